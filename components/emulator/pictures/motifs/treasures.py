"""What is given, won or found: gifts, crowns, swords, gems and chests."""

from ..curves import Point, bent, circle, mirrored, moved, turned
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import BLACK, WHITE, box_points, darker, lighter, middle, ring, row, soft_box, solid, two_sides
from .registry import motif

GOLD: Colour = (244, 190, 74)
RUBY: Colour = (206, 44, 66)
SAPPHIRE: Colour = (58, 120, 196)
STEEL: Colour = (206, 214, 222)
TIMBER: Colour = (146, 90, 54)

HEART: tuple[Point, ...] = (
    (0.0, 0.28),
    (0.1, 0.39),
    (0.25, 0.42),
    (0.4, 0.33),
    (0.46, 0.16),
    (0.4, -0.04),
    (0.24, -0.24),
    (0.0, -0.46),
)


@motif
def gift(pen: Pen, look: Look) -> None:
    """A wrapped box with a bow."""
    own = look.pick((206, 58, 62), (62, 132, 168), (110, 160, 92), (146, 98, 168))
    ribbon = (250, 212, 108)
    two_sides(pen, look, box_points(-0.4, 0.0, 0.4, 0.5), own, 0.14)
    pen.box(-0.4, 0.43, 0.4, 0.5, darker(own, 0.35), 0.4)
    two_sides(pen, look, box_points(-0.46, 0.48, 0.46, 0.66), own, 0.18)
    two_sides(pen, look, box_points(-0.09, 0.0, 0.07, 0.66), ribbon, 0.03)
    for side in (-1, 1):
        loop = bent(
            [(0.0, 0.66), (side * 0.12, 0.9), (side * 0.3, 0.96), (side * 0.36, 0.82), (side * 0.22, 0.7), (0.0, 0.66)]
        )
        pen.shape(loop, ribbon, look.left if side < 0 else look.right)
        pen.blob(
            [(side * 0.08, 0.72), (side * 0.18, 0.85), (side * 0.28, 0.86), (side * 0.24, 0.77)],
            darker(ribbon, 0.35),
            0.4,
        )
    pen.oval(0.0, 0.69, 0.065, 0.055, ribbon, 0.8)


@motif
def crown(pen: Pen, look: Look) -> None:
    """A golden crown set with gems."""
    own = look.own(GOLD)
    points = [(-0.36, 0.06), (-0.48, 0.52), (-0.24, 0.3), (0.0, 0.62), (0.24, 0.3), (0.48, 0.52), (0.36, 0.06)]
    solid(pen, look, points, own)
    for x, y in ((-0.48, 0.54), (0.0, 0.64), (0.48, 0.54)):
        pen.oval(x, y, 0.05, 0.05, lighter(own, 0.3), 0.9)
    solid(pen, look, [(-0.37, 0.0), (-0.385, 0.13), (0.385, 0.13), (0.37, 0.0)], darker(own, 0.14))
    for x, gem in ((-0.24, SAPPHIRE), (0.0, RUBY), (0.24, SAPPHIRE)):
        pen.oval(x, 0.065, 0.045, 0.04, gem, 0.6)
        pen.oval(x - 0.012, 0.078, 0.012, 0.01, WHITE, 1.0)
    pen.shape([(0.0, 0.42), (-0.06, 0.32), (0.0, 0.21), (0.06, 0.32)], RUBY, 0.7)
    pen.shape([(0.0, 0.42), (-0.06, 0.32), (0.0, 0.32)], lighter(RUBY), 0.9)


@motif
def sword(pen: Pen, look: Look) -> None:
    """A sword whose point stands in the ground."""
    own = look.own((122, 62, 50))
    two_sides(pen, look, [(0.0, 0.0), (-0.06, 0.1), (-0.065, 0.7), (0.065, 0.7), (0.06, 0.1)], STEEL, 0.0)
    pen.stroke([(0.0, 0.14), (0.0, 0.68)], 0.012, (150, 160, 172), 0.5)
    pen.blob(
        [(-0.24, 0.72), (-0.2, 0.76), (0.0, 0.735), (0.2, 0.76), (0.24, 0.72), (0.18, 0.69), (-0.18, 0.69)], GOLD, 0.75
    )
    two_sides(pen, look, box_points(-0.034, 0.735, 0.034, 0.92), own, 0.0)
    for y in row(0.765, 0.045, 4):
        pen.stroke([(-0.034, y), (0.034, y + 0.02)], 0.012, darker(own, 0.4), 0.4)
    pen.oval(0.0, 0.945, 0.055, 0.05, GOLD, 0.8)
    pen.oval(0.0, 0.945, 0.026, 0.024, RUBY, 0.7)


@motif
def crystal(pen: Pen, look: Look) -> None:
    """A cluster of tall crystals that shimmer at night."""
    own = look.own((124, 170, 226))
    for foot, top, wide, height in (
        (-0.2, -0.34, 0.1, 0.52),
        (0.2, 0.36, 0.1, 0.56),
        (-0.08, -0.13, 0.12, 0.8),
        (0.12, 0.16, 0.11, 0.72),
        (0.0, 0.02, 0.12, 1.0),
    ):
        shoulder = height * 0.82
        lean = foot + (top - foot) * 0.82
        left = [
            (foot - wide, 0.0),
            (lean - wide, shoulder),
            (top, height),
            (lean + wide * 0.15, shoulder * 0.95),
            (foot + wide * 0.15, 0.0),
        ]
        right = [
            (foot + wide * 0.15, 0.0),
            (lean + wide * 0.15, shoulder * 0.95),
            (top, height),
            (lean + wide, shoulder),
            (foot + wide, 0.0),
        ]
        pen.shape(left, lighter(own, 0.3), None if look.has_lamps else look.left)
        pen.shape(right, darker(own, 0.22), None if look.has_lamps else look.right)
        pen.shape(
            [(lean - wide, shoulder), (top, height), (lean + wide * 0.15, shoulder * 0.95)],
            lighter(own, 0.7),
            None if look.has_lamps else 1.0,
        )
    pen.blob([(-0.36, 0.0), (-0.24, 0.09), (0.0, 0.05), (0.24, 0.1), (0.36, 0.0)], (98, 92, 112), 0.5)
    pen.lamp(0.0, 0.45, 0.8, own)


@motif
def diamond(pen: Pen, look: Look) -> None:
    """A cut gem from the side."""
    own = look.own((132, 206, 232))
    girdle, crown_top = row(-0.5, 0.25, 5), ((-0.3, 0.68), (-0.1, 0.68), (0.1, 0.68), (0.3, 0.68))
    for at in range(4):
        pen.shape([(girdle[at], 0.46), (girdle[at + 1], 0.46), (0.0, 0.0)], own, (0.95, 0.7, 0.5, 0.25)[at])
    for at, light in enumerate((0.6, 1.0, 0.75, 0.95, 0.5, 0.6, 0.3)):
        low = [(girdle[at // 2], 0.46), (girdle[at // 2 + 1], 0.46), crown_top[min(3, at // 2)]]
        high = [crown_top[at // 2], crown_top[min(3, at // 2 + 1)], (girdle[at // 2 + 1], 0.46)]
        pen.shape(high if at % 2 else low, lighter(own, 0.25 if at % 2 else 0.1), light)
    pen.shape([(-0.36, 0.5), (-0.26, 0.62), (-0.2, 0.62), (-0.28, 0.5)], WHITE, 1.0)
    pen.lamp(0.0, 0.4, 0.5, own)


@motif
def heart(pen: Pen, look: Look) -> None:
    """A heart that hangs in the air."""
    own = look.own((222, 52, 72))
    shape = [*bent(HEART), *reversed(mirrored(bent(HEART)))]
    pen.shape(shape, own, 0.5)
    with pen.within(shape):
        pen.shape(moved(shape, -0.03, 0.035), own, 0.85)
        pen.blob(
            [(-0.34, 0.12), (-0.33, 0.27), (-0.22, 0.34), (-0.19, 0.31), (-0.28, 0.23), (-0.3, 0.1)],
            lighter(own, 0.65),
            1.0,
        )


@motif
def treasure_chest(pen: Pen, look: Look) -> None:
    """An open chest full of gold."""
    own = look.own(TIMBER)
    lid = [
        (-0.46, 0.42),
        *bent([(-0.48, 0.56), (-0.42, 0.74), (-0.28, 0.8)]),
        *bent([(0.28, 0.8), (0.42, 0.74), (0.48, 0.56)]),
        (0.46, 0.42),
    ]
    pen.shape(lid, darker(own, 0.5), 0.3)
    pen.stroke(lid, 0.045, own, 0.7)
    pen.blob([(-0.42, 0.4), (-0.3, 0.52), (-0.12, 0.6), (0.06, 0.57), (0.2, 0.6), (0.34, 0.5), (0.42, 0.4)], GOLD, 0.8)
    for x, y in ((-0.26, 0.45), (-0.12, 0.53), (0.05, 0.48), (0.2, 0.53), (0.3, 0.44), (-0.02, 0.42), (-0.36, 0.42)):
        pen.oval(x, y, 0.055, 0.04, darker(GOLD, 0.22), 0.6)
        pen.oval(x - 0.004, y + 0.008, 0.046, 0.032, lighter(GOLD, 0.2), 0.95)
    pen.shape([(0.1, 0.6), (0.05, 0.54), (0.1, 0.48), (0.15, 0.54)], RUBY, 0.7)
    pen.oval(-0.2, 0.57, 0.035, 0.035, SAPPHIRE, 0.7)
    two_sides(pen, look, box_points(-0.47, 0.0, 0.47, 0.4), own, 0.2)
    for y in (0.13, 0.26):
        pen.stroke([(-0.47, y), (0.47, y)], 0.012, darker(own, 0.4), 0.4)
    for x in (-0.44, 0.34):
        pen.box(x, 0.0, x + 0.1, 0.42, darker(GOLD, 0.3), 0.6)
    pen.box(-0.49, 0.37, 0.49, 0.43, darker(GOLD, 0.25), 0.75)
    pen.shape(soft_box(-0.07, 0.24, 0.07, 0.42, 0.03), GOLD, 0.8)
    pen.oval(0.0, 0.34, 0.022, 0.022, BLACK, 0.3)
    pen.box(-0.01, 0.28, 0.01, 0.34, BLACK, 0.3)
    pen.lamp(0.0, 0.5, 0.6)


@motif
def key(pen: Pen, look: Look) -> None:
    """An old key with a round bow."""
    own = look.own(GOLD)
    pen.stroke([(-0.12, 0.0), (0.48, 0.0)], 0.07, own, 0.6)
    for x, drop in ((0.28, -0.15), (0.42, -0.18)):
        pen.box(x - 0.035, drop, x + 0.035, 0.0, own, 0.5)
    ring(pen, (-0.3, 0.0), 0.155, 0.08, own, 0.6)
    ring(pen, (-0.306, 0.01), 0.165, 0.02, lighter(own), 1.0)
    pen.box(-0.1, -0.06, -0.06, 0.06, darker(own, 0.2), 0.6)
    pen.stroke([(-0.04, 0.02), (0.47, 0.02)], 0.016, lighter(own), 1.0)


@motif
def basket(pen: Pen, look: Look) -> None:
    """A wicker basket with a handle."""
    own = look.own((190, 134, 78))
    pen.curve([(-0.37, 0.44), (-0.3, 0.78), (0.0, 0.94), (0.3, 0.78), (0.37, 0.44)], 0.055, own, 0.6)
    body: list[Point] = [
        (-0.45, 0.44),
        *bent([(-0.45, 0.44), (-0.4, 0.16), (-0.32, 0.02)]),
        *bent([(0.32, 0.02), (0.4, 0.16), (0.45, 0.44)]),
    ]
    pen.shape(body, darker(own, 0.3), middle(look))
    with pen.within(body):
        for level, y in enumerate(row(0.0, 0.09, 5)):
            for at, x in enumerate(row(-0.55 + 0.07 * (level % 2), 0.14, 9)):
                pen.blob(
                    [(x, y + 0.035), (x + 0.07, y + 0.075), (x + 0.14, y + 0.035), (x + 0.07, y + 0.0)],
                    own,
                    look.left + (look.right - look.left) * at / 8,
                )
    for y, wide in ((0.44, 0.47), (0.025, 0.33)):
        pen.shape(soft_box(-wide, y - 0.032, wide, y + 0.032, 0.028), lighter(own, 0.15), 0.75)


@motif
def ball(pen: Pen, look: Look) -> None:
    """A football with black patches."""
    own = look.own(WHITE)
    skin = circle(0.0, 0.5, 0.5, 0.5, 48)
    solid(pen, look, skin, own, 0.6)
    with pen.within(skin):
        pen.shape(turned(circle(0.0, 0.5, 0.17, 0.17, 5), 18, 0.0, 0.5), BLACK, 0.5)
        for spot in range(5):
            pen.shape(
                turned(
                    [(-0.12, 0.98), (-0.17, 0.86), (0.0, 0.79), (0.17, 0.86), (0.12, 0.98), (0.0, 1.1)],
                    72 * spot,
                    0.0,
                    0.5,
                ),
                BLACK,
                0.5,
            )
            pen.stroke(turned([(0.0, 0.67), (0.0, 0.8)], 72 * spot, 0.0, 0.5), 0.014, BLACK, 0.5)
            pen.stroke(turned([(0.17, 0.86), (0.29, 0.775)], 72 * spot, 0.0, 0.5), 0.014, BLACK, 0.5)
