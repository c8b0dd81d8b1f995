"""Databases that are foreign, odd or damaged in part: what holds copies is made anew, what cannot be read is left."""

from __future__ import annotations

import contextlib
import logging
import shutil
import sqlite3

import pytest

from components.errors import StoreError
from components.store import rows
from components.store.library import Query
from components.store.migrations import APPLICATION_ID, STEPS
from components.store.store import open_store
from tests.builders import NOON_UTC
from tests.libraries import build_library
from tests.pipeline import pipeline
from tests.unit.test_store_library import add, add_image

ALL = Query(owner="local")


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    build_library(folder, 60).close()
    return folder


@pytest.fixture
def data(sound, tmp_path):
    shutil.copytree(sound, tmp_path / "data")
    return tmp_path / "data"


def change(root, *statements):
    with contextlib.closing(sqlite3.connect(root / "library.sqlite3")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_damaged_indexes_are_made_anew(data, caplog):
    path = data / "library.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'library_all'").fetchone()[0]
    page = bytearray(path.read_bytes()[(root - 1) * 4096 : root * 4096])
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(page.replace(b"local", b"lXcal", 10))
    store = open_store(data)
    assert store.library.count(ALL) == 60 == len(store.library.page(ALL, count=99).entries)
    assert "indexes of the library were damaged" in caplog.text
    assert store.database.row("PRAGMA integrity_check")[0] == "ok"
    store.close()


def test_two_records_that_an_index_keeps_apart_are_no_matter_of_indexes(data):
    change(data, "PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE name = 'records_by_seq'")
    change(data, "UPDATE records SET seq = (SELECT MIN(seq) FROM records) WHERE seq = (SELECT MAX(seq) FROM records)")
    index = "CREATE UNIQUE INDEX records_by_seq ON records (seq)"
    with contextlib.closing(sqlite3.connect(data / "library.sqlite3")) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'records_deleted'").fetchone()[0]
    change(
        data,
        "PRAGMA writable_schema = ON",
        f"INSERT INTO sqlite_master VALUES ('index', 'records_by_seq', 'records', {page}, '{index}')",
        "DELETE FROM sqlite_master WHERE name = 'records_deleted'",
    )
    with pytest.raises(StoreError, match="set aside"):
        open_store(data)
    open_store(data).close()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE prompts",
        "DELETE FROM prompts WHERE rowid IN (SELECT rowid FROM prompts LIMIT 20)",
        "UPDATE prompts_data SET block = zeroblob(40) WHERE id > 10",
    ],
)
def test_an_index_of_words_that_is_not_whole_is_made_anew(statement, data, caplog):
    with contextlib.closing(sqlite3.connect(data / "library.sqlite3")) as connection:
        found = "SELECT COUNT(*) FROM records WHERE request LIKE '%sea%'"
        expected = connection.execute(found).fetchone()[0]
    change(data, statement)
    store = open_store(data)
    assert "made anew" in caplog.text
    assert store.library.count(Query(owner="local", text="sea")) == expected > 10
    assert add(store, owner="local", prompt="one more sea")
    store.close()
    caplog.clear()
    open_store(data).close()
    assert caplog.text == ""


def test_a_damaged_request_is_not_made_anew_at_every_start(data, caplog):
    change(data, "UPDATE records SET request = '{\"prompt' WHERE rowid = 3")
    change(data, "UPDATE records SET request = json_set(request, '$.prompt', 5) WHERE rowid = 4", "DROP TABLE prompts")
    open_store(data).close()
    caplog.clear()
    open_store(data).close()
    assert caplog.text == ""


def test_a_schema_of_damaged_text_is_set_aside(data):
    path = data / "library.sqlite3"
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE batches", b"CREAT\x89 TABLE batches", 1))
    with pytest.raises(StoreError, match="set aside") as caught:
        open_store(data)
    assert caught.value.reason == "damaged" and caught.value.message.endswith(".")
    store = open_store(data)
    assert store.library.count(ALL) == 0
    assert [notice.kind for notice in store.notices("local")] == ["damaged_lost"]
    store.close()


def test_a_database_of_a_byte_is_set_aside(data):
    (data / "library.sqlite3").write_bytes(b"S")
    with pytest.raises(StoreError, match="set aside"):
        open_store(data)
    assert any(path.read_bytes() == b"S" for path in data.glob("library.damaged-*.sqlite3"))


@pytest.mark.parametrize("is_there", [True, False])
def test_pictures_without_a_database_are_told(is_there, data, caplog):
    path = data / "library.sqlite3"
    path.write_bytes(b"") if is_there else path.unlink()
    pictures = sum(not path.name.endswith(".thumb.webp") for path in (data / "images").iterdir())
    store = open_store(data)
    (notice,) = store.notices("local")
    assert (notice.kind, notice.facts) == ("damaged_lost", {"count": pictures}) and "begins anew" in caplog.text
    store.dismiss_notices("local")
    store.close()
    store = open_store(data)
    assert store.notices("local") == ()
    store.close()


def test_a_first_start_has_nothing_to_tell(tmp_path, caplog):
    store = open_store(tmp_path)
    assert store.notices("local") == () and caplog.text == ""
    assert store.database.row("PRAGMA application_id")[0] == APPLICATION_ID
    store.close()


@pytest.mark.parametrize("version", [0, 1, len(STEPS), 99])
@pytest.mark.parametrize("whose", [0, 7])
def test_a_database_of_another_program_is_left_untouched(whose, version, tmp_path):
    path = tmp_path / "library.sqlite3"
    change(tmp_path, "CREATE TABLE cookies (a)", f"PRAGMA user_version = {version}", f"PRAGMA application_id = {whose}")
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(StoreError, match="another program") as caught:
            open_store(tmp_path)
        assert caught.value.reason == "foreign" and caught.value.message.endswith("EXPLORER_DATA_DIR.")
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [-5, 0, 1, 2, 3, 4])
@pytest.mark.parametrize("whose", [0, APPLICATION_ID])
def test_a_version_that_its_tables_contradict_is_told(whose, version, data):
    change(data, f"PRAGMA user_version = {version}", f"PRAGMA application_id = {whose}")
    before = (data / "library.sqlite3").read_bytes()
    with pytest.raises(StoreError, match="says that its schema is"):
        open_store(data)
    assert (data / "library.sqlite3").read_bytes() == before


def test_a_newer_version_is_told_as_such(data):
    change(data, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer version"):
        open_store(data)


NEWEST = "(SELECT MAX(seq) FROM records)"
ODD_RECORDS = {
    "text for a time": f"UPDATE records SET accepted_utc = 'abc' WHERE seq = {NEWEST}",
    "unknown status": f"UPDATE records SET status = 'zzz' WHERE seq = {NEWEST}",
    "bytes for a model": f"UPDATE records SET model = x'ff' WHERE seq = {NEWEST}",
}


@pytest.mark.parametrize("odd", ODD_RECORDS)
def test_an_odd_record_is_passed_over_and_told_once(odd, data, caplog):
    rows.tell_once.cache_clear()
    change(data, ODD_RECORDS[odd])
    store = open_store(data)
    newest = store.database.row(f"SELECT id FROM records WHERE seq = {NEWEST}")["id"]
    for _ in range(2):
        page = store.library.page(ALL, count=1)
        assert page.entries == () and page.next_seq is not None
        assert len(store.library.page(ALL, before_seq=page.next_seq, count=99).entries) == 59
    assert caplog.text.count(newest) == 1
    assert "model" in odd or store.view(newest) is None
    store.latest("local")
    store.close()


ODD_IMAGES = {
    "text for an index": "\"index\" = 'q'",
    "no file": "file = NULL",
    "no width": "width = NULL",
    "text for a height": "height = 'x'",
    "unknown state": "state = 'zzz'",
}


@pytest.mark.parametrize("odd", ODD_IMAGES)
def test_an_odd_image_is_passed_over(odd, tmp_path):
    store = open_store(tmp_path)
    record_id = add(store, batch_size=2)
    odd_path = add_image(store, record_id)
    add_image(store, record_id, index=1)
    with store.database.transaction() as db:
        db.execute(f"UPDATE images SET {ODD_IMAGES[odd]} WHERE stem = ?", (odd_path.stem,))
    assert [image.index for image in store.view(record_id).images] == [1]
    (entry,) = store.library.page(Query(owner="ann")).entries
    assert (entry.saved, entry.cover.index) == (1, 1)
    store.known("ann", store.record(record_id).digest)
    store.close()


@pytest.mark.parametrize("earlier", ["[1]", "5", "[[]]", "{bad", '[null, {"trace_id": "t"}]'])
def test_odd_earlier_answers_of_a_post_are_passed_over(earlier, tmp_path):
    store = open_store(tmp_path)
    record_id = add(store)
    with store.database.transaction() as db:
        db.execute("UPDATE posts SET earlier = ?, reply = '[1, 2'", (earlier,))
    view = store.view(record_id)
    assert view.trace_id == ("t" if "trace_id" in earlier else None) and len(view.posts) == 1
    store.close()


@pytest.mark.parametrize("facts", ["{bad", "[]", "5", "{}", '{"count": "x", "from_utc": 1, "until_utc": 2}'])
def test_an_odd_notice_is_passed_over(facts, tmp_path):
    store = open_store(tmp_path, 0)
    with store.database.transaction() as db:
        db.execute("INSERT INTO notices (owner, kind, facts, at_utc) VALUES ('ann', 'removed', ?, 1)", (facts,))
    assert store.notices("ann") == ()
    for _ in range(2):
        add_image(store, add(store))
    assert store.quota.keep_within(NOON_UTC) == 1
    assert [notice.facts["count"] for notice in store.notices("ann")] == [1]
    store.close()


@pytest.mark.parametrize("folder", ["scratch", "images", "inits"])
def test_a_folder_where_files_are_is_no_obstacle(folder, tmp_path, caplog):
    with pipeline(tmp_path) as run:
        run.generate()
    (tmp_path / "data" / folder / "sub.png").mkdir()
    (tmp_path / "data" / "scratch" / "half.part").write_bytes(b"x")
    with caplog.at_level(logging.WARNING), pipeline(tmp_path) as run:
        assert run.generate(seed=2)["status"] == "done"
    assert ("sub.png" in caplog.text) == (folder == "scratch")
    assert not (tmp_path / "data" / "scratch" / "half.part").exists()
