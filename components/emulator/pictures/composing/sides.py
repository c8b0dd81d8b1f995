"""What stands next to another: beside, before or behind it."""

from dataclasses import replace

from ..extents import extent
from ..mentions import Link
from ..scene import Item
from .placing import Board


def beside(board: Board, link: Link) -> None:
    """Stand things next to another, where both are at home on the same ground."""
    target, frame = board.items[link.to][0], board.stage.frame
    items = board.items[link.subject]
    if not (target.has_shadow and items[0].has_shadow) or len(items) > 2:
        return
    moved = []
    for which, item in enumerate(items):
        gap = frame.across(target.size * extent(target.motif).width + item.size * extent(item.motif).width) * 0.54
        side = _free_side(board, link, target, gap)
        x = target.x + side * gap * (1 if which == 0 else -1)
        moved.append(
            replace(
                item, x=min(0.96, max(0.04, x)), y=max(item.y, target.y), depth=max(item.depth, target.depth + 0.002)
            )
        )
    board.items[link.subject] = tuple(moved)


def _free_side(board: Board, link: Link, target: Item, gap: float) -> int:
    """Return the side of a thing that is in the picture and that nothing else has taken."""
    others = [
        item.x
        for at, items in board.items.items()
        if at not in (link.subject, link.to)
        for item in items
        if item.depth > 0.2
    ]

    def room(side: int) -> float:
        x = target.x + side * gap
        near = min((abs(x - other) for other in others), default=1.0)
        return (1.0 if 0.08 < x < 0.92 else 0.0) + (0.5 if near > 0.5 * gap else 0.0)

    side = board.stage.frame.side
    return side if room(side) >= room(-side) else -side


def behind(board: Board, link: Link) -> None:
    _aside(board, link, 0.28, -0.02)


def before(board: Board, link: Link) -> None:
    _aside(board, link, 0.3, 0.06)


def _aside(board: Board, link: Link, shift: float, nearer: float) -> None:
    """Stand things partly behind or before another."""
    target, frame = board.items[link.to][0], board.stage.frame
    if not target.has_shadow:
        return
    moved = []
    for which, item in enumerate(board.items[link.subject]):
        width = frame.across(target.size * extent(target.motif).width)
        x = min(0.95, max(0.05, target.x + frame.side * width * shift * (1 if which % 2 else -1) * (1 + which // 2)))
        y = target.y + frame.up(nearer) if item.has_shadow or item.is_afloat else item.y
        moved.append(replace(item, x=x, y=min(0.985, y), depth=max(0.01, target.depth + nearer)))
    board.items[link.subject] = tuple(moved)
