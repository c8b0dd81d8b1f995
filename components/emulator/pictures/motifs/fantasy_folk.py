"""Angels, fairies and mermaids."""

import math
from collections.abc import Sequence

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .limbs import WHITE, band, feathers, sided
from .registry import motif

SKIN: Colour = (240, 196, 166)
GOLD: Colour = (250, 206, 96)
HAIRS: tuple[Colour, ...] = ((196, 78, 46), (92, 56, 40), (232, 182, 88), (52, 40, 46))


FEATHER_TIPS: tuple[Point, ...] = ((0.32, 0.5), (0.4, 0.36), (0.42, 0.22), (0.38, 0.08), (0.3, -0.04))
FEATHER_ROOTS: tuple[Point, ...] = ((0.12, 0.3), (0.14, 0.24), (0.14, 0.18), (0.12, 0.12), (0.08, 0.08))


@motif
def angel(pen: Pen, look: Look) -> None:
    """An angel in a white robe, with wings and a halo."""
    own = look.own((250, 248, 240))
    shade, hair = mix(own, (150, 160, 200), 0.35), look.chance.child("hair").pick(HAIRS)
    for side, light in ((-1, 0.95), (1, 0.75)):
        tips, roots = sided(FEATHER_TIPS, side), sided(FEATHER_ROOTS, side)
        feathers(pen, roots, tips, 0.12, mix(WHITE, (150, 170, 210), 0.22), light)
        middles = [((x + rx * 0.8) / 1.8, (y + ry * 0.8) / 1.8) for (x, y), (rx, ry) in zip(tips, roots, strict=True)]
        feathers(pen, roots, middles, 0.1, WHITE, light)
    pen.blob(
        [(0.0, -0.44), (-0.2, -0.46), (-0.16, -0.2), (-0.09, 0.06), (-0.1, 0.2), (0.0, 0.24), (0.1, 0.2),
        (0.09, 0.06), (0.16, -0.2), (0.2, -0.46)], own, 0.9,
    )  # fmt: skip
    pen.blob([(0.04, 0.04), (0.08, -0.16), (0.06, -0.45), (0.2, -0.46), (0.16, -0.2), (0.09, 0.06)], shade, 0.8)
    for x in (-0.06, -0.01):
        pen.curve([(x, -0.06), (x - 0.02, -0.24), (x - 0.03, -0.43)], 0.01, shade, 0.8)
    pen.stroke([(-0.085, 0.03), (0.085, 0.03)], 0.026, GOLD, 0.85)
    for side in (-1, 1):
        sleeve = band(sided([(0.09, 0.18), (0.12, 0.07), (0.02, 0.075)], side), [0.07, 0.075, 0.055])
        pen.shape(sleeve, shade if side > 0 else own, 0.85)
    pen.oval(0.0, 0.09, 0.028, 0.035, SKIN, 0.8)
    _angel_head(pen, hair)


def _angel_head(pen: Pen, hair: Colour) -> None:
    pen.blob(
        [(0.0, 0.43), (-0.085, 0.37), (-0.1, 0.24), (-0.06, 0.19), (0.06, 0.19), (0.1, 0.24), (0.085, 0.37)], hair,
        0.7,
    )  # fmt: skip
    pen.oval(0.0, 0.305, 0.062, 0.075, SKIN, 0.85)
    pen.blob(
        [(-0.07, 0.31), (-0.06, 0.38), (0.0, 0.4), (0.06, 0.38), (0.07, 0.31), (0.03, 0.36), (-0.03, 0.36)], hair,
        0.75,
    )  # fmt: skip
    ring = [(0.1 * math.cos(math.tau * at / 24), 0.475 + 0.026 * math.sin(math.tau * at / 24)) for at in range(25)]
    pen.stroke(ring, 0.02, GOLD, None)
    pen.lamp(0.0, 0.46, 0.35)


GAUZE: tuple[tuple[Point, ...], ...] = (
    ((0.0, 0.12), (-0.12, 0.34), (-0.32, 0.47), (-0.44, 0.4), (-0.4, 0.2), (-0.2, 0.08)),
    ((-0.02, 0.06), (-0.2, 0.06), (-0.36, -0.06), (-0.34, -0.22), (-0.2, -0.16)),
)


@motif
def fairy(pen: Pen, look: Look) -> None:
    """A fairy with wings of gauze and a wand."""
    own = look.pick((236, 130, 170), (130, 190, 110), (150, 130, 220))
    gauze, hair = mix((206, 232, 246), own, 0.15), look.chance.child("hair").pick(HAIRS)
    _gauze(pen, [[(-x * 0.62 + 0.02, y * 0.96) for x, y in points] for points in GAUZE], gauze, 0.7)
    _gauze(pen, GAUZE, gauze, 0.95)
    for hip, knee, foot in (
        ((0.0, -0.14), (-0.06, -0.3), (-0.18, -0.44)), ((0.04, -0.14), (0.06, -0.3), (-0.03, -0.47)),
    ):  # fmt: skip
        pen.shape(band([hip, knee, foot], [0.06, 0.045, 0.024]), SKIN, 0.75)
    pen.shape(
        [*bent([(-0.03, 0.12), (-0.03, 0.02), (-0.15, -0.16), (-0.19, -0.22)], 5), (-0.09, -0.19), (-0.03, -0.25),
        (0.03, -0.2), (0.1, -0.24), *bent([(0.15, -0.17), (0.09, 0.0), (0.08, 0.12)], 5)], own, 0.85,
    )  # fmt: skip
    pen.shape([(-0.02, 0.06), (-0.1, -0.12), (-0.03, -0.25), (0.02, -0.14), (0.03, 0.02)], mix(own, WHITE, 0.3), 0.9)
    pen.stroke([(-0.04, 0.01), (0.09, 0.01)], 0.022, GOLD, 0.85)
    pen.shape(band([(-0.01, 0.11), (-0.08, 0.02), (-0.06, -0.07)], [0.035, 0.032, 0.024]), SKIN, 0.7)
    pen.shape(band([(0.06, 0.11), (0.17, 0.12), (0.25, 0.2)], [0.035, 0.032, 0.024]), SKIN, 0.85)
    pen.stroke([(0.23, 0.17), (0.34, 0.31)], 0.013, (150, 110, 80), 0.7)
    reaches = [0.07 if at % 2 == 0 else 0.03 for at in range(10)]
    angles = [math.tau * at / 10 for at in range(10)]
    star = [(0.35 + r * math.sin(a), 0.33 + r * math.cos(a)) for r, a in zip(reaches, angles, strict=True)]
    pen.shape(star, GOLD, None)
    pen.lamp(0.35, 0.33, 0.35)
    _fairy_head(pen, hair)


def _gauze(pen: Pen, wings: Sequence[Sequence[Point]], fill: Colour, light: float) -> None:
    """Draw wings with a bright middle."""
    for points in wings:
        x, y = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
        pen.blob(points, fill, light)
        pen.blob([(x + (px - x) * 0.6, y + (py - y) * 0.6) for px, py in points], mix(fill, WHITE, 0.6), light)


def _fairy_head(pen: Pen, hair: Colour) -> None:
    pen.blob(
        [(0.04, 0.36), (-0.06, 0.33), (-0.08, 0.2), (-0.14, 0.08), (-0.02, 0.12), (0.06, 0.18), (0.09, 0.3)], hair,
        0.7,
    )  # fmt: skip
    pen.oval(0.045, 0.22, 0.062, 0.07, SKIN, 0.85)
    pen.blob(
        [(-0.03, 0.2), (-0.03, 0.29), (0.05, 0.32), (0.11, 0.27), (0.09, 0.255), (0.03, 0.27), (0.0, 0.22)], hair, 0.8,
    )  # fmt: skip
    pen.oval(0.02, 0.335, 0.04, 0.036, hair, 0.8)


FLUKES: tuple[tuple[Point, ...], ...] = (
    ((-0.35, -0.3), (-0.44, -0.25), (-0.49, -0.13), (-0.545, -0.1), (-0.55, -0.23), (-0.48, -0.33), (-0.37, -0.35)),
    ((-0.35, -0.29), (-0.44, -0.33), (-0.52, -0.36), (-0.54, -0.47), (-0.5, -0.5), (-0.42, -0.44), (-0.36, -0.35)),
)  # fmt: skip


@motif
def mermaid(pen: Pen, look: Look) -> None:
    """A mermaid with a scaly tail and flowing hair."""
    own = look.pick((44, 156, 150), (86, 130, 200), (130, 110, 190))
    hair, pale = look.chance.child("hair").pick(HAIRS), mix(own, WHITE, 0.35)
    pen.blob(
        [(0.06, 0.48), (-0.06, 0.44), (-0.1, 0.32), (-0.2, 0.2), (-0.34, 0.18), (-0.24, 0.12), (-0.08, 0.1),
        (0.04, 0.18), (0.1, 0.32)], hair, 0.65,
    )  # fmt: skip
    for lobe in FLUKES:
        pen.blob(lobe, pale, 0.8)
    tail = band(
        [(0.06, 0.02), (0.12, -0.08), (0.08, -0.24), (-0.1, -0.34), (-0.26, -0.31), (-0.39, -0.31)], [0.14, 0.2, 0.18,
        0.13, 0.075, 0.04],
    )  # fmt: skip
    pen.shape(tail, own, 0.8)
    with pen.within(tail):
        for x, y in (
            (0.06, 0.0), (0.13, 0.0), (0.09, -0.06), (0.16, -0.06), (0.06, -0.13), (0.13, -0.13), (0.08, -0.2),
            (0.15, -0.2), (0.02, -0.26), (0.09, -0.28), (-0.05, -0.3), (-0.12, -0.34), (-0.18, -0.31),
        ):  # fmt: skip
            pen.curve([(x - 0.034, y + 0.02), (x, y - 0.018), (x + 0.034, y + 0.02)], 0.01, pale, 0.9)
    pen.shape(band([(0.02, 0.26), (-0.08, 0.18), (-0.16, 0.26)], [0.045, 0.04, 0.03]), SKIN, 0.7)
    pen.blob(
        [(0.0, 0.29), (-0.02, 0.18), (0.02, 0.1), (-0.01, 0.03), (0.14, 0.03), (0.12, 0.11), (0.14, 0.19),
        (0.13, 0.28), (0.07, 0.32)], SKIN, 0.85,
    )  # fmt: skip
    pen.blob([(0.0, 0.23), (0.06, 0.21), (0.13, 0.23), (0.13, 0.17), (0.07, 0.16), (0.0, 0.17)], (220, 96, 130), 0.85)
    pen.shape([(-0.02, 0.06), (0.06, 0.02), (0.15, 0.06), (0.16, 0.0), (0.06, -0.05), (-0.02, 0.01)], pale, 0.85)
    pen.shape(band([(0.12, 0.27), (0.22, 0.24), (0.31, 0.34)], [0.045, 0.04, 0.028]), SKIN, 0.85)
    pen.oval(0.07, 0.37, 0.062, 0.073, SKIN, 0.9)
    pen.blob(
        [(0.09, 0.46), (0.0, 0.46), (-0.05, 0.38), (-0.03, 0.26), (0.01, 0.24), (0.02, 0.34), (0.06, 0.41),
        (0.13, 0.39)], hair, 0.85,
    )  # fmt: skip
    pen.oval(-0.005, 0.43, 0.022, 0.022, (240, 110, 100), 0.9)
