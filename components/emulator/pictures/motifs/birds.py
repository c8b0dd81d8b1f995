"""Birds in flight."""

from ..curves import Point, bent, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .limbs import BLACK, WHITE, along, eye, feathers, wing
from .registry import motif

AMBER: Colour = (240, 166, 52)
SLATE: Colour = (150, 164, 184)

GULL_BODY: tuple[Point, ...] = (
    (-0.3, -0.045), (-0.2, 0.005), (-0.06, 0.04), (0.06, 0.055), (0.14, 0.075), (0.2, 0.075), (0.225, 0.045),
    (0.19, 0.01), (0.1, -0.045), (-0.02, -0.075), (-0.16, -0.07),
)  # fmt: skip
BIRD_BODY: tuple[Point, ...] = (
    (-0.26, -0.02), (-0.1, 0.07), (0.1, 0.1), (0.2, 0.15), (0.31, 0.12), (0.35, 0.03), (0.26, -0.09), (0.06, -0.17),
    (-0.14, -0.12),
)  # fmt: skip
# Each pose: the far wing's front and back edge, then the near wing's.
GULL_POSES: tuple[tuple[tuple[Point, ...], ...], ...] = (
    (
        ((0.1, 0.05), (-0.1, 0.2), (-0.24, 0.22), (-0.48, 0.1)),
        ((-0.48, 0.1), (-0.26, 0.12), (-0.06, 0.0)),
        ((0.1, 0.03), (0.2, 0.19), (0.3, 0.2), (0.5, 0.06)),
        ((0.5, 0.06), (0.27, 0.1), (0.09, -0.02), (-0.08, -0.04)),
    ),
    (
        ((0.12, 0.05), (0.16, 0.24), (0.24, 0.34), (0.3, 0.52)),
        ((0.3, 0.52), (0.12, 0.34), (0.0, 0.04)),
        ((0.1, 0.03), (0.04, 0.22), (-0.08, 0.34), (-0.3, 0.48)),
        ((-0.3, 0.48), (-0.2, 0.26), (-0.15, 0.1), (-0.12, -0.03)),
    ),
    (
        ((0.14, 0.06), (0.25, 0.13), (0.35, 0.21), (0.47, 0.4)),
        ((0.47, 0.4), (0.24, 0.29), (0.13, 0.2), (-0.02, 0.05)),
        ((0.1, 0.03), (-0.06, 0.09), (-0.24, 0.04), (-0.47, -0.22)),
        ((-0.47, -0.22), (-0.26, -0.15), (-0.14, -0.13), (-0.1, -0.05)),
    ),
)  # fmt: skip


@motif
def seagull(pen: Pen, look: Look) -> None:
    """A gull in flight, in one of three poses."""
    far_front, far_back, front, back = look.chance.child("pose").pick(GULL_POSES)
    own = look.own(WHITE)
    under, mantle = mix(own, SLATE, 0.45), mix(own, SLATE, 0.55)
    _gull_wing(pen, far_front, far_back, under, 0.5)
    pen.shape([(-0.2, 0.0), (-0.36, -0.01), (-0.38, -0.07), (-0.18, -0.06)], own, 0.8)
    pen.blob(GULL_BODY, mix(own, SLATE, 0.25), 0.6)
    pen.blob([(-0.28, -0.04), (-0.06, 0.035), (0.14, 0.072), (0.205, 0.07), (0.21, 0.03), (0.1, -0.01)], own, 1.0)
    _gull_wing(pen, front, back, mantle, 0.95)
    pen.shape([(0.215, 0.065), (0.29, 0.04), (0.285, 0.025), (0.21, 0.03)], AMBER, 0.8)
    eye(pen, 0.18, 0.055, 0.012)


def _gull_wing(pen: Pen, front: tuple[Point, ...], back: tuple[Point, ...], fill: Colour, light: float) -> None:
    """Draw a wing with a pale back edge and a dark tip."""
    wing(pen, front, back, mix(fill, WHITE, 0.75), light)
    leading, trailing = bent(front, 8), bent(back, 8)
    with pen.within([*leading, *trailing]):
        inner = [
            (x * 0.75 + fx * 0.25, y * 0.75 + fy * 0.25)
            for (x, y), (fx, fy) in zip(back, front[::-1][: len(back)], strict=True)
        ]
        pen.shape([*leading, *bent(inner, 8)], fill, light)
    pen.shape([*leading[-8:], *trailing[:6]], BLACK, 0.3)
    pen.curve(front, 0.008, WHITE, light)


# Each pose: the far wing's front and back edge, then the near wing's, then its coverts' back edge.
BIRD_POSES: tuple[tuple[tuple[Point, ...], ...], ...] = (
    (
        ((0.08, 0.06), (0.14, 0.28), (0.26, 0.46)),
        ((0.26, 0.46), (0.06, 0.36), (-0.06, 0.04)),
        ((0.08, 0.03), (-0.02, 0.28), (-0.24, 0.46)),
        ((-0.24, 0.46), (-0.25, 0.24), (-0.19, 0.08), (-0.12, -0.04)),
        ((-0.24, 0.3), (-0.2, 0.12), (-0.1, -0.02)),
    ),
    (
        ((0.1, -0.04), (0.17, -0.24), (0.14, -0.42)),
        ((0.14, -0.42), (0.0, -0.3), (-0.08, -0.1)),
        ((0.09, 0.02), (0.02, -0.22), (-0.2, -0.44)),
        ((-0.2, -0.44), (-0.24, -0.22), (-0.2, -0.08), (-0.14, 0.0)),
        ((-0.21, -0.28), (-0.17, -0.12), (-0.1, 0.0)),
    ),
    (
        ((0.1, 0.06), (0.2, 0.14), (0.26, 0.28)),
        ((0.26, 0.28), (0.08, 0.24), (-0.04, 0.05)),
        ((0.09, 0.03), (-0.1, 0.14), (-0.4, 0.3)),
        ((-0.4, 0.3), (-0.33, 0.12), (-0.24, 0.02), (-0.14, -0.05)),
        ((-0.33, 0.17), (-0.22, 0.06), (-0.1, -0.03)),
    ),
)


@motif
def bird(pen: Pen, look: Look) -> None:
    """A small bird in flight, in one of three poses."""
    own = look.pick((74, 144, 206), (232, 126, 60), (70, 160, 150), (214, 84, 92), (246, 190, 70))
    dark, pale = mix(own, BLACK, 0.35), mix(own, WHITE, 0.75)
    far_front, far_back, front, back, covert = look.chance.child("pose").pick(BIRD_POSES)
    wing(pen, far_front, far_back, dark, 0.5)
    pen.shape([(-0.18, 0.02), (-0.47, 0.1), (-0.4, 0.01), (-0.48, -0.06), (-0.18, -0.08)], dark, 0.6)
    body = rounded(BIRD_BODY)
    pen.shape(body, own, 0.8)
    with pen.within(body):
        pen.blob([(0.36, 0.0), (0.22, 0.02), (0.02, -0.04), (-0.3, -0.06), (-0.1, -0.24), (0.3, -0.2)], pale, 0.9)
    wing(pen, front, back, dark, 0.6)
    with pen.within([*bent(front), *bent(back)]):
        wing(pen, front, covert, own, 0.85)
    pen.shape([(0.33, 0.1), (0.43, 0.05), (0.33, 0.03)], AMBER, 0.8)
    eye(pen, 0.25, 0.075, 0.02)


@motif
def eagle(pen: Pen, look: Look) -> None:
    """An eagle that soars on broad wings, their feathers spread like fingers."""
    own = look.own((92, 66, 48))
    dark = mix(own, BLACK, 0.45)
    for side, light in ((-1, 0.8), (1, 0.55)):
        tips = [(side * x, y) for x, y in ((0.5, 0.3), (0.515, 0.23), (0.51, 0.16), (0.49, 0.09), (0.455, 0.03))]
        roots = [(side * x, y) for x, y in ((0.34, 0.2), (0.35, 0.175), (0.34, 0.145), (0.33, 0.115), (0.31, 0.09))]
        feathers(pen, roots, tips, 0.05, dark, light)
        wing(
            pen, [(side * x, y) for x, y in ((0.04, 0.07), (0.15, 0.2), (0.3, 0.24), (0.41, 0.25))],
            [(side * x, y) for x, y in ((0.41, 0.22), (0.4, 0.06), (0.26, 0.0), (0.12, -0.05), (0.05, -0.1))], dark,
            light,
        )  # fmt: skip
        wing(
            pen, [(side * x, y) for x, y in ((0.03, 0.08), (0.15, 0.2), (0.3, 0.24), (0.38, 0.245))],
            [(side * x, y) for x, y in ((0.36, 0.14), (0.2, 0.07), (0.04, 0.0))], own, light + 0.15,
        )  # fmt: skip
    fan = along((-0.11, -0.31), (0.11, -0.31), 5)
    feathers(
        pen, along((-0.03, -0.1), (0.03, -0.1), 5), [(x, y - 0.04 + 3.2 * x * x) for x, y in fan], 0.065, WHITE, 0.85
    )
    pen.blob(
        [(0.0, 0.16), (0.065, 0.1), (0.07, -0.02), (0.035, -0.17), (0.0, -0.2), (-0.035, -0.17), (-0.07, -0.02),
        (-0.065, 0.1)], own, 0.6,
    )  # fmt: skip
    pen.blob(
        [(-0.06, 0.1), (-0.055, 0.18), (-0.02, 0.235), (0.04, 0.24), (0.08, 0.2), (0.065, 0.11), (0.03, 0.07),
        (0.0, 0.1), (-0.03, 0.06)], WHITE, 0.95,
    )  # fmt: skip
    pen.blob(
        [(0.065, 0.205), (0.11, 0.2), (0.135, 0.165), (0.125, 0.135), (0.11, 0.16), (0.07, 0.16)], (248, 186, 48),
        0.85,
    )  # fmt: skip
    pen.stroke([(0.02, 0.205), (0.07, 0.196)], 0.012, dark, 0.2)
    eye(pen, 0.045, 0.188, 0.012)


@motif
def swallow(pen: Pen, look: Look) -> None:
    """A swallow in flight, its tail forked."""
    own = look.own((44, 62, 116))
    pale, dark = (250, 240, 222), mix(own, BLACK, 0.35)
    wing(
        pen, [(0.14, 0.06), (0.12, 0.26), (-0.02, 0.42), (-0.14, 0.5)], [(-0.14, 0.5), (-0.02, 0.3), (-0.02, 0.06)],
        dark, 0.6,
    )  # fmt: skip
    for tip in ((-0.5, 0.06), (-0.47, -0.13)):
        pen.shape(bent([(-0.16, 0.02), (-0.3, tip[1] * 0.2), tip, (-0.28, -0.05), (-0.16, -0.06)], 4), dark, 0.7)
    body = bent(
        [(-0.22, -0.01), (-0.04, 0.06), (0.14, 0.09), (0.26, 0.1), (0.32, 0.05), (0.28, -0.02), (0.12, -0.08),
        (-0.06, -0.08), (-0.22, -0.04), (-0.22, -0.01)],
    )  # fmt: skip
    pen.shape(body, own, 0.85)
    with pen.within(body):
        pen.blob([(0.28, 0.0), (0.12, 0.0), (-0.1, -0.03), (-0.24, -0.05), (0.0, -0.16), (0.24, -0.12)], pale, 0.95)
        pen.blob([(0.34, 0.03), (0.26, 0.03), (0.19, -0.02), (0.22, -0.08), (0.34, -0.04)], (206, 78, 50), 0.85)
    wing(
        pen, [(0.16, 0.03), (0.04, -0.06), (-0.1, -0.24), (-0.26, -0.46)], [(-0.26, -0.46), (-0.2, -0.22),
        (-0.12, -0.07), (-0.02, 0.02)], own, 0.9,
    )  # fmt: skip
    pen.shape([(0.31, 0.065), (0.37, 0.04), (0.31, 0.03)], BLACK, 0.4)
    eye(pen, 0.26, 0.058, 0.014)


@motif
def dove(pen: Pen, look: Look) -> None:
    """A dove in flight with a twig in its beak."""
    own = look.own(WHITE)
    shade, leaf = mix(own, SLATE, 0.4), (110, 156, 84)
    wing(pen, [(0.1, 0.08), (0.2, 0.28), (0.34, 0.46)], [(0.34, 0.46), (0.14, 0.38), (-0.04, 0.06)], shade, 0.6)
    fan = [(-0.47, 0.03), (-0.49, -0.05), (-0.47, -0.13), (-0.42, -0.19)]
    feathers(pen, [(-0.18, -0.02), (-0.18, -0.04), (-0.17, -0.06), (-0.16, -0.08)], fan, 0.075, shade, 0.8)
    pen.blob(
        [(-0.24, -0.03), (-0.06, 0.06), (0.12, 0.1), (0.22, 0.16), (0.32, 0.15), (0.35, 0.07), (0.28, -0.06),
        (0.1, -0.15), (-0.1, -0.13)], own, 0.95,
    )  # fmt: skip
    tips = [(-0.31, 0.49), (-0.35, 0.39), (-0.35, 0.29), (-0.32, 0.19), (-0.27, 0.1)]
    feathers(pen, [(-0.06, 0.3), (-0.1, 0.25), (-0.12, 0.18), (-0.12, 0.11), (-0.11, 0.05)], tips, 0.1, shade, 0.8)
    wing(
        pen, [(0.12, 0.03), (0.06, 0.26), (-0.04, 0.36), (-0.2, 0.44)], [(-0.2, 0.42), (-0.16, 0.2), (-0.12, -0.01),
        (0.0, -0.06)], own, 1.0,
    )  # fmt: skip
    pen.shape([(0.34, 0.12), (0.4, 0.07), (0.34, 0.06)], AMBER, 0.8)
    pen.curve([(0.37, 0.085), (0.42, 0.03), (0.44, -0.06)], 0.01, leaf, 0.5)
    for x, y in ((0.45, 0.03), (0.39, -0.01), (0.47, -0.04), (0.42, -0.09)):
        pen.oval(x, y, 0.026, 0.015, leaf, 0.8)
    eye(pen, 0.27, 0.105, 0.015)


@motif
def bat(pen: Pen, look: Look) -> None:
    """A bat with spread wings."""
    own = look.own((72, 60, 88))
    fur = mix(own, WHITE, 0.12)
    for side, light in ((-1, 0.7), (1, 0.5)):
        edge = [(0.03, 0.06), (0.14, 0.14), (0.2, 0.27), (0.36, 0.22), (0.5, 0.02)]
        hem = [
            *bent([(0.5, 0.02), (0.42, 0.04), (0.36, -0.06)], 5),
            *bent([(0.36, -0.06), (0.28, 0.0), (0.21, -0.1)], 5),
            *bent([(0.21, -0.1), (0.13, -0.05), (0.05, -0.14)], 5),
        ]
        pen.shape([(side * x, y) for x, y in (*bent(edge[:3], 5), *bent(edge[2:], 5), *hem)], own, light)
        for x, y in ((0.36, -0.06), (0.21, -0.1)):
            pen.stroke([(side * 0.2, 0.25), (side * x, y)], 0.009, mix(own, BLACK, 0.4), light)
        pen.shape([(side * 0.02, 0.17), (side * 0.075, 0.29), (side * 0.1, 0.14)], fur, light + 0.2)
    pen.blob([(0.0, 0.1), (0.07, 0.04), (0.065, -0.1), (0.0, -0.19), (-0.065, -0.1), (-0.07, 0.04)], fur, 0.65)
    pen.oval(0.0, 0.13, 0.1, 0.088, fur, 0.75)
    for side in (-1, 1):
        eye(pen, side * 0.042, 0.145, 0.016, (250, 240, 200))
        pen.shape([(side * 0.035, 0.085), (side * 0.013, 0.085), (side * 0.024, 0.055)], WHITE, 1.0)
    pen.oval(0.0, 0.11, 0.014, 0.01, BLACK, 0.3)
