"""Room for images: the limit of EXPLORER_MAX_DISK_MB, and what the disk itself has left."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from components.errors import RemovedImage, StoreError
from components.store.database import Database
from components.store.folder import Folder
from components.store.leftovers import Leftovers, leave_images
from components.store.room import Room
from components.store.telling import note_removed
from components.store.troubles import FULL

_LEAST_IMAGE_BYTES = 2 * 2**20  # of what is to come, where no larger one was seen
_AT_ONCE = 100
_MB = 2**20

# Records whose images may go: what was deleted already, then the oldest; never the newest one (the last value), and
# none of a sweep that runs, which would lose its first cells to its last.
_DELETED = "r.deleted_utc IS NOT NULL ORDER BY r.deleted_utc, r.seq"
_UNSTARRED = (
    "r.deleted_utc IS NULL AND r.starred = 0 AND r.status NOT IN ('waiting', 'running') AND r.seq > ? AND r.seq < ? "
    "AND NOT EXISTS (SELECT 1 FROM sweeps WHERE id = r.sweep AND state = 'running') ORDER BY r.seq"
)
_SAVED = "EXISTS (SELECT 1 FROM images WHERE record_id = r.id AND state = 'saved')"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Removable:
    id: str
    owner: str
    seq: int
    accepted_utc: float
    is_deleted: bool


class Quota:
    """Keep images, thumbnails and init images within a limit (bytes, None for none) by removing the oldest images."""

    def __init__(
        self, database: Database, folder: Folder, leftovers: Leftovers, max_bytes: int | None, room: Room
    ) -> None:
        self._database = database
        self._room = room
        self._folder = folder
        self._leftovers = leftovers
        self._max_bytes = max_bytes
        self._from_seq = 0  # nothing may go up to here, as far as is known

    def used_bytes(self) -> int:
        """Say how much images, thumbnails and init images take (2 ms for 10,000 images)."""
        row = self._database.row(
            "SELECT (SELECT COALESCE(SUM(bytes), 0) + COALESCE(SUM(thumbnail_bytes), 0) FROM images "
            "WHERE state = 'saved') + (SELECT COALESCE(SUM(bytes), 0) FROM "
            "(SELECT DISTINCT sha256, bytes FROM init_images))"
        )
        return int(row[0]) if row else 0

    def has_disk(self, more_images: int = 0, *, sending: int | None = None) -> bool:
        """Say whether the disk has room for what is in flight and so many images more, at the largest size seen.

        `sending` says how many images are asked for now, where the caller knows better than the journal.
        """
        if not self._room.has():
            return False
        row = self._database.row(
            "SELECT (SELECT COALESCE(SUM(posts.batch), 0) FROM records INDEXED BY records_by_status "
            "CROSS JOIN posts ON posts.record_id = records.id AND posts.state = 'sent' "
            "WHERE records.status IN ('waiting', 'running')), "
            "(SELECT COUNT(*) FROM records INDEXED BY records_by_status "
            "CROSS JOIN images ON images.record_id = records.id AND images.state = 'expected' "
            "WHERE records.status IN ('waiting', 'running')), "
            "(SELECT COALESCE(MAX(bytes), 0) FROM images WHERE state = 'saved')"
        )
        sent, expected, largest_bytes = (int(each) for each in row) if row else (0, 0, 0)
        coming = (sent if sending is None else sending) + expected + more_images
        return self._room.has(coming * max(largest_bytes, _LEAST_IMAGE_BYTES))

    def refuse_new_work(self, images: int = 0) -> None:
        """Raise StoreError where so many images that are asked for could not be kept."""
        if not self.has_disk(images):
            raise StoreError(FULL, reason="full")
        if self._max_bytes is None or (used := self.used_bytes()) <= self._max_bytes:
            return
        if not self._candidates(1, 0) and self._has_others():
            raise StoreError(
                f"The library holds {used / _MB:,.1f} MB, more than the {self._max_bytes / _MB:,.1f} MB of "
                "EXPLORER_MAX_DISK_MB, and nothing may go to make room: stars, the newest, and what a running sweep "
                "made are kept. Take stars away, delete some, or set a higher limit and start again.",
                reason="limit",
            )

    def keep_within(self, now: float, *, anew: bool = False) -> int:
        """Remove images until the limit is kept, their records stay; gives how many went.

        `anew` looks again at old records, whose star may have been taken away.
        """
        if self._max_bytes is None:
            return 0
        self._measure()
        self._from_seq = 0 if anew else self._from_seq
        count = 0
        while (removed := self._remove_some(self.used_bytes() - self._max_bytes, now)) > 0:
            count += removed
        if count:
            self._leftovers.remove()
        return count

    def _measure(self) -> None:
        """Take down the sizes of new thumbnails."""
        rows = self._database.rows(
            "SELECT id, thumbnail FROM images WHERE thumbnail IS NOT NULL AND thumbnail_bytes IS NULL"
        )
        if not rows:
            return
        sizes = [(self._size(row["thumbnail"]), row["id"], row["thumbnail"]) for row in rows]
        with self._database.transaction() as db:
            db.executemany("UPDATE images SET thumbnail_bytes = ? WHERE id = ? AND thumbnail = ?", sizes)

    def _size(self, name: str) -> int:
        try:
            return (self._folder.images / name).stat().st_size
        except OSError:
            return 0

    def _remove_some(self, excess_bytes: int, now: float) -> int:
        """Remove the images of up to _AT_ONCE records, as few as it takes; gives how many images."""
        if excess_bytes <= 0:
            return 0
        count = 0
        with self._database.transaction() as db:
            for record in self._candidates(_AT_ONCE, self._from_seq):
                if excess_bytes <= 0:
                    break
                images = db.execute(
                    "SELECT id, stem, file, thumbnail, bytes, thumbnail_bytes FROM images "
                    "WHERE record_id = ? AND state = 'saved'",
                    (record.id,),
                ).fetchall()
                _let_go(db, record, images, now)
                excess_bytes -= sum((image["bytes"] or 0) + (image["thumbnail_bytes"] or 0) for image in images)
                count += len(images)
                if not record.is_deleted:
                    self._from_seq = record.seq
        return count

    def _candidates(self, most: int, from_seq: int) -> list[_Removable]:
        """Read records with images that may go, in the order in which they go."""
        newest = self._database.row(
            f"SELECT seq FROM records AS r WHERE deleted_utc IS NULL AND {_SAVED} ORDER BY seq DESC LIMIT 1"
        )
        found = self._read(_DELETED, (), most)
        if newest is not None and len(found) < most:
            found += self._read(_UNSTARRED, (from_seq, newest["seq"]), most - len(found))
        return found

    def _has_others(self) -> bool:
        """Say whether anything but the newest is kept; alone, it makes room as soon as it is the newest no more."""
        return len(self._database.rows(f"SELECT 1 FROM records AS r WHERE {_SAVED} LIMIT 2")) > 1

    def _read(self, which: str, values: tuple[int, ...], most: int) -> list[_Removable]:
        rows = self._database.rows(
            f"SELECT r.id, r.owner, r.seq, r.accepted_utc, r.deleted_utc IS NOT NULL AS is_deleted "
            f"FROM records AS r WHERE {_SAVED} AND {which} LIMIT ?",
            (*values, most),
        )
        return [
            _Removable(
                id=row["id"],
                owner=row["owner"],
                seq=row["seq"],
                accepted_utc=row["accepted_utc"],
                is_deleted=bool(row["is_deleted"]),
            )
            for row in rows
        ]


def _let_go(db: sqlite3.Connection, record: _Removable, images: list[sqlite3.Row], now: float) -> None:
    error = json.dumps(RemovedImage().as_json(), separators=(",", ":"))
    db.execute(
        "UPDATE images SET state = 'lost', error = ?, file = NULL, thumbnail = NULL, thumbnail_bytes = NULL "
        "WHERE record_id = ? AND state = 'saved'",
        (error, record.id),
    )
    leave_images(db, record.owner, images)
    db.execute("UPDATE records SET status = 'failed', error = ? WHERE id = ?", (error, record.id))
    if not record.is_deleted:
        note_removed(db, record.owner, len(images), record.accepted_utc, record.accepted_utc, now)
