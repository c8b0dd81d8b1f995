"""Curiosities of a study: hourglass, globe, potion and the like."""

from ..curves import Point, bent, circle
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import BLACK, WHITE, box_points, darker, lighter, middle, ring, soft_box, solid, two_sides
from .registry import motif

TIMBER: Colour = (164, 110, 68)
BRASS: Colour = (228, 180, 86)


@motif
def hourglass(pen: Pen, look: Look) -> None:
    """An hourglass with running sand."""
    own = look.own((168, 104, 60))
    glass: list[Point] = [
        *bent([(-0.22, 0.9), (-0.21, 0.72), (-0.03, 0.5), (-0.21, 0.28), (-0.22, 0.1)]),
        *bent([(0.22, 0.1), (0.21, 0.28), (0.03, 0.5), (0.21, 0.72), (0.22, 0.9)]),
    ]
    pen.shape(glass, (206, 228, 236), 0.8)
    with pen.within(glass):
        pen.box(-1, 0.55, 1, 0.7, (240, 196, 104), 0.8)
        pen.shape([(-0.3, 0.08), (-0.2, 0.18), (0.0, 0.33), (0.2, 0.18), (0.3, 0.08)], (240, 196, 104), 0.8)
        pen.box(-0.01, 0.1, 0.01, 0.6, (240, 196, 104), 0.8)
        pen.stroke([(-0.15, 0.86), (-0.14, 0.74)], 0.03, WHITE, 1.0)
    for x in (-0.27, 0.27):
        pen.stroke([(x, 0.06), (x, 0.94)], 0.036, own, look.left if x < 0 else look.right)
    for y in (0.0, 0.9):
        solid(pen, look, soft_box(-0.34, y, 0.34, y + 0.1, 0.03), own)


@motif
def globe(pen: Pen, look: Look) -> None:
    """A globe on its stand."""
    sea = look.own((74, 142, 190))
    pen.blob([(-0.24, 0.0), (-0.16, 0.07), (0.16, 0.07), (0.24, 0.0)], TIMBER, 0.6)
    pen.stroke([(0.0, 0.04), (0.0, 0.18)], 0.05, BRASS, 0.5)
    ball = circle(0.0, 0.57, 0.36, 0.36, 48)
    solid(pen, look, ball, sea, 0.6)
    with pen.within(ball):
        pen.blob(
            [(-0.34, 0.72), (-0.2, 0.86), (-0.04, 0.82), (-0.1, 0.7), (-0.2, 0.62), (-0.26, 0.66)], (116, 168, 90), 0.7
        )
        pen.blob([(-0.2, 0.56), (-0.08, 0.52), (-0.06, 0.42), (-0.14, 0.26), (-0.2, 0.4)], (116, 168, 90), 0.7)
        pen.blob([(0.06, 0.78), (0.2, 0.84), (0.36, 0.74), (0.34, 0.6), (0.22, 0.64), (0.1, 0.66)], (116, 168, 90), 0.6)
        pen.blob([(0.08, 0.62), (0.2, 0.6), (0.26, 0.5), (0.18, 0.34), (0.1, 0.46)], (116, 168, 90), 0.6)
    arc = [*circle(0.0, 0.57, 0.41, 0.41, 48)[30:], *circle(0.0, 0.57, 0.41, 0.41, 48)[:9]]
    pen.stroke(arc, 0.03, BRASS, 0.7)


@motif
def anchor(pen: Pen, look: Look) -> None:
    """An iron anchor."""
    own = look.own((70, 84, 104))
    ring(pen, (0.0, 0.9), 0.075, 0.045, own, 0.6)
    pen.stroke([(0.0, 0.84), (0.0, 0.06)], 0.08, own, 0.6)
    pen.stroke([(-0.2, 0.7), (0.2, 0.7)], 0.07, own, 0.7)
    pen.curve([(-0.38, 0.34), (-0.3, 0.14), (0.0, 0.04), (0.3, 0.14), (0.38, 0.34)], 0.085, own, 0.5)
    for side in (-1, 1):
        pen.shape(
            [(side * 0.47, 0.26), (side * 0.4, 0.46), (side * 0.24, 0.3)], own, look.left if side < 0 else look.right
        )
    pen.curve([(0.05, 0.92), (0.14, 0.72), (-0.1, 0.5), (0.12, 0.3), (0.06, 0.16)], 0.03, (222, 190, 136), 0.8)


@motif
def potion(pen: Pen, look: Look) -> None:
    """A round flask of glowing liquid."""
    own = look.own((134, 84, 206))
    glass: Colour = (212, 228, 236)
    pen.shape(soft_box(-0.09, 0.86, 0.09, 1.0, 0.03), (176, 128, 82), 0.6)
    flask = [
        (-0.1, 0.9),
        (-0.1, 0.64),
        *bent(
            [
                (-0.1, 0.62),
                (-0.3, 0.48),
                (-0.36, 0.28),
                (-0.26, 0.06),
                (0.0, 0.0),
                (0.26, 0.06),
                (0.36, 0.28),
                (0.3, 0.48),
                (0.1, 0.62),
            ]
        ),
        (0.1, 0.64),
        (0.1, 0.9),
    ]
    pen.shape(flask, glass, 0.8)
    inner = circle(0.0, 0.31, 0.32, 0.285, 40)
    with pen.within(inner):
        pen.box(-1, -1, 1, 0.42, own, None if look.has_lamps else middle(look))
        pen.oval(0.0, 0.42, 0.32, 0.045, lighter(own, 0.4), None if look.has_lamps else 0.9)
        for x, y, size in ((-0.1, 0.24, 0.04), (0.08, 0.14, 0.028), (0.14, 0.31, 0.034), (-0.02, 0.36, 0.022)):
            pen.oval(x, y, size, size, lighter(own, 0.55), None if look.has_lamps else 0.9)
    pen.blob([(-0.26, 0.36), (-0.21, 0.46), (-0.17, 0.46), (-0.21, 0.34)], WHITE, 1.0)
    two_sides(pen, look, soft_box(-0.13, 0.83, 0.13, 0.89, 0.02), glass, 0.02)
    pen.lamp(0.0, 0.3, 0.6, own)


@motif
def pocket_watch(pen: Pen, look: Look) -> None:
    """A gold pocket watch on its chain."""
    own = look.own((232, 182, 84))
    ring(pen, (0.0, 0.36), 0.055, 0.026, own, 0.7)
    for x, y in ((0.07, 0.42), (0.14, 0.455), (0.21, 0.46), (0.28, 0.44), (0.34, 0.4), (0.39, 0.34)):
        ring(pen, (x, y), 0.028, 0.014, own, 0.6)
    solid(pen, look, circle(0.0, -0.09, 0.39, 0.39, 48), own, 0.6)
    pen.box(-0.04, 0.27, 0.04, 0.33, own, 0.8)
    pen.oval(0.0, -0.09, 0.32, 0.32, (250, 244, 228), 0.85)
    for spot in circle(0.0, -0.09, 0.265, 0.265, 12):
        pen.oval(*spot, 0.016, 0.016, BLACK, 0.4)
    hands: tuple[tuple[Point, float], ...] = (((-0.12, 0.02), 0.03), ((0.1, 0.12), 0.02))
    for end, width in hands:
        pen.stroke([(0.0, -0.09), end], width, BLACK, 0.4)
    pen.oval(0.0, -0.09, 0.028, 0.028, own, 0.6)


@motif
def telescope(pen: Pen, look: Look) -> None:
    """A telescope on a tripod, turned to the sky."""
    own = look.own((70, 108, 158))
    for x in (-0.26, 0.02, 0.26):
        pen.stroke([(0.0, 0.5), (x, 0.0)], 0.034, (150, 106, 66), 0.5)
    pen.stroke([(-0.36, 0.4), (-0.26, 0.45)], 0.06, BLACK, 0.4)
    tube = [(-0.29, 0.38), (-0.33, 0.48), (0.3, 0.86), (0.38, 0.72)]
    pen.shape(tube, own, 0.4)
    pen.shape([(-0.31, 0.43), (-0.33, 0.48), (0.3, 0.86), (0.335, 0.8)], own, 0.85)
    pen.shape([(0.27, 0.86), (0.36, 0.69), (0.45, 0.74), (0.36, 0.92)], lighter(own, 0.4), 0.75)
    pen.shape([(-0.07, 0.5), (-0.13, 0.6), (-0.08, 0.635), (-0.02, 0.53)], (226, 180, 90), 0.7)
    pen.oval(0.0, 0.52, 0.05, 0.05, BLACK, 0.4)


@motif
def clock(pen: Pen, look: Look) -> None:
    """A round clock with two bells and short legs."""
    own = look.own((206, 66, 58))
    for side in (-1, 1):
        pen.stroke([(side * 0.22, 0.16), (side * 0.32, 0.02)], 0.06, darker(own, 0.4), 0.5)
        pen.blob(
            [(side * 0.06, 0.84), (side * 0.12, 0.95), (side * 0.26, 0.93), (side * 0.34, 0.82), (side * 0.34, 0.72)],
            BRASS,
            0.85 if side < 0 else 0.5,
        )
    pen.box(-0.02, 0.82, 0.02, 0.97, darker(own, 0.4), 0.5)
    pen.oval(0.0, 0.96, 0.05, 0.03, darker(own, 0.4), 0.6)
    solid(pen, look, circle(0.0, 0.46, 0.41, 0.41, 48), own, 0.6)
    pen.oval(0.0, 0.46, 0.325, 0.325, WHITE, 0.85)
    for spot in circle(0.0, 0.46, 0.275, 0.275, 12):
        pen.oval(*spot, 0.018, 0.018, BLACK, 0.4)
    pen.stroke([(0.0, 0.46), (-0.13, 0.58)], 0.034, BLACK, 0.4)
    pen.stroke([(0.0, 0.46), (0.13, 0.66)], 0.024, BLACK, 0.4)
    pen.oval(0.0, 0.46, 0.03, 0.03, own, 0.6)


@motif
def mirror(pen: Pen, look: Look) -> None:
    """An oval standing mirror in a gilt frame."""
    own = look.own(BRASS)
    for side in (-1, 1):
        pen.stroke([(side * 0.12, 0.12), (side * 0.24, 0.0)], 0.04, darker(own), 0.5)
    solid(pen, look, circle(0.0, 0.55, 0.31, 0.45, 48), own, 0.8)
    glass = circle(0.0, 0.55, 0.25, 0.385, 48)
    pen.shape(glass, (170, 204, 216), 0.7)
    with pen.within(glass):
        for x, wide in ((-0.16, 0.1), (0.02, 0.04)):
            slant: list[Point] = [(x, 0.1), (x + 0.3, 1.0), (x + 0.3 + wide, 1.0), (x + wide, 0.1)]
            pen.shape(slant, (226, 240, 244), 0.95)
    ring(pen, (0.0, 0.985), 0.03, 0.02, own, 0.7)
    pen.shape(box_points(-0.14, 0.09, 0.14, 0.13), darker(own), 0.5)
