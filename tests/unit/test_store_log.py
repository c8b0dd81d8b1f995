"""The log of the newest changes: what is damaged in it is set aside and told, what a kill leaves is not."""

from __future__ import annotations

import os
import shutil
import sqlite3

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from components.errors import StoreError
from components.store.library import Query
from components.store.logfile import damage_of
from components.store.store import open_store
from tests.unit.test_store_library import add

FRAME = 24 + 4096


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """Give a library as a kill leaves it: of 12 records, some are in the log only, committed one by one."""
    root, copy = tmp_path_factory.mktemp("log"), tmp_path_factory.mktemp("killed") / "data"
    store = open_store(root)
    for number in range(6):
        add(store, prompt=f"cat {number}")
    store.database.rows("PRAGMA wal_checkpoint(RESTART)")
    for number in range(6, 12):
        add(store, owner="bob" if number == 11 else "ann", prompt=f"cat {number}")
    shutil.copytree(root, copy)
    store.close()
    return copy


@pytest.fixture
def data(killed, tmp_path):
    shutil.copytree(killed, tmp_path / "data")
    return tmp_path / "data"


def log_of(root):
    return root / "library.sqlite3-wal"


def asides(root):
    return sorted(path.name for path in root.iterdir() if "damaged" in path.name)


def counted(root):
    store = open_store(root)
    try:
        return sum(store.library.count(Query(owner=owner)) for owner in ("ann", "bob"))
    finally:
        store.close()


def test_a_sound_log_is_played_without_a_word(data, caplog):
    assert counted(data) == 12 and asides(data) == [] and caplog.text == ""


def overwrite(path, at, piece):
    with path.open("r+b") as file:
        file.seek(at)
        file.write(piece)


@pytest.mark.parametrize("has_index", [True, False])
@pytest.mark.parametrize("frame", [0, 3, 10])
def test_a_damaged_frame_is_told_and_the_log_is_kept(frame, has_index, data, caplog):
    log = log_of(data)
    overwrite(log, 32 + frame * FRAME + 500, b"\xa5" * 64)
    damaged = log.read_bytes()
    if not has_index:
        os.unlink(data / "library.sqlite3-shm")
    store = open_store(data)
    assert store.library.count(Query(owner="ann")) >= 6
    (aside,) = asides(data)
    assert (data / aside).read_bytes() == damaged and aside.endswith("-wal") and aside in caplog.text
    (notice,) = store.notices("ann")
    assert (notice.kind, notice.facts) == ("damaged_log", {"file": aside})
    copy = data.parent / "again"
    shutil.copytree(data, copy)  # killed again: what was told is not told twice
    store.close()
    store = open_store(copy)
    assert asides(copy) == [aside] and len(store.notices("ann")) == 1
    store.close()


@pytest.mark.parametrize("frames", [0.5, 1, 8.5])
def test_a_log_cut_short_is_told(frames, data):
    os.truncate(log_of(data), int(32 + frames * FRAME))
    store = open_store(data)
    assert 6 <= store.library.count(Query(owner="ann")) < 11
    assert [notice.kind for notice in store.notices("ann")] == ["damaged_log"] and len(asides(data)) == 1
    store.close()


@pytest.mark.parametrize("length", [None, 0, 10])
def test_a_log_that_is_gone_is_told(length, data):
    os.unlink(log_of(data)) if length is None else os.truncate(log_of(data), length)
    store = open_store(data)
    assert [notice.kind for notice in store.notices("ann")] == ["damaged_cut"]
    store.close()
    assert counted(data) == 6


@pytest.mark.parametrize("at", [4, 8, 12, 25, 30])
def test_a_damaged_header_is_set_aside_and_the_rest_goes_on(at, data):
    overwrite(log_of(data), at, b"\xee")
    damaged = log_of(data).read_bytes()
    with pytest.raises(StoreError, match="start again") as caught:
        open_store(data)
    assert caught.value.reason == "damaged"
    wal = [name for name in asides(data) if name.endswith("-wal")]
    assert [(data / name).read_bytes() for name in wal] == [damaged] and counted(data) == 6


@pytest.mark.parametrize("is_there", [True, False])
def test_a_log_without_its_database_is_set_aside(is_there, data):
    path = data / "library.sqlite3"
    os.truncate(path, 0) if is_there else os.unlink(path)
    stranded = log_of(data).read_bytes()
    with pytest.raises(StoreError, match="missing or empty") as caught:
        open_store(data)
    assert caught.value.reason == "damaged" and caught.value.message.endswith(".")
    wal = [name for name in asides(data) if name.endswith("-wal")]
    assert [(data / name).read_bytes() for name in wal] == [stranded] and counted(data) == 0


def test_what_the_database_holds_already_is_not_overwritten_by_older_pages(data):
    connection = sqlite3.connect(data / "library.sqlite3")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    copy = data.parent / "done"
    shutil.copytree(data, copy)
    connection.close()
    overwrite(log_of(copy), 32 + 3 * FRAME + 500, b"\xa5" * 64)
    if (copy / "library.sqlite3-shm").exists():
        assert counted(copy) == 12


@pytest.mark.parametrize("tail", ["begun", "half", "nothing new"])
def test_what_a_kill_left_behind_the_last_commit_is_silent(tail, data, caplog):
    log = log_of(data)
    header, size = log.read_bytes()[:32], log.stat().st_size
    frames = _frames_of(log)
    begun = (7).to_bytes(4, "big") + bytes(4) + header[16:24] + bytes(8) + b"\x11" * 4096
    written = {"begun": begun * 2, "half": begun[:900], "nothing new": b""}[tail]
    overwrite(log, 32 + frames * FRAME, written)
    assert log.stat().st_size >= size and damage_of(log, data / "none") is None
    assert counted(data) == 12 and asides(data) == [] and caplog.text == ""


def _frames_of(log):
    """Count the frames of the log's last round."""
    data = log.read_bytes()
    starts = range(32, len(data) - FRAME + 1, FRAME)
    return sum(data[at + 8 : at + 16] == data[16:24] for at in starts)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1, exclude_max=True), piece=st.binary(min_size=1, max_size=64))
@example(at=0.5, piece=b"\0")
def test_no_overwriting_loses_records_in_silence(at, piece, killed, tmp_path_factory):
    root = tmp_path_factory.mktemp("fuzz") / "data"
    shutil.copytree(killed, root)
    log = log_of(root)
    overwrite(log, int(at * log.stat().st_size), piece)
    try:
        found = counted(root)
    except StoreError as error:
        assert error.reason == "damaged"
        return
    assert found == 12 or asides(root)
