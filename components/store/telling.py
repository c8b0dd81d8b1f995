"""Notices as they are written: what an owner is to be told of, inside the transaction that does it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

PRIVATE_OWNER = "local"  # of everything, where the app is one person's
REMOVED_FACTS = frozenset({"count", "from_utc", "until_utc"})


def note(db: sqlite3.Connection, owner: str, kind: str, facts: Mapping[str, Any], now: float) -> None:
    """Tell an owner something; inside a transaction."""
    db.execute(
        "INSERT INTO notices (owner, kind, facts, at_utc) VALUES (?, ?, ?, ?)", (owner, kind, json.dumps(facts), now)
    )


def note_all(db: sqlite3.Connection, kind: str, facts: Mapping[str, Any], now: float) -> None:
    """Tell every owner of records; where there are none, the one of a private app."""
    owners = [row["owner"] for row in db.execute("SELECT DISTINCT owner FROM records")]
    for owner in owners or [PRIVATE_OWNER]:
        note(db, owner, kind, facts, now)


def note_removed(db: sqlite3.Connection, owner: str, count: int, from_utc: float, until_utc: float, now: float) -> None:
    """Tell an owner that images were removed, together with what the newest notice tells already; in a transaction."""
    row = db.execute("SELECT * FROM notices WHERE owner = ? ORDER BY id DESC LIMIT 1", (owner,)).fetchone()
    told = facts_of(row["facts"]) if row is not None and row["kind"] == "removed" else None
    earlier = told if told is not None and told.keys() >= REMOVED_FACTS else None
    if earlier is not None:
        db.execute("DELETE FROM notices WHERE id = ?", (row["id"],))
    earlier = earlier or {"count": 0, "from_utc": from_utc, "until_utc": until_utc}
    facts = {
        "count": earlier["count"] + count,
        "from_utc": min(earlier["from_utc"], from_utc),
        "until_utc": max(earlier["until_utc"], until_utc),
    }
    note(db, owner, "removed", facts, now)


def facts_of(text: object) -> Mapping[str, Any] | None:
    """Read a notice's facts; None where they are damaged: times and counts are numbers."""
    try:
        found = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    numbers = [value for name, value in found.items() if name in REMOVED_FACTS]
    return found if all(isinstance(value, (int, float)) for value in numbers) else None
