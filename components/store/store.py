"""The library: everything that was asked for and made, found again."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from components.errors import StoreError
from components.init_images import InitImage
from components.pacing import Budget
from components.store.database import Database
from components.store.folder import Folder, write_durably
from components.store.journal import Journal
from components.store.library import Library
from components.store.rows import Post, Record, RecordView, StoredImage

# A request is known when it is done, on its way, or may have been made; what was refused or failed may be asked again.
_KNOWN_ORDER = ("done", "running", "waiting", "unclear")


class Store:
    """Read the library and lead to its journal and its files."""

    def __init__(self, database: Database, folder: Folder) -> None:
        self.database = database
        self.folder = folder
        self.journal = Journal(database)
        self.library = Library(database, folder)

    def record(self, record_id: str) -> Record | None:
        """Read one record; one that was deleted is unknown."""
        row = self.database.row("SELECT * FROM records WHERE id = ? AND deleted_utc IS NULL", (record_id,))
        return Record.from_row(row) if row else None

    def view(self, record_id: str, owner: str | None = None) -> RecordView | None:
        """Read a record with posts and images, None where it is unknown or belongs to another owner."""
        with self.database.reading():
            record = self.record(record_id)
            if record is None or owner not in (None, record.owner):
                return None
            return RecordView(record=record, posts=self.posts(record_id), images=self.images(record_id))

    def posts(self, record_id: str) -> tuple[Post, ...]:
        """Read the posts of a record, by their first image."""
        rows = self.database.rows("SELECT * FROM posts WHERE record_id = ? ORDER BY first_index, id", (record_id,))
        return tuple(Post.from_row(row) for row in rows)

    def post(self, post_id: int) -> Post | None:
        """Read one post."""
        row = self.database.row("SELECT * FROM posts WHERE id = ?", (post_id,))
        return Post.from_row(row) if row else None

    def images(self, record_id: str) -> tuple[StoredImage, ...]:
        """Read the images of a record, in order."""
        rows = self.database.rows('SELECT * FROM images WHERE record_id = ? ORDER BY "index", id', (record_id,))
        return tuple(StoredImage.from_row(row) for row in rows)

    def image(self, image_id: int) -> StoredImage | None:
        """Read one image."""
        row = self.database.row("SELECT * FROM images WHERE id = ?", (image_id,))
        return StoredImage.from_row(row) if row else None

    def known(self, owner: str, digest: str) -> Record | None:
        """Find what the owner's library holds of a request; a record whose files are gone doesn't count."""
        rows = self.database.rows(
            "SELECT * FROM records WHERE owner = ? AND digest = ? AND status IN (?, ?, ?, ?) "
            "AND deleted_utc IS NULL ORDER BY seq DESC",
            (owner, digest, *_KNOWN_ORDER),
        )
        records = sorted((Record.from_row(row) for row in rows), key=lambda each: _KNOWN_ORDER.index(each.status))
        return next((record for record in records if self._has_files(record)), None)

    def latest(self, owner: str) -> str | None:
        """Give the id of the owner's newest record."""
        row = self.database.row(
            "SELECT id FROM records WHERE owner = ? AND deleted_utc IS NULL ORDER BY seq DESC LIMIT 1", (owner,)
        )
        return row["id"] if row else None

    def unfinished(self, owner: str | None = None) -> tuple[Record, ...]:
        """Read the records that have not ended, oldest first; of every owner where none is given."""
        rows = self.database.rows(
            "SELECT * FROM records WHERE status IN ('waiting', 'running') AND (? IS NULL OR owner = ?) "
            "AND deleted_utc IS NULL ORDER BY seq",
            (owner, owner),
        )
        return tuple(Record.from_row(row) for row in rows)

    def without_thumbnail(self) -> tuple[StoredImage, ...]:
        """Read the saved images whose thumbnail is not made yet."""
        rows = self.database.rows("SELECT * FROM images WHERE state = 'saved' AND thumbnail IS NULL ORDER BY id")
        return tuple(StoredImage.from_row(row) for row in rows)

    def keep_init_image(self, image: InitImage, owner: str) -> str:
        """Keep a prepared init image and give the hash by which requests name it."""
        path = self.folder.init_path(image.sha256)
        if not path.exists():
            write_durably(path, image.data, self.folder.scratch)
        with self.database.transaction() as db:
            db.execute(
                "INSERT OR IGNORE INTO init_images (sha256, owner, width, height, bytes) VALUES (?, ?, ?, ?, ?)",
                (image.sha256, owner, image.width, image.height, len(image.data)),
            )
        return image.sha256

    def init_image(self, sha256: str) -> InitImage:
        """Read an init image again; raises StoreError where its file is gone."""
        row = self.database.row("SELECT * FROM init_images WHERE sha256 = ?", (sha256,))
        try:
            data = self.folder.init_path(sha256).read_bytes()
        except OSError:
            data = b""
        if row is None or not data:
            raise StoreError("The init image of this request is gone from the data folder. Upload it again.")
        return InitImage(data=data, sha256=sha256, width=row["width"], height=row["height"])

    def budget(self, account: str, model: str) -> Budget | None:
        """Read what is left of an account's budget for a model."""
        row = self.database.row("SELECT state FROM budgets WHERE owner = ? AND model = ?", (account, model))
        return Budget(**json.loads(row["state"])) if row else None

    def keep_budget(self, account: str, model: str, budget: Budget) -> None:
        """Write an account's budget for a model."""
        with self.database.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO budgets (owner, model, state) VALUES (?, ?, ?)",
                (account, model, json.dumps(asdict(budget))),
            )

    def close(self) -> None:
        self.database.close()

    def _has_files(self, record: Record) -> bool:
        saved = [image for image in self.images(record.id) if image.state == "saved"]
        is_there = all(self.folder.image_path(image).exists() for image in saved)
        return is_there and (bool(saved) or record.status != "done")


def open_store(root: Path) -> Store:
    """Open the data folder, creating it where it is missing; raises StoreError."""
    database = Database(root)
    return Store(database, Folder(root))
