"""Image files as mere bytes: what a file says that it is, and whether it goes on to its end."""

from __future__ import annotations

import re
from collections.abc import Callable

# A marker that begins a segment, or EOI: neither stuffing nor a restart.
_JPEG_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")
# The first bytes of each format: offset, any of these.
_SIGNATURES: dict[str, tuple[int, tuple[bytes, ...]]] = {
    "PNG": (0, (b"\x89PNG",)),
    "JPEG": (0, (b"\xff\xd8\xff",)),
    "WEBP": (8, (b"WEBP",)),
    "AVIF": (4, (b"ftypavif", b"ftypavis")),
    "GIF": (0, (b"GIF8",)),
    "BMP": (0, (b"BM",)),
}


def claims_to_be(data: bytes, formats: tuple[str, ...]) -> bool:
    """Tell by the first bytes whether a file says that it is one of these formats (Pillow's names)."""
    wanted = (_SIGNATURES[name] for name in formats)
    return any(data.startswith(first, offset) for offset, first in wanted)


def is_whole(data: bytes) -> bool:
    """Find the end that Pillow does not ask for once it has all pixels; True where its decoder does (AVIF, BMP)."""
    ends: dict[bytes, Callable[[bytes], bool]] = {
        b"\x89P": _png_ends,
        b"\xff\xd8": _jpeg_ends,
        b"GI": _gif_ends,
        b"RI": _webp_ends,
    }
    ends_whole = ends.get(data[:2])
    return ends_whole is None or ends_whole(data)


def _png_ends(data: bytes) -> bool:
    at = 8
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if kind == b"IEND":
            return at <= len(data)
    return False


def _jpeg_ends(data: bytes) -> bool:
    """Walk the segments up to EOI; a thumbnail's own EOI lies inside of one (ITU T.81, annex B)."""
    at = 2
    while marker := _JPEG_MARKER.search(data, at):
        if marker[0][-1] == 0xD9:
            return True
        at = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2], "big")
    return False


def _webp_ends(data: bytes) -> bool:
    return 8 + int.from_bytes(data[4:8], "little") <= len(data)


def _gif_ends(data: bytes) -> bool:
    """Walk the blocks; source: GIF89a specification, sections 18 to 27."""
    try:
        at = 13 + _colour_table_bytes(data[10])
        while data[at] != 0x3B:
            if data[at] == 0x2C:
                at += 11 + _colour_table_bytes(data[at + 9])
            else:
                at += 2
            while data[at]:
                at += data[at] + 1
            at += 1
    except IndexError:
        return False
    return True


def _colour_table_bytes(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
