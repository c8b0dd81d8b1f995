"""The text of an axis: parted into items, each with its place in the text, and written again.

One line, read like a CSV row (quotes keep commas), or with || as separator, in which case commas and quotes are plain
text. The end of a line parts items of a row, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BARS = re.compile(r"\|\||｜｜")
_PARTED = re.compile(r",\s*|[\r\n]\s*(?:,\s*)?")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
# What Chinese input methods, word processors and spreadsheets write; one character for one, so that places stay.
_NARROW = str.maketrans("０１２３４５６７８９，、；;　\xa0", "0123456789,,,,  ")
_NUMBERS = {**_NARROW, **str.maketrans("．＋－–—−‐‑～〜~（）［］【】", ".+---------()[][]")}
_CHOICES = {**_NARROW, **str.maketrans("×＊*ｘＸ", "xxxxx")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Hold one item of an axis' text, stripped; `start` and `end` are where it stands, its quotes included."""

    place: int
    text: str
    start: int
    end: int
    is_open: bool = False  # begins with a quotation mark that is never closed


def plain_numbers(text: str) -> str:
    """Give a text of numbers with plain digits, commas and dashes, every character in its place."""
    return text.translate(_NUMBERS)


def plain_choices(text: str) -> str:
    """Give a text of choices with plain digits, commas and times signs, every character in its place."""
    return text.translate(_CHOICES)


def split_items(text: str) -> tuple[Item, ...]:
    """Part a text into its items, empty ones too; a blank text has none."""
    text = text.rstrip()
    if not text:
        return ()
    row = _split_row(text)
    return _split_bars(text) if row is None else row


def write_items(labels: Sequence[str]) -> str:
    """Write texts so that `split_items` gives them again."""
    for text in (", ".join(labels), " || ".join(labels)):
        if [item.text for item in split_items(text)] == list(labels):
            return text
    return ", ".join('"' + label.replace('"', '""') + '"' for label in labels)


def _split_row(text: str) -> tuple[Item, ...] | None:
    """Part a CSV row; None where || stands outside of its quotes, so that it is none."""
    items: list[Item] = []
    begin = len(text) - len(text.lstrip())
    while True:
        quoted = _QUOTED.match(text, begin)
        is_open = quoted is None and text.startswith('"', begin)
        after = quoted.end() if quoted else begin
        found = None if is_open else _PARTED.search(text, after)
        end = found.start() if found else len(text)
        if _BARS.search(text, after, end):
            return None
        if quoted and not text[after:end].strip():
            items.append(_quoted_item(text, len(items), quoted))
        else:
            items.append(_item(text, len(items), begin, end, is_open=is_open))
        if found is None:
            return tuple(items)
        begin = found.end()


def _split_bars(text: str) -> tuple[Item, ...]:
    edges = [(0, 0), *(found.span() for found in _BARS.finditer(text)), (len(text), len(text))]
    return tuple(_item(text, place, before[1], after[0]) for place, (before, after) in enumerate(pairwise(edges)))


def _item(text: str, place: int, begin: int, end: int, *, is_open: bool = False) -> Item:
    raw = text[begin:end]
    start = begin + len(raw) - len(raw.lstrip())
    return Item(place=place, text=raw.strip(), start=start, end=start + len(raw.strip()), is_open=is_open)


def _quoted_item(text: str, place: int, quoted: re.Match[str]) -> Item:
    inner = quoted[1].replace('""', '"').strip()
    return Item(place=place, text=inner, start=quoted.start(), end=quoted.end())
