"""EXIF blocks of ours: a file's own block extended, or one of our own, so that the file's own comes back exactly.

A block of ours ends in a mark that no directory leads to: a word, flags, how long the file's own block was and what
its bytes 4 to 7 were, and a CRC over everything before. A block whose mark is gone or wrong is not ours.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from components.metadata import comment, tiff

_WORD = b"KOLORS-EXPLORER\0"
_MARK = struct.Struct(">16sBBI4s")
MARK_BYTES = _MARK.size + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Say what a block of ours took the place of: the file's own block, None where it took none's.

    `pad` is the byte after it, which counts where its length is odd; the two numbers are the container's own.
    """

    original: bytes | None
    pad: bytes
    flags: int
    features: int


def extended(original: bytes, pad: bytes, text: str, *, flags: int = 0, features: int = 0) -> bytes | None:
    """Build a block that says all that a file's own says, and the text; None where its own cannot be read."""
    block = tiff.extended(original, pad, comment.encoded(text))
    return None if block is None else _marked(block, flags, features, len(original), original[4:8])


def alone(text: str, turn: int | None, *, flags: int = 0, features: int = 0) -> bytes:
    """Build a block of the text and the orientation (None: it says none)."""
    return _marked(tiff.built(comment.encoded(text), turn), flags, features, 0, b"\0\0\0\0")


def read_mark(block: bytes) -> Marked | None:
    """Read the mark of a block, None where the block is surely not ours."""
    if block[-MARK_BYTES : -MARK_BYTES + len(_WORD)] != _WORD:
        return None
    if zlib.crc32(block[:-4]).to_bytes(4, "big") != block[-4:]:
        return None
    _, flags, features, size, offset = _MARK.unpack(block[-MARK_BYTES:-4])
    if size > len(block) - MARK_BYTES or 0 < size < 8:
        return None
    original = block[:4] + offset + block[8:size] if size else None
    return Marked(original=original, pad=block[size : size + 1], flags=flags, features=features)


def read_text(block: bytes) -> str | None:
    """Read the text of a block's UserComment; raises MetadataError for one of more than 1 MB."""
    raw = tiff.comment(block)
    return None if raw is None else comment.decoded(raw)


def _marked(block: bytes, flags: int, features: int, size: int, offset: bytes) -> bytes:
    block += _MARK.pack(_WORD, flags, features, size, offset)
    return block + zlib.crc32(block).to_bytes(4, "big")
