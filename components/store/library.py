"""The library of one owner: listed newest first, searched, filtered, starred, deleted and brought back."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from components.errors import StoreError
from components.store.database import Database
from components.store.deleting import UNDO_S, Deleted, Restored, has_lost, purge_some
from components.store.leftovers import Leftovers
from components.store.queries import Query, bindable, order_of, source_of
from components.store.room import Room, making_room
from components.store.rows import RecordStatus, sound_rows

_PURGED_MOST = 500  # the rest waits for the next time, so that nothing else waits long
_COPY = (
    "EXISTS (SELECT 1 FROM records AS o INDEXED BY records_by_digest WHERE o.owner = r.owner AND o.digest = r.digest "
    "AND o.seq < r.seq AND o.deleted_utc IS NULL AND o.status = 'done')"
)
_FIELDS = (
    f"r.id, r.seq, r.status, r.service, r.model, r.request, r.error, r.accepted_utc, r.starred, {_COPY} AS is_copy"
)
PAGE_ENTRIES = 36
MOST_ENTRIES = 400
MOST_IDS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Hold the picture that stands for a record: file names in the image folder, sides in pixels."""

    file: str
    thumbnail: str | None
    width: int
    height: int
    index: int
    seed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold what a list shows of a record; `request` is as asked, `saved`, `lost` and `awaited` count its images.

    `awaited` is how many it has or was to have; a copy has an older record of the same request beside it.
    """

    id: str
    seq: int
    status: RecordStatus
    service: str
    model: str
    request: Mapping[str, Any]
    error: Mapping[str, Any] | None
    accepted_utc: float
    is_starred: bool
    cover: Cover | None
    saved: int
    lost: int
    awaited: int
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hold some entries; `next_seq` continues the list, None at its end."""

    entries: tuple[Entry, ...]
    next_seq: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Hold the models and sizes that an owner's records have."""

    models: tuple[str, ...]
    sizes: tuple[str, ...]


class Library:
    """Read and change what an owner keeps; records of anybody else are left alone and never counted."""

    def __init__(self, database: Database, leftovers: Leftovers, room: Room) -> None:
        self._database = database
        self._leftovers = leftovers
        self._room = room

    def page(self, query: Query, *, before_seq: int | None = None, count: int = PAGE_ENTRIES) -> Page:
        """Read the newest entries that the query wants, those before `before_seq` where it is given."""
        source, values = source_of(query, before_seq)
        with self._database.reading():
            rows = self._database.rows(
                f"SELECT {_FIELDS} {source} ORDER BY {order_of(query)} DESC LIMIT ?",
                (*values, count + 1),
            )
            images = self._images([row["id"] for row in rows[:count]])
        shown = sound_rows(rows[:count], "record")
        entries = tuple(_entry(row, images.get(row["id"], [])) for row in shown)
        return Page(entries=entries, next_seq=rows[count - 1]["seq"] if len(rows) > count else None)

    def count(self, query: Query) -> int:
        """Count the records that the query wants."""
        source, values = source_of(query, None)
        row = self._database.row(f"SELECT COUNT(*) {source}", values)
        return int(row[0]) if row else 0

    def ids(self, query: Query, *, most: int = MOST_IDS) -> tuple[str, ...]:
        """Give the ids of the newest records that the query wants."""
        source, values = source_of(query, None)
        rows = self._database.rows(f"SELECT r.id {source} ORDER BY {order_of(query)} DESC LIMIT ?", (*values, most))
        return tuple(row["id"] for row in rows)

    def deleted(self, owner: str, now: float) -> Mapping[str, float]:
        """Give the ids of what can still be brought back, the last deleted first, each with its seconds left."""
        rows = self._database.rows(
            "SELECT id, deleted_utc FROM records WHERE deleted_utc > ? AND owner = ? ORDER BY deleted_utc DESC LIMIT ?",
            (now - UNDO_S, bindable(owner), MOST_IDS),
        )
        return {row["id"]: row["deleted_utc"] + UNDO_S - now for row in rows}

    def facets(self, owner: str) -> Facets:
        """Read which models and sizes there are, alphabetically."""
        return Facets(models=self._distinct(owner, "model"), sizes=self._distinct(owner, "size"))

    def copies(self, owner: str, digest: str) -> tuple[str, ...]:
        """Give the ids of the records of the same request, newest first."""
        rows = self._database.rows(
            "SELECT id FROM records INDEXED BY records_by_digest WHERE owner = ? AND digest = ? "
            "AND deleted_utc IS NULL ORDER BY seq DESC",
            (bindable(owner), bindable(digest)),
        )
        return tuple(row["id"] for row in rows)

    @making_room
    def star(self, owner: str, record_ids: Sequence[str], *, is_starred: bool) -> int:
        """Set or take the star; gives how many records that concerned."""
        with self._database.transaction() as db:
            return sum(
                db.execute(
                    "UPDATE records SET starred = ? WHERE id = ? AND owner = ? AND deleted_utc IS NULL",
                    (int(is_starred), record_id, bindable(owner)),
                ).rowcount
                for record_id in _distinct_ids(record_ids)
            )

    def delete(self, owner: str, record_ids: Sequence[str], now: float) -> Deleted:
        """Take records out of sight, to be brought back within UNDO_S; on a full disk, their files go at once.

        What has not ended is left: it must be stopped first.
        """
        taken = self._hide(owner, record_ids, now)
        is_final = bool(taken) and not self._room.has()
        if is_final:
            with suppress(StoreError):  # the housekeeping goes on with it
                self.purge(now + UNDO_S)
        return Deleted(record_ids=taken, is_final=is_final)

    @making_room
    def _hide(self, owner: str, record_ids: Sequence[str], now: float) -> tuple[str, ...]:
        with self._database.transaction() as db:
            return tuple(
                record_id
                for record_id in _distinct_ids(record_ids)
                if db.execute(
                    "UPDATE records SET deleted_utc = ? WHERE id = ? AND owner = ? AND deleted_utc IS NULL "
                    "AND status NOT IN ('waiting', 'running')",
                    (now, record_id, bindable(owner)),
                ).rowcount
            )

    @making_room
    def undelete(self, owner: str, record_ids: Sequence[str]) -> Restored:
        """Bring deleted records back, those too whose images the limit has removed meanwhile."""
        with self._database.transaction() as db:
            came = [
                record_id
                for record_id in _distinct_ids(record_ids)
                if db.execute(
                    "UPDATE records SET deleted_utc = NULL WHERE id = ? AND owner = ? AND deleted_utc IS NOT NULL",
                    (record_id, bindable(owner)),
                ).rowcount
            ]
            return Restored(count=len(came), bare=sum(has_lost(db, record_id) for record_id in came))

    @making_room
    def purge(self, now: float) -> int:
        """Remove for good what was deleted longer than UNDO_S ago, rows first, then files; gives how many records.

        A process that is killed in between leaves files that no record shows, and the next purge removes them.
        """
        count = 0
        while count < _PURGED_MOST and (purged := self._purge_some(now)) > 0:
            count += purged
        self._leftovers.remove()
        return count

    def _purge_some(self, now: float) -> int:
        with self._database.transaction() as db:
            return purge_some(db, now - UNDO_S)

    def _images(self, record_ids: Sequence[str]) -> Mapping[str, list[sqlite3.Row]]:
        marks = ", ".join("?" * len(record_ids))
        rows = self._database.rows(
            'SELECT id, record_id, state, file, thumbnail, width, height, "index", seed FROM images '
            f'WHERE record_id IN ({marks}) ORDER BY "index", id',
            record_ids,
        )
        found: defaultdict[str, list[sqlite3.Row]] = defaultdict(list)
        for row in sound_rows(rows, "image"):
            found[row["record_id"]].append(row)
        return found

    def _distinct(self, owner: str, column: str) -> tuple[str, ...]:
        """Read a column's values by leaping along its index from one to the next."""
        least = f"SELECT MIN({column}) FROM records WHERE owner = ? AND deleted_utc IS NULL"
        rows = self._database.rows(
            f"WITH RECURSIVE found(value) AS (SELECT ({least}) UNION ALL SELECT ({least} AND {column} > found.value) "
            "FROM found WHERE found.value IS NOT NULL) SELECT value FROM found WHERE value IS NOT NULL",
            (bindable(owner), bindable(owner)),
        )
        return tuple(row["value"] for row in rows)


def _distinct_ids(record_ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(bindable, record_ids)))


def newest_seq(db: sqlite3.Connection, now: float) -> int:
    """Give the place of a record that is accepted now: after all others, whatever the clock says."""
    last = db.execute("SELECT MAX(seq) FROM records").fetchone()[0]
    return max(int(now * 1_000_000), (last or 0) + 1)


def index_record(db: sqlite3.Connection, record_id: str) -> None:
    """Take a new record into the full-text index; inside a transaction."""
    db.execute(
        "INSERT INTO prompts (rowid, owner, prompt, negative_prompt) SELECT seq, owner_term(owner), "
        "terms(COALESCE(json_extract(request, '$.prompt'), '')), "
        "terms(COALESCE(json_extract(request, '$.negative_prompt'), '')) FROM records WHERE id = ?",
        (record_id,),
    )


def _entry(row: sqlite3.Row, images: Sequence[sqlite3.Row]) -> Entry:
    saved = [image for image in images if image["state"] == "saved"]
    request = _object(row["request"]) or {}
    asked = request.get("batch_size")
    return Entry(
        id=row["id"],
        seq=row["seq"],
        status=row["status"],
        service=row["service"],
        model=row["model"],
        request=request,
        error=_object(row["error"]),
        accepted_utc=row["accepted_utc"],
        is_starred=bool(row["starred"]),
        cover=_cover(saved[0]) if saved else None,
        saved=len(saved),
        lost=sum(image["state"] == "lost" for image in images),
        awaited=max(asked if isinstance(asked, int) else 1, *(image["index"] + 1 for image in images), 1),
        is_copy=bool(row["is_copy"]),
    )


def _object(text: str | None) -> Mapping[str, Any] | None:
    """Read a JSON object; what is damaged counts as none, so that the rest of the page is shown."""
    try:
        found = None if text is None else json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _cover(image: sqlite3.Row) -> Cover:
    names = ("file", "thumbnail", "width", "height", "index", "seed")
    return Cover(**{name: image[name] for name in names})
