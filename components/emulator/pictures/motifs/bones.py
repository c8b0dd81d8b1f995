"""Bones, and a stack of books."""

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import WHITE, lighter, soft_box
from .growth import shaded
from .registry import motif

DARK: Colour = (44, 40, 50)


@motif
def skeleton(pen: Pen, look: Look) -> None:
    """A skeleton that waves."""
    own = look.own((238, 232, 214))
    arms: tuple[tuple[Point, ...], ...] = (
        ((-0.1, 0.74), (-0.17, 0.6), (-0.13, 0.45)),
        ((0.1, 0.74), (0.22, 0.68), (0.24, 0.86)),
    )
    for side, arm in zip((-1, 1), arms, strict=True):
        light = look.left if side < 0 else look.right
        for joints in (arm, ((side * 0.06, 0.46), (side * 0.08, 0.25), (side * 0.07, 0.03))):
            pen.stroke(joints, 0.026, own, light)
            for x, y in joints:
                pen.oval(x, y, 0.022, 0.022, own, light)
        pen.blob([(side * 0.05, 0.0), (side * 0.05, 0.04), (side * 0.14, 0.02), (side * 0.14, 0.0)], own, light)
        for shift in (-0.02, 0.0, 0.02):
            x, y = arm[-1]
            pen.stroke([(x, y), (x + shift, y + (0.045 if side > 0 else -0.045))], 0.011, own, light)
    pen.stroke([(0.0, 0.82), (0.0, 0.46)], 0.03, own, 0.6)
    for at in range(4):
        y, wide = 0.75 - 0.05 * at, (0.1, 0.115, 0.11, 0.09)[at]
        pen.curve(
            [(-wide, y - 0.03), (-wide * 0.8, y), (0.0, y + 0.012), (wide * 0.8, y), (wide, y - 0.03)], 0.02, own, 0.75
        )
    pen.blob(
        [(-0.09, 0.5), (-0.04, 0.49), (0.04, 0.49), (0.09, 0.5), (0.06, 0.43), (0.0, 0.45), (-0.06, 0.43)], own, 0.7
    )
    _skull(pen, look, own, (0.0, 0.9), 0.1)


@motif
def skull(pen: Pen, look: Look) -> None:
    """A human skull."""
    _skull(pen, look, look.own((238, 232, 214)), (0.0, 0.54), 0.46)


def _skull(pen: Pen, look: Look, own: Colour, spot: Point, size: float) -> None:
    """Draw a skull from the front; size is half its height."""

    def at(points: tuple[Point, ...]) -> list[Point]:
        return [(spot[0] + x * size, spot[1] + y * size) for x, y in points]

    jaw = ((-0.48, -0.3), (-0.44, -0.9), (-0.2, -1.0), (0.2, -1.0), (0.44, -0.9), (0.48, -0.3))
    shaded(pen, look, rounded(at(jaw)), own, spot[0] + 0.2 * size)
    dome = ((-0.86, 0.2), (-0.7, 0.76), (0.0, 1.0), (0.7, 0.76), (0.86, 0.2), (0.66, -0.3), (0.3, -0.44), (-0.3, -0.44),
            (-0.66, -0.3))  # fmt: skip
    shaded(pen, look, rounded(at(dome)), own, spot[0] + 0.3 * size)
    for side in (-1, 1):
        hollow = (
            (side * 0.14, -0.02),
            (side * 0.2, 0.22),
            (side * 0.5, 0.24),
            (side * 0.56, -0.06),
            (side * 0.32, -0.2),
        )
        pen.shape(rounded(at(hollow)), DARK, 0.4)
    pen.shape(at(((0.0, -0.16), (-0.11, -0.4), (0.11, -0.4))), DARK, 0.4)
    pen.stroke(at(((-0.36, -0.68), (0.36, -0.68))), 0.03 * size, DARK, 0.4)
    for x in (-0.24, -0.08, 0.08, 0.24):
        pen.stroke(at(((x, -0.56), (x, -0.8))), 0.03 * size, DARK, 0.4)


@motif
def book_stack(pen: Pen, look: Look) -> None:
    """A stack of books."""
    tones = ((58, 96, 150), look.own((190, 60, 56)), (74, 134, 96), (222, 166, 72), (120, 80, 140))
    y = 0.0
    for at, tone in enumerate(tones):
        shift, half, high = look.chance.between(-0.05, 0.05), 0.44 - 0.03 * at, 0.13 + 0.02 * (at % 2)
        pen.shape(soft_box(shift - half, y, shift + half, y + high, 0.02), tone, look.left)
        pen.shape(
            soft_box(shift - half + 0.06, y + 0.025, shift + half + 0.01, y + high - 0.025, 0.01), (248, 240, 222), 0.85
        )
        for line in (0.4, 0.6):
            pen.stroke(
                [(shift - half + 0.08, y + high * line), (shift + half, y + high * line)], 0.006, (206, 194, 170), 0.7
            )
        pen.box(shift - half + 0.02, y + 0.03, shift - half + 0.05, y + high - 0.03, lighter(tone, 0.6), 0.8)
        y += high
    pen.shape(bent([(-0.1, y), (0.0, y + 0.012), (0.1, y)]), WHITE, 0.8)
