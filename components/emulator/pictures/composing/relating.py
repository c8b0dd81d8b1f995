"""How things stand to each other: on, under, in, behind, before, beside, over, holding."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..extents import extent
from ..motifs import motifs
from ..notes import Link, Mention
from ..scene import Item, Land
from .placing import LARGEST, Board

CARRIERS = {"hill": "mound", "island": "island", "cliff": "cliff", "mountain": "mound", "volcano": "volcano"}
ALOFT = ("kite", "balloon", "party_balloon", "sky_lantern")  # what is held by a string
SHELTERS = 1.7  # how much larger than what is below it


def relate(board: Board, links: tuple[Link, ...], shown: dict[int, Mention]) -> None:
    """Move things to where they belong."""
    links = _ordered(links)
    for at, link in enumerate(links):
        if link.subject not in board.items:
            continue
        if link.to in board.items:
            together = [one for one in links if (one.how, one.to) == (link.how, link.to) and one.subject in board.items]
            if link.how != "on":
                HOWS.get(link.how, _beside)(board, link)
            elif links.index(together[0]) == at:
                _on(board, together)
        elif link.to in shown and link.how in ("on", "in", "over"):
            carry(board, link.subject, shown[link.to].name)
        elif link.to in shown and link.how == "behind":
            board.items[link.subject] = tuple(_far_behind(board, item) for item in board.items[link.subject])


def _ordered(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Put what moves a thing before what is moved with it."""
    left, done = list(links), []
    while left:
        moving = {link.subject for link in left}
        ready = [link for link in left if link.to not in moving] or left[:1]
        done += ready
        left = [link for link in left if link not in ready]
    return tuple(sorted(done, key=lambda link: link.how == "holding"))


def carry(board: Board, at: int, place: str) -> None:
    """Put things on a hill, an island or a cliff."""
    land = next((land for land in board.stage.mounds if land.kind == CARRIERS.get(place)), None)
    if land is None or board.items[at][0].is_afloat or not board.items[at][0].has_shadow:
        return
    count, is_tall = len(board.items[at]), board.mentions[at].entry.kind in ("building", "plant")
    most = 0.46 if is_tall else min(0.46, 0.3 * land.width / board.stage.frame.across(1.0))
    board.items[at] = tuple(
        _on_land(board, replace(item, size=min(item.size, most)), land, which, count)
        for which, item in enumerate(board.items[at])
    )


def _on_land(board: Board, item: Item, land: Land, which: int, count: int) -> Item:
    frame = board.stage.frame
    spread = 0.0 if count == 1 else (which / (count - 1) - 0.5) * (0.5 if land.kind != "cliff" else 0.3)
    inside = 0.0 if land.kind != "cliff" else 0.3 * frame.side
    x = land.x + (spread + inside) * land.width
    sunk = frame.up(0.008 + 0.012 * item.size)
    return replace(
        item,
        x=x,
        y=land.base - frame.up(land.height_at(x)) + sunk,
        depth=land.depth + 0.004,
        has_shadow=False,
    )


def _far_behind(board: Board, item: Item) -> Item:
    """Move a thing to the horizon, half hidden by what stands there."""
    frame = board.stage.frame
    carriers = board.stage.mounds
    x = carriers[0].x + carriers[0].width * 0.42 * frame.side if carriers else item.x
    return replace(item, x=min(0.95, max(0.05, x)), y=frame.row_of(0.01), depth=0.004, size=item.size * 0.6)


def _top(board: Board, item: Item, at: tuple[float, float]) -> tuple[float, float]:
    """Return the picture's place of a point in an item's frame."""
    frame = board.stage.frame
    return item.x + frame.across(at[0] * item.size * (-1 if item.flip else 1)), item.y - frame.up(at[1] * item.size)


def _on(board: Board, links: Sequence[Link]) -> None:
    """Seat things side by side on the first of the others; what has no seat is stood before."""
    target, frame = board.items[links[0].to][0], board.stage.frame
    seat = board.mentions[links[0].to].entry.seat or ((0.0, extent(target.motif).top) if target.has_shadow else None)
    if seat is None:
        _over(board, links[0])
        return
    x, y = _top(board, target, seat)
    is_vessel = target.is_afloat and board.mentions[links[0].to].entry.kind == "vehicle"
    if is_vessel:  # its side hides the legs
        y += frame.up(0.05 * target.size)
    seated = [(link.subject, _seated(item, target, is_vessel)) for link in links for item in board.items[link.subject]]
    widths = [frame.across(item.size * extent(item.motif).width * 0.92) for _, item in seated]
    left = x - sum(widths) / 2
    for link in links:
        board.items[link.subject] = ()
    for (subject, item), width in zip(seated, widths, strict=True):
        box = extent(item.motif)
        low = frame.up(box.bottom * item.size) if box.bottom < -0.2 else 0.0
        board.items[subject] += (replace(item, x=left + width / 2, y=y + low),)
        left += width


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


def _under(board: Board, link: Link) -> None:
    """Shelter things below the first of the others, which grows over them."""
    target, frame = board.items[link.to][0], board.stage.frame
    if not target.has_shadow and target.motif not in ("umbrella",):
        return
    size = max(item.size for item in board.items[link.subject])
    grown = min(1.2, max(target.size, SHELTERS * size))
    shelter = replace(target, size=grown)
    board.items[link.to] = (shelter, *board.items[link.to][1:])
    board.items[link.subject] = _in_a_row(
        board, link.subject, shelter, y=shelter.y + frame.up(0.012), depth=shelter.depth + 0.004
    )


def _in_a_row(board: Board, at: int, target: Item, y: float, depth: float) -> tuple[Item, ...]:
    """Stand things side by side, centred below another."""
    frame, items = board.stage.frame, board.items[at]
    widths = [frame.across(item.size * extent(item.motif).width * 0.85) for item in items]
    x = target.x - sum(widths) / 2
    row = []
    for item, width in zip(items, widths, strict=True):
        row.append(replace(item, x=x + width / 2, y=y, depth=depth))
        x += width
    return tuple(row)


def _in(board: Board, link: Link) -> None:
    """Put things into a vessel or a basket, half hidden; before a house."""
    target = board.items[link.to][0]
    entry = board.mentions[link.to].entry
    if entry.seat and entry.kind in ("vehicle", "object"):
        _on(board, [link])
        board.items[link.subject] = tuple(
            replace(item, depth=target.depth - 0.001) for item in board.items[link.subject]
        )
    else:
        _before(board, link)


def _behind(board: Board, link: Link) -> None:
    _aside(board, link, 0.28, -0.02)


def _before(board: Board, link: Link) -> None:
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


def _beside(board: Board, link: Link) -> None:
    """Stand things next to another, where both are at home on the same ground."""
    target, frame = board.items[link.to][0], board.stage.frame
    items = board.items[link.subject]
    if not (target.has_shadow and items[0].has_shadow) or len(items) > 2:
        return
    moved = []
    for which, item in enumerate(items):
        gap = frame.across(target.size * extent(target.motif).width + item.size * extent(item.motif).width) / 2
        side = frame.side if 0.08 < target.x + frame.side * gap < 0.92 else -frame.side
        x = target.x + side * gap * (1 if which == 0 else -1)
        moved.append(
            replace(
                item, x=min(0.96, max(0.04, x)), y=max(item.y, target.y), depth=max(item.depth, target.depth + 0.002)
            )
        )
    board.items[link.subject] = tuple(moved)


def _over(board: Board, link: Link) -> None:
    """Lift things above another."""
    target, frame = board.items[link.to][0], board.stage.frame
    if target.is_afloat and board.items[link.subject][0].is_afloat:
        return
    top = target.y - frame.up(extent(target.motif).top * target.size)
    lifted = []
    room = max(0.3, top / frame.up(1.0) - 0.05)
    for which, one in enumerate(board.items[link.subject]):
        box = extent(one.motif)
        item = replace(one, size=min(one.size, room / (box.top - box.bottom)))
        y = max(
            frame.up(0.03 + box.top * item.size), top - frame.up(0.04 - box.bottom * item.size) - frame.up(0.1) * which
        )
        x = target.x + frame.side * 0.09 * which
        lifted.append(
            replace(
                item,
                x=min(0.92, max(0.08, x)),
                y=y,
                depth=max(item.depth, target.depth),
                has_shadow=False,
                is_afloat=False,
            )
        )
    board.items[link.subject] = tuple(lifted)


def _holding(board: Board, link: Link) -> None:
    """Give the first of the others into the hand of who holds it."""
    holder, held = board.items[link.subject][0], board.items[link.to][0]
    is_aloft = held.motif in ALOFT
    if holder.motif == held.motif or (
        not is_aloft and board.mentions[link.to].entry.kind in ("animal", "building", "vehicle", "person")
    ):
        _beside(board, Link(subject=link.to, how="beside", to=link.subject))
        return
    frame, side = board.stage.frame, -1 if holder.flip else 1
    hand = (holder.x + side * frame.across(0.17 * holder.size), holder.y - frame.up(0.45 * holder.size))
    if held.motif == "umbrella":
        moved = replace(
            held,
            x=holder.x + side * frame.across(0.1 * holder.size),
            y=holder.y - frame.up(0.32 * holder.size),
            size=min(LARGEST, 0.95 * holder.size),
        )
    elif is_aloft:
        x = min(0.9, max(0.1, holder.x + side * frame.across(0.42 * holder.size)))
        y = max(frame.up(0.12), holder.y - frame.up(1.25 * holder.size))
        toy = "party_balloon" if held.motif == "balloon" else held.motif
        moved = replace(held, motif=toy if toy in motifs() else held.motif, x=x, y=y, size=0.5 * holder.size)
    elif held.has_shadow and extent(held.motif).top * held.size > 0.9 * holder.size:
        _beside(board, link)
        return
    else:
        size = min(held.size, 0.36 * holder.size)
        middle = (extent(held.motif).top + extent(held.motif).bottom) / 2 * size
        moved = replace(held, x=hand[0], y=hand[1] + frame.up(middle), size=size)
    board.items[link.to] = (
        replace(moved, depth=holder.depth + 0.003, has_shadow=False, turn=0.0),
        *board.items[link.to][1:],
    )


HOWS: dict[str, Callable[[Board, Link], None]] = {
    "over": _over,
    "under": _under,
    "in": _in,
    "behind": _behind,
    "before": _before,
    "beside": _beside,
    "holding": _holding,
}
