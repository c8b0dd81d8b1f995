"""Print how long settings take to go into a 2 MB file, out and back; run by hand: python tests/bench/metadata.py."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image

from components.metadata import insert, read, strip
from tests.builders import make_request
from tests.metadata_samples import make_file_settings

ROUNDS = 51
MOST_INSERT_MS = 10
FORMATS: dict[str, dict[str, Any]] = {
    "PNG": {"compress_level": 1},
    "JPEG": {"quality": 95},
    "WEBP": {"quality": 98, "method": 0},
}
PROMPTS = {"short": "a cat", "10,000 characters": "猫" * 10_000}


def file_of(kind: str) -> bytes:
    """Paint noise until the file has 2 MB."""
    side = 512
    while True:
        buffer = BytesIO()
        noise = [Image.effect_noise((side, side), 90) for _ in range(3)]
        Image.merge("RGB", noise).save(buffer, kind, **FORMATS[kind])
        if buffer.tell() >= 2_000_000:
            return buffer.getvalue()
        side += 128


def median_ms(step: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print medians by format and prompt; ends with an error where an insertion takes too long."""
    slow = False
    for kind in FORMATS:
        data = file_of(kind)
        for name, prompt in PROMPTS.items():
            settings = make_file_settings(make_request(prompt=prompt, negative_prompt=prompt))
            given = insert(data, settings)
            assert strip(given) == data
            steps = {
                "insert": lambda data=data, settings=settings: insert(data, settings),
                "strip": lambda given=given: strip(given),
                "read": lambda given=given: read(given),
            }
            taken = {step: median_ms(call) for step, call in steps.items()}
            slow = slow or taken["insert"] > MOST_INSERT_MS
            figures = "   ".join(f"{step} {ms:.2f} ms" for step, ms in taken.items())
            print(f"{kind:4} {len(data) / 1e6:.1f} MB, {name:17}   {figures}")
    sys.exit(f"an insertion took more than {MOST_INSERT_MS} ms" if slow else 0)


if __name__ == "__main__":
    main()
