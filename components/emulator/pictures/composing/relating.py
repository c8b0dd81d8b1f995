"""How things stand to each other: on, under, in, behind, before, beside, between, around, over, holding."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..extents import extent
from ..motifs import motifs
from ..notes import Link, Mention
from ..scene import Item
from .carrying import carry, far_behind, on_moon
from .grouping import along, amid, around, between, height_of, lined_up, width_of
from .placing import LARGEST, Board
from .tables import TABLES, laid, larger

ALOFT = ("kite", "balloon", "party_balloon", "sky_lantern")  # what is held by a string
SHELTERS = 1.7  # how much larger than what is below it


def relate(board: Board, links: tuple[Link, ...], shown: dict[int, Mention]) -> None:
    """Move things to where they belong."""
    links = _ordered((*links, *laid(board, links)))
    for at, mention in board.mentions.items():
        if mention.is_row:
            board.items[at] = lined_up(board, board.items[at])
            if at not in {link.subject for link in links} and mention.entry.kind == "plant":
                along(board, at, "road")
                along(board, at, "river")
    for at, link in enumerate(links):
        if link.subject not in board.items:
            continue
        if link.to in board.items:
            together = [one for one in links if (one.how, one.to) == (link.how, link.to) and one.subject in board.items]
            if link.how == "between":
                between(board, [one for one in links if one.how == "between" and one.subject == link.subject])
            elif link.how not in TOGETHER:
                HOWS.get(link.how, _beside)(board, link)
            elif links.index(together[0]) == at:
                TOGETHER[link.how](board, together)
        elif link.to in shown and board.mentions[link.subject].is_row and link.how in ("in", "beside"):
            along(board, link.subject, shown[link.to].name)
        elif link.to in shown and link.how == "on" and shown[link.to].name in ("moon", "crescent"):
            on_moon(board, link.subject)
        elif link.to in shown and link.how in ("on", "in", "over"):
            carry(board, link.subject, shown[link.to].name)
        elif link.to in shown and link.how == "behind":
            board.items[link.subject] = tuple(far_behind(board, item) for item in board.items[link.subject])


def _ordered(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Put what moves a thing before what is moved with it."""
    left, done = list(links), []
    while left:
        moving = {link.subject for link in left}
        ready = [link for link in left if link.to not in moving] or left[:1]
        done += ready
        left = [link for link in left if link not in ready]
    return tuple(sorted(done, key=lambda link: link.how == "holding"))


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


def _under(board: Board, links: Sequence[Link]) -> None:
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


def _in(board: Board, link: Link) -> None:
    """Put things into a vessel or a basket, half hidden; before a house."""
    target = board.items[link.to][0]
    entry = board.mentions[link.to].entry
    if entry.kind == "plant" and height_of(target) > 1.4 * height_of(board.items[link.subject][0]):
        _among_branches(board, link, target)
    elif entry.seat and entry.kind in ("vehicle", "object"):
        _on(board, [link])
        board.items[link.subject] = tuple(
            replace(item, depth=target.depth - 0.001) for item in board.items[link.subject]
        )
    else:
        _before(board, link)


def _among_branches(board: Board, link: Link, target: Item) -> None:
    """Set animals and children into the crown of a tree, others below it."""
    if board.mentions[link.subject].entry.kind not in ("animal", "person"):
        _before(board, link)
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


def _beside(board: Board, link: Link) -> None:
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


def _over(board: Board, link: Link) -> None:
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


TOGETHER: dict[str, Callable[[Board, Sequence[Link]], None]] = {"on": _on, "under": _under}
HOWS: dict[str, Callable[[Board, Link], None]] = {
    "over": _over,
    "in": _in,
    "behind": _behind,
    "before": _before,
    "beside": _beside,
    "holding": _holding,
    "around": around,
    "amid": amid,
}
