"""Castles, palaces and walls."""

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .masonry import (
    GOLD,
    IRON,
    STONE,
    WOOD,
    arch,
    arched,
    battlement,
    darker,
    facing,
    flag,
    lathe,
    roofing,
    tiled,
)  # fmt: skip
from .registry import motif

CASTLE: Colour = (212, 196, 172)
CONES: tuple[Colour, ...] = ((74, 96, 152), (178, 70, 58), (92, 112, 124))
RED: Colour = (206, 58, 50)
WINDOW: Colour = (62, 66, 82)


@motif
def castle(pen: Pen, look: Look) -> None:
    """A castle with round towers under pointed roofs, a keep and a gate."""
    stone = look.own(CASTLE)
    cone = CONES[0] if look.asked else look.chance.child("roof").pick(CONES)
    _turret(pen, look, (0.14, 0.0, 0.74, 0.075), darker(stone, 0.18), cone)
    _turret(pen, look, (-0.2, 0.0, 0.64, 0.07), darker(stone, 0.18), cone)
    keep = darker(stone, 0.1)
    pen.box(-0.17, 0.0, 0.12, 0.54, keep, look.left)
    pen.box(0.12, 0.0, 0.2, 0.54, keep, look.right)
    battlement(pen, (-0.19, 0.22), 0.53, 0.045, 6, keep)
    arched(pen, -0.08, 0.36, 0.022, 0.1, 0.12)
    arched(pen, 0.04, 0.36, 0.022, 0.1, 0.12)
    pen.box(-0.36, 0.0, 0.36, 0.3, stone, facing(look))
    battlement(pen, (-0.36, 0.36), 0.29, 0.04, 9, stone)
    for at in range(14):
        chance = look.chance.child("stone", at)
        x, y = chance.between(-0.34, 0.3), chance.between(0.02, 0.25)
        pen.box(x, y, x + 0.045, y + 0.018, darker(stone, 0.14), facing(look))
    _turret(pen, look, (-0.4, 0.0, 0.46, 0.1), stone, cone)
    _turret(pen, look, (0.4, 0.0, 0.5, 0.1), stone, cone)
    _gatehouse(pen, look, stone)


def _turret(pen: Pen, look: Look, place: tuple[float, float, float, float], stone: Colour, cone: Colour) -> None:
    """Draw a round tower: middle, foot, height of its wall, half width."""
    x, low, top, half = place
    lathe(pen, x, [(half, low), (half * 0.92, top - 0.05)], stone, 7)
    lathe(pen, x, [(half * 0.92, top - 0.05), (half * 1.08, top - 0.02), (half * 1.08, top)], stone, 7)
    lathe(pen, x, [(half * 1.2, top), (half * 0.5, top + half * 1.25), (0.0, top + half * 2.6)], roofing(look, cone), 6)
    flag(pen, x, top + half * 2.5, 0.09, RED)
    arched(pen, x - half * 0.1, top - 0.17, half * 0.2, 0.08, 0.12)


def _gatehouse(pen: Pen, look: Look, stone: Colour) -> None:
    for x in (-0.15, 0.15):
        lathe(pen, x, [(0.055, 0.0), (0.05, 0.36)], stone, 5)
        battlement(pen, (x - 0.06, x + 0.06), 0.35, 0.035, 3, stone)
    pen.box(-0.11, 0.0, 0.11, 0.33, stone, look.left)
    battlement(pen, (-0.11, 0.11), 0.32, 0.035, 4, stone)
    pen.shape(arch(0.0, 0.0, 0.078, 0.12), darker(stone, 0.25), facing(look))
    pen.shape(arch(0.0, 0.0, 0.062, 0.12), *look.window((58, 46, 42)))
    for x in (-0.03, 0.0, 0.03):
        pen.stroke([(x, 0.0), (x, 0.175)], 0.009, darker(WOOD, 0.4), 0.4)
    for y in (0.05, 0.1):
        pen.stroke([(-0.06, y), (0.06, y)], 0.009, darker(WOOD, 0.4), 0.4)
    pen.lamp(0.0, 0.09, 0.22)
    for x in (-0.28, 0.28):
        arched(pen, x, 0.14, 0.016, 0.07)


@motif
def palace(pen: Pen, look: Look) -> None:
    """A palace of pale stone: a domed middle, two wings, rows of windows."""
    wall, dome = look.own((242, 224, 190)), roofing(look, (92, 140, 140))
    for side, light in ((-1, look.left), (1, facing(look, 0.7))):
        inner, outer = side * 0.14, side * 0.5
        pen.box(min(inner, outer), 0.0, max(inner, outer), 0.28, wall, light)
        pen.box(min(inner, outer * 1.0), 0.27, max(inner, outer * 1.0), 0.295, darker(wall, 0.14), light)
        pen.shape([(inner, 0.295), (outer, 0.295), (outer * 0.97, 0.35), (inner, 0.35)], dome, light)
        pen.box(side * 0.43 - 0.07, 0.0, side * 0.43 + 0.07, 0.32, wall, light)
        lathe(pen, side * 0.43, [(0.08, 0.31), (0.066, 0.37), (0.0, 0.43)], dome, 5)
        for x in (0.19, 0.25, 0.31):
            arched(pen, side * x, 0.16, 0.018, 0.085)
            arched(pen, side * x, 0.03, 0.018, 0.085)
        for low in (0.03, 0.16):
            arched(pen, side * 0.43, low, 0.026, 0.1, 0.12)
    pen.box(-0.15, 0.0, 0.15, 0.36, wall, look.left)
    pen.shape([(-0.17, 0.36), (0.0, 0.45), (0.17, 0.36)], wall, facing(look))
    pen.shape([(-0.12, 0.37), (0.0, 0.43), (0.12, 0.37)], darker(wall, 0.18), facing(look))
    lathe(pen, 0.0, [(0.085, 0.42), (0.085, 0.5)], wall, 7)
    for x in (-0.05, 0.0, 0.05):
        arched(pen, x, 0.43, 0.012, 0.05)
    lathe(pen, 0.0, [(0.105, 0.5), (0.1, 0.56), (0.075, 0.62), (0.035, 0.655), (0.0, 0.665)], dome, 8)
    pen.stroke([(0.0, 0.65), (0.0, 0.74)], 0.014, GOLD, 0.9)
    for x in (-0.12, -0.07, 0.07, 0.12):
        pen.stroke([(x, 0.03), (x, 0.35)], 0.02, darker(wall, 0.06), look.left)
    pen.shape(arch(0.0, 0.0, 0.04, 0.12), *look.window((86, 66, 54)))
    arched(pen, 0.0, 0.21, 0.03, 0.1, 0.3)
    pen.box(-0.2, 0.0, 0.2, 0.02, STONE, 0.7)


@motif
def imperial_palace(pen: Pen, look: Look) -> None:
    """A Chinese palace gate: red wall, white terrace, double golden roof."""
    red, tiles, marble = look.own((178, 48, 42)), (226, 164, 60), (236, 230, 218)
    pen.box(-0.5, 0.0, 0.5, 0.2, red, facing(look))
    pen.box(-0.5, 0.0, 0.5, 0.03, marble, facing(look))
    pen.box(-0.5, 0.19, 0.5, 0.22, marble, facing(look))
    for at in range(-8, 9):
        pen.box(at * 0.06 - 0.01, 0.21, at * 0.06 + 0.01, 0.25, marble, facing(look))
    for x, half, spring in ((0.0, 0.05, 0.085), (-0.16, 0.035, 0.07), (0.16, 0.035, 0.07), (-0.3, 0.03, 0.06), (0.3, 0.03, 0.06)):  # fmt: skip  # noqa: E501
        pen.shape(arch(x, 0.0, half, spring), *look.window((72, 40, 40)))
    pen.box(-0.34, 0.24, 0.34, 0.4, darker(red, 0.3), facing(look))
    for at in range(9):
        x = -0.33 + at * 0.0825
        if at % 2 == 0 or at == 3 or at == 5:
            pen.box(x + 0.02 if at < 8 else x, 0.25, x + 0.07 if at < 8 else x, 0.36, *look.window((224, 178, 96)))
        pen.stroke([(x, 0.24), (x, 0.4)], 0.022, red, facing(look, at / 8))
    pen.box(-0.35, 0.365, 0.35, 0.4, (52, 110, 118), facing(look))
    tiled(pen, 0.0, 0.4, 0.46, 0.12, 0.32, 0.03, tiles)
    pen.box(-0.28, 0.5, 0.28, 0.57, red, facing(look))
    pen.box(-0.29, 0.54, 0.29, 0.57, (52, 110, 118), facing(look))
    tiled(pen, 0.0, 0.57, 0.4, 0.16, 0.22, 0.035, tiles)
    pen.stroke([(-0.225, 0.735), (0.225, 0.735)], 0.03, tiles, look.left)
    for side in (-1, 1):
        pen.shape([(side * 0.2, 0.73), (side * 0.225, 0.79), (side * 0.25, 0.73)], tiles, look.left)
    pen.box(-0.035, 0.5, 0.035, 0.58, (40, 70, 120), 0.5)
    pen.lamp(0.0, 0.3, 0.4)


@motif
def city_wall(pen: Pen, look: Look) -> None:
    """A battlemented wall of stone with a gate."""
    stone = look.own((176, 168, 156))
    pen.box(-0.5, 0.0, 0.5, 0.24, stone, facing(look))
    battlement(pen, (-0.5, 0.5), 0.235, 0.045, 15, stone)
    for row in range(6):
        for at in range(10):
            chance = look.chance.child("stone", row, at)
            if chance.yes(0.35):
                x, y = -0.5 + at * 0.1 + (row % 2) * 0.05, 0.01 + row * 0.038
                pen.box(x, y, min(x + 0.07, 0.5), y + 0.026, darker(stone, 0.1), facing(look))
    for x in (-0.18, 0.18):
        pen.box(x - 0.07, 0.0, x + 0.07, 0.34, stone, look.left)
        pen.box(x + 0.03, 0.0, x + 0.07, 0.34, stone, look.right)
        battlement(pen, (x - 0.08, x + 0.08), 0.33, 0.04, 4, stone)
        pen.shape(arch(x - 0.02, 0.2, 0.014, 0.26), *look.window(WINDOW))
    pen.shape(arch(0.0, 0.0, 0.08, 0.12), darker(WOOD, 0.35), facing(look))
    pen.stroke([(0.0, 0.0), (0.0, 0.2)], 0.008, IRON, 0.3)
    pen.lamp(0.0, 0.22, 0.25)


WALL_WAY: tuple[tuple[float, float, float], ...] = (
    (0.5, 0.0, 0.17), (0.38, 0.08, 0.148), (0.26, 0.2, 0.126), (0.14, 0.24, 0.108), (0.02, 0.23, 0.094),
    (-0.08, 0.28, 0.082), (-0.18, 0.38, 0.07), (-0.28, 0.41, 0.06), (-0.37, 0.38, 0.05), (-0.44, 0.32, 0.042),
)  # fmt: skip
WALL_HILL: tuple[Point, ...] = (
    (0.5, 0.0), (0.38, 0.085), (0.26, 0.21), (0.14, 0.25), (0.02, 0.24), (-0.08, 0.29), (-0.18, 0.39), (-0.28, 0.42),
    (-0.37, 0.38), (-0.42, 0.29), (-0.46, 0.17), (-0.5, 0.0),
)  # fmt: skip


@motif
def great_wall(pen: Pen, look: Look) -> None:
    """A long wall with watch towers that follows the crest of a hill."""
    stone = look.own((196, 172, 134))
    green = roofing(look, (176, 122, 62) if look.season == "autumn" else (92, 124, 78))
    low, path, far, top = (bent([(x, y + tall * share) for x, y, tall in WALL_WAY]) for share in (0.0, 0.62, 1.0, 1.24))
    pen.shape([*far, *reversed(top)], darker(stone, 0.3), facing(look, 0.6))
    pen.shape([*path, *reversed(far)], roofing(look, (236, 218, 184)), look.left)
    for (x, y), (_, foot) in list(zip(path, low, strict=True))[::2]:
        tall = y - foot
        pen.box(x - tall * 0.16, y - tall * 0.05, x + tall * 0.16, y + tall * 0.26, stone, look.left)
    pen.shape([*low, *reversed(path)], stone, facing(look, 0.3))
    pen.shape([*bent(WALL_HILL), (0.5, 0.0)], green, facing(look, 0.6))
    for ridge in (((0.5, 0.0), (0.3, 0.1), (0.1, 0.17), (-0.06, 0.0)), ((0.1, 0.0), (-0.1, 0.16), (-0.2, 0.3), (-0.3, 0.0))):  # fmt: skip  # noqa: E501
        pen.shape(bent(ridge), darker(green, 0.16), look.right)
    for at, (x, y) in enumerate(((-0.36, 0.14), (-0.32, 0.24), (-0.05, 0.2), (0.06, 0.05), (0.25, 0.06), (-0.24, 0.1))):
        size = 0.03 + 0.012 * (at % 3)
        pen.oval(x, y, size, size * 0.8, darker(green, 0.3), facing(look))
    for at in (2, 7):
        _watch(pen, look, WALL_WAY[at], stone)


def _watch(pen: Pen, look: Look, place: tuple[float, float, float], stone: Colour) -> None:
    """Set a square watch tower on the wall."""
    x, y, tall = place
    half, top = tall * 0.9, y + tall * 1.95
    pen.box(x - half, y - tall * 0.1, x + half * 0.4, top, stone, look.left)
    pen.box(x + half * 0.4, y - tall * 0.1, x + half, top, stone, look.right)
    pen.box(x - half * 1.1, top - tall * 0.1, x + half * 1.1, top, darker(stone, 0.15), facing(look))
    battlement(pen, (x - half * 1.1, x + half * 1.1), top, tall * 0.25, 5, stone)
    for share in (-0.6, -0.05):
        wide = half * 0.14
        pen.shape(arch(x + half * share, y + tall * 1.0, wide, y + tall * 1.3), *look.window(WINDOW))
    pen.lamp(x, y + tall * 1.2, tall * 2)


HEAP: tuple[Point, ...] = ((-0.5, 0.0), (-0.42, 0.1), (-0.2, 0.16), (0.1, 0.14), (0.36, 0.12), (0.5, 0.0))


@motif
def sandcastle(pen: Pen, look: Look) -> None:
    """A castle of sand with a little flag."""
    sand = look.own((232, 198, 138))
    pen.shape(bent(HEAP), sand, facing(look))
    for x, top, half in ((0.0, 0.62, 0.13), (-0.26, 0.42, 0.11), (0.26, 0.46, 0.11)):
        lathe(pen, x, [(half * 1.15, 0.06), (half, top)], sand, 7)
        battlement(pen, (x - half, x + half), top - 0.01, 0.06, 4, sand)
        pen.shape(arch(x - 0.01, top - 0.18, 0.022, top - 0.1), darker(sand, 0.45), 0.4)
    pen.shape(arch(0.0, 0.06, 0.05, 0.14), darker(sand, 0.45), 0.4)
    pen.blob(rounded([(0.3, 0.0), (0.42, 0.05), (0.5, 0.0)]), sand, look.left)
    flag(pen, 0.0, 0.66, 0.28, RED)
