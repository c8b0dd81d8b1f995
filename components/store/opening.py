"""Opening the database file: checked first, and set aside where it is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from components.clock import SystemClock
from components.errors import StoreError
from components.store.asides import BESIDE, News, check_log, set_aside
from components.store.migrations import migrate
from components.store.soundness import check_file, check_words, mend_indexes
from components.store.telling import note_all
from components.store.troubles import reason_of, trouble

_BUSY_S = 2.0  # the page waits meanwhile
_FAILURES = (sqlite3.Error, OSError, UnicodeDecodeError)  # the last: sqlite3 quotes a damaged schema in its message


def open_library(path: Path) -> sqlite3.Connection:
    """Open or create the database, brought to the newest schema; raises StoreError.

    What is damaged is renamed, never deleted, and the error says where it is.
    """
    try:
        news = check_log(path)
        has_bad_indexes = check_file(path, _BUSY_S)
        connection = _connect(path)
    except _FAILURES as error:
        raise _refusal(path, error) from error
    try:
        _prepare(connection, news, has_bad_indexes=has_bad_indexes)
    except _FAILURES as error:
        connection.close()
        raise _refusal(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, news: News | None, *, has_bad_indexes: bool) -> None:
    if news is not None:
        with suppress(sqlite3.Error):  # so that the damage is not met, and told, once more
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if has_bad_indexes:
        mend_indexes(connection)
    migrate(connection)
    check_words(connection)
    if news is not None:
        note_all(connection, news.kind, news.facts, SystemClock().now())


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=_BUSY_S)
    try:
        connection.row_factory = sqlite3.Row
        connection.text_factory = _text  # one damaged text must not keep its neighbours from being read
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _refusal(path: Path, error: sqlite3.Error | OSError | UnicodeDecodeError) -> StoreError:
    reason = reason_of(error, path.parent)
    if reason == "damaged":
        said = "its schema is malformed" if isinstance(error, UnicodeDecodeError) else error
        aside = set_aside(path, ("", *BESIDE))
        return StoreError(
            f"The library {path} is damaged ({said}). It was set aside as {aside.name}, nothing was deleted, and the "
            f"pictures stay in {path.parent / 'images'}: start again to begin a new library.",
            reason=reason,
        )
    told = trouble(error, path.parent, doing="opened").message
    return StoreError(f"{path}: {told} Or choose another EXPLORER_DATA_DIR.", reason=reason)
