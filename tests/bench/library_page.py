"""Print what the Library costs the page with 100 and with 10,000 records: python tests/bench/library_page.py

Each app runs as a process of its own: its answers over HTTP are timed by turns, the bytes that opening the tab moves
are counted in Chromium, and its memory is read before and after.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e.launching import DESKTOP, open_browser
from tests.libraries import CHINESE, COMMON, OWNER, RARE, build_library

ROOT = Path(__file__).resolve().parents[2]
COUNTS, ROUNDS = (100, 10_000), 101
HEADERS = {"X-Explorer-Visitor": "b" * 24}
_APP = """
import sys, time
from pathlib import Path
from components.emulator.core import Emulator
from components.emulator.options import Options
from tests.e2e.launching import running_app
with running_app(Path(sys.argv[1]), Emulator(Options())) as (url, services):
    print(url, flush=True)
    sys.stdin.read()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """Hold a running app."""

    url: str
    pid: int

    def get(self, path: str) -> requests.Response:
        answer = requests.get(f"{self.url}/{path}", headers=HEADERS, timeout=30)
        answer.raise_for_status()
        return answer

    def memory_mb(self) -> float:
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0


@contextmanager
def running(folder: Path) -> Iterator[App]:
    command = [sys.executable, "-c", _APP, str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin and process.stdout
    try:
        yield App(url=process.stdout.readline().strip(), pid=process.pid)
    finally:
        process.stdin.close()
        process.wait(60)


def paths_of(app: App) -> dict[str, str]:
    """Give what is asked for, by name."""
    records = re.findall(r'data-record="([^"]+)"', app.get("kolors/library").text)
    middle = re.findall(r'data-before="(\d+)"', app.get("kolors/library").text)
    return {
        "first page": "kolors/library",
        "next page": f"kolors/library?before={middle[0]}",
        "search, common word": f"kolors/library?text={COMMON}",
        "search, rare word": f"kolors/library?text={RARE}",
        "search, Chinese": f"kolors/library?text={CHINESE}",
        "filter, starred": "kolors/library?starred=1",
        "filter, failed": "kolors/library?failed=1",
        "bar with its filters": "kolors/library/bar",
        "detail": f"kolors/record/{records[0]}",
    }


def timed_ms(app: App, path: str) -> tuple[float, int]:
    """Time one answer; gives its entries, too, by which pages of unlike length are compared."""
    began = time.perf_counter()
    answer = app.get(path)
    return (time.perf_counter() - began) * 1000, answer.text.count('<li class="entry ')


def weigh(app: App) -> tuple[int, int]:
    """Count what opening the tab moves: bytes over the wire, and answers."""
    with open_browser() as browser:
        page = browser.new_context(viewport=DESKTOP).new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        page.goto(app.url)
        page.locator("#banner .banner-emulator").wait_for()
        sizes: list[int] = []
        session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        page.locator("#tab-library-button").click()
        page.locator("#library[data-state='ready']").wait_for()
        page.wait_for_function(_ALL_THERE)
        return sum(sizes), len(sizes)


_ALL_THERE = """() => [...document.querySelectorAll('#library .entry img')]
    .filter((each) => each.getBoundingClientRect().top < innerHeight).every((each) => each.complete)"""


def main() -> None:
    with ExitStack() as stack:
        apps = []
        for count in COUNTS:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            build_library(folder, count, owner=OWNER).close()
            apps.append(stack.enter_context(running(folder)))
        paths = [paths_of(app) for app in apps]
        print(f"{'':24}{COUNTS[0]:>9,}{COUNTS[1]:>10,}   ratio   (medians of {ROUNDS}, ms, by turns)")
        for name in paths[0]:
            rounds = [
                [timed_ms(app, each[name])[0] for app, each in zip(apps, paths, strict=True)] for _ in range(ROUNDS)
            ]
            small, large = (statistics.median(column) for column in zip(*rounds, strict=True))
            entries = [timed_ms(app, each[name])[1] for app, each in zip(apps, paths, strict=True)]
            unlike = f"   {entries[0]} and {entries[1]} entries" if entries[0] != entries[1] else ""
            print(f"{name:24}{small:9.2f}{large:10.2f}{large / small:8.2f}{unlike}")
        memory = [app.memory_mb() for app in apps]
        print(f"{'memory, MB':24}{memory[0]:9.0f}{memory[1]:10.0f}")
        for app, count in zip(apps, COUNTS, strict=True):
            weight, answers = weigh(app)
            print(f"opening the tab with {count:,} records moves {weight / 1e6:.2f} MB in {answers} answers")


if __name__ == "__main__":
    main()
