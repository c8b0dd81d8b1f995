"""What is damaged is renamed or copied, never deleted: the database, and the log of its newest changes."""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from components.clock import SystemClock
from components.errors import StoreError
from components.store.logfile import damage_of

BESIDE = ("-wal", "-shm")  # moved first: a log that were left would be played into the new database
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Say what is to be told to those whose records a library holds: a notice's kind and facts."""

    kind: str
    facts: dict[str, Any] = field(default_factory=dict)


def check_log(path: Path) -> News | None:
    """Save a damaged log of newest changes, before SQLite drops it; gives what to tell, None where it is sound.

    Raises StoreError where the log cannot be played at all, and OSError.
    """
    log, index = Path(f"{path}-wal"), Path(f"{path}-shm")
    if not path.exists() or path.stat().st_size == 0:
        if log.exists() and any(log.read_bytes()):
            raise StoreError(_stranded(path, set_aside(path, BESIDE)), reason="damaged")
        return None
    damage = damage_of(log, index)
    if damage is None:
        return None
    if damage.kind == "header":
        raise StoreError(_damaged(log, set_aside(path, BESIDE)), reason="damaged")
    if damage.kind == "gone":
        _log.error("the newest changes of the library %s are gone: its log was cut off or removed", path)
        return News(kind="damaged_cut")
    aside = f"{(set_aside(path, BESIDE) if damage.kind == 'older' else _copied(path)).name}-wal"
    _log.error("the newest changes of the library %s are damaged; they were set aside as %s", path, aside)
    return News(kind="damaged_log", facts={"file": aside})


def set_aside(path: Path, endings: tuple[str, ...]) -> Path:
    """Rename the database, or what lies beside it, to names that are free; gives the new name without an ending."""
    aside = _free_name(path)
    try:
        for ending in sorted(endings, reverse=True):
            if os.path.lexists(f"{path}{ending}"):
                os.rename(f"{path}{ending}", f"{aside}{ending}")
    except OSError as error:
        raise StoreError(
            f"The library {path} is damaged and could not be set aside ({error.strerror or error}). Nothing was "
            "deleted: move that file away to begin a new library, or choose another EXPLORER_DATA_DIR.",
            reason="damaged",
        ) from error
    return aside


def _copied(path: Path) -> Path:
    """Copy the log, which SQLite will play as far as it goes; whole or not at all."""
    aside = _free_name(path)
    copy = Path(f"{aside}-wal")
    try:
        shutil.copyfile(f"{path}-wal", copy)
    except OSError:
        copy.unlink(missing_ok=True)
        raise
    return aside


def _free_name(path: Path) -> Path:
    moment = datetime.fromtimestamp(SystemClock().now(), timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    number, aside = 1, path.with_name(f"library.damaged-{moment}.sqlite3")
    while any(os.path.lexists(f"{aside}{ending}") for ending in ("", *BESIDE)):
        number += 1
        aside = path.with_name(f"library.damaged-{moment}-{number}.sqlite3")
    return aside


def _stranded(path: Path, aside: Path) -> str:
    return (
        f"The library {path} is missing or empty, but its newest changes are there. They were set aside as "
        f"{aside.name}-wal, and nothing was deleted: put the library's file back beside them under its name, or start "
        "again to begin a new library."
    )


def _damaged(log: Path, aside: Path) -> str:
    return (
        f"The newest changes of the library, {log}, are damaged. They were set aside as {aside.name}-wal, and nothing "
        "was deleted: start again to go on with what was saved before them."
    )
