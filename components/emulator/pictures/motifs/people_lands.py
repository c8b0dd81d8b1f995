"""People of other lands and times: pirate, cowboy, monk, bride and a lady in a long robe."""

import math

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import mix
from ..pen import Pen
from .figures import FORWARD, HIPS, JOINED, RAISED, figure, wear_of
from .growth import fitted, leaf, petal, shaded
from .props import BLACK, GOLD, WOOD, beard
from .registry import motif

STETSON_RIM: tuple[Point, ...] = (
    (-0.16, 0.965), (-0.1, 0.93), (0.0, 0.92), (0.1, 0.93), (0.16, 0.965), (0.09, 0.955), (0.0, 0.948),
    (-0.09, 0.955),
)  # fmt: skip
STETSON: tuple[Point, ...] = (
    (-0.06, 0.935), (-0.052, 1.02), (-0.025, 1.035), (0.0, 1.02), (0.025, 1.035), (0.052, 1.02), (0.06, 0.935),
)  # fmt: skip
TRICORN: tuple[Point, ...] = (
    (-0.15, 0.99), (-0.09, 0.945), (0.0, 0.93), (0.09, 0.945), (0.15, 0.99), (0.08, 0.985), (0.04, 1.03),
    (-0.04, 1.03), (-0.08, 0.985),
)  # fmt: skip


@motif
@fitted(0.94)
def pirate(pen: Pen, look: Look) -> None:
    """A pirate with three-cornered hat, eye patch and cutlass."""
    own = look.own((160, 44, 48))
    pen.shape(
        bent([(0.245, 0.86), (0.32, 0.96), (0.3, 1.08)], 6) + bent([(0.3, 1.08), (0.27, 0.97), (0.225, 0.87)], 6),
        (220, 226, 234),
        0.9,
    )
    pen.stroke([(0.2, 0.885), (0.275, 0.845)], 0.016, GOLD, 0.8)
    wear = wear_of(
        look, top=own, hem=0.28, flare=0.15, belt=(60, 42, 36), left=HIPS, right=RAISED, style="long", hair=(58, 42, 40)
    )
    figure(pen, look, wear)
    pen.shape([(-0.04, 0.8), (0.04, 0.8), (0.05, 0.6), (-0.05, 0.6)], (248, 244, 234), 0.8)
    pen.box(-0.02, 0.565, 0.02, 0.605, GOLD, 0.9)
    beard(pen, 0.0, 0.892, 1.0, wear.hair, 0.03)
    pen.oval(0.03, 0.897, 0.018, 0.017, BLACK, 0.3)
    pen.stroke([(-0.05, 0.92), (0.055, 0.9)], 0.006, BLACK, 0.3)
    brim = rounded(
        TRICORN,
        5,
    )
    shaded(pen, look, brim, (48, 42, 54), 0.02)
    pen.curve([(-0.14, 0.985), (-0.08, 0.95), (0.0, 0.938), (0.08, 0.95), (0.14, 0.985)], 0.01, GOLD, 0.8)
    pen.oval(0.0, 0.985, 0.019, 0.018, (248, 246, 240), 0.9)
    for side in (-1, 1):
        pen.stroke([(side * 0.025, 0.956), (-side * 0.025, 0.972)], 0.006, (248, 246, 240), 0.9)


@motif
def cowboy(pen: Pen, look: Look) -> None:
    """A cowboy with wide hat, waistcoat and neckerchief."""
    chance = look.chance.child("cowboy")
    shirt = chance.pick(((222, 206, 170), (120, 146, 176), (196, 174, 140)))
    figure(
        pen,
        look,
        wear_of(
            look,
            top=shirt,
            bottom=(70, 96, 140),
            belt=(96, 60, 40),
            left=HIPS,
            right=HIPS,
            style="short",
            shoes=(110, 68, 44),
            waist=0.092,
        ),
    )
    own = look.own((134, 84, 54))
    for side, light in ((-1, look.left), (1, look.right)):
        pen.shape(
            [
                (side * 0.03, 0.795),
                (side * 0.09, 0.77),
                (side * 0.095, 0.5),
                (side * 0.045, 0.48),
                (side * 0.028, 0.62),
            ],
            own,
            light,
        )
    pen.shape([(-0.055, 0.815), (0.055, 0.815), (0.0, 0.72)], (204, 52, 50), 0.8)
    pen.box(-0.018, 0.565, 0.018, 0.602, GOLD, 0.9)
    rim = rounded(
        STETSON_RIM,
        5,
    )
    pen.shape(
        rounded(
            STETSON,
            5,
        ),
        own,
        look.left,
    )
    pen.shape([(-0.058, 0.95), (0.058, 0.95), (0.056, 0.97), (-0.056, 0.97)], mix(own, (30, 16, 16), 0.5), 0.5)
    shaded(pen, look, rim, own, 0.03)


@motif
def monk(pen: Pen, look: Look) -> None:
    """A monk in a saffron robe, hands joined."""
    own = look.own((226, 128, 44))
    wear = wear_of(look, top=own, hem=0.02, flare=0.17, left=JOINED, right=JOINED, style="bald", shoulder=0.112)
    figure(pen, look, wear)
    pen.shape(
        [(-0.1, 0.77), (-0.05, 0.805), (0.11, 0.56), (0.14, 0.3), (0.03, 0.32)], mix(own, (150, 40, 20), 0.45), 0.6
    )
    for side in (-1, 1):
        pen.shape(petal(side * 0.012, 0.56, 90 - side * 4, 0.105, 0.034), wear.skin, 0.8 if side < 0 else 0.6)
    for at in range(9):
        angle = math.pi + math.pi * at / 8
        pen.oval(0.065 * math.cos(angle), 0.775 + 0.11 * math.sin(angle), 0.011, 0.011, (110, 62, 44), 0.6)


@motif
def bride(pen: Pen, look: Look) -> None:
    """A bride with veil and bouquet."""
    white, veil = look.own((252, 250, 248)), (232, 238, 248)
    pen.shape(
        rounded([(-0.05, 0.97), (0.05, 0.97), (0.12, 0.7), (0.22, 0.1), (0.0, 0.06), (-0.22, 0.1), (-0.12, 0.7)]),
        veil,
        0.8,
    )
    figure(
        pen,
        look,
        wear_of(
            look,
            top=white,
            hem=0.01,
            flare=0.26,
            shoulder=0.094,
            waist=0.058,
            left=JOINED,
            right=JOINED,
            sleeve=0.3,
            style="bun",
        ),
    )
    pen.shape(rounded([(-0.06, 0.93), (0.0, 0.985), (0.06, 0.94), (0.0, 0.955)]), veil, 1.0)
    for at in range(8):
        angle = at * 2.4
        pen.oval(
            0.01 + 0.04 * math.cos(angle),
            0.575 + 0.034 * math.sin(angle),
            0.022,
            0.021,
            ((240, 130, 160), (252, 220, 226), (216, 60, 90))[at % 3],
            0.8,
        )
    pen.shape(leaf(0.01, 0.56, 260, 0.12, 0.05), (90, 140, 80), 0.6)


@motif
def hanfu_lady(pen: Pen, look: Look) -> None:
    """A lady in a long robe with wide sleeves and a fan."""
    own = look.own((224, 112, 112))
    wear = wear_of(
        look,
        top=own,
        hem=0.01,
        flare=0.21,
        shoulder=0.096,
        waist=0.07,
        style="bun",
        hair=(40, 34, 40),
        belt=(246, 218, 150),
        left=JOINED,
        right=FORWARD,
        skin=(250, 222, 196),
    )
    figure(pen, look, wear)
    silk = mix(own, (255, 240, 236), 0.3)
    pen.blob(
        [(-0.1, 0.72), (-0.16, 0.62), (-0.19, 0.44), (-0.13, 0.37), (-0.05, 0.4), (-0.02, 0.59), (-0.08, 0.64)],
        silk,
        look.left,
    )
    pen.blob(
        [(0.1, 0.72), (0.16, 0.66), (0.25, 0.645), (0.26, 0.58), (0.25, 0.42), (0.18, 0.38), (0.12, 0.48)],
        silk,
        look.right,
    )
    for side in (-1, 1):
        pen.shape(
            [(side * 0.035, 0.81), (side * 0.06, 0.79), (-side * 0.02, 0.61), (-side * 0.045, 0.61)],
            (252, 240, 226),
            0.8 if side < 0 else 0.6,
        )
    for x in (-0.03, 0.06):
        pen.shape([(x - 0.01, 0.57), (x + 0.012, 0.57), (x + 0.03, 0.1), (x - 0.02, 0.12)], (246, 218, 150), 0.7)
    pen.oval(-0.02, 0.98, 0.044, 0.036, wear.hair, 0.4)
    for x in (-0.06, 0.03):
        pen.oval(x, 0.965, 0.014, 0.014, GOLD, 0.9)
    pen.stroke([(0.25, 0.6), (0.25, 0.68)], 0.012, WOOD, 0.5)
    pen.oval(0.25, 0.745, 0.072, 0.075, (250, 240, 222), 0.9)
    pen.shape(petal(0.25, 0.71, 80, 0.06, 0.04), (240, 130, 150), 0.8)
