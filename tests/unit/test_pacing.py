"""The account's budget: tokens, days, and waiting out refusals."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.pacing import (
    FIRST_PROBE_S,
    LONGEST_PROBE_S,
    Budget,
    Limits,
    Wait,
    after_refusal,
    after_success,
    day_of,
    fresh_budget,
    give_back,
    next_day,
    spend,
    wait_for,
)
from tests.builders import NOON_UTC as NOW

ZONE = ZoneInfo("Asia/Shanghai")
TWO = Limits(ipm=2)
NOW_WAIT = Wait(seconds=0.0)


def sent(images: int, *, limits: Limits = TWO, at: float = NOW, budget: Budget | None = None) -> Budget:
    return spend(budget or fresh_budget(limits, at), limits, images, at, ZONE)


def wait(budget: Budget, images: int, after_s: float = 0.0, *, limits: Limits = TWO, ahead: int = 0) -> Wait:
    found = wait_for(budget, limits, images, NOW + after_s, ZONE, ahead=ahead)
    return replace(found, seconds=round(found.seconds, 5))


# Images per minute.


def test_a_full_bucket_goes_at_once_and_then_waits() -> None:
    assert wait(fresh_budget(TWO, NOW), 2) == NOW_WAIT
    assert wait(sent(1), 1) == NOW_WAIT
    assert wait(sent(2), 1) == Wait(seconds=30.0, reason="minute")
    assert wait(sent(2), 2) == Wait(seconds=60.0, reason="minute")
    assert wait(sent(2), 1, 10.0) == Wait(seconds=20.0, reason="minute")
    assert wait(sent(2), 1, 30.0) == NOW_WAIT


def test_a_bucket_holds_no_more_than_a_minute() -> None:
    budget = sent(2, at=NOW + 86_400)
    assert wait(budget, 1, 86_400).seconds == 30.0


def test_a_batch_larger_than_the_bucket_goes_when_it_is_full_and_leaves_a_debt() -> None:
    assert wait(fresh_budget(TWO, NOW), 4) == NOW_WAIT
    assert wait(sent(1), 4).seconds == 30.0
    in_debt = sent(4)
    assert in_debt.tokens == -2
    assert wait(in_debt, 1).seconds == 90.0
    assert wait(in_debt, 4).seconds == 120.0


def test_images_ahead_go_first() -> None:
    full = fresh_budget(TWO, NOW)
    assert wait(full, 1, ahead=1) == NOW_WAIT
    assert wait(full, 1, ahead=2).seconds == 30.0
    assert wait(full, 4, ahead=20).seconds == 600.0
    assert wait(sent(2), 1, ahead=21).seconds == 660.0


def test_no_limits_no_wait() -> None:
    none = Limits()
    budget = fresh_budget(none, NOW)
    for _ in range(100):
        budget = spend(budget, none, 4, NOW, ZONE)
    assert wait(budget, 4, limits=none, ahead=1000) == NOW_WAIT
    assert budget.used_today == 400


def test_limits_may_change_under_a_budget() -> None:
    unlimited = sent(4, limits=Limits())
    assert wait(unlimited, 1).seconds == 30.0
    assert wait(unlimited, 1, 30.0) == NOW_WAIT
    assert wait(fresh_budget(Limits(ipm=100), NOW), 3).seconds == 0.0
    assert wait(spend(fresh_budget(Limits(ipm=100), NOW), TWO, 2, NOW, ZONE), 1).seconds == 30.0


def test_what_made_nothing_is_given_back() -> None:
    budget = give_back(sent(2), TWO, 2, NOW, ZONE)
    assert wait(budget, 2) == NOW_WAIT and budget.used_today == 0
    assert give_back(fresh_budget(TWO, NOW), TWO, 4, NOW, ZONE).tokens == 2
    assert give_back(sent(4), TWO, 4, NOW, ZONE).tokens == 2


def test_a_wait_that_was_waited_out_is_over() -> None:
    """Epoch seconds are coarse: a rest of a wait below their step could be waited for without end."""
    seven = Limits(ipm=7)
    budget = sent(3, limits=seven, budget=sent(1, limits=seven))
    left_s = wait_for(budget, seven, 4, NOW, ZONE).seconds
    assert left_s > 8 and wait_for(budget, seven, 4, NOW + left_s, ZONE) == NOW_WAIT


def test_a_clock_that_goes_back_earns_nothing() -> None:
    assert wait(sent(2), 1, -3600.0).seconds == 30.0


# Images per day.


def test_the_day_s_images() -> None:
    limits = Limits(ipd=3)
    budget = sent(2, limits=limits)
    assert wait(budget, 1, limits=limits) == NOW_WAIT
    assert wait(budget, 2, limits=limits) == Wait(seconds=12 * 3600.0, reason="day")
    assert wait(budget, 1, limits=limits, ahead=1) == Wait(seconds=12 * 3600.0, reason="day")
    assert wait(budget, 3, 12 * 3600.0, limits=limits) == NOW_WAIT
    tomorrow = spend(budget, limits, 3, NOW + 12 * 3600, ZONE)
    assert tomorrow.used_today == 3
    assert wait(tomorrow, 1, 12 * 3600, limits=limits) == Wait(seconds=86_400.0, reason="day")


def test_a_batch_larger_than_the_day_goes_when_the_day_is_fresh() -> None:
    limits = Limits(ipd=3)
    assert wait(fresh_budget(limits, NOW), 4, limits=limits) == NOW_WAIT
    assert wait(sent(1, limits=limits), 4, limits=limits).reason == "day"


def test_what_is_given_back_counts_for_its_day_only() -> None:
    limits = Limits(ipd=3)
    assert give_back(sent(3, limits=limits), limits, 1, NOW, ZONE).used_today == 2
    tomorrow = give_back(sent(3, limits=limits), limits, 3, NOW + 86_400, ZONE)
    assert wait(tomorrow, 3, 86_400, limits=limits) == NOW_WAIT


@pytest.mark.parametrize(
    ("zone", "now", "turns"),
    [
        ("Asia/Shanghai", "2026-10-08T12:00:00", "2026-10-09T00:00:00+08:00"),
        ("Asia/Shanghai", "2026-10-08T00:00:00", "2026-10-09T00:00:00+08:00"),
        ("Asia/Shanghai", "2026-12-31T23:59:59", "2027-01-01T00:00:00+08:00"),
        ("UTC", "2028-02-28T12:00:00", "2028-02-29T00:00:00+00:00"),
        ("America/New_York", "2026-03-08T01:00:00", "2026-03-09T00:00:00-04:00"),  # 23 hours long
        ("America/New_York", "2026-11-01T01:30:00", "2026-11-02T00:00:00-05:00"),  # 25 hours long
        ("Africa/Cairo", "2026-04-23T12:00:00", "2026-04-24T01:00:00+03:00"),  # has no midnight
        ("America/Havana", "2026-10-31T12:00:00", "2026-11-01T00:00:00-04:00"),  # has two: the first
        ("America/Havana", "2026-11-01T00:30:00", "2026-11-02T00:00:00-05:00"),
        ("Pacific/Apia", "2011-12-29T12:00:00", "2011-12-31T00:00:00+14:00"),  # left a day out
    ],
)
def test_when_the_day_turns(zone: str, now: str, turns: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone)).timestamp()
    assert next_day(at, ZoneInfo(zone)) == datetime.fromisoformat(turns).timestamp()


@given(
    st.sampled_from(
        ["Asia/Shanghai", "America/New_York", "Africa/Cairo", "America/Havana", "Australia/Lord_Howe", "UTC"]
    ),
    st.floats(1_577_836_800, 1_893_456_000),
)
def test_the_next_day_is_the_next_day(name: str, now: float) -> None:
    zone = ZoneInfo(name)
    turns = next_day(now, zone)
    assert 0 < turns - now <= 25 * 3600
    assert day_of(turns - 1, zone) == day_of(now, zone) < day_of(turns, zone)


# Refusals.


def test_refusals_without_a_word_double_the_wait() -> None:
    budget, waits = fresh_budget(TWO, NOW), []
    for _ in range(12):
        budget = after_refusal(replace(budget, blocked_until=0.0), "minute", None, NOW, ZONE)
        waits.append(wait(budget, 1).seconds)
    assert waits[:5] == [2.0, 4.0, 8.0, 16.0, 32.0] and set(waits[5:]) == {LONGEST_PROBE_S}
    assert waits[0] == FIRST_PROBE_S
    assert wait(budget, 1).reason == "rate_limited"
    assert budget.refusals == 12


@pytest.mark.parametrize(("asked_s", "expected"), [(30.0, 30.0), (0.0, 0.5), (0.7, 0.7), (3600.0, 3600.0)])
def test_retry_after_is_honoured(asked_s: float, expected: float) -> None:
    budget = after_refusal(fresh_budget(TWO, NOW), "minute", asked_s, NOW, ZONE)
    assert wait(budget, 1) == Wait(seconds=expected, reason="rate_limited")
    assert wait(budget, 1, expected) == NOW_WAIT


def test_a_retry_after_of_nothing_does_not_become_a_hammer() -> None:
    budget, waits = fresh_budget(TWO, NOW), []
    for _ in range(10):
        budget = after_refusal(replace(budget, blocked_until=0.0), "minute", 0.0, NOW, ZONE)
        waits.append(wait(budget, 1).seconds)
    assert waits[:4] == [0.5, 1.0, 2.0, 4.0] and max(waits) <= LONGEST_PROBE_S


def test_a_day_s_refusal_parks_until_the_day_turns() -> None:
    budget = after_refusal(fresh_budget(TWO, NOW), "day", None, NOW, ZONE)
    assert wait(budget, 1) == Wait(seconds=12 * 3600.0, reason="day")
    assert wait(budget, 1, 12 * 3600.0) == NOW_WAIT
    assert wait(after_refusal(fresh_budget(TWO, NOW), "day", 1.0, NOW, ZONE), 1).seconds == 12 * 3600.0
    assert wait(after_refusal(fresh_budget(TWO, NOW), "day", 80_000.0, NOW, ZONE), 1).seconds == 80_000.0


def test_refusals_that_come_together_do_not_shorten_each_other() -> None:
    told = after_refusal(fresh_budget(TWO, NOW), "minute", 50.0, NOW, ZONE)
    assert wait(after_refusal(told, "minute", None, NOW, ZONE), 1).seconds == 50.0
    parked = after_refusal(fresh_budget(TWO, NOW), "day", None, NOW, ZONE)
    also = after_refusal(parked, "minute", None, NOW, ZONE)
    assert wait(also, 1) == Wait(seconds=12 * 3600.0, reason="day")
    assert wait(after_refusal(told, "day", None, NOW, ZONE), 1).reason == "day"


def test_after_the_wait_the_budget_still_counts() -> None:
    budget = after_refusal(sent(2), "minute", 10.0, NOW, ZONE)
    assert wait(budget, 1, 10.0) == Wait(seconds=20.0, reason="minute")


def test_a_success_forgets_refusals() -> None:
    refused = after_refusal(fresh_budget(TWO, NOW), "day", None, NOW, ZONE)
    assert after_success(refused) == fresh_budget(TWO, NOW)
    assert after_success(sent(1)) == sent(1)


# Any requests.


@st.composite
def histories(draw: st.DrawFn) -> tuple[Limits, list[tuple[float, int]]]:
    """Draw limits, and requests as (seconds since the one before, images)."""
    limits = Limits(ipm=draw(st.integers(1, 10)), ipd=draw(st.just(0) | st.integers(1, 60)))
    gaps = st.just(0.0) | st.floats(0, 200) | st.floats(0, 50_000)
    return limits, draw(st.lists(st.tuples(gaps, st.integers(1, 4)), min_size=1, max_size=30))


def simulate(limits: Limits, requests: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Send requests one after the other, each as soon as it may; gives when what was sent."""
    budget, now, log = fresh_budget(limits, NOW), NOW, []
    for gap_s, images in requests:
        now += gap_s
        for _ in range(3):
            found = wait_for(budget, limits, images, now, ZONE)
            assert math.isfinite(found.seconds) and found.seconds >= 0
            assert (found.reason is None) == (found.seconds == 0)
            if found.seconds == 0:
                break
            assert wait_for(budget, limits, images, now + found.seconds / 2, ZONE).seconds > 0
            now += found.seconds
        else:
            raise AssertionError("a wait that was waited out is not over")
        budget = spend(budget, limits, images, now, ZONE)
        log.append((now, images))
    return log


@given(histories())
def test_no_stretch_of_time_holds_more_than_the_bucket_allows(history: tuple[Limits, list[tuple[float, int]]]) -> None:
    """Any stretch holds at most a full bucket, what flows in meanwhile, and the debt of the largest batch."""
    limits, requests = history
    log = simulate(limits, requests)
    debt = max(max(images for _, images in log) - limits.ipm, 0)
    for first in range(len(log)):
        images = 0
        for at, count in log[first:]:
            images += count
            allowed = limits.ipm * (1 + (at - log[first][0] + 0.001 * len(log)) / 60.0) + debt
            assert images <= allowed + 1e-6


@given(histories())
def test_no_day_holds_more_than_its_limit(history: tuple[Limits, list[tuple[float, int]]]) -> None:
    limits, requests = history
    days: dict[str, list[int]] = {}
    for at, images in simulate(limits, requests):
        days.setdefault(day_of(at, ZONE), []).append(images)
    if limits.ipd:
        assert all(sum(images) <= limits.ipd or len(images) == 1 for images in days.values())


@given(
    st.integers(0, 20),
    st.sampled_from(["minute", "day"]),
    st.none() | st.floats(0, 86_400),
    st.floats(0, 100_000),
    st.integers(1, 4),
    st.integers(0, 50),
)
def test_no_wait_is_negative_or_endless(
    refusals: int, scope: str, asked_s: float | None, after_s: float, images: int, ahead: int
) -> None:
    budget = after_refusal(replace(sent(2), refusals=refusals), scope, asked_s, NOW, ZONE)
    found = wait(budget, images, after_s, limits=Limits(ipm=2, ipd=10), ahead=ahead)
    assert math.isfinite(found.seconds) and found.seconds >= 0
