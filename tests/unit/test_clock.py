"""The real clock, and the one that tests move by hand."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from components.clock import Clock, SystemClock
from tests.builders import NOON_UTC, FakeClock


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


def waiting(clock: FakeClock, threads: ThreadPoolExecutor, event: threading.Event, seconds: float) -> Future[bool]:
    return threads.submit(clock.wait, event, seconds)


def test_the_system_clock_tells_the_time() -> None:
    clock: Clock = SystemClock()
    assert abs(clock.now() - time.time()) < 5


@pytest.mark.parametrize("seconds", [0.0, -5.0, 1e-9])
def test_the_system_clock_waits_no_longer_than_asked(seconds: float) -> None:
    assert SystemClock().wait(threading.Event(), seconds) is False


@pytest.mark.parametrize("seconds", [0.0, 5.0, 1e12, math.inf])
def test_the_system_clock_ends_a_wait_when_its_event_is_set(seconds: float) -> None:
    event = threading.Event()
    event.set()
    assert SystemClock().wait(event, seconds) is True


def test_a_fake_wait_ends_when_the_time_has_come(threads: ThreadPoolExecutor) -> None:
    clock, event = FakeClock(), threading.Event()
    ended = waiting(clock, threads, event, 10)
    clock.await_sleepers()
    clock.advance(9.5)
    clock.await_sleepers()
    assert not ended.done()
    clock.advance(0.5)
    assert ended.result(5) is False
    assert clock.now() == NOON_UTC + 10


def test_a_fake_wait_ends_when_its_event_is_set(threads: ThreadPoolExecutor) -> None:
    clock, event = FakeClock(), threading.Event()
    ended = waiting(clock, threads, event, math.inf)
    event.set()
    assert ended.result(5) is True
    assert clock.now() == NOON_UTC


def test_a_fake_wait_that_is_over_does_not_block() -> None:
    assert FakeClock().wait(threading.Event(), 0) is False
    assert FakeClock().wait(threading.Event(), -1) is False


def test_going_from_deadline_to_deadline(threads: ThreadPoolExecutor) -> None:
    clock = FakeClock()
    late, early = (waiting(clock, threads, threading.Event(), seconds) for seconds in (30, 10))
    clock.await_sleepers(2)
    assert clock.advance_to_next_deadline() == 10
    assert early.result(5) is False and not late.done()
    assert clock.advance_to_next_deadline() == 20
    assert late.result(5) is False


def test_one_event_may_be_waited_for_by_many(threads: ThreadPoolExecutor) -> None:
    clock, event = FakeClock(), threading.Event()
    waits = [waiting(clock, threads, event, seconds) for seconds in (1, 2, 3)]
    clock.await_sleepers(3)
    clock.advance(2)
    assert [each.result(5) for each in waits[:2]] == [False, False]
    event.set()
    assert waits[2].result(5) is True
