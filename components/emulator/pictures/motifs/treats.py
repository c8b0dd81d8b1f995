"""More of the table: sushi, pancakes, an avocado, a jug."""

from ..curves import Point, bent, circle, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .forms import WHITE, darker, lighter, middle, soft_box, solid
from .growth import shaded
from .registry import motif

RICE: Colour = (250, 248, 240)
NORI: Colour = (44, 58, 52)
SYRUP: Colour = (178, 98, 36)
STONE: Colour = (138, 84, 48)
PEAR: tuple[Point, ...] = (
    (0.0, 0.0), (-0.24, 0.07), (-0.33, 0.28), (-0.26, 0.5), (-0.16, 0.7), (-0.13, 0.88), (0.0, 1.0),
    (0.13, 0.88), (0.16, 0.7), (0.26, 0.5), (0.33, 0.28), (0.24, 0.07),
)  # fmt: skip


@motif
def sushi(pen: Pen, look: Look) -> None:
    """Sushi on a wooden board."""
    own = look.own((244, 128, 88))
    for x in (-0.36, 0.3):
        pen.box(x, 0.0, x + 0.07, 0.06, (140, 92, 58), 0.4)
    pen.shape(soft_box(-0.5, 0.05, 0.5, 0.11, 0.02), (190, 136, 86), 0.7)
    for x, tone in ((-0.29, own), (0.0, lighter(own, 0.12))):
        pen.blob([(x - 0.14, 0.12), (x - 0.15, 0.24), (x, 0.28), (x + 0.15, 0.24), (x + 0.14, 0.12)], RICE, 0.85)
        fish = rounded([(x - 0.17, 0.2), (x - 0.15, 0.3), (x, 0.35), (x + 0.15, 0.3), (x + 0.17, 0.2), (x, 0.265)])
        shaded(pen, look, fish, tone, x + 0.05)
        for at in (-0.08, 0.0, 0.08):
            pen.curve(
                [(x + at - 0.02, 0.25), (x + at + 0.01, 0.3), (x + at + 0.04, 0.33)], 0.012, lighter(tone, 0.6), 0.9
            )
    for x, y in ((0.25, 0.11), (0.4, 0.11)):
        pen.shape(soft_box(x - 0.075, y, x + 0.075, y + 0.17, 0.02), NORI, middle(look))
        pen.oval(x, y + 0.17, 0.075, 0.03, RICE, 0.95)
        pen.oval(x, y + 0.172, 0.034, 0.014, own, 0.8)
    pen.blob([(-0.48, 0.11), (-0.47, 0.16), (-0.44, 0.18), (-0.41, 0.11)], (150, 190, 92), 0.8)
    for y in (0.0, 0.03):
        pen.stroke([(-0.34, y + 0.02), (0.42, 0.5 * y)], 0.018, (168, 72, 52), 0.7)


@motif
def pancakes(pen: Pen, look: Look) -> None:
    """A stack of pancakes with syrup and butter."""
    own = look.own((232, 172, 94))
    pen.oval(0.0, 0.05, 0.5, 0.05, (216, 224, 232), 0.6)
    pen.oval(0.0, 0.065, 0.47, 0.042, (244, 246, 248), 0.9)
    for at in range(5):
        y, shift = 0.1 + 0.095 * at, (0.015, -0.02, 0.01, -0.012, 0.0)[at]
        pen.shape(soft_box(shift - 0.37, y - 0.035, shift + 0.37, y + 0.055, 0.044), (246, 212, 150), middle(look))
        pen.shape(soft_box(shift - 0.37, y + 0.01, shift + 0.37, y + 0.06, 0.024), own, middle(look))
    pen.oval(0.0, 0.535, 0.365, 0.058, own, 0.85)
    syrup = [
        (-0.26, 0.55),
        (-0.3, 0.5),
        (-0.29, 0.36),
        (-0.24, 0.35),
        (-0.22, 0.48),
        (-0.1, 0.48),
        (-0.08, 0.24),
        (-0.03, 0.23),
        (-0.01, 0.47),
        (0.12, 0.48),
        (0.14, 0.33),
        (0.19, 0.33),
        (0.21, 0.49),
        (0.28, 0.52),
        (0.2, 0.57),
        (0.0, 0.585),
    ]
    pen.blob(syrup, SYRUP, 0.7)
    pen.shape([(-0.1, 0.55), (0.06, 0.53), (0.13, 0.57), (-0.03, 0.59)], (255, 240, 170), 0.95)
    pen.shape([(-0.1, 0.55), (0.06, 0.53), (0.06, 0.575), (-0.1, 0.6)], (250, 222, 120), 0.8)
    pen.shape([(-0.1, 0.6), (0.06, 0.575), (0.13, 0.615), (-0.03, 0.64)], (255, 244, 186), 1.0)
    pen.shape([(0.06, 0.53), (0.13, 0.57), (0.13, 0.615), (0.06, 0.575)], (236, 200, 96), 0.7)
    for x, y in ((-0.42, 0.1), (0.4, 0.1), (0.45, 0.08)):
        pen.oval(x, y, 0.034, 0.034, (80, 92, 170), 0.7)


@motif
def avocado(pen: Pen, look: Look) -> None:
    """Half an avocado with its stone."""
    own = look.own((84, 116, 52))
    shaded(pen, look, rounded(PEAR), darker(own, 0.2), 0.05)
    pen.shape(rounded([(x * 0.88, 0.05 + y * 0.9) for x, y in PEAR]), mix(own, (200, 220, 90), 0.6), 0.8)
    pen.shape(rounded([(x * 0.76, 0.09 + y * 0.82) for x, y in PEAR]), (240, 232, 150), 0.9)
    solid(pen, look, circle(0.0, 0.32, 0.17, 0.175), STONE, 0.7)
    pen.oval(-0.06, 0.39, 0.04, 0.03, lighter(STONE, 0.5), 0.9)


@motif
def avocado_chair(pen: Pen, look: Look) -> None:
    """An armchair in the shape of an avocado, its stone for a cushion."""
    own = look.own((92, 128, 56))
    for x in (-0.24, 0.24):
        pen.stroke([(x * 0.8, 0.16), (x, 0.0)], 0.045, (150, 104, 64), 0.5)
    shaded(pen, look, rounded([(x * 1.25, 0.1 + y * 0.9) for x, y in PEAR]), own, 0.06)
    pen.shape(rounded([(x * 1.08, 0.16 + y * 0.8) for x, y in PEAR]), mix(own, (206, 224, 100), 0.55), 0.7)
    pen.shape(rounded([(x * 0.94, 0.2 + y * 0.73) for x, y in PEAR]), (240, 234, 156), 0.85)
    seat = rounded([(-0.36, 0.2), (-0.38, 0.32), (-0.2, 0.36), (0.2, 0.36), (0.38, 0.32), (0.36, 0.2), (0.0, 0.14)])
    shaded(pen, look, seat, mix(own, (206, 224, 100), 0.35), 0.06)
    pen.blob([(-0.34, 0.31), (-0.2, 0.34), (0.2, 0.34), (0.34, 0.31), (0.2, 0.29), (-0.2, 0.29)], (240, 234, 156), 0.9)
    solid(pen, look, circle(0.0, 0.48, 0.15, 0.155), STONE, 0.7)
    pen.oval(-0.05, 0.54, 0.036, 0.028, lighter(STONE, 0.5), 0.9)
    for side, light in ((-1, look.left), (1, look.right)):
        arm = [(side * 0.3, 0.16), (side * 0.46, 0.18), (side * 0.48, 0.4), (side * 0.4, 0.48), (side * 0.31, 0.42)]
        pen.blob(arm, own, light)


@motif
def jug(pen: Pen, look: Look) -> None:
    """An earthen jug with a handle."""
    own = look.own((186, 112, 72))
    pen.curve([(0.12, 0.84), (0.36, 0.84), (0.4, 0.6), (0.26, 0.42)], 0.06, own, look.right)
    body = [
        (-0.16, 0.0),
        *bent([(-0.18, 0.0), (-0.31, 0.2), (-0.3, 0.42), (-0.16, 0.62), (-0.13, 0.78), (-0.22, 0.96)]),
        (0.14, 0.93),
        *bent([(0.14, 0.93), (0.12, 0.78), (0.15, 0.62), (0.3, 0.42), (0.31, 0.2), (0.18, 0.0)]),
    ]
    solid(pen, look, body, own)
    pen.blob([(-0.22, 0.96), (-0.05, 0.98), (0.14, 0.93), (-0.03, 0.905)], darker(own, 0.4), 0.5)
    for y, tone in ((0.44, lighter(own, 0.6)), (0.39, mix(own, WHITE, 0.3))):
        pen.curve([(-0.29, y), (0.0, y - 0.04), (0.29, y)], 0.022, tone, 0.8)


@motif
def french_fries(pen: Pen, look: Look) -> None:
    """French fries in a paper bag."""
    own = look.own((214, 48, 44))
    chance = look.chance.child("fries")
    for at in range(11):
        x = -0.24 + 0.048 * at
        lean, top = (x + chance.between(-0.04, 0.04)) * 0.35, chance.between(0.74, 1.0)
        tone = (250, 208, 104) if at % 2 else (240, 186, 78)
        pen.shape([(x - 0.03, 0.3), (x - 0.03 + lean, top), (x + 0.03 + lean, top), (x + 0.03, 0.3)], tone, 0.75)
    bag = [(-0.22, 0.0), (-0.32, 0.6), *bent([(-0.32, 0.6), (0.0, 0.46), (0.32, 0.6)]), (0.22, 0.0)]
    shaded(pen, look, bag, own, 0.08)
    pen.shape(rounded([(-0.1, 0.2), (0.0, 0.34), (0.1, 0.2), (0.0, 0.12)]), (250, 208, 104), 0.85)
