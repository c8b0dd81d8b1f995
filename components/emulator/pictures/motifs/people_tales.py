"""People of tales: king, queen, princess, prince, wizard, witch and hero."""

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .figures import FORWARD, HIPS, JOINED, figure, wear_of
from .growth import fitted, leaf, shaded
from .props import BLACK, GOLD, WOOD, beard, crown
from .registry import motif

CAPE: tuple[Point, ...] = (
    (-0.085, 0.795),
    (0.085, 0.795),
    (0.16, 0.6),
    (0.24, 0.03),
    (0.0, 0.0),
    (-0.24, 0.03),
    (-0.16, 0.6),
)


def cape(pen: Pen, look: Look, own: Colour) -> None:
    """Draw a cape that hangs behind a figure."""
    shaded(pen, look, CAPE, own, 0.0)


@motif
def king(pen: Pen, look: Look) -> None:
    """A king with crown, ermine cape and sceptre."""
    own = look.own((184, 42, 58))
    cape(pen, look, own)
    pen.stroke([(0.25, 0.88), (0.25, 0.2)], 0.016, GOLD, 0.7)
    pen.oval(0.25, 0.9, 0.03, 0.03, GOLD, 0.9)
    wear = wear_of(look, top=(66, 74, 136), hem=0.1, flare=0.15, belt=GOLD, right=FORWARD, style="short", waist=0.1)
    figure(pen, look, wear)
    beard(pen, 0.0, 0.895, 1.0, wear.hair, 0.03)
    pen.shape(
        bent([(-0.12, 0.77), (0.0, 0.82), (0.12, 0.77)]) + bent([(0.13, 0.71), (0.0, 0.7), (-0.13, 0.71)]),
        (250, 248, 244),
        0.9,
    )
    for x, y in ((-0.08, 0.745), (-0.03, 0.73), (0.03, 0.735), (0.085, 0.745)):
        pen.oval(x, y, 0.007, 0.012, BLACK, 0.3)
    crown(pen, 0.938)


@motif
def queen(pen: Pen, look: Look) -> None:
    """A queen in a wide gown with crown."""
    own = look.own((128, 62, 142))
    cape(pen, look, mix(own, (40, 10, 50), 0.4))
    figure(
        pen,
        look,
        wear_of(
            look,
            top=own,
            hem=0.01,
            flare=0.25,
            shoulder=0.098,
            waist=0.06,
            belt=GOLD,
            left=JOINED,
            right=JOINED,
            style="long",
        ),
    )
    pen.shape([(-0.02, 0.56), (0.02, 0.56), (0.09, 0.01), (-0.09, 0.01)], mix(own, (255, 236, 200), 0.5), 0.75)
    pen.curve([(-0.035, 0.795), (0.0, 0.765), (0.035, 0.795)], 0.014, GOLD, 0.9)
    pen.oval(0.01, 0.585, 0.03, 0.022, wear_of(look).skin, 0.6)
    crown(pen, 0.945, 0.9)


@motif
def princess(pen: Pen, look: Look) -> None:
    """A princess in a ball gown with a tiara."""
    own = look.own((244, 150, 188))
    wear = wear_of(
        look, top=own, hem=0.34, flare=0.2, shoulder=0.094, waist=0.058, style="long", sleeve=0.3, hair=(226, 180, 96)
    )
    bell = bent([(-0.06, 0.58), (-0.2, 0.4), (-0.3, 0.02)], 6)
    figure(pen, look, wear)
    shaded(pen, look, [*bell, *[(-x, y) for x, y in reversed(bell)]], own, 0.05)
    for x in (-0.2, -0.1, 0.0, 0.1, 0.2):
        pen.shape(
            rounded([(x - 0.06, 0.0), (x - 0.04, 0.07), (x, 0.1), (x + 0.04, 0.07), (x + 0.06, 0.0)]),
            mix(own, (255, 255, 255), 0.35),
            0.8,
        )
    for side, light in ((-1, look.left), (1, look.right)):
        pen.oval(side * 0.1, 0.745, 0.04, 0.036, mix(own, (255, 255, 255), 0.25), light)
    pen.shape([(-0.05, 0.94), (-0.03, 0.965), (0.0, 0.99), (0.03, 0.965), (0.055, 0.94), (0.0, 0.952)], GOLD, 0.9)


@motif
def prince(pen: Pen, look: Look) -> None:
    """A prince in blue with sash and small crown."""
    cape(pen, look, (176, 48, 60))
    figure(
        pen,
        look,
        wear_of(
            look,
            top=look.own((70, 108, 186)),
            bottom=(240, 236, 228),
            hem=0.42,
            flare=0.13,
            belt=GOLD,
            left=HIPS,
            style="short",
            waist=0.09,
        ),
    )
    pen.shape([(-0.1, 0.76), (-0.06, 0.79), (0.09, 0.6), (0.085, 0.56)], GOLD, 0.8)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.oval(side * 0.1, 0.775, 0.036, 0.018, GOLD, light)
    crown(pen, 0.95, 0.8)


@motif
@fitted(0.87)
def wizard(pen: Pen, look: Look) -> None:
    """A wizard with pointed hat, beard and glowing staff."""
    own = look.own((66, 76, 156))
    pen.curve([(0.26, 0.0), (0.25, 0.5), (0.24, 0.84)], 0.02, WOOD, 0.5)
    pen.oval(0.24, 0.89, 0.04, 0.04, (150, 226, 255), None)
    pen.lamp(0.24, 0.89, 0.4, (150, 220, 255))
    wear = wear_of(look, top=own, hem=0.01, flare=0.2, belt=GOLD, right=FORWARD, style="long", hair=(232, 232, 236))
    figure(pen, look, wear)
    beard(pen, 0.0, 0.885, 1.05, (240, 240, 242), 0.2)
    _pointed_hat(pen, look, own, GOLD)
    for x, y in ((-0.07, 0.42), (0.09, 0.3), (-0.1, 0.18), (0.02, 0.1), (0.06, 0.5)):
        for turn in range(5):
            pen.shape(leaf(x, y, 90 + 72 * turn, 0.024, 0.014, 0.2), GOLD, 0.9)


def _pointed_hat(pen: Pen, look: Look, own: Colour, ribbon: Colour) -> None:
    """Draw a tall hat, bent at its tip."""
    pen.oval(0.0, 0.935, 0.14, 0.026, mix(own, (10, 10, 30), 0.3), 0.5)
    cone = bent([(-0.07, 0.935), (-0.045, 1.03), (-0.05, 1.12), (-0.11, 1.16)], 5) + bent(
        [(-0.11, 1.16), (0.0, 1.13), (0.04, 1.04), (0.07, 0.935)], 5
    )
    shaded(pen, look, cone, own, 0.01)
    pen.shape([(-0.07, 0.938), (-0.062, 0.966), (0.062, 0.966), (0.07, 0.938)], ribbon, 0.7)


@motif
@fitted(0.87)
def witch(pen: Pen, look: Look) -> None:
    """A witch with pointed hat and broom."""
    own = look.own((86, 58, 120))
    pen.stroke([(0.25, 0.95), (0.27, 0.2)], 0.016, WOOD, 0.5)
    pen.shape([(0.255, 0.26), (0.29, 0.26), (0.34, 0.0), (0.2, 0.0)], (214, 168, 88), 0.7)
    for x in (0.23, 0.265, 0.3):
        pen.stroke([(0.27, 0.24), (x, 0.01)], 0.006, (160, 116, 60), 0.5)
    pen.box(0.25, 0.235, 0.295, 0.26, (150, 60, 50), 0.6)
    figure(
        pen,
        look,
        wear_of(
            look,
            top=own,
            hem=0.06,
            flare=0.2,
            shoulder=0.1,
            waist=0.066,
            belt=(236, 150, 50),
            right=FORWARD,
            style="long",
            hair=(206, 92, 40),
        ),
    )
    _pointed_hat(pen, look, mix(own, (20, 14, 40), 0.55), (236, 150, 50))


@motif
def hero(pen: Pen, look: Look) -> None:
    """A hero with a flying cape, hands on the hips."""
    own = look.own((208, 44, 52))
    pen.shape(
        bent([(0.08, 0.8), (-0.2, 0.62), (-0.46, 0.3)], 6)
        + bent([(-0.46, 0.3), (-0.28, 0.26), (-0.2, 0.14), (-0.04, 0.3)], 6),
        own,
        look.left,
    )
    wear = wear_of(
        look,
        top=(52, 98, 180),
        bottom=(52, 98, 180),
        shoes=own,
        belt=GOLD,
        left=HIPS,
        right=HIPS,
        shoulder=0.128,
        waist=0.086,
        flare=0.095,
        style="short",
    )
    figure(pen, look, wear)
    pen.shape([(-0.092, 0.53), (0.092, 0.53), (0.0, 0.45)], own, 0.7)
    for x, light in ((-0.045, look.left), (0.045, look.right)):
        pen.shape([(x - 0.04, 0.2), (x + 0.04, 0.2), (x + 0.036, 0.03), (x - 0.034, 0.03)], own, light)
    pen.shape([(-0.06, 0.74), (0.06, 0.74), (0.0, 0.63)], GOLD, 0.9)
    pen.shape([(-0.09, 0.8), (0.09, 0.8), (0.11, 0.765), (0.0, 0.79), (-0.11, 0.765)], own, 0.8)
