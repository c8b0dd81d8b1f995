"""A full disk and how the app itself makes room again; files that no row names go; undo under the limit."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3

import pytest

from components.errors import RemovedImage, StoreError
from components.init_images import InitImage
from components.runner.recovery import Recovery
from components.services import build_services
from components.store import room
from components.store.deleting import UNDO_S, Deleted, Restored
from components.store.journal import Journal
from components.store.library import Query
from components.store.store import open_store
from tests.builders import NOON_UTC, FakeClock, make_settings
from tests.pipeline import pipeline
from tests.unit.test_disk_full import fill, go_on_until, no_room, small_disk  # noqa: F401
from tests.unit.test_store_library import add, add_image

MB = 2**20


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def disk(monkeypatch):
    """Give a disk of 2 GB whose free bytes can be set."""

    class Disk:
        free = 2**30

    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(2**31, 0, Disk.free))
    return Disk


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def send(store, record_id):
    with store.database.transaction() as db:
        db.execute("UPDATE posts SET state = 'sent' WHERE record_id = ?", (record_id,))
        db.execute("UPDATE records SET status = 'running' WHERE id = ?", (record_id,))


def test_what_is_in_flight_has_its_room(store, disk):
    first, second = add(store, batch_size=4), add(store)
    assert store.quota.has_disk()
    send(store, first)
    disk.free = room.RESERVE_BYTES + 12 * MB
    assert store.quota.has_disk(2) and not store.quota.has_disk(3)
    assert store.quota.has_disk(6, sending=0)
    add_image(store, second, state="expected")
    assert store.quota.has_disk(2)  # of a record that has ended nothing is to come
    send(store, second)
    assert not store.quota.has_disk(1)
    with pytest.raises(StoreError, match="delete what you can do without in the Library") as caught:
        add(store)
    assert caught.value.reason == "full" and "make room" in caught.value.message


def test_the_largest_image_says_what_the_next_may_take(store, disk):
    add_image(store, add(store))
    disk.free = room.RESERVE_BYTES + 2 * MB
    assert store.quota.has_disk(1)
    with store.database.transaction() as db:
        db.execute("UPDATE images SET bytes = ?", (3 * MB,))
    assert not store.quota.has_disk(1)


def test_concurrent_batches_go_one_after_another_where_room_is_small(tmp_path, disk):
    disk.free = room.RESERVE_BYTES + 8 * MB + MB
    with pipeline(tmp_path) as run:
        most, has_disk = [], run.services.store.quota.has_disk
        run.services.store.quota.has_disk = lambda *images, **options: (
            most.append(options) or has_disk(*images, **options)
        )
        first = run.ask(seed=1, batch_size=4)
        run.finish(first)
        records = [run.ask(seed=seed) for seed in (2, 3, 4)]
        assert [run.finish(record_id)["status"] for record_id in records] == ["done"] * 3
        assert all(each.get("sending", 0) <= 4 for each in most)


def test_the_ballast_is_given_up_and_taken_back(store, disk):
    store.housekeep(NOON_UTC)
    ballast = store.folder.root / "ballast"
    assert ballast.stat().st_size == room.BALLAST_BYTES
    disk.free = 0
    assert store.room.give_up() and not store.room.give_up()
    store.housekeep(NOON_UTC)
    assert not ballast.exists()
    disk.free = 2**30
    store.housekeep(NOON_UTC)
    assert ballast.stat().st_size == room.BALLAST_BYTES


def test_a_ballast_that_was_given_up_is_there_for_the_next_start(tmp_path, disk):
    store = open_store(tmp_path)
    store.housekeep(NOON_UTC)
    disk.free = 0
    store.room.give_up()
    disk.free = 3 * MB  # not enough for new work
    store.close()
    assert (tmp_path / "ballast").stat().st_size == room.BALLAST_BYTES


def test_a_ballast_that_the_disk_does_not_take_leaves_nothing(store, monkeypatch):
    def fsync(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        store.room.take_back()
    assert not (store.folder.root / "ballast").exists()


CHANGES = {
    "star": lambda store, record_id: store.library.star("ann", [record_id], is_starred=True),
    "delete": lambda store, record_id: store.library.delete("ann", [record_id], NOON_UTC),
    "dismiss": lambda store, record_id: store.dismiss_notices("ann"),
    "housekeep": lambda store, record_id: store.housekeep(NOON_UTC),
}


@pytest.mark.parametrize("change", CHANGES)
def test_small_changes_are_made_on_a_full_disk(change, small_disk):  # noqa: F811
    store = open_store(small_disk / "data")
    record_id = add(store)
    path = add_image(store, record_id)
    store.housekeep(NOON_UTC)
    fill(small_disk)
    CHANGES[change](store, record_id)
    assert path.exists() == (change != "delete")
    assert store.record(record_id) is None or change != "delete"
    store.close()


def test_deleting_on_a_full_disk_makes_room_at_once_and_work_goes_on(small_disk):  # noqa: F811
    with pipeline(small_disk) as run:
        store = run.services.store
        records = [run.ask(seed=seed, image_size="1024x1024") for seed in range(3)]
        for record_id in records:
            run.finish(record_id)
        store.housekeep(run.clock.now())
        assert (small_disk / "data" / "ballast").exists()
        fill(small_disk)
        removed = store.library.delete("local", records, run.clock.now())
        assert removed == Deleted(record_ids=tuple(records), is_final=True)
        assert store.library.undelete("local", records).count == 0 and files(store.folder.images) == []
        assert store.library.deleted("local", run.clock.now()) == {}
        assert shutil.disk_usage(small_disk).free > room.BALLAST_BYTES


def test_with_room_what_was_deleted_can_be_brought_back(store, disk):
    record_id = add(store)
    assert store.library.delete("ann", [record_id], NOON_UTC) == Deleted(record_ids=(record_id,), is_final=False)
    disk.free = 0
    assert store.library.delete("ann", [record_id], NOON_UTC) == Deleted(record_ids=(), is_final=False)
    assert store.library.undelete("ann", [record_id]) == Restored(count=1, bare=0)


def test_what_was_deleted_goes_with_the_housekeeping_of_a_full_disk(store, disk):
    record_id = add(store)
    path = add_image(store, record_id)
    store.library.delete("ann", [record_id], NOON_UTC)
    store.housekeep(NOON_UTC + 1)
    assert path.exists()
    disk.free = 0
    store.housekeep(NOON_UTC + 1)
    assert not path.exists()


def test_undo_tells_what_came_without_pictures(tmp_path):
    store = open_store(tmp_path, 1100)
    older, newest, without = add(store), add(store), add(store, status="failed")
    add_image(store, older)
    add_image(store, newest)
    store.library.delete("ann", [older, without], NOON_UTC)
    assert store.quota.keep_within(NOON_UTC) == 1
    assert store.library.undelete("ann", [older, without, newest]) == Restored(count=2, bare=1)
    assert store.record(older).error["kind"] == RemovedImage.kind
    store.close()


def test_the_limit_is_told_in_parts_of_megabytes(tmp_path):
    store = open_store(tmp_path, MB)
    records = [add(store) for _ in range(2)]
    for record_id in records:
        add_image(store, record_id)
    store.library.star("ann", records, is_starred=True)
    with store.database.transaction() as db:
        db.execute("UPDATE images SET bytes = ?", (MB * 6 // 10,))
    with pytest.raises(StoreError, match=r"holds 1\.2 MB, more than the 1\.0 MB"):
        add(store)
    store.close()


@pytest.mark.parametrize("way", ["purge", "limit"])
def test_thumbnails_that_no_row_names_yet_go_with_their_image(way, tmp_path):
    store = open_store(tmp_path, None if way == "purge" else 0)
    record_id = add(store)
    add_image(store, record_id)
    with store.database.transaction() as db:
        db.execute("UPDATE images SET thumbnail = NULL")
    newest = add_image(store, add(store))
    store.library.delete("ann", [record_id], NOON_UTC)
    store.library.purge(NOON_UTC + UNDO_S) if way == "purge" else store.quota.keep_within(NOON_UTC)
    assert files(store.folder.images) == sorted([newest.name, f"{newest.stem}.thumb.webp"])
    store.close()


def test_a_thumbnail_whose_name_is_refused_does_not_stay(tmp_path, monkeypatch):
    with pipeline(tmp_path) as run:
        store = run.services.store
        with monkeypatch.context() as patch:
            tried = []
            patch.setattr(
                store.journal, "thumbnail", lambda *given: tried.append(given) or (_ for _ in ()).throw(no_room())
            )
            record_id = run.ask()
            run.finish(record_id)
            go_on_until(run, lambda: tried)
            go_on_until(run, lambda: not any("thumb" in name for name in files(store.folder.images)))
        go_on_until(run, lambda: store.view(record_id).saved[0].thumbnail is not None, step_s=30.0)


class _Killed(BaseException):
    """End a process in the middle."""


def test_an_init_image_without_a_row_goes_at_the_next_start(store, monkeypatch):
    image = InitImage(data=b"webp", sha256="a" * 64, width=8, height=8)

    def kill(*given):
        raise _Killed

    with monkeypatch.context() as patch:
        patch.setattr("components.store.inits.welcome", kill)
        with pytest.raises(_Killed):
            store.keep_init_image(image, "ann")
    assert files(store.folder.inits) == [f"{image.sha256}.webp"]
    store.housekeep(NOON_UTC, at_start=True)
    assert files(store.folder.inits) == []
    store.keep_init_image(image, "ann")
    store.housekeep(NOON_UTC, at_start=True)
    assert store.init_image(image.sha256) == image


def left_sent(tmp_path):
    """Leave a post that was sent when the process was killed."""
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "1"}) as run:
        run.generate(seed=1)
        record_id = run.ask(seed=2)
        run.settle()
    with contextlib.closing(sqlite3.connect(tmp_path / "data" / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE posts SET state = 'sent', sent_utc = 1, tries = 1 WHERE record_id = ?", (record_id,))
    return record_id


def test_a_post_that_was_sent_is_ended_once_the_disk_takes_it(tmp_path, monkeypatch):
    record_id = left_sent(tmp_path)
    refused, failed = [], Journal.failed

    def full(self, *given):
        refused.append(given)
        raise no_room()

    monkeypatch.setattr(Journal, "failed", full)
    with pipeline(tmp_path) as run:
        assert refused and run.services.store.library.count(Query(owner="local")) == 2
        ended = run.services.when_ended(record_id)
        go_on_until(run, lambda: len(refused) > 2, step_s=30.0)
        assert not ended.done()
        monkeypatch.setattr(Journal, "failed", failed)
        go_on_until(run, ended.done, step_s=30.0)
        assert run.record(record_id)["status"] == "unclear" and run.emulator.images_made == 0


def test_a_start_on_a_full_disk_with_a_post_that_was_sent(small_disk):  # noqa: F811
    record_id = left_sent(small_disk)
    assert (small_disk / "data" / "ballast").exists()
    fill(small_disk)
    with pipeline(small_disk) as run:
        assert run.record(record_id)["status"] == "unclear"
        assert not (small_disk / "data" / "ballast").exists()


def test_another_trouble_of_a_start_is_told(tmp_path, monkeypatch):
    left_sent(tmp_path)

    def locked(self, *given):
        raise StoreError("Locked. Try again.", reason="locked")

    monkeypatch.setattr(Journal, "failed", locked)
    with pytest.raises(StoreError, match="Locked"):
        build_services(make_settings(tmp_path), clock=FakeClock())


def test_steps_that_are_still_refused_stay(store):
    taken, is_full = [], [True]

    def step():
        if is_full[0]:
            raise no_room()
        taken.append(1)

    recovery = Recovery(store, FakeClock(), lambda record_id: None)
    recovery.take(step)
    with pytest.raises(StoreError):
        recovery.go_on()
    is_full[0] = False
    recovery.go_on()
    recovery.go_on()
    assert taken == [1]
