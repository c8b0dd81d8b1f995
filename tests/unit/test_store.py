"""The store: one process, whole steps, nothing of a newer version touched, a key nowhere."""

from __future__ import annotations

import sqlite3

import pytest

from components.errors import StoreError
from components.sites import Connection, Key
from components.store.database import Database
from components.store.folder import Folder
from components.store.migrations import STEPS, migrate
from components.store.store import open_store
from tests.builders import make_request
from tests.pipeline import pipeline


def schema(connection):
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    return [tuple(row) for row in rows], connection.execute("PRAGMA user_version").fetchone()[0]


def test_a_second_process_on_the_same_folder_is_told_so(tmp_path):
    store = open_store(tmp_path)
    with pytest.raises(StoreError, match="Another running copy"):
        open_store(tmp_path)
    store.close()
    open_store(tmp_path).close()


def test_a_database_of_a_newer_version_is_refused_and_not_touched(tmp_path):
    open_store(tmp_path).close()
    path = tmp_path / "library.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        open_store(tmp_path)
    assert path.read_bytes() == before


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StoreError, match="EXPLORER_DATA_DIR"):
        open_store(tmp_path / "data")


def test_a_migration_that_fails_half_way_changes_nothing():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    before = schema(connection)
    broken = (*STEPS, ("CREATE TABLE extra (id TEXT)", "CREATE TABLE nonsense ("))
    with pytest.raises(sqlite3.Error):
        migrate(connection, broken)
    assert schema(connection) == before
    migrate(connection, (*STEPS, ("CREATE TABLE extra (id TEXT)",)))
    assert schema(connection)[1] == len(STEPS) + 1


def test_every_row_has_an_owner(tmp_path):
    database = Database(tmp_path)
    tables = [row["name"] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert {"prompts", "notices"} <= set(tables)
    for table in tables:
        if table.startswith("prompts_"):
            continue  # inside of the full-text index, whose own rows say the owner
        assert "owner" in {row["name"] for row in database.rows(f"PRAGMA table_info({table})")}, table
    database.close()


def test_a_transaction_is_whole_or_not_at_all(tmp_path):
    database = Database(tmp_path)
    with pytest.raises(ZeroDivisionError), database.transaction() as db:
        db.execute("INSERT INTO batches VALUES ('a', 'b')")
        raise ZeroDivisionError
    assert database.rows("SELECT * FROM batches") == []
    database.close()


def test_a_key_is_nowhere_in_the_data_folder(tmp_path):
    with pipeline(
        tmp_path, environment={"SILICONFLOW_API_KEY": "sk-very-secret", "SILICONFLOW_BASE_URL": "emulator:"}
    ) as run:
        run.generate()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) > 2
    assert not any(b"very-secret" in path.read_bytes() for path in written)


def test_a_record_whose_file_is_gone_is_asked_for_again(tmp_path):
    with pipeline(tmp_path) as run:
        record_id = run.ask()
        run.finish(record_id)
        view = run.services.store.view(record_id)
        run.services.image_path(view.saved[0]).unlink()
        again = run.submit()
        assert not again.reused and again.record_id != record_id
        run.finish(again.record_id)


def test_an_init_image_is_kept_by_its_hash_and_named_when_it_is_gone(tmp_path):
    store = open_store(tmp_path)
    from components.init_images import InitImage

    image = InitImage(data=b"webp bytes", sha256="a" * 64, width=8, height=8)
    assert store.keep_init_image(image, "ann") == store.keep_init_image(image, "bob") == "a" * 64
    assert store.init_image("a" * 64) == image
    store.folder.init_path("a" * 64).unlink()
    with pytest.raises(StoreError, match="Upload it again"):
        store.init_image("a" * 64)
    store.close()


def test_a_request_whose_init_image_is_gone_is_refused_and_nothing_is_sent(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "1"}) as run:
        request = make_request(image="b" * 64, image_size="256x256")
        connection = run.services.connections.default
        record_id = run.services.generate(request, owner="local", connection=connection).record_id
        record = run.finish(record_id)
        assert (record["status"], record["posts"]) == ("refused", [])
        assert run.emulator.images_made == 0


def test_accounts_differ_by_site_and_key_and_say_neither():
    connections = [
        Connection(site=site, key=Key(key) if key else None)
        for site in ("https://a.example/v1", "https://b.example/v1")
        for key in ("sk-1", "sk-2", None)
    ]
    accounts = {connection.account for connection in connections}
    assert len(accounts) == 6
    assert not any("sk-" in account for account in accounts)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".avif", ".gif"])
def test_a_finished_file_is_found_by_its_stem_and_never_its_thumbnail(suffix, tmp_path):
    folder = Folder(tmp_path)
    (folder.images / "a.thumb.webp").write_bytes(b"x")
    (folder.images / f"ab{suffix}").write_bytes(b"x")
    assert folder.find("a") is None
    assert folder.find("ab") == folder.images / f"ab{suffix}"
