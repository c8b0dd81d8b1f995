"""What happened to an owner's library while nobody looked, to be told once."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.store.database import Database
from components.store.room import Room, making_room
from components.store.rows import tell_once
from components.store.telling import REMOVED_FACTS, facts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Say what happened. Kind 'removed': `count` images, made from `from_utc` until `until_utc`, were removed.

    'damaged_log': the log of the newest changes was damaged, and set aside as `file`. 'damaged_cut': it was cut off.
    'damaged_lost': the database was missing or empty beside `count` pictures.
    """

    id: int
    kind: str
    facts: Mapping[str, Any]
    at_utc: float


class Notices:
    """Read and dismiss notices."""

    def __init__(self, database: Database, room: Room) -> None:
        self._database = database
        self._room = room

    def of(self, owner: str) -> tuple[Notice, ...]:
        """Read what an owner was not told yet, oldest first; a damaged notice is passed over."""
        rows = self._database.rows("SELECT * FROM notices WHERE owner = ? ORDER BY id", (owner,))
        return tuple(notice for row in rows if (notice := _read(row)) is not None)

    @making_room
    def dismiss(self, owner: str) -> int:
        """Forget what an owner has read; gives how many notices."""
        with self._database.transaction() as db:
            return db.execute("DELETE FROM notices WHERE owner = ?", (owner,)).rowcount


def _read(row: sqlite3.Row) -> Notice | None:
    facts = facts_of(row["facts"])
    is_whole = facts is not None and (row["kind"] != "removed" or facts.keys() >= REMOVED_FACTS)
    if facts is None or not is_whole or not isinstance(row["kind"], str):
        tell_once("notice", row["id"], "its facts are damaged")
        return None
    return Notice(id=row["id"], kind=row["kind"], facts=facts, at_utc=row["at_utc"])
