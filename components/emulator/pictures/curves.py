"""Points on smooth curves."""

import math
from collections.abc import Sequence
from functools import lru_cache

Point = tuple[float, float]


@lru_cache(maxsize=32)
def _weights(pieces: int) -> tuple[tuple[float, float, float, float], ...]:
    """Return how much each of four points counts at every piece between the middle two (Catmull-Rom)."""
    weights = []
    for piece in range(pieces):
        t = piece / pieces
        weights.append(
            (
                0.5 * t * (-1 + t * (2 - t)),
                1 + 0.5 * t * t * (3 * t - 5),
                0.5 * t * (1 + t * (4 - 3 * t)),
                0.5 * t * t * (t - 1),
            )
        )
    return tuple(weights)


def rounded(points: Sequence[Point], pieces: int = 7) -> list[Point]:
    """Run a closed smooth curve through points."""
    return _run([points[-1], *points, *points[:2]], pieces)


def bent(points: Sequence[Point], pieces: int = 8) -> list[Point]:
    """Run an open smooth curve through points."""
    return [*_run([points[0], *points, points[-1]], pieces), points[-1]]


def _run(points: Sequence[Point], pieces: int) -> list[Point]:
    """Run from the second point to the last but one."""
    curve = []
    weights = _weights(pieces)
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(points, points[1:], points[2:], points[3:], strict=False):
        curve += [(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy) for a, b, c, d in weights]
    return curve


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
