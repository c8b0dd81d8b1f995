"""Words side by side that name one thing: "retriever puppy", "portrait of a woman", "girl student"."""

from collections.abc import Mapping
from functools import cache

from .vocabulary import Entry, entries

PLAIN_PEOPLE = frozenset({"person", "man", "woman", "girl", "boy", "child"})
SITTERS = {
    **dict.fromkeys(("person", "woman", "girl", "old_woman"), "portrait"),
    **dict.fromkeys(("man", "boy", "old_man"), "portrait_man"),
}


def compound(old: Entry, new: Entry) -> Entry | None:
    """Return what two words for animals or people stand for together, or nothing if they are two."""
    if old.at == "bust":
        return _busts().get(SITTERS.get(new.name, ""))
    if old.kind == "animal":
        roots = {old.name, new.name} & {old.like, new.like}
        return (new if old.name in roots else old) if roots else None
    if old.kind == "person" and new.kind == "person":
        plain = [one for one in (old, new) if one.name in PLAIN_PEOPLE]
        return (new if plain == [old] else old) if len(plain) == 1 else None
    return None


@cache
def _busts() -> Mapping[str, Entry]:
    return {entry.name: entry for entry in entries() if entry.at == "bust"}
