"""What goes out and what comes back of a budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from components.pacing.budget import MINUTE_S, Budget, Limits, capacity_of, gap_of, tokens_at, used_of
from components.pacing.days import day_of

_SENDS_MOST = 200  # from there on, requests that go within this time count as one
_SENDS_APART_S = 0.3


def spend(budget: Budget, limits: Limits, images: int, now: float, zone: tzinfo) -> Budget:
    """Take the tokens of a request that goes out."""
    tokens, has_bucket = tokens_at(budget, limits, now), gap_of(budget, limits) > 0
    last_at = budget.sends[-1][0] if budget.sends else 0.0
    is_full = tokens >= capacity_of(budget, limits) if has_bucket else now - last_at > MINUTE_S
    is_rested = is_full and not budget.refusals
    used = used_of(budget, now, zone) + images
    return replace(
        budget,
        tokens=tokens - (images if has_bucket else 0),
        at=now,
        day=day_of(now, zone),
        used_today=used,
        day_limit=budget.day_limit if used <= budget.day_limit else 0,
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
