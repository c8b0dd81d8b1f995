"""Ladybugs, spiders, snails and others that crawl."""

import math

from ..curves import bent
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .limbs import BLACK, WHITE, band, eye
from .registry import motif

COAL: Colour = (46, 42, 48)


@motif
def ladybug(pen: Pen, look: Look) -> None:
    """A ladybug, a red dome with black dots."""
    own = look.own((220, 50, 42))
    for x, reach in ((-0.24, -0.06), (0.0, 0.0), (0.22, 0.06)):
        pen.curve([(x, 0.14), (x + reach, 0.06), (x + reach + 0.03, 0.01)], 0.045, COAL, 0.4)
    for tip in ((0.42, 0.46), (0.5, 0.4)):
        pen.curve([(0.36, 0.28), (tip[0] - 0.04, tip[1] - 0.06), tip], 0.022, COAL, 0.4)
        pen.oval(*tip, 0.026, 0.026, COAL, 0.4)
    pen.oval(0.35, 0.22, 0.14, 0.14, COAL, 0.5)
    pen.oval(0.43, 0.24, 0.045, 0.05, WHITE, 0.95)
    eye(pen, 0.44, 0.24, 0.026)
    dome = bent([(-0.46, 0.1), (-0.44, 0.28), (-0.28, 0.48), (-0.06, 0.54), (0.16, 0.48), (0.3, 0.3), (0.32, 0.1)])
    pen.shape(dome, own, 0.75)
    with pen.within(dome):
        pen.blob([(0.2, 0.5), (0.2, 0.3), (0.24, 0.1), (0.4, 0.1), (0.4, 0.5)], COAL, 0.55)
        pen.curve([(-0.36, 0.34), (-0.22, 0.46), (-0.06, 0.49)], 0.05, mix(own, WHITE, 0.45), 0.95)
        for x, y, size in (
            (-0.12, 0.3, 0.075), (-0.3, 0.18, 0.06), (0.08, 0.16, 0.06), (0.07, 0.42, 0.05), (-0.29, 0.4, 0.04),
        ):  # fmt: skip
            pen.oval(x, y, size, size, COAL, 0.5)
    pen.stroke([(-0.46, 0.1), (0.32, 0.1)], 0.03, mix(own, BLACK, 0.45), 0.5)


@motif
def spider(pen: Pen, look: Look) -> None:
    """A spider that hangs on its thread."""
    own = look.own((62, 56, 68))
    pen.stroke([(0.0, 0.2), (0.0, 0.56)], 0.008, (226, 230, 236), 0.9)
    for side, light in ((-1, look.left), (1, look.right)):
        for knee, foot in (
            ((0.26, 0.26), (0.4, 0.42)), ((0.34, 0.12), (0.5, 0.06)), ((0.32, -0.08), (0.46, -0.26)), ((0.22, -0.2),
            (0.28, -0.44)),
        ):  # fmt: skip
            leg = [(side * 0.04, -0.1 + 0.1 * (knee[1] > 0)), (side * knee[0], knee[1]), (side * foot[0], foot[1])]
            pen.shape(band(leg, [0.05, 0.045, 0.016], 6), own, light)
    pen.oval(0.0, 0.1, 0.2, 0.22, own, 0.7)
    pen.blob([(-0.1, 0.22), (-0.15, 0.12), (-0.12, 0.04), (-0.06, 0.14)], mix(own, WHITE, 0.3), 0.9)
    pen.blob(
        [(0.0, 0.18), (0.05, 0.1), (0.0, 0.06), (0.05, 0.0), (-0.05, 0.0), (0.0, 0.06), (-0.05, 0.1)], (214, 70, 60),
        0.8,
    )  # fmt: skip
    pen.oval(0.0, -0.15, 0.13, 0.12, mix(own, WHITE, 0.1), 0.7)
    for x in (-0.05, 0.05):
        eye(pen, x, -0.17, 0.026, WHITE)


@motif
def snail(pen: Pen, look: Look) -> None:
    """A snail with its coiled house."""
    own, skin = look.own((206, 132, 74)), (226, 196, 142)
    for tip in ((0.36, 0.47), (0.46, 0.42)):
        pen.curve([(0.36, 0.26), (tip[0] - 0.01, tip[1] - 0.1), tip], 0.03, skin, 0.7)
        pen.oval(*tip, 0.03, 0.03, BLACK, 0.4)
    pen.shape(
        band([(-0.5, 0.02), (-0.3, 0.06), (0.0, 0.08), (0.24, 0.1), (0.36, 0.2), (0.4, 0.25)], [0.02, 0.1, 0.16, 0.17,
        0.16, 0.14]), skin, 0.8,
    )  # fmt: skip
    pen.box(-0.46, 0.0, 0.24, 0.025, mix(skin, (140, 100, 70), 0.4), 0.6)
    pen.oval(-0.08, 0.34, 0.3, 0.3, own, 0.7)
    pen.oval(-0.06, 0.37, 0.25, 0.25, mix(own, WHITE, 0.16), 0.85)
    spiral = [
        (
            -0.07 + (0.26 - 0.0092 * at) * math.cos(-1.2 + at * 0.5),
            0.35 + (0.26 - 0.0092 * at) * math.sin(-1.2 + at * 0.5),
        )
        for at in range(28)
    ]
    pen.curve(spiral, 0.032, mix(own, BLACK, 0.4), 0.6)
    pen.curve([(0.4, 0.2), (0.43, 0.18), (0.46, 0.2)], 0.012, mix(skin, BLACK, 0.5), 0.5)


@motif
def ant(pen: Pen, look: Look) -> None:
    """An ant that walks."""
    own = look.own((120, 56, 44))
    for hip, knee, foot in (
        ((-0.04, 0.2), (-0.14, 0.36), (-0.26, 0.0)), ((0.02, 0.2), (0.0, 0.35), (-0.03, 0.0)), ((0.08, 0.2),
        (0.18, 0.36), (0.24, 0.0)),
    ):  # fmt: skip
        pen.stroke([hip, knee, foot], 0.026, mix(own, BLACK, 0.35), 0.5)
        pen.stroke([foot, (foot[0] + 0.035, 0.004)], 0.022, mix(own, BLACK, 0.35), 0.5)
    pen.blob([(-0.08, 0.22), (-0.16, 0.32), (-0.34, 0.34), (-0.48, 0.22), (-0.44, 0.12), (-0.26, 0.12)], own, 0.7)
    for x in (-0.26, -0.35):
        pen.curve([(x, 0.335), (x - 0.03, 0.22), (x + 0.01, 0.125)], 0.014, mix(own, BLACK, 0.35), 0.5)
    pen.oval(-0.06, 0.22, 0.045, 0.045, own, 0.6)
    pen.oval(0.05, 0.23, 0.105, 0.075, own, 0.75)
    for points in ([(0.3, 0.36), (0.36, 0.48), (0.46, 0.46)], [(0.32, 0.36), (0.42, 0.42), (0.5, 0.36)]):
        pen.stroke(points, 0.02, mix(own, BLACK, 0.35), 0.5)
    pen.blob([(0.14, 0.26), (0.2, 0.37), (0.32, 0.39), (0.4, 0.3), (0.38, 0.22), (0.26, 0.2)], own, 0.8)
    pen.curve([(0.37, 0.24), (0.43, 0.2), (0.4, 0.16)], 0.022, mix(own, BLACK, 0.35), 0.5)
    eye(pen, 0.29, 0.31, 0.028, WHITE)


@motif
def caterpillar(pen: Pen, look: Look) -> None:
    """A caterpillar of green rings."""
    own = look.own((132, 188, 76))
    rings = ((-0.4, 0.1), (-0.26, 0.13), (-0.13, 0.23), (0.0, 0.25), (0.12, 0.16), (0.22, 0.15))
    for at, (x, y) in enumerate(rings):
        for shift in (-0.03, 0.03):
            pen.oval(x + shift, max(0.02, y - 0.1), 0.018, 0.022, (92, 70, 60), 0.5)
        pen.oval(x, y, 0.1, 0.1, own if at % 2 else mix(own, (70, 130, 60), 0.4), 0.8)
        pen.oval(x - 0.01, y + 0.02, 0.03, 0.03, (250, 216, 96), 0.9)
    for tip in ((0.3, 0.46), (0.43, 0.44)):
        pen.curve([(0.35, 0.3), (tip[0] + 0.01, tip[1] - 0.08), tip], 0.018, (92, 70, 60), 0.5)
        pen.oval(*tip, 0.024, 0.024, (226, 90, 60), 0.8)
    pen.oval(0.35, 0.22, 0.135, 0.13, mix(own, (250, 220, 90), 0.35), 0.9)
    eye(pen, 0.4, 0.25, 0.03, WHITE)
    pen.curve([(0.35, 0.16), (0.4, 0.14), (0.44, 0.17)], 0.012, (92, 60, 50), 0.4)


@motif
def grasshopper(pen: Pen, look: Look) -> None:
    """A grasshopper with long hind legs."""
    own = look.own((110, 170, 70))
    dark = mix(own, (30, 70, 40), 0.45)
    for x, foot in ((0.2, 0.28), (0.1, 0.06)):
        pen.stroke([(x, 0.2), ((x + foot) / 2 + 0.04, 0.1), (foot, 0.005)], 0.022, dark, 0.6)
    pen.shape(band([(0.28, 0.3), (0.0, 0.24), (-0.4, 0.2)], [0.19, 0.17, 0.04]), own, 0.75)
    for x in (-0.08, -0.16, -0.24):
        pen.stroke([(x, 0.19), (x + 0.01, 0.16)], 0.014, dark, 0.6)
    pen.blob(
        [(0.2, 0.36), (0.0, 0.34), (-0.3, 0.28), (-0.5, 0.2), (-0.2, 0.22), (0.12, 0.27)], mix(own, (220, 220, 120),
        0.3), 0.9,
    )  # fmt: skip
    pen.stroke([(-0.36, 0.5), (-0.44, 0.01), (-0.38, 0.006)], 0.026, dark, 0.6)
    pen.shape(band([(0.06, 0.2), (-0.16, 0.36), (-0.36, 0.5)], [0.07, 0.11, 0.04]), dark, 0.75)
    pen.blob([(0.26, 0.4), (0.36, 0.41), (0.42, 0.3), (0.4, 0.17), (0.3, 0.19), (0.24, 0.28)], own, 0.85)
    for tip in ((0.5, 0.6), (0.34, 0.62)):
        pen.curve([(0.36, 0.39), ((0.36 + tip[0]) / 2 + 0.02, 0.5), tip], 0.011, dark, 0.6)
    eye(pen, 0.35, 0.33, 0.032, (232, 226, 150))
