"""What grows and lies on the sea's floor: stars, shells, corals and weeds."""

import math

from ..curves import Point
from ..look import Look
from ..palette import mix
from ..pen import Pen
from .limbs import BLACK, WHITE, band, eye
from .registry import motif


@motif
def starfish(pen: Pen, look: Look) -> None:
    """A starfish with dots along its arms."""
    own = look.own((238, 128, 74))
    star, inner = _star(0.5, 0.2), _star(0.34, 0.12)
    pen.blob(star, own, 0.8)
    pen.blob(inner, mix(own, WHITE, 0.25), 0.85)
    for arm in range(5):
        angle = math.radians(90 + 72 * arm)
        for reach, size in ((0.1, 0.026), (0.19, 0.023), (0.27, 0.019), (0.34, 0.015), (0.4, 0.012)):
            pen.oval(reach * math.cos(angle), 0.47 + reach * math.sin(angle), size, size, mix(own, WHITE, 0.65), 0.9)


def _star(tip: float, dent: float) -> list[Point]:
    points = []
    for arm in range(5):
        for reach, shift in ((tip, -5), (tip, 5), (dent, 36)):
            angle = math.radians(90 + 72 * arm + shift)
            points.append((reach * math.cos(angle), 0.47 + reach * math.sin(angle)))
    return points


@motif
def seahorse(pen: Pen, look: Look) -> None:
    """A seahorse, upright, its tail curled."""
    own = look.pick((246, 178, 66), (238, 130, 90), (230, 120, 160))
    dark, pale = mix(own, (150, 70, 30), 0.4), mix(own, WHITE, 0.5)
    spine = [
        (0.1, 0.3),
        (-0.08, 0.24),
        (-0.12, 0.06),
        (-0.02, -0.1),
        (-0.03, -0.26),
        (-0.1, -0.4),
        (0.02, -0.48),
        (0.12, -0.4),
        (0.06, -0.33),
        (0.03, -0.37),
    ]
    widths = [0.14, 0.14, 0.2, 0.23, 0.13, 0.085, 0.065, 0.05, 0.035, 0.02]
    pen.blob([(-0.16, 0.14), (-0.32, 0.16), (-0.35, 0.04), (-0.28, -0.06), (-0.14, -0.06)], pale, 0.85)
    for x, y in ((-0.31, 0.12), (-0.33, 0.04), (-0.29, -0.03)):
        pen.stroke([(-0.14, 0.04), (x, y)], 0.009, dark, 0.7)
    for x, y in ((-0.02, 0.44), (0.05, 0.47), (0.12, 0.46)):
        pen.shape([(x - 0.035, y - 0.08), (x - 0.02, y + 0.05), (x + 0.04, y - 0.08)], dark, 0.7)
    body = band(spine, widths)
    pen.shape(body, own, 0.8)
    with pen.within(body):
        pen.shape(band([(-0.02, 0.2), (-0.02, 0.04), (0.08, -0.1), (0.03, -0.26)], [0.06, 0.1, 0.1, 0.04]), pale, 0.85)
        for x, y in (
            (-0.08, 0.14), (-0.06, 0.07), (-0.03, 0.0), (0.0, -0.07), (0.01, -0.14), (0.0, -0.21), (-0.03, -0.28),
            (-0.06, -0.35),
        ):  # fmt: skip
            pen.curve([(x - 0.12, y - 0.02), (x, y - 0.012), (x + 0.12, y + 0.03)], 0.012, dark, 0.7)
    pen.blob(
        [(0.04, 0.4), (0.14, 0.42), (0.2, 0.34), (0.34, 0.3), (0.37, 0.24), (0.34, 0.21), (0.2, 0.24), (0.1, 0.2),
        (0.0, 0.26), (-0.03, 0.34)], own, 0.85,
    )  # fmt: skip
    pen.oval(0.352, 0.255, 0.022, 0.045, dark, 0.7)
    eye(pen, 0.12, 0.325, 0.028, WHITE)


@motif
def shell(pen: Pen, look: Look) -> None:
    """A scallop shell with ribs."""
    own = look.pick((248, 196, 170), (244, 214, 150), (240, 176, 190))
    dark = mix(own, (190, 90, 70), 0.4)
    pen.shape([(-0.2, 0.03), (-0.14, 0.2), (0.14, 0.2), (0.2, 0.03), (0.1, 0.06), (0.0, 0.01), (-0.1, 0.06)], dark, 0.6)
    rim: list[Point] = []
    for rib in range(9):
        for step in range(6):
            angle = math.radians(172 - 164 * (rib + step / 5) / 9)
            reach = 0.66 + 0.045 * math.sin(math.pi * step / 5)
            rim.append((reach * 0.74 * math.cos(angle), 0.16 + reach * 1.02 * math.sin(angle) * 0.98))
    pen.shape([(0.06, 0.08), (-0.06, 0.08), *rim], own, 0.8)
    with pen.within([(0.06, 0.08), (-0.06, 0.08), *rim]):
        for reach, share in ((0.86, 0.3), (0.6, 0.18), (0.36, 0.36)):
            pen.oval(0.0, 0.12, 0.5 * reach, 0.7 * reach, mix(own, WHITE if share < 0.3 else dark, share), 0.85)
        for rib in range(1, 9):
            angle = math.radians(172 - 164 * rib / 9)
            pen.stroke([(0.0, 0.08), (0.5 * math.cos(angle), 0.16 + 0.68 * math.sin(angle))], 0.013, dark, 0.7)


@motif
def coral(pen: Pen, look: Look) -> None:
    """A coral that branches, and a round one at its foot."""
    own = look.pick((236, 92, 96), (244, 140, 80), (220, 96, 160))
    other = mix(own, (150, 90, 190), 0.6)
    for start, widths in (
        (((0.02, 0.05), (0.0, 0.3), (-0.04, 0.62), (0.0, 0.95)), (0.15, 0.11, 0.085, 0.06)),
        (((0.0, 0.24), (0.16, 0.4), (0.22, 0.6), (0.2, 0.84)), (0.11, 0.09, 0.075, 0.06)),
        (((-0.02, 0.36), (-0.2, 0.48), (-0.27, 0.64), (-0.25, 0.8)), (0.09, 0.085, 0.07, 0.055)),
        (((0.18, 0.46), (0.31, 0.53), (0.37, 0.66)), (0.08, 0.065, 0.055)),
        (((-0.22, 0.5), (-0.36, 0.52), (-0.41, 0.6)), (0.075, 0.06, 0.05)),
        (((-0.02, 0.62), (0.08, 0.7), (0.1, 0.8)), (0.07, 0.055, 0.05)),
        (((-0.03, 0.14), (-0.2, 0.24), (-0.3, 0.38)), (0.09, 0.07, 0.055)),
    ):
        pen.shape(band(start, widths), own, 0.75)
        pen.curve([(x - 0.015, y) for x, y in start[1:]], 0.014, mix(own, WHITE, 0.45), 0.9)
    pen.blob([(0.06, -0.02), (0.08, 0.16), (0.22, 0.24), (0.38, 0.18), (0.42, 0.0), (0.3, -0.03)], other, 0.75)
    for x, y in ((0.16, 0.12), (0.26, 0.16), (0.34, 0.09), (0.22, 0.05)):
        pen.oval(x, y, 0.026, 0.02, mix(other, WHITE, 0.5), 0.85)
    pen.blob(
        [(-0.3, -0.02), (-0.28, 0.08), (-0.18, 0.12), (-0.08, 0.06), (-0.08, -0.02)], mix(other, (250, 200, 90), 0.7),
        0.75,
    )  # fmt: skip


@motif
def seaweed(pen: Pen, look: Look) -> None:
    """Seaweed that sways in ribbons."""
    own = look.own((62, 134, 92))
    for at, (x, top) in enumerate(((-0.2, 0.7), (0.16, 0.82), (-0.08, 0.96), (0.04, 0.58), (0.26, 0.5))):
        sway = 0.09 * look.chance.child("sway", at).pick((-1, 1))
        line = [(x, -0.02), (x + sway, top * 0.25), (x - sway, top * 0.52), (x + sway, top * 0.78), (x, top)]
        fill = mix(own, (150, 180, 70), 0.22 * (at % 3))
        pen.shape(band(line, [0.04, 0.1, 0.11, 0.09, 0.012]), fill, 0.5 + 0.12 * (at % 3))
        pen.curve(line, 0.012, mix(fill, BLACK, 0.3), 0.6)
