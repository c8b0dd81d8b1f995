"""Print what becomes of a sweep of 100 cells at a service of which every fourth answer is a fault; run by hand:
python tests/bench/sweep.py [KILLS]. With kills, the app is killed so often (20), at random moments.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from components import images
from components.emulator.options import Options
from components.emulator.server import serve
from tests.counting import CountingEmulator

CELLS = 100
WORKER = Path(__file__).parents[1] / "e2e" / "sweep_worker.py"
# Every refusal and every reply that the service, a gateway or a network was seen to give.
FAULTS = (
    "400-20012", "400-20015", "moderation", "401-30014", "402-30001", "403-30003", "429-ipm", "429-tpm",
    "500-50507", "503-50505", "502-html", "504-text", "drop", "broken-json", "html", "empty-images", "no-url",
    "data-only", "b64", "no-seed", "url-404", "url-expired", "url-500:1", "image-cut:1", "image-drop:1",
    "image-html:1", "image-empty:1", "redirect-private", "redirect-ok", "redirect-loop", "retry-after:1",
)  # fmt: skip


def run(kills: int, seed: int = 1) -> None:
    draw = random.Random(seed)
    names = tuple(name for name in FAULTS if _is_known(name))
    emulator = CountingEmulator(Options(latency_s=0.2, fault_rate=0.25, fault_choices=names, fault_seed=seed))
    server = serve(emulator)
    with tempfile.TemporaryDirectory() as folder:
        began, command = time.monotonic(), [sys.executable, str(WORKER), folder, server.url, str(CELLS)]
        for _ in range(kills):
            worker = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            try:
                worker.wait(timeout=draw.uniform(0.5, 3.0))
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
        report = json.loads(done.stdout)
        for path in report["files"]:
            images.verify(Path(path))
    server.stop()
    _print(report, emulator.made, kills, time.monotonic() - began)


def _print(report: dict[str, Any], made: Counter[int], kills: int, seconds: float) -> None:
    cells = report["cells"]
    statuses = Counter(cell["status"] for cell in cells)
    twice = {seed: count for seed, count in made.items() if count > 1}
    silent = [cell for cell in cells if cell["status"] != "done" and not cell["error"]]
    print(f"{len(cells)} cells, {kills} kills, {seconds:.0f} s: {dict(statuses)}; {len(report['files'])} whole files")
    print(f"made twice: {twice or 'none'}; without a reason: {len(silent)}; made {sum(made.values())}")
    for message, count in Counter(cell["error"] for cell in cells if cell["error"]).most_common():
        print(f"  {count:3} {message}")


def _is_known(name: str) -> bool:
    try:
        Options(fault_choices=(name,))
    except ValueError:
        print(f"no such fault: {name}")
        return False
    return True


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
