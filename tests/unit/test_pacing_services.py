"""Keeping the pace of services that limit in every way we know of: how long it takes, and how often they refuse."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from components.pacing import Limits
from tests.pacing_services import Account, Admit, bucket, changing, fixed, rolling

GUESS = Limits(ipm=2, ipm_source="guess")
SEEDS = (0, 1, 2)


@dataclass(frozen=True, kw_only=True)
class Case:
    """Describe a service and what is asked of it; `ideal_s` is how long it takes at best.

    `ratio` and `refused` bound the time and the answers of 429.
    """

    admit: Callable[[], Admit]
    ideal_s: float
    ratio: float
    refused: int
    images: list[int] = field(default_factory=lambda: [1] * 30)
    account: dict[str, Any] = field(default_factory=dict)


CASES = {
    "one a second, known": Case(
        admit=lambda: bucket(60, 1), ideal_s=29, ratio=1.08, refused=6, account={"limits": Limits(ipm=60)}
    ),
    "one a second, learned": Case(admit=lambda: bucket(60, 1), ideal_s=29, ratio=1.09, refused=10),
    "one a second, even, learned": Case(
        admit=lambda: bucket(60, 1), ideal_s=29, ratio=1.05, refused=8, account={"jitter_s": 0.005}
    ),
    "one a second, eight at once": Case(
        admit=lambda: bucket(60, 1), ideal_s=29, ratio=1.1, refused=14, account={"active": 8}
    ),
    "one a second, for long": Case(admit=lambda: bucket(60, 1), ideal_s=299, ratio=1.1, refused=30, images=[1] * 300),
    "answers after three seconds, known": Case(
        admit=lambda: bucket(60, 1),
        ideal_s=59,
        ratio=1.13,
        refused=6,
        images=[1] * 60,
        account={"limits": Limits(ipm=60), "latency_s": 3.0},
    ),
    "answers after three seconds, learned": Case(
        admit=lambda: bucket(60, 1),
        ideal_s=59,
        ratio=1.15,
        refused=14,
        images=[1] * 60,
        account={"latency_s": 3.0, "active": 8},
    ),
    "all answers after three seconds": Case(
        admit=lambda: bucket(60, 1),
        ideal_s=59,
        ratio=1.4,
        refused=20,
        images=[1] * 60,
        account={"latency_s": 3.0, "refusal_s": 3.0, "active": 8},
    ),
    "a bucket of five": Case(admit=lambda: bucket(60, 5), ideal_s=95, ratio=1.06, refused=35, images=[1] * 100),
    "a bucket of ten": Case(admit=lambda: bucket(10, 10), ideal_s=240, ratio=1.05, refused=24, images=[1] * 50),
    "a minute of two, known": Case(
        admit=lambda: rolling(2),
        ideal_s=1140,
        ratio=1.05,
        refused=2,
        images=[1] * 40,
        account={"limits": Limits(ipm=2)},
    ),
    "a minute of two, guessed": Case(
        admit=lambda: rolling(2), ideal_s=5940, ratio=1.05, refused=5, images=[1] * 200, account={"limits": GUESS}
    ),
    "a minute of two, learned": Case(admit=lambda: rolling(2), ideal_s=1140, ratio=1.05, refused=13, images=[1] * 40),
    "a minute of ten, learned": Case(admit=lambda: rolling(10), ideal_s=240, ratio=1.05, refused=14, images=[1] * 50),
    "a minute of sixty, known": Case(
        admit=lambda: rolling(60),
        ideal_s=240,
        ratio=1.05,
        refused=4,
        images=[1] * 300,
        account={"limits": Limits(ipm=60)},
    ),
    "a minute of the clock": Case(admit=lambda: fixed(10), ideal_s=240, ratio=1.05, refused=14, images=[1] * 50),
    "lower than the ceiling": Case(
        admit=lambda: rolling(5), ideal_s=420, ratio=1.1, refused=8, images=[1] * 40, account={"limits": Limits(ipm=10)}
    ),
    "lower than the guess": Case(
        admit=lambda: bucket(1, 1), ideal_s=1140, ratio=1.08, refused=8, images=[1] * 20, account={"limits": GUESS}
    ),
    "higher than the guess": Case(  # at the guess it would be 5.4
        admit=lambda: bucket(10, 10), ideal_s=540, ratio=3.0, refused=12, images=[1] * 100, account={"limits": GUESS}
    ),
    "a limit that falls": Case(
        admit=lambda: changing(30, bucket(60, 1), bucket(20, 1)), ideal_s=120, ratio=1.1, refused=20, images=[1] * 60
    ),
    "a limit that rises": Case(  # as slowly as before it would be 2.7
        admit=lambda: changing(60, bucket(20, 1), bucket(60, 1)), ideal_s=440, ratio=1.4, refused=40, images=[1] * 400
    ),
    "refused ones count, a minute of two": Case(
        admit=lambda: rolling(2, is_harsh=True),
        ideal_s=1140,
        ratio=1.05,
        refused=2,
        images=[1] * 40,
        account={"limits": Limits(ipm=2)},
    ),
    "refused ones count, one a second": Case(
        admit=lambda: bucket(60, 1, is_harsh=True), ideal_s=59, ratio=3.0, refused=12, images=[1] * 60
    ),
    "one at a time, a minute of ten": Case(
        admit=lambda: rolling(10),
        ideal_s=240,
        ratio=1.15,
        refused=8,
        images=[1] * 50,
        account={"active": 1, "latency_s": 3.0},
    ),
    "one at a time, two a minute": Case(
        admit=lambda: bucket(2, 1),
        ideal_s=1170,
        ratio=1.08,
        refused=15,
        images=[1] * 40,
        account={"active": 1, "latency_s": 3.0},
    ),
    "batches of four at a minute of two": Case(
        admit=lambda: rolling(2),
        ideal_s=1080,
        ratio=1.01,
        refused=0,
        images=[4] * 10,
        account={"limits": Limits(ipm=2)},
    ),
    "batches of four at a bucket of two": Case(
        admit=lambda: bucket(2, 2),
        ideal_s=1080,
        ratio=1.06,
        refused=3,
        images=[4] * 10,
        account={"limits": Limits(ipm=2)},
    ),
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", CASES)
def test_the_pace_of_a_service_is_kept(name: str, seed: int) -> None:
    case = CASES[name]
    account = Account(case.admit(), draw=random.Random(seed), **case.account)
    took_s = account.run(list(case.images))
    assert len(account.taken) == len(case.images)
    assert took_s <= case.ratio * case.ideal_s, f"{took_s / case.ideal_s:.3f} of the ideal"
    assert account.refused <= case.refused


@pytest.mark.parametrize("ipm", [1, 2, 10, 60])
def test_a_ceiling_is_never_passed_whatever_is_learned(ipm: int) -> None:
    account = Account(lambda now, images: True, limits=Limits(ipm=ipm), active=8)
    account.run([1] * 5 * ipm)
    for first in range(len(account.taken)):
        images = [at for at in account.taken[first:] if at < account.taken[first] + 60]
        assert len(images) <= 2 * ipm  # a full bucket, and what flows in meanwhile
    spread_s = account.taken[-1] - account.taken[0]
    assert spread_s >= 60 * 4 - 1


def test_a_service_without_limits_is_not_held_back() -> None:
    account = Account(lambda now, images: True, latency_s=0.5, jitter_s=0.0, active=8)
    assert account.run([1] * 64) == pytest.approx(3.5)
    assert account.refused == 0


def test_what_was_learned_holds_after_a_pause() -> None:
    admit = bucket(60, 1)
    account = Account(admit, jitter_s=0.005)
    account.run([1] * 30)
    account.now += 600
    before = account.refused
    account.run([1] * 30)
    assert account.refused - before <= 1


def test_a_burst_that_was_safe_is_made_again_after_a_pause() -> None:
    account = Account(bucket(60, 20), jitter_s=0.0)
    account.run([1] * 60)
    account.now += 600
    before = account.refused
    assert account.run([1] * 10) < 5
    assert account.refused == before


def test_in_the_long_run_one_answer_in_ten_at_most_is_a_refusal() -> None:
    account = Account(rolling(2), limits=Limits(ipm=2))
    account.run([1] * 50)
    before = account.refused
    account.run([1] * 100)
    assert account.refused - before <= 10


def test_stray_refusals_hardly_slow_what_nothing_limits() -> None:
    refusals = iter([False] * 20 + [True] * 3 + [False] * 1000)
    account = Account(lambda now, images: not next(refusals), active=1, latency_s=3.0, jitter_s=0.0)
    assert account.run([1] * 60) <= 60 * 3 * 1.1
