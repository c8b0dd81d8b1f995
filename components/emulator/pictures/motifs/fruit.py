"""Fruits."""

from ..curves import Point, bent, circle, moved, turned
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import darker, lighter, middle, row, solid
from .registry import motif

STEM: Colour = (104, 76, 50)
LEAF: Colour = (92, 152, 72)

PEAR: tuple[Point, ...] = (
    (0.0, 0.0), (-0.2, 0.02), (-0.33, 0.18), (-0.31, 0.36), (-0.19, 0.52), (-0.13, 0.68), (-0.07, 0.78), (0.07, 0.78),
    (0.13, 0.68), (0.19, 0.52), (0.31, 0.36), (0.33, 0.18), (0.2, 0.02),
)  # fmt: skip
BERRY: tuple[Point, ...] = (
    (0.0, 0.0), (-0.16, 0.12), (-0.32, 0.36), (-0.38, 0.58), (-0.26, 0.74), (0.0, 0.72), (0.26, 0.74), (0.38, 0.58),
    (0.32, 0.36), (0.16, 0.12),
)  # fmt: skip
PEACH: tuple[Point, ...] = (
    (0.0, 0.0), (-0.24, 0.06), (-0.4, 0.26), (-0.39, 0.48), (-0.24, 0.66), (-0.06, 0.72), (0.03, 0.82), (0.1, 0.7),
    (0.27, 0.64), (0.39, 0.48), (0.4, 0.26), (0.24, 0.06),
)  # fmt: skip


def _leaf(pen: Pen, x: float, y: float, size: float, degrees: float) -> None:
    """Draw a pointed leaf from its stalk."""
    pen.shape(
        moved(
            turned(
                bent([(0.0, 0.0), (size * 0.4, size * 0.22), (size, 0.0), (size * 0.4, -size * 0.22), (0.0, 0.0)]),
                degrees,
            ),
            x,
            y,
        ),
        LEAF,
        0.7,
    )


@motif
def orange_fruit(pen: Pen, look: Look) -> None:
    """An orange with a leaf."""
    solid(pen, look, circle(0.0, 0.4, 0.42, 0.4, 48), look.own((242, 142, 40)), 0.6)
    for x, y in ((-0.2, 0.3), (-0.1, 0.5), (0.08, 0.28), (0.2, 0.46), (-0.02, 0.14), (-0.26, 0.46)):
        pen.oval(x, y, 0.01, 0.01, (206, 110, 30), 0.5)
    pen.oval(0.0, 0.77, 0.045, 0.024, (104, 132, 60), 0.5)
    _leaf(pen, 0.01, 0.78, 0.36, 24)


@motif
def pear(pen: Pen, look: Look) -> None:
    """A pear."""
    solid(pen, look, bent([*PEAR, PEAR[0]]), look.own((206, 200, 84)), 0.6)
    pen.curve([(0.0, 0.76), (0.01, 0.86), (0.06, 0.95)], 0.034, STEM, 0.4)
    _leaf(pen, 0.02, 0.84, 0.28, 8)


@motif
def lemon(pen: Pen, look: Look) -> None:
    """A lemon beside a half."""
    own = look.own((248, 212, 64))
    solid(
        pen,
        look,
        bent(
            [
                (-0.5, 0.28),
                (-0.4, 0.42),
                (-0.16, 0.54),
                (0.1, 0.46),
                (0.24, 0.3),
                (0.1, 0.1),
                (-0.16, 0.02),
                (-0.4, 0.14),
                (-0.5, 0.28),
            ]
        ),
        own,
        0.6,
    )
    pen.oval(0.22, 0.24, 0.25, 0.24, own, middle(look))
    pen.oval(0.22, 0.24, 0.22, 0.21, (252, 246, 214), 0.9)
    for wedge in range(8):
        pen.shape(turned([(0.24, 0.265), (0.26, 0.42), (0.31, 0.4)], 45 * wedge, 0.22, 0.24), lighter(own, 0.15), 0.8)
    _leaf(pen, -0.46, 0.32, 0.24, 110)


@motif
def strawberry(pen: Pen, look: Look) -> None:
    """A strawberry with its green cap."""
    skin = bent([*BERRY, BERRY[0]])
    solid(pen, look, skin, look.own((220, 48, 54)), 0.6)
    with pen.within(skin):
        for level, y in enumerate(row(0.12, 0.11, 6)):
            for x in row(-0.35 + 0.07 * (level % 2), 0.14, 6):
                pen.oval(x, y, 0.014, 0.022, (250, 214, 120), 0.8)
    for at in (-60, -25, 10, 45, 80):
        _leaf(pen, 0.0, 0.74, 0.3, 250 + at)
    _leaf(pen, 0.0, 0.72, 0.3, 10)
    _leaf(pen, 0.0, 0.72, 0.3, 170)
    pen.curve([(0.0, 0.72), (0.02, 0.84), (0.08, 0.92)], 0.036, LEAF, 0.6)


@motif
def banana(pen: Pen, look: Look) -> None:
    """A hand of three bananas."""
    own = look.own((248, 206, 66))
    for degrees, light in ((26, 0.35), (13, 0.6), (0, 0.9)):
        skin: list[Point] = bent(
            [
                (-0.42, 0.52),
                (-0.36, 0.22),
                (-0.1, 0.03),
                (0.22, 0.06),
                (0.46, 0.26),
                (0.48, 0.34),
                (0.42, 0.32),
                (0.18, 0.22),
                (-0.06, 0.24),
                (-0.24, 0.36),
                (-0.34, 0.56),
                (-0.42, 0.52),
            ]
        )
        pen.shape(turned(skin, degrees, -0.38, 0.54), own, light)
        pen.oval(*turned([(0.46, 0.31)], degrees, -0.38, 0.54)[0], 0.034, 0.034, STEM, 0.4)
    pen.shape([(-0.43, 0.48), (-0.44, 0.64), (-0.34, 0.66), (-0.31, 0.54)], (150, 132, 60), 0.6)


@motif
def grapes(pen: Pen, look: Look) -> None:
    """A bunch of grapes with a leaf."""
    own = look.own((118, 70, 146))
    pen.curve([(0.0, 0.76), (0.02, 0.88), (0.1, 0.98)], 0.03, STEM, 0.5)
    for level, count in ((0.66, 4), (0.53, 5), (0.4, 4), (0.28, 3), (0.17, 2), (0.07, 1)):
        for x in row(-0.145 * (count - 1) / 2, 0.145, count):
            pen.oval(x, level, 0.086, 0.086, darker(own, 0.22), look.right)
            pen.oval(x - 0.008, level + 0.008, 0.07, 0.07, own, look.left)
            pen.oval(x - 0.028, level + 0.03, 0.018, 0.018, lighter(own, 0.6), 1.0)
    for degrees in (150, 185, 220):
        _leaf(pen, 0.02, 0.8, 0.34, degrees)


@motif
def cherry(pen: Pen, look: Look) -> None:
    """Two cherries on one stalk."""
    own = look.own((200, 34, 52))
    for x, y in ((-0.22, 0.24), (0.24, 0.21)):
        pen.curve([(x, y + 0.18), (x * 0.7, y + 0.42), (0.08, 0.92)], 0.026, LEAF, 0.5)
        solid(pen, look, circle(x, y, 0.22, 0.205, 40), own, 0.6)
        pen.oval(x - 0.08, y + 0.09, 0.03, 0.042, lighter(own, 0.7), 1.0)
    _leaf(pen, 0.08, 0.9, 0.4, -18)


@motif
def peach_fruit(pen: Pen, look: Look) -> None:
    """A peach with a blush."""
    own = look.own((246, 168, 130))
    skin = bent([*PEACH, PEACH[0]])
    solid(pen, look, skin, own, 0.7)
    with pen.within(skin):
        pen.blob([(0.06, 0.78), (0.3, 0.7), (0.46, 0.4), (0.3, 0.1), (0.24, 0.4)], (230, 96, 96), 0.6)
        pen.curve([(0.03, 0.8), (-0.06, 0.5), (0.0, 0.16)], 0.014, darker(own, 0.3), 0.5)
    for degrees in (200, -20):
        _leaf(pen, 0.02, 0.08, 0.4, degrees)


@motif
def watermelon(pen: Pen, look: Look) -> None:
    """A slice of watermelon."""
    flesh = look.own((226, 66, 70))
    for radius, colour, light in ((0.5, (52, 124, 70), 0.6), (0.455, (226, 240, 196), 0.85), (0.42, flesh, 0.8)):
        arc = [(x, 0.5 + min(0.0, y)) for x, y in circle(0.0, 0.0, radius, radius, 48)]
        pen.shape(arc, colour, light)
    for x, y in (
        (-0.26, 0.4),
        (-0.12, 0.3),
        (0.02, 0.4),
        (0.16, 0.3),
        (0.28, 0.41),
        (-0.02, 0.18),
        (-0.2, 0.22),
        (0.2, 0.19),
    ):
        pen.shape(
            bent([(x, y + 0.03), (x - 0.014, y - 0.01), (x, y - 0.022), (x + 0.014, y - 0.01), (x, y + 0.03)]),
            (44, 30, 30),
            0.4,
        )
