"""What buildings are put together from: round walls, arches, windows, battlements and swept roofs."""

from collections.abc import Sequence

from ..curves import Point, bent, circle
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen

SNOW: Colour = (240, 245, 250)
IRON: Colour = (58, 60, 70)
WOOD: Colour = (120, 80, 54)
STONE: Colour = (196, 184, 164)
GOLD: Colour = (236, 188, 84)


def facing(look: Look, share: float = 0.4) -> float:
    """Return the light on a wall turned a share of the way from left (0) to right (1)."""
    return look.left + (look.right - look.left) * share


def darker(one: Colour, share: float = 0.25) -> Colour:
    """Shade a colour as joints, frames and grooves are."""
    return mix(one, (24, 22, 34), share)


def roofing(look: Look, usual: Colour, cover: float = 0.84) -> Colour:
    """Return a roof's colour, or that of the snow on it; cover: how much of it is hidden."""
    return mix(usual, SNOW, cover) if look.is_snowy else usual


def lathe(pen: Pen, x: float, profile: Sequence[Point], colour: Colour, strips: int = 7) -> None:
    """Shade a round body from its left to its right; profile: half widths and heights, upwards."""
    for strip in range(strips):
        a, b = strip / strips * 2 - 1, (strip + 1) / strips * 2 - 1
        edge = [(x + a * half, y) for half, y in profile]
        other = [(x + b * half, y) for half, y in reversed(profile)]
        pen.shape([*edge, *other], colour, facing(pen.look, (strip + 0.5) / strips))


def arch(x: float, low: float, half: float, spring: float, rise: float | None = None) -> list[Point]:
    """Go round an opening with a round head: its foot, half width, height of the springing, rise above it."""
    head = circle(x, spring, half, half if rise is None else rise)[:19]
    return [(x + half, low), *head, (x - half, low)]


def ogive(x: float, low: float, half: float, spring: float, top: float) -> list[Point]:
    """Go round an opening with a pointed head."""
    left = bent([(x - half, low), (x - half, spring), (x - half * 0.62, spring + (top - spring) * 0.6), (x, top)], 4)
    return [*left, *((2 * x - px, py) for px, py in reversed(left[:-1]))]


def pane(pen: Pen, x: float, low: float, half: float, tall: float, glow: float = 0.0) -> None:
    """Put in an upright window; with a glow of that radius after dark."""
    pen.box(x - half, low, x + half, low + tall, *pen.look.window())
    if glow:
        pen.lamp(x, low + tall / 2, glow)


def barred(pen: Pen, x: float, low: float, half: float, tall: float, frame: Colour, glow: float = 0.0) -> None:
    """Put in a window with a frame and a cross of bars."""
    light = facing(pen.look)
    edge = half * 0.22
    pen.box(x - half - edge, low - edge * 1.4, x + half + edge, low + tall + edge, frame, light)
    pane(pen, x, low, half, tall, glow)
    pen.stroke([(x, low), (x, low + tall)], half * 0.18, frame, light)
    pen.stroke([(x - half, low + tall * 0.55), (x + half, low + tall * 0.55)], half * 0.18, frame, light)


def arched(pen: Pen, x: float, low: float, half: float, tall: float, glow: float = 0.0) -> None:
    """Put in a window with a round head."""
    pen.shape(arch(x, low, half, low + tall - half), *pen.look.window())
    if glow:
        pen.lamp(x, low + tall / 2, glow)


def battlement(pen: Pen, span: tuple[float, float], low: float, tall: float, teeth: int, colour: Colour) -> None:
    """Set merlons along a wall's top, each shaded by where it stands."""
    left, right = span
    wide = (right - left) / (2 * teeth - 1)
    for tooth in range(teeth):
        x = left + 2 * tooth * wide
        pen.box(x, low, x + wide, low + tall, colour, facing(pen.look, tooth / max(teeth - 1, 1)))


def flag(pen: Pen, x: float, low: float, tall: float, colour: Colour) -> None:
    """Fly a pennant from a pole."""
    pen.stroke([(x, low), (x, low + tall)], 0.008, IRON, 0.4)
    top = low + tall
    pen.shape([(x, top), (x + tall * 0.8, top - tall * 0.2), (x, top - tall * 0.45)], colour, facing(pen.look))


def _eave(half: float, lip: float) -> list[Point]:
    """Run along the right half of a roof's lower edge, from the middle to the upturned corner."""
    return bent([(0.0, 0.0), (half * 0.5, 0.0), (half * 0.82, lip * 0.22), (half, lip)])


def _slope(half: float, tall: float, ridge: float, lip: float) -> list[Point]:
    """Run up a roof's right edge, from the corner to the ridge."""
    return bent([
        (half, lip), (half * 0.84 + ridge * 0.1, lip * 0.84),
        (half * 0.42 + ridge * 0.6, lip * 0.4 + tall * 0.42), (ridge, tall),
    ])  # fmt: skip


def tiled(pen: Pen, x: float, low: float, half: float, tall: float, ridge: float, lip: float, colour: Colour) -> None:
    """Lay a roof with upturned corners; half widths of eaves and ridge, lip: how far the corners rise."""
    look, own = pen.look, roofing(pen.look, colour)
    eave, slope = _eave(half, lip), _slope(half, tall, ridge, lip)
    under = [(px, y - 0.024 * (1 - (px / half) ** 4)) for px, y in eave]
    for side, light in ((-1, facing(look, 0.3)), (1, facing(look, 0.45))):

        def place(points: Sequence[Point], side: int = side) -> list[Point]:
            return [(x + side * px, low + y) for px, y in points]

        pen.shape(place([*under, *reversed(eave)]), darker(colour, 0.5), 0.25)
        pen.shape(place([*eave, *slope, (0.0, tall)]), own, light)
        if side > 0:
            fold = (half * 0.68, lip * 0.12)
            pen.shape(place([*(point for point in eave if point[0] >= fold[0]), *slope, fold]), own, look.right)
        for share in (0.22, 0.44, 0.66, 0.86):
            foot = (share * half, 0.004 + lip * 0.5 * share**5)
            waist = (share * (half * 0.42 + ridge * 0.6), lip * 0.35 + tall * 0.4)
            pen.curve(place([foot, waist, (share * ridge, tall)]), 0.008, darker(own, 0.22), light)
    pen.stroke([(x, low), (x, low + tall)], 0.008, darker(own, 0.22), facing(look))


def steps(pen: Pen, x: float, half: float, tall: float, count: int, colour: Colour) -> None:
    """Lay steps that narrow upwards, treads bright and risers dark."""
    for step in range(count):
        low, high = tall * step / count, tall * (step + 1) / count
        wide = half * (1 - 0.06 * step)
        pen.box(x - wide, low, x + wide, high, colour, facing(pen.look))
        pen.box(x - wide, low, x + wide, low + (high - low) * 0.4, darker(colour), facing(pen.look))
