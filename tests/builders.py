"""What tests are made of: requests, settings and a clock that only moves when it is told to."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from components.records import GenerationRequest
from components.settings import Settings, read_settings

NOON_UTC = datetime(2026, 10, 8, 4, tzinfo=timezone.utc).timestamp()  # noon in Shanghai
_PATIENCE_S = 10.0


def make_request(**changes: Any) -> GenerationRequest:
    """Build a valid request: "a cat" with seed 7 and the table's defaults, apart from the changes."""
    return GenerationRequest.from_values({"prompt": "a cat", "seed": 7, **changes})


def make_settings(tmp_path: Path, **environment: object) -> Settings:
    """Read settings from an environment that holds only these variables, with the data folder in tmp_path."""
    values = {"HOME": str(tmp_path), "EXPLORER_DATA_DIR": str(tmp_path / "data")}
    return read_settings({**values, **{name: str(value) for name, value in environment.items()}})


@dataclass(frozen=True, eq=False)
class _Sleeper:
    """Hold one thread that waits: until when, and for which event."""

    deadline: float
    event: threading.Event


class FakeClock:
    """Be a clock that moves only by `advance`; a wait blocks until then, or until its event is set."""

    def __init__(self, now: float = NOON_UTC) -> None:
        self._now = now
        self._changed = threading.Condition()
        self._sleepers: list[_Sleeper] = []

    def now(self) -> float:
        with self._changed:
            return self._now

    def wait(self, event: threading.Event, seconds: float) -> bool:
        with self._changed:
            sleeper = _Sleeper(self._now + max(seconds, 0.0), event)
            self._sleepers.append(sleeper)
            self._changed.notify_all()
        # The event's own condition, so that setting the event wakes the thread as well as `advance` does.
        with event._cond:  # type: ignore[attr-defined]
            while not event.is_set() and self.now() < sleeper.deadline:
                event._cond.wait()  # type: ignore[attr-defined]
        with self._changed:
            if sleeper in self._sleepers:
                self._sleepers.remove(sleeper)
                self._changed.notify_all()
        return event.is_set()

    def advance(self, seconds: float) -> None:
        """Move the time on and wake those whose wait is over."""
        with self._changed:
            self._now += seconds
            over = [sleeper for sleeper in self._sleepers if sleeper.deadline <= self._now]
            for sleeper in over:
                self._sleepers.remove(sleeper)
        for sleeper in over:
            with sleeper.event._cond:  # type: ignore[attr-defined]
                sleeper.event._cond.notify_all()  # type: ignore[attr-defined]

    def advance_to_next_deadline(self) -> float:
        """Move to the end of the earliest wait, once a thread waits; gives the seconds moved."""
        self.await_sleepers()
        with self._changed:
            seconds = max(min(self._deadlines()) - self._now, 0.0)
        self.advance(seconds)
        return seconds

    def await_sleepers(self, count: int = 1) -> None:
        """Return when at least so many threads wait for a time to come; fails the test where they never do."""
        until = time.monotonic() + _PATIENCE_S
        with self._changed:
            while len(self._deadlines()) < count:
                left_s = until - time.monotonic()
                if left_s <= 0:
                    raise AssertionError(f"{len(self._deadlines())} threads wait for the clock, not {count}")
                self._changed.wait(left_s)

    def sleepers(self) -> list[object]:
        """Give the waits that neither their event nor the time has ended, each as an object of its own."""
        with self._changed:
            return [sleeper for sleeper in self._sleepers if not sleeper.event.is_set()]

    def _deadlines(self) -> list[float]:
        """Give the ends of the waits that neither their event nor the time has ended."""
        return [
            sleeper.deadline
            for sleeper in self._sleepers
            if not sleeper.event.is_set() and math.isfinite(sleeper.deadline)
        ]
