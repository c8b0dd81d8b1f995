"""Things of Chinese feasts, of the study and of the opera."""

import math

from ..curves import Point, bent, circle, moved, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import WHITE, darker, lighter, middle, ring, row, soft_box, solid
from .registry import motif

RED: Colour = (206, 40, 38)
GOLD: Colour = (236, 184, 72)
INK: Colour = (40, 36, 38)
LACQUER: Colour = (104, 52, 38)
LUCK: tuple[tuple[Point, ...], ...] = (
    ((-0.5, 0.62), (-0.4, 0.52)), ((-0.66, 0.36), (-0.3, 0.36), (-0.66, -0.1)), ((-0.46, 0.12), (-0.46, -0.66)),
    ((-0.4, 0.06), (-0.26, -0.06)), ((-0.14, 0.6), (0.62, 0.6)), ((-0.02, 0.4), (0.5, 0.4), (0.5, 0.12), (-0.02, 0.12),
    (-0.02, 0.4)), ((-0.12, -0.1), (0.6, -0.1), (0.6, -0.62), (-0.12, -0.62), (-0.12, -0.1)),
    ((0.24, -0.1), (0.24, -0.62)), ((-0.12, -0.36), (0.6, -0.36)),
)  # fmt: skip


def _luck(pen: Pen, x: float, y: float, size: float, colour: Colour) -> None:
    """Write the character for luck."""
    for line in LUCK:
        pen.stroke([(x + px * size, y + py * size) for px, py in line], size * 0.14, colour, 0.9)


def _tassel(pen: Pen, x: float, y: float, length: float, colour: Colour) -> None:
    pen.oval(x, y, length * 0.14, length * 0.14, GOLD, 0.8)
    for lean in (-0.1, -0.05, 0.0, 0.05, 0.1):
        pen.stroke([(x, y - length * 0.1), (x + lean * length * 1.3, y - length)], length * 0.06, colour, 0.65)


@motif
def luck_sign(pen: Pen, look: Look) -> None:
    """A red paper square on its corner with the golden sign of luck."""
    own = look.own(RED)
    for half, colour, light in ((0.5, GOLD, 0.8), (0.475, own, middle(look)), (0.43, GOLD, 0.8), (0.42, own, 0.7)):
        pen.shape([(0.0, 0.5 + half), (half, 0.5), (0.0, 0.5 - half), (-half, 0.5)], colour, light)
    _luck(pen, 0.0, 0.5, 0.26, GOLD)


@motif
def red_envelope(pen: Pen, look: Look) -> None:
    """Red envelopes with a golden seal, and coins."""
    own = look.own(RED)
    back = [(-0.32, 0.1), (-0.42, 0.86), (0.02, 0.94), (0.12, 0.18)]
    pen.shape(back, darker(own, 0.22), 0.5)
    pen.shape(soft_box(-0.22, 0.0, 0.32, 0.86, 0.04), own, middle(look))
    flap = bent([(-0.22, 0.84), (-0.1, 0.68), (0.05, 0.62), (0.2, 0.68), (0.32, 0.84)])
    pen.shape(flap, darker(own, 0.16), 0.6)
    pen.stroke(flap, 0.014, GOLD, 0.8)
    pen.oval(0.05, 0.36, 0.19, 0.19, GOLD, 0.85)
    _luck(pen, 0.05, 0.36, 0.14, own)
    for x, y in ((0.4, 0.06), (-0.34, 0.06), (-0.25, 0.03)):
        pen.oval(x, y, 0.08, 0.06, darker(GOLD, 0.2), 0.6)
        pen.oval(x, y + 0.012, 0.08, 0.058, GOLD, 0.85)
        pen.box(x - 0.02, y, x + 0.02, y + 0.028, darker(GOLD, 0.4), 0.5)


@motif
def chinese_knot(pen: Pen, look: Look) -> None:
    """A red knot of cord with loops at its sides and a long tassel."""
    own = look.own(RED)
    pen.stroke([(0.0, 0.5), (0.0, 0.38)], 0.022, own, 0.7)
    for x, y in ((-0.19, 0.21), (0.19, 0.21), (-0.19, 0.0), (0.19, 0.0), (-0.11, 0.28), (0.11, 0.28)):
        ring(pen, (x, y), 0.05, 0.026, darker(own, 0.1), 0.6)
    diamond = [(0.0, 0.37), (0.235, 0.11), (0.0, -0.15), (-0.235, 0.11)]
    pen.shape(diamond, own, middle(look))
    with pen.within(diamond):
        for at in row(-0.4, 0.075, 12):
            pen.stroke([(at - 0.4, -0.32), (at + 0.4, 0.56)], 0.014, darker(own, 0.35), 0.5)
            pen.stroke([(at + 0.4, -0.32), (at - 0.4, 0.56)], 0.014, lighter(own, 0.12), 0.8)
    pen.stroke([*diamond, diamond[0]], 0.026, darker(own, 0.12), 0.6)
    pen.oval(0.0, 0.11, 0.07, 0.07, GOLD, 0.85)
    pen.oval(0.0, 0.11, 0.03, 0.03, own, 0.6)
    for x in (-0.05, 0.05):
        pen.stroke([(0.0, -0.14), (x, -0.2)], 0.02, own, 0.6)
        _tassel(pen, x, -0.2, 0.3, own)


@motif
def guqin(pen: Pen, look: Look) -> None:
    """A long zither with its strings on a low table."""
    own = look.own(LACQUER)
    table = (122, 86, 58)
    for x in (-0.36, 0.36):
        pen.box(x - 0.025, 0.0, x + 0.025, 0.24, darker(table, 0.25), 0.5)
        pen.stroke([(x - 0.07, 0.01), (x + 0.07, 0.01)], 0.024, darker(table, 0.3), 0.5)
    pen.box(-0.46, 0.22, 0.46, 0.27, table, middle(look))
    pen.box(-0.46, 0.255, 0.46, 0.27, lighter(table, 0.2), 0.8)
    board = bent([(-0.5, 0.3), (-0.48, 0.42), (-0.2, 0.415), (-0.12, 0.4), (0.24, 0.43), (0.34, 0.41), (0.46, 0.44),
        (0.5, 0.3)])  # fmt: skip
    solid(pen, look, board, own)
    pen.box(-0.5, 0.27, 0.5, 0.31, darker(own, 0.35), 0.4)
    for at in range(5):
        pen.stroke([(-0.47, 0.325 + at * 0.017), (0.44, 0.33 + at * 0.019)], 0.006, (236, 222, 190), 0.8)
    for x in row(-0.36, 0.085, 9):
        pen.oval(x, 0.318, 0.009, 0.007, WHITE, 0.9)
    pen.box(0.42, 0.31, 0.44, 0.44, darker(own, 0.5), 0.5)
    for x in (0.44, 0.465, 0.49):
        pen.stroke([(x, 0.27), (x + 0.005, 0.12)], 0.012, RED, 0.7)


@motif
def writing_brush(pen: Pen, look: Look) -> None:
    """A brush that rests on its tip, an inkstone and a sheet of paper."""
    own = look.own((160, 104, 56))
    pen.shape([(-0.5, 0.0), (-0.4, 0.17), (0.36, 0.17), (0.46, 0.0)], (244, 238, 222), 0.85)
    for at, x in enumerate((-0.3, -0.2, -0.1)):
        for y in (0.035, 0.075, 0.115):
            pen.stroke([(x + y * 0.2, y), (x + 0.05 + y * 0.2, y + 0.006 * (at - 1))], 0.013, INK, 0.3)
    pen.shape(rounded([(0.12, 0.03), (0.14, 0.13), (0.3, 0.16), (0.44, 0.12), (0.46, 0.03), (0.3, 0.0)]), INK, 0.5)
    pen.oval(0.29, 0.1, 0.12, 0.038, darker(INK, 0.5), 0.3)
    pen.oval(0.25, 0.108, 0.03, 0.008, (120, 120, 130), 0.8)
    pen.stroke([(-0.12, 0.34), (0.34, 0.86)], 0.05, own, middle(look))
    pen.stroke([(-0.1, 0.375), (0.33, 0.865)], 0.014, lighter(own, 0.35), 0.9)
    pen.oval(0.35, 0.87, 0.03, 0.03, RED, 0.7)
    ring(pen, (0.375, 0.91), 0.03, 0.012, RED)
    pen.stroke([(-0.145, 0.312), (-0.1, 0.362)], 0.064, darker(own, 0.4), 0.5)
    hair = rounded([(-0.18, 0.31), (-0.12, 0.27), (-0.2, 0.15), (-0.31, 0.09), (-0.25, 0.2)])
    pen.shape(hair, (120, 96, 76), 0.7)
    pen.shape(rounded([(-0.225, 0.22), (-0.165, 0.18), (-0.22, 0.125), (-0.315, 0.085), (-0.265, 0.16)]), INK, 0.3)


def _fringe(pen: Pen, start: float, end: float, y: float, colour: Colour) -> None:
    for x in row(start, 0.032, max(1, round((end - start) / 0.032))):
        pen.shape([(x, y + 0.03), (x + 0.036, y + 0.03), (x + 0.018, y - 0.05)], colour, 0.85)


@motif
def lion_dance(pen: Pen, look: Look) -> None:
    """A festive lion of two dancers: a great head, a draped body and four shaggy legs."""
    own = look.own(RED)
    for x in (-0.4, -0.26, 0.1, 0.24):
        pen.shape([(x - 0.055, 0.34), (x - 0.06, 0.06), (x + 0.06, 0.06), (x + 0.055, 0.34)], own, 0.55)
        for y in (0.1, 0.19):
            _fringe(pen, x - 0.064, x + 0.06, y, GOLD)
        pen.shape(soft_box(x - 0.06, 0.0, x + 0.09, 0.06, 0.025), INK, 0.5)
    pen.curve([(-0.44, 0.5), (-0.52, 0.6), (-0.47, 0.7)], 0.06, GOLD, 0.8)
    body = rounded([(-0.5, 0.34), (-0.47, 0.52), (-0.24, 0.6), (0.06, 0.62), (0.2, 0.5), (0.2, 0.28), (-0.1, 0.25),
        (-0.36, 0.26)])  # fmt: skip
    solid(pen, look, body, own)
    with pen.within(body):
        for x, y in ((-0.4, 0.42), (-0.27, 0.5), (-0.24, 0.36), (-0.1, 0.44), (0.02, 0.54), (0.04, 0.36)):
            pen.oval(x, y, 0.04, 0.036, GOLD, 0.85)
            pen.oval(x, y, 0.02, 0.018, own, 0.7)
    _fringe(pen, -0.44, 0.12, 0.27, GOLD)
    _lion_head(pen, look, own)


def _lion_head(pen: Pen, look: Look, own: Colour) -> None:
    pen.blob([(0.06, 0.4), (0.02, 0.66), (0.14, 0.84), (0.34, 0.86), (0.48, 0.7), (0.5, 0.46), (0.4, 0.3), (0.2, 0.3)],
        GOLD, 0.8)  # fmt: skip
    head = rounded([(0.1, 0.44), (0.07, 0.64), (0.16, 0.79), (0.32, 0.81), (0.44, 0.7), (0.46, 0.52), (0.3, 0.44)])
    solid(pen, look, head, own)
    pen.blob([(0.17, 0.8), (0.22, 0.97), (0.27, 0.81)], GOLD, 0.9)
    for x in (0.09, 0.38):
        pen.blob([(x - 0.05, 0.76), (x - 0.03, 0.88), (x + 0.05, 0.86), (x + 0.05, 0.76)], lighter(own, 0.1), 0.8)
    for x in (0.19, 0.35):
        pen.oval(x, 0.66, 0.075, 0.08, GOLD, 0.9)
        pen.oval(x, 0.66, 0.06, 0.064, WHITE, 1.0)
        pen.oval(x + 0.014, 0.655, 0.03, 0.034, INK, 0.3)
        pen.oval(x + 0.006, 0.672, 0.01, 0.012, WHITE, 1.0)
        pen.curve([(x - 0.08, 0.73), (x, 0.77), (x + 0.08, 0.72)], 0.026, WHITE, 0.95)
    pen.oval(0.29, 0.555, 0.055, 0.04, GOLD, 0.9)
    mouth = rounded([(0.12, 0.47), (0.28, 0.5), (0.47, 0.47), (0.43, 0.35), (0.28, 0.31), (0.15, 0.36)])
    pen.shape(mouth, (96, 18, 24), 0.4)
    pen.blob([(0.2, 0.38), (0.3, 0.42), (0.39, 0.38), (0.3, 0.33)], (240, 120, 120), 0.8)
    for x in row(0.19, 0.06, 5):
        pen.shape([(x - 0.022, 0.49), (x + 0.022, 0.49), (x, 0.45)], WHITE, 1.0)
    for at in range(9):
        angle = math.pi * (1.12 + at * 0.095)
        tip = (0.28 + math.cos(angle) * 0.21, 0.33 + math.sin(angle) * 0.13)
        pen.stroke([(0.28 + math.cos(angle) * 0.14, 0.35 + math.sin(angle) * 0.05), tip], 0.03, WHITE, 0.95)


@motif
def firecrackers(pen: Pen, look: Look) -> None:
    """A hanging string of red crackers, the lowest one flashing."""
    own = look.own(RED)
    pen.stroke([(0.0, 0.5), (0.0, -0.4)], 0.016, GOLD, 0.7)
    for at in range(9):
        y = 0.4 - at * 0.09
        for side in (-1, 1):
            body = [(side * 0.015, y), (side * 0.13, y - 0.1), (side * 0.165, y - 0.065), (side * 0.05, y + 0.035)]
            pen.shape(body, own, look.left if side < 0 else look.right)
            pen.stroke([body[1], body[2]], 0.018, GOLD, 0.8)
            pen.stroke([body[0], body[3]], 0.014, GOLD, 0.8)
    pen.shape([_ray(at) for at in range(20)], (255, 196, 72), None)
    pen.shape(circle(0.0, -0.42, 0.04, 0.035), (255, 246, 214), None)
    pen.lamp(0.0, -0.4, 0.4)
    for x, y in moved([(-0.12, 0.04), (0.13, 0.06), (-0.09, -0.06), (0.1, -0.07)], 0.0, -0.42):
        pen.oval(x, y, 0.012, 0.012, (255, 214, 110), None)


def _ray(at: int) -> Point:
    """Return a corner of the flash: long and short by turns."""
    angle = math.tau * at / 20
    return math.cos(angle) * (0.13, 0.055)[at % 2], -0.42 + math.sin(angle) * (0.1, 0.04)[at % 2]
