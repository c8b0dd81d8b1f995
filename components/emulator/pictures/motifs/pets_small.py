"""Small furry animals of house, garden and hedge."""

from ..curves import Point, bent, rounded
from ..look import Look
from ..pen import Pen
from .limbs import BLACK, WHITE, band
from .quadrupeds import PINK, dim, gaze, hide, middle, pale, peak, skin
from .registry import motif

RABBIT: tuple[Point, ...] = (
    (0.12, 0.5), (-0.02, 0.53), (-0.2, 0.48), (-0.33, 0.34), (-0.365, 0.16), (-0.29, 0.02), (-0.1, 0.0), (0.18, 0.0),
    (0.25, 0.06), (0.275, 0.2), (0.27, 0.34), (0.23, 0.46),
)  # fmt: skip
RABBIT_HEAD: tuple[Point, ...] = (
    (0.04, 0.51), (0.06, 0.61), (0.14, 0.68), (0.25, 0.675), (0.34, 0.62), (0.395, 0.55), (0.395, 0.485),
    (0.33, 0.435), (0.2, 0.41), (0.09, 0.43),
)  # fmt: skip


@motif
def rabbit(pen: Pen, look: Look) -> None:
    """A sitting rabbit with long ears and a white tail."""
    fur = look.pick((178, 144, 110), (246, 242, 236), (150, 146, 148), (214, 172, 126))
    light, white = middle(pen), pale(fur, 0.85 if look.asked is None else 0.7)
    pen.oval(-0.37, 0.13, 0.085, 0.08, white, light + 0.1)
    for points, shade in (([(0.2, 0.62), (0.22, 0.8), (0.215, 0.96)], 0.6),):
        pen.shape(band(points, [0.07, 0.11, 0.05]), dim(fur, 0.12), light * shade)
    skin(pen, RABBIT, fur, 0.045)
    with pen.within(rounded(RABBIT)):
        pen.blob([(0.12, 0.46), (0.3, 0.46), (0.32, 0.2), (0.22, 0.16), (0.13, 0.3)], white, light)
    haunch = [(-0.33, 0.08), (-0.33, 0.24), (-0.22, 0.35), (-0.07, 0.33), (0.02, 0.2), (0.0, 0.06), (-0.12, 0.01)]
    skin(pen, haunch, fur, 0.03)
    pen.blob([(-0.2, 0.0), (-0.18, 0.065), (-0.04, 0.08), (0.08, 0.06), (0.1, 0.01), (0.04, 0.0)], white, light)
    for x, shade in ((0.23, 0.7), (0.165, 1.05)):
        pen.shape(band([(x, 0.26), (x + 0.01, 0.16), (x + 0.01, 0.04)], [0.04, 0.075, 0.065]), fur, light * shade)
        pen.oval(x + 0.03, 0.03, 0.052, 0.03, white, light * shade)
    head = rounded(RABBIT_HEAD)
    pen.shape(band([(0.13, 0.62), (0.1, 0.8), (0.05, 0.96)], [0.075, 0.115, 0.05]), fur, light)
    pen.shape(band([(0.128, 0.66), (0.1, 0.8), (0.062, 0.92)], [0.028, 0.06, 0.02]), PINK, light * 0.9)
    hide(pen, head, fur, 0.03)
    with pen.within(head):
        pen.blob([(0.3, 0.56), (0.44, 0.54), (0.42, 0.42), (0.2, 0.38), (0.22, 0.47)], white, light)
    gaze(pen, 0.265, 0.582, 0.03)
    pen.blob([(0.372, 0.56), (0.402, 0.55), (0.402, 0.525), (0.378, 0.525)], dim(PINK, 0.15), 0.6)
    pen.curve([(0.392, 0.53), (0.375, 0.5), (0.345, 0.488)], 0.008, dim(white, 0.5), 0.4)
    for low in (0.48, 0.455):
        pen.curve([(0.35, 0.51), (0.41, low + 0.02), (0.46, low)], 0.005, pale(dim(fur, 0.3), 0.3), 0.8)


MOUSE: tuple[Point, ...] = (
    (0.46, 0.15), (0.4, 0.24), (0.28, 0.33), (0.12, 0.4), (-0.04, 0.4), (-0.18, 0.32), (-0.25, 0.17), (-0.2, 0.04),
    (-0.06, 0.0), (0.16, 0.0), (0.32, 0.03), (0.43, 0.08),
)  # fmt: skip


@motif
def mouse(pen: Pen, look: Look) -> None:
    """A mouse with round ears and a long tail."""
    fur = look.pick((164, 158, 160), (176, 146, 118))
    light = middle(pen)
    pen.shape(
        band([(-0.2, 0.05), (-0.34, 0.03), (-0.44, 0.1), (-0.42, 0.22), (-0.48, 0.32)], [0.036, 0.032, 0.028, 0.024,
        0.012]), PINK, light,
    )  # fmt: skip
    pen.oval(0.3, 0.4, 0.085, 0.1, dim(fur, 0.2), light * 0.7)
    body = rounded(MOUSE)
    hide(pen, body, fur, 0.04)
    with pen.within(body):
        pen.blob([(0.36, 0.1), (0.1, 0.07), (-0.1, 0.05), (-0.1, -0.1), (0.4, -0.1)], pale(fur, 0.7), light)
    skin(pen, [(-0.2, 0.05), (-0.19, 0.18), (-0.09, 0.25), (0.02, 0.2), (0.03, 0.07), (-0.06, 0.01)], fur, 0.025)
    for x in (-0.07, 0.2):
        pen.blob(
            [(x - 0.06, 0.0), (x - 0.05, 0.03), (x + 0.03, 0.04), (x + 0.08, 0.01), (x + 0.05, -0.006)], PINK, light
        )
    pen.oval(0.17, 0.4, 0.115, 0.125, fur, light)
    pen.oval(0.175, 0.395, 0.078, 0.088, PINK, light * 0.95)
    gaze(pen, 0.33, 0.215, 0.028)
    pen.oval(0.458, 0.155, 0.026, 0.024, dim(PINK, 0.1), 0.7)
    for low in (0.16, 0.09, 0.03):
        pen.curve([(0.41, 0.13), (0.36, (low + 0.13) / 2), (0.28, low)], 0.005, WHITE, 0.9)


HEDGEHOG: tuple[Point, ...] = (
    (0.5, 0.11), (0.44, 0.18), (0.34, 0.25), (0.2, 0.3), (0.0, 0.2), (-0.2, 0.1), (-0.3, 0.03), (0.0, 0.02),
    (0.28, 0.03), (0.44, 0.06),
)  # fmt: skip


@motif
def hedgehog(pen: Pen, look: Look) -> None:
    """A hedgehog with its coat of spines and a pointed face."""
    face, spine = (222, 186, 146), look.own((108, 82, 66))
    light = middle(pen)
    for x in (-0.22, 0.02, 0.2):
        pen.blob(
            [(x - 0.05, 0.0), (x - 0.05, 0.06), (x + 0.03, 0.07), (x + 0.08, 0.02), (x + 0.06, 0.0)], dim(face, 0.25),
            light,
        )  # fmt: skip
    skin(pen, HEDGEHOG, face, 0.03)
    dome = [
        (0.26, 0.06), (0.3, 0.2), (0.24, 0.33), (0.1, 0.45), (-0.08, 0.49), (-0.26, 0.43), (-0.38, 0.29),
        (-0.41, 0.12), (-0.3, 0.04), (0.0, 0.05),
    ]  # fmt: skip
    edge = bent(dome[1:9], 4)
    teeth: list[Point] = []
    for at, (x, y) in enumerate(edge):
        away = 1.13 if at % 2 else 0.96
        teeth.append(((x + 0.08) * away - 0.08 - (0.03 if at % 2 else 0.0), y * away))
    pen.shape([*teeth, (-0.1, 0.05), (0.24, 0.05)], spine, light * 0.7)
    skin(pen, dome, spine, 0.04)
    for row in range(4):
        for at in range(9 - row):
            x, y = -0.31 + at * 0.066 + row * 0.026, 0.13 + row * 0.088 + (at % 2) * 0.03
            if (x + 0.07) ** 2 / 0.1 + y**2 / 0.2 < 0.98:
                pen.shape(
                    [(x - 0.055, y + 0.035), (x + 0.012, y + 0.012), (x + 0.004, y - 0.014)], pale(spine, 0.4), light
                )
    pen.oval(0.27, 0.29, 0.045, 0.05, dim(face, 0.15), light)
    gaze(pen, 0.36, 0.185, 0.024)
    pen.oval(0.495, 0.12, 0.03, 0.028, BLACK, 0.3)
    pen.curve([(0.46, 0.085), (0.42, 0.075), (0.38, 0.09)], 0.008, dim(face, 0.5), 0.3)


BRUSH: tuple[Point, ...] = (
    (-0.1, 0.02), (-0.28, 0.06), (-0.42, 0.22), (-0.43, 0.44), (-0.36, 0.6), (-0.38, 0.76), (-0.48, 0.86),
    (-0.34, 0.97), (-0.14, 0.9), (-0.06, 0.74), (-0.08, 0.56), (-0.16, 0.4), (-0.16, 0.24), (-0.06, 0.14),
)  # fmt: skip
SQUIRREL: tuple[Point, ...] = (
    (0.1, 0.6), (-0.02, 0.52), (-0.12, 0.36), (-0.15, 0.18), (-0.1, 0.04), (0.04, 0.0), (0.16, 0.02), (0.24, 0.14),
    (0.27, 0.32), (0.27, 0.48), (0.22, 0.58),
)  # fmt: skip
SQUIRREL_HEAD: tuple[Point, ...] = (
    (0.05, 0.62), (0.07, 0.71), (0.15, 0.765), (0.25, 0.745), (0.33, 0.68), (0.385, 0.635), (0.37, 0.585),
    (0.28, 0.55), (0.16, 0.53), (0.08, 0.56),
)  # fmt: skip


@motif
def squirrel(pen: Pen, look: Look) -> None:
    """A squirrel that sits with a nut, its bushy tail behind it."""
    fur = look.pick((198, 106, 58), (182, 96, 54), (150, 128, 112))
    light, white = middle(pen), pale(fur, 0.85)
    skin(pen, BRUSH, dim(fur, 0.08), 0.05)
    pen.shape(
        band([(-0.2, 0.14), (-0.32, 0.34), (-0.26, 0.6), (-0.25, 0.78), (-0.32, 0.88)], [0.03, 0.07, 0.06, 0.07,
        0.02]), pale(fur, 0.3), light,
    )  # fmt: skip
    peak(pen, (0.15, 0.72), (0.2, 0.88), (0.24, 0.72), dim(fur, 0.2), light * 0.7)
    body = rounded(SQUIRREL)
    hide(pen, body, fur, 0.04)
    with pen.within(body):
        pen.blob([(0.16, 0.58), (0.3, 0.58), (0.32, 0.3), (0.22, 0.08), (0.14, 0.2), (0.14, 0.4)], white, light)
    skin(
        pen, [(-0.13, 0.08), (-0.11, 0.22), (0.0, 0.3), (0.12, 0.24), (0.15, 0.1), (0.06, 0.01), (-0.06, 0.0)], fur,
        0.03,
    )  # fmt: skip
    pen.blob([(0.0, 0.0), (0.02, 0.06), (0.16, 0.07), (0.24, 0.03), (0.2, 0.0)], dim(fur, 0.1), light)
    pen.blob([(0.3, 0.42), (0.37, 0.46), (0.43, 0.42), (0.42, 0.34), (0.36, 0.3), (0.31, 0.34)], (176, 116, 62), light)
    pen.blob([(0.29, 0.4), (0.33, 0.48), (0.42, 0.48), (0.45, 0.42), (0.37, 0.42)], (112, 74, 46), light)
    pen.shape(band([(0.12, 0.46), (0.2, 0.36), (0.33, 0.39)], [0.07, 0.075, 0.05]), fur, light)
    head = rounded(SQUIRREL_HEAD)
    hide(pen, head, fur, 0.03)
    with pen.within(head):
        pen.blob([(0.27, 0.6), (0.4, 0.62), (0.4, 0.54), (0.15, 0.5)], white, light)
    peak(pen, (0.06, 0.7), (0.08, 0.9), (0.16, 0.75), fur, light, 0.25)
    gaze(pen, 0.235, 0.672, 0.03)
    pen.oval(0.378, 0.625, 0.017, 0.015, BLACK, 0.3)
    pen.curve([(0.36, 0.594), (0.33, 0.585), (0.3, 0.595)], 0.008, dim(white, 0.5), 0.3)


@motif
def hamster(pen: Pen, look: Look) -> None:
    """A round hamster that sits up."""
    fur = look.pick((226, 168, 108), (206, 186, 168))
    light, white = middle(pen), (252, 246, 236)
    for side in (-1, 1):
        pen.oval(side * 0.26, 0.82, 0.11, 0.11, fur, light * 0.85)
        pen.oval(side * 0.255, 0.81, 0.07, 0.07, PINK, light * 0.85)
    body = rounded(
        [(0.0, 0.93), (0.26, 0.85), (0.38, 0.62), (0.43, 0.32), (0.34, 0.08), (0.0, 0.0), (-0.34, 0.08), (-0.43, 0.32),
        (-0.38, 0.62), (-0.26, 0.85)],
    )  # fmt: skip
    hide(pen, body, fur, 0.05)
    with pen.within(body):
        pen.blob(
            [(0.0, 0.72), (0.2, 0.62), (0.32, 0.46), (0.26, 0.04), (0.0, -0.1), (-0.26, 0.04), (-0.32, 0.46),
            (-0.2, 0.62)], white, light + 0.1,
        )  # fmt: skip
    for side in (-1, 1):
        pen.oval(side * 0.14, 0.02, 0.09, 0.035, PINK, light)
        pen.shape(band([(side * 0.28, 0.42), (side * 0.18, 0.36), (side * 0.07, 0.38)], [0.08, 0.08, 0.06]), fur, light)
        gaze(pen, side * 0.16, 0.66, 0.045)
        pen.oval(side * 0.25, 0.55, 0.055, 0.035, (246, 172, 160), light)
    pen.oval(0.0, 0.585, 0.03, 0.022, dim(PINK, 0.1), 0.7)
    for side in (-1, 1):
        pen.curve([(0.0, 0.565), (side * 0.02, 0.535), (side * 0.05, 0.535)], 0.01, (150, 110, 92), 0.4)
