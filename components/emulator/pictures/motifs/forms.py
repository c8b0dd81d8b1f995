"""Parts that many made things share: shaded bodies, wheels and lengths of rope."""

import math
from collections.abc import Sequence

from ..curves import Point, circle
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen

BLACK: Colour = (20, 20, 24)
WHITE: Colour = (250, 248, 242)
TYRE: Colour = (40, 40, 46)
HUB: Colour = (196, 202, 208)


def darker(colour: Colour, share: float = 0.3) -> Colour:
    """Mix a colour with black."""
    return mix(colour, BLACK, share)


def lighter(colour: Colour, share: float = 0.35) -> Colour:
    """Mix a colour with white."""
    return mix(colour, WHITE, share)


def middle(look: Look) -> float:
    """Return the light on what is turned towards us."""
    return (look.left + look.right) / 2


def box_points(left: float, bottom: float, right: float, top: float) -> list[Point]:
    """Return the corners of an upright rectangle."""
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


def soft_box(left: float, bottom: float, right: float, top: float, corner: float) -> list[Point]:
    """Return an upright rectangle with round corners."""
    points: list[Point] = []
    centres = ((right, top, -1, -1), (left, top, 1, -1), (left, bottom, 1, 1), (right, bottom, -1, 1))
    for turn, (x, y, across, up) in enumerate(centres):
        for step in range(6):
            angle = math.pi / 2 * (turn + step / 5)
            points.append((x + corner * (across + math.cos(angle)), y + corner * (up + math.sin(angle))))
    return points


def solid(pen: Pen, look: Look, points: Sequence[Point], colour: Colour, core: float = 0.5) -> None:
    """Fill a shape that is round like a jar: lit on one side, dark on the other; core is the share between."""
    xs = [x for x, _ in points]
    left, right = min(xs), max(xs)
    at = (left + right) / 2
    halves = ((look.left, -1), (look.right, 1))
    pen.shape(points, colour, middle(look))
    with pen.within(points):
        for light, side in halves:
            pen.shape(box_points(min(at, at + side), -2, max(at, at + side), 2), colour, light)
        for share, part in ((core + (1 - core) * 0.5, 0.5), (core, 1.0)):
            for light, side in halves:
                half = [(at + max(0.0, (x - at) * side) * side * share, y) for x, y in points]
                pen.shape(half, colour, light + (middle(look) - light) * part)


def two_sides(pen: Pen, look: Look, points: Sequence[Point], colour: Colour, edge: float = 0.0) -> None:
    """Fill a shape with an edge down its middle: what is left of it is turned left."""
    pen.shape(points, colour, look.left)
    with pen.within(points):
        pen.box(edge, -2, 2, 2, colour, look.right)


def under(pen: Pen, points: Sequence[Point], below: float, colour: Colour, light: float) -> None:
    """Fill the part of a shape that lies below a height."""
    with pen.within(points):
        pen.box(-2, -2, 2, below, colour, light)


def wheel(pen: Pen, x: float, radius: float, hub: Colour = HUB) -> None:
    """Stand a tyre with a bright hub on the ground."""
    pen.oval(x, radius, radius, radius, TYRE, 0.35)
    pen.oval(x, radius, radius * 0.6, radius * 0.6, hub, 0.5)
    pen.oval(x, radius, radius * 0.42, radius * 0.42, darker(hub, 0.3), 0.4)
    pen.oval(x, radius, radius * 0.2, radius * 0.2, hub, 0.7)


def spoked(pen: Pen, spot: Point, radius: float, colour: Colour, spokes: int = 10, rim: float = 0.1) -> None:
    """Draw a wheel that can be seen through; rim is its width in radii."""
    x, y = spot
    for spoke in range(spokes):
        angle = math.tau * (spoke + 0.5) / spokes
        pen.stroke(
            [spot, (x + math.cos(angle) * radius, y + math.sin(angle) * radius)], radius * rim * 0.4, colour, 0.5
        )
    ring(pen, spot, radius * (1 - rim / 2), radius * rim, colour)
    pen.oval(x, y, radius * 0.13, radius * 0.13, colour, 0.4)


def ring(pen: Pen, spot: Point, radius: float, width: float, colour: Colour, light: float | None = 0.4) -> None:
    """Draw a circle line."""
    points = circle(*spot, radius, radius, 40)
    pen.stroke([*points, *points[:2]], width, colour, light)


def rope(pen: Pen, start: Point, end: Point, width: float = 0.008, colour: Colour = (70, 60, 54)) -> None:
    """Span a thin straight line."""
    pen.stroke([start, end], width, colour, 0.4)


def row(start: float, step: float, count: int) -> list[float]:
    """Return evenly spaced places."""
    return [start + step * at for at in range(count)]
