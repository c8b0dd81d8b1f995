"""A model that is overloaded: all of an account's requests to it wait, so that none burns its tries meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

_FIRST_S, _LONGEST_S = 2.0, 60.0
_ALONE = 1  # overload that comes once is its request's own affair


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """Hold the answers in a row that spoke of overload, when the last came, and until when nothing is sent."""

    answers: int = 0
    last_at: float = 0.0
    until: float = 0.0


def after_overload(strain: Strain, now: float, sent_at: float, jitter: float) -> Strain:
    """Wait twice as long as before, times `jitter`; requests that were under way together count once."""
    if strain.answers and sent_at < strain.last_at:
        return strain
    answers = strain.answers + 1
    wait_s = min(_FIRST_S * 2 ** min(answers - _ALONE - 1, 10), _LONGEST_S) * jitter if answers > _ALONE else 0.0
    return Strain(answers=answers, last_at=now, until=now + wait_s)


def is_strained(strain: Strain) -> bool:
    """Say whether one request at a time tries whether the overload is over."""
    return strain.answers > _ALONE
