"""The account's budget: a token bucket per minute, a count per day, and what refusals teach. Pure."""

from components.pacing.budget import (
    PATIENCE,
    Budget,
    Limits,
    Source,
    Wait,
    daily_of,
    fresh_budget,
    left_today,
    pace_of,
    source_of,
    used_of,
    wait_for,
)
from components.pacing.days import day_of, next_day
from components.pacing.forecast import Forecast, forecast
from components.pacing.keeping import budget_json, read_budget
from components.pacing.learned import forget, has_learned, is_feeling
from components.pacing.learning import after_success
from components.pacing.refusals import FIRST_PROBE_S, LONGEST_PROBE_S, after_refusal
from components.pacing.rewinding import rewound
from components.pacing.spending import depart, give_back, spend
from components.pacing.strain import Strain, after_overload, is_strained

__all__ = [
    "FIRST_PROBE_S",
    "LONGEST_PROBE_S",
    "PATIENCE",
    "Budget",
    "Forecast",
    "Limits",
    "Source",
    "Strain",
    "Wait",
    "after_overload",
    "after_refusal",
    "after_success",
    "budget_json",
    "daily_of",
    "day_of",
    "depart",
    "forecast",
    "forget",
    "fresh_budget",
    "give_back",
    "has_learned",
    "is_feeling",
    "is_strained",
    "left_today",
    "next_day",
    "pace_of",
    "read_budget",
    "rewound",
    "source_of",
    "spend",
    "used_of",
    "wait_for",
]
