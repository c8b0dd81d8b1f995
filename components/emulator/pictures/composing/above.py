"""What is above another, and what is sheltered below."""

from collections.abc import Sequence
from dataclasses import replace

from ..extents import extent
from ..mentions import Link
from ..scene import Item
from .grouping import height_of, width_of
from .placing import Board

MOST_LIFTED = 3
SHELTERS = 1.7  # how much larger than what is below it


def over(board: Board, link: Link) -> None:
    """Lift things above another, which gives way where the picture is too low for both."""
    target, frame = board.items[link.to][0], board.stage.frame
    items = board.items[link.subject]
    if target.is_afloat and items[0].is_afloat:
        return
    need = min(0.42, 0.8 * max(height_of(item) for item in items)) + 0.06
    room = target.y / frame.up(1.0) - extent(target.motif).top * target.size
    if room < need and board.mentions[link.to].entry.at == "ground":
        target = replace(target, size=max(0.66 * target.size, target.size - (need - room) / extent(target.motif).top))
        board.items[link.to] = (target, *board.items[link.to][1:])
    if len(items) > MOST_LIFTED and board.mentions[link.subject].entry.at == "air":
        return  # a flock keeps the whole sky
    top = target.y - frame.up(extent(target.motif).top * target.size)
    board.items[link.subject] = tuple(_lifted(board, item, target, top, at) for at, item in enumerate(items))


def _lifted(board: Board, one: Item, target: Item, top: float, which: int) -> Item:
    frame, box = board.stage.frame, extent(one.motif)
    room = max(0.24, top / frame.up(1.0) - 0.05)
    item = replace(one, size=min(one.size, room / (box.top - box.bottom)))
    above = top - frame.up(0.04 - box.bottom * item.size) - frame.up(0.1) * which
    x = target.x + frame.side * 0.09 * which
    return replace(
        item,
        x=min(0.92, max(0.08, x)),
        y=max(frame.up(0.03 + box.top * item.size), above),
        depth=max(item.depth, target.depth),
        has_shadow=False,
        is_afloat=False,
    )


def under(board: Board, links: Sequence[Link]) -> None:
    """Shelter things side by side below the first of the others, which grows over them."""
    to, frame = links[0].to, board.stage.frame
    target = board.items[to][0]
    if not target.has_shadow and target.motif not in ("umbrella",):
        return
    sheltered = [(link.subject, item) for link in links for item in board.items[link.subject]]
    widths = [0.85 * width_of(board, item) for _, item in sheltered]
    largest = max(SHELTERS * max(item.size for _, item in sheltered), 1.2 * sum(widths) / max(0.01, frame.across(1.0)))
    shelter = replace(target, size=min(1.2, max(target.size, largest)))
    board.items[to] = (shelter, *board.items[to][1:])
    y, x = shelter.y + frame.up(0.012), shelter.x - sum(widths) / 2
    for link in links:
        board.items[link.subject] = ()
    for (at, item), width in zip(sheltered, widths, strict=True):
        moved = replace(item, x=x + width / 2, y=y, depth=shelter.depth + 0.004)
        board.items[at] = (*board.items[at], moved)
        x += width
