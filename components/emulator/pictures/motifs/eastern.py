"""Temples, pagodas, pavilions and gates of the East."""

from ..curves import Point, bent, mirrored
from ..look import LAMP, Look
from ..palette import Colour
from ..pen import Pen
from .masonry import GOLD, SNOW, STONE, darker, facing, lathe, roofing, steps, tiled
from .registry import motif

VERMILION: Colour = (196, 62, 46)
TILE: Colour = (78, 98, 96)
BEAM: Colour = (52, 116, 110)
CREAM: Colour = (240, 228, 204)
PAPER: Colour = (232, 214, 176)


def _hung(pen: Pen, x: float, y: float, size: float) -> None:
    """Hang a red lantern that glows after dark."""
    look = pen.look
    pen.stroke([(x, y + size * 3), (x, y + size)], size * 0.2, darker(VERMILION, 0.5), 0.4)
    pen.oval(x, y, size, size * 0.85, *((255, 120, 70), None) if look.has_lamps else ((216, 48, 40), 0.7))
    pen.box(x - size * 0.45, y + size * 0.7, x + size * 0.45, y + size * 0.95, GOLD, 0.7)
    pen.box(x - size * 0.45, y - size * 0.95, x + size * 0.45, y - size * 0.7, GOLD, 0.7)
    pen.stroke([(x, y - size * 0.9), (x, y - size * 1.7)], size * 0.2, GOLD, 0.6)
    pen.lamp(x, y, size * 5, (255, 150, 90))


def _ridge(pen: Pen, x: float, y: float, half: float, colour: Colour) -> None:
    """Cap a roof with a ridge beam whose ends curl up."""
    light = facing(pen.look, 0.2)
    pen.stroke([(x - half, y), (x + half, y)], 0.032, darker(colour, 0.1), light)
    for side in (-1, 1):
        end = x + side * half
        curl = [(end - side * 0.035, y - 0.015), (end - side * 0.02, y + 0.02), (end - side * 0.005, y + 0.06)]
        pen.shape([*bent(curl), (end + side * 0.025, y + 0.02), (end + side * 0.012, y - 0.018)], colour, light)


@motif
def temple(pen: Pen, look: Look) -> None:
    """A wooden hall with red columns under a double sweeping roof."""
    red = look.own(VERMILION)
    tile = TILE if look.asked else look.chance.child("tile").pick((TILE, (86, 92, 110), (190, 136, 60)))
    pen.box(-0.44, 0.0, 0.44, 0.09, STONE, facing(look))
    pen.box(-0.46, 0.075, 0.46, 0.1, STONE, look.left)
    steps(pen, 0.0, 0.15, 0.1, 4, (216, 206, 190))
    pen.box(-0.36, 0.1, 0.36, 0.36, darker(red, 0.35), facing(look, 0.7))
    for at in range(5):
        x = -0.27 + at * 0.135
        pen.box(x - 0.045, 0.12, x + 0.045, 0.29, *look.window(PAPER))
        for bar in (-0.022, 0.0, 0.022):
            pen.stroke([(x + bar, 0.12), (x + bar, 0.29)], 0.007, darker(red, 0.45), 0.4)
        pen.box(x - 0.045, 0.12, x + 0.045, 0.18, darker(red, 0.2), facing(look))
    for at in range(6):
        x = -0.34 + at * 0.136
        lathe(pen, x, [(0.017, 0.1), (0.017, 0.36)], red, 3)
    pen.box(-0.37, 0.32, 0.37, 0.36, BEAM, facing(look))
    tiled(pen, 0.0, 0.36, 0.5, 0.13, 0.3, 0.05, tile)
    pen.box(-0.26, 0.47, 0.26, 0.54, red, facing(look))
    pen.box(-0.27, 0.515, 0.27, 0.545, BEAM, facing(look))
    tiled(pen, 0.0, 0.545, 0.42, 0.2, 0.2, 0.055, tile)
    _ridge(pen, 0.0, 0.75, 0.22, roofing(look, darker(tile, 0.1)))
    pen.lamp(0.0, 0.2, 0.4)
    for x in (-0.4, 0.4):
        _hung(pen, x, 0.27, 0.03)


@motif
def pagoda(pen: Pen, look: Look) -> None:
    """A tower of many storeys, each under its own curved eaves."""
    wall = look.own((206, 86, 62))
    tile = TILE if look.asked else look.chance.child("tile").pick((TILE, (84, 88, 108), (124, 96, 70)))
    storeys = look.chance.child("storeys").pick((5, 6, 7))
    pen.box(-0.2, 0.0, 0.2, 0.04, STONE, facing(look))
    rise = 0.8 / storeys
    for at in range(storeys):
        low, half = 0.04 + at * rise, 0.145 * (1 - 0.58 * at / storeys)
        lathe(pen, 0.0, [(half, low), (half, low + rise)], wall, 5)
        pen.box(-half * 1.1, low, half * 1.1, low + rise * 0.14, darker(wall, 0.3), facing(look))
        for share in (-0.55, 0.0, 0.55):
            wide = half * 0.17
            x = share * half
            pen.box(x - wide, low + rise * 0.16, x + wide, low + rise * 0.5, *look.window((84, 60, 54)))
        pen.lamp(0.0, low + rise * 0.3, half * 1.4)
        tiled(pen, 0.0, low + rise * 0.58, half * 1.85, rise * 0.42, half * 0.86, rise * 0.2, tile)
    pen.shape([(-0.07, 0.84), (0.0, 0.92), (0.07, 0.84)], roofing(look, tile), facing(look))
    pen.stroke([(0.0, 0.88), (0.0, 1.0)], 0.012, GOLD, 0.8)
    for y, half in ((0.91, 0.024), (0.935, 0.02), (0.96, 0.015)):
        pen.oval(0.0, y, half, 0.008, GOLD, 0.8)


@motif
def pavilion(pen: Pen, look: Look) -> None:
    """An open pavilion on red columns under a pointed curved roof."""
    red, tile = look.own(VERMILION), (86, 112, 100)
    pen.box(-0.42, 0.0, 0.42, 0.05, STONE, facing(look))
    pen.box(-0.38, 0.05, 0.38, 0.08, (214, 204, 188), look.left)
    for x in (-0.12, 0.14):
        pen.stroke([(x, 0.08), (x, 0.56)], 0.026, darker(red, 0.3), 0.35)
    pen.box(-0.34, 0.2, -0.12, 0.225, darker(red, 0.15), facing(look))
    pen.box(0.12, 0.2, 0.34, 0.225, darker(red, 0.15), facing(look))
    for side in (-1, 1):
        for at in range(5):
            x = side * (0.14 + at * 0.045)
            pen.stroke([(x, 0.08), (x, 0.2)], 0.01, darker(red, 0.15), facing(look))
    for x in (-0.33, 0.33):
        lathe(pen, x, [(0.022, 0.07), (0.022, 0.56)], red, 3)
    pen.box(-0.35, 0.5, 0.35, 0.56, BEAM, facing(look))
    for at in range(8):
        x = -0.3 + at * 0.086
        pen.box(x - 0.028, 0.512, x + 0.028, 0.548, GOLD if at % 2 else VERMILION, facing(look, 0.6))
    tiled(pen, 0.0, 0.55, 0.49, 0.34, 0.02, 0.075, tile)
    for side in (-1, 1):
        rib = [(side * 0.02, 0.88), (side * 0.09, 0.72), (side * 0.24, 0.56)]
        pen.curve(rib, 0.018, darker(roofing(look, tile), 0.28), facing(look))
    pen.oval(0.0, 0.9, 0.03, 0.03, GOLD, 0.8)
    lathe(pen, 0.0, [(0.016, 0.92), (0.02, 0.945), (0.0, 1.0)], GOLD, 3)
    _hung(pen, 0.0, 0.42, 0.035)


KASAGI: tuple[Point, ...] = ((-0.5, 0.86), (-0.3, 0.815), (0.0, 0.8), (0.3, 0.815), (0.5, 0.86))


@motif
def torii(pen: Pen, look: Look) -> None:
    """A red gate before a shrine: two posts and two beams."""
    red = look.own((214, 66, 44))
    for side, light in ((-1, look.left), (1, facing(look, 0.7))):
        foot, head = side * 0.33, side * 0.28
        pen.shape([(foot - 0.038, 0), (head - 0.032, 0.8), (head + 0.032, 0.8), (foot + 0.038, 0)], red, light)
        pen.shape([(foot + 0.012, 0), (head + 0.01, 0.8), (head + 0.032, 0.8), (foot + 0.038, 0)], red, look.right)
        pen.box(foot - 0.052, 0.0, foot + 0.052, 0.07, (58, 54, 58), light)
    pen.box(-0.4, 0.56, 0.4, 0.625, red, facing(look))
    pen.box(-0.4, 0.56, 0.4, 0.578, darker(red, 0.3), facing(look))
    for x in (-0.36, -0.21, 0.21, 0.36):
        pen.box(x - 0.012, 0.55, x + 0.012, 0.635, darker(red, 0.4), facing(look))
    pen.box(-0.055, 0.62, 0.055, 0.79, (64, 52, 48), facing(look))
    pen.box(-0.04, 0.635, 0.04, 0.775, GOLD, facing(look))
    lower = bent([(x * 0.94, y - 0.035) for x, y in KASAGI])
    pen.shape([*lower, *reversed(bent(KASAGI))], red, facing(look, 0.3))
    upper = bent([(x * 1.0, y + 0.055) for x, y in KASAGI])
    pen.shape([*bent(KASAGI), *reversed(upper)], roofing(look, (62, 56, 62)), facing(look))


@motif
def paifang(pen: Pen, look: Look) -> None:
    """A Chinese gateway: four columns, painted beams, three little roofs."""
    red, tile = look.own(VERMILION), (70, 112, 104)
    for x in (-0.42, -0.17, 0.17, 0.42):
        lathe(pen, x, [(0.03, 0.06), (0.026, 0.62 if abs(x) < 0.3 else 0.48)], red, 4)
        pen.shape([(x - 0.055, 0.0), (x - 0.04, 0.09), (x + 0.04, 0.09), (x + 0.055, 0.0)], STONE, facing(look))
    for left, right, low in ((-0.42, -0.17, 0.37), (0.17, 0.42, 0.37), (-0.17, 0.17, 0.47)):
        pen.box(left, low, right, low + 0.12, BEAM, facing(look))
        pen.box(left, low + 0.045, right, low + 0.075, GOLD, facing(look))
        pen.box(left, low, right, low + 0.02, red, facing(look))
    pen.box(-0.1, 0.59, 0.1, 0.67, (42, 64, 112), facing(look))
    pen.box(-0.07, 0.61, 0.07, 0.65, GOLD, facing(look))
    for x in (-0.3, 0.3):
        tiled(pen, x, 0.48, 0.19, 0.1, 0.1, 0.04, tile)
    tiled(pen, 0.0, 0.67, 0.27, 0.14, 0.13, 0.05, tile)
    _ridge(pen, 0.0, 0.81, 0.14, roofing(look, darker(tile)))
    for x in (-0.3, 0.3):
        _hung(pen, x, 0.27, 0.034)


@motif
def teahouse(pen: Pen, look: Look) -> None:
    """A house by the street of an old Chinese town: white walls, grey tiles, lanterns."""
    wall, tile = look.own((244, 240, 230)), (72, 78, 92)
    pen.box(-0.42, 0.0, 0.42, 0.36, (132, 84, 58), facing(look))
    for at in range(6):
        x = -0.35 + at * 0.14
        pen.box(x - 0.05, 0.08, x + 0.05, 0.29, *look.window(PAPER))
        for bar in (-0.025, 0.0, 0.025):
            pen.stroke([(x + bar, 0.08), (x + bar, 0.29)], 0.008, (96, 58, 42), 0.4)
        pen.stroke([(x - 0.05, 0.2), (x + 0.05, 0.2)], 0.008, (96, 58, 42), 0.4)
    pen.lamp(0.0, 0.18, 0.5)
    tiled(pen, 0.0, 0.36, 0.5, 0.09, 0.42, 0.03, tile)
    pen.box(-0.36, 0.44, 0.36, 0.62, wall, facing(look))
    for x in (-0.2, 0.0, 0.2):
        pen.box(x - 0.06, 0.48, x + 0.06, 0.58, *look.window((96, 70, 58)))
        for bar in (-0.03, 0.0, 0.03):
            pen.stroke([(x + bar, 0.48), (x + bar, 0.58)], 0.008, (96, 58, 42), 0.4)
    tiled(pen, 0.0, 0.62, 0.46, 0.17, 0.36, 0.05, tile)
    _ridge(pen, 0.0, 0.79, 0.38, roofing(look, tile))
    for x in (-0.44, -0.14, 0.14, 0.44):
        _hung(pen, x, 0.29, 0.03)


PETAL: tuple[Point, ...] = ((0.0, 0.13), (0.06, 0.09), (0.07, 0.03), (0.04, 0.0), (0.0, 0.0))
ROBE: tuple[Point, ...] = (
    (0.0, 0.62), (0.1, 0.6), (0.2, 0.54), (0.25, 0.38), (0.31, 0.24), (0.4, 0.18), (0.41, 0.11), (0.3, 0.09),
    (0.0, 0.08),
)  # fmt: skip


@motif
def buddha(pen: Pen, look: Look) -> None:
    """A seated Buddha on a lotus."""
    gold = look.own((222, 170, 74))
    pen.oval(0.0, 0.72, 0.2, 0.2, darker(gold, 0.35), facing(look, 0.6))
    pen.oval(0.0, 0.72, 0.17, 0.17, darker(gold, 0.1), facing(look, 0.6))
    pen.blob([*ROBE, *mirrored(ROBE[1:-1][::-1])], gold, look.left)
    pen.blob([(0.0, 0.6), *ROBE[1:-1], (0.12, 0.1), (0.07, 0.35)], gold, look.right)
    pen.curve([(-0.13, 0.55), (-0.02, 0.42), (0.12, 0.3)], 0.018, darker(gold), 0.4)
    pen.blob([(-0.12, 0.24), (0.0, 0.27), (0.12, 0.24), (0.08, 0.18), (-0.08, 0.18)], gold, 0.9)
    pen.curve([(-0.3, 0.13), (0.0, 0.17), (0.3, 0.13)], 0.014, darker(gold), 0.4)
    pen.box(-0.05, 0.56, 0.05, 0.66, darker(gold, 0.1), facing(look))
    pen.oval(0.0, 0.73, 0.1, 0.12, gold, facing(look, 0.3))
    pen.blob([(-0.105, 0.75), (-0.09, 0.83), (0.0, 0.87), (0.09, 0.83), (0.105, 0.75), (0.0, 0.79)], darker(gold), 0.5)
    pen.oval(0.0, 0.87, 0.04, 0.04, darker(gold), 0.5)
    for side in (-1, 1):
        pen.oval(side * 0.105, 0.7, 0.02, 0.05, gold, facing(look, 0.5 + side / 2))
        pen.curve([(side * 0.025, 0.735), (side * 0.045, 0.728), (side * 0.065, 0.735)], 0.01, darker(gold, 0.5), 0.3)
    pen.curve([(-0.03, 0.675), (0.0, 0.668), (0.03, 0.675)], 0.009, darker(gold, 0.5), 0.3)
    for at in (-3, 3, -2, 2, -1, 1, 0):
        half = [(at * 0.115 + x, y) for x, y in PETAL]
        other = [(at * 0.115 - x, y) for x, y in reversed(PETAL)]
        pen.blob([*half, *other], (226, 132, 140), facing(look, 0.5 + at / 8))
    pen.box(-0.36, 0.0, 0.36, 0.02, STONE, 0.6)


@motif
def stone_lantern(pen: Pen, look: Look) -> None:
    """A garden lantern of stone."""
    stone = look.own((158, 160, 158))
    lathe(pen, 0.0, [(0.2, 0.0), (0.18, 0.06), (0.08, 0.1), (0.065, 0.4), (0.17, 0.48), (0.18, 0.52)], stone, 6)
    pen.box(-0.13, 0.52, 0.13, 0.72, stone, facing(look))
    pen.box(-0.08, 0.55, 0.08, 0.69, *look.window((66, 66, 72)))
    pen.stroke([(0.0, 0.55), (0.0, 0.69)], 0.02, stone, 0.4)
    if look.has_lamps:
        pen.oval(0.0, 0.6, 0.03, 0.035, LAMP, None)
    lathe(pen, 0.0, [(0.3, 0.72), (0.31, 0.745), (0.14, 0.84), (0.06, 0.87)], roofing(look, stone), 6)
    lathe(pen, 0.0, [(0.05, 0.87), (0.07, 0.91), (0.05, 0.96), (0.0, 1.0)], SNOW if look.is_snowy else stone, 4)
    pen.lamp(0.0, 0.62, 0.6)
    pen.box(-0.19, 0.49, 0.19, 0.52, CREAM if look.is_snowy else darker(stone, 0.15), facing(look))
