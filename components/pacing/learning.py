"""What the service's answers teach: how far apart images must be, or how many fit into its minute.

A refused request tells that it came too early; the one that is taken after it tells by what: by its distance from the
last one (a bucket), or because earlier ones have left the minute that the service looks back over.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import tzinfo

from components.pacing.budget import MINUTE_S, PATIENCE, Budget, Limits, recent_of, room_for, used_of
from components.pacing.days import next_day

FIRST_PROBE_S = 0.5
LONGEST_PROBE_S = 300.0
MARGIN = 1.02  # for the ways that differ in length
_SURE = 1.04  # a bracket this narrow needs no more tries
_GENTLE, _GENTLE_UNTIL_S = 1.5, 4.0
_REGROWTH = 1.04  # when a gap that was long enough isn't any more
_AGAIN = {1: 0.15, 2: 1.0}  # then, by refusals: parts of that gap
_PATIENCE_MOST = 1000
_SEVERAL = 3  # images in a row that must go well where a pause may have saved some up
_TRIED = 10  # images that must go well before a first guess is passed


def after_refusal(
    budget: Budget,
    limits: Limits,
    scope: str,
    retry_after_s: float | None,
    now: float,
    zone: tzinfo,
    *,
    sent_at: float | None = None,
) -> Budget:
    """Hold back after a 429 to a request whose images were given back.

    One that went before the last refusal was known was refused together with it: it teaches nothing more.
    """
    sent_at = now if sent_at is None else sent_at
    if scope == "day":
        return _parked(budget, retry_after_s, now, zone)
    if budget.refusals and sent_at <= budget.refused_at:
        return _asked(_together(budget, sent_at), retry_after_s, now)
    count = recent_of(budget.sends, sent_at)
    held = _held(budget, limits, sent_at, now, count)
    has_emptied = budget.refusals and 2 * count < budget.refused_count  # and still refused: it counts what it refuses
    full = budget.refused_count if has_emptied else count
    held = replace(held, refusals=budget.refusals + 1, refused_at=now, refused_count=full, good=0)
    return _asked(held, retry_after_s, now)


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


def forget(budget: Budget, limits: Limits) -> Budget:
    """Forget what was learned; what was used and what the owner set stays."""
    fresh = Budget(tokens=float(limits.ipm), at=budget.at)
    return replace(
        fresh,
        tokens=min(budget.tokens, fresh.tokens),
        day=budget.day,
        used_today=budget.used_today,
        sends=budget.sends,
        own_ipm=budget.own_ipm,
        own_ipd=budget.own_ipd,
    )


def has_learned(budget: Budget) -> bool:
    """Say whether refusals taught anything."""
    return bool(budget.spacing or budget.window or budget.day_limit or budget.refusals)


def is_feeling(budget: Budget, limits: Limits) -> bool:
    """Say whether the pace is unknown after a refusal, so that one request at a time tries."""
    return budget.refusals > (1 if budget.high or limits.ipm else 0) and not _is_known(budget)


def _is_known(budget: Budget) -> bool:
    """Say whether a gap was taken that was not refused since."""
    return budget.high > budget.low


def _parked(budget: Budget, retry_after_s: float | None, now: float, zone: tzinfo) -> Budget:
    """Hold everything back until the day turns."""
    until = max(next_day(now, zone), now + (retry_after_s or 0.0))
    return replace(
        budget,
        refusals=budget.refusals + 1,
        refused_at=now,
        blocked_until=max(until, budget.blocked_until),
        parked=True,
        day_limit=used_of(budget, now, zone),
    )


def _asked(budget: Budget, retry_after_s: float | None, now: float) -> Budget:
    """Wait as long as the service asks for, where that is longer."""
    if retry_after_s is None or now + retry_after_s <= budget.blocked_until:
        return budget
    return replace(budget, blocked_until=now + retry_after_s)


def _together(budget: Budget, sent_at: float) -> Budget:
    """Correct what the first refusal of a burst took for sent and was refused as well."""
    count = recent_of(budget.sends, sent_at)
    if budget.refusals > 1 or count >= budget.refused_count or budget.parked:
        return budget
    return replace(budget, refused_count=count, window=min(budget.window, max(count, 1)))


def _held(budget: Budget, limits: Limits, sent_at: float, now: float, count: int) -> Budget:
    """Choose when to try again after a refusal of the minute."""
    last_at, last_images = _last_before(budget, math.nextafter(sent_at, math.inf))
    gap_s = (sent_at - last_at) / last_images
    if _is_minute_full(budget, limits, count, gap_s):
        windowed = _windowed(budget, min(count, limits.ipm) if limits.is_firm else count)
        return _counted(windowed, sent_at)
    is_sure = limits.is_firm and budget.window == limits.ipm
    if budget.window and not budget.refusals and not is_sure and count >= min(budget.window - 1, 0.8 * budget.window):
        return replace(budget, window=count, tokens=0.0)
    if budget.window or gap_s >= max(MINUTE_S, 4 * budget.spacing):  # neither the minute nor the gap explains it
        wait_s = min(FIRST_PROBE_S * 2 ** min(budget.refusals, 10), LONGEST_PROBE_S)
        return replace(_counted(budget, sent_at), blocked_until=now + wait_s, parked=False)
    was_paced = budget.spacing > 0 and gap_s >= budget.spacing * 0.5
    if was_paced and budget.high and budget.refusals in _AGAIN:  # in the end as if it counted what it refuses
        return replace(budget, blocked_until=now + budget.high * MARGIN * _AGAIN[budget.refusals])
    held = replace(budget, low=max(budget.low, gap_s) if was_paced else budget.low)
    probe_s = _probe_gap(held, limits, gap_s, was_paced)
    newest_at, images = budget.sends[-1] if budget.sends else (last_at, last_images)
    until = max(newest_at + probe_s * images, now)
    leaves = room_for(budget.sends, max(count - 1, 0), sent_at)
    if not budget.high and budget.run > 1 and now < leaves < until:
        until = leaves
    burst = budget.burst if was_paced else max(budget.burst // 2, 1)
    return replace(held, spacing=probe_s, burst=burst, blocked_until=until, parked=False, tokens=1.0, at=until)


def _counted(budget: Budget, sent_at: float) -> Budget:
    """Count a refused request as sent, where minutes are counted: some services count what they refuse."""
    sends = (*budget.sends, (sent_at, 1)) if budget.window else budget.sends
    return replace(budget, sends=tuple(sorted(sends)))


def _is_minute_full(budget: Budget, limits: Limits, count: int, gap_s: float) -> bool:
    """Say whether a refusal is explained by the images of the last minute, and not by the one before."""
    if not limits.ipm or budget.window:
        return False
    each_s = 60.0 / limits.ipm
    has_passed = 0 < budget.spacing < each_s * 0.99
    return count >= limits.ipm and gap_s >= each_s * 0.9 and not has_passed


def _probe_gap(budget: Budget, limits: Limits, gap_s: float, was_paced: bool) -> float:
    """Give the distance from the last image at which the next is tried, in seconds per image."""
    if _is_known(budget):
        return budget.high * MARGIN
    if not was_paced:
        return max(60.0 / limits.ipm * MARGIN if limits.ipm else FIRST_PROBE_S, budget.spacing)
    if budget.high and not budget.refusals:
        return gap_s * _REGROWTH
    growth = _GENTLE if gap_s < _GENTLE_UNTIL_S else 2.0
    return gap_s + min(max(gap_s * (growth - 1), 0.05), LONGEST_PROBE_S)


def _windowed(budget: Budget, window: int) -> Budget:
    """Count over a rolling minute from now on."""
    return replace(budget, window=window, spacing=0.0, low=0.0, high=0.0, burst=0, blocked_until=0.0, parked=False)


def _resolved(budget: Budget, limits: Limits, sent_at: float) -> Budget:
    """Read from the first request taken after refusals what they were about."""
    gap_s, count = _gap_before(budget, sent_at), recent_of(budget.sends, math.nextafter(sent_at, 0.0))
    calm = replace(budget, refusals=0, blocked_until=0.0, parked=False, run=0, run_at=sent_at)
    if budget.parked or not (budget.spacing or budget.window):
        return calm
    refused = budget.refused_count
    if _is_of_minute(refused, gap_s, has_left=count < refused):
        window = min(refused, limits.ipm) if limits.is_firm else refused
        return replace(_windowed(calm, window), tokens=budget.tokens)
    if budget.window:
        return calm
    high = min(budget.high, gap_s) if _is_known(budget) else gap_s
    if budget.high and not _is_known(budget) and budget.refusals <= len(_AGAIN) + 1:
        high = min(gap_s, budget.low * _REGROWTH)
    return _spaced(replace(calm, high=high, burst=budget.burst if budget.high else _burst(budget, gap_s)), limits)


def _is_of_minute(refused: int, gap_s: float, *, has_left: bool) -> bool:
    """Say whether it was a full minute that was waited out: far longer than its images are apart in the mean."""
    minutes = refused * gap_s / 60.0
    return minutes >= 1.5 if has_left else minutes >= 2.5 and gap_s > _GENTLE_UNTIL_S


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
    if limits.is_firm and (not budget.window or budget.window >= limits.ipm):
        return budget
    good = budget.good + 1
    if budget.window and good >= budget.patience:
        more = budget.window + max(budget.window // 10, 1)
        return replace(budget, good=0, window=more, patience=min(budget.patience * 2, _PATIENCE_MOST))
    if not budget.window and limits.ipm and gap_s < 60.0 / limits.ipm * 1.25 and good >= _TRIED:
        return replace(budget, good=0, spacing=60.0 / limits.ipm * 0.95, high=60.0 / limits.ipm, burst=limits.ipm)
    return replace(budget, good=good)


def _last_before(budget: Budget, at: float) -> tuple[float, int]:
    return next((each for each in reversed(budget.sends) if each[0] < at), (at - 2 * MINUTE_S, 1))


def _gap_before(budget: Budget, at: float) -> float:
    last_at, images = _last_before(budget, at)
    return (at - last_at) / images
