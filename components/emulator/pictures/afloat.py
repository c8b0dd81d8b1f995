"""What floats, leaps and flies."""

from .chance import Chance
from .layout import Frame, Mentions, Spot, number, own_colour, room
from .scene import Item


def fleet(frame: Frame, place: Chance, mentions: Mentions, land: tuple[Item, ...], hard: float) -> tuple[Item, ...]:
    """Place boats and ships, clear of the islands, the far ones small and hazy."""
    items: list[Item] = []
    taken = [(isle.x, frame.across(isle.size) * 0.42) for isle in land]
    for motif, some, size in (("ship", 1, 0.26), ("boat", 4, 0.125)):
        if (mention := mentions.get(motif)) is None:
            continue
        count = number(mention, some, 7, hard)
        for which in range(count):
            chance = place.child(motif, which)
            near = 0.95 if count == 1 and not land else (0.55 if which == 0 else chance.between(0.0, 0.4))
            large = size * (0.45 + 0.9 * near) * (1.3 if count == 1 and not land else 1.0)
            margin = min(0.45, frame.across(large) * 0.75 + 0.01)
            x = _free(chance, taken, margin, 1 - margin, frame.across(large) * 0.5)
            y = frame.horizon + frame.up(0.006 + 0.085 * near * near + 0.03 * near)
            taken.append((x, frame.across(large) * 0.5))
            items.append(
                Item(
                    motif=motif,
                    x=x,
                    y=y,
                    size=large,
                    chance=chance,
                    flip=chance.yes(0.5),
                    haze=0.42 * (1 - near) ** 1.5,
                    colour=own_colour(mention),
                )
            )
    return tuple(items)


def _free(chance: Chance, taken: list[tuple[float, float]], low: float, high: float, half: float) -> float:
    """Draw a place along a line that lies farthest from what is there."""
    tries = [chance.between(low, high) for _ in range(40)]
    return max(tries, key=lambda x: min((abs(x - at) - width - half for at, width in taken), default=1.0))


def fishes(frame: Frame, place: Chance, mentions: Mentions, hard: float) -> tuple[Item, ...]:
    """Place leaping fish over the near water; one more fish leaves the others where they are."""
    if (mention := mentions.get("fish")) is None:
        return ()
    count = number(mention, 3 if frame.has_shore else 4, 8, hard)
    sea = 1 - frame.horizon
    first, last = frame.horizon + 0.28 * sea, frame.horizon + (0.6 if frame.has_shore else 0.88) * sea
    items: list[Item] = []
    for which in range(count):
        chance = place.child("fish", which)
        tries = [(chance.between(0.1, 0.9), chance.between(first, last)) for _ in range(24)]
        taken = [(item.x, item.y) for item in items]
        # The first try decides when there's nobody to keep away from.
        x, y = max(tries, key=lambda spot: room(spot, taken)) if taken else tries[0]
        near = (y - first) / (last - first)
        size = (0.085 + 0.1 * near) * (1.25 if count <= 2 else 1.0) * (0.9 + 0.1 * frame.wide)
        margin = min(0.45, frame.across(size) * 1.05)
        x = min(1 - margin, max(margin, x))
        flip = chance.yes(0.35)
        items.append(Item(motif="fish", x=x, y=y, size=size, chance=chance, flip=flip, colour=own_colour(mention)))
    return tuple(items)


def whales(frame: Frame, place: Chance, mentions: Mentions) -> tuple[Item, ...]:
    """Place one whale, in the middle distance."""
    if (mention := mentions.get("whale")) is None:
        return ()
    chance = place.child("whale")
    x = 0.5 + frame.side * chance.between(-0.05, 0.2)
    y = frame.horizon + (1 - frame.horizon) * chance.between(0.3, 0.42)
    return (Item(motif="whale", x=x, y=y, size=0.34, chance=chance, flip=chance.yes(0.5), colour=own_colour(mention)),)


def flock(frame: Frame, place: Chance, mentions: Mentions, land: tuple[Item, ...], hard: float) -> tuple[Item, ...]:
    """Place gulls and balloons in the free sky, one large and the others smaller."""
    items = []
    taken = _no_sky(frame, land)
    for motif, some, size in (("balloon", 3, 0.2), ("gull", 6, 0.2)):
        if (mention := mentions.get(motif)) is None:
            continue
        highest = max(frame.horizon * 0.12, frame.up(0.13 if motif == "balloon" else 0.1))
        for which in range(number(mention, some, 9, hard)):
            chance = place.child(motif, which)
            near = 1.0 if which == 0 else chance.between(0.2, 0.62)
            tries = [(chance.between(0.1, 0.9), chance.between(highest, frame.horizon * 0.8)) for _ in range(16)]
            x, y = max(tries, key=lambda spot: room(spot, taken))
            taken.append((x, y))
            items.append(
                Item(
                    motif=motif,
                    x=x,
                    y=y,
                    size=size * (0.25 + 0.75 * near),
                    chance=chance,
                    flip=chance.yes(0.5),
                    turn=chance.between(-12, 16),
                    haze=0.3 * (1 - near),
                    colour=own_colour(mention),
                )
            )
    return tuple(items)


def _no_sky(frame: Frame, land: tuple[Item, ...]) -> list[Spot]:
    """Return places that are taken by the light and by towers."""
    taken = [(0.5 + frame.side * 0.225, frame.horizon * 0.37)]
    for isle in land:
        heights = 5 if any(rider.motif == "lighthouse" for rider in isle.riders) else 2
        x = isle.x + frame.across(isle.size) * 0.1 * frame.side
        taken += [(x, frame.horizon - frame.up(0.1 * height)) for height in range(1, heights)]
    return taken
