"""The whole pipeline on the emulator, with a clock that moves only when nothing is under way."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from components.answers import record_json
from components.emulator.core import Emulator
from components.emulator.options import Options
from components.services import Services, build_services
from tests.builders import FakeClock, make_settings


class Pipeline:
    """Hold services, their emulator and their clock."""

    def __init__(self, folder: Path, options: Options, clock: FakeClock, environment: dict[str, object]) -> None:
        self.clock = clock
        self.steps: list[str] = []
        self.emulator = Emulator(options, clock.now)
        self.services: Services = build_services(
            make_settings(folder, **environment),
            clock=clock,
            emulator=self.emulator,
            draw=random.Random(1),
            on_step=lambda step, record_id: self.steps.append(step),
        )

    def ask(self, *, owner: str = "local", fresh: bool = False, **values: Any) -> str:
        """Submit a small request and give its record's id."""
        return self.submit(owner=owner, fresh=fresh, **values).record_id

    def submit(self, *, owner: str = "local", fresh: bool = False, **values: Any) -> Any:
        values = {"prompt": "sea", "seed": 7, "image_size": "256x256", **values}
        request = self.services.read_request(values, {}, owner)
        connection = self.services.connections.default
        return self.services.generate(request, owner=owner, connection=connection, fresh=fresh)

    def settle(self) -> None:
        """Return when nothing is under way and the scheduler waits for a time to come.

        Whatever ends wakes the scheduler first, so it must have slept on while nothing was under way.
        """
        while True:
            self.clock.await_sleepers()
            asleep = self.clock.sleepers()
            if asleep and self.services.runner.in_flight == 0 and self.clock.sleepers() == asleep:
                return
            time.sleep(0.001)

    def finish(self, record_id: str) -> dict[str, Any]:
        """Let the time pass until a record has ended, and describe it."""
        ended = self.services.when_ended(record_id)
        while not ended.done():
            self.settle()
            if not ended.done():
                self.clock.advance_to_next_deadline()
        return self.record(record_id)

    def generate(self, **values: Any) -> dict[str, Any]:
        return self.finish(self.ask(**values))

    def sweep(self, axes: dict[str, object], *, owner: str = "local", **base: Any) -> str:
        """Start a sweep of small requests, axes as {name: values}, and give its id."""
        values = {"prompt": "sea", "seed": 7, "image_size": "256x256", **base}
        given = [{"name": name, "values": text} for name, text in axes.items()]
        return self.services.sweeps.start(values, given, owner, self.services.connections.default)

    def sweep_until(self, sweep_id: str, *states: str, owner: str = "local") -> Any:
        """Let the time pass until a sweep is in one of these states, and give its status."""
        while True:
            self.settle()
            status = self.services.sweeps.status(sweep_id, owner)
            assert status is not None
            if status.state in states:
                return status
            self.clock.advance_to_next_deadline()

    def await_thumbnails(self, count: int) -> None:
        """Return when so many thumbnails are made, which happens behind the scenes."""
        until = time.monotonic() + 10
        while self.steps.count("thumbnailed") < count:
            assert time.monotonic() < until, f"{self.steps.count('thumbnailed')} thumbnails, not {count}"
            time.sleep(0.001)

    def record(self, record_id: str) -> dict[str, Any]:
        view = self.services.store.view(record_id)
        assert view is not None
        return record_json(view, reused=False)


@contextmanager
def pipeline(
    folder: Path, clock: FakeClock | None = None, environment: dict[str, object] | None = None, **options: Any
) -> Iterator[Pipeline]:
    """Run a pipeline on a data folder below `folder`; options are the emulator's switches."""
    running = Pipeline(folder, Options(**options), clock or FakeClock(), environment or {})
    try:
        yield running
    finally:
        running.services.close()
