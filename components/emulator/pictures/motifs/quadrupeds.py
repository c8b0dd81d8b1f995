"""What four-legged animals share: a hide with its shade, legs, feet and faces."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..curves import Point, bent, moved, rounded
from ..palette import Colour, light_of, mix
from ..pen import Pen
from .limbs import BLACK, WHITE, band

PINK: Colour = (232, 150, 148)
HORN: Colour = (226, 208, 176)
FORE: tuple[tuple[Point, float], ...] = (
    ((0.0, 1.04), 0.42), ((0.0, 0.76), 0.3), ((0.01, 0.5), 0.18), ((0.0, 0.25), 0.13), ((0.02, 0.06), 0.16),
)  # fmt: skip
HIND: tuple[tuple[Point, float], ...] = (
    ((0.02, 1.08), 0.6), ((0.07, 0.78), 0.42), ((-0.1, 0.47), 0.19), ((-0.04, 0.22), 0.13), ((0.0, 0.06), 0.16),
)  # fmt: skip
PAW: tuple[Point, ...] = (
    (-0.09, 0.0), (-0.1, 0.08), (-0.02, 0.15), (0.1, 0.13), (0.18, 0.06), (0.17, 0.0), (0.04, -0.005),
)  # fmt: skip
HOOF: tuple[Point, ...] = ((-0.07, 0.1), (0.08, 0.1), (0.12, 0.0), (-0.08, 0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """Set a leg's top; lean is how far its foot is put forward, in lengths of the leg."""

    x: float
    top: float
    lean: float = 0.0
    thick: float = 1.0
    is_hind: bool = False
    foot: Colour | None = None
    has_hoof: bool = False


def limb(one: Leg) -> list[Point]:
    """Return a leg's outline without its foot."""
    joints, widths = _joints(one)
    return band(joints, widths)


def leg(pen: Pen, one: Leg, colour: Colour, is_far: bool = False) -> None:
    """Draw a leg that stands on the ground."""
    light = 0.12 if is_far else middle(pen)
    (foot, _), size = _joints(one)[0][-1], one.top * (one.thick * 0.75 + 0.25)
    if not one.has_hoof:
        pen.blob([(foot + x * size, y * size) for x, y in PAW], one.foot or colour, light)
    pen.shape(limb(one), colour, light)
    if one.has_hoof:
        pen.shape([(foot + x * size, y * size) for x, y in HOOF], one.foot or BLACK, light * 0.8)
    elif one.foot is not None:
        pen.blob([(foot + x * size * 1.02, y * size * 1.1) for x, y in PAW], one.foot, light)


def sock(pen: Pen, one: Leg, height: float, colour: Colour, is_far: bool = False) -> None:
    """Colour a leg up to a height."""
    with pen.within(limb(one)):
        pen.box(-1, 0, 1, height, colour, 0.12 if is_far else middle(pen))


def _joints(one: Leg) -> tuple[list[Point], list[float]]:
    form = HIND if one.is_hind else FORE
    joints = [(one.x + one.top * (x * min(1.0, one.thick) + one.lean * (1 - y)), one.top * y) for (x, y), _ in form]
    return joints, [width * one.top * one.thick for _, width in form]


def middle(pen: Pen) -> float:
    """Return the light on what is turned towards us."""
    low, high = sorted((pen.look.left, pen.look.right))
    return low * 0.3 + high * 0.7


def hide(pen: Pen, points: Sequence[Point], colour: Colour, depth: float = 0.035) -> None:
    """Fill an outline that is round: darker below and on the side that is turned from the light."""
    look, mid = pen.look, middle(pen)
    side = 1 if look.right > look.left else -1
    pen.shape(points, colour, min(look.left, look.right) * 0.55)
    with pen.within(points):
        pen.shape(moved(points, side * depth * 0.5, depth), colour, mid)


def skin(pen: Pen, points: Sequence[Point], colour: Colour, depth: float = 0.035) -> None:
    """Fill the smooth shape through points as hide does."""
    hide(pen, rounded(points), colour, depth)


def dim(colour: Colour, share: float = 0.3) -> Colour:
    """Mix a colour with near black."""
    return mix(colour, BLACK, share)


def pale(colour: Colour, share: float = 0.6) -> Colour:
    """Mix a colour with white."""
    return mix(colour, WHITE, share)


def is_plain(colour: Colour) -> bool:
    """Tell whether a colour is so dark or so light that a coat has it all over."""
    return not 0.2 < light_of(colour) < 0.88


def peak(pen: Pen, base: Point, tip: Point, other: Point, colour: Colour, light: float, belly: float = 0.18) -> None:
    """Draw a pointed ear, a little round on both sides; belly is how round."""
    pen.shape(_ear(base, tip, other, belly), colour, light)


def _ear(base: Point, tip: Point, other: Point, belly: float) -> list[Point]:
    x, y = (base[0] + other[0]) / 2, (base[1] + other[1]) / 2

    def bulge(one: Point) -> Point:
        mx, my = (one[0] + tip[0]) / 2, (one[1] + tip[1]) / 2
        away = ((one[0] - x) * belly, (one[1] - y) * belly)
        return mx + away[0], my + away[1]

    return [*bent([base, bulge(base), tip], 5), *bent([tip, bulge(other), other], 5)]


def gaze(pen: Pen, x: float, y: float, size: float, iris: Colour | None = None) -> None:
    """Draw an eye that looks ahead; size is its radius."""
    if iris is not None:
        pen.oval(x, y, size, size, iris, 0.95)
    share = 1.0 if iris is None else 0.68
    pen.oval(x + size * 0.06, y, size * share, size * share, (24, 22, 28), 0.15)
    pen.oval(x + size * 0.34, y + size * 0.36, size * 0.32, size * 0.32, WHITE, 1.0)


def rings(pen: Pen, points: Sequence[Point], width: float, colour: Colour, every: int = 6) -> None:
    """Draw bars across a smooth line."""
    way = bent(points)
    for at in range(every, len(way) - 1, every):
        (x0, y0), (x1, y1) = way[at - 1], way[at + 1]
        length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1e-6)
        dx, dy = (y0 - y1) / length * width / 2, (x1 - x0) / length * width / 2
        x, y = way[at]
        pen.stroke([(x - dx, y - dy), (x + dx, y + dy)], width * 0.32, colour, 0.5)
