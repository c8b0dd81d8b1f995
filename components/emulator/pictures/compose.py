"""Compose a scene: what is in it, and where."""

from dataclasses import replace

from .afloat import fishes, fleet, flock, whales
from .ashore import shore_party, stand
from .chance import Chance
from .layout import Frame
from .mood import adherence, excess, hour_of, palette_of
from .palette import Palette, colour
from .picture import Picture
from .reading import Mention, Reading, read
from .scene import Item, Orb, Scene
from .sky import glow_of

AIR = frozenset({"rain", "snow", "rainbow", "aurora"})
CALM = ("boat", "gull", "island", "palm")  # one of them joins when a prompt names nothing that can be drawn
COVER = {
    "night": 0.34,
    "dusk": 0.44,
    "sunset": 0.46,
    "dawn": 0.42,
    "day": 0.44,
    "storm": 0.85,
    "mist": 0.5,
    "dream": 0.5,
}


def compose(picture: Picture) -> Scene:
    """Turn what is asked for into a scene."""
    wanted, unwanted = read(picture.prompt), read(picture.negative_prompt)
    hour = hour_of(wanted, unwanted)
    palette = palette_of(picture, wanted, unwanted, hour)
    follows = adherence(picture.guidance)
    place = Chance("place", picture.model, picture.seed, picture.index)
    shapes = place.child("shapes", wanted.strange)
    mentions = _shown(wanted, unwanted, follows)
    frame = _frame(picture, place, mentions)
    orbs = _orbs(frame, place, mentions, unwanted, palette, hour if follows > 0.25 else "dream")
    light = orbs[0] if orbs else None
    names = frozenset(mentions)
    odds = place.child("sky")
    scene = Scene(
        palette=palette,
        place=place,
        shapes=shapes,
        horizon=frame.horizon,
        light_x=light.x if light else 0.5 + 0.3 * frame.side,
        light_y=light.y if light else 0.1,
        orbs=orbs,
        items=_items(frame, place, mentions, excess(picture.guidance)),
        cover=_cover(hour, names, unwanted, follows) + odds.between(-0.08, 0.08),
        stars=_stars(palette, names, unwanted),
        hills=_hills(names, unwanted, shapes, follows),
        waves=0.9 if hour == "storm" else 0.45,
        air=names & AIR,
    )
    return _drifted(scene, picture.steps)


def _shown(wanted: Reading, unwanted: Reading, follows: float) -> dict[str, Mention]:
    """Return the motifs that appear: low guidance loses the last-named first, a negative prompt removes its own."""
    asked = [mention for mention in wanted.mentions if not unwanted.names(mention.motif)]
    if not any(mention.motif not in AIR for mention in asked):
        calm = [motif for motif in CALM if not unwanted.names(motif)]
        extra = Chance("calm", wanted.whole).pick(calm) if calm else "cloud"
        asked.append(Mention(motif=extra, count=0, colour=None))
    kept = round(len(asked) * min(1.0, follows * 1.2) + 0.2) if follows > 0.02 else 0
    return {mention.motif: mention for mention in asked[:kept]}


def _frame(picture: Picture, place: Chance, mentions: dict[str, Mention]) -> Frame:
    chance = place.child("frame")
    shore = bool({"cat", "dog", "person", "flower", "shore"} & set(mentions)) or (
        bool({"house", "tree", "palm"} & set(mentions)) and "island" not in mentions
    )
    tall = picture.height > picture.width * 1.25
    return Frame(
        width=picture.width,
        height=picture.height,
        horizon=chance.between(0.53, 0.59) if tall or shore else chance.between(0.57, 0.63),
        side=1 if chance.yes(0.5) else -1,
        has_shore=shore,
    )


def _orbs(
    frame: Frame, place: Chance, mentions: dict[str, Mention], unwanted: Reading, palette: Palette, hour: str
) -> tuple[Orb, ...]:
    """Place moon and sun; the first gives the scene its light."""
    chance = place.child("orb")
    x = 0.5 + frame.side * chance.between(0.16, 0.29)
    low = hour in ("sunset", "dawn")
    orbs = []
    if ("moon" in mentions or hour in ("night", "dusk")) and not unwanted.names("moon"):
        radius = chance.between(0.088, 0.118)
        y = frame.horizon * chance.between(0.3, 0.44)
        orbs.append(Orb(is_moon=True, x=x, y=y, radius=radius, colour=_orb_colour(mentions.get("moon"), palette, True)))
    if ("sun" in mentions or low or (hour == "day" and chance.yes(0.6))) and not unwanted.names("sun"):
        radius = chance.between(0.095, 0.13) if low else chance.between(0.06, 0.08)
        y = (
            frame.horizon - frame.up(radius * chance.between(0.1, 1.3))
            if low
            else frame.horizon * chance.between(0.24, 0.4)
        )
        sun_x = 1 - x if orbs else x
        orbs.append(
            Orb(is_moon=False, x=sun_x, y=y, radius=radius, colour=_orb_colour(mentions.get("sun"), palette, False))
        )
    return tuple(orbs)


def _orb_colour(mention: Mention | None, palette: Palette, is_moon: bool) -> tuple[float, float, float]:
    return colour(mention.colour) if mention and mention.colour else glow_of(palette, is_moon)


def _items(frame: Frame, place: Chance, mentions: dict[str, Mention], hard: float) -> tuple[Item, ...]:
    """Place everything that stands, floats or flies, far to near."""
    land = stand(frame, place, mentions)
    shore = shore_party(frame, place, mentions)
    afloat = fleet(frame, place, mentions, land, hard) + whales(frame, place, mentions)
    leaping = fishes(frame, place, mentions, hard)
    flying = flock(frame, place, mentions, land, hard)
    by_depth = sorted((*afloat, *leaping), key=lambda item: item.y)
    return (*land, *by_depth, *shore, *flying)


def _cover(hour: str, names: frozenset[str], unwanted: Reading, follows: float) -> float:
    if unwanted.names("cloud"):
        return 0.0
    cover = COVER[hour] + (0.28 if "cloud" in names else 0.0) + (0.2 if names & {"rain", "snow"} else 0.0)
    return min(0.9, cover) * follows + COVER["dream"] * (1 - follows)


def _stars(palette: Palette, names: frozenset[str], unwanted: Reading) -> float:
    if unwanted.names("star"):
        return 0.0
    return max(0.0, palette.darkness - 0.2) * (2.4 if "star" in names else 0.85)


def _hills(names: frozenset[str], unwanted: Reading, shapes: Chance, follows: float) -> float:
    if unwanted.names("mountain"):
        return 0.0
    if "mountain" in names:
        return 0.42
    low = shapes.child("hills").between(-0.05, 0.17)
    return max(0.0, low) * (0.4 + 0.6 * follows)


def _drifted(scene: Scene, steps: int) -> Scene:
    """Move everything a little: few steps have not yet found the places, and many move them less and less."""
    rest = 0.07 / (1 + (steps / 5) ** 2)
    chance = Chance("drift", scene.place.key)
    items = tuple(
        replace(item, x=item.x + chance.between(-rest, rest), size=item.size * (1 + chance.between(-3, 3) * rest))
        for item in scene.items
    )
    orbs = tuple(
        replace(orb, x=orb.x + chance.between(-rest, rest), y=orb.y + chance.between(-rest, rest) * 0.5)
        for orb in scene.orbs
    )
    return replace(scene, items=items, orbs=orbs)
