"""What somebody holds."""

from dataclasses import replace

from ..extents import extent
from ..mentions import Link
from ..motifs import motifs
from ..scene import Item
from .placing import LARGEST, Board
from .sides import beside

WORN = ("crown", "hat")
ALOFT = ("kite", "balloon", "party_balloon", "sky_lantern")  # what is held by a string


def holding(board: Board, link: Link) -> None:
    """Give the first of the others into the hand of who holds it."""
    holder, held = board.items[link.subject][0], board.items[link.to][0]
    is_aloft = held.motif in ALOFT
    if holder.motif == held.motif or (
        not is_aloft and board.mentions[link.to].entry.kind in ("animal", "building", "vehicle", "person")
    ):
        beside(board, Link(subject=link.to, how="beside", to=link.subject))
        return
    sizes = [board.mentions[at].entry.size for at in (link.to, link.subject)]
    is_large = held.has_shadow and not is_aloft and held.motif != "umbrella" and sizes[0] > 1.9 * sizes[1]
    moved = None if is_large else _in_hand(board, holder, held, is_aloft)
    if moved is None:
        beside(board, link)
        return
    board.items[link.to] = (
        replace(moved, depth=holder.depth + 0.003, has_shadow=False, turn=0.0),
        *board.items[link.to][1:],
    )


def _in_hand(board: Board, holder: Item, held: Item, is_aloft: bool) -> Item:
    """Return a thing as it is held."""
    frame, side = board.stage.frame, -1 if holder.flip else 1
    if held.motif in WORN:
        head, box = extent(holder.motif), extent(held.motif)
        size = 0.26 * holder.size / max(0.3, box.width)
        x = holder.x + side * frame.across(head.crest * holder.size)
        return replace(held, x=x, y=holder.y - frame.up((head.top - 0.06) * holder.size), size=size, flip=False)
    hand = (holder.x + side * frame.across(0.17 * holder.size), holder.y - frame.up(0.45 * holder.size))
    if held.motif == "umbrella":
        return replace(
            held,
            x=holder.x + side * frame.across(0.1 * holder.size),
            y=holder.y - frame.up(0.32 * holder.size),
            size=min(LARGEST, 0.95 * holder.size),
        )
    if is_aloft:
        x = min(0.9, max(0.1, holder.x + side * frame.across(0.42 * holder.size)))
        y = max(frame.up(0.12), holder.y - frame.up(1.25 * holder.size))
        toy = "party_balloon" if held.motif == "balloon" else held.motif
        return replace(held, motif=toy if toy in motifs() else held.motif, x=x, y=y, size=0.5 * holder.size)
    size = min(held.size, 0.42 * holder.size)
    middle = (extent(held.motif).top + extent(held.motif).bottom) / 2 * size
    return replace(held, x=hand[0], y=hand[1] + frame.up(middle), size=size)
