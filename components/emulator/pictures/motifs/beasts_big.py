"""Bears and great cats."""

from ..chance import Chance
from ..curves import Point, circle, rounded
from ..look import Look
from ..palette import Colour, light_of
from ..pen import Pen
from .limbs import BLACK, WHITE, band
from .quadrupeds import PINK, Leg, dim, gaze, hide, leg, middle, pale, skin
from .registry import motif

BEAR: tuple[Point, ...] = (
    (-0.42, 0.34), (-0.4, 0.5), (-0.3, 0.58), (-0.14, 0.58), (0.0, 0.61), (0.1, 0.67), (0.2, 0.65), (0.26, 0.64),
    (0.34, 0.64), (0.4, 0.58), (0.47, 0.52), (0.5, 0.48), (0.48, 0.435), (0.41, 0.42), (0.34, 0.4), (0.28, 0.32),
    (0.16, 0.23), (0.0, 0.2), (-0.2, 0.22), (-0.36, 0.24),
)  # fmt: skip


@motif
def bear(pen: Pen, look: Look) -> None:
    """A bear on all fours."""
    fur = look.pick((124, 82, 56), (104, 70, 52), (92, 66, 54))
    _bear(pen, fur, pale(fur, 0.25))


@motif
def polar_bear(pen: Pen, look: Look) -> None:
    """A white bear."""
    fur = look.own((250, 248, 240))
    _bear(pen, fur, fur)


def _bear(pen: Pen, fur: Colour, muzzle: Colour) -> None:
    light = middle(pen)
    for x, lean, is_hind in ((0.21, 0.14, False), (-0.2, 0.16, True)):
        leg(pen, Leg(x=x, top=0.3, lean=lean, thick=1.15, is_hind=is_hind), fur, True)
    pen.oval(0.33, 0.645, 0.05, 0.055, dim(fur, 0.25), light * 0.6)
    pen.oval(-0.42, 0.42, 0.04, 0.05, fur, light * 0.7)
    body = rounded(BEAR)
    hide(pen, body, fur, 0.05)
    with pen.within(body):
        pen.blob([(0.41, 0.56), (0.52, 0.54), (0.53, 0.4), (0.4, 0.4), (0.37, 0.46)], muzzle, light)
    for x, lean, is_hind in ((0.14, -0.06, False), (-0.28, -0.08, True)):
        leg(pen, Leg(x=x, top=0.31, lean=lean, thick=1.2, is_hind=is_hind), fur)
    pen.oval(0.25, 0.635, 0.055, 0.06, fur, light)
    pen.oval(0.254, 0.63, 0.034, 0.038, dim(fur, 0.3), light)
    gaze(pen, 0.375, 0.56, 0.018)
    pen.blob([(0.46, 0.53), (0.5, 0.525), (0.515, 0.49), (0.49, 0.475), (0.465, 0.49)], BLACK, 0.3)
    pen.curve([(0.485, 0.455), (0.44, 0.45), (0.405, 0.465)], 0.009, dim(muzzle, 0.55), 0.3)


@motif
def panda(pen: Pen, look: Look) -> None:
    """A panda that sits and eats bamboo."""
    dark, light = (46, 44, 50), middle(pen)
    fur = WHITE if light_of(look.own(WHITE)) < 0.2 else look.own(WHITE)  # black is what its patches are
    for side in (-1, 1):
        pen.oval(side * 0.21, 0.92, 0.085, 0.08, dark, light)
    skin(
        pen, [(0.0, 0.62), (0.24, 0.52), (0.34, 0.3), (0.32, 0.08), (0.2, 0.0), (-0.2, 0.0), (-0.32, 0.08),
        (-0.34, 0.3), (-0.24, 0.52)], fur, 0.05,
    )  # fmt: skip
    pen.blob([(-0.3, 0.42), (-0.2, 0.55), (0.2, 0.55), (0.3, 0.42), (0.2, 0.38), (-0.2, 0.38)], dark, light * 0.9)
    for side in (-1, 1):
        pen.shape(band([(side * 0.18, 0.12), (side * 0.31, 0.1)], [0.2, 0.19]), dark, light * 0.85)
        pen.oval(side * 0.34, 0.115, 0.1, 0.115, dark, light)
        pen.oval(side * 0.345, 0.095, 0.045, 0.042, (150, 132, 128), light)
        for toe in (-0.045, 0.0, 0.045):
            pen.oval(side * 0.345 + toe, 0.165, 0.017, 0.018, (150, 132, 128), light)
    _panda_head(pen, fur, dark)
    pen.shape(band([(-0.3, 0.34), (-0.19, 0.24), (-0.06, 0.3)], [0.16, 0.13, 0.11]), dark, light)
    pen.stroke([(-0.02, 0.16), (0.13, 0.5)], 0.032, (122, 172, 84), light)
    for x, y, tip in ((0.09, 0.42, (0.27, 0.46)), (0.12, 0.48, (0.22, 0.6)), (0.11, 0.46, (0.02, 0.52))):
        middle_x, middle_y = (x + tip[0]) / 2, (y + tip[1]) / 2
        pen.shape(band([(x, y), (middle_x, middle_y + 0.01), tip], [0.012, 0.04, 0.004]), (98, 156, 72), light)
    pen.shape(band([(0.3, 0.36), (0.2, 0.24), (0.06, 0.28)], [0.16, 0.13, 0.11]), dark, light)


def _panda_head(pen: Pen, fur: Colour, dark: Colour) -> None:
    light = middle(pen)
    skin(
        pen, [(0.0, 0.965), (0.17, 0.93), (0.27, 0.8), (0.285, 0.68), (0.2, 0.55), (0.0, 0.5), (-0.2, 0.55),
        (-0.285, 0.68), (-0.27, 0.8), (-0.17, 0.93)], fur, 0.03,
    )  # fmt: skip
    for side in (-1, 1):
        pen.blob(
            [(side * 0.06, 0.77), (side * 0.12, 0.8), (side * 0.185, 0.73), (side * 0.185, 0.66), (side * 0.13, 0.64),
            (side * 0.07, 0.69)], dark, light,
        )  # fmt: skip
        pen.oval(side * 0.115, 0.73, 0.03, 0.032, (250, 248, 244), 0.8)
        gaze(pen, side * 0.112, 0.728, 0.023)
    pen.oval(0.0, 0.635, 0.045, 0.03, BLACK, 0.3)
    for side in (-1, 1):
        pen.curve([(0.0, 0.61), (side * 0.02, 0.585), (side * 0.06, 0.59)], 0.011, dark, 0.3)


PROWL: tuple[Point, ...] = (
    (-0.36, 0.42), (-0.33, 0.52), (-0.22, 0.56), (-0.06, 0.53), (0.1, 0.55), (0.22, 0.58), (0.34, 0.5), (0.36, 0.38),
    (0.28, 0.28), (0.12, 0.25), (-0.06, 0.27), (-0.2, 0.31), (-0.32, 0.3),
)  # fmt: skip
TAIL: tuple[Point, ...] = ((-0.32, 0.48), (-0.41, 0.4), (-0.435, 0.25), (-0.46, 0.17), (-0.51, 0.17))
STEPS: tuple[tuple[float, float, bool], ...] = (
    (0.24, 0.22, False), (-0.16, 0.24, True), (0.2, -0.1, False), (-0.25, -0.12, True),
)  # fmt: skip


def _prowler(pen: Pen, fur: Colour, bars: Colour | None = None) -> None:
    """Draw a great cat's body that walks."""
    legs = [Leg(x=x, top=0.33, lean=lean, thick=0.88, is_hind=is_hind) for x, lean, is_hind in STEPS]
    tail = band(TAIL, [0.06, 0.055, 0.05, 0.05, 0.045])
    pen.shape(tail, fur, middle(pen) * 0.8)
    if bars is not None:
        with pen.within(tail):
            for y in (0.2, 0.27, 0.34, 0.41):
                pen.stroke([(-0.6, y), (-0.36, y + 0.02)], 0.024, bars, 0.35)
            pen.oval(-0.53, 0.17, 0.05, 0.06, bars, 0.35)
    for one in legs[:2]:
        leg(pen, one, fur, True)
    skin(pen, PROWL, fur, 0.04)
    for one in legs[2:]:
        leg(pen, one, fur)


@motif
def lion(pen: Pen, look: Look) -> None:
    """A lion with its mane, its face turned to us."""
    fur = look.own((222, 168, 96))
    mane, light = (
        dim((158, 92, 46) if look.asked is None else look.asked, 0.0 if look.asked is None else 0.35),
        middle(pen),
    )
    _prowler(pen, fur)
    pen.oval(-0.51, 0.175, 0.055, 0.045, mane, light)
    x, y = 0.28, 0.57
    pen.blob([(0.1, 0.5), (0.16, 0.36), (0.28, 0.26), (0.4, 0.36), (0.44, 0.48)], dim(mane, 0.15), light)
    for px, py in circle(x, y, 0.195, 0.205, 12):
        pen.oval(px, py, 0.075, 0.075, mane, pen.look.left if px < x else pen.look.right)
    pen.oval(x, y, 0.22, 0.23, mane, light)
    pen.oval(x, y, 0.17, 0.18, pale(mane, 0.12), light)
    for side in (-1, 1):
        pen.oval(x + side * 0.125, y + 0.12, 0.045, 0.045, fur, light)
        pen.oval(x + side * 0.125, y + 0.12, 0.025, 0.025, dim(fur, 0.35), light)
    head = (
        (0.0, 0.14), (0.1, 0.11), (0.135, 0.02), (0.11, -0.08), (0.06, -0.15), (0.0, -0.165), (-0.06, -0.15),
        (-0.11, -0.08), (-0.135, 0.02), (-0.1, 0.11),
    )  # fmt: skip
    skin(pen, [(x + px, y + py) for px, py in head], fur, 0.02)
    _mask(pen, x, y, fur, (222, 168, 60))


@motif
def lioness(pen: Pen, look: Look) -> None:
    """A lion without a mane, its face turned to us."""
    fur = look.own((222, 174, 108))
    _prowler(pen, fur)
    pen.oval(-0.51, 0.175, 0.05, 0.04, dim(fur, 0.5), middle(pen))
    _mask(pen, *_cat_head(pen, fur, dim(fur, 0.3)), fur, (222, 178, 72))


def _mask(pen: Pen, x: float, y: float, fur: Colour, iris: Colour) -> None:
    """Draw a great cat's eyes, nose and muzzle round a place."""
    light, white = middle(pen), pale(fur, 0.8 if light_of(fur) > 0.25 else 0.12)
    for side in (-1, 1):
        pen.oval(x + side * 0.034, y - 0.085, 0.046, 0.038, white, light + 0.1)
    pen.oval(x, y - 0.125, 0.034, 0.028, white, light)
    pen.shape(
        [(x - 0.024, y + 0.02), (x + 0.024, y + 0.02), (x + 0.03, y - 0.05), (x - 0.03, y - 0.05)], dim(fur, 0.08),
        light,
    )  # fmt: skip
    pen.blob(
        [(x - 0.034, y - 0.044), (x, y - 0.038), (x + 0.034, y - 0.044), (x + 0.012, y - 0.076),
        (x - 0.012, y - 0.076)], (128, 70, 64), 0.5,
    )  # fmt: skip
    for side in (-1, 1):
        pen.curve(
            [(x, y - 0.076), (x + side * 0.012, y - 0.106), (x + side * 0.045, y - 0.106)], 0.008, (92, 58, 48), 0.3
        )
        pen.oval(x + side * 0.066, y + 0.026, 0.031, 0.023, BLACK, 0.2)
        gaze(pen, x + side * 0.066, y + 0.026, 0.022, iris)


CAT_HEAD: tuple[Point, ...] = (
    (0.0, 0.15), (0.1, 0.13), (0.165, 0.05), (0.18, -0.03), (0.13, -0.11), (0.06, -0.155), (0.0, -0.165),
    (-0.06, -0.155), (-0.13, -0.11), (-0.18, -0.03), (-0.165, 0.05), (-0.1, 0.13),
)  # fmt: skip
TIGER_BARS: tuple[tuple[Point, Point, Point], ...] = (
    ((-0.34, 0.56), (-0.3, 0.46), (-0.33, 0.38)), ((-0.25, 0.6), (-0.22, 0.48), (-0.26, 0.38)), ((-0.16, 0.58),
    (-0.14, 0.46), (-0.18, 0.36)), ((-0.07, 0.56), (-0.06, 0.45), (-0.09, 0.36)), ((0.01, 0.57), (0.02, 0.45),
    (-0.01, 0.37)), ((0.1, 0.58), (0.11, 0.47), (0.08, 0.38)), ((-0.1, 0.24), (-0.11, 0.31), (-0.08, 0.36)),
    ((-0.02, 0.22), (-0.03, 0.3), (0.0, 0.35)), ((0.07, 0.22), (0.06, 0.3), (0.09, 0.35)),
)  # fmt: skip


def _cat_head(pen: Pen, fur: Colour, inner: Colour) -> tuple[float, float]:
    x, y, light = 0.3, 0.56, middle(pen)
    for side in (-1, 1):
        pen.oval(x + side * 0.13, y + 0.115, 0.055, 0.06, fur, light * 0.9)
        pen.oval(x + side * 0.13, y + 0.115, 0.034, 0.038, inner, light)
    head = rounded([(x + px, y + py) for px, py in CAT_HEAD])
    hide(pen, head, fur, 0.025)
    return x, y


@motif
def tiger(pen: Pen, look: Look) -> None:
    """A tiger with its stripes, its face turned to us."""
    fur, dark, light = look.own((236, 142, 56)), (46, 38, 38), middle(pen)
    _prowler(pen, fur, dark)
    with pen.within(rounded(PROWL)):
        pen.blob([(-0.2, 0.3), (0.1, 0.29), (0.3, 0.34), (0.3, 0.2), (-0.2, 0.2)], pale(fur, 0.8), light * 0.8)
        for bar in TIGER_BARS:
            pen.shape(band(bar, [0.05, 0.034, 0.006]), dark, 0.35)
    for x, low in ((-0.285, 0.22), (-0.27, 0.3), (0.19, 0.2), (0.2, 0.27)):
        pen.shape(band([(x - 0.045, low + 0.014), (x + 0.02, low)], [0.024, 0.006]), dark, 0.35)
    x, y = _cat_head(pen, fur, pale(PINK, 0.3))
    with pen.within(rounded([(x + px, y + py) for px, py in CAT_HEAD])):
        for side in (-1, 1):
            pen.oval(x + side * 0.16, y - 0.08, 0.075, 0.07, pale(fur, 0.85), light)
            pen.oval(x + side * 0.07, y + 0.062, 0.035, 0.022, pale(fur, 0.85), light)
            for low in (0.03, -0.03, -0.085):
                pen.shape(
                    band([(x + side * 0.19, y + low), (x + side * 0.12, y + low + 0.01)], [0.026, 0.004]), dark, 0.35
                )
        for at, low in ((0.0, 0.07), (-0.055, 0.09), (0.055, 0.09)):
            pen.shape(band([(x + at, y + 0.17), (x + at * 0.8, y + low)], [0.03, 0.006]), dark, 0.35)
    _mask(pen, x, y, fur, (226, 196, 76))


@motif
def leopard(pen: Pen, look: Look) -> None:
    """A spotted great cat, its face turned to us."""
    _leopard(pen, look.own((232, 188, 116)), (78, 56, 46))


@motif
def snow_leopard(pen: Pen, look: Look) -> None:
    """A pale grey leopard."""
    _leopard(pen, look.own((224, 222, 216)), (86, 84, 90))


@motif
def panther(pen: Pen, look: Look) -> None:
    """A black great cat, its face turned to us."""
    fur = look.own((48, 46, 56))
    _prowler(pen, fur)
    _mask(pen, *_cat_head(pen, fur, pale(fur, 0.2)), fur, (236, 206, 84))


def _leopard(pen: Pen, fur: Colour, dark: Colour) -> None:
    _prowler(pen, fur, dark)
    spots = pen.look.chance.child("spots")
    with pen.within(rounded(PROWL)):
        for row in range(4):
            for at in range(11):
                _spot(pen, spots, (-0.36 + at * 0.062 + row % 2 * 0.03, 0.52 - row * 0.068), dark, fur)
    for x, low in ((-0.27, 0.2), (-0.24, 0.25), (-0.28, 0.27), (0.18, 0.2), (0.2, 0.26), (0.17, 0.14)):
        pen.oval(x, low, 0.014, 0.012, dark, 0.4)
    x, y = _cat_head(pen, fur, pale(PINK, 0.2))
    for px, py in ((-0.05, 0.1), (0.05, 0.1), (0.0, 0.07), (-0.1, 0.07), (0.1, 0.07), (-0.13, -0.02), (0.13, -0.02)):
        pen.oval(x + px, y + py, 0.012, 0.01, dark, 0.4)
    _mask(pen, x, y, fur, (196, 190, 92))


def _spot(pen: Pen, chance: Chance, spot: Point, colour: Colour, fur: Colour) -> None:
    x, y = spot[0] + chance.between(-0.008, 0.008), spot[1] + chance.between(-0.008, 0.008)
    pen.oval(x, y, 0.022, 0.02, colour, 0.4)
    pen.oval(x + 0.003, y - 0.004, 0.011, 0.009, dim(fur, 0.15), 0.5)
