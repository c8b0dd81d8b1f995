"""Dogs, sitting and standing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..curves import Point, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .limbs import BLACK, WHITE, band
from .quadrupeds import PINK, Leg, dim, gaze, hide, is_plain, leg, middle, pale, peak, skin
from .registry import motif

Fit = Callable[[Sequence[Point]], list[Point]]
TRUNK: tuple[Point, ...] = (
    (-0.02, 0.68), (-0.13, 0.54), (-0.23, 0.38), (-0.31, 0.22), (-0.33, 0.09), (-0.27, 0.01), (-0.1, 0.0), (0.12, 0.0),
    (0.22, 0.03), (0.245, 0.2), (0.28, 0.36), (0.29, 0.46), (0.25, 0.58), (0.19, 0.68),
)  # fmt: skip
HAUNCH: tuple[Point, ...] = (
    (-0.31, 0.04), (-0.31, 0.19), (-0.22, 0.3), (-0.1, 0.31), (0.0, 0.22), (0.01, 0.1), (-0.05, 0.02), (-0.18, 0.0),
)  # fmt: skip
HEAD: tuple[Point, ...] = (
    (-0.04, 0.7), (-0.055, 0.81), (-0.02, 0.91), (0.06, 0.965), (0.15, 0.95), (0.21, 0.88), (0.29, 0.848),
    (0.365, 0.84), (0.41, 0.81), (0.4, 0.75), (0.34, 0.715), (0.24, 0.695), (0.17, 0.65), (0.06, 0.63),
)  # fmt: skip
EAR: tuple[Point, ...] = (
    (0.0, 0.93), (0.06, 0.925), (0.1, 0.85), (0.1, 0.75), (0.06, 0.67), (0.0, 0.65), (-0.05, 0.7), (-0.06, 0.8),
    (-0.04, 0.88),
)  # fmt: skip
BIB: tuple[Point, ...] = (
    (0.08, 0.66), (0.3, 0.66), (0.34, 0.48), (0.3, 0.37), (0.245, 0.39), (0.2, 0.32), (0.15, 0.38), (0.09, 0.47),
)  # fmt: skip
COLLAR: tuple[Point, ...] = ((-0.042, 0.645), (0.03, 0.615), (0.12, 0.602), (0.205, 0.618))
COLLARS: tuple[Colour, ...] = ((208, 58, 52), (44, 112, 176), (44, 138, 110))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coat:
    """Say a dog's colours."""

    fur: Colour
    ear: Colour
    pale: Colour
    saddle: Colour | None = None


COATS: tuple[Coat, ...] = (
    Coat(fur=(226, 174, 108), ear=(196, 138, 78), pale=(248, 224, 184)), Coat(fur=(246, 238, 224), ear=(160, 100, 60),
    pale=WHITE, saddle=(160, 100, 60)), Coat(fur=(178, 122, 78), ear=(134, 86, 54), pale=(240, 216, 184)),
    Coat(fur=(66, 62, 66), ear=(46, 42, 48), pale=(214, 150, 96)),
)  # fmt: skip


def coat_of(look: Look) -> Coat:
    """Choose a coat, or make one of the asked colour."""
    if look.asked is None:
        return look.chance.child("coat").pick(COATS)
    own = look.asked
    return Coat(fur=own, ear=dim(own, 0.22), pale=pale(own, 0.12 if is_plain(own) else 0.7))


@motif
def dog(pen: Pen, look: Look) -> None:
    """A sitting dog with hanging ears, a collar and its tongue out."""
    coat, light = coat_of(look), middle(pen)
    tail = [(-0.27, 0.07), (-0.4, 0.09), (-0.48, 0.2), (-0.5, 0.34)]
    pen.shape(band(tail, [0.1, 0.11, 0.1, 0.03]), coat.fur, light * 0.8)
    _body(pen, coat)
    collar(pen, look.chance.child("collar").pick(COLLARS))
    dog_head(pen, coat)


def _body(pen: Pen, coat: Coat) -> None:
    light, trunk = middle(pen), rounded(TRUNK)
    hide(pen, trunk, coat.fur, 0.04)
    with pen.within(trunk):
        if coat.saddle is not None:
            pen.blob([(-0.08, 0.68), (-0.36, 0.44), (-0.42, 0.18), (-0.22, 0.24), (-0.06, 0.42)], coat.saddle, light)
    haunch = coat.saddle if coat.saddle is not None else coat.fur
    skin(pen, HAUNCH, haunch, 0.03)
    pen.blob([(-0.12, 0.0), (-0.12, 0.05), (-0.04, 0.09), (0.06, 0.07), (0.09, 0.02), (0.04, 0.0)], coat.pale, light)
    for x, shade in ((0.22, 0.75), (0.125, 1.05)):
        limb = [(x - 0.01, 0.46), (x, 0.34), (x + 0.005, 0.2), (x, 0.05)]
        pen.shape(band(limb, [0.02, 0.1, 0.09, 0.08]), coat.fur, light * shade)
        paw = [(-0.045, 0.0), (-0.045, 0.06), (0.005, 0.095), (0.065, 0.07), (0.08, 0.015), (0.06, -0.004)]
        pen.blob([(x + px, y) for px, y in paw], coat.pale, light * shade)
        for toe in (0.02, 0.045):
            pen.stroke([(x + toe, 0.008), (x + toe, 0.034)], 0.007, dim(coat.pale, 0.35), light * 0.6)
    with pen.within(trunk):
        pen.blob(BIB, coat.pale, light + 0.1)


def collar(pen: Pen, colour: Colour, fit: Fit = list, size: float = 1.0) -> None:
    """Draw a collar with its tag."""
    light, (x, y) = middle(pen), fit([(0.15, 0.565)])[0]
    pen.shape(band(fit(COLLAR), [0.05 * size] * 4), colour, light + 0.1)
    pen.oval(x, y, 0.028 * size, 0.028 * size, (236, 190, 72), light + 0.2)


def dog_head(pen: Pen, coat: Coat, fit: Fit = list, size: float = 1.0, ear: Sequence[Point] = EAR) -> None:
    """Draw a dog's head in profile, its points brought elsewhere by fit; size is what fit scales by."""
    light, head = middle(pen), fit(rounded(HEAD))
    (glint_x, glint_y), (eye_x, eye_y) = fit([(0.392, 0.835), (0.182, 0.868)])
    tongue = fit([(0.26, 0.72), (0.35, 0.73), (0.35, 0.64), (0.315, 0.6), (0.275, 0.63)])
    muzzle = fit([(0.19, 0.84), (0.3, 0.86), (0.46, 0.84), (0.42, 0.66), (0.2, 0.66), (0.17, 0.74)])
    mouth = fit([(0.395, 0.765), (0.34, 0.735), (0.27, 0.742), (0.215, 0.775)])
    nose = fit([(0.36, 0.852), (0.41, 0.845), (0.425, 0.81), (0.395, 0.782), (0.362, 0.805)])
    pen.blob(tongue, (236, 122, 122), light)
    pen.stroke(fit([(0.313, 0.71), (0.314, 0.65)]), 0.008 * size, (196, 84, 92), light)
    hide(pen, head, coat.fur, 0.03 * size)
    with pen.within(head):
        pen.blob(muzzle, coat.pale, light)
    pen.curve(mouth, 0.011 * size, dim(coat.pale, 0.6), 0.3)
    pen.blob(nose, (44, 38, 40), 0.3)
    pen.oval(glint_x, glint_y, 0.012 * size, 0.007 * size, (150, 140, 140), 0.8)
    if coat.saddle is not None:
        pen.blob(fit([(0.1, 0.92), (0.17, 0.93), (0.215, 0.86), (0.18, 0.82), (0.12, 0.83)]), coat.saddle, light)
    gaze(pen, eye_x, eye_y, 0.026 * size)
    pen.curve(fit([(0.15, 0.908), (0.18, 0.918), (0.21, 0.906)]), 0.009 * size, dim(coat.fur, 0.4), 0.4)
    skin(pen, fit(ear), coat.ear, 0.02 * size)


CORGI: tuple[Point, ...] = (
    (-0.4, 0.34), (-0.34, 0.44), (-0.16, 0.45), (0.04, 0.45), (0.14, 0.52), (0.2, 0.62), (0.36, 0.6), (0.36, 0.4),
    (0.34, 0.24), (0.24, 0.13), (0.06, 0.12), (-0.16, 0.12), (-0.34, 0.15), (-0.42, 0.22),
)  # fmt: skip
CORGI_HEAD: tuple[Point, ...] = (
    (0.11, 0.62), (0.13, 0.72), (0.21, 0.775), (0.3, 0.77), (0.36, 0.7), (0.43, 0.672), (0.49, 0.655), (0.5, 0.615),
    (0.45, 0.575), (0.36, 0.545), (0.24, 0.515), (0.14, 0.54),
)  # fmt: skip


@motif
def corgi(pen: Pen, look: Look) -> None:
    """A corgi: long, with short legs, large ears and a white chest."""
    fur = look.pick((226, 146, 74), (214, 134, 70))
    white: Colour = pale(fur, 0.05) if look.asked is not None and is_plain(look.asked) else WHITE
    light = middle(pen)
    pen.blob([(-0.36, 0.4), (-0.46, 0.42), (-0.48, 0.34), (-0.4, 0.28)], white, light)
    for x, is_hind in ((0.14, False), (-0.22, True)):
        leg(pen, Leg(x=x, top=0.18, thick=1.3, is_hind=is_hind), white, True)
    trunk = rounded(CORGI)
    hide(pen, trunk, fur, 0.04)
    with pen.within(trunk):
        pen.blob([(0.18, 0.56), (0.4, 0.56), (0.42, 0.3), (0.3, 0.08), (0.16, 0.16), (0.14, 0.38)], white, light)
        pen.blob([(0.2, 0.2), (0.2, 0.08), (-0.3, 0.08), (-0.24, 0.17), (0.0, 0.15)], white, light * 0.7)
    for x, is_hind in ((0.23, False), (-0.31, True)):
        leg(pen, Leg(x=x, top=0.2, thick=1.3, is_hind=is_hind), fur if is_hind else white)
        leg(pen, Leg(x=x, top=0.13, thick=1.3), white)
    _corgi_head(pen, fur, white)


def _corgi_head(pen: Pen, fur: Colour, white: Colour) -> None:
    light = middle(pen)
    pen.blob([(0.36, 0.57), (0.43, 0.58), (0.43, 0.52), (0.4, 0.49), (0.37, 0.51)], (236, 122, 122), light)
    peak(pen, (0.22, 0.72), (0.31, 0.96), (0.35, 0.7), dim(fur, 0.15), light * 0.7)
    head = rounded(CORGI_HEAD)
    hide(pen, head, fur, 0.03)
    with pen.within(head):
        pen.blob([(0.3, 0.69), (0.38, 0.69), (0.52, 0.68), (0.52, 0.54), (0.2, 0.49), (0.24, 0.57)], white, light)
        pen.blob([(0.26, 0.79), (0.33, 0.78), (0.37, 0.69), (0.33, 0.68)], white, light)
    peak(pen, (0.1, 0.66), (0.13, 0.97), (0.27, 0.74), fur, light, 0.3)
    peak(pen, (0.13, 0.7), (0.145, 0.9), (0.23, 0.74), PINK, light * 0.8, 0.2)
    gaze(pen, 0.325, 0.7, 0.022)
    pen.blob([(0.46, 0.675), (0.505, 0.665), (0.515, 0.635), (0.485, 0.615), (0.46, 0.64)], (44, 38, 40), 0.3)
    pen.curve([(0.485, 0.6), (0.43, 0.577), (0.36, 0.595)], 0.009, dim(white, 0.6), 0.3)


SPITZ_HEAD: tuple[Point, ...] = (
    (-0.04, 0.68), (-0.04, 0.79), (0.0, 0.865), (0.08, 0.905), (0.16, 0.89), (0.22, 0.82), (0.3, 0.795), (0.36, 0.785),
    (0.39, 0.75), (0.36, 0.71), (0.28, 0.68), (0.18, 0.64), (0.06, 0.61),
)  # fmt: skip


@motif
def spitz(pen: Pen, look: Look) -> None:
    """A sitting dog with upright ears, a pale face and a curled tail: a husky or a shiba."""
    grey, red = (
        Coat(fur=(106, 112, 124), ear=(74, 78, 90), pale=WHITE),
        Coat(fur=(218, 142, 78), ear=(196, 120, 62), pale=(252, 240, 222)),
    )
    coat = look.chance.child("spitz").pick((grey, red)) if look.asked is None else coat_of(look)
    light = middle(pen)
    pen.shape(
        band([(-0.2, 0.12), (-0.36, 0.13), (-0.42, 0.25), (-0.36, 0.35), (-0.28, 0.29)], [0.12, 0.15, 0.17, 0.16,
        0.12]), coat.fur, light * 0.85,
    )  # fmt: skip
    pen.shape(
        band([(-0.4, 0.33), (-0.34, 0.35), (-0.29, 0.28), (-0.33, 0.23)], [0.03, 0.06, 0.07, 0.03]), coat.pale, light
    )
    _body(pen, coat)
    peak(pen, (0.05, 0.86), (0.17, 1.0), (0.19, 0.85), dim(coat.ear, 0.2), light * 0.7, 0.2)
    head = rounded(SPITZ_HEAD)
    hide(pen, head, coat.fur, 0.03)
    with pen.within(head):
        pen.blob(
            [(0.15, 0.8), (0.24, 0.81), (0.42, 0.8), (0.4, 0.66), (0.16, 0.58), (0.02, 0.62), (0.1, 0.7)], coat.pale,
            light + 0.1,
        )  # fmt: skip
        pen.oval(0.16, 0.855, 0.03, 0.018, coat.pale, light + 0.1)
    peak(pen, (-0.04, 0.8), (-0.0, 1.0), (0.1, 0.89), coat.ear, light, 0.25)
    peak(pen, (-0.005, 0.85), (0.015, 0.95), (0.065, 0.885), PINK, light * 0.8, 0.15)
    gaze(pen, 0.17, 0.81, 0.026, (120, 180, 226) if coat == grey else None)
    pen.blob([(0.34, 0.8), (0.385, 0.79), (0.4, 0.755), (0.37, 0.73), (0.345, 0.75)], BLACK, 0.3)
    pen.curve([(0.37, 0.715), (0.3, 0.7), (0.24, 0.73)], 0.01, dim(coat.pale, 0.6), 0.3)
