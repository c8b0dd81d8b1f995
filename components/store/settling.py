"""What has come of a record, from the states of its posts and images."""

from __future__ import annotations

import json
import sqlite3

from components.errors import outcome_of
from components.store.rows import RecordStatus

_PENDING_POSTS = ("planned", "sent")


def settle(db: sqlite3.Connection, record_id: str, now: float) -> RecordStatus:
    """Bring a record's status, error and end up to date; to be called inside a transaction."""
    posts = db.execute("SELECT * FROM posts WHERE record_id = ? ORDER BY first_index, id", (record_id,)).fetchall()
    images = db.execute('SELECT * FROM images WHERE record_id = ? ORDER BY "index"', (record_id,)).fetchall()
    status, error = _status(posts, images)
    is_ended = status not in ("waiting", "running")
    db.execute(
        "UPDATE records SET status = ?, error = ?, ended_utc = CASE WHEN ? THEN COALESCE(ended_utc, ?) END "
        "WHERE id = ?",
        (status, error, is_ended, now, record_id),
    )
    if status == "done":
        _remember_batchless(db, record_id, posts)
    return status


def _status(posts: list[sqlite3.Row], images: list[sqlite3.Row]) -> tuple[RecordStatus, str | None]:
    states = {post["state"] for post in posts}
    if states & set(_PENDING_POSTS) or any(image["state"] == "expected" for image in images):
        return ("running" if "sent" in states or images else "waiting"), None
    saved = [image for image in images if image["state"] == "saved"]
    error = _first_error(posts, images)
    if saved:
        return "done", error
    outcome = outcome_of(json.loads(error)["kind"]) if error else "failed"
    return ("failed" if outcome == "waiting" else outcome), error


def _first_error(posts: list[sqlite3.Row], images: list[sqlite3.Row]) -> str | None:
    """Choose the error to show: of a post that failed, then of a lost image, then of one that was dropped."""
    failed = [post["error"] for post in posts if post["state"] == "failed"]
    lost = [image["error"] for image in images if image["state"] == "lost"]
    is_split = any(post["is_fallback"] for post in posts)
    dropped = [post["error"] for post in posts if post["state"] == "dropped" and not (is_split and post["batch"] > 1)]
    return next((error for error in (*failed, *lost, *dropped) if error), None)


def _remember_batchless(db: sqlite3.Connection, record_id: str, posts: list[sqlite3.Row]) -> None:
    """Remember that a site does not honour batches of a model, once every single request in their place succeeded."""
    singles = [post for post in posts if post["is_fallback"]]
    if singles and all(post["state"] == "answered" for post in singles):
        db.execute(
            "INSERT OR IGNORE INTO batches (owner, model) SELECT site, model FROM records WHERE id = ?", (record_id,)
        )
