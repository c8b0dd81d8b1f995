"""Apples, pumpkins and a bowl of fruit."""

from ..curves import Point, bent, circle
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import darker, lighter, middle, soft_box, solid
from .registry import motif

LEAF: Colour = (92, 150, 72)

APPLE: tuple[Point, ...] = (
    (0.0, 0.03), (-0.14, 0.0), (-0.3, 0.1), (-0.4, 0.34), (-0.36, 0.58), (-0.2, 0.7), (0.0, 0.65), (0.2, 0.7),
    (0.36, 0.58), (0.4, 0.34), (0.3, 0.1), (0.14, 0.0),
)  # fmt: skip


@motif
def apple(pen: Pen, look: Look) -> None:
    """A red apple with a leaf."""
    own = look.own((214, 52, 46))
    skin = bent([*APPLE, APPLE[0]])
    solid(pen, look, skin, own, 0.6)
    with pen.within(skin):
        pen.oval(0.0, 0.68, 0.17, 0.06, darker(own, 0.4), 0.4)
    pen.curve([(0.0, 0.64), (0.01, 0.76), (0.06, 0.86)], 0.036, (98, 68, 48), 0.4)
    pen.blob([(0.03, 0.74), (0.1, 0.86), (0.26, 0.9), (0.32, 0.86), (0.22, 0.76), (0.1, 0.72)], LEAF, 0.75)
    pen.blob([(-0.27, 0.5), (-0.22, 0.58), (-0.16, 0.58), (-0.22, 0.46), (-0.26, 0.38)], lighter(own, 0.65), 1.0)


@motif
def fruit_bowl(pen: Pen, look: Look) -> None:
    """A bowl heaped with fruit."""
    own = look.own((72, 122, 150))
    for x, y, size, colour in (
        (-0.12, 0.6, 0.13, (222, 64, 52)),
        (0.14, 0.6, 0.13, (240, 150, 46)),
        (-0.3, 0.48, 0.12, (150, 182, 72)),
        (0.31, 0.48, 0.12, (214, 58, 52)),
    ):
        fruit = circle(x, y, size, size)
        pen.shape(fruit, colour, look.right)
        with pen.within(fruit):
            pen.oval(x - 0.03, y + 0.02, size * 0.92, size * 0.92, colour, look.left)
        pen.stroke([(x, y + size * 0.8), (x + 0.015, y + size * 1.2)], 0.016, (98, 68, 48), 0.4)
    pen.blob([(-0.1, 0.38), (0.02, 0.5), (0.2, 0.52), (0.4, 0.66), (0.38, 0.5), (0.2, 0.38)], (248, 208, 74), 0.85)
    for x, y in ((-0.08, 0.5), (0.0, 0.49), (-0.04, 0.44), (-0.12, 0.44), (0.04, 0.43)):
        pen.oval(x, y, 0.048, 0.048, (112, 72, 138), 0.5)
        pen.oval(x - 0.012, y + 0.014, 0.016, 0.016, (170, 134, 190), 0.9)
    bowl = [(-0.48, 0.42), *bent([(-0.48, 0.42), (-0.4, 0.2), (-0.2, 0.06), (0.2, 0.06), (0.4, 0.2), (0.48, 0.42)])]
    solid(pen, look, [(-0.18, 0.0), (-0.14, 0.1), (0.14, 0.1), (0.18, 0.0)], darker(own, 0.25))
    solid(pen, look, bowl, own)
    pen.shape(soft_box(-0.5, 0.4, 0.5, 0.445, 0.02), lighter(own), 0.9)


@motif
def pumpkin(pen: Pen, look: Look) -> None:
    """A ribbed pumpkin."""
    own = look.own((232, 126, 42))
    for x, wide, light in (
        (-0.28, 0.2, look.left),
        (0.28, 0.2, look.right),
        (-0.15, 0.2, look.left * 0.7 + 0.2),
        (0.15, 0.2, look.right * 0.7 + 0.1),
        (0.0, 0.17, middle(look) + 0.1),
    ):
        pen.oval(x, 0.33, wide, 0.33 - abs(x) * 0.2, darker(own, 0.22), light)
        pen.oval(x, 0.335, wide * 0.88, 0.325 - abs(x) * 0.2, own, light)
    pen.shape(
        bent([(-0.07, 0.62), (-0.04, 0.72), (-0.1, 0.82), (0.0, 0.84), (0.05, 0.74), (0.08, 0.62)]), (104, 122, 62), 0.6
    )
    pen.curve([(0.04, 0.68), (0.2, 0.74), (0.26, 0.66), (0.34, 0.7)], 0.018, (104, 140, 66), 0.6)


@motif
def jack_o_lantern(pen: Pen, look: Look) -> None:
    """A pumpkin with a cut face, lit from within."""
    pumpkin(pen, look)
    lit: tuple[Colour, float | None] = ((255, 214, 96), None) if look.has_lamps else ((92, 44, 22), 0.3)
    for side in (-1, 1):
        pen.shape([(side * 0.06, 0.37), (side * 0.15, 0.5), (side * 0.24, 0.37)], *lit)
    pen.shape([(-0.04, 0.3), (0.0, 0.37), (0.04, 0.3)], *lit)
    grin = [
        (-0.3, 0.27),
        (-0.2, 0.2),
        (-0.14, 0.24),
        (-0.08, 0.18),
        (0.0, 0.23),
        (0.08, 0.18),
        (0.14, 0.24),
        (0.2, 0.2),
        (0.3, 0.27),
        (0.2, 0.12),
        (0.1, 0.08),
        (0.04, 0.13),
        (-0.04, 0.13),
        (-0.1, 0.08),
        (-0.2, 0.12),
    ]
    pen.shape(grin, *lit)
    pen.lamp(0.0, 0.3, 0.6, (255, 176, 80))
