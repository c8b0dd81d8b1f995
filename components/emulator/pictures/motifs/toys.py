"""Playthings, instruments and curiosities."""

from ..curves import bent, circle, turned
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import BLACK, darker, lighter, middle, row, soft_box, solid
from .registry import motif

TIMBER: Colour = (164, 110, 68)
BRASS: Colour = (228, 180, 86)
FUR: Colour = (186, 126, 76)


@motif
def teddy_bear(pen: Pen, look: Look) -> None:
    """A sitting teddy bear with a bow."""
    own = look.own(FUR)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.oval(side * 0.2, 0.92, 0.085, 0.08, own, light)
        pen.oval(side * 0.2, 0.915, 0.048, 0.045, lighter(own), light)
        pen.shape(turned(circle(side * 0.27, 0.38, 0.095, 0.17), side * 28, side * 0.27, 0.38), own, light)
    solid(pen, look, circle(0.0, 0.32, 0.25, 0.27), own, 0.7)
    pen.oval(0.0, 0.3, 0.15, 0.18, lighter(own), 0.7)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.oval(side * 0.25, 0.12, 0.14, 0.12, own, light)
        pen.oval(side * 0.265, 0.12, 0.08, 0.075, lighter(own), light)
    solid(pen, look, circle(0.0, 0.74, 0.26, 0.23), own, 0.7)
    pen.oval(0.0, 0.67, 0.12, 0.095, lighter(own, 0.5), 0.8)
    pen.oval(0.0, 0.71, 0.045, 0.032, (56, 40, 34), 0.4)
    pen.curve([(-0.05, 0.645), (0.0, 0.625), (0.05, 0.645)], 0.014, (56, 40, 34), 0.4)
    for x in (-0.1, 0.1):
        pen.oval(x, 0.79, 0.026, 0.03, (44, 32, 30), 0.4)
    pen.shape([(-0.15, 0.56), (-0.15, 0.44), (0.0, 0.5), (0.15, 0.56), (0.15, 0.44)], (206, 58, 58), 0.75)
    pen.oval(0.0, 0.5, 0.035, 0.035, (170, 44, 46), 0.7)


@motif
def basketball(pen: Pen, look: Look) -> None:
    """A basketball."""
    skin = circle(0.0, 0.5, 0.5, 0.5, 48)
    solid(pen, look, skin, look.own((226, 116, 48)), 0.6)
    with pen.within(skin):
        for line in (
            [(-0.5, 0.56), (0.0, 0.47), (0.5, 0.56)],
            [(0.0, 1.0), (0.05, 0.5), (0.0, 0.0)],
            [(-0.4, 0.9), (-0.22, 0.5), (-0.4, 0.1)],
            [(0.4, 0.9), (0.24, 0.5), (0.4, 0.1)],
        ):
            pen.curve(line, 0.026, (50, 34, 30), 0.4)


@motif
def television(pen: Pen, look: Look) -> None:
    """An old television with two aerials."""
    own = look.own((176, 112, 66))
    for x in (-0.2, 0.22):
        pen.stroke([(0.0, 0.7), (x, 0.97)], 0.016, (150, 156, 164), 0.6)
        pen.oval(x, 0.97, 0.022, 0.022, (150, 156, 164), 0.7)
    for x in (-0.3, 0.3):
        pen.stroke([(x * 0.9, 0.1), (x * 1.1, 0.0)], 0.04, darker(own, 0.4), 0.4)
    solid(pen, look, soft_box(-0.48, 0.07, 0.48, 0.72, 0.06), own, 0.8)
    pen.shape(soft_box(-0.42, 0.13, 0.2, 0.66, 0.07), (52, 44, 42), 0.4)
    screen = soft_box(-0.38, 0.17, 0.16, 0.62, 0.07)
    pen.shape(screen, (120, 186, 206), None)
    with pen.within(screen):
        pen.shape([(-0.3, 0.1), (-0.12, 0.7), (-0.02, 0.7), (-0.2, 0.1)], (168, 216, 228), None)
    for y in (0.56, 0.42):
        pen.oval(0.34, y, 0.05, 0.05, BRASS, 0.7)
        pen.stroke([(0.34, y), (0.36, y + 0.03)], 0.012, BLACK, 0.4)
    for y in row(0.17, 0.045, 4):
        pen.stroke([(0.27, y), (0.41, y)], 0.014, darker(own, 0.45), 0.4)
    pen.lamp(-0.1, 0.4, 0.5, (150, 214, 236))


@motif
def hat(pen: Pen, look: Look) -> None:
    """A top hat with a ribbon."""
    own = look.own((46, 46, 56))
    pen.blob(
        [(-0.5, 0.1), (-0.4, 0.03), (0.0, 0.0), (0.4, 0.03), (0.5, 0.1), (0.3, 0.1), (0.0, 0.08), (-0.3, 0.1)], own, 0.7
    )
    crown = [
        (-0.27, 0.08),
        *bent([(-0.27, 0.1), (-0.26, 0.4), (-0.31, 0.68)]),
        *bent([(0.31, 0.68), (0.26, 0.4), (0.27, 0.1)]),
        (0.27, 0.08),
    ]
    solid(pen, look, crown, own)
    pen.oval(0.0, 0.68, 0.31, 0.05, lighter(own, 0.15), 0.8)
    pen.shape([(-0.268, 0.1), (-0.266, 0.22), (0.266, 0.22), (0.268, 0.1)], (196, 52, 54), middle(look))
