"""What SQLite and the disk refuse, as sentences that end in what to do."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path
from typing import Literal

from components.errors import StoreError

# What a StoreError says as its reason: these, 'limit' (EXPLORER_MAX_DISK_MB is reached), 'gone' (kept no more) and
# 'foreign' (the database is not this app's).
Reason = Literal["full", "locked", "readonly", "damaged", "other"]

# By words: before Python 3.11 an error of sqlite3 carries no code.
_WORDS: tuple[tuple[str, Reason], ...] = (
    ("disk is full", "full"),
    ("is locked", "locked"),
    ("readonly", "readonly"),
    ("disk image is malformed", "damaged"),
    ("malformed database schema", "damaged"),
    ("not a database", "damaged"),
)
_ERRNOS: dict[int | None, Reason] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
}
_UNCLEAR = ("disk I/O error", "unable to open database file")  # also what a full disk makes of the -shm file
_NO_ROOM_BYTES = 2**20

FULL = (
    "The disk is full, so nothing new can be saved. What is saved already is safe: delete what you can do without in "
    "the Library, which makes room at once, or make room where the data folder is, then try again."
)
_FULL_AT_START = (
    "The disk is full, so the library cannot be opened. What is saved already is safe: make room where the data folder "
    "is, then start again."
)
_SENTENCES: dict[Reason, str] = {
    "full": FULL,
    "locked": "Another program keeps the library locked. Nothing was changed: close that program, then try again.",
    "readonly": "The library cannot be written, because its folder or file is read-only. Nothing was changed: "
    "make both writable, then try again.",
    "damaged": "The library is damaged. Nothing was deleted: stop the app and start it again, which sets the damaged "
    "file aside and says where.",
}


def reason_of(error: sqlite3.Error | OSError | UnicodeDecodeError, folder: Path) -> Reason:
    """Tell what kind of trouble an error is; sqlite3 fails to decode what it quotes of a damaged schema."""
    if isinstance(error, UnicodeDecodeError):
        return "damaged"
    if isinstance(error, OSError):
        return _ERRNOS.get(error.errno, "other")
    text = str(error)
    if not text and type(error) is sqlite3.DatabaseError:
        return "damaged"  # what Python 3.10 makes of a message that it cannot decode
    if text in _UNCLEAR and not has_room(folder, _NO_ROOM_BYTES):
        return "full"
    return next((reason for words, reason in _WORDS if words in text), "other")


def trouble(error: sqlite3.Error | OSError | UnicodeDecodeError, folder: Path, *, doing: str = "written") -> StoreError:
    """Say what happened and what to do; `doing` is what the library cannot be: read, written, opened."""
    reason = reason_of(error, folder)
    said = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    other = (
        f"The library cannot be {doing} ({said}). Nothing was changed: make room or free the data folder, "
        "then try again."
    )
    is_closed = reason == "full" and doing == "opened"
    return StoreError(_FULL_AT_START if is_closed else _SENTENCES.get(reason, other), reason=reason)


def has_room(folder: Path, least_bytes: int, part: int = 1, more_bytes: int = 0) -> bool:
    """Say whether the disk of a folder has so much room, or a `part`-th of it, and `more_bytes`.

    True where it tells no size.
    """
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return True
    return usage.total == 0 or usage.free - more_bytes >= min(least_bytes, usage.total // part)
