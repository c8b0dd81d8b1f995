"""What a sweep tells of the times to come: when its cells go, and what they wait for."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.pipeline import Pipeline, pipeline

STEPS = {"num_inference_steps": "1-4"}


def statuses(status: Any) -> Counter[str]:
    return Counter(cell.status for cell in status.cells)


def status_of(run: Pipeline, sweep_id: str) -> Any:
    return run.services.sweeps.status(sweep_id, "local")


def test_what_the_last_cells_wait_for_is_told(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 1, "EXPLORER_IPD": 2}) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
        status = status_of(run, sweep_id)
        assert status.finish_utc is not None
        times = sorted(cell.until_utc for cell in status.cells if cell.status == "waiting")
        assert len(set(times)) == 3 and times[0] == pytest.approx(run.clock.now() + 60)
        run.clock.advance(60)
        run.settle()
        status = status_of(run, sweep_id)
    assert statuses(status) == {"done": 2, "waiting": 2}
    assert status.why["kind"] == "day" and status.why["until_utc"] > run.clock.now()


def test_cells_that_the_day_does_not_hold_are_told_for_the_days_to_come(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 60, "EXPLORER_IPD": 3, "EXPLORER_DAY_ZONE": "UTC"}) as run:
        sweep_id = run.sweep({"num_inference_steps": "1-8"})
        run.settle()
        for _ in range(3):
            run.clock.advance(1)
            run.settle()
        status, now = status_of(run, sweep_id), run.clock.now()
    times = sorted(cell.until_utc for cell in status.cells if cell.status == "waiting")
    assert statuses(status) == {"done": 3, "waiting": 5}
    assert [int(each // 86_400 - now // 86_400) for each in times] == [1, 1, 1, 2, 2]


@pytest.mark.parametrize("fault", ["429-ipm", "url-500:2"])
def test_a_clock_that_is_set_back_holds_nothing_up(tmp_path, fault):
    with pipeline(tmp_path, environment={"EXPLORER_MAX_ACTIVE": 1}, faults=(fault,)) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
        began_utc = run.clock.now() - 7200
        run.clock.advance(-7200)
        run.services.runner.pacer.forget(run.services.connections.default, "Kwai-Kolors/Kolors")
        run.ask(prompt="what wakes the scheduler")  # which a real clock does within a minute
        run.sweep_until(sweep_id, "done")
        assert run.clock.now() < began_utc + 300


def test_a_long_time_for_which_the_service_asks_is_told(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_MAX_ACTIVE": 1}, faults=("retry-after:3600",)) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
        why = status_of(run, sweep_id).why
        assert why["kind"] == "rate_limited" and why["until_utc"] == pytest.approx(run.clock.now() + 3600)
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 4}


@pytest.mark.parametrize("days", [0.1, 3])
def test_a_clock_that_is_set_back_delays_nothing(tmp_path, days):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 1}, faults=("ok", "429-ipm")) as run:
        sweep_id = run.sweep({"num_inference_steps": "1-3"})
        run.settle()
        run.clock.advance(30)
        run.settle()
        run.clock.advance(-86_400 * days)
        run.services.runner.wake()
        began = run.clock.now()
        run.sweep_until(sweep_id, "done")
        assert run.clock.now() - began < 300


def test_a_sweep_waits_for_room_rather_than_lose_its_first_cells(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_MAX_DISK_MB": 1, "EXPLORER_IPM": 1}) as run:
        run.generate(prompt="older", seed=1)
        sweep_id = run.sweep({"seed": "1-9"}, image_size="1024x1024")
        while (status := status_of(run, sweep_id)).why is None and status.state == "running":
            run.settle()
            run.clock.advance(60)
        assert (status.state, status.why["kind"]) == ("running", "disk")
        assert status.counts["done"] > 0 and not status.counts.get("failed")


def test_a_sweep_whose_last_cells_were_in_flight_when_it_was_paused_is_done(tmp_path, monkeypatch):
    with pipeline(tmp_path) as run:
        answer = run.emulator.answer

        def paused(call):
            if call.method == "POST":
                run.services.sweeps.pause(run.services.sweeps.all("local")[0].sweep.id, "local")
            return answer(call)

        monkeypatch.setattr(run.emulator, "answer", paused)
        sweep_id = run.sweep({"num_inference_steps": "1"})
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 1}
