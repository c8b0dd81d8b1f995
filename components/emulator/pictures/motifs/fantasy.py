"""Ghosts, aliens and monsters, all of them friendly."""

import math

from ..curves import Point, bent
from ..look import Look
from ..palette import mix
from ..pen import Pen
from .limbs import BLACK, WHITE, band, eye
from .registry import motif


@motif
def ghost(pen: Pen, look: Look) -> None:
    """A friendly ghost, pale, its hem in waves."""
    own = look.own((246, 246, 250))
    shade = mix(own, (150, 160, 200), 0.4)
    pen.lamp(0.0, 0.6, 0.6, mix(own, (200, 210, 255), 0.5))
    hem = [
        (0.3, 0.04),
        (0.22, 0.12),
        (0.14, 0.03),
        (0.05, 0.1),
        (-0.04, 0.02),
        (-0.14, 0.1),
        (-0.24, 0.04),
        (-0.34, 0.08),
    ]
    sheet = bent(
        [(-0.34, 0.08), (-0.28, 0.4), (-0.27, 0.7), (-0.18, 0.92), (0.0, 1.0), (0.18, 0.92), (0.27, 0.7),
        (0.28, 0.4), *hem],
    )  # fmt: skip
    for side in (-1, 1):
        pen.blob(
            [(side * 0.22, 0.62), (side * 0.36, 0.64), (side * 0.42, 0.54), (side * 0.36, 0.46), (side * 0.22, 0.4)],
            shade if side > 0 else own,
            0.9,
        )
    pen.shape(sheet, own, 0.9)
    with pen.within(sheet):
        pen.blob([(0.14, 1.0), (0.16, 0.7), (0.14, 0.3), (0.04, 0.0), (0.4, 0.0), (0.4, 0.9)], shade, 0.85)
    for x in (-0.08, 0.11):
        pen.oval(x, 0.7, 0.047, 0.066, (48, 50, 70), 0.3)
        pen.oval(x + 0.015, 0.725, 0.015, 0.019, WHITE, 1.0)
        pen.oval(x + (-0.06 if x < 0 else 0.06), 0.61, 0.034, 0.02, (244, 176, 190), 0.9)
    pen.oval(0.015, 0.58, 0.032, 0.042, (48, 50, 70), 0.3)


@motif
def alien(pen: Pen, look: Look) -> None:
    """A small green alien with great dark eyes."""
    own = look.own((136, 196, 96))
    dark = mix(own, BLACK, 0.3)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.shape(
            band([(side * 0.05, 0.22), (side * 0.07, 0.1), (side * 0.075, 0.025)], [0.08, 0.06, 0.055]), own, light
        )
        pen.blob([(side * 0.05, 0.03), (side * 0.14, 0.035), (side * 0.16, 0.0), (side * 0.04, 0.0)], dark, light)
        pen.curve([(side * 0.1, 0.86), (side * 0.16, 0.93), (side * 0.15, 0.97)], 0.016, dark, light)
        pen.oval(side * 0.15, 0.975, 0.026, 0.024, (250, 220, 110), None)
    pen.shape(band([(-0.1, 0.4), (-0.2, 0.31), (-0.22, 0.2)], [0.06, 0.05, 0.045]), own, look.left)
    pen.shape(band([(0.1, 0.4), (0.23, 0.42), (0.3, 0.54)], [0.06, 0.05, 0.045]), own, look.right)
    for dx, dy in ((-0.03, 0.05), (0.01, 0.06), (0.045, 0.035)):
        pen.shape(band([(0.3, 0.54), (0.3 + dx, 0.54 + dy)], [0.035, 0.022]), own, look.right)
    pen.blob(
        [(-0.09, 0.46), (0.09, 0.46), (0.13, 0.32), (0.11, 0.18), (0.0, 0.14), (-0.11, 0.18), (-0.13, 0.32)], own, 0.7,
    )  # fmt: skip
    pen.blob([(-0.05, 0.38), (0.05, 0.38), (0.08, 0.28), (0.0, 0.19), (-0.08, 0.28)], mix(own, WHITE, 0.4), 0.85)
    pen.blob(
        [(0.0, 0.41), (-0.1, 0.46), (-0.21, 0.6), (-0.24, 0.74), (-0.16, 0.87), (0.0, 0.91), (0.16, 0.87),
        (0.24, 0.74), (0.21, 0.6), (0.1, 0.46)], own, 0.85,
    )  # fmt: skip
    pen.blob([(-0.14, 0.83), (-0.19, 0.74), (-0.15, 0.79), (-0.06, 0.86)], mix(own, WHITE, 0.55), 0.95)
    for side in (-1, 1):
        pen.blob(
            [
                (side * 0.035, 0.6),
                (side * 0.09, 0.58),
                (side * 0.175, 0.66),
                (side * 0.185, 0.73),
                (side * 0.12, 0.73),
                (side * 0.055, 0.67),
            ],
            (34, 34, 48),
            0.3,
        )
        pen.oval(side * 0.12 + 0.018, 0.69, 0.021, 0.019, WHITE, 1.0)
    pen.curve([(-0.04, 0.5), (0.0, 0.485), (0.04, 0.5)], 0.012, dark, 0.3)


@motif
def monster(pen: Pen, look: Look) -> None:
    """A friendly shaggy monster with horns."""
    own = look.pick((112, 124, 206), (98, 176, 160), (206, 110, 150))
    dark, pale = mix(own, BLACK, 0.3), mix(own, WHITE, 0.4)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.blob(
            [(side * 0.06, 0.1), (side * 0.08, 0.0), (side * 0.28, 0.0), (side * 0.3, 0.06), (side * 0.22, 0.14)],
            dark,
            light,
        )
        pen.shape(
            band([(side * 0.16, 0.8), (side * 0.27, 0.87), (side * 0.27, 0.98)], [0.11, 0.08, 0.012]),
            (248, 232, 190),
            light,
        )
        hand = (side * 0.42, 0.62 if side > 0 else 0.22)
        pen.shape(band([(side * 0.26, 0.5), (side * 0.38, 0.44), hand], [0.13, 0.11, 0.1]), own, light)
        for dx in (-0.03, 0.0, 0.03):
            pen.oval(hand[0] + dx, hand[1] + (0.05 if side > 0 else -0.05), 0.016, 0.022, WHITE, 0.9)
    fur: list[Point] = []
    for at in range(30):
        angle = math.tau * at / 30
        reach = 1.0 if at % 2 else 0.93
        fur += [(0.32 * reach * math.cos(angle), 0.48 + 0.42 * reach * math.sin(angle))]
    pen.shape(fur, own, 0.75)
    pen.blob([(0.0, 0.14), (-0.16, 0.2), (-0.18, 0.34), (0.0, 0.4), (0.18, 0.34), (0.16, 0.2)], pale, 0.85)
    for x, y in ((-0.22, 0.5), (0.24, 0.44), (0.2, 0.62), (-0.24, 0.34)):
        pen.oval(x, y, 0.026, 0.022, dark, 0.7)
    for x in (-0.1, 0.1):
        pen.oval(x, 0.66, 0.095, 0.1, WHITE, 0.95)
        eye(pen, x + 0.02, 0.655, 0.045)
    pen.blob([(-0.17, 0.51), (0.0, 0.48), (0.17, 0.51), (0.1, 0.42), (0.0, 0.4), (-0.1, 0.42)], (74, 34, 52), 0.4)
    for x in (-0.11, 0.09):
        pen.shape([(x - 0.025, 0.505), (x + 0.03, 0.5), (x + 0.002, 0.45)], WHITE, 1.0)
