"""When to try again after a 429: by what was taken before, by what the service may count, or ever more slowly."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import tzinfo

from components.pacing.budget import Budget, Limits, recent_of, room_for, used_of
from components.pacing.days import next_day
from components.pacing.learned import MARGIN, REGROWTH, is_known, last_before, windowed

FIRST_PROBE_S = 0.5
LONGEST_PROBE_S = 300.0
_GENTLE, _GENTLE_UNTIL_S = 1.5, 4.0
_AGAIN = {1: 0.15, 2: 1.0}  # after a gap that had been long enough, by refusals: parts of it
_ALONE_S = 2.0  # a refused request that went so long after the one before is no matter of distance, most likely
_NOISE = 8  # a refusal after so many that went well is one request's delay on its way


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
    if budget.spacing and not budget.parked:  # its token came back, but not the time
        at = max(budget.blocked_until, *(each + budget.spacing * images for each, images in budget.sends[-1:]), 0.0)
        budget = replace(budget, tokens=1.0, at=at)
    if budget.refusals > 1 or count >= budget.refused_count or budget.parked:
        return budget
    return replace(budget, refused_count=count, window=min(budget.window, max(count, 1)))


def _held(budget: Budget, limits: Limits, sent_at: float, now: float, count: int) -> Budget:
    """Choose when to try again after a refusal of the minute."""
    last_at, last_images = last_before(budget, math.nextafter(sent_at, math.inf))
    gap_s = (sent_at - last_at) / last_images
    if _is_minute_full(budget, limits, count, gap_s * last_images):
        full = windowed(budget, min(count, limits.ipm) if limits.is_firm else count)
        return _counted(full, sent_at)
    is_sure = limits.is_firm and budget.window == limits.ipm
    if budget.window and not budget.refusals and not is_sure and count >= min(budget.window - 1, 0.8 * budget.window):
        return replace(budget, window=count, tokens=0.0)
    is_odd = gap_s > max(_ALONE_S, 4 * budget.spacing)  # neither the minute nor the gap explains it
    if budget.window or is_odd:
        wait_s = min(FIRST_PROBE_S * 2 ** min(budget.refusals, 10), LONGEST_PROBE_S)
        return replace(_counted(budget, sent_at), blocked_until=now + wait_s, parked=False)
    was_paced = budget.spacing > 0 and gap_s >= budget.spacing * 0.5
    if was_paced and budget.high and budget.refusals in _AGAIN:  # in the end as if it counted what it refuses
        return replace(budget, blocked_until=now + budget.high * MARGIN * _AGAIN[budget.refusals])
    is_noise = is_known(budget) and budget.good >= _NOISE and not budget.refusals
    held = replace(budget, low=max(budget.low, gap_s) if was_paced and not is_noise else budget.low)
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
    if is_known(budget):
        return max(budget.high * MARGIN, gap_s * REGROWTH if was_paced else 0.0)
    if not was_paced:
        return max(60.0 / limits.ipm * MARGIN if limits.ipm else FIRST_PROBE_S, budget.spacing)
    if budget.high and not budget.refusals:
        return gap_s * REGROWTH
    growth = _GENTLE if gap_s < _GENTLE_UNTIL_S else 2.0
    return gap_s + min(max(gap_s * (growth - 1), 0.05), LONGEST_PROBE_S)
