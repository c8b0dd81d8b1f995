"""People known by how they move: runner, dancer, skier, cyclist, and one who sits still."""

import math
from dataclasses import replace

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .cycles import bicycle
from .figures import (
    SKINS,
    Wear,
    back_hair,
    face,
    limb,
    wear_of,
)  # fmt: skip
from .growth import fitted, inserted, petal, shaded
from .limbs import band
from .registry import motif

SUIT: Colour = (240, 242, 246)
WOOD: Colour = (150, 106, 66)
STRAW: Colour = (232, 196, 112)
NECKLINE: tuple[Point, ...] = (
    (-0.075, 0.755), (-0.026, 0.785), (-0.024, 0.84), (0.024, 0.84), (0.026, 0.785), (0.075, 0.755),
    (0.05, 0.71), (0.0, 0.725), (-0.05, 0.71),
)  # fmt: skip


@motif
def runner(pen: Pen, look: Look) -> None:
    """A runner in mid-stride."""
    chance = look.chance.child("runner")
    skin, top = look.chance.child("wear").pick(SKINS), look.pick((226, 70, 62), (60, 130, 196), (240, 166, 54))
    dark = mix(skin, (60, 20, 30), 0.2)
    pen.shape(band([(0.06, 0.74), (-0.06, 0.66), (-0.16, 0.74)], [0.055, 0.048, 0.036], 6), dark, look.left)
    pen.shape(band([(0.0, 0.5), (-0.06, 0.3), (-0.3, 0.24)], [0.105, 0.075, 0.045], 6), dark, look.left)
    pen.blob([(-0.29, 0.28), (-0.34, 0.3), (-0.37, 0.2), (-0.34, 0.14), (-0.3, 0.2)], (236, 238, 244), 0.8)
    pen.shape(
        band([(0.01, 0.5), (0.2, 0.42), (0.16, 0.2), (0.18, 0.06)], [0.11, 0.085, 0.06, 0.042], 6),
        skin,
        look.right + 0.1,
    )
    pen.blob([(0.14, 0.06), (0.2, 0.07), (0.29, 0.04), (0.29, 0.01), (0.15, 0.01)], (240, 242, 248), 0.9)
    pen.shape(band([(0.0, 0.53), (0.13, 0.455)], [0.13, 0.11]), (52, 62, 96), look.right)
    pen.shape(band([(0.0, 0.53), (-0.035, 0.4)], [0.12, 0.105]), (44, 52, 84), look.left)
    shaded(pen, look, band([(-0.005, 0.52), (0.03, 0.66), (0.075, 0.78)], [0.12, 0.13, 0.11]), top, 0.05)
    pen.shape(band([(0.08, 0.79), (0.105, 0.86)], [0.05, 0.048]), dark, 0.4)
    wear = Wear(skin=skin, hair=(56, 42, 40), style=chance.pick(("short", "tail")), top=top)
    back_hair(pen, wear, 0.12, 0.905, 1.0)
    face(pen, look, wear, 0.12, 0.905, 1.0)
    pen.shape(band([(0.07, 0.75), (0.03, 0.6), (0.18, 0.59)], [0.06, 0.05, 0.038], 6), skin, look.right + 0.15)


@motif
@fitted(0.95)
def ballerina(pen: Pen, look: Look) -> None:
    """A dancer on her toes in a tutu, arms rounded above."""
    own, skin = look.pick((246, 176, 200), (236, 232, 246), (190, 204, 240)), look.chance.child("wear").pick(SKINS)
    tights = mix(skin, (255, 220, 220), 0.4)
    pen.shape(band([(-0.03, 0.5), (-0.14, 0.35), (0.0, 0.25)], [0.085, 0.062, 0.035], 6), tights, look.left)
    pen.shape(petal(-0.02, 0.26, -25, 0.09, 0.03), mix(own, (200, 90, 130), 0.3), 0.7)
    pen.shape(band([(0.02, 0.5), (0.02, 0.28), (0.012, 0.05)], [0.085, 0.062, 0.032], 6), tights, look.right)
    pen.shape([(-0.008, 0.08), (0.034, 0.08), (0.02, 0.0), (0.008, 0.0)], mix(own, (200, 90, 130), 0.3), 0.7)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.shape(
            band(
                [(side * 0.07, 0.74), (side * 0.18, 0.83), (side * 0.17, 0.96), (side * 0.04, 1.03)],
                [0.042, 0.036, 0.03, 0.02],
                6,
            ),
            skin,
            light,
        )
    _tutu(pen, own)
    shaded(
        pen,
        look,
        [(-0.075, 0.75), (-0.05, 0.71), (0.0, 0.725), (0.05, 0.71), (0.075, 0.75), (0.055, 0.56), (-0.055, 0.56)],
        own,
        0.01,
    )
    pen.shape(
        NECKLINE,
        skin,
        look.left,
    )
    wear = Wear(
        skin=skin,
        hair=look.chance.child("hair").pick(((52, 38, 38), (110, 66, 44), (206, 160, 92))),
        style="bun",
        top=own,
    )
    back_hair(pen, wear, 0.0, 0.885, 0.95)
    face(pen, look, wear, 0.0, 0.885, 0.95)


def _tutu(pen: Pen, own: Colour) -> None:
    """Draw a stiff skirt in three layers."""
    layers = (
        (0.48, 0.3, mix(own, (160, 90, 140), 0.3)),
        (0.505, 0.28, own),
        (0.525, 0.23, mix(own, (255, 255, 255), 0.35)),
    )
    rim = (
        (-1.0, -0.02),
        (-0.5, 0.04),
        (0.0, 0.06),
        (0.5, 0.04),
        (1.0, -0.02),
        (0.5, -0.045),
        (0.0, -0.035),
        (-0.5, -0.045),
    )
    for y, wide, tone in layers:
        pen.blob([(wide * px, y + py) for px, py in rim], tone, 0.75)


@motif
def meditator(pen: Pen, look: Look) -> None:
    """A person who sits cross-legged, hands on the knees."""
    chance = look.chance.child("meditator")
    wear = wear_of(look, style=chance.pick(("bun", "short", "tail")), hem=0.02, flare=0.17)
    skin, low = wear.skin, mix(wear.top, (30, 30, 60), 0.45)
    pen.oval(0.0, 0.02, 0.46, 0.035, mix(wear.top, (255, 240, 220), 0.5), 0.5)
    for side, light in ((-1, look.left), (1, look.right)):
        limb(pen, [(side * 0.1, 0.16), (side * 0.36, 0.1), (-side * 0.04, 0.07)], [0.18, 0.16, 0.11], low, light)
        pen.oval(-side * 0.12, 0.05, 0.06, 0.035, skin, light)
    torso = bent([(-0.05, 0.66), (-0.17, 0.62), (-0.185, 0.5), (-0.14, 0.32), (-0.17, 0.14)], 5)
    pen.shape(band([(0.0, 0.6), (0.0, 0.75)], [0.1, 0.09]), mix(skin, (120, 60, 50), 0.22), 0.5)
    shaded(pen, look, [*torso, *[(-x, y) for x, y in reversed(torso)]], wear.top, 0.03)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.shape(
            band([(side * 0.16, 0.58), (side * 0.26, 0.38), (side * 0.31, 0.22)], [0.1, 0.085, 0.065]),
            mix(wear.top, (20, 20, 40), 0.12),
            light,
        )
        pen.oval(side * 0.32, 0.2, 0.045, 0.036, skin, light)
    back_hair(pen, wear, 0.0, 0.825, 1.75)
    face(pen, look, wear, 0.0, 0.825, 1.75)


@motif
def skier(pen: Pen, look: Look) -> None:
    """A skier bent for the descent."""
    own = look.pick((222, 60, 56), (52, 120, 196), (244, 160, 46))
    for shift, light in ((0.03, 0.4), (0.0, 0.8)):
        pen.curve(
            [(-0.46, 0.015 + shift), (0.3, 0.015 + shift), (0.43, 0.05 + shift), (0.47, 0.1 + shift)],
            0.024,
            (246, 190, 62),
            light,
        )
    pen.shape(band([(-0.16, 0.42), (0.08, 0.32), (-0.06, 0.08)], [0.17, 0.14, 0.1]), (52, 62, 92), look.right)
    pen.shape([(-0.12, 0.11), (-0.02, 0.13), (0.07, 0.05), (0.06, 0.02), (-0.13, 0.02)], (40, 44, 56), 0.5)
    shaded(pen, look, band([(-0.17, 0.44), (-0.05, 0.6), (0.1, 0.72)], [0.15, 0.19, 0.14]), own, 0.02)
    pen.shape(
        band([(0.06, 0.7), (0.04, 0.52), (0.2, 0.52)], [0.1, 0.085, 0.07]), mix(own, (40, 20, 40), 0.25), look.right
    )
    pen.stroke([(0.24, 0.54), (-0.44, 0.26)], 0.014, (70, 80, 100), 0.5)
    pen.oval(-0.4, 0.277, 0.03, 0.03, (70, 80, 100), 0.5)
    pen.oval(0.21, 0.52, 0.042, 0.04, (60, 66, 80), 0.6)
    skin = look.chance.child("wear").pick(SKINS)
    pen.oval(0.17, 0.82, 0.085, 0.095, skin, 0.7)
    shaded(
        pen,
        look,
        rounded([(0.07, 0.8), (0.07, 0.88), (0.14, 0.94), (0.23, 0.92), (0.26, 0.86), (0.16, 0.86)]),
        (246, 246, 250),
        0.18,
    )
    pen.shape(band([(0.14, 0.835), (0.26, 0.825)], [0.05, 0.055]), (48, 60, 96), 0.5)
    pen.oval(0.13, 0.96, 0.034, 0.032, own, 0.8)


@motif
def cyclist(pen: Pen, look: Look) -> None:
    """A rider on a bicycle."""
    skin, top = look.chance.child("wear").pick(SKINS), look.pick((232, 92, 64), (60, 130, 190), (240, 176, 64))
    trousers: Colour = (60, 70, 104)
    limb(pen, [(-0.08, 0.42), (0.04, 0.3), (-0.06, 0.14)], [0.085, 0.07, 0.05], mix(trousers, (20, 20, 40), 0.4), 0.3)
    inserted(pen, replace(look, asked=None), bicycle, 0.0, 0.0, 0.78)
    limb(pen, [(-0.09, 0.43), (0.08, 0.36), (0.0, 0.12)], [0.09, 0.075, 0.05], trousers, look.right + 0.1)
    pen.blob([(-0.035, 0.09), (-0.03, 0.125), (0.02, 0.125), (0.07, 0.095), (0.06, 0.08)], (236, 238, 244), 0.8)
    shaded(pen, look, band([(-0.1, 0.44), (-0.06, 0.56), (0.02, 0.68)], [0.11, 0.12, 0.1]), top, 0.0)
    pen.shape(band([(0.03, 0.69), (0.05, 0.75)], [0.05, 0.046]), mix(skin, (120, 60, 50), 0.22), 0.5)
    limb(
        pen,
        [(0.02, 0.66), (0.05, 0.54), (0.12, 0.47)],
        [0.056, 0.048, 0.04],
        mix(top, (20, 10, 30), 0.14),
        look.right + 0.1,
    )
    pen.oval(0.115, 0.475, 0.024, 0.022, skin, 0.6)
    wear = Wear(skin=skin, hair=(58, 44, 40), style=look.chance.child("hair").pick(("short", "tail")), top=top)
    back_hair(pen, wear, 0.065, 0.81, 1.0)
    face(pen, look, wear, 0.065, 0.81, 1.0)
    helmet = [
        (0.062 + 0.07 * math.cos(math.radians(d)), 0.835 + 0.06 * math.sin(math.radians(d))) for d in range(0, 181, 12)
    ]
    shaded(pen, look, [(0.15, 0.83), *helmet], mix(top, (255, 255, 255), 0.25), 0.08)
