"""Print what an open sweep of 1,000 cells costs: python tests/bench/sweep_page.py

The app runs as a process of its own. Polls are timed over HTTP: with nothing new, with one new cell, and with all of
them. Chromium then draws the grid, takes polls in, and scrolls through it.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from components.models import MODELS
from components.records import GenerationRequest
from components.sites import EMULATOR_SITE
from components.store.store import Store
from components.store.sweep_rows import NewCell, Sweep
from tests.e2e.launching import DESKTOP, open_browser
from tests.libraries import OWNER, build_library

ROOT = Path(__file__).resolve().parents[2]
COLUMNS, ROWS, DONE, ROUNDS = 25, 40, 700, 201
SWEEP = "s" * 22
HEADERS = {"X-Explorer-Visitor": "b" * 24}
_APP = """
import sys
from pathlib import Path
from components.emulator.core import Emulator
from components.emulator.options import Options
from tests.e2e.launching import running_app
with running_app(Path(sys.argv[1]), Emulator(Options()), EXPLORER_IPM="1") as (url, services):
    print(url, flush=True)
    for line in sys.stdin:
        services.store.sweeps.want(line.strip(), [999])
        print("changed", flush=True)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """Hold a running app."""

    url: str
    process: subprocess.Popen[str]

    def get(self, path: str, **values: object) -> requests.Response:
        answer = requests.get(f"{self.url}/kolors/{path}", params=values, headers=HEADERS, timeout=30)
        answer.raise_for_status()
        return answer

    def change_one(self) -> None:
        """Let one cell of the sweep become another version."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{SWEEP}\n")
        self.process.stdin.flush()
        self.process.stdout.readline()

    def memory_mb(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0


@contextmanager
def running(folder: Path) -> Iterator[App]:
    command = [sys.executable, "-c", _APP, str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin and process.stdout
    try:
        yield App(url=process.stdout.readline().strip(), process=process)
    finally:
        process.stdin.close()
        process.wait(60)


def build_sweep(store: Store) -> None:
    """Put a sweep of 1,000 cells into a library of as many records; most of them are done."""
    labels = [[str(steps) for steps in range(1, COLUMNS + 1)], [str(seed) for seed in range(ROWS)]]
    axes = tuple(
        {"name": name, "values": [int(each) for each in given], "labels": given, "text": ", ".join(given)}
        for name, given in zip(("num_inference_steps", "seed"), labels, strict=True)
    )
    base = {"prompt": "sea", "model": MODELS[0].id, "image_size": "256x256", "seed": 0}
    sweep = Sweep(
        id=SWEEP, owner=OWNER, site=EMULATOR_SITE, account="account", title="Steps and seeds", base=base, axes=axes,
        state="running", why=None, version=1, shape=1, created_utc=time.time(), ended_utc=None,
    )  # fmt: skip
    store.sweeps.create(sweep, [_cell(place, base) for place in range(COLUMNS * ROWS)])


def _cell(place: int, base: dict[str, object]) -> NewCell:
    at = (place % COLUMNS, place // COLUMNS)
    request = GenerationRequest.from_values({**base, "num_inference_steps": at[0] + 1, "seed": at[1]})
    return NewCell(
        place=place,
        at=at,
        labels=(str(at[0] + 1), str(at[1])),
        request=request,
        digest=request.digest(EMULATOR_SITE),
        record_id=f"{OWNER}-{place:06d}" if place < DONE else None,
    )


def timed_ms(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def time_polls(app: App) -> None:
    whole = app.get(f"sweep/{SWEEP}", since=0)
    told = whole.json()
    print(f"all {len(told['cells']):,} cells are {len(whole.content) / 1e3:.0f} kB; medians of {ROUNDS} polls, ms")
    polls: dict[str, list[float]] = {"the title only": [], "nothing new": [], "one new cell": [], "all cells": []}

    def poll(name: str, **values: object) -> None:
        polls[name].append(timed_ms(lambda: app.get(f"sweep/{SWEEP}", **values)))

    for _ in range(ROUNDS):
        since = app.get(f"sweep/{SWEEP}", since=told["version"], shape=1).json()["version"]
        poll("the title only", brief=1)
        poll("nothing new", since=since, shape=1)
        app.change_one()
        poll("one new cell", since=since, shape=1)
        poll("all cells", since=0)
    for name, times in polls.items():
        print(
            f"  {name:16}{statistics.median(times):8.2f}   worst of 100: {statistics.quantiles(times, n=100)[-1]:.1f}"
        )


# The time from an answer's arrival until the script has taken it in, and the page is laid out anew.
_WATCH = """
    window.tasks = [], window.polls = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((each) => each.duration)))
        .observe({ type: "longtask" });
    const json = Response.prototype.json;
    Response.prototype.json = async function () {
        const told = await json.call(this);
        if (!told.cells) return told;
        const began = performance.now(), { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { void document.body.offsetHeight; window.polls.push(performance.now() - began); };
        port2.postMessage(0);
        return told;
    };
"""
_SCROLL = """async () => {
    const grid = document.querySelector("#sweep .sweep-scroll"), waits = [];
    window.tasks.length = 0;
    let before = performance.now();
    for (let n = 0; n < 120; n++) {
        grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * n / 119;
        await new Promise(requestAnimationFrame);
        waits.push(performance.now() - before);
        before = performance.now();
    }
    waits.sort((a, b) => a - b);
    return { median: waits[60], most: waits.at(-1), tasks: window.tasks };
}"""


def time_page(app: App) -> None:
    """Time what a browser does with it."""
    with open_browser() as browser:
        page = browser.new_context(viewport=DESKTOP).new_page()
        page.add_init_script(_WATCH)
        page.add_init_script(f"sessionStorage.setItem('kolors.sweep', '{SWEEP}')")
        page.goto(app.url)
        page.locator("html[data-restored]").wait_for(state="attached")
        page.locator("#tab-explore-button").click()
        page.locator("#sweep .sweep-cell").nth(COLUMNS * ROWS - 1).wait_for(state="attached")
        page.wait_for_timeout(3000)
        page.evaluate("window.tasks.length = 0")
        for _ in range(8):
            app.change_one()
            page.wait_for_timeout(1300)
        first, *rest = page.evaluate("window.polls")
        tasks = page.evaluate("window.tasks")
        print(f"the page draws 1,000 cells in {first:.0f} ms, a poll with one new in {statistics.median(rest):.1f}")
        print(f"  longest poll {max(rest):.1f} ms; tasks over 50 ms meanwhile: {[round(each) for each in tasks]}")
        scroll = page.evaluate(_SCROLL)
        print(f"  scrolling: {scroll['median']:.1f} ms a frame, at most {scroll['most']:.0f}")
        print(f"  tasks over 50 ms meanwhile: {[round(each) for each in scroll['tasks']]}")


def main() -> None:
    with tempfile.TemporaryDirectory() as idle, running(Path(idle)) as app:
        app.get("sweeps")
        before = app.memory_mb()
    with tempfile.TemporaryDirectory() as folder:
        store = build_library(Path(folder), DONE, owner=OWNER)
        build_sweep(store)
        store.close()
        with running(Path(folder)) as app:
            time_polls(app)
            after = app.memory_mb()
            print(f"memory: {before:.0f} MB idle, {after:.0f} MB after {4 * ROUNDS} polls")
            time_polls(app)
            print(f"memory: {app.memory_mb():.0f} MB after as many again")
            time_page(app)


if __name__ == "__main__":
    main()
