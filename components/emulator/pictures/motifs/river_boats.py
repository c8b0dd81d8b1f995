"""Boats of rivers and canals, eastern vessels, and one folded of paper."""

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import WHITE, darker, lighter, middle, row, under
from .registry import motif

WOOD: Colour = (128, 84, 56)
BAMBOO: Colour = (188, 170, 96)
MAT: Colour = (74, 66, 60)
GOLD: Colour = (242, 192, 84)


def _hull(pen: Pen, look: Look, rim: tuple[Point, ...], keel: tuple[Point, ...], own: Colour) -> list[Point]:
    """Fill a hull between its rim and its keel, and light the rim."""
    near = bent(rim)
    hull = [*near, *bent(keel)]
    pen.shape(hull, own, look.left)
    with pen.within(hull):
        pen.shape([(0.14, -0.1), (0.26, 0.5), (0.6, 0.5), (0.6, -0.1)], own, look.right)
    pen.stroke(near, 0.022, lighter(own), 0.8)
    return hull


@motif
def awning_boat(pen: Pen, look: Look) -> None:
    """A narrow river boat with an arched black awning and a scull."""
    own = look.own(WOOD)
    pen.stroke([(-0.3, 0.3), (-0.5, 0.0)], 0.018, BAMBOO, 0.6)
    awning = [
        (-0.3, 0.08),
        *bent([(-0.29, 0.17), (-0.22, 0.27), (0.0, 0.305), (0.2, 0.28), (0.28, 0.17)]),
        (0.29, 0.08),
    ]
    pen.shape(awning, MAT, look.left)
    with pen.within(awning):
        pen.shape([(0.06, 0.4), (0.1, 0.05), (0.4, 0.05), (0.4, 0.4)], MAT, look.right)
        for y in (0.15, 0.2, 0.25):
            pen.curve([(-0.3, y - 0.02), (0.0, y + 0.01), (0.3, y - 0.02)], 0.007, lighter(MAT, 0.3), 0.5)
        for x in (-0.1, 0.09):
            pen.curve([(x, 0.05), (x + 0.01, 0.2), (x * 0.9, 0.33)], 0.014, BAMBOO, 0.5)
    pen.blob([(0.2, 0.08), (0.2, 0.18), (0.225, 0.255), (0.265, 0.25), (0.3, 0.17), (0.3, 0.08)], BAMBOO, 0.6)
    pen.blob(
        [(0.215, 0.07), (0.215, 0.17), (0.235, 0.235), (0.262, 0.23), (0.285, 0.16), (0.285, 0.07)],
        *look.window((36, 30, 28)),
    )
    pen.lamp(0.25, 0.18, 0.25)
    rim = ((-0.5, 0.2), (-0.36, 0.125), (0.0, 0.1), (0.34, 0.125), (0.5, 0.19))
    _hull(pen, look, rim, ((0.5, 0.19), (0.4, 0.04), (0.3, -0.03), (-0.3, -0.03), (-0.42, 0.04), (-0.5, 0.2)), own)


@motif
def raft(pen: Pen, look: Look) -> None:
    """A bamboo raft with upturned bow and a pole."""
    own = look.own(BAMBOO)
    for at in range(5):
        y = 0.055 - 0.018 * at
        pen.curve(
            [(-0.47 + 0.008 * at, y), (0.3, y), (0.42, y + 0.03), (0.5, y + 0.11)],
            0.026,
            own if at % 2 else darker(own, 0.14),
            (0.9, 0.8, 0.7, 0.6, 0.45)[at],
        )
    for x in (-0.38, -0.12, 0.14, 0.34):
        pen.stroke([(x - 0.01, 0.075), (x + 0.02, -0.03)], 0.018, (112, 84, 56), 0.5)
    pen.stroke([(-0.34, 0.56), (-0.12, -0.02)], 0.016, darker(own, 0.2), 0.6)
    pen.shape([(0.04, 0.06), (0.04, 0.13), (0.16, 0.13), (0.16, 0.06)], (164, 116, 72), middle(look))
    pen.box(0.03, 0.125, 0.17, 0.145, (190, 140, 90), 0.9)


@motif
def gondola(pen: Pen, look: Look) -> None:
    """A black gondola with its iron prow and a red seat."""
    own = look.own((40, 42, 50))
    pen.stroke([(-0.34, 0.42), (-0.14, 0.0)], 0.014, (196, 150, 96), 0.7)
    pen.blob([(-0.08, 0.1), (-0.1, 0.23), (-0.06, 0.25), (0.0, 0.16), (0.12, 0.15), (0.14, 0.1)], (196, 48, 52), 0.7)
    rim = ((-0.47, 0.34), (-0.42, 0.2), (-0.2, 0.115), (0.1, 0.11), (0.36, 0.17), (0.44, 0.3))
    keel = ((0.44, 0.3), (0.46, 0.16), (0.3, 0.0), (0.1, -0.03), (-0.2, -0.03), (-0.4, 0.06), (-0.5, 0.32))
    _hull(pen, look, rim, keel, own)
    pen.shape([(0.42, 0.2), (0.43, 0.36), (0.5, 0.4), (0.5, 0.33), (0.47, 0.31), (0.46, 0.18)], (206, 212, 220), 0.8)
    for y in (0.23, 0.265, 0.3):
        pen.stroke([(0.455, y), (0.5, y)], 0.016, (206, 212, 220), 0.7)
    pen.stroke([(-0.3, 0.07), (0.28, 0.07)], 0.01, GOLD, 0.6)


@motif
def dragon_boat(pen: Pen, look: Look) -> None:
    """A long boat with a dragon's head, a tail and paddles."""
    own = look.own((206, 60, 46))
    rim = ((-0.4, 0.17), (-0.3, 0.11), (0.0, 0.095), (0.26, 0.115), (0.37, 0.19))
    hull = _hull(
        pen, look, rim, ((0.37, 0.19), (0.36, 0.06), (0.24, -0.03), (-0.26, -0.03), (-0.36, 0.04), (-0.4, 0.17)), own
    )
    with pen.within(hull):
        for x in row(-0.4, 0.055, 15):
            pen.oval(x, 0.035, 0.024, 0.024, GOLD, 0.7)
            pen.oval(x, 0.048, 0.024, 0.024, own, 0.6)
    pen.blob(
        [
            (-0.38, 0.06),
            (-0.4, 0.2),
            (-0.5, 0.3),
            (-0.46, 0.33),
            (-0.4, 0.29),
            (-0.43, 0.37),
            (-0.36, 0.31),
            (-0.31, 0.14),
        ],
        (64, 148, 108),
        0.7,
    )
    for x in row(-0.25, 0.105, 6):
        pen.stroke([(x + 0.05, 0.21), (x - 0.03, 0.03)], 0.012, (222, 182, 124), 0.7)
        pen.shape([(x - 0.01, 0.07), (x - 0.035, 0.075), (x - 0.075, -0.03), (x - 0.035, -0.04)], (222, 182, 124), 0.8)
    _dragon_head(pen, own)


def _dragon_head(pen: Pen, own: Colour) -> None:
    green: Colour = (64, 148, 108)
    pen.shape(
        bent(
            [(0.28, 0.1), (0.32, 0.2), (0.31, 0.3), (0.37, 0.36), (0.44, 0.3), (0.4, 0.22), (0.4, 0.12), (0.34, 0.04)]
        ),
        green,
        0.7,
    )
    pen.curve([(0.35, 0.36), (0.31, 0.43), (0.25, 0.44)], 0.02, GOLD, 0.8)
    for y in (0.34, 0.29, 0.24):
        pen.shape([(0.33, y), (0.26, y + 0.03), (0.315, y - 0.035)], own, 0.7)
    pen.blob([(0.36, 0.36), (0.43, 0.35), (0.49, 0.36), (0.5, 0.32), (0.44, 0.3), (0.38, 0.29)], green, 0.9)
    pen.blob([(0.38, 0.29), (0.44, 0.28), (0.48, 0.265), (0.45, 0.24), (0.39, 0.25)], green, 0.6)
    pen.shape([(0.41, 0.3), (0.48, 0.305), (0.46, 0.275), (0.41, 0.28)], (206, 44, 52), 0.8)
    pen.oval(0.395, 0.345, 0.02, 0.02, WHITE, 0.9)
    pen.oval(0.4, 0.344, 0.01, 0.011, (30, 30, 34), 0.3)


@motif
def junk(pen: Pen, look: Look) -> None:
    """A Chinese junk under battened sails."""
    sail = look.own((204, 108, 62))
    for x, foot, top, wide in ((-0.24, 0.3, 0.62, 0.13), (0.02, 0.2, 0.93, 0.2), (0.3, 0.24, 0.66, 0.12)):
        pen.stroke([(x, 0.1), (x, top + 0.03)], 0.016, (92, 68, 54), 0.4)
        cloth = [
            (x - wide * 0.9, foot),
            *bent([(x - wide * 0.9, foot), (x - wide * 1.1, (foot + top) / 2), (x - wide * 0.5, top)]),
            *bent([(x + wide * 0.2, top), (x + wide * 0.75, (foot + top) / 2 + 0.1), (x + wide * 0.9, foot + 0.03)]),
        ]
        pen.shape(cloth, sail, look.left)
        with pen.within(cloth):
            pen.shape([(x + wide * 0.1, top), (x + wide * 0.3, foot), (1, foot), (1, top)], sail, look.right)
            for tier in range(1, 6):
                y = foot + (top - foot) * tier / 6
                pen.stroke([(x - 0.3, y - 0.01), (x + 0.3, y + 0.025)], 0.01, darker(sail, 0.45), 0.4)
    rim = ((-0.46, 0.3), (-0.38, 0.21), (-0.1, 0.14), (0.2, 0.14), (0.46, 0.23))
    hull = _hull(
        pen,
        look,
        rim,
        ((0.46, 0.23), (0.4, 0.04), (0.3, -0.03), (-0.3, -0.03), (-0.4, 0.06), (-0.46, 0.3)),
        (116, 72, 50),
    )
    under(pen, hull, 0.02, (66, 44, 38), 0.4)
    for x in (-0.38, -0.3):
        pen.box(x, 0.11, x + 0.045, 0.16, *look.window((232, 196, 120)))
    pen.lamp(-0.32, 0.14, 0.15)
    pen.oval(0.37, 0.13, 0.026, 0.026, WHITE, 0.8)
    pen.oval(0.374, 0.13, 0.012, 0.012, (30, 30, 34), 0.4)


@motif
def speedboat(pen: Pen, look: Look) -> None:
    """A speedboat with its bow lifted and spray behind."""
    own = look.own((206, 58, 52))
    foam: Colour = (248, 252, 255)
    for tip in ((-0.5, 0.2), (-0.47, 0.1), (-0.5, 0.02)):
        pen.shape([(-0.3, 0.06), tip, (-0.3, -0.04)], foam, 0.9)
    pen.shape([(-0.42, 0.1), (-0.41, 0.26), (-0.33, 0.27), (-0.31, 0.1)], (48, 52, 60), 0.5)
    pen.shape([(-0.04, 0.2), (0.02, 0.33), (0.06, 0.33), (0.05, 0.22)], *look.window((120, 176, 204)))
    pen.shape([(0.02, 0.33), (0.06, 0.33), (0.22, 0.24), (0.05, 0.2)], *look.window((156, 204, 224)))
    for x in (-0.26, -0.12):
        pen.blob([(x, 0.17), (x + 0.0, 0.27), (x + 0.05, 0.28), (x + 0.08, 0.18)], (240, 226, 200), 0.7)
    hull = [
        (-0.36, 0.19),
        *bent([(-0.1, 0.2), (0.16, 0.24), (0.5, 0.29)]),
        *bent([(0.5, 0.29), (0.34, 0.12), (0.12, -0.02), (0.02, -0.04)]),
        (-0.34, -0.04),
    ]
    pen.shape(hull, WHITE, 0.85)
    with pen.within(hull):
        pen.shape([(-0.5, 0.13), (0.0, 0.14), (0.5, 0.25), (0.5, -0.1), (-0.5, -0.1)], own, 0.75)
        pen.shape([(-0.5, 0.03), (0.1, 0.03), (0.5, 0.2), (0.5, -0.1), (-0.5, -0.1)], own, 0.3)
    pen.shape([*bent([(-0.1, -0.04), (0.06, 0.03), (0.22, 0.035), (0.4, 0.0)]), (0.42, -0.04)], foam, 0.95)


@motif
def paper_boat(pen: Pen, look: Look) -> None:
    """A boat folded of paper."""
    own = look.own((250, 248, 242))
    pen.shape([(-0.24, 0.1), (0.0, 0.58), (0.05, 0.1)], own, look.left)
    pen.shape([(0.0, 0.58), (0.24, 0.1), (0.05, 0.1)], own, look.right)
    pen.shape([(-0.5, 0.34), (-0.32, -0.03), (0.05, -0.03), (0.0, 0.15)], own, (look.left + 1) / 2)
    pen.shape([(0.5, 0.34), (0.32, -0.03), (0.05, -0.03), (0.0, 0.15)], own, middle(look) * 0.85)


@motif
def paper_plane(pen: Pen, look: Look) -> None:
    """A dart folded of paper, with its crease below."""
    own = look.own((250, 248, 242))
    pen.shape([(0.5, 0.22), (-0.5, 0.18), (-0.2, 0.02)], own, 1.0)
    pen.shape([(0.5, 0.22), (-0.2, 0.02), (-0.2, -0.28)], own, 0.15)
    pen.shape([(0.5, 0.22), (-0.2, -0.28), (-0.1, -0.07)], own, 0.35)
    pen.shape([(0.5, 0.22), (-0.1, -0.07), (0.18, -0.24)], own, 0.75)
