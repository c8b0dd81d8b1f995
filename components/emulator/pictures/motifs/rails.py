"""Trains and trams."""

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import HUB, TYRE, WHITE, darker, middle, ring, row, soft_box
from .registry import motif

IRON: Colour = (46, 50, 60)
BRASS: Colour = (226, 176, 84)
CREAM: Colour = (246, 232, 200)
NOSE: tuple[Point, ...] = (
    (-0.5, 0.035), (-0.5, 0.17), (0.22, 0.17), (0.31, 0.162), (0.4, 0.13), (0.47, 0.085), (0.5, 0.05), (0.48, 0.03),
)  # fmt: skip


@motif
def train(pen: Pen, look: Look) -> None:
    """A steam engine with two coaches, and its plume."""
    own = look.own((176, 52, 46))
    for x in (-0.5, -0.205):
        _coach(pen, look, x, own)
    pen.box(-0.22, 0.05, 0.09, 0.065, IRON, 0.3)
    _smoke(pen)
    _engine(pen, look, own)


def _coach(pen: Pen, look: Look, left: float, own: Colour) -> None:
    """Draw one coach, 0.28 long."""
    right = left + 0.28
    pen.box(left + 0.01, 0.04, right - 0.01, 0.07, IRON, 0.3)
    pen.box(left, 0.065, right, 0.21, own, middle(look))
    pen.box(left, 0.12, right, 0.205, CREAM, middle(look))
    pen.shape([(left - 0.008, 0.205), (left + 0.02, 0.235), (right - 0.02, 0.235), (right + 0.008, 0.205)], IRON, 0.6)
    for x in row(left + 0.022, 0.062, 4):
        pen.shape(soft_box(x, 0.135, x + 0.046, 0.19, 0.01), *look.window((92, 124, 148)))
        pen.lamp(x + 0.023, 0.16, 0.07)
    for x in (left + 0.05, left + 0.1, right - 0.1, right - 0.05):
        _iron_wheel(pen, x, 0.024, (150, 150, 156))


def _iron_wheel(pen: Pen, x: float, radius: float, hub: Colour) -> None:
    pen.oval(x, radius, radius, radius, TYRE, 0.3)
    pen.oval(x, radius, radius * 0.6, radius * 0.6, hub, 0.5)
    pen.oval(x, radius, radius * 0.25, radius * 0.25, TYRE, 0.4)


def _smoke(pen: Pen) -> None:
    """Let a plume trail back from the chimney."""
    for x, y, size in (
        (0.375, 0.325, 0.028),
        (0.33, 0.36, 0.042),
        (0.26, 0.385, 0.055),
        (0.16, 0.4, 0.06),
        (0.05, 0.405, 0.05),
        (-0.05, 0.41, 0.035),
    ):
        pen.oval(x, y, size * 1.3, size * 0.82, (226, 228, 232), 0.7)
    for x, y, size in ((0.33, 0.368, 0.03), (0.25, 0.397, 0.04), (0.15, 0.412, 0.042), (0.05, 0.414, 0.03)):
        pen.oval(x, y, size * 1.3, size * 0.75, WHITE, 1.0)


def _engine(pen: Pen, look: Look, own: Colour) -> None:
    """Draw boiler, cab, chimney and wheels, from x 0.09 to 0.5."""
    pen.box(0.095, 0.055, 0.47, 0.09, darker(own, 0.2), 0.5)
    boiler = soft_box(0.18, 0.085, 0.452, 0.2, 0.02)
    pen.shape(boiler, IRON, 0.5)
    pen.box(0.19, 0.165, 0.445, 0.186, (112, 120, 134), 0.8)
    for x in (0.26, 0.33, 0.4):
        pen.box(x, 0.085, x + 0.01, 0.2, BRASS, 0.6)
    pen.shape([(0.362, 0.19), (0.366, 0.25), (0.352, 0.29), (0.418, 0.29), (0.404, 0.25), (0.408, 0.19)], IRON, 0.4)
    pen.box(0.348, 0.28, 0.422, 0.297, own, 0.7)
    pen.blob([(0.282, 0.195), (0.285, 0.23), (0.305, 0.24), (0.325, 0.23), (0.328, 0.195)], BRASS, 0.8)
    pen.box(0.1, 0.065, 0.2, 0.275, own, middle(look))
    pen.shape(soft_box(0.12, 0.18, 0.178, 0.25, 0.012), *look.window((92, 124, 148)))
    pen.shape([(0.08, 0.27), (0.1, 0.298), (0.205, 0.298), (0.22, 0.27)], IRON, 0.6)
    pen.shape([(0.44, 0.02), (0.44, 0.085), (0.47, 0.085), (0.505, 0.02)], darker(own, 0.1), 0.6)
    pen.oval(0.462, 0.205, 0.02, 0.02, BRASS, None if look.has_lamps else 0.9)
    pen.lamp(0.475, 0.205, 0.16)
    for x, radius in ((0.15, 0.045), (0.245, 0.045), (0.34, 0.045), (0.42, 0.028)):
        _iron_wheel(pen, x, radius, own)
    pen.stroke([(0.15, 0.035), (0.34, 0.035)], 0.012, HUB, 0.7)


@motif
def bullet_train(pen: Pen, look: Look) -> None:
    """A long-nosed fast train."""
    stripe = look.own((38, 104, 178))
    pen.box(-0.49, 0.008, 0.42, 0.045, IRON, 0.3)
    body = [*NOSE[:2], *bent(NOSE[2:])]
    pen.shape(body, WHITE, middle(look))
    with pen.within(body):
        pen.box(-0.6, 0.15, 0.3, 0.3, WHITE, 1.0)
        pen.shape([(-0.6, 0.05), (-0.6, 0.085), (0.3, 0.085), (0.52, 0.055), (0.52, 0.03), (0.3, 0.06)], stripe, 0.6)
    pen.shape(bent([(0.29, 0.125), (0.31, 0.155), (0.37, 0.138), (0.41, 0.114)]), *look.window((40, 52, 70)))
    for start in (-0.46, -0.12):
        for x in row(start, 0.048, 6):
            pen.shape(soft_box(x, 0.1, x + 0.034, 0.135, 0.008), *look.window((56, 74, 98)))
    for x in (-0.156, 0.194):
        pen.stroke([(x, 0.036), (x, 0.17)], 0.006, (176, 180, 186), 0.4)
        pen.shape(soft_box(x + 0.022, 0.06, x + 0.052, 0.145, 0.008), (196, 204, 212), 0.5)
    pen.shape([(0.45, 0.07), (0.475, 0.07), (0.455, 0.083)], (255, 240, 196), None if look.has_lamps else 0.9)
    for x in (-0.3, -0.1, 0.06):
        pen.lamp(x, 0.12, 0.16)
    for x in (-0.42, -0.36, -0.21, -0.09, 0.14, 0.3):
        _iron_wheel(pen, x, 0.024, (150, 150, 156))


@motif
def tram(pen: Pen, look: Look) -> None:
    """An old tram with its pantograph up."""
    own = look.own((44, 128, 108))
    pen.stroke([(-0.06, 0.52), (0.03, 0.6), (-0.06, 0.68)], 0.014, IRON, 0.4)
    pen.stroke([(-0.14, 0.685), (0.02, 0.685)], 0.016, IRON, 0.4)
    pen.box(-0.26, 0.02, 0.26, 0.12, IRON, 0.3)
    body = [(-0.5, 0.1), (-0.47, 0.49), (0.47, 0.49), (0.5, 0.1)]
    pen.shape(body, own, middle(look))
    with pen.within(body):
        pen.box(-0.6, 0.27, 0.6, 0.6, CREAM, middle(look))
        pen.box(-0.6, 0.16, 0.6, 0.175, BRASS, 0.7)
    pen.blob([(-0.49, 0.48), (-0.42, 0.53), (0.0, 0.55), (0.42, 0.53), (0.49, 0.48)], darker(own, 0.3), 0.7)
    for x in row(-0.32, 0.13, 5):
        pen.shape(soft_box(x, 0.29, x + 0.108, 0.44, 0.02), *look.window((100, 142, 164)))
        pen.lamp(x + 0.05, 0.36, 0.13)
    for left in (-0.45, 0.355):
        pen.box(left, 0.12, left + 0.095, 0.45, darker(own, 0.25), 0.5)
        pen.box(left + 0.015, 0.26, left + 0.08, 0.43, *look.window((100, 142, 164)))
    pen.oval(0.475, 0.2, 0.026, 0.032, (255, 240, 196), None if look.has_lamps else 0.9)
    pen.lamp(0.49, 0.2, 0.2)
    for x in (-0.17, 0.17):
        _iron_wheel(pen, x, 0.07, (150, 150, 156))
    ring(pen, (0.0, 0.22), 0.026, 0.012, BRASS, 0.8)
