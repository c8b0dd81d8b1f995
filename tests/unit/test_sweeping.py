"""Sweeps on the emulator: every cell is made once, or says why not, whatever happens in between."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from components.emulator.options import Options
from components.errors import InvalidRequest, MissingKey
from components.sites import Connection, Key
from components.sweeping import UnknownSweep
from tests.pipeline import Pipeline, pipeline

STEPS = {"num_inference_steps": "1-3", "guidance_scale": "1, 2"}


def statuses(status: Any) -> Counter[str]:
    return Counter(cell.status for cell in status.cells)


def asked(run: Pipeline) -> int:
    """Count the records that the library holds."""
    return int(run.services.store.database.row("SELECT COUNT(*) FROM records")[0])


def connection(run: Pipeline) -> Connection:
    return run.services.connections.default


def test_a_sweep_makes_every_cell_once(tmp_path):
    with pipeline(tmp_path) as run:
        status = run.sweep_until(run.sweep(STEPS), "done")
        assert run.emulator.images_made == 6 == asked(run)
    assert {(cell.at, cell.values) for cell in status.cells} == {
        ((x, y), (str(x + 1), str(y + 1))) for x in range(3) for y in range(2)
    }
    assert statuses(status) == {"done": 6} and all(cell.image and cell.count == 1 for cell in status.cells)
    assert status.counts["done"] == status.counts["total"] == 6
    assert status.sweep.ended_utc is not None


def test_only_what_changed_is_told(tmp_path):
    with pipeline(tmp_path) as run:
        sweep_id = run.sweep(STEPS)
        run.sweep_until(sweep_id, "done")
        run.await_thumbnails(6)
        done = run.services.sweeps.status(sweep_id, "local")
        assert run.services.sweeps.status(sweep_id, "local", done.version).cells == ()
        run.services.store.library.star("local", [done.cells[2].record_id], is_starred=True)
        after = run.services.sweeps.status(sweep_id, "local", done.version)
    assert [(cell.at, cell.is_starred) for cell in after.cells] == [(done.cells[2].at, True)]


def test_what_the_library_knows_is_not_asked_for_again(tmp_path):
    with pipeline(tmp_path) as run:
        run.generate(num_inference_steps=2, guidance_scale=1)
        status = run.sweep_until(run.sweep(STEPS), "done")
        again = run.sweep_until(run.sweep(STEPS), "done")
        assert run.emulator.images_made == 6
    assert [cell.values for cell in status.cells if cell.is_reused] == [("2", "1")]
    assert again.counts["reused"] == 6


def test_one_seed_is_drawn_for_the_whole_sweep(tmp_path):
    with pipeline(tmp_path) as run:
        sweep_id = run.sweep(STEPS, seed=None)
        run.sweep_until(sweep_id, "done")
        rows = run.services.store.database.rows("SELECT DISTINCT json_extract(request, '$.seed') FROM records")
    assert len(rows) == 1 and rows[0][0] is not None


def test_cells_of_one_request_share_its_record(tmp_path):
    models = "Kwai-Kolors/Kolors, Tongyi-MAI/Z-Image-Turbo"
    with pipeline(tmp_path) as run:
        status = run.sweep_until(run.sweep({"model": models, "guidance_scale": "1, 2"}), "done")
        assert run.emulator.images_made == 3
    shared = {cell.record_id for cell in status.cells if cell.values[0] == "Tongyi-MAI/Z-Image-Turbo"}
    assert len(status.cells) == 4 and len(shared) == 1


def test_a_single_generation_goes_before_cells(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as run:
        sweep_id = run.sweep({"num_inference_steps": "1-4"})
        run.settle()
        run.finish(run.ask(prompt="first"))
        counts = run.services.sweeps.status(sweep_id, "local").counts
    assert counts["done"] == 1 and counts["waiting"] == 3


def test_visitors_and_sweeps_take_turns(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 1, "EXPLORER_PUBLIC": 1}) as run:
        axes = {"num_inference_steps": "1-6"}
        ids = [(run.sweep(axes, owner=owner, seed=seed), owner) for seed, owner in enumerate("aab")]
        for _ in range(5):
            run.settle()
            run.clock.advance(60)
        run.settle()
        counts = [run.services.sweeps.status(sweep_id, owner).counts["done"] for sweep_id, owner in ids[1:]]
    assert counts == [1, 3]


def test_pause_takes_back_what_waits_and_resume_goes_on(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
        run.services.sweeps.pause(sweep_id, "local")
        assert asked(run) == 1
        run.clock.advance(600)
        run.settle()
        paused = run.services.sweeps.status(sweep_id, "local")
        run.services.sweeps.resume(sweep_id, "local", connection(run))
        done = run.sweep_until(sweep_id, "done")
        assert run.emulator.images_made == 6
    assert (paused.state, statuses(paused)) == ("paused", {"done": 1, "waiting": 5})
    assert statuses(done) == {"done": 6}


def test_cancel_keeps_what_is_done(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
        run.services.sweeps.cancel(sweep_id, "local")
        cancelled = run.services.sweeps.status(sweep_id, "local")
        assert (cancelled.state, statuses(cancelled), asked(run)) == ("cancelled", {"done": 1, "dropped": 5}, 1)
        run.services.sweeps.resume(sweep_id, "local", connection(run))
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 6}


def test_a_failed_cell_does_not_stop_the_others_and_is_asked_for_again(tmp_path):
    with pipeline(tmp_path, faults=("400-20015", "ok")) as run:
        sweep_id = run.sweep({"num_inference_steps": "1-4"})
        first = run.sweep_until(sweep_id, "done")
        bad = next(cell for cell in first.cells if cell.status == "refused")
        assert run.services.sweeps.retry(sweep_id, "local", connection(run)) == 0
        assert run.services.sweeps.retry(sweep_id, "local", connection(run), [bad.at]) == 1
        done = run.sweep_until(sweep_id, "done")
    assert statuses(first) == {"done": 3, "refused": 1} and bad.error["kind"] == "bad_request"
    assert statuses(done) == {"done": 4}


@pytest.mark.parametrize(("fault", "kind", "active"), [("401-30014", "bad_key", 1), ("402-30001", "no_balance", 4)])
def test_a_refusal_of_the_account_pauses_the_sweep_and_fails_no_cell(tmp_path, fault, kind, active):
    with pipeline(tmp_path, faults=(fault,) * 6, environment={"EXPLORER_MAX_ACTIVE": active}) as run:
        sweep_id = run.sweep(STEPS)
        paused = run.sweep_until(sweep_id, "paused")
        assert (paused.why["kind"], statuses(paused), asked(run)) == (kind, {"waiting": 6}, 0)
        run.emulator.configure(Options())
        run.services.sweeps.resume(sweep_id, "local", connection(run))
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 6}


@pytest.mark.parametrize("fault", ["503-50505", "500-50507"])
def test_a_service_that_is_overloaded_for_long_holds_the_sweep_and_fails_no_cell(tmp_path, fault):
    with pipeline(tmp_path, faults=(fault,) * 40) as run:
        sweep_id = run.sweep({"num_inference_steps": "1-4"})
        why = None
        while why is None:
            run.settle()
            run.clock.advance_to_next_deadline()
            why = run.services.sweeps.status(sweep_id, "local").why
        assert why["kind"] == "overloaded" and why["until_utc"] > run.clock.now()
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 4}
        assert run.emulator.images_made == 4 == asked(run)


def test_what_may_have_been_made_is_asked_for_again_only_by_name(tmp_path):
    with pipeline(tmp_path, faults=("502-html", "ok")) as run:
        sweep_id = run.sweep({"num_inference_steps": "1-2"})
        status = run.sweep_until(sweep_id, "done")
        unclear = next(cell for cell in status.cells if cell.status == "unclear")
        assert run.services.sweeps.retry(sweep_id, "local", connection(run)) == 0
        assert run.services.sweeps.retry(sweep_id, "local", connection(run), [unclear.at]) == 1
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 2}


def test_a_waiting_cell_can_go_next(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as run:
        sweep_id = run.sweep({"num_inference_steps": "1-9"})
        run.settle()
        run.services.sweeps.go_next(sweep_id, "local", [(3,), (7,)])
        for _ in range(2):
            run.clock.advance(60)
            run.settle()
        done = [cell.at for cell in run.services.sweeps.status(sweep_id, "local").cells if cell.status == "done"]
    assert {(3,), (7,)} < set(done) and len(done) == 3


def test_axes_change_while_it_runs(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as run:
        sweep_id = run.sweep({"num_inference_steps": "1-3"})
        run.settle()
        before = run.services.sweeps.status(sweep_id, "local")
        axes = [{"name": "guidance_scale", "values": "7.5, 8"}, {"name": "num_inference_steps", "values": "1, 3"}]
        run.services.sweeps.change(sweep_id, "local", axes, connection(run))
        changed = run.services.sweeps.status(sweep_id, "local")
        done = run.sweep_until(sweep_id, "done")
        assert run.emulator.images_made == 4
    assert changed.shape > before.shape and len(changed.cells) == 4
    assert {cell.values: cell.status for cell in done.cells} == {
        ("7.5", "1"): "done", ("7.5", "3"): "done", ("8", "1"): "done", ("8", "3"): "done"
    }  # fmt: skip


def test_values_added_to_a_finished_sweep_are_all_that_is_asked_for(tmp_path):
    with pipeline(tmp_path) as run:
        sweep_id = run.sweep({"num_inference_steps": "1, 2"})
        run.sweep_until(sweep_id, "done")
        axes = [{"name": "num_inference_steps", "values": "1-4"}]
        run.services.sweeps.change(sweep_id, "local", axes, connection(run))
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 4}
        assert run.emulator.images_made == 4


def test_a_sweep_goes_on_by_itself_after_a_restart(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as run:
        sweep_id = run.sweep(STEPS)
        run.settle()
    with pipeline(tmp_path, clock=run.clock) as run:
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 6}
        assert run.emulator.images_made == 5


def test_without_its_key_a_sweep_waits_and_says_so(tmp_path):
    site = {"SILICONFLOW_BASE_URL": "http://192.0.2.1/v1"}
    with pipeline(tmp_path, environment=site) as run:
        own = Connection(site="http://192.0.2.1/v1", key=Key("sk-of-mine"))
        with pytest.raises(MissingKey):
            run.sweep(STEPS)
        values = {"prompt": "sea", "seed": 7}
        sweep_id = run.services.sweeps.start(values, [{"name": "seed", "values": "1-3"}], "local", own)
    with pipeline(tmp_path, environment=site) as run:
        status = run.services.sweeps.status(sweep_id, "local")
        assert (status.state, status.why["kind"], statuses(status)) == ("waiting", "missing_key", {"waiting": 3})


def test_sweeps_are_their_owner_s_alone(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_PUBLIC": 1}) as run:
        sweep_id, sweeps = run.sweep(STEPS, owner="ann"), run.services.sweeps
        assert sweeps.status(sweep_id, "bob") is None and sweeps.all("bob") == ()
        for act in (sweeps.pause, sweeps.cancel, sweeps.delete):
            with pytest.raises(UnknownSweep):
                act(sweep_id, "bob")
        assert [head.sweep.id for head in sweeps.all("ann")] == [sweep_id]
        run.sweep_until(sweep_id, "done", owner="ann")


def test_bad_axes_start_nothing_and_name_every_item(tmp_path):
    with pipeline(tmp_path) as run:
        with pytest.raises(InvalidRequest) as refused:
            run.sweep({"num_inference_steps": "1, 500", "guidance_scale": "99"})
        assert len(refused.value.problems) == 2
        assert run.services.sweeps.all("local") == ()


def test_a_deleted_picture_says_so_and_can_be_made_anew(tmp_path):
    with pipeline(tmp_path) as run:
        sweep_id = run.sweep({"num_inference_steps": "1, 2"})
        gone = run.sweep_until(sweep_id, "done").cells[0]
        run.services.store.library.delete("local", [gone.record_id], run.clock.now())
        after = run.services.sweeps.status(sweep_id, "local")
        assert [cell.error["kind"] for cell in after.cells if cell.status == "failed"] == ["deleted"]
        assert run.services.sweeps.retry(sweep_id, "local", connection(run)) == 1
        assert statuses(run.sweep_until(sweep_id, "done")) == {"done": 2}


def test_deleting_a_sweep_leaves_its_pictures(tmp_path):
    with pipeline(tmp_path) as run:
        sweep_id = run.sweep({"num_inference_steps": "1, 2"})
        run.sweep_until(sweep_id, "done")
        run.services.sweeps.delete(sweep_id, "local")
        assert run.services.sweeps.status(sweep_id, "local") is None and asked(run) == 2


def test_the_file_says_of_which_cell_it_is(tmp_path):
    with pipeline(tmp_path) as run:
        sweep_id = run.sweep(STEPS)
        cell = run.sweep_until(sweep_id, "done").cells[0]
        place = run.services.store.sweeps.place_of(cell.record_id)
    assert place["id"] == sweep_id and tuple(place["at"]) == cell.at
    assert [axis["value"] for axis in place["axes"]] == list(cell.values)


def test_a_title_that_no_file_takes_is_mended(tmp_path):
    with pipeline(tmp_path) as run:
        base, axes = {"prompt": "sea", "seed": 7}, [{"name": "seed", "values": "1"}]
        sweep_id = run.services.sweeps.start(base, axes, "local", connection(run), "four \ud83d  boats")
        assert run.services.sweeps.status(sweep_id, "local").sweep.title == "four ? boats"
        run.services.sweeps.rename(sweep_id, "local", "\udfff")
        assert run.services.sweeps.all("local")[0].sweep.title == "?"
