"""The service's limits: images per minute and per day, for each account and model."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from components.emulator.contract import contract

_DAY_S = 86_400


@dataclass(slots=True, kw_only=True)
class _Usage:
    recent: deque[tuple[float, int]] = field(default_factory=deque)
    day: int = -1
    today: int = 0


class Limiter:
    """Count images over a rolling minute and over the calendar day of UTC+8; not thread-safe by itself.

    A batch above the whole limit passes when nothing else was made in the window: it could never pass otherwise.
    """

    def __init__(self, *, ipm: int, ipd: int, clock: Callable[[], float]) -> None:
        self._ipm = ipm
        self._ipd = ipd
        self._clock = clock
        self._usages: dict[tuple[str, str], _Usage] = {}

    def admit(self, *, account: str, model: str, images: int) -> str | None:
        """Count the images and return None, or count nothing and return the name of the refusal."""
        now = self._clock()
        usage = self._usages.setdefault((account, model), _Usage())
        self._forget_old(usage, now)
        if _is_full(self._ipd, usage.today, images):
            return "429-ipd"
        if _is_full(self._ipm, sum(count for _, count in usage.recent), images):
            return "429-ipm"
        usage.today += images
        usage.recent.append((now, images))
        return None

    def _forget_old(self, usage: _Usage, now: float) -> None:
        facts = contract().facts
        while usage.recent and usage.recent[0][0] <= now - facts["ipm_window_s"]:
            usage.recent.popleft()
        day = int((now + facts["day_utc_offset_h"] * 3600) // _DAY_S)
        if day != usage.day:
            usage.day, usage.today = day, 0


def _is_full(limit: int, used: int, images: int) -> bool:
    return limit > 0 and used > 0 and used + images > limit
