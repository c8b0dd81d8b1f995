"""A library that is locked, read-only, damaged or partly gone: a sentence that says what to do, and nothing deleted."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time

import filelock
import pytest

from components.clock import SystemClock
from components.errors import StoreError
from components.runner.recovery import Recovery
from components.services import build_services
from components.store import opening
from components.store.library import Query
from components.store.store import open_store
from tests.builders import NOON_UTC, FakeClock, make_settings
from tests.libraries import build_library
from tests.pipeline import pipeline
from tests.unit.test_disk_full import Full, assert_whole, go_on_until
from tests.unit.test_store_library import add, add_image

ASIDE = re.compile(r"library\.damaged-\d{8}T\d{6}Z(-\d+)?\.sqlite3")


def is_sentence(error):
    return error.message.endswith(".") and "Traceback" not in error.message and len(error.message) > 60


def names(folder):
    return {path.name for path in folder.iterdir() if path.is_file()}


# What happens to the file of a library with 2,000 records, and the words by which it is named.
def _garbage_header(path):
    with path.open("r+b") as file:
        file.write(os.urandom(100))


def _other_file(path):
    path.write_bytes(b"not a database at all, but rather a text" * 100)


def _damaged_page(path):
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 4096 // 2 * 4096)
        file.write(os.urandom(4096))


def _many_damaged_pages(path):
    for page in range(3, path.stat().st_size // 4096, 7):
        with path.open("r+b") as file:
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)


def _truncated(path):
    os.truncate(path, path.stat().st_size // 2)


def _cut_to_a_piece(path):
    os.truncate(path, 1000)


DAMAGES = (_garbage_header, _other_file, _damaged_page, _many_damaged_pages, _truncated, _cut_to_a_piece)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """Build a library that tests copy and damage."""
    folder = tmp_path_factory.mktemp("sound")
    build_library(folder, 300).close()
    return folder


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_library_is_set_aside_whole_and_a_new_one_begins(damage, sound, tmp_path):
    root = tmp_path / "data"
    shutil.copytree(sound, root)
    path = root / "library.sqlite3"
    damage(path)
    damaged, pictures = path.read_bytes(), names(root / "images")
    with pytest.raises(StoreError, match="is damaged") as caught:
        open_store(root)
    assert caught.value.reason == "damaged" and is_sentence(caught.value)
    assert "start again" in caught.value.message and "nothing was deleted" in caught.value.message
    (aside,) = [name for name in names(root) if ASIDE.fullmatch(name)]
    assert aside in caught.value.message and (root / aside).read_bytes() == damaged and not path.exists()
    store = open_store(root)
    assert store.library.count(Query(owner="local")) == 0 and add(store)
    store.housekeep(NOON_UTC, at_start=True)
    assert names(root / "images") == pictures
    store.close()


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_set_aside_takes_its_log_along_and_overwrites_nothing(damage, sound, tmp_path, monkeypatch):
    root = tmp_path / "data"
    shutil.copytree(sound, root)
    monkeypatch.setattr(SystemClock, "now", lambda self: NOON_UTC)
    taken = root / "library.damaged-20261008T040000Z.sqlite3"
    taken.write_text("of another day")
    (root / "library.damaged-20261008T040000Z-2.sqlite3-wal").write_text("a part is enough")
    store = open_store(root)
    added = add(store, owner="local")
    copy = tmp_path / "killed"
    shutil.copytree(root, copy)  # as a kill leaves it: the newest record is in the log
    store.close()
    damage(copy / "library.sqlite3")
    before = [(copy / f"library.sqlite3{ending}").read_bytes() for ending in ("", "-wal")]
    with pytest.raises(StoreError, match=r"T040000Z-3\.sqlite3"):
        open_store(copy)
    assert (copy / taken.name).read_text() == "of another day"
    aside = [f"library.damaged-20261008T040000Z-3.sqlite3{ending}" for ending in ("", "-wal")]
    assert [(copy / name).read_bytes() for name in aside] == before and len(before[1]) > 4096
    store = open_store(copy)
    assert store.library.count(Query(owner="local")) == 0 and store.view(added) is None
    store.close()


def test_a_damaged_library_that_cannot_be_moved_says_so(tmp_path, monkeypatch):
    _other_file(tmp_path / "library.sqlite3")
    monkeypatch.setattr(os, "rename", Full(os.rename, lambda: OSError(errno.EROFS, "Read-only file system")))
    with pytest.raises(StoreError, match="could not be set aside") as caught:
        open_store(tmp_path)
    assert "Read-only" in caught.value.message and is_sentence(caught.value)
    assert (tmp_path / "library.sqlite3").exists()


def test_a_log_that_is_none_is_set_aside_and_the_rest_goes_on(sound, tmp_path):
    root = tmp_path / "data"
    shutil.copytree(sound, root)
    log = root / "library.sqlite3-wal"
    log.write_bytes(os.urandom(9000))
    garbage = log.read_bytes()
    with pytest.raises(StoreError, match="newest changes") as caught:
        open_store(root)
    assert is_sentence(caught.value) and "start again" in caught.value.message
    (aside,) = [name for name in names(root) if name.endswith("-wal")]
    assert (root / aside).read_bytes() == garbage
    store = open_store(root)
    assert store.library.count(Query(owner="local")) == 300
    store.close()


@pytest.mark.parametrize("log", [b"", b"\0" * 4096, b"\x37\x7f\x06\x82" + b"\0" * 50])
def test_a_log_that_a_power_cut_left_empty_is_nothing_to_speak_of(log, sound, tmp_path):
    root = tmp_path / "data"
    shutil.copytree(sound, root)
    (root / "library.sqlite3-wal").write_bytes(log)
    store = open_store(root)
    assert store.library.count(Query(owner="local")) == 300
    store.close()


def test_a_damaged_index_of_words_is_made_anew(sound, tmp_path, caplog):
    root = tmp_path / "data"
    shutil.copytree(sound, root)
    with contextlib.closing(sqlite3.connect(root / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE prompts_data SET block = zeroblob(40) WHERE id > 10")
    store = open_store(root)
    assert "made anew" in caplog.text
    assert store.library.count(Query(owner="local", text="sea")) == 200
    assert add(store, owner="local", prompt="one more sea")
    store.close()


def test_a_library_damaged_while_it_runs_is_told_and_set_aside_at_the_next_start(sound, tmp_path):
    root = tmp_path / "data"
    shutil.copytree(sound, root)
    store = open_store(root)
    store.database.rows("PRAGMA cache_size = 1")
    store.database.rows("PRAGMA shrink_memory")
    _many_damaged_pages(root / "library.sqlite3")
    with pytest.raises(StoreError, match="start it again") as caught:
        for _ in range(2):
            store.library.page(Query(owner="local"), count=300)
            [store.view(f"local-{number:06d}") for number in range(300)]
    assert caught.value.reason == "damaged" and is_sentence(caught.value)
    store.close()
    with pytest.raises(StoreError, match="set aside"):
        open_store(root)


def test_a_locked_library_is_told_at_the_start(sound, tmp_path, monkeypatch):
    root = tmp_path / "data"
    shutil.copytree(sound, root)
    monkeypatch.setattr(opening, "_BUSY_S", 0.05)
    other = sqlite3.connect(root / "library.sqlite3", isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="keeps the library locked") as caught:
        open_store(root)
    assert caught.value.reason == "locked" and is_sentence(caught.value)
    other.close()
    open_store(root).close()


def test_a_library_that_another_program_locks_goes_on_when_it_is_free(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_BUSY_S", 0.02)
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "2"}) as run:
        record_id = run.ask(seed=1)
        other = sqlite3.connect(tmp_path / "data" / "library.sqlite3", isolation_level=None, timeout=10)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="close that program"):
            run.ask(seed=2)
        assert run.services.store.record(record_id) is not None
        for _ in range(5):
            run.clock.advance(5)
            time.sleep(0.03)
        other.execute("ROLLBACK")
        other.close()
        assert_whole(run, record_id)


def test_a_library_that_became_read_only_is_told_and_goes_on(tmp_path):
    with pipeline(tmp_path) as run:
        first = run.ask(seed=1)
        assert_whole(run, first)
        run.services.store.database.rows("PRAGMA query_only = ON")
        for change in (
            lambda: run.ask(seed=2),
            lambda: run.services.store.library.star("local", [first], is_starred=True),
            lambda: run.services.store.library.delete("local", [first], NOON_UTC),
        ):
            with pytest.raises(StoreError, match="read-only") as caught:
                change()
            assert caught.value.reason == "readonly" and is_sentence(caught.value)
        assert run.services.store.view(first).saved
        run.services.store.database.rows("PRAGMA query_only = OFF")
        assert run.generate(seed=2)["status"] == "done"


@pytest.fixture
def read_only(sound, tmp_path):
    """Show a library through a mount that takes no writing."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting needs root")
    root, shown = tmp_path / "data", tmp_path / "shown"
    shutil.copytree(sound, root)
    shown.mkdir()
    if subprocess.run(["mount", "--bind", root, shown], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    subprocess.run(["mount", "-o", "remount,bind,ro", shown], check=True)
    yield shown
    subprocess.run(["umount", "-l", shown], check=True)


def test_a_read_only_folder_is_told_at_the_start(read_only):
    before = names(read_only)
    with pytest.raises(StoreError, match="cannot be written") as caught:
        open_store(read_only)
    assert caught.value.reason == "readonly" and is_sentence(caught.value) and names(read_only) == before


def test_a_read_only_file_is_told_at_the_start(sound, tmp_path, monkeypatch):
    connect = sqlite3.connect

    def read_only_connect(path, **options):
        return connect(path if options.pop("uri", False) else f"file:{path}?mode=ro", uri=True, **options)

    root = tmp_path / "data"
    shutil.copytree(sound, root)
    monkeypatch.setattr(sqlite3, "connect", read_only_connect)
    with pytest.raises(StoreError, match="make both writable") as caught:
        open_store(root)
    assert caught.value.reason == "readonly" and is_sentence(caught.value)


def test_a_file_system_without_locks_is_told(tmp_path, monkeypatch):
    def acquire(self):
        raise NotImplementedError("FileSystem does not appear to support flock")

    monkeypatch.setattr(filelock.FileLock, "acquire", acquire)
    with pytest.raises(StoreError, match="choose another EXPLORER_DATA_DIR"):
        open_store(tmp_path)


@pytest.mark.parametrize("name", ["images", "scratch", "inits"])
def test_a_file_where_a_folder_must_be_is_told_and_frees_the_lock(name, tmp_path):
    (tmp_path / name).write_text("a file")
    for _ in range(2):
        with pytest.raises(StoreError, match="cannot be written") as caught:
            open_store(tmp_path)
        assert is_sentence(caught.value)
    (tmp_path / name).unlink()
    open_store(tmp_path).close()


def test_a_start_that_fails_later_frees_the_folder(tmp_path, monkeypatch):
    settings = make_settings(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Recovery, "begin", lambda self: (_ for _ in ()).throw(StoreError("No.")))
        with pytest.raises(StoreError):
            build_services(settings, clock=FakeClock())
    build_services(settings, clock=FakeClock()).close()


def test_a_lock_file_of_a_killed_process_is_no_obstacle(tmp_path):
    code = (
        "import os, sys; sys.path.insert(0, os.getcwd())\n"
        "from pathlib import Path\n"
        "from components.store.store import open_store\n"
        f"open_store(Path({str(tmp_path)!r}))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -9 and (tmp_path / "lock").exists()
    open_store(tmp_path).close()


def test_folders_that_were_removed_by_hand_come_back(tmp_path):
    with pipeline(tmp_path) as run:
        first = run.ask(seed=1)
        assert_whole(run, first)
        for folder in ("images", "scratch", "inits"):
            shutil.rmtree(tmp_path / "data" / folder)
        assert run.services.store.view(first) is not None
        again = run.submit(seed=1)  # its file is gone, so it is asked for again
        assert not again.reused
        go_on_until(run, lambda: run.record(again.record_id)["status"] == "done")
        assert run.services.image_path(run.services.store.view(again.record_id).saved[0]).exists()


def test_purging_after_the_images_folder_is_gone(tmp_path):
    store = open_store(tmp_path)
    record_id = add(store)
    add_image(store, record_id)
    shutil.rmtree(store.folder.images)
    store.library.delete("ann", [record_id], NOON_UTC)
    store.housekeep(NOON_UTC + 1000)
    assert store.folder.images.is_dir() and store.database.rows("SELECT * FROM leftovers") == []
    store.close()


def test_a_start_with_a_record_of_a_removed_model_goes_on_with_the_others(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "1"}) as run:
        run.generate(seed=1)
        old, waiting = run.ask(seed=2), run.ask(seed=3)
        run.settle()
    with contextlib.closing(sqlite3.connect(tmp_path / "data" / "library.sqlite3")) as connection, connection:
        connection.execute(
            "UPDATE records SET request = json_set(request, '$.model', 'Vendor/Removed') WHERE id = ?", (old,)
        )
    with pipeline(tmp_path) as run:
        assert run.finish(waiting)["status"] == "done"
        assert run.services.view(old, "local") is None
        assert run.services.progress(old).phase == "ended"
        assert len(run.services.store.library.page(Query(owner="local")).entries) == 3


def test_a_closed_library_is_told(tmp_path):
    store = open_store(tmp_path)
    store.close()
    with pytest.raises(StoreError, match="cannot be read"):
        store.latest("ann")
