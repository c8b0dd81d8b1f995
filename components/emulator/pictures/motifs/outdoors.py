"""What stands in streets, gardens and fields."""

from ..curves import bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import BLACK, WHITE, box_points, darker, middle, row, soft_box, two_sides
from .registry import motif

TIMBER: Colour = (164, 114, 72)
IRON: Colour = (48, 56, 62)
LIT: Colour = (255, 222, 150)
STRAW: Colour = (230, 190, 98)
SNOW: Colour = (246, 250, 255)


@motif
def fence(pen: Pen, look: Look) -> None:
    """A stretch of picket fence."""
    own = look.own((244, 240, 230))
    for y in (0.09, 0.23):
        pen.box(-0.5, y, 0.5, y + 0.035, darker(own, 0.12), 0.5)
    for x in row(-0.4375, 0.125, 8):
        two_sides(
            pen,
            look,
            [(x - 0.035, 0.0), (x - 0.035, 0.29), (x, 0.345), (x + 0.035, 0.29), (x + 0.035, 0.0)],
            own,
            x + 0.018,
        )
        if look.is_snowy:
            pen.blob([(x - 0.045, 0.29), (x, 0.37), (x + 0.045, 0.29), (x, 0.335)], SNOW, 0.9)


@motif
def street_lamp(pen: Pen, look: Look) -> None:
    """An old iron street lamp."""
    own = look.own(IRON)
    pen.shape(
        [
            (-0.085, 0.0),
            (-0.07, 0.05),
            (-0.045, 0.07),
            (-0.035, 0.16),
            (0.035, 0.16),
            (0.045, 0.07),
            (0.07, 0.05),
            (0.085, 0.0),
        ],
        own,
        0.4,
    )
    pen.stroke([(0.0, 0.1), (0.0, 0.72)], 0.034, own, 0.5)
    pen.oval(0.0, 0.2, 0.035, 0.018, own, 0.7)
    pen.oval(0.0, 0.66, 0.035, 0.016, own, 0.7)
    pen.curve([(-0.11, 0.64), (-0.06, 0.61), (0.06, 0.61), (0.11, 0.64)], 0.018, own, 0.5)
    pane = [(-0.065, 0.73), (-0.105, 0.89), (0.105, 0.89), (0.065, 0.73)]
    pen.shape(pane, LIT if look.has_lamps else (236, 228, 196), None if look.has_lamps else 0.8)
    pen.oval(0.0, 0.8, 0.03, 0.05, (255, 246, 214), None if look.has_lamps else 0.9)
    pen.stroke([*pane, pane[0]], 0.018, own, 0.5)
    pen.shape([(-0.135, 0.885), (-0.05, 0.955), (0.05, 0.955), (0.135, 0.885)], own, 0.7)
    pen.oval(0.0, 0.975, 0.022, 0.026, own, 0.7)
    pen.lamp(0.0, 0.81, 0.5)


@motif
def bench(pen: Pen, look: Look) -> None:
    """A park bench with iron ends."""
    own = look.own(TIMBER)
    for x in (-0.38, 0.34):
        pen.stroke([(x, 0.0), (x, 0.56)], 0.034, IRON, 0.4)
        pen.stroke([(x + 0.05, 0.0), (x + 0.045, 0.2)], 0.034, IRON, 0.5)
    for y in (0.27, 0.37, 0.47):
        pen.shape(soft_box(-0.47, y, 0.47, y + 0.07, 0.012), own, 0.65)
    pen.shape([(-0.47, 0.25), (-0.5, 0.18), (0.5, 0.18), (0.47, 0.25)], own, 0.95)
    pen.box(-0.5, 0.15, 0.5, 0.185, darker(own, 0.25), 0.5)
    for x in (-0.45, 0.45):
        pen.curve([(x, 0.18), (x, 0.34), (x * 0.93, 0.355)], 0.026, IRON, 0.5)
    if look.is_snowy:
        pen.blob([(-0.47, 0.23), (-0.3, 0.28), (0.2, 0.27), (0.47, 0.23)], SNOW, 0.9)
        pen.blob([(-0.48, 0.53), (-0.2, 0.575), (0.2, 0.565), (0.48, 0.53)], SNOW, 0.9)


@motif
def sign_post(pen: Pen, look: Look) -> None:
    """A wooden post with two pointing boards."""
    own = look.own(TIMBER)
    two_sides(pen, look, [(-0.045, 0.0), (-0.045, 0.98), (0.045, 0.98), (0.045, 0.0)], darker(own, 0.2), 0.0)
    for y, side in ((0.7, 1), (0.46, -1)):
        board = [
            (-0.34 * side, y),
            (-0.34 * side, y + 0.19),
            (0.32 * side, y + 0.19),
            (0.44 * side, y + 0.095),
            (0.32 * side, y),
        ]
        pen.shape(board, own, 0.85 if side > 0 else 0.65)
        pen.stroke([(-0.24 * side, y + 0.12), (0.22 * side, y + 0.12)], 0.018, darker(own, 0.55), 0.4)
        pen.stroke([(-0.24 * side, y + 0.065), (0.1 * side, y + 0.065)], 0.018, darker(own, 0.55), 0.4)
    pen.blob([(-0.16, 0.0), (-0.1, 0.09), (0.0, 0.03), (0.1, 0.08), (0.16, 0.0)], (92, 140, 70), 0.6)


@motif
def mailbox(pen: Pen, look: Look) -> None:
    """A round-topped letter box on a post."""
    own = look.own((206, 58, 52))
    two_sides(pen, look, box_points(-0.05, 0.0, 0.05, 0.55), TIMBER, 0.01)
    pen.stroke([(0.02, 0.76), (0.02, 0.98)], 0.026, (244, 196, 76), 0.7)
    pen.box(0.02, 0.9, 0.15, 0.98, (244, 196, 76), 0.8)
    body = [
        (-0.38, 0.52),
        (-0.38, 0.76),
        *bent([(-0.38, 0.76), (-0.32, 0.86), (-0.22, 0.89)]),
        (0.2, 0.89),
        *bent([(0.2, 0.89), (0.32, 0.86), (0.38, 0.76)]),
        (0.38, 0.52),
    ]
    pen.shape(body, own, look.left)
    with pen.within(body):
        pen.box(-1, 0.8, 1, 1, own, 1.0)
        pen.box(-1, 0.5, 1, 0.57, darker(own), 0.4)
    front = bent([(0.12, 0.52), (0.12, 0.76), (0.18, 0.86), (0.25, 0.89), (0.32, 0.86), (0.385, 0.76), (0.385, 0.52)])
    pen.shape(front, darker(own, 0.25), look.right)
    pen.box(0.18, 0.7, 0.32, 0.725, WHITE, 0.8)
    pen.oval(0.25, 0.63, 0.02, 0.02, (244, 196, 76), 0.8)


@motif
def flag(pen: Pen, look: Look) -> None:
    """A flag in the wind on its pole."""
    own = look.own((216, 52, 48))
    pen.stroke([(-0.3, 0.0), (-0.3, 0.95)], 0.028, (206, 200, 190), 0.6)
    pen.oval(-0.3, 0.965, 0.032, 0.032, (240, 190, 80), 0.8)
    top = bent([(-0.29, 0.92), (-0.12, 0.96), (0.06, 0.91), (0.24, 0.87), (0.44, 0.93)])
    cloth = [*top, *[(x, y - 0.4) for x, y in reversed(top)]]
    pen.shape(cloth, own, 0.85)
    with pen.within(cloth):
        pen.shape(bent([(-0.08, 1.0), (-0.02, 0.8), (-0.06, 0.4), (0.12, 0.4), (0.18, 0.7), (0.12, 1.0)]), own, 0.45)
        pen.shape(bent([(0.36, 1.0), (0.4, 0.8), (0.36, 0.4), (0.6, 0.4), (0.6, 1.0)]), own, 0.55)


@motif
def snowman(pen: Pen, look: Look) -> None:
    """A snowman with hat, scarf and a carrot for a nose."""
    scarf = look.own((206, 58, 54))
    pen.stroke([(-0.16, 0.47), (-0.36, 0.6)], 0.022, (104, 76, 56), 0.4)
    pen.stroke([(-0.29, 0.55), (-0.33, 0.66)], 0.016, (104, 76, 56), 0.4)
    pen.stroke([(0.16, 0.47), (0.36, 0.56)], 0.022, (104, 76, 56), 0.4)
    pen.stroke([(0.29, 0.53), (0.36, 0.48)], 0.016, (104, 76, 56), 0.4)
    for y, radius in ((0.19, 0.24), (0.47, 0.18), (0.69, 0.135)):
        pen.oval(0.0, y, radius, radius * 0.96, SNOW, look.right * 0.8)
        pen.oval(-radius * 0.08, y + radius * 0.05, radius * 0.9, radius * 0.87, SNOW, look.left)
    for y in (0.54, 0.45, 0.36):
        pen.oval(0.01, y, 0.018, 0.018, BLACK, 0.4)
    pen.shape([(-0.13, 0.575), (-0.13, 0.625), (0.0, 0.6), (0.13, 0.625), (0.13, 0.575), (0.0, 0.55)], scarf, 0.75)
    pen.shape([(0.05, 0.59), (0.08, 0.42), (0.14, 0.43), (0.12, 0.59)], scarf, 0.6)
    for x in (-0.02, 0.07):
        pen.oval(x, 0.725, 0.016, 0.018, BLACK, 0.4)
    pen.shape([(0.03, 0.7), (0.2, 0.67), (0.03, 0.66)], (240, 136, 48), 0.8)
    pen.shape(soft_box(-0.18, 0.79, 0.16, 0.825, 0.015), BLACK, 0.5)
    two_sides(pen, look, [(-0.115, 0.81), (-0.125, 0.99), (0.105, 0.99), (0.095, 0.81)], (44, 46, 56), 0.03)
    pen.box(-0.117, 0.825, 0.097, 0.86, scarf, 0.7)


@motif
def scarecrow(pen: Pen, look: Look) -> None:
    """A scarecrow with outstretched arms."""
    shirt = look.own((178, 68, 56))
    pen.stroke([(0.0, 0.0), (0.0, 0.7)], 0.035, TIMBER, 0.5)
    pen.stroke([(-0.44, 0.58), (0.44, 0.58)], 0.03, TIMBER, 0.5)
    for side in (-1, 1):
        for y in (0.53, 0.58, 0.63):
            pen.stroke([(side * 0.38, 0.58), (side * 0.49, y)], 0.014, STRAW, 0.7)
    for x in (-0.1, -0.04, 0.04, 0.1):
        pen.stroke([(x, 0.3), (x * 1.5, 0.2)], 0.016, STRAW, 0.7)
    coat = [
        (-0.4, 0.63),
        (-0.4, 0.5),
        (-0.16, 0.52),
        (-0.17, 0.27),
        (0.17, 0.27),
        (0.16, 0.52),
        (0.4, 0.5),
        (0.4, 0.63),
        (0.1, 0.68),
        (-0.1, 0.68),
    ]
    two_sides(pen, look, coat, shirt, 0.02)
    pen.shape([(0.03, 0.33), (0.03, 0.41), (0.12, 0.4), (0.11, 0.32)], (226, 178, 84), 0.7)
    pen.stroke([(0.0, 0.3), (0.0, 0.66)], 0.008, darker(shirt), 0.4)
    pen.oval(0.0, 0.755, 0.115, 0.115, (232, 206, 152), middle(look) + 0.2)
    for x in (-0.04, 0.045):
        pen.oval(x, 0.775, 0.014, 0.016, BLACK, 0.4)
    pen.curve([(-0.05, 0.72), (0.0, 0.7), (0.05, 0.72)], 0.012, BLACK, 0.4)
    pen.shape([(-0.09, 0.69), (0.09, 0.69), (0.06, 0.64), (-0.06, 0.64)], STRAW, 0.8)
    pen.blob([(-0.22, 0.815), (-0.08, 0.86), (0.08, 0.86), (0.22, 0.815), (0.0, 0.8)], (150, 104, 62), 0.5)
    pen.blob([(-0.11, 0.84), (-0.05, 0.97), (0.05, 0.97), (0.11, 0.84)], (172, 122, 74), 0.7)
