"""Cut a text into words that the lexicon knows, as few as may be, and into what it doesn't know."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .spelling import respelt
from .vocabulary import Lexicon, Sense

LONGEST_PROMPT = 4000  # characters that are read
LARGE_NUMBERS = range(13, 1001)  # more than are counted; what is larger is a year or a measure
_HAN = "\u3040-\u30ff\u3400-\u9fff"
_RUNS = re.compile(
    rf"(?P<han>[{_HAN}]+)|(?P<digits>\d+(?:[.,:/x×]\d+)*)|(?P<word>[^\W\d_{_HAN}]+)|(?P<stop>[,.;:!?，。；：！？、\n|()（）]+)"
)
# What is counted with these after a number is no bowl, home or tree: "three bowls of noodles".
_MEASURES = frozenset("碗杯盘瓶壶锅篮盆串家树枝面口桌袋盒筐笼滴扇层缸碟份")
_LISTING = "、"  # parts the things of one list, as "and" does
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
    text = unicodedata.normalize("NFKC", text[:LONGEST_PROMPT])[:LONGEST_PROMPT]  # one sign may stand for a sentence
    text = text.casefold().translate(lexicon.simplified)
    matches = list(_RUNS.finditer(text))
    at = 0
    while at < len(matches):
        match = matches[at]
        if match["han"]:
            yield from _cut(match["han"], lexicon)
        elif match["stop"] == _LISTING and (joining := lexicon.chinese.get("和")):
            yield Token(text=_LISTING, sense=joining, is_han=True)
        elif match["stop"]:
            yield Token(text=match["stop"], is_stop=True)
        else:
            token, used = _phrase(text, matches[at : at + lexicon.most_words], lexicon)
            yield from _said(token, lexicon)
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
    if words[0].isdecimal() and int(words[0]) in LARGE_NUMBERS and not _goes_on(matches):
        return Token(text=words[0], sense=lexicon.english.get("many")), 1
    sense = respelt(words[0], lexicon.english)
    # A possessive's s is no word.
    return Token(text=words[0], sense=sense), 2 if words[1:2] == ["s"] else 1


def _goes_on(matches: list[re.Match[str]]) -> bool:
    """Tell whether a number and the word after it are written as one: "35mm"."""
    return len(matches) > 1 and bool(matches[1]["word"]) and matches[0].end() == matches[1].start()


def _cut(run: str, lexicon: Lexicon) -> Iterator[Token]:
    """Cut a run of Chinese characters into known words; unknown characters stay together."""
    unknown, is_counting = "", False
    for word in _words(run, lexicon):
        sense = lexicon.chinese.get(word)
        is_measure, is_counting = is_counting and word in _MEASURES, False
        if unknown and (sense or is_measure):
            yield Token(text=unknown, is_han=True)
            unknown = ""
        if sense and not is_measure:
            is_counting = sense.entry.kind == "number" and len(word) == 1
            yield from _said(Token(text=word, sense=sense, is_han=True), lexicon)
        elif not is_measure:
            unknown += word
    if unknown:
        yield Token(text=unknown, is_han=True)


def _words(run: str, lexicon: Lexicon) -> list[str]:
    """Cut a run so that the fewest characters stay unknown, then into the fewest words, the first ones the longest."""
    best = [(0, 0)] * (len(run) + 1)  # of each end of the run: unknown characters, words
    lengths = [1] * len(run)  # of its first word
    for start in reversed(range(len(run))):
        costs = []
        for length in range(1, min(lexicon.most_characters, len(run) - start) + 1):
            is_known = run[start : start + length] in lexicon.chinese
            if is_known or length == 1:
                unknown, count = best[start + length]
                costs.append((unknown + (not is_known), count + 1, -length))
        unknown, count, length = min(costs)
        best[start], lengths[start] = (unknown, count), -length
    words, start = [], 0
    while start < len(run):
        words.append(run[start : start + lengths[start]])
        start += lengths[start]
    return words


def _said(token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield a word, or for a phrase the words that say the same."""
    if token.sense and token.sense.entry.kind == "phrase":
        yield from tokens(token.sense.entry.value, lexicon)
    else:
        yield token
