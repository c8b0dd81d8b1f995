"""The names of a ZIP's entries, as packers write them: in UTF-8 with or without saying so, composed or not. Pure."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from contextlib import suppress

from components.export.refusals import ImportRefused

_IS_UTF8 = 0x800  # APPNOTE 4.4.4, bit 11
_NAME_CHARS = 1000
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f\\]|^/|^[A-Za-z]:|(^|/)\.\.?(/|$)|//")
_LITTER = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|\._[^/]*$)")  # what macOS adds to ZIPs and folders


def names_of(info: zipfile.ZipInfo) -> tuple[str, ...]:
    """Give an entry's name in NFC without a leading ./ (empty for that folder itself), then what it may be instead.

    Raises ImportRefused. Info-ZIP and the Finder of macOS write UTF-8 without saying so, and the Explorer of a Chinese
    Windows GBK; as what the zip module takes both for, code page 437, they would be other letters.
    """
    head, slash, tail = info.orig_filename.rpartition("/")
    is_said = bool(info.flag_bits & _IS_UTF8)
    start = (head if is_said else _readings(head)[0]) + slash
    name, *others = (composed(start + each).removeprefix("./") for each in ([tail] if is_said else _readings(tail)))
    is_bad = not info.orig_filename or len(name) > _NAME_CHARS or _BAD_NAME.search(name)
    if is_bad or not name.isprintable():
        raise ImportRefused("name", name)
    return name, *others


def _readings(text: str) -> list[str]:
    """Give what a text in code page 437 may have been, the likeliest first; what is UTF-8 is nothing else."""
    raw, found = text.encode("cp437"), list[str]()
    with suppress(UnicodeDecodeError):
        return [raw.decode("utf-8")]
    with suppress(UnicodeDecodeError):
        found.append(raw.decode("gbk"))
    return [*found, text]


def composed(name: str) -> str:
    """Give a name as it is compared: some file systems take letters and their accents apart."""
    return unicodedata.normalize("NFC", name)


def is_litter(name: str) -> bool:
    """Say whether a packer added this of its own, and nobody asked for it."""
    return bool(_LITTER.search(name))
