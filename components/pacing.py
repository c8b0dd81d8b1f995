"""The account's budget: a token bucket per minute, a count per day, and waiting out a 429.

Pure; times are epoch seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, timezone, tzinfo
from typing import Literal

Reason = Literal["minute", "day", "rate_limited"]

FIRST_PROBE_S = 2.0
LONGEST_PROBE_S = 60.0
_SHORTEST_WAIT_S = 1e-3  # epoch seconds have steps of 2e-7: less than that could be waited for without end


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Hold images per minute and per day; 0 is none."""

    ipm: int = 0
    ipd: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Hold what is left: tokens at a time, the images of a day, and until when a 429 holds everything back.

    `refusals` counts the 429 answers in a row; while there are any, one request at a time probes.
    """

    tokens: float
    at: float
    day: str = ""
    used_today: int = 0
    blocked_until: float = 0.0
    parked: bool = False
    refusals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Say how long to wait and for what; 0 seconds is now."""

    seconds: float
    reason: Reason | None = None


def fresh_budget(limits: Limits, now: float) -> Budget:
    """Begin with a full bucket."""
    return Budget(tokens=float(limits.ipm), at=now)


def wait_for(budget: Budget, limits: Limits, images: int, now: float, zone: tzinfo, *, ahead: int = 0) -> Wait:
    """Say when a request of so many images may go, after `ahead` images that go before it.

    A request larger than the bucket goes when the bucket is full, and the bucket goes into debt.
    """
    if budget.blocked_until > now:
        return Wait(seconds=budget.blocked_until - now, reason="day" if budget.parked else "rate_limited")
    used = _used(budget, now, zone)
    if limits.ipd and used + ahead and used + ahead + images > limits.ipd:
        return Wait(seconds=next_day(now, zone) - now, reason="day")
    missing = ahead + min(images, limits.ipm) - _tokens(budget, limits, now) if limits.ipm else 0.0
    seconds = missing * 60.0 / limits.ipm if limits.ipm else 0.0
    return Wait(seconds=seconds, reason="minute") if seconds > _SHORTEST_WAIT_S else Wait(seconds=0.0)


def spend(budget: Budget, limits: Limits, images: int, now: float, zone: tzinfo) -> Budget:
    """Take the tokens of a request that goes out."""
    return replace(
        budget,
        tokens=_tokens(budget, limits, now) - (images if limits.ipm else 0),
        at=now,
        day=day_of(now, zone),
        used_today=_used(budget, now, zone) + images,
    )


def give_back(budget: Budget, limits: Limits, images: int, now: float, zone: tzinfo) -> Budget:
    """Return the tokens of a request that surely made nothing."""
    tokens = min(_tokens(budget, limits, now) + (images if limits.ipm else 0), float(limits.ipm))
    return replace(budget, tokens=tokens, at=now, used_today=max(_used(budget, now, zone) - images, 0))


def after_success(budget: Budget) -> Budget:
    """Forget earlier refusals."""
    return replace(budget, refusals=0, blocked_until=0.0, parked=False) if budget.refusals else budget


def after_refusal(budget: Budget, scope: str, retry_after_s: float | None, now: float, zone: tzinfo) -> Budget:
    """Hold everything back after a 429: until the day turns, as long as it asked for, or twice as long as before.

    A Retry-After of next to nothing that keeps coming is doubled too, from half a second.
    """
    probe_s = min(FIRST_PROBE_S * 2 ** min(budget.refusals, 10), LONGEST_PROBE_S)
    until = now + (probe_s if retry_after_s is None else max(retry_after_s, probe_s / 4))
    until = max(until, next_day(now, zone)) if scope == "day" else until
    # Requests that were in flight together are refused together: none of them shortens what another was told.
    is_longer = until >= budget.blocked_until
    return replace(
        budget,
        refusals=budget.refusals + 1,
        blocked_until=until if is_longer else budget.blocked_until,
        parked=scope == "day" if is_longer else budget.parked,
    )


def day_of(now: float, zone: tzinfo) -> str:
    """Give the ISO date of a time in the zone where the service's day turns."""
    return datetime.fromtimestamp(now, zone).date().isoformat()


def next_day(now: float, zone: tzinfo) -> float:
    """Give the time when the next day begins."""
    tomorrow = datetime.fromtimestamp(now, zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=zone).astimezone(timezone.utc).timestamp()


def _tokens(budget: Budget, limits: Limits, now: float) -> float:
    return min(budget.tokens + max(now - budget.at, 0.0) * limits.ipm / 60.0, float(limits.ipm))


def _used(budget: Budget, now: float, zone: tzinfo) -> int:
    return budget.used_today if budget.day == day_of(now, zone) else 0
