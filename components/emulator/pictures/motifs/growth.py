"""Leaves, petals and crowns that plants share, and ways to set one drawing inside another."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps

from ..chance import Chance
from ..curves import Point, bent, circle, rounded, turned
from ..look import Look
from ..palette import Colour, mix
from ..pen import Fill, Line, Mark, Pen, Within
from .registry import Motif

BARK: Colour = (112, 82, 60)
SNOW: Colour = (248, 250, 255)
STEM: Colour = (74, 128, 62)
GREENS: tuple[Colour, ...] = ((66, 132, 64), (84, 146, 62), (52, 118, 72), (104, 152, 66), (74, 136, 80))
AUTUMN: tuple[Colour, ...] = ((214, 92, 40), (232, 142, 44), (198, 62, 46), (236, 178, 60), (178, 84, 40))
SPRING: tuple[Colour, ...] = ((126, 178, 82), (144, 190, 96), (110, 168, 84))


def inserted(
    pen: Pen, look: Look, draw: Motif, x: float, y: float, size: float, *, flip: bool = False, key: object = 0
) -> None:
    """Draw a motif within another one, its origin at a place and its unit of a size; key names its own chance."""
    chance = look.chance.child("inserted", key)
    own = replace(look, chance=chance, left=look.right, right=look.left) if flip else replace(look, chance=chance)
    inner, across = Pen(own), -size if flip else size
    draw(inner, own)
    pen.marks += [_mapped(mark, x, y, across, size) for mark in inner.marks]
    for lamp in inner.lamps:
        pen.lamp(x + lamp.x * across, y + lamp.y * size, lamp.radius * size, lamp.colour)


def fitted(size: float) -> Callable[[Motif], Motif]:
    """Shrink a motif that is drawn taller than the frame; size is what is left of its unit."""

    def wrap(draw: Motif) -> Motif:
        @wraps(draw)
        def shrunk(pen: Pen, look: Look) -> None:
            inserted(pen, look, draw, 0.0, 0.0, size)

        return shrunk

    return wrap


def _mapped(mark: Mark, x: float, y: float, across: float, up: float) -> Mark:
    points = tuple((x + px * across, y + py * up) for px, py in mark.points)
    if isinstance(mark, Fill):
        return Fill(points, mark.ink)
    if isinstance(mark, Line):
        return Line(points, mark.width * up, mark.ink)
    return Within(points, [_mapped(inner, x, y, across, up) for inner in mark.marks])


def beyond(points: Sequence[Point], x: float, lean: float = 0.0) -> list[Point]:
    """Cut a polygon to what lies right of the line through (x, 0) that leans by so much across per unit up."""
    kept: list[Point] = []
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        before, after = ax - x - lean * ay, bx - x - lean * by
        if before >= 0:
            kept.append((ax, ay))
        if (before < 0) != (after < 0):
            part = before / (before - after)
            kept.append((ax + (bx - ax) * part, ay + (by - ay) * part))
    return kept


def shaded(pen: Pen, look: Look, points: Sequence[Point], colour: Colour, x: float, lean: float = 0.0) -> None:
    """Fill a polygon that has volume: lit from the left up to a line, from the right beyond it."""
    pen.shape(points, colour, look.left)
    side = beyond(points, x, lean)
    if len(side) > 2:
        pen.shape(side, colour, look.right)


def grounded(points: Sequence[Point]) -> list[Point]:
    """Cut off flat what would reach below the ground."""
    return [(x, max(y, 0.0)) for x, y in points]


def leaf(x: float, y: float, degrees: float, length: float, width: float, bulge: float = 0.45) -> list[Point]:
    """Return a pointed leaf that grows from a place; 0 degrees points right."""
    upper = bent([(0.0, 0.0), (length * bulge, width / 2), (length, 0.0)], 6)
    lower = bent([(length, 0.0), (length * bulge, -width / 2), (0.0, 0.0)], 6)
    return [(x + px, y + py) for px, py in turned([*upper, *lower[1:-1]], degrees)]


def petal(x: float, y: float, degrees: float, length: float, width: float) -> list[Point]:
    """Return a petal with a round end that grows from a place; 0 degrees points right."""
    half = width / 2
    outline = [
        (0.0, 0.0),
        (length * 0.4, half * 0.8),
        (length * 0.78, half),
        (length, 0.0),
        (length * 0.78, -half),
        (length * 0.4, -half * 0.8),
    ]
    return [(x + px, y + py) for px, py in turned(rounded(outline, 4), degrees)]


def puff(x: float, y: float, rx: float, ry: float, chance: Chance, lobes: int = 9) -> list[Point]:
    """Return a mass of leaves with a wavy edge."""
    points, start = [], chance.between(0.0, math.tau)
    for lobe in range(lobes):
        swell = chance.between(1.0, 1.1)
        for part, reach in ((0.0, 0.9), (0.3, swell), (0.7, swell)):
            angle = start + math.tau * (lobe + part) / lobes
            points.append((x + rx * reach * math.cos(angle), y + ry * reach * math.sin(angle)))
    return rounded(points, 2)


def crown(
    pen: Pen, look: Look, puffs: Sequence[tuple[float, float, float, float]], own: Colour, lobes: int = 9
) -> None:
    """Draw masses of leaves (x, y, rx, ry), each darker below and lit from the brighter side."""
    side = 1 if look.right > look.left else -1
    dark, bright = min(look.left, look.right) * 0.7, max(look.left, look.right)
    for at, (x, y, rx, ry) in enumerate(puffs):
        chance = look.chance.child("puff", at)
        tone = mix(own, (30, 60, 50), 0.16 * (1 - at / len(puffs)))
        pen.shape(puff(x, y, rx, ry, chance, lobes), tone, dark)
        pen.shape(
            puff(x + side * rx * 0.14, y + ry * 0.16, rx * 0.8, ry * 0.78, chance, lobes), tone, (dark + bright) / 2
        )
        pen.shape(
            puff(x + side * rx * 0.3, y + ry * 0.34, rx * 0.5, ry * 0.46, chance, lobes),
            mix(tone, (255, 240, 150), 0.12),
            bright,
        )


def foliage(look: Look, *usual: Colour) -> Colour:
    """Return the colour of leaves in this season."""
    by_season = {"autumn": AUTUMN, "spring": SPRING}
    return look.pick(*by_season.get(look.season, usual or GREENS))


def dots(
    pen: Pen,
    chance: Chance,
    puffs: Sequence[tuple[float, float, float, float]],
    count: int,
    radius: float,
    *colours: Colour,
) -> None:
    """Strew small round things over masses of leaves: blossoms or fruit."""
    for at in range(count):
        x, y, rx, ry = puffs[at % len(puffs)]
        angle, reach = chance.between(0, math.tau), chance.between(0.15, 0.85)
        size = radius * chance.between(0.7, 1.15)
        pen.shape(
            circle(x + rx * reach * math.cos(angle), y + ry * reach * math.sin(angle), size, size, 10),
            chance.pick(colours),
            0.9,
        )
