"""What feeds the scheduler."""

from __future__ import annotations

from typing import Protocol


class Feeder(Protocol):
    """Queue the cells of sweeps as they may go."""

    def feed(self) -> float:
        """Queue more; gives the seconds until it wants to be asked again."""
        ...

    def note_end(self, record_id: str) -> None:
        """Hear of a record that has ended."""
        ...

    def is_running(self, sweep_id: str) -> bool:
        """Say whether a sweep may send."""
        ...

    def is_wanted(self, record_id: str) -> bool:
        """Say whether any sweep that may send has a cell that a record answers."""
        ...
