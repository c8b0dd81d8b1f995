"""Insects that fly."""

from collections.abc import Sequence

from ..curves import Point, rounded, turned
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .limbs import BLACK, WHITE, band, eye
from .registry import motif

FOREWING: tuple[Point, ...] = (
    (0.02, 0.06), (0.12, 0.26), (0.3, 0.43), (0.44, 0.47), (0.49, 0.41), (0.45, 0.24), (0.36, 0.07), (0.18, 0.0),
)  # fmt: skip
HINDWING: tuple[Point, ...] = (
    (0.02, 0.02), (0.2, 0.02), (0.36, 0.0), (0.4, -0.12), (0.33, -0.27), (0.24, -0.32), (0.2, -0.4), (0.14, -0.3),
    (0.06, -0.14),
)  # fmt: skip
FORE_PANES: tuple[tuple[Point, ...], ...] = (
    ((0.05, 0.07), (0.14, 0.24), (0.26, 0.35), (0.26, 0.25), (0.17, 0.09)),
    ((0.2, 0.08), (0.28, 0.23), (0.37, 0.24), (0.34, 0.1)),
    ((0.29, 0.27), (0.31, 0.37), (0.38, 0.4), (0.38, 0.28)),
)  # fmt: skip
HIND_PANES: tuple[tuple[Point, ...], ...] = (
    ((0.06, 0.0), (0.18, -0.01), (0.22, -0.12), (0.14, -0.17), (0.07, -0.08)),
    ((0.21, -0.01), (0.32, -0.02), (0.34, -0.12), (0.26, -0.13)),
    ((0.16, -0.19), (0.23, -0.15), (0.3, -0.17), (0.26, -0.25), (0.2, -0.27)),
)  # fmt: skip
MONARCH: Colour = (240, 132, 36)


@motif
def butterfly(pen: Pen, look: Look) -> None:
    """A butterfly seen from above at a slant, its wings in panes."""
    own = look.pick(MONARCH, (62, 140, 226), (248, 204, 66), (232, 106, 156), (150, 110, 220), (96, 190, 170))
    edge = mix(own, (34, 24, 36), 0.86)
    for side, light in ((-1, 0.75), (1, 1.0)):
        pen.blob(_slant(HINDWING, side), edge, light)
        pen.blob(_slant(FOREWING, side), edge, light)
        for pane in HIND_PANES:
            pen.blob(_slant(pane, side), mix(own, WHITE, 0.22), light)
        for pane in FORE_PANES:
            pen.blob(_slant(pane, side), own, light)
        for x, y in ((0.42, 0.41), (0.43, 0.32), (0.4, 0.2), (0.36, -0.12), (0.31, -0.22)):
            (px, py) = _slant([(x, y)], side)[0]
            pen.oval(px, py, 0.016, 0.016, WHITE, light)
        pen.curve(_slant([(0.0, 0.14), (0.05, 0.24), (0.1, 0.28)], side), 0.009, edge, 0.3)
        (px, py) = _slant([(0.1, 0.28)], side)[0]
        pen.oval(px, py, 0.013, 0.013, edge, 0.3)
    pen.shape(
        band(_slant([(0.0, -0.17), (0.0, -0.02), (0.0, 0.08), (0.0, 0.13)], 1), [0.015, 0.045, 0.055, 0.035]), edge, 0.5
    )
    pen.oval(*_slant([(0.0, 0.14)], 1)[0], 0.026, 0.026, edge, 0.5)


def _slant(points: Sequence[Point], side: int) -> list[Point]:
    """Put a part of the right half on its side of a butterfly that is turned to the right; the far half is narrower."""
    narrow = 1.0 if side > 0 else 0.78
    flat = [(x * side * narrow - 0.09, y - 0.12 + x * (0.0 if side > 0 else 0.12)) for x, y in points]
    return turned(flat, -24)


GLASS: Colour = (222, 236, 246)


@motif
def bee(pen: Pen, look: Look) -> None:
    """A bee in flight, round and striped."""
    own = look.own((250, 198, 58))
    for points, light in (
        ([(0.02, 0.12), (0.14, 0.34), (0.28, 0.44), (0.33, 0.32), (0.2, 0.12)], 0.75),
        ([(0.0, 0.12), (-0.06, 0.34), (-0.2, 0.48), (-0.32, 0.4), (-0.22, 0.2)], 0.95),
    ):
        pen.blob(points, GLASS, light)
        pen.curve([points[0], points[1], points[2]], 0.012, mix(GLASS, (110, 130, 160), 0.5), light)
    pen.shape([(-0.42, 0.02), (-0.5, -0.03), (-0.41, -0.06)], BLACK, 0.3)
    for x in (-0.1, 0.02, 0.14):
        pen.curve([(x, -0.2), (x + 0.01, -0.28), (x + 0.05, -0.31)], 0.02, BLACK, 0.3)
    body = [
        (-0.44, -0.02),
        (-0.34, 0.12),
        (-0.12, 0.2),
        (0.1, 0.2),
        (0.26, 0.1),
        (0.26, -0.12),
        (0.1, -0.23),
        (-0.12, -0.23),
        (-0.34, -0.15),
    ]
    pen.blob(body, own, 0.85)
    with pen.within(rounded(body)):
        for x, width in ((-0.34, 0.09), (-0.17, 0.1), (0.0, 0.1)):
            pen.curve([(x - 0.02, 0.3), (x + 0.035, 0.0), (x - 0.02, -0.3)], width, (60, 46, 42), 0.5)
        pen.curve([(-0.3, 0.1), (-0.1, 0.165), (0.1, 0.165)], 0.03, mix(own, WHITE, 0.6), 1.0)
    pen.oval(0.28, -0.01, 0.15, 0.15, (60, 46, 42), 0.7)
    for tip in ((0.34, 0.28), (0.45, 0.22)):
        pen.curve([(0.3, 0.12), (tip[0] - 0.03, tip[1] - 0.05), tip], 0.016, (60, 46, 42), 0.5)
        pen.oval(*tip, 0.022, 0.022, (60, 46, 42), 0.5)
    pen.oval(0.34, 0.03, 0.045, 0.05, WHITE, 0.95)
    eye(pen, 0.35, 0.03, 0.027)


@motif
def dragonfly(pen: Pen, look: Look) -> None:
    """A dragonfly seen from above, with four wings of glass."""
    own = look.pick((46, 132, 176), (60, 150, 96), (210, 80, 60))
    vein = mix(GLASS, (80, 110, 150), 0.6)
    for side in (-1, 1):
        for tip, chord in (((0.47, 0.32), 0.1), ((0.44, 0.06), 0.12)):
            root = (side * 0.02, 0.2 if tip[1] > 0.2 else 0.14)
            middle = (side * 0.26, (root[1] + tip[1]) / 2 + 0.02)
            pen.shape(
                turned(band([root, middle, (side * tip[0], tip[1])], [0.03, chord, 0.075]), -32),
                mix(GLASS, own, 0.14),
                0.9,
            )
            pen.curve(turned([root, middle, (side * tip[0], tip[1] + 0.01)], -32), 0.008, vein, 0.7)
            pen.oval(*turned([(side * tip[0] * 0.95, tip[1] + 0.035)], -32)[0], 0.018, 0.012, mix(own, BLACK, 0.5), 0.5)
    pen.shape(band(turned([(0.0, 0.1), (0.0, -0.16), (0.0, -0.5)], -32), [0.06, 0.04, 0.028]), own, 0.75)
    for y in (-0.08, -0.18, -0.28, -0.38):
        pen.stroke(turned([(-0.025, y), (0.025, y)], -32), 0.012, mix(own, BLACK, 0.5), 0.6)
    pen.shape(band(turned([(0.0, 0.28), (0.0, 0.2), (0.0, 0.09)], -32), [0.07, 0.1, 0.06]), mix(own, BLACK, 0.2), 0.8)
    for x in (-0.045, 0.045):
        pen.oval(*turned([(x, 0.31)], -32)[0], 0.05, 0.05, mix(own, WHITE, 0.25), 0.9)
        pen.oval(*turned([(x + 0.01, 0.33)], -32)[0], 0.013, 0.013, WHITE, 1.0)


@motif
def firefly(pen: Pen, look: Look) -> None:
    """A firefly, its tail a glowing spot among sparks."""
    own = look.own((236, 246, 120))
    for at, (x, y) in enumerate(((-0.3, 0.26), (0.36, 0.2), (0.24, -0.36), (-0.36, -0.3))):
        size = 0.018 + 0.016 * look.chance.child("spark", at).between(0, 1)
        pen.oval(x, y, size, size, own, None)
        pen.lamp(x, y, 0.2, own)
    for points in (
        [(0.04, 0.08), (-0.04, 0.3), (-0.2, 0.38), (-0.18, 0.2)], [(0.06, 0.08), (0.1, 0.28), (0.24, 0.38),
        (0.22, 0.2)],
    ):  # fmt: skip
        pen.blob(points, GLASS, 0.8)
    pen.shape(band([(0.04, 0.06), (-0.06, -0.03), (-0.16, -0.13)], [0.14, 0.15, 0.13]), (86, 66, 58), 0.6)
    pen.oval(-0.16, -0.13, 0.088, 0.085, own, None)
    pen.oval(-0.15, -0.12, 0.045, 0.045, mix(own, WHITE, 0.7), None)
    pen.lamp(-0.16, -0.13, 0.65, own)
    pen.oval(0.1, 0.09, 0.09, 0.08, (196, 86, 66), 0.7)
    for tip in ((0.18, 0.24), (0.26, 0.19)):
        pen.curve([(0.13, 0.14), (tip[0] - 0.03, tip[1] - 0.02), tip], 0.014, (70, 54, 50), 0.5)
    eye(pen, 0.14, 0.1, 0.022)
