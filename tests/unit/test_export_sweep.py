"""A sweep out as a ZIP and in again elsewhere: every cell is told of, and only what is missing is asked for."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from components import metadata
from components.export.refusals import ImportRefused
from components.sites import EMULATOR_SITE
from tests.pipeline import Pipeline, pipeline
from tests.unit.export_zips import changed, files_in, files_of, rows_in, take_in

AXES = {"num_inference_steps": "1-3", "guidance_scale": "1, 2.5"}
Change = Callable[[dict[str, Any]], None]


def exported(run: Pipeline, sweep_id: str, owner: str = "local") -> bytes:
    """Export a sweep by its link, as a browser does."""
    url = run.services.exports.link(owner, sweep_id)
    assert url is not None
    found = run.services.exports.find(url.removeprefix("export/").removesuffix(".zip"))
    assert found is not None
    return b"".join(run.services.exports.stream(found))


def manifest_of(data: bytes) -> dict[str, Any]:
    return dict(json.loads(files_of(data)["manifest.json"]))


def done(run: Pipeline, **options: Any) -> str:
    sweep_id = run.sweep(options.pop("axes", AXES), **options)
    images = run.sweep_until(sweep_id, "done", owner=options.get("owner", "local")).counts.get("done", 0)
    run.await_thumbnails(images)
    return sweep_id


def half_done(run: Pipeline) -> str:
    """Pause a sweep of six cells when two are made."""
    sweep_id = run.sweep(AXES)
    run.settle()
    run.services.sweeps.pause(sweep_id, "local")
    run.settle()
    return sweep_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Hold a finished sweep of six cells, its ZIP, and the pictures as they lie on the disk."""

    sweep_id: str
    data: bytes
    stored: list[bytes]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    with pipeline(tmp_path_factory.mktemp("finished")) as run:
        sweep_id = done(run)
        run.services.sweeps.rename(sweep_id, "local", "Steps, 步数")
        stored = [path.read_bytes() for path in run.services.store.folder.images.glob("*.png")]
        return Finished(sweep_id=sweep_id, data=exported(run, sweep_id), stored=stored)


def test_a_zip_of_a_sweep_tells_of_every_cell(finished: Finished) -> None:
    files, stored = files_of(finished.data), finished.stored
    names = list(files)
    assert names[-4:] == ["manifest.json", "manifest.csv", "grid.png", "index.html"]
    assert sum(name.startswith("thumbs/") for name in names) == sum(name.startswith("images/") for name in names) == 6
    assert sorted(data for name, data in files.items() if name.startswith("images/")) == sorted(stored)
    told = json.loads(files["manifest.json"])
    sweep = told["sweep"]
    assert (sweep["id"], sweep["title"], sweep["site"]) == (finished.sweep_id, "Steps, 步数", EMULATOR_SITE)
    assert [(axis["name"], axis["values"], axis["labels"]) for axis in sweep["axes"]] == [
        ("num_inference_steps", [1, 2, 3], ["1", "2", "3"]),
        ("guidance_scale", [1, 2.5], ["1", "2.5"]),
    ]
    assert [cell["at"] for cell in sweep["cells"]] == [[x, y] for x in range(3) for y in range(2)]
    for cell in sweep["cells"]:
        record = told["records"][cell["record"]]
        assert (cell["status"], cell["digest"]) == ("done", record["digest"])
        assert [str(record["request"]["num_inference_steps"]), f"{record['request']['guidance_scale']:g}"] == cell[
            "values"
        ]


def test_pictures_and_the_grid_carry_their_sweep(finished: Finished) -> None:
    files = files_of(finished.data)
    places = []
    for record in json.loads(files["manifest.json"])["records"]:
        found = metadata.read(files[record["images"][0]["file"]])
        assert found is not None
        settings = metadata.settings_of(found)
        assert settings is not None and settings.sweep is not None and settings.sweep["id"] == finished.sweep_id
        places.append((settings.sweep["at"], [axis["value"] for axis in settings.sweep["axes"]]))
    assert sorted(places) == [([x, y], [str(x + 1), ("1", "2.5")[y]]) for x in range(3) for y in range(2)]
    found = metadata.read(files["grid.png"])
    grid = metadata.sweep_of(found) if found else None
    assert grid is not None
    assert [(axis["name"], axis["values"]) for axis in grid.axes] == [
        ("num_inference_steps", [1, 2, 3]),
        ("guidance_scale", [1, 2.5]),
    ]
    assert (grid.base["prompt"], grid.base["seed"]) == ("sea", 7)


def test_the_table_has_a_row_for_each_cell_with_its_values_first(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment={"EXPLORER_IPM": 2}) as run:
        data = exported(run, half_done(run))
    rows = list(csv.DictReader(io.StringIO(files_of(data)["manifest.csv"].decode("utf-8-sig"), newline="")))
    assert list(rows[0])[:3] == ["x: num_inference_steps", "y: guidance_scale", "file"]
    assert [(row["x: num_inference_steps"], row["y: guidance_scale"]) for row in rows] == [
        (x, y) for x in "123" for y in ("1", "2.5")
    ]
    assert sorted(row["status"] for row in rows) == ["done"] * 2 + ["waiting"] * 4
    assert all(bool(row["file"]) == (row["status"] == "done") and row["digest"] for row in rows)


def test_elsewhere_resume_asks_for_the_missing_cells_only(tmp_path: Path) -> None:
    with pipeline(tmp_path / "a", environment={"EXPLORER_IPM": 2}) as here:
        sweep_id = half_done(here)
        here.services.sweeps.rename(sweep_id, "local", "Half")
        data = exported(here, sweep_id)
        made = here.emulator.images_made
    assert made == 2 and [cell["status"] for cell in manifest_of(data)["sweep"]["cells"]].count("done") == 2
    with pipeline(tmp_path / "b") as there:
        found = take_in(there, data)
        assert found.sweep is not None and (found.sweep.cells, found.sweep.done, found.sweep.is_known) == (6, 2, False)
        before = there.services.sweeps.status(found.sweep.id, "local")
        assert before is not None and before.state == "paused" and found.sweep.id != sweep_id
        assert (before.counts["done"], before.counts["waiting"], before.sweep.title) == (2, 4, "Half")
        assert there.emulator.images_made == 0
        there.services.sweeps.resume(found.sweep.id, "local", there.services.connections.default)
        after = there.sweep_until(found.sweep.id, "done")
        assert there.emulator.images_made == 4 and after.counts["done"] == 6
        again = take_in(there, exported(there, found.sweep.id))
        assert again.sweep is not None and again.sweep.is_known and again.sweep.id == found.sweep.id
        assert len(there.services.sweeps.all("local")) == 1


def test_cells_without_a_picture_wait(tmp_path: Path) -> None:
    with pipeline(tmp_path / "a", faults=("ok", "moderation")) as here:
        sweep_id = done(here)
        data = exported(here, sweep_id)
    refused = [cell for cell in manifest_of(data)["sweep"]["cells"] if cell["status"] == "refused"]
    assert 0 < len(refused) < 6
    with pipeline(tmp_path / "b") as there:
        found = take_in(there, data)
        assert found.sweep is not None and found.sweep.done == 6 - len(refused) and found.failed == len(refused)
        status = there.services.sweeps.status(found.sweep.id, "local")
        assert status is not None and status.state == "paused" and status.counts["waiting"] == len(refused)


def test_a_finished_sweep_comes_back_finished(finished: Finished, tmp_path: Path) -> None:
    with pipeline(tmp_path) as there:
        found = take_in(there, finished.data)
        assert found.sweep is not None
        status = there.services.sweeps.status(found.sweep.id, "local")
        assert status is not None and status.state == "done" and status.counts["done"] == 6


def test_a_picture_that_was_deleted_is_a_missing_cell(tmp_path: Path) -> None:
    with pipeline(tmp_path) as run:
        sweep_id = done(run)
        status = run.services.sweeps.status(sweep_id, "local")
        assert status is not None
        gone = status.cells[0]
        run.services.store.library.delete("local", [gone.record_id], run.clock.now())
        files = files_of(exported(run, sweep_id))
    [cell] = [each for each in json.loads(files["manifest.json"])["sweep"]["cells"] if each["record"] is None]
    assert tuple(cell["at"]) == gone.at and cell["status"] == "failed" and "deleted" in cell["error"]["message"]
    assert sum(name.startswith("images/") for name in files) == 5


def test_nobody_exports_anothers_sweep_and_nothing_of_the_owner_leaves(tmp_path: Path) -> None:
    with pipeline(tmp_path) as run:
        sweep_id = done(run, owner="the-owner-of-all-this")
        assert run.services.exports.link("somebody-else", sweep_id) is None
        assert run.services.exports.link("the-owner-of-all-this", "x") is None
        files = files_of(exported(run, sweep_id, "the-owner-of-all-this"))
        stems = [path.name.split(".")[0] for path in run.services.store.folder.images.iterdir()]
        secrets = ["the-owner-of-all-this", run.services.connections.default.account, *stems]
    for name in ("manifest.json", "manifest.csv", "index.html"):
        assert [each for each in secrets if each.encode() in files[name]] == [], name


def _sweep(**values: Any) -> Change:
    return lambda manifest: manifest["sweep"].update(values)


def _axis(**values: Any) -> Change:
    return lambda manifest: manifest["sweep"]["axes"][0].update(values)


def _cell(**values: Any) -> Change:
    return lambda manifest: manifest["sweep"]["cells"][0].update(values)


def _base(**values: Any) -> Change:
    return lambda manifest: manifest["sweep"]["base"].update(values)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda manifest: manifest.update(sweep=[]), "sweep"), (_sweep(title=7), "sweep.title"),
        (_sweep(site="http://u:p@host/v1"), "sweep.site"), (_sweep(base=None), "sweep.base"),
        (_sweep(created_utc=9e12), "created_utc"),
        (_sweep(axes="x"), "sweep.axes"), (_sweep(axes=[{}] * 4), "sweep.axes"),
        (_axis(name="owner"), "name"), (_axis(values=[[1]]), "values"), (_axis(values="1-9"), "values"),
        (_axis(values=[1, 2, 999]), "999"), (_axis(values=list(range(90_000))), "sweep.cells"),
        (_axis(name="prompt", values=["a", "b", "\ud800"]), "Steps"),
        (_axis(name="prompt_sr", values=["sea", "b", "\0"]), "Steps"),
        (_axis(values=[1, 2]), "sweep.cells"), (_axis(values=[3, 2, 1]), "sweep.cells"),
        (_cell(at=[9, 9]), "sweep.cells"),
        (_cell(at="0"), "at"), (_cell(at=[True, 0]), "at"), (_cell(at=[0] * 9), "at"),
        (_cell(digest="0" * 64), "record"), (_cell(digest="x"), "digest"), (_cell(record=1), "record"),
        (_cell(record=-1), "record"), (_cell(record=99), "record"), (_cell(status="owned"), "status"),
        (_base(key="sk-x"), "sweep.base"), (_base(seed=None), "seed"), (_base(prompt=["a"]), "sweep.base"),
        (_base(batch_size=99), "99"), (_base(prompt="\ud800"), "prompt"), (_base(seed=8), "sweep.cells"),
        (_base(image="0" * 64), "inits/"), (lambda manifest: manifest["sweep"]["cells"].pop(), "sweep.cells"),
    ],
)  # fmt: skip
def test_a_sweep_that_was_tampered_with_is_refused_whole(
    finished: Finished, empty: Pipeline, change: Change, said: str
) -> None:
    with pytest.raises(ImportRefused, match=re.escape(said)):
        take_in(empty, changed(finished.data, change))
    assert [files_in(empty), empty.services.sweeps.all("local")] == [[], ()] and set(rows_in(empty).values()) == {0}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    with pipeline(tmp_path_factory.mktemp("empty")) as run:
        yield run


def test_a_sweep_of_more_cells_than_are_allowed_is_refused(finished: Finished, tmp_path: Path) -> None:
    from components.export.importing import Bounds

    with pipeline(tmp_path) as there:
        with pytest.raises(ImportRefused, match="EXPLORER_MAX_CELLS"):
            take_in(there, finished.data, bounds=Bounds(cells=5))
        assert take_in(there, finished.data, bounds=Bounds(cells=6)).images == 6


def test_the_init_image_of_a_sweep_travels_though_nothing_is_made(tmp_path: Path) -> None:
    with pipeline(tmp_path / "a") as here:
        here.generate()
        picture = next(here.services.store.folder.images.glob("*.png"))
        sha256 = here.services.read_request({"prompt": "x"}, {"image": picture}, "local").image
        sweep_id = here.sweep({"guidance_scale": "1, 2"}, image=sha256)
        here.services.sweeps.cancel(sweep_id, "local")
        here.settle()
        data = exported(here, sweep_id)
    assert f"inits/{sha256}.webp" in files_of(data)
    with pipeline(tmp_path / "b") as there:
        found = take_in(there, data)
        assert found.sweep is not None
        there.services.sweeps.resume(found.sweep.id, "local", there.services.connections.default)
        assert there.sweep_until(found.sweep.id, "done").counts["done"] == 2
