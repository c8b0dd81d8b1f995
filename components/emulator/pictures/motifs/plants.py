"""Low plants: grass, cactus, bush, mushroom, wheat, reeds, fern and ivy."""

import math

from ..curves import Point, bent, circle
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .growth import SNOW, crown, dots, fitted, foliage, leaf, petal, puff, shaded
from .limbs import band
from .registry import motif
from .trees import varied

CACTUS: Colour = (74, 138, 84)


@motif
def grass(pen: Pen, look: Look) -> None:
    """A tuft of grass."""
    chance = look.chance.child("grass")
    own = look.pick(
        *{"autumn": ((190, 164, 84), (172, 148, 76)), "winter": ((186, 174, 130),)}.get(
            look.season, ((94, 156, 66), (114, 170, 70), (80, 142, 72))
        )
    )
    for at in range(19):
        side = ((at * 7) % 19) / 9 - 1 + chance.between(-0.08, 0.08)
        height = chance.between(0.6, 1.0) * (1 - 0.45 * abs(side)) * (0.62 if at > 11 else 1.0)
        tip = (side * 0.55 + chance.between(-0.06, 0.06), height * (1 - 0.18 * abs(side)))
        points = [(side * 0.13, 0.0), (side * 0.22, height * 0.6), tip]
        lit = look.left if side < 0 else look.right
        tone = (
            mix(own, (20, 60, 50), 0.35 - 0.02 * at) if at < 12 else mix(own, (220, 230, 120), chance.between(0.0, 0.3))
        )
        pen.shape(band(points, [0.05, 0.036, 0.0], 6), tone, lit)


@motif
def cactus(pen: Pen, look: Look) -> None:
    """A saguaro with two arms and a blossom."""
    chance, own = look.chance.child("cactus"), look.own(CACTUS)
    left_high, right_high = chance.between(0.24, 0.36), chance.between(0.34, 0.46)
    arms = (
        (
            (0.0, left_high),
            (-0.19, left_high),
            (-0.25, left_high + 0.07),
            (-0.25, left_high + chance.between(0.24, 0.36)),
        ),
        (
            (0.0, right_high),
            (0.17, right_high),
            (0.23, right_high + 0.07),
            (0.23, right_high + chance.between(0.2, 0.32)),
        ),
    )
    for arm in arms:
        x = arm[-1][0]
        _column(pen, look, list(arm), 0.125, own)
        for shift in (-0.03, 0.0, 0.03):
            pen.stroke(
                [(x + shift, arm[-1][1] + 0.03), (x + shift, arm[-2][1] + 0.02)],
                0.007,
                mix(own, (24, 60, 50), 0.55),
                0.4,
            )
    _trunk(pen, look, own)
    for shift in (-0.06, -0.03, 0.0, 0.03, 0.06):
        pen.stroke([(shift, 0.95 - abs(shift)), (shift, 0.02)], 0.008, mix(own, (24, 60, 50), 0.55), 0.4)
    for at in range(15):
        x, y = (-0.075, -0.045, -0.015, 0.015, 0.045)[at % 5], 0.06 + 0.06 * at
        pen.stroke([(x, y), (x + 0.014, y + 0.012)], 0.006, (240, 236, 200), 0.9)
    for degrees in (150, 120, 90, 60, 30):
        pen.shape(leaf(0.0, 0.948, degrees, 0.07, 0.034), (242, 92, 140), 0.9)
        pen.shape(leaf(arms[1][-1][0], arms[1][-1][1] + 0.055, degrees, 0.05, 0.024), (250, 190, 90), 0.9)


def _trunk(pen: Pen, look: Look, own: Colour) -> None:
    arc = circle(0.0, 0.86, 0.095, 0.095)[:19]
    shaded(pen, look, [(0.095, 0.0), *arc, (-0.095, 0.0)], own, 0.02)


def _column(pen: Pen, look: Look, points: list[Point], width: float, own: Colour) -> None:
    """Draw a round stem of the cactus with a lit and a shaded side."""
    outline = band(points, [width] * len(points))
    pen.shape(outline, own, look.left)
    pen.oval(*points[-1], width / 2, width / 2, own, look.left)
    side = [(x + width * 0.12, y - (0.0 if y > points[-2][1] else width * 0.12)) for x, y in points[1:]]
    pen.shape(band(side, [width * 0.7] * len(side)), own, look.right * 0.9)


@motif
def bush(pen: Pen, look: Look) -> None:
    """A round bush, in spring with blossoms."""
    chance = look.chance.child("bush")
    puffs = varied(
        chance,
        (
            (-0.3, 0.2, 0.2, 0.2),
            (0.3, 0.2, 0.2, 0.2),
            (0.0, 0.34, 0.28, 0.26),
            (-0.15, 0.2, 0.22, 0.2),
            (0.16, 0.19, 0.22, 0.19),
        ),
    )
    own = (
        mix((120, 96, 76), (90, 100, 70), chance.between(0, 0.5))
        if look.season == "winter" and look.asked is None
        else foliage(look)
    )
    crown(pen, look, [(x, max(y, ry * 0.92), rx, ry) for x, y, rx, ry in puffs], own)
    if look.season == "spring":
        dots(pen, chance, puffs, 16, 0.022, (250, 186, 206), (255, 246, 246))
    if look.is_snowy:
        pen.blob(
            [(-0.26, 0.46), (-0.12, 0.6), (0.04, 0.64), (0.2, 0.57), (0.28, 0.44), (0.1, 0.5), (-0.1, 0.5)], SNOW, 0.95
        )


@motif
def mushroom(pen: Pen, look: Look) -> None:
    """A red toadstool with white spots and a small one beside it."""
    _toadstool(pen, look, 0.3, 0.5, look.own((214, 50, 44)))
    _toadstool(pen, look, -0.09, 1.0, look.own((214, 50, 44)))
    for x, degrees in ((-0.3, 120), (-0.28, 80), (0.14, 100), (0.17, 60), (0.42, 70)):
        pen.shape(leaf(x, 0.0, degrees, 0.16, 0.035), (96, 150, 70), 0.6)


def _toadstool(pen: Pen, look: Look, x: float, size: float, own: Colour) -> None:
    def at(points: list[Point]) -> list[Point]:
        return [(x + px * size, py * size) for px, py in points]

    pale: Colour = (246, 238, 220)
    stalk = bent([(-0.13, 0.0), (-0.09, 0.2), (-0.075, 0.55)]) + bent([(0.075, 0.55), (0.09, 0.2), (0.13, 0.0)])
    shaded(pen, look, at(stalk), pale, x + 0.03 * size)
    pen.shape(at([(-0.1, 0.46), (-0.15, 0.36), (-0.05, 0.33), (0.05, 0.33), (0.15, 0.36), (0.1, 0.46)]), pale, 0.9)
    pen.shape(at(circle(0.0, 0.56, 0.36, 0.07)), mix(pale, (150, 110, 90), 0.35), 0.5)
    dome = [(0.38 * math.cos(math.radians(d)), 0.56 + 0.4 * math.sin(math.radians(d))) for d in range(0, 181, 10)]
    hood = [*dome, (-0.37, 0.54), (-0.2, 0.575), (0.0, 0.59), (0.2, 0.575), (0.37, 0.54)]
    shaded(pen, look, at(hood), own, x + 0.12 * size, -0.1)
    for px, py, rx, ry in (
        (-0.06, 0.8, 0.085, 0.065),
        (0.15, 0.83, 0.05, 0.04),
        (-0.24, 0.68, 0.05, 0.05),
        (0.07, 0.66, 0.055, 0.042),
        (0.26, 0.68, 0.045, 0.05),
        (-0.12, 0.63, 0.03, 0.022),
        (-0.14, 0.9, 0.035, 0.02),
    ):
        pen.shape(at(circle(px, py, rx, ry)), (250, 246, 236), 0.95 if px < 0.12 else 0.7)


@motif
def wheat(pen: Pen, look: Look) -> None:
    """Ripe ears of wheat."""
    chance, own = look.chance.child("wheat"), look.own((226, 180, 78))
    for at in range(9):
        side = ((at * 5) % 9) / 4 - 1
        height, lean = chance.between(0.62, 0.78), side * 0.26 + 0.06
        tip = (lean, height)
        pen.curve([(side * 0.06, 0.0), (side * 0.12, height * 0.5), tip], 0.013, mix(own, (140, 130, 60), 0.4), 0.5)
        if at % 2:
            pen.shape(leaf(side * 0.1, height * 0.36, 90 - side * 60, 0.26, 0.03), mix(own, (130, 140, 60), 0.4), 0.5)
        degrees = 90 - side * 18 - 8
        dx, dy = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        for step in range(6):
            x, y = tip[0] + dx * step * 0.034, tip[1] + dy * step * 0.034
            for turn, lit in ((28, look.left), (-28, look.right)):
                pen.shape(leaf(x, y, degrees + turn, 0.075, 0.034), own, lit)
                pen.stroke(
                    [
                        (x, y),
                        (
                            x + 0.14 * math.cos(math.radians(degrees + turn * 0.5)),
                            y + 0.14 * math.sin(math.radians(degrees + turn * 0.5)),
                        ),
                    ],
                    0.004,
                    mix(own, (255, 236, 170), 0.5),
                    0.7,
                )


@motif
def reeds(pen: Pen, look: Look) -> None:
    """Reed mace at the water's edge."""
    chance, own = look.chance.child("reeds"), look.own((112, 146, 78))
    for at in range(12):
        side = ((at * 5) % 12) / 5.5 - 1
        height = chance.between(0.5, 0.92)
        points = [(side * 0.2, -0.02), (side * 0.26, height * 0.6), (side * 0.36 + chance.between(-0.05, 0.12), height)]
        pen.shape(
            band(points, [0.02, 0.024, 0.0], 6),
            mix(own, (60, 100, 70), chance.between(0, 0.5)),
            look.left if side < 0 else look.right,
        )
    for x, height in ((-0.16, 0.88), (0.02, 1.0), (0.17, 0.8)):
        pen.stroke([(x * 0.8, -0.02), (x, height)], 0.012, (134, 140, 84), 0.5)
        pen.shape(band([(x, height - 0.22), (x, height - 0.06)], [0.046, 0.046]), (118, 78, 50), look.left)
        pen.shape(
            band([(x + 0.01, height - 0.22), (x + 0.01, height - 0.06)], [0.024, 0.024]), (96, 62, 42), look.right
        )


@motif
@fitted(0.76)
def fern(pen: Pen, look: Look) -> None:
    """A fern of arching fronds."""
    own = look.pick((78, 142, 74), (92, 152, 72))
    for at, degrees in enumerate((168, 12, 146, 34, 124, 56, 90)):
        across, up = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        length = 0.56 + 0.3 * up
        spine = [
            (length * t * across * 1.05, length * (t * (up + 0.35) - 0.42 * t * t))
            for t in (step / 14 for step in range(15))
        ]
        lit = look.left if across < 0 else look.right
        pen.stroke(spine, 0.01, mix(own, (40, 70, 40), 0.4), lit)
        for step in range(1, 15):
            (x, y), (px, py) = spine[step], spine[step - 1]
            turn = math.degrees(math.atan2(y - py, x - px))
            size = 0.16 * math.sin(math.pi * (step / 15) ** 0.7) + 0.02
            for side in (58, -58):
                pen.shape(
                    leaf(x, y, turn + side, size, 0.034),
                    mix(own, (30, 80, 60), 0.0 if side * across > 0 else 0.25),
                    lit - 0.03 * (6 - at),
                )


@motif
def ivy(pen: Pen, look: Look) -> None:
    """A climbing vine with heart-shaped leaves."""
    chance, own = look.chance.child("ivy"), foliage(look, (64, 128, 70), (78, 140, 72))
    for foot, sway in ((-0.14, 0.08), (0.12, -0.07), (0.0, 0.1)):
        line = bent([(foot, 0.0), (foot + sway, 0.3), (foot - sway, 0.62), (foot + sway * 0.5, 0.97)], 8)
        pen.stroke(line, 0.014, (96, 92, 58), 0.4)
        for at, (x, y) in enumerate(line[1::2]):
            side = -1 if at % 2 else 1
            turn, size = 90 - side * chance.between(50, 90), chance.between(0.11, 0.15)
            lit = look.left if side < 0 else look.right
            pen.shape(petal(x + side * size * 0.55, y + 0.01, turn + 150, size * 0.6, size * 0.6), own, lit)
            pen.shape(petal(x + side * size * 0.55, y + 0.01, turn - 150, size * 0.6, size * 0.6), own, lit)
            pen.shape(
                leaf(x, y, turn, size * 1.25, size * 0.85), mix(own, (150, 190, 90), chance.between(0.0, 0.25)), lit
            )


@motif
def moss_rock(pen: Pen, look: Look) -> None:
    """A boulder with moss on it."""
    own = look.pick((150, 150, 152), (134, 138, 146), (160, 152, 144))
    outline = [(-0.48, 0.0), (-0.44, 0.24), (-0.26, 0.46), (-0.02, 0.54), (0.24, 0.42), (0.44, 0.22), (0.48, 0.0)]
    pen.shape(outline, own, look.left)
    pen.shape([(-0.02, 0.54), (0.24, 0.42), (0.44, 0.22), (0.48, 0.0), (0.1, 0.0), (0.16, 0.26)], own, look.right * 0.8)
    pen.shape([(-0.26, 0.46), (-0.02, 0.54), (0.16, 0.26), (-0.1, 0.3)], own, 1.0)
    pen.shape(
        puff(-0.12, 0.47, 0.2, 0.07, look.chance.child("moss"), 8), SNOW if look.is_snowy else (110, 150, 76), 0.8
    )
