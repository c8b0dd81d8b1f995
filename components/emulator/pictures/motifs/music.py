"""Instruments."""

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import BLACK, WHITE, darker, lighter, ring, row, soft_box, solid, two_sides
from .registry import motif

TIMBER: Colour = (164, 106, 66)
BRASS: Colour = (226, 178, 84)
VIOLIN: tuple[Point, ...] = (
    (0.0, 0.0), (0.14, 0.02), (0.2, 0.11), (0.19, 0.19), (0.12, 0.25), (0.125, 0.33), (0.17, 0.4),
    (0.15, 0.5), (0.05, 0.55), (-0.05, 0.55), (-0.15, 0.5), (-0.17, 0.4), (-0.125, 0.33), (-0.12, 0.25),
    (-0.19, 0.19), (-0.2, 0.11), (-0.14, 0.02), (0.0, 0.0),
)  # fmt: skip
GUITAR: tuple[Point, ...] = (
    (0.0, 0.0), (0.15, 0.015), (0.215, 0.11), (0.2, 0.22), (0.13, 0.3), (0.15, 0.38), (0.15, 0.46),
    (0.06, 0.52), (0.0, 0.52), (-0.06, 0.52), (-0.15, 0.46), (-0.15, 0.38), (-0.13, 0.3), (-0.2, 0.22),
    (-0.215, 0.11), (-0.15, 0.015), (0.0, 0.0),
)  # fmt: skip


@motif
def piano(pen: Pen, look: Look) -> None:
    """A grand piano with its lid up."""
    own = look.own((40, 40, 48))
    for x in (-0.36, 0.1, 0.4):
        pen.shape([(x - 0.03, 0.3), (x - 0.015, 0.02), (x + 0.015, 0.02), (x + 0.03, 0.3)], own, 0.4)
        pen.oval(x, 0.02, 0.024, 0.022, BRASS, 0.6)
    lid = [(-0.22, 0.5), *bent([(-0.12, 0.9), (0.1, 0.94), (0.22, 0.84), (0.36, 0.8), (0.5, 0.66), (0.48, 0.5)])]
    pen.shape(lid, own, 0.9)
    pen.shape([(0.05, 0.5), (0.24, 0.74), (0.26, 0.73), (0.09, 0.5)], darker(BRASS, 0.2), 0.6)
    body = [
        (-0.3, 0.3),
        (-0.3, 0.5),
        *bent([(-0.3, 0.52), (0.3, 0.53), (0.48, 0.5)]),
        *bent([(0.48, 0.5), (0.5, 0.4), (0.44, 0.3)]),
    ]
    pen.shape(body, lighter(own, 0.12), 0.6)
    pen.stroke([(-0.22, 0.515), (0.47, 0.505)], 0.016, BRASS, 0.7)
    pen.shape([(-0.5, 0.3), (-0.5, 0.4), (-0.46, 0.43), (-0.28, 0.43), (-0.28, 0.3)], own, 0.7)
    pen.shape([(-0.49, 0.4), (-0.46, 0.45), (-0.3, 0.45), (-0.3, 0.4)], WHITE, 0.95)
    for x in row(-0.45, 0.035, 5):
        pen.shape([(x, 0.42), (x + 0.008, 0.45), (x + 0.022, 0.45), (x + 0.016, 0.42)], BLACK, 0.3)
    pen.shape([(-0.3, 0.52), (-0.36, 0.66), (-0.33, 0.66), (-0.26, 0.52)], lighter(own, 0.2), 0.7)


@motif
def guitar(pen: Pen, look: Look) -> None:
    """An acoustic guitar that stands upright."""
    own = look.own((206, 132, 64))
    body = bent(GUITAR)
    solid(pen, look, body, own, 0.7)
    pen.oval(0.0, 0.36, 0.078, 0.078, darker(own, 0.3), 0.6)
    pen.oval(0.0, 0.36, 0.062, 0.062, (50, 34, 28), 0.3)
    pen.box(-0.03, 0.38, 0.03, 0.84, (92, 58, 42), 0.5)
    for y in row(0.46, 0.05, 8):
        pen.stroke([(-0.03, y), (0.03, y)], 0.006, BRASS, 0.7)
    pen.shape([(-0.032, 0.83), (-0.055, 0.98), (0.055, 0.98), (0.032, 0.83)], (120, 76, 50), 0.6)
    for y in (0.87, 0.905, 0.94):
        for side in (-1, 1):
            pen.oval(side * 0.066, y, 0.016, 0.011, (232, 228, 216), 0.8)
    pen.shape(soft_box(-0.09, 0.12, 0.09, 0.155, 0.012), (92, 58, 42), 0.5)
    for x in row(-0.02, 0.0133, 4):
        pen.stroke([(x, 0.14), (x, 0.86)], 0.004, (244, 236, 214), 0.9)


@motif
def drum(pen: Pen, look: Look) -> None:
    """A round drum with two sticks."""
    own = look.own((206, 56, 50))
    solid(pen, look, [(-0.4, 0.1), (-0.4, 0.56), (0.4, 0.56), (0.4, 0.1), (0.2, 0.03), (-0.2, 0.03)], own)
    for x in row(-0.4, 0.2, 4):
        pen.stroke([(x, 0.54), (x + 0.1, 0.1), (x + 0.2, 0.54)], 0.014, WHITE, 0.8)
    pen.curve([(-0.41, 0.12), (-0.2, 0.04), (0.2, 0.04), (0.41, 0.12)], 0.06, BRASS, 0.6)
    pen.oval(0.0, 0.57, 0.42, 0.1, BRASS, 0.6)
    pen.oval(0.0, 0.585, 0.39, 0.085, (250, 242, 224), 0.9)
    for start, end in (((-0.46, 0.94), (0.02, 0.62)), ((0.48, 0.9), (0.12, 0.6))):
        pen.stroke([start, end], 0.03, TIMBER, 0.6)
        pen.oval(*end, 0.036, 0.032, lighter(TIMBER), 0.8)


@motif
def violin(pen: Pen, look: Look) -> None:
    """A violin with its bow."""
    own = look.own((176, 88, 44))
    pen.stroke([(0.33, 0.02), (0.3, 0.96)], 0.016, (96, 60, 40), 0.5)
    pen.stroke([(0.35, 0.05), (0.325, 0.93)], 0.008, WHITE, 0.9)
    body = bent(VIOLIN)
    solid(pen, look, body, own, 0.7)
    for side in (-1, 1):
        pen.curve(
            [(side * 0.1, 0.36), (side * 0.075, 0.32), (side * 0.09, 0.26), (side * 0.065, 0.22)], 0.014, BLACK, 0.3
        )
    pen.shape([(-0.025, 0.36), (-0.02, 0.86), (0.02, 0.86), (0.025, 0.36)], (44, 34, 32), 0.5)
    pen.shape([(-0.03, 0.04), (-0.045, 0.18), (0.045, 0.18), (0.03, 0.04)], (44, 34, 32), 0.4)
    pen.box(-0.06, 0.265, 0.06, 0.285, (232, 196, 140), 0.8)
    for x in (-0.012, 0.0, 0.012):
        pen.stroke([(x, 0.14), (x, 0.84)], 0.004, (240, 236, 224), 0.9)
    pen.shape([(-0.025, 0.85), (-0.03, 0.94), (0.03, 0.94), (0.025, 0.85)], own, 0.6)
    ring(pen, (0.0, 0.965), 0.022, 0.022, own, 0.6)
    for side, y in ((-1, 0.88), (1, 0.9), (-1, 0.92)):
        pen.stroke([(0.0, y), (side * 0.07, y)], 0.016, BLACK, 0.4)


@motif
def bell(pen: Pen, look: Look) -> None:
    """A bronze bell that hangs."""
    own = look.own((222, 168, 72))
    ring(pen, (0.0, 0.43), 0.05, 0.034, darker(own, 0.3), 0.5)
    pen.oval(0.0, -0.36, 0.08, 0.08, darker(own, 0.35), 0.5)
    body = [
        (-0.42, -0.32),
        *bent(
            [
                (-0.42, -0.32),
                (-0.3, -0.2),
                (-0.25, 0.1),
                (-0.16, 0.32),
                (0.0, 0.4),
                (0.16, 0.32),
                (0.25, 0.1),
                (0.3, -0.2),
                (0.42, -0.32),
            ]
        ),
    ]
    solid(pen, look, body, own)
    pen.curve([(-0.29, -0.14), (0.0, -0.17), (0.29, -0.14)], 0.018, darker(own, 0.25), 0.5)
    two_sides(pen, look, soft_box(-0.44, -0.36, 0.44, -0.29, 0.03), lighter(own, 0.1), 0.0)
