"""Names that a person can read and every file system takes: <date>_<seed>_<first words>.<ending>. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import PurePath

from components.store.rows import RecordView, StoredImage

_WORDS = 4
_WORDS_CHARS = 40
# As macOS counts, whose file systems take letters apart: with date, seed, number and ending it stays below 255.
_WORDS_BYTES = 190


def download_name(view: RecordView, image: StoredImage) -> str:
    """Give an image's name: the day of acceptance (UTC), its effective seed, the prompt's first words."""
    seed = view.seed if image.seed is None else image.seed
    parts = (_day(view), "" if seed is None else str(seed), first_words(view.record.request.prompt))
    return "_".join(part for part in parts if part) + _ending(image)


def silent_name(view: RecordView, image: StoredImage, number: int) -> str:
    """Give an image's name that says nothing of how it was made: the day of acceptance (UTC) and a number."""
    return f"{_day(view)}_{number:04}{_ending(image)}"


def first_words(prompt: str) -> str:
    """Give a prompt's first words, joined by hyphens: letters, marks and digits of any script, nothing else.

    A word that is too long is cut, as a run of Chinese characters is.
    """
    text = ""
    for word, _ in zip(_words(prompt), range(_WORDS), strict=False):
        longer = f"{text}-{word}" if text else word
        if not _fits(longer):
            return text or _cut(word)
        text = longer
    return text


def numbered(name: str, number: int) -> str:
    """Give the name with a number before its ending; the first of its kind has none."""
    path = PurePath(name)
    return name if number == 1 else f"{path.stem}-{number}{path.suffix}"


class Names:
    """Give names out once only; systems that don't tell upper from lower case count."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """Give the name, with a number where it is taken."""
        key = _folded(name)
        number = self._numbers.get(key, 1)
        while _folded(numbered(name, number)) in self._taken:
            number += 1
        self._numbers[key] = number + 1
        found = numbered(name, number)
        self._taken.add(_folded(found))
        return found


def _day(view: RecordView) -> str:
    return datetime.fromtimestamp(view.record.accepted_utc, timezone.utc).strftime("%Y-%m-%d")


def _ending(image: StoredImage) -> str:
    return PurePath(image.file or "").suffix or ".png"


def _words(prompt: str) -> Iterator[str]:
    word = ""
    for char in unicodedata.normalize("NFC", prompt[: 100 * _WORDS_CHARS]):
        if unicodedata.category(char)[0] in "LMN" and (word or not unicodedata.combining(char)):
            word += char
        elif word:
            yield word
            word = ""
    if word:
        yield word


def _fits(text: str) -> bool:
    return len(text) <= _WORDS_CHARS and len(unicodedata.normalize("NFD", text).encode("utf-8")) <= _WORDS_BYTES


def _cut(word: str) -> str:
    length = min(len(word), _WORDS_CHARS)
    while not _fits(word[:length]):
        length -= 1
    return word[:length]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
