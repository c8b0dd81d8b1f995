"""A castle of Japan, a haunted house and a house of gingerbread."""

from ..curves import Point, bent, moved
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .masonry import GOLD, arch, barred, darker, facing, pane, roofing, tiled
from .registry import motif

WHITE: Colour = (248, 244, 236)
GREY: Colour = (86, 98, 112)
BASE: tuple[Point, ...] = ((-0.48, 0.0), (-0.42, 0.1), (-0.37, 0.24), (0.37, 0.24), (0.42, 0.1), (0.48, 0.0))
BAT: tuple[Point, ...] = (
    (-0.055, 0.02), (-0.02, 0.03), (0.0, 0.012), (0.02, 0.03), (0.055, 0.02), (0.03, 0.0), (0.0, -0.018), (-0.03, 0.0),
)  # fmt: skip
SWEETS: tuple[Colour, ...] = ((232, 84, 84), (98, 182, 120), (250, 200, 84), (236, 140, 184), (112, 168, 226))


@motif
def japanese_castle(pen: Pen, look: Look) -> None:
    """A white keep of three storeys on a curved base of stone."""
    wall, stone = look.own(WHITE), (162, 154, 144)
    pen.shape(BASE, stone, facing(look, 0.3))
    for row in range(4):
        for at in range(9):
            chance = look.chance.child("stone", row, at)
            x, y = -0.38 + at * 0.086 + (row % 2) * 0.03, 0.015 + row * 0.057
            edge, own = 0.43 - y * 0.42, darker(stone, chance.between(0.06, 0.2))
            right = min(x + chance.between(0.04, 0.07), edge)
            pen.box(max(x, -edge), y, right, y + 0.036, own, facing(look))
    for low, high, half in ((0.24, 0.4, 0.33), (0.46, 0.58, 0.25), (0.64, 0.74, 0.17)):
        pen.box(-half, low, half, high, wall, facing(look, 0.2))
        pen.box(half * 0.6, low, half, high, wall, look.right)
        pen.box(-half, low, half, low + 0.025, darker(GREY, 0.2), facing(look))
        count = round(half / 0.06)
        for at in range(count):
            x = -half * 0.84 + half * 1.68 * at / (count - 1)
            pane(pen, x, low + 0.045, 0.018, 0.055, 0.1 if at % 2 else 0.0)
    tiled(pen, 0.0, 0.385, 0.46, 0.1, 0.26, 0.035, GREY)
    tiled(pen, 0.0, 0.57, 0.36, 0.09, 0.19, 0.035, GREY)
    for x, low, half in ((0.0, 0.4, 0.17), (0.0, 0.75, 0.13)):
        _gable(pen, look, (x, low, half), wall)
    pen.shape(arch(0.0, 0.0, 0.05, 0.07), (92, 66, 50), facing(look))


def _gable(pen: Pen, look: Look, place: tuple[float, float, float], wall: Colour) -> None:
    """Set a pointed gable with flared eaves; middle, foot, half width."""
    x, low, half = place
    tall, own = half * 1.05, roofing(look, GREY)
    if low > 0.7:
        tiled(pen, x, low - 0.02, half * 2.05, half * 0.9, half * 0.9, 0.035, GREY)
        low, tall = low + 0.015, half * 1.5
    edge = bent([(-half * 1.25, low + 0.012), (-half * 0.6, low + tall * 0.36), (0.0, low + tall)])
    pen.shape([(x + px, y) for px, y in edge] + [(x - px, y) for px, y in reversed(edge)], own, facing(look, 0.3))
    inner = [(px * 0.7, low + (y - low) * 0.7) for px, y in edge]
    pen.shape([(x + px, y) for px, y in inner] + [(x - px, y) for px, y in reversed(inner)], wall, look.left)
    pen.oval(x, low + tall * 0.3, half * 0.12, half * 0.12, GOLD, 0.8)
    if low > 0.7:
        pen.stroke([(x, low + tall * 0.9), (x, low + tall * 1.18)], 0.018, GOLD, 0.8)


@motif
def haunted_house(pen: Pen, look: Look) -> None:
    """A crooked old house with a tower and broken shutters."""
    wall, roof = look.own((104, 92, 122)), roofing(look, (58, 50, 78))
    pen.shape([(-0.1, 0.0), (-0.1, 0.46), (0.38, 0.44), (0.36, 0.0)], wall, facing(look, 0.6))
    pen.shape([(-0.14, 0.44), (-0.02, 0.7), (0.3, 0.66), (0.44, 0.4)], roof, facing(look, 0.6))
    pen.shape([(0.22, 0.6), (0.25, 0.84), (0.31, 0.83), (0.3, 0.58)], darker(wall), look.right)
    pen.shape([(-0.36, 0.0), (-0.38, 0.62), (-0.08, 0.64), (-0.08, 0.0)], wall, look.left)
    pen.shape([(-0.43, 0.6), (-0.27, 0.97), (-0.2, 0.99), (-0.02, 0.62)], roof, facing(look, 0.3))
    pen.shape([(-0.22, 0.99), (-0.14, 0.63), (-0.02, 0.62)], darker(roof), look.right)
    for y in (0.1, 0.22, 0.34, 0.48, 0.57):
        pen.stroke([(-0.37, y), (-0.08, y + 0.008)], 0.006, darker(wall), look.left)
    glass: tuple[Colour, float | None] = ((250, 204, 92), None) if look.has_lamps else ((226, 190, 92), 0.8)
    for x, low, half, tall in ((-0.23, 0.4, 0.05, 0.14), (-0.23, 0.7, 0.032, 0.09), (0.06, 0.25, 0.045, 0.11), (0.26, 0.25, 0.045, 0.11)):  # fmt: skip  # noqa: E501
        pen.shape(arch(x, low, half, low + tall - half), *glass)
        pen.stroke([(x, low), (x, low + tall)], 0.012, roof, 0.4)
        pen.stroke([(x - half, low + tall * 0.5), (x + half, low + tall * 0.55)], 0.012, roof, 0.4)
        pen.lamp(x, low + tall / 2, 0.24)
    pen.shape([(0.0, 0.29), (0.01, 0.32), (0.13, 0.27), (0.12, 0.24)], (120, 92, 72), 0.4)
    pen.shape(arch(-0.22, 0.0, 0.07, 0.17), (62, 44, 52), facing(look))
    pen.shape([(0.0, 0.0), (0.0, 0.12), (0.36, 0.12), (0.36, 0.0)], darker(wall, 0.35), facing(look))
    for x in (0.03, 0.12, 0.21, 0.3):
        pen.box(x, 0.0, x + 0.03, 0.16, wall, facing(look))
    for x, y in ((0.08, 0.88), (0.42, 0.76)):
        pen.shape(moved(BAT, x, y), (48, 40, 60), 0.2)


@motif
def gingerbread_house(pen: Pen, look: Look) -> None:
    """A house of gingerbread with icing and sweets."""
    cake, icing = look.own((186, 118, 70)), (255, 250, 242)
    pen.box(-0.36, 0.0, 0.36, 0.44, cake, facing(look, 0.3))
    pen.shape([(-0.36, 0.44), (0.0, 0.86), (0.36, 0.44)], cake, facing(look, 0.3))
    for side, light in ((-1, look.left), (1, look.right)):
        pen.shape([(0.0, 0.97), (side * 0.5, 0.42), (side * 0.42, 0.36), (0.0, 0.83)], darker(cake, 0.3), light)
        pen.stroke([(0.0, 0.95), (side * 0.47, 0.43)], 0.05, icing, light)
        for at in range(6):
            share = (at + 0.5) / 6
            x, y = side * 0.46 * share, 0.93 - 0.51 * share
            pen.oval(x * 0.95, y - 0.055, 0.035, 0.045, icing, light)
            pen.oval(x, y, 0.026, 0.026, SWEETS[(at + (side > 0)) % 5], 0.7)
    pen.oval(0.0, 0.95, 0.045, 0.045, SWEETS[0], 0.7)
    pen.shape(arch(0.0, 0.0, 0.1, 0.2), icing, facing(look))
    pen.shape(arch(0.0, 0.0, 0.08, 0.2), darker(cake, 0.45), facing(look))
    for x in (-0.23, 0.23):
        barred(pen, x, 0.2, 0.06, 0.13, icing, 0.3)
        for at in range(3):
            pen.oval(x - 0.05 + at * 0.05, 0.15, 0.018, 0.018, SWEETS[at], 0.7)
    pen.oval(0.0, 0.55, 0.07, 0.07, icing, facing(look))
    pen.oval(0.0, 0.55, 0.054, 0.054, *look.window())
    for side in (-1, 1):
        for at in range(6):
            pen.box(
                side * 0.4 - 0.02,
                at * 0.06,
                side * 0.4 + 0.02,
                at * 0.06 + 0.06,
                (SWEETS[0], icing)[at % 2],
                facing(look),
            )
    pen.blob([(-0.5, 0.0), (-0.4, 0.03), (0.0, 0.02), (0.4, 0.03), (0.5, 0.0)], icing, 0.8)
