"""Cold-blooded animals of land and pond, and dinosaurs."""

import math

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .limbs import BLACK, WHITE, band
from .quadrupeds import dim, gaze, hide, middle, pale, skin
from .registry import motif

FROG: tuple[Point, ...] = (
    (0.44, 0.4), (0.36, 0.54), (0.2, 0.6), (0.02, 0.54), (-0.16, 0.42), (-0.32, 0.26), (-0.38, 0.1), (-0.26, 0.03),
    (0.0, 0.04), (0.2, 0.1), (0.36, 0.24), (0.44, 0.32),
)  # fmt: skip


@motif
def frog(pen: Pen, look: Look) -> None:
    """A sitting frog with raised eyes."""
    own, light = look.pick((106, 172, 72), (122, 184, 84)), middle(pen)
    cream = pale(own, 0.65)
    pen.shape(band([(0.2, 0.28), (0.31, 0.14), (0.29, 0.03)], [0.1, 0.075, 0.06]), own, light * 0.5)
    pen.oval(0.34, 0.57, 0.08, 0.085, dim(own, 0.12), light * 0.7)
    body = rounded(FROG)
    hide(pen, body, own, 0.045)
    with pen.within(body):
        pen.blob([(0.46, 0.37), (0.3, 0.36), (0.16, 0.28), (0.1, 0.06), (0.3, 0.06), (0.5, 0.28)], cream, light)
        for x, y, size in ((-0.06, 0.42, 0.032), (-0.16, 0.32, 0.028), (0.06, 0.48, 0.024), (-0.04, 0.31, 0.022)):
            pen.oval(x, y, size, size * 0.8, dim(own, 0.25), light)
    skin(
        pen, [(-0.4, 0.08), (-0.38, 0.24), (-0.24, 0.32), (-0.06, 0.24), (0.0, 0.12), (-0.08, 0.03), (-0.26, 0.0)],
        own, 0.03,
    )  # fmt: skip
    pen.curve([(-0.3, 0.12), (-0.18, 0.17), (-0.06, 0.14)], 0.014, dim(own, 0.3), light)
    _webbed(pen, -0.02, own)
    pen.shape(band([(0.12, 0.32), (0.19, 0.16), (0.14, 0.03)], [0.11, 0.085, 0.065]), own, light)
    _webbed(pen, 0.2, own)
    pen.oval(0.24, 0.58, 0.105, 0.108, own, light)
    pen.oval(0.25, 0.59, 0.078, 0.08, (250, 216, 96), 0.95)
    pen.oval(0.26, 0.59, 0.05, 0.042, BLACK, 0.2)
    pen.oval(0.28, 0.615, 0.018, 0.018, WHITE, 1.0)
    pen.curve([(0.44, 0.385), (0.36, 0.35), (0.24, 0.36), (0.16, 0.43)], 0.014, dim(own, 0.5), 0.3)
    pen.oval(0.425, 0.45, 0.009, 0.008, dim(own, 0.6), 0.3)


def _webbed(pen: Pen, x: float, own: Colour) -> None:
    for toe in (-0.1, -0.02, 0.06):
        pen.shape(band([(x - 0.06, 0.03), (x + toe, 0.02)], [0.045, 0.02]), own, middle(pen))
        pen.oval(x + toe, 0.018, 0.022, 0.018, own, middle(pen))


DOME: tuple[Point, ...] = (
    (-0.38, 0.16), (-0.36, 0.3), (-0.24, 0.46), (-0.04, 0.53), (0.14, 0.46), (0.25, 0.3), (0.27, 0.16),
)  # fmt: skip


@motif
def tortoise(pen: Pen, look: Look) -> None:
    """A tortoise with its domed shell."""
    shell, skin_own, light = look.pick((126, 108, 66), (96, 124, 76)), (158, 174, 96), middle(pen)
    for x, is_far in ((0.17, True), (-0.2, True), (0.1, False), (-0.28, False)):
        pen.blob(
            [(x - 0.06, 0.0), (x - 0.07, 0.16), (x + 0.06, 0.18), (x + 0.08, 0.06), (x + 0.07, 0.0)], skin_own,
            0.12 if is_far else light,
        )  # fmt: skip
    pen.shape([(-0.36, 0.18), (-0.46, 0.12), (-0.34, 0.12)], skin_own, light)
    pen.shape(band([(0.18, 0.2), (0.29, 0.24), (0.36, 0.34)], [0.14, 0.11, 0.12]), skin_own, light * 0.85)
    skin(
        pen, [(0.3, 0.34), (0.32, 0.43), (0.4, 0.45), (0.47, 0.41), (0.5, 0.35), (0.46, 0.3), (0.37, 0.28)], skin_own,
        0.02,
    )  # fmt: skip
    gaze(pen, 0.42, 0.385, 0.022)
    pen.curve([(0.49, 0.335), (0.45, 0.325), (0.41, 0.335)], 0.009, dim(skin_own, 0.5), 0.3)
    dome = [*bent(DOME), (0.0, 0.14)]
    hide(pen, dome, shell, 0.04)
    with pen.within(dome):
        for x, y, size in (
            (-0.05, 0.36, 0.1),
            (-0.24, 0.3, 0.085),
            (0.13, 0.3, 0.085),
            (-0.15, 0.19, 0.07),
            (0.04, 0.19, 0.07),
            (-0.32, 0.18, 0.06),
            (0.21, 0.18, 0.06),
            (-0.15, 0.47, 0.05),
            (0.06, 0.46, 0.05),
        ):
            six = [(x + size * math.cos(k * math.tau / 6), y + size * math.sin(k * math.tau / 6)) for k in range(6)]
            pen.shape(six, dim(shell, 0.3), light)
            pen.shape([(x + (px - x) * 0.62, y + 0.008 + (py - y) * 0.62) for px, py in six], pale(shell, 0.2), light)
    pen.shape(band([(-0.4, 0.14), (-0.06, 0.125), (0.29, 0.14)], [0.045, 0.06, 0.045]), pale(shell, 0.3), light)


@motif
def snake(pen: Pen, look: Look) -> None:
    """A coiled snake with its head raised and its tongue out."""
    own, light = look.pick((106, 150, 66), (176, 134, 70), (90, 144, 110)), middle(pen)
    mark = dim(own, 0.35)
    coils: tuple[tuple[list[Point], list[float]], ...] = (
        ([(-0.1, 0.08), (-0.3, 0.09), (-0.42, 0.06), (-0.5, 0.09)], [0.1, 0.08, 0.05, 0.01]), ([(-0.38, 0.13),
        (-0.2, 0.07), (0.1, 0.06), (0.34, 0.11), (0.36, 0.18)], [0.1, 0.12, 0.12, 0.11, 0.09]), ([(-0.38, 0.14),
        (-0.32, 0.24), (-0.1, 0.18), (0.14, 0.17), (0.3, 0.24), (0.3, 0.29)], [0.1, 0.11, 0.12, 0.12, 0.1, 0.08]),
        ([(-0.24, 0.26), (-0.2, 0.35), (-0.02, 0.31), (0.12, 0.32), (0.2, 0.42), (0.13, 0.56), (0.04, 0.68),
        (0.1, 0.82), (0.2, 0.87)], [0.09, 0.1, 0.12, 0.12, 0.115, 0.105, 0.1, 0.095, 0.1]),
    )  # fmt: skip
    for points, widths in coils:
        coil = band(points, widths)
        hide(pen, coil, own, 0.03)
        way = bent(points)
        for x, y in way[5:-5:7]:
            pen.shape([(x - 0.042, y), (x, y + 0.03), (x + 0.042, y), (x, y - 0.03)], mark, light)
    pen.curve([(0.4, 0.85), (0.46, 0.84), (0.5, 0.87)], 0.012, (206, 52, 60), 0.7)
    pen.curve([(0.46, 0.84), (0.5, 0.81)], 0.012, (206, 52, 60), 0.7)
    skin(
        pen, [(0.12, 0.86), (0.16, 0.94), (0.26, 0.955), (0.36, 0.91), (0.42, 0.86), (0.38, 0.82), (0.28, 0.8),
        (0.17, 0.8)], own, 0.02,
    )  # fmt: skip
    gaze(pen, 0.275, 0.9, 0.027, (244, 210, 84))
    pen.curve([(0.41, 0.85), (0.34, 0.838), (0.26, 0.845)], 0.009, mark, 0.3)


CROCODILE: tuple[Point, ...] = (
    (-0.52, 0.06), (-0.4, 0.13), (-0.26, 0.2), (-0.1, 0.25), (0.08, 0.25), (0.18, 0.24), (0.23, 0.29), (0.28, 0.27),
    (0.34, 0.22), (0.44, 0.19), (0.49, 0.205), (0.52, 0.17), (0.49, 0.145), (0.34, 0.13), (0.22, 0.13), (0.1, 0.08),
    (-0.1, 0.06), (-0.28, 0.07), (-0.42, 0.04),
)  # fmt: skip


@motif
def crocodile(pen: Pen, look: Look) -> None:
    """A crocodile with its toothed jaws and ridged tail."""
    own, light = look.own((104, 134, 78)), middle(pen)
    for x in (0.16, -0.14):
        pen.shape(band([(x, 0.14), (x + 0.05, 0.02)], [0.1, 0.05]), own, 0.12)
    for at in range(14):
        x = -0.44 + at * 0.044
        y = 0.25 - max(0.0, -0.1 - x) * 0.48
        pen.shape([(x - 0.024, y - 0.03), (x, y + 0.026), (x + 0.024, y - 0.02)], dim(own, 0.2), light)
    pen.shape([(0.22, 0.15), (0.3, 0.1), (0.47, 0.08), (0.5, 0.1), (0.46, 0.14)], pale(own, 0.25), light * 0.7)
    body = rounded(CROCODILE)
    hide(pen, body, own, 0.03)
    with pen.within(body):
        pen.blob([(0.3, 0.13), (0.0, 0.1), (-0.36, 0.07), (-0.3, 0.0), (0.2, 0.0)], pale(own, 0.45), light * 0.8)
        for row in range(3):
            for at in range(9):
                pen.oval(
                    -0.24 + at * 0.05 + row % 2 * 0.025, 0.22 - row * 0.042 - max(0, 2 - at) * 0.014, 0.013, 0.009,
                    dim(own, 0.22), light,
                )  # fmt: skip
    for at in range(6):
        x = 0.3 + at * 0.033
        pen.shape([(x, 0.142), (x + 0.011, 0.11), (x + 0.022, 0.142)], WHITE, 0.9)
    for x in (0.1, -0.22):
        pen.shape(band([(x, 0.14), (x - 0.03, 0.08), (x + 0.02, 0.025)], [0.1, 0.07, 0.05]), own, light)
        for toe in (0.0, 0.03, 0.06):
            pen.shape(band([(x + 0.01, 0.025), (x + 0.02 + toe, 0.012)], [0.03, 0.014]), own, light)
    pen.oval(0.235, 0.275, 0.036, 0.034, own, light)
    gaze(pen, 0.24, 0.272, 0.02, (236, 204, 82))
    pen.oval(0.49, 0.197, 0.01, 0.008, BLACK, 0.3)


LIZARD: tuple[Point, ...] = (
    (-0.12, 0.2), (0.0, 0.24), (0.14, 0.25), (0.24, 0.27), (0.3, 0.34), (0.38, 0.36), (0.46, 0.31), (0.5, 0.26),
    (0.46, 0.22), (0.36, 0.2), (0.26, 0.16), (0.1, 0.1), (-0.1, 0.1),
)  # fmt: skip


@motif
def lizard(pen: Pen, look: Look) -> None:
    """A lizard with a long curled tail."""
    own, light = look.pick((116, 168, 84), (96, 164, 132), (190, 150, 90)), middle(pen)
    for x in (0.22, -0.04):
        pen.shape(band([(x, 0.16), (x + 0.09, 0.12), (x + 0.07, 0.02)], [0.07, 0.05, 0.04]), own, 0.12)
    tail = [(-0.06, 0.15), (-0.24, 0.1), (-0.4, 0.08), (-0.49, 0.18), (-0.42, 0.28), (-0.34, 0.22), (-0.39, 0.18)]
    pen.shape(band(tail, [0.12, 0.09, 0.065, 0.055, 0.045, 0.032, 0.016]), own, light * 0.85)
    body = rounded(LIZARD)
    hide(pen, body, own, 0.03)
    with pen.within(body):
        pen.blob([(0.5, 0.24), (0.36, 0.24), (0.24, 0.16), (0.0, 0.13), (0.0, 0.0), (0.4, 0.1)], pale(own, 0.5), light)
        for at in range(6):
            pen.oval(-0.08 + at * 0.06, 0.2 + at * 0.008, 0.017, 0.013, dim(own, 0.3), light)
    for x in (0.15, -0.1):
        pen.shape(band([(x, 0.16), (x - 0.07, 0.12), (x - 0.01, 0.03)], [0.08, 0.055, 0.04]), own, light)
        for toe in (-0.02, 0.02, 0.06):
            pen.shape(band([(x - 0.01, 0.03), (x + toe, 0.012)], [0.03, 0.018]), own, light)
    gaze(pen, 0.385, 0.305, 0.028, (244, 214, 96))
    pen.curve([(0.49, 0.255), (0.43, 0.245), (0.36, 0.26)], 0.009, dim(own, 0.5), 0.3)
