"""What a budget holds of what was learned, and how to forget it."""

from __future__ import annotations

from dataclasses import replace

from components.pacing.budget import MINUTE_S, Budget, Limits

MARGIN = 1.02  # for the ways that differ in length
REGROWTH = 1.03  # when a gap that was long enough isn't any more


def has_learned(budget: Budget) -> bool:
    """Say whether refusals taught anything."""
    return bool(budget.spacing or budget.window or budget.day_limit or budget.refusals)


def is_feeling(budget: Budget, limits: Limits) -> bool:
    """Say whether the pace is unknown after a refusal, so that one request at a time tries."""
    return budget.refusals > (1 if budget.high or limits.ipm else 0) and not is_known(budget)


def is_known(budget: Budget) -> bool:
    """Say whether a gap was taken that was not refused since."""
    return budget.high > budget.low


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


def windowed(budget: Budget, window: int) -> Budget:
    """Count over a rolling minute from now on."""
    return replace(budget, window=window, spacing=0.0, low=0.0, high=0.0, burst=0, blocked_until=0.0, parked=False)


def last_before(budget: Budget, at: float) -> tuple[float, int]:
    """Give time and images of the request before a time; long before it where there is none."""
    return next((each for each in reversed(budget.sends) if each[0] < at), (at - 2 * MINUTE_S, 1))
