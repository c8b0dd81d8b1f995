"""What a prompt says: things with number, colour and size, how they stand to each other, hour and weather."""

from dataclasses import dataclass

from .chance import digest
from .mentions import Link, Mention
from .notes import Notes
from .tokens import tokens
from .vocabulary import Lexicon, lexicon

__all__ = ["Link", "Mention", "Reading", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold what a text says, in its own order; links name mentions by their place."""

    mentions: tuple[Mention, ...] = ()
    links: tuple[Link, ...] = ()
    hours: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    weather: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()  # those that belong to no thing
    absent: frozenset[str] = frozenset()  # names after a "no" or "without"
    strange: int = 0  # hash over the words that are not known; 0 when all are
    whole: int = 0  # hash over the text as typed

    def named(self, name: str) -> Mention | None:
        """Return the first mention of a thing, a place or what is in the sky."""
        return next((mention for mention in self.mentions if mention.name == name), None)

    @property
    def names(self) -> frozenset[str]:
        """Return everything that is named, except colours."""
        said = (*self.hours, *self.seasons, *self.weather, *self.styles, *self.moods)
        return frozenset((*said, *(mention.name for mention in self.mentions)))


def read(text: str, words: Lexicon | None = None) -> Reading:
    """Read a text in English or Chinese; any text has a reading."""
    words = words or lexicon()
    notes = Notes()
    for token in tokens(text, words):
        notes.take(token)
    notes.stop()
    said = {kind: tuple(dict.fromkeys(notes.said[kind])) for kind in notes.said}
    return Reading(
        mentions=tuple(notes.mentions),
        links=tuple(dict.fromkeys(notes.links)),
        hours=said["hour"],
        seasons=said["season"],
        weather=said["weather"],
        styles=said["styles"],
        moods=said["mood"],
        colours=tuple(dict.fromkeys(notes.colours)),
        absent=frozenset(notes.absent),
        strange=digest(*notes.strange) if notes.strange else 0,
        whole=digest(text),
    )
