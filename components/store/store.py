"""The library: everything that was asked for and made, found again."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from components.clock import SystemClock
from components.init_images import InitImage
from components.store.budgets import Budgets
from components.store.database import Database, refused_folder
from components.store.deleting import UNDO_S
from components.store.folder import Folder
from components.store.importing import Importing
from components.store.inits import Inits
from components.store.journal import Journal
from components.store.leftovers import Leftovers
from components.store.library import Library
from components.store.notices import Notice, Notices
from components.store.quota import Quota
from components.store.room import Room, with_room
from components.store.rows import Post, Record, RecordView, StoredImage, read_images, read_posts, read_record
from components.store.sweeps import Sweeps
from components.store.telling import PRIVATE_OWNER, note
from components.store.troubles import trouble

# A request is known when it is done, on its way, or may have been made; what was refused or failed may be asked again.
_KNOWN_ORDER = ("done", "running", "waiting", "unclear")
_log = logging.getLogger(__name__)
_LATEST_TRIED = 5  # the newest may be one that today's checks refuse


class Store:
    """Read the library and lead to its journal and its files."""

    def __init__(self, database: Database, folder: Folder, max_bytes: int | None = None) -> None:
        """`max_bytes` limits what images, thumbnails and init images take."""
        self.database = database
        self.folder = folder
        self.leftovers = Leftovers(database, folder)
        self._inits = Inits(database, folder, self.leftovers)
        self.room = Room(folder.root)
        self._notices = Notices(database, self.room)
        self.quota = Quota(database, folder, self.leftovers, max_bytes, self.room)
        self.journal = Journal(database, self.quota.refuse_new_work)
        self.library = Library(database, self.leftovers, self.room)
        self.importing = Importing(database, folder)
        self.sweeps = Sweeps(database)
        self.budgets = Budgets(database)

    def record(self, record_id: str) -> Record | None:
        """Read one record; one that was deleted is unknown, and so is one that today's checks refuse."""
        if not record_id.isascii():  # what is no text in UTF-8 could not even be asked for
            return None
        row = self.database.row("SELECT * FROM records WHERE id = ? AND deleted_utc IS NULL", (record_id,))
        return read_record(row) if row else None

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
        return read_posts(rows)

    def post(self, post_id: int) -> Post | None:
        """Read one post."""
        row = self.database.row("SELECT * FROM posts WHERE id = ?", (post_id,))
        return next(iter(read_posts([row] if row else [])), None)

    def images(self, record_id: str) -> tuple[StoredImage, ...]:
        """Read the images of a record, in order."""
        rows = self.database.rows('SELECT * FROM images WHERE record_id = ? ORDER BY "index", id', (record_id,))
        return read_images(rows)

    def image(self, image_id: int) -> StoredImage | None:
        """Read one image."""
        row = self.database.row("SELECT * FROM images WHERE id = ?", (image_id,))
        return next(iter(read_images([row] if row else [])), None)

    def known(self, owner: str, digest: str) -> Record | None:
        """Find what the owner's library holds of a request; a record whose files are gone doesn't count."""
        rows = self.database.rows(
            "SELECT * FROM records INDEXED BY records_by_digest WHERE owner = ? AND digest = ? "
            "AND status IN (?, ?, ?, ?) AND deleted_utc IS NULL ORDER BY seq DESC",
            (owner, digest, *_KNOWN_ORDER),
        )
        records = sorted(_read_all(rows), key=lambda each: _KNOWN_ORDER.index(each.status))
        return next((record for record in records if self._has_files(record)), None)

    def known_of(self, owner: str, digests: Iterable[str]) -> Mapping[str, Record]:
        """Find what the owner's library holds of several requests, by their digests."""
        rows = self.database.rows(
            "SELECT * FROM records INDEXED BY records_by_digest WHERE owner = ? AND digest IN "
            "(SELECT value FROM json_each(?)) AND status IN (?, ?, ?, ?) AND deleted_utc IS NULL",
            (owner, json.dumps(list(digests)), *_KNOWN_ORDER),
        )
        return {digest: found for digest in {row["digest"] for row in rows} if (found := self.known(owner, digest))}

    def known_digests(self, owner: str, digests: Iterable[str]) -> frozenset[str]:
        """Say which of several requests the owner's library probably holds; files are not looked for."""
        rows = self.database.rows(
            "SELECT DISTINCT digest FROM records INDEXED BY records_by_digest WHERE owner = ? AND digest IN "
            "(SELECT value FROM json_each(?)) AND status IN (?, ?, ?, ?) AND deleted_utc IS NULL",
            (owner, json.dumps(list(digests)), *_KNOWN_ORDER),
        )
        return frozenset(row["digest"] for row in rows)

    def latest(self, owner: str) -> str | None:
        """Give the id of the owner's newest record, of those that no sweep asked for."""
        rows = self.database.rows(
            "SELECT * FROM records WHERE owner = ? AND deleted_utc IS NULL AND sweep IS NULL ORDER BY seq DESC LIMIT ?",
            (owner, _LATEST_TRIED),
        )
        return next((record.id for row in rows if (record := read_record(row)) is not None), None)

    def unfinished(self, owner: str | None = None) -> tuple[Record, ...]:
        """Read the records that have not ended, oldest first; of every owner where none is given."""
        rows = self.database.rows(
            "SELECT * FROM records WHERE status IN ('waiting', 'running') AND (? IS NULL OR owner = ?) "
            "AND deleted_utc IS NULL ORDER BY seq",
            (owner, owner),
        )
        return _read_all(rows)

    def seconds_each(self, site: str, model: str) -> float | None:
        """Say how long the last requests of a model took, per image; None where there was none lately."""
        row = self.database.row(
            "SELECT AVG(p.request_s / p.batch) FROM (SELECT record_id, request_s, batch FROM posts "
            "WHERE state = 'answered' AND request_s > 0 ORDER BY id DESC LIMIT 50) AS p "
            "JOIN records AS r ON r.id = p.record_id WHERE r.site = ? AND r.model = ?",
            (site, model),
        )
        return None if row is None or row[0] is None else float(row[0])

    def without_thumbnail(self) -> tuple[StoredImage, ...]:
        """Read the saved images whose thumbnail is not made yet."""
        rows = self.database.rows("SELECT * FROM images WHERE state = 'saved' AND thumbnail IS NULL ORDER BY id")
        return read_images(rows)

    def keep_init_image(self, image: InitImage, owner: str) -> str:
        """Keep a prepared init image and give the hash by which requests name it; raises StoreError."""
        return self._inits.keep(image, owner)

    def init_owners(self, sha256: str) -> tuple[str, ...]:
        """Give those who gave this init image."""
        return self._inits.owners(sha256)

    def init_image(self, sha256: str) -> InitImage:
        """Read an init image again; raises StoreError where its file is gone."""
        return self._inits.read(sha256)

    def notices(self, owner: str) -> tuple[Notice, ...]:
        """Read what happened to an owner's library and was not told yet."""
        return self._notices.of(owner)

    def dismiss_notices(self, owner: str) -> int:
        """Forget what an owner has read; gives how many notices."""
        return self._notices.dismiss(owner)

    def housekeep(self, now: float, *, at_start: bool = False) -> None:
        """Remove what was deleted, what nothing needs, and what is above the limit; raises StoreError.

        At a start, that includes what a killed process was about to write.
        """
        try:
            self.folder.make()
        except OSError as error:
            raise trouble(error, self.folder.root) from error
        with_room(self.room, lambda: self._clean(now, at_start=at_start))
        self.room.take_back()

    def _clean(self, now: float, *, at_start: bool) -> None:
        is_full = not self.room.has()  # what was deleted is worth less then than what can be made
        purged = self.library.purge(now + UNDO_S if is_full else now)
        self._inits.purge(now, at_once=purged > 0)
        self.leftovers.remove(at_start=at_start)
        self.quota.keep_within(now, anew=True)

    def close(self) -> None:
        if self.room.is_given_up:
            self.room.take_back()  # the next start may need it
        self.database.close()

    def _has_files(self, record: Record) -> bool:
        saved = [image for image in self.images(record.id) if image.state == "saved"]
        is_there = all(self.folder.image_path(image).exists() for image in saved)
        return is_there and (bool(saved) or record.status != "done")


def _read_all(rows: Iterable[sqlite3.Row]) -> tuple[Record, ...]:
    return tuple(record for row in rows if (record := read_record(row)) is not None)


def open_store(root: Path, max_bytes: int | None = None) -> Store:
    """Open the data folder, creating it where it is missing; raises StoreError."""
    path = root / "library.sqlite3"
    is_new = not path.exists() or path.stat().st_size == 0
    database = with_room(Room(root), lambda: Database(root))
    try:
        store = Store(database, Folder(root), max_bytes)
        if is_new:
            _tell_of_loss(store)
    except OSError as error:
        database.close()
        raise refused_folder(root, error) from None
    except BaseException:
        database.close()
        raise
    return store


def _tell_of_loss(store: Store) -> None:
    """Tell of pictures that no database knows: it was lost, or moved away."""
    count = store.folder.count_images()
    if count == 0:
        return
    root = store.folder.root
    _log.warning("the library in %s begins anew, though images/ holds %d pictures: its database is gone", root, count)
    with store.database.transaction() as db:
        note(db, PRIVATE_OWNER, "damaged_lost", {"count": count}, SystemClock().now())
