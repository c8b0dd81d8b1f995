"""What is pedalled, ridden or drawn: bicycles, carriages, carts and sledges."""

import math

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import BLACK, WHITE, darker, lighter, middle, ring, row, soft_box, spoked, wheel
from .registry import motif

LEATHER: Colour = (120, 76, 50)
GOLD: Colour = (226, 178, 84)
CHROME: Colour = (196, 202, 210)
REAR: Point = (-0.29, 0.2)
FRONT: Point = (0.29, 0.2)
CRANK: Point = (-0.04, 0.19)


@motif
def bicycle(pen: Pen, look: Look) -> None:
    """A town bicycle with a basket."""
    own = look.pick((206, 66, 54), (52, 124, 128), (226, 164, 60))
    for spot in (REAR, FRONT):
        _thin_wheel(pen, spot, 0.2)
    head, seat = (0.2, 0.5), (-0.12, 0.47)
    for tube in ([REAR, CRANK, head], [REAR, (-0.105, 0.42), (0.195, 0.47)], [CRANK, seat], [FRONT, (0.19, 0.53)]):
        pen.stroke(tube, 0.03, own, 0.6)
    ring(pen, CRANK, 0.045, 0.018, darker(own, 0.5))
    pen.stroke([(-0.06, 0.12), (-0.02, 0.26)], 0.018, BLACK, 0.4)
    pen.stroke([(-0.09, 0.115), (-0.03, 0.115)], 0.022, BLACK, 0.4)
    pen.blob([(-0.24, 0.51), (-0.2, 0.54), (-0.06, 0.515), (-0.04, 0.495), (-0.14, 0.475), (-0.22, 0.48)], LEATHER, 0.5)
    pen.curve([(0.19, 0.52), (0.18, 0.585), (0.12, 0.6), (0.05, 0.585)], 0.026, CHROME, 0.6)
    pen.stroke([(0.1, 0.6), (0.045, 0.585)], 0.036, LEATHER, 0.4)
    pen.shape([(0.22, 0.55), (0.24, 0.4), (0.37, 0.4), (0.4, 0.55)], (206, 158, 100), 0.7)
    for y in (0.44, 0.485):
        pen.stroke([(0.235, y), (0.385, y)], 0.01, (150, 106, 64), 0.5)
    pen.lamp(0.4, 0.4, 0.14)


def _thin_wheel(pen: Pen, spot: Point, radius: float) -> None:
    """Draw a bicycle's wheel."""
    for spoke in range(9):
        angle = math.pi * spoke / 9
        across, up = math.cos(angle) * radius * 0.9, math.sin(angle) * radius * 0.9
        pen.stroke([(spot[0] - across, spot[1] - up), (spot[0] + across, spot[1] + up)], 0.004, CHROME, 0.6)
    ring(pen, spot, radius - 0.016, 0.032, (44, 44, 50))
    pen.oval(*spot, 0.02, 0.02, CHROME, 0.5)


@motif
def motorcycle(pen: Pen, look: Look) -> None:
    """A motorcycle with a round tank."""
    own = look.own((196, 48, 44))
    for x in (-0.31, 0.31):
        pen.oval(x, 0.17, 0.17, 0.17, (40, 40, 46), 0.35)
        ring(pen, (x, 0.17), 0.095, 0.022, CHROME)
        pen.oval(x, 0.17, 0.03, 0.03, CHROME, 0.6)
    pen.stroke([(0.31, 0.17), (0.2, 0.47), (0.16, 0.56)], 0.034, CHROME, 0.6)
    pen.stroke([(-0.31, 0.17), (-0.04, 0.16), (0.08, 0.2), (0.17, 0.42)], 0.035, (62, 62, 70), 0.4)
    pen.blob([(-0.11, 0.13), (-0.11, 0.29), (0.1, 0.31), (0.13, 0.15)], (98, 102, 112), 0.5)
    for y in (0.19, 0.225, 0.26):
        pen.stroke([(-0.085, y), (0.1, y)], 0.012, CHROME, 0.8)
    pen.stroke([(0.06, 0.13), (-0.16, 0.1), (-0.46, 0.13)], 0.04, CHROME, 0.7)
    pen.blob([(-0.5, 0.27), (-0.44, 0.375), (-0.28, 0.4), (-0.12, 0.33), (-0.2, 0.29), (-0.34, 0.345)], own, 0.6)
    pen.blob(
        [(-0.4, 0.41), (-0.38, 0.44), (-0.22, 0.41), (-0.06, 0.39), (-0.06, 0.33), (-0.22, 0.33), (-0.34, 0.37)],
        LEATHER,
        0.4,
    )
    pen.blob([(-0.07, 0.34), (-0.03, 0.43), (0.1, 0.465), (0.19, 0.42), (0.17, 0.34), (0.02, 0.31)], own, 0.75)
    pen.blob([(-0.01, 0.41), (0.07, 0.44), (0.14, 0.43), (0.07, 0.415)], lighter(own), 1.0)
    pen.curve([(0.18, 0.55), (0.12, 0.58), (0.05, 0.56)], 0.028, BLACK, 0.4)
    pen.blob([(0.16, 0.36), (0.3, 0.37), (0.42, 0.31), (0.46, 0.24), (0.38, 0.315), (0.28, 0.345)], own, 0.6)
    pen.oval(0.25, 0.48, 0.055, 0.055, darker(own, 0.4), 0.5)
    pen.oval(0.275, 0.48, 0.032, 0.048, (255, 240, 196), None if look.has_lamps else 0.9)
    pen.lamp(0.3, 0.48, 0.24)


@motif
def scooter(pen: Pen, look: Look) -> None:
    """A motor scooter with a leg shield."""
    own = look.pick((108, 176, 168), (224, 110, 84), (240, 206, 130))
    pen.stroke([(0.33, 0.11), (0.25, 0.6)], 0.04, CHROME, 0.6)
    for x in (-0.3, 0.34):
        wheel(pen, x, 0.11)
    pen.blob([(0.22, 0.25), (0.3, 0.26), (0.42, 0.23), (0.46, 0.14), (0.34, 0.22), (0.24, 0.2)], own, 0.7)
    pen.shape(
        bent(
            [
                (0.2, 0.56),
                (0.28, 0.5),
                (0.3, 0.3),
                (0.2, 0.12),
                (-0.1, 0.11),
                (-0.1, 0.155),
                (0.12, 0.165),
                (0.2, 0.3),
                (0.2, 0.56),
            ]
        ),
        own,
        look.right,
    )
    pen.blob(
        [
            (-0.49, 0.2),
            (-0.46, 0.32),
            (-0.34, 0.39),
            (-0.12, 0.38),
            (-0.04, 0.26),
            (-0.08, 0.12),
            (-0.2, 0.16),
            (-0.3, 0.23),
            (-0.4, 0.2),
        ],
        own,
        look.left,
    )
    pen.blob(
        [(-0.45, 0.42), (-0.4, 0.455), (-0.2, 0.44), (-0.06, 0.45), (-0.05, 0.41), (-0.2, 0.375), (-0.4, 0.375)],
        LEATHER,
        0.5,
    )
    pen.curve([(0.25, 0.6), (0.19, 0.66), (0.1, 0.66)], 0.03, BLACK, 0.4)
    pen.blob([(0.19, 0.56), (0.2, 0.64), (0.29, 0.64), (0.32, 0.58), (0.28, 0.53)], own, 0.8)
    pen.oval(0.315, 0.59, 0.022, 0.034, (255, 240, 196), None if look.has_lamps else 0.9)
    pen.lamp(0.33, 0.59, 0.22)


@motif
def carriage(pen: Pen, look: Look) -> None:
    """A closed coach with gold trimmings, as in a fairy tale."""
    own = look.own((92, 58, 122))
    pen.curve([(-0.4, 0.2), (-0.1, 0.16), (0.2, 0.2), (0.42, 0.26)], 0.03, GOLD, 0.5)
    cabin = bent([(-0.36, 0.72), (-0.35, 0.42), (-0.22, 0.24), (0.1, 0.24), (0.23, 0.42), (0.26, 0.72)])
    pen.shape(cabin, own, look.left)
    with pen.within(cabin):
        pen.box(0.06, 0, 1, 1, own, look.right)
        pen.box(-1, 0.43, 1, 0.45, GOLD, 0.7)
    pen.blob(
        [(-0.41, 0.72), (-0.34, 0.8), (-0.05, 0.85), (0.24, 0.8), (0.31, 0.72), (-0.05, 0.73)], darker(own, 0.3), 0.7
    )
    pen.stroke([(-0.4, 0.725), (0.3, 0.725)], 0.02, GOLD, 0.8)
    for left, right in ((-0.3, -0.18), (-0.13, 0.04), (0.09, 0.2)):
        pen.box(left, 0.5, right, 0.68, *look.window((160, 196, 210)))
    pen.stroke([(-0.15, 0.25), (-0.15, 0.7)], 0.008, GOLD, 0.7)
    pen.stroke([(0.06, 0.25), (0.06, 0.7)], 0.008, GOLD, 0.7)
    pen.blob([(-0.09, 0.85), (-0.1, 0.91), (-0.05, 0.89), (0.0, 0.91), (-0.01, 0.85)], GOLD, 0.8)
    pen.shape([(0.16, 0.3), (0.2, 0.46), (0.44, 0.46), (0.5, 0.3), (0.46, 0.28), (0.4, 0.38)], darker(own, 0.2), 0.6)
    pen.shape(soft_box(0.22, 0.45, 0.42, 0.5, 0.02), (150, 62, 66), 0.8)
    pen.stroke([(0.25, 0.64), (0.31, 0.66), (0.31, 0.6)], 0.014, GOLD, 0.6)
    pen.oval(0.31, 0.58, 0.028, 0.04, (255, 220, 140), None if look.has_lamps else 0.9)
    pen.lamp(0.31, 0.58, 0.2)
    pen.lamp(-0.05, 0.58, 0.25)
    spoked(pen, (-0.28, 0.21), 0.21, GOLD, 10, 0.16)
    spoked(pen, (0.3, 0.16), 0.16, GOLD, 10, 0.18)


@motif
def cart(pen: Pen, look: Look) -> None:
    """A wooden farm cart full of hay."""
    own = look.own((156, 102, 60))
    pen.blob(
        [(-0.42, 0.36), (-0.36, 0.54), (-0.18, 0.62), (0.04, 0.6), (0.2, 0.52), (0.26, 0.36)],
        (228, 186, 92),
        middle(look),
    )
    for x, y in ((-0.3, 0.46), (-0.14, 0.53), (0.04, 0.5), (0.14, 0.44)):
        pen.stroke([(x - 0.04, y), (x + 0.04, y + 0.03)], 0.01, (186, 140, 56), 0.5)
    pen.stroke([(0.24, 0.26), (0.5, 0.22)], 0.03, darker(own), 0.5)
    pen.shape([(-0.5, 0.42), (-0.44, 0.22), (0.26, 0.22), (0.32, 0.42)], own, middle(look))
    for y in (0.285, 0.355):
        pen.stroke([(-0.47, y), (0.29, y)], 0.012, darker(own), 0.4)
    for x in row(-0.3, 0.2, 3):
        pen.stroke([(x, 0.22), (x, 0.43)], 0.024, darker(own, 0.2), 0.5)
    spoked(pen, (-0.09, 0.19), 0.19, (104, 68, 46), 10, 0.18)


@motif
def sled(pen: Pen, look: Look) -> None:
    """A wooden sledge with upturned runners."""
    own = look.own((196, 66, 52))
    for x in (-0.28, 0.0, 0.2):
        pen.stroke([(x, 0.02), (x + 0.02, 0.2)], 0.034, (150, 100, 60), 0.5)
    pen.curve(
        [(-0.46, 0.02), (0.26, 0.018), (0.42, 0.07), (0.47, 0.2), (0.4, 0.3), (0.33, 0.25)], 0.04, (94, 84, 84), 0.5
    )
    pen.shape([(-0.44, 0.19), (-0.44, 0.235), (0.36, 0.235), (0.4, 0.19)], own, 0.85)
    pen.shape([(-0.44, 0.17), (-0.44, 0.195), (0.4, 0.195), (0.38, 0.17)], darker(own), 0.4)
    pen.curve([(0.36, 0.28), (0.3, 0.4), (0.16, 0.33), (0.04, 0.25)], 0.014, (226, 196, 140), 0.7)
    if look.is_snowy:
        pen.blob([(-0.4, 0.235), (-0.3, 0.27), (0.0, 0.265), (0.1, 0.235)], WHITE, 0.9)
