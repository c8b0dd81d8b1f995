"""When to ask again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import retry
from components.errors import NoAnswer, Overloaded, RateLimited, Unreachable, Unreadable
from components.retry import RetryPolicy

POLICY = RetryPolicy(tries=4, first_s=1.0, longest_s=3.0, total_s=20.0)


class Middle(random.Random):
    """Draw the middle of every range."""

    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


def test_waits_double_up_to_the_longest() -> None:
    assert [POLICY.wait_s(tries, 0.0, Middle()) for tries in (1, 2, 3, 4, 5)] == [1.0, 2.0, 3.0, None, None]


@given(st.integers(1, 3), st.integers())
def test_waits_are_jittered_by_a_quarter(tries: int, seed: int) -> None:
    middle = POLICY.wait_s(tries, 0.0, Middle())
    wait_s = POLICY.wait_s(tries, 0.0, random.Random(seed))
    assert middle is not None and wait_s is not None and 0.75 * middle <= wait_s <= 1.25 * middle


def test_jitter_differs() -> None:
    draw = random.Random(7)
    assert len({POLICY.wait_s(1, 0.0, draw) for _ in range(10)}) == 10


@pytest.mark.parametrize(("asked_s", "expected"), [(None, 1.0), (0.0, 1.0), (0.5, 1.0), (7.0, 7.0), (20.0, 20.0)])
def test_what_the_service_asks_for_counts_where_it_is_longer(asked_s: float | None, expected: float) -> None:
    assert POLICY.wait_s(1, 0.0, Middle(), asked_s) == expected


def test_the_total_is_bounded() -> None:
    assert POLICY.wait_s(1, 0.0, Middle(), 20.1) is None
    assert POLICY.wait_s(1, 19.0, Middle()) == 1.0
    assert POLICY.wait_s(1, 19.1, Middle()) is None


@pytest.mark.parametrize("policy", [retry.OVERLOADED, retry.UNREACHABLE])
@given(seed=st.integers(), asked=st.lists(st.none() | st.floats(0, 400), min_size=10, max_size=10))
def test_every_policy_ends_in_tries_and_in_total(policy: RetryPolicy, seed: int, asked: list[float | None]) -> None:
    draw, waited_s, tries = random.Random(seed), 0.0, 1
    while (wait_s := policy.wait_s(tries, waited_s, draw, asked[tries - 1])) is not None:
        assert wait_s > 0
        waited_s, tries = waited_s + wait_s, tries + 1
    assert tries <= policy.tries and waited_s <= policy.total_s


def test_which_errors_are_asked_again() -> None:
    assert retry.policy_of(Overloaded()) is retry.OVERLOADED
    assert retry.policy_of(Unreachable()) is retry.UNREACHABLE
    assert [retry.policy_of(error) for error in (NoAnswer(), Unreadable(), RateLimited())] == [None] * 3


def test_what_is_no_image_is_fetched_three_times() -> None:
    waits = [retry.download_wait_s("bounded", tries, 1.0) for tries in (1, 2, 3, 4)]
    assert waits[:2] == [1.0, 2.0] and waits[2:] == [None, None]


@pytest.mark.parametrize("age_s", [0.0, 30.0, 3599.0, 4000.0])
def test_what_is_gone_is_not_fetched_again(age_s: float) -> None:
    assert retry.download_wait_s("never", 1, age_s) is None


def test_a_cut_download_is_tried_eagerly_for_a_minute_then_until_the_url_is_dead() -> None:
    age_s, eager, late = 0.0, [], []
    while (wait_s := retry.download_wait_s("hour", len(eager) + len(late) + 1, age_s)) is not None:
        (eager if age_s < 60 else late).append(wait_s)
        age_s += wait_s
    assert eager[:5] == [0.5, 1.0, 2.0, 4.0, 8.0] and max(eager) == 10.0
    assert set(late) == {30.0}
    assert retry.URL_LIFE_S <= age_s < retry.URL_LIFE_S + 30.0


def test_a_clock_that_went_back_does_no_harm() -> None:
    assert retry.download_wait_s("hour", 1, -500.0) == 0.5
