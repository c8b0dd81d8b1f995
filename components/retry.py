"""When to ask again after a failure that surely made nothing. Pure."""

from __future__ import annotations

import random
from dataclasses import dataclass

from components.errors import Overloaded, ServiceError, Unreachable


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """Bound the tries and the total wait; waits double from `first_s` up to `longest_s`, jittered by a quarter."""

    tries: int
    first_s: float
    longest_s: float
    total_s: float

    def wait_s(self, tries: int, waited_s: float, draw: random.Random, asked_s: float | None = None) -> float | None:
        """Say how many seconds to wait after `tries` tries, None to stop.

        `asked_s` is what the service asked for (Retry-After); it counts where it is longer.
        """
        if tries >= self.tries:
            return None
        wait_s = min(self.first_s * 2 ** (tries - 1), self.longest_s) * draw.uniform(0.75, 1.25)
        wait_s = max(wait_s, asked_s or 0.0)
        return wait_s if waited_s + wait_s <= self.total_s else None


OVERLOADED = RetryPolicy(tries=10, first_s=2.0, longest_s=60.0, total_s=600.0)
UNREACHABLE = RetryPolicy(tries=4, first_s=1.0, longest_s=10.0, total_s=60.0)
NOT_AN_IMAGE = RetryPolicy(tries=3, first_s=1.0, longest_s=5.0, total_s=60.0)

URL_LIFE_S = 3600.0  # D: "valid for one hour"
_EAGER_S = 60.0
_BACKGROUND_S = 30.0


def policy_of(error: ServiceError) -> RetryPolicy | None:
    """Give the policy for an error after which asking again is safe, None for all others."""
    if isinstance(error, Overloaded):
        return OVERLOADED
    return UNREACHABLE if isinstance(error, Unreachable) else None


def download_wait_s(again: str, tries: int, age_s: float) -> float | None:
    """Say when to try a download again, None to give up.

    `again` is LostImage.again; `age_s` is the URL's age. For an hour's failure: eagerly in the first minute, then in
    the background until the URL is dead; "always" has no end.
    """
    if again == "bounded":
        return None if tries >= NOT_AN_IMAGE.tries else NOT_AN_IMAGE.first_s * tries
    if again == "never" or (again == "hour" and age_s >= URL_LIFE_S):
        return None
    return min(0.5 * 2 ** min(tries - 1, 6), 10.0) if age_s < _EAGER_S else _BACKGROUND_S
