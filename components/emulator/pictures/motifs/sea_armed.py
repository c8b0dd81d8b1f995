"""Soft and armoured life of the sea: octopus, jellyfish, turtle, crab and lobster."""

from ..curves import Point, bent, moved
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .limbs import BLACK, WHITE, band, eye
from .registry import motif

ARMS: tuple[tuple[Point, ...], ...] = (
    ((-0.12, 0.0), (-0.22, -0.14), (-0.4, -0.12), (-0.46, 0.02), (-0.38, 0.06)),
    ((0.12, 0.0), (0.22, -0.14), (0.4, -0.12), (0.46, 0.02), (0.38, 0.06)),
    ((-0.09, -0.04), (-0.16, -0.24), (-0.34, -0.3), (-0.42, -0.22)),
    ((0.09, -0.04), (0.16, -0.24), (0.34, -0.3), (0.42, -0.22)),
    ((-0.05, -0.06), (-0.08, -0.28), (-0.2, -0.4), (-0.3, -0.38)),
    ((0.05, -0.06), (0.08, -0.28), (0.2, -0.4), (0.3, -0.38)),
)  # fmt: skip


@motif
def octopus(pen: Pen, look: Look) -> None:
    """An octopus with its arms spread and curled."""
    own = look.pick((226, 106, 92), (204, 96, 140), (150, 104, 190))
    dark, pale = mix(own, BLACK, 0.2), mix(own, WHITE, 0.5)
    for at, arm in enumerate(ARMS):
        widths = [0.12, 0.1, 0.065, 0.035, 0.02][: len(arm)]
        pen.shape(band(arm, widths), dark if at > 1 else own, 0.7)
        line = bent(arm, 4)
        for x, y in line[3:-4:2]:
            pen.oval(x, y - 0.012, 0.013, 0.013, pale, 0.8)
    pen.shape(band([(0.0, -0.04), (0.02, -0.24), (-0.04, -0.42)], [0.1, 0.07, 0.03]), own, 0.75)
    pen.blob(
        [(0.0, 0.48), (-0.17, 0.43), (-0.26, 0.28), (-0.22, 0.12), (-0.16, 0.0), (0.0, -0.06), (0.16, 0.0),
        (0.22, 0.12), (0.26, 0.28), (0.17, 0.43)], own, 0.85,
    )  # fmt: skip
    pen.blob([(-0.08, 0.43), (-0.19, 0.34), (-0.2, 0.24), (-0.13, 0.32)], pale, 0.9)
    for x, y, size in ((0.1, 0.36, 0.026), (0.16, 0.28, 0.018), (0.03, 0.39, 0.016)):
        pen.oval(x, y, size, size, dark, 0.7)
    for side in (-1, 1):
        eye(pen, side * 0.095, 0.13, 0.036, WHITE)
    pen.curve([(-0.05, 0.045), (0.0, 0.025), (0.05, 0.045)], 0.012, dark, 0.3)


@motif
def jellyfish(pen: Pen, look: Look) -> None:
    """A jellyfish that shines faintly, with long arms."""
    own = look.pick((176, 150, 232), (240, 160, 190), (130, 196, 230))
    pale, deep = mix(own, WHITE, 0.55), mix(own, (90, 60, 150), 0.35)
    pen.lamp(0.0, 0.26, 0.5, own)
    for at, x in enumerate((-0.22, -0.13, 0.13, 0.22)):
        sway = 0.025 if at % 2 else -0.025
        low = -0.3 - 0.14 * look.chance.child("arm", at).between(0, 1)
        pen.shape(
            band([(x, 0.18), (x + sway, 0.02), (x - sway, -0.16), (x + sway * 0.6, low)], [0.022, 0.018, 0.014, 0.006]),
            own,
            0.9,
        )
    for x, sway, low in ((-0.06, 0.06, -0.42), (0.07, -0.05, -0.48), (0.0, 0.07, -0.3)):
        pen.shape(
            band([(x, 0.2), (x + sway, 0.04), (x - sway * 0.7, -0.14), (x + sway, low)], [0.07, 0.06, 0.05, 0.012]),
            pale,
            0.9,
        )
    hem = [(0.29 - 0.0966 * at, 0.17 + (0.0 if at % 2 == 0 else -0.05)) for at in range(7)]
    pen.shape(
        [*bent([(-0.29, 0.17), (-0.28, 0.34), (-0.16, 0.47), (0.0, 0.5), (0.16, 0.47), (0.28, 0.34), (0.29, 0.17)]),
        *bent(hem)], own, 0.85,
    )  # fmt: skip
    pen.blob([(-0.18, 0.22), (-0.16, 0.35), (0.0, 0.41), (0.16, 0.35), (0.18, 0.22), (0.0, 0.27)], deep, 0.8)
    for x in (-0.08, 0.0, 0.08):
        pen.oval(x, 0.31 - abs(x) * 0.3, 0.03, 0.026, pale, 0.9)
    pen.curve([(-0.23, 0.26), (-0.21, 0.36), (-0.11, 0.44)], 0.025, pale, 1.0)


@motif
def crab(pen: Pen, look: Look) -> None:
    """A crab that lifts its claws."""
    own = look.own((222, 84, 54))
    dark, pale = mix(own, BLACK, 0.25), mix(own, WHITE, 0.35)
    for side, light in ((-1, look.left), (1, look.right)):
        for hip, knee, foot in (
            ((0.2, 0.2), (0.42, 0.26), (0.46, 0.06)), ((0.17, 0.15), (0.35, 0.17), (0.38, 0.01)), ((0.13, 0.12),
            (0.25, 0.11), (0.27, 0.0)),
        ):  # fmt: skip
            pen.shape(band([(side * x, y) for x, y in (hip, knee, foot)], [0.055, 0.045, 0.012], 5), dark, light)
        pen.shape(band([(side * 0.2, 0.26), (side * 0.35, 0.33), (side * 0.35, 0.45)], [0.06, 0.06, 0.06]), own, light)
        claw = [
            (0.3, 0.44),
            (0.27, 0.56),
            (0.34, 0.68),
            (0.38, 0.7),
            (0.37, 0.57),
            (0.42, 0.69),
            (0.48, 0.62),
            (0.48, 0.5),
            (0.4, 0.42),
        ]
        pen.shape([(side * x, y) for x, y in (*bent(claw[:4], 5), *bent(claw[4:], 5))], own, light + 0.1)
        pen.stroke([(side * 0.09, 0.34), (side * 0.1, 0.44)], 0.025, own, light)
    pen.blob(
        [(-0.28, 0.28), (-0.2, 0.37), (0.0, 0.4), (0.2, 0.37), (0.28, 0.28), (0.2, 0.14), (0.0, 0.08), (-0.2, 0.14)],
        own, 0.75,
    )  # fmt: skip
    pen.blob([(-0.2, 0.31), (0.0, 0.36), (0.2, 0.31), (0.0, 0.33)], pale, 0.9)
    for x, y in ((-0.14, 0.26), (0.14, 0.26), (0.0, 0.29)):
        pen.oval(x, y, 0.022, 0.016, pale, 0.8)
    for side in (-1, 1):
        eye(pen, side * 0.1, 0.455, 0.026, WHITE)
    pen.curve([(-0.07, 0.18), (0.0, 0.155), (0.07, 0.18)], 0.013, dark, 0.3)


@motif
def sea_turtle(pen: Pen, look: Look) -> None:
    """A sea turtle that swims, its shell in plates."""
    own = look.own((96, 142, 92))
    skin, spot = (146, 176, 120), (96, 128, 88)
    pen.blob([(-0.28, 0.0), (-0.42, 0.06), (-0.48, 0.0), (-0.4, -0.06), (-0.28, -0.06)], skin, 0.55)
    pen.blob([(0.08, 0.08), (0.06, 0.26), (-0.06, 0.42), (-0.14, 0.43), (-0.1, 0.26), (-0.06, 0.1)], spot, 0.6)
    pen.blob(
        [(0.26, 0.0), (0.34, 0.1), (0.43, 0.11), (0.5, 0.04), (0.48, -0.03), (0.38, -0.06), (0.28, -0.08)], skin, 0.8,
    )  # fmt: skip
    shell = bent(
        [(-0.36, -0.03), (-0.24, 0.14), (-0.02, 0.22), (0.2, 0.15), (0.32, 0.0), (0.24, -0.1), (0.0, -0.14),
        (-0.24, -0.11), (-0.36, -0.03)],
    )  # fmt: skip
    pen.shape(shell, mix(own, (90, 60, 40), 0.45), 0.7)
    with pen.within(shell):
        for plate in (
            [(-0.06, 0.18), (0.08, 0.17), (0.12, 0.06), (0.02, 0.0), (-0.1, 0.06)],
            [(-0.1, 0.17), (-0.14, 0.06), (-0.26, 0.02), (-0.31, 0.0), (-0.22, 0.13)],
            [(0.12, 0.15), (0.16, 0.05), (0.29, 0.0), (0.21, 0.12)],
            [(-0.12, 0.03), (-0.02, -0.03), (-0.06, -0.1), (-0.2, -0.08), (-0.24, 0.0)],
            [(0.14, 0.02), (0.05, -0.03), (0.08, -0.1), (0.2, -0.07), (0.25, -0.01)],
        ):
            pen.blob(plate, own, 0.85)
    pen.curve([(-0.35, -0.05), (-0.2, -0.125), (0.0, -0.15), (0.2, -0.115), (0.31, -0.02)], 0.022, (226, 214, 160), 0.8)
    pen.blob([(0.2, -0.06), (0.18, -0.2), (0.06, -0.36), (-0.06, -0.42), (-0.04, -0.28), (0.06, -0.08)], skin, 0.8)
    pen.blob([(-0.2, -0.1), (-0.26, -0.2), (-0.38, -0.26), (-0.38, -0.16), (-0.3, -0.07)], skin, 0.7)
    for x, y, size in (
        (0.12, -0.18, 0.028), (0.06, -0.27, 0.022), (0.14, -0.1, 0.018), (0.36, 0.0, 0.016), (0.4, 0.06, 0.016),
        (-0.31, -0.18, 0.018),
    ):  # fmt: skip
        pen.oval(x, y, size, size * 0.8, spot, 0.7)
    eye(pen, 0.43, 0.045, 0.017)


@motif
def lobster(pen: Pen, look: Look) -> None:
    """A lobster with great claws and long feelers."""
    own = look.own((206, 62, 48))
    dark, pale = mix(own, BLACK, 0.3), mix(own, WHITE, 0.35)
    for tip in ((-0.2, 0.62), (-0.36, 0.5)):
        pen.curve([(0.26, 0.26), (0.2, 0.46), tip], 0.014, dark, 0.6)
    for x in (-0.08, 0.0, 0.08, 0.16):
        pen.stroke([(x, 0.18), (x + 0.05, 0.1), (x + 0.02, 0.005)], 0.026, dark, 0.6)
    for end in ((-0.5, 0.16), (-0.5, 0.07), (-0.44, 0.02)):
        pen.shape(band([(-0.36, 0.13), end], [0.06, 0.1]), dark, 0.7)
    _pincer(pen, (0.03, 0.1), dark)
    body = band([(-0.4, 0.1), (-0.3, 0.22), (-0.12, 0.27), (0.1, 0.26), (0.3, 0.2)], [0.1, 0.14, 0.18, 0.2, 0.08])
    pen.shape(body, own, 0.75)
    with pen.within(body):
        pen.curve([(-0.3, 0.28), (-0.1, 0.34), (0.12, 0.33), (0.26, 0.26)], 0.04, pale, 0.9)
        for x, lean in ((-0.33, -0.06), (-0.26, -0.04), (-0.18, -0.02), (-0.1, 0.0), (-0.02, 0.0)):
            pen.curve([(x + lean, 0.38), (x + 0.025, 0.24), (x - lean, 0.1)], 0.012, dark, 0.5)
    _pincer(pen, (0.0, 0.0), own)
    eye(pen, 0.26, 0.29, 0.024, WHITE)


def _pincer(pen: Pen, shift: Point, colour: Colour) -> None:
    pen.shape(band(moved([(0.16, 0.2), (0.3, 0.1), (0.36, 0.2)], *shift), [0.05, 0.05, 0.05]), colour, 0.75)
    claw = [(0.34, 0.18), (0.28, 0.28), (0.33, 0.4), (0.41, 0.46), (0.4, 0.35), (0.46, 0.42), (0.5, 0.34), (0.46, 0.22)]
    pen.shape(moved([*bent(claw[:4], 5), *bent(claw[4:], 5)], *shift), colour, 0.85)
