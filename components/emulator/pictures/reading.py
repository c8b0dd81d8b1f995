"""Read a prompt: which motifs, how many, what colour, what hour; the rest is kept as a hash."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    notes = _Notes()
    for word, plural in _words(unicodedata.normalize("NFKC", text[:LONGEST_PROMPT]).casefold()):
        if motif := _MOTIFS.get(word):
            notes.take_motif(motif, 0 if plural or word in UNCOUNTED else 1)
        elif word not in PLAIN:
            notes.take_word(word)
    notes.release_colour()
    return Reading(
        mentions=tuple(notes.mentions.values()),
        hours=tuple(dict.fromkeys(notes.hours)),
        colours=tuple(dict.fromkeys(notes.colours)),
        strange=digest(*notes.strange) if notes.strange else 0,
        whole=digest(text),
    )


@dataclass(slots=True)
class _Notes:
    """Keep what was read so far, and the count and the colour that wait for their motif."""

    mentions: dict[str, Mention] = field(default_factory=dict)
    hours: list[str] = field(default_factory=list)
    colours: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    count: int = 0
    colour: str | None = None

    def take_motif(self, motif: str, usual: int) -> None:
        mention = Mention(motif=motif, count=self.count or usual, colour=self.colour)
        self.mentions[motif] = _merged(self.mentions.get(motif), mention)
        self.count, self.colour = 0, None

    def take_word(self, word: str) -> None:
        self.release_colour()
        self.colour = _COLOURS.get(word)
        self.count = COUNTS.get(word, self.count)
        if hour := _HOURS.get(word):
            self.hours.append(hour)
        elif word not in _KNOWN:
            self.strange.append(word)

    def release_colour(self) -> None:
        """Give a colour that met no motif to the whole picture."""
        if self.colour:
            self.colours.append(self.colour)
            self.colour = None


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
