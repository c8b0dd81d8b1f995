"""The schema, as numbered steps that are only ever added to."""

from __future__ import annotations

import sqlite3

from components.errors import StoreError
from components.store.schema_sweeps import SWEEPS
from components.store.search import owner_term, terms

APPLICATION_ID = 0x4B4F4C52  # "KOLR", in the file's header: it tells our databases from those of other programs

# What "failed" finds: whatever ended otherwise than asked for. Queries repeat it word by word, to meet its index.
IS_FAILED = "(error IS NOT NULL OR status IN ('refused', 'failed', 'unclear'))"

# The full-text index of all records.
PROMPTS = (
    """CREATE VIRTUAL TABLE prompts USING fts5(
        owner, prompt, negative_prompt, tokenize = 'unicode61 remove_diacritics 2')""",
    """INSERT INTO prompts (rowid, owner, prompt, negative_prompt)
        SELECT seq, owner_term(owner), terms(COALESCE(json_extract(request, '$.prompt'), '')),
            terms(COALESCE(json_extract(request, '$.negative_prompt'), ''))
        FROM records WHERE json_valid(request)""",
)

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE records (
            id TEXT PRIMARY KEY, owner TEXT NOT NULL, digest TEXT NOT NULL, site TEXT NOT NULL, service TEXT NOT NULL,
            account TEXT NOT NULL, model TEXT NOT NULL, request TEXT NOT NULL, status TEXT NOT NULL, error TEXT,
            accepted_utc REAL NOT NULL, ended_utc REAL)""",
        "CREATE INDEX records_by_digest ON records (owner, digest, accepted_utc)",
        "CREATE INDEX records_by_status ON records (status)",
        """CREATE TABLE posts (
            id INTEGER PRIMARY KEY, record_id TEXT NOT NULL REFERENCES records (id), owner TEXT NOT NULL,
            first_index INTEGER NOT NULL, seed INTEGER NOT NULL, batch INTEGER NOT NULL, is_fallback INTEGER NOT NULL,
            state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, ready_utc REAL NOT NULL, sent_utc REAL,
            answered_utc REAL, waited_s REAL NOT NULL DEFAULT 0, retry_waited_s REAL NOT NULL DEFAULT 0,
            request_s REAL NOT NULL DEFAULT 0, status INTEGER, seed_replied INTEGER, trace_id TEXT, inference_s REAL,
            reply TEXT, error TEXT, earlier TEXT NOT NULL DEFAULT '[]')""",
        "CREATE INDEX posts_by_record ON posts (record_id)",
        """CREATE TABLE images (
            id INTEGER PRIMARY KEY, record_id TEXT NOT NULL REFERENCES records (id),
            post_id INTEGER NOT NULL REFERENCES posts (id), owner TEXT NOT NULL, "index" INTEGER NOT NULL,
            seed INTEGER, url TEXT, stem TEXT NOT NULL UNIQUE, state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
            replied_utc REAL NOT NULL, saved_utc REAL, file TEXT, thumbnail TEXT, format TEXT, width INTEGER,
            height INTEGER, bytes INTEGER, sha256 TEXT, source_sha256 TEXT, error TEXT)""",
        "CREATE INDEX images_by_record ON images (record_id)",
        """CREATE TABLE init_images (
            sha256 TEXT NOT NULL, owner TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
            bytes INTEGER NOT NULL, PRIMARY KEY (sha256, owner))""",
        """CREATE TABLE budgets (
            owner TEXT NOT NULL, model TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (owner, model))""",
        "CREATE TABLE batches (owner TEXT NOT NULL, model TEXT NOT NULL, PRIMARY KEY (owner, model))",
    ),
    # `seq` orders records by time: microseconds of acceptance, unique; the full-text index has it as its row id, so
    # that the newest matches come first without sorting. Each filter of the library has an index in that order.
    (
        "ALTER TABLE records ADD COLUMN seq INTEGER",
        "ALTER TABLE records ADD COLUMN size TEXT",
        "ALTER TABLE records ADD COLUMN starred INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE records ADD COLUMN deleted_utc REAL",
        """UPDATE records SET seq = ranked.seq,
                size = CASE WHEN json_valid(request) THEN json_extract(request, '$.image_size') END
            FROM (SELECT rowid AS id, CAST(accepted_utc * 1000000 AS INTEGER)
                + ROW_NUMBER() OVER (ORDER BY accepted_utc, rowid) AS seq FROM records) AS ranked
            WHERE ranked.id = records.rowid""",
        "CREATE UNIQUE INDEX records_by_seq ON records (seq)",
        "CREATE INDEX library_all ON records (owner, seq) WHERE deleted_utc IS NULL",
        "CREATE INDEX library_model ON records (owner, model, seq) WHERE deleted_utc IS NULL",
        "CREATE INDEX library_size ON records (owner, size, seq) WHERE deleted_utc IS NULL",
        "CREATE INDEX library_starred ON records (owner, seq) WHERE deleted_utc IS NULL AND starred = 1",
        f"CREATE INDEX library_failed ON records (owner, seq) WHERE deleted_utc IS NULL AND {IS_FAILED}",
        "CREATE INDEX records_deleted ON records (deleted_utc) WHERE deleted_utc IS NOT NULL",
        *PROMPTS,
        """CREATE TABLE notices (
            id INTEGER PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, facts TEXT NOT NULL,
            at_utc REAL NOT NULL)""",
        "CREATE INDEX notices_by_owner ON notices (owner, id)",
    ),
    # `leftovers` names files that no row needs any more, until they are gone, and with `at_start` those that are being
    # written; an image whose thumbnail nobody measured has no size of it. Deleting a post looks for its images.
    (
        """CREATE TABLE leftovers (
            owner TEXT NOT NULL, folder TEXT NOT NULL, file TEXT NOT NULL, at_start INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (folder, file))""",
        "ALTER TABLE images ADD COLUMN thumbnail_bytes INTEGER",
        "CREATE INDEX images_by_post ON images (post_id)",
        "CREATE INDEX images_saved ON images (record_id, bytes, thumbnail_bytes) WHERE state = 'saved'",
        "CREATE INDEX images_unmeasured ON images (id) WHERE thumbnail IS NOT NULL AND thumbnail_bytes IS NULL",
        "CREATE INDEX images_bare ON images (id) WHERE state = 'saved' AND thumbnail IS NULL",
    ),
    (f"PRAGMA application_id = {APPLICATION_ID}",),
    SWEEPS,
)


def migrate(connection: sqlite3.Connection, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:
    """Bring a database to the newest schema, each step whole or not at all.

    The connection must be in autocommit mode. Raises StoreError, changing nothing, for a database of a newer version.
    """
    connection.create_function("terms", 1, lambda text: terms(_plain(text)), deterministic=True)
    connection.create_function("owner_term", 1, lambda text: owner_term(_plain(text)), deterministic=True)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise StoreError(
            f"The library was written by a newer version of this app (schema {version}, this one knows {len(steps)}). "
            "Nothing was changed: start the newer version, or choose another EXPLORER_DATA_DIR."
        )
    for number, statements in enumerate(steps[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has undone it already
                connection.execute("ROLLBACK")
            raise


def _plain(value: object) -> str:
    """Give a damaged column's value as a text, which keeps no other row from being indexed."""
    return value if isinstance(value, str) else str(value)
