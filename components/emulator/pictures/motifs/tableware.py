"""What stands on a table: cups, flowers, lights, food."""

import math

from ..curves import Point, bent, moved, scaled
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import darker, lighter, middle, row, soft_box, solid
from .registry import motif

CHINA: Colour = (246, 240, 230)
COFFEE: Colour = (104, 64, 42)
LEAF: Colour = (92, 150, 72)
FLAME: Colour = (255, 190, 80)

CUP: tuple[Point, ...] = (
    (-0.34, 0.56),
    (-0.33, 0.36),
    (-0.26, 0.18),
    (-0.16, 0.1),
    (0.12, 0.1),
    (0.22, 0.18),
    (0.29, 0.36),
    (0.3, 0.56),
)
POT: tuple[Point, ...] = (
    (-0.12, 0.04), (-0.26, 0.14), (-0.31, 0.3), (-0.26, 0.46), (-0.13, 0.56), (0.13, 0.56), (0.26, 0.46), (0.31, 0.3),
    (0.26, 0.14), (0.12, 0.04),
)  # fmt: skip
VASE: tuple[Point, ...] = (
    (-0.12, 0.0), (-0.17, 0.12), (-0.17, 0.25), (-0.1, 0.38), (-0.08, 0.44), (-0.115, 0.48), (0.115, 0.48),
    (0.08, 0.44), (0.1, 0.38), (0.17, 0.25), (0.17, 0.12), (0.12, 0.0),
)  # fmt: skip


@motif
def cup(pen: Pen, look: Look) -> None:
    """A cup of coffee on its saucer, steaming."""
    own = look.own(CHINA)
    pen.oval(-0.02, 0.06, 0.46, 0.06, own, 0.45)
    pen.oval(-0.02, 0.072, 0.44, 0.05, own, 0.85)
    pen.curve([(0.26, 0.46), (0.42, 0.48), (0.44, 0.34), (0.34, 0.24), (0.22, 0.24)], 0.055, own, look.right)
    bowl = [(-0.34, 0.56), *bent(CUP), (0.3, 0.56)]
    solid(pen, look, bowl, own)
    pen.oval(-0.02, 0.56, 0.32, 0.062, lighter(own), 1.0)
    pen.oval(-0.02, 0.555, 0.285, 0.047, COFFEE, 0.5)
    for x, low in ((-0.14, 0.66), (0.0, 0.7), (0.13, 0.66)):
        pen.curve(
            [(x, low), (x + 0.04, low + 0.08), (x - 0.02, low + 0.17), (x + 0.03, low + 0.27)],
            0.03,
            (238, 240, 240),
            0.9,
        )


@motif
def teapot(pen: Pen, look: Look) -> None:
    """A round teapot."""
    own = look.own((168, 92, 66))
    pen.curve([(-0.22, 0.46), (-0.42, 0.5), (-0.46, 0.32), (-0.36, 0.18), (-0.24, 0.16)], 0.055, own, look.left)
    pen.shape(
        bent(
            [(0.18, 0.16), (0.34, 0.24), (0.4, 0.42), (0.5, 0.52), (0.44, 0.56), (0.33, 0.5), (0.26, 0.38), (0.2, 0.36)]
        ),
        own,
        look.right,
    )
    pen.box(-0.14, 0.0, 0.14, 0.07, darker(own, 0.25), 0.5)
    solid(pen, look, bent([*POT, POT[0]]), own)
    pen.blob(
        [(-0.19, 0.54), (-0.15, 0.61), (0.0, 0.645), (0.15, 0.61), (0.19, 0.54), (0.0, 0.53)], lighter(own, 0.12), 0.7
    )
    pen.stroke([(-0.19, 0.545), (0.19, 0.545)], 0.014, darker(own), 0.5)
    pen.oval(0.0, 0.675, 0.05, 0.045, own, 0.8)


@motif
def candle(pen: Pen, look: Look) -> None:
    """A burning candle in a brass holder."""
    own = look.own((246, 236, 212))
    pen.blob([(-0.26, 0.04), (-0.22, 0.1), (0.22, 0.1), (0.26, 0.04), (0.0, 0.0)], (212, 160, 76), 0.7)
    pen.curve([(0.2, 0.08), (0.34, 0.1), (0.34, 0.2), (0.24, 0.17)], 0.03, (212, 160, 76), 0.5)
    solid(pen, look, [(-0.11, 0.08), (-0.11, 0.62), (0.11, 0.64), (0.11, 0.08)], own)
    pen.blob(
        [
            (-0.115, 0.64),
            (-0.12, 0.52),
            (-0.09, 0.46),
            (-0.06, 0.56),
            (0.0, 0.58),
            (0.115, 0.56),
            (0.115, 0.65),
            (0.0, 0.62),
        ],
        lighter(own, 0.6),
        0.95,
    )
    pen.stroke([(0.0, 0.62), (0.0, 0.7)], 0.018, (60, 50, 46), 0.4)
    pen.blob([(0.0, 0.66), (-0.075, 0.75), (-0.05, 0.86), (0.005, 1.0), (0.055, 0.86), (0.075, 0.75)], FLAME, None)
    pen.blob([(0.0, 0.67), (-0.04, 0.745), (0.0, 0.86), (0.04, 0.745)], (255, 246, 210), None)
    pen.lamp(0.0, 0.8, 0.8)


@motif
def vase(pen: Pen, look: Look) -> None:
    """A vase full of flowers."""
    own = look.own((74, 124, 164))
    heads = ((-0.22, 0.72), (0.2, 0.74), (0.0, 0.86), (-0.1, 0.64), (0.1, 0.62), (-0.24, 0.57), (0.25, 0.58))
    for x, y in heads:
        pen.curve([(0.0, 0.44), (x * 0.5, 0.52), (x, y)], 0.016, LEAF, 0.5)
    for x, y in ((-0.16, 0.53), (0.17, 0.52), (-0.3, 0.66), (0.3, 0.67)):
        pen.blob([(x * 0.5, y - 0.05), (x * 0.9, y + 0.02), (x * 1.2, y + 0.06), (x * 0.8, y - 0.04)], LEAF, 0.7)
    for at, (x, y) in enumerate(heads):
        petal = ((232, 96, 110), (246, 188, 84), (244, 232, 226))[at % 3]
        for turn in range(6):
            angle = math.tau * turn / 6
            pen.oval(
                x + 0.055 * math.cos(angle), y + 0.055 * math.sin(angle), 0.044, 0.044, petal, 0.85 if turn < 4 else 0.6
            )
        pen.oval(x, y, 0.032, 0.032, (150, 92, 48) if at % 3 else (250, 214, 110), 0.7)
    solid(pen, look, [VASE[0], *bent(VASE), VASE[-1]], own)
    pen.curve([(-0.165, 0.22), (0.0, 0.19), (0.165, 0.22)], 0.02, lighter(own, 0.7), 0.8)


@motif
def cake(pen: Pen, look: Look) -> None:
    """A birthday cake with candles."""
    own = look.own((240, 164, 176))
    pen.oval(0.0, 0.04, 0.48, 0.045, (222, 226, 230), 0.8)
    for half, low, high, dough in ((0.4, 0.05, 0.33, (232, 178, 110)), (0.28, 0.33, 0.56, (232, 178, 110))):
        solid(pen, look, soft_box(-half, low, half, high, 0.03), dough)
        drip = [(-half - 0.01, high - 0.02), (-half - 0.01, high - 0.12)]
        for at, x in enumerate(row(-half, half / 4, 9)):
            drip.append((x, high - (0.15 if at % 2 else 0.08)))
        drip += [
            (half + 0.01, high - 0.12),
            (half + 0.01, high - 0.02),
            (half - 0.04, high + 0.02),
            (-half + 0.04, high + 0.02),
        ]
        pen.blob(drip, own, 0.75)
    for at, x in enumerate((-0.17, 0.0, 0.17)):
        pen.box(x - 0.02, 0.56, x + 0.02, 0.8, ((84, 158, 196), (246, 196, 84), (120, 182, 110))[at], 0.7)
        pen.blob([(x, 0.8), (x - 0.035, 0.86), (x, 0.98), (x + 0.035, 0.86)], FLAME, None)
        pen.lamp(x, 0.88, 0.25)
    for x in row(-0.32, 0.16, 5):
        pen.oval(x, 0.355 if abs(x) > 0.28 else 0.12, 0.032, 0.032, (206, 48, 56), 0.7)


@motif
def bottle(pen: Pen, look: Look) -> None:
    """A green bottle with a cork."""
    own = look.own((62, 126, 92))
    pen.shape(soft_box(-0.042, 0.88, 0.042, 0.99, 0.012), (196, 152, 104), 0.6)
    glass = [
        (-0.16, 0.02),
        (-0.16, 0.48),
        *bent([(-0.16, 0.5), (-0.14, 0.6), (-0.06, 0.7), (-0.055, 0.76)]),
        (-0.055, 0.92),
        (0.055, 0.92),
        *bent([(0.055, 0.76), (0.06, 0.7), (0.14, 0.6), (0.16, 0.5)]),
        (0.16, 0.02),
        (0.13, 0.0),
        (-0.13, 0.0),
    ]
    solid(pen, look, glass, own)
    pen.box(-0.16, 0.16, 0.16, 0.42, CHINA, middle(look))
    pen.box(-0.16, 0.36, 0.16, 0.385, (196, 84, 62), 0.6)
    pen.oval(0.0, 0.27, 0.06, 0.05, (196, 84, 62), 0.6)
    pen.box(-0.125, 0.46, -0.1, 0.58, lighter(own, 0.6), 1.0)


@motif
def ice_cream(pen: Pen, look: Look) -> None:
    """Two scoops in a cone."""
    cone: list[Point] = [(-0.2, 0.5), (0.0, 0.0), (0.2, 0.5)]
    pen.shape(cone, (226, 168, 94), middle(look))
    with pen.within(cone):
        for x in row(-0.6, 0.09, 14):
            pen.stroke([(x, 0.0), (x + 0.35, 0.6)], 0.01, (184, 122, 60), 0.5)
            pen.stroke([(x, 0.6), (x + 0.35, 0.0)], 0.01, (184, 122, 60), 0.5)
    for x, y, size, colour in ((0.0, 0.8, 0.185, (250, 236, 204)), (0.0, 0.58, 0.225, look.own((240, 142, 160)))):
        scoop = moved(
            scaled(
                [
                    (-1.0, 0.0),
                    (-0.7, 0.72),
                    (0.0, 1.0),
                    (0.7, 0.72),
                    (1.0, 0.0),
                    (0.8, -0.34),
                    (0.5, -0.22),
                    (0.2, -0.42),
                    (-0.15, -0.24),
                    (-0.5, -0.44),
                    (-0.84, -0.3),
                ],
                size,
            ),
            x,
            y,
        )
        solid(pen, look, bent([*scoop, scoop[0]]), colour)
    pen.oval(0.05, 0.965, 0.042, 0.042, (206, 44, 52), 0.7)


@motif
def bread(pen: Pen, look: Look) -> None:
    """A crusty loaf."""
    own = look.own((206, 138, 72))
    loaf = bent(
        [
            (-0.46, 0.02),
            (-0.5, 0.16),
            (-0.4, 0.34),
            (-0.2, 0.42),
            (0.2, 0.42),
            (0.4, 0.34),
            (0.5, 0.16),
            (0.46, 0.02),
            (0.0, 0.0),
            (-0.46, 0.02),
        ]
    )
    solid(pen, look, loaf, own, 0.8)
    with pen.within(loaf):
        pen.box(-1, -1, 1, 0.08, darker(own, 0.25), 0.4)
        for x in (-0.27, -0.06, 0.15, 0.35):
            pen.blob([(x - 0.1, 0.2), (x, 0.37), (x + 0.045, 0.36), (x - 0.04, 0.19)], (246, 214, 156), 0.9)
