"""One SQLite database per data folder, one process per database."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from components.errors import StoreError
from components.store.migrations import migrate


class Database:
    """Hold the one connection; every statement goes through a lock, every change through `transaction`."""

    def __init__(self, folder: Path) -> None:
        """Open or create `folder/library.sqlite3`; raises StoreError where it cannot be used."""
        self._lock = threading.RLock()
        self._process_lock = _take_folder(folder)
        try:
            self._connection = _open(folder / "library.sqlite3")
        except BaseException:
            self._process_lock.release()
            raise

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Read rows."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """Read the first row, None where there is none."""
        with self._lock:
            found: sqlite3.Row | None = self._connection.execute(statement, values).fetchone()
            return found

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read several things of one moment: nothing changes meanwhile."""
        with self._lock:
            yield

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Change several things, all or none; durable when it returns. Transactions don't nest.

        Raises StoreError where the database does not take the change.
        """
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException as error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise StoreError(
                        f"The library cannot be written ({error}). Nothing was changed: make room or free the data "
                        "folder, then try again."
                    ) from error
                raise

    def close(self) -> None:
        """Close the database and let another process have the folder."""
        with self._lock:
            self._connection.close()
            self._process_lock.release()


def _take_folder(folder: Path) -> FileLock:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(folder / "lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise StoreError(
            f"Another running copy of this app uses {folder}. Close it, or choose another EXPLORER_DATA_DIR."
        ) from None
    except OSError as error:
        raise StoreError(
            f"The data folder {folder} cannot be written ({error.strerror or error}). "
            "Free it or choose another EXPLORER_DATA_DIR."
        ) from None
    return lock


def _open(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10.0)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error as error:
        raise StoreError(
            f"The library {path} cannot be opened ({error}). Move that file away to begin a new library, or choose "
            "another EXPLORER_DATA_DIR; nothing was changed."
        ) from None
    try:
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection
