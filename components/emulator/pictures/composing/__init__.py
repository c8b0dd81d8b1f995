"""Compose a scene: what is in it, and where."""

from dataclasses import replace
from math import ceil

from ..chance import Chance
from ..extents import extent
from ..guidance import adherence, excess
from ..notes import Link, Mention
from ..palette import Palette, colour
from ..picture import Picture
from ..reading import read
from ..scene import Item, Land, Orb, Scene
from .carrying import carry
from .cast import Cast, cast_of
from .clearing import clear
from .extras import extras_of
from .frame import depth_for, scale_at
from .lights import cover_of, orbs_of, stars_of
from .mood import hour_of, palette_of
from .placing import MOST, Board, placed
from .relating import relate
from .stage import Stage, stage_of

ABREAST = 1.15  # how many widths of the picture all things may take, as they stand behind each other, too
LEAST = 0.45
COARSE = 0.25  # lest a dog make the house smaller than a cat does


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
    items = _items(stage, place, cast, orbs, excess(picture.guidance), wanted.links)
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


def _items(
    stage: Stage, place: Chance, cast: Cast, orbs: tuple[Orb, ...], hard: float, links: tuple[Link, ...]
) -> tuple[Item, ...]:
    """Place everything that stands, floats or flies, far to near."""
    things = cast.things
    board = Board(stage=stage, place=place, growth=_growth(things, links, stage), hard=hard, orbs=orbs, mentions=things)
    for turn, (at, mention) in enumerate(sorted(things.items())):
        board.items[at] = placed(board, turn, mention, alone=len(things) == 1)
    for at, mention in things.items():
        _home(board, at, mention.entry.kind)
    kept = tuple(link for link in links if link.to not in cast.hidden)
    relate(board, kept, cast.shown)
    clear(board, links)
    shown = [item for at, items in board.items.items() if at not in cast.hidden for item in items]
    return tuple(sorted([*shown, *extras_of(stage, place, cast)], key=lambda item: item.depth))


def _home(board: Board, at: int, kind: str) -> None:
    """Put buildings and trees on the island or the hill that there is."""
    carriers = {land.kind for land in board.stage.mounds}
    if kind in ("building",) and "mound" in carriers:
        carry(board, at, "hill")
    elif board.stage.ground == "water" and kind in ("building", "plant") and "island" in carriers:
        carry(board, at, "island")
    elif board.stage.ground == "water" and not any(land.kind == "shore" for land in board.stage.lands):
        for place in ("island", "cliff"):
            carry(board, at, place)


def _growth(things: dict[int, Mention], links: tuple[Link, ...], stage: Stage) -> float:
    """Return how much larger than usual things are drawn: the fewer there are, the larger."""
    held = {link.to for link in links if link.how == "holding"}
    free = [mention for at, mention in things.items() if at not in held]
    if not free:
        return 1.0
    largest = max(mention.entry.size * scale_at(depth_for(mention.entry.size)) for mention in free)
    number = sum(mention.count or mention.entry.some for mention in free) + ("island" in stage.places)
    is_close = any(mention.depth == "near" for mention in free) and all(mention.depth != "far" for mention in free)
    frame = stage.frame
    has_depth = stage.whole in ("underwater", "space", "in_the_sky")  # one above the other, too
    # A tall picture has room for them, but not beside an island.
    high = 1 + (0.0 if "island" in stage.places else 0.42) * (min(2.0, frame.tall) - 1)
    wish = {1: 0.54, 2: 0.44, 3: 0.36}.get(number, 0.42 if has_depth else 0.3) * high * (1.3 if is_close else 1.0)
    rows = 1.6 if has_depth else 1.3 * min(1.5, frame.tall) if stage.ground == "water" else 1.0
    is_wooded = any(land.kind == "trunks" for land in stage.lands)
    carried = 0.4 if "island" in stage.places else 0.0  # an island wants to be seen, too
    breadth = COARSE * max(1, ceil((sum(_breadth(mention) for mention in free) + carried) / COARSE))
    most = ABREAST * rows * frame.wide * (0.8 if is_wooded else 1.0) / breadth
    if all(mention.depth == "far" for mention in free):
        return min(1.0, most)
    growth = min((4.0 if is_close else 2.6) * high, max(1.0 if number < 5 else 0.8, wish / largest))
    return max(LEAST, min(growth, most)) if number > 1 else growth


def _breadth(mention: Mention) -> float:
    """Return how wide all of one thing are, side by side; what flies or is far takes no room."""
    if mention.entry.at == "air" or mention.depth == "far":
        return 0.0
    count = min(MOST, mention.count or mention.entry.some)
    many = max(0.5, 1 - 0.08 * max(0, count - 2))
    size = mention.entry.size * mention.size
    many *= 1.25 if mention.entry.at in ("road", "rails") else 1.0  # one behind the other
    return count * many * size * scale_at(depth_for(size)) * extent(mention.name).width


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
