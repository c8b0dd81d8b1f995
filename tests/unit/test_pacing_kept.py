"""Budgets on disk: read again whoever wrote them, and what the owner changes."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.pacing import Budget, Limits, budget_json, read_budget
from components.runner.pacer import Pacer
from components.sites import Key, connect
from components.store.store import Store, open_store
from tests.builders import FakeClock, make_settings
from tests.pacing_services import Account, bucket

CUSTOM, HOSTED = connect("https://images.example/v1", Key("sk-a")), connect(None, Key("sk-a"))
MODEL = "Kwai-Kolors/Kolors"
OLD = {"tokens": 1.5, "at": 5.0, "day": "2026-10-08", "used_today": 7, "blocked_until": 0.0, "parked": False}


@pytest.fixture
def store(tmp_path: Path):
    opened = open_store(tmp_path / "data")
    yield opened
    opened.close()


def pacer_of(store: Store, tmp_path: Path, clock: FakeClock | None = None, **environment: object) -> Pacer:
    return Pacer(store, make_settings(tmp_path, **environment), clock or FakeClock())


# Reading.


def test_what_was_learned_is_read_again() -> None:
    account = Account(bucket(60, 1))
    account.run([1] * 40)
    assert account.budget is not None
    assert read_budget(json.loads(json.dumps(budget_json(account.budget)))) == account.budget


def test_a_row_of_the_version_before_is_read() -> None:
    found = read_budget({**OLD, "refusals": 3})
    assert found == Budget(tokens=1.5, at=5.0, day="2026-10-08", used_today=7, refusals=3)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*budget_json(Budget(tokens=0.0, at=0.0)), "unknown"]), json_values))
def test_a_damaged_field_falls_back_and_spoils_no_other(damage: dict[str, object]) -> None:
    found = read_budget({**OLD, **damage})
    if found is not None:
        expected = 7 if "used_today" not in damage else found.used_today
        assert found.used_today == expected >= 0 and found.patience >= 1


@pytest.mark.parametrize("found", [None, [], "x", 3, {}, {"tokens": "x", "at": 5.0}, {"tokens": 1.0}])
def test_what_is_no_budget_is_none(found: object) -> None:
    assert read_budget(found) is None


def test_a_damaged_row_begins_anew(store: Store, tmp_path: Path) -> None:
    with store.database.transaction() as db:
        db.execute("INSERT INTO budgets VALUES (?, ?, '{broken')", (HOSTED.account, MODEL))
    pacer = pacer_of(store, tmp_path)
    assert pacer.wait(HOSTED, MODEL, 1).seconds == 0
    pacer.take(HOSTED, MODEL, 1)
    assert store.budgets.of(HOSTED.account)[MODEL].used_today == 1


# The pacer.


def test_a_restart_changes_nothing(store: Store, tmp_path: Path) -> None:
    clock = FakeClock()
    pacer = pacer_of(store, tmp_path, clock)
    pacer.take(HOSTED, MODEL, 2)
    pacer.set_limits(HOSTED, MODEL, 3, 50)
    again = pacer_of(store, tmp_path, clock)
    assert again.standing(HOSTED, MODEL) == pacer.standing(HOSTED, MODEL)
    assert again.standing(HOSTED, MODEL).used_today == 2
    assert again.limits(HOSTED, MODEL) == Limits(ipm=3, ipd=50, ipm_source="yours", ipd_source="yours")
    assert again.models(HOSTED) == (MODEL,)


def test_a_burst_is_written_when_it_is_over(store: Store, tmp_path: Path) -> None:
    pacer = pacer_of(store, tmp_path)
    for _ in range(5):
        pacer.take(CUSTOM, MODEL, 1)
    for _ in range(5):
        pacer.accepted(CUSTOM, MODEL)
    kept = store.budgets.read(CUSTOM.account, MODEL)
    assert kept is not None and kept.used_today == 5


def test_limits_and_where_they_come_from(store: Store, tmp_path: Path) -> None:
    guess = pacer_of(store, tmp_path).limits(HOSTED, MODEL)
    assert guess == Limits(ipm=2, ipd=400, ipm_source="guess", ipd_source="guess")
    assert pacer_of(store, tmp_path).limits(CUSTOM, MODEL) == Limits(ipm_source="none", ipd_source="none")
    fixed = pacer_of(store, tmp_path, EXPLORER_IPM=5, EXPLORER_IPD=0)
    fixed.set_limits(HOSTED, MODEL, 100, 0)
    assert fixed.limits(HOSTED, MODEL) == Limits(ipm=5, ipd=0, ipm_source="ceiling", ipd_source="none")


def test_editing_forgets_what_was_learned_and_forgetting_keeps_the_edit(store: Store, tmp_path: Path) -> None:
    clock = FakeClock()
    pacer = pacer_of(store, tmp_path, clock)
    pacer.take(CUSTOM, MODEL, 1)
    pacer.give_back(CUSTOM, MODEL, 1)
    pacer.refused(CUSTOM, MODEL, "day", None)
    assert pacer.wait(CUSTOM, MODEL, 1).reason == "day" and pacer.standing(CUSTOM, MODEL).has_learned
    pacer.set_limits(CUSTOM, MODEL, 10, None)
    assert pacer.wait(CUSTOM, MODEL, 1).seconds <= 6 and not pacer.standing(CUSTOM, MODEL).has_learned
    pacer.forget(CUSTOM, MODEL)
    assert pacer.limits(CUSTOM, MODEL).ipm == 10


def test_a_probe_is_barred_only_by_what_was_sent_after_the_refusal(store: Store, tmp_path: Path) -> None:
    clock = FakeClock()
    pacer = pacer_of(store, tmp_path, clock)
    for _ in range(3):
        pacer.take(CUSTOM, MODEL, 1)
    pacer.give_back(CUSTOM, MODEL, 1)
    pacer.refused(CUSTOM, MODEL, "minute", None)
    clock.advance(pacer.wait(CUSTOM, MODEL, 1).seconds)
    assert not pacer.is_barred(CUSTOM, MODEL, in_flight=2)
    pacer.take(CUSTOM, MODEL, 1)
    assert pacer.is_barred(CUSTOM, MODEL, in_flight=3)
    assert not pacer.is_barred(CUSTOM, MODEL, in_flight=0)  # it ended without a word


def test_an_overloaded_model_holds_the_lane_back_until_one_is_taken(store: Store, tmp_path: Path) -> None:
    clock = FakeClock()
    pacer = pacer_of(store, tmp_path, clock)

    def fail() -> None:
        pacer.take(CUSTOM, MODEL, 1)
        clock.advance(0.1)
        pacer.give_back(CUSTOM, MODEL, 1)
        pacer.overloaded(CUSTOM, MODEL)

    fail()
    assert pacer.wait(CUSTOM, MODEL, 1).seconds == 0
    fail()
    assert pacer.wait(CUSTOM, MODEL, 1).reason == "retry" and 1.5 <= pacer.wait(CUSTOM, MODEL, 1).seconds <= 2.5
    assert pacer.wait(CUSTOM, "another", 1).seconds == 0
    clock.advance(3)
    pacer.take(CUSTOM, MODEL, 1)
    assert pacer.is_barred(CUSTOM, MODEL, in_flight=1)
    pacer.accepted(CUSTOM, MODEL)
    assert pacer.wait(CUSTOM, MODEL, 1).seconds == 0 and not pacer.is_barred(CUSTOM, MODEL, in_flight=0)


def test_each_thread_s_request_is_told_apart(store: Store, tmp_path: Path) -> None:
    clock = FakeClock()
    pacer = pacer_of(store, tmp_path, clock)
    pacer.take(CUSTOM, MODEL, 1)
    clock.advance(5)
    pacer.take(CUSTOM, MODEL, 1)
    pacer.sent(CUSTOM, MODEL)  # the first
    clock.advance(1)

    def second() -> None:
        pacer.sent(CUSTOM, MODEL)
        clock.advance(1)
        pacer.accepted(CUSTOM, MODEL)

    thread = threading.Thread(target=second)
    thread.start()
    thread.join()
    pacer.give_back(CUSTOM, MODEL, 1)
    pacer.refused(CUSTOM, MODEL, "minute", None)
    kept = store.budgets.read(CUSTOM.account, MODEL)
    assert kept is not None and [at for at, _ in kept.sends] == [clock.now() - 1]
