"""Points on smooth curves."""

import math
from collections.abc import Sequence

Point = tuple[float, float]


def rounded(points: Sequence[Point], pieces: int = 7) -> list[Point]:
    """Run a closed smooth curve (Catmull-Rom) through points."""
    curve = []
    count = len(points)
    for at in range(count):
        p0, p1, p2, p3 = (points[(at + step) % count] for step in (-1, 0, 1, 2))
        curve += [_between(p0, p1, p2, p3, piece / pieces) for piece in range(pieces)]
    return curve


def bent(points: Sequence[Point], pieces: int = 8) -> list[Point]:
    """Run an open smooth curve through points."""
    ends = [points[0], *points, points[-1]]
    curve = []
    for at in range(len(points) - 1):
        p0, p1, p2, p3 = ends[at : at + 4]
        curve += [_between(p0, p1, p2, p3, piece / pieces) for piece in range(pieces)]
    return [*curve, points[-1]]


def circle(x: float, y: float, rx: float, ry: float, pieces: int = 36) -> list[Point]:
    """Go once round an ellipse."""
    angles = [math.tau * piece / pieces for piece in range(pieces)]
    return [(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in angles]


def moved(points: Sequence[Point], x: float, y: float = 0.0) -> list[Point]:
    """Move points."""
    return [(px + x, py + y) for px, py in points]


def mirrored(points: Sequence[Point]) -> list[Point]:
    """Swap left and right."""
    return [(-x, y) for x, y in points]


def scaled(points: Sequence[Point], across: float, up: float | None = None) -> list[Point]:
    """Scale points round the origin."""
    return [(x * across, y * (across if up is None else up)) for x, y in points]


def turned(points: Sequence[Point], degrees: float, round_x: float = 0.0, round_y: float = 0.0) -> list[Point]:
    """Turn points anticlockwise round a place."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        (round_x + (x - round_x) * cos - (y - round_y) * sin, round_y + (x - round_x) * sin + (y - round_y) * cos)
        for x, y in points
    ]


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    x, y = (
        b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
        for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
    )
    return x, y
