"""Small things with a meaning: letters, fans, rings, and lamps set on the water."""

import math

from ..curves import Point, bent, circle, turned
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .forms import BLACK, WHITE, darker, lighter, middle, ring, rope, row, soft_box, solid
from .registry import motif

GOLD: Colour = (244, 192, 84)
TIMBER: Colour = (164, 110, 68)
FLAME: Colour = (255, 214, 120)
GLASS: Colour = (196, 226, 238)


@motif
def parachute(pen: Pen, look: Look) -> None:
    """A striped parachute with a parcel below."""
    own = look.own((226, 84, 66))
    for x in row(-0.48, 0.16, 7):
        rope(pen, (x, 0.12), (x * 0.12, -0.3), 0.006, (226, 222, 214))
    xs = row(-0.5, 1 / 6, 7)
    for at in range(6):
        left, right = xs[at], xs[at + 1]
        gore = [
            *bent([(left, 0.1), (left * 0.86, 0.32), (left * 0.4, 0.47), (0.0, 0.5)]),
            *bent([(0.0, 0.5), (right * 0.4, 0.47), (right * 0.86, 0.32), (right, 0.1)]),
            *bent([(right, 0.1), ((left + right) / 2, 0.15), (left, 0.1)]),
        ]
        pen.shape(gore, WHITE if at % 2 else own, look.left + (look.right - look.left) * at / 5)
    pen.box(-0.1, -0.5, 0.1, -0.3, (190, 138, 84), middle(look))
    pen.box(-0.02, -0.5, 0.02, -0.3, (232, 206, 150), 0.7)
    pen.box(-0.1, -0.42, 0.1, -0.38, (232, 206, 150), 0.7)


@motif
def folding_fan(pen: Pen, look: Look) -> None:
    """An open paper fan with a painted branch."""
    own = look.own((246, 234, 208))
    outer = [(0.5 * math.cos(math.radians(at)), 0.06 + 0.5 * math.sin(math.radians(at))) for at in range(12, 169, 4)]
    inner = [(x * 0.42, 0.06 + (y - 0.06) * 0.42) for x, y in reversed(outer)]
    for at in range(0, len(outer), 3):
        pen.stroke([(0.0, 0.04), (outer[at][0] * 0.5, 0.06 + (outer[at][1] - 0.06) * 0.5)], 0.026, (120, 70, 48), 0.5)
    pen.shape([*outer, *inner], own, 0.75)
    with pen.within([*outer, *inner]):
        for at in range(0, len(outer) - 1, 2):
            pen.shape([(0.0, 0.06), outer[at], outer[at + 1]], darker(own, 0.1), 0.5)
        pen.curve([(-0.4, 0.2), (-0.18, 0.33), (0.05, 0.36), (0.26, 0.46)], 0.014, (92, 64, 52), 0.4)
        for x, y in ((-0.26, 0.31), (-0.1, 0.38), (0.06, 0.4), (0.2, 0.4), (-0.02, 0.31)):
            pen.oval(x, y, 0.03, 0.028, (216, 70, 84), 0.7)
            pen.oval(x, y, 0.01, 0.01, GOLD, 0.9)
    pen.oval(0.0, 0.045, 0.028, 0.028, (92, 54, 40), 0.5)
    pen.stroke([(0.0, 0.03), (0.03, 0.0)], 0.02, (206, 54, 50), 0.7)


@motif
def river_lantern(pen: Pen, look: Look) -> None:
    """A paper lotus with a candle, set afloat."""
    own = look.own((240, 128, 150))
    lit = look.has_lamps
    for reach, up, share in ((0.48, 0.24, 0.0), (0.36, 0.4, 0.18), (0.2, 0.52, 0.34)):
        for side in (-1, 1):
            petal: list[Point] = [
                (0.0, 0.02),
                (side * reach * 0.7, up * 0.35),
                (side * reach, up),
                (side * reach * 0.4, up * 0.75),
            ]
            pen.blob(petal, mix(own, FLAME, share) if lit else lighter(own, share), None if lit else 0.7)
    pen.blob([(-0.03, 0.3), (0.0, 0.62), (0.03, 0.3)], FLAME, None)
    pen.oval(0.0, 0.34, 0.05, 0.07, (255, 246, 214), None)
    for x, reach in ((0.0, 0.17), (-0.2, 0.14), (0.2, 0.14)):
        pen.blob(
            [(x - reach, 0.1), (x, 0.34 - abs(x) * 0.4), (x + reach, 0.1), (x, -0.03)],
            mix(own, FLAME, 0.3) if lit else own,
            None if lit else 0.85,
        )
    pen.blob([(-0.46, 0.03), (-0.2, 0.07), (0.2, 0.07), (0.46, 0.03), (0.0, -0.05)], (84, 150, 98), 0.5)
    pen.lamp(0.0, 0.3, 0.8, (255, 196, 120))


@motif
def letter(pen: Pen, look: Look) -> None:
    """A sealed envelope."""
    own = look.own((246, 232, 204))
    pen.shape(soft_box(-0.5, 0.0, 0.5, 0.66, 0.02), own, 0.7)
    pen.shape([(-0.5, 0.02), (-0.06, 0.36), (0.06, 0.36), (0.5, 0.02), (0.48, 0.0), (-0.48, 0.0)], own, 0.9)
    pen.shape([(-0.5, 0.66), (0.0, 0.24), (0.5, 0.66)], darker(own, 0.14), 0.6)
    pen.shape([(-0.5, 0.66), (0.0, 0.27), (0.5, 0.66)], lighter(own, 0.2), 0.95)
    pen.oval(0.0, 0.3, 0.085, 0.08, (196, 48, 48), 0.6)
    pen.oval(-0.005, 0.305, 0.055, 0.052, (222, 74, 66), 0.8)


@motif
def paint_palette(pen: Pen, look: Look) -> None:
    """A painter's palette with a brush."""
    board = bent(
        [
            (-0.48, 0.3),
            (-0.36, 0.58),
            (0.0, 0.7),
            (0.36, 0.6),
            (0.48, 0.36),
            (0.36, 0.22),
            (0.16, 0.24),
            (0.08, 0.1),
            (-0.1, 0.02),
            (-0.36, 0.08),
            (-0.48, 0.3),
        ]
    )
    pen.shape(board, look.own((206, 156, 100)), 0.8)
    colours: tuple[Colour, ...] = (
        (222, 60, 56),
        (244, 150, 52),
        (250, 212, 80),
        (104, 172, 96),
        (66, 134, 196),
        (136, 90, 168),
    )
    for (x, y), paint in zip(
        ((-0.34, 0.26), (-0.3, 0.44), (-0.13, 0.56), (0.08, 0.58), (0.26, 0.5), (0.36, 0.36)), colours, strict=True
    ):
        pen.blob([(x - 0.065, y), (x, y + 0.06), (x + 0.065, y + 0.01), (x + 0.01, y - 0.055)], paint, 0.8)
    pen.oval(-0.08, 0.16, 0.06, 0.05, (92, 70, 54), 0.4)
    pen.stroke([(-0.16, 0.2), (0.3, 0.86)], 0.03, (150, 62, 52), 0.6)
    pen.stroke([(0.3, 0.86), (0.34, 0.915)], 0.042, (196, 202, 210), 0.7)
    pen.shape([(0.315, 0.935), (0.4, 1.0), (0.372, 0.89)], (66, 134, 196), 0.6)


@motif
def jewel_ring(pen: Pen, look: Look) -> None:
    """A ring with a cut stone."""
    gold, stone = look.own(GOLD), (142, 212, 236)
    ring(pen, (0.0, 0.32), 0.28, 0.075, gold, 0.6)
    ring(pen, (-0.008, 0.33), 0.29, 0.02, lighter(gold), 1.0)
    pen.shape([(-0.1, 0.56), (-0.13, 0.68), (0.13, 0.68), (0.1, 0.56)], darker(gold, 0.2), 0.6)
    for corners, light in (
        ([(-0.24, 0.84), (-0.08, 0.84), (0.0, 0.58)], 0.9),
        ([(-0.08, 0.84), (0.08, 0.84), (0.0, 0.58)], 0.65),
        ([(0.08, 0.84), (0.24, 0.84), (0.0, 0.58)], 0.3),
        ([(-0.24, 0.84), (-0.14, 0.97), (0.14, 0.97), (0.24, 0.84)], 1.0),
    ):
        pen.shape(corners, stone, light)
    pen.shape([(-0.15, 0.87), (-0.1, 0.94), (-0.04, 0.94), (-0.08, 0.87)], WHITE, 1.0)


@motif
def snow_globe(pen: Pen, look: Look) -> None:
    """A glass globe with a little house in the snow."""
    ball = circle(0.0, 0.6, 0.4, 0.4, 48)
    pen.shape(ball, GLASS, 0.8)
    with pen.within(ball):
        pen.blob([(-0.5, 0.1), (-0.46, 0.38), (-0.1, 0.46), (0.2, 0.38), (0.5, 0.42), (0.5, 0.1)], WHITE, 0.9)
        pen.box(-0.14, 0.42, 0.12, 0.62, look.own((198, 84, 66)), 0.7)
        pen.shape([(-0.2, 0.6), (-0.01, 0.79), (0.18, 0.6)], WHITE, 0.95)
        pen.box(-0.08, 0.48, 0.0, 0.57, *look.window((250, 214, 120)))
        for y, wide in ((0.42, 0.1), (0.52, 0.08), (0.62, 0.055)):
            pen.shape([(0.25 - wide, y), (0.25, y + 0.17), (0.25 + wide, y)], (60, 122, 90), 0.6)
        for x, y in ((-0.26, 0.8), (-0.1, 0.9), (0.1, 0.86), (0.28, 0.74), (-0.3, 0.6), (0.02, 0.94), (-0.22, 0.68)):
            pen.oval(x, y, 0.018, 0.018, WHITE, 1.0)
    pen.shape(turned([(-0.04, 0.9), (0.06, 0.9), (0.05, 0.935), (-0.03, 0.935)], 42, 0.0, 0.6), WHITE, 1.0)
    solid(pen, look, [(-0.34, 0.0), (-0.28, 0.26), (0.28, 0.26), (0.34, 0.0)], TIMBER)
    pen.box(-0.29, 0.21, 0.29, 0.26, GOLD, 0.7)
    pen.lamp(0.0, 0.55, 0.4)


@motif
def glasses(pen: Pen, look: Look) -> None:
    """A pair of round spectacles."""
    own = look.own((54, 50, 54))
    for side in (-1, 1):
        pen.oval(side * 0.26, 0.22, 0.19, 0.19, GLASS, 0.9)
        pen.shape(
            [
                (side * 0.26 - 0.06, 0.12),
                (side * 0.26 + 0.04, 0.34),
                (side * 0.26 + 0.09, 0.32),
                (side * 0.26 - 0.01, 0.1),
            ],
            WHITE,
            1.0,
        )
        ring(pen, (side * 0.26, 0.22), 0.2, 0.045, own, 0.5)
        pen.stroke([(side * 0.44, 0.3), (side * 0.5, 0.36)], 0.045, own, 0.5)
    pen.curve([(-0.08, 0.26), (0.0, 0.31), (0.08, 0.26)], 0.04, own if look.asked else BLACK, 0.5)
