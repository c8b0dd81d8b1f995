"""Cats, which sit and look at us."""

from dataclasses import dataclass

from ..curves import Point, circle, mirrored, moved, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .limbs import WHITE, band
from .quadrupeds import PINK, dim, hide, is_plain, middle, pale, peak, rings
from .registry import motif

TRUNK: tuple[Point, ...] = (
    (0.02, 0.68), (-0.12, 0.57), (-0.22, 0.44), (-0.3, 0.29), (-0.335, 0.14), (-0.29, 0.03), (-0.16, 0.0), (0.1, 0.0),
    (0.25, 0.01), (0.25, 0.14), (0.27, 0.34), (0.285, 0.46), (0.27, 0.6), (0.16, 0.7),
)  # fmt: skip
HAUNCH: tuple[Point, ...] = (
    (-0.3, 0.05), (-0.3, 0.2), (-0.22, 0.32), (-0.1, 0.33), (-0.01, 0.24), (0.0, 0.12), (-0.04, 0.04), (-0.16, 0.0),
)  # fmt: skip
HEAD: tuple[Point, ...] = (
    (0.0, 0.145), (0.1, 0.142), (0.168, 0.085), (0.205, 0.0), (0.212, -0.062), (0.15, -0.122), (0.07, -0.158),
    (0.0, -0.165), (-0.07, -0.158), (-0.15, -0.122), (-0.212, -0.062), (-0.205, 0.0), (-0.168, 0.085), (-0.1, 0.142),
)  # fmt: skip
TAIL: tuple[Point, ...] = ((-0.24, 0.06), (-0.38, 0.05), (-0.47, 0.13), (-0.46, 0.26), (-0.41, 0.36), (-0.44, 0.47))
BIB: tuple[Point, ...] = (
    (0.06, 0.64), (0.28, 0.66), (0.33, 0.5), (0.29, 0.39), (0.235, 0.4), (0.19, 0.33), (0.14, 0.39), (0.08, 0.46),
)  # fmt: skip
BACK_STRIPES: tuple[tuple[Point, Point, Point], ...] = (
    ((-0.08, 0.66), (-0.08, 0.53), (0.0, 0.44)), ((-0.2, 0.56), (-0.16, 0.44), (-0.06, 0.37)), ((-0.3, 0.44),
    (-0.26, 0.35), (-0.18, 0.3)), ((-0.36, 0.26), (-0.28, 0.21), (-0.16, 0.19)), ((-0.38, 0.14), (-0.28, 0.11),
    (-0.16, 0.11)),
)  # fmt: skip
EAR: tuple[Point, ...] = ((0.198, 0.03), (0.19, 0.265), (0.035, 0.125))
EAR_INSIDE: tuple[Point, ...] = ((0.172, 0.06), (0.168, 0.215), (0.075, 0.13))
FACE: Point = (0.1, 0.735)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coat:
    """Say a cat's colours; what it has not is None."""

    fur: Colour
    pale: Colour
    stripes: Colour | None = None
    patches: tuple[Colour, Colour] | None = None
    points: Colour | None = None  # dark ears, paws and tail
    eyes: Colour = (218, 190, 74)


COATS: tuple[Coat, ...] = (
    Coat(fur=(234, 152, 76), pale=(253, 238, 214), stripes=(200, 108, 44), eyes=(128, 168, 84)),
    Coat(fur=(234, 152, 76), pale=(253, 238, 214), stripes=(200, 108, 44), eyes=(214, 176, 64)),
    Coat(fur=(158, 154, 150), pale=(240, 236, 230), stripes=(100, 96, 98), eyes=(206, 190, 82)),
    Coat(fur=(178, 142, 104), pale=(244, 228, 204), stripes=(112, 82, 58), eyes=(142, 176, 92)), Coat(fur=(58, 58, 68),
    pale=(250, 248, 244), eyes=(226, 196, 76)), Coat(fur=(250, 244, 234), pale=WHITE, patches=((228, 142, 66),
    (70, 62, 62)), eyes=(126, 172, 110)), Coat(fur=(242, 228, 206), pale=(250, 242, 228), points=(112, 86, 74),
    eyes=(88, 152, 214)),
)  # fmt: skip


def coat_of(look: Look) -> Coat:
    """Choose a coat, or make one of the asked colour."""
    if look.asked is None:
        return look.chance.child("coat").pick(COATS)
    own = look.asked
    if is_plain(own):
        return Coat(fur=own, pale=pale(own, 0.1))
    return Coat(fur=own, pale=pale(own, 0.78), stripes=dim(own, 0.3))


@motif
def cat(pen: Pen, look: Look) -> None:
    """A sitting cat with its tail up beside it, its face turned to us."""
    coat = coat_of(look)
    _tail(pen, coat)
    _trunk(pen, coat)
    _fore_legs(pen, coat)
    _bib(pen, coat)
    cat_head(pen, coat, FACE)


def _tail(pen: Pen, coat: Coat) -> None:
    end = coat.points or coat.fur
    pen.shape(band(TAIL, [0.1, 0.095, 0.09, 0.085, 0.08, 0.066]), end, middle(pen) * 0.8)
    if coat.stripes is not None:
        rings(pen, TAIL[1:], 0.078, coat.stripes, 7)
    if coat.pale == WHITE or coat.pale[0] - coat.fur[0] > 100:
        pen.shape(band(TAIL[4:], [0.08, 0.066]), coat.pale, middle(pen))


def _trunk(pen: Pen, coat: Coat) -> None:
    trunk, light = rounded(TRUNK), middle(pen)
    hide(pen, trunk, coat.fur, 0.045)
    with pen.within(trunk):
        if coat.patches is not None:
            pen.blob([(-0.05, 0.7), (-0.3, 0.5), (-0.34, 0.3), (-0.16, 0.33), (-0.06, 0.5)], coat.patches[0], light)
        if coat.stripes is not None:
            for stripe in BACK_STRIPES[:3]:
                pen.shape(band(stripe, [0.05, 0.042, 0.008]), coat.stripes, light * 0.9)
    haunch = rounded(HAUNCH)
    hide(pen, haunch, coat.fur, 0.03)
    with pen.within(haunch):
        if coat.patches is not None:
            pen.oval(-0.27, 0.1, 0.15, 0.14, coat.patches[1], light)
        if coat.stripes is not None:
            for stripe in BACK_STRIPES[3:]:
                pen.shape(band(stripe, [0.045, 0.04, 0.008]), coat.stripes, light * 0.9)


def _fore_legs(pen: Pen, coat: Coat) -> None:
    light, paw = middle(pen), coat.points or coat.pale
    pen.blob([(-0.13, 0.0), (-0.13, 0.05), (-0.06, 0.085), (0.03, 0.07), (0.06, 0.02), (0.03, 0.0)], paw, light)
    for x, shade in ((0.215, 0.75), (0.105, 1.05)):
        pen.shape(
            band([(x - 0.01, 0.46), (x, 0.34), (x + 0.005, 0.2), (x, 0.05)], [0.02, 0.1, 0.1, 0.085]), coat.fur,
            light * shade,
        )  # fmt: skip
        if coat.stripes is not None:
            for y in (0.17, 0.24):
                pen.stroke([(x - 0.045, y), (x + 0.02, y - 0.008)], 0.018, coat.stripes, light * shade)
        pen.blob(
            [(x - 0.05, 0.0), (x - 0.052, 0.06), (x, 0.1), (x + 0.052, 0.07), (x + 0.06, 0.01), (x, -0.004)], paw,
            light * shade,
        )  # fmt: skip
        for toe in (0.005, 0.032):
            pen.stroke([(x + toe, 0.008), (x + toe, 0.036)], 0.007, dim(paw, 0.35), light * 0.6)


def _bib(pen: Pen, coat: Coat) -> None:
    """Draw the chest's fur over the legs, and the shade of the head on it."""
    with pen.within(rounded(TRUNK)):
        pen.blob(BIB, coat.pale, middle(pen) + 0.1)
        pen.oval(0.115, 0.6, 0.2, 0.035, dim(coat.fur, 0.08), middle(pen) * 0.55)


def cat_head(pen: Pen, coat: Coat, spot: Point, is_asleep: bool = False) -> None:
    """Draw a cat's head round a place."""
    _head(pen, coat, spot)
    _face(pen, coat, (spot[0] + 0.018, spot[1]), is_asleep)


def _head(pen: Pen, coat: Coat, spot: Point) -> None:
    light, (x, y) = middle(pen), spot
    for side in (-1, 1):
        ear = coat.points or coat.fur
        lit = pen.look.left if side < 0 else pen.look.right
        if coat.patches is not None:
            ear = coat.patches[0 if side < 0 else 1]
        base, tip, other = (moved(((px * side, py),), x, y)[0] for px, py in EAR)
        peak(pen, base, tip, other, ear, lit * 0.85, 0.22)
        base, tip, other = (moved(((px * side, py),), x, y)[0] for px, py in EAR_INSIDE)
        peak(pen, base, tip, other, PINK if coat.points is None else dim(coat.points, 0.2), lit * 0.8, 0.2)
    head = moved(rounded(HEAD), x, y)
    hide(pen, head, coat.fur, 0.03)
    with pen.within(head):
        if coat.patches is not None:
            pen.blob(
                moved([(-0.03, 0.2), (-0.04, 0.05), (-0.1, -0.02), (-0.24, 0.0), (-0.24, 0.2)], x, y), coat.patches[0],
                light,
            )  # fmt: skip
            pen.blob(
                moved([(0.08, 0.2), (0.08, 0.08), (0.14, 0.02), (0.24, 0.04), (0.24, 0.2)], x, y), coat.patches[1],
                light,
            )  # fmt: skip
        if coat.points is not None:
            pen.oval(x + 0.02, y - 0.07, 0.13, 0.12, coat.points, light)
        if coat.stripes is not None:
            _brow(pen, spot, coat.stripes, light * 0.9)
        else:
            pen.blob(
                moved([(0.02, 0.08), (0.1, -0.06), (0.09, -0.2), (-0.05, -0.2), (-0.06, -0.06)], x, y),
                coat.points or coat.pale, light,
            )  # fmt: skip


def _brow(pen: Pen, spot: Point, colour: Colour, light: float) -> None:
    """Stripe a forehead and cheeks."""
    x, y = spot
    for at, low in ((-0.06, 0.075), (0.02, 0.06), (0.1, 0.075)):
        pen.shape(band([(x + at, y + 0.16), (x + at * 0.85, y + low)], [0.036, 0.01]), colour, light)
    for side in (-1, 1):
        for low in (-0.03, -0.085):
            cheek = [(x + side * 0.22, y + low + 0.016), (x + side * 0.135, y + low)]
            pen.shape(band(cheek, [0.028, 0.008]), colour, light)


def _face(pen: Pen, coat: Coat, spot: Point, is_asleep: bool) -> None:
    light, (x, y) = middle(pen), spot
    dark = dim(coat.fur, 0.75)
    muzzle = coat.points or coat.pale
    for side in (-1, 1):
        pen.oval(x + side * 0.034, y - 0.086, 0.05, 0.037, muzzle, light + 0.12)
    pen.oval(x, y - 0.115, 0.036, 0.03, muzzle, light)
    for side in (-1, 1):
        if is_asleep:
            lid = [(x + side * 0.045, y - 0.005), (x + side * 0.088, y - 0.024), (x + side * 0.132, y + 0.002)]
            pen.curve(lid, 0.013, dark if sum(coat.fur) > 200 else WHITE, 0.3)
        else:
            _eye(pen, (x + side * 0.088, y + 0.008), side, coat.eyes, dark)
        for lift in (0.02, -0.008, -0.034):
            whisker = [
                (x + side * 0.06, y - 0.08 + lift * 0.4), (x + side * 0.16, y - 0.07 + lift),
                (x + side * 0.25, y - 0.085 + lift * 2.2),
            ]  # fmt: skip
            pen.curve(whisker, 0.005, WHITE if coat.fur != coat.pale else pale(dark, 0.5), 0.9)
    pen.shape([(x - 0.026, y - 0.046), (x + 0.026, y - 0.046), (x, y - 0.074)], dim(PINK, 0.1), 0.7)
    for side in (-1, 1):
        pen.curve(
            [(x, y - 0.072), (x + side * 0.008, y - 0.1), (x + side * 0.034, y - 0.104)], 0.008, dim(muzzle, 0.6), 0.3
        )


def _eye(pen: Pen, spot: Point, side: int, iris: Colour, lid: Colour) -> None:
    x, y = spot
    almond = [
        (-0.05, -0.012), (-0.028, 0.024), (0.008, 0.036), (0.04, 0.026), (0.052, 0.01), (0.026, -0.022),
        (-0.014, -0.03),
    ]  # fmt: skip
    points = moved(rounded(almond if side > 0 else mirrored(almond)), x, y)
    pen.shape([(px + (px - x) * 0.16, py + (py - y) * 0.2) for px, py in points], lid, 0.2)
    pen.shape(points, iris, 0.95)
    with pen.within(points):
        pen.shape(circle(x + 0.004, y, 0.015, 0.034), (22, 20, 26), 0.1)
    pen.oval(x + 0.014, y + 0.015, 0.009, 0.009, WHITE, 1.0)
