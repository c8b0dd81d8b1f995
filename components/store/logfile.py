"""The log of the newest changes beside the database, checked as SQLite reads it, before SQLite may drop what it holds.

Layout: https://www.sqlite.org/fileformat2.html#the_write_ahead_log and https://www.sqlite.org/walformat.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

_MAGIC = {b"\x37\x7f\x06\x82": "<", b"\x37\x7f\x06\x83": ">"}  # what the words of its sums are read as
_VERSION = 3007000
_HEADER_BYTES, _FRAME_HEADER_BYTES = 32, 24
_INDEX_BYTES, _INDEX_COPY_AT, _DONE_AT = 48, 48, 96
_PAGES = frozenset(2**power for power in range(9, 17))
_LEAST_BYTES = _HEADER_BYTES + _FRAME_HEADER_BYTES + min(_PAGES)
_MASK = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class LogDamage:
    """Say what is wrong with a log.

    'header': SQLite would take it for none; 'frames': it would play what is before the damage, and drop the rest;
    'older': the database itself holds more than what is before the damage; 'gone': there is nothing left to play.
    """

    kind: Literal["header", "frames", "older", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    order: str
    page_bytes: int
    salts: bytes
    sums: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """Hold what the -shm file tells of the log: its frames up to the last commit, and those the database has."""

    salts: bytes
    frames: int
    done: int


def damage_of(log: Path, index: Path) -> LogDamage | None:
    """Check a log (0.1 s for its usual 4 MB); None where SQLite will play all that was ever committed to it.

    What a kill leaves behind the last commit is no damage. Raises OSError.
    """
    data, known = log.read_bytes() if log.exists() else b"", _read_index(index)
    header = _read_header(data[:_HEADER_BYTES])
    if header is None:
        is_missed = known is not None and known.frames > known.done
        if len(data) >= _LEAST_BYTES and any(data):  # a power cut leaves an empty one, or one of zeros
            return LogDamage(kind="header")
        return LogDamage(kind="gone") if is_missed else None
    good, is_followed = _walk(BytesIO(data), header)
    told = known if known is not None and known.salts == header.salts else None
    is_cut = told is not None and told.frames > max(good, told.done)
    if not is_cut and not is_followed:
        return None
    return LogDamage(kind="older" if told is not None and good < told.done else "frames")


def _read_header(start: bytes) -> _Header | None:
    order = _MAGIC.get(start[:4])
    if order is None or len(start) < _HEADER_BYTES:
        return None
    _, version, page_bytes = struct.unpack(">III", start[:12])
    sums = _summed(start[:24], order, (0, 0))
    if version != _VERSION or page_bytes not in _PAGES or sums != struct.unpack(">II", start[24:]):
        return None
    return _Header(order=order, page_bytes=page_bytes, salts=start[16:24], sums=sums)


def _walk(file: BinaryIO, header: _Header) -> tuple[int, bool]:
    """Count the frames up to the last commit that SQLite plays; say whether a commit comes after a damaged frame."""
    good, sums, is_sound = 0, header.sums, True
    file.seek(_HEADER_BYTES)
    for number, (head, page) in enumerate(_frames(file, header.page_bytes), start=1):
        is_ours, is_commit = head[8:16] == header.salts, any(head[4:8])
        if not is_sound:
            if is_ours and is_commit:
                return good, True
            continue
        sums = _summed(page, header.order, _summed(head[:8], header.order, sums)) if is_ours else sums
        is_sound = is_ours and sums == struct.unpack(">II", head[16:])
        good = number if is_sound and is_commit else good
    return good, False


def _frames(file: BinaryIO, page_bytes: int) -> Iterator[tuple[bytes, bytes]]:
    while len(frame := file.read(_FRAME_HEADER_BYTES + page_bytes)) == _FRAME_HEADER_BYTES + page_bytes:
        yield frame[:_FRAME_HEADER_BYTES], frame[_FRAME_HEADER_BYTES:]


def _summed(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for one, two in zip(words, words, strict=True):
        first = (first + one + second) & _MASK
        second = (second + two + first) & _MASK
    return first, second


def _read_index(path: Path) -> _Index | None:
    """Read the -shm file, in this machine's byte order; None where it is absent or not whole."""
    try:
        with path.open("rb") as file:
            data = file.read(_DONE_AT + 4)
    except OSError:
        return None
    head = data[:_INDEX_BYTES]
    if len(data) < _DONE_AT + 4 or head != data[_INDEX_COPY_AT : _INDEX_COPY_AT + _INDEX_BYTES]:
        return None
    version, frames, sums = *struct.unpack("=I12xI", head[:20]), struct.unpack("=II", head[40:])
    if version != _VERSION or _summed(head[:40], "=", (0, 0)) != sums:
        return None
    return _Index(salts=head[32:40], frames=frames, done=struct.unpack("=I", data[_DONE_AT:])[0])
