"""Outlines and eyes that animals share."""

import math
from collections.abc import Sequence

from ..curves import Point, bent
from ..palette import Colour
from ..pen import Pen

WHITE: Colour = (252, 251, 246)
BLACK: Colour = (28, 30, 40)


def band(points: Sequence[Point], widths: Sequence[float], pieces: int = 8) -> list[Point]:
    """Return the outline of a smooth band through points, round at its ends; the width in units at each point."""
    middle = bent(points, pieces)
    halves = [max(0.0, width) / 2 for width, _ in bent([(width, 0.0) for width in widths], pieces)]
    left, right = [], []
    for at, (x, y) in enumerate(middle):
        (x0, y0), (x1, y1) = middle[max(at - 1, 0)], middle[min(at + 1, len(middle) - 1)]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        across, up = (y0 - y1) / length * halves[at], (x1 - x0) / length * halves[at]
        left.append((x + across, y + up))
        right.append((x - across, y - up))
    return [*left, *_cap(left[-1], right[-1]), *reversed(right), *_cap(right[0], left[0])]


def _cap(one: Point, other: Point) -> list[Point]:
    """Go in a half circle from one side of an end to the other."""
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    dx, dy = one[0] - x, one[1] - y
    angles = [math.pi * step / 6 for step in range(1, 6)]
    return [
        (x + dx * math.cos(angle) + dy * math.sin(angle), y + dy * math.cos(angle) - dx * math.sin(angle))
        for angle in angles
    ]


def eye(pen: Pen, x: float, y: float, size: float, ring: Colour | None = None) -> None:
    """Draw a dark eye with a spark, in a ring if one is given; size is its radius."""
    if ring is not None:
        pen.oval(x, y, size * 1.7, size * 1.7, ring, 0.9)
    pen.oval(x, y, size, size, BLACK, 0.2)
    pen.oval(x + size * 0.32, y + size * 0.36, size * 0.34, size * 0.34, WHITE, 1.0)


def sided(points: Sequence[Point], side: int) -> list[Point]:
    """Put points of the right half on a side; -1 is left."""
    return [(x * side, y) for x, y in points]


def wing(pen: Pen, front: Sequence[Point], back: Sequence[Point], colour: Colour, light: float) -> None:
    """Fill a wing between its front edge, from root to tip, and its back edge, from tip to root."""
    pen.shape([*bent(front), *bent(back)], colour, light)


def feathers(
    pen: Pen, roots: Sequence[Point], tips: Sequence[Point], width: float, colour: Colour, light: float
) -> None:
    """Draw one feather from each root to its tip; width in units."""
    for (x0, y0), (x1, y1) in zip(roots, tips, strict=True):
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        pen.shape(band([(x0, y0), middle, (x1, y1)], [width * 0.8, width, width * 0.45]), colour, light)


def along(one: Point, other: Point, count: int) -> list[Point]:
    """Set points evenly from one place to another, both included."""
    steps = [at / max(count - 1, 1) for at in range(count)]
    return [(one[0] + (other[0] - one[0]) * t, one[1] + (other[1] - one[1]) * t) for t in steps]
