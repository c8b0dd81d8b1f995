"""SIGKILL in the middle of a sweep: it goes on by itself, and nothing is asked for twice."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from components import images
from components.emulator.options import Options
from components.emulator.server import serve
from tests.counting import CountingEmulator

WORKER = Path(__file__).with_name("sweep_worker.py")
CELLS = 12


def test_a_sweep_that_is_killed_goes_on_and_makes_nothing_twice(tmp_path):
    emulator = CountingEmulator(Options(latency_s=0.1, faults=("ok", "429-ipm", "image-cut:1")))
    server = serve(emulator)
    command = [sys.executable, str(WORKER), str(tmp_path), server.url, str(CELLS)]
    try:
        for made in (3, 8):
            worker = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            until = time.monotonic() + 60
            while sum(emulator.made.values()) < made:
                assert time.monotonic() < until and worker.poll() is None
                time.sleep(0.01)
            worker.kill()
            worker.wait()
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=90)
    finally:
        server.stop()
    report = json.loads(done.stdout)
    statuses = Counter(cell["status"] for cell in report["cells"])
    assert len(report["cells"]) == CELLS and set(statuses) <= {"done", "unclear"} and statuses["unclear"] <= 8
    assert set(emulator.made.values()) == {1} and all(cell["error"] for cell in report["cells"] if not cell["record"])
    assert len(report["files"]) == statuses["done"]
    for path in report["files"]:
        images.verify(Path(path))
