"""JSON from anywhere: read within bounds, then field by field; what does not fit is refused by its place. Pure."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from components.export.refusals import ImportRefused
from components.params import SEED_COUNT
from components.sites import InvalidSite, read_site
from components.words import bounded_int

_MOST_STRINGS = 2_000_000
_MOST_VALUES = 1_000_000
_TEXT_CHARS = 4000
_LAST_UTC = 253_402_300_799  # the end of the year 9999


def read_json(data: bytes) -> Any:
    """Read JSON whose values are counted first, so that small text cannot become large values."""
    outside = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    if outside.count(b'"') > 2 * _MOST_STRINGS:
        raise ImportRefused("manifest", "too many texts")
    outside = b"".join(outside.split(b'"')[::2])
    if sum(outside.count(mark) for mark in (b",", b"[", b"{")) > _MOST_VALUES:
        raise ImportRefused("manifest", "too many values")
    try:
        return json.loads(data.decode("utf-8-sig"), parse_int=bounded_int, parse_constant=_constant)
    except (ValueError, RecursionError):
        raise ImportRefused("manifest", "no JSON") from None


class Fields:
    """Read the fields of one JSON object; raises ImportRefused with the place of what does not fit."""

    def __init__(self, values: Any, place: str, latest_utc: float = _LAST_UTC) -> None:
        self._place = place
        self._latest_utc = latest_utc
        if not isinstance(values, Mapping):
            raise self.refused()
        self.values: Mapping[str, Any] = values

    def refused(self, name: str = "") -> ImportRefused:
        """Build the error of a field, or of the whole object."""
        return ImportRefused("manifest", ".".join(part for part in (self._place, name) if part))

    def objects(self, name: str, most: int) -> list[Fields]:
        """Read a list of objects."""
        found = self.values.get(name)
        if not isinstance(found, list) or len(found) > most:
            raise self.refused(name)
        place = f"{self._place}.{name}" if self._place else name
        return [Fields(each, f"{place}[{at}]", self._latest_utc) for at, each in enumerate(found)]

    def child(self, name: str) -> Fields:
        """Read an object."""
        place = f"{self._place}.{name}" if self._place else name
        return Fields(self.values.get(name), place, self._latest_utc)

    def text(self, name: str, most_chars: int = _TEXT_CHARS) -> str:
        found = self.values.get(name)
        if not isinstance(found, str) or len(found) > most_chars or not _is_text(found):
            raise self.refused(name)
        return found

    def site(self, name: str) -> str:
        """Read a site's address as we write it."""
        found = self.text(name)
        try:
            is_ours = read_site(found) == found
        except InvalidSite:
            is_ours = False
        if not is_ours:
            raise self.refused(name)
        return found

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        found = self.values.get(name)
        if not isinstance(found, str) or found not in choices:
            raise self.refused(name)
        return found

    def sha256(self, name: str) -> str:
        found = self.values.get(name)
        if not isinstance(found, str) or not re.fullmatch(r"[0-9a-f]{64}", found):
            raise self.refused(name)
        return found

    def whole(self, name: str, least: int, most: int) -> int:
        found = self.values.get(name)
        if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
            raise self.refused(name)
        return found

    def flag(self, name: str) -> bool:
        found = self.values.get(name)
        if not isinstance(found, bool):
            raise self.refused(name)
        return found

    def number(self, name: str, least: float, most: float) -> float:
        found = self.values.get(name)
        if not isinstance(found, (int, float)) or isinstance(found, bool) or not math.isfinite(found):
            raise self.refused(name)
        if not least <= found <= most:
            raise self.refused(name)
        return float(found)

    def time(self, name: str) -> float:
        """Read epoch seconds that are not in the future."""
        return self.number(name, 0, self._latest_utc)

    def seed(self, name: str) -> int | None:
        return None if self.is_null(name) else self.whole(name, 0, SEED_COUNT - 1)

    def is_null(self, name: str) -> bool:
        """Say whether a field is absent or null."""
        return self.values.get(name) is None


def _is_text(text: str) -> bool:
    """Refuse NUL, and lone halves of surrogate pairs, which JSON can escape."""
    return "\0" not in text and not re.search("[\ud800-\udfff]", text)


def _constant(text: str) -> float:
    raise ValueError
