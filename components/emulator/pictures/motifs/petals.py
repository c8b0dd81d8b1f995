"""Flower heads, stems and leaves that flowers share."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .growth import STEM, grounded, inserted, leaf, petal
from .limbs import band

WARM_WHITE: Colour = (255, 252, 244)
YOLK: Colour = (250, 198, 62)


def stem(pen: Pen, points: Sequence[Point], width: float, own: Colour = STEM) -> None:
    """Draw a stem, narrower towards its head."""
    pen.shape(grounded(band(points, [width, *[width * 0.85] * (len(points) - 2), width * 0.7], 6)), own, 0.45)


def blade(
    pen: Pen, foot: Point, middle: Point, tip: Point, width: float, own: Colour = STEM, light: float = 0.6
) -> None:
    """Draw a long bent leaf from its foot to its pointed tip."""
    pen.shape(grounded(band([foot, middle, tip], [width * 0.55, width, 0.0])), own, light)
    pen.curve([foot, middle, tip], width * 0.08, mix(own, (200, 220, 130), 0.4), light)


def veined(
    pen: Pen, look: Look, x: float, y: float, degrees: float, length: float, width: float, own: Colour = STEM
) -> None:
    """Draw a pointed leaf, its halves lit differently, with a rib."""
    outline = leaf(x, y, degrees, length, width)
    pen.shape(outline, own, look.left * 0.9)
    pen.shape([*outline[12:], outline[0]], own, look.right * 0.6)
    tip = outline[12]
    pen.stroke(
        [(x, y), (x + (tip[0] - x) * 0.9, y + (tip[1] - y) * 0.9)], width * 0.06, mix(own, (200, 220, 130), 0.4), 0.7
    )


def ring(
    pen: Pen, x: float, y: float, reach: float, width: float, count: int, own: Colour, light: tuple[float, float],
    start: float = 0.0, *, tilt: float = 1.0, pointed: bool = False
) -> None:  # fmt: skip
    """Draw petals round a place, those above brighter; tilt below 1 turns the head away."""
    shape = leaf if pointed else petal
    for at in range(count):
        degrees = start + 360 * at / count
        outline = [(x + px, y + py * tilt) for px, py in shape(0.0, 0.0, degrees, reach, width)]
        part = 0.5 + 0.5 * math.sin(math.radians(degrees + 40))
        pen.shape(outline, own, light[0] + (light[1] - light[0]) * part)


def clump(
    pen: Pen, look: Look, draw: Callable[[Pen, Look], None], places: Sequence[tuple[float, float, float]]
) -> None:
    """Draw one plant at several places (x, y, size), the last in front; every one by its own chance."""
    chance = look.chance.child("clump")
    for at, (x, y, size) in enumerate(places):
        shift = chance.between(-0.02, 0.02)
        inserted(
            pen,
            replace(look, chance=look.chance),
            draw,
            x + shift,
            y,
            size * chance.between(0.94, 1.04),
            flip=x > 0,
            key=at,
        )


def rosette(pen: Pen, x: float, y: float, radius: float, own: Colour, turn: float) -> None:
    """Draw a filled bloom: rings of overlapping petals that close round a heart."""
    deep = mix(own, (70, 0, 20), 0.42)
    for layer, (size, count) in enumerate(((1.0, 5), (0.8, 5), (0.6, 4), (0.42, 3))):
        for at in range(count):
            degrees = turn + layer * 40 + 360 * at / count
            cx = x + radius * size * 0.42 * math.cos(math.radians(degrees))
            cy = y + radius * size * 0.42 * math.sin(math.radians(degrees))
            lit = 0.6 + 0.4 * (0.5 + 0.5 * math.sin(math.radians(degrees + 30)))
            tone = mix(own, deep, 0.13 * layer + 0.06 * (at % 2))
            pen.shape(_fold(cx, cy, radius * size * 0.6, degrees), mix(tone, deep, 0.6), lit * 0.8)
            pen.shape(_fold(cx + radius * 0.02, cy + radius * 0.02, radius * size * 0.54, degrees), tone, lit)
    pen.oval(x, y, radius * 0.2, radius * 0.2, mix(own, deep, 0.75), 0.5)
    spiral = [
        (
            x + radius * (0.03 + 0.025 * step) * math.cos(step * 0.8),
            y + radius * (0.03 + 0.025 * step) * math.sin(step * 0.8),
        )
        for step in range(9)
    ]
    pen.curve(spiral, radius * 0.045, mix(own, (255, 220, 220), 0.25), 0.9)


def _fold(x: float, y: float, radius: float, degrees: float) -> list[Point]:
    """Return a broad petal, a little pointed outwards."""
    outline = []
    for step, reach in enumerate((1.08, 0.98, 0.92, 0.9, 0.92, 0.9, 0.92, 0.98)):
        angle = math.radians(degrees + 45 * step)
        outline.append((x + radius * reach * math.cos(angle), y + radius * reach * math.sin(angle)))
    return rounded(outline, 5)


def drooping(points: Sequence[Point], count: int) -> list[Point]:
    """Set places evenly along a smooth line, both ends included."""
    line = bent(points, 12)
    return [line[round(at * (len(line) - 1) / max(count - 1, 1))] for at in range(count)]
