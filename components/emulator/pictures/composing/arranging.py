"""Everything that stands, floats or flies in a scene, at its place and in its size."""

from math import ceil

from ..chance import Chance
from ..extents import extent
from ..mentions import Link, Mention
from ..scene import Item, Orb
from .carrying import carry
from .cast import Cast
from .clearing import clear
from .extras import extras_of
from .frame import depth_for, scale_at
from .placing import MOST, Board, placed
from .relating import relate
from .stage import Stage

ABREAST = 1.15  # how many widths of the picture all things may take, as they stand behind each other, too
LEAST = 0.45
COARSE = 0.25  # lest a dog make the house smaller than a cat does


def arranged(
    stage: Stage, place: Chance, cast: Cast, orbs: tuple[Orb, ...], hard: float, links: tuple[Link, ...]
) -> tuple[Item, ...]:
    """Place everything that stands, floats or flies, far to near."""
    things = cast.things
    board = Board(stage=stage, place=place, growth=_growth(things, links, stage), hard=hard, orbs=orbs, mentions=things)
    for turn, (at, mention) in enumerate(sorted(things.items())):
        board.items[at] = placed(board, turn, mention, alone=len(things) == 1)
    for at, mention in things.items():
        _home(board, at, mention.entry.kind)
    kept = tuple(link for link in links if link.to not in cast.hidden)
    relate(board, kept, cast.shown)
    clear(board, links)
    shown = [item for at, items in board.items.items() if at not in cast.hidden for item in items]
    return tuple(sorted([*shown, *extras_of(stage, place, cast)], key=lambda item: item.depth))


def _home(board: Board, at: int, kind: str) -> None:
    """Put buildings and trees on the island or the hill that there is."""
    carriers = {land.kind for land in board.stage.mounds}
    if kind == "building" and "mound" in carriers:
        carry(board, at, "hill")
    elif board.stage.ground == "water" and kind in ("building", "plant") and "island" in carriers:
        carry(board, at, "island")
    elif board.stage.ground == "water" and not any(land.kind == "shore" for land in board.stage.lands):
        for place in ("island", "cliff"):
            carry(board, at, place)


def _growth(things: dict[int, Mention], links: tuple[Link, ...], stage: Stage) -> float:
    """Return how much larger than usual things are drawn: the fewer there are, the larger."""
    held = {link.to for link in links if link.how == "holding"}
    free = [mention for at, mention in things.items() if at not in held]
    if not free:
        return 1.0
    largest = max(mention.entry.size * scale_at(depth_for(mention.entry.size)) for mention in free)
    number = sum(mention.count or mention.entry.some for mention in free) + ("island" in stage.places)
    is_close = any(mention.depth == "near" for mention in free) and all(mention.depth != "far" for mention in free)
    frame = stage.frame
    has_depth = stage.whole in ("underwater", "space", "in_the_sky")  # one above the other, too
    # A tall picture has room for them, but not beside an island.
    high = 1 + (0.0 if "island" in stage.places else 0.42) * (min(2.0, frame.tall) - 1)
    wish = {1: 0.54, 2: 0.44, 3: 0.36}.get(number, 0.42 if has_depth else 0.3) * high * (1.3 if is_close else 1.0)
    rows = 1.6 if has_depth else 1.3 * min(1.5, frame.tall) if stage.ground == "water" else 1.0
    is_wooded = any(land.kind == "trunks" for land in stage.lands)
    carried = 0.4 if "island" in stage.places else 0.0  # an island wants to be seen, too
    breadth = COARSE * max(1, ceil((sum(_breadth(mention) for mention in free) + carried) / COARSE))
    most = ABREAST * rows * frame.wide * (0.8 if is_wooded else 1.0) / breadth
    if all(mention.depth == "far" for mention in free):
        return min(1.0, most)
    growth = min((4.0 if is_close else 2.6) * high, max(1.0 if number < 5 else 0.8, wish / largest))
    return max(LEAST, min(growth, most)) if number > 1 else growth


def _breadth(mention: Mention) -> float:
    """Return how wide all of one thing are, side by side; what flies or is far takes no room."""
    if mention.entry.at == "air" or mention.depth == "far":
        return 0.0
    count = min(MOST, mention.count or mention.entry.some)
    many = max(0.5, 1 - 0.08 * max(0, count - 2))
    size = mention.entry.size * mention.size
    many *= 1.25 if mention.entry.at in ("road", "rails") else 1.0  # one behind the other
    return count * many * size * scale_at(depth_for(size)) * extent(mention.name).width
