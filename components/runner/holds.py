"""Sweeps that stand still for a while: the service cannot be reached, stays overloaded, or the disk is full.

Nothing was made, so no cell fails by it; they are asked for again after a time that doubles. Pure but for its clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.clock import Clock

HOLDING = frozenset({"unreachable", "overloaded"})
_FIRST_S, _LONGEST_S = 30.0, 600.0
_DISK_WAIT_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Say until when a sweep stands still and why, and how often it has in a row."""

    until_utc: float
    why: Mapping[str, Any]
    tries: int


class Holds:
    """Hold sweeps back; safe from any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._holds: dict[str, Hold] = {}

    def hold(self, sweep_id: str, error: Mapping[str, Any]) -> None:
        """Hold a sweep back after an error; those that were in flight together count once."""
        before, now = self._holds.get(sweep_id), self._clock.now()
        if self.has(sweep_id):
            return
        tries = before.tries + 1 if before else 1
        until_utc = now + min(_FIRST_S * 2 ** (tries - 1), _LONGEST_S)
        self._holds[sweep_id] = Hold(until_utc=until_utc, why=error, tries=tries)

    def wait_for_disk(self, sweep_id: str, message: str) -> None:
        """Hold a sweep back for which the disk has no room."""
        why = {"kind": "disk", "message": message}
        self._holds[sweep_id] = Hold(until_utc=self._clock.now() + _DISK_WAIT_S, why=why, tries=1)

    def release(self, sweep_id: str) -> None:
        """Let a sweep go on."""
        self._holds.pop(sweep_id, None)

    def has(self, sweep_id: str) -> bool:
        """Say whether a sweep is held back now."""
        found = self._holds.get(sweep_id)
        return found is not None and self._left_s(found) > 0

    def why(self, sweep_id: str) -> Mapping[str, Any] | None:
        """Say why a sweep is held back, and until when; None where it is not."""
        found = self._holds.get(sweep_id)
        if found is None or self._left_s(found) <= 0:
            return None
        return {**found.why, "until_utc": found.until_utc}

    def next_s(self, idle_s: float) -> float:
        """Give the seconds until the next sweep may go on, at most `idle_s`."""
        ends = [left_s for hold in list(self._holds.values()) if (left_s := self._left_s(hold)) > 0]
        return min([*ends, idle_s])

    def _left_s(self, hold: Hold) -> float:
        """Give the seconds left; more than there can be are those of a clock that was set back."""
        left_s = hold.until_utc - self._clock.now()
        return left_s if left_s <= _LONGEST_S else 0.0
