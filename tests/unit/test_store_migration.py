"""From the first schema to the newest one, with the rows that people have."""

from __future__ import annotations

import contextlib
import json
import sqlite3

import pytest

from components.errors import StoreError
from components.store import opening
from components.store.library import Query
from components.store.migrations import STEPS, migrate
from components.store.store import open_store
from tests.builders import NOON_UTC, make_request
from tests.unit.test_store import schema


def write_first_schema(path, rows):
    """Write a library as the first version did; `rows` are (id, owner, status, accepted_utc, prompt)."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN")
    for statement in STEPS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    for number, (record_id, owner, status, accepted_utc, prompt) in enumerate(rows, start=1):
        request = make_request(prompt=prompt, seed=number % 1000, image_size="256x256")
        connection.execute(
            "INSERT INTO records VALUES (?, ?, ?, 'site', 'emulator', 'account', ?, ?, ?, NULL, ?, ?)",
            (
                record_id, owner, request.digest("site"), request.model, json.dumps(request.asked()), status,
                accepted_utc, accepted_utc + 5,
            ),
        )  # fmt: skip
        connection.execute(
            "INSERT INTO posts (id, record_id, owner, first_index, seed, batch, is_fallback, state, ready_utc) "
            "VALUES (?, ?, ?, 0, 7, 1, 0, 'answered', ?)",
            (number, record_id, owner, accepted_utc),
        )
        connection.execute(
            'INSERT INTO images (record_id, post_id, owner, "index", seed, stem, state, replied_utc, saved_utc, file, '
            "thumbnail, format, width, height, bytes, sha256, source_sha256) "
            "VALUES (?, ?, ?, 0, 7, ?, 'saved', 1, 2, ?, NULL, 'png', 256, 256, 1000, 'a', 'a')",
            (record_id, number, owner, f"stem{number}", f"stem{number}.png"),
        )
    connection.execute("COMMIT")
    connection.close()


def schema_of(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return schema(connection)


def test_old_rows_are_all_there_in_their_order_and_found(tmp_path):
    rows = [
        ("third", "ann", "done", NOON_UTC + 2, "月亮 and sea"),
        ("first", "ann", "done", NOON_UTC, "a cat"),
        ("twin", "ann", "failed", NOON_UTC, "a dog"),
        ("other", "bob", "done", NOON_UTC + 1, "a cat"),
    ]
    write_first_schema(tmp_path / "library.sqlite3", rows)
    store = open_store(tmp_path)
    page = store.library.page(Query(owner="ann"))
    assert [entry.id for entry in page.entries] == ["third", "twin", "first"]
    assert [entry.id for entry in store.library.page(Query(owner="ann", text="月亮")).entries] == ["third"]
    assert [entry.id for entry in store.library.page(Query(owner="ann", text="cat")).entries] == ["first"]
    assert store.library.count(Query(owner="ann", size="256x256")) == 3
    assert store.library.count(Query(owner="ann", is_failed=True)) == 1
    view = store.view("third", "ann")
    assert view.record.request.prompt == "月亮 and sea" and not view.record.starred
    assert (view.images[0].file, view.posts[0].state) == ("stem1.png", "answered")
    store.close()


def test_many_old_rows_migrate_and_are_found(tmp_path):
    words = "an island near sea with seagulls moon shining over the sea light house boats 海鸥飞过灯塔 " * 3
    rows = [(f"r{number}", "ann", "done", NOON_UTC + number, f"{words} {number}") for number in range(1_000)]
    write_first_schema(tmp_path / "library.sqlite3", rows)
    store = open_store(tmp_path)
    assert store.library.count(Query(owner="ann", text="海鸥")) == 1_000
    assert store.library.page(Query(owner="ann", text="777")).entries[0].id == "r777"
    store.close()


def test_a_migration_that_fails_leaves_the_old_library_and_says_so(tmp_path, monkeypatch):
    path = tmp_path / "library.sqlite3"
    write_first_schema(path, [("one", "ann", "done", NOON_UTC, "a cat")])
    before = schema_of(path)
    broken = (STEPS[0], (*STEPS[1], "CREATE TABLE nonsense ("))
    monkeypatch.setattr(opening, "migrate", lambda connection: migrate(connection, broken))
    with pytest.raises(StoreError, match="cannot be opened") as caught:
        open_store(tmp_path)
    assert "choose another EXPLORER_DATA_DIR" in caught.value.message
    assert schema_of(path) == before
    monkeypatch.undo()
    store = open_store(tmp_path)
    assert store.view("one") is not None
    store.close()


def test_a_damaged_request_does_not_keep_the_others_from_migrating(tmp_path):
    path = tmp_path / "library.sqlite3"
    write_first_schema(path, [("good", "ann", "done", NOON_UTC, "cat"), ("bad", "ann", "done", NOON_UTC, "cat")])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE records SET request = '{\"prompt' WHERE id = 'bad'")
    connection.close()
    store = open_store(tmp_path)
    assert [entry.id for entry in store.library.page(Query(owner="ann", text="cat")).entries] == ["good"]
    assert store.library.count(Query(owner="ann")) == 2
    store.close()
