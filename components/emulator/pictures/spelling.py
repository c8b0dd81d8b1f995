"""Find the known word that a misspelt one is meant to be: letters swapped, doubled, left out or changed."""

from collections.abc import Iterator, Mapping

from .vocabulary import Sense

SHORT, LONG, LONGEST = 5, 7, 16  # letters that a word has if it is looked at, and for slips that are seldom alone
MEANT = ("place", "sky", "weather", "hour", "season", "colour")  # and all things
VOWELS = "aeiouy"


def respelt(word: str, known: Mapping[str, Sense]) -> Sense | None:
    """Return the sense of the known word that differs by one slip after its first letter, if there is one."""
    if not (SHORT <= len(word) <= LONGEST and word.isascii()):
        return None
    senses = (known.get(other) for other in _slips(word))
    return next((one for one in senses if one and (one.entry.is_thing or one.entry.kind in MEANT)), None)


def _slips(word: str) -> Iterator[str]:
    """Yield the words that are one slip away, the likeliest first; endings stay, as they change what is meant."""
    places = range(1, len(word) - 1)
    yield from (word[:at] + word[at] + word[at:] for at in places)
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places)
    if len(word) > SHORT:
        yield word.removesuffix("e") if word.endswith("e") else word + "e"
    if len(word) >= LONG:
        yield from (word[:at] + word[at + 1 :] for at in places)
        yield from (word[:at] + letter + word[at:] for at in (*places, len(word) - 1) for letter in "aehilnorstu")
        yield from (word[:at] + vowel + word[at + 1 :] for at in places if word[at] in VOWELS for vowel in VOWELS)
