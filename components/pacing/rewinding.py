"""A clock that was set back: what a budget remembers of times moves along, so that nothing waits for the future."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from components.pacing.budget import Budget
from components.pacing.days import next_day

_SLACK_S = 1.0


def rewound(budget: Budget, now: float, zone: tzinfo) -> Budget:
    """Give the budget as it would be had the clock always been as it is now; the same where nothing is ahead of it."""
    newest = max(budget.refused_at, budget.run_at, *(at for at, _ in budget.sends))  # these have surely happened
    by = newest - now
    if by <= _SLACK_S:
        return budget
    blocked_until = min(budget.blocked_until, next_day(now, zone)) if budget.parked else budget.blocked_until - by
    return replace(
        budget,
        at=budget.at - by,
        refused_at=budget.refused_at - by,
        run_at=budget.run_at - by,
        sends=tuple((at - by, images) for at, images in budget.sends),
        blocked_until=blocked_until,
    )
