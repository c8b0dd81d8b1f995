"""What happened to an owner's library while nobody looked, to be told once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Say what happened. Kind 'removed': `count` images, made from `from_utc` until `until_utc`, were removed."""

    id: int
    kind: str
    facts: Mapping[str, Any]
    at_utc: float


class Notices:
    """Read and dismiss notices."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, owner: str) -> tuple[Notice, ...]:
        """Read what an owner was not told yet, oldest first."""
        rows = self._database.rows("SELECT * FROM notices WHERE owner = ? ORDER BY id", (owner,))
        return tuple(
            Notice(id=row["id"], kind=row["kind"], facts=json.loads(row["facts"]), at_utc=row["at_utc"]) for row in rows
        )

    def dismiss(self, owner: str) -> int:
        """Forget what an owner has read; gives how many notices."""
        with self._database.transaction() as db:
            return db.execute("DELETE FROM notices WHERE owner = ?", (owner,)).rowcount


def note_removed(db: sqlite3.Connection, owner: str, count: int, from_utc: float, until_utc: float, now: float) -> None:
    """Tell an owner that images were removed, together with what the newest notice tells already; in a transaction."""
    row = db.execute("SELECT * FROM notices WHERE owner = ? ORDER BY id DESC LIMIT 1", (owner,)).fetchone()
    is_merged = row is not None and row["kind"] == "removed"
    earlier = json.loads(row["facts"]) if is_merged else {"count": 0, "from_utc": from_utc, "until_utc": until_utc}
    facts = {
        "count": earlier["count"] + count,
        "from_utc": min(earlier["from_utc"], from_utc),
        "until_utc": max(earlier["until_utc"], until_utc),
    }
    if is_merged:
        db.execute("DELETE FROM notices WHERE id = ?", (row["id"],))
    db.execute(
        "INSERT INTO notices (owner, kind, facts, at_utc) VALUES (?, 'removed', ?, ?)", (owner, json.dumps(facts), now)
    )
