"""What stands on the forms of the land, or behind them."""

from dataclasses import replace

from ..extents import extent
from ..scene import Item, Land
from .placing import Board

CARRIERS = {"hill": "mound", "island": "island", "cliff": "cliff", "mountain": "mound", "volcano": "volcano"}
ASIDES = (0.0, 0.2, -0.2, 0.1, -0.1, 0.3, -0.3)
NARROW = {"mound": 0.6, "cliff": 0.45}  # how much of that is in the picture
NEAR_BY = 0.0075  # of depth: on the same land


def carry(board: Board, at: int, place: str) -> None:
    """Put things on a hill, an island or a cliff."""
    land = next((land for land in board.stage.mounds if land.kind == CARRIERS.get(place)), None)
    if land is None or board.items[at][0].is_afloat or not board.items[at][0].has_shadow:
        return
    count, is_tall = len(board.items[at]), board.mentions[at].entry.kind in ("building", "plant")
    wide = land.width / board.stage.frame.across(1.0)
    most = 0.46 if count == 1 else min(0.4, 0.62 * wide / count)
    most = (most if is_tall else min(most, 0.3 * wide)) * min(1.0, board.mentions[at].size)
    if board.mentions[at].entry.kind == "object":  # lest a chest be as large as its island
        most = min(most, 0.7 * board.mentions[at].entry.size)
    if _others(board, at, land):
        most = min(most, 0.9 * board.mentions[at].entry.size)
    items = tuple(replace(item, size=min(item.size, most)) for item in board.items[at])
    aside = _aside(board, at, items[0], land) if count == 1 else 0.0
    board.items[at] = tuple(_on_land(board, item, land, which, count, aside) for which, item in enumerate(items))


def _others(board: Board, at: int, land: Land) -> list[tuple[float, float]]:
    """Return where other things are carried by the same land, and half their widths."""
    frame = board.stage.frame
    return [
        (one.x, frame.across(one.size * extent(one.motif).width / 2))
        for other, items in board.items.items()
        for one in items
        if other != at and not (one.has_shadow or one.is_afloat) and abs(one.depth - land.depth) < NEAR_BY
    ]


def _aside(board: Board, at: int, item: Item, land: Land) -> float:
    """Return how far from the middle a thing finds room beside others that are carried, as a share of the width."""
    frame = board.stage.frame
    others, narrow = _others(board, at, land), NARROW.get(land.kind, 1.0)
    half = frame.across(item.size * extent(item.motif).width / 2)

    def room(aside: float) -> float:
        x = land.x + (aside + _inland(board, land)) * land.width
        return min((abs(x - other) - 0.7 * (half + wide) for other, wide in others), default=1.0)

    asides = [aside * narrow for aside in ASIDES]
    return next((aside for aside in asides if room(aside) >= 0), max(asides, key=room))


def _inland(board: Board, land: Land) -> float:
    """Return where a cliff carries things, as a share of its width from its middle, which is beyond the edge."""
    return 0.3 * board.stage.frame.side if land.kind == "cliff" else 0.0


def _on_land(board: Board, item: Item, land: Land, which: int, count: int, aside: float) -> Item:
    """Stand one of many on the crest, or in rows down the face of a hill."""
    frame = board.stage.frame
    rows = 1 if count < 4 or land.kind != "mound" else 2 if count < 8 else 3
    row, each = which % rows, -(-count // rows)
    at = (which // rows + (0.5 * (row % 2) if rows > 1 else 0.0)) / max(1, each - 1) if count > 1 else 0.5
    spread = (at - 0.5) * (0.4 if land.kind != "cliff" else 0.16)
    half = min(0.5, frame.across(item.size * extent(item.motif).width / 2) + 0.02)
    x = min(1 - half, max(half, land.x + (spread + _inland(board, land) + aside) * land.width))
    sunk = frame.up(0.008 + 0.012 * item.size)
    return replace(
        item,
        x=x,
        y=land.base - frame.up(land.height_at(x)) * (1 - 0.32 * row) + sunk,
        depth=land.depth + 0.004 + 0.001 * row,
        has_shadow=False,
    )


def far_behind(board: Board, item: Item) -> Item:
    """Move a thing to the horizon, half hidden by what stands there."""
    frame = board.stage.frame
    carriers = board.stage.mounds
    x = carriers[0].x + carriers[0].width * 0.42 * frame.side if carriers else item.x
    return replace(item, x=min(0.95, max(0.05, x)), y=frame.row_of(0.01), depth=0.004, size=item.size * 0.6)


def on_moon(board: Board, at: int) -> None:
    """Seat things on the moon: in the bend of a crescent, on top of a full one."""
    moon = next((orb for orb in board.orbs if orb.is_moon), None)
    if moon is None:
        return
    frame, items = board.stage.frame, board.items[at]
    is_bent = moon.phase == "crescent"
    first = (0.0, 0.62, -0.62)[min(2, len(_moonlings(board, at)))]
    seated = []
    for which, item in enumerate(items):
        box = extent(item.motif)
        size = min(item.size, (1.15 if is_bent else 1.4) * moon.radius) / max(0.4, box.top - box.bottom)
        aside = (which - (len(items) - 1) / 2) * size * box.width + first * moon.radius
        row = moon.y + frame.up(moon.radius * (0.74 if is_bent else -0.97 + 0.2 * abs(first)) + box.bottom * size)
        x = moon.x + frame.across(aside + (0.3 * moon.radius if is_bent else 0.0))
        seated.append(replace(item, x=x, y=row, size=size, depth=0.02, haze=0.0, has_shadow=False, is_afloat=False))
    board.items[at] = tuple(seated)


def _moonlings(board: Board, at: int) -> list[Item]:
    """Return what sits on the moon already."""
    return [one for other, items in board.items.items() if other != at for one in items[:1] if one.depth == 0.02]
