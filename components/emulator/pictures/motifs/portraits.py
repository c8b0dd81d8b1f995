"""Portraits: head and shoulders, with a face."""

from collections.abc import Sequence

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .figures import HAIRS, SKINS
from .growth import beyond, shaded
from .limbs import band
from .registry import motif

FACE: tuple[Point, ...] = (
    (-0.155, 0.74), (-0.16, 0.64), (-0.15, 0.55), (-0.115, 0.465),
    (-0.05, 0.405), (0.0, 0.395), (0.05, 0.405), (0.115, 0.465),
    (0.15, 0.55), (0.16, 0.64), (0.155, 0.74), (0.09, 0.82), (0.0, 0.84), (-0.09, 0.82),
)  # fmt: skip
JAW: tuple[Point, ...] = (
    (-0.155, 0.74), (-0.162, 0.62), (-0.155, 0.52), (-0.13, 0.45),
    (-0.07, 0.395), (0.0, 0.38), (0.07, 0.395), (0.13, 0.45),
    (0.155, 0.52), (0.162, 0.62), (0.155, 0.74), (0.09, 0.82), (0.0, 0.84), (-0.09, 0.82),
)  # fmt: skip
LONG_HAIR: tuple[Point, ...] = (
    (0.0, 0.955), (0.13, 0.925), (0.21, 0.82), (0.225, 0.68), (0.235, 0.52),
    (0.28, 0.36), (0.26, 0.2), (0.13, 0.12), (-0.14, 0.12),
    (-0.27, 0.2), (-0.28, 0.36), (-0.235, 0.52), (-0.225, 0.68), (-0.21, 0.82), (-0.13, 0.925),
)  # fmt: skip
PARTING: tuple[Point, ...] = (
    (-0.04, 0.925), (-0.15, 0.885), (-0.205, 0.77), (-0.205, 0.6),
    (-0.225, 0.42), (-0.26, 0.26), (-0.19, 0.2), (-0.155, 0.36),
    (-0.168, 0.54), (-0.15, 0.68), (-0.09, 0.78), (-0.03, 0.84),
)  # fmt: skip
BUST: tuple[Point, ...] = ((-0.07, 0.33), (-0.16, 0.285), (-0.34, 0.22), (-0.42, 0.12), (-0.44, 0.0))
DRESSES: tuple[Colour, ...] = ((58, 104, 120), (172, 70, 76), (92, 84, 140), (214, 148, 72), (70, 120, 96))


@motif
def portrait(pen: Pen, look: Look) -> None:
    """A woman with long hair, head and shoulders."""
    chance = look.chance.child("portrait")
    skin, hair = look.chance.child("skin").pick(SKINS[:4]), look.hair or chance.pick(HAIRS)
    pen.shape(rounded(LONG_HAIR), mix(hair, (20, 10, 24), 0.35), 0.4)
    _neck(pen, look, skin, 0.068)
    _bust(pen, look, look.pick(*DRESSES))
    pen.shape(
        bent(
            [
                (-0.135, 0.305),
                (-0.06, 0.16),
                (0.0, 0.13),
                (0.06, 0.16),
                (0.135, 0.305),
                (0.07, 0.325),
                (0.0, 0.3),
                (-0.07, 0.325),
            ]
        ),
        skin,
        look.left,
    )
    pen.curve([(-0.09, 0.3), (-0.03, 0.215), (0.0, 0.205), (0.03, 0.215), (0.09, 0.3)], 0.007, (240, 200, 100), 0.9)
    pen.oval(0.0, 0.195, 0.013, 0.015, (240, 200, 100), 0.9)
    _face(pen, look, FACE, skin)
    _features(pen, skin, hair, (196, 72, 78))
    for side, light in ((1, look.left), (-1, look.right)):
        points = rounded([(x * side, y) for x, y in PARTING])
        pen.shape(points, hair, light)
        for shift in (0.0, 0.022):
            line = [
                (side * (-0.08 - shift * 2), 0.885 - shift),
                (side * (-0.17 - shift * 0.5), 0.74),
                (side * (-0.182 - shift * 0.4), 0.55),
                (side * (-0.205 - shift), 0.34),
            ]
            pen.curve(line, 0.006, mix(hair, (255, 220, 180), 0.3), light)
    for side in (-1, 1):
        pen.oval(side * 0.158, 0.515, 0.013, 0.02, (240, 200, 100), 0.9)


@motif
def portrait_man(pen: Pen, look: Look) -> None:
    """A man with short hair, head and shoulders."""
    chance = look.chance.child("portrait")
    skin, hair = look.chance.child("skin").pick(SKINS), look.hair or chance.pick(HAIRS)
    own = look.pick((60, 76, 112), (88, 96, 84), (110, 74, 62), (72, 66, 84))
    _neck(pen, look, skin, 0.085)
    _bust(pen, look, own)
    pen.shape([(-0.09, 0.32), (0.09, 0.32), (0.0, 0.06)], (246, 244, 238), 0.9)
    pen.shape([(-0.03, 0.25), (0.03, 0.25), (0.038, 0.1), (0.0, 0.0), (-0.038, 0.1)], mix(own, (170, 50, 50), 0.6), 0.7)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.shape(
            [(side * 0.085, 0.345), (side * 0.15, 0.31), (side * 0.15, 0.18), (0.0, 0.0), (side * 0.03, 0.1)],
            mix(own, (20, 16, 30), 0.3),
            light,
        )
        pen.oval(side * 0.165, 0.61, 0.03, 0.05, mix(skin, (180, 80, 70), 0.15), light)
    _face(pen, look, JAW, skin)
    if chance.yes(0.45):
        beard = [
            (-0.16, 0.6),
            (-0.152, 0.48),
            (-0.1, 0.39),
            (0.0, 0.345),
            (0.1, 0.39),
            (0.152, 0.48),
            (0.16, 0.6),
            (0.12, 0.53),
            (0.06, 0.515),
            (0.0, 0.52),
            (-0.06, 0.515),
            (-0.12, 0.53),
        ]
        shaded(pen, look, rounded(beard, 5), hair, 0.06)
    _features(pen, skin, hair, mix(skin, (170, 60, 60), 0.5), heavy=1.5)
    top = [
        (-0.165, 0.66),
        (-0.185, 0.78),
        (-0.14, 0.9),
        (-0.03, 0.955),
        (0.1, 0.94),
        (0.18, 0.86),
        (0.18, 0.74),
        (0.165, 0.66),
        (0.145, 0.76),
        (0.07, 0.81),
        (-0.05, 0.79),
        (-0.14, 0.77),
    ]
    shaded(pen, look, rounded(top), hair, 0.06)
    pen.curve([(-0.12, 0.85), (-0.02, 0.905), (0.09, 0.885)], 0.008, mix(hair, (255, 220, 180), 0.3), 0.7)


def _neck(pen: Pen, look: Look, skin: Colour, half: float) -> None:
    pen.shape(
        [
            (-half, 0.46),
            (half, 0.46),
            (half * 1.05, 0.32),
            (half * 1.5, 0.24),
            (-half * 1.5, 0.24),
            (-half * 1.05, 0.32),
        ],
        skin,
        look.left,
    )
    pen.shape(
        [*bent([(-half, 0.44), (0.0, 0.355), (half, 0.42)]), (half, 0.46), (-half, 0.46)],
        mix(skin, (110, 50, 50), 0.3),
        0.5,
    )


def _bust(pen: Pen, look: Look, own: Colour) -> None:
    left = bent(BUST)
    shaded(pen, look, [*left, *[(-x, y) for x, y in reversed(left)]], own, 0.1, 0.2)


def _face(pen: Pen, look: Look, points: Sequence[Point], skin: Colour) -> None:
    head = rounded(points)
    pen.shape(head, skin, look.left)
    pen.shape(beyond(head, 0.09, -0.02), skin, (look.left + look.right) / 2)
    for side in (-1, 1):
        pen.oval(side * 0.092, 0.545, 0.036, 0.024, mix(skin, (232, 96, 90), 0.3), 0.7)


def _features(pen: Pen, skin: Colour, hair: Colour, lips: Colour, heavy: float = 1.0) -> None:
    """Draw brows, eyes, nose and mouth; heavy is the thickness of the brows."""
    brow, line = mix(hair, (40, 24, 24), 0.4), mix(skin, (110, 50, 44), 0.45)
    for side in (-1, 1):
        x = side * 0.07
        pen.shape(
            band(
                [(x - side * 0.034, 0.692), (x + side * 0.004, 0.704), (x + side * 0.046, 0.678)],
                [0.012 * heavy, 0.013 * heavy, 0.004],
            ),
            brow,
            0.4,
        )
        eye = rounded(
            [
                (x - 0.034, 0.628),
                (x - 0.014, 0.645),
                (x + 0.014, 0.645),
                (x + 0.034, 0.628),
                (x + 0.012, 0.614),
                (x - 0.012, 0.614),
            ]
        )
        pen.shape(eye, (250, 248, 244), 0.9)
        pen.oval(x + 0.002, 0.63, 0.0165, 0.017, (84, 66, 52), 0.6)
        pen.oval(x + 0.002, 0.63, 0.008, 0.009, (26, 22, 28), 0.3)
        pen.oval(x + 0.007, 0.636, 0.0045, 0.0045, (255, 255, 255), 1.0)
        pen.shape(band([(x - 0.036, 0.627), (x, 0.648), (x + 0.036, 0.629)], [0.004, 0.0095, 0.007]), (44, 32, 34), 0.3)
    pen.curve([(0.006, 0.62), (0.02, 0.55), (0.012, 0.532), (-0.012, 0.53)], 0.0065, line, 0.5)
    pen.shape(
        rounded(
            [
                (-0.05, 0.474),
                (-0.02, 0.487),
                (0.0, 0.482),
                (0.02, 0.487),
                (0.05, 0.474),
                (0.022, 0.452),
                (-0.022, 0.452),
            ]
        ),
        lips,
        0.7,
    )
    pen.curve(
        [(-0.058, 0.482), (-0.044, 0.474), (0.0, 0.468), (0.044, 0.474), (0.058, 0.482)],
        0.005,
        mix(lips, (70, 10, 20), 0.5),
        0.5,
    )
    pen.oval(0.0, 0.437, 0.02, 0.005, mix(skin, (110, 50, 44), 0.2), 0.5)
