"""What may go now: a token bucket, a rolling minute where the service was found to count so, and a count per day.

Times are epoch seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Literal

from components.pacing.days import day_of, next_day

Reason = Literal["minute", "day", "rate_limited", "retry"]
Source = Literal["none", "ceiling", "guess", "yours", "learned"]

MINUTE_S = 60.5  # a rolling minute, and what two requests may differ on their way
PATIENCE = 60  # images that must go well before a limit is tried again
_SENDS_MOST = 200  # from there on, requests that go within this time count as one
_SENDS_APART_S = 0.3
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


def spend(budget: Budget, limits: Limits, images: int, now: float, zone: tzinfo) -> Budget:
    """Take the tokens of a request that goes out."""
    tokens, has_bucket = tokens_at(budget, limits, now), gap_of(budget, limits) > 0
    last_at = budget.sends[-1][0] if budget.sends else 0.0
    is_full = tokens >= capacity_of(budget, limits) if has_bucket else now - last_at > MINUTE_S
    is_rested = is_full and not budget.refusals
    return replace(
        budget,
        tokens=tokens - (images if has_bucket else 0),
        at=now,
        day=day_of(now, zone),
        used_today=used_of(budget, now, zone) + images,
        sends=_sent(budget.sends, now, images),
        run=images if is_rested else budget.run + images,
        run_at=now if is_rested else budget.run_at,
    )


def depart(budget: Budget, taken_at: float, now: float) -> Budget:
    """Note that a request went later than it might have: what follows keeps its distance from it."""
    sends = [(now if at == taken_at else at, images) for at, images in budget.sends]
    delay_s = max(now - taken_at, 0.0) if budget.spacing else 0.0
    return replace(budget, sends=tuple(sorted(sends)), at=budget.at + delay_s)


def give_back(
    budget: Budget, limits: Limits, images: int, now: float, zone: tzinfo, *, sent_at: float | None = None
) -> Budget:
    """Return the tokens of a request that surely made nothing; `sent_at` is when it went, the last one otherwise."""
    has_bucket = gap_of(budget, limits) > 0
    tokens = min(tokens_at(budget, limits, now) + (images if has_bucket else 0), capacity_of(budget, limits))
    return replace(
        budget,
        tokens=tokens,
        at=now,
        used_today=max(used_of(budget, now, zone) - images, 0),
        sends=_unsent(budget.sends, now if sent_at is None else sent_at, images),
        run=max(budget.run - images, 0),
    )


def _sent(sends: tuple[tuple[float, int], ...], now: float, images: int) -> tuple[tuple[float, int], ...]:
    kept = [each for each in sends if each[0] > now - MINUTE_S] or list(sends[-1:])
    if len(kept) >= _SENDS_MOST and now - kept[-1][0] < _SENDS_APART_S:
        images += kept.pop()[1]
    return (*kept, (now, images))


def _unsent(sends: tuple[tuple[float, int], ...], at: float, images: int) -> tuple[tuple[float, int], ...]:
    """Take images out again, those that went nearest before."""
    kept = list(sends)
    for place in sorted(range(len(kept)), key=lambda each: abs(kept[each][0] - at)):
        taken = min(images, kept[place][1])
        kept[place] = (kept[place][0], kept[place][1] - taken)
        images -= taken
        if not images:
            break
    return tuple(each for each in kept if each[1])
