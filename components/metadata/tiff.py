"""EXIF blocks as TIFF (CIPA DC-008, 4.6): read without trust, built anew, or extended so that all offsets stay true."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

ORIENTATION, EXIF_IFD, USER_COMMENT = 0x0112, 0x8769, 0x9286
_SHORT, _LONG, _UNDEFINED = 3, 4, 7
_BYTE_KINDS = (1, 2, 7)  # BYTE and ASCII are sloppy writers' kinds of a comment
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
Entries = dict[int, bytes]
# Versions 2.32 and 1.0, Y Cb Cr, sRGB (CIPA DC-008, table 4).
_DEMANDED: Entries = {
    0x9000: struct.pack(">HHI4s", 0x9000, _UNDEFINED, 4, b"0232"),
    0x9101: struct.pack(">HHI4s", 0x9101, _UNDEFINED, 4, b"\1\2\3\0"),
    0xA000: struct.pack(">HHI4s", 0xA000, _UNDEFINED, 4, b"0100"),
    0xA001: struct.pack(">HHIHH", 0xA001, _SHORT, 1, 1, 0),
}


@dataclass(frozen=True, slots=True)
class Tiff:
    """Hold a block and its byte order ('<' or '>')."""

    data: bytes
    order: str

    def directory(self, at: int) -> tuple[Entries, bytes] | None:
        """Read a directory: its raw entries by tag, and the raw offset of the next; None where it is not whole."""
        if not 8 <= at <= len(self.data) - 2:
            return None
        (count,) = struct.unpack_from(f"{self.order}H", self.data, at)
        end = at + 2 + 12 * count
        if end > len(self.data):
            return None
        raw = (self.data[start : start + 12] for start in range(at + 2, end, 12))
        entries: Entries = {}
        for entry in raw:
            entries.setdefault(struct.unpack(f"{self.order}H", entry[:2])[0], entry)
        return entries, self.data[end : end + 4].ljust(4, b"\0")

    def first(self) -> tuple[Entries, bytes] | None:
        return self.directory(struct.unpack_from(f"{self.order}I", self.data, 4)[0])

    def exif(self, first: Entries) -> tuple[Entries, bytes] | None:
        """Read the EXIF directory; an empty one where the block has none, None where it is not whole."""
        pointer = first.get(EXIF_IFD)
        return ({}, b"") if pointer is None else self.directory(self.number(pointer))

    def number(self, entry: bytes) -> int:
        """Give the one number of an entry (SHORT or LONG), 0 for any other kind."""
        kind, count = struct.unpack(f"{self.order}HI", entry[2:8])
        form = {_SHORT: "H", _LONG: "I"}.get(kind)
        return struct.unpack_from(f"{self.order}{form}", entry, 8)[0] if form and count == 1 else 0

    def bytes_of(self, entry: bytes) -> bytes | None:
        """Give the bytes of an entry, None where they are not bytes or not in the block."""
        kind, count, at = struct.unpack(f"{self.order}HII", entry[2:12])
        if kind not in _BYTE_KINDS:
            return None
        if count <= 4:
            return entry[8 : 8 + count]
        return self.data[at : at + count] if at + count <= len(self.data) else None


def opened(block: bytes) -> Tiff | None:
    """Open a block by its first bytes; None where it is no TIFF."""
    order = _ORDERS.get(block[:4])
    return Tiff(block, order) if order and len(block) >= 8 else None


def orientation(block: bytes) -> int | None:
    """Give the orientation (1 to 8) that a block says, None where it says none."""
    found = opened(block)
    first = found.first() if found else None
    if found is None or first is None or ORIENTATION not in first[0]:
        return None
    turn = found.number(first[0][ORIENTATION])
    return turn if 1 <= turn <= 8 else None


def comment(block: bytes) -> bytes | None:
    """Give the raw UserComment of a block; of sloppy writers also where it stands in the first directory."""
    found = opened(block)
    first = found.first() if found else None
    if found is None or first is None:
        return None
    below = found.exif(first[0])
    entry = (below[0] if below else {}).get(USER_COMMENT) or first[0].get(USER_COMMENT)
    return found.bytes_of(entry) if entry else None


def texts(block: bytes, tags: Iterable[int]) -> dict[int, bytes]:
    """Give the raw texts of the first directory under these tags."""
    found = opened(block)
    first = found.first() if found else None
    if found is None or first is None:
        return {}
    raw = {tag: found.bytes_of(first[0][tag]) for tag in tags if tag in first[0]}
    return {tag: text for tag, text in raw.items() if text is not None}


def built(comment: bytes, turn: int | None) -> bytes:
    """Build a block of a comment (and an orientation) alone, and of what EXIF demands beside it."""
    block = Tiff(b"MM\0*\0\0\0\0", ">")
    first = {} if turn is None else {ORIENTATION: struct.pack(">HHIHH", ORIENTATION, _SHORT, 1, turn, 0)}
    return _with_directories(block, first, b"\0\0\0\0", _DEMANDED, comment)


def extended(original: bytes, pad: bytes, comment: bytes) -> bytes | None:
    """Add a comment to a block, which stays as it is but for the offset of its first directory (bytes 4 to 7).

    `pad` is the byte that follows a block of odd length. Gives None where the block's directories are not whole.
    """
    found = opened(original)
    first = found.first() if found else None
    below = found.exif(first[0]) if found and first else None
    if found is None or first is None or below is None:
        return None
    padded = original + (pad if len(original) % 2 else b"")
    return _with_directories(Tiff(padded, found.order), *first, below[0], comment)


def _with_directories(block: Tiff, first: Entries, following: bytes, below: Entries, comment: bytes) -> bytes:
    """Append the two directories and the comment, and lead to them."""
    order, start = block.order, len(block.data)
    first = {**first, EXIF_IFD: b""}
    below_at = start + 2 + 12 * len(first) + 4
    comment_at = below_at + 2 + 12 * len({**below, USER_COMMENT: b""}) + 4
    first[EXIF_IFD] = struct.pack(f"{order}HHII", EXIF_IFD, _LONG, 1, below_at)
    below = {**below, USER_COMMENT: struct.pack(f"{order}HHII", USER_COMMENT, _UNDEFINED, len(comment), comment_at)}
    head = block.data[:4] + struct.pack(f"{order}I", start)
    tail = _directory(order, first, following) + _directory(order, below, b"\0\0\0\0")
    return b"".join((head, block.data[8:], tail, comment))


def _directory(order: str, entries: Entries, following: bytes) -> bytes:
    return b"".join((struct.pack(f"{order}H", len(entries)), *(entries[tag] for tag in sorted(entries)), following))
