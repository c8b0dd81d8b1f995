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
    Strain,
    Wait,
    after_overload,
    after_refusal,
    after_success,
    day_of,
    depart,
    forget,
    fresh_budget,
    give_back,
    has_learned,
    is_strained,
    left_today,
    next_day,
    pace_of,
    source_of,
    spend,
    wait_for,
)
from tests.builders import NOON_UTC as NOW
from tests.pacing_services import Account, bucket

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


def refused(
    budget: Budget, scope: str = "minute", asked_s: float | None = None, after_s: float = 0.0, limits: Limits = TWO
) -> Budget:
    return after_refusal(budget, limits, scope, asked_s, NOW + after_s, ZONE)


def test_refusals_that_nothing_explains_double_the_wait() -> None:
    budget, now, waits = fresh_budget(TWO, NOW), NOW, []
    for _ in range(14):
        budget = after_refusal(budget, TWO, "minute", None, now, ZONE)
        waits.append(round(wait_for(budget, TWO, 1, now, ZONE).seconds, 3))
        now += waits[-1]
    assert waits[:6] == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0] and set(waits[10:]) == {LONGEST_PROBE_S}
    assert waits[0] == FIRST_PROBE_S
    assert budget.refusals == 14


@pytest.mark.parametrize(("asked_s", "expected"), [(30.0, 30.0), (0.0, 0.5), (0.7, 0.7), (3600.0, 3600.0)])
def test_retry_after_is_honoured_where_it_is_longer(asked_s: float, expected: float) -> None:
    budget = refused(fresh_budget(TWO, NOW), asked_s=asked_s)
    assert wait(budget, 1) == Wait(seconds=expected, reason="rate_limited")
    assert wait(budget, 1, expected) == NOW_WAIT


def test_a_full_minute_is_waited_out_instead_of_probed() -> None:
    budget = spend(sent(2), TWO, 1, NOW + 30, ZONE)
    budget = refused(give_back(budget, TWO, 1, NOW + 30, ZONE, sent_at=NOW + 30), after_s=30.0)
    assert wait(budget, 1, 30.0) == Wait(seconds=30.5, reason="minute")


def test_a_known_limit_is_the_first_distance_after_a_burst_was_refused() -> None:
    limits = Limits(ipm=60)
    budget = sent(1, limits=limits)
    budget = give_back(spend(budget, limits, 1, NOW + 0.01, ZONE), limits, 1, NOW + 0.05, ZONE, sent_at=NOW + 0.01)
    budget = after_refusal(budget, limits, "minute", None, NOW + 0.05, ZONE, sent_at=NOW + 0.01)
    assert wait(budget, 1, 0.05, limits=limits).seconds == pytest.approx(0.97, abs=0.001)


def test_a_day_s_refusal_parks_until_the_day_turns_and_teaches_today_s_limit() -> None:
    budget = refused(sent(2), "day")
    assert wait(budget, 1) == Wait(seconds=12 * 3600.0, reason="day")
    assert wait(budget, 1, 12 * 3600.0) == NOW_WAIT
    assert budget.day_limit == 2 and left_today(budget, TWO, NOW, ZONE) == 0
    assert wait(refused(fresh_budget(TWO, NOW), "day", 1.0), 1).seconds == 12 * 3600.0
    assert wait(refused(fresh_budget(TWO, NOW), "day", 80_000.0), 1).seconds == 80_000.0


def test_refusals_that_come_together_count_once_and_shorten_nothing() -> None:
    told = refused(fresh_budget(TWO, NOW), asked_s=50.0)
    also = after_refusal(told, TWO, "minute", None, NOW + 0.1, ZONE, sent_at=NOW - 1)
    assert also.refusals == 1 and wait(also, 1).seconds == 50.0
    parked = refused(fresh_budget(TWO, NOW), "day")
    assert wait(after_refusal(parked, TWO, "minute", None, NOW, ZONE), 1) == Wait(seconds=12 * 3600.0, reason="day")
    assert wait(refused(told, "day"), 1).reason == "day"


def test_a_success_that_was_sent_before_the_refusal_proves_nothing() -> None:
    budget = refused(fresh_budget(TWO, NOW))
    assert after_success(budget, TWO, NOW + 1, sent_at=NOW - 1).refusals == 1
    assert after_success(budget, TWO, NOW + 1, sent_at=NOW + 0.6).refusals == 0


def test_a_success_ends_the_day_s_parking() -> None:
    budget = after_success(refused(fresh_budget(TWO, NOW), "day"), TWO, NOW)
    assert not budget.parked and wait(budget, 1) == NOW_WAIT


def test_what_was_learned_is_forgotten_and_what_was_used_is_not() -> None:
    account = Account(bucket(60, 1), limits=Limits(ipm=600))
    account.run([1] * 20)
    learned = account.budget
    assert learned is not None and has_learned(learned) and source_of(learned, account.limits) == "learned"
    fresh = forget(learned, account.limits)
    assert not has_learned(fresh) and fresh.used_today == 20
    assert pace_of(fresh, account.limits) == 0.1 and source_of(fresh, account.limits) == "ceiling"


def test_a_late_departure_moves_what_follows() -> None:
    account = Account(bucket(60, 1))
    account.run([1] * 20)
    budget, now = account.budget, account.now + 10
    assert budget is not None
    gone = spend(budget, Limits(), 1, now, ZONE)
    waits = [wait_for(each, Limits(), 1, now + 0.3, ZONE).seconds for each in (gone, depart(gone, now, now + 0.3))]
    assert waits[1] - waits[0] == pytest.approx(0.3)


# Overload.


def test_overload_holds_all_requests_back_from_the_second_answer_in_a_row() -> None:
    strain = after_overload(Strain(), NOW, NOW - 1, 1.0)
    assert strain.until == NOW and not is_strained(strain)
    waits, now = [], NOW
    for _ in range(8):
        now += 100
        strain = after_overload(strain, now, now - 1, 1.0)
        waits.append(strain.until - now)
    assert waits == [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0] and is_strained(strain)
    assert after_overload(strain, now + 1, now - 1, 1.0) == strain  # it was under way with the others


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
    budget = after_refusal(replace(sent(2), refusals=refusals), TWO, scope, asked_s, NOW, ZONE)
    found = wait(budget, images, after_s, limits=Limits(ipm=2, ipd=10), ahead=ahead)
    assert math.isfinite(found.seconds) and found.seconds >= 0
