"""Monuments: statues, arches, arenas, standing stones."""

from collections.abc import Sequence

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .masonry import GOLD, arch, darker, facing, roofing, steps
from .registry import motif

MARBLE: Colour = (232, 220, 196)
SHELL: tuple[Point, ...] = ((0.0, 0.0), (0.02, 0.16), (0.1, 0.32), (0.26, 0.44), (0.24, 0.26), (0.2, 0.0))


@motif
def triumphal_arch(pen: Pen, look: Look) -> None:
    """A great arch of stone over a road."""
    stone = look.own(MARBLE)
    opening = arch(0.0, 0.0, 0.14, 0.36)
    pen.shape([(-0.4, 0.0), (-0.4, 0.6), (0.4, 0.6), (0.4, 0.0), *opening], stone, facing(look, 0.2))
    inside = arch(0.022, 0.0, 0.118, 0.35)
    pen.shape([*opening, *reversed(inside)], darker(stone, 0.35), 0.25)
    pen.stroke(arch(0.0, 0.3, 0.152, 0.36)[1:-1], 0.022, darker(stone, 0.14), look.left)
    pen.box(0.3, 0.0, 0.4, 0.6, stone, look.right)
    for x in (-0.38, -0.18, 0.18, 0.29):
        pen.box(x - 0.018, 0.06, x + 0.018, 0.58, darker(stone, 0.08), look.left)
    for x in (-0.28, 0.235):
        pen.box(x - 0.055, 0.1, x + 0.055, 0.3, darker(stone, 0.2), facing(look))
        pen.blob([(x - 0.035, 0.1), (x - 0.03, 0.22), (x, 0.29), (x + 0.035, 0.2), (x + 0.03, 0.1)], stone, look.left)
        pen.box(x - 0.055, 0.38, x + 0.055, 0.5, darker(stone, 0.14), facing(look))
    for low, high, half in ((0.58, 0.63, 0.44), (0.63, 0.74, 0.39), (0.74, 0.78, 0.43)):
        pen.box(-half, low, half, high, roofing(look, stone) if half > 0.42 else darker(stone, 0.06), facing(look))
    for at in range(9):
        pen.oval(-0.32 + at * 0.08, 0.685, 0.022, 0.03, darker(stone, 0.2), facing(look))
    pen.box(-0.42, 0.0, -0.14, 0.05, darker(stone, 0.12), look.left)
    pen.box(0.14, 0.0, 0.42, 0.05, darker(stone, 0.12), facing(look))
    pen.lamp(0.0, 0.2, 0.4)


@motif
def colosseum(pen: Pen, look: Look) -> None:
    """A Roman arena of arches over arches, its wall half fallen."""
    stone = look.own((222, 194, 152))
    pen.oval(0.0, 0.34, 0.46, 0.1, darker(stone, 0.5), 0.4)
    for low, high, half, reach in ((0.0, 0.16, 0.5, 11), (0.16, 0.31, 0.49, 11), (0.31, 0.46, 0.475, 7)):
        last = (reach / 11 * 2 - 1) * half
        edge = [(-half, low), (-half * 0.99, high), (last, high), (last + 0.03, high - 0.06), (last, low)]
        pen.shape(edge, stone, look.left)
        for at in range(reach):
            middle = (at + 0.5) / 11 * 2 - 1
            x = middle * half * (1.08 - 0.08 * middle * middle)
            wide = 0.031 * (1 - 0.55 * abs(middle) ** 2)
            light = facing(look, 0.5 + middle / 2)
            pen.box(x - wide * 1.5, low, x + wide * 1.5, high, stone, light)
            pen.shape(arch(x, low + 0.025, wide, low + 0.085), *look.window((104, 78, 60)))
        pen.box(-half * 1.01, high - 0.016, last, high, darker(stone, 0.14), facing(look))
    pen.box(-0.47, 0.46, 0.02, 0.56, stone, look.left)
    pen.shape([(0.02, 0.46), (0.02, 0.56), (0.07, 0.52), (0.12, 0.46)], stone, facing(look))
    for at in range(6):
        pen.box(-0.43 + at * 0.075, 0.49, -0.41 + at * 0.075, 0.53, darker(stone, 0.5), 0.4)
    pen.box(-0.475, 0.55, 0.02, 0.565, darker(stone, 0.14), facing(look))
    pen.lamp(-0.1, 0.2, 0.6)


@motif
def opera_house(pen: Pen, look: Look) -> None:
    """A concert hall by the water under white shells like sails."""
    white = look.own((248, 246, 240))
    pen.box(-0.5, 0.0, 0.5, 0.08, (176, 140, 116), facing(look))
    pen.box(-0.47, 0.08, 0.47, 0.12, (200, 166, 140), look.left)
    for x, size, side in ((-0.16, 0.7, -1), (0.28, 0.8, 1), (0.08, 1.06, 1), (-0.12, 1.34, 1)):
        shell = bent([(px * size, py * size) for px, py in SHELL])
        pen.shape([(x + side * px, 0.12 + py) for px, py in shell], white, look.left if side < 0 else look.right)
        half = [*(p for p in shell[:25]), (0.06 * size, 0.0)]
        pen.shape([(x + side * px, 0.12 + py) for px, py in half], white, facing(look, 0.2 if side > 0 else 0.6))
        glass = [(0.12 * size, 0.0), (0.2 * size, 0.3 * size), (0.215 * size, 0.28 * size), (0.2 * size, 0.0)]
        pen.shape([(x + side * px, 0.12 + py) for px, py in glass], *look.window((104, 98, 96)))
    pen.lamp(0.0, 0.2, 0.6)
    for at in range(14):
        pen.box(-0.46 + at * 0.066, 0.02, -0.42 + at * 0.066, 0.06, *look.window((96, 78, 70)))


GOWN: tuple[Point, ...] = (
    (-0.1, 0.3), (-0.09, 0.46), (-0.065, 0.58), (-0.08, 0.68), (-0.06, 0.735), (0.0, 0.755), (0.06, 0.735),
    (0.085, 0.68), (0.06, 0.58), (0.1, 0.46), (0.12, 0.3),
)  # fmt: skip


@motif
def statue(pen: Pen, look: Look) -> None:
    """A robed figure of stone or bronze on a plinth, a torch raised."""
    stone = look.pick((190, 190, 184), (128, 172, 150), (206, 198, 182))
    base = (176, 166, 152)
    steps(pen, 0.0, 0.24, 0.06, 2, base)
    pen.box(-0.15, 0.06, 0.15, 0.27, base, look.left)
    pen.box(0.07, 0.06, 0.15, 0.27, base, look.right)
    pen.box(-0.17, 0.26, 0.17, 0.305, base, facing(look))
    pen.box(-0.1, 0.13, 0.03, 0.2, GOLD, look.left)
    pen.shape([(0.045, 0.7), (0.13, 0.84), (0.165, 0.82), (0.085, 0.66)], stone, look.right)
    pen.shape([(0.125, 0.85), (0.14, 0.9), (0.18, 0.9), (0.165, 0.84)], GOLD, 0.6)
    pen.blob([(0.135, 0.9), (0.145, 0.95), (0.165, 1.0), (0.185, 0.94), (0.185, 0.9)], (255, 196, 92), None)
    pen.lamp(0.16, 0.93, 0.3)
    pen.shape(bent(GOWN, 5), stone, look.left)
    pen.shape([(0.01, 0.75), *bent(GOWN[6:], 5), (0.03, 0.3), (0.0, 0.5)], stone, look.right)
    for fold in ((-0.05, 0.3, -0.04, 0.52), (0.0, 0.3, -0.01, 0.56), (0.06, 0.3, 0.03, 0.5)):
        pen.stroke([(fold[0], fold[1]), (fold[2], fold[3])], 0.01, darker(stone, 0.3), 0.4)
    pen.curve([(-0.07, 0.7), (-0.12, 0.58), (-0.03, 0.55)], 0.04, stone, facing(look))
    pen.shape([(-0.06, 0.5), (-0.09, 0.62), (-0.03, 0.63), (0.0, 0.52)], darker(stone, 0.15), facing(look))
    pen.box(-0.018, 0.74, 0.022, 0.79, stone, facing(look, 0.7))
    pen.oval(0.002, 0.825, 0.044, 0.054, stone, facing(look, 0.3))
    pen.shape([(-0.05, 0.85), (-0.04, 0.875), (0.045, 0.875), (0.052, 0.85)], darker(stone, 0.2), facing(look))
    for x in (-0.05, -0.025, 0.0, 0.025, 0.05):
        pen.shape([(x * 0.8 - 0.009, 0.872), (x * 1.5, 0.925), (x * 0.8 + 0.009, 0.872)], stone, facing(look))


@motif
def stonehenge(pen: Pen, look: Look) -> None:
    """A ring of standing stones, some with lintels."""
    stone = look.own((160, 156, 148))
    for x, wide, tall in ((-0.24, 0.07, 0.34), (-0.04, 0.07, 0.34), (0.2, 0.07, 0.34)):
        pen.shape([(x, 0.06), (x + 0.008, tall), (x + wide - 0.008, tall), (x + wide, 0.06)], darker(stone, 0.25), facing(look, 0.8))  # fmt: skip  # noqa: E501
    pen.box(-0.25, 0.34, 0.04, 0.39, darker(stone, 0.25), facing(look, 0.8))
    for x, tall in ((-0.48, 0.42), (-0.3, 0.42), (0.08, 0.44), (0.3, 0.44), (-0.1, 0.2)):
        wide = 0.1
        pen.shape([(x, 0.0), (x + 0.012, tall), (x + wide - 0.014, tall - 0.01), (x + wide, 0.0)], stone, look.left)
        pen.shape([(x + wide * 0.6, 0.0), (x + wide * 0.62, tall), (x + wide - 0.014, tall - 0.01), (x + wide, 0.0)], stone, look.right)  # fmt: skip  # noqa: E501
    for left, low in ((-0.495, 0.415), (0.065, 0.435)):
        right = left + 0.33
        pen.shape([(left, low), (left + 0.01, low + 0.07), (right - 0.012, low + 0.075), (right, low)], stone, facing(look, 0.2))  # fmt: skip  # noqa: E501
        pen.shape([(left, low), (right, low), (right - 0.006, low + 0.024), (left + 0.005, low + 0.02)], darker(stone, 0.2), facing(look))  # fmt: skip  # noqa: E501


@motif
def leaning_tower(pen: Pen, look: Look) -> None:
    """A white bell tower of arcades that leans."""
    stone = look.own((244, 236, 220))

    def lean(points: Sequence[Point]) -> list[Point]:
        return [(x * 0.995 + y * 0.09 - 0.045, y - x * 0.06) for x, y in points]

    storeys = ((0.15 + at * 0.108, 0.15 + (at + 1) * 0.108, 0.14) for at in range(6))
    for low, high, half in ((0.0, 0.15, 0.155), *storeys, (0.8, 0.92, 0.1)):
        for strip in range(7):
            a, b = ((strip + shift) / 7 * 2 - 1 for shift in (0, 1))
            corners = [(a * half, low), (a * half, high), (b * half, high), (b * half, low)]
            pen.shape(lean(corners), stone, facing(look, (strip + 0.5) / 7))
        for at in range(7):
            middle = (at + 0.5) / 7 * 2 - 1
            x, wide = half * (middle * 1.1 - middle**3 * 0.14), half * 0.085 * (1 - middle * middle * 0.5)
            tall = high - low
            opening = arch(x, low + tall * 0.12, wide, high - tall * 0.42)
            pen.shape(lean(opening), *look.window((120, 112, 104)))
        edge, foot, head = half * 1.06, high - 0.014, high + 0.004
        rim = [(-edge, foot), (-edge, head), (edge, head), (edge, foot)]
        pen.shape(lean(rim), darker(stone, 0.16), facing(look))
    pen.lamp(0.0, 0.3, 0.4)
    pen.box(-0.22, 0.0, 0.17, 0.014, darker(stone, 0.2), facing(look))


FACE: tuple[Point, ...] = (
    (-0.16, 0.0), (-0.17, 0.2), (-0.13, 0.32), (-0.14, 0.6), (-0.12, 0.86), (-0.02, 0.93), (0.1, 0.9), (0.15, 0.8),
    (0.18, 0.75), (0.14, 0.7), (0.2, 0.5), (0.16, 0.46), (0.18, 0.42), (0.15, 0.39), (0.18, 0.35), (0.15, 0.27),
    (0.06, 0.24), (0.1, 0.16), (0.18, 0.0),
)  # fmt: skip


@motif
def moai(pen: Pen, look: Look) -> None:
    """A great head of stone, turned to the right."""
    stone = look.own((142, 134, 122))
    pen.shape(FACE, stone, look.right)
    pen.shape([*FACE[:6], (0.02, 0.86), (0.0, 0.5), (0.04, 0.24), (0.0, 0.0)], stone, look.left)
    pen.shape([(0.02, 0.73), (0.15, 0.76), (0.16, 0.7), (0.06, 0.64), (0.0, 0.68)], darker(stone, 0.45), 0.3)
    pen.shape([(0.04, 0.7), (0.12, 0.72), (0.2, 0.5), (0.1, 0.46)], stone, facing(look))
    pen.stroke([(0.06, 0.405), (0.165, 0.4)], 0.016, darker(stone, 0.5), 0.3)
    pen.blob(
        [(-0.08, 0.66), (-0.04, 0.64), (-0.05, 0.4), (-0.09, 0.38), (-0.1, 0.5)], darker(stone, 0.25), facing(look)
    )
    pen.blob([(-0.24, 0.0), (-0.1, 0.05), (0.1, 0.03), (0.26, 0.0)], roofing(look, (112, 142, 84)), 0.6)


@motif
def tombstone(pen: Pen, look: Look) -> None:
    """A gravestone with a cross, grass about its foot."""
    stone = look.own((164, 166, 170))
    pen.shape([(x + 0.05, y) for x, y in arch(0.0, 0.1, 0.3, 0.62)], darker(stone, 0.15), look.right)
    pen.shape(arch(0.0, 0.1, 0.3, 0.62), stone, look.left)
    pen.stroke(arch(0.0, 0.14, 0.245, 0.62)[:-1], 0.014, darker(stone, 0.2), facing(look))
    pen.box(-0.028, 0.48, 0.028, 0.78, darker(stone, 0.4), facing(look))
    pen.box(-0.1, 0.64, 0.1, 0.695, darker(stone, 0.4), facing(look))
    for y, half in ((0.38, 0.15), (0.31, 0.11), (0.24, 0.13)):
        pen.box(-half, y, half, y + 0.022, darker(stone, 0.3), facing(look))
    pen.shape(
        [(0.2, 0.9), (0.16, 0.78), (0.22, 0.72), (0.17, 0.6), (0.235, 0.71), (0.19, 0.78)], darker(stone, 0.4), 0.3
    )
    pen.box(-0.37, 0.0, 0.42, 0.11, darker(stone, 0.12), facing(look, 0.3))
    pen.box(-0.37, 0.09, 0.42, 0.115, roofing(look, stone), look.left)
    green = roofing(look, (96, 140, 84))
    for x, tall in ((-0.42, 0.13), (-0.34, 0.18), (-0.3, 0.1), (0.3, 0.1), (0.38, 0.17), (0.45, 0.12)):
        pen.shape([(x - 0.03, 0.0), (x + 0.015, tall), (x + 0.03, 0.0)], green, 0.6)
