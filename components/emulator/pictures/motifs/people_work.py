"""People at work: fisherman, farmer, chef, doctor and miner."""

import math

from ..look import LAMP, Look
from ..palette import Colour, mix
from ..pen import Pen
from .figures import FORWARD, HIPS, RAISED, figure, wear_of
from .growth import fitted, shaded
from .limbs import band
from .props import STRAW, WOOD, beard, hat
from .registry import motif


@motif
@fitted(0.97)
def fisherman(pen: Pen, look: Look) -> None:
    """A fisherman in oilskins with his rod."""
    own = look.own((238, 190, 62))
    pen.curve([(0.2, 0.56), (0.42, 0.86), (0.6, 0.97)], 0.012, WOOD, 0.5)
    pen.stroke([(0.6, 0.97), (0.62, 0.1)], 0.004, (230, 234, 240), 0.8)
    pen.oval(0.62, 0.09, 0.016, 0.022, (222, 60, 50), 0.9)
    wear = wear_of(
        look,
        top=own,
        hem=0.3,
        flare=0.14,
        right=((0.095, 0.755), (0.16, 0.63), (0.24, 0.62)),
        style="short",
        shoes=(70, 82, 60),
    )
    figure(pen, look, wear)
    beard(pen, 0.0, 0.895, 1.0, (214, 210, 204), 0.02)
    hat(pen, look, own, 0.0, 0.9, 1.0, 0.1, 0.06)
    shaded(pen, look, [(-0.3, 0.17), (-0.16, 0.17), (-0.18, 0.0), (-0.28, 0.0)], (112, 132, 150), -0.22)
    pen.curve([(-0.3, 0.16), (-0.23, 0.27), (-0.16, 0.16)], 0.008, (90, 100, 112), 0.6)


@motif
def farmer(pen: Pen, look: Look) -> None:
    """A farmer with straw hat, dungarees and fork."""
    pen.stroke([(0.25, 0.9), (0.27, 0.0)], 0.016, WOOD, 0.5)
    for x in (0.2, 0.25, 0.3):
        pen.stroke([(0.25, 0.86), (x, 0.88), (x, 0.99)], 0.01, (130, 136, 146), 0.6)
    denim: Colour = (70, 104, 156)
    figure(pen, look, wear_of(look, top=look.own((206, 78, 62)), bottom=denim, right=FORWARD, style="short"))
    shaded(pen, look, [(-0.062, 0.7), (0.062, 0.7), (0.095, 0.46), (-0.095, 0.46)], denim, 0.02)
    for side in (-1, 1):
        pen.stroke([(side * 0.05, 0.69), (side * 0.06, 0.8)], 0.02, denim, 0.6)
    pen.box(-0.035, 0.59, 0.035, 0.65, mix(denim, (30, 40, 80), 0.3), 0.6)
    hat(pen, look, STRAW, 0.0, 0.9, 1.0, 0.14, 0.07)


@motif
@fitted(0.93)
def chef(pen: Pen, look: Look) -> None:
    """A cook in white with a tall hat and a spoon."""
    white = look.own((250, 248, 244))
    pen.stroke([(0.235, 0.87), (0.25, 0.98)], 0.014, WOOD, 0.6)
    pen.oval(0.253, 0.98, 0.026, 0.034, WOOD, 0.7)
    figure(pen, look, wear_of(look, top=white, hem=0.42, flare=0.12, right=RAISED, left=HIPS, style="short", waist=0.1))
    pen.shape([(-0.05, 0.81), (0.05, 0.81), (0.0, 0.76)], (212, 60, 56), 0.8)
    for y in (0.72, 0.66, 0.6, 0.54):
        for x in (-0.03, 0.03):
            pen.oval(x, y, 0.009, 0.009, (90, 90, 100), 0.6)
    pen.box(-0.056, 0.93, 0.06, 0.985, white, 0.7)
    for x, y, radius in ((-0.05, 1.01, 0.042), (0.05, 1.01, 0.044), (0.0, 1.035, 0.05)):
        pen.oval(x, y, radius, radius * 0.9, white, 0.9 if x < 0.04 else 0.6)
    pen.curve([(-0.03, 0.868), (0.012, 0.876), (0.045, 0.868)], 0.012, (70, 46, 40), 0.5)


@motif
def doctor(pen: Pen, look: Look) -> None:
    """A doctor in a white coat with a stethoscope."""
    chance = look.chance.child("doctor")
    white = (248, 250, 252)
    wear = wear_of(
        look,
        top=white,
        hem=0.28,
        flare=0.14,
        style=chance.pick(("short", "bun", "bob")),
        bottom=look.own((70, 120, 160)),
        right=HIPS,
        waist=0.09,
    )
    figure(pen, look, wear)
    pen.shape([(-0.03, 0.808), (0.03, 0.808), (0.0, 0.68)], wear.bottom, 0.8)
    pen.stroke([(0.0, 0.68), (0.0, 0.28)], 0.006, (176, 188, 204), 0.6)
    pen.curve([(-0.045, 0.8), (-0.055, 0.7), (0.0, 0.65), (0.05, 0.69), (0.045, 0.8)], 0.01, (60, 70, 88), 0.5)
    pen.oval(0.0, 0.64, 0.018, 0.018, (120, 132, 150), 0.8)
    pen.box(0.04, 0.68, 0.075, 0.69, (214, 60, 60), 0.9)
    pen.box(0.052, 0.667, 0.063, 0.703, (214, 60, 60), 0.9)


@motif
def miner(pen: Pen, look: Look) -> None:
    """A worker with helmet, lamp and pickaxe."""
    pen.stroke([(0.24, 0.56), (0.33, 0.92)], 0.018, WOOD, 0.5)
    pen.shape(band([(0.2, 0.9), (0.33, 0.95), (0.45, 0.86)], [0.012, 0.036, 0.012]), (134, 142, 154), 0.7)
    wear = wear_of(
        look,
        top=look.own((224, 128, 46)),
        bottom=(60, 74, 104),
        right=FORWARD,
        style="short",
        belt=(70, 56, 46),
        waist=0.1,
    )
    figure(pen, look, wear)
    for y in (0.66, 0.53):
        pen.shape([(-0.092, y), (0.092, y), (0.092, y + 0.024), (-0.092, y + 0.024)], (246, 238, 160), 0.9)
    dome = [(0.072 * math.cos(math.radians(d)), 0.92 + 0.07 * math.sin(math.radians(d))) for d in range(0, 181, 12)]
    shaded(pen, look, [(0.09, 0.915), *dome, (-0.075, 0.915)], (246, 200, 56), 0.02)
    pen.oval(0.03, 0.955, 0.018, 0.018, LAMP, None if look.has_lamps else 0.9)
    pen.lamp(0.03, 0.955, 0.2)
