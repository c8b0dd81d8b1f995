"""What became of deleted records: brought back, or removed for good."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from components.store.leftovers import leave_images

UNDO_S = 600.0  # how long what was deleted can be brought back
_PURGED_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """Hold the records that were deleted; `is_final` says that they cannot be brought back: the disk was full."""

    record_ids: tuple[str, ...]
    is_final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """Count the records that were brought back, and those of them that came without some of their images."""

    count: int
    bare: int


def purge_some(db: sqlite3.Connection, until_utc: float) -> int:
    """Remove some records for good that were deleted until then, their files to follow; inside a transaction."""
    rows = db.execute(
        "SELECT id, owner, seq FROM records WHERE deleted_utc <= ? LIMIT ?", (until_utc, _PURGED_AT_ONCE)
    ).fetchall()
    for row in rows:
        purge_one(db, row["id"], row["owner"], row["seq"])
    return len(rows)


def has_lost(db: sqlite3.Connection, record_id: str) -> bool:
    """Say whether the limit has removed images of a record."""
    found = db.execute(
        "SELECT 1 FROM images WHERE record_id = ? AND state = 'lost' AND json_valid(error) "
        "AND json_extract(error, '$.kind') = 'removed'",
        (record_id,),
    )
    return found.fetchone() is not None


def purge_one(db: sqlite3.Connection, record_id: str, owner: str, seq: int) -> None:
    """Remove one record for good, its files to follow; inside a transaction."""
    images = db.execute("SELECT stem, file, thumbnail FROM images WHERE record_id = ?", (record_id,)).fetchall()
    leave_images(db, owner, images)
    db.execute("DELETE FROM prompts WHERE rowid = ?", (seq,))
    for table in ("images", "posts"):
        db.execute(f"DELETE FROM {table} WHERE record_id = ?", (record_id,))
    db.execute("DELETE FROM records WHERE id = ?", (record_id,))
