"""What belongs to a day outdoors: fires, tents, wells, hammocks and sunshades."""

from ..curves import Point, bent, turned
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .forms import BLACK, WHITE, darker, lighter, middle, ring, rope, row, soft_box, solid, two_sides
from .registry import motif

TIMBER: Colour = (164, 114, 72)


@motif
def campfire(pen: Pen, look: Look) -> None:
    """A fire of crossed logs."""
    outer: tuple[Point, ...] = (
        (-0.22, 0.08),
        (-0.31, 0.28),
        (-0.19, 0.42),
        (-0.17, 0.62),
        (-0.03, 0.55),
        (0.04, 0.96),
        (0.17, 0.6),
        (0.25, 0.52),
        (0.29, 0.3),
        (0.21, 0.08),
    )
    for across, up, colour in (
        (1.0, 1.0, (236, 88, 38)),
        (0.72, 0.74, (250, 152, 46)),
        (0.45, 0.5, (255, 216, 98)),
        (0.2, 0.26, (255, 248, 216)),
    ):
        pen.blob(
            [(x * across, 0.06 + (y - 0.06) * up) for x, y in outer], look.own(colour) if up == 1.0 else colour, None
        )
    for x in (-0.36, -0.2, 0.22, 0.38):
        pen.blob([(x - 0.09, 0.0), (x - 0.08, 0.07), (x, 0.1), (x + 0.08, 0.06), (x + 0.08, 0.0)], (136, 136, 140), 0.5)
    for start, end in (((-0.42, 0.03), (0.3, 0.18)), ((0.42, 0.03), (-0.3, 0.18)), ((-0.3, 0.04), (0.3, 0.05))):
        pen.stroke([start, end], 0.09, (112, 72, 48), 0.5)
        pen.oval(*end, 0.042, 0.045, (196, 148, 98), 0.7)
    pen.oval(-0.42, 0.03, 0.042, 0.045, (196, 148, 98), 0.7)
    pen.lamp(0.0, 0.35, 1.0, (255, 168, 78))


@motif
def tent(pen: Pen, look: Look) -> None:
    """A ridge tent that glows from within at night."""
    own = look.pick((232, 136, 58), (84, 142, 104), (62, 128, 168))
    rope(pen, (-0.3, 0.5), (-0.5, 0.0), 0.01, (226, 214, 190))
    rope(pen, (0.12, 0.52), (0.5, 0.0), 0.01, (226, 214, 190))
    pen.shape([(-0.3, 0.53), (0.12, 0.56), (0.42, 0.0), (0.1, 0.0)], own, look.right)
    front = [(-0.44, 0.0), (-0.16, 0.56), (0.14, 0.0)]
    pen.shape([(-0.3, 0.53), (-0.16, 0.56), (0.12, 0.56), (-0.44, 0.0)], own, look.left)
    pen.shape([(-0.16, 0.56), (0.12, 0.56), (0.42, 0.0), (0.14, 0.0)], own, look.right)
    pen.shape(front, own, look.left)
    inside = (255, 216, 132) if look.has_lamps else darker(own, 0.6)
    pen.shape([(-0.27, 0.0), (-0.16, 0.46), (-0.03, 0.0)], inside, None if look.has_lamps else 0.3)
    pen.shape([(-0.27, 0.0), (-0.16, 0.46), (-0.25, 0.2), (-0.31, 0.0)], lighter(own), 0.8)
    pen.shape([(-0.03, 0.0), (-0.16, 0.46), (-0.06, 0.2), (0.0, 0.0)], lighter(own), 0.6)
    pen.lamp(-0.15, 0.16, 0.5)


@motif
def well(pen: Pen, look: Look) -> None:
    """A stone well with a little roof and a bucket."""
    stone, roof = (158, 154, 150), look.own((164, 76, 58))
    pen.box(-0.3, 0.25, -0.24, 0.75, TIMBER, look.left)
    pen.box(0.24, 0.25, 0.3, 0.75, TIMBER, look.right)
    pen.stroke([(-0.3, 0.64), (0.36, 0.64)], 0.035, darker(TIMBER, 0.2), 0.6)
    rope(pen, (0.0, 0.64), (0.0, 0.46), 0.014, (226, 196, 140))
    solid(pen, look, [(-0.08, 0.46), (-0.065, 0.34), (0.065, 0.34), (0.08, 0.46)], TIMBER)
    two_sides(pen, look, [(-0.42, 0.72), (-0.1, 0.97), (0.1, 0.97), (0.42, 0.72)], roof, 0.06)
    solid(pen, look, soft_box(-0.37, 0.0, 0.37, 0.33, 0.03), stone)
    for at, y in enumerate((0.06, 0.16)):
        for x in row(-0.28 + 0.08 * at, 0.17, 4):
            pen.shape(soft_box(x, y, x + 0.1, y + 0.055, 0.02), mix(stone, BLACK, 0.2), middle(look))
    pen.shape(soft_box(-0.41, 0.27, 0.41, 0.35, 0.03), lighter(stone, 0.3), 0.8)


@motif
def hammock(pen: Pen, look: Look) -> None:
    """A hammock between two posts."""
    own = look.own((222, 92, 72))
    for x in (-0.46, 0.46):
        pen.stroke([(x, 0.0), (x, 0.62)], 0.05, TIMBER, 0.5)
    for end in ((-0.3, 0.36), (-0.3, 0.28)):
        rope(pen, (-0.46, 0.54), end, 0.01)
        rope(pen, (0.46, 0.54), (-end[0], end[1]), 0.01)
    low = bent([(-0.32, 0.32), (-0.16, 0.14), (0.0, 0.1), (0.16, 0.14), (0.32, 0.32)])
    bed = [*low, *bent([(0.32, 0.38), (0.0, 0.22), (-0.32, 0.38)])]
    pen.shape(bed, own, 0.7)
    with pen.within(bed):
        for x in row(-0.26, 0.13, 5):
            pen.stroke([(x, 0.5), (x * 0.9, 0.0)], 0.03, lighter(own, 0.7), 0.8)
    ring(pen, (-0.46, 0.54), 0.03, 0.014, (226, 196, 140))
    ring(pen, (0.46, 0.54), 0.03, 0.014, (226, 196, 140))


@motif
def swing(pen: Pen, look: Look) -> None:
    """A swing that hangs from a frame."""
    own = look.own(TIMBER)
    for x in (-0.42, 0.42):
        for foot in (-0.08, 0.08):
            pen.stroke([(x, 0.9), (x + foot, 0.0)], 0.034, own, look.left if foot < 0 else look.right)
    pen.stroke([(-0.5, 0.91), (0.5, 0.91)], 0.05, own, 0.8)
    for x in (-0.14, 0.14):
        rope(pen, (x, 0.9), (x, 0.23), 0.016, (226, 206, 170))
    pen.shape(soft_box(-0.2, 0.2, 0.2, 0.25, 0.015), (206, 84, 62), 0.8)


@motif
def beach_umbrella(pen: Pen, look: Look) -> None:
    """A striped sunshade, stuck aslant in the sand."""
    own = look.own((226, 76, 66))
    pen.stroke(turned([(0.0, 0.0), (0.0, 0.86)], -10), 0.028, (236, 232, 222), 0.7)
    xs = row(-0.5, 1 / 6, 7)
    for at in range(6):
        left, right = xs[at], xs[at + 1]
        gore = [
            (0.0, 0.9),
            *bent([(0.0, 0.9), (left * 0.72, 0.82), (left, 0.6)]),
            *bent([(left, 0.6), ((left + right) / 2, 0.575), (right, 0.6)]),
            *bent([(right, 0.6), (right * 0.72, 0.82), (0.0, 0.9)]),
        ]
        light = look.left + (look.right - look.left) * at / 5
        pen.shape(turned(gore, -10), own if at % 2 == 0 else WHITE, light)
    pen.oval(*turned([(0.0, 0.91)], -10)[0], 0.025, 0.025, own, 0.8)
