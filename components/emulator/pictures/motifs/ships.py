"""Large vessels: under square sails, under steam and under water."""

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import WHITE, darker, lighter, middle, rope, row, soft_box, solid, under
from .registry import motif

HULL: Colour = (112, 62, 44)
TRIM: Colour = (222, 176, 96)
SAIL: Colour = (252, 242, 222)
MAST: Colour = (92, 68, 54)
MASTS = ((-0.27, 0.7), (0.0, 0.84), (0.23, 0.72))  # x and height of each

GALLEON: tuple[Point, ...] = (
    (-0.47, 0.3), (-0.45, 0.12), (-0.38, -0.03), (0.27, -0.03), (0.35, 0.05), (0.43, 0.22), (0.3, 0.17), (0.24, 0.13),
    (-0.18, 0.13), (-0.2, 0.2), (-0.3, 0.2), (-0.32, 0.27),
)  # fmt: skip
LINER: tuple[Point, ...] = (
    (-0.5, 0.15), (-0.48, 0.05), (-0.43, -0.03), (0.4, -0.03), (0.44, 0.06), (0.5, 0.19), (0.36, 0.155), (0.2, 0.145),
)  # fmt: skip
SUBMARINE: tuple[Point, ...] = (
    (-0.48, 0.0), (-0.4, 0.07), (-0.2, 0.14), (0.1, 0.155), (0.34, 0.13), (0.46, 0.06), (0.49, -0.02), (0.44, -0.1),
    (0.28, -0.15), (0.0, -0.165), (-0.22, -0.14), (-0.4, -0.06),
)  # fmt: skip


@motif
def ship(pen: Pen, look: Look) -> None:
    """A tall ship under full sail."""
    sail = look.own(SAIL)
    pen.stroke([(0.36, 0.18), (0.5, 0.28)], 0.014, MAST, 0.4)
    for start, end in (
        ((-0.27, 0.68), (-0.46, 0.3)),
        ((0.0, 0.82), (-0.4, 0.28)),
        ((0.0, 0.82), (0.42, 0.24)),
        ((0.23, 0.7), (0.5, 0.28)),
    ):
        rope(pen, start, end, 0.005)
    for x, top in MASTS:
        pen.stroke([(x, 0.1), (x, top)], 0.014, MAST, 0.4)
        _square_sails(pen, look, x, top, sail)
        pen.shape([(x, top), (x, top - 0.035), (x - 0.09, top - 0.012)], (206, 62, 52), 0.75)
    pen.shape(
        [*bent([(0.26, 0.6), (0.4, 0.42), (0.49, 0.27)]), *bent([(0.49, 0.27), (0.38, 0.25), (0.33, 0.24)])],
        sail,
        look.right,
    )
    _galleon(pen, look)


def _square_sails(pen: Pen, look: Look, x: float, top: float, sail: Colour) -> None:
    """Hang three bellied sails on one mast."""
    step = (top - 0.22) / 3
    for tier in range(3):
        low, high = 0.2 + step * tier, 0.2 + step * (tier + 0.88)
        wide, narrow = 0.122 - 0.022 * tier, 0.104 - 0.022 * tier
        left = bent([(x - narrow, high), (x - wide * 0.8, (low + high) / 2), (x - wide, low)])
        foot = bent([(x - wide, low), (x, low + step * 0.1), (x + wide, low)])
        right = bent([(x + wide, low), (x + wide * 1.3, (low + high) / 2), (x + narrow, high)])
        fold = [(x + narrow * 0.35, high), (x + wide * 0.6, (low + high) / 2), (x + wide * 0.25, low + step * 0.095)]
        pen.shape([*left, *foot, *right], sail, look.left)
        pen.shape([*fold, *right], sail, look.right)
        pen.stroke([(x - narrow - 0.01, high), (x + narrow + 0.01, high)], 0.01, MAST, 0.4)


def _galleon(pen: Pen, look: Look) -> None:
    """Draw the hull with its high stern."""
    pen.shape(GALLEON, HULL, middle(look))
    with pen.within(GALLEON):
        pen.shape([(0.2, -0.1), (0.3, 0.3), (0.6, 0.3), (0.6, -0.1)], HULL, look.right)
        pen.box(-1, -0.1, 1, 0.02, darker(HULL, 0.45), 0.3)
        pen.curve([(-0.5, 0.15), (-0.2, 0.09), (0.24, 0.09), (0.5, 0.2)], 0.02, TRIM, 0.7)
    pen.stroke([(-0.47, 0.3), (-0.32, 0.27)], 0.018, TRIM, 0.8)
    pen.stroke([(-0.3, 0.2), (-0.19, 0.2)], 0.014, TRIM, 0.8)
    for x in row(-0.34, 0.1, 7):
        pen.box(x - 0.014, 0.045, x + 0.014, 0.07, *look.window((48, 34, 30)))
    for x in (-0.42, -0.37):
        pen.box(x, 0.2, x + 0.028, 0.245, *look.window((232, 196, 120)))
    pen.lamp(-0.39, 0.22, 0.12)


@motif
def steamer(pen: Pen, look: Look) -> None:
    """An ocean liner with three funnels."""
    funnel = look.own((214, 72, 52))
    for at, x in enumerate((-0.2, -0.04, 0.12)):
        stack = [(x - 0.045, 0.28), (x - 0.058, 0.46), (x + 0.022, 0.46), (x + 0.035, 0.28)]
        pen.blob([(x - 0.02, 0.47), (x - 0.08, 0.52), (x - 0.16, 0.535), (x - 0.13, 0.48 + 0.006 * at)], WHITE, 0.8)
        solid(pen, look, stack, funnel)
        with pen.within(stack):
            pen.box(x - 0.1, 0.415, x + 0.1, 0.5, (44, 44, 50), 0.4)
    pen.stroke([(0.3, 0.16), (0.28, 0.5)], 0.01, MAST, 0.4)
    rope(pen, (0.28, 0.49), (0.48, 0.2), 0.005)
    for left, low, right, high in ((-0.44, 0.13, 0.33, 0.2), (-0.36, 0.2, 0.28, 0.26), (-0.28, 0.26, 0.24, 0.31)):
        pen.box(left, low, right, high, WHITE, middle(look))
        pen.box(left - 0.01, high - 0.012, right + 0.012, high, WHITE, 1.0)
        for x in row(left + 0.035, 0.052, int((right - left - 0.03) / 0.052)):
            pen.box(x, low + 0.018, x + 0.028, low + 0.042, *look.window())
    pen.lamp(-0.1, 0.2, 0.3)
    hull = [*bent(LINER[:3]), *bent(LINER[3:6]), *LINER[6:]]
    body = (36, 52, 78) if look.asked is None else darker(look.asked, 0.45)
    pen.shape(hull, body, middle(look))
    under(pen, hull, 0.022, (172, 54, 46), 0.5)
    pen.stroke([(-0.495, 0.14), (0.2, 0.136), (0.36, 0.146), (0.485, 0.178)], 0.014, WHITE, 0.8)
    for x in row(-0.4, 0.06, 14):
        pen.oval(x, 0.085, 0.012, 0.012, *look.window((160, 180, 196)))


@motif
def submarine(pen: Pen, look: Look) -> None:
    """A round yellow submarine with a periscope."""
    own = look.own((240, 182, 50))
    pen.stroke([(0.04, 0.2), (0.04, 0.38), (0.12, 0.38)], 0.03, darker(own, 0.45), 0.5)
    tower = [(-0.12, 0.1), (-0.09, 0.27), (0.12, 0.27), (0.17, 0.1)]
    pen.shape(tower, own, look.left)
    with pen.within(tower):
        pen.box(0.04, 0, 1, 1, own, look.right)
    pen.shape([(-0.11, 0.25), (-0.11, 0.285), (0.14, 0.285), (0.14, 0.25)], darker(own), 0.6)
    for side in (0.14, -0.14):
        pen.blob(
            [(-0.36, 0.0), (-0.46, side * 0.9), (-0.5, side * 1.3), (-0.42, side * 1.3), (-0.3, side * 0.4)],
            darker(own, 0.25),
            0.5,
        )
    pen.shape(soft_box(-0.5, -0.08, -0.475, 0.08, 0.012), darker(own, 0.5), 0.5)
    hull = bent([*SUBMARINE, SUBMARINE[0]])
    pen.shape(hull, own, 0.85)
    with pen.within(hull):
        pen.shape([(-0.6, 0.05), (0.0, 0.055), (0.6, 0.04), (0.6, -0.3), (-0.6, -0.3)], own, 0.55)
        pen.shape([(-0.6, -0.05), (0.0, -0.08), (0.6, -0.05), (0.6, -0.3), (-0.6, -0.3)], darker(own, 0.2), 0.3)
    for x in (-0.14, 0.06, 0.26):
        pen.oval(x, 0.01, 0.058, 0.058, darker(own, 0.4), 0.6)
        pen.oval(x, 0.01, 0.042, 0.042, *look.window((120, 196, 222)))
        pen.oval(x - 0.012, 0.024, 0.012, 0.012, lighter((120, 196, 222)), 1.0)
    pen.lamp(0.06, 0.01, 0.3)
