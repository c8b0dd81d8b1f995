"""Dishes of Chinese feasts and stalls."""

import math

from ..curves import Point, bent, circle, moved, rounded, turned
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .food import steam
from .forms import WHITE, darker, lighter, middle, ring, row, soft_box, solid
from .registry import motif

CAKE: Colour = (206, 138, 66)
LEAF: Colour = (84, 128, 70)
GLAZE: Colour = (206, 38, 36)
ROAST: Colour = (176, 88, 38)
PLATE: Colour = (236, 238, 240)
DUCK: tuple[Point, ...] = (
    (-0.4, 0.2), (-0.34, 0.36), (-0.14, 0.46), (0.1, 0.44), (0.28, 0.34), (0.36, 0.22), (0.26, 0.12), (0.0, 0.08),
    (-0.28, 0.1),
)  # fmt: skip
WRAP: tuple[Point, ...] = (
    (-0.3, 0.05), (-0.2, 0.24), (-0.04, 0.5), (0.03, 0.5), (0.2, 0.25), (0.3, 0.06), (0.2, 0.0), (-0.2, 0.0),
)  # fmt: skip


def _plate(pen: Pen, half: float) -> None:
    pen.oval(0.0, 0.06, half, 0.06, darker(PLATE, 0.16), 0.6)
    pen.oval(0.0, 0.075, half, 0.055, PLATE, 0.85)
    pen.oval(0.0, 0.075, half * 0.78, 0.04, darker(PLATE, 0.07), 0.75)


def _scalloped(x: float, y: float, rx: float, ry: float) -> list[Point]:
    points = []
    for step in range(96):
        angle = math.tau * step / 96
        wave = 1 + 0.045 * math.cos(angle * 12)
        points.append((x + rx * wave * math.cos(angle), y + ry * wave * math.sin(angle)))
    return points


def _cake(pen: Pen, x: float, y: float, size: float, own: Colour) -> None:
    """Set down one round cake with a stamped flower."""
    for at in range(8):
        pen.shape(_scalloped(x, y + at * size * 0.055, size, size * 0.5), darker(own, 0.3 - at * 0.02), 0.5)
    top = y + size * 0.44
    pen.shape(_scalloped(x, top, size, size * 0.5), own, 0.85)
    pen.oval(x, top, size * 0.8, size * 0.4, darker(own, 0.22), 0.7)
    pen.oval(x, top, size * 0.75, size * 0.37, lighter(own, 0.12), 0.85)
    for petal in range(8):
        angle = math.tau * petal / 8
        spot = (x + math.cos(angle) * size * 0.42, top + math.sin(angle) * size * 0.21)
        pen.oval(*spot, size * 0.17, size * 0.1, darker(own, 0.3), 0.6)
        pen.oval(spot[0], spot[1] + size * 0.015, size * 0.13, size * 0.075, lighter(own, 0.1), 0.85)
    pen.oval(x, top, size * 0.16, size * 0.08, darker(own, 0.3), 0.6)


@motif
def mooncake(pen: Pen, look: Look) -> None:
    """Mooncakes on a plate, one of them cut open to its yolk."""
    own = look.own(CAKE)
    _plate(pen, 0.5)
    _cake(pen, -0.16, 0.2, 0.27, own)
    wedge = [(0.08, 0.08), (0.08, 0.26), (0.38, 0.3), (0.42, 0.1), (0.24, 0.04)]
    pen.shape(wedge, (108, 60, 40), 0.55)
    pen.stroke([*wedge, wedge[0]], 0.022, own, 0.7)
    pen.shape([(0.07, 0.25), (0.2, 0.36), (0.38, 0.31), (0.24, 0.235)], lighter(own, 0.1), 0.9)
    pen.oval(0.25, 0.15, 0.075, 0.075, (246, 164, 44), 0.85)
    pen.oval(0.235, 0.165, 0.04, 0.04, (255, 196, 84), 0.95)


@motif
def zongzi(pen: Pen, look: Look) -> None:
    """Rice dumplings in bamboo leaves, tied with string."""
    leaf = look.own(LEAF)
    pen.blob([(-0.5, 0.06), (-0.1, 0.13), (0.46, 0.05), (0.1, 0.0)], darker(leaf, 0.25), 0.5)
    for x, y, size in ((-0.18, 0.1, 0.86), (0.2, 0.02, 1.0)):
        body = [(x + px * size, y + py * size) for px, py in bent([*WRAP, WRAP[0]], 4)]
        solid(pen, look, body, leaf)
        with pen.within(body):
            peak = (x, y + 0.5 * size)
            pen.shape([peak, (x + 0.02 * size, y - 0.1), (x + 0.4, y - 0.1), (x + 0.3, y + 0.2)], darker(leaf, 0.16))
            for foot in row(-0.26, 0.105, 6):
                pen.stroke([peak, (x + foot * size * 1.1, y)], 0.008, darker(leaf, 0.28), 0.5)
            for low in (0.13, 0.2):
                pen.curve(
                    [(x - 0.35, y + low + 0.05), (x, y + low - 0.03), (x + 0.35, y + low + 0.05)], 0.02, GLAZE, 0.8
                )
        pen.oval(x + 0.02, y + 0.16 * size, 0.03, 0.026, GLAZE, 0.9)
        for side in (-1, 1):
            tail = [(x + 0.02, y + 0.15 * size), (x + 0.02 + side * 0.06, y + 0.1), (x + 0.02 + side * 0.05, y + 0.02)]
            pen.curve(tail, 0.014, GLAZE, 0.7)


@motif
def tanghulu(pen: Pen, look: Look) -> None:
    """Two sticks of candied hawthorn."""
    own = look.own(GLAZE)
    for lean, low in ((12, 0.0), (-10, 0.0)):
        stick = turned([(0.0, low), (0.0, 0.97)], lean)
        pen.stroke(stick, 0.022, (222, 190, 130), 0.7)
        for at in range(5):
            ((x, y),) = turned([(0.0, 0.32 + at * 0.135)], lean)
            solid(pen, look, circle(x, y, 0.085, 0.078), own)
            pen.oval(x - 0.03, y + 0.03, 0.022, 0.018, (255, 214, 204), 0.95)
            pen.oval(x + 0.035, y - 0.035, 0.012, 0.01, lighter(own, 0.4), 0.8)


@motif
def bubble_tea(pen: Pen, look: Look) -> None:
    """A cup of milk tea with pearls and a wide straw."""
    tea = look.own((214, 166, 118))
    pen.stroke([(0.02, 0.5), (0.13, 1.0)], 0.06, (230, 92, 112), 0.8)
    cup = [(-0.22, 0.0), (-0.3, 0.68), (0.3, 0.68), (0.22, 0.0)]
    solid(pen, look, cup, lighter(tea, 0.5))
    with pen.within(cup):
        pen.box(-1, -1, 1, 0.6, tea, middle(look))
        pen.box(-1, 0.5, 1, 0.6, lighter(tea, 0.35), 0.85)
        pen.shape([(-0.3, 0.7), (-0.22, 0.7), (-0.17, -0.1), (-0.25, -0.1)], lighter(tea, 0.4), 0.95)
        for at, x in enumerate((-0.16, -0.05, 0.06, 0.16, -0.1, 0.01, 0.12, -0.14, 0.05, 0.15)):
            pen.oval(x, 0.05 + at // 4 * 0.085 + at % 2 * 0.02, 0.046, 0.044, (58, 36, 30), 0.5)
            pen.oval(x - 0.014, 0.065 + at // 4 * 0.085 + at % 2 * 0.02, 0.012, 0.01, (140, 104, 88), 0.9)
    pen.shape(rounded([(-0.31, 0.68), (-0.24, 0.79), (0.0, 0.83), (0.24, 0.79), (0.31, 0.68)]), (232, 240, 244), 0.9)
    pen.stroke([(0.06, 0.76), (0.13, 1.0)], 0.06, (230, 92, 112), 0.8)
    pen.shape(soft_box(-0.33, 0.65, 0.33, 0.71, 0.02), WHITE, 0.85)
    pen.oval(-0.02, 0.36, 0.1, 0.1, WHITE, 0.9)
    pen.oval(-0.055, 0.38, 0.014, 0.018, (70, 50, 46), 0.5)
    pen.oval(0.015, 0.38, 0.014, 0.018, (70, 50, 46), 0.5)
    pen.curve([(-0.05, 0.34), (-0.02, 0.315), (0.01, 0.34)], 0.012, (70, 50, 46), 0.5)


@motif
def hotpot(pen: Pen, look: Look) -> None:
    """A pot of two broths, one red and one white, steaming."""
    metal = look.own((196, 150, 84))
    steam(pen, 0.62)
    for side in (-1, 1):
        ring(pen, (side * 0.45, 0.34), 0.07, 0.03, darker(metal, 0.25))
    body = bent([(-0.44, 0.46), (-0.42, 0.24), (-0.3, 0.1), (0.3, 0.1), (0.42, 0.24), (0.44, 0.46)])
    solid(pen, look, body, metal)
    solid(pen, look, [(-0.26, 0.0), (-0.22, 0.12), (0.22, 0.12), (0.26, 0.0)], darker(metal, 0.35))
    pen.oval(0.0, 0.46, 0.45, 0.15, lighter(metal, 0.3), 0.85)
    broth = circle(0.0, 0.46, 0.41, 0.127)
    pen.shape(broth, (206, 52, 32), 0.8)
    with pen.within(broth):
        wave = bent([(-0.02, 0.62), (0.1, 0.53), (0.0, 0.46), (-0.1, 0.4), (0.02, 0.3)])
        pen.shape([*wave, (0.5, 0.3), (0.5, 0.62)], (244, 230, 196), 0.9)
        pen.stroke(wave, 0.024, lighter(metal, 0.2), 0.8)
    for x, y, colour in (
        (-0.26, 0.5, (150, 20, 16)), (-0.16, 0.41, (150, 20, 16)), (-0.3, 0.43, (236, 150, 60)),
        (-0.12, 0.52, (250, 190, 90)), (0.18, 0.52, (96, 156, 76)), (0.27, 0.44, (220, 110, 90)),
        (0.12, 0.43, (96, 156, 76)), (0.3, 0.5, (250, 250, 240)),
    ):  # fmt: skip
        pen.oval(x, y, 0.05, 0.022, colour, 0.8)
    for end in ((0.5, 0.84), (0.44, 0.88)):
        pen.stroke([(0.16, 0.5), end], 0.02, (110, 64, 42), 0.5)


@motif
def roast_duck(pen: Pen, look: Look) -> None:
    """A glazed roast bird on a plate."""
    own = look.own(ROAST)
    _plate(pen, 0.5)
    for x in (-0.36, -0.22, 0.3, 0.4):
        pen.blob([(x - 0.09, 0.08), (x, 0.16), (x + 0.09, 0.09), (x, 0.05)], (96, 156, 76), 0.7)
    pen.stroke([(0.24, 0.3), (0.44, 0.42)], 0.045, (246, 232, 206), 0.9)
    pen.oval(0.45, 0.44, 0.03, 0.03, (246, 232, 206), 0.9)
    pen.oval(0.455, 0.405, 0.03, 0.03, (246, 232, 206), 0.9)
    body = rounded(DUCK)
    solid(pen, look, body, own)
    with pen.within(body):
        pen.oval(-0.08, 0.4, 0.26, 0.07, lighter(own, 0.25), 0.9)
        pen.oval(0.0, 0.08, 0.4, 0.06, darker(own, 0.3), 0.4)
    leg = rounded([(0.0, 0.2), (0.08, 0.33), (0.22, 0.36), (0.3, 0.3), (0.22, 0.2), (0.1, 0.15)])
    pen.shape(leg, darker(own, 0.18), 0.6)
    pen.shape(moved(leg, -0.012, 0.015), lighter(own, 0.06), 0.75)
    pen.oval(0.12, 0.31, 0.06, 0.02, lighter(own, 0.4), 0.9)
    pen.shape(rounded([(-0.3, 0.26), (-0.16, 0.34), (-0.06, 0.24), (-0.2, 0.17)]), darker(own, 0.14), 0.65)
