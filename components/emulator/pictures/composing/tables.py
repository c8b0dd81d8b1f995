"""What lies on tables."""

from dataclasses import replace

from ..mentions import Link
from .grouping import width_of
from .placing import Board

TABLES = ("table", "desk")
SMALL = 0.2  # what has room on a table
NO_WARE = ("campfire", "chair", "drum", "anchor", "tombstone", "stone_lantern", "sandcastle", "basket")
MOST = 1.9  # times as large as a table is by itself


def laid(board: Board, links: tuple[Link, ...]) -> list[Link]:
    """Lay small things that stand nowhere on the table that there is."""
    table = next((at for at, mention in board.mentions.items() if mention.name in TABLES), None)
    if table is None or any(link.subject == table for link in links):
        return []
    small = [
        at
        for at, mention in board.mentions.items()
        if mention.entry.kind == "object" and mention.entry.at == "ground" and mention.entry.size <= SMALL
    ]
    tied = {at for link in links if link.how == "on" or link.to not in small for at in (link.subject,)}
    tied |= {link.to for link in links if link.how != "on" and link.subject not in small}
    ware = [at for at in small if at not in tied and board.mentions[at].name not in NO_WARE]
    return [Link(subject=at, how="on", to=table) for at in ware]


def larger(board: Board, at: int, times: float) -> None:
    """Make a table larger, so that all on it has room."""
    table = board.items[at][0]
    times = min(MOST, times * 1.08, 0.96 / width_of(board, table))
    half = 0.52 * times * width_of(board, table)
    x = min(max(0.5, 1 - half), max(min(0.5, half), table.x))
    board.items[at] = (replace(table, x=x, size=table.size * times), *board.items[at][1:])
