"""People known by what they do: astronaut, painter, musician, reader, detective and a walker in the rain."""

import math

from ..curves import Point, bent, circle, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .figures import JOINED, RAISED, Wear, arm, figure, wear_of
from .growth import inserted, shaded
from .limbs import band
from .props import WOOD, hat
from .registry import motif

SUIT: Colour = (240, 242, 246)
CHEST: tuple[Point, ...] = (
    (-0.16, 0.37), (-0.175, 0.5), (-0.165, 0.68), (-0.1, 0.73), (0.1, 0.73), (0.165, 0.68), (0.175, 0.5),
    (0.16, 0.37), (0.0, 0.34),
)  # fmt: skip


@motif
def astronaut(pen: Pen, look: Look) -> None:
    """An astronaut in a white suit, one hand raised."""
    own = look.own(SUIT)
    joint, accent = mix(own, (110, 124, 150), 0.45), (232, 112, 52)
    shaded(
        pen,
        look,
        rounded([(-0.2, 0.4), (-0.21, 0.78), (-0.12, 0.83), (0.12, 0.83), (0.21, 0.78), (0.2, 0.4)]),
        joint,
        0.05,
    )
    for side, light in ((-1, look.left), (1, look.right)):
        _suit_leg(pen, side, own, joint, light)
    shaded(
        pen,
        look,
        rounded(CHEST),
        own,
        0.06,
    )
    _suit_arm(pen, [(-0.15, 0.66), (-0.24, 0.52), (-0.22, 0.39)], own, joint, look.left)
    _suit_arm(pen, [(0.15, 0.66), (0.27, 0.64), (0.31, 0.81)], own, joint, look.right)
    pen.box(-0.085, 0.5, 0.085, 0.62, joint, 0.7)
    for x, tone in ((-0.055, accent), (0.0, (84, 150, 214)), (0.05, (246, 206, 84))):
        pen.oval(x, 0.585, 0.015, 0.015, tone, None if look.has_lamps else 0.8)
    pen.box(-0.065, 0.52, 0.065, 0.545, mix(joint, (40, 50, 80), 0.5), 0.6)
    pen.shape([(-0.163, 0.43), (0.163, 0.43), (0.16, 0.4), (-0.16, 0.4)], accent, 0.6)
    _helmet(pen, look, own, joint)


def _suit_leg(pen: Pen, side: int, own: Colour, joint: Colour, light: float) -> None:
    x = side * 0.09
    pen.shape(band([(side * 0.075, 0.4), (side * 0.085, 0.22), (x, 0.09)], [0.15, 0.135, 0.125]), own, light)
    pen.shape([(x - 0.068, 0.25), (x + 0.062, 0.25), (x + 0.062, 0.22), (x - 0.066, 0.22)], joint, light)
    pen.blob([(x - 0.08, 0.0), (x - 0.075, 0.08), (x + 0.06, 0.09), (x + 0.1, 0.03), (x + 0.09, 0.0)], joint, light)


def _suit_arm(pen: Pen, points: list[Point], own: Colour, joint: Colour, light: float) -> None:
    pen.shape(band(points, [0.13, 0.11, 0.095]), own, light)
    pen.shape(band(bent(points, 8)[6:9], [0.112, 0.112, 0.112], 3), joint, light)
    pen.oval(*points[-1], 0.058, 0.06, joint, light)


def _helmet(pen: Pen, look: Look, own: Colour, joint: Colour) -> None:
    """Draw the round helmet and its golden visor that mirrors the sky."""
    pen.oval(0.0, 0.725, 0.125, 0.035, joint, 0.6)
    shaded(pen, look, circle(0.0, 0.84, 0.165, 0.16), own, 0.07)
    pen.oval(0.015, 0.835, 0.128, 0.112, joint, 0.5)
    pen.oval(0.015, 0.835, 0.117, 0.101, (40, 52, 84), 0.6)
    visor = circle(0.015, 0.835, 0.117, 0.101)
    pen.shape([(x, min(y, 0.812 + 0.1 * (x - 0.015))) for x, y in visor], (206, 140, 62), 0.7)
    pen.shape([(x, min(y, 0.776 + 0.14 * (x - 0.015))) for x, y in visor], (238, 184, 92), 0.9)
    pen.shape(band([(-0.06, 0.85), (-0.045, 0.89), (0.0, 0.912)], [0.012, 0.022, 0.01]), (246, 250, 255), 1.0)
    for side in (-1, 1):
        pen.oval(side * 0.163, 0.835, 0.022, 0.04, joint, 0.7)


@motif
def painter(pen: Pen, look: Look) -> None:
    """A painter with beret at an easel."""
    for x in (0.2, 0.5):
        pen.stroke([(0.35, 0.92), (x, 0.0)], 0.016, WOOD, 0.5)
    pen.box(0.19, 0.4, 0.53, 0.8, (250, 248, 240), 0.9)
    pen.box(0.21, 0.42, 0.51, 0.78, (170, 208, 228), 0.9)
    pen.shape([(0.21, 0.42), (0.21, 0.54), (0.3, 0.62), (0.4, 0.52), (0.51, 0.58), (0.51, 0.42)], (112, 158, 106), 0.8)
    pen.oval(0.43, 0.7, 0.036, 0.036, (250, 200, 90), 0.9)
    pen.box(0.17, 0.38, 0.55, 0.4, WOOD, 0.6)
    wear = wear_of(
        look,
        top=look.own((84, 112, 168)),
        hem=0.36,
        flare=0.14,
        right=((0.08, 0.755), (0.1, 0.64), (0.19, 0.66)),
        style="bob",
    )
    _shifted(pen, look, wear, -0.12)
    pen.stroke([(0.06, 0.65), (0.19, 0.7)], 0.01, (90, 60, 44), 0.5)
    pen.blob([(-0.2, 0.93), (-0.215, 0.97), (-0.13, 1.0), (-0.05, 0.975), (-0.055, 0.935)], (196, 52, 56), 0.7)
    pen.oval(-0.26, 0.5, 0.08, 0.05, (206, 164, 110), 0.8)
    for at, tone in enumerate(((222, 60, 54), (246, 200, 72), (70, 130, 200), (90, 160, 90))):
        pen.oval(-0.31 + at * 0.034, 0.515 - 0.012 * (at % 2), 0.013, 0.011, tone, 0.9)


def _shifted(pen: Pen, look: Look, wear: Wear, x: float) -> None:
    """Draw a figure to the side of the origin."""
    inserted(pen, look, lambda inner, own: figure(inner, own, wear), x, 0.0, 1.0)


@motif
def musician(pen: Pen, look: Look) -> None:
    """A musician with a guitar."""
    wear = wear_of(
        look, right=((0.095, 0.755), (0.17, 0.63), (0.05, 0.57)), left=((0.095, 0.755), (0.2, 0.66), (0.19, 0.72))
    )
    figure(pen, look, wear)
    amber: Colour = (206, 126, 54)
    pen.stroke([(-0.3, 0.76), (0.02, 0.56)], 0.026, (96, 62, 44), 0.5)
    pen.shape(band([(-0.34, 0.785), (-0.28, 0.748)], [0.045, 0.04]), (70, 46, 36), 0.5)
    for x, y, rx, light in ((0.12, 0.5, 0.11, 0.7), (0.02, 0.56, 0.08, 0.85)):
        pen.oval(x, y, rx, rx * 0.95, amber, light)
    pen.oval(0.055, 0.54, 0.032, 0.032, (66, 40, 30), 0.4)
    pen.stroke([(-0.28, 0.755), (0.13, 0.5)], 0.005, (244, 236, 214), 0.9)
    arm(pen, look, [(0.095, 0.755), (0.19, 0.62), (0.085, 0.55)], wear, look.right)
    pen.oval(-0.19, 0.715, 0.026, 0.026, wear.skin, look.left)


@motif
def reader(pen: Pen, look: Look) -> None:
    """A person with an open book."""
    wear = wear_of(
        look,
        left=JOINED,
        right=JOINED,
        style=look.chance.child("reader").pick(("long", "short", "bob")),
        hem=0.3,
        flare=0.14,
    )
    figure(pen, look, wear)
    for side, light in ((-1, 0.95), (1, 0.75)):
        pen.shape([(0.0, 0.57), (side * 0.12, 0.61), (side * 0.12, 0.71), (0.0, 0.67)], (250, 246, 234), light)
        pen.shape([(0.0, 0.57), (side * 0.12, 0.61), (side * 0.12, 0.6), (0.0, 0.555)], (172, 62, 54), light)
    for side in (-1, 1):
        pen.oval(side * 0.07, 0.59, 0.022, 0.02, wear.skin, 0.6)


@motif
def detective(pen: Pen, look: Look) -> None:
    """A detective in trench coat and hat with a magnifying glass."""
    own = look.own((190, 158, 112))
    figure(
        pen,
        look,
        wear_of(
            look,
            top=own,
            hem=0.22,
            flare=0.15,
            belt=mix(own, (60, 40, 30), 0.5),
            right=RAISED,
            style="short",
            shoulder=0.115,
            waist=0.09,
        ),
    )
    for side, light in ((-1, look.left), (1, look.right)):
        pen.shape(
            [(side * 0.015, 0.8), (side * 0.07, 0.83), (side * 0.09, 0.75), (0.0, 0.68)],
            mix(own, (80, 50, 30), 0.25),
            light,
        )
    hat(pen, look, (110, 84, 66), 0.0, 0.905, 1.0, 0.105, 0.075)
    pen.stroke([(0.235, 0.85), (0.25, 0.92)], 0.018, (70, 50, 44), 0.5)
    pen.oval(0.262, 0.965, 0.056, 0.056, (84, 62, 50), 0.5)
    pen.oval(0.262, 0.965, 0.043, 0.043, (196, 226, 240), 0.95)


@motif
def umbrella_walker(pen: Pen, look: Look) -> None:
    """A walker under an umbrella."""
    own = look.own((214, 64, 62))
    wear = wear_of(
        look, top=(84, 98, 130), hem=0.27, flare=0.14, style="bob", right=((0.095, 0.755), (0.15, 0.64), (0.12, 0.7))
    )
    inserted(pen, look, lambda inner, one: figure(inner, one, wear), 0.0, 0.0, 0.84)
    pen.stroke([(0.1, 0.56), (0.1, 0.97)], 0.01, (90, 74, 66), 0.5)
    top = [(0.1 + 0.34 * math.cos(math.radians(d)), 0.8 + 0.2 * math.sin(math.radians(d))) for d in range(0, 181, 9)]
    hem: list[Point] = []
    for at in range(5):
        hem += [(-0.24 + at * 0.136, 0.8), (-0.172 + at * 0.136, 0.825)]
    shaded(pen, look, [*top, *hem[1:]], own, 0.12)
    for x in (-0.035, 0.1, 0.235):
        pen.stroke([(0.1, 1.0), (x, 0.81)], 0.005, mix(own, (60, 10, 30), 0.4), 0.5)
