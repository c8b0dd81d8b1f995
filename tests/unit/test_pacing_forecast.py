"""When images will be done, against sending them one by one."""

from __future__ import annotations

import time
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.pacing import Budget, Limits, after_refusal, forecast, fresh_budget, next_day, spend, wait_for
from tests.builders import NOON_UTC as NOW
from tests.pacing_services import Account, bucket, rolling

ZONE = ZoneInfo("Asia/Shanghai")


def simulated(budget: Budget, limits: Limits, images: int, each_s: float) -> tuple[float, int]:
    """Send images one after the other, each as soon as it may; gives the end, and how many go today."""
    now, today, turns, free_at = NOW, 0, next_day(NOW, ZONE), NOW
    for _ in range(images):
        now = max(now, free_at)
        while (wait := wait_for(budget, limits, 1, now, ZONE)).seconds > 0:
            now += wait.seconds
        budget = spend(budget, limits, 1, now, ZONE)
        today += now < turns
        free_at = now + each_s
    return now + each_s, today


@st.composite
def budgets(draw: st.DrawFn) -> tuple[Budget, Limits]:
    limits = Limits(ipm=draw(st.sampled_from([0, 1, 2, 7, 60])), ipd=draw(st.sampled_from([0, 10, 50, 400])))
    budget = fresh_budget(limits, NOW)
    for _ in range(draw(st.integers(0, 3))):
        budget = spend(budget, limits, draw(st.integers(1, 4)), NOW, ZONE)
    if draw(st.booleans()):
        budget = replace(budget, spacing=draw(st.floats(0.5, 120)), burst=draw(st.integers(1, 5)))
    elif draw(st.booleans()):
        budget = replace(budget, window=draw(st.integers(1, 20)))
    if draw(st.booleans()):
        budget = replace(budget, blocked_until=NOW + draw(st.floats(0, 5000)), refusals=1)
    return budget, limits


@given(budgets(), st.integers(1, 300), st.floats(0.01, 5))
def test_a_forecast_is_what_comes_of_sending(given: tuple[Budget, Limits], images: int, each_s: float) -> None:
    budget, limits = given
    found = forecast(budget, limits, images, each_s, NOW, ZONE)
    end, today = simulated(budget, limits, images, each_s)
    # A rolling minute lets images go in flocks; a forecast has them apart.
    slack_s = 125.0 if budget.window else 2.0 + 2 * found.per_image_s
    assert found.finish_utc - NOW == pytest.approx(end - NOW, rel=0.03, abs=slack_s)
    assert found.today == pytest.approx(
        today, rel=0.03, abs=2 + (slack_s / found.per_image_s if limits.ipd == 0 else 0)
    )


def test_the_days_are_counted_not_walked_through() -> None:
    limits, begun = Limits(ipm=2, ipd=400), time.perf_counter()
    found = forecast(fresh_budget(limits, NOW), limits, 1_000_000, 1.0, NOW, ZONE)
    assert time.perf_counter() - begun < 0.01
    assert (found.today, found.left_today, found.days) == (400, 400, 2500)
    assert found.finish_utc == pytest.approx(next_day(NOW, ZONE) + 2498 * 86_400 + 399 * 30, rel=1e-6)


def test_today_and_the_rest_tomorrow() -> None:
    limits = Limits(ipm=60, ipd=100)
    budget = spend(fresh_budget(limits, NOW), limits, 30, NOW, ZONE)
    found = forecast(budget, limits, 100, 0.1, NOW, ZONE)
    assert (found.today, found.left_today, found.days) == (70, 70, 2)
    assert found.finish_utc == pytest.approx(next_day(NOW, ZONE) + 3, abs=1)


def test_nothing_goes_today_once_the_day_is_full() -> None:
    budget = after_refusal(fresh_budget(Limits(), NOW), Limits(), "day", None, NOW, ZONE)
    found = forecast(budget, Limits(), 5, 1.0, NOW, ZONE)
    assert (found.today, found.left_today, found.days) == (0, 0, 1)
    assert found.finish_utc == pytest.approx(next_day(NOW, ZONE) + 5, abs=2)


def test_the_source_of_the_pace_is_named() -> None:
    def source(limits: Limits, budget: Budget | None = None) -> str:
        return forecast(budget or fresh_budget(limits, NOW), limits, 9, 1.0, NOW, ZONE).spacing_source

    assert source(Limits()) == "none"
    assert source(Limits(ipm=2)) == "ceiling"
    assert source(Limits(ipm=2, ipm_source="guess")) == "guess"
    assert source(Limits(ipm=2, ipm_source="yours")) == "yours"
    for admit in (bucket(60, 1), rolling(10)):
        account = Account(admit)
        account.run([1] * 30)
        assert source(Limits(), account.budget) == "learned"
