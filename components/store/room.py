"""Room on the disk: what is kept free, and a ballast that is given up where even deleting finds no room."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from components.durable import write_synced
from components.errors import StoreError
from components.store.troubles import has_room

RESERVE_BYTES = 32 * 2**20  # kept free for what is in flight when the disk gets full, and for deleting
RESERVE_PART = 20  # of a small disk, a twentieth is enough
BALLAST_BYTES = 2 * 2**20
_BESIDE_BYTES = 2**19  # what the library needs free beside the ballast, which is a part of the reserve
_log = logging.getLogger(__name__)


class Room:
    """Know what the disk of a data folder has left, and hold the ballast."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._ballast = root / "ballast"
        self.is_given_up = False

    def has(self, wanted_bytes: int = 0) -> bool:
        """Say whether so much more may be written; the reserve stays free."""
        return has_room(self._root, RESERVE_BYTES, RESERVE_PART, wanted_bytes)

    def give_up(self) -> bool:
        """Free the ballast's room; False where it is given up already."""
        try:
            self._ballast.unlink()
        except OSError:
            return False
        self.is_given_up = True
        _log.warning("the disk is full: %d MB that were kept for this are given up", BALLAST_BYTES // 2**20)
        return True

    def take_back(self) -> None:
        """Fill the ballast again, where there is room; with bytes that no file system makes smaller."""
        if self._ballast.exists() or not has_room(self._root, _BESIDE_BYTES, more_bytes=BALLAST_BYTES):
            return
        try:
            write_synced(self._ballast, os.urandom(BALLAST_BYTES))
            self.is_given_up = False
        except OSError:
            self.give_up()


class _HasRoom(Protocol):
    _room: Room


_Owner = TypeVar("_Owner", bound=_HasRoom)
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def with_room(room: Room, change: Callable[[], _Result]) -> _Result:
    """Make a change; where the disk is full, once more on the ballast's room. Raises StoreError."""
    try:
        return change()
    except StoreError as error:
        if error.reason != "full" or not room.give_up():
            raise
        return change()


def making_room(
    method: Callable[Concatenate[_Owner, _Given], _Result],
) -> Callable[Concatenate[_Owner, _Given], _Result]:
    """Let a method that frees something, or writes next to nothing, have the ballast's room on a full disk."""

    @wraps(method)
    def made(self: _Owner, *arguments: _Given.args, **options: _Given.kwargs) -> _Result:
        return with_room(self._room, lambda: method(self, *arguments, **options))

    return made
