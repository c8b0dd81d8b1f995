"""The stage: where the horizon is, what the ground is made of, and which forms of land stand on it."""

from dataclasses import dataclass, field, replace

from ..chance import Chance
from ..picture import Picture
from ..scene import Land
from .cast import Cast
from .frame import Frame
from .scenery import FLAT, backs_of, open_ground, river_way, way_of
from .terrain import mound, peak, shore

WHOLE = ("space", "underwater", "room", "backdrop", "in_the_sky")
WATERS = ("sea", "lake", "beach", "island", "cliff", "river")
MATERIALS = {
    "desert": "sand", "beach": "sand", "snow_land": "snow", "city": "street", "street": "street", "moonscape": "dust",
    "field": "crop", "forest": "earth", "volcano": "rock",
}  # fmt: skip
AFLOAT = ("water", "leap")
BRIDGES = frozenset({"bridge", "wooden_bridge", "suspension_bridge"})
ALIASES = {"snow": "snow_land"}
INSTEAD = {"space": "moonscape", "underwater": "sea"}  # where something else is there that has another home
WANDER = ("meadow", "field", "sea", "lake", "mountain", "hill", "desert", "river")  # where nobody says


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Hold the ground that things are placed on; rows are shares of the height, from far to near."""

    frame: Frame
    whole: str
    ground: str
    places: frozenset[str]
    lands: tuple[Land, ...] = ()
    ground_rows: tuple[float, float] = (0.0, 1.0)
    water_rows: tuple[float, float] | None = None
    road_row: float | None = None
    mounds: tuple[Land, ...] = field(default=())  # what carries things: hills, islands, cliffs

    def foot(self, x: float, depth: float) -> float:
        """Return the row where something stands on open ground."""
        top, bottom = self.ground_rows
        edge = max((1 - self.frame.up(land.height_at(x)) for land in self.lands if land.kind == "shore"), default=0.0)
        edge = min((edge, top)) if not edge else edge + self.frame.up(0.012)
        first = max(top, edge)
        return first + (bottom - first) * depth


def places_of(cast: Cast, place: Chance, is_told: bool) -> tuple[str, ...]:
    """Return the places named, else those that the things bring along, else a quiet one."""
    if _is_above_clouds(cast):
        return ("in_the_sky",)
    if named := tuple(dict.fromkeys(cast.places)):
        homes = [
            mention.entry.brings for mention in cast.things.values() if mention.entry.brings in ("sea", "road", "rails")
        ]
        return named if set(named) & {*WHOLE, *WATERS} else (*named, *[home for home in homes if home not in named])
    if brought := _brought(cast):
        return brought
    if cast.things:
        return ("sea",) if all(mention.entry.at in AFLOAT for mention in cast.things.values()) else ("meadow",)
    # With nothing told, the seed chooses; else the words that aren't known do, so that a seed stays comparable.
    chance = Chance("wander", cast.reading.strange, cast.reading.whole) if is_told else place.child("wander")
    return (chance.pick([name for name in WANDER if name not in cast.banned] or ["meadow"]),)


def _brought(cast: Cast) -> tuple[str, ...]:
    """Return the places that the things bring along; one without a horizon only where all of them bring it."""
    homes = [ALIASES.get(mention.entry.brings, mention.entry.brings) for mention in cast.things.values()]
    guests = [one for one in cast.things.values() if one.entry.kind in ("person", "animal") and not one.entry.brings]
    if set(homes) == {"", "room"} and len(guests) == homes.count(""):
        homes = ["room"]  # who is at home anywhere is there, too
    if len({home for home in homes if home}) > 1 or "" in homes:
        homes = [INSTEAD.get(home, "") if home in WHOLE else home for home in homes]
    homes = ["moonscape"] if "moonscape" in homes else homes
    if _is_indoors(cast):
        homes = ["room"]
    return tuple(dict.fromkeys(home for home in homes if home and home not in cast.banned))[:3]


def _is_indoors(cast: Cast) -> bool:
    """Tell whether something is on or in what stands in a room: a cat on a sofa, apples on a table."""
    carriers = {link.to for link in cast.reading.links if link.how in ("on", "in")}
    return any(mention.entry.brings == "room" for at, mention in cast.things.items() if at in carriers)


def stage_of(picture: Picture, cast: Cast, place: Chance, shapes: Chance, is_told: bool) -> Stage:
    """Build the stage."""
    names = frozenset(places_of(cast, place, is_told))
    whole = next((name for name in WHOLE if name in names), "")
    floating = {mention.name for mention in cast.things.values() if mention.entry.at in AFLOAT}
    afloat = bool(floating)
    standing = [mention for mention in cast.things.values() if mention.entry.at in ("ground", "road", "rails", "near")]
    names |= {"lake"} if afloat and not names & {*WATERS, *WHOLE, "waterfall"} else frozenset()
    names = names - {"river"} | {"sea"} if {"river", "city"} <= names else names  # a city has its river wide
    if "river" in names and floating - BRIDGES:  # and so has whatever floats on it
        names = names - {"river"} | {"lake"}
    names |= {"hill"} if "mountain" in names and _is_carried(cast, "mountain") else frozenset()
    frame = _frame(picture, place, names, whole, bool(standing))
    if whole:
        bottom = {"room": (0.8, 0.88), "underwater": (0.84, 0.94), "backdrop": (0.86, 0.92)}.get(whole, (0.3, 0.8))
        return Stage(frame=frame, whole=whole, ground="none", places=names, ground_rows=bottom, water_rows=(0.25, 0.75))
    if names & {"sea", "beach", "island", "cliff", "lake"}:
        stage = _by_water(frame, names, cast, shapes, bool(standing))
    else:
        stage = _on_land(frame, names, cast, shapes)
    return _with_backs(_with_mounds(_with_ways(stage, cast, shapes), cast, place), cast, shapes)


def _is_above_clouds(cast: Cast) -> bool:
    """Tell whether all that there is flies over clouds."""
    things = cast.things
    over = [
        link for link in cast.reading.links if link.how == "over" and link.subject in things and link.to in cast.shown
    ]
    is_over = any(cast.shown[link.to].name == "cloud" for link in over)
    return is_over and not cast.places and all(mention.entry.at == "air" for mention in things.values())


def _is_carried(cast: Cast, name: str) -> bool:
    """Tell whether something is said to stand on a place."""
    return any(
        link.how == "on" and link.subject in cast.things and link.to in cast.shown and cast.shown[link.to].name == name
        for link in cast.reading.links
    )


def _frame(picture: Picture, place: Chance, names: frozenset[str], whole: str, stands: bool) -> Frame:
    chance = place.child("frame")
    tall = picture.height > picture.width * 1.25
    high = chance.between(0.0, 0.05)
    horizon = 0.55 + high if stands or tall else 0.58 + high
    if names & {"mountain", "city", "street", "volcano", "waterfall", "cliff"}:
        horizon += 0.05
    horizon = {"in_the_sky": 0.8, "space": 1.0, "underwater": 0.9, "room": 0.7, "backdrop": 0.84}.get(whole, horizon)
    return Frame(
        width=picture.width, height=picture.height, horizon=round(horizon, 4), side=1 if chance.yes(0.5) else -1
    )


def _by_water(frame: Frame, names: frozenset[str], cast: Cast, shapes: Chance, stands: bool) -> Stage:
    """Lay water from the horizon down, and a shore before us for what stands on land."""
    material = (
        "sand"
        if "beach" in names
        else "snow"
        if "snow_land" in names
        else "street"
        if "city" in names and "lake" not in names
        else "grass"
    )
    carried = {"island", "cliff", "hill"} & names
    needs_shore = "beach" in names or "lake" in names or (stands and not carried)
    lands: tuple[Land, ...] = ()
    bottom = 0.95
    if needs_shore:
        height = (0.34 if "beach" in names else 0.25 if stands else 0.15) * (1.15 if frame.tall > 1.25 else 1.0)
        lands = (shore(shapes, frame.side, height, material, frame.wide),)
        bottom = 1 - frame.up(height * 0.85)
    top = frame.horizon + (1 - frame.horizon) * 0.04
    ground = (bottom, 0.97) if needs_shore else (top, bottom)
    return Stage(
        frame=frame, whole="", ground="water", places=names, lands=lands, ground_rows=ground, water_rows=(top, bottom)
    )


def _on_land(frame: Frame, names: frozenset[str], cast: Cast, shapes: Chance) -> Stage:
    """Lay open ground with soft rises, and a river, a road or rails through it."""
    material = next((MATERIALS[name] for name in MATERIALS if name in names), "grass")
    lands = open_ground(frame, names, shapes, material)
    rows = (frame.row_of(0.06), 0.965)
    return Stage(frame=frame, whole="", ground=material, places=names, lands=lands, ground_rows=rows)


def _with_ways(stage: Stage, cast: Cast, shapes: Chance) -> Stage:
    """Lay rivers, roads and rails; by the water only what something drives on, along the shore."""
    crossing = any(mention.entry.at in ("road", "rails") for mention in cast.things.values())
    for name in ("river", "waterfall", "road", "rails", "street", "city"):
        if name in stage.places and (stage.ground != "water" or (crossing and name in ("road", "rails"))):
            stage = _with_way(stage, name, shapes, crossing, cast)
    return stage


def _with_way(stage: Stage, name: str, shapes: Chance, crossing: bool, cast: Cast) -> Stage:
    """Add a river, a road or rails: across the picture where something drives on it, else away from us."""
    frame, chance = stage.frame, shapes.child("way", name)
    if name in ("river", "waterfall"):
        way = Land(kind="river", chance=chance, depth=FLAT, base=frame.row_of(0.0), **river_way(frame, name, cast))
        return replace(stage, lands=(*stage.lands, way), water_rows=(frame.row_of(0.3), frame.row_of(0.95)))
    if any(land.kind in ("road", "rails") for land in stage.lands):
        return stage
    kind = "rails" if name == "rails" else "road"
    if crossing or name in ("city", "street"):
        row = frame.row_of(0.74 if kind == "road" else 0.6) if stage.ground != "water" else 0.88
        way = Land(kind=kind, chance=chance, depth=0.55, base=row, material="across")
        return replace(stage, lands=(*stage.lands, way), road_row=row)
    way = Land(
        kind=kind,
        chance=chance,
        depth=FLAT,
        base=frame.row_of(0.0),
        x=0.5 + frame.side * 0.05,
        material=way_of(name, cast),
    )
    return replace(stage, lands=(*stage.lands, way), road_row=frame.row_of(0.62))


def _with_mounds(stage: Stage, cast: Cast, place: Chance) -> Stage:
    """Raise what carries things: a hill, an island, a cliff, a volcano."""
    frame, mounds = stage.frame, []
    main = 0.5 - frame.side * place.child("mound").between(0.14, 0.2)
    room = min(1.0, frame.across(1.0))
    if "hill" in stage.places:
        mounds.append(
            mound(
                place,
                main,
                1.5 * max(0.8, room),
                0.2,
                0.14,
                frame.row_of(0.18),
                "grass" if stage.ground == "water" else stage.ground,
            )
        )
    if "island" in stage.places or (
        "lighthouse" in {m.name for m in cast.things.values()}
        and stage.ground == "water"
        and not {"beach", "cliff"} & stage.places
    ):
        count = cast.named("island").count if cast.named("island") else 1  # type: ignore[union-attr]
        mounds += _islands(stage, place, main, min(4, count or 3))
    if "cliff" in stage.places:
        edge = 0.5 - frame.side * (0.5 + 0.2 * room)
        mounds.append(peak(place, edge, 1.6 * room, 0.3, 0.3, frame.row_of(0.34), "cliff"))
    if "volcano" in stage.places:
        mounds.append(peak(place, main, 1.1 * room, 0.42, -0.02, frame.row_of(0.02), "volcano"))
    return replace(stage, mounds=tuple(mounds), lands=(*stage.lands, *mounds))


def _islands(stage: Stage, place: Chance, main: float, count: int) -> list[Land]:
    frame = stage.frame
    width = min(0.8, frame.across(place.child("isle").between(0.72, 0.82)))
    found = [peak(place.child("isle", 0), main, width, 0.13, 0.05, frame.row_of(0.03), "island")]
    for other in range(1, count):
        own = place.child("isle", other)
        aside = frame.side * own.between(0.24, 0.42) * (1 if other % 2 else -1)
        size = own.between(0.3, 0.45)
        found.append(peak(own, 0.5 + aside, width * size, 0.13 * size, 0.01, frame.row_of(0.005), "island"))
    return found


def _with_backs(stage: Stage, cast: Cast, shapes: Chance) -> Stage:
    """Set what closes the view: mountains, a skyline, a wood, or low hills."""
    backs = backs_of(stage.frame, stage.places, cast, shapes, stage.ground)
    return replace(stage, lands=(*backs, *stage.lands))
