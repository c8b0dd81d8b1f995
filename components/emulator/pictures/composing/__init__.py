"""Compose a scene: what is in it, and where."""

from dataclasses import replace

from ..chance import Chance
from ..guidance import adherence, excess
from ..palette import Palette, colour
from ..picture import Picture
from ..reading import read
from ..scene import Item, Land, Orb, Scene
from .arranging import arranged
from .cast import Cast, cast_of
from .lights import cover_of, orbs_of, stars_of
from .mood import hour_of, palette_of
from .stage import Stage, stage_of


def compose(picture: Picture) -> Scene:
    """Turn what is asked for into a scene."""
    wanted, unwanted = read(picture.prompt), read(picture.negative_prompt)
    follows = adherence(picture.guidance)
    cast = cast_of(wanted, unwanted, follows)
    hour = hour_of(wanted, unwanted)
    palette = palette_of(picture, cast, unwanted, hour)
    place = Chance("place", picture.model, picture.seed, picture.index)
    shapes = place.child("shapes", wanted.strange if follows > 0.02 else 0)
    stage = stage_of(picture, cast, place, shapes, follows > 0.02)
    orbs = _orbs(stage, place, cast, palette, hour if follows > 0.25 else "dream")
    light = orbs[0] if orbs else None
    season = next((name for name in wanted.seasons if name not in cast.banned), "") if follows > 0.02 else ""
    is_snowy = (
        bool("snow" in cast.air or season == "winter" or "snow_land" in stage.places) and "snow" not in cast.banned
    )
    items = arranged(stage, place, cast, orbs, excess(picture.guidance), wanted.links)
    scene = Scene(
        palette=palette,
        place=place,
        shapes=shapes,
        horizon=stage.frame.horizon,
        light_x=light.x if light else 0.5 + 0.3 * stage.frame.side,
        light_y=light.y if light else 0.1,
        orbs=orbs,
        items=items,
        cover=cover_of(hour, cast, follows, place.child("sky")),
        stars=stars_of(palette, cast),
        waves=0.9 if hour == "storm" else 0.15 if "lake" in stage.places else 0.45,
        air=cast.air | ({"storm"} if hour == "storm" else set()),
        whole=stage.whole,
        ground="snow" if is_snowy and stage.ground not in ("water", "street", "none") else stage.ground,
        ground_colour=_ground_colour(cast),
        lands=tuple(land for land in stage.lands if _is_used(land, items, cast)),
        season=season,
        is_snowy=is_snowy,
        avoided=tuple(colour(code) for code in unwanted.colours),
        styles=tuple(name for name in cast.reading.styles if name not in cast.banned),
    )
    return _drifted(scene, picture.steps)


def _orbs(stage: Stage, place: Chance, cast: Cast, palette: Palette, hour: str) -> tuple[Orb, ...]:
    """Place sun and moon; where there is no sky, only what is named, and in a room nothing."""
    if stage.whole in ("underwater", "room", "backdrop") or (stage.whole == "space" and not cast.has("sun", "moon")):
        return ()
    return orbs_of(stage.frame, place, cast, palette, hour)


def _is_used(land: Land, items: tuple[Item, ...], cast: Cast) -> bool:
    """Tell whether rails or a road that nobody named still carry something."""
    if land.kind not in ("road", "rails") or land.material != "across" or cast.has(land.kind, "street", "city"):
        return True
    movers = {mention.name for mention in cast.things.values() if mention.entry.at in ("road", "rails")}
    return any(abs(item.y - land.base) < 0.06 for item in items if item.motif in movers)


def _ground_colour(cast: Cast) -> tuple[float, float, float] | None:
    named = [mention.colour for mention in cast.shown.values() if mention.colour and mention.entry.kind == "place"]
    return colour(named[0]) if named else None


def _drifted(scene: Scene, steps: int) -> Scene:
    """Move everything a little: few steps have not yet found the places, and many move them less and less."""
    rest = 0.07 / (1 + (steps / 5) ** 2)
    items = tuple(_moved(item, rest) for item in scene.items)
    chance = scene.place.child("drift")
    orbs = tuple(
        replace(orb, x=orb.x + chance.between(-rest, rest), y=orb.y + chance.between(-rest, rest) * 0.5)
        for orb in scene.orbs
    )
    return replace(scene, items=items, orbs=orbs)


def _moved(item: Item, rest: float) -> Item:
    chance = item.chance.child("drift")
    return replace(item, x=item.x + chance.between(-rest, rest), size=item.size * (1 + chance.between(-3, 3) * rest))
