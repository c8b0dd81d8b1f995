"""People in arms: knight, samurai, ninja and soldier."""

import math

from ..curves import Point, bent, circle, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .figures import FORWARD, HIPS, face, figure, wear_of
from .growth import fitted, shaded
from .limbs import band
from .props import BLACK, GOLD, STEEL
from .registry import motif

HELM: tuple[Point, ...] = (
    (-0.07, 0.8), (-0.074, 0.92), (-0.045, 0.975), (0.0, 0.99), (0.045, 0.975), (0.074, 0.92), (0.07, 0.8),
    (0.0, 0.785),
)  # fmt: skip


@motif
@fitted(0.95)
def knight(pen: Pen, look: Look) -> None:
    """A knight in armour with sword, shield and plume."""
    own = look.own((190, 50, 54))
    wear = wear_of(
        look,
        top=STEEL,
        bottom=mix(STEEL, (60, 70, 90), 0.3),
        shoes=mix(STEEL, (60, 70, 90), 0.5),
        hem=0.46,
        flare=0.12,
        shoulder=0.125,
        right=FORWARD,
        waist=0.095,
        skin=STEEL,
        style="bald",
    )
    pen.shape([(0.238, 0.66), (0.272, 0.66), (0.262, 1.0), (0.255, 1.02), (0.248, 1.0)], (226, 232, 240), 0.9)
    pen.box(0.2, 0.645, 0.31, 0.665, GOLD, 0.7)
    figure(pen, look, wear)
    shaded(pen, look, [(-0.09, 0.57), (0.09, 0.57), (0.12, 0.34), (0.0, 0.3), (-0.12, 0.34)], own, 0.02)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.oval(side * 0.115, 0.765, 0.052, 0.042, mix(STEEL, (240, 244, 250), 0.3), light)
        pen.oval(side * 0.047, 0.28, 0.042, 0.036, mix(STEEL, (240, 244, 250), 0.3), light)
    helm = HELM
    pen.blob([(-0.01, 0.98), (-0.06, 1.05), (-0.16, 1.03), (-0.19, 0.93), (-0.13, 0.97), (-0.07, 0.97)], own, 0.8)
    shaded(pen, look, rounded(helm, 4), mix(STEEL, (230, 236, 244), 0.3), 0.015)
    pen.shape([(-0.045, 0.905), (0.066, 0.905), (0.066, 0.888), (-0.045, 0.888)], (36, 40, 52), 0.3)
    for y in (0.86, 0.84, 0.82):
        pen.stroke([(0.02, y), (0.055, y)], 0.006, (60, 66, 82), 0.3)
    _shield(pen, look, own)


def _shield(pen: Pen, look: Look, own: Colour) -> None:
    """Draw a shield with a cross before the left arm."""
    shield = bent([(-0.28, 0.63), (-0.285, 0.48), (-0.17, 0.32)], 5) + bent(
        [(-0.17, 0.32), (-0.055, 0.48), (-0.06, 0.63)], 5
    )
    pen.shape(shield, GOLD, 0.7)
    shaded(pen, look, [(-0.17 + (x + 0.17) * 0.84, 0.49 + (y - 0.49) * 0.86) for x, y in shield], own, -0.17)
    pen.box(-0.182, 0.38, -0.158, 0.6, (248, 240, 220), 0.9)
    pen.box(-0.25, 0.5, -0.09, 0.525, (248, 240, 220), 0.9)


@motif
@fitted(0.92)
def samurai(pen: Pen, look: Look) -> None:
    """A samurai in armour with horned helmet and sword."""
    own = look.own((164, 42, 46))
    dark: Colour = (52, 48, 62)
    figure(
        pen,
        look,
        wear_of(
            look,
            top=dark,
            bottom=(70, 64, 80),
            hem=0.3,
            flare=0.16,
            shoulder=0.12,
            waist=0.1,
            left=HIPS,
            right=((0.095, 0.755), (0.19, 0.66), (0.12, 0.6)),
            style="short",
            hair=BLACK,
        ),
    )
    for row in range(4):
        y, half = 0.76 - row * 0.05, 0.085 - row * 0.004
        shaded(pen, look, [(-half, y), (half, y), (half, y - 0.043), (-half, y - 0.043)], own, 0.02)
    for x in (-0.11, -0.037, 0.037, 0.11):
        for row in range(3):
            y = 0.54 - row * 0.055
            pen.shape(
                [(x - 0.032, y), (x + 0.032, y), (x * 1.12 + 0.034, y - 0.05), (x * 1.12 - 0.034, y - 0.05)],
                mix(own, dark, 0.18 * row),
                look.left if x < 0 else look.right,
            )
    for side, light in ((-1, look.left), (1, look.right)):
        for row in range(3):
            y = 0.79 - row * 0.045
            pen.shape(
                [(side * 0.09, y), (side * 0.165, y - 0.03), (side * 0.175, y - 0.068), (side * 0.09, y - 0.04)],
                mix(own, dark, 0.12 * row),
                light,
            )
    pen.shape([(-0.1, 0.575), (0.1, 0.575), (0.1, 0.545), (-0.1, 0.545)], GOLD, 0.7)
    pen.shape(band([(0.16, 0.63), (-0.12, 0.5), (-0.36, 0.32)], [0.016, 0.026, 0.02]), (38, 36, 46), 0.4)
    pen.shape(band([(0.1, 0.6), (0.22, 0.66)], [0.026, 0.026]), GOLD, 0.7)
    _kabuto(pen, look, dark)


def _kabuto(pen: Pen, look: Look, dark: Colour) -> None:
    """Draw the face under a helmet with golden horns."""
    pen.shape([(-0.09, 0.93), (-0.15, 0.84), (-0.07, 0.86), (0.07, 0.86), (0.15, 0.84), (0.09, 0.93)], dark, 0.4)
    face(pen, look, wear_of(look, style="bald"), 0.0, 0.885, 0.92)
    shaded(
        pen,
        look,
        [(0.08 * math.cos(math.radians(d)), 0.915 + 0.075 * math.sin(math.radians(d))) for d in range(0, 181, 12)],
        dark,
        0.02,
    )
    for side in (-1, 1):
        pen.shape(
            bent([(side * 0.012, 0.935), (side * 0.09, 0.98), (side * 0.11, 1.09)], 6)
            + bent([(side * 0.11, 1.09), (side * 0.06, 1.0), (0.0, 0.965)], 6),
            GOLD,
            0.9,
        )
    pen.oval(0.0, 0.945, 0.022, 0.022, GOLD, 0.8)


@motif
def ninja(pen: Pen, look: Look) -> None:
    """A ninja in black, hooded, a sword on the back."""
    own = look.own((52, 56, 74))
    pen.stroke([(-0.18, 0.98), (0.16, 0.5)], 0.024, (40, 34, 38), 0.4)
    pen.stroke([(-0.18, 0.98), (-0.125, 0.9)], 0.032, (190, 60, 56), 0.6)
    wear = wear_of(
        look,
        top=own,
        bottom=mix(own, (20, 20, 30), 0.3),
        shoes=own,
        belt=(190, 60, 56),
        left=HIPS,
        right=((0.095, 0.755), (0.13, 0.66), (0.03, 0.72)),
        style="bald",
    )
    figure(pen, look, wear)
    pen.shape([(-0.05, 0.59), (-0.12, 0.46), (-0.09, 0.45), (-0.03, 0.58)], (190, 60, 56), 0.6)
    shaded(pen, look, circle(0.0, 0.897, 0.063, 0.075), own, 0.025)
    pen.shape(
        rounded([(-0.03, 0.915), (0.01, 0.922), (0.052, 0.915), (0.052, 0.885), (0.01, 0.88), (-0.03, 0.887)]),
        wear.skin,
        0.7,
    )
    for x in (-0.006, 0.032):
        pen.oval(x, 0.9, 0.007, 0.008, BLACK, 0.3)
    pen.shape([(-0.06, 0.925), (-0.14, 0.9), (-0.13, 0.87), (-0.058, 0.905)], own, 0.7)


@motif
def soldier(pen: Pen, look: Look) -> None:
    """A soldier with helmet and pack, saluting."""
    own = look.own((104, 116, 74))
    pen.blob(
        [(-0.15, 0.54), (-0.16, 0.66), (-0.14, 0.81), (0.14, 0.81), (0.16, 0.66), (0.15, 0.54)],
        mix(own, (50, 50, 30), 0.4),
        0.4,
    )
    wear = wear_of(
        look,
        top=own,
        bottom=mix(own, (60, 60, 40), 0.2),
        belt=(70, 56, 42),
        style="short",
        right=((0.095, 0.76), (0.21, 0.79), (0.075, 0.92)),
    )
    figure(pen, look, wear)
    for x in (-0.06, 0.06):
        pen.stroke([(x, 0.8), (x * 1.1, 0.6)], 0.022, mix(own, (50, 50, 30), 0.45), 0.5)
        pen.box(x - 0.024, 0.66, x + 0.024, 0.71, mix(own, (50, 50, 30), 0.3), 0.5)
    dome = [(0.075 * math.cos(math.radians(d)), 0.915 + 0.078 * math.sin(math.radians(d))) for d in range(0, 181, 12)]
    shaded(pen, look, [(0.082, 0.9), *dome, (-0.082, 0.9)], own, 0.02)
