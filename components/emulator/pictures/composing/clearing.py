"""Move apart what came to stand in one place without being told to."""

from dataclasses import dataclass, replace

from ..courses import course_of
from ..extents import extent
from ..mentions import Link
from ..scene import Item
from .placing import Board

SETTLE = ("building", "vehicle", "plant", "object")  # who settle first: people and animals find their places among them
SMALL = 0.4  # of another's area: what may stand before it
HIDDEN, CLEAR = 0.26, 0.12  # shares of the smaller one: more than the first is moved, until less than the second
SLIM, FULL = 0.86, 1.12  # a box has empty corners; what swims and flies needs all of it
MARGIN, WOODED = 0.02, 0.1  # of the width; near trunks frame a wood
COARSE = 0.1
STEP, STEPS = 0.05, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Hold what an item covers, in shares of the picture; depth as an item has it."""

    left: float
    top: float
    right: float
    bottom: float
    depth: float
    kind: str

    @property
    def area(self) -> float:
        """Return its area."""
        return max(1e-6, (self.right - self.left) * (self.bottom - self.top))


def clear(board: Board, links: tuple[Link, ...]) -> None:
    """Move things aside that hide others; what belongs together moves together, what is carried stays."""
    groups = _groups(board, links)
    settled: list[Box] = []
    is_wooded = any(land.kind == "trunks" and land.depth > 0.5 for land in board.stage.lands)
    for group in sorted(groups, key=lambda group: _turn(board, group)):
        boxes = [_box(board, board.items[at][which], board.mentions[at].entry.kind) for at, which in group]
        shift = 0.0 if _is_fixed(board, group) else _ashore(board, group)
        further = 0.0
        if not _is_fixed(board, group):
            side = shift
            shift = shift or _inward(boxes, WOODED if is_wooded else MARGIN)
            further = _shift([_aside(box, shift) for box in boxes], settled, side)
        for at, which in group if shift + further else ():
            moved = _moved(board, board.items[at][which], shift + further)
            board.items[at] = tuple(moved if one == which else old for one, old in enumerate(board.items[at]))
        settled += [_aside(box, shift + further) for box in boxes]


def _turn(board: Board, group: list[tuple[int, int]]) -> int:
    """Return when a group settles: what may not move first, then by kind: a changed animal moves no tree."""
    if _is_fixed(board, group):
        return 0
    kinds = {board.mentions[at].entry.kind for at, _ in group}
    return 1 + min((SETTLE.index(kind) for kind in kinds if kind in SETTLE), default=len(SETTLE))


def _groups(board: Board, links: tuple[Link, ...]) -> list[list[tuple[int, int]]]:
    """Return the things that move together: all that are linked, and each other one by itself."""
    root = {at: at for at in board.items}
    for link in links:
        if link.subject in root and link.to in root and _holds(board, link):
            old, new = root[link.subject], root[link.to]
            root = {at: new if top == old else top for at, top in root.items()}
    tied = {at for at, top in root.items() if list(root.values()).count(top) > 1}
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at in sorted(board.items):
        for which in range(len(board.items[at])):
            groups.setdefault((root[at], -1) if at in tied or board.mentions[at].is_row else (at, which), []).append(
                (at, which)
            )
    return list(groups.values())


def _holds(board: Board, link: Link) -> bool:
    """Tell whether a link keeps two things together: a boat beside a castle may be moved, a dog beside a girl not."""
    return link.how != "beside" or all(
        item.has_shadow for at in (link.subject, link.to) for item in board.items[at][:1]
    )


def _is_fixed(board: Board, group: list[tuple[int, int]]) -> bool:
    """Tell whether something is carried by an island or a hill, spans the water, or fills the picture."""
    for at, which in group:
        item, mention = board.items[at][which], board.mentions[at]
        is_carried = not item.has_shadow and not item.is_afloat and mention.entry.at in ("ground", "road", "rails")
        if mention.is_row or item.depth == 0.02 or (is_carried and not board.stage.whole) or mention.entry.at == "bust":
            return True
        if mention.entry.kind == "building" and mention.entry.at == "water":
            return True
    return False


def _box(board: Board, item: Item, kind: str) -> Box:
    frame, box = board.stage.frame, extent(item.motif)
    wide = item.size * box.width * (SLIM if item.has_shadow else FULL)
    if kind in ("animal", "person"):  # lest a cat find another place than a dog
        wide = COARSE * round(wide / COARSE + 0.5)
    half = frame.across(wide / 2)
    middle = item.x + frame.across(item.size * (box.left + box.right) / 2) * (-1 if item.flip else 1)
    top, bottom = item.y - frame.up(box.top * item.size), item.y - frame.up(max(box.bottom, -0.5) * item.size)
    if kind in ("animal", "person"):
        top, bottom = (COARSE / 2 * round(row / COARSE * 2) for row in (top, bottom))
    return Box(left=middle - half, top=top, right=middle + half, bottom=bottom, depth=item.depth, kind=kind)


def _aside(box: Box, shift: float) -> Box:
    return replace(box, left=box.left + shift, right=box.right + shift)


def _covered(one: Box, other: Box) -> float:
    """Return how much of one is hidden; a small thing before a larger one of another kind hides but its own size."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    tall = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide <= 0 or tall <= 0:
        return 0.0
    far, near = sorted((one, other), key=lambda box: box.depth)
    is_before = near.kind != far.kind and near.area < SMALL * far.area
    share = wide * tall / (far.area if is_before else min(far.area, near.area))
    return share * (0.45 if far.kind == "plant" and near.kind != "plant" else 1.0)


def _worst(boxes: list[Box], settled: list[Box], shift: float) -> float:
    return max((_covered(_aside(box, shift), other) for box in boxes for other in settled), default=0.0)


def _ashore(board: Board, group: list[tuple[int, int]]) -> float:
    """Return how far to move aside from the river to its nearer bank."""
    frame = board.stage.frame
    for land in board.stage.lands:
        course = course_of(land) if land.kind == "river" else None
        for at, which in group if course else ():
            item, mention = board.items[at][which], board.mentions[at]
            if course and item.has_shadow and mention.entry.at == "ground":
                near = max(0.0, (item.y - land.base) / max(0.01, 1 - land.base))
                middle = land.x + frame.across(course.aside_at(near))
                half = 0.36 * item.size * extent(item.motif).width
                room = frame.across(1.1 * course.half * near + half)
                if abs(item.x - middle) < room:
                    ways = [middle + room - item.x, middle - room - item.x]
                    return min((way for way in ways if 0.08 < item.x + way < 0.92), key=abs, default=0.0)
    return 0.0


def _inward(boxes: list[Box], margin: float) -> float:
    """Return how far to move aside so that nothing is cut off, where the picture is wide enough."""
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    if right - left > 1 - 2 * margin:
        return 0.5 - (left + right) / 2 if right - left < 1 else 0.0
    return max(0.0, margin - left) - max(0.0, right - 1 + margin)


def _shift(boxes: list[Box], settled: list[Box], side: float) -> float:
    """Return how far to move aside, to a near and clear place in the picture; only to one side where that is not 0."""
    before = _worst(boxes, settled, 0.0)
    if before <= HIDDEN:
        return 0.0
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    ways = [STEP * (1 + at // 2) * (1 if at % 2 else -1) for at in range(2 * STEPS)]
    ways = [way for way in ways if left + way > 0.01 and right + way < 0.99 and way * side >= 0]
    best = min(ways, key=lambda way: max(CLEAR, round(_worst(boxes, settled, way), 1)) + 0.4 * abs(way), default=0.0)
    return best if best and _worst(boxes, settled, best) < before - 0.05 else 0.0


def _moved(board: Board, item: Item, shift: float) -> Item:
    """Return an item further aside, on the ground as it is there."""
    x, y, stage = item.x + shift, item.y, board.stage
    if item.has_shadow and any(land.kind == "shore" for land in stage.lands):
        y += max(0.0, stage.foot(x, 0.1) - stage.foot(item.x, 0.1))
    return replace(item, x=x, y=min(0.985, y))
