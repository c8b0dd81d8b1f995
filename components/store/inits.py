"""Init images, kept once by the hash of their bytes, for as long as a record or a form needs them."""

from __future__ import annotations

import os

from components.durable import write_durably
from components.errors import StoreError
from components.init_images import InitImage
from components.params import IMAGE_NAMES
from components.store.database import Database
from components.store.folder import Folder
from components.store.leftovers import Leftovers, leave, welcome
from components.store.troubles import trouble

YOUNG_S = 86_400.0  # a form may still hold what was uploaded within a day
_EVERY_S = 3600.0

# Hashes that records and sweeps name; a request that is no JSON names none.
_USED = " UNION ".join(
    f"SELECT json_extract({column}, '$.{name}') AS sha256 FROM {table} "
    f"WHERE {column} LIKE '%\"{name}\"%' AND json_valid({column})"
    for table, column in (("records", "request"), ("sweeps", "base"))
    for name in IMAGE_NAMES
)


class Inits:
    """Keep, read and remove init images."""

    def __init__(self, database: Database, folder: Folder, leftovers: Leftovers) -> None:
        self._database = database
        self._folder = folder
        self._leftovers = leftovers
        self._purged_utc = float("-inf")

    def keep(self, image: InitImage, owner: str) -> str:
        """Keep a prepared init image and give the hash by which requests name it; raises StoreError."""
        path = self._folder.init_path(image.sha256)
        with self._leftovers.lock:
            try:
                if path.exists():
                    os.utime(path)
                else:
                    self._leftovers.announce(owner, "inits", [path.name])  # a kill before its row leaves nothing
                    write_durably(path, image.data, self._folder.scratch)
            except OSError as error:
                raise trouble(error, self._folder.root) from error
            with self._database.transaction() as db:
                welcome(db, "inits", [path.name])
                db.execute(
                    "INSERT OR IGNORE INTO init_images (sha256, owner, width, height, bytes) VALUES (?, ?, ?, ?, ?)",
                    (image.sha256, owner, image.width, image.height, len(image.data)),
                )
        return image.sha256

    def owners(self, sha256: str) -> tuple[str, ...]:
        """Give those who gave this init image; a hash alone is no proof, since files carry it."""
        rows = self._database.rows("SELECT owner FROM init_images WHERE sha256 = ?", (sha256,))
        return tuple(row["owner"] for row in rows)

    def read(self, sha256: str) -> InitImage:
        """Read an init image again; raises StoreError where its file is gone."""
        row = self._database.row("SELECT * FROM init_images WHERE sha256 = ?", (sha256,))
        try:
            data = self._folder.init_path(sha256).read_bytes()
        except OSError:
            data = b""
        if row is None or not data:
            raise StoreError(
                "The init image of this request is gone from the data folder. Upload it again.", reason="gone"
            )
        return InitImage(data=data, sha256=sha256, width=row["width"], height=row["height"])

    def purge(self, now: float, *, at_once: bool = False) -> None:
        """Let go of what no record of anybody names and no form may hold; once an hour unless `at_once`."""
        if not at_once and now - self._purged_utc < _EVERY_S:
            return
        self._purged_utc = now
        with self._leftovers.lock, self._database.transaction() as db:
            unused = db.execute(
                f"SELECT sha256, MIN(owner) AS owner FROM init_images WHERE sha256 NOT IN "
                f"(SELECT used.sha256 FROM ({_USED}) AS used WHERE used.sha256 IS NOT NULL) GROUP BY sha256"
            ).fetchall()
            for row in unused:
                path = self._folder.init_path(row["sha256"])
                if not path.exists() or now - path.stat().st_mtime >= YOUNG_S:
                    db.execute("DELETE FROM init_images WHERE sha256 = ?", (row["sha256"],))
                    leave(db, row["owner"], "inits", [path.name])
