"""Rockets, saucers and what circles the earth."""

from ..curves import Point, bent, moved, turned
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import WHITE, box_points, darker, lighter, middle, ring, row, solid, two_sides
from .registry import motif

TILT = -14.0  # degrees
GLASS: Colour = (104, 176, 212)
STEEL: Colour = (178, 188, 200)
FLAMES: tuple[tuple[float, float, Colour], ...] = (
    (1.0, 1.0, (248, 132, 48)), (0.66, 0.75, (255, 200, 84)), (0.34, 0.45, (255, 246, 214)),
)  # fmt: skip

ROCKET: tuple[Point, ...] = (
    (-0.09, -0.17), (-0.145, -0.02), (-0.15, 0.16), (-0.1, 0.35), (0.0, 0.5), (0.1, 0.35), (0.15, 0.16), (0.145, -0.02),
    (0.09, -0.17),
)  # fmt: skip
FIN: tuple[Point, ...] = ((0.12, 0.03), (0.22, -0.04), (0.27, -0.16), (0.26, -0.25), (0.19, -0.185), (0.1, -0.14))
FIRE: tuple[Point, ...] = (
    (-0.085, -0.2), (-0.11, -0.3), (-0.06, -0.36), (-0.03, -0.44), (0.0, -0.5), (0.03, -0.44), (0.06, -0.36),
    (0.11, -0.3), (0.085, -0.2),
)  # fmt: skip


@motif
def rocket(pen: Pen, look: Look) -> None:
    """A round rocket that climbs on its flames."""
    own = look.own((218, 62, 52))
    for across, down, colour in FLAMES:
        pen.shape(turned(bent([(x * across, -0.2 + (y + 0.2) * down) for x, y in FIRE]), TILT), colour, None)
    pen.lamp(-0.09, -0.36, 0.4)
    for side in (-1, 1):
        pen.shape(turned(bent([(x * side, y) for x, y in FIN]), TILT), own, look.left if side < 0 else look.right)
    pen.shape(turned([(-0.09, -0.22), (-0.075, -0.15), (0.075, -0.15), (0.09, -0.22)], TILT), (70, 74, 86), 0.5)
    body = turned(bent(ROCKET), TILT)
    pen.shape(body, WHITE, look.left)
    with pen.within(body):
        dark = [(0.16, 0.6), *bent([(0.02, 0.5), (0.055, 0.16), (0.03, -0.2)]), (0.3, -0.2)]
        for colour, area in (
            (WHITE, box_points(-0.3, -0.3, 0.3, 0.33)),
            (own, box_points(-0.3, 0.325, 0.3, 0.6)),
            (own, box_points(-0.3, -0.2, 0.3, -0.125)),
        ):
            pen.shape(turned(area, TILT), colour, look.left)
            with pen.within(turned(area, TILT)):
                pen.shape(turned(dark, TILT), colour, look.right)
        pen.shape(turned(box_points(-0.3, -0.09, 0.3, -0.075), TILT), STEEL, 0.5)
    spot = turned([(0.0, 0.16)], TILT)[0]
    pen.oval(*spot, 0.078, 0.078, own, 0.7)
    pen.oval(*spot, 0.055, 0.055, *look.window(GLASS))
    pen.oval(spot[0] - 0.016, spot[1] + 0.018, 0.018, 0.016, lighter(GLASS, 0.7), 1.0)
    pen.shape(
        turned(moved(bent([(-0.018, 0.03), (0.0, -0.14), (0.0, -0.26), (0.018, -0.14), (0.018, 0.03)]), 0.0), TILT),
        own,
        0.7,
    )


@motif
def spaceship(pen: Pen, look: Look) -> None:
    """A flying saucer with lights round its rim."""
    own = look.own((150, 162, 178))
    dome = bent([(-0.19, 0.05), (-0.17, 0.17), (-0.08, 0.25), (0.08, 0.25), (0.17, 0.17), (0.19, 0.05)])
    pen.shape(dome, *look.window((128, 200, 214)))
    with pen.within(dome):
        pen.blob([(-0.14, 0.1), (-0.12, 0.18), (-0.06, 0.215), (-0.09, 0.15), (-0.1, 0.08)], (226, 248, 250), 1.0)
        pen.blob(
            [(-0.055, 0.0), (-0.03, 0.12), (-0.045, 0.165), (0.0, 0.205), (0.045, 0.165), (0.03, 0.12), (0.055, 0.0)],
            (98, 168, 84),
            0.6,
        )
        for x in (-0.018, 0.018):
            pen.oval(x, 0.158, 0.012, 0.017, (24, 30, 30), 0.4)
    upper = bent([(-0.5, -0.03), (-0.34, 0.045), (-0.18, 0.085), (0.18, 0.085), (0.34, 0.045), (0.5, -0.03)])
    lower = bent([(0.5, -0.03), (0.36, -0.1), (0.16, -0.15), (-0.16, -0.15), (-0.36, -0.1), (-0.5, -0.03)])
    solid(pen, look, [*upper, *lower], own)
    pen.shape([*lower, *bent([(-0.5, -0.03), (-0.2, -0.06), (0.2, -0.06), (0.5, -0.03)])], darker(own, 0.35), 0.4)
    pen.shape([(-0.13, -0.14), (-0.09, -0.2), (0.09, -0.2), (0.13, -0.14)], (90, 214, 214), None)
    for x, y in ((-0.38, -0.015), (-0.235, -0.033), (-0.08, -0.04), (0.08, -0.04), (0.235, -0.033), (0.38, -0.015)):
        pen.oval(x, y, 0.032, 0.024, (255, 216, 110), None)
        pen.lamp(x, y, 0.12)
    pen.lamp(0.0, -0.2, 0.4, (120, 236, 236))


@motif
def satellite(pen: Pen, look: Look) -> None:
    """A satellite with two solar panels and a dish."""
    for side in (-1, 1):
        pen.stroke([(0.0, 0.0), (side * 0.2, 0.0)], 0.022, STEEL, 0.6)
        for at in row(0.19, 0.105, 3):
            left, right = sorted((side * at, side * (at + 0.098)))
            pen.box(left, -0.13, right, 0.13, (36, 72, 150), look.left if side < 0 else look.right)
            pen.stroke([(left, 0.045), (right, 0.045)], 0.006, (150, 184, 230), 0.7)
            pen.stroke([(left, -0.045), (right, -0.045)], 0.006, (150, 184, 230), 0.7)
            pen.stroke([((left + right) / 2, -0.13), ((left + right) / 2, 0.13)], 0.006, (150, 184, 230), 0.7)
    two_sides(pen, look, [(-0.1, -0.16), (-0.1, 0.13), (0.1, 0.13), (0.1, -0.16)], look.own((224, 178, 88)), 0.03)
    pen.box(-0.1, -0.02, 0.1, 0.0, (150, 110, 50), 0.5)
    pen.stroke([(0.0, 0.13), (0.0, 0.24)], 0.018, STEEL, 0.5)
    pen.blob([(-0.14, 0.31), (-0.09, 0.22), (0.0, 0.19), (0.09, 0.22), (0.14, 0.31), (0.0, 0.28)], WHITE, middle(look))
    pen.stroke([(0.0, 0.25), (0.0, 0.37)], 0.012, STEEL, 0.5)
    pen.oval(0.0, 0.37, 0.02, 0.02, (220, 70, 60), None)
    pen.shape([(-0.05, -0.16), (-0.08, -0.24), (0.08, -0.24), (0.05, -0.16)], STEEL, 0.4)


@motif
def space_station(pen: Pen, look: Look) -> None:
    """A ring-shaped station with spokes and a hub."""
    own = look.own((206, 212, 222))
    outer = turned(
        bent(
            [
                (-0.5, 0.0),
                (-0.36, 0.13),
                (0.0, 0.19),
                (0.36, 0.13),
                (0.5, 0.0),
                (0.36, -0.13),
                (0.0, -0.19),
                (-0.36, -0.13),
                (-0.5, 0.0),
            ]
        ),
        16,
    )
    points = [*outer, outer[1]]
    pen.stroke([(0.045, -0.3), (-0.045, 0.3)], 0.05, own, 0.45)
    pen.stroke(points, 0.085, own, 0.4)
    pen.stroke(moved(points, -0.006, 0.016), 0.045, own, 0.9)
    for at in range(0, len(outer) - 1, 4):
        pen.oval(*outer[at], 0.014, 0.014, *look.window((60, 84, 112)))
    for end in (0, 16, 32, 48):
        pen.stroke([(0.0, 0.0), outer[end]], 0.028, own, 0.6)
    pen.oval(0.0, 0.0, 0.115, 0.1, own, look.right)
    pen.oval(-0.016, 0.012, 0.092, 0.08, own, look.left)
    ring(pen, (0.0, 0.0), 0.05, 0.016, (60, 84, 112))
    for x, y in ((-0.05, 0.31), (0.05, -0.31)):
        pen.shape(turned(box_points(x - 0.2, y - 0.03, x + 0.2, y + 0.03), 8, x, y), (40, 78, 150), 0.6)
    pen.lamp(0.0, 0.0, 0.4)
