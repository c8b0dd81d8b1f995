"""What people wear on their heads and carry, and its colours."""

from ..curves import rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .growth import shaded

GOLD: Colour = (240, 190, 72)
STEEL: Colour = (172, 182, 196)
WOOD: Colour = (150, 106, 66)
STRAW: Colour = (232, 196, 112)
BLACK: Colour = (44, 40, 54)


def beard(pen: Pen, x: float, y: float, size: float, own: Colour, length: float = 0.06) -> None:
    """Draw a beard below the eyes; its length below the chin in units."""
    points = [
        (-0.052, 0.0),
        (-0.05, -0.04),
        (-0.03, -0.07),
        (0.006, -0.07 - length),
        (0.036, -0.07),
        (0.052, -0.04),
        (0.053, 0.0),
        (0.036, -0.022),
        (0.012, -0.026),
        (-0.02, -0.022),
    ]
    pen.blob([(x + px * size, y + py * size) for px, py in points], own, 0.75)


def hat(
    pen: Pen, look: Look, own: Colour, x: float, y: float, size: float, brim: float = 0.1, high: float = 0.075
) -> None:
    """Draw a brimmed hat on a head; brim is half its width."""
    pen.oval(x, y + 0.036 * size, brim * size, 0.018 * size, mix(own, (40, 24, 20), 0.25), 0.5)
    crown = [(-0.058, 0.04), (-0.05, 0.04 + high), (0.0, 0.03 + high), (0.05, 0.04 + high), (0.058, 0.04)]
    shaded(pen, look, rounded([(x + px * size, y + py * size) for px, py in crown]), own, x + 0.02 * size)
    pen.shape(
        [
            (x - 0.058 * size, y + 0.042 * size),
            (x - 0.056 * size, y + 0.062 * size),
            (x + 0.056 * size, y + 0.062 * size),
            (x + 0.058 * size, y + 0.042 * size),
        ],
        mix(own, (60, 20, 20), 0.5),
        0.5,
    )


def crown(pen: Pen, y: float, size: float = 1.0) -> None:
    """Draw a golden crown on a head at the origin's height y."""
    points = [
        (-0.058, 0.0),
        (-0.066, 0.072),
        (-0.034, 0.036),
        (0.0, 0.088),
        (0.034, 0.036),
        (0.066, 0.072),
        (0.058, 0.0),
    ]
    pen.shape([(px * size, y + py * size) for px, py in points], GOLD, 0.9)
    pen.box(-0.058 * size, y, 0.058 * size, y + 0.016 * size, mix(GOLD, (150, 80, 20), 0.4), 0.7)
    for x, tone in ((-0.036, (70, 130, 210)), (0.0, (216, 50, 66)), (0.036, (70, 130, 210))):
        pen.oval(x * size, y + 0.026 * size, 0.009 * size, 0.009 * size, tone, 0.9)
