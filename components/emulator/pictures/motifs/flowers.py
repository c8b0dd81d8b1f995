"""Flowers on stems: the daisy-like one, sunflower, rose, tulip, poppy and others."""

import math
from collections.abc import Sequence

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .growth import STEM, leaf, petal
from .petals import WARM_WHITE, YOLK, blade, ring, rosette, stem, veined
from .registry import motif

PETALS: tuple[Colour, ...] = (
    (238, 92, 126),
    (250, 168, 72),
    (248, 206, 82),
    (176, 112, 214),
    (240, 120, 96),
    (112, 142, 230),
)
ROSES: tuple[Colour, ...] = ((214, 34, 58), (226, 44, 74), (240, 104, 140))
TULIPS: tuple[Colour, ...] = ((226, 56, 66), (248, 186, 66), (236, 110, 152), (152, 86, 178))


@motif
def flower(pen: Pen, look: Look) -> None:
    """A daisy-like flower between two buds."""
    own = look.pick(*PETALS)
    buds(pen, look, own, ((-0.2, 0.62), (0.19, 0.5)))
    _blossom(pen, look, own)


def buds(pen: Pen, look: Look, own: Colour, places: Sequence[Point], green: Colour = STEM) -> None:
    """Draw closed buds on stems that bend outwards from the foot; places are their tops."""
    chance = look.chance.child("buds")
    for x, y in places:
        tip = (x * chance.between(0.85, 1.15), y * chance.between(0.92, 1.08) - 0.12)
        stem(pen, [(x * 0.15, 0.0), (x * 0.45, tip[1] * 0.5), tip], 0.02, green)
        turn = 90 - 60 * x
        veined(pen, look, x * 0.4, tip[1] * 0.42, 90 - 260 * x, 0.2, 0.075, green)
        for spread, tone in ((22, mix(own, (60, 10, 50), 0.25)), (-22, mix(own, (60, 10, 50), 0.12)), (0, own)):
            pen.shape(leaf(*tip, turn + spread, 0.14, 0.07, 0.4), tone, 0.8)
        for spread in (34, -34, 0):
            pen.shape(leaf(tip[0], tip[1] - 0.012, turn + spread, 0.08, 0.045, 0.4), green, 0.6)


def _blossom(pen: Pen, look: Look, own: Colour) -> None:
    chance = look.chance.child("blossom")
    lean = chance.between(-0.05, 0.05)
    stem(pen, [(0.0, 0.0), (lean * 0.2, 0.35), (lean, 0.7)], 0.032)
    veined(pen, look, lean * 0.1, 0.12, 148, 0.3, 0.11)
    veined(pen, look, lean * 0.2, 0.2, 34, 0.28, 0.1)
    daisy_head(pen, lean, 0.72, 0.26, own, chance.between(0, 30))


def daisy_head(pen: Pen, x: float, y: float, radius: float, own: Colour, turn: float, count: int = 10) -> None:
    """Draw a flat bloom with a yellow heart."""
    ring(
        pen,
        x,
        y,
        radius * 0.98,
        radius * 0.42,
        count,
        mix(own, (60, 10, 60), 0.22),
        (0.3, 0.7),
        turn + 180 / count,
        tilt=0.94,
    )
    ring(pen, x, y, radius, radius * 4.6 / count, count, own, (0.6, 1.0), turn, tilt=0.94)
    for at in range(count):
        pen.shape(leaf(x, y, turn + 360 * at / count, radius * 0.66, radius * 0.13), mix(own, (90, 10, 50), 0.28), 0.6)
    pen.oval(x, y, radius * 0.31, radius * 0.29, (206, 128, 34), 0.5)
    pen.oval(x - radius * 0.02, y + radius * 0.03, radius * 0.26, radius * 0.23, YOLK, 0.9)
    for at in range(7):
        angle = at * 2.4
        pen.oval(
            x + radius * 0.06 * at**0.6 * math.cos(angle),
            y + radius * 0.06 * at**0.6 * math.sin(angle),
            radius * 0.03,
            radius * 0.03,
            (224, 148, 40),
            0.6,
        )


@motif
def daisy(pen: Pen, look: Look) -> None:
    """A white daisy with a yellow heart, between two buds."""
    buds(pen, look, look.own(WARM_WHITE), ((-0.19, 0.56), (0.2, 0.64)))
    _marguerite(pen, look)


def _marguerite(pen: Pen, look: Look) -> None:
    chance, own = look.chance.child("daisy"), look.own(WARM_WHITE)
    lean = chance.between(-0.08, 0.04)
    stem(pen, [(0.0, 0.0), (lean * 0.2, 0.35), (lean, 0.76)], 0.022)
    veined(pen, look, 0.0, 0.04, 130, 0.24, 0.07)
    veined(pen, look, 0.0, 0.06, 40, 0.22, 0.07)
    turn = chance.between(0, 20)
    ring(pen, lean, 0.78, 0.215, 0.062, 13, mix(own, (120, 134, 190), 0.5), (0.4, 0.8), turn + 14, tilt=0.92)
    ring(pen, lean, 0.78, 0.22, 0.062, 13, own, (0.75, 1.0), turn, tilt=0.92)
    pen.oval(lean, 0.775, 0.075, 0.07, (214, 142, 36), 0.5)
    pen.oval(lean - 0.006, 0.785, 0.064, 0.056, (252, 206, 64), 0.9)


@motif
def sunflower(pen: Pen, look: Look) -> None:
    """A tall sunflower with broad leaves."""
    chance, own = look.chance.child("sunflower"), look.own((250, 190, 40))
    lean = chance.between(-0.05, 0.05)
    stem(pen, [(0.0, 0.0), (-lean * 0.4, 0.35), (lean, 0.72)], 0.042, (84, 134, 58))
    for y, degrees, length in ((0.2, 152, 0.3), (0.28, 26, 0.3), (0.38, 158, 0.22), (0.44, 24, 0.2)):
        _heart_leaf(pen, look, -lean * 0.2, y, degrees + chance.between(-8, 8), length)
    x, y, turn = lean, 0.72, chance.between(0, 20)
    ring(pen, x, y, 0.28, 0.085, 17, mix(own, (190, 90, 10), 0.5), (0.35, 0.7), turn + 10, pointed=True)
    ring(pen, x, y, 0.27, 0.085, 17, own, (0.6, 1.0), turn, pointed=True)
    for size, tone in ((0.135, (92, 56, 30)), (0.115, (118, 72, 34)), (0.07, (74, 46, 30))):
        pen.oval(x, y, size, size, tone, 0.5)
    for at in range(6, 40):
        reach, angle = 0.0195 * at**0.5, at * 2.39996
        pen.oval(
            x + reach * math.cos(angle),
            y + reach * math.sin(angle),
            0.0062,
            0.0062,
            (206, 146, 62) if at > 16 else (150, 100, 50),
            0.8,
        )


def _heart_leaf(pen: Pen, look: Look, x: float, y: float, degrees: float, length: float) -> None:
    """Draw a broad leaf on a short stalk."""
    across, up = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    foot = (x + across * length * 0.2, y + up * length * 0.2)
    pen.stroke([(x, y), foot], 0.018, (84, 134, 58), 0.5)
    outline = leaf(*foot, degrees, length, length * 0.62, 0.32)
    lit = look.left if across < 0 else look.right
    pen.shape(outline, (92, 146, 60), lit)
    pen.shape([*outline[12:], outline[0]], (70, 122, 58), lit * 0.7)
    pen.stroke([foot, outline[12]], 0.008, (150, 184, 96), 0.7)


@motif
def rose(pen: Pen, look: Look) -> None:
    """A rose with a bud."""
    own = look.pick(*ROSES)
    stem(pen, [(0.02, 0.0), (-0.03, 0.3), (0.0, 0.66)], 0.03, (62, 112, 62))
    stem(pen, [(-0.02, 0.22), (0.14, 0.38), (0.25, 0.5)], 0.02, (62, 112, 62))
    for x, y, degrees, length in (
        (-0.02, 0.2, 160, 0.3),
        (-0.03, 0.3, 205, 0.24),
        (0.02, 0.1, 20, 0.28),
        (-0.02, 0.4, 140, 0.22),
        (0.1, 0.33, -8, 0.2),
    ):
        veined(pen, look, x, y, degrees, length, length * 0.5, (62, 118, 66))
    for x, y, side in ((0.008, 0.12, 1), (-0.035, 0.34, -1), (-0.016, 0.48, 1)):
        pen.shape([(x, y - 0.014), (x + side * 0.034, y + 0.008), (x, y + 0.014)], (92, 96, 60), 0.4)
    _rosebud(pen, 0.27, 0.52, own)
    for degrees in (200, 235, 305, 340):
        pen.shape(leaf(0.0, 0.64, degrees, 0.22, 0.07), (70, 124, 66), 0.5)
    rosette(pen, 0.0, 0.73, 0.27, own, look.chance.child("rose").between(60, 120))


def _rosebud(pen: Pen, x: float, y: float, own: Colour) -> None:
    deep = mix(own, (70, 0, 20), 0.45)
    pen.blob(
        [
            (x - 0.06, y + 0.02),
            (x - 0.05, y + 0.12),
            (x + 0.01, y + 0.17),
            (x + 0.06, y + 0.1),
            (x + 0.06, y + 0.02),
            (x, y - 0.03),
        ],
        deep,
        0.4,
    )
    pen.blob(
        [(x - 0.065, y + 0.03), (x - 0.06, y + 0.12), (x - 0.02, y + 0.15), (x + 0.03, y + 0.04), (x, y - 0.03)],
        own,
        0.8,
    )
    pen.blob([(x + 0.03, y - 0.01), (x - 0.01, y + 0.08), (x + 0.045, y + 0.14), (x + 0.07, y + 0.06)], own, 0.55)
    for degrees in (60, 125, 165, 15):
        pen.shape(leaf(x, y - 0.03, degrees, 0.11, 0.04), (70, 124, 66), 0.6)


@motif
def tulip(pen: Pen, look: Look) -> None:
    """A tulip with long leaves, between two green buds."""
    own, green = look.pick(*TULIPS), (86, 148, 90)
    for x, y in ((-0.2, 0.5), (0.22, 0.42)):
        stem(pen, [(x * 0.2, 0.0), (x * 0.6, y * 0.5), (x, y)], 0.022, green)
        pen.shape(_cup(x, y, 0.0, 0.15, 0.085), mix(own, green, 0.45), 0.6)
        pen.shape(_cup(x, y, 0.012, 0.12, 0.045), mix(own, green, 0.2), 0.8)
    _one_tulip(pen, look, own)


def _one_tulip(pen: Pen, look: Look, own: Colour) -> None:
    chance = look.chance.child("tulip")
    lean, green = chance.between(-0.06, 0.06), (86, 148, 90)
    stem(pen, [(0.0, 0.0), (lean * 0.2, 0.35), (lean, 0.7)], 0.034, green)
    blade(pen, (0.01, 0.0), (-0.15, 0.26), (-0.13, 0.56), 0.11, mix(green, (40, 90, 80), 0.25), look.left)
    blade(pen, (-0.01, 0.0), (0.13, 0.2), (0.2, 0.44), 0.1, green, look.right)
    x, y = lean, 0.68
    for side in (-1, 1):
        pen.shape(_cup(x, y, side * 0.065, 0.29, 0.11), mix(own, (80, 10, 40), 0.35), 0.4)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.shape(_side_petal(x, y, side), mix(own, (80, 10, 40), 0.14), light)
    pen.shape(_cup(x, y - 0.01, 0.0, 0.27, 0.17), own, 0.9)
    pen.shape(_cup(x - 0.018, y + 0.03, 0.0, 0.19, 0.05), mix(own, (255, 240, 220), 0.28), 0.9)


def _cup(x: float, y: float, shift: float, height: float, width: float) -> list[Point]:
    """Return an upright petal, round below and pointed above."""
    half, top = width / 2, (x + shift, y + height)
    left = bent([(x, y), (x + shift - half, y + height * 0.36), (x + shift - half * 0.72, y + height * 0.76), top], 6)
    right = bent([top, (x + shift + half * 0.72, y + height * 0.76), (x + shift + half, y + height * 0.36), (x, y)], 6)
    return [*left, *right[1:-1]]


def _side_petal(x: float, y: float, side: int) -> list[Point]:
    outer = bent(
        [(x, y - 0.015), (x + side * 0.1, y + 0.02), (x + side * 0.125, y + 0.14), (x + side * 0.105, y + 0.265)], 6
    )
    inner = bent([(x + side * 0.105, y + 0.265), (x + side * 0.045, y + 0.17), (x, y + 0.04)], 6)
    return [*outer, *inner]


@motif
def poppy(pen: Pen, look: Look) -> None:
    """A poppy with crinkled petals and a dark heart, and two buds."""
    buds(pen, look, look.pick((222, 50, 44), (232, 74, 46)), ((0.22, 0.56),), (96, 132, 74))
    _one_poppy(pen, look)


def _one_poppy(pen: Pen, look: Look) -> None:
    chance, own = look.chance.child("poppy"), look.pick((222, 50, 44), (232, 74, 46))
    lean = chance.between(-0.1, 0.08)
    stem(pen, [(0.0, 0.0), (lean * 1.6, 0.4), (lean, 0.74)], 0.02, (96, 132, 74))
    for degrees, length in ((120, 0.24), (150, 0.2), (55, 0.22), (30, 0.18)):
        pen.shape(leaf(0.0, 0.04, degrees, length, 0.06), (88, 128, 76), 0.5)
    stem(pen, [(0.0, 0.1), (-0.14, 0.36), (-0.17, 0.5)], 0.012, (96, 132, 74))
    pen.shape(petal(-0.165, 0.53, 262, 0.08, 0.055), (104, 140, 84), 0.6)
    x, y = lean, 0.78
    for dx, dy, rx, ry, light in (
        (0.0, 0.08, 0.17, 0.13, 0.35),
        (-0.12, 0.0, 0.13, 0.13, 0.7),
        (0.12, 0.0, 0.13, 0.13, 0.55),
        (0.0, -0.06, 0.18, 0.12, 0.95),
    ):
        waves = [(1.0 + 0.05 * (-1) ** at, math.tau * at / 12) for at in range(12)]
        outline = [
            (x + dx + rx * size * math.cos(angle), y + dy + ry * size * math.sin(angle)) for size, angle in waves
        ]
        pen.shape(rounded(outline, 4), mix(own, (90, 0, 20), 0.3 if light < 0.4 else 0.0), light)
    pen.oval(x, y + 0.01, 0.06, 0.05, (48, 26, 36), 0.4)
    pen.oval(x, y + 0.012, 0.026, 0.02, (132, 142, 88), 0.7)
