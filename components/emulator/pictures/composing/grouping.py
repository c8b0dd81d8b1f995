"""How several things stand together: in a row, between two others, around one."""

from collections.abc import Sequence
from dataclasses import replace

from ..courses import course_of
from ..extents import extent
from ..mentions import Link
from ..scene import Item
from .placing import Board

EDGE = 0.03  # of the width, kept free at both ends
ENCLOSING = ("fence", "wall", "hedge", "picket_fence")
LOW = 0.5  # what is lower than this share of a thing may stand before it


def width_of(board: Board, item: Item) -> float:
    """Return how wide an item is, as a share of the picture's width."""
    return board.stage.frame.across(item.size * extent(item.motif).width)


def height_of(item: Item) -> float:
    """Return how tall an item is, in short sides."""
    return item.size * (extent(item.motif).top - extent(item.motif).bottom)


def lined_up(board: Board, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Stand things side by side over the picture, alike in size and looking one way."""
    if len(items) < 2:
        return items
    size = sum(item.size for item in items) / len(items)
    wide = board.stage.frame.across(size * extent(items[0].motif).width) * 1.08
    share = min(1.6, (1 - 2 * EDGE) / (wide * len(items)))
    step = max(wide * share, min(1.6 * wide * share, 0.86 / len(items)))
    first = items[0]
    return tuple(
        replace(
            item,
            x=0.5 + (which - (len(items) - 1) / 2) * step,
            y=first.y,
            size=size * share,
            depth=first.depth + 0.0001 * which,
            flip=first.flip,
            turn=0.0,
            haze=first.haze,
        )
        for which, item in enumerate(items)
    )


def between(board: Board, links: Sequence[Link]) -> None:
    """Set things into the middle, and the first two of the others left and right of them."""
    targets = list(dict.fromkeys(link.to for link in links))
    subjects = board.items[links[0].subject]
    ends = [(at, which) for which in range(2) for at in targets if which < len(board.items[at])]
    ends = sorted(ends[:2]) if len(targets) > 1 else ends[:2]
    if len(ends) < 2:
        return
    pair = [board.items[at][which] for at, which in ends]
    lowest = max(item.size for item in pair)
    subjects = tuple(replace(item, size=min(item.size, 1.5 * lowest)) for item in subjects)
    wide = sum(width_of(board, item) for item in (*pair, *subjects))
    share = min(1.0, (1 - 2 * EDGE) / wide)
    subjects = tuple(replace(item, size=item.size * share) for item in subjects)
    pair = [replace(item, size=item.size * share) for item in pair]
    half = sum(width_of(board, item) for item in subjects) / 2
    low = EDGE + width_of(board, pair[0]) + half
    high = 1 - EDGE - width_of(board, pair[1]) - half
    x = min(max(low, subjects[0].x), max(low, high))
    board.items[links[0].subject] = _side_by_side(board, subjects, x - half)
    feet = subjects[0] if subjects[0].has_shadow or subjects[0].is_afloat else None
    if feet is None:
        board.items[links[0].subject] = tuple(
            replace(item, y=pair[0].y - board.stage.frame.up(0.5 * height_of(pair[0])))
            for item in board.items[links[0].subject]
        )
    for side, (at, which), item in zip((-1, 1), ends, pair, strict=True):
        moved = replace(item, x=x + side * (half + width_of(board, item) / 2))
        if feet and item.has_shadow:
            moved = replace(moved, y=feet.y, depth=max(0.01, feet.depth - 0.002))
        board.items[at] = tuple(moved if one == which else old for one, old in enumerate(board.items[at]))


def _side_by_side(board: Board, items: tuple[Item, ...], left: float) -> tuple[Item, ...]:
    placed = []
    for item in items:
        placed.append(replace(item, x=left + width_of(board, item) / 2, y=items[0].y))
        left += width_of(board, item)
    return tuple(placed)


def around(board: Board, link: Link) -> None:
    """Set things on both sides of the first of the others; what is low, before it as well."""
    frame, target, items = board.stage.frame, board.items[link.to][0], board.items[link.subject]
    if board.mentions[link.subject].entry.at == "air":
        board.items[link.subject] = tuple(_circling(board, item, target, at) for at, item in enumerate(items))
        return
    if not (items[0].has_shadow and target.has_shadow):
        return
    if len(items) == 1 and items[0].motif in ENCLOSING:
        times = 1.5 * width_of(board, target) / width_of(board, items[0])
        size = items[0].size * min(1.6, times)
        y = min(0.985, target.y + frame.up(0.05))
        before = replace(items[0], x=target.x, y=y, size=size, depth=target.depth + 0.05)
        board.items[link.subject] = (before,)
        return
    if len(items) == 1:
        side = frame.side if target.x + frame.side * width_of(board, target) < 0.9 else -frame.side
        gap = (width_of(board, target) + width_of(board, items[0])) / 2
        board.items[link.subject] = (replace(items[0], x=target.x + side * gap, y=target.y),)
        return
    size = sum(item.size for item in items) / len(items)
    items = tuple(replace(item, size=size) for item in items)
    is_low = height_of(items[0]) < LOW * height_of(target)
    own, rows = width_of(board, items[0]), -(-len(items) // 2)
    # Low things stand in a ring before it, others in a row on both sides.
    reach = width_of(board, target) / 2 + own * (0.55 + (0.0 if is_low else 0.9 * (rows - 1)))
    share = min(1.0, (0.5 - EDGE) / (reach + own / 2))
    own, reach = own * share, reach * share
    middle = min(max(EDGE + reach + own / 2, target.x), 1 - EDGE - reach - own / 2)
    board.items[link.to] = (replace(target, x=middle, size=target.size * share), *board.items[link.to][1:])
    moved = []
    for which, item in enumerate(items):
        side, row = (-1 if which % 2 else 1), which // 2
        aside = reach * (1 - row / rows) if is_low else reach - 0.9 * own * row
        down = 0.012 + (0.055 * row / rows if is_low else 0.02 * (rows - 1 - row))
        x, y = middle + side * aside, min(0.985, target.y + frame.up(down))
        depth = max(0.01, target.depth + down)
        moved.append(replace(item, x=x, y=y, size=size * share, depth=depth, flip=x > middle))
    board.items[link.subject] = tuple(moved)


def _circling(board: Board, item: Item, target: Item, which: int) -> Item:
    """Let something fly beside the upper part of another."""
    frame, size = board.stage.frame, min(item.size, 0.7 * target.size)
    side = frame.side if 0.2 < target.x + 0.3 * frame.side < 0.8 else -frame.side
    side = side * (-1 if which % 2 else 1)
    aside = 0.4 * (width_of(board, target) + frame.across(size * extent(item.motif).width))
    y = target.y - frame.up((0.78 - 0.22 * (which // 2)) * height_of(target))
    return replace(item, x=target.x + side * aside, y=max(frame.up(0.5 * size), y), size=size, flip=side > 0)


def along(board: Board, at: int, place: str) -> None:
    """Stand a row beside the road or the river that runs away from us, ever smaller."""
    frame, items = board.stage.frame, board.items[at]
    way = next((land for land in board.stage.lands if land.kind == place and course_of(land)), None)
    course = course_of(way) if way else None
    if way is None or course is None or not items[0].has_shadow:
        return
    tall = board.mentions[at].entry.size * board.mentions[at].size
    moved = []
    for which, item in enumerate(items):
        near = 0.72 * 0.68 ** (which // 2)
        x = 2.0
        for side in (-1, 1) if which % 2 else (1, -1):
            size = 1.4 * tall * (0.12 + near)
            aside = course.aside_at(near) + side * (course.half * near + 0.5 * size * extent(item.motif).width)
            x = x if 0.04 < x < 0.96 else way.x + frame.across(aside)
            near = near if 0.04 < x < 0.96 else near * 0.84
        y = way.base + (1 - way.base) * near
        haze = 0.4 * max(0.0, 0.6 - near) ** 2
        moved.append(replace(item, x=x, y=y, size=size, depth=max(0.01, frame.depth_of(y)), haze=haze))
    board.items[at] = tuple(moved)


def amid(board: Board, link: Link) -> None:
    """Surround things with the others, large enough to be seen."""
    least = 0.24 * height_of(board.items[link.subject][0])
    board.items[link.to] = tuple(
        replace(item, size=item.size * max(1.0, least / max(0.01, height_of(item)))) for item in board.items[link.to]
    )
    around(board, Link(subject=link.to, how="around", to=link.subject))
