"""What closes the view, and the open ground before it."""

from dataclasses import replace
from typing import Any

from ..chance import Chance
from ..scene import Land
from .cast import Cast
from .frame import Frame
from .terrain import dunes, hills, peak, ranges, swell

HEIGHTS = {"sand": 0.05, "snow": 0.07, "street": 0.0, "dust": 0.03, "earth": 0.02, "crop": 0.012, "rock": 0.03}
RISES = (0.0, 0.2, 0.5)
FLAT = 0.004  # the depth of what lies on the ground
WAYS = frozenset({"river", "waterfall", "road", "rails", "village", "garden"})
WOODS = frozenset({"forest", "bamboo_forest"})
OPEN_AIR = frozenset({"rain", "snow", "fog", "wind", "leaves", "petals", "cloud"})  # what a wood does not hide
IN_WOODS = WOODS | {"meadow", "road", "river", "rails", "garden", "snow_land"}


def open_ground(frame: Frame, names: frozenset[str], shapes: Chance, material: str) -> tuple[Land, ...]:
    """Return the soft rises of the ground, and a desert's dunes."""
    high = 0.012 if "waterfall" in names else HEIGHTS.get(material, 0.065)
    stuff = "meadow" if material == "grass" and names & {"meadow", "garden"} else material
    rises = RISES if high else (0.0,)
    lands = [
        swell(shapes, depth, frame.row_of(depth) if depth else frame.horizon, high * (1.0 - depth), stuff, frame.wide)
        for depth in rises
    ]
    if names & WAYS:  # what lies flat on all rises is painted before all that stands
        lands = [replace(land, depth=land.depth * 0.004) for land in lands]
    if "desert" in names:
        lands = [lands[0], *dunes(shapes, frame.row_of(0.03), frame.wide, frame.side), *lands[1:]]
    elif "snow_land" in names:
        lands = [lands[0], *dunes(shapes, frame.row_of(0.03), frame.wide, frame.side, "snow"), *lands[1:]]
    if names & {"village", "garden"} and not names & {"road", "street", "city", "river"}:
        lands.append(
            Land(kind="road", chance=shapes.child("path"), depth=FLAT, base=frame.row_of(0.05), material="path")
        )
    if "moonscape" in names:
        lands.append(Land(kind="craters", chance=shapes.child("craters"), depth=0.52, base=frame.row_of(0.0)))
    return tuple(lands)


def is_closed(names: frozenset[str], cast: Cast) -> bool:
    """Tell whether we stand inside a wood: nothing asks for the sky above it or for a wide view."""
    flies = any(mention.entry.at == "air" and mention.entry.kind != "animal" for mention in cast.things.values())
    return bool(names & WOODS) and not (names - IN_WOODS) and not (cast.air - OPEN_AIR) and not flies


def backs_of(frame: Frame, names: frozenset[str], cast: Cast, shapes: Chance, ground: str) -> tuple[Land, ...]:
    """Return what closes the view: mountains, a skyline, a wood, or low hills."""
    if "moonscape" in names:
        return _moonscape(frame, shapes, cast)
    if is_closed(names, cast):
        return _inside_woods(frame, names, shapes)
    backs: tuple[Land, ...] = ()
    if "mountain" in names:
        backs = ranges(shapes, frame.horizon + 0.002, 0.4 if frame.tall < 1.25 else 0.46, frame.wide, frame.side)
    elif "mountain" not in cast.banned and not names & {"street", "desert"}:
        far = ground == "water" and "lake" not in names
        low = shapes.child("hills").between(-0.05, 0.12) if far else shapes.child("hills").between(0.08, 0.16)
        backs = hills(shapes, frame.horizon + 0.002, low, frame.wide, 0.72) if low > 0.01 else ()
    if names & {*WOODS, "lake", "waterfall"}:
        backs += _woods(frame, shapes, 0.1 if not names & WOODS else 0.15 if "mountain" in names else 0.3)
    if "street" in names:
        backs += (*_skylines(frame, shapes, 1.25)[:2], shopfronts(frame, shapes))
    elif "city" in names:
        backs += _skylines(frame, shapes, 1.0 if frame.tall < 1.25 else 1.25)
    if "waterfall" in names:
        backs += (peak(shapes, 0.5 - frame.side * 0.1, 1.5, 0.5, 0.0004, frame.row_of(0.07), "waterfall"),)
    return backs


def way_of(name: str, cast: Cast) -> str:
    """Return what a way that runs away from us is made of: a path where houses or woods are near."""
    rural = cast.has("forest", "bamboo_forest", "village", "garden", "meadow", "hill", "house", "field")
    return "path" if name == "road" and rural else "away"


def river_way(frame: Frame, name: str, cast: Cast) -> dict[str, Any]:
    """Return where a river runs: below a bridge or a fall, else past what stands beside it."""
    if name == "waterfall":
        return {"x": 0.5 - frame.side * 0.1, "material": "pool"}
    if cast.has("bridge", "wooden_bridge", "suspension_bridge"):
        return {"x": 0.5 - frame.side * 0.16, "material": "middle"}
    return {"x": 0.5 + frame.side * 0.1, "material": "right" if frame.side > 0 else "left"}


def shopfronts(frame: Frame, shapes: Chance) -> Land:
    """Return a row of houses with shops, that faces us."""
    return Land(
        kind="shopfronts",
        chance=shapes.child("shops"),
        depth=0.001,
        base=frame.row_of(0.16),
        line=(0.4 if frame.tall < 1.25 else 0.52,),
    )


def _inside_woods(frame: Frame, names: frozenset[str], shapes: Chance) -> tuple[Land, ...]:
    """Return a wood around us: light between far trunks, and near ones on both sides."""
    material = "bamboo" if "bamboo_forest" in names else "wood"
    rows = ((-0.4, 0.0, 0.8), (-0.2, 0.05, 0.5), (0.03, 0.09, 0.22), (0.9, 0.85, 0.0))
    kinds = ("thicket", "trunks", "trunks", "trunks")
    return tuple(
        Land(
            kind=kind,
            chance=shapes.child("inside", at),
            depth=depth,
            base=frame.row_of(foot),
            material=material,
            haze=haze,
        )
        for at, (kind, (depth, foot, haze)) in enumerate(zip(kinds, rows, strict=True))
    )


def _moonscape(frame: Frame, shapes: Chance, cast: Cast) -> tuple[Land, ...]:
    own = shapes.child("moonscape")
    sky = Land(kind="black_sky", chance=own, depth=-0.5, base=frame.horizon, x=0.5 + frame.side * 0.2)
    far = hills(own, frame.horizon + 0.004, 0.2, frame.wide, 0.1, "dust")
    return (sky, *far)


def _woods(frame: Frame, shapes: Chance, thick: float) -> tuple[Land, ...]:
    rows = ((-0.05, 0.42, 1.0), (-0.02, 0.26, 0.72)) if thick > 0.2 else ((-0.05, 0.4, 1.0),)
    return tuple(
        Land(
            kind="treeline",
            chance=shapes.child("wood", at),
            depth=depth,
            base=frame.row_of(0.02 + 0.03 * at),
            haze=haze,
            line=(thick * share,),
        )
        for at, (depth, haze, share) in enumerate(rows)
    )


def _skylines(frame: Frame, shapes: Chance, tall: float) -> tuple[Land, ...]:
    rows = ((-0.08, 0.6, 0.5), (-0.05, 0.36, 0.42), (-0.02, 0.1, 0.3))
    return tuple(
        Land(
            kind="skyline",
            chance=shapes.child("skyline", at),
            depth=depth,
            base=frame.row_of(0.02),
            haze=haze,
            line=(height * tall,),
        )
        for at, (depth, haze, height) in enumerate(rows)
    )
