"""The UserComment of EXIF (CIPA DC-008, 4.6.6): eight bytes that name the characters, then the text."""

from __future__ import annotations

import codecs

from components.metadata.values import MAX_TEXT_BYTES, MetadataError

_UNICODE, _ASCII, _UNDEFINED = b"UNICODE\0", b"ASCII\0\0\0", b"\0" * 8


def encoded(text: str) -> bytes:
    """Write a text as UNICODE, UTF-16 with the big end first, as other programs' readers expect it."""
    return _UNICODE + text.encode("utf-16-be")


def decoded(raw: bytes) -> str:
    """Read a comment of any writer: either byte order, UTF-8 where UTF-16 is announced, or no announcement at all.

    What cannot be decoded is replaced; raises MetadataError for a comment of more than 1 MB.
    """
    if len(raw) > MAX_TEXT_BYTES:
        raise MetadataError("too_long")
    is_named = raw[:8] in (_UNICODE, _ASCII, _UNDEFINED)
    rest = raw[8:] if is_named else raw.removeprefix(b"UNICODE").removeprefix(b"ASCII")
    if raw[:8] != _ASCII and _is_wide(rest):
        text = _utf_16(rest[: len(rest) // 2 * 2])
    else:
        try:
            text = rest.decode("utf-8")
        except UnicodeDecodeError:
            text = rest.decode("latin-1")
    return text.strip("\ufeff\0 \n")


def _is_wide(rest: bytes) -> bool:
    """Tell UTF-16 by the zeros of its ASCII characters, of which every text of settings has many."""
    return rest[:2] in (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE) or b"\0" in rest.rstrip(b"\0")


def _utf_16(rest: bytes) -> str:
    """Decode either byte order: of a text of settings, only the right one has its ": "."""
    if rest[:2] in (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE):
        return rest.decode("utf-16", "replace")
    big, little = rest.decode("utf-16-be", "replace"), rest.decode("utf-16-le", "replace")
    return big if big.count(": ") >= little.count(": ") else little
