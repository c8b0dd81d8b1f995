"""Old stones and sacred buildings: pyramids, columns, domes, cathedrals, statues."""

import itertools

from ..curves import Point, bent, circle
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .masonry import GOLD, WOOD, arch, arched, darker, facing, lathe, ogive, roofing
from .registry import motif

SAND: Colour = (226, 188, 124)
MARBLE: Colour = (240, 232, 216)


@motif
def pyramid(pen: Pen, look: Look) -> None:
    """A pyramid of the desert, with its courses of stone."""
    sand = look.own(SAND)
    corner, top = (0.16, 0.0), (0.02, 0.62)
    pen.shape([(-0.5, 0.0), top, corner], sand, look.left)
    pen.shape([corner, top, (0.5, 0.0)], sand, look.right)
    for course in range(1, 11):
        share = course / 11
        a, b, c = ((x + (top[0] - x) * share, top[1] * share) for x in (-0.5, corner[0], 0.5))
        pen.stroke([a, b], 0.006, darker(sand, 0.14), look.left)
        pen.stroke([b, c], 0.006, darker(sand, 0.14), look.right)
        for at in range(11 - course):
            chance = look.chance.child("block", course, at)
            if chance.yes(0.4):
                x = a[0] + (b[0] - a[0]) * chance.between(0.03, 0.9)
                pen.box(x, a[1] - 0.026, x + 0.05 * (1 - share) + 0.01, a[1], darker(sand, 0.09), look.left)
    pen.shape([(-0.26, 0.0), (-0.25, 0.075), (-0.17, 0.075), (-0.15, 0.0)], darker(sand, 0.55), look.left)


@motif
def greek_temple(pen: Pen, look: Look) -> None:
    """A temple of white columns under a pediment."""
    marble = look.own(MARBLE)
    for at in range(3):
        pen.box(
            -0.5 + at * 0.02, at * 0.03, 0.5 - at * 0.02, at * 0.03 + 0.03, darker(marble, at % 2 * 0.08), facing(look)
        )
    pen.box(-0.38, 0.09, 0.38, 0.46, darker(marble, 0.45), facing(look, 0.7))
    pen.box(-0.07, 0.09, 0.07, 0.34, *look.window((70, 58, 58)))
    pen.lamp(0.0, 0.2, 0.4)
    for at in range(6):
        _column(pen, -0.41 + at * 0.164, 0.09, 0.46, marble)
    pen.box(-0.46, 0.46, 0.46, 0.53, marble, facing(look))
    for at in range(12):
        x = -0.435 + at * 0.079
        pen.box(x - 0.012, 0.485, x + 0.012, 0.525, darker(marble, 0.2), facing(look))
    pen.box(-0.49, 0.525, 0.49, 0.55, marble, look.left)
    pen.shape([(-0.49, 0.55), (0.0, 0.74), (0.49, 0.55)], roofing(look, marble), look.left)
    pen.shape([(-0.37, 0.565), (0.0, 0.71), (0.37, 0.565)], darker(marble, 0.2), facing(look))
    for x, tall in ((-0.2, 0.04), (-0.1, 0.07), (0.0, 0.11), (0.1, 0.07), (0.2, 0.04)):
        pen.oval(x, 0.565 + tall / 2, 0.024, tall / 2, marble, facing(look))


def _column(pen: Pen, x: float, low: float, high: float, marble: Colour) -> None:
    """Draw a fluted column with base and capital."""
    lathe(pen, x, [(0.04, low + 0.015), (0.032, high - 0.03)], marble, 6)
    for shift in (-0.012, 0.008):
        pen.stroke([(x + shift, low + 0.03), (x + shift, high - 0.04)], 0.006, darker(marble, 0.18), facing(pen.look))
    pen.box(x - 0.046, low, x + 0.046, low + 0.02, marble, facing(pen.look))
    pen.shape([(x - 0.032, high - 0.035), (x - 0.052, high), (x + 0.052, high), (x + 0.032, high - 0.035)], marble, pen.look.left)  # fmt: skip  # noqa: E501


BROKEN: tuple[Point, ...] = ((-0.04, -0.02), (-0.022, 0.03), (-0.005, 0.0), (0.014, 0.02), (0.04, -0.03))


@motif
def ruins(pen: Pen, look: Look) -> None:
    """Broken columns of an ancient temple, overgrown."""
    marble, chance = look.own((224, 214, 194)), look.chance.child("ruins")
    pen.box(-0.48, 0.0, 0.46, 0.035, darker(marble, 0.1), facing(look))
    pen.box(-0.44, 0.035, 0.42, 0.07, marble, facing(look))
    tops = (0.66, 0.66, chance.between(0.36, 0.5), 0.66, chance.between(0.2, 0.32))
    for at, high in enumerate(tops):
        x = -0.36 + at * 0.18
        if high == tops[0]:
            _column(pen, x, 0.07, high, marble)
            continue
        lathe(pen, x, [(0.04, 0.085), (0.035, high)], marble, 6)
        pen.shape([(x + px, high + py) for px, py in BROKEN], marble, facing(look))
        pen.box(x - 0.046, 0.07, x + 0.046, 0.09, marble, facing(look))
    pen.shape([(-0.44, 0.66), (-0.44, 0.74), (-0.16, 0.74), (-0.1, 0.7), (-0.13, 0.66)], marble, facing(look, 0.2))
    pen.box(-0.44, 0.66, -0.13, 0.675, darker(marble), facing(look))
    for x, y, half in ((-0.2, 0.0, 0.05), (0.44, 0.0, 0.05), (0.06, 0.07, 0.036)):
        pen.shape([(x - half, y), (x - half * 0.8, y + half), (x + half * 0.3, y + half * 1.2), (x + half, y)], darker(marble, 0.12), look.left)  # fmt: skip  # noqa: E501
    green = roofing(look, (112, 142, 84))
    for x, y, half in ((-0.4, 0.06, 0.035), (-0.18, 0.72, 0.025), (0.3, 0.06, 0.045)):
        pen.blob(
            [(x - half, y), (x - half * 0.5, y + half), (x + half * 0.4, y + half * 0.8), (x + half, y)], green, 0.6
        )


ONION: tuple[Point, ...] = (
    (0.86, 0.0),
    (0.98, 0.22),
    (1.0, 0.46),
    (0.86, 0.78),
    (0.56, 1.06),
    (0.2, 1.26),
    (0.0, 1.46),
)


def _onion(pen: Pen, x: float, low: float, half: float, colour: Colour) -> None:
    profile = bent([(px * half, low + y * half) for px, y in ONION], 3)
    lathe(pen, x, profile, colour, 8)
    pen.stroke([(x, low + half * 1.42), (x, low + half * 1.8)], half * 0.09, GOLD, 0.8)
    pen.oval(x, low + half * 1.6, half * 0.08, half * 0.08, GOLD, 0.9)


@motif
def mosque(pen: Pen, look: Look) -> None:
    """A domed mosque between minarets."""
    wall = look.own((244, 236, 222))
    dome = roofing(look, wall if look.asked else look.chance.child("dome").pick(((96, 158, 160), (236, 226, 208), (212, 172, 88))))  # fmt: skip  # noqa: E501
    for x in (-0.45, 0.45):
        lathe(pen, x, [(0.032, 0.0), (0.026, 0.62)], wall, 4)
        for y in (0.3, 0.56):
            lathe(pen, x, [(0.03, y), (0.045, y + 0.02), (0.045, y + 0.032)], darker(wall, 0.12), 4)
        lathe(pen, x, [(0.022, 0.62), (0.022, 0.68)], wall, 4)
        _onion(pen, x, 0.68, 0.034, dome)
    for x in (-0.23, 0.23):
        lathe(pen, x, [(0.075, 0.3), (0.075, 0.36)], wall, 5)
        _onion(pen, x, 0.36, 0.085, dome)
    lathe(pen, 0.0, [(0.16, 0.34), (0.16, 0.44)], wall, 7)
    for at in range(5):
        arched(pen, (at - 2) * 0.055, 0.36, 0.013, 0.055)
    _onion(pen, 0.0, 0.44, 0.19, dome)
    pen.box(-0.36, 0.0, 0.36, 0.31, wall, facing(look, 0.3))
    pen.box(-0.37, 0.3, 0.37, 0.325, darker(wall, 0.12), facing(look))
    pen.box(-0.13, 0.0, 0.13, 0.37, wall, look.left)
    pen.shape(ogive(0.0, 0.0, 0.1, 0.2, 0.33), darker(wall, 0.22), facing(look))
    pen.shape(ogive(0.0, 0.0, 0.055, 0.12, 0.2), *look.window((76, 88, 100)))
    pen.lamp(0.0, 0.12, 0.4)
    for x in (-0.29, -0.2, 0.2, 0.29):
        for low, high in ((0.03, 0.13), (0.17, 0.27)):
            pen.shape(ogive(x, low, 0.028, low + 0.05, high), *look.window((96, 112, 124)))


@motif
def cathedral(pen: Pen, look: Look) -> None:
    """A Gothic cathedral: two towers, a rose window, pointed portals."""
    stone, roof = look.own((214, 202, 182)), roofing(look, (96, 108, 122))
    pen.stroke([(0.0, 0.6), (0.0, 0.92)], 0.012, roof, 0.4)
    pen.shape([(-0.05, 0.62), (0.0, 0.88), (0.05, 0.62)], roof, facing(look, 0.8))
    pen.shape([(-0.14, 0.56), (0.0, 0.68), (0.14, 0.56)], stone, facing(look, 0.6))
    pen.box(-0.13, 0.0, 0.13, 0.57, stone, facing(look, 0.5))
    for side, light in ((-1, look.left), (1, facing(look, 0.75))):
        x = side * 0.2
        pen.box(x - 0.095, 0.0, x + 0.095, 0.7, stone, light)
        pen.box(x + 0.06, 0.0, x + 0.095, 0.7, stone, look.right)
        for px in (x - 0.095, x + 0.075):
            pen.shape([(px - 0.008, 0.68), (px + 0.01, 0.78), (px + 0.028, 0.68)], stone, light)
        pen.shape([(x - 0.075, 0.7), (x, 0.97), (x + 0.03, 0.7)], roof, look.left)
        pen.shape([(x + 0.03, 0.7), (x, 0.97), (x + 0.075, 0.7)], roof, look.right)
        pen.stroke([(x, 0.95), (x, 1.0)], 0.009, GOLD, 0.8)
        pen.stroke([(x - 0.018, 0.984), (x + 0.018, 0.984)], 0.009, GOLD, 0.8)
        for px in (x - 0.045, x + 0.02):
            pen.shape(ogive(px, 0.46, 0.022, 0.58, 0.65), *look.window((66, 74, 96)))
            pen.shape(ogive(px, 0.27, 0.02, 0.36, 0.41), *look.window((66, 74, 96)))
        pen.shape(ogive(x - 0.01, 0.0, 0.06, 0.1, 0.2), darker(stone, 0.25), light)
        pen.shape(ogive(x - 0.01, 0.0, 0.04, 0.08, 0.15), darker(WOOD, 0.3), light)
    for y in (0.23, 0.435):
        pen.box(-0.3, y, 0.3, y + 0.014, darker(stone, 0.16), facing(look))
    _rose(pen, look, stone)
    pen.shape(ogive(0.0, 0.0, 0.085, 0.12, 0.22), darker(stone, 0.25), facing(look))
    pen.shape(ogive(0.0, 0.0, 0.055, 0.09, 0.17), darker(WOOD, 0.3), facing(look))
    pen.stroke([(0.0, 0.0), (0.0, 0.16)], 0.008, darker(stone, 0.2), 0.5)


def _rose(pen: Pen, look: Look, stone: Colour) -> None:
    pen.oval(0.0, 0.335, 0.086, 0.086, darker(stone, 0.25), facing(look))
    pen.oval(0.0, 0.335, 0.074, 0.074, *look.window((70, 86, 130)))
    for at, (x, y) in enumerate(circle(0.0, 0.335, 0.05, 0.05, 8)):
        if not look.has_lamps:
            pen.oval(x, y, 0.014, 0.014, ((196, 84, 84), (226, 176, 92))[at % 2], 0.7)
        pen.stroke([(0.0, 0.335), (x * 1.5, 0.335 + (y - 0.335) * 1.5)], 0.006, stone, 0.5)
    for x in (-0.06, 0.0, 0.06):
        pen.shape(ogive(x, 0.46, 0.02, 0.5, 0.54), *look.window((66, 74, 96)))
    pen.lamp(0.0, 0.335, 0.35)


@motif
def igloo(pen: Pen, look: Look) -> None:
    """A dome of snow blocks with an entrance."""
    snow = look.own((226, 238, 248))
    dome = [(x * 0.42, y * 0.5) for x, y in circle(0.0, 0.0, 1.0, 1.0, 40)[:11]]
    lathe(pen, -0.06, dome, snow, 9)
    joint = darker(snow, 0.22)
    heights = (0.0, 0.14, 0.27, 0.38, 0.46)
    for row, (low, high) in enumerate(itertools.pairwise(heights)):
        half = 0.42 * (1 - (high / 0.5) ** 2) ** 0.5
        below = 0.42 * (1 - (low / 0.5) ** 2) ** 0.5
        rim = bent([(-0.06 - half, high), (-0.06, high - 0.02), (-0.06 + half, high)])
        pen.stroke(rim, 0.01, joint, 0.5)
        for at in range(-2, 3):
            share = (at + row % 2 * 0.5 - 0.25) / 2.6
            pen.stroke([(-0.06 + share * below, low - 0.01), (-0.06 + share * half, high - 0.015)], 0.009, joint, 0.5)
    pen.shape(arch(0.25, 0.0, 0.2, 0.12), snow, look.right)
    pen.shape(arch(0.3, 0.0, 0.19, 0.11), snow, facing(look, 0.3))
    pen.shape(arch(0.31, 0.0, 0.13, 0.08), *look.window((70, 96, 134)))
    for x, y in ((0.135, 0.19), (0.3, 0.255), (0.465, 0.19)):
        pen.stroke([(x, y), (x * 0.7 + 0.093, y * 0.84)], 0.009, joint, 0.5)
    pen.shape(bent([(-0.5, 0.0), (-0.4, 0.04), (-0.3, 0.0)]), snow, look.left)
    pen.lamp(0.31, 0.1, 0.5)
