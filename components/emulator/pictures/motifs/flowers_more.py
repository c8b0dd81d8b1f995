"""Flowers by their clusters: lotus, lavender, dandelion, bluebell, orchid, peony, lily, hydrangea and a bouquet."""

import math

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .flowers import PETALS, ROSES, daisy_head
from .growth import STEM, leaf, petal
from .petals import WARM_WHITE, YOLK, blade, clump, drooping, ring, rosette, stem, veined
from .registry import motif

PAD: Colour = (74, 142, 92)


@motif
def lotus(pen: Pen, look: Look) -> None:
    """A lotus on the water between its leaves."""
    own = look.pick((244, 132, 176), (248, 156, 190), (250, 190, 214))
    for x, y, size in ((-0.34, 0.02, 0.17), (0.34, 0.03, 0.17), (0.02, 0.0, 0.36)):
        _pad(pen, look, x, y, size)
    for degrees in (158, 132, 110, 90, 70, 48, 22):
        pen.shape(
            _tipped(0.0, 0.1, degrees, 0.52 if 60 < degrees < 120 else 0.47, 0.17), mix(own, (120, 30, 90), 0.2), 0.5
        )
    for degrees in (176, 150, 122, 58, 30, 4):
        _lotus_petal(pen, look, degrees, 0.46, 0.19, own)
    for degrees in (104, 76):
        _lotus_petal(pen, look, degrees, 0.44, 0.2, own)
    pen.oval(0.0, 0.22, 0.075, 0.05, (226, 182, 62), 0.8)
    for degrees in (163, 17, 140, 40, 115, 65, 90):
        _lotus_petal(pen, look, degrees, 0.34 if 50 < degrees < 130 else 0.4, 0.19, mix(own, WARM_WHITE, 0.25))


def _tipped(x: float, y: float, degrees: float, length: float, width: float) -> list[Point]:
    return leaf(x, y, degrees, length, width, 0.6)


def _lotus_petal(pen: Pen, look: Look, degrees: float, length: float, width: float, own: Colour) -> None:
    """Draw a petal with a deeper tip and a pale middle."""
    lit = 0.45 + 0.5 * (look.left if degrees > 90 else look.right)
    outline = _tipped(0.0, 0.08, degrees, length, width)
    pen.shape(outline, mix(own, (210, 40, 120), 0.22), lit)
    pen.shape(_tipped(0.0, 0.08, degrees, length * 0.86, width * 0.78), mix(own, (255, 250, 246), 0.2), lit)
    pen.shape(_tipped(0.0, 0.08, degrees, length * 0.62, width * 0.4), mix(own, (255, 250, 246), 0.45), lit)


def _pad(pen: Pen, look: Look, x: float, y: float, size: float) -> None:
    """Draw a round leaf that floats, with a notch."""
    angles = [math.radians(20 + 340 * at / 30 - 70) for at in range(31)]
    rim = [(x + size * math.cos(angle), y + 0.3 * size * math.sin(angle)) for angle in angles]
    pen.shape([(x, y - 0.012), *[(px, py - 0.015) for px, py in rim]], mix(PAD, (20, 60, 70), 0.4), 0.4)
    pen.shape([(x, y), *rim], PAD, 0.8)
    for at in range(4, 29, 6):
        pen.stroke(
            [(x, y), (x + (rim[at][0] - x) * 0.85, y + (rim[at][1] - y) * 0.85)],
            size * 0.018,
            mix(PAD, (190, 220, 140), 0.4),
            0.8,
        )


@motif
def lily_pad(pen: Pen, look: Look) -> None:
    """Floating leaves with one small white bloom."""
    for x, y, size in ((-0.24, 0.05, 0.24), (0.26, 0.06, 0.22), (0.04, -0.02, 0.28)):
        _pad(pen, look, x, y, size)
    own = look.own((252, 246, 240))
    for degrees, length in ((165, 0.16), (140, 0.17), (115, 0.17), (90, 0.17), (65, 0.17), (40, 0.17), (15, 0.16)):
        pen.shape(_tipped(-0.2, 0.05, degrees, length, 0.07), mix(own, (220, 150, 180), 0.25), 0.8)
    for degrees in (150, 120, 90, 60, 30):
        pen.shape(_tipped(-0.2, 0.04, degrees, 0.13, 0.06), own, 1.0)


@motif
def lavender(pen: Pen, look: Look) -> None:
    """A tuft of lavender."""
    chance, own = look.chance.child("lavender"), look.own((138, 104, 204))
    for at in range(10):
        side = at / 4.5 - 1
        pen.shape(leaf(side * 0.05, 0.0, 90 - side * 46, 0.36, 0.03), (112, 142, 104), 0.4 + 0.04 * at)
    for at in range(9):
        side = ((at * 4) % 9) / 4 - 1
        height = chance.between(0.82, 1.0) - 0.12 * abs(side)
        tip = (side * 0.34, height)
        line = bent([(side * 0.04, 0.0), (side * 0.16, height * 0.5), tip], 14)
        pen.stroke(line, 0.011, (112, 142, 104), 0.5)
        tone = mix(own, chance.pick(((110, 70, 190), (190, 160, 240), own)), 0.45)
        for step, (x, y) in enumerate(line[13::2]):
            width = 0.031 - 0.0012 * step
            for turn in (-1, 1):
                pen.oval(x + turn * width * 0.62, y, width * 0.72, 0.021, tone, look.left if turn < 0 else look.right)


@motif
def dandelion(pen: Pen, look: Look) -> None:
    """A dandelion clock, seeds flying off."""
    chance, green = look.chance.child("dandelion"), (104, 146, 76)
    for degrees in (168, 146, 122, 60, 34, 12):
        pen.shape(leaf(-0.06, 0.0, degrees, 0.26, 0.07, 0.6), green, 0.6 if degrees > 90 else 0.4)
    stem(pen, [(-0.06, 0.0), (-0.02, 0.35), (-0.08, 0.66)], 0.022, green)
    x, y, white = -0.08, 0.68, look.own((246, 248, 252))
    pen.oval(x, y, 0.19, 0.19, mix(white, (170, 190, 214), 0.35), 0.8)
    for at in range(28):
        angle, reach = at * 2.39996, 0.2 * (0.45 + 0.55 * (at / 27)) * 1.15
        tip = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        pen.stroke([(x, y), tip], 0.004, (206, 214, 222), 0.8)
        _parachute(pen, *tip, angle, 0.042, white)
    pen.oval(x, y, 0.032, 0.032, (142, 118, 82), 0.6)
    for _ in range(5):
        sx, sy = x + chance.between(0.24, 0.55), y + chance.between(-0.12, 0.3)
        pen.stroke([(sx, sy), (sx - 0.02, sy - 0.06)], 0.005, (206, 214, 222), 0.8)
        _parachute(pen, sx, sy, 1.2, 0.05, white)


def _parachute(pen: Pen, x: float, y: float, angle: float, size: float, own: Colour) -> None:
    for turn in (-0.8, -0.4, 0.0, 0.4, 0.8):
        pen.stroke([(x, y), (x + size * math.cos(angle + turn), y + size * math.sin(angle + turn))], 0.005, own, 1.0)


@motif
def bluebell(pen: Pen, look: Look) -> None:
    """Bluebells that nod on bent stems."""
    clump(pen, look, _one_bluebell, ((-0.2, 0.0, 0.78), (0.24, 0.0, 0.7), (0.0, 0.0, 0.98)))


def _one_bluebell(pen: Pen, look: Look) -> None:
    own, green = look.pick((96, 108, 214), (116, 112, 220)), (82, 140, 88)
    blade(pen, (0.0, 0.0), (-0.1, 0.2), (-0.2, 0.42), 0.04, green, look.left)
    blade(pen, (0.0, 0.0), (0.12, 0.2), (0.16, 0.46), 0.04, green, look.right)
    line = [(0.0, 0.0), (-0.05, 0.45), (0.02, 0.86), (0.2, 0.9)]
    stem(pen, line, 0.02, green)
    for at, (x, y) in enumerate(drooping(line, 12)[6:]):
        side = 1 if at % 2 or at > 3 else -0.7
        size = 0.15 - 0.012 * at
        top = (x + side * 0.06, y - 0.015)
        pen.curve([(x, y), (x + side * 0.04, y + 0.01), top], 0.008, green, 0.6)
        _bell(pen, top[0], top[1], size, own, 0.85 if at % 2 else 0.55)


def _bell(pen: Pen, x: float, y: float, size: float, own: Colour, light: float) -> None:
    left = bent(
        [(x, y), (x - size * 0.26, y - size * 0.3), (x - size * 0.26, y - size * 0.72), (x - size * 0.44, y - size)], 5
    )
    hem = [(x - size * 0.2, y - size * 0.82), (x, y - size * 1.04), (x + size * 0.2, y - size * 0.82)]
    right = bent(
        [(x + size * 0.44, y - size), (x + size * 0.26, y - size * 0.72), (x + size * 0.26, y - size * 0.3), (x, y)], 5
    )
    pen.shape([*left, *hem, *right], own, light)
    pen.shape(
        leaf(x - size * 0.1, y - size * 0.12, 262, size * 0.66, size * 0.16), mix(own, (240, 240, 255), 0.35), light
    )


@motif
def orchid(pen: Pen, look: Look) -> None:
    """A moth orchid on an arching stem."""
    own = look.pick((222, 104, 190), (236, 150, 212), (250, 240, 246))
    for degrees, length in ((160, 0.4), (24, 0.42), (128, 0.26)):
        pen.shape(petal(0.0, 0.0, degrees, length, 0.13), (70, 128, 80), 0.5 if degrees < 90 else 0.75)
    line = [(0.0, 0.02), (-0.16, 0.42), (-0.06, 0.82), (0.2, 0.92), (0.4, 0.78)]
    stem(pen, line, 0.02, (98, 132, 82))
    spots = drooping(line, 14)
    for at in (5, 11, 7, 9):
        x, y = spots[at]
        _moth(pen, x + (0.04 if at % 4 == 1 else -0.04), y - 0.03, 0.16, own)
    for x, y in spots[12:]:
        pen.oval(x, y - 0.02, 0.026, 0.034, mix(own, (120, 150, 80), 0.35), 0.7)


def _moth(pen: Pen, x: float, y: float, size: float, own: Colour) -> None:
    for degrees in (90, 215, 325):
        pen.shape(petal(x, y, degrees, size * 0.85, size * 0.5), mix(own, (120, 20, 120), 0.15), 0.6)
    for degrees in (168, 12):
        pen.shape(petal(x, y, degrees, size, size * 0.95), own, 0.95)
        pen.shape(leaf(x, y, degrees, size * 0.6, size * 0.2), mix(own, (180, 30, 130), 0.3), 0.8)
    pen.shape(petal(x, y + size * 0.12, 270, size * 0.5, size * 0.3), (198, 36, 110), 0.8)
    pen.oval(x, y + size * 0.05, size * 0.09, size * 0.08, YOLK, 0.9)


@motif
def peony(pen: Pen, look: Look) -> None:
    """A full, round peony."""
    own = look.pick((238, 120, 164), (228, 76, 124), (246, 170, 196))
    stem(pen, [(0.0, 0.0), (0.03, 0.25), (0.0, 0.5)], 0.034, (72, 122, 70))
    for x, y, degrees, length in (
        (0.01, 0.1, 165, 0.36),
        (0.01, 0.14, 14, 0.38),
        (0.02, 0.22, 140, 0.34),
        (0.02, 0.26, 38, 0.34),
    ):
        veined(pen, look, x, y, degrees, length, length * 0.42, (74, 130, 74))
    ring(pen, 0.0, 0.65, 0.37, 0.3, 9, mix(own, (120, 10, 70), 0.3), (0.55, 0.8), 10, tilt=0.9)
    ring(pen, 0.0, 0.66, 0.33, 0.26, 9, own, (0.6, 1.0), 30, tilt=0.9)
    ring(pen, 0.0, 0.67, 0.26, 0.22, 8, mix(own, (120, 10, 70), 0.14), (0.6, 0.95), 0, tilt=0.9)
    rosette(pen, 0.0, 0.68, 0.19, mix(own, (255, 240, 240), 0.22), 80)


@motif
def lily(pen: Pen, look: Look) -> None:
    """A white lily, wide open."""
    own, green = look.pick((252, 248, 240), (250, 206, 222), (246, 172, 92)), (86, 142, 84)
    stem(pen, [(0.0, 0.0), (-0.03, 0.3), (0.0, 0.62)], 0.028, green)
    for y, degrees in ((0.1, 150), (0.16, 30), (0.26, 160), (0.32, 22), (0.4, 150)):
        pen.shape(leaf(-0.02, y, degrees, 0.32, 0.06), green, look.left if degrees > 90 else look.right)
    stem(pen, [(-0.02, 0.4), (0.12, 0.54), (0.2, 0.62)], 0.016, green)
    pen.shape(petal(0.19, 0.58, 62, 0.22, 0.08), mix(own, (150, 190, 110), 0.35), 0.7)
    for degrees, length in ((90, 0.34), (210, 0.36), (330, 0.36), (150, 0.38), (30, 0.38), (270, 0.32)):
        light = 0.65 + 0.3 * math.sin(math.radians(degrees + 30))
        tone = own if degrees % 180 != 90 or degrees == 270 else mix(own, (150, 140, 170), 0.2)
        pen.shape(leaf(-0.02, 0.66, degrees, length, 0.17, 0.5), mix(tone, (150, 130, 170), 0.25), light)
        pen.shape(leaf(-0.02, 0.66, degrees, length * 0.94, 0.13, 0.5), tone, light)
        pen.stroke(
            [
                (-0.02, 0.66),
                (
                    -0.02 + length * 0.7 * math.cos(math.radians(degrees)),
                    0.66 + length * 0.7 * math.sin(math.radians(degrees)),
                ),
            ],
            0.008,
            mix(own, (200, 120, 150), 0.4),
            0.8,
        )
    for degrees in (250, 285, 310, 230, 265):
        tip = (-0.02 + 0.17 * math.cos(math.radians(degrees)), 0.66 + 0.17 * math.sin(math.radians(degrees)))
        pen.stroke([(-0.02, 0.66), tip], 0.007, (170, 196, 110), 0.8)
        pen.oval(*tip, 0.018, 0.011, (182, 92, 36), 0.8)


@motif
def hydrangea(pen: Pen, look: Look) -> None:
    """Round balls of small blue blooms over broad leaves."""
    chance = look.chance.child("hydrangea")
    for x, y, degrees, length in (
        (0.0, 0.1, 170, 0.48),
        (0.0, 0.1, 10, 0.48),
        (0.0, 0.12, 140, 0.46),
        (0.0, 0.12, 42, 0.46),
        (0.0, 0.04, 205, 0.3),
        (0.0, 0.04, -24, 0.3),
    ):
        veined(pen, look, x, max(y, 0.12), degrees, length, length * 0.5, (76, 134, 82))
    for x, y, radius in ((-0.22, 0.5, 0.21), (0.24, 0.46, 0.2), (0.01, 0.68, 0.27)):
        own = look.pick((110, 140, 226), (150, 130, 226), (226, 140, 196))
        pen.oval(x, y, radius, radius * 0.92, mix(own, (40, 40, 110), 0.3), 0.4)
        for at in range(22):
            reach, angle = radius * 0.97 * ((at + 0.5) / 22) ** 0.5, at * 2.39996
            bx, by = x + reach * math.cos(angle), y + reach * math.sin(angle) * 0.92
            light = 0.65 + 0.35 * (by - y) / radius
            bloom = [
                spot for turn in range(4) for spot in petal(bx, by, turn * 90 + at * 20, radius * 0.2, radius * 0.19)
            ]
            pen.shape(bloom, mix(own, (240, 240, 255), chance.between(0.0, 0.35)), light)


@motif
def bouquet(pen: Pen, look: Look) -> None:
    """A bunch of mixed flowers in paper."""
    chance = look.chance.child("bouquet")
    for at in range(9):
        veined(pen, look, 0.0, 0.4, 150 - at * 15, 0.5, 0.13, STEM)
    spots = ((-0.28, 0.66), (0.28, 0.66), (-0.12, 0.84), (0.14, 0.84), (-0.17, 0.6), (0.17, 0.6), (0.0, 0.7))
    for at, (x, y) in enumerate(spots):
        own = look.own((PETALS[at % 6], WARM_WHITE, ROSES[at % 3])[at % 3])
        if at % 3 == 2:
            rosette(pen, x, y, 0.14, own, chance.between(0, 90))
        else:
            daisy_head(pen, x, y, 0.16, own, chance.between(0, 40))
    pen.shape([(-0.34, 0.56), (-0.1, 0.0), (0.1, 0.0), (0.34, 0.56), (0.0, 0.44)], (240, 226, 200), look.left)
    pen.shape([(0.34, 0.56), (0.1, 0.0), (-0.02, 0.0), (0.0, 0.44)], (226, 206, 176), look.right)
    pen.shape([(-0.19, 0.22), (0.19, 0.22), (0.165, 0.16), (-0.165, 0.16)], (214, 74, 96), 0.8)
    for side in (-1, 1):
        pen.shape(leaf(0.0, 0.19, 90 - side * 66, 0.16, 0.09), (226, 92, 112), 0.8)
