"""What may go now: a token bucket, a rolling minute where the service was found to count so, and a count per day.

Times are epoch seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from components.pacing.days import day_of, next_day

Reason = Literal["minute", "day", "rate_limited", "retry"]
Source = Literal["none", "ceiling", "guess", "yours", "learned"]

MINUTE_S = 60.5  # a rolling minute, and what two requests may differ on their way
PATIENCE = 60  # images that must go well before a limit is tried again
_SHORTEST_WAIT_S = 1e-3  # epoch seconds have steps of 2e-7: less than that could be waited for without end


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Hold images per minute and per day, 0 for none, and where each comes from."""

    ipm: int = 0
    ipd: int = 0
    ipm_source: Source = "ceiling"
    ipd_source: Source = "ceiling"

    @property
    def is_firm(self) -> bool:
        """Say whether what is learned may not pass the images per minute."""
        return self.ipm > 0 and self.ipm_source != "guess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Hold what is left of an account's limits for a model, and what refusals taught about them.

    `refusals` counts the 429 answers since an image was taken; `sends` are the last requests as (time, images), but
    not those that were refused. Learned are `spacing` (seconds per image, 0 for none) inside the bracket of `low`
    (refused) and `high` (taken), `burst` (images that may go at once after a pause), `window` (images per rolling
    minute, 0 where the service counts otherwise) and `day_limit` (used on the day on which a 429 named the day).
    `own_ipm` and `own_ipd` are what the owner set.
    """

    tokens: float
    at: float
    day: str = ""
    used_today: int = 0
    blocked_until: float = 0.0
    parked: bool = False
    refusals: int = 0
    refused_at: float = 0.0
    refused_count: int = 0
    sends: tuple[tuple[float, int], ...] = ()
    spacing: float = 0.0
    low: float = 0.0
    high: float = 0.0
    burst: int = 0
    window: int = 0
    good: int = 0
    patience: int = PATIENCE
    odd: int = 0
    run: int = 0
    run_at: float = 0.0
    day_limit: int = 0
    own_ipm: int | None = None
    own_ipd: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Say how long to wait and for what; 0 seconds is now."""

    seconds: float
    reason: Reason | None = None


def fresh_budget(limits: Limits, now: float) -> Budget:
    """Begin with a full bucket."""
    return Budget(tokens=float(limits.ipm), at=now)


def gap_of(budget: Budget, limits: Limits) -> float:
    """Give the seconds per image of the bucket in force, 0 where it has none."""
    floor = 60.0 / limits.ipm if limits.ipm else 0.0
    if not budget.spacing:
        return floor
    return max(budget.spacing, floor) if limits.is_firm else budget.spacing


def pace_of(budget: Budget, limits: Limits) -> float:
    """Give the seconds per image in the long run, 0 where nothing limits."""
    return max(gap_of(budget, limits), MINUTE_S / budget.window if budget.window else 0.0)


def source_of(budget: Budget, limits: Limits) -> Source:
    """Say where the pace in force comes from."""
    if not pace_of(budget, limits):
        return "none"
    is_as_set = limits.ipm and 0.97 < pace_of(budget, limits) * limits.ipm / 60.0 < 1.1
    return limits.ipm_source if is_as_set else "learned"


def daily_of(budget: Budget, limits: Limits) -> int:
    """Give the images per day to expect, 0 for no limit."""
    return min((each for each in (limits.ipd, budget.day_limit) if each), default=0)


def left_today(budget: Budget, limits: Limits, now: float, zone: tzinfo) -> int | None:
    """Count the images that may still go today, None where nothing limits them."""
    if budget.parked and budget.blocked_until > now:
        return 0
    return max(limits.ipd - used_of(budget, now, zone), 0) if limits.ipd else None


def capacity_of(budget: Budget, limits: Limits) -> float:
    """Give how many images may go at once after a pause."""
    if not budget.spacing:
        return float(limits.ipm)
    return float(min(max(budget.burst, 1), limits.ipm) if limits.is_firm else max(budget.burst, 1))


def tokens_at(budget: Budget, limits: Limits, now: float) -> float:
    """Count the images that may go at once."""
    gap_s, capacity = gap_of(budget, limits), capacity_of(budget, limits)
    flowed = max(now - budget.at, 0.0) / gap_s if gap_s else 0.0
    return min(budget.tokens + flowed, capacity)


def used_of(budget: Budget, now: float, zone: tzinfo) -> int:
    """Count today's images."""
    return budget.used_today if budget.day == day_of(now, zone) else 0


def recent_of(sends: Sequence[tuple[float, int]], now: float, seconds: float = 60.0) -> int:
    """Count the images that were sent in the last minute."""
    return sum(images for at, images in sends if now - seconds < at <= now)


def wait_for(budget: Budget, limits: Limits, images: int, now: float, zone: tzinfo, *, ahead: int = 0) -> Wait:
    """Say when a request of so many images may go, after `ahead` images that go before it.

    A request larger than the bucket goes when the bucket is full, and the bucket goes into debt.
    """
    if budget.blocked_until > now:
        return Wait(seconds=budget.blocked_until - now, reason="day" if budget.parked else "rate_limited")
    used = used_of(budget, now, zone)
    if limits.ipd and used + ahead and used + ahead + images > limits.ipd:
        return Wait(seconds=next_day(now, zone) - now, reason="day")
    gap_s, capacity = gap_of(budget, limits), capacity_of(budget, limits)
    missing = ahead + min(images, capacity) - tokens_at(budget, limits, now) if gap_s else 0.0
    seconds = max(missing * gap_s, room_at(budget, images, now, ahead=ahead) - now)
    return Wait(seconds=seconds, reason="minute") if seconds > _SHORTEST_WAIT_S else Wait(seconds=0.0)


def room_at(budget: Budget, images: int, now: float, *, ahead: int = 0) -> float:
    """Say when the rolling minute has room; a request larger than it goes when nothing else is in it."""
    if not budget.window:
        return now
    turns, rest = divmod(ahead, budget.window)
    allowed = max(budget.window - images - rest, 0)
    if allowed + images + rest > budget.window and rest:
        turns, allowed = turns + 1, max(budget.window - images, 0)
    return room_for(budget.sends, allowed, now) + turns * MINUTE_S


def room_for(sends: Sequence[tuple[float, int]], allowed: int, now: float) -> float:
    """Say when no more than `allowed` images were sent in the minute before."""
    recent = [each for each in sends if each[0] > now - MINUTE_S]
    count, at = sum(images for _, images in recent), now
    for sent_at, images in recent:
        if count <= allowed:
            break
        count, at = count - images, sent_at + MINUTE_S
    return at
