"""What the tests of metadata are made of: settings, and image files with every oddity that a service may send."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from PIL import Image

from components.metadata import FileSettings
from components.records import GenerationRequest
from tests.builders import NOON_UTC, make_request

SITE = "https://api.siliconflow.cn/v1"
SECONDS = 0.123456


def make_file_settings(request: GenerationRequest | None = None, **changes: Any) -> FileSettings:
    """Build the settings of one image of a request."""
    request = request or make_request()
    settings = FileSettings(
        request=request,
        site=SITE,
        service="hosted",
        digest=request.digest(SITE),
        index=0,
        seed=request.seed or 0,
        trace_id="ti_6q3v",
        accepted_utc=NOON_UTC + SECONDS,
        replied_utc=NOON_UTC + 9,
        width=64,
        height=48,
    )
    return replace(settings, **changes)


def painted(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    """Paint noise, so that a pixel out of place shows."""
    bands = [Image.effect_noise(size, 90 + band) for band in range(len(Image.new(mode, (1, 1)).getbands()))]
    return Image.merge(mode, bands) if len(bands) > 1 else bands[0].convert(mode)


def encoded(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    buffer = BytesIO()
    (image or painted()).save(buffer, kind, **options)
    return buffer.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


# PNG


def png_chunk(kind: bytes, body: bytes, crc: int | None = None) -> bytes:
    crc = zlib.crc32(kind + body) if crc is None else crc
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)


def png_with(*chunks: bytes, data: bytes | None = None) -> bytes:
    """Put chunks right behind the IHDR of a PNG."""
    data = data or encoded("PNG")
    return data[:33] + b"".join(chunks) + data[33:]


def png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size
        if data[at - size - 8 : at - size - 4] == b"IEND":
            return


# EXIF


def tiff(
    first: dict[int, tuple[int, int, bytes]], below: dict[int, tuple[int, int, bytes]] | None = None, order: str = ">"
) -> bytes:
    """Build a TIFF of entries by tag: type, count and the raw value; `below` is the EXIF directory."""
    mark = b"MM" if order == ">" else b"II"
    head = mark + struct.pack(f"{order}HI", 42, 8)
    first = dict(first)
    if below is not None:
        first[0x8769] = (4, 1, b"")
    below_at = 8 + _directory_bytes(first)
    if below is not None:
        first[0x8769] = (4, 1, struct.pack(f"{order}I", below_at))
    return head + _directory(first, 8, order) + (b"" if below is None else _directory(below, below_at, order))


def _directory_bytes(entries: dict[int, tuple[int, int, bytes]]) -> int:
    return 2 + 12 * len(entries) + 4 + sum(len(value) for _, _, value in entries.values() if len(value) > 4)


def _directory(entries: dict[int, tuple[int, int, bytes]], at: int, order: str) -> bytes:
    raw, rest = struct.pack(f"{order}H", len(entries)), b""
    after = at + 2 + 12 * len(entries) + 4
    for tag, (kind, count, value) in sorted(entries.items()):
        field = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack(f"{order}I", after + len(rest))
        rest += value if len(value) > 4 else b""
        raw += struct.pack(f"{order}HHI", tag, kind, count) + field
    return raw + b"\0\0\0\0" + rest


def orientation(turn: int, order: str = ">") -> dict[int, tuple[int, int, bytes]]:
    return {0x0112: (3, 1, struct.pack(f"{order}HH", turn, 0))}


def with_comment(raw: bytes, kind: int = 7, order: str = ">") -> bytes:
    """Build a TIFF that holds a UserComment of this type."""
    return tiff({}, {0x9286: (kind, len(raw), raw)}, order)


# JPEG


def jpeg_segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg_with(*segments: bytes, data: bytes | None = None) -> bytes:
    """Put segments behind the JFIF header of a JPEG."""
    data = data or encoded("JPEG", quality=90)
    at = 4 + int.from_bytes(data[4:6], "big")
    return data[:at] + b"".join(segments) + data[at:]


def jpeg_with_exif(block: bytes, data: bytes | None = None) -> bytes:
    return jpeg_with(jpeg_segment(0xE1, b"Exif\0\0" + block), data=data)


def jpeg_scan(data: bytes) -> bytes:
    """Give everything from the tables on: quantisation, frame, scan and what follows."""
    return data[data.index(b"\xff\xdb") :]


# WebP


def webp_chunk(kind: bytes, body: bytes, pad: bytes = b"\0") -> bytes:
    return kind + struct.pack("<I", len(body)) + body + (pad if len(body) % 2 else b"")


def riff(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_chunks(data: bytes) -> dict[bytes, bytes]:
    """Give the bodies by kind (of several of a kind, the last)."""
    found, at = {}, 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        found[data[at : at + 4]] = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    return found


def webp_picture(data: bytes) -> dict[bytes, bytes]:
    return {kind: body for kind, body in webp_chunks(data).items() if kind in (b"VP8 ", b"VP8L", b"ALPH", b"ANMF")}
