"""Animals of the farm."""

import math

from ..curves import Point, rounded
from ..look import Look
from ..palette import Colour, light_of
from ..pen import Pen
from .limbs import BLACK, WHITE, band
from .quadrupeds import HORN, Leg, dim, gaze, hide, leg, middle, pale, peak, skin
from .registry import motif

COW: tuple[Point, ...] = (
    (-0.42, 0.48), (-0.415, 0.6), (-0.35, 0.645), (-0.1, 0.62), (0.08, 0.635), (0.18, 0.665), (0.27, 0.7),
    (0.34, 0.66), (0.33, 0.54), (0.3, 0.44), (0.24, 0.33), (0.12, 0.27), (-0.06, 0.255), (-0.24, 0.28), (-0.36, 0.32),
    (-0.42, 0.4),
)  # fmt: skip
COW_HEAD: tuple[Point, ...] = (
    (0.25, 0.68), (0.3, 0.745), (0.37, 0.745), (0.42, 0.67), (0.475, 0.56), (0.495, 0.49), (0.45, 0.445), (0.39, 0.46),
    (0.34, 0.53), (0.28, 0.58),
)  # fmt: skip

HERD: tuple[tuple[Colour, Colour], ...] = (
    ((250, 246, 238), (56, 50, 52)), ((250, 246, 238), (56, 50, 52)), ((250, 246, 238), (160, 96, 62)),
)  # fmt: skip


def quartet(pen: Pen, fore: float, hind: float, one: Leg, colour: Colour, is_far: bool, shift: float = 0.08) -> None:
    """Draw the two legs of the far side, or of the near one, shaped as one is."""
    for x, is_hind in ((fore, False), (hind, True)):
        at = x + (shift if is_far else 0.0)
        lean = 0.1 if is_far else one.lean
        leg(
            pen,
            Leg(x=at, top=one.top, lean=lean, thick=one.thick, is_hind=is_hind, foot=one.foot, has_hoof=one.has_hoof),
            colour, is_far,
        )  # fmt: skip


@motif
def cow(pen: Pen, look: Look) -> None:
    """A cow with patches, horns and an udder."""
    ground, patch = look.chance.child("cow").pick(HERD)
    if look.asked is not None:
        ground, patch = look.asked, pale(look.asked, 0.75)
        if light_of(look.asked) > 0.75:
            patch = (56, 50, 52)
    light, shape = middle(pen), Leg(x=0, top=0.34, thick=0.8, has_hoof=True, lean=-0.03)
    pen.shape(band([(-0.4, 0.6), (-0.46, 0.52), (-0.455, 0.34)], [0.03, 0.025, 0.02]), ground, light * 0.8)
    pen.blob([(-0.475, 0.36), (-0.44, 0.36), (-0.44, 0.24), (-0.48, 0.26)], patch, light * 0.8)
    quartet(pen, 0.16, -0.3, shape, ground, True)
    pen.blob([(-0.25, 0.32), (-0.1, 0.3), (-0.1, 0.23), (-0.16, 0.2), (-0.24, 0.23)], (240, 178, 168), light * 0.8)
    trunk = rounded(COW)
    hide(pen, trunk, ground, 0.045)
    quartet(pen, 0.18, -0.33, shape, ground, False)
    with pen.within(trunk):
        pen.blob([(-0.38, 0.7), (-0.16, 0.7), (-0.14, 0.52), (-0.24, 0.42), (-0.36, 0.46)], patch, light)
        pen.blob([(-0.02, 0.66), (0.14, 0.68), (0.16, 0.5), (0.06, 0.4), (-0.04, 0.48)], patch, light)
        pen.blob([(-0.12, 0.36), (0.02, 0.34), (0.0, 0.22), (-0.14, 0.22)], patch, light * 0.8)
    _cow_head(pen, ground, patch)


def _cow_head(pen: Pen, ground: Colour, patch: Colour) -> None:
    light, head = middle(pen), rounded(COW_HEAD)
    pen.shape(band([(0.35, 0.74), (0.39, 0.78), (0.4, 0.84)], [0.035, 0.03, 0.008]), HORN, light * 0.7)
    hide(pen, head, patch if patch[0] < 200 else ground, 0.025)
    with pen.within(head):
        pen.shape([(0.36, 0.78), (0.43, 0.7), (0.46, 0.56), (0.4, 0.56)], pale(ground, 0.6), light)
        pen.oval(0.455, 0.48, 0.075, 0.065, (240, 186, 172), light + 0.1)
    pen.shape(band([(0.29, 0.73), (0.28, 0.79), (0.32, 0.85)], [0.04, 0.032, 0.008]), HORN, light)
    pen.blob(
        [(0.28, 0.72), (0.23, 0.74), (0.15, 0.71), (0.16, 0.67), (0.24, 0.66)], patch if patch[0] < 200 else ground,
        light * 0.9,
    )  # fmt: skip
    pen.oval(0.465, 0.495, 0.01, 0.014, (150, 92, 88), 0.3)
    gaze(pen, 0.362, 0.66, 0.019, None if light_enough(patch) else (90, 66, 54))


def light_enough(colour: Colour) -> bool:
    """Tell whether a dark eye shows on a colour."""
    return sum(colour) > 300


@motif
def buffalo(pen: Pen, look: Look) -> None:
    """A water buffalo with sweeping horns."""
    own = look.pick((96, 92, 98), (84, 74, 72))
    light, shape = middle(pen), Leg(x=0, top=0.34, thick=0.95, has_hoof=True, lean=-0.03)
    pen.shape(band([(-0.4, 0.6), (-0.46, 0.5), (-0.455, 0.32)], [0.03, 0.025, 0.02]), own, light * 0.8)
    pen.blob([(-0.475, 0.34), (-0.44, 0.34), (-0.44, 0.22), (-0.48, 0.24)], dim(own, 0.4), light * 0.8)
    quartet(pen, 0.16, -0.3, shape, own, True)
    pen.shape(band(SWEEP[1], [0.06, 0.05, 0.035, 0.008]), dim(HORN, 0.45), light * 0.6)
    skin(pen, [(x, y + max(0.0, 0.06 - (x - 0.12) ** 2) if y > 0.55 else y) for x, y in COW], own, 0.045)
    quartet(pen, 0.18, -0.33, shape, own, False)
    skin(pen, COW_HEAD, own, 0.025)
    pen.oval(0.455, 0.475, 0.055, 0.05, dim(own, 0.3), light)
    pen.oval(0.468, 0.495, 0.01, 0.014, BLACK, 0.2)
    pen.blob([(0.28, 0.68), (0.23, 0.68), (0.15, 0.63), (0.17, 0.6), (0.25, 0.62)], dim(own, 0.15), light * 0.9)
    pen.shape(band(SWEEP[0], [0.075, 0.06, 0.045, 0.008]), dim(HORN, 0.3), light)
    gaze(pen, 0.365, 0.65, 0.019, (120, 88, 66))


SWEEP: tuple[tuple[Point, ...], ...] = (
    ((0.31, 0.73), (0.22, 0.77), (0.15, 0.85), (0.17, 0.95)), ((0.35, 0.74), (0.45, 0.79), (0.5, 0.87), (0.46, 0.96)),
)  # fmt: skip


@motif
def sheep(pen: Pen, look: Look) -> None:
    """A woolly sheep."""
    wool = look.own((248, 242, 230))
    face = look.chance.child("face").pick(((62, 56, 58), (226, 204, 180)))
    light, shape = middle(pen), Leg(x=0, top=0.27, thick=0.62, has_hoof=True, lean=0.0)
    quartet(pen, 0.16, -0.24, shape, face, True, 0.07)
    quartet(pen, 0.15, -0.26, shape, face, False)
    ring = [(0.42 * math.cos(a), 0.45 + 0.22 * math.sin(a)) for a in (math.tau * k / 13 for k in range(13))]
    pen.oval(-0.44, 0.46, 0.07, 0.08, wool, light * 0.8)
    for x, y in ring:
        pen.oval(x * 0.9 - 0.06, y, 0.12, 0.12, wool, light if y > 0.42 else light * 0.5)
    pen.oval(-0.06, 0.5, 0.4, 0.22, wool, light)
    pen.oval(-0.06, 0.46, 0.36, 0.2, wool, light)
    for x, y in ((-0.24, 0.5), (-0.02, 0.58), (-0.08, 0.4), (0.14, 0.46), (-0.3, 0.38)):
        pen.curve([(x - 0.05, y), (x, y + 0.03), (x + 0.05, y), (x + 0.035, y - 0.03)], 0.012, dim(wool, 0.2), light)
    skin(
        pen, [(0.26, 0.66), (0.34, 0.72), (0.42, 0.68), (0.47, 0.56), (0.49, 0.47), (0.44, 0.42), (0.37, 0.44),
        (0.29, 0.53)], face, 0.025,
    )  # fmt: skip
    pen.blob([(0.3, 0.67), (0.24, 0.66), (0.18, 0.58), (0.22, 0.55), (0.3, 0.6)], dim(face, 0.15), light)
    for x, y in ((0.27, 0.7), (0.33, 0.75), (0.4, 0.73)):
        pen.oval(x, y, 0.06, 0.05, wool, light + 0.1)
    gaze(pen, 0.395, 0.6, 0.018, WHITE if not light_enough(face) else None)
    pen.curve(
        [(0.475, 0.47), (0.45, 0.455), (0.42, 0.47)], 0.008, dim(face, 0.5) if light_enough(face) else pale(face, 0.4),
        0.4,
    )  # fmt: skip


PIG: tuple[Point, ...] = (
    (-0.4, 0.36), (-0.36, 0.5), (-0.2, 0.58), (0.02, 0.58), (0.2, 0.56), (0.32, 0.54), (0.4, 0.46), (0.47, 0.4),
    (0.47, 0.27), (0.38, 0.22), (0.28, 0.18), (0.1, 0.14), (-0.14, 0.14), (-0.32, 0.18), (-0.4, 0.26),
)  # fmt: skip


@motif
def pig(pen: Pen, look: Look) -> None:
    """A pink pig with a snout and a curly tail."""
    _pig(pen, look.own((242, 172, 168)))


@motif
def boar(pen: Pen, look: Look) -> None:
    """A wild boar with bristles and a tusk."""
    own, light = look.own((112, 88, 74)), middle(pen)
    for at in range(12):
        x = -0.3 + at * 0.045
        y = 0.575 - (x - 0.0) ** 2 * 0.55
        pen.shape([(x - 0.03, y - 0.06), (x - 0.02, y + 0.06), (x + 0.03, y - 0.05)], dim(own, 0.4), light)
    _pig(pen, own)
    pen.shape(band([(0.4, 0.26), (0.425, 0.3), (0.415, 0.35)], [0.03, 0.024, 0.006]), (250, 244, 228), 0.8)


def _pig(pen: Pen, own: Colour) -> None:
    light, shape = middle(pen), Leg(x=0, top=0.22, thick=0.95, has_hoof=True, foot=(150, 96, 92))
    pen.curve(
        [(-0.38, 0.4), (-0.45, 0.42), (-0.49, 0.47), (-0.45, 0.5), (-0.42, 0.46), (-0.46, 0.42), (-0.5, 0.4)], 0.022,
        own, light,
    )  # fmt: skip
    quartet(pen, 0.2, -0.26, shape, own, True)
    peak(pen, (0.24, 0.55), (0.36, 0.68), (0.36, 0.53), dim(own, 0.15), light * 0.7)
    skin(pen, PIG, own, 0.05)
    quartet(pen, 0.17, -0.28, shape, own, False)
    pen.oval(0.468, 0.335, 0.032, 0.072, dim(own, 0.12), light)
    for y in (0.31, 0.36):
        pen.oval(0.474, y, 0.01, 0.015, (150, 82, 84), 0.3)
    pen.curve([(0.44, 0.25), (0.39, 0.25), (0.35, 0.28)], 0.011, dim(own, 0.4), 0.4)
    peak(pen, (0.13, 0.53), (0.24, 0.7), (0.28, 0.54), dim(own, 0.06), light, 0.35)
    peak(pen, (0.17, 0.56), (0.235, 0.65), (0.255, 0.56), dim(own, 0.22), light, 0.2)
    gaze(pen, 0.34, 0.425, 0.021)


GOAT: tuple[Point, ...] = (
    (-0.38, 0.5), (-0.34, 0.57), (-0.14, 0.565), (0.04, 0.57), (0.14, 0.63), (0.2, 0.73), (0.24, 0.79), (0.31, 0.8),
    (0.38, 0.73), (0.45, 0.66), (0.45, 0.615), (0.38, 0.605), (0.31, 0.61), (0.28, 0.53), (0.25, 0.41), (0.14, 0.32),
    (-0.06, 0.3), (-0.26, 0.32), (-0.36, 0.38),
)  # fmt: skip


@motif
def goat(pen: Pen, look: Look) -> None:
    """A goat with curved horns and a beard."""
    coat = look.pick((244, 238, 226), (176, 138, 106), (236, 228, 214))
    beard = pale(coat, 0.3) if light_enough(coat) else coat
    light, shape = middle(pen), Leg(x=0, top=0.37, thick=0.62, has_hoof=True)
    peak(pen, (-0.38, 0.52), (-0.47, 0.64), (-0.33, 0.57), coat, light * 0.8)
    quartet(pen, 0.17, -0.26, shape, coat, True)
    pen.shape(band([(0.3, 0.79), (0.28, 0.92), (0.18, 0.98)], [0.05, 0.04, 0.01]), dim(HORN, 0.35), light * 0.6)
    skin(pen, GOAT, coat, 0.035)
    quartet(pen, 0.16, -0.29, shape, coat, False)
    pen.shape(band([(0.26, 0.79), (0.22, 0.9), (0.1, 0.95)], [0.055, 0.045, 0.01]), dim(HORN, 0.2), light)
    for x, y in ((0.24, 0.83), (0.21, 0.88), (0.16, 0.92)):
        pen.stroke([(x - 0.02, y - 0.012), (x + 0.02, y + 0.014)], 0.008, dim(HORN, 0.45), light)
    pen.blob([(0.37, 0.61), (0.43, 0.61), (0.42, 0.54), (0.38, 0.46), (0.36, 0.54)], beard, light)
    pen.blob([(0.24, 0.76), (0.18, 0.76), (0.1, 0.69), (0.13, 0.67), (0.22, 0.71)], dim(coat, 0.12), light)
    gaze(pen, 0.315, 0.735, 0.018, (222, 184, 84))
    pen.oval(0.442, 0.65, 0.009, 0.008, BLACK, 0.3)
    pen.curve([(0.44, 0.628), (0.41, 0.632), (0.39, 0.64)], 0.007, dim(coat, 0.5), 0.3)


ALPACA: tuple[Point, ...] = (
    (-0.34, 0.46), (-0.3, 0.56), (-0.16, 0.58), (0.0, 0.56), (0.06, 0.64), (0.08, 0.76), (0.12, 0.84), (0.26, 0.84),
    (0.29, 0.76), (0.28, 0.6), (0.26, 0.42), (0.18, 0.3), (0.0, 0.27), (-0.18, 0.28), (-0.31, 0.33),
)  # fmt: skip


@motif
def alpaca(pen: Pen, look: Look) -> None:
    """An alpaca with a long woolly neck and a tuft."""
    wool = look.pick((246, 234, 214), (190, 144, 104), (250, 246, 238))
    light, shape = middle(pen), Leg(x=0, top=0.33, thick=0.8, has_hoof=True)
    pen.oval(-0.34, 0.5, 0.06, 0.07, wool, light * 0.8)
    quartet(pen, 0.13, -0.23, shape, wool, True)
    skin(pen, ALPACA, wool, 0.045)
    quartet(pen, 0.13, -0.25, shape, wool, False)
    peak(pen, (0.2, 0.9), (0.24, 1.02), (0.27, 0.9), dim(wool, 0.15), light * 0.7, 0.4)
    skin(
        pen, [(0.1, 0.86), (0.16, 0.92), (0.26, 0.91), (0.34, 0.86), (0.4, 0.83), (0.4, 0.785), (0.32, 0.76),
        (0.2, 0.76)], pale(wool, 0.2), 0.025,
    )  # fmt: skip
    peak(pen, (0.1, 0.89), (0.1, 1.02), (0.17, 0.91), wool, light, 0.4)
    for x, y in ((0.14, 0.92), (0.2, 0.94), (0.26, 0.92)):
        pen.oval(x, y, 0.05, 0.045, wool, light + 0.05)
    gaze(pen, 0.275, 0.86, 0.02)
    pen.oval(0.395, 0.825, 0.014, 0.01, dim(wool, 0.6), 0.3)
    pen.curve([(0.39, 0.795), (0.36, 0.79), (0.34, 0.8)], 0.008, dim(wool, 0.5), 0.3)
