"""What sits on another or in it: on a roof, in a boat, among branches."""

from collections.abc import Sequence
from dataclasses import replace

from ..extents import extent
from ..mentions import Link
from ..scene import Item
from .above import over
from .grouping import height_of, width_of
from .placing import STANDING, Board
from .sides import before
from .tables import TABLES, larger

SUNK = 0.36  # of a rider's height
SOFT = ("sofa", "armchair", "bed", "chair", "hammock", "throne", "bench")


def on(board: Board, links: Sequence[Link]) -> None:
    """Seat things side by side on the first of the others; what has no seat is stood before."""
    target, frame = board.items[links[0].to][0], board.stage.frame
    entry = board.mentions[links[0].to].entry
    stands = target.has_shadow or entry.at in STANDING  # on another, too: "a cat on a dog on a horse"
    seat = entry.seat or ((0.0, extent(target.motif).top) if stands else None)
    if seat is None:
        over(board, links[0])
        return
    if _ridden(board, links[0], target):
        return
    target = _large_enough(board, links, target)
    x, y = _top(board, target, seat)
    is_vessel = target.is_afloat and (board.mentions[links[0].to].entry.kind == "vehicle" or "bridge" in target.motif)
    if is_vessel:  # its side, or the parapet, hides the legs
        y += frame.up(0.05 * target.size)
    astride = board.mentions[links[0].to].entry.kind == "animal"
    seated = [
        (
            link.subject,
            _astride(board, link, _seated(item, target, is_vessel)) if astride else _seated(item, target, is_vessel),
        )
        for link in links
        for item in board.items[link.subject]
    ]
    widths = [frame.across(item.size * extent(item.motif).width * 0.92) for _, item in seated]
    if target.motif in TABLES and sum(widths) > (wide := width_of(board, target)):
        larger(board, links[0].to, sum(widths) / wide)
        x, y = _top(board, board.items[links[0].to][0], seat)
    widths = [width * min(1.0, 0.94 / sum(widths)) for width in widths]  # many crowd together
    left = min(max(0.03, x - sum(widths) / 2), 0.97 - sum(widths))
    for link in links:
        board.items[link.subject] = ()
    for (subject, item), width in zip(seated, widths, strict=True):
        box = extent(item.motif)
        low = frame.up(box.bottom * item.size) if box.bottom < -0.2 else 0.0
        sunk = frame.up(SUNK * item.size) if item.depth < target.depth and astride else 0.0
        board.items[subject] += (replace(item, x=left + width / 2, y=y + low + sunk),)
        left += width


def _ridden(board: Board, link: Link, target: Item) -> bool:
    """Let a person on a bicycle be a cyclist, on one of its colour."""
    if target.motif != "bicycle" or board.mentions[link.subject].entry.kind != "person":
        return False
    riders = board.items[link.subject]
    board.items[link.subject] = tuple(
        replace(target, motif="cyclist", x=one.x, size=max(one.size, target.size)) for one in riders
    )
    board.items[link.to] = ()
    return True


def _large_enough(board: Board, links: Sequence[Link], target: Item) -> Item:
    """Let a ball or a bicycle grow under who is on it."""
    largest = max(item.size for link in links for item in board.items[link.subject])
    if board.mentions[links[0].to].entry.kind != "object" or target.size > largest:
        return target
    grown = replace(target, size=min(0.6, 1.1 * largest))
    board.items[links[0].to] = (grown, *board.items[links[0].to][1:])
    return grown


def _astride(board: Board, link: Link, item: Item) -> Item:
    """Let a person sit on an animal, whose flank hides the legs."""
    is_person = board.mentions[link.subject].entry.kind == "person"
    return replace(item, depth=item.depth - 0.004) if is_person else item


def _seated(item: Item, target: Item, is_vessel: bool) -> Item:
    size = min(max(item.size * 0.9, 0.3 * target.size), 0.62 * target.size)
    return replace(
        item,
        size=size,
        depth=target.depth + (-0.001 if is_vessel else 0.003),
        has_shadow=False,
        is_afloat=False,
        turn=0.0,
        flip=target.flip,
    )


def inside(board: Board, link: Link) -> None:
    """Put things into a vessel or a basket, half hidden; before a house."""
    target = board.items[link.to][0]
    entry = board.mentions[link.to].entry
    if entry.kind == "plant" and height_of(target) > 1.4 * height_of(board.items[link.subject][0]):
        among_branches(board, link, target)
    elif target.motif in SOFT:
        on(board, [link])
    elif entry.seat and entry.kind in ("vehicle", "object"):
        on(board, [link])
        board.items[link.subject] = tuple(
            replace(item, depth=target.depth - 0.001) for item in board.items[link.subject]
        )
    else:
        before(board, link)


def among_branches(board: Board, link: Link, target: Item) -> None:
    """Set animals and children into the crown of a tree, others below it."""
    if board.mentions[link.subject].entry.kind not in ("animal", "person"):
        before(board, link)
        return
    frame, items = board.stage.frame, board.items[link.subject]
    for which, item in enumerate(items):
        aside = (which - (len(items) - 1) / 2) * 0.5 * extent(target.motif).width / len(items)
        others = [one for at, found in board.items.items() if at != link.subject for one in found]
        taken = sum(one.depth == target.depth + 0.003 for one in others)
        aside += (0.06, -0.2, 0.28, -0.3)[min(3, taken)]
        x, y = _top(board, target, (aside, extent(target.motif).top * 0.5))
        box, size = extent(item.motif), min(item.size, 0.36 * target.size)
        low = frame.up(box.bottom * size) if box.bottom < -0.2 else 0.0
        seated = _seated(replace(item, size=size), target, is_vessel=False)
        board.items[link.subject] = tuple(
            replace(seated, x=x, y=y + low, size=size) if one == which else old
            for one, old in enumerate(board.items[link.subject])
        )


def _top(board: Board, item: Item, at: tuple[float, float]) -> tuple[float, float]:
    """Return the picture's place of a point in an item's frame."""
    frame = board.stage.frame
    return item.x + frame.across(at[0] * item.size * (-1 if item.flip else 1)), item.y - frame.up(at[1] * item.size)
