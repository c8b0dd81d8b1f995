"""What stands slender and high: lighthouses, keeps, clock towers, masts of iron."""

import itertools

from ..curves import Point, bent, circle
from ..look import LAMP, Look
from ..palette import Colour
from ..pen import Pen
from .masonry import GOLD, IRON, STONE, WOOD, arch, battlement, darker, facing, flag, lathe, pane, roofing
from .registry import motif

WHITEWASH: Colour = (246, 242, 232)
RED: Colour = (210, 58, 48)
CONE: Colour = (86, 100, 146)


@motif
def lighthouse(pen: Pen, look: Look) -> None:
    """A banded tower with a lantern, and the keeper's cottage."""
    band = look.own(RED)
    _keeper(pen, look)
    pen.shape([(-0.15, 0.0), (-0.12, 0.06), (0.12, 0.06), (0.15, 0.0)], (132, 124, 116), facing(look))
    for at in range(7):
        low, high = 0.05 + at * 0.098, 0.05 + (at + 1) * 0.098
        lathe(pen, 0.0, [(_half(low), low), (_half(high), high)], WHITEWASH if at % 2 else band, 9)
    for low in (0.22, 0.4, 0.58):
        pane(pen, -0.01, low, 0.012, 0.045)
    pen.shape(arch(-0.01, 0.05, 0.026, 0.11), (92, 62, 50), facing(look))
    lathe(pen, 0.0, [(0.06, 0.72), (0.098, 0.745), (0.098, 0.765)], IRON, 5)
    _lantern(pen, look, band)


def _half(height: float) -> float:
    return 0.112 - 0.066 * height


def _lantern(pen: Pen, look: Look, band: Colour) -> None:
    pen.box(-0.052, 0.765, 0.052, 0.885, *look.window((188, 216, 226)))
    if look.has_lamps:
        pen.oval(0, 0.825, 0.036, 0.046, (255, 252, 232), None)
    pen.lamp(0, 0.825, 0.34, has_beam=True)
    for bar in (-0.052, -0.018, 0.018, 0.052):
        pen.stroke([(bar, 0.765), (bar, 0.885)], 0.008, IRON, 0.4)
    pen.stroke([(-0.095, 0.803), (0.095, 0.803)], 0.008, (134, 138, 148), 0.7)
    for post in range(-3, 4):
        pen.stroke([(post * 0.031, 0.765), (post * 0.031, 0.803)], 0.006, (134, 138, 148), 0.7)
    lathe(pen, 0.0, [(0.078, 0.88), (0.062, 0.915), (0.034, 0.945), (0.0, 0.955)], roofing(look, band), 6)
    pen.stroke([(0, 0.95), (0, 1.0)], 0.01, IRON, 0.4)
    pen.oval(0, 0.962, 0.013, 0.013, IRON, 0.5)


def _keeper(pen: Pen, look: Look) -> None:
    roof = roofing(look, (176, 74, 56))
    pen.box(0.06, 0.0, 0.32, 0.13, WHITEWASH, facing(look, 0.7))
    pen.shape([(0.06, 0.215), (0.29, 0.215), (0.345, 0.12), (0.06, 0.12)], roof, facing(look, 0.6))
    pen.box(0.23, 0.2, 0.26, 0.25, darker(roof), look.right)
    for x in (0.165, 0.26):
        pane(pen, x, 0.045, 0.02, 0.055, 0.12)


@motif
def tower(pen: Pen, look: Look) -> None:
    """A round watch tower of stone, battlemented or under a pointed roof."""
    chance = look.chance.child("tower")
    stone = look.pick(STONE, (178, 172, 166), (206, 182, 150))
    has_roof = chance.yes(0.5)
    top = 0.66
    lathe(pen, 0.0, [(0.2, 0.0), (0.165, 0.06), (0.145, top)], stone, 9)
    _courses(pen, look, stone, 0.14, (0.1, top - 0.06))
    lathe(pen, 0.0, [(0.145, top - 0.06), (0.2, top), (0.2, top + 0.09)], stone, 9)
    for x in (-0.15, -0.075, 0.0, 0.075, 0.15):
        pen.shape(arch(x, top - 0.035, 0.022, top - 0.01), darker(stone, 0.4), facing(look, 0.5 + x))
    battlement(pen, (-0.2, 0.2), top + 0.09, 0.05, 5, stone)
    if has_roof:
        lathe(pen, 0.0, [(0.15, top + 0.09), (0.15, top + 0.13)], darker(stone), 5)
        cone = roofing(look, CONE if look.asked else chance.pick((CONE, (172, 72, 58))))
        lathe(pen, 0.0, [(0.19, top + 0.12), (0.0, 0.97)], cone, 6)
    flag(pen, 0.0, 0.9 if has_roof else top + 0.1, 0.1 if has_roof else 0.2, RED)
    for low, x in ((0.24, -0.03), (0.42, 0.04)):
        pen.shape(arch(x, low, 0.024, low + 0.07), *look.window((54, 58, 72)))
        pen.lamp(x, low + 0.04, 0.16)
    pen.shape(arch(0.0, 0.0, 0.062, 0.1), darker(WOOD, 0.35), facing(look))
    pen.stroke([(0.0, 0.0), (0.0, 0.16)], 0.008, darker(WOOD, 0.6), 0.4)


def _courses(pen: Pen, look: Look, stone: Colour, half: float, span: tuple[float, float]) -> None:
    """Let some stones of a round wall show."""
    low, high = span
    for at in range(12):
        chance = look.chance.child("course", at)
        x, y = chance.between(-half * 0.8, half * 0.6), chance.between(low, high)
        light = facing(look, 0.5 + x / half / 2)
        pen.box(x, y, x + half * 0.3, y + 0.018, darker(stone, chance.between(0.08, 0.18)), light)


@motif
def clock_tower(pen: Pen, look: Look) -> None:
    """A tower with a great clock under a steep spire."""
    stone, roof = look.own((214, 186, 138)), roofing(look, (74, 92, 106))
    for left, right, light in ((-0.13, 0.05, look.left), (0.05, 0.13, look.right)):
        pen.box(left, 0.0, right, 0.58, stone, light)
        for x in (left + 0.03, (left + right) / 2, right - 0.03):
            pen.stroke([(x, 0.06), (x, 0.55)], 0.01, darker(stone, 0.2), light)
    pen.box(-0.15, 0.56, 0.15, 0.8, stone, look.left)
    pen.box(0.06, 0.56, 0.15, 0.8, stone, look.right)
    pen.box(-0.165, 0.55, 0.165, 0.575, darker(stone, 0.15), facing(look))
    pen.box(-0.165, 0.79, 0.165, 0.815, darker(stone, 0.15), facing(look))
    _dial(pen, look, -0.04, 0.68, 0.085)
    pen.oval(0.108, 0.68, 0.03, 0.075, darker(stone, 0.5), look.right)
    pen.oval(0.108, 0.68, 0.024, 0.066, *look.window((240, 236, 222)))
    pen.shape([(-0.15, 0.815), (-0.01, 0.97), (0.06, 0.815)], roof, look.left)
    pen.shape([(0.06, 0.815), (-0.01, 0.97), (0.15, 0.815)], roof, look.right)
    pen.stroke([(-0.01, 0.95), (-0.01, 1.0)], 0.014, GOLD, 0.8)
    for x in (-0.15, 0.15):
        pen.stroke([(x, 0.8), (x, 0.87)], 0.014, GOLD, 0.7)
    pen.shape(arch(-0.04, 0.0, 0.04, 0.07), darker(WOOD, 0.3), look.left)
    pen.lamp(-0.04, 0.68, 0.3)


def _dial(pen: Pen, look: Look, x: float, y: float, radius: float) -> None:
    pen.oval(x, y, radius * 1.14, radius * 1.14, (70, 66, 60), 0.5)
    pen.oval(x, y, radius, radius, *((255, 240, 200), None) if look.has_lamps else ((250, 246, 234), 0.9))
    for px, py in circle(x, y, radius * 0.82, radius * 0.82, 12):
        pen.oval(px, py, radius * 0.06, radius * 0.06, (70, 66, 60), 0.2)
    pen.stroke([(x, y + radius * 0.7), (x, y)], radius * 0.12, (40, 40, 50), 0.2)
    pen.stroke([(x, y), (x + radius * 0.45, y + radius * 0.26)], radius * 0.15, (40, 40, 50), 0.2)


IRON_LEG: tuple[Point, ...] = ((-0.27, 0.0), (-0.2, 0.17), (-0.125, 0.34), (-0.07, 0.55), (-0.036, 0.78), (-0.022, 0.9))


@motif
def iron_tower(pen: Pen, look: Look) -> None:
    """A great tower of iron lattice on four curved legs."""
    iron = look.own((150, 112, 82))
    outer = bent(IRON_LEG)
    inner = [(x * 0.42 - 0.012 * (1 - y), y) for x, y in outer if y <= 0.36]
    pen.shape([(-x, y) for x, y in outer if y > 0.33] + [p for p in reversed(outer) if p[1] > 0.33], iron, facing(look))
    pen.shape([*bent([(-0.17, 0.06), (-0.11, 0.135), (0.0, 0.165), (0.11, 0.135), (0.17, 0.06)]), (0.2, 0.18), (-0.2, 0.18)], iron, 0.3)  # fmt: skip  # noqa: E501
    for side, light in ((1.0, look.left), (-1.0, look.right)):
        leg = [*(p for p in outer if p[1] <= 0.36), *reversed(inner)]
        pen.shape([(x * side, y) for x, y in leg], iron, light)
        shaft = [p for p in outer if p[1] > 0.33]
        pen.shape([*((x * side, y) for x, y in shaft), (0.0, 0.9), (0.0, 0.34)], iron, light)
        _lattice(pen, darker(iron, 0.35), side, light)
    for y, half, tall in ((0.17, 0.215, 0.03), (0.35, 0.135, 0.026), (0.76, 0.05, 0.018)):
        pen.box(-half, y, half, y + tall, darker(iron, 0.12), facing(look))
        pen.box(-half * 1.05, y + tall * 0.7, half * 1.05, y + tall, iron, look.left)
    pen.box(-0.03, 0.88, 0.03, 0.91, iron, facing(look))
    pen.stroke([(0.0, 0.9), (0.0, 1.0)], 0.014, iron, 0.6)
    _spangles(pen, look)


def _lattice(pen: Pen, colour: Colour, side: float, light: float) -> None:
    """Cross the legs and the shaft with struts."""
    for low, high in ((0.02, 0.09), (0.09, 0.16), (0.2, 0.27), (0.27, 0.34)):
        a, b = _leg(low), _leg(high)
        ia, ib = a * 0.42 - 0.012, b * 0.42 - 0.012
        pen.stroke([(a * side, low), (ib * side, high)], 0.008, colour, light)
        pen.stroke([(ia * side, low), (b * side, high)], 0.008, colour, light)
    levels = (0.38, 0.45, 0.52, 0.59, 0.65, 0.71, 0.76)
    for low, high in itertools.pairwise(levels):
        pen.stroke([(_leg(low) * side * 0.9, low), (-_leg(high) * side * 0.9, high)], 0.007, colour, light)


def _leg(height: float) -> float:
    """Return where the outer edge of the left leg is at a height."""
    for (x0, y0), (x1, y1) in itertools.pairwise(IRON_LEG):
        if height <= y1:
            return x0 + (x1 - x0) * (height - y0) / (y1 - y0)
    return IRON_LEG[-1][0]


def _spangles(pen: Pen, look: Look) -> None:
    """Set small lamps on edges and platforms after dark."""
    if not look.has_lamps:
        return
    for at in range(11):
        y = 0.04 + at * 0.085
        for side in (-1, 1):
            pen.oval(_leg(y) * side * 0.9, y, 0.008, 0.008, LAMP, None)
    for y, half in ((0.185, 0.2), (0.362, 0.12)):
        pen.stroke([(-half, y), (half, y)], 0.008, LAMP, None)
    for y in (0.12, 0.4, 0.93):
        pen.lamp(0.0, y, 0.3)


@motif
def tv_tower(pen: Pen, look: Look) -> None:
    """A broadcasting tower: legs, spheres on a shaft, and a mast."""
    ball, shaft = look.own((206, 86, 116)), (198, 204, 212)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.stroke([(side * 0.17, 0.0), (side * 0.03, 0.2)], 0.03, shaft, light)
    lathe(pen, 0.0, [(0.09, 0.0), (0.075, 0.05)], (150, 156, 166), 5)
    for x, share in ((-0.045, 0.1), (0.0, 0.4), (0.045, 0.8)):
        pen.stroke([(x, 0.0), (x, 0.6)], 0.028, shaft, facing(look, share))
    pen.stroke([(0.0, 0.6), (0.0, 0.84)], 0.026, shaft, facing(look))
    pen.stroke([(0.0, 0.84), (0.0, 1.0)], 0.01, shaft, facing(look))
    for y, radius in ((0.22, 0.105), (0.58, 0.085), (0.78, 0.034)):
        _sphere(pen, look, y, radius, ball)
    for y in (0.34, 0.4, 0.46):
        lathe(pen, 0.0, [(0.022, y), (0.03, y + 0.015), (0.022, y + 0.03)], ball, 3)
    pen.oval(0.0, 0.995, 0.01, 0.01, (255, 80, 70), None if look.has_lamps else 0.8)


def _sphere(pen: Pen, look: Look, y: float, radius: float, colour: Colour) -> None:
    """Draw a ball with a belt of windows."""
    profile = [(x, y + py) for x, py in circle(0.0, 0.0, radius, radius)[27:] + circle(0.0, 0.0, radius, radius)[:10]]
    lathe(pen, 0.0, profile, colour, 8)
    pen.box(-radius * 0.97, y - radius * 0.14, radius * 0.97, y + radius * 0.14, *look.window((70, 84, 108)))
    for at in range(-3, 4):
        x = at * radius * 0.27
        pen.stroke([(x, y - radius * 0.14), (x, y + radius * 0.14)], radius * 0.06, colour, facing(look))
    pen.lamp(0.0, y, radius * 2.4)


@motif
def watchtower(pen: Pen, look: Look) -> None:
    """A lookout hut high on wooden legs."""
    wood, roof = look.own((150, 104, 66)), roofing(look, (110, 76, 56))
    for side, light in ((-1, look.left), (1, look.right)):
        pen.stroke([(side * 0.24, 0.0), (side * 0.16, 0.56)], 0.032, wood, light)
        pen.stroke([(side * 0.23, 0.04), (-side * 0.19, 0.3)], 0.018, darker(wood), light)
        pen.stroke([(side * 0.2, 0.3), (-side * 0.16, 0.54)], 0.018, darker(wood), light)
    pen.stroke([(-0.2, 0.3), (0.2, 0.3)], 0.022, wood, facing(look))
    pen.box(-0.25, 0.54, 0.25, 0.575, wood, facing(look))
    pen.box(-0.16, 0.575, 0.08, 0.8, wood, look.left)
    pen.box(0.08, 0.575, 0.16, 0.8, wood, look.right)
    pane(pen, -0.04, 0.66, 0.07, 0.1, 0.3)
    pen.stroke([(-0.04, 0.66), (-0.04, 0.76)], 0.012, darker(wood), look.left)
    pen.stroke([(-0.24, 0.66), (0.24, 0.66)], 0.014, darker(wood, 0.1), facing(look))
    for x in (-0.24, -0.19, -0.13, 0.13, 0.19, 0.24):
        pen.stroke([(x, 0.57), (x, 0.66)], 0.012, darker(wood, 0.1), facing(look))
    pen.shape([(-0.23, 0.79), (-0.02, 0.98), (0.07, 0.79)], roof, look.left)
    pen.shape([(0.07, 0.79), (-0.02, 0.98), (0.23, 0.79)], roof, look.right)
    for rung in range(9):
        pen.stroke([(-0.035, 0.03 + rung * 0.06), (0.035, 0.03 + rung * 0.06)], 0.012, wood, 0.7)
    for x in (-0.035, 0.035):
        pen.stroke([(x, 0.0), (x, 0.56)], 0.012, wood, 0.7)
