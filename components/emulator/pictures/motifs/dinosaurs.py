"""Dinosaurs: one that hunts and one with a long neck."""

from ..curves import Point, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .limbs import WHITE, band
from .quadrupeds import PINK, dim, gaze, hide, middle, pale, skin
from .registry import motif

REX: tuple[Point, ...] = (
    (-0.56, 0.34), (-0.4, 0.36), (-0.24, 0.44), (-0.12, 0.54), (-0.02, 0.66), (0.06, 0.8), (0.12, 0.88), (0.22, 0.9),
    (0.24, 0.66), (0.22, 0.5), (0.14, 0.38), (0.0, 0.3), (-0.12, 0.28), (-0.28, 0.29), (-0.42, 0.3),
)  # fmt: skip
REX_HEAD: tuple[Point, ...] = (
    (0.08, 0.84), (0.12, 0.94), (0.2, 0.985), (0.28, 0.965), (0.36, 0.94), (0.44, 0.92), (0.48, 0.87), (0.47, 0.815),
    (0.4, 0.8), (0.28, 0.79), (0.18, 0.76), (0.1, 0.76),
)  # fmt: skip


@motif
def dinosaur(pen: Pen, look: Look) -> None:
    """A tyrannosaurus on two legs, its jaws open."""
    own, light = look.pick((112, 150, 84), (150, 126, 86), (94, 142, 118)), middle(pen)
    belly = pale(own, 0.5)
    _rex_leg(pen, 0.06, own, 0.12)
    pen.shape(band([(0.2, 0.56), (0.29, 0.5), (0.31, 0.44)], [0.05, 0.04, 0.02]), own, 0.15)
    pen.blob(
        [(0.14, 0.78), (0.28, 0.74), (0.4, 0.7), (0.42, 0.74), (0.34, 0.78), (0.2, 0.82)], dim(own, 0.08), light * 0.8
    )
    pen.shape([(0.22, 0.79), (0.42, 0.81), (0.39, 0.745), (0.26, 0.755)], (178, 76, 78), 0.5)
    body = rounded(REX)
    hide(pen, body, own, 0.04)
    with pen.within(body):
        pen.blob(
            [(0.26, 0.84), (0.28, 0.5), (0.16, 0.34), (0.0, 0.26), (-0.4, 0.26), (-0.3, 0.33), (0.0, 0.36),
            (0.12, 0.5), (0.16, 0.7)], belly, light,
        )  # fmt: skip
        for x, y in ((-0.34, 0.4), (-0.22, 0.46), (-0.12, 0.56), (-0.03, 0.68), (0.03, 0.8)):
            pen.shape(band([(x - 0.03, y + 0.05), (x + 0.06, y - 0.07)], [0.05, 0.008]), dim(own, 0.28), light)
    head = rounded(REX_HEAD)
    hide(pen, head, own, 0.03)
    for at in range(7):
        x = 0.24 + at * 0.033
        pen.shape([(x, 0.8), (x + 0.011, 0.768), (x + 0.022, 0.805)], WHITE, 0.9)
    gaze(pen, 0.22, 0.905, 0.026, (244, 208, 84))
    pen.curve([(0.18, 0.945), (0.22, 0.945), (0.26, 0.93)], 0.014, dim(own, 0.4), 0.4)
    pen.oval(0.445, 0.895, 0.012, 0.009, dim(own, 0.6), 0.3)
    _rex_leg(pen, -0.06, own, light)
    pen.shape(band([(0.12, 0.57), (0.21, 0.49), (0.25, 0.52)], [0.065, 0.045, 0.03]), own, light)
    for tip in ((0.285, 0.5), (0.28, 0.535)):
        pen.shape(band([(0.25, 0.515), tip], [0.02, 0.006]), own, light)


def _rex_leg(pen: Pen, x: float, own: Colour, light: float) -> None:
    pen.shape(
        band([(x + 0.02, 0.4), (x + 0.06, 0.27), (x - 0.03, 0.15), (x + 0.01, 0.04)], [0.24, 0.17, 0.085, 0.075]), own,
        light,
    )  # fmt: skip
    for toe in (-0.02, 0.04, 0.1):
        pen.shape(band([(x, 0.04), (x + 0.02 + toe, 0.02)], [0.06, 0.03]), own, light)
        pen.shape([(x + 0.02 + toe, 0.034), (x + 0.05 + toe, 0.004), (x + 0.015 + toe, 0.004)], (244, 236, 214), light)


SAUROPOD: tuple[Point, ...] = (
    (-0.56, 0.2), (-0.44, 0.22), (-0.32, 0.32), (-0.2, 0.42), (-0.06, 0.45), (0.06, 0.43), (0.15, 0.5), (0.2, 0.64),
    (0.23, 0.78), (0.27, 0.87), (0.35, 0.87), (0.34, 0.78), (0.31, 0.62), (0.29, 0.46), (0.24, 0.32), (0.14, 0.22),
    (-0.02, 0.18), (-0.18, 0.18), (-0.3, 0.2), (-0.44, 0.16),
)  # fmt: skip


@motif
def sauropod(pen: Pen, look: Look) -> None:
    """A long-necked dinosaur."""
    own, light = look.pick((112, 156, 140), (128, 158, 92), (134, 142, 172)), middle(pen)
    for x in (0.19, -0.12):
        pen.shape(band([(x, 0.28), (x + 0.01, 0.06)], [0.13, 0.1]), own, 0.12)
        pen.blob([(x - 0.05, 0.0), (x - 0.045, 0.08), (x + 0.06, 0.08), (x + 0.08, 0.0)], own, 0.12)
    body = rounded(SAUROPOD)
    hide(pen, body, own, 0.035)
    with pen.within(body):
        pen.blob(
            [(0.36, 0.8), (0.38, 0.5), (0.26, 0.26), (0.1, 0.16), (-0.3, 0.14), (-0.16, 0.22), (0.08, 0.25),
            (0.24, 0.42), (0.3, 0.66)], pale(own, 0.4), light * 0.85,
        )  # fmt: skip
        for x, y, size in (
            (-0.2, 0.37, 0.032),
            (-0.1, 0.4, 0.036),
            (0.0, 0.38, 0.03),
            (0.08, 0.37, 0.026),
            (-0.15, 0.3, 0.024),
            (-0.04, 0.32, 0.026),
            (0.19, 0.52, 0.024),
            (0.22, 0.64, 0.022),
            (-0.3, 0.29, 0.024),
        ):
            pen.oval(x, y, size, size * 0.8, dim(own, 0.22), light)
    for x in (0.11, -0.2):
        pen.shape(band([(x, 0.3), (x + 0.01, 0.18), (x, 0.06)], [0.17, 0.13, 0.105]), own, light)
        pen.blob([(x - 0.055, 0.0), (x - 0.05, 0.08), (x + 0.06, 0.08), (x + 0.08, 0.0)], own, light)
        for nail in (0.0, 0.035, 0.065):
            pen.oval(x + nail, 0.014, 0.013, 0.012, pale(own, 0.6), light)
    skin(
        pen, [(0.24, 0.85), (0.26, 0.93), (0.34, 0.96), (0.42, 0.93), (0.49, 0.88), (0.48, 0.83), (0.4, 0.81),
        (0.3, 0.8)], own, 0.025,
    )  # fmt: skip
    gaze(pen, 0.355, 0.905, 0.022)
    pen.oval(0.47, 0.885, 0.008, 0.007, dim(own, 0.6), 0.3)
    pen.curve([(0.48, 0.85), (0.43, 0.838), (0.38, 0.855)], 0.01, dim(own, 0.5), 0.3)
    pen.oval(0.375, 0.862, 0.022, 0.014, PINK, light)
