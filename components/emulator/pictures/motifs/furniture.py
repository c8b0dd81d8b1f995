"""What stands in a room."""

from ..curves import bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import WHITE, darker, lighter, soft_box, solid, two_sides
from .registry import motif

TIMBER: Colour = (164, 106, 66)
BRASS: Colour = (226, 178, 84)


@motif
def table(pen: Pen, look: Look) -> None:
    """A wooden table."""
    own = look.own(TIMBER)
    for x in (-0.3, 0.3):
        pen.box(x - 0.025, 0.06, x + 0.025, 0.5, darker(own, 0.35), 0.4)
    for x in (-0.42, 0.42):
        two_sides(pen, look, [(x - 0.028, 0.0), (x - 0.04, 0.52), (x + 0.04, 0.52), (x + 0.028, 0.0)], own, x + 0.012)
    pen.box(-0.44, 0.43, 0.44, 0.52, darker(own, 0.2), 0.5)
    pen.shape([(-0.5, 0.55), (-0.43, 0.62), (0.43, 0.62), (0.5, 0.55)], lighter(own, 0.15), 1.0)
    pen.box(-0.5, 0.51, 0.5, 0.555, own, 0.65)


@motif
def chair(pen: Pen, look: Look) -> None:
    """A wooden chair, three quarters from the side."""
    own = look.own((176, 112, 66))
    for x in (-0.19, 0.26):
        pen.stroke([(x, 0.06), (x, 0.44)], 0.045, darker(own, 0.35), 0.4)
    pen.stroke([(-0.3, 0.0), (-0.26, 0.45), (-0.32, 0.98)], 0.055, own, look.left)
    pen.stroke([(-0.14, 0.5), (-0.19, 0.94)], 0.045, darker(own, 0.15), 0.5)
    for y in (0.66, 0.77, 0.88):
        pen.shape([(-0.3, y), (-0.31, y + 0.075), (-0.16, y + 0.06), (-0.15, y - 0.015)], own, 0.7)
    pen.stroke([(0.18, 0.0), (0.17, 0.44)], 0.055, own, look.right)
    pen.shape([(-0.31, 0.44), (-0.2, 0.52), (0.32, 0.52), (0.24, 0.44)], lighter(own, 0.15), 1.0)
    pen.shape([(-0.31, 0.4), (-0.31, 0.445), (0.24, 0.445), (0.24, 0.4)], own, 0.6)
    pen.shape([(0.24, 0.4), (0.24, 0.445), (0.32, 0.52), (0.32, 0.475)], own, 0.35)
    pen.stroke([(-0.28, 0.2), (0.18, 0.2)], 0.03, darker(own, 0.15), 0.5)


@motif
def sofa(pen: Pen, look: Look) -> None:
    """A soft two-seated sofa."""
    own = look.own((74, 132, 136))
    for x in (-0.38, 0.38):
        pen.shape([(x - 0.035, 0.1), (x - 0.02, 0.0), (x + 0.02, 0.0), (x + 0.035, 0.1)], TIMBER, 0.4)
    pen.shape(soft_box(-0.43, 0.2, 0.43, 0.56, 0.08), own, 0.75)
    pen.stroke([(0.0, 0.3), (0.0, 0.54)], 0.01, darker(own), 0.4)
    pen.box(-0.42, 0.07, 0.42, 0.2, darker(own, 0.2), 0.5)
    for x in (-0.37, 0.005):
        pen.shape(soft_box(x, 0.18, x + 0.365, 0.31, 0.04), lighter(own, 0.15), 0.9)
    pen.shape(soft_box(-0.5, 0.07, -0.35, 0.4, 0.07), own, look.left)
    pen.shape(soft_box(0.35, 0.07, 0.5, 0.4, 0.07), own, look.right)
    pen.shape([(-0.3, 0.3), (-0.27, 0.46), (-0.12, 0.44), (-0.15, 0.29)], (240, 196, 104), 0.8)


@motif
def bed(pen: Pen, look: Look) -> None:
    """A bed with pillow and quilt."""
    own = look.own((88, 128, 178))
    pen.shape(soft_box(-0.5, 0.0, -0.43, 0.52, 0.03), TIMBER, look.left)
    pen.shape(soft_box(0.43, 0.0, 0.5, 0.32, 0.03), TIMBER, look.right)
    pen.box(-0.44, 0.08, 0.44, 0.17, darker(TIMBER, 0.2), 0.5)
    pen.shape(soft_box(-0.43, 0.16, 0.43, 0.26, 0.03), WHITE, 0.7)
    pen.blob([(-0.42, 0.27), (-0.4, 0.36), (-0.26, 0.37), (-0.18, 0.3), (-0.2, 0.25), (-0.38, 0.25)], WHITE, 0.95)
    quilt = bent(
        [
            (-0.2, 0.12),
            (-0.22, 0.24),
            (-0.16, 0.32),
            (0.1, 0.34),
            (0.36, 0.32),
            (0.44, 0.26),
            (0.44, 0.12),
            (-0.2, 0.12),
        ]
    )
    pen.shape(quilt, own, 0.75)
    with pen.within(quilt):
        pen.shape([(-0.3, 0.0), (-0.26, 0.4), (-0.12, 0.4), (-0.14, 0.0)], lighter(own, 0.6), 0.9)
        pen.box(-1, 0.0, 1, 0.16, own, 0.4)


@motif
def floor_lamp(pen: Pen, look: Look) -> None:
    """A standing lamp with a cloth shade."""
    own = look.own((240, 212, 156))
    pen.blob([(-0.14, 0.0), (-0.1, 0.035), (0.1, 0.035), (0.14, 0.0)], (70, 62, 58), 0.5)
    pen.stroke([(0.0, 0.02), (0.0, 0.72)], 0.022, (96, 80, 66), 0.6)
    shade = [(-0.21, 0.66), (-0.12, 0.96), (0.12, 0.96), (0.21, 0.66)]
    if look.has_lamps:
        pen.shape(shade, lighter(own, 0.3), None)
    else:
        solid(pen, look, shade, own)
    pen.stroke([(-0.2, 0.672), (0.2, 0.672)], 0.014, darker(own, 0.25), 0.6)
    pen.lamp(0.0, 0.78, 0.6)


@motif
def bookshelf(pen: Pen, look: Look) -> None:
    """Shelves full of books."""
    own, chance = look.own(TIMBER), look.chance.child("books")
    pen.box(-0.36, 0.0, 0.36, 1.0, own, 0.5)
    for low in (0.05, 0.365, 0.68):
        pen.box(-0.32, low, 0.32, low + 0.275, darker(own, 0.6), 0.3)
        x = -0.31
        while x < 0.26:
            wide, tall = chance.between(0.035, 0.07), chance.between(0.17, 0.255)
            cover = chance.pick(
                ((196, 70, 58), (58, 112, 148), (232, 184, 92), (92, 140, 104), (238, 226, 204), (120, 84, 130))
            )
            pen.box(x, low, x + wide, low + tall, cover, chance.between(0.5, 0.9))
            pen.box(x, low + tall * 0.7, x + wide, low + tall * 0.78, lighter(cover), 0.8)
            x += wide + 0.004 + 0.05 * chance.yes(0.12)
    for low in (0.0, 0.325, 0.64, 0.955):
        pen.box(-0.38, low, 0.38, low + 0.045, own, 0.85)
