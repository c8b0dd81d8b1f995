"""Large animals of warm countries."""

from ..curves import Point, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .limbs import BLACK, WHITE, band
from .quadrupeds import HORN, PINK, Leg, dim, gaze, hide, leg, middle, pale, peak, skin
from .registry import motif

ELEPHANT: tuple[Point, ...] = (
    (-0.44, 0.42), (-0.42, 0.58), (-0.32, 0.7), (-0.14, 0.74), (0.04, 0.71), (0.14, 0.74), (0.22, 0.77), (0.32, 0.74),
    (0.38, 0.64), (0.36, 0.46), (0.3, 0.36), (0.2, 0.28), (0.0, 0.24), (-0.2, 0.25), (-0.36, 0.28),
)  # fmt: skip
EAR: tuple[Point, ...] = (
    (0.2, 0.7), (0.08, 0.73), (-0.03, 0.68), (-0.06, 0.54), (-0.01, 0.42), (0.08, 0.35), (0.15, 0.4), (0.2, 0.5),
    (0.23, 0.6),
)  # fmt: skip
TRUNK: tuple[Point, ...] = ((0.3, 0.6), (0.385, 0.5), (0.41, 0.34), (0.4, 0.2), (0.43, 0.11), (0.49, 0.13))


@motif
def elephant(pen: Pen, look: Look) -> None:
    """An elephant with tusks, a large ear and its trunk curled at the end."""
    own = look.pick((142, 146, 156), (150, 146, 146))
    light = middle(pen)
    pen.shape(band([(-0.41, 0.56), (-0.47, 0.44), (-0.46, 0.32)], [0.03, 0.024, 0.02]), own, light * 0.8)
    pen.oval(-0.462, 0.3, 0.016, 0.035, dim(own, 0.5), light)
    for x, lean in ((0.22, 0.14), (-0.2, 0.14)):
        _pillar(pen, x, lean, own, True)
    skin(pen, ELEPHANT, own, 0.05)
    for x, lean in ((0.12, -0.05), (-0.32, -0.05)):
        _pillar(pen, x, lean, own)
    pen.shape(band([(0.33, 0.42), (0.42, 0.36), (0.49, 0.4)], [0.045, 0.04, 0.012]), (250, 244, 226), light * 0.7)
    trunk = band(TRUNK, [0.18, 0.15, 0.11, 0.085, 0.075, 0.05])
    hide(pen, trunk, own, 0.025)
    pen.oval(0.29, 0.62, 0.1, 0.13, own, light)
    for y in (0.2, 0.25, 0.3, 0.35, 0.4):
        pen.stroke([(0.37, y + 0.008), (0.425, y)], 0.008, dim(own, 0.3), light * 0.8)
    pen.shape(band([(0.3, 0.42), (0.38, 0.35), (0.46, 0.37)], [0.05, 0.042, 0.012]), (252, 248, 234), light + 0.1)
    skin(pen, EAR, dim(own, 0.06), 0.03)
    pen.blob(
        [(0.15, 0.64), (0.06, 0.66), (0.0, 0.6), (0.0, 0.5), (0.08, 0.42), (0.14, 0.5)], pale(dim(PINK, 0.25), 0.1),
        light * 0.8,
    )  # fmt: skip
    gaze(pen, 0.305, 0.625, 0.02)
    pen.curve([(0.275, 0.665), (0.305, 0.672), (0.335, 0.655)], 0.009, dim(own, 0.35), 0.4)


def _pillar(pen: Pen, x: float, lean: float, colour: Colour, is_far: bool = False) -> None:
    """Draw a thick leg with toenails."""
    light, foot = (0.12 if is_far else middle(pen)), x + lean * 0.4
    pen.shape(band([(x, 0.42), (x + lean * 0.2, 0.2), (foot, 0.07)], [0.2, 0.155, 0.15]), colour, light)
    pen.blob(
        [(foot - 0.08, 0.0), (foot - 0.08, 0.08), (foot, 0.13), (foot + 0.08, 0.08), (foot + 0.085, 0.0),
        (foot, -0.004)], colour, light,
    )  # fmt: skip
    for nail in (0.0, 0.04, 0.072):
        pen.oval(foot + nail, 0.016, 0.015, 0.014, pale(colour, 0.55), light)


GIRAFFE: tuple[Point, ...] = (
    (-0.27, 0.4), (-0.25, 0.48), (-0.14, 0.51), (-0.02, 0.54), (0.05, 0.62), (0.11, 0.76), (0.16, 0.87), (0.19, 0.92),
    (0.25, 0.915), (0.25, 0.86), (0.21, 0.74), (0.18, 0.6), (0.165, 0.47), (0.13, 0.39), (0.0, 0.36), (-0.14, 0.36),
    (-0.23, 0.35),
)  # fmt: skip
GIRAFFE_PATCHES: tuple[tuple[float, float, float], ...] = (
    (-0.23, 0.45, 0.036), (-0.15, 0.47, 0.038), (-0.07, 0.48, 0.038), (0.01, 0.5, 0.036), (-0.19, 0.385, 0.034),
    (-0.1, 0.4, 0.038), (-0.02, 0.41, 0.038), (0.06, 0.42, 0.036), (0.08, 0.5, 0.034), (0.13, 0.46, 0.028),
    (0.07, 0.585, 0.032), (0.14, 0.545, 0.028), (0.11, 0.65, 0.029), (0.165, 0.62, 0.024), (0.13, 0.72, 0.027),
    (0.18, 0.69, 0.024), (0.16, 0.785, 0.025), (0.205, 0.765, 0.02), (0.185, 0.845, 0.022), (0.23, 0.83, 0.018),
)  # fmt: skip


@motif
def giraffe(pen: Pen, look: Look) -> None:
    """A giraffe with its long neck and patches."""
    own, patch, light = look.own((240, 202, 128)), (172, 108, 60), middle(pen)
    pen.shape(band([(-0.26, 0.44), (-0.31, 0.36), (-0.3, 0.25)], [0.02, 0.014, 0.012]), own, light * 0.8)
    pen.oval(-0.3, 0.22, 0.015, 0.035, (84, 58, 46), light)
    for x, lean, is_hind in ((0.11, 0.18, False), (-0.15, 0.2, True)):
        leg(pen, Leg(x=x, top=0.42, lean=lean, thick=0.44, is_hind=is_hind, has_hoof=True), own, True)
    for x in (0.2, 0.235):
        pen.stroke([(x, 0.92), (x + 0.005, 0.985)], 0.018, own, light * 0.8)
        pen.oval(x + 0.006, 0.985, 0.015, 0.014, (92, 62, 48), light)
    body = rounded(GIRAFFE)
    hide(pen, body, own, 0.025)
    for x, lean, is_hind in ((0.1, -0.06, False), (-0.2, -0.1, True)):
        leg(pen, Leg(x=x, top=0.43, lean=lean, thick=0.44, is_hind=is_hind, has_hoof=True), own)
    with pen.within(body):
        for x, y, size in GIRAFFE_PATCHES:
            lean = size * 0.35 if int(x * 100) % 2 else -size * 0.3
            pen.shape(
                [(x - size, y - size * 0.5), (x - size * 0.6 + lean, y + size * 0.9),
                (x + size * 0.7, y + size * 0.75), (x + size, y - size * 0.4), (x + lean, y - size)], patch, light,
            )  # fmt: skip
    for x, y in ((-0.215, 0.28), (-0.2, 0.22), (0.1, 0.3), (0.095, 0.24), (-0.18, 0.31)):
        pen.oval(x, y, 0.015, 0.02, patch, light)
    pen.shape(
        band([(0.0, 0.55), (0.08, 0.7), (0.14, 0.84), (0.18, 0.92)], [0.012, 0.024, 0.024, 0.012]), (150, 92, 54), light
    )
    peak(pen, (0.19, 0.9), (0.11, 0.935), (0.2, 0.925), own, light, 0.6)
    skin(
        pen, [(0.18, 0.89), (0.19, 0.935), (0.25, 0.935), (0.31, 0.89), (0.37, 0.85), (0.375, 0.815), (0.33, 0.805),
        (0.26, 0.83), (0.21, 0.85)], own, 0.02,
    )  # fmt: skip
    pen.blob([(0.33, 0.865), (0.375, 0.845), (0.375, 0.815), (0.33, 0.808), (0.31, 0.83)], pale(own, 0.4), light)
    gaze(pen, 0.265, 0.897, 0.017)
    pen.oval(0.362, 0.845, 0.007, 0.007, BLACK, 0.3)
    pen.curve([(0.368, 0.825), (0.34, 0.822), (0.32, 0.832)], 0.006, dim(own, 0.5), 0.3)


RHINO: tuple[Point, ...] = (
    (-0.44, 0.36), (-0.4, 0.5), (-0.28, 0.56), (-0.1, 0.53), (0.04, 0.58), (0.14, 0.55), (0.22, 0.48), (0.3, 0.44),
    (0.38, 0.36), (0.45, 0.3), (0.47, 0.22), (0.42, 0.17), (0.34, 0.18), (0.26, 0.22), (0.16, 0.22), (0.0, 0.18),
    (-0.2, 0.18), (-0.38, 0.22),
)  # fmt: skip


@motif
def rhinoceros(pen: Pen, look: Look) -> None:
    """A rhinoceros with two horns."""
    own, light = look.own((138, 138, 144)), middle(pen)
    shape = (((0.15, 0.12), (-0.2, 0.12)), ((0.1, -0.03), (-0.32, -0.03)))
    pen.shape(band([(-0.42, 0.46), (-0.47, 0.36), (-0.46, 0.28)], [0.03, 0.024, 0.02]), own, light * 0.8)
    for x, lean in shape[0]:
        _pillar(pen, x, lean, own, True)
    peak(pen, (0.2, 0.47), (0.24, 0.6), (0.28, 0.46), dim(own, 0.2), light * 0.6)
    skin(pen, RHINO, own, 0.045)
    for x, lean in shape[1]:
        _pillar(pen, x, lean, own)
    pen.curve([(0.2, 0.46), (0.16, 0.36), (0.18, 0.26)], 0.012, dim(own, 0.2), light * 0.8)
    pen.curve([(-0.16, 0.5), (-0.2, 0.36), (-0.16, 0.24)], 0.012, dim(own, 0.2), light * 0.8)
    pen.shape(band([(0.41, 0.29), (0.48, 0.36), (0.5, 0.48)], [0.09, 0.06, 0.008]), HORN, light)
    pen.shape(band([(0.345, 0.38), (0.375, 0.43), (0.38, 0.49)], [0.06, 0.04, 0.006]), HORN, light)
    peak(pen, (0.13, 0.5), (0.16, 0.63), (0.22, 0.47), own, light, 0.3)
    peak(pen, (0.15, 0.52), (0.165, 0.59), (0.2, 0.49), dim(own, 0.3), light, 0.2)
    gaze(pen, 0.3, 0.365, 0.017)
    pen.oval(0.445, 0.245, 0.011, 0.014, dim(own, 0.5), 0.3)
    pen.curve([(0.45, 0.2), (0.4, 0.2), (0.36, 0.215)], 0.009, dim(own, 0.45), 0.3)


HIPPO: tuple[Point, ...] = (
    (-0.43, 0.3), (-0.4, 0.46), (-0.26, 0.55), (-0.06, 0.56), (0.1, 0.55), (0.2, 0.56), (0.28, 0.52), (0.34, 0.44),
    (0.44, 0.42), (0.5, 0.36), (0.5, 0.24), (0.44, 0.18), (0.32, 0.18), (0.22, 0.2), (0.1, 0.13), (-0.12, 0.11),
    (-0.34, 0.14),
)  # fmt: skip


@motif
def hippopotamus(pen: Pen, look: Look) -> None:
    """A hippopotamus with its broad muzzle."""
    own, light = look.own((146, 128, 142)), middle(pen)
    for x, lean in ((0.18, 0.1), (-0.22, 0.1)):
        _pillar(pen, x, lean, own, True)
    pen.oval(0.27, 0.575, 0.03, 0.035, dim(own, 0.25), light * 0.6)
    skin(pen, HIPPO, own, 0.05)
    for x in (0.09, -0.3):
        pen.shape(band([(x, 0.26), (x, 0.06)], [0.15, 0.14]), own, light)
        pen.blob(
            [(x - 0.08, 0.0), (x - 0.075, 0.09), (x, 0.13), (x + 0.08, 0.09), (x + 0.085, 0.0), (x, -0.004)], own, light
        )
        for nail in (0.0, 0.04, 0.07):
            pen.oval(x + nail, 0.016, 0.014, 0.013, pale(own, 0.5), light)
    pen.blob(
        [(0.32, 0.4), (0.42, 0.425), (0.495, 0.36), (0.495, 0.25), (0.43, 0.19), (0.34, 0.22), (0.29, 0.3)],
        pale(PINK, 0.1), light * 0.9,
    )  # fmt: skip
    for y in (0.36, 0.385):
        pen.oval(0.45 - (y - 0.36) * 2.2, y, 0.013, 0.016, dim(own, 0.5), 0.3)
    pen.curve([(0.49, 0.27), (0.42, 0.235), (0.34, 0.25), (0.29, 0.29)], 0.011, dim(own, 0.5), 0.3)
    pen.shape([(0.42, 0.237), (0.445, 0.243), (0.437, 0.275)], WHITE, 0.9)
    pen.oval(0.19, 0.57, 0.038, 0.042, own, light)
    pen.oval(0.194, 0.565, 0.02, 0.024, PINK, light * 0.8)
    pen.oval(0.29, 0.49, 0.036, 0.034, own, light)
    gaze(pen, 0.295, 0.488, 0.02)


CAMEL: tuple[Point, ...] = (
    (-0.4, 0.42), (-0.38, 0.5), (-0.31, 0.56), (-0.25, 0.7), (-0.19, 0.73), (-0.13, 0.66), (-0.09, 0.57),
    (-0.05, 0.66), (0.0, 0.73), (0.06, 0.69), (0.12, 0.56), (0.2, 0.47), (0.27, 0.5), (0.3, 0.64), (0.31, 0.78),
    (0.34, 0.85), (0.4, 0.85), (0.4, 0.76), (0.39, 0.6), (0.37, 0.45), (0.29, 0.36), (0.18, 0.33), (0.0, 0.35),
    (-0.18, 0.36), (-0.32, 0.35),
)  # fmt: skip


@motif
def camel(pen: Pen, look: Look) -> None:
    """A camel with two humps."""
    coat, light = look.pick((206, 158, 100), (190, 142, 90)), middle(pen)
    pen.shape(band([(-0.39, 0.5), (-0.44, 0.4), (-0.43, 0.29)], [0.024, 0.02, 0.024]), dim(coat, 0.2), light * 0.8)
    for x, lean, is_hind in ((0.2, 0.14, False), (-0.23, 0.16, True)):
        leg(pen, Leg(x=x, top=0.4, lean=lean, thick=0.58, is_hind=is_hind), coat, True)
    body = rounded(CAMEL)
    hide(pen, body, coat, 0.03)
    with pen.within(body):
        for x in (-0.2, 0.0):
            pen.blob(
                [(x - 0.09, 0.64), (x - 0.02, 0.78), (x + 0.08, 0.72), (x + 0.06, 0.64), (x, 0.61)], dim(coat, 0.2),
                light,
            )  # fmt: skip
        pen.blob([(0.2, 0.44), (0.3, 0.5), (0.37, 0.42), (0.3, 0.3), (0.2, 0.34)], dim(coat, 0.14), light)
    for x, lean, is_hind in ((0.19, -0.06, False), (-0.29, -0.1, True)):
        leg(pen, Leg(x=x, top=0.41, lean=lean, thick=0.58, is_hind=is_hind), coat)
    skin(
        pen, [(0.3, 0.83), (0.33, 0.89), (0.4, 0.89), (0.46, 0.85), (0.5, 0.82), (0.5, 0.77), (0.45, 0.755),
        (0.38, 0.775), (0.33, 0.78)], coat, 0.02,
    )  # fmt: skip
    pen.oval(0.35, 0.885, 0.045, 0.035, dim(coat, 0.2), light)
    peak(pen, (0.315, 0.86), (0.27, 0.91), (0.34, 0.89), coat, light, 0.5)
    gaze(pen, 0.405, 0.848, 0.017)
    pen.oval(0.487, 0.808, 0.008, 0.008, BLACK, 0.3)
    pen.curve([(0.495, 0.787), (0.46, 0.782), (0.43, 0.795)], 0.007, dim(coat, 0.5), 0.3)


KANGAROO: tuple[Point, ...] = (
    (0.1, 0.76), (0.03, 0.66), (-0.06, 0.54), (-0.15, 0.4), (-0.18, 0.26), (-0.12, 0.16), (0.0, 0.14), (0.1, 0.2),
    (0.16, 0.32), (0.21, 0.46), (0.23, 0.6), (0.21, 0.74),
)  # fmt: skip


@motif
def kangaroo(pen: Pen, look: Look) -> None:
    """A kangaroo that stands on its long hind feet."""
    fur, light = look.own((190, 132, 84)), middle(pen)
    white = pale(fur, 0.55)
    pen.shape(
        band([(-0.1, 0.24), (-0.24, 0.12), (-0.36, 0.05), (-0.48, 0.03)], [0.16, 0.1, 0.07, 0.03]), fur, light * 0.8
    )
    pen.shape(band([(0.17, 0.58), (0.26, 0.5), (0.29, 0.42)], [0.06, 0.05, 0.04]), dim(fur, 0.15), light * 0.5)
    peak(pen, (0.2, 0.86), (0.24, 1.02), (0.26, 0.85), dim(fur, 0.2), light * 0.6, 0.5)
    body = rounded(KANGAROO)
    hide(pen, body, fur, 0.035)
    with pen.within(body):
        pen.blob(
            [(0.18, 0.7), (0.28, 0.66), (0.26, 0.4), (0.14, 0.16), (0.06, 0.2), (0.1, 0.4), (0.16, 0.56)], white, light
        )
    pen.curve([(0.06, 0.36), (0.12, 0.33), (0.18, 0.36)], 0.012, dim(fur, 0.3), light)
    skin(
        pen, [(-0.17, 0.2), (-0.16, 0.34), (-0.06, 0.4), (0.05, 0.33), (0.08, 0.2), (0.03, 0.09), (-0.06, 0.05),
        (-0.13, 0.1)], fur, 0.03,
    )  # fmt: skip
    pen.blob([(-0.1, 0.0), (-0.1, 0.07), (0.02, 0.09), (0.16, 0.06), (0.26, 0.03), (0.24, 0.0)], fur, light)
    pen.shape(band([(0.1, 0.6), (0.18, 0.48), (0.25, 0.46)], [0.08, 0.055, 0.042]), fur, light)
    skin(
        pen, [(0.08, 0.78), (0.1, 0.86), (0.18, 0.89), (0.26, 0.85), (0.34, 0.79), (0.38, 0.76), (0.37, 0.71),
        (0.3, 0.69), (0.2, 0.69), (0.11, 0.71)], fur, 0.025,
    )  # fmt: skip
    peak(pen, (0.1, 0.85), (0.09, 1.04), (0.18, 0.88), fur, light, 0.5)
    peak(pen, (0.115, 0.87), (0.105, 0.99), (0.16, 0.88), PINK, light * 0.85, 0.4)
    gaze(pen, 0.24, 0.81, 0.022)
    pen.oval(0.372, 0.755, 0.019, 0.017, BLACK, 0.3)
    pen.curve([(0.37, 0.718), (0.33, 0.714), (0.29, 0.728)], 0.008, dim(fur, 0.5), 0.3)
