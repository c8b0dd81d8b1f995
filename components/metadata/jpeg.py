"""The EXIF segment of a JPEG (ITU T.81, annex B; CIPA DC-008, 4.7); the scan is never looked at.

A segment of the file's own is extended in place. Where that cannot be (it is damaged, split, too full, or other
pictures' addresses count from before it), ours comes first and repeats the orientation, as readers take the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from components.metadata import exif, tiff

HEADER = b"Exif\0\0"
_MOST_BLOCK_BYTES = 65_533 - len(HEADER)
# What our own block needs beside the text.
MOST_TEXT_BYTES = _MOST_BLOCK_BYTES - len(exif.alone("", 1))
_MOST_SEGMENTS = 10_000  # fill bytes count, too
_APP0, _APP1, _APP2, _SOS, _EOI = 0xE0, 0xE1, 0xE2, 0xDA, 0xD9
_WITHOUT_LENGTH = (0x01, *range(0xD0, 0xD8))


class _Segment(NamedTuple):
    marker: int
    start: int
    end: int
    body: bytes

    @property
    def block(self) -> bytes | None:
        """Give the EXIF block of this segment, None where it has none."""
        is_exif = self.marker == _APP1 and self.body.startswith(HEADER)
        return self.body[len(HEADER) :] if is_exif else None


def insert(data: bytes, text: str) -> bytes:
    """Put the text in, of at most MOST_TEXT_BYTES in UTF-16; a longer one is left out."""
    data = strip(data)
    segments = list(_segments(data))
    own = [segment for segment in segments if segment.block is not None]
    is_counted = any(each.marker == _APP2 and each.body.startswith(b"MPF\0") for each in segments)
    if len(own) == 1 and not is_counted:
        block = exif.extended(own[0].block or b"", b"\0", text)
        if block is not None and len(block) <= _MOST_BLOCK_BYTES:
            return _replaced(data, own[0].start, own[0].end, block)
    block = exif.alone(text, tiff.orientation(own[0].block or b"") if own else None)
    if len(block) > _MOST_BLOCK_BYTES:
        return data
    start = _top(segments)
    return _replaced(data, start, start, block)


def strip(data: bytes) -> bytes:
    """Take our text out."""
    for segment in _segments(data):
        mark = exif.read_mark(segment.block) if segment.block is not None else None
        if mark is not None:
            return _replaced(data, segment.start, segment.end, mark.original)
    return data


def blocks(data: bytes) -> Iterator[bytes]:
    """Give the EXIF blocks, in order."""
    return (segment.block for segment in _segments(data) if segment.block is not None)


def _replaced(data: bytes, start: int, end: int, block: bytes | None) -> bytes:
    segment = b""
    if block is not None:
        size = 2 + len(HEADER) + len(block)
        segment = b"".join((bytes((0xFF, _APP1)), size.to_bytes(2, "big"), HEADER, block))
    view = memoryview(data)
    return b"".join((view[:start], segment, view[end:]))


def _top(segments: list[_Segment]) -> int:
    """Give where a segment comes first: behind SOI, or behind the APP0 of JFIF, which must follow SOI."""
    at = 2
    for segment in segments:
        if segment.marker != _APP0 or segment.start != at:
            break
        at = segment.end
    return at


def _segments(data: bytes) -> Iterator[_Segment]:
    """Walk the segments before the scan; what is none ends the walk."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if data[at : at + 1] != b"\xff" or at + 4 > len(data):
            return
        marker = data[at + 1]
        if marker == 0xFF:  # fill
            at += 1
            continue
        if marker in _WITHOUT_LENGTH:
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in (_SOS, _EOI) or end > len(data) or end < at + 4:
            return
        yield _Segment(marker, at, end, data[at + 4 : end])
        at = end
