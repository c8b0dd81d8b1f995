"""What people carry, hang up and let fly: lanterns, umbrellas, kites and balloons."""

import math

from ..curves import Point, bent, circle, moved, scaled, turned
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .forms import WHITE, darker, lighter, middle, rope, row, solid
from .registry import motif

GOLD: Colour = (236, 186, 84)
FIRE: Colour = (255, 214, 120)
STICK: Colour = (112, 78, 56)

SKY_LANTERN: tuple[Point, ...] = (
    (-0.2, -0.46), (-0.27, -0.2), (-0.335, 0.1), (-0.33, 0.33), (-0.2, 0.47), (0.0, 0.5), (0.2, 0.47), (0.33, 0.33),
    (0.335, 0.1), (0.27, -0.2), (0.2, -0.46), (0.0, -0.49),
)  # fmt: skip
TOY: tuple[Point, ...] = (
    (0.0, -0.1), (-0.13, 0.0), (-0.215, 0.17), (-0.2, 0.35), (-0.1, 0.475), (0.0, 0.5), (0.1, 0.475), (0.2, 0.35),
    (0.215, 0.17), (0.13, 0.0),
)  # fmt: skip


@motif
def lantern(pen: Pen, look: Look) -> None:
    """A red paper lantern with a tassel, which glows."""
    own = look.own((222, 52, 40))
    light = None if look.has_lamps else 0.75
    rope(pen, (0.0, 0.5), (0.0, 0.36), 0.016, STICK)
    for across, warmth in ((1.0, 0.0), (0.74, 0.16), (0.44, 0.36)):
        heart = mix(own, FIRE, warmth) if look.has_lamps else mix(own, WHITE, warmth * 0.4)
        pen.shape(circle(0.0, 0.05, 0.37 * across, 0.27), heart, light)
    for share in (0.28, 0.6, 0.87):
        for side in (-1, 1):
            rib = [
                (side * share * 0.37 * math.cos(math.radians(at)), 0.05 + 0.27 * math.sin(math.radians(at)))
                for at in range(-90, 91, 10)
            ]
            pen.stroke(rib, 0.008, darker(own, 0.18), 0.7)
    for low, high in ((0.285, 0.36), (-0.26, -0.185)):
        solid(pen, look, [(-0.14, low), (-0.14, high), (0.14, high), (0.14, low)], GOLD)
    for x in row(-0.075, 0.025, 7):
        pen.stroke(
            [(x * 0.5, -0.27), (x, -0.47 - 0.03 * (abs(x) < 0.03))], 0.016, GOLD if look.asked else (240, 176, 60), 0.7
        )
    pen.oval(0.0, -0.285, 0.035, 0.035, darker(own, 0.1), 0.7)
    pen.lamp(0.0, 0.05, 0.75, mix(own, FIRE, 0.55))


@motif
def sky_lantern(pen: Pen, look: Look) -> None:
    """A paper bag that rises on the warm air of its flame."""
    own = look.own((250, 168, 72))
    bag = bent([*SKY_LANTERN, SKY_LANTERN[0]])
    pen.shape(bag, mix(own, (190, 74, 40), 0.35), None)
    with pen.within(bag):
        for ry, heart in (
            (0.62, mix(own, (214, 92, 44), 0.15)),
            (0.46, own),
            (0.32, lighter(own, 0.4)),
            (0.18, mix(own, (255, 246, 204), 0.8)),
        ):
            pen.oval(0.0, -0.42, ry * 0.62, ry, heart, None)
        for x in (-0.13, 0.13):
            pen.curve([(x * 0.8, -0.48), (x * 1.4, 0.1), (x * 0.9, 0.47)], 0.008, mix(own, (170, 70, 40), 0.4), None)
    pen.oval(0.0, -0.47, 0.2, 0.026, mix(own, (120, 56, 36), 0.75), None)
    pen.oval(0.0, -0.462, 0.075, 0.024, (255, 250, 224), None)
    pen.lamp(0.0, -0.12, 0.85, (255, 176, 84))


@motif
def umbrella(pen: Pen, look: Look) -> None:
    """An open umbrella that stands on its crook."""
    own = look.own((206, 54, 52))
    pen.curve([(0.0, 0.6), (0.0, 0.1), (0.015, 0.035), (0.06, 0.02), (0.1, 0.045), (0.105, 0.1)], 0.03, STICK, 0.5)
    pen.stroke([(0.0, 0.92), (0.0, 0.99)], 0.02, STICK, 0.5)
    pen.shape([*_canopy(1.0), *_hem(0.5)], darker(own, 0.35), 0.3)
    for share in (1.0, 0.46):
        for side, light in ((-1, look.left), (1, look.right)):
            gore = [
                (0.0, 0.94),
                *bent([(side * x * share, y) for x, y in ((0.0, 0.94), (0.24, 0.89), (0.42, 0.75), (0.5, 0.52))]),
            ]
            hem = [(side * 0.5 * share, 0.52), *_scallop(side * 0.5 * share, side * 0.23 * (share == 1.0))]
            level = light if share == 1.0 else (light + middle(look)) / 2
            pen.shape([*gore, *hem, (0.0, 0.56 if share == 1.0 else 0.52)], own, level)
    for side in (-1, 1):
        pen.curve([(0.0, 0.94), (side * 0.13, 0.84), (side * 0.23, 0.53)], 0.008, darker(own, 0.25), 0.5)


def _canopy(share: float) -> list[Point]:
    """Return the dome from right to left."""
    half = ((0.0, 0.94), (0.24, 0.89), (0.42, 0.75), (0.5, 0.52))
    return bent([(-0.5 * share, 0.52), *[(-x * share, y) for x, y in half[2:0:-1]], *[(x * share, y) for x, y in half]])


def _hem(half: float) -> list[Point]:
    return [(half, 0.52), (0.0, 0.5), (-half, 0.52)]


def _scallop(start: float, end: float) -> list[Point]:
    """Return a hem that swings up between two ribs."""
    return bent([(start, 0.52), ((start + end) / 2, 0.565), (end, 0.52)])


@motif
def paper_umbrella(pen: Pen, look: Look) -> None:
    """An oiled-paper umbrella with bamboo ribs and painted blossoms."""
    own = look.own((200, 62, 54))
    pen.stroke([(0.0, 0.0), (0.0, 0.86)], 0.026, (176, 128, 76), 0.6)
    for at in row(-0.4, 0.1, 9):
        pen.stroke([(0.0, 0.7), (at, 0.585)], 0.008, (196, 152, 96), 0.5)
    cone = [
        *bent([(-0.5, 0.57), (-0.28, 0.73), (0.0, 0.87)]),
        *bent([(0.0, 0.87), (0.28, 0.73), (0.5, 0.57)]),
        *bent([(0.5, 0.57), (0.0, 0.615), (-0.5, 0.57)]),
    ]
    pen.shape(cone, own, look.left)
    with pen.within(cone):
        pen.shape([(0.0, 0.9), (0.1, 0.5), (0.7, 0.5), (0.7, 0.9)], own, look.right)
        for at in row(-0.42, 0.105, 9):
            pen.stroke([(0.0, 0.88), (at, 0.55)], 0.006, darker(own, 0.25), 0.4)
        pen.curve([(-0.5, 0.6), (0.0, 0.655), (0.5, 0.6)], 0.012, lighter(own, 0.6), 0.7)
        for x, y in ((-0.22, 0.68), (-0.12, 0.735), (0.2, 0.69)):
            for petal in range(5):
                angle = math.tau * petal / 5
                pen.oval(x + 0.026 * math.cos(angle), y + 0.02 * math.sin(angle), 0.018, 0.014, (252, 232, 224), 0.9)
            pen.oval(x, y, 0.01, 0.008, GOLD, 0.9)
    solid(pen, look, [(-0.03, 0.84), (-0.02, 0.93), (0.02, 0.93), (0.03, 0.84)], STICK)


@motif
def kite(pen: Pen, look: Look) -> None:
    """A diamond kite whose tail carries bows."""
    own = look.pick((226, 70, 58), (48, 134, 184), (240, 168, 56))
    second = lighter(own, 0.72) if look.asked else (250, 214, 120)
    top, left, right, low, heart = turned([(0.0, 0.36), (-0.27, 0.08), (0.27, 0.08), (0.0, -0.36), (0.0, 0.08)], -18)
    spot = (0.12, 0.13)
    top, left, right, low, heart = moved([top, left, right, low, heart], *spot)
    tail = [
        low,
        (low[0] - 0.1, low[1] - 0.06),
        (low[0] - 0.16, low[1] - 0.17),
        (low[0] - 0.3, low[1] - 0.17),
        (low[0] - 0.44, low[1] - 0.25),
    ]
    rope(pen, heart, (0.46, -0.5), 0.007, (236, 232, 224))
    pen.curve(tail, 0.013, darker(second, 0.2), 0.6)
    for at, (x, y) in enumerate(tail[1:]):
        ribbon = own if at % 2 else second
        pen.shape(
            [
                (x - 0.06, y + 0.035),
                (x - 0.055, y - 0.035),
                (x, y),
                (x + 0.06, y + 0.035),
                (x + 0.055, y - 0.035),
                (x, y),
            ],
            ribbon,
            0.8,
        )
    panels = (
        ([top, left, heart], own, 0.95), ([top, right, heart], second, 0.9),
        ([left, low, heart], second, 0.7), ([right, low, heart], own, 0.6),
    )  # fmt: skip
    for corners, cloth, light in panels:
        pen.shape(corners, cloth, light)
    pen.stroke([top, low], 0.012, STICK, 0.5)
    pen.stroke([left, right], 0.012, STICK, 0.5)


@motif
def party_balloon(pen: Pen, look: Look) -> None:
    """A toy balloon on its string."""
    own = look.pick((226, 62, 66), (62, 146, 204), (246, 190, 64), (120, 182, 92), (196, 108, 178))
    pen.curve([(0.0, -0.13), (0.025, -0.24), (-0.02, -0.36), (0.012, -0.5)], 0.008, (236, 234, 230), 0.6)
    pen.shape([(-0.035, -0.145), (0.0, -0.085), (0.035, -0.145)], darker(own, 0.2), 0.6)
    skin = bent([*TOY, TOY[0]])
    pen.shape(skin, own, 0.55)
    with pen.within(skin):
        side = -1 if look.left >= look.right else 1
        pen.shape(moved(scaled(skin, 0.9, 0.92), side * 0.035, 0.035), own, 0.85)
        pen.shape(turned(circle(side * 0.1, 0.36, 0.04, 0.075), side * -28, side * 0.1, 0.36), lighter(own, 0.7), 1.0)


@motif
def balloons(pen: Pen, look: Look) -> None:
    """A bunch of toy balloons on one knot."""
    colours = ((246, 190, 64), (62, 146, 204), (226, 62, 66), (120, 182, 92), (196, 108, 178))
    for (x, y), colour in zip(
        ((-0.2, 0.2), (0.2, 0.22), (0.0, 0.32), (-0.1, 0.06), (0.13, 0.05)), colours, strict=True
    ):
        own = look.own(colour)
        pen.curve([(x, y - 0.15), (x * 0.4, -0.2), (0.0, -0.36)], 0.007, (236, 234, 230), 0.6)
        skin = moved(scaled(bent([*TOY, TOY[0]]), 0.62), x, y - 0.124)
        pen.shape(skin, own, 0.55)
        with pen.within(skin):
            pen.shape(moved(skin, -0.025, 0.02), own, 0.9)
        pen.oval(x - 0.06, y + 0.1, 0.022, 0.038, lighter(own, 0.7), 1.0)
    pen.curve([(0.0, -0.36), (0.02, -0.42), (-0.01, -0.5)], 0.012, (236, 234, 230), 0.6)
    pen.shape([(-0.05, -0.34), (-0.05, -0.39), (0.0, -0.365), (0.05, -0.34), (0.05, -0.39)], (226, 62, 66), 0.8)
