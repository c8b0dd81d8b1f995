"""Fish and whales."""

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .limbs import BLACK, WHITE, band, eye
from .registry import motif

FOAM: Colour = (238, 248, 252)
FISH_LINE: tuple[Point, ...] = (
    (-0.34, -0.18),
    (-0.18, -0.02),
    (0.06, 0.08),
    (0.28, 0.075),
    (0.41, 0.03),
    (0.475, -0.005),
)
FISH_WIDTHS = (0.05, 0.15, 0.24, 0.205, 0.125, 0.04)
FISH_TAIL: tuple[Point, ...] = (
    (-0.31, -0.12), (-0.38, -0.15), (-0.48, -0.13), (-0.58, -0.15), (-0.52, -0.2), (-0.45, -0.27), (-0.43, -0.36),
    (-0.43, -0.48), (-0.37, -0.42), (-0.32, -0.32), (-0.28, -0.21),
)  # fmt: skip
FISH_BELLY: tuple[Point, ...] = (
    (-0.4, -0.22), (-0.2, -0.07), (0.06, 0.025), (0.3, 0.035), (0.5, -0.0), (0.4, -0.2), (0.1, -0.2), (-0.2, -0.3),
)  # fmt: skip
WHALE: tuple[Point, ...] = (
    (0.414, 0.0), (0.422, 0.123), (0.37, 0.229), (0.246, 0.29), (0.088, 0.29), (-0.053, 0.238), (-0.176, 0.15),
    (-0.264, 0.15), (-0.326, 0.238), (-0.352, 0.37), (-0.396, 0.37), (-0.405, 0.229), (-0.387, 0.088),
    (-0.299, -0.026), (-0.132, -0.088), (0.132, -0.106), (0.334, -0.088),
)  # fmt: skip
WHALE_BELLY: tuple[Point, ...] = (
    (0.458, 0.088), (0.352, 0.079), (0.194, 0.026), (0.035, 0.0), (-0.141, -0.018), (-0.264, -0.035), (0.0, -0.176),
    (0.44, -0.176),
)  # fmt: skip
FLUKE: tuple[Point, ...] = (
    (-0.374, 0.317), (-0.317, 0.396), (-0.229, 0.431), (-0.176, 0.493), (-0.264, 0.51), (-0.343, 0.475),
    (-0.383, 0.44), (-0.422, 0.484), (-0.502, 0.528), (-0.581, 0.51), (-0.528, 0.44), (-0.44, 0.387),
)  # fmt: skip


@motif
def fish(pen: Pen, look: Look) -> None:
    """A fish that leaps on wide fins."""
    own = look.own((72, 134, 188))
    pale, dark = mix(own, WHITE, 0.45), mix(own, BLACK, 0.3)
    _wide_fin(pen, ((0.16, 0.1), (0.02, 0.4), (-0.2, 0.5)), ((-0.2, 0.5), (-0.16, 0.3), (-0.02, 0.08)), pale, own)
    pen.blob(FISH_TAIL, own, 0.6)
    for tip in ((-0.5, -0.18), (-0.45, -0.24), (-0.4, -0.38)):
        pen.stroke([(-0.34, -0.19), tip], 0.008, dark, 0.6)
    pen.blob([(-0.1, 0.1), (-0.22, 0.17), (-0.26, 0.14), (-0.22, 0.0)], dark, 0.6)
    body = band(FISH_LINE, FISH_WIDTHS)
    pen.shape(body, own, 0.55)
    with pen.within(body):
        pen.curve([(-0.34, -0.1), (-0.16, 0.09), (0.06, 0.21), (0.3, 0.18), (0.44, 0.08)], 0.06, dark, 0.7)
        pen.shape(bent(FISH_BELLY), mix(own, WHITE, 0.85), 0.9)
        _scales(pen, dark)
        pen.curve([(0.3, 0.18), (0.25, 0.08), (0.29, -0.05)], 0.012, dark, 0.3)
    _wide_fin(pen, ((0.19, 0.02), (0.1, -0.2), (-0.14, -0.36)), ((-0.14, -0.36), (-0.14, -0.2), (0.04, 0.0)), pale, own)
    pen.curve([(0.475, -0.01), (0.42, -0.002), (0.385, 0.008)], 0.011, dark, 0.3)
    eye(pen, 0.35, 0.078, 0.022, WHITE)
    for x, y, size in ((-0.5, -0.36, 0.018), (-0.44, -0.56, 0.022), (-0.3, -0.46, 0.012), (-0.56, -0.48, 0.012)):
        pen.oval(x, y, size, size * 1.2, FOAM, 1.0)


def _scales(pen: Pen, dark: Colour) -> None:
    for x, y in ((-0.16, 0.0), (-0.08, 0.05), (0.0, 0.08), (0.08, 0.1), (-0.04, 0.11), (0.16, 0.11), (0.06, 0.15)):
        pen.curve([(x, y + 0.025), (x - 0.016, y), (x - 0.004, y - 0.025)], 0.007, dark, 0.6)


def _wide_fin(pen: Pen, front: tuple[Point, ...], back: tuple[Point, ...], fill: Colour, ray: Colour) -> None:
    """Draw a fin like a wing, with rays."""
    trailing = bent(back, 8)
    pen.shape([*bent(front, 8), *trailing], fill, 0.85)
    root = ((front[0][0] + back[-1][0]) / 2, (front[0][1] + back[-1][1]) / 2)
    for at in (3, 6, 9, 12):
        pen.stroke([root, trailing[at]], 0.007, ray, 0.6)
    pen.curve(front, 0.014, ray, 0.7)


@motif
def whale(pen: Pen, look: Look) -> None:
    """A whale at the surface, its tail up, spouting."""
    own = look.own((62, 104, 150))
    pale, dark = mix(own, WHITE, 0.8), mix(own, BLACK, 0.35)
    _spout(pen)
    pen.blob(FLUKE, own, look.left)
    body = bent((*WHALE, WHALE[0]))
    pen.shape(body, own, 0.5)
    with pen.within(body):
        pen.curve(
            [(-0.405, 0.352), (-0.317, 0.211), (-0.229, 0.123), (-0.088, 0.238), (0.088, 0.308), (0.264, 0.299)],
            0.05,
            mix(own, WHITE, 0.25),
            0.9,
        )
        pen.shape(bent(WHALE_BELLY), pale, 0.85)
        for step in range(5):
            pen.curve(
                [(0.44, 0.06 - step * 0.031), (0.21, -step * 0.026), (-0.09, -0.044 - step * 0.018)], 0.008, own, 0.5
            )
    pen.blob(
        [(0.123, 0.044), (0.07, -0.009), (-0.035, -0.088), (0.018, -0.114), (0.123, -0.079), (0.176, 0.018)], dark,
        0.5,
    )  # fmt: skip
    pen.curve([(0.427, 0.097), (0.334, 0.084), (0.246, 0.053)], 0.008, dark, 0.3)
    eye(pen, 0.246, 0.106, 0.016)


def _spout(pen: Pen) -> None:
    for side in (-1, 1):
        for reach, top, fall in ((0.06, 0.55, 0.44), (0.115, 0.53, 0.4), (0.15, 0.48, 0.37)):
            jet = [(0.176, 0.28), (0.176 + side * reach * 0.35, top - 0.07), (0.176 + side * reach, top - 0.02)]
            pen.shape(band([*jet, (0.176 + side * reach * 1.35, fall)], [0.027, 0.031, 0.027, 0.011]), FOAM, 0.95)
        pen.oval(0.176 + side * 0.22, 0.33, 0.011, 0.014, FOAM, 0.95)
        pen.oval(0.176 + side * 0.09, 0.58, 0.011, 0.013, FOAM, 0.95)
