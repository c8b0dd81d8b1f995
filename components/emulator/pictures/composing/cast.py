"""Which of the things that a prompt names appear."""

from dataclasses import dataclass, replace

from ..mentions import Mention
from ..reading import Reading

WET = ("sea", "lake", "river", "beach", "island", "underwater", "waterfall")
THRONG = 30  # different things that find room
FOREIGN = ("water", "leap", "rails")  # what has no place on dry land, or a way of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Hold the mentions by their place in the prompt, which of them stay hidden, and what must not be there."""

    shown: dict[int, Mention]  # hidden things as well: they keep their places, so that the others keep theirs
    hidden: frozenset[int]
    reading: Reading
    banned: frozenset[str]
    banned_colours: frozenset[str]

    @property
    def places(self) -> tuple[str, ...]:
        """Return the names of the places, as named."""
        return tuple(mention.name for mention in self.shown.values() if mention.entry.kind == "place")

    @property
    def things(self) -> dict[int, Mention]:
        """Return what motifs are drawn for, hidden ones as well."""
        return {at: mention for at, mention in self.shown.items() if mention.entry.is_thing}

    def named(self, name: str) -> Mention | None:
        """Return the first mention of a name that appears."""
        return next((one for at, one in self.shown.items() if one.name == name and at not in self.hidden), None)

    def has(self, *names: str) -> bool:
        """Tell whether one of these is named and appears."""
        return any(self.named(name) for name in names)

    @property
    def air(self) -> frozenset[str]:
        """Return the weather, and what else hangs in the sky without a place."""
        named = {
            *self.reading.weather,
            *(mention.name for mention in self.shown.values() if mention.entry.kind == "sky"),
        }
        return frozenset(named - self.banned)


def cast_of(wanted: Reading, unwanted: Reading, follows: float) -> Cast:
    """Choose what appears: low guidance loses the last-named first, a negative prompt removes its own."""
    banned = unwanted.names | wanted.absent
    kept = round(len(wanted.mentions) * min(1.0, follows * 1.2) + 0.2)
    shown = {
        at: mention
        for at, mention in enumerate(wanted.mentions if follows > 0.02 else ())
        if (at < THRONG if mention.entry.is_thing else at < kept and mention.name not in banned)
    }
    _leave_one_face(shown)
    _send_up(shown, wanted)
    return Cast(
        shown=shown,
        hidden=frozenset(at for at, one in shown.items() if at >= kept or {one.name, one.entry.like} & banned),
        reading=wanted if follows > 0.02 else Reading(),
        banned=banned,
        banned_colours=frozenset(unwanted.colours),
    )


def _send_up(shown: dict[int, Mention], wanted: Reading) -> None:
    """Let what is said to be in the sky, or what swims and drives to be over land, fly."""
    for link in wanted.links:
        one, other = shown.get(link.subject), shown.get(link.to)
        if not (one and other and one.entry.is_thing) or one.entry.at in ("air", "bust"):
            continue
        is_aloft = link.how in ("in", "on") and other.name in ("sky", "cloud")
        is_over = link.how == "over" and other.entry.kind == "place" and other.name not in WET
        if is_aloft or (is_over and one.entry.at in FOREIGN and one.entry.kind != "building"):
            shown[link.subject] = replace(one, entry=replace(one.entry, at="air", brings=""))


def _leave_one_face(shown: dict[int, Mention]) -> None:
    """Let "portrait" be of the person who is named, or be left out where an animal is."""
    faces = [at for at, mention in shown.items() if mention.entry.at == "bust"]
    others = [at for at, mention in shown.items() if mention.entry.kind in ("person", "animal") and at not in faces]
    if faces and others:
        plain = {"person", "woman", "girl"} if shown[faces[0]].name == "portrait" else {"person", "man", "boy"}
        for at in others if all(shown[other].name in plain for other in others) else faces:
            del shown[at]
