"""Time, injected: nobody else asks the system for it or sleeps."""

from __future__ import annotations

import threading
import time
from typing import Protocol


class Clock(Protocol):
    """Tell the time and wait; a wait ends early when its event is set."""

    def now(self) -> float:
        """Give seconds since the epoch, UTC."""
        ...

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """Wait until the event is set (True) or the seconds are over (False)."""
        ...


class SystemClock:
    """Be the real clock."""

    def now(self) -> float:
        return time.time()

    def wait(self, event: threading.Event, seconds: float) -> bool:
        return event.wait(min(max(seconds, 0.0), threading.TIMEOUT_MAX))
