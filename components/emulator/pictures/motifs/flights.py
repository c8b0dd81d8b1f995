"""What tales let fly, and a whirlwind: a witch on her broom, an island in the sky."""

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .figures import SKINS
from .growth import crown, foliage, shaded
from .limbs import band
from .registry import motif

STRAW: Colour = (220, 172, 90)


@motif
def flying_witch(pen: Pen, look: Look) -> None:
    """A witch who rides her broomstick through the air."""
    own, skin = look.own((84, 56, 126)), look.chance.child("skin").pick(SKINS[:3])
    hair: Colour = (214, 104, 44)
    pen.stroke([(-0.3, -0.13), (0.49, -0.01)], 0.022, (140, 94, 58), 0.6)
    pen.blob([(-0.26, -0.095), (-0.3, -0.165), (-0.5, -0.24), (-0.47, -0.16), (-0.5, -0.1), (-0.46, -0.06)], STRAW, 0.7)
    for y in (-0.2, -0.15, -0.1):
        pen.stroke([(-0.29, -0.13), (-0.46, y)], 0.006, (170, 122, 60), 0.5)
    pen.stroke([(-0.29, -0.165), (-0.27, -0.09)], 0.022, (160, 56, 50), 0.6)
    pen.shape(bent([(0.02, 0.2), (-0.2, 0.14), (-0.4, 0.03), (-0.34, -0.02), (-0.2, 0.02), (0.0, 0.06)], 6),
              mix(own, (20, 10, 40), 0.35), look.left)  # fmt: skip
    pen.shape(band([(0.06, -0.07), (0.12, -0.2), (0.05, -0.29)], [0.06, 0.045, 0.03]), (58, 46, 62), look.right)
    pen.blob([(0.02, -0.27), (0.05, -0.33), (0.15, -0.32), (0.08, -0.28)], (48, 36, 42), 0.5)
    pen.blob([(-0.12, -0.12), (-0.08, 0.02), (0.02, 0.1), (0.14, 0.0), (0.17, -0.1), (0.06, -0.14)], own, look.left)
    shaded(pen, look, rounded([(-0.07, -0.02), (0.0, 0.2), (0.07, 0.22), (0.12, 0.16), (0.09, -0.02)]), own, 0.05)
    pen.shape(band([(0.06, 0.17), (0.16, 0.06), (0.27, -0.03)], [0.06, 0.05, 0.036]), mix(own, (20, 10, 40), 0.2),
              look.right)  # fmt: skip
    pen.oval(0.275, -0.035, 0.024, 0.024, skin, 0.7)
    pen.blob([(0.04, 0.3), (-0.08, 0.27), (-0.2, 0.18), (-0.1, 0.18), (0.0, 0.2), (0.05, 0.24)], hair, look.left)
    pen.oval(0.085, 0.275, 0.06, 0.066, skin, 0.75)
    pen.shape([(0.13, 0.28), (0.175, 0.262), (0.135, 0.25)], skin, 0.65)
    pen.oval(0.115, 0.285, 0.007, 0.009, (48, 38, 42), 0.3)
    pen.blob([(0.05, 0.34), (0.02, 0.28), (0.045, 0.23), (0.065, 0.3)], hair, look.left)
    dark = mix(own, (16, 10, 34), 0.6)
    pen.shape(rounded([(0.03, 0.33), (-0.02, 0.44), (-0.12, 0.49), (0.02, 0.5), (0.09, 0.44), (0.13, 0.33)]), dark, 0.6)
    pen.blob([(-0.07, 0.31), (0.07, 0.345), (0.22, 0.33), (0.08, 0.365)], dark, 0.8)
    pen.shape([(0.025, 0.345), (0.125, 0.35), (0.115, 0.375), (0.02, 0.37)], (240, 156, 54), 0.8)


@motif
def floating_island(pen: Pen, look: Look) -> None:
    """An island that hangs in the sky: meadow and trees above, bare rock below."""
    own, rock = look.own((112, 170, 82)), (134, 112, 98)
    stone = [(-0.48, 0.12), (-0.4, -0.02), (-0.3, -0.08), (-0.24, -0.24), (-0.12, -0.3), (-0.02, -0.5), (0.06, -0.34),
             (0.16, -0.28), (0.22, -0.12), (0.36, -0.06), (0.48, 0.12)]  # fmt: skip
    shaded(pen, look, stone, rock, 0.04, 0.1)
    facets: tuple[tuple[Point, ...], ...] = (
        ((-0.4, 0.1), (-0.3, -0.08), (-0.22, 0.06)), ((-0.14, 0.08), (-0.12, -0.28), (0.0, -0.1)),
        ((0.1, 0.08), (0.06, -0.32), (0.2, -0.14)), ((0.3, 0.08), (0.34, -0.05), (0.42, 0.08)),
    )  # fmt: skip
    for at, facet in enumerate(facets):
        pen.shape(facet, mix(rock, (60, 44, 50), 0.3), look.left if at < 2 else look.right)
    fall: Colour = (214, 236, 246)
    pen.shape([(0.25, 0.14), (0.33, 0.13), (0.34, -0.28), (0.3, -0.36), (0.26, -0.3)], fall, 0.95)
    pen.stroke([(0.29, 0.1), (0.295, -0.26)], 0.012, (168, 206, 228), 0.9)
    top = rounded([(-0.5, 0.12), (-0.36, 0.17), (-0.1, 0.2), (0.16, 0.18), (0.4, 0.16), (0.5, 0.12), (0.36, 0.07),
                   (0.2, 0.1), (0.06, 0.05), (-0.1, 0.09), (-0.26, 0.04), (-0.4, 0.08)])  # fmt: skip
    shaded(pen, look, top, own, 0.1)
    pen.blob([(0.12, 0.155), (0.2, 0.165), (0.34, 0.15), (0.3, 0.125), (0.18, 0.13)], (120, 186, 214), 0.9)
    for x, high, wide in ((-0.3, 0.2, 0.1), (-0.12, 0.27, 0.14), (0.05, 0.16, 0.08)):
        pen.stroke([(x, 0.14), (x, 0.14 + high * 0.6)], 0.024, (110, 78, 56), 0.5)
        leaves = foliage(look, (70, 138, 70), (88, 152, 66))
        crown(pen, look, [(x, 0.15 + high * 0.75, wide, wide * 0.9)], leaves, 8)


@motif
def twister(pen: Pen, look: Look) -> None:
    """A whirlwind that reaches down to the ground."""
    own = look.own((128, 130, 142))
    rings = ((1.0, 0.0, 0.46, 0.075), (0.9, 0.03, 0.38, 0.07), (0.8, -0.02, 0.31, 0.06), (0.7, 0.04, 0.25, 0.055),
             (0.6, 0.0, 0.2, 0.05), (0.5, 0.05, 0.155, 0.045), (0.4, 0.02, 0.12, 0.042), (0.3, 0.06, 0.088, 0.038),
             (0.2, 0.04, 0.06, 0.034), (0.1, 0.07, 0.04, 0.03))  # fmt: skip
    for at, (y, x, wide, high) in enumerate(rings):
        tone = mix(own, (70, 72, 88), 0.06 * at)
        middle = (look.left + look.right) / 2
        pen.oval(x, y - 0.07, wide, high * 1.25, mix(tone, (50, 52, 66), 0.35), middle)
        pen.oval(x, y - 0.045, wide, high, tone, middle)
        pen.curve([(x - wide * 0.8, y - 0.06), (x - wide * 0.2, y - 0.09), (x + wide * 0.6, y - 0.08)], 0.012,
                  mix(tone, (255, 255, 255), 0.45), 0.8)  # fmt: skip
    dust: Colour = (150, 130, 112)
    for x, y, size in (
        (-0.1, 0.03, 0.08),
        (0.2, 0.035, 0.085),
        (0.05, 0.03, 0.09),
        (0.3, 0.02, 0.05),
        (-0.2, 0.02, 0.05),
    ):
        pen.oval(x, y, size, size * 0.6, dust, 0.6)
    for x, y, turn in ((-0.24, 0.34, 0.03), (0.3, 0.26, -0.02), (-0.3, 0.6, -0.02), (0.4, 0.55, 0.03)):
        pen.stroke([(x, y), (x + 0.05, y + turn)], 0.02, (92, 72, 60), 0.5)
