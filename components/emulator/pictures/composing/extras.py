"""What a place has of its own: trees of a wood, houses of a village, lamps of a street."""

from dataclasses import dataclass, replace

from ..chance import Chance
from ..courses import course_of
from ..motifs import motifs
from ..scene import Item
from .cast import Cast
from .frame import scale_at
from .scenery import is_closed
from .stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Say how many of a motif a place has, how large and how far: depth from .. to."""

    motif: str
    count: int
    size: float
    depths: tuple[float, float]
    where: str = "all"  # aside (the middle is kept free), rim (both edges), corner (at the lower corners), all
    is_above: bool = False  # hangs or swims
    is_green: bool = False  # not there in snow
    odds: float = 1.0


def _near(motif: str, size: float, count: int = 2, is_green: bool = True, odds: float = 1.0) -> Extra:
    """Return what stands large at the lower corners."""
    return Extra(motif=motif, count=count, size=size, depths=(0.94, 1.06), where="corner", is_green=is_green, odds=odds)


EXTRAS: dict[str, tuple[Extra, ...]] = {
    "bamboo_forest": (
        Extra(motif="moss_rock", count=2, size=0.1, depths=(0.4, 0.7), where="aside"),
        _near("fern", 0.15),
    ),
    "village": (
        Extra(motif="church", count=1, size=0.42, depths=(0.01, 0.03), where="even"),
        Extra(motif="tree", count=3, size=0.2, depths=(0.02, 0.06)),
        Extra(motif="house", count=4, size=0.27, depths=(0.05, 0.09), where="even"),
        Extra(motif="house", count=3, size=0.27, depths=(0.16, 0.3), where="aside"),
        Extra(motif="tree", count=2, size=0.26, depths=(0.2, 0.36), where="aside"),
        Extra(motif="bush", count=3, size=0.08, depths=(0.3, 0.5), where="aside"),
        _near("bush", 0.13),
    ),
    "volcano": (
        Extra(motif="dead_tree", count=2, size=0.24, depths=(0.2, 0.4), where="aside"),
        Extra(motif="moss_rock", count=2, size=0.1, depths=(0.5, 0.9), where="aside"),
    ),
    "garden": (
        Extra(motif="bush", count=6, size=0.13, depths=(0.05, 0.2)),
        Extra(motif="tree", count=2, size=0.36, depths=(0.05, 0.2), where="aside"),
        Extra(motif="tulip", count=6, size=0.08, depths=(0.35, 0.6), where="aside", is_green=True),
        Extra(motif="flower", count=8, size=0.1, depths=(0.6, 0.95), where="aside", is_green=True),
        Extra(motif="rose", count=4, size=0.11, depths=(0.7, 1.0), where="corner", is_green=True),
    ),
    "street": (
        Extra(motif="street_lamp", count=2, size=0.36, depths=(0.3, 0.34), where="even"),
        Extra(motif="tree", count=2, size=0.24, depths=(0.2, 0.22), where="even"),
    ),
    "city": (
        Extra(motif="tv_tower", count=1, size=0.72, depths=(0.0, 0.004), where="aside", odds=0.6),
        Extra(motif="tree", count=7, size=0.2, depths=(0.08, 0.12), where="even"),
        Extra(motif="street_lamp", count=3, size=0.26, depths=(0.3, 0.32), where="even"),
    ),
    "field": (
        Extra(motif="tree", count=3, size=0.2, depths=(0.02, 0.06), where="aside"),
        Extra(motif="wheat", count=3, size=0.15, depths=(0.96, 1.1), where="aside", is_green=True),
    ),
    "meadow": (
        Extra(motif="tree", count=2, size=0.3, depths=(0.04, 0.12), where="aside"),
        Extra(motif="bush", count=2, size=0.1, depths=(0.1, 0.3), where="aside"),
        Extra(motif="daisy", count=3, size=0.09, depths=(0.7, 1.0), where="aside", is_green=True),
        _near("grass", 0.15),
        _near("poppy", 0.1, odds=0.6),
    ),
    "mountain": (Extra(motif="pine", count=7, size=0.3, depths=(0.04, 0.24), where="aside"), _near("grass", 0.13)),
    "hill": (Extra(motif="tree", count=3, size=0.24, depths=(0.16, 0.4), where="aside"), _near("grass", 0.14)),
    "lake": (Extra(motif="reeds", count=2, size=0.14, depths=(0.02, 0.2), where="corner"), _near("reeds", 0.17)),
    "river": (
        Extra(motif="tree", count=3, size=0.3, depths=(0.04, 0.14), where="aside"),
        Extra(motif="moss_rock", count=2, size=0.1, depths=(0.5, 0.8), where="aside"),
        _near("grass", 0.15),
    ),
    "waterfall": (
        Extra(motif="pine", count=4, size=0.26, depths=(0.08, 0.16), where="aside"),
        Extra(motif="moss_rock", count=2, size=0.12, depths=(0.5, 0.9), where="aside"),
        _near("fern", 0.16),
    ),
    "road": (Extra(motif="tree", count=3, size=0.3, depths=(0.06, 0.3), where="aside"), _near("grass", 0.13)),
    "rails": (Extra(motif="tree", count=3, size=0.28, depths=(0.04, 0.2), where="aside"), _near("grass", 0.13)),
    "desert": (
        Extra(motif="cactus", count=2, size=0.18, depths=(0.14, 0.34), where="aside"),
        Extra(motif="stump", count=1, size=0.06, depths=(0.4, 0.6), where="aside", odds=0.4),
        _near("cactus", 0.22, count=1),
    ),
    "beach": (
        Extra(motif="palm", count=1, size=0.56, depths=(0.14, 0.3), where="aside", is_green=True),
        Extra(motif="starfish", count=1, size=0.05, depths=(0.5, 0.9), where="aside", is_green=True),
        Extra(motif="shell", count=2, size=0.05, depths=(0.4, 0.95), where="aside", is_green=True),
    ),
    "island": (Extra(motif="palm", count=3, size=0.4, depths=(0.05, 0.05), where="mound", is_green=True),),
    "underwater": (
        Extra(motif="coral", count=4, size=0.16, depths=(0.1, 0.9), where="aside"),
        Extra(motif="seaweed", count=5, size=0.24, depths=(0.1, 0.9), where="aside"),
        Extra(motif="goldfish", count=3, size=0.05, depths=(0.1, 0.4), where="aside", is_above=True),
    ),
}
INSIDE: tuple[Extra, ...] = (  # a wood that closes round us
    Extra(motif="fern", count=4, size=0.13, depths=(0.3, 0.9), where="aside", is_green=True),
    Extra(motif="mushroom", count=2, size=0.06, depths=(0.6, 0.9), where="aside", is_green=True),
    Extra(motif="moss_rock", count=1, size=0.1, depths=(0.3, 0.6), where="aside"),
    _near("fern", 0.17),
)
AT_ITS_EDGE: tuple[Extra, ...] = (
    Extra(motif="pine", count=9, size=0.42, depths=(0.02, 0.2)),
    Extra(motif="tree", count=4, size=0.44, depths=(0.12, 0.4), where="aside"),
    _near("fern", 0.14),
)
ON_AN_ISLAND = (Extra(motif="house", count=4, size=0.26, depths=(0.05, 0.05), where="mound"),)
ON_THE_SHORE = (Extra(motif="pine", count=3, size=0.4, depths=(0.05, 0.3), where="rim"), _near("fern", 0.14))
TREELESS = frozenset({"desert", "city", "street", "sea", "beach", "moonscape", "snow_land", "volcano"})
WITHERED = frozenset({"fern", "poppy", "tulip"})
GREENS = frozenset({"tree", "bush", "grass", "daisy", "poppy", "fern"})


OLD_WORLD = ("camel", "pyramid", "great_wall", "mosque", "elephant", "lion", "yurt")  # where no cactus grows


def extras_of(stage: Stage, place: Chance, cast: Cast) -> list[Item]:
    """Return what the places bring; nothing that is named or banned."""
    # A village has more houses than the one that is named; any other thing is as many as are named.
    named = {mention.name for mention in cast.shown.values() if mention.name != "house" or (mention.count or 1) > 1}
    items: list[Item] = []
    for name in sorted(stage.places):
        for at, extra in enumerate(_brought(stage, cast, name)):
            chance = place.child("extra", name, extra.motif, at)
            if extra.motif in motifs() and extra.motif not in named | cast.banned and chance.yes(extra.odds):
                items += [_one(stage, chance.child(which), extra, which) for which in range(extra.count)]
    return items


def _brought(stage: Stage, cast: Cast, name: str) -> list[Extra]:
    """Return what a place has in this season, beside the other places."""
    is_closed_in = is_closed(stage.places, cast)
    if name == "forest":
        extras = INSIDE if is_closed_in else ON_THE_SHORE if stage.ground == "water" else AT_ITS_EDGE
    elif name == "island" and stage.places & {"village", "city"}:
        extras = ON_AN_ISLAND
    else:
        extras = () if is_closed_in and name not in ("bamboo_forest", "waterfall") else EXTRAS.get(name, ())
    is_snowy = "snow" in cast.air or "winter" in cast.reading.seasons or "snow_land" in stage.places
    is_withered = "autumn" in cast.reading.seasons
    is_bare = bool(stage.places & TREELESS - {name})
    # Without a shore there is open water before us, which none but an island's own stands in.
    is_open_water = stage.ground == "water" and not any(land.kind == "shore" for land in stage.lands)
    return [
        extra
        for extra in extras
        if not (is_snowy and extra.is_green)
        and not (is_withered and extra.motif in WITHERED)
        and not (is_bare and extra.motif in GREENS)
        and not (extra.motif == "cactus" and cast.has(*OLD_WORLD))
        and (extra.where == "mound" or not is_open_water)
        and not (extra.where == "mound" and any(mention.entry.at == "ground" for mention in cast.things.values()))
    ]


def _one(stage: Stage, chance: Chance, extra: Extra, which: int) -> Item:
    depth, frame = chance.between(*extra.depths), stage.frame
    x = _place(stage, chance, extra, which)
    size = extra.size * scale_at(min(1.0, depth)) * chance.between(0.8, 1.15)
    if extra.where != "corner":
        x = _clear(stage, x, stage.foot(x, depth), size)
    item = Item(
        motif=extra.motif,
        x=x,
        y=stage.foot(x, depth),
        size=min(size, 0.62),
        depth=depth,
        chance=chance,
        flip=chance.yes(0.5),
        haze=0.5 * max(0.0, 0.75 - depth) ** 2,
        has_shadow=extra.where != "corner" and depth > 0.005,
    )
    if extra.where == "mound":
        return _on_mound(stage, item, which, extra.count)
    if extra.is_above:
        return replace(item, y=chance.between(0.2, 0.7), has_shadow=False)
    return replace(item, depth=max(0.015, frame.depth_of(item.y)))


def _on_mound(stage: Stage, item: Item, which: int, count: int) -> Item:
    """Stand something on the first island, from its middle to one side."""
    land = next((land for land in stage.mounds if land.kind == "island"), None)
    if land is None:
        return item
    x = land.x + land.width * stage.frame.side * (0.13 - 0.12 * which + 0.03 * (which % 2))
    y = land.base - stage.frame.up(land.height_at(x) - 0.012)
    return replace(
        item, x=x, y=y, size=item.size * (1 - 0.22 * which), depth=land.depth + 0.001 * (1 + which), has_shadow=False
    )


def _clear(stage: Stage, x: float, row: float, size: float) -> float:
    """Return a place beside the river or the road that runs through the row; the same where none does."""
    frame = stage.frame
    for land in stage.lands:
        course = course_of(land)
        if course is None:
            continue
        near = max(0.0, (row - land.base) / max(0.01, 1 - land.base))
        middle = land.x + frame.across(course.aside_at(near))
        room = frame.across(course.half * near * 1.2 + 0.02 + size * 0.4)
        if abs(x - middle) < room:
            x = middle + room * (1 if x > middle else -1)
    return x


def _place(stage: Stage, chance: Chance, extra: Extra, which: int) -> float:
    """Return the place over the width."""
    if extra.where == "even":
        return (which + 0.5 + chance.between(-0.16, 0.16)) / extra.count
    edge = stage.frame.across(0.09)
    left = (which % 2 == 0) == (stage.frame.side > 0)
    if extra.where == "corner":
        aside = chance.between(-0.03, edge)
        return aside if left else 1 - aside
    if extra.where == "rim":
        aside = chance.between(-0.02, edge)
        return aside if left else 1 - aside
    if extra.where == "aside":
        aside = chance.between(-0.02, 0.29)
        return aside if chance.yes(0.25) != left else 1 - aside
    return chance.between(0.02, 0.98)
