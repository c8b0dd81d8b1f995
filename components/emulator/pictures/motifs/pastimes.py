"""What people do for fun, and what they do it with: surfing, a picnic, chess, a ball of yarn."""

from ..curves import Point, bent, circle, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .figures import Wear, back_hair, face, wear_of
from .forms import WHITE, darker, lighter, row, soft_box, solid
from .growth import shaded
from .limbs import band
from .registry import motif


@motif
def surfer(pen: Pen, look: Look) -> None:
    """A surfer who rides a breaking wave."""
    water: Colour = (44, 132, 172)
    wave = rounded(
        [
            (-0.5, -0.04),
            (-0.48, 0.2),
            (-0.36, 0.48),
            (-0.12, 0.64),
            (0.12, 0.6),
            (0.2, 0.46),
            (0.1, 0.5),
            (-0.02, 0.42),
            (-0.06, 0.26),
            (0.08, 0.1),
            (0.5, 0.0),
            (0.5, -0.04),
        ]
    )
    pen.shape(wave, water, look.left)
    pen.shape(
        rounded([(-0.34, 0.0), (-0.3, 0.3), (-0.16, 0.5), (0.02, 0.54), (-0.12, 0.42), (-0.12, 0.24), (0.02, 0.06)]),
        mix(water, (170, 226, 226), 0.4),
        0.75,
    )
    for x, y, size in (
        (0.19, 0.46, 0.06),
        (0.13, 0.56, 0.07),
        (0.02, 0.62, 0.06),
        (-0.1, 0.645, 0.05),
        (0.24, 0.4, 0.04),
        (-0.22, 0.6, 0.04),
        (-0.32, 0.52, 0.03),
    ):
        pen.oval(x, y, size, size * 0.8, WHITE, 0.95)
    _rider(pen, look)
    for x, y, size in (
        (-0.28, 0.04, 0.06),
        (-0.2, 0.02, 0.07),
        (-0.1, 0.0, 0.06),
        (0.1, -0.01, 0.05),
        (0.3, -0.02, 0.05),
    ):
        pen.oval(x, y, size, size * 0.6, WHITE, 0.95)


def _rider(pen: Pen, look: Look) -> None:
    """Draw board and surfer, knees bent and arms out."""
    own = look.pick((240, 196, 70), (232, 92, 70), (246, 240, 228))
    board = rounded([(-0.18, 0.13), (0.1, 0.03), (0.4, 0.03), (0.14, 0.09), (-0.14, 0.18)])
    wear = wear_of(look)
    skin, suit = wear.skin, (40, 52, 78)
    pen.shape(board, own, 0.85)
    pen.curve([(-0.14, 0.15), (0.12, 0.06), (0.36, 0.035)], 0.012, (214, 66, 58), 0.7)
    pen.shape(band([(0.08, 0.26), (-0.02, 0.22), (-0.03, 0.14)], [0.06, 0.05, 0.034]), suit, look.left)
    pen.shape(band([(0.1, 0.26), (0.19, 0.2), (0.15, 0.09)], [0.065, 0.052, 0.034]), suit, look.right)
    pen.shape(band([(0.11, 0.38), (0.02, 0.38), (-0.07, 0.42)], [0.036, 0.03, 0.024]), skin, look.left)
    pen.shape(band([(0.09, 0.26), (0.11, 0.34), (0.14, 0.41)], [0.072, 0.076, 0.066]), suit, look.left)
    pen.shape(band([(0.14, 0.39), (0.22, 0.36), (0.3, 0.38)], [0.036, 0.03, 0.024]), skin, look.right)
    own_hair = Wear(skin=skin, hair=wear.hair, style="short", top=suit)
    back_hair(pen, own_hair, 0.165, 0.475, 0.66)
    face(pen, look, own_hair, 0.165, 0.475, 0.66)


@motif
def surfboard(pen: Pen, look: Look) -> None:
    """A surfboard that stands upright in the sand."""
    own = look.pick((240, 110, 84), (80, 170, 196), (246, 200, 80))
    board = rounded([(-0.1, 0.0), (-0.15, 0.3), (-0.13, 0.7), (0.0, 1.0), (0.13, 0.7), (0.15, 0.3), (0.1, 0.0)])
    shaded(pen, look, [(x, max(0.0, y)) for x, y in board], own, 0.03)
    with pen.within(board):
        pen.box(-0.02, 0.0, 0.02, 1.0, lighter(own, 0.75), 0.9)
        for y in (0.32, 0.42):
            pen.stroke([(-0.2, y), (0.2, y + 0.12)], 0.04, lighter(own, 0.7), 0.85)


@motif
def picnic(pen: Pen, look: Look) -> None:
    """A picnic: a chequered blanket with a basket, bread and fruit."""
    own = look.own((216, 64, 60))
    cloth: list[Point] = [(-0.5, 0.0), (0.42, 0.0), (0.5, 0.2), (-0.36, 0.2)]
    pen.shape(cloth, (250, 246, 238), 0.85)
    with pen.within(cloth):
        for x in row(-0.46, 0.16, 7):
            pen.shape([(x, 0.0), (x + 0.07, 0.0), (x + 0.17, 0.2), (x + 0.1, 0.2)], own, 0.75)
        for y in (0.02, 0.1, 0.165):
            pen.box(-1, y, 1, y + 0.032, mix(own, WHITE, 0.25), 0.8)
    basket = [(-0.3, 0.1), (-0.33, 0.3), (0.03, 0.3), (0.0, 0.1)]
    pen.curve([(-0.28, 0.3), (-0.24, 0.46), (-0.15, 0.5), (-0.06, 0.46), (-0.02, 0.3)], 0.026, (150, 100, 56), 0.6)
    shaded(pen, look, basket, (196, 142, 84), -0.1)
    for y in (0.15, 0.2, 0.25):
        pen.stroke([(-0.32, y), (0.02, y)], 0.01, (150, 100, 56), 0.5)
    pen.shape(soft_box(-0.35, 0.28, 0.05, 0.325, 0.015), (176, 122, 70), 0.8)
    pen.blob([(-0.26, 0.32), (-0.12, 0.35), (0.0, 0.31), (-0.06, 0.24), (-0.14, 0.28)], mix(own, WHITE, 0.55), 0.8)
    pen.blob([(0.1, 0.07), (0.12, 0.13), (0.3, 0.16), (0.34, 0.1), (0.24, 0.06)], (222, 162, 92), 0.75)
    for x in (0.17, 0.23, 0.28):
        pen.stroke([(x, 0.135), (x + 0.02, 0.1)], 0.012, (246, 214, 160), 0.8)
    for x, tone in ((0.36, (206, 50, 54)), (-0.4, (132, 178, 70))):
        pen.oval(x, 0.09, 0.045, 0.045, tone, 0.75)
        pen.stroke([(x, 0.13), (x + 0.01, 0.155)], 0.01, (96, 66, 44), 0.5)
    pen.shape(soft_box(0.1, 0.16, 0.16, 0.32, 0.02), (70, 128, 92), 0.7)
    pen.box(0.117, 0.31, 0.143, 0.39, (70, 128, 92), 0.7)


@motif
def yarn_ball(pen: Pen, look: Look) -> None:
    """A ball of yarn with a loose end."""
    own = look.pick((226, 92, 108), (90, 150, 206), (240, 176, 72), (150, 110, 190))
    pen.curve([(0.1, 0.06), (0.32, 0.03), (0.42, 0.09), (0.5, 0.03), (0.58, 0.03)], 0.03, darker(own, 0.15), 0.6)
    ball = circle(-0.06, 0.42, 0.42, 0.42, 48)
    solid(pen, look, ball, own, 0.6)
    with pen.within(ball):
        for at in range(5):
            shift = 0.13 * at
            pen.curve([(-0.5, 0.5 - shift), (-0.1, 0.72 - shift), (0.4, 0.66 - shift)], 0.018, darker(own, 0.35), 0.5)
        for at in range(4):
            shift = 0.14 * at
            pen.curve([(-0.3 + shift, 0.9), (0.02 + shift, 0.7), (0.14 + shift, 0.36)], 0.02, lighter(own, 0.4), 0.8)


@motif
def chess_set(pen: Pen, look: Look) -> None:
    """A chessboard with pieces."""
    for x in (-0.3, 0.3):
        pen.stroke([(x, 0.36), (x * 1.2, 0.0)], 0.04, (130, 86, 54), 0.5)
    board: list[Point] = [(-0.5, 0.38), (0.5, 0.38), (0.36, 0.54), (-0.36, 0.54)]
    pen.shape(board, (242, 226, 196), 0.85)
    with pen.within(board):
        for line in range(4):
            low, high = 0.38 + 0.04 * line, 0.42 + 0.04 * line
            for at in range(8):
                if (at + line) % 2:
                    lower, upper = 0.5 - 0.035 * line, 0.5 - 0.035 * (line + 1)
                    one = [((at / 4 - 1) * lower, low), (((at + 1) / 4 - 1) * lower, low)]
                    pen.shape(
                        [*one, (((at + 1) / 4 - 1) * upper, high), ((at / 4 - 1) * upper, high)], (112, 72, 48), 0.7
                    )
    pen.box(-0.5, 0.32, 0.5, 0.38, (140, 92, 58), 0.6)
    pieces = (
        (-0.36, 0.42, 0.24, False),
        (-0.2, 0.43, 0.34, False),
        (-0.04, 0.42, 0.2, False),
        (0.14, 0.46, 0.2, True),
        (0.26, 0.46, 0.34, True),
        (0.37, 0.44, 0.26, True),
    )
    for x, y, high, is_dark in pieces:
        _piece(pen, look, (x, y), high, (62, 50, 52) if is_dark else look.own((250, 242, 226)))


def _piece(pen: Pen, look: Look, spot: Point, high: float, colour: Colour) -> None:
    """Draw a pawn, or for a taller one a king."""
    x, y = spot
    half = [(0.07, 0.0), (0.07, 0.03), (0.03, 0.06), (0.022, high * 0.6), (0.04, high * 0.66)]
    shaded(
        pen, look, [*[(x - px, y + py) for px, py in half], *[(x + px, y + py) for px, py in reversed(half)]], colour, x
    )
    if high > 0.3:
        pen.shape(
            [
                (x - 0.03, y + high * 0.66),
                (x - 0.05, y + high * 0.9),
                (x + 0.05, y + high * 0.9),
                (x + 0.03, y + high * 0.66),
            ],
            colour,
            look.left,
        )
        pen.stroke([(x, y + high * 0.88), (x, y + high * 1.06)], 0.018, colour, 0.7)
        pen.stroke([(x - 0.03, y + high * 0.98), (x + 0.03, y + high * 0.98)], 0.018, colour, 0.7)
    else:
        solid(pen, look, circle(x, y + high * 0.82, 0.05, 0.05), colour, 0.6)


@motif
def iceberg(pen: Pen, look: Look) -> None:
    """An iceberg with blue shadows."""
    own = look.own((232, 244, 250))
    ice = [
        (-0.5, -0.05),
        (-0.46, 0.13),
        (-0.38, 0.16),
        (0.1, 0.15),
        (0.16, 0.3),
        (0.22, 0.46),
        (0.28, 0.4),
        (0.34, 0.24),
        (0.42, 0.2),
        (0.5, -0.05),
    ]
    pen.shape(ice, own, look.left)
    blue = mix(own, (110, 170, 210), 0.5)
    for facet in (
        ((0.22, 0.46), (0.28, 0.4), (0.34, 0.24), (0.42, 0.2), (0.5, -0.05), (0.26, -0.05), (0.28, 0.18)),
        ((-0.38, 0.12), (0.12, 0.11), (0.1, -0.05), (-0.4, -0.05), (-0.44, 0.02)),
    ):
        pen.shape(facet, blue, look.right + 0.1)
    for x, wide in ((-0.3, 0.1), (-0.06, 0.07)):
        pen.shape([(x, 0.12), (x + wide, 0.12), (x + wide * 0.7, -0.05), (x + 0.02, -0.05)], own, look.left)
    pen.shape(
        [*bent([(-0.5, 0.0), (-0.2, 0.03), (0.1, 0.0), (0.5, 0.02)], 4), (0.5, -0.05), (-0.5, -0.05)],
        (120, 196, 214),
        0.7,
    )
