"""What an answer after refusals teaches: how far apart images must be, or how many fit into the service's minute.

A refused request tells that it came too early; the one that is taken after it tells by what: by its distance from the
last one (a bucket), or because earlier ones have left the minute that the service looks back over.
"""

from __future__ import annotations

import math
from dataclasses import replace

from components.pacing.budget import PATIENCE, Budget, Limits, recent_of
from components.pacing.learned import MARGIN, REGROWTH, is_known, last_before, windowed

_SURE = 1.04  # a bracket this narrow needs no more tries
_LONG_S = 4.0
_PATIENCE_MOST = 1000
_SEVERAL = 3  # images in a row that must go well where a pause may have saved some up
_TRIED = 10  # images that must go well before a first guess is passed


def after_success(budget: Budget, limits: Limits, now: float, *, sent_at: float | None = None) -> Budget:
    """Take in that a request was taken."""
    sent_at = now if sent_at is None else sent_at
    if budget.refusals:
        return _resolved(budget, limits, sent_at) if sent_at > budget.refused_at or budget.parked else budget
    gap_s = _gap_before(budget, sent_at)
    if not budget.spacing:
        return _patient(budget, limits, gap_s)
    if gap_s < budget.spacing * 0.8 or gap_s > budget.spacing * 1.25:  # it did not go by the spacing
        return budget
    return _spaced(_narrowed(budget, limits, gap_s), limits)


def _resolved(budget: Budget, limits: Limits, sent_at: float) -> Budget:
    """Read from the first request taken after refusals what they were about."""
    gap_s, count = _gap_before(budget, sent_at), recent_of(budget.sends, math.nextafter(sent_at, 0.0))
    calm = replace(budget, refusals=0, blocked_until=0.0, parked=False, run=0, run_at=sent_at)
    if budget.parked:
        return calm
    refused = budget.refused_count
    if _is_of_minute(refused, gap_s, has_left=count < refused):
        window = min(refused, limits.ipm) if limits.is_firm else refused
        return replace(windowed(calm, window), tokens=budget.tokens)
    if budget.window:
        return calm
    if not budget.spacing:
        return _puzzled(calm, gap_s)
    high = min(budget.high, gap_s) if is_known(budget) else gap_s
    if budget.high and budget.low and (budget.refusals > 1 or not is_known(budget)):
        high = min(gap_s, max(math.sqrt(budget.low * gap_s), budget.low * REGROWTH))
    return _spaced(replace(calm, high=high, burst=budget.burst if budget.high else _burst(budget, gap_s)), limits)


def _puzzled(budget: Budget, gap_s: float) -> Budget:
    """Let a first odd refusal pass; after a second one, keep the distance that was taken."""
    if not budget.odd:
        return replace(budget, odd=1)
    return replace(budget, odd=0, high=gap_s, low=0.0, spacing=gap_s, burst=1)


def _is_of_minute(refused: int, gap_s: float, *, has_left: bool) -> bool:
    """Say whether it was a full minute that was waited out: far longer than its images are apart in the mean."""
    minutes = refused * gap_s / 60.0
    return minutes >= 1.5 if has_left else minutes >= 2.5 and gap_s > _LONG_S


def _burst(budget: Budget, gap_s: float) -> int:
    """Say how many images went at once before the first refusal, beyond those for which there was time."""
    excess = budget.run - (budget.refused_at - budget.run_at) / gap_s
    return int(excess * 0.8) if excess >= 3 else 1


def _narrowed(budget: Budget, limits: Limits, gap_s: float) -> Budget:
    """Take in a gap that was long enough; after so many of them, a shorter one is tried again."""
    good, low, patience = budget.good + 1, budget.low, budget.patience
    several = max(_SEVERAL, int(60.0 / budget.spacing)) if limits.ipm and not low else _SEVERAL
    if budget.burst > 1 and good % several:
        return replace(budget, good=good)
    if not low and gap_s < budget.high * 0.99:
        patience = PATIENCE
    if low and good >= patience:
        good, low, patience = 0, 0.0, min(patience * 2, _PATIENCE_MOST)
    return replace(budget, low=low, high=min(budget.high or gap_s, gap_s), good=good, patience=patience)


def _spaced(budget: Budget, limits: Limits) -> Budget:
    """Choose the spacing: halve the bracket until it is narrow, and shrink slowly where nothing was refused."""
    low, high = budget.low, budget.high
    if not low:
        spacing = high * (0.95 if budget.patience > PATIENCE else 0.85)
    elif high / low <= _SURE:
        spacing = high * MARGIN
    else:
        spacing = max(math.sqrt(low * high), high / 2)
    floor = 60.0 / limits.ipm * MARGIN if limits.is_firm else 0.0
    return replace(budget, spacing=max(spacing, floor))


def _patient(budget: Budget, limits: Limits, gap_s: float) -> Budget:
    """Try a little more than the rolling minute, or than a first guess, once enough went well."""
    if budget.odd:
        good = budget.good + 1
        return replace(budget, odd=0, good=0) if good >= PATIENCE else replace(budget, good=good)
    if limits.is_firm and (not budget.window or budget.window >= limits.ipm):
        return budget
    good = budget.good + 1
    if budget.window and good >= budget.patience:
        more = budget.window + max(budget.window // 10, 1)
        return replace(budget, good=0, window=more, patience=min(budget.patience * 2, _PATIENCE_MOST))
    if not budget.window and limits.ipm and gap_s < 60.0 / limits.ipm * 1.25 and good >= _TRIED:
        return replace(budget, good=0, spacing=60.0 / limits.ipm * 0.95, high=60.0 / limits.ipm, burst=limits.ipm)
    return replace(budget, good=good)


def _gap_before(budget: Budget, at: float) -> float:
    last_at, images = last_before(budget, at)
    return (at - last_at) / images
