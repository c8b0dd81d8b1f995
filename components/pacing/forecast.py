"""When so many images will be done: the pace and the days, without counting image by image."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import tzinfo

from components.pacing.budget import (
    MINUTE_S,
    Budget,
    Limits,
    Source,
    capacity_of,
    daily_of,
    left_today,
    pace_of,
    recent_of,
    source_of,
    tokens_at,
    wait_for,
)
from components.pacing.days import next_day

_DAY_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Say when images that begin now are done.

    `today` of them go before the day turns; `left_today` is None without a limit per day; `days` counts the days on
    which any go. `spacing_source` says where the pace comes from, "none" where nothing limits it.
    """

    finish_utc: float
    per_image_s: float
    today: int
    left_today: int | None
    days: int
    spacing_source: Source


@dataclass(frozen=True, slots=True)
class _Pace:
    """Hold what one image takes: by the limit per minute, and where nothing limits."""

    gap_s: float
    each_s: float

    def takes(self, images: int, tokens: float) -> float:
        """Say how long images take of which `tokens` may go at once."""
        limited_s = max(images - tokens, 0.0) * self.gap_s + self.each_s
        return max(images * self.each_s, limited_s) if images else 0.0

    def fits(self, seconds: float, tokens: float) -> float:
        """Count the images that are sent in a time."""
        by_gap = max(tokens + seconds / self.gap_s, 0.0) if self.gap_s else math.inf
        return min(by_gap, seconds / self.each_s if self.each_s else math.inf)


def forecast(budget: Budget, limits: Limits, images: int, seconds_each: float, now: float, zone: tzinfo) -> Forecast:
    """Work out when so many images are done that begin now; `seconds_each` is what one takes where nothing limits."""
    pace, daily = _Pace(pace_of(budget, limits), seconds_each), daily_of(budget, limits)
    wait, left = wait_for(budget, limits, 1, now, zone), left_today(budget, limits, now, zone)
    begins, turns = now + (0.0 if wait.reason == "minute" else wait.seconds), next_day(now, zone)
    tokens = _tokens(budget, limits, begins)
    fits = pace.fits(max(turns - begins, 0.0), tokens)
    today = int(min(images, fits, images if left is None else left))
    finish, days = (
        begins + pace.takes(images, tokens),
        math.ceil((begins + pace.takes(images, tokens) - turns) / _DAY_S),
    )
    days = max(days, 0) + (today > 0)
    if daily and today < images:
        burst = min(daily, budget.window or daily, int(capacity_of(budget, limits)) or daily)
        finish, days = _over_days(pace, images - today, burst, daily, max(turns, begins), zone)
        days += today > 0
    return Forecast(
        finish_utc=finish,
        per_image_s=max(pace.gap_s, seconds_each),
        today=today,
        left_today=left,
        days=days,
        spacing_source=source_of(budget, limits),
    )


def _tokens(budget: Budget, limits: Limits, now: float) -> float:
    """Count the images that may go at once; fewer than none where a batch left a debt."""
    tokens = tokens_at(budget, limits, now) if pace_of(budget, limits) else math.inf
    if not budget.window:
        return tokens
    room = max(budget.window - recent_of(budget.sends, now, MINUTE_S), 0)
    return float(room) if not limits.ipm else min(tokens, room)


def _over_days(pace: _Pace, images: int, burst: int, daily: int, begins: float, zone: tzinfo) -> tuple[float, int]:
    """Say when images are done that begin with a new day, and on how many days they go."""
    each_day = int(min(daily, pace.fits(_DAY_S, burst)))
    full = (images - 1) // max(each_day, 1)
    if full:
        begins = next_day(begins + (full - 0.5) * _DAY_S, zone)
    return begins + pace.takes(images - full * each_day, burst), full + 1
