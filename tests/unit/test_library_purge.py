"""What is deleted for good: rows first, then files, and no file that anything still needs."""

from __future__ import annotations

import os
import time

import pytest

from components.errors import StoreError
from components.init_images import InitImage
from components.store import deleting
from components.store.inits import YOUNG_S
from components.store.leftovers import leave, welcome
from components.store.library import UNDO_S
from components.store.store import open_store
from tests.builders import NOON_UTC, FakeClock
from tests.pipeline import pipeline
from tests.unit.test_store_library import add, add_image

LATER_UTC = NOON_UTC + UNDO_S


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def count_rows(store):
    tables = ("records", "posts", "images", "prompts", "leftovers")
    return {table: store.database.row(f"SELECT COUNT(*) FROM {table}")[0] for table in tables}


def test_purge_removes_every_row_and_file_of_a_record_and_nothing_else(store):
    gone, kept = add(store, prompt="gone", batch_size=2), add(store, prompt="kept")
    paths = [add_image(store, gone), add_image(store, gone, index=1)]
    stays = add_image(store, kept)
    (store.folder.images / "notes.txt").write_text("of the user")
    store.library.delete("ann", [gone], NOON_UTC)
    assert store.library.purge(LATER_UTC - 1) == 0 and all(path.exists() for path in paths)
    assert store.library.purge(LATER_UTC) == 1
    names = {path.name for path in store.folder.images.iterdir()}
    assert names == {stays.name, f"{stays.stem}.thumb.webp", "notes.txt"}
    assert count_rows(store) == {"records": 1, "posts": 1, "images": 1, "prompts": 1, "leftovers": 0}
    assert store.library.undelete("ann", [gone]).count == 0
    assert store.database.rows("PRAGMA foreign_key_check") == []


def test_many_are_purged_little_by_little(store):
    gone = [add(store) for _ in range(620)]
    store.library.delete("ann", gone, NOON_UTC)
    assert [store.library.purge(LATER_UTC) for _ in range(3)] == [500, 120, 0]


class _Killed(BaseException):
    """End a process in the middle."""


def test_files_that_a_kill_left_are_removed_at_the_next_start(store, tmp_path, monkeypatch):
    record_id = add(store)
    path = add_image(store, record_id)
    store.library.delete("ann", [record_id], NOON_UTC)

    def kill():
        raise _Killed

    monkeypatch.setattr(store.leftovers, "remove", kill)
    with pytest.raises(_Killed):
        store.library.purge(LATER_UTC)
    assert path.exists() and count_rows(store)["records"] == 0
    store.close()
    again = open_store(tmp_path)
    again.housekeep(LATER_UTC, at_start=True)
    assert list(again.folder.images.iterdir()) == [] and count_rows(again)["leftovers"] == 0
    again.close()


def test_a_kill_in_the_middle_of_the_rows_leaves_all_of_them(store, monkeypatch):
    record_id = add(store)
    path = add_image(store, record_id)
    store.library.delete("ann", [record_id], NOON_UTC)
    before = count_rows(store)
    purge_one = deleting.purge_one
    monkeypatch.setattr(deleting, "purge_one", lambda *row: purge_one(*row) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.library.purge(LATER_UTC)
    assert count_rows(store) == before and path.exists()


def test_a_file_that_cannot_be_removed_is_tried_again(store, monkeypatch):
    record_id = add(store)
    path = add_image(store, record_id)
    store.library.delete("ann", [record_id], NOON_UTC)
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.unlink", lambda self, missing_ok=False: (_ for _ in ()).throw(PermissionError(13)))
        assert store.library.purge(LATER_UTC) == 1
    assert path.exists() and count_rows(store)["leftovers"] == 2
    store.housekeep(LATER_UTC)
    assert not path.exists() and count_rows(store)["leftovers"] == 0


@pytest.mark.parametrize("file", ["../library.sqlite3", "a/b.png", "..\\x"])
def test_no_row_leads_out_of_the_folders(store, file):
    (store.folder.images / "a").mkdir()
    (store.folder.images / "a" / "b.png").write_bytes(b"x")
    with store.database.transaction() as db:
        leave(db, "ann", "images", [file])
        leave(db, "ann", "..", ["library.sqlite3"])
    store.leftovers.remove()
    assert (store.folder.root / "library.sqlite3").exists() and (store.folder.images / "a" / "b.png").exists()
    assert count_rows(store)["leftovers"] == 0


def test_announced_files_go_at_the_next_start_unless_they_were_taken_in(store):
    for name in ("in.png", "out.png"):
        (store.folder.images / name).write_bytes(b"x")
    store.leftovers.announce("ann", "images", ["in.png", "out.png"])
    store.housekeep(NOON_UTC)
    with store.database.transaction() as db:
        welcome(db, "images", ["in.png"])
    assert len(list(store.folder.images.iterdir())) == 2
    store.housekeep(NOON_UTC, at_start=True)
    assert [path.name for path in store.folder.images.iterdir()] == ["in.png"]


def make_init(letter="a"):
    return InitImage(data=b"webp " + letter.encode(), sha256=letter * 64, width=8, height=8)


def test_init_images_go_when_no_record_of_anybody_names_them(store):
    now = time.time()
    for letter in "abcd":
        store.keep_init_image(make_init(letter), "ann")
        os.utime(store.folder.init_path(letter * 64), (now - YOUNG_S - 9, now - YOUNG_S - 9))
    store.keep_init_image(make_init("b"), "bob")
    os.utime(store.folder.init_path("b" * 64), (now - YOUNG_S - 9, now - YOUNG_S - 9))
    store.keep_init_image(make_init("e"), "ann")  # just uploaded
    gone = add(store, image="a" * 64, at=now)
    shared = add(store, image="b" * 64, at=now)
    add(store, owner="bob", image="b" * 64, at=now)
    add(store, image="c" * 64, model="Qwen/Qwen-Image-Edit-2509", image2="d" * 64, at=now)
    store.library.delete("ann", [gone, shared], now)
    store.housekeep(now + UNDO_S - 1)
    assert len(list(store.folder.inits.iterdir())) == 5
    store.housekeep(now + UNDO_S)
    assert sorted(path.stem[0] for path in store.folder.inits.iterdir()) == ["b", "c", "d", "e"]
    with pytest.raises(StoreError, match="Upload it again"):
        store.init_image("a" * 64)
    assert store.init_image("b" * 64).data == b"webp b"


def test_an_old_init_image_that_is_uploaded_again_is_young(store):
    now = time.time()
    store.keep_init_image(make_init(), "ann")
    path = store.folder.init_path("a" * 64)
    os.utime(path, (1, 1))
    store.keep_init_image(make_init(), "ann")
    store.housekeep(now + 60)
    assert path.exists()
    os.utime(path, (1, 1))
    store.housekeep(now + 120)
    assert path.exists()  # looked for once an hour
    store.housekeep(now + 4000)
    assert not path.exists()


def test_an_init_image_that_comes_back_is_not_removed_after_all(store):
    store.keep_init_image(make_init(), "ann")
    with store.database.transaction() as db:
        db.execute("DELETE FROM init_images")
        leave(db, "ann", "inits", [f"{'a' * 64}.webp"])
    store.keep_init_image(make_init(), "ann")
    store.leftovers.remove()
    assert store.init_image("a" * 64).data == b"webp a"


def test_the_runner_s_housekeeping_purges_every_minute(tmp_path):
    with pipeline(tmp_path) as run:
        record_id = run.ask()
        run.finish(record_id)
        run.services.store.library.delete("local", [record_id], run.clock.now())
        until = run.clock.now() + UNDO_S + 61
        while run.clock.now() < until:
            run.settle()
            run.clock.advance_to_next_deadline()
        run.settle()
        assert list(run.services.store.folder.images.iterdir()) == []


def test_a_start_purges(tmp_path):
    clock = FakeClock()
    with pipeline(tmp_path, clock) as run:
        record_id = run.ask()
        run.finish(record_id)
        run.services.store.library.delete("local", [record_id], clock.now())
    clock.advance(UNDO_S)
    with pipeline(tmp_path, clock) as run:
        assert list(run.services.store.folder.images.iterdir()) == []


def test_foreign_keys_are_checked(store):
    record_id = add(store)
    with pytest.raises(StoreError, match="FOREIGN KEY"), store.database.transaction() as db:
        db.execute("DELETE FROM records WHERE id = ?", (record_id,))
    assert store.record(record_id) is not None
