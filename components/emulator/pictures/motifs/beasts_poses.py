"""Animals that do what prompts often ask of them: a cat asleep, a horse at a gallop."""

from collections.abc import Sequence

from ..curves import Point, rounded, scaled, turned
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .beasts import BAYS, HORSE
from .dogs import COLLARS, EAR, collar, dog_head
from .dogs import coat_of as dog_coat
from .limbs import BLACK, band
from .pets import Coat, cat_head, coat_of
from .quadrupeds import dim, gaze, hide, is_plain, middle, peak, rings
from .registry import motif

CURLED: tuple[Point, ...] = (
    (-0.47, 0.18), (-0.43, 0.32), (-0.3, 0.43), (-0.1, 0.48), (0.1, 0.46), (0.28, 0.38), (0.42, 0.24), (0.42, 0.08),
    (0.3, 0.0), (-0.34, 0.0), (-0.45, 0.06),
)  # fmt: skip
ROUND_TAIL: tuple[Point, ...] = ((-0.43, 0.16), (-0.38, 0.07), (-0.24, 0.045), (-0.08, 0.05), (0.04, 0.07))
FLANK: tuple[tuple[Point, Point, Point], ...] = (
    ((-0.36, 0.46), (-0.31, 0.36), (-0.32, 0.27)), ((-0.22, 0.5), (-0.18, 0.39), (-0.2, 0.29)), ((-0.08, 0.52),
    (-0.05, 0.41), (-0.08, 0.32)), ((-0.5, 0.3), (-0.42, 0.25), (-0.37, 0.18)),
)  # fmt: skip


@motif
def sleeping_cat(pen: Pen, look: Look) -> None:
    """A cat that sleeps, curled up."""
    coat, light = coat_of(look), middle(pen)
    body = rounded(CURLED)
    hide(pen, body, coat.fur, 0.05)
    with pen.within(body):
        _flank(pen, coat)
        pen.oval(0.19, 0.22, 0.27, 0.26, dim(coat.fur, 0.14), light * 0.75)
    pen.blob([(0.3, 0.0), (0.28, 0.07), (0.36, 0.1), (0.47, 0.06), (0.46, 0.0)], coat.points or coat.pale, light)
    cat_head(pen, coat, (0.2, 0.205), is_asleep=True)
    pen.shape(band(ROUND_TAIL, [0.08, 0.112, 0.118, 0.112, 0.095]), dim(coat.fur, 0.2), light * 0.6)
    pen.shape(band(ROUND_TAIL, [0.06, 0.09, 0.095, 0.09, 0.075]), coat.points or coat.fur, light * 0.92)
    if coat.stripes is not None:
        rings(pen, ROUND_TAIL, 0.08, coat.stripes, 7)


def _flank(pen: Pen, coat: Coat) -> None:
    light = middle(pen)
    if coat.patches is not None:
        pen.blob([(-0.5, 0.3), (-0.3, 0.5), (-0.14, 0.44), (-0.2, 0.3), (-0.36, 0.2)], coat.patches[0], light)
        pen.oval(0.02, 0.44, 0.13, 0.1, coat.patches[1], light)
    for stripe in FLANK if coat.stripes is not None else ():
        pen.shape(band(stripe, [0.05, 0.042, 0.008]), coat.stripes or coat.fur, light * 0.9)
    pen.curve([(-0.3, 0.06), (-0.18, 0.2), (-0.02, 0.2), (0.04, 0.08)], 0.012, dim(coat.fur, 0.25), light * 0.8)


REACH = 0.86
FORE_LEGS: tuple[tuple[Point, ...], ...] = (
    ((0.2, 0.47), (0.33, 0.42), (0.33, 0.3), (0.25, 0.24)), ((0.16, 0.47), (0.3, 0.36), (0.44, 0.33), (0.55, 0.25)),
)  # fmt: skip
HIND_LEGS: tuple[tuple[Point, ...], ...] = (
    ((-0.22, 0.48), (-0.14, 0.32), (-0.25, 0.22), (-0.2, 0.06)), ((-0.26, 0.5), (-0.33, 0.34), (-0.49, 0.27),
    (-0.58, 0.1)),
)  # fmt: skip
STREAM: tuple[Point, ...] = (
    (-0.34, 0.6), (-0.44, 0.69), (-0.56, 0.68), (-0.7, 0.6), (-0.58, 0.6), (-0.66, 0.52), (-0.52, 0.54), (-0.42, 0.53),
)  # fmt: skip
FLYING: tuple[Point, ...] = (
    (0.35, 0.97), (0.27, 1.0), (0.16, 0.97), (0.06, 0.98), (0.12, 0.91), (-0.02, 0.9), (0.06, 0.83), (-0.06, 0.79),
    (0.04, 0.74), (0.03, 0.67), (0.12, 0.71), (0.2, 0.78), (0.27, 0.88), (0.32, 0.92),
)  # fmt: skip


def _gallop(points: Sequence[Point]) -> list[Point]:
    """Bring a standing horse's points to a gallop's slant and size."""
    return scaled([(x + 0.06, y - 0.06) for x, y in turned(points, -5, 0.0, 0.5)], REACH)


@motif
def running_horse(pen: Pen, look: Look) -> None:
    """A galloping horse, its mane and tail streaming."""
    coat, mane = look.chance.child("horse").pick(BAYS)
    if look.asked is not None:
        coat, mane = look.asked, dim(look.asked, 0.2 if is_plain(look.asked) else 0.45)
    pen.blob(_gallop(STREAM), mane, middle(pen) * 0.85)
    for points, widths in ((FORE_LEGS[0], (0.13, 0.09, 0.05, 0.045)), (HIND_LEGS[0], (0.2, 0.12, 0.055, 0.045))):
        _limb(pen, points, widths, coat, 0.12)
    base, tip, other = _gallop([(0.32, 0.93), (0.345, 1.0), (0.37, 0.92)])
    peak(pen, base, tip, other, dim(coat, 0.2), 0.3)
    hide(pen, _gallop(rounded(HORSE)), coat, 0.035)
    for points, widths in ((FORE_LEGS[1], (0.16, 0.1, 0.055, 0.045)), (HIND_LEGS[1], (0.26, 0.15, 0.06, 0.045))):
        _limb(pen, points, widths, coat, middle(pen))
    pen.blob(_gallop(FLYING), mane, middle(pen))
    _muzzle(pen, coat)


def _limb(pen: Pen, points: Sequence[Point], widths: Sequence[float], coat: Colour, light: float) -> None:
    way = _gallop(points)
    (x0, y0), (x1, y1) = way[-2:]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (x1 - x0) / length * 0.026, (y1 - y0) / length * 0.026
    hoof = [(x1 - dx * 0.3, y1 - dy * 0.3), (x1 + dx, y1 + dy)]
    pen.shape(band(way, [width * REACH for width in widths]), coat, light)
    pen.shape(band(hoof, [0.04, 0.046]), BLACK, light * 0.7)


def _muzzle(pen: Pen, coat: Colour) -> None:
    (eye_x, eye_y), (nose_x, nose_y), *mouth = _gallop(
        [(0.355, 0.875), (0.462, 0.722), (0.475, 0.69), (0.445, 0.7), (0.428, 0.715)]
    )
    gaze(pen, eye_x, eye_y, 0.015)
    pen.oval(nose_x, nose_y, 0.01, 0.012, dim(coat, 0.6), 0.3)
    pen.curve(mouth, 0.008, dim(coat, 0.5), 0.3)


BOUND: tuple[Point, ...] = (
    (-0.32, 0.4), (-0.27, 0.49), (-0.1, 0.49), (0.06, 0.49), (0.14, 0.54), (0.2, 0.62), (0.31, 0.6), (0.33, 0.48),
    (0.3, 0.37), (0.2, 0.29), (0.06, 0.31), (-0.1, 0.36), (-0.22, 0.34), (-0.3, 0.33),
)  # fmt: skip
BOUND_FAR: tuple[tuple[Point, ...], ...] = (
    ((0.22, 0.42), (0.31, 0.29), (0.25, 0.18)), ((-0.2, 0.4), (-0.13, 0.23), (-0.22, 0.13), (-0.16, 0.04)),
)  # fmt: skip
BOUND_NEAR: tuple[tuple[Point, ...], ...] = (
    ((0.2, 0.42), (0.33, 0.33), (0.46, 0.29), (0.5, 0.27)), ((-0.25, 0.42), (-0.33, 0.27), (-0.44, 0.22), (-0.5, 0.1)),
)  # fmt: skip
SMALLER = 0.64


def _ahead(points: Sequence[Point]) -> list[Point]:
    """Bring the points of a sitting dog's head to where a running one has it."""
    return [(0.19 + (x - 0.06) * SMALLER, 0.57 + (y - 0.65) * SMALLER) for x, y in turned(points, -6, 0.06, 0.65)]


@motif
def running_dog(pen: Pen, look: Look) -> None:
    """A dog that runs, its ears flying and its tongue out."""
    coat, light = dog_coat(look), middle(pen)
    pen.shape(
        band([(-0.28, 0.44), (-0.38, 0.52), (-0.45, 0.62), (-0.46, 0.7)], [0.07, 0.075, 0.06, 0.02]), coat.fur,
        light * 0.8,
    )  # fmt: skip
    for points in BOUND_FAR:
        pen.shape(band(points, [0.15, 0.085, 0.06, 0.06][: len(points)]), coat.fur, 0.12)
    trunk = rounded(BOUND)
    hide(pen, trunk, coat.fur, 0.035)
    with pen.within(trunk):
        pen.blob([(0.22, 0.6), (0.36, 0.58), (0.37, 0.4), (0.24, 0.26), (0.0, 0.28), (0.18, 0.36)], coat.pale, light)
        if coat.saddle is not None:
            pen.blob([(-0.4, 0.54), (0.04, 0.56), (0.06, 0.44), (-0.12, 0.4), (-0.3, 0.38)], coat.saddle, light)
    for points in BOUND_NEAR:
        pen.shape(band(points, [0.17, 0.095, 0.065, 0.06]), coat.fur, light)
        pen.shape(band(points[-2:], [0.05, 0.066]), coat.pale, light)
    collar(pen, look.chance.child("collar").pick(COLLARS), _ahead, SMALLER)
    dog_head(pen, coat, _ahead, SMALLER, turned(EAR, -48, 0.03, 0.9))
