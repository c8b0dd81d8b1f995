"""Settings in and out of image files, whatever their format."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from components.containers import claims_to_be
from components.metadata import exif, foreign, foreign_values, jpeg, ours, png, webp
from components.metadata.infotext import infotext, parse_infotext
from components.metadata.values import FileSettings, Found, MetadataError

_MOST_TEXTS = 8  # more under our keywords are a trap
_MOST_FOREIGN = 40


def insert(data: bytes, settings: FileSettings) -> bytes:
    """Put the settings into a PNG, JPEG or WebP; every other file, and one whose parts don't add up, stays as it is.

    Settings of ours that the file has already are replaced. A JPEG holds some 32,700 UTF-16 units: where the text is
    longer (only characters outside of the first 65,536 take it there), its negative prompt is cut short.
    """
    kind = _kind(data)
    if kind == "PNG":
        return png.insert(data, infotext(settings), ours.as_json(settings))
    if kind == "JPEG":
        return jpeg.insert(data, infotext(settings, jpeg.MOST_TEXT_BYTES))
    return webp.insert(data, infotext(settings)) if kind == "WEBP" else data


def strip(data: bytes) -> bytes:
    """Take the settings out that `insert` put in, and nothing else; a file without them is given back itself."""
    kind = _kind(data)
    if kind == "PNG":
        return png.strip(data)
    if kind == "JPEG":
        return jpeg.strip(data)
    return webp.strip(data) if kind == "WEBP" else data


def read(data: bytes) -> Found | None:
    """Read the settings of a file: ours, else the text of any program, else what a known one wrote in its own way.

    Gives None where there are none. Raises MetadataError where there are settings and none can be read.
    """
    found = _read(data)
    return foreign_values.read(_foreign_texts(data)) if found is None else found


def program_of(data: bytes) -> str | None:
    """Name the program that wrote settings into a file, in whatever way; empty where it is unknown, None for none."""
    return foreign.program_of(_foreign_texts(data))


def _foreign_texts(data: bytes) -> foreign.Words:
    """Give the texts in which programs keep settings of their own kinds, whole ones of bounded length only."""
    kind = _kind(data)
    if kind == "PNG":
        named = islice(png.texts(data, foreign.KEYWORDS), _MOST_FOREIGN)
        block = png.exif(data)
        return foreign.words(named, [] if block is None else [block])
    blocks = jpeg.blocks(data) if kind == "JPEG" else webp.blocks(data) if kind == "WEBP" else ()
    return foreign.words((), islice(blocks, _MOST_TEXTS))


def _read(data: bytes) -> Found | None:
    kind = _kind(data)
    if kind == "PNG":
        return _from_png(data)
    if kind == "JPEG":
        return _from_blocks(jpeg.blocks(data))
    return _from_blocks(iter(webp.blocks(data))) if kind == "WEBP" else None


def _kind(data: bytes) -> str | None:
    if data.startswith(png.SIGNATURE):
        return "PNG"
    if claims_to_be(data, ("JPEG",)):
        return "JPEG"
    return "WEBP" if data.startswith(b"RIFF") and claims_to_be(data, ("WEBP",)) else None


def _from_png(data: bytes) -> Found | None:
    error: MetadataError | None = None
    texts = list(islice(png.texts(data), _MOST_TEXTS))
    for keyword, text in sorted(texts, key=lambda each: each[0] != png.OURS):
        try:
            if isinstance(text, MetadataError):
                raise text
            found = ours.from_json(text) if keyword == png.OURS else _from_text(text, is_named=True)
        except MetadataError as raised:
            error = error or raised
            continue
        if found is not None:
            return found
    block = png.exif(data)
    found = _from_blocks(iter([block])) if block is not None and not texts else None
    if found is None and error is not None:
        raise error
    return found


def _from_blocks(blocks: Iterator[bytes]) -> Found | None:
    for block in blocks:
        text = exif.read_text(block)
        if text and (found := _from_text(text, is_named=False)) is not None:
            return found
    return None


def _from_text(text: str, *, is_named: bool) -> Found | None:
    """Read a text; one without a line of settings is a prompt only where it stands under the name of settings."""
    found = parse_infotext(text)
    has_line = bool(found.others) or len(found.values) > 2
    is_prompt = is_named and bool(found.values["prompt"]) and not text.lstrip().startswith(("{", "["))
    return found if has_line or is_prompt else None
