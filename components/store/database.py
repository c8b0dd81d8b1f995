"""One SQLite database per data folder, one process per database."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from components.errors import StoreError
from components.store.opening import open_library
from components.store.troubles import reason_of, trouble


class Database:
    """Hold the one connection; every statement goes through a lock, every change through `transaction`."""

    def __init__(self, folder: Path) -> None:
        """Open or create `folder/library.sqlite3`; raises StoreError where it cannot be used."""
        self._lock = threading.RLock()
        self._folder = folder
        self._process_lock = _take_folder(folder)
        try:
            self._connection = open_library(folder / "library.sqlite3")
        except BaseException:
            self._process_lock.release()
            raise

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Read rows; raises StoreError, as every reading does, where the database cannot be read."""
        with self._lock, self._telling("read"):
            return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """Read the first row, None where there is none."""
        with self._lock, self._telling("read"):
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
        with self._lock, self._telling("written"):
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._undo()
                raise

    def _undo(self) -> None:
        with suppress(sqlite3.Error):  # a database that is not there any more has nothing to undo
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _telling(self, doing: str) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise trouble(error, self._folder, doing=doing) from error

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
            f"Another running copy of this app uses {folder}. Close it, or choose another EXPLORER_DATA_DIR.",
            reason="locked",
        ) from None
    except (OSError, NotImplementedError) as error:  # the latter: a file system that knows no locks
        raise refused_folder(folder, error) from None
    return lock


def refused_folder(folder: Path, error: OSError | NotImplementedError) -> StoreError:
    """Say that a data folder does not take what must be in it."""
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return StoreError(
        f"The data folder {folder} cannot be written ({said}). Free it or choose another EXPLORER_DATA_DIR.",
        reason=reason_of(error, folder) if isinstance(error, OSError) else "other",
    )
