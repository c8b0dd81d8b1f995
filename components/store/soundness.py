"""Whether a database is ours and sound, and what can be made anew because it only holds copies."""

from __future__ import annotations

import logging
import re
import sqlite3
from pathlib import Path

from components.errors import StoreError
from components.store.migrations import APPLICATION_ID, PROMPTS, STEPS

_LEAST_BYTES = 100  # of a database's header: SQLite takes a shorter file for a new database
_OURS = {"records", "posts", "images"}
_MARKS = ("records", "notices", "leftovers")  # the tables by which the first schemas are told apart
_IDENTIFIED = len(_MARKS) + 1  # from this schema on, the file itself says whose it is
_WITH_SWEEPS = _IDENTIFIED + 1
_OF_INDEX = re.compile(r"(missing from|entries in|entry in) index ")
_OF_WORDS = "FTS5 table"
_WORDS_TROUBLE = ("malformed", "no such table: prompts", "vtable constructor failed: prompts", "fts5")
_log = logging.getLogger(__name__)


def check_file(path: Path, busy_s: float) -> bool:
    """Read every page and index once (83 ms for 10,000 records); says whether indexes must be made anew.

    By a connection that only reads: one that writes would play the log into what is damaged, and delete the log.
    Raises sqlite3.DatabaseError for what is damaged, StoreError for what is not ours.
    """
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return False
    if path.is_file() and path.stat().st_size < _LEAST_BYTES:
        raise sqlite3.DatabaseError("file is not a database: it is cut short")
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=busy_s)
    try:
        _refuse_other(path, connection)
        return _has_bad_indexes(connection)
    finally:
        connection.close()


def _refuse_other(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a database of another program, and one of ours whose schema is not the one that it names."""
    whose = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if whose not in (0, APPLICATION_ID) or (whose == 0 and tables and not tables >= _OURS):
        raise StoreError(
            f"{path} is a database of another program, and was not touched. Move it away, or choose another "
            "EXPLORER_DATA_DIR.",
            reason="foreign",
        )
    found = _schema_of(whose, tables)
    is_told = version == found or version > len(STEPS) or (found == _WITH_SWEEPS and version > found)
    if not is_told:
        raise StoreError(
            f"The library {path} says that its schema is {version}, but it has the tables of schema {found}: another "
            "program changed it. Nothing was changed: put a backup in its place, or move it away to begin a new "
            "library.",
            reason="foreign",
        )


def _schema_of(whose: int, tables: set[str]) -> int:
    """Tell the schema by what only it, and later ones, have."""
    if "sweeps" in tables:
        return _WITH_SWEEPS
    return _IDENTIFIED if whose == APPLICATION_ID else sum(mark in tables for mark in _MARKS)


def _has_bad_indexes(connection: sqlite3.Connection) -> bool:
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok":
        return False
    wrong = _wrong(connection, "quick_check") or [
        each for each in _wrong(connection, "integrity_check") if not _OF_INDEX.search(each)
    ]
    if wrong:
        said = next((line for line in wrong[0].splitlines() if not line.startswith("***")), wrong[0])
        raise sqlite3.DatabaseError(f"database disk image is malformed: {said}")
    return bool(_wrong(connection, "integrity_check"))


def _wrong(connection: sqlite3.Connection, check: str) -> list[str]:
    found = (row[0] for row in connection.execute(f"PRAGMA {check}(100)"))
    return [each for each in found if each != "ok" and _OF_WORDS not in each]


def mend_indexes(connection: sqlite3.Connection) -> None:
    """Make all indexes anew from the tables; raises sqlite3.DatabaseError where the tables contradict them."""
    _log.warning("indexes of the library were damaged and are made anew")
    try:
        connection.execute("REINDEX")
    except sqlite3.IntegrityError as error:
        raise sqlite3.DatabaseError(f"database disk image is malformed: {error}") from error


def check_words(connection: sqlite3.Connection) -> None:
    """Make the full-text index anew where it is missing, damaged or not whole (33 ms to find out for 10,000 records).

    It holds copies only.
    """
    why = _words_trouble(connection)
    if why is None:
        return
    _log.warning("the index of words was damaged and is made anew: %s", why)
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("DROP TABLE IF EXISTS prompts")
        for statement in PROMPTS:
            connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _words_trouble(connection: sqlite3.Connection) -> str | None:
    try:
        connection.execute("INSERT INTO prompts (prompts) VALUES ('integrity-check')")
        indexed = connection.execute("SELECT COUNT(*) FROM prompts_docsize").fetchone()[0]
        records = connection.execute("SELECT COUNT(*) FROM records WHERE json_valid(request)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if not any(words in str(error) for words in _WORDS_TROUBLE):
            raise
        return str(error)
    return None if indexed == records else f"it has {indexed} of {records} records"
