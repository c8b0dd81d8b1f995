"""Sweeps that are halted at the worst moment: between two steps of the scheduler, and in the middle of a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from components.emulator.options import Options
from components.errors import ExplorerError
from components.sites import Connection, Key
from components.store.sweeps import NotOpen, link_cells
from tests.pipeline import Pipeline, pipeline

ONE_A_MINUTE = {"EXPLORER_IPM": 1}
PAIRS = {"batch_size": 2, "num_inference_steps": 4}
STEPS = {"num_inference_steps": "1-4"}


class OnStep(list[str]):
    """Act once, on the worker's thread, when a step is taken; let nothing take too many."""

    def __init__(self, step: str, act: Callable[[], None], most: int = 40) -> None:
        super().__init__()
        self._step, self._act, self._most = step, act, most

    def append(self, step: str) -> None:
        super().append(step)
        assert self.count(self._step) <= self._most, f"{self._step} again and again"
        if step == self._step and self.count(step) == 1:
            self._act()


def statuses(status: Any) -> Counter[str]:
    return Counter(cell.status for cell in status.cells)


def connection(run: Pipeline) -> Connection:
    return run.services.connections.default


def status_of(run: Pipeline, sweep_id: str) -> Any:
    return run.services.sweeps.status(sweep_id, "local")


def make_known(run: Pipeline) -> str:
    """Start a sweep, pause it, and let the library learn the rest of its requests meanwhile."""
    sweep_id = run.sweep(STEPS)
    run.settle()
    run.services.sweeps.pause(sweep_id, "local")
    for steps in range(1, 5):
        run.generate(num_inference_steps=steps)
    return sweep_id


def test_a_pause_while_cells_are_found_in_the_library_ends_at_once(tmp_path):
    with pipeline(tmp_path, environment={**ONE_A_MINUTE, "EXPLORER_MAX_ACTIVE": 1}) as run:
        sweep_id = make_known(run)
        run.steps = OnStep("linked", lambda: run.services.sweeps.pause(sweep_id, "local"))
        run.services.sweeps.resume(sweep_id, "local", connection(run))
        run.settle()
        run.clock.advance(60)
        run.settle()
        assert status_of(run, sweep_id).state == "paused" and run.steps.count("linked") == 1
        run.services.sweeps.resume(sweep_id, "local", connection(run))
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 4}


def test_a_key_forgotten_while_cells_are_taken_in_ends_at_once(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE) as run:
        own = Connection(site=connection(run).site, key=Key("sk-of-mine"))
        run.steps = OnStep("accepted", lambda: run.services.runner.sweeper.let_go(own))
        axes = [{"name": "seed", "values": "1-4"}]
        sweep_id = run.services.sweeps.start({"prompt": "sea", "image_size": "256x256"}, axes, "local", own)
        run.settle()
        assert run.steps.count("accepted") == 1
        assert (status_of(run, sweep_id).state, statuses(status_of(run, sweep_id))) == ("waiting", {"waiting": 4})
        run.services.runner.resume("local", connection(run))
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 4}


@pytest.mark.parametrize("restart", [False, True])
def test_a_batch_that_is_half_made_goes_on_with_its_sweep(tmp_path, restart):
    with pipeline(tmp_path, environment=ONE_A_MINUTE, batch="ignored") as run:
        sweep_id = run.sweep({"seed": "1"}, **PAIRS)
        run.settle()
        assert run.emulator.images_made == 1
        if not restart:
            run.services.sweeps.pause(sweep_id, "local")
            run.clock.advance(600)
            run.settle()
            assert run.emulator.images_made == 1
            run.services.sweeps.resume(sweep_id, "local", connection(run))
            assert run.sweep_until(sweep_id, "done").cells[0].count == 2
    if restart:
        with pipeline(tmp_path, clock=run.clock, batch="ignored") as run:
            assert run.sweep_until(sweep_id, "done").cells[0].count == 2


def test_a_batch_that_is_half_made_ends_with_a_cancelled_sweep(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE, batch="ignored") as run:
        sweep_id = run.sweep({"seed": "1, 2"}, **PAIRS)
        run.settle()
        run.services.sweeps.cancel(sweep_id, "local")
        run.clock.advance(600)
        run.settle()
        assert run.emulator.images_made == 1
        assert statuses(status_of(run, sweep_id)) == {"done": 1, "dropped": 1}


def test_a_batch_that_is_half_made_goes_on_for_another_sweep(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE, batch="ignored") as run:
        first, second = (run.sweep({"seed": "1"}, **PAIRS) for _ in range(2))
        run.settle()
        assert status_of(run, second).counts == {"running": 1, "total": 1, "reused": 0}
        run.services.sweeps.delete(first, "local")
        assert run.sweep_until(second, "done").cells[0].count == 2


def test_a_batch_that_is_half_made_ends_with_axes_that_have_no_place_for_it(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE, batch="ignored") as run:
        run.generate(seed=9, **PAIRS)
        sweep_id = run.sweep({"seed": "1"}, **PAIRS)
        run.settle()
        while run.emulator.images_made < 3:
            run.clock.advance_to_next_deadline()
            run.settle()
        record_id = status_of(run, sweep_id).cells[0].record_id
        run.services.sweeps.change(sweep_id, "local", [{"name": "seed", "values": "9"}], connection(run))
        assert run.sweep_until(sweep_id, "done").cells[0].is_reused
    with pipeline(tmp_path, clock=run.clock) as run:
        run.settle()
        assert run.services.store.unfinished() == () and run.record(record_id)["status"] == "done"


def test_what_may_have_been_made_is_not_taken_back(tmp_path):
    environment = {**ONE_A_MINUTE, "EXPLORER_MAX_ACTIVE": 1}
    with pipeline(tmp_path, environment=environment, batch="ignored", faults=("ok", "ok", "502-html")) as run:
        run.generate(**PAIRS, prompt="teach that batches are not honoured")
        sweep_id = run.sweep({"seed": "1"}, **PAIRS)
        run.settle()
        while run.steps.count("failed") == 0:
            run.clock.advance_to_next_deadline()
            run.settle()
        run.services.sweeps.pause(sweep_id, "local")
        run.services.sweeps.resume(sweep_id, "local", connection(run))
        cell = run.sweep_until(sweep_id, "done").cells[0]
        posts = run.services.view(cell.record_id, "local").posts
    assert [post.state for post in posts] == ["failed", "answered"] and cell.error["kind"] == "no_answer"


def test_a_generation_that_is_stopped_leaves_its_cell_to_the_sweep(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
        waiting = next(cell for cell in status_of(run, sweep_id).cells if cell.status == "waiting")
        record_id = run.ask(num_inference_steps=int(waiting.values[0]))
        run.services.stop(record_id, "local")
        run.settle()
        assert statuses(status_of(run, sweep_id)) == {"done": 1, "waiting": 3}
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 4}
        assert run.record(record_id)["error"]["kind"] == "stopped" and run.emulator.images_made == 4


def test_a_request_that_was_made_a_generation_is_not_taken_back(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE) as run:
        run.sweep(STEPS)
        run.settle()
        store = run.services.store
        waiting = store.sweeps.all_waiting_records()
        assert store.journal.claim(waiting[0]) and store.sweeps.withdraw(waiting) == set(waiting[1:])
        assert not store.journal.claim(waiting[1])


def test_a_record_answers_no_cell_of_other_axes(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE) as run:
        sweep_id = run.sweep({"num_inference_steps": "1-12"})
        run.settle()
        store, sweeps = run.services.store, run.services.sweeps
        cell = store.sweeps.next_cell(sweep_id)
        axes = [{"name": "num_inference_steps", "values": "21-32"}]
        run.services.runner.sweeper.let_go(connection(run))
        sweeps.change(sweep_id, "local", axes, Connection(site=connection(run).site, key=Key("sk-other")))
        with pytest.raises(NotOpen), store.database.transaction() as db:
            link_cells(db, cell, "a record", is_reused=False)


def test_new_values_of_a_cancelled_sweep_wait_for_its_resumption(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
        run.services.sweeps.cancel(sweep_id, "local")
        axes = [{"name": "num_inference_steps", "values": "1-6"}]
        run.services.sweeps.change(sweep_id, "local", axes, connection(run))
        assert statuses(status_of(run, sweep_id)) == {"done": 1, "dropped": 5}
        run.services.sweeps.resume(sweep_id, "local", connection(run))
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 6}


def test_a_sweep_that_cannot_resume_stays_cancelled(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
        run.services.sweeps.cancel(sweep_id, "local")
        with pytest.raises(ExplorerError, match="belongs to"):
            run.services.sweeps.resume(sweep_id, "local", Connection(site="http://192.0.2.1/v1", key=Key("sk-other")))
        assert statuses(status_of(run, sweep_id)) == {"done": 1, "dropped": 3}


def test_only_a_running_sweep_becomes_done(tmp_path):
    with pipeline(tmp_path, environment=ONE_A_MINUTE) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
        run.services.sweeps.cancel(sweep_id, "local")
        assert not run.services.store.sweeps.finish(sweep_id, run.clock.now())
        run.services.runner.sweeper.run(run.services.store.sweeps.read(sweep_id), connection(run))
        run.settle()
        assert status_of(run, sweep_id).state == "cancelled"
        assert run.services.runner.sweeper.connection_of(sweep_id) is None


def test_a_refusal_of_an_earlier_key_does_not_pause(tmp_path):
    with pipeline(tmp_path, faults=("401-30014",)) as run:
        old, new = (Connection(site=connection(run).site, key=Key(key)) for key in ("sk-old", "sk-new"))
        axes = [{"name": "seed", "values": "1-3"}]

        def take_other_key() -> None:
            run.services.sweeps.resume(sweep_id, "local", new)

        run.steps = OnStep("failed", take_other_key)
        sweep_id = run.services.sweeps.start({"prompt": "sea", "image_size": "256x256"}, axes, "local", old)
        assert statuses(run.sweep_until(sweep_id, "done", "paused")) == {"done": 3}


def test_a_sweep_cancelled_before_its_key_was_refused_resumes_with_another(tmp_path):
    with pipeline(tmp_path, faults=("401-30014",), environment={"EXPLORER_MAX_ACTIVE": 1}) as run:
        run.steps = OnStep("sent", lambda: run.services.sweeps.cancel(sweep_id, "local"))
        sweep_id = run.sweep(STEPS)
        run.settle()
        run.emulator.configure(Options())
        run.services.sweeps.resume(sweep_id, "local", connection(run))
        assert statuses(run.sweep_until(sweep_id, "done", "paused")) == {"done": 4}


def test_a_copy_that_failed_is_asked_for_again_as_a_copy(tmp_path):
    with pipeline(tmp_path, faults=("502-html", "url-404", "ok")) as run:
        sweep_id = run.sweep({"num_inference_steps": "1"})
        run.sweep_until(sweep_id, "done")
        for expected in ("failed", "done"):
            run.services.sweeps.retry(sweep_id, "local", connection(run), [(0,)])
            assert statuses(run.sweep_until(sweep_id, "done")) == {expected: 1}
