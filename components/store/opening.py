"""Opening the database file: checked first, and set aside where it is damaged."""

from __future__ import annotations

import logging
import os
import sqlite3
from datetime import datetime, timezone
from pathlib import Path

from components.clock import SystemClock
from components.errors import StoreError
from components.store.migrations import PROMPTS, migrate
from components.store.troubles import reason_of, trouble

_BUSY_S = 2.0  # the page waits meanwhile
_WAL_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")  # https://www.sqlite.org/fileformat2.html#the_write_ahead_log
_WAL_HEADER_BYTES = 32
_BESIDE = ("-wal", "-shm")  # moved first: a log that were left would be played into the new database
_log = logging.getLogger(__name__)


def open_library(path: Path) -> sqlite3.Connection:
    """Open or create the database, brought to the newest schema; raises StoreError.

    What is damaged is renamed, never deleted, and the error says where it is.
    """
    try:
        _refuse_foreign_log(path)
        _check(path)
        connection = _connect(path)
    except (sqlite3.Error, OSError) as error:
        raise _refusal(path, error) from error
    try:
        migrate(connection)
        _check_words(connection)
    except (sqlite3.Error, OSError) as error:
        connection.close()
        raise _refusal(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


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


def _check(path: Path) -> None:
    """Read every page once (24 ms for 10,000 records); raises sqlite3.DatabaseError.

    By a connection that only reads: one that writes would play the log into what is damaged, and delete the log.
    """
    if not path.exists():
        return
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_S)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    finally:
        connection.close()
    if found != "ok":
        raise sqlite3.DatabaseError(f"database disk image is malformed: {found}")


def _check_words(connection: sqlite3.Connection) -> None:
    """Make the full-text index anew where it is damaged (33 ms to find out for 10,000 records): it holds copies."""
    try:
        connection.execute("INSERT INTO prompts (prompts) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if "malformed" not in str(error):
            raise
        _log.warning("the index of words was damaged and is made anew: %s", error)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DROP TABLE prompts")
        for statement in PROMPTS:
            connection.execute(statement)
        connection.execute("COMMIT")


def _refusal(path: Path, error: sqlite3.Error | OSError) -> StoreError:
    reason = reason_of(error, path.parent)
    if reason == "damaged":
        aside = set_aside(path, ("", *_BESIDE))
        return StoreError(
            f"The library {path} is damaged ({error}). It was set aside as {aside.name}, nothing was deleted, and the "
            f"pictures stay in {path.parent / 'images'}: start again to begin a new library.",
            reason=reason,
        )
    told = trouble(error, path.parent, doing="opened").message
    return StoreError(f"{path}: {told} Or choose another EXPLORER_DATA_DIR.", reason=reason)


def _refuse_foreign_log(path: Path) -> None:
    """Raise StoreError where the log of the newest changes is none; SQLite would overwrite it without a word."""
    log = Path(f"{path}-wal")
    if not log.exists():
        return
    with log.open("rb") as file:
        header = file.read(_WAL_HEADER_BYTES)
    if header[:4] in _WAL_MAGIC or not any(header):
        return
    aside = set_aside(path, _BESIDE)
    raise StoreError(
        f"The newest changes of the library, {log}, are damaged. They were set aside as {aside.name}-wal, and nothing "
        "was deleted: start again to go on with what was saved before them.",
        reason="damaged",
    )


def set_aside(path: Path, endings: tuple[str, ...]) -> Path:
    """Rename the database, or what lies beside it, to names that are free; gives the new name without an ending."""
    moment = datetime.fromtimestamp(SystemClock().now(), timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    number, aside = 1, path.with_name(f"library.damaged-{moment}.sqlite3")
    while any(os.path.lexists(f"{aside}{ending}") for ending in ("", *_BESIDE)):
        number += 1
        aside = path.with_name(f"library.damaged-{moment}-{number}.sqlite3")
    try:
        for ending in sorted(endings, reverse=True):
            if os.path.lexists(f"{path}{ending}"):
                os.rename(f"{path}{ending}", f"{aside}{ending}")
    except OSError as error:
        raise StoreError(
            f"The library {path} is damaged and could not be set aside ({error.strerror or error}). Nothing was "
            "deleted: move that file away to begin a new library, or choose another EXPLORER_DATA_DIR.",
            reason="damaged",
        ) from error
    return aside
