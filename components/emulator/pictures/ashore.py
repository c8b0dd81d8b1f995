"""What stands on islands and on the shore before us."""

from .chance import Chance
from .layout import Frame, Mentions, number, own_colour
from .scene import Item

# Motif, how many when the prompt doesn't say, size, and the place on the shore's higher side (0..1).
PARTY = (
    ("tree", 3, 0.34, 0.1),
    ("palm", 2, 0.5, 0.14),
    ("house", 1, 0.3, 0.2),
    ("person", 1, 0.34, 0.26),
    ("dog", 1, 0.22, 0.42),
    ("cat", 1, 0.26, 0.34),
    ("flower", 11, 0.1, 0.4),
)
ON_ISLANDS = {"tree", "palm", "house"}


def stand(frame: Frame, place: Chance, mentions: Mentions) -> tuple[Item, ...]:
    """Place islands with what stands on them."""
    chance = place.child("island")
    mention = mentions.get("island")
    riders = _riders(frame, place, mentions)
    if mention is None and not riders:
        return ()
    count = number(mention, 2, 3) if mention else 1
    main = min(1.05, chance.between(0.68, 0.8) * (0.8 + 0.2 * frame.wide)) * (1.0 if mention else 0.5)
    x = 0.5 - frame.side * chance.between(0.15, 0.24)
    items = [_islet(frame, place, x, main, 0, riders)]
    for other in range(1, count):
        aside = frame.side * chance.between(0.2, 0.42) * (1 if other % 2 else -1)
        items.insert(0, _islet(frame, place, 0.5 + aside, main * chance.between(0.3, 0.45), other, ()))
    return tuple(items)


def _islet(frame: Frame, place: Chance, x: float, size: float, which: int, riders: tuple[Item, ...]) -> Item:
    haze = 0.06 if which == 0 else 0.34
    return Item(
        motif="island",
        x=x,
        y=frame.horizon,
        size=size,
        chance=place.child("island", which),
        haze=haze,
        flip=frame.side < 0,
        riders=riders,
    )


def _shrubs(place: Chance, mentions: Mentions) -> list[Item]:
    """Grow a few small trees that nobody asked for: bare rock looks dead."""
    if "tree" in mentions or "palm" in mentions:
        return []
    chance = place.child("shrubs")
    places = [chance.between(-0.62, 0.62) for _ in range(chance.whole(5, 8))]
    return [
        Item(motif="tree", x=x, y=0, size=chance.between(0.035, 0.065), chance=chance.child(at))
        for at, x in enumerate(places)
    ]


def _riders(frame: Frame, place: Chance, mentions: Mentions) -> tuple[Item, ...]:
    """Choose what stands on the main island: always a lighthouse, and plants and houses unless a shore takes them."""
    on_island = "island" in mentions
    riders = _shrubs(place, mentions) if on_island or "lighthouse" in mentions else []
    for motif, some, size in (("palm", 4, 0.15), ("tree", 6, 0.1), ("house", 1, 0.085), ("lighthouse", 1, 0.3)):
        mention = mentions.get(motif)
        if mention is None or not (on_island or motif == "lighthouse"):
            continue
        for which in range(number(mention, some, 9) if motif != "lighthouse" else 1):
            chance = place.child(motif, which)
            x = frame.side * chance.between(0.05, 0.3) if motif == "lighthouse" else chance.between(-0.72, 0.72)
            scale = 1.0 if motif == "lighthouse" else chance.between(0.8, 1.2)
            riders.append(
                Item(
                    motif=motif,
                    x=x,
                    y=0,
                    size=size * scale,
                    chance=chance,
                    colour=own_colour(mention),
                    flip=x > 0 if motif == "lighthouse" else x < 0,
                )
            )
    return tuple(riders)


def shore_party(frame: Frame, place: Chance, mentions: Mentions) -> tuple[Item, ...]:
    """Place the shore before us with those who are on it."""
    if not frame.has_shore:
        return ()
    chance = place.child("shore")
    climbs_left = frame.side > 0
    riders: list[Item] = []
    for motif, some, size, at in PARTY:
        if motif in mentions and not ("island" in mentions and motif in ON_ISLANDS):
            small = 0.6 if motif in ("cat", "dog") and "person" in mentions else 1.0
            for which in range(number(mentions[motif], some, 14)):
                riders.append(_sitter(place, mentions, motif, which, size * small, at, climbs_left))
    height = chance.between(0.2, 0.25) * (1.25 if frame.up(1) < 0.7 else 1.0)
    return (Item(motif="shore", x=0.5, y=1, size=height, chance=chance, flip=climbs_left, riders=tuple(riders)),)


def _sitter(
    place: Chance, mentions: Mentions, motif: str, which: int, size: float, at: float, climbs_left: bool
) -> Item:
    chance = place.child(motif, which)
    is_flower = motif == "flower"
    spread = 0.5 if is_flower else 0.05 + 0.08 * which
    x = at + chance.between(-spread, spread) + (0.0 if is_flower else 0.15 * which)
    x = min(0.97, max(0.03, x))
    return Item(
        motif=motif,
        x=x if climbs_left else 1 - x,
        y=0,
        size=size * chance.between(0.88, 1.1),
        chance=chance,
        flip=not climbs_left,
        colour=own_colour(mentions[motif]),
    )
