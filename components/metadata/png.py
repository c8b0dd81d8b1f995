"""The text chunks of a PNG (W3C Portable Network Graphics, 11.3.3); pixels are never looked at.

Ours stand right after IHDR, where also readers see them that stop at the pixels: `kolors-explorer`, whose JSON ends in
the CRC of the chunk behind it, then `parameters`. So what is taken out again is surely ours.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Container, Iterator

from components.metadata.values import MAX_TEXT_BYTES, MetadataError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
OURS = "kolors-explorer"
PARAMETERS = "parameters"
_HEAD_END = 33
_LINK = re.compile(rb'"parameters_crc32":"([0-9a-f]{8})"\}$')
_MOST_CHUNKS = 50_000
_TEXT_KINDS = (b"tEXt", b"iTXt", b"zTXt")


def insert(data: bytes, parameters: str, settings_json: str) -> bytes:
    """Put both texts in; `settings_json` is an object with at least one key."""
    if data[8:16] != b"\0\0\0\rIHDR" or len(data) < _HEAD_END:
        return data
    text = _text_chunk(PARAMETERS, parameters)
    ours = _text_chunk(OURS, f'{settings_json[:-1]},"parameters_crc32":"{text[-4:].hex()}"}}')
    view, end = memoryview(data), _ours_end(data)
    return b"".join((view[:_HEAD_END], ours, text, view[end:]))


def strip(data: bytes) -> bytes:
    """Take our chunks out."""
    end = _ours_end(data)
    view = memoryview(data)
    return data if end == _HEAD_END else b"".join((view[:_HEAD_END], view[end:]))


def texts(data: bytes, keywords: Container[str] = (OURS, PARAMETERS)) -> Iterator[tuple[str, str | MetadataError]]:
    """Give the texts under these keywords, in order; one that cannot be read as an error in its place."""
    for kind, start, end in _chunks(data):
        if kind not in _TEXT_KINDS:
            continue
        keyword = data[start : min(start + 80, end)].partition(b"\0")[0].decode("latin-1")
        if keyword in keywords:
            try:
                yield keyword, _text(kind, data, start, end)
            except MetadataError as error:
                yield keyword, error


def exif(data: bytes) -> bytes | None:
    """Give the EXIF block of a PNG that has one."""
    return next((data[start:end] for kind, start, end in _chunks(data) if kind == b"eXIf"), None)


def _ours_end(data: bytes) -> int:
    """Give where our chunks end: right after IHDR where there are none."""
    ours = _chunk_at(data, _HEAD_END)
    if ours is None or ours[0] not in (b"tEXt", b"iTXt") or not ours[1].startswith(OURS.encode() + b"\0"):
        return _HEAD_END
    link, end = _LINK.search(ours[1][-40:]), _HEAD_END + 12 + len(ours[1])
    if link is None:
        return _HEAD_END
    text = _chunk_at(data, end)
    is_linked = text is not None and data[end + 8 + len(text[1]) :][:4].hex() == link[1].decode()
    return end + 12 + len(text[1]) if text and is_linked else end


def _chunk_at(data: bytes, at: int) -> tuple[bytes, bytes] | None:
    """Read kind and body of one chunk that is whole, of bounded length and unharmed."""
    size = int.from_bytes(data[at : at + 4], "big")
    end = at + 12 + size
    if size > MAX_TEXT_BYTES or end > len(data):
        return None
    whole = data[at + 4 : end - 4]
    return (whole[:4], whole[4:]) if zlib.crc32(whole).to_bytes(4, "big") == data[end - 4 : end] else None


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Walk the chunks up to IEND: kind, and where the body starts and ends."""
    at = len(SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        kind = data[at + 4 : at + 8]
        start, end = at + 8, at + 8 + int.from_bytes(data[at : at + 4], "big")
        if len(kind) < 4 or kind == b"IEND" or end > len(data):
            return
        yield kind, start, end
        at = end + 4


def _text_chunk(keyword: str, text: str) -> bytes:
    try:
        kind, body = b"tEXt", keyword.encode("latin-1") + b"\0" + text.encode("latin-1")
    except UnicodeEncodeError:
        kind, body = b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")
    return b"".join((len(body).to_bytes(4, "big"), kind, body, zlib.crc32(kind + body).to_bytes(4, "big")))


def _text(kind: bytes, data: bytes, start: int, end: int) -> str:
    if end - start > MAX_TEXT_BYTES:
        raise MetadataError("too_long")
    if zlib.crc32(data[start - 4 : end]).to_bytes(4, "big") != data[end : end + 4]:
        raise MetadataError
    rest = data[start:end].partition(b"\0")[2]
    if kind == b"tEXt":
        return rest.decode("latin-1")
    if kind == b"zTXt":
        return _inflated(rest[1:]).decode("latin-1")
    is_packed, (_, _, text) = rest[:1] == b"\1", _three(rest[2:])
    try:
        return (_inflated(text) if is_packed else text).decode("utf-8")
    except UnicodeDecodeError:
        raise MetadataError from None


def _three(rest: bytes) -> tuple[bytes, bytes, bytes]:
    """Split the language, the translated keyword and the text of an iTXt chunk."""
    language, _, rest = rest.partition(b"\0")
    translated, _, text = rest.partition(b"\0")
    return language, translated, text


def _inflated(packed: bytes) -> bytes:
    """Unpack at most what is read, so that a small file never fills the memory."""
    try:
        text = zlib.decompressobj().decompress(packed, MAX_TEXT_BYTES + 1)
    except zlib.error:
        raise MetadataError from None
    if len(text) > MAX_TEXT_BYTES:
        raise MetadataError("too_long")
    return text
