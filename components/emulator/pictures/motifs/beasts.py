"""Horses and their kin."""

from ..curves import Point, rounded
from ..look import Look
from ..palette import Colour, light_of
from ..pen import Pen
from .limbs import WHITE, band
from .quadrupeds import Leg, dim, gaze, hide, is_plain, leg, limb, middle, pale, peak, sock
from .registry import motif

HORSE: tuple[Point, ...] = (
    (-0.37, 0.56), (-0.345, 0.63), (-0.28, 0.675), (-0.16, 0.665), (-0.02, 0.64), (0.08, 0.68), (0.17, 0.79),
    (0.25, 0.91), (0.32, 0.955), (0.375, 0.92), (0.43, 0.82), (0.485, 0.735), (0.49, 0.69), (0.455, 0.672),
    (0.415, 0.7), (0.37, 0.755), (0.325, 0.765), (0.285, 0.7), (0.265, 0.6), (0.245, 0.51), (0.17, 0.43),
    (0.02, 0.405), (-0.14, 0.42), (-0.24, 0.43), (-0.34, 0.46),
)  # fmt: skip
CREST: tuple[Point, ...] = (
    (0.34, 0.97), (0.27, 0.985), (0.18, 0.92), (0.1, 0.8), (0.02, 0.7), (0.03, 0.62), (0.09, 0.68), (0.12, 0.62),
    (0.16, 0.74), (0.2, 0.7), (0.23, 0.83), (0.28, 0.86), (0.31, 0.92),
)  # fmt: skip
TAIL: tuple[Point, ...] = (
    (-0.34, 0.61), (-0.42, 0.61), (-0.48, 0.5), (-0.485, 0.34), (-0.45, 0.2), (-0.42, 0.3), (-0.4, 0.42), (-0.36, 0.52),
)  # fmt: skip
STEPS: tuple[tuple[float, float, bool], ...] = (
    (0.18, 0.3, False), (-0.22, 0.3, True), (0.17, -0.16, False), (-0.27, -0.14, True),
)  # fmt: skip
BAYS: tuple[tuple[Colour, Colour], ...] = (
    ((150, 90, 54), (60, 42, 36)), ((176, 104, 60), (226, 190, 138)), ((108, 72, 54), (48, 36, 34)), ((232, 226, 218),
    (190, 184, 178)),
)  # fmt: skip
PINKISH: Colour = (206, 168, 158)


def steed(pen: Pen, coat: Colour, mane: Colour, socks: Colour | None = None) -> None:
    """Draw a horse that walks, from its tail to its mane."""
    pen.blob(TAIL, mane, middle(pen) * 0.8)
    for one in _legs(0.46)[:2]:
        leg(pen, one, coat, True)
        if socks is not None:
            sock(pen, one, 0.12, socks, True)
    body = rounded(HORSE)
    peak(pen, (0.32, 0.93), (0.355, 1.0), (0.37, 0.92), dim(coat, 0.2), 0.3)
    hide(pen, body, coat, 0.035)
    for one in _legs(0.47)[2:]:
        leg(pen, one, coat)
        if socks is not None:
            sock(pen, one, 0.12, socks)
    peak(pen, (0.29, 0.94), (0.315, 1.0), (0.345, 0.935), coat, middle(pen))


def _legs(top: float) -> list[Leg]:
    return [Leg(x=x, top=top, lean=lean, thick=0.62, is_hind=is_hind, has_hoof=True) for x, lean, is_hind in STEPS]


def face(pen: Pen, coat: Colour, blaze: Colour | None = None) -> None:
    """Draw a horse's eye, nostril and mouth, with a blaze if a colour is given."""
    if blaze is not None:
        pen.shape(band([(0.375, 0.905), (0.425, 0.815), (0.462, 0.755)], [0.02, 0.022, 0.012]), blaze, 0.8)
    gaze(pen, 0.355, 0.875, 0.016)
    pen.oval(0.462, 0.722, 0.01, 0.013, dim(coat, 0.6), 0.3)
    pen.curve([(0.475, 0.69), (0.445, 0.7), (0.428, 0.715)], 0.008, dim(coat, 0.5), 0.3)


@motif
def horse(pen: Pen, look: Look) -> None:
    """A walking horse with a full mane and tail."""
    chance = look.chance.child("horse")
    coat, mane = chance.pick(BAYS)
    if look.asked is not None:
        coat, mane = look.asked, dim(look.asked, 0.45)
        if is_plain(coat):
            mane = dim(coat, 0.2)
    steed(pen, coat, mane, WHITE if chance.yes(0.6) else None)
    pen.blob(CREST, mane, middle(pen))
    face(pen, coat, WHITE if chance.yes(0.6) else None)


@motif
def unicorn(pen: Pen, look: Look) -> None:
    """A white horse with a horn and a mane of many colours."""
    coat = look.own((250, 247, 250))
    steed(pen, coat, (236, 150, 196), (240, 226, 244))
    pen.blob(CREST, (244, 166, 206), middle(pen))
    for points, colour in (
        ([(0.3, 0.95), (0.21, 0.89), (0.16, 0.8), (0.15, 0.73)], (150, 150, 232)),
        ([(0.24, 0.95), (0.15, 0.85), (0.1, 0.75), (0.05, 0.66)], (140, 206, 232)),
        ([(-0.37, 0.59), (-0.44, 0.5), (-0.455, 0.36), (-0.45, 0.24)], (150, 150, 232)),
    ):
        pen.shape(band(points, [0.02, 0.034, 0.03, 0.008]), colour, middle(pen))
    pen.shape([(0.345, 0.945), (0.49, 1.05), (0.378, 0.912)], (246, 204, 96), 0.9)
    for at in (0.25, 0.5, 0.72):
        x, y = 0.345 + 0.145 * at, 0.945 + 0.105 * at
        pen.stroke([(x, y), (0.378 + 0.112 * at, 0.912 + 0.138 * at)], 0.008, (206, 158, 62), 0.6)
    face(pen, coat)


ZEBRA_BARS: tuple[tuple[Point, Point, Point], ...] = (
    ((-0.36, 0.66), (-0.31, 0.58), (-0.38, 0.5)), ((-0.29, 0.7), (-0.24, 0.58), (-0.34, 0.46)), ((-0.2, 0.7),
    (-0.17, 0.58), (-0.24, 0.46)), ((-0.11, 0.68), (-0.1, 0.56), (-0.13, 0.44)), ((-0.03, 0.67), (-0.03, 0.55),
    (-0.04, 0.42)), ((0.05, 0.7), (0.05, 0.56), (0.04, 0.42)), ((0.1, 0.72), (0.15, 0.6), (0.13, 0.46)), ((0.14, 0.78),
    (0.22, 0.66), (0.23, 0.54)), ((0.18, 0.84), (0.25, 0.76), (0.29, 0.66)), ((0.22, 0.9), (0.29, 0.84), (0.31, 0.76)),
    ((0.29, 0.96), (0.325, 0.88), (0.34, 0.78)), ((0.4, 0.92), (0.4, 0.84), (0.38, 0.76)),
)  # fmt: skip


@motif
def zebra(pen: Pen, look: Look) -> None:
    """A zebra with its bars."""
    dark = (40, 38, 44)
    coat = WHITE if light_of(look.own(WHITE)) < 0.2 else look.own(WHITE)  # black is what its bars are
    steed(pen, coat, dark, None)
    with pen.within(rounded(HORSE)):
        for bar in ZEBRA_BARS:
            pen.shape(band(bar, [0.04, 0.036, 0.012]), dark, 0.35)
        pen.oval(0.49, 0.695, 0.045, 0.04, dark, 0.35)
    for one in _legs(0.47)[2:]:
        with pen.within(limb(one)):
            for low in (0.14, 0.19, 0.24, 0.29, 0.34):
                pen.stroke([(-0.5, low - 0.01), (0.5, low + 0.01)], 0.022, dark, 0.35)
    pen.shape(band([(0.3, 0.985), (0.2, 0.9), (0.1, 0.76), (0.03, 0.67)], [0.03, 0.06, 0.06, 0.02]), dark, 0.4)
    gaze(pen, 0.355, 0.875, 0.016)


@motif
def donkey(pen: Pen, look: Look) -> None:
    """A grey donkey with long ears and a pale nose."""
    coat = look.pick((150, 142, 138), (142, 122, 106))
    light, dark = middle(pen), dim(coat, 0.45)
    pen.shape(band([(-0.36, 0.58), (-0.42, 0.44), (-0.41, 0.3)], [0.03, 0.026, 0.02]), coat, light * 0.7)
    pen.blob([(-0.42, 0.34), (-0.39, 0.3), (-0.4, 0.18), (-0.44, 0.26)], dark, light)
    for x, lean, is_hind in ((0.17, 0.22, False), (-0.2, 0.25, True)):
        leg(pen, Leg(x=x, top=0.44, lean=lean, thick=0.6, is_hind=is_hind, has_hoof=True), coat, True)
    body = [(x * 0.96, y * 0.92 + (0.02 if y < 0.5 else 0.0)) for x, y in rounded(HORSE)]
    peak(pen, (0.3, 0.84), (0.4, 1.03), (0.36, 0.84), dim(coat, 0.2), light * 0.7, 0.5)
    hide(pen, body, coat, 0.035)
    with pen.within(body):
        pen.oval(0.47, 0.64, 0.07, 0.055, (244, 236, 224), light)
        pen.blob([(0.26, 0.38), (0.0, 0.43), (-0.24, 0.4), (-0.2, 0.3), (0.2, 0.3)], (236, 228, 216), light * 0.8)
    for x, is_hind in ((0.18, False), (-0.26, True)):
        leg(pen, Leg(x=x, top=0.46, thick=0.6, is_hind=is_hind, has_hoof=True), coat)
    pen.shape(band([(0.26, 0.89), (0.16, 0.78), (0.06, 0.64)], [0.03, 0.05, 0.02]), dark, light)
    peak(pen, (0.24, 0.84), (0.24, 1.06), (0.32, 0.85), coat, light, 0.6)
    peak(pen, (0.26, 0.87), (0.25, 1.01), (0.3, 0.87), pale(PINKISH, 0.2), light * 0.8, 0.4)
    gaze(pen, 0.345, 0.8, 0.017)
    pen.oval(0.45, 0.662, 0.009, 0.012, dim(coat, 0.5), 0.3)
