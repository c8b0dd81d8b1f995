"""Birds that sit or stand on land."""

import math

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .limbs import BLACK, WHITE, along, band, eye, feathers, sided
from .registry import motif

AMBER: Colour = (240, 166, 52)
LEG: Colour = (132, 96, 70)


def legs(pen: Pen, xs: tuple[float, ...], top: float, width: float, colour: Colour) -> None:
    """Draw thin legs with toes on the ground."""
    for x in xs:
        pen.stroke([(x, top), (x, 0.01)], width, colour, 0.6)
        pen.stroke([(x - width * 1.6, 0.006), (x + width * 3.4, 0.006)], width * 0.9, colour, 0.6)


@motif
def songbird(pen: Pen, look: Look) -> None:
    """A robin that sits, round, with a bright breast."""
    own = look.pick((140, 108, 80), (104, 124, 150), (128, 116, 84))
    breast, dark = (226, 108, 52), mix(own, BLACK, 0.35)
    legs(pen, (0.0, 0.09), 0.16, 0.016, LEG)
    pen.shape(band([(-0.2, 0.34), (-0.36, 0.22), (-0.5, 0.12)], [0.12, 0.1, 0.08]), dark, 0.6)
    body = bent(
        [(-0.3, 0.26), (-0.22, 0.46), (-0.08, 0.6), (0.0, 0.74), (0.14, 0.82), (0.29, 0.76), (0.34, 0.62),
        (0.36, 0.42), (0.27, 0.22), (0.08, 0.11), (-0.14, 0.12), (-0.3, 0.26)],
    )  # fmt: skip
    pen.shape(body, own, 0.75)
    with pen.within(body):
        pen.blob(
            [(0.3, 0.84), (0.2, 0.72), (0.14, 0.56), (0.1, 0.42), (0.14, 0.28), (0.4, 0.2), (0.5, 0.6)], breast, 0.9,
        )  # fmt: skip
        pen.blob([(0.16, 0.28), (0.4, 0.32), (0.4, 0.0), (-0.1, 0.0), (-0.16, 0.18)], (242, 232, 216), 0.85)
    pen.blob([(0.04, 0.5), (-0.1, 0.52), (-0.24, 0.38), (-0.4, 0.2), (-0.2, 0.2), (-0.02, 0.28)], dark, 0.8)
    pen.curve([(-0.02, 0.42), (-0.16, 0.34), (-0.28, 0.24)], 0.014, own, 0.9)
    pen.shape([(0.31, 0.73), (0.42, 0.68), (0.33, 0.64)], (90, 74, 60), 0.6)
    eye(pen, 0.22, 0.71, 0.026)


OWL_WING: tuple[Point, ...] = ((0.27, 0.58), (0.34, 0.4), (0.3, 0.2), (0.2, 0.04), (0.17, 0.24), (0.19, 0.46))


@motif
def owl(pen: Pen, look: Look) -> None:
    """An owl that sits and looks at us."""
    own = look.pick((140, 100, 68), (120, 104, 92), (156, 112, 66))
    pale, dark = mix(own, (252, 240, 214), 0.7), mix(own, BLACK, 0.4)
    for side in (-1, 1):
        for toe in (-1, 0, 1):
            pen.shape(band([(side * 0.1, 0.05), (side * 0.1 + toe * 0.035, 0.015)], [0.04, 0.03]), AMBER, 0.6)
    pen.blob([(-0.09, 0.1), (0.09, 0.1), (0.07, -0.02), (-0.07, -0.02)], dark, 0.4)
    body = bent(
        [(0.0, 0.03), (-0.22, 0.1), (-0.31, 0.34), (-0.3, 0.62), (-0.33, 0.82), (-0.34, 0.98), (-0.16, 0.9),
        (0.0, 0.88), (0.16, 0.9), (0.34, 0.98), (0.33, 0.82), (0.3, 0.62), (0.31, 0.34), (0.22, 0.1), (0.0, 0.03)],
    )  # fmt: skip
    pen.shape(body, own, 0.65)
    pen.blob(
        [(0.0, 0.05), (-0.16, 0.12), (-0.2, 0.34), (-0.1, 0.54), (0.1, 0.54), (0.2, 0.34), (0.16, 0.12)], pale, 0.75,
    )  # fmt: skip
    for row, count in ((0.42, 3), (0.33, 4), (0.24, 3), (0.15, 2)):
        for x, _ in along((-0.04 * (count - 1), 0.0), (0.04 * (count - 1), 0.0), count):
            pen.curve([(x - 0.025, row + 0.015), (x, row - 0.015), (x + 0.025, row + 0.015)], 0.016, own, 0.6)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.blob(sided(OWL_WING, side), dark, light)
        _owl_eye(pen, side, pale, dark)
    pen.blob([(0.0, 0.7), (0.045, 0.64), (0.0, 0.56), (-0.045, 0.64)], AMBER, 0.8)


def _owl_eye(pen: Pen, side: int, pale: Colour, dark: Colour) -> None:
    """Draw a great round eye under the brow that ends in an ear."""
    pen.oval(side * 0.13, 0.7, 0.155, 0.155, pale, 0.85)
    pen.oval(side * 0.125, 0.7, 0.105, 0.105, (250, 190, 60), 0.95)
    eye(pen, side * 0.12, 0.7, 0.06)
    brow = [(0.02, 0.78), (0.16, 0.88), (0.34, 0.98), (0.2, 0.83), (0.02, 0.74)]
    pen.shape(bent(sided(brow, side), 4), dark, 0.5)


@motif
def crow(pen: Pen, look: Look) -> None:
    """A crow that stands, black with a blue sheen."""
    own = look.own((44, 46, 60))
    sheen, dark = mix(own, (96, 120, 170), 0.4), mix(own, BLACK, 0.5)
    legs(pen, (0.0, 0.09), 0.22, 0.022, (50, 46, 50))
    feathers(
        pen, [(-0.2, 0.34), (-0.2, 0.31), (-0.18, 0.28)], [(-0.5, 0.2), (-0.5, 0.14), (-0.46, 0.09)], 0.08, dark, 0.5,
    )  # fmt: skip
    pen.blob(
        [(-0.3, 0.26), (-0.16, 0.44), (0.04, 0.56), (0.12, 0.68), (0.22, 0.74), (0.33, 0.7), (0.36, 0.6),
        (0.31, 0.46), (0.24, 0.3), (0.08, 0.18), (-0.12, 0.17)], own, 0.6,
    )  # fmt: skip
    pen.blob([(0.33, 0.7), (0.44, 0.67), (0.53, 0.58), (0.42, 0.58), (0.34, 0.58)], (34, 34, 42), 0.5)
    pen.stroke([(0.35, 0.625), (0.5, 0.592)], 0.008, sheen, 0.6)
    pen.blob(
        [(0.1, 0.5), (-0.06, 0.5), (-0.22, 0.38), (-0.44, 0.17), (-0.2, 0.2), (0.04, 0.26), (0.12, 0.36)], sheen, 0.7,
    )  # fmt: skip
    for x, y in ((-0.02, 0.33), (-0.08, 0.27)):
        pen.curve([(x + 0.06, y + 0.06), (x - 0.1, y), (x - 0.26, y - 0.1)], 0.012, own, 0.5)
    pen.curve([(0.15, 0.66), (0.22, 0.71), (0.3, 0.68)], 0.014, sheen, 0.9)
    eye(pen, 0.27, 0.645, 0.02, (214, 214, 206))


@motif
def pigeon(pen: Pen, look: Look) -> None:
    """A grey pigeon that walks, with a green neck."""
    own = look.own((150, 160, 178))
    dark = mix(own, BLACK, 0.45)
    legs(pen, (-0.03, 0.09), 0.2, 0.024, (224, 110, 100))
    pen.shape(band([(-0.2, 0.34), (-0.5, 0.24)], [0.14, 0.1]), dark, 0.6)
    pen.blob(
        [(-0.34, 0.3), (-0.16, 0.46), (0.06, 0.54), (0.14, 0.68), (0.2, 0.8), (0.31, 0.82), (0.37, 0.74), (0.36, 0.6),
        (0.37, 0.42), (0.28, 0.24), (0.08, 0.15), (-0.14, 0.18)], own, 0.8,
    )  # fmt: skip
    pen.blob([(0.12, 0.6), (0.18, 0.68), (0.36, 0.66), (0.39, 0.5), (0.35, 0.38), (0.22, 0.42)], (76, 148, 124), 0.8)
    pen.blob([(0.35, 0.5), (0.38, 0.42), (0.3, 0.3), (0.2, 0.38), (0.22, 0.46)], (150, 108, 168), 0.8)
    pen.blob(
        [(0.1, 0.48), (-0.1, 0.48), (-0.3, 0.36), (-0.44, 0.26), (-0.2, 0.23), (0.06, 0.28), (0.16, 0.38)],
        mix(own, WHITE, 0.3), 0.9,
    )  # fmt: skip
    for x in (-0.06, -0.16):
        pen.stroke([(x + 0.02, 0.45), (x - 0.06, 0.26)], 0.035, dark, 0.6)
    pen.shape([(0.355, 0.77), (0.45, 0.7), (0.36, 0.7)], (90, 84, 88), 0.7)
    pen.oval(0.365, 0.765, 0.022, 0.018, WHITE, 0.9)
    eye(pen, 0.29, 0.75, 0.022, (236, 130, 70))


@motif
def parrot(pen: Pen, look: Look) -> None:
    """A macaw with a long tail."""
    own = look.pick((222, 58, 46), (222, 58, 46), (52, 124, 206), (70, 168, 84))
    feathers(
        pen, [(-0.08, 0.34), (-0.06, 0.32), (-0.04, 0.3)], [(-0.36, 0.03), (-0.3, 0.02), (-0.24, 0.02)], 0.065, own,
        0.6,
    )  # fmt: skip
    feathers(pen, [(-0.04, 0.28)], [(-0.19, 0.04)], 0.06, (52, 110, 196), 0.6)
    for x in (0.04, 0.12):
        pen.shape(band([(x, 0.14), (x + 0.01, 0.05), (x + 0.05, 0.015)], [0.06, 0.045, 0.03]), (110, 104, 108), 0.5)
    pen.blob(
        [(-0.13, 0.34), (-0.14, 0.55), (-0.07, 0.74), (-0.04, 0.88), (0.06, 0.97), (0.18, 0.96), (0.25, 0.86),
        (0.22, 0.7), (0.25, 0.5), (0.21, 0.26), (0.1, 0.12), (-0.04, 0.18)], own, 0.8,
    )  # fmt: skip
    pen.blob([(0.1, 0.92), (0.2, 0.92), (0.23, 0.83), (0.17, 0.76), (0.08, 0.8)], (250, 244, 232), 0.95)
    for fill, points in (
        ((248, 200, 60), [(0.05, 0.66), (-0.1, 0.68), (-0.17, 0.52), (-0.17, 0.4), (0.0, 0.4), (0.1, 0.5)]),
        ((72, 164, 92), [(0.06, 0.54), (-0.16, 0.52), (-0.2, 0.36), (0.0, 0.32), (0.1, 0.42)]),
        ((48, 104, 190), [(0.07, 0.45), (-0.17, 0.42), (-0.24, 0.26), (-0.25, 0.14), (-0.08, 0.22), (0.06, 0.34)]),
    ):
        pen.blob(points, fill if look.asked is None else mix(own, fill, 0.5), 0.75)
    pen.blob([(0.21, 0.93), (0.32, 0.91), (0.37, 0.81), (0.35, 0.71), (0.3, 0.78), (0.22, 0.8)], (46, 42, 46), 0.5)
    pen.blob([(0.23, 0.93), (0.3, 0.91), (0.33, 0.85), (0.23, 0.83)], (240, 226, 200), 0.8)
    eye(pen, 0.155, 0.865, 0.021)


EYE_RINGS = ((0.036, (206, 170, 66)), (0.027, (64, 178, 168)), (0.016, (30, 52, 128)))


@motif
def peacock(pen: Pen, look: Look) -> None:
    """A peacock that spreads its tail."""
    own = look.own((34, 86, 176))
    pen.blob(_fan(0.5, 0.0), (34, 112, 92), 0.6)
    for reach, count, fill in (
        (0.49, 15, (46, 140, 104)), (0.38, 12, (62, 160, 116)), (0.27, 9, (84, 176, 120)),
    ):  # fmt: skip
        for at in range(count):
            angle = math.radians(-8 + 196 * (at + 0.5) / count)
            x, y = reach * math.cos(angle), 0.33 + reach * 1.24 * math.sin(angle)
            pen.shape(band([(0.0, 0.3), (x * 0.75, 0.3 + (y - 0.3) * 0.75), (x, y)], [0.012, 0.02, 0.06]), fill, 0.7)
            scale = reach / 0.49
            for ring, tone in EYE_RINGS:
                pen.oval(
                    x * 0.95,
                    0.33 + (y - 0.33) * 0.95,
                    ring * (0.5 + 0.5 * scale),
                    ring * (0.6 + 0.6 * scale),
                    tone,
                    0.8,
                )
    legs(pen, (-0.05, 0.05), 0.14, 0.018, (120, 104, 88))
    pen.blob(
        [(0.0, 0.1), (-0.12, 0.15), (-0.14, 0.3), (-0.06, 0.46), (-0.035, 0.62), (0.0, 0.68), (0.035, 0.62),
        (0.06, 0.46), (0.14, 0.3), (0.12, 0.15)], own, 0.85,
    )  # fmt: skip
    pen.blob([(-0.02, 0.3), (0.06, 0.44), (0.03, 0.6), (0.13, 0.3), (0.08, 0.14)], mix(own, WHITE, 0.2), 0.9)
    pen.oval(0.005, 0.66, 0.06, 0.055, own, 0.9)
    for x in (-0.05, -0.02, 0.01, 0.04):
        pen.stroke([(0.0, 0.7), (x, 0.78)], 0.007, own, 0.6)
        pen.oval(x, 0.785, 0.013, 0.013, (92, 190, 196), 0.9)
    pen.shape([(0.055, 0.68), (0.11, 0.645), (0.05, 0.635)], (224, 206, 160), 0.8)
    pen.oval(0.025, 0.672, 0.024, 0.018, WHITE, 0.95)
    eye(pen, 0.027, 0.672, 0.011)


def _fan(reach: float, low: float) -> list[Point]:
    angles = [math.radians(-8 + 196 * at / 24) for at in range(25)]
    return [
        (0.0, 0.2 + low),
        *((reach * 0.93 * math.cos(angle), 0.33 + reach * 1.16 * math.sin(angle)) for angle in angles),
    ]
