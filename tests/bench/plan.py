"""Print how long a plan of 10,000 cells takes as it is typed; run by hand: python tests/bench/plan.py."""

from __future__ import annotations

import statistics
import sys
import time
from datetime import timezone
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from components.pacing import Forecast, Limits, forecast, fresh_budget
from components.sweeps.axes import read_axes
from components.sweeps.estimate import estimate
from components.sweeps.plan import plan_sweep
from components.sweeps.sketch import sketch
from tests.builders import NOON_UTC

ROUNDS = 15
MOST_MS = 40
CELLS = 10_000
SITE = "https://api.siliconflow.cn/v1"
BASE = {"prompt": "a cat on a mat, in the manner of an old photograph", "seed": 7}
MODELS = "Kwai-Kolors/Kolors, Qwen/Qwen-Image, Tongyi-MAI/Z-Image, Tongyi-MAI/Z-Image-Turbo"
SWEEPS: dict[str, dict[str, str]] = {
    "guidance x steps": {"guidance_scale": "0-19.8 (+0.2)", "num_inference_steps": "1-100"},
    "seeds": {"seed": "1-10000"},
    "words x seeds": {"prompt_sr": ", ".join(["cat", *(f"dog {n}" for n in range(99))]), "seed": "1-100"},
    "models x guidance x seeds": {"model": MODELS, "guidance_scale": "0-4.9 (+0.1)", "seed": "1-50"},
}


def pace(model: str, images: int) -> Forecast:
    limits = Limits(ipm=2, ipd=400)
    return forecast(fresh_budget(limits, NOON_UTC), limits, images, 1.0, NOON_UTC, timezone.utc)


def measure(axes: list[dict[str, str]]) -> dict[str, float]:
    """Take the time of each step once, in milliseconds."""
    marks = [time.perf_counter()]
    steps: dict[str, Any] = {}

    def mark(name: str, value: Any) -> Any:
        marks.append(time.perf_counter())
        steps[name] = (marks[-1] - marks[-2]) * 1000
        return value

    read = mark("read", read_axes(axes, BASE, CELLS))
    assert not read.problems and read.cells == CELLS
    sketched = mark("sketch", sketch(BASE, read.axes, SITE))
    mark("estimate", estimate(read, sketched, (), pace, NOON_UTC))
    mark("plan", plan_sweep(BASE, read.axes))
    return steps


def main() -> None:
    """Print medians by sweep; ends with an error where reading and sketching take too long."""
    is_slow = False
    for name, values in SWEEPS.items():
        axes = [{"name": axis, "values": text} for axis, text in values.items()]
        rounds = [measure(axes) for _ in range(ROUNDS)]
        taken = {step: statistics.median(each[step] for each in rounds) for step in rounds[0]}
        is_slow = is_slow or taken["read"] + taken["sketch"] > MOST_MS
        print(f"{name:26} {'   '.join(f'{step} {ms:.1f} ms' for step, ms in taken.items())}")
    sys.exit(f"reading and sketching took more than {MOST_MS} ms" if is_slow else 0)


if __name__ == "__main__":
    main()
