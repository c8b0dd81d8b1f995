"""Read a prompt: which motifs, how many, what colour, what hour; the rest is kept as a hash."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .chance import digest
from .lexicon import COLOURS, COUNTS, HOURS, IRREGULAR, MOTIFS, PLAIN, UNCOUNTED, table

LONGEST_PROMPT = 4000  # characters that are read; the hash covers the rest
_HAN = "\u3040-\u30ff\u3400-\u9fff"
_RUNS = re.compile(rf"[{_HAN}]+|\d+|[^\W\d_{_HAN}]+")
_MOTIFS, _HOURS, _COLOURS = table(MOTIFS), table(HOURS), table(COLOURS)
_KNOWN = {*_MOTIFS, *_HOURS, *_COLOURS, *COUNTS, *PLAIN}
_LONGEST_HAN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Hold one motif that was asked for; count 0 means 'some'."""

    motif: str
    count: int
    colour: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold what a prompt says, in its own order."""

    mentions: tuple[Mention, ...]
    hours: tuple[str, ...]
    colours: tuple[str, ...]  # those that belong to no motif
    strange: int  # hash over the words that are not known; 0 when all are
    whole: int  # hash over the text as typed

    def names(self, motif: str) -> bool:
        """Tell whether a motif is mentioned."""
        return any(mention.motif == motif for mention in self.mentions)


def read(text: str) -> Reading:
    """Read a text in English or Chinese; any text has a reading."""
    words = list(_words(unicodedata.normalize("NFKC", text[:LONGEST_PROMPT]).casefold()))
    mentions: dict[str, Mention] = {}
    hours, colours, strange = [], [], []
    count, colour = 0, None
    for word, plural in words:
        if motif := _MOTIFS.get(word):
            known = count or (0 if plural or word in UNCOUNTED else 1)
            mentions[motif] = _merged(mentions.get(motif), Mention(motif=motif, count=known, colour=colour))
            count, colour = 0, None
            continue
        if word in PLAIN:
            continue
        if colour:
            colours.append(colour)
        colour = _COLOURS.get(word)
        count = COUNTS.get(word, count)
        if hour := _HOURS.get(word):
            hours.append(hour)
        elif word not in _KNOWN:
            strange.append(word)
    if colour:
        colours.append(colour)
    return Reading(
        mentions=tuple(mentions.values()),
        hours=tuple(dict.fromkeys(hours)),
        colours=tuple(dict.fromkeys(colours)),
        strange=digest(*strange) if strange else 0,
        whole=digest(text),
    )


def _merged(old: Mention | None, new: Mention) -> Mention:
    """Join two mentions of one motif: the vaguer number and the first colour count."""
    if old is None:
        return new
    count = min(old.count, new.count)
    return Mention(motif=old.motif, count=count, colour=old.colour or new.colour)


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield every word in the singular, and whether it was a plural."""
    runs = _RUNS.findall(text)
    skip = False
    for at, run in enumerate(runs):
        if skip:
            skip = False
        elif re.match(f"[{_HAN}]", run):
            for word in _han_words(run):
                yield word, True
        else:
            pair = _singular(run + runs[at + 1]) if at + 1 < len(runs) else ("", False)
            skip = pair[0] in _KNOWN
            yield pair if skip else _singular(run)


def _singular(word: str) -> tuple[str, bool]:
    if word in IRREGULAR:
        return IRREGULAR[word], True
    if word in _KNOWN:
        return word, False
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and (stem := word.removesuffix(ending) + instead) in _KNOWN:
            return stem, True
    return word, False


def _han_words(run: str) -> Iterator[str]:
    """Cut a run of Han characters by the longest known word."""
    at = 0
    while at < len(run):
        lengths = range(min(_LONGEST_HAN, len(run) - at), 0, -1)
        length = next((n for n in lengths if run[at : at + n] in _KNOWN), 1)
        yield run[at : at + length]
        at += length
