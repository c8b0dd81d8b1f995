"""Monkeys and other climbers."""

from ..curves import Point, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .limbs import BLACK, band
from .quadrupeds import dim, gaze, hide, middle, pale, skin
from .registry import motif

BARK: Colour = (126, 92, 66)


@motif
def monkey(pen: Pen, look: Look) -> None:
    """A sitting monkey with a long curled tail, its face turned to us."""
    fur, face, light = look.pick((140, 92, 58), (160, 108, 64)), (240, 204, 164), middle(pen)
    tail = [(-0.12, 0.1), (-0.34, 0.08), (-0.45, 0.26), (-0.38, 0.46), (-0.46, 0.6), (-0.4, 0.68), (-0.34, 0.6)]
    pen.shape(band(tail, [0.07, 0.065, 0.06, 0.055, 0.05, 0.046, 0.04]), dim(fur, 0.1), light * 0.8)
    body = rounded(
        [(0.0, 0.6), (0.16, 0.5), (0.23, 0.28), (0.2, 0.06), (0.0, 0.0), (-0.2, 0.06), (-0.23, 0.28), (-0.16, 0.5)]
    )
    hide(pen, body, fur, 0.045)
    with pen.within(body):
        pen.oval(0.01, 0.28, 0.14, 0.22, face, light)
    for side in (-1, 1):
        pen.shape(
            band([(side * 0.12, 0.13), (side * 0.29, 0.26), (side * 0.27, 0.05)], [0.12, 0.12, 0.08]), fur,
            light * (0.8 if side > 0 else 1.0),
        )  # fmt: skip
        pen.blob(
            [(side * 0.22, 0.0), (side * 0.23, 0.06), (side * 0.31, 0.07), (side * 0.4, 0.03), (side * 0.38, 0.0)],
            face, light,
        )  # fmt: skip
        pen.shape(band([(side * 0.15, 0.5), (side * 0.3, 0.38), (side * 0.26, 0.26)], [0.1, 0.085, 0.07]), fur, light)
        pen.oval(side * 0.265, 0.26, 0.046, 0.042, face, light)
    _ape_face(pen, fur, face)


def _ape_face(pen: Pen, fur: Colour, face: Colour) -> None:
    light = middle(pen)
    for side in (-1, 1):
        pen.oval(side * 0.26, 0.77, 0.09, 0.095, fur, light * 0.9)
        pen.oval(side * 0.262, 0.765, 0.058, 0.062, face, light * 0.9)
    skin(
        pen, [(0.0, 1.0), (0.16, 0.95), (0.235, 0.82), (0.22, 0.66), (0.12, 0.56), (0.0, 0.53), (-0.12, 0.56),
        (-0.22, 0.66), (-0.235, 0.82), (-0.16, 0.95)], fur, 0.03,
    )  # fmt: skip
    pen.blob(
        [(0.0, 0.86), (0.07, 0.9), (0.16, 0.87), (0.18, 0.77), (0.14, 0.7), (0.17, 0.64), (0.1, 0.57), (0.0, 0.555),
        (-0.1, 0.57), (-0.17, 0.64), (-0.14, 0.7), (-0.18, 0.77), (-0.16, 0.87), (-0.07, 0.9)], face, light,
    )  # fmt: skip
    for side in (-1, 1):
        gaze(pen, side * 0.08, 0.79, 0.034)
        pen.oval(side * 0.022, 0.69, 0.012, 0.009, dim(face, 0.5), 0.4)
    pen.curve([(-0.085, 0.64), (-0.04, 0.612), (0.04, 0.612), (0.085, 0.64)], 0.012, dim(face, 0.55), 0.3)


@motif
def gorilla(pen: Pen, look: Look) -> None:
    """A gorilla on its knuckles."""
    fur, light = look.own((62, 62, 70)), middle(pen)
    face = dim(pale(fur, 0.25), 0.1)
    for points, widths in (
        ([(0.24, 0.5), (0.34, 0.3), (0.33, 0.05)], [0.2, 0.14, 0.11]),
        ([(-0.22, 0.3), (-0.14, 0.18), (-0.17, 0.05)], [0.2, 0.14, 0.1]),
    ):
        pen.shape(band(points, widths), fur, 0.12)
    skin(
        pen, [(-0.4, 0.28), (-0.36, 0.44), (-0.2, 0.58), (0.0, 0.72), (0.16, 0.78), (0.32, 0.72), (0.36, 0.56),
        (0.28, 0.4), (0.1, 0.3), (-0.12, 0.22), (-0.32, 0.18)], fur, 0.05,
    )  # fmt: skip
    pen.blob(
        [(-0.34, 0.42), (-0.2, 0.56), (0.0, 0.7), (0.0, 0.54), (-0.14, 0.42), (-0.26, 0.36)], pale(fur, 0.3), light
    )
    pen.shape(band([(-0.29, 0.28), (-0.24, 0.16), (-0.3, 0.06)], [0.22, 0.15, 0.11]), fur, light)
    pen.blob([(-0.38, 0.0), (-0.36, 0.08), (-0.26, 0.09), (-0.17, 0.03), (-0.2, 0.0)], face, light)
    pen.shape(band([(0.14, 0.6), (0.2, 0.36), (0.17, 0.06)], [0.22, 0.18, 0.13]), fur, light)
    pen.blob([(0.09, 0.0), (0.09, 0.08), (0.18, 0.1), (0.26, 0.06), (0.25, 0.0)], face, light)
    skin(
        pen, [(0.2, 0.72), (0.2, 0.86), (0.28, 0.97), (0.37, 0.96), (0.43, 0.86), (0.48, 0.72), (0.46, 0.6),
        (0.36, 0.55), (0.25, 0.6)], fur, 0.025,
    )  # fmt: skip
    pen.blob(
        [(0.32, 0.84), (0.42, 0.85), (0.455, 0.76), (0.485, 0.68), (0.46, 0.6), (0.37, 0.58), (0.32, 0.66)], face, light
    )
    pen.blob([(0.32, 0.86), (0.4, 0.87), (0.45, 0.83), (0.4, 0.815), (0.33, 0.82)], fur, light * 0.8)
    gaze(pen, 0.4, 0.795, 0.02, (196, 150, 96))
    pen.oval(0.465, 0.71, 0.012, 0.014, BLACK, 0.2)
    pen.curve([(0.475, 0.635), (0.43, 0.628), (0.38, 0.645)], 0.01, BLACK, 0.2)
    pen.oval(0.24, 0.8, 0.03, 0.04, face, light)


@motif
def koala(pen: Pen, look: Look) -> None:
    """A koala that holds on to a trunk."""
    fur, light = look.own((158, 164, 174)), middle(pen)
    white = pale(fur, 0.75)
    pen.shape([(0.14, 0.0), (0.16, 0.5), (0.14, 1.0), (0.34, 1.0), (0.36, 0.5), (0.38, 0.0)], BARK, pen.look.left)
    pen.shape([(0.25, 0.0), (0.27, 0.5), (0.25, 1.0), (0.34, 1.0), (0.36, 0.5), (0.38, 0.0)], BARK, pen.look.right)
    pen.shape(band([(0.0, 0.24), (0.14, 0.2), (0.27, 0.24)], [0.16, 0.13, 0.08]), fur, light * 0.6)
    body = rounded(
        [(-0.08, 0.64), (-0.24, 0.5), (-0.3, 0.3), (-0.22, 0.14), (0.0, 0.1), (0.14, 0.2), (0.18, 0.44), (0.12, 0.62)]
    )
    hide(pen, body, fur, 0.045)
    with pen.within(body):
        pen.blob([(0.06, 0.6), (0.22, 0.6), (0.24, 0.2), (0.1, 0.16), (0.1, 0.4)], white, light)
    pen.shape(band([(-0.12, 0.2), (0.08, 0.15), (0.24, 0.16)], [0.2, 0.13, 0.08]), fur, light)
    pen.shape(band([(-0.1, 0.48), (0.08, 0.42), (0.28, 0.46)], [0.14, 0.11, 0.08]), fur, light)
    for y in (0.13, 0.16, 0.19, 0.43, 0.46, 0.49):
        pen.stroke([(0.25 if y < 0.3 else 0.29, y), (0.29 if y < 0.3 else 0.33, y)], 0.013, dim(fur, 0.6), 0.4)
    for side in (-1, 1):
        x = -0.06 + side * 0.24
        pen.oval(x, 0.84, 0.13, 0.125, fur, light * 0.9)
        pen.oval(x + side * 0.01, 0.825, 0.085, 0.085, white, light)
    skin(
        pen, [(-0.06, 0.93), (0.1, 0.9), (0.18, 0.78), (0.17, 0.64), (0.08, 0.54), (-0.06, 0.52), (-0.2, 0.54),
        (-0.29, 0.64), (-0.3, 0.78), (-0.22, 0.9)], fur, 0.03,
    )  # fmt: skip
    for side in (-1, 1):
        gaze(pen, -0.04 + side * 0.12, 0.735, 0.03)
    pen.blob(
        [(-0.04, 0.77), (0.005, 0.73), (0.015, 0.66), (-0.04, 0.625), (-0.095, 0.66), (-0.085, 0.73)], (52, 50, 58),
        light,
    )  # fmt: skip
    pen.curve([(-0.09, 0.59), (-0.04, 0.575), (0.01, 0.59)], 0.01, dim(fur, 0.5), 0.3)


OTTER: tuple[Point, ...] = (
    (0.02, 0.78), (-0.1, 0.62), (-0.19, 0.42), (-0.24, 0.2), (-0.18, 0.04), (0.0, 0.0), (0.14, 0.04), (0.2, 0.2),
    (0.2, 0.42), (0.19, 0.6), (0.2, 0.78),
)  # fmt: skip


@motif
def otter(pen: Pen, look: Look) -> None:
    """An otter that stands up and looks about."""
    fur, light = look.pick((124, 88, 64), (112, 82, 64)), middle(pen)
    white = pale(fur, 0.62)
    pen.shape(
        band([(-0.12, 0.1), (-0.3, 0.07), (-0.44, 0.04), (-0.52, 0.05)], [0.17, 0.11, 0.06, 0.02]), fur, light * 0.75
    )
    body = rounded(OTTER)
    hide(pen, body, fur, 0.035)
    with pen.within(body):
        pen.blob([(0.12, 0.8), (0.26, 0.76), (0.26, 0.3), (0.14, 0.06), (0.04, 0.2), (0.08, 0.5)], white, light)
    for x in (-0.02, 0.12):
        pen.blob(
            [(x - 0.06, 0.0), (x - 0.04, 0.05), (x + 0.05, 0.055), (x + 0.13, 0.02), (x + 0.1, 0.0)], dim(fur, 0.2),
            light,
        )  # fmt: skip
    for x in (0.02, 0.1):
        pen.shape(band([(x, 0.56), (x + 0.08, 0.43), (x + 0.15, 0.44)], [0.07, 0.07, 0.05]), dim(fur, 0.08), light)
    head = rounded(
        [(-0.01, 0.8), (0.01, 0.91), (0.1, 0.975), (0.21, 0.96), (0.3, 0.9), (0.35, 0.85), (0.34, 0.79), (0.26, 0.74),
        (0.12, 0.71), (0.02, 0.73)],
    )  # fmt: skip
    hide(pen, head, fur, 0.025)
    with pen.within(head):
        pen.blob([(0.22, 0.86), (0.4, 0.88), (0.38, 0.74), (0.2, 0.68), (0.06, 0.7), (0.12, 0.78)], white, light)
    pen.oval(0.06, 0.92, 0.036, 0.034, dim(fur, 0.2), light)
    gaze(pen, 0.215, 0.895, 0.022)
    pen.blob([(0.31, 0.89), (0.35, 0.875), (0.355, 0.845), (0.32, 0.845)], BLACK, 0.3)
    pen.curve([(0.335, 0.815), (0.29, 0.8), (0.24, 0.815)], 0.009, dim(white, 0.5), 0.3)
    for low in (0.81, 0.785):
        pen.curve([(0.3, 0.835), (0.35, low + 0.01), (0.4, low)], 0.005, pale(white, 0.6), 0.9)


CAPYBARA: tuple[Point, ...] = (
    (-0.44, 0.28), (-0.42, 0.42), (-0.3, 0.53), (-0.1, 0.55), (0.08, 0.54), (0.17, 0.6), (0.25, 0.655), (0.33, 0.65),
    (0.42, 0.6), (0.49, 0.57), (0.5, 0.49), (0.48, 0.42), (0.4, 0.4), (0.32, 0.37), (0.27, 0.26), (0.14, 0.18),
    (-0.1, 0.15), (-0.34, 0.17),
)  # fmt: skip


@motif
def capybara(pen: Pen, look: Look) -> None:
    """A capybara, calm, with its blunt muzzle."""
    fur, light = look.own((170, 122, 80)), middle(pen)
    for x in (0.2, -0.2):
        pen.shape(band([(x, 0.24), (x + 0.02, 0.05)], [0.13, 0.08]), fur, 0.12)
        pen.oval(x + 0.05, 0.022, 0.06, 0.024, dim(fur, 0.4), 0.12)
    pen.oval(0.27, 0.65, 0.034, 0.04, dim(fur, 0.3), light * 0.7)
    skin(pen, CAPYBARA, fur, 0.05)
    for x in (0.14, -0.29):
        pen.shape(band([(x, 0.28), (x, 0.05)], [0.17, 0.085]), fur, light)
        pen.oval(x + 0.03, 0.022, 0.065, 0.026, dim(fur, 0.4), light)
    pen.blob([(0.42, 0.59), (0.49, 0.56), (0.495, 0.48), (0.47, 0.42), (0.41, 0.42), (0.39, 0.5)], dim(fur, 0.2), light)
    pen.oval(0.21, 0.635, 0.036, 0.04, fur, light)
    pen.oval(0.213, 0.632, 0.02, 0.025, dim(fur, 0.4), light)
    pen.curve([(0.305, 0.585), (0.33, 0.578), (0.355, 0.585)], 0.016, BLACK, 0.2)
    pen.oval(0.478, 0.55, 0.012, 0.01, BLACK, 0.2)
    pen.curve([(0.475, 0.455), (0.43, 0.45), (0.38, 0.468)], 0.009, dim(fur, 0.6), 0.3)
