"""Goldfish, dolphins, sharks and others that swim."""

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .limbs import BLACK, WHITE, band, eye
from .registry import motif

KOI: Colour = (240, 96, 40)


KOI_TAIL: tuple[tuple[Point, ...], ...] = (
    ((-0.16, 0.03), (-0.3, 0.2), (-0.49, 0.28), (-0.44, 0.12), (-0.48, 0.04), (-0.3, 0.0)),
    ((-0.16, -0.02), (-0.3, 0.0), (-0.46, -0.04), (-0.5, -0.18), (-0.42, -0.2), (-0.4, -0.32), (-0.26, -0.2)),
)
KOI_SCALES: tuple[Point, ...] = (
    (0.12, 0.1), (0.12, 0.02), (0.04, 0.06), (0.04, -0.02), (-0.04, 0.08), (-0.04, 0.01), (-0.11, 0.03),
)  # fmt: skip


@motif
def goldfish(pen: Pen, look: Look) -> None:
    """A goldfish with long veils of fins."""
    own = look.own(KOI)
    veil, bright, patch = mix(own, WHITE, 0.45), mix(own, (255, 214, 110), 0.5), look.chance.child("patch").yes(0.4)
    seam = mix(own, (160, 40, 20), 0.38)
    _veils(pen, own, veil)
    body = bent(
        [(-0.2, 0.0), (-0.06, 0.15), (0.14, 0.21), (0.32, 0.16), (0.45, 0.04), (0.46, -0.02), (0.34, -0.13),
        (0.14, -0.18), (-0.06, -0.13), (-0.2, 0.0)],
    )  # fmt: skip
    pen.shape(body, own if not patch else WHITE, 0.75)
    with pen.within(body):
        pen.blob(
            [(0.48, -0.02), (0.3, -0.06), (0.1, -0.08), (-0.2, -0.04), (0.0, -0.24), (0.4, -0.2)],
            bright if not patch else (246, 236, 224), 0.9,
        )  # fmt: skip
        if patch:
            pen.blob([(0.5, 0.1), (0.36, 0.0), (0.26, 0.08), (0.28, 0.24), (0.5, 0.24)], own, 0.8)
            pen.blob([(0.14, 0.26), (0.16, 0.08), (0.02, -0.02), (-0.1, 0.06), (-0.08, 0.24)], own, 0.8)
        for x, y in KOI_SCALES:
            pen.curve([(x + 0.01, y + 0.035), (x - 0.018, y), (x + 0.01, y - 0.035)], 0.008, seam, 0.7)
    pen.curve([(0.25, 0.1), (0.21, 0.02), (0.26, -0.08)], 0.012, seam, 0.6)
    pen.blob([(0.2, -0.04), (0.14, -0.16), (0.02, -0.2), (0.04, -0.1), (0.12, -0.02)], veil, 0.9)
    eye(pen, 0.35, 0.055, 0.026, WHITE)


def _veils(pen: Pen, own: Colour, veil: Colour) -> None:
    """Draw the tail and the fins behind the body."""
    for lobe, light in zip(KOI_TAIL, (0.85, 0.7), strict=True):
        pen.blob(lobe, veil, light)
    for tip in ((-0.42, 0.2), (-0.4, 0.1), (-0.42, -0.09), (-0.37, -0.22)):
        pen.curve([(-0.17, 0.0), (tip[0] * 0.7, tip[1] * 0.6), tip], 0.009, own, 0.7)
    pen.blob([(0.2, 0.16), (0.1, 0.31), (-0.08, 0.34), (-0.18, 0.27), (-0.12, 0.2), (-0.14, 0.1)], veil, 0.85)
    for x in (0.06, -0.02, -0.09):
        pen.stroke([(x + 0.08, 0.14), (x, 0.3)], 0.009, own, 0.7)
    pen.blob([(0.06, -0.14), (-0.02, -0.28), (-0.14, -0.31), (-0.1, -0.14)], veil, 0.75)


DOLPHIN: tuple[Point, ...] = (
    (-0.4, -0.2), (-0.24, 0.0), (-0.04, 0.16), (0.16, 0.19), (0.31, 0.12), (0.36, 0.04), (0.45, -0.03), (0.45, -0.06),
    (0.36, -0.06), (0.26, -0.08), (0.1, -0.05), (-0.1, -0.07), (-0.28, -0.19), (-0.37, -0.25),
)  # fmt: skip


@motif
def dolphin(pen: Pen, look: Look) -> None:
    """A dolphin in its leap."""
    own = look.own((96, 138, 176))
    dark, pale = mix(own, BLACK, 0.25), mix(own, WHITE, 0.75)
    pen.blob(
        [(-0.36, -0.17), (-0.44, -0.18), (-0.56, -0.14), (-0.5, -0.22), (-0.42, -0.27), (-0.42, -0.36),
        (-0.36, -0.46), (-0.33, -0.34), (-0.33, -0.24)], dark, 0.6,
    )  # fmt: skip
    pen.blob([(0.04, 0.14), (-0.04, 0.27), (-0.16, 0.33), (-0.13, 0.22), (-0.14, 0.06)], dark, 0.65)
    body = bent([*DOLPHIN, DOLPHIN[0]], 6)
    pen.shape(body, own, 0.7)
    with pen.within(body):
        pen.curve([(-0.4, -0.16), (-0.24, 0.03), (-0.04, 0.2), (0.16, 0.23), (0.34, 0.15)], 0.08, dark, 0.75)
        pen.shape(
            bent([(0.5, -0.045), (0.36, -0.03), (0.22, -0.01), (0.0, 0.0), (-0.2, -0.1), (-0.36, -0.24), (0.0, -0.24),
            (0.4, -0.2)]), pale, 0.9,
        )  # fmt: skip
    pen.blob([(0.17, 0.0), (0.13, -0.12), (0.03, -0.22), (0.03, -0.1), (0.09, 0.01)], dark, 0.7)
    pen.curve([(0.45, -0.045), (0.36, -0.03), (0.3, 0.0)], 0.009, dark, 0.3)
    eye(pen, 0.275, 0.045, 0.015)
    for x, y, size in ((-0.5, -0.4, 0.014), (-0.24, -0.36, 0.018), (-0.3, -0.46, 0.012), (-0.14, -0.3, 0.01)):
        pen.oval(x, y, size, size * 1.2, (238, 248, 252), 1.0)


SHARK: tuple[Point, ...] = (
    (-0.38, 0.02), (-0.2, 0.09), (0.04, 0.15), (0.26, 0.13), (0.42, 0.06), (0.5, 0.0), (0.43, -0.04), (0.36, -0.08),
    (0.2, -0.13), (-0.04, -0.11), (-0.24, -0.04), (-0.38, -0.02),
)  # fmt: skip


@motif
def shark(pen: Pen, look: Look) -> None:
    """A shark that swims, with its fin, gills and teeth."""
    own = look.own((104, 122, 140))
    dark, pale = mix(own, BLACK, 0.25), mix(own, WHITE, 0.8)
    pen.shape(
        [*bent([(-0.34, 0.03), (-0.42, 0.14), (-0.5, 0.25)], 5), *bent([(-0.5, 0.25), (-0.45, 0.04), (-0.45, -0.06),
        (-0.49, -0.18)], 5), *bent([(-0.49, -0.18), (-0.4, -0.1), (-0.33, -0.03)], 5)], own, 0.55,
    )  # fmt: skip
    pen.shape(
        [*bent([(0.12, 0.12), (0.02, 0.26), (-0.1, 0.36)], 5), *bent([(-0.1, 0.36), (-0.09, 0.22), (-0.1, 0.09)], 5)],
        own, 0.6,
    )  # fmt: skip
    pen.shape([(-0.2, -0.04), (-0.3, -0.13), (-0.28, -0.03)], dark, 0.5)
    pen.shape([(-0.2, 0.07), (-0.3, 0.14), (-0.28, 0.04)], dark, 0.6)
    body = bent([*SHARK, SHARK[0]], 6)
    pen.shape(body, own, 0.7)
    with pen.within(body):
        pen.shape(
            bent([(0.52, -0.02), (0.36, -0.0), (0.16, -0.03), (-0.08, -0.02), (-0.3, -0.01), (-0.1, -0.2),
            (0.4, -0.2)]), pale, 0.9,
        )  # fmt: skip
    for x in (0.13, 0.165, 0.2):
        pen.curve([(x, 0.06), (x - 0.02, 0.01), (x, -0.04)], 0.01, dark, 0.4)
    mouth = bent([(0.42, -0.025), (0.35, -0.015), (0.27, -0.06), (0.33, -0.075), (0.39, -0.058)], 5)
    pen.shape(mouth, (120, 40, 48), 0.4)
    for x in (0.31, 0.335, 0.36, 0.385):
        pen.shape([(x - 0.012, -0.024), (x + 0.012, -0.02), (x, -0.048)], WHITE, 1.0)
    pen.shape(bent([(0.12, -0.08), (0.0, -0.2), (-0.12, -0.29), (-0.08, -0.16), (-0.02, -0.08)], 5), dark, 0.6)
    eye(pen, 0.33, 0.055, 0.016)


@motif
def tropical_fish(pen: Pen, look: Look) -> None:
    """A clownfish with white bands."""
    own = look.own((246, 130, 36))
    dark = mix(own, (40, 30, 36), 0.85)
    for points in (
        [(-0.26, 0.04), (-0.4, 0.19), (-0.5, 0.13), (-0.47, 0.0), (-0.5, -0.13), (-0.4, -0.19), (-0.26, -0.04)],
        [(0.2, 0.18), (0.06, 0.33), (-0.04, 0.26), (-0.16, 0.3), (-0.26, 0.18), (-0.2, 0.08)],
        [(0.04, -0.18), (-0.06, -0.31), (-0.18, -0.28), (-0.22, -0.12)],
    ):
        pen.blob(points, dark, 0.6)
        x, y = (sum(p[k] for p in points) / len(points) for k in (0, 1))
        pen.blob([(x + (px - x) * 0.78, y + (py - y) * 0.78) for px, py in points], own, 0.8)
    body = bent(
        [(-0.32, 0.0), (-0.16, 0.14), (0.08, 0.22), (0.32, 0.17), (0.47, 0.02), (0.46, -0.03), (0.32, -0.15),
        (0.08, -0.21), (-0.16, -0.13), (-0.32, 0.0)],
    )  # fmt: skip
    pen.shape(body, own, 0.8)
    with pen.within(body):
        for x, bow, width in ((0.2, 0.06, 0.1), (-0.04, 0.05, 0.1), (-0.24, 0.02, 0.07)):
            line = [(x - 0.02, 0.3), (x + bow, 0.0), (x - 0.02, -0.3)]
            pen.curve(line, width + 0.035, dark, 0.6)
            pen.curve(line, width, WHITE, 0.95)
        pen.curve([(-0.3, -0.09), (0.08, -0.24), (0.4, -0.16)], 0.09, mix(own, (150, 50, 20), 0.3), 0.6)
    pen.blob([(0.12, 0.02), (0.0, 0.06), (-0.1, -0.02), (-0.04, -0.1), (0.08, -0.08)], dark, 0.6)
    pen.blob([(0.11, 0.01), (0.01, 0.04), (-0.06, -0.02), (-0.02, -0.07), (0.08, -0.06)], own, 0.9)
    eye(pen, 0.36, 0.05, 0.025, WHITE)
    pen.curve([(0.46, -0.03), (0.42, -0.05), (0.39, -0.04)], 0.009, dark, 0.4)


@motif
def ray_fish(pen: Pen, look: Look) -> None:
    """A manta ray that glides, seen from a little above."""
    own = look.own((66, 86, 122))
    pale, dark = mix(own, WHITE, 0.25), mix(own, BLACK, 0.35)
    pen.shape(band([(-0.1, -0.16), (-0.2, -0.3), (-0.36, -0.42)], [0.03, 0.016, 0.005]), dark, 0.6)
    for side, light in ((-1, 0.6), (1, 0.85)):
        pen.blob([(side * 0.06, 0.24), (side * 0.13, 0.33), (side * 0.09, 0.2)], dark, light)
        pen.shape(
            [
                *bent([(0.0, 0.21), (side * 0.18, 0.17), (side * 0.36, 0.16), (side * 0.5, 0.02 + 0.1 * side)]),
                *bent([(side * 0.5, 0.02 + 0.1 * side), (side * 0.3, -0.0), (side * 0.14, -0.12), (0.0, -0.2)]),
            ],
            own,
            light,
        )
        pen.shape(
            bent([(side * 0.05, 0.14), (side * 0.14, 0.1), (side * 0.2, 0.02), (side * 0.1, 0.04)], 5), pale, light
        )
        eye(pen, side * 0.085, 0.19, 0.012)
    pen.shape(bent([(0.0, 0.17), (0.04, 0.04), (0.0, -0.17), (-0.04, 0.04), (0.0, 0.17)], 6), dark, 0.7)


@motif
def seal(pen: Pen, look: Look) -> None:
    """A seal that lies on its front flippers and looks up."""
    own = look.own((112, 120, 134))
    dark, pale = mix(own, BLACK, 0.3), mix(own, WHITE, 0.35)
    pen.blob([(-0.38, 0.06), (-0.48, 0.16), (-0.53, 0.12), (-0.5, 0.05), (-0.54, 0.0), (-0.4, -0.0)], dark, 0.6)
    body = bent(
        [(-0.46, 0.04), (-0.3, 0.14), (-0.06, 0.26), (0.1, 0.42), (0.17, 0.56), (0.28, 0.61), (0.39, 0.55),
        (0.43, 0.47), (0.38, 0.4), (0.34, 0.24), (0.28, 0.06), (0.16, 0.0), (-0.2, -0.01), (-0.46, 0.04)],
    )  # fmt: skip
    pen.shape(body, own, 0.75)
    with pen.within(body):
        pen.blob([(0.36, 0.4), (0.26, 0.34), (0.16, 0.14), (-0.2, 0.05), (-0.2, -0.1), (0.4, -0.1)], pale, 0.85)
    pen.blob([(0.18, 0.16), (0.12, 0.06), (0.0, -0.01), (0.1, -0.02), (0.26, 0.0), (0.28, 0.12)], dark, 0.6)
    pen.blob([(0.33, 0.5), (0.42, 0.51), (0.45, 0.46), (0.4, 0.41), (0.33, 0.43)], pale, 0.9)
    pen.oval(0.44, 0.495, 0.018, 0.015, BLACK, 0.3)
    for drop in (0.0, -0.025, -0.05):
        pen.stroke([(0.39, 0.45), (0.31, 0.45 + drop)], 0.005, dark, 0.4)
    eye(pen, 0.33, 0.535, 0.021)
