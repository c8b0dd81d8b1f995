"""Cut a text into words that the lexicon knows, the longest first, and into what it doesn't know."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .vocabulary import Lexicon, Sense

LONGEST_PROMPT = 4000  # characters that are read
_HAN = "\u3040-\u30ff\u3400-\u9fff"
_RUNS = re.compile(
    rf"(?P<han>[{_HAN}]+)|(?P<digits>\d+)|(?P<word>[^\W\d_{_HAN}]+)|(?P<stop>[,.;:!?，。；：！？、\n|()（）]+)"
)
_JOINS = re.compile(r"[-_ '’]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Hold one word: its sense, or none; `is_stop` marks punctuation."""

    text: str
    sense: Sense | None = None
    is_han: bool = False
    is_stop: bool = False


def tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the words of a text in English, Chinese or both."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_PROMPT]).casefold().translate(lexicon.simplified)
    matches = list(_RUNS.finditer(text))
    at = 0
    while at < len(matches):
        match = matches[at]
        if match["han"]:
            yield from _cut(match["han"], lexicon)
        elif match["stop"]:
            yield Token(text=match["stop"], is_stop=True)
        else:
            token, used = _phrase(text, matches[at : at + lexicon.most_words], lexicon)
            yield token
            at += used - 1
        at += 1


def _phrase(text: str, matches: list[re.Match[str]], lexicon: Lexicon) -> tuple[Token, int]:
    """Find the longest known phrase at the first of some runs, and how many runs it takes."""
    words = [matches[0][0]]
    for before, after in pairwise(matches):
        if not after["word"] or not _JOINS.fullmatch(text[before.end() : after.start()]):
            break
        words.append(after[0])
    for count in range(len(words), 0, -1):
        for phrase in (" ".join(words[:count]), "".join(words[:count]) if count == 2 else ""):
            if sense := lexicon.english.get(phrase):
                return Token(text=phrase, sense=sense), count
    # A possessive's s is no word.
    return Token(text=words[0]), 2 if words[1:2] == ["s"] else 1


def _cut(run: str, lexicon: Lexicon) -> Iterator[Token]:
    """Cut a run of Chinese characters by the longest known word; unknown ones stay together."""
    at, unknown = 0, ""
    while at < len(run):
        lengths = range(min(lexicon.most_characters, len(run) - at), 0, -1)
        length = next((n for n in lengths if run[at : at + n] in lexicon.chinese), 0)
        if length and unknown:
            yield Token(text=unknown, is_han=True)
            unknown = ""
        if length:
            yield Token(text=run[at : at + length], sense=lexicon.chinese[run[at : at + length]], is_han=True)
        else:
            unknown += run[at]
        at += length or 1
    if unknown:
        yield Token(text=unknown, is_han=True)
