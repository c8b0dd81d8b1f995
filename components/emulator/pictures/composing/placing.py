"""Places for things: chosen by a thing's turn in the prompt, not its name, so that a changed word moves nothing."""

from dataclasses import dataclass, field, replace
from math import ceil

from ..chance import Chance
from ..courses import course_of
from ..extents import extent
from ..mentions import Mention
from ..notes import MANY
from ..palette import colour
from ..scene import Item, Orb
from .frame import depth_for, scale_at
from .stage import Stage

Spot = tuple[float, float]
MOST = 12  # of one thing
FULL = 22
FULLEST = 60  # of all things; more of them come one by one
COARSE = 0.05
LARGEST = 0.66  # of the short side
CROWD = 5  # more than these are spread over the width
STANDING = ("ground", "road", "rails")


@dataclass(slots=True)
class Board:
    """Keep what is placed already."""

    stage: Stage
    place: Chance
    growth: float
    hard: float
    orbs: tuple[Orb, ...]
    mentions: dict[int, Mention]
    items: dict[int, tuple[Item, ...]] = field(default_factory=dict)
    taken: list[tuple[float, float, float]] = field(default_factory=list)  # x, half a width, depth
    flying: list[Spot] = field(default_factory=list)

    def slot(self, turn: int) -> float:
        """Return the middle of the place that a thing has by its turn."""
        side = self.stage.frame.side
        usual = (-0.16, 0.21, -0.34, 0.37, 0.03, -0.25, 0.29)
        chance = self.place.child("slot", turn)
        return 0.5 + side * (usual[turn % len(usual)] + chance.between(-0.045, 0.045))


def placed(board: Board, turn: int, mention: Mention, alone: bool) -> tuple[Item, ...]:
    """Place all of one thing."""
    entry = mention.entry
    count = min(MOST, mention.count or entry.some + round(2 * board.hard))
    if sum(map(len, board.items.values())) > FULLEST:
        count = 1
    elif entry.kind == "plant" and mention.count == MANY:  # a field is full of them
        count = FULL
    items = []
    for which in range(count):
        chance = board.place.child("thing", turn, which)
        if board.stage.whole in ("space", "underwater") and not (
            entry.at in STANDING and board.stage.whole == "underwater"
        ):
            item = _floating(board, turn, which, count, mention, chance)
        elif entry.at in ("air", "near") or board.stage.whole == "in_the_sky":
            item = _flying(board, turn, which, count, mention, chance)
        elif entry.at in ("water", "leap") and board.stage.water_rows:
            item = _afloat(board, turn, which, count, mention, chance)
        else:
            item = _standing(board, turn, which, count, mention, chance, alone)
        items.append(item)
    return tuple(items)


def _size(board: Board, mention: Mention, depth: float, count: int, chance: Chance) -> float:
    """Return a thing's size: by its kind, its depth, the words for it, and how many there are."""
    many = max(0.5, 1 - 0.08 * max(0, count - 2))
    size = mention.entry.size * scale_at(depth) * mention.size * board.growth * many
    size *= chance.between(0.9, 1.1) if count > 1 else 1.0
    box = extent(mention.name)
    widest = 0.86 * board.stage.frame.wide / max(0.05, box.width)
    return min(size, LARGEST * (1 + 0.4 * (min(2.0, board.stage.frame.tall) - 1)), widest)


def _item(mention: Mention, x: float, y: float, size: float, depth: float, chance: Chance, side: int) -> Item:
    return Item(
        motif=mention.name,
        x=x,
        y=y,
        size=size,
        depth=depth,
        chance=chance,
        flip=side * (1 if chance.yes(0.8) else -1) < 0 and not mention.entry.is_lettered,
        haze=0.5 * max(0.0, 0.75 - depth) ** 2,
        colour=colour(mention.colour) if mention.colour else None,
        hair=colour(mention.hair) if mention.hair else None,
    )


def _row(mention: Mention, which: int, count: int, chance: Chance) -> float:
    """Return the share of the way from far to near."""
    if mention.depth:
        depth = {"far": 0.06, "near": 0.92}[mention.depth]
    else:
        depth = depth_for(mention.entry.size * mention.size)
    if not which:
        return min(0.97, max(0.02, depth + chance.between(-0.04, 0.04)))
    if count > CROWD:
        return min(0.95, max(0.02, depth - 0.44 + 0.72 * ((0.382 * which + chance.between(0, 0.15)) % 1)))
    return min(0.97, max(0.02, depth + chance.between(-0.3, 0.12)))


def _first(board: Board, turn: int, which: int, count: int) -> float:
    """Return the wished place: a thing's slot, and for a crowd the whole width in golden steps."""
    slot = board.slot(turn)
    return (slot + 0.618 * which) % 1 if which and count > CROWD else slot


def _free(board: Board, first: float, half: float, depth: float, spread: float, chance: Chance) -> float:
    """Return the place nearest to the wished one that is free, or the freest."""
    low, high = min(0.5, half + 0.015), max(0.5, 1 - half - 0.015)
    half = round(half / COARSE + 0.5) * COARSE  # lest a thing a little wider move the next one

    def room(x: float) -> float:
        return min(
            (
                abs(x - at) - width - half
                for at, width, far in board.taken
                if abs(round(far, 1) - round(depth, 1)) < 0.35
            ),
            default=1.0,
        )

    tries = [first, *(first + (step // 2 + 1) * 0.05 * (1 if step % 2 else -1) for step in range(18))]
    tries = [min(high, max(low, x + chance.between(-spread, spread))) for x in tries]
    fits = [x for x in tries if room(x) > 0.0]
    return fits[0] if fits else max(tries, key=room)


def _standing(board: Board, turn: int, which: int, count: int, mention: Mention, chance: Chance, alone: bool) -> Item:
    frame, depth = board.stage.frame, _row(mention, which, count, chance)
    row = board.stage.road_row if mention.entry.at in ("road", "rails") and board.stage.road_row else None
    seen = min(1.0, 0.5 * depth + 0.5 * frame.depth_of(row)) if row else depth
    size = _size(board, mention, seen, count, chance)
    half = frame.across(size * extent(mention.name).width / 2)
    first = 0.5 - frame.side * 0.06 if alone and not which else _first(board, turn, which, count)
    x = _free(board, first, half * 0.9, depth, 0.0 if not which else 0.12, chance.child("x"))
    lively = mention.entry.kind in ("animal", "person")  # as wide as any of its like
    board.taken.append((x, 2 * COARSE * ceil(half * 0.45 / COARSE) if lively else half * 0.9, depth))
    y = row + frame.up(0.02) * which if row else board.stage.foot(x, depth)
    if mention.entry.at == "bust":  # head and shoulders rise from the lower edge
        size, y = min(0.86, 0.8 * frame.wide), 1.0
    side = 1 if x < 0.5 else -1
    return _item(mention, x, y, size, max(frame.depth_of(y), 0.02), chance, side)


def _afloat(board: Board, turn: int, which: int, count: int, mention: Mention, chance: Chance) -> Item:
    frame, rows = board.stage.frame, board.stage.water_rows or (0.0, 1.0)
    far = mention.depth == "far"
    depth = 0.03 + 0.12 * chance.between(0, 1) if far else _row(mention, which, count, chance)
    y = rows[0] + (rows[1] - rows[0]) * depth * (0.94 if mention.entry.at == "leap" else 0.82)
    seen = 0.4 * depth + 0.6 * frame.depth_of(y)
    size = _size(board, mention, seen, count, chance)
    current = _current(board, y)
    if mention.entry.kind == "building":  # a bridge or a pier spans the water
        y = rows[0] + (rows[1] - rows[0]) * 0.3
        current = _current(board, y)
        size = max(size, 0.78 * min(1.3, frame.wide), 1.2 * current[1] if current else 0.0)
    elif current:
        size = min(size, 0.8 * current[1] / max(0.05, extent(mention.name).width))
    if current:
        item = _item(mention, current[0], y, size, frame.depth_of(y), chance, 1 if chance.yes(0.5) else -1)
        return replace(item, is_afloat=mention.entry.at == "water", has_shadow=False)
    half = frame.across(size * extent(mention.name).width / 2)
    first = _first(board, turn, which, count)
    x = _free(board, first, half, depth, 0.0 if not which else 0.22, chance.child("x"))
    if mention.name == "pier":  # it comes in from the side
        x = 0.5 + frame.side * (0.53 - half)
    board.taken.append((x, half, depth))
    item = _item(mention, x, y, size, frame.depth_of(y), chance, 1 if x < 0.5 else -1)
    return replace(item, is_afloat=mention.entry.at == "water", has_shadow=False)


def _current(board: Board, row: float) -> tuple[float, float] | None:
    """Return where the river is in a row and how wide, in short sides; nothing where there is none."""
    frame = board.stage.frame
    for land in board.stage.lands:
        course = course_of(land) if land.kind == "river" else None
        if course:
            near = max(0.05, (row - land.base) / max(0.01, 1 - land.base))
            return land.x + frame.across(course.aside_at(near)), 2 * course.half * near
    return None


def _flying(board: Board, turn: int, which: int, count: int, mention: Mention, chance: Chance) -> Item:
    """Place what is in the air, clear of the light and of what flies already."""
    frame, near = board.stage.frame, mention.entry.at == "near"
    depth = 0.62 if near else 0.5
    if which:
        depth *= chance.between(0.35, 0.9)
    if mention.depth == "far":
        depth = 0.1
    size = _size(board, mention, depth, count, chance)
    half = (frame.across(size * extent(mention.name).width / 2), frame.up(size * 0.5))
    low, high = (0.4, 0.8) if near else (0.05, max(0.4, frame.horizon - 0.06))
    top, bottom = low + half[1], max(low + half[1] + 0.02, high - half[1])
    taken = [*board.flying, *((orb.x, orb.y) for orb in board.orbs)]
    slot = board.slot(turn)
    tries = [(slot + chance.between(-0.06, 0.06), top + (bottom - top) * chance.between(0.1, 0.6)) for _ in range(5)]
    if which:
        tries = [(chance.between(0.08, 0.92), chance.between(top, bottom)) for _ in range(14)]
    tries = [(min(1 - half[0], max(half[0], x)), y) for x, y in tries]
    x, y = max(tries, key=lambda spot: _room(spot, taken))
    board.flying.append((x, y))
    box = extent(mention.name)
    if box.bottom > -0.25:  # at home on the ground
        y += frame.up((box.top + box.bottom) / 2 * size)
    item = _item(mention, x, y, size, 0.95 if near else 0.42, chance, 1 if x < 0.5 else -1)
    return replace(
        item,
        turn=chance.between(-10, 14) if mention.entry.kind == "animal" else 0.0,
        has_shadow=False,
        haze=0.28 * (0.5 - min(0.5, depth)),
    )


def _floating(board: Board, turn: int, which: int, count: int, mention: Mention, chance: Chance) -> Item:
    """Place something where there is no ground."""
    frame = board.stage.frame
    depth = 0.62 if not which else chance.between(0.26, 0.7)
    size = _size(board, mention, depth, count, chance)
    half = (frame.across(size * extent(mention.name).width / 2), frame.up(size * 0.5))
    slot = board.slot(turn)
    tries = [(slot + chance.between(-0.05, 0.05), chance.between(0.3, 0.6)) for _ in range(4)]
    if which or turn:
        tries = [(chance.between(0.1, 0.9), chance.between(0.14, 0.84)) for _ in range(16)]
    tries = [(min(1 - half[0], max(half[0], x)), min(1 - half[1], max(half[1], y))) for x, y in tries]
    x, y = max(tries, key=lambda spot: _room(spot, board.flying))
    board.flying.append((x, y))
    middle = 0.5 if mention.entry.at in STANDING or mention.entry.at == "water" else 0.0
    item = _item(mention, x, y + frame.up(size * middle), size, 0.3 + 0.5 * depth, chance, 1 if x < 0.5 else -1)
    return replace(item, turn=chance.between(-14, 14), has_shadow=False)


def _room(spot: Spot, taken: list[Spot]) -> float:
    """Return the squared distance to the nearest place that is taken."""
    return min(((spot[0] - x) ** 2 + 0.8 * (spot[1] - y) ** 2 for x, y in taken), default=1.0)
