"""The words that the painter knows, English and Chinese: one line per thing in `words/`, one file per family."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).with_name("words")
LARGE = 0.2  # from this size on an animal comes alone
THINGS = ("building", "vehicle", "animal", "plant", "person", "object")  # kinds that a motif is drawn for


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one line of the vocabulary; sizes in short sides of the picture, seats in the motif's own frame."""

    name: str
    kind: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    at: str = "ground"
    size: float = 0.25
    seat: tuple[float, float] | None = None
    some: int = 3
    brings: str = ""
    is_lettered: bool = False  # never mirrored
    like: str = ""  # the more general thing that it is: without "boats" there are no ships
    value: str = ""  # a colour's code, a number, a size's factor
    does: tuple[str, ...] = ()  # words for what such a person is doing, both languages

    @property
    def is_thing(self) -> bool:
        """Tell whether a motif is drawn for it."""
        return self.kind in THINGS

    @classmethod
    def of(cls, line: Mapping[str, Any], kind: str) -> "Entry":
        """Read one line; raises ValueError for a name that no line has."""
        known = {field.name for field in fields(cls)}
        if unknown := sorted(set(line) - known):
            raise ValueError(f"the vocabulary's line {line.get('name')!r} has unknown facts {unknown}: use {known}")
        words = {name: _split(line.get(name, "")) for name in ("en", "zh", "does")}
        seat = tuple(line["seat"]) if line.get("seat") else None
        return cls(**{"kind": kind, **line, **words, "seat": seat})


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """Hold what a word stands for, and whether it was a plural."""

    entry: Entry
    is_plural: bool = False
    is_action: bool = False  # "fishing" makes a fisherman of who was named before


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Look words up: English phrases by their words joined with spaces, Chinese ones by their characters."""

    english: Mapping[str, Sense]
    chinese: Mapping[str, Sense]
    simplified: Mapping[int, int]  # a traditional character's code to its simplified one
    most_words: int
    most_characters: int


def lexicon_of(entries: Iterable[Entry]) -> Lexicon:
    """Index entries; the first line that has a word keeps it."""
    english: dict[str, Sense] = {}
    chinese: dict[str, Sense] = {}
    simplified: dict[int, int] = {}
    for entry in entries:
        if entry.kind == "characters":
            simplified |= {ord(pair[0]): ord(pair[1]) for pair in entry.value.split()}
            continue
        for word in entry.en:
            for form, is_plural in _forms(word, entry):
                english.setdefault(form, Sense(entry=entry, is_plural=is_plural))
        for word in entry.does:
            (english if word.isascii() else chinese).setdefault(word, Sense(entry=entry, is_action=True))
        for word in entry.zh:
            chinese.setdefault(word, Sense(entry=entry, is_plural=_comes_in_numbers(word, entry)))
    return Lexicon(
        english=english,
        chinese=chinese,
        simplified=simplified,
        most_words=max(word.count(" ") + 1 for word in english),
        most_characters=max(map(len, chinese)),
    )


def _comes_in_numbers(word: str, entry: Entry) -> bool:
    """Tell whether a noun without a number, as Chinese has them, means some rather than one."""
    return (
        word.endswith(("群", "们"))
        or entry.kind in ("plant", "sky", "weather")
        or (entry.kind == "animal" and entry.at != "ground" and entry.size < LARGE)
    )


def _forms(word: str, entry: Entry) -> Iterable[tuple[str, bool]]:
    """Give a word's singular and plural; 'mouse/mice' says an irregular one."""
    singular, _, plural = word.partition("/")
    yield singular, plural == singular
    if plural:
        yield plural, True
    elif entry.is_thing or entry.kind in ("place", "sky", "weather", "part"):
        yield _plural(singular), True


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def entries() -> tuple[Entry, ...]:
    """Read the whole vocabulary; a line's kind is its file's name unless it says another."""
    return tuple(
        Entry.of(line, path.stem)
        for path in sorted(WORDS.glob("*.json"))
        for line in json.loads(path.read_text(encoding="utf-8"))
    )


@cache
def lexicon() -> Lexicon:
    """Index the vocabulary that comes with the app."""
    return lexicon_of(entries())
