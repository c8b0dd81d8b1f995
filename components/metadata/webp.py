"""The EXIF chunk of a WebP (RFC 9649); the picture's own chunks are never looked into beyond its size.

A simple file (VP8 or VP8L alone) becomes an extended one. An EXIF chunk of the file's own is extended in place; where
that cannot be, ours comes before it, as readers take the first.
"""

from __future__ import annotations

from typing import NamedTuple

from components.metadata import exif, tiff
from components.metadata.jpeg import HEADER

_EXIF_FEATURE, _ALPHA_FEATURE = 0x08, 0x10
_WAS_SIMPLE, _PAD_ADDED = 1, 2  # in the mark of our block
_MOST_CHUNKS = 10_000


class _Chunk(NamedTuple):
    kind: bytes
    start: int
    size: int
    end: int  # with the pad byte, where there is one


def insert(data: bytes, text: str) -> bytes:
    """Put the text in; a file whose chunks don't add up comes back as it is."""
    data = strip(data)
    chunks = _chunks(data)
    head = _extended_head(data, chunks[0]) if chunks else None
    if not chunks or head is None:
        return data
    is_simple = chunks[0].kind != b"VP8X"
    features, flags = (0, _WAS_SIMPLE) if is_simple else (data[20], 0)
    is_short = chunks[-1].end < chunks[-1].start + 8 + chunks[-1].size + chunks[-1].size % 2
    own = next((chunk for chunk in chunks if chunk.kind == b"EXIF"), None)
    first = chunks[0].start if is_simple else chunks[0].end
    if own is not None and features & _EXIF_FEATURE:
        replaced = _extended_own(data, own, text, features=features, is_short=is_short and own is chunks[-1])
        if replaced is not None:
            return _joined(head, data[first : own.start], replaced, data[own.end :], chunks[-1].end - own.end)
    at = _place(chunks, is_simple=is_simple)
    flags |= _PAD_ADDED if is_short and at == chunks[-1].end else 0
    turn = tiff.orientation(_block(data, own)[1]) if own is not None and features & _EXIF_FEATURE else None
    ours = _chunk(exif.alone(text, turn, flags=flags, features=features))
    pad = b"\0" if flags & _PAD_ADDED else b""
    return _joined(head, data[first:at] + pad, ours, data[at:], chunks[-1].end - at)


def strip(data: bytes) -> bytes:
    """Take our text out, and the file's extended form where we gave it that."""
    chunks = _chunks(data)
    if not chunks or chunks[0].kind != b"VP8X":
        return data
    for chunk in chunks:
        if chunk.kind != b"EXIF" or (mark := exif.read_mark(_block(data, chunk)[1])) is None:
            continue
        return _restored(data, chunks, chunk, mark)
    return data


def blocks(data: bytes) -> list[bytes]:
    """Give the EXIF blocks, in order."""
    return [_block(data, chunk)[1] for chunk in _chunks(data) if chunk.kind == b"EXIF"]


def _extended_own(data: bytes, own: _Chunk, text: str, *, features: int, is_short: bool) -> bytes | None:
    prefix, original = _block(data, own)
    pad = b"\0" if is_short else data[own.start + 8 + own.size : own.end]
    flags = _PAD_ADDED if is_short else 0
    block = exif.extended(original, pad, text, flags=flags, features=features)
    return None if block is None else _chunk(prefix + block)


def _restored(data: bytes, chunks: list[_Chunk], ours: _Chunk, mark: exif.Marked) -> bytes:
    was_simple, pad_added = bool(mark.flags & _WAS_SIMPLE), bool(mark.flags & _PAD_ADDED)
    head = b"" if was_simple else data[12:20] + bytes((mark.features,)) + data[21 : chunks[0].end]
    before, after = data[chunks[0].end : ours.start], data[ours.end :]
    own = b""
    if mark.original is not None:
        own = _block(data, ours)[0] + mark.original
        is_padded = len(own) % 2 and not pad_added
        own = b"".join((b"EXIF", len(own).to_bytes(4, "little"), own, mark.pad if is_padded else b""))
    elif pad_added:
        before = before[:-1]
    return _joined(head, before, own, after, chunks[-1].end - ours.end)


def _joined(head: bytes, before: bytes, ours: bytes, after: bytes, inside: int) -> bytes:
    """Join the pieces; of `after`, so many bytes lie inside of the RIFF."""
    size = 4 + len(head) + len(before) + len(ours) + inside
    return b"".join((b"RIFF", size.to_bytes(4, "little"), b"WEBP", head, before, ours, after))


def _chunk(body: bytes) -> bytes:
    return b"".join((b"EXIF", len(body).to_bytes(4, "little"), body))


def _block(data: bytes, chunk: _Chunk) -> tuple[bytes, bytes]:
    """Give what stands before the TIFF (some writers keep the JPEG's header), and the TIFF."""
    body = data[chunk.start + 8 : chunk.start + 8 + chunk.size]
    at = len(HEADER) if body.startswith(HEADER) else 0
    return body[:at], body[at:]


def _place(chunks: list[_Chunk], *, is_simple: bool) -> int:
    """Give where our chunk goes: behind the picture of a simple file, else before the metadata, else at the end."""
    if is_simple:
        return chunks[0].end
    return next((chunk.start for chunk in chunks if chunk.kind in (b"EXIF", b"XMP ")), chunks[-1].end)


def _extended_head(data: bytes, first: _Chunk) -> bytes | None:
    """Give the VP8X chunk that says EXIF: the file's own, or a new one made of the picture's header."""
    if first.kind == b"VP8X":
        return data[12:20] + bytes((data[20] | _EXIF_FEATURE,)) + data[21 : first.end] if first.size >= 10 else None
    body = data[first.start + 8 : first.start + 18]
    if first.kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a" and len(body) == 10:
        width, height = (int.from_bytes(body[at : at + 2], "little") & 0x3FFF for at in (6, 8))
        features = _EXIF_FEATURE
    elif first.kind == b"VP8L" and body[:1] == b"\x2f" and len(body) >= 5:
        bits = int.from_bytes(body[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        features = _EXIF_FEATURE | (_ALPHA_FEATURE if bits >> 28 & 1 else 0)
    else:
        return None
    sides = (max(width, 1) - 1).to_bytes(3, "little") + (max(height, 1) - 1).to_bytes(3, "little")
    return b"VP8X\x0a\0\0\0" + bytes((features, 0, 0, 0)) + sides


def _chunks(data: bytes) -> list[_Chunk]:
    """Give the chunks inside of the RIFF; none where they don't add up."""
    end, at = 8 + int.from_bytes(data[4:8], "little"), 12
    chunks: list[_Chunk] = []
    if end > len(data):
        return []
    while at < end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + size > end or len(chunks) == _MOST_CHUNKS:
            return []
        chunks.append(_Chunk(data[at : at + 4], at, size, min(at + 8 + size + size % 2, end)))
        at = chunks[-1].end
    return chunks
