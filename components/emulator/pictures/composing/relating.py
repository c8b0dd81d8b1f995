"""How things stand to each other: on, under, in, behind, before, beside, between, around, over, holding."""

from collections.abc import Callable, Sequence

from ..mentions import Link, Mention
from .above import over, under
from .carrying import carry, far_behind, on_moon
from .grouping import along, amid, around, between, lined_up
from .hands import holding
from .placing import Board
from .seats import inside, on
from .sides import before, behind, beside
from .tables import laid


def relate(board: Board, links: tuple[Link, ...], shown: dict[int, Mention]) -> None:
    """Move things to where they belong."""
    links = _ordered(_without_rings((*links, *laid(board, links))))
    for at, mention in board.mentions.items():
        if mention.is_row:
            board.items[at] = lined_up(board, board.items[at])
            if at not in {link.subject for link in links} and mention.entry.kind == "plant":
                along(board, at, "road")
                along(board, at, "river")
    for at, link in enumerate(links):
        if not board.items.get(link.subject) or board.items.get(link.to) == ():
            continue
        if link.to in board.items:
            together = [
                one for one in links if (one.how, one.to) == (link.how, link.to) and board.items.get(one.subject)
            ]
            if link.how == "between":
                between(board, [one for one in links if one.how == "between" and one.subject == link.subject])
            elif link.how not in TOGETHER:
                HOWS.get(link.how, beside)(board, link)
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


def _without_rings(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Leave out what would make a ring, as "a cat on a dog on a cat" does: the first word counts."""
    kept: list[Link] = []
    for link in links:
        reached = {link.to}
        while more := {one.to for one in kept if one.subject in reached} - reached:
            reached |= more
        if link.subject not in reached:
            kept.append(link)
    return tuple(kept)


def _ordered(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Put what moves a thing before what is moved with it."""
    left, done = list(links), []
    while left:
        moving = {link.subject for link in left}
        ready = [link for link in left if link.to not in moving]
        done += ready
        left = [link for link in left if link not in ready]
    return tuple(sorted(done, key=lambda link: link.how == "holding"))


TOGETHER: dict[str, Callable[[Board, Sequence[Link]], None]] = {"on": on, "under": under}
HOWS: dict[str, Callable[[Board, Link], None]] = {
    "over": over,
    "in": inside,
    "behind": behind,
    "before": before,
    "beside": beside,
    "holding": holding,
    "around": around,
    "amid": amid,
}
