"""A ZIP that comes back: the same records, nothing twice, and all or nothing."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from components import images, metadata
from components.errors import StoreError
from components.export.importing import import_zip
from components.export.refusals import ImportRefused
from components.store.library import Query
from tests import pipeline as pipelines
from tests.pipeline import Pipeline
from tests.unit.export_zips import LIMITS, changed, exported, files_in, files_of, made, packed, rows_in, take_in

ZERO = {"records": 0, "posts": 0, "images": 0, "init_images": 0, "prompts": 0}
Here = tuple[Pipeline, Pipeline]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Here]:
    """Give a library to export from, and an empty one to import into."""
    with pipelines.pipeline(tmp_path / "a") as source, pipelines.pipeline(tmp_path / "b") as target:
        yield source, target


def facts(pipeline: Pipeline, record_id: str) -> dict[str, Any]:
    """Describe a record by all that a ZIP carries of it."""
    view = pipeline.services.store.view(record_id)
    assert view is not None
    names = ("digest", "site", "service", "request", "status", "error", "accepted_utc", "ended_utc", "starred")
    shown = ("index", "seed", "width", "height", "format", "bytes", "sha256", "source_sha256", "saved_utc")
    return {
        **{name: getattr(view.record, name) for name in names},
        "seed": view.seed,
        "trace_id": view.trace_id,
        "inference": pipeline.record(record_id)["timings"]["inference"],
        "images": [{name: getattr(image, name) for name in shown} for image in view.saved],
        "bytes": [pipeline.services.image_path(image).read_bytes() for image in view.saved],
    }


def test_what_was_exported_comes_back_as_it_was(here: Here) -> None:
    source, target = here
    ids = [made(source, batch_size=2, prompt="一只猫"), made(source, prompt="sea", negative_prompt="fog", seed=9)]
    source.services.store.library.star("local", ids[:1], is_starred=True)
    found = take_in(target, exported(source, *ids))
    assert (found.images, found.known, found.failed, found.left_out, found.gone) == (3, 0, 0, 0, 0)
    assert [facts(target, each) for each in found.record_ids] == [facts(source, each) for each in ids]
    assert not set(found.record_ids) & set(ids)
    folder = target.services.store.folder
    view = target.services.store.view(found.record_ids[0])
    assert view is not None
    assert all((folder.images / str(image.thumbnail)).exists() for image in view.saved)
    assert list(folder.scratch.iterdir()) == []


def test_what_was_imported_is_known_and_found(here: Here) -> None:
    source, target = here
    found = take_in(target, exported(source, made(source, prompt="一只小猫在海边")))
    assert target.submit(prompt="一只小猫在海边").reused
    library = target.services.store.library
    assert [entry.id for entry in library.page(Query(owner="local", text="小猫")).entries] == list(found.record_ids)
    assert library.facets("local").sizes == ("256x256",)


def test_records_keep_their_order_even_at_one_moment(here: Here) -> None:
    source, target = here
    ids = [made(source, seed=seed) for seed in range(4)]
    take_in(target, exported(source, *reversed(ids)))
    take_in(target, exported(source, *ids), owner="another")
    order = [each.request["seed"] for each in source.services.store.library.page(Query(owner="local")).entries]
    for owner in ("local", "another"):
        page = target.services.store.library.page(Query(owner=owner))
        assert sorted(each.request["seed"] for each in page.entries) == sorted(order)
    new = target.ask(prompt="made here")
    assert target.services.store.latest("local") == new


def test_what_is_here_already_is_counted_and_passed_over(here: Here) -> None:
    source, target = here
    data = exported(source, made(source, batch_size=2), made(source, seed=1))
    take_in(target, data)
    before = rows_in(target), files_in(target)
    again = take_in(target, data)
    assert (again.record_ids, again.images, again.known) == ((), 0, 3)
    assert (rows_in(target), files_in(target)) == before
    assert take_in(target, data, owner="another").images == 3


def test_an_image_that_is_missing_here_comes_beside_the_record(here: Here) -> None:
    source, target = here
    data = exported(source, made(source, batch_size=2))
    [first] = take_in(target, data).record_ids
    view = target.services.store.view(first)
    assert view is not None
    target.services.image_path(view.saved[1]).unlink()
    found = take_in(target, data)
    assert (found.images, found.known) == (1, 1)
    beside = target.services.store.view(found.record_ids[0])
    assert beside is not None
    assert [image.index for image in beside.saved] == [1]
    assert beside.record.digest == view.record.digest and beside.record.id != first


def test_what_was_deleted_comes_back_by_import(here: Here) -> None:
    source, target = here
    data = exported(source, made(source))
    [first] = take_in(target, data).record_ids
    target.services.store.library.delete("local", [first], target.clock.now())
    assert take_in(target, data).images == 1


@pytest.mark.parametrize("fault", ["moderation", "504-text", "url-404"])
def test_what_failed_comes_along_once(tmp_path: Path, fault: str) -> None:
    with (
        pipelines.pipeline(tmp_path / "a", faults=(fault,)) as source,
        pipelines.pipeline(tmp_path / "b") as target,
    ):
        record_id = made(source)
        data = exported(source, record_id)
        found = take_in(target, data)
        assert (found.images, found.failed) == (0, 1)
        assert facts(target, found.record_ids[0]) == facts(source, record_id)
        again = take_in(target, data)
        assert (again.record_ids, again.known_failed) == ((), 1)


def test_init_images_come_along(here: Here) -> None:
    source, target = here
    folder = source.services.store.folder
    view = source.services.store.view(made(source))
    assert view is not None
    values = {"prompt": "sea", "image_size": "256x256", "seed": 1}
    request = source.services.read_request(values, {"image": source.services.image_path(view.saved[0])}, "local")
    sent = source.services.generate(request, owner="local", connection=source.services.connections.default)
    source.finish(sent.record_id)
    data = exported(source, sent.record_id)
    take_in(target, data)
    assert request.image is not None
    assert target.services.store.init_image(request.image).data == folder.init_path(request.image).read_bytes()
    files = files_of(data)
    without = {name: each for name, each in files.items() if not name.startswith("inits/")}
    assert take_in(target, packed(without), owner="b").images == 1
    assert not target.services.store.importing.has_init_image("b", request.image)
    for bad in (b"RIFF", files[f"inits/{request.image}.webp"] + b"x"):
        with pytest.raises(ImportRefused) as refused:
            take_in(target, packed({**files, f"inits/{request.image}.webp": bad}), owner="c")
        assert refused.value.kind == "differs"


def test_a_zip_packed_again_in_a_folder_by_another_program_is_read(here: Here) -> None:
    source, target = here
    files = files_of(exported(source, made(source)))
    again = {f"my export/{name}": data for name, data in files.items()}
    again |= {"__MACOSX/my export/._manifest.json": b"x", "my export/.DS_Store": b"x", "my export/grid.png": b"x"}
    assert take_in(target, packed(again, method=8)).images == 1


def test_pictures_alone_bring_their_records_where_they_carry_our_settings(here: Here) -> None:
    source, target = here
    record_id = made(source, batch_size=2)
    files = files_of(exported(source, record_id))
    pictures = {name: data for name, data in files.items() if name.startswith("images/")}
    bare = metadata.strip(next(iter(pictures.values())))
    found = take_in(target, packed({**pictures, "bare.png": bare, "notes.txt": b"x"}))
    assert (found.images, found.left_out, len(found.record_ids)) == (2, 1, 1)
    [old, new] = facts(source, record_id), facts(target, found.record_ids[0])
    for name in ("digest", "request", "accepted_utc", "status", "seed", "bytes", "trace_id"):
        assert new[name] == old[name]
    assert take_in(target, packed({"bare.png": bare})).left_out == 1
    with pytest.raises(ImportRefused) as refused:
        take_in(target, packed({"notes.txt": b"x"}))
    assert refused.value.kind == "nothing"


def test_what_was_gone_when_the_zip_was_made_is_counted(here: Here) -> None:
    source, target = here
    ids = [made(source, batch_size=2), made(source, seed=1)]
    for record_id in ids:
        view = source.services.store.view(record_id)
        assert view is not None
        source.services.image_path(view.saved[0]).unlink()
    found = take_in(target, exported(source, *ids))
    assert (found.images, found.gone, len(found.record_ids)) == (1, 2, 1)


def _full(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _unwritable(*_: Any, **__: Any) -> Any:
    raise StoreError("The library cannot be written (disk is full).")


def _after(count: int, then: Callable[..., Any], before: Callable[..., Any]) -> Callable[..., Any]:
    calls = iter(range(count))
    return lambda *values, **named: before(*values, **named) if next(calls, None) is not None else then()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_is_full_at_any_write_leaves_nothing(
    here: Here, monkeypatch: pytest.MonkeyPatch, step: str, count: int
) -> None:
    source, target = here
    data = exported(source, made(source, batch_size=2), made(source, seed=1))
    with monkeypatch.context() as patch, pytest.raises(ImportRefused) as refused:
        patch.setattr(os, step, _after(count, _full, getattr(os, step)))
        take_in(target, data)
    assert refused.value.kind == "full"
    assert (files_in(target), rows_in(target)) == ([], ZERO)
    assert take_in(target, data).images == 3


def test_a_library_that_cannot_be_written_leaves_nothing(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = here
    data = exported(source, made(source))
    with monkeypatch.context() as patch, pytest.raises(ImportRefused) as refused:
        patch.setattr(target.services.store.importing, "add", _unwritable)
        take_in(target, data)
    assert refused.value.kind == "unwritable"
    assert (files_in(target), rows_in(target)) == ([], ZERO)


def test_a_row_that_does_not_fit_undoes_all_rows(here: Here) -> None:
    source, target = here
    data = exported(source, made(source), made(source, seed=1))
    with target.services.store.database.transaction() as db:
        db.execute("CREATE TRIGGER no_second BEFORE INSERT ON images WHEN (SELECT COUNT(*) FROM images) > 0 "
                   "BEGIN SELECT RAISE(ABORT, 'no'); END")  # fmt: skip
    with pytest.raises(ImportRefused) as refused:
        take_in(target, data)
    assert refused.value.kind == "unwritable"
    assert (files_in(target), rows_in(target)) == ([], ZERO)


def test_without_room_nothing_is_unpacked(here: Here) -> None:
    source, target = here
    data = exported(source, made(source))
    with pytest.raises(ImportRefused) as refused:
        take_in(target, data, free_bytes=lambda folder: 2**20)
    assert refused.value.kind == "full"
    assert files_in(target) == []


class Killed(BaseException):
    """Stand for the end of the process: nothing that comes after it runs."""


def killed(*_: Any) -> Any:
    raise Killed


@pytest.mark.parametrize("step", ["add", "replace"])
def test_what_a_killed_import_left_goes_at_the_next_start(
    here: Here, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    source, target = here
    own = made(target, prompt="made here")
    kept = files_in(target)
    folder, leftovers = target.services.store.folder, target.services.store.leftovers
    upload = folder.root / "upload"
    upload.write_bytes(exported(source, made(source, batch_size=2)))
    with monkeypatch.context() as patch, pytest.raises(Killed):
        if step == "add":
            patch.setattr(target.services.store.importing, "add", killed)
        else:
            patch.setattr(os, "replace", _after(5, killed, os.replace))  # three of them make thumbnails
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        import_zip(upload, target.services.store, "local", target.clock.now(), LIMITS)
    assert len(list(folder.images.iterdir())) > 2
    (folder.images / "a note of mine.png").write_bytes(b"x")
    leftovers.remove(at_start=True)
    folder.clean_scratch(frozenset())
    (folder.images / "a note of mine.png").unlink()
    assert files_in(target) == kept
    assert target.record(own)["status"] == "done"
    assert not leftovers.lock.locked()


def test_what_came_in_stays_at_the_next_start(here: Here) -> None:
    source, target = here
    take_in(target, exported(source, made(source, batch_size=2)))
    kept = files_in(target)
    target.services.store.leftovers.remove(at_start=True)
    assert files_in(target) == kept and len(kept) == 4


def test_an_import_does_not_push_out_what_is_here(here: Here) -> None:
    source, target = here
    data = exported(source, made(source, batch_size=2))
    for room_bytes in (-1, 0, 50_000):
        with pytest.raises(ImportRefused) as refused:
            take_in(target, data, room_bytes=room_bytes)
        assert refused.value.kind == "limit"
    assert take_in(target, data, room_bytes=2**20).images == 2
    assert take_in(target, data, room_bytes=0).known == 2


def test_an_account_of_this_app_is_not_charged_for_what_came_in(here: Here) -> None:
    source, target = here
    [record_id] = take_in(target, exported(source, made(source))).record_ids
    record = target.services.store.record(record_id)
    assert record is not None
    assert record.account != target.services.connections.default.account


def test_what_comes_later_in_a_manifest_is_passed_over(here: Here) -> None:
    source, target = here

    def add_sweep(manifest: dict[str, Any]) -> None:
        manifest["later"] = {"title": "later", "axes": []}
        manifest["records"][0]["sweep"] = {"at": [0, 1]}

    assert take_in(target, changed(exported(source, made(source)), add_sweep)).images == 1


def test_thumbnails_that_cannot_be_made_are_only_missed(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    from components.errors import InvalidImage

    def refuse(*_: Any, **__: Any) -> None:
        raise InvalidImage("no")

    source, target = here
    data = exported(source, made(source))
    monkeypatch.setattr(images, "write_thumbnail", refuse)
    view = target.services.store.view(take_in(target, data).record_ids[0])
    assert view is not None
    assert view.saved[0].thumbnail is None
    assert json.loads(files_of(data)["manifest.json"])["records"]
