"""Files that no row needs any more: named in the same transaction that lets go of them, removed after it."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterable

from components.store.database import Database
from components.store.folder import Folder, thumbnail_name

_log = logging.getLogger(__name__)


class Leftovers:
    """Remove files that were let go of, those too that a killed process left; no other file is ever removed."""

    def __init__(self, database: Database, folder: Folder) -> None:
        self._database = database
        self._folders = {"images": folder.images, "inits": folder.inits}
        self.lock = threading.Lock()  # held by whoever brings a file back that may be named here

    def announce(self, owner: str, folder: str, files: Iterable[str]) -> None:
        """Name files that are about to be written, to be removed at the next start unless `welcome` takes them in."""
        with self._database.transaction() as db:
            leave(db, owner, folder, files, at_start=True)

    def remove(self, *, at_start: bool = False) -> None:
        """Remove the files that are named; one that cannot be removed is tried again the next time."""
        with self.lock:
            rows = self._database.rows(
                "SELECT folder, file FROM leftovers WHERE at_start <= ? AND NOT (folder = 'inits' AND EXISTS "
                "(SELECT 1 FROM init_images WHERE sha256 || '.webp' = file))",
                (int(at_start),),
            )
            gone = [(row["folder"], row["file"]) for row in rows if self._is_gone(row["folder"], row["file"])]
            if gone:
                with self._database.transaction() as db:
                    db.executemany("DELETE FROM leftovers WHERE folder = ? AND file = ?", gone)

    def _is_gone(self, folder: str, file: str) -> bool:
        if folder not in self._folders or "/" in file or "\\" in file:
            return True
        path = self._folders[folder] / file
        if path.is_dir():
            _log.warning("a folder lies where a file was to be removed, and is left: %s", path)
            return True
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("a file that nothing needs any more cannot be removed: %s", error.strerror)
            return False
        return True


def leave(
    db: sqlite3.Connection, owner: str, folder: str, files: Iterable[str | None], *, at_start: bool = False
) -> None:
    """Name files of "images" or "inits" to be removed; inside the transaction that lets go of them."""
    db.executemany(
        "INSERT OR REPLACE INTO leftovers (owner, folder, file, at_start) VALUES (?, ?, ?, ?)",
        [(owner, folder, file, int(at_start)) for file in files if file],
    )


def leave_images(db: sqlite3.Connection, owner: str, images: Iterable[sqlite3.Row]) -> None:
    """Name the files of image rows (stem, file, thumbnail) to be removed, and thumbnails that no row names yet."""
    for image in images:
        leave(db, owner, "images", [image["file"], image["thumbnail"], thumbnail_name(image["stem"])])


def welcome(db: sqlite3.Connection, folder: str, files: Iterable[str]) -> None:
    """Keep files that were announced or left; inside the transaction whose rows name them."""
    db.executemany("DELETE FROM leftovers WHERE folder = ? AND file = ?", [(folder, file) for file in files])
