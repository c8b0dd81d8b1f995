"""Small dwellings and things of the fairground: huts, yurts, tents, doors."""

from ..curves import Point, bent, circle, mirrored
from ..look import LAMP, Look
from ..palette import Colour
from ..pen import Pen
from .masonry import GOLD, STONE, WOOD, arch, barred, darker, facing, flag, lathe, pane, roofing
from .registry import motif

WHITE: Colour = (250, 246, 236)
STRAW: Colour = (214, 174, 104)
CAP: tuple[Point, ...] = ((0.0, 0.96), (0.2, 0.92), (0.38, 0.78), (0.48, 0.58), (0.47, 0.5), (0.3, 0.48), (0.0, 0.46))
THATCH: tuple[Point, ...] = ((0.0, 0.84), (0.1, 0.8), (0.3, 0.58), (0.5, 0.34), (0.46, 0.31), (0.24, 0.33), (0.0, 0.32))


@motif
def yurt(pen: Pen, look: Look) -> None:
    """A round felt tent of the steppe."""
    felt, trim = look.own((246, 240, 226)), (58, 112, 172)
    lathe(pen, 0.0, [(0.46, 0.0), (0.46, 0.27)], felt, 9)
    lathe(pen, 0.0, [(0.5, 0.26), (0.4, 0.38), (0.1, 0.52)], roofing(look, felt), 9)
    lathe(pen, 0.0, [(0.1, 0.515), (0.08, 0.56), (0.0, 0.575)], roofing(look, trim), 5)
    lathe(pen, 0.0, [(0.49, 0.25), (0.5, 0.275)], trim, 9)
    lathe(pen, 0.0, [(0.462, 0.12), (0.462, 0.14)], darker(felt, 0.2), 9)
    for x in (-0.36, -0.24, 0.24, 0.36):
        swirl = circle(x, 0.2, 0.035, 0.026, 16)
        pen.stroke(swirl[:13], 0.012, (196, 74, 56), facing(look, 0.5 + x))
    for x in (-0.3, -0.1, 0.1, 0.3):
        pen.curve([(x * 1.5, 0.275), (x * 1.1, 0.39), (x * 0.3, 0.52)], 0.012, trim, facing(look, 0.5 + x))
    pen.box(-0.1, 0.0, 0.1, 0.25, (196, 74, 56), facing(look))
    pen.box(-0.075, 0.0, 0.075, 0.225, *look.window((140, 84, 56)))
    pen.stroke([(0.0, 0.0), (0.0, 0.225)], 0.012, (196, 74, 56), 0.5)
    pen.lamp(0.0, 0.12, 0.4)


@motif
def circus_tent(pen: Pen, look: Look) -> None:
    """A striped big top with pennants."""
    cloth, count = look.own((214, 62, 54)), 10
    for strip in range(count):
        a, b = strip / count * 2 - 1, (strip + 1) / count * 2 - 1
        colour, light = (cloth if strip % 2 == 0 else WHITE), facing(look, (strip + 0.5) / count)
        pen.shape([(a * 0.44, 0.0), (a * 0.42, 0.34), (b * 0.42, 0.34), (b * 0.44, 0.0)], colour, light)
        edge = [(a * 0.5, 0.32), (a * 0.24, 0.5), (a * 0.05, 0.8)]
        other = [(b * 0.05, 0.8), (b * 0.24, 0.5), (b * 0.5, 0.32)]
        pen.shape([*bent(edge), *bent(other)], roofing(look, colour, 0.5), light)
    for strip in range(count):
        x = ((strip + 0.5) / count * 2 - 1) * 0.5
        pen.oval(x, 0.325, 0.05, 0.032, WHITE if strip % 2 else cloth, facing(look, strip / 9))
    pen.shape([(-0.09, 0.0), (-0.03, 0.26), (0.03, 0.26), (0.09, 0.0)], *look.window((92, 44, 48)))
    for side in (-1, 1):
        drape = [(side * 0.0, 0.28), (side * 0.05, 0.12), (side * 0.13, 0.0), (side * 0.08, 0.0), (side * 0.02, 0.12)]
        pen.shape(drape, GOLD, 0.7)
    flag(pen, 0.0, 0.78, 0.2, (70, 130, 190))
    for x in (-0.48, 0.4):
        flag(pen, x, 0.32, 0.12, GOLD)
    pen.lamp(0.0, 0.14, 0.5)


@motif
def mushroom_house(pen: Pen, look: Look) -> None:
    """A fairy's house in a toadstool."""
    cap = look.own((210, 58, 50))
    lathe(pen, 0.0, [(0.27, 0.0), (0.24, 0.12), (0.2, 0.3), (0.22, 0.52)], (246, 236, 212), 8)
    pen.oval(0.0, 0.5, 0.4, 0.05, (214, 196, 166), 0.3)
    pen.blob([*CAP, *mirrored(CAP[1:-1][::-1])], roofing(look, cap, 0.3), facing(look, 0.3))
    shade = [(0.47, 0.5), (0.48, 0.58), (0.38, 0.78), (0.24, 0.9), (0.3, 0.7), (0.28, 0.49)]
    pen.blob(shade, roofing(look, cap, 0.3), look.right)
    for x, y, rx, ry in ((-0.2, 0.76, 0.075, 0.06), (0.06, 0.86, 0.06, 0.04), (0.08, 0.62, 0.08, 0.07), (-0.36, 0.58, 0.045, 0.05), (0.32, 0.66, 0.05, 0.06), (-0.14, 0.55, 0.045, 0.035)):  # fmt: skip  # noqa: E501
        pen.oval(x, y, rx, ry, WHITE, facing(look, 0.3 + x))
    pen.shape(arch(-0.05, 0.0, 0.09, 0.17), darker(WOOD, 0.3), facing(look))
    pen.shape(arch(-0.05, 0.0, 0.072, 0.165), WOOD, facing(look))
    pen.oval(0.0, 0.12, 0.012, 0.012, GOLD, 0.8)
    pen.oval(0.13, 0.27, 0.062, 0.062, darker(WOOD, 0.2), facing(look))
    pen.oval(0.13, 0.27, 0.047, 0.047, *look.window())
    pen.stroke([(0.13, 0.22), (0.13, 0.32)], 0.012, darker(WOOD, 0.2), 0.5)
    pen.stroke([(0.08, 0.27), (0.18, 0.27)], 0.012, darker(WOOD, 0.2), 0.5)
    pen.lamp(0.13, 0.27, 0.35)
    for x in (-0.24, -0.2, 0.24, 0.29):
        pen.shape([(x - 0.02, 0.0), (x + 0.01, 0.1), (x + 0.025, 0.0)], (98, 150, 84), 0.6)


@motif
def straw_hut(pen: Pen, look: Look) -> None:
    """A hut on low stilts under a thatched roof."""
    wall, straw = (188, 140, 92), roofing(look, look.own(STRAW))
    for x in (-0.32, -0.11, 0.11, 0.32):
        pen.box(x - 0.018, 0.0, x + 0.018, 0.12, darker(wall, 0.4), facing(look, 0.5 + x))
    pen.box(-0.4, 0.09, 0.4, 0.125, darker(wall, 0.2), facing(look))
    pen.box(-0.33, 0.125, 0.14, 0.4, wall, look.left)
    pen.box(0.14, 0.125, 0.33, 0.4, wall, look.right)
    for at in range(13):
        x = -0.31 + at * 0.052
        pen.stroke([(x, 0.125), (x, 0.38)], 0.008, darker(wall), facing(look, at / 12))
    pen.box(-0.07, 0.125, 0.07, 0.33, *look.window((78, 58, 48)))
    pane(pen, -0.21, 0.21, 0.055, 0.09, 0.3)
    pane(pen, 0.225, 0.21, 0.04, 0.09)
    pen.lamp(0.0, 0.22, 0.4)
    pen.blob([*THATCH, *mirrored(THATCH[1:-1][::-1])], straw, facing(look, 0.25))
    pen.blob([(0.04, 0.82), *THATCH[1:5], (0.22, 0.36)], straw, look.right)
    for at in range(-5, 6):
        x = at * 0.09
        points = [(x * 0.16, 0.79), (x * 0.6, 0.55), (x, 0.33 + abs(x) * 0.04)]
        pen.curve(points, 0.008, darker(straw, 0.22), facing(look, 0.5 + at / 10))
    for rung in range(3):
        pen.box(-0.06, 0.005 + rung * 0.035, 0.06, 0.022 + rung * 0.035, WOOD, 0.6)


@motif
def door(pen: Pen, look: Look) -> None:
    """A wooden door in a frame of stone, with steps and a lamp."""
    colour = look.pick((58, 108, 122), (150, 60, 54), (74, 112, 78), (186, 132, 62))
    pen.shape(arch(0.0, 0.0, 0.3, 0.62), STONE, facing(look))
    for at, (x, y) in enumerate(circle(0.0, 0.62, 0.27, 0.27, 16)[:9]):
        pen.stroke([(x * 0.88, 0.62 + (y - 0.62) * 0.88), (x * 1.1, 0.62 + (y - 0.62) * 1.1)], 0.008, darker(STONE), 0.4 + at * 0.02)  # fmt: skip  # noqa: E501
    for low in (0.14, 0.26, 0.38, 0.5, 0.62):
        for side in (-1, 1):
            pen.stroke([(side * 0.23, low), (side * 0.3, low)], 0.008, darker(STONE), 0.5)
    pen.shape(arch(0.0, 0.0, 0.23, 0.62), darker(colour, 0.4), facing(look))
    pen.shape(arch(0.0, 0.0, 0.21, 0.62), colour, facing(look))
    pen.shape(arch(0.0, 0.62, 0.15, 0.65), *look.window((170, 200, 214)))
    for x in (-0.05, 0.05):
        pen.stroke([(x, 0.62), (x, 0.79)], 0.012, colour, 0.5)
    for low, high in ((0.1, 0.3), (0.35, 0.57)):
        for x in (-0.1, 0.1):
            pen.box(x - 0.075, low, x + 0.075, high, darker(colour, 0.25), facing(look))
            pen.box(x - 0.06, low + 0.014, x + 0.06, high - 0.014, colour, look.left)
    pen.oval(0.165, 0.33, 0.02, 0.02, GOLD, 0.9)
    pen.box(-0.36, 0.0, 0.36, 0.03, darker(STONE, 0.2), facing(look))
    pen.box(-0.31, 0.03, 0.31, 0.06, STONE, look.left)
    pen.stroke([(0.28, 0.72), (0.37, 0.72), (0.37, 0.66)], 0.018, (58, 60, 70), 0.4)
    pen.shape([(0.32, 0.66), (0.37, 0.7), (0.42, 0.66)], (58, 60, 70), 0.4)
    pen.box(0.335, 0.56, 0.405, 0.66, *((LAMP, None) if look.has_lamps else ((230, 224, 200), 0.8)))
    pen.box(0.33, 0.545, 0.41, 0.562, (58, 60, 70), 0.4)
    pen.lamp(0.37, 0.61, 0.4)


@motif
def station(pen: Pen, look: Look) -> None:
    """A railway station with a clock and a canopy."""
    brick, roof = look.own((196, 126, 96)), roofing(look, (92, 104, 122))
    pen.box(-0.5, 0.0, 0.5, 0.3, brick, facing(look))
    pen.shape([(-0.52, 0.29), (-0.44, 0.4), (0.44, 0.4), (0.52, 0.29)], roof, facing(look, 0.6))
    pen.box(-0.14, 0.0, 0.14, 0.5, brick, look.left)
    pen.shape([(-0.17, 0.49), (-0.1, 0.62), (0.1, 0.62), (0.17, 0.49)], roof, facing(look, 0.4))
    pen.oval(0.0, 0.41, 0.065, 0.065, darker(brick, 0.5), 0.5)
    pen.oval(0.0, 0.41, 0.054, 0.054, *((WHITE, None) if look.has_lamps else (WHITE, 0.9)))
    pen.stroke([(0.0, 0.45), (0.0, 0.41), (0.03, 0.395)], 0.01, (50, 50, 60), 0.2)
    for x in (-0.42, -0.32, -0.22, 0.22, 0.32, 0.42):
        pen.shape(arch(x, 0.03, 0.034, 0.13), WHITE, facing(look))
        pen.shape(arch(x, 0.03, 0.026, 0.13), *look.window())
    for x in (-0.06, 0.06):
        pen.shape(arch(x, 0.0, 0.045, 0.13), *look.window((104, 78, 64)))
    pen.shape([(-0.48, 0.23), (-0.5, 0.2), (0.5, 0.2), (0.48, 0.23)], (62, 98, 92), facing(look))
    for at in range(25):
        pen.shape([(-0.5 + at * 0.04, 0.2), (-0.48 + at * 0.04, 0.18), (-0.46 + at * 0.04, 0.2)], WHITE, 0.7)
    for x in (-0.47, -0.27, -0.12, 0.12, 0.27, 0.47):
        pen.stroke([(x, 0.0), (x, 0.2)], 0.012, (62, 98, 92), 0.5)
    pen.box(-0.5, 0.0, 0.5, 0.02, (168, 164, 160), 0.6)
    for x in (-0.3, 0.0, 0.3):
        pen.lamp(x, 0.14, 0.3)


HORSES: tuple[Colour, ...] = ((250, 246, 238), (236, 176, 132), (206, 216, 232))
HORSE: tuple[Point, ...] = (
    (-0.07, 0.0), (-0.05, 0.035), (0.02, 0.035), (0.05, 0.085), (0.1, 0.07), (0.09, 0.05), (0.065, 0.05), (0.06, 0.0),
    (0.08, -0.04), (0.05, -0.06), (0.03, -0.02), (-0.03, -0.02), (-0.06, -0.06), (-0.08, -0.04),
)  # fmt: skip


@motif
def carousel(pen: Pen, look: Look) -> None:
    """A merry-go-round with horses under a striped roof."""
    cloth, count = look.own((216, 76, 84)), 8
    pen.box(-0.12, 0.1, 0.12, 0.52, (244, 214, 150), facing(look))
    for x in (-0.06, 0.0, 0.06):
        barred(pen, x, 0.22, 0.02, 0.2, GOLD)
    for at, x in enumerate((-0.34, -0.12, 0.12, 0.34)):
        y = 0.28 + 0.05 * (at % 2)
        pen.stroke([(x, 0.1), (x, 0.54)], 0.014, GOLD, 0.8)
        pen.shape([(x + px * 1.25, y + py * 1.4) for px, py in HORSE], HORSES[at % 3], facing(look, at / 3))
        pen.box(x - 0.03, y + 0.02, x + 0.02, y + 0.06, cloth, 0.6)
    for strip in range(count):
        a, b = strip / count * 2 - 1, (strip + 1) / count * 2 - 1
        colour, light = (cloth if strip % 2 == 0 else WHITE), facing(look, (strip + 0.5) / count)
        edge, other = [(a * 0.48, 0.56), (a * 0.2, 0.7), (0.0, 0.9)], [(0.0, 0.9), (b * 0.2, 0.7), (b * 0.48, 0.56)]
        pen.shape([*bent(edge), *bent(other)], roofing(look, colour, 0.5), light)
        pen.oval((a + b) * 0.24, 0.53, 0.06, 0.05, WHITE if strip % 2 == 0 else cloth, light)
    pen.box(-0.49, 0.53, 0.49, 0.57, GOLD, facing(look))
    if look.has_lamps:
        for at in range(13):
            pen.oval(-0.46 + at * 0.0767, 0.55, 0.012, 0.012, (255, 244, 208), None)
    lathe(pen, 0.0, [(0.47, 0.04), (0.47, 0.1)], (96, 128, 178), 7)
    lathe(pen, 0.0, [(0.5, 0.0), (0.5, 0.05)], (226, 196, 140), 7)
    flag(pen, 0.0, 0.88, 0.12, GOLD)
    pen.lamp(0.0, 0.4, 0.7)
