"""What belongs to feasts: Santa Claus and his sleigh, painted eggs, a fireplace."""

from dataclasses import replace

from ..curves import Point, bent, circle, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .beasts_wild import deer
from .figures import SKINS, Wear, figure
from .forms import WHITE, darker, lighter, soft_box, solid
from .growth import inserted, shaded
from .limbs import band
from .registry import motif

RED: Colour = (206, 44, 46)
FUR: Colour = (250, 248, 244)
GOLD: Colour = (240, 190, 72)
SACK: Colour = (168, 116, 72)


@motif
def santa(pen: Pen, look: Look) -> None:
    """Santa Claus with beard, red coat and a sack."""
    own = look.own(RED)
    pen.blob([(-0.12, 0.42), (-0.3, 0.46), (-0.36, 0.66), (-0.24, 0.8), (-0.08, 0.78), (-0.06, 0.56)], SACK, look.left)
    wear = Wear(
        skin=SKINS[0], hair=FUR, style="bald", top=own, bottom=own, shoes=(48, 42, 44), hem=0.3, flare=0.19,
        shoulder=0.15, waist=0.16, left=((0.13, 0.755), (0.24, 0.64), (0.2, 0.77)),
        right=((0.13, 0.755), (0.22, 0.6), (0.25, 0.46)),
    )  # fmt: skip
    figure(pen, look, wear)
    pen.shape(soft_box(-0.2, 0.285, 0.2, 0.34, 0.025), FUR, 0.85)
    pen.shape(band([(-0.165, 0.54), (0.0, 0.52), (0.165, 0.54)], [0.05, 0.05, 0.05]), (48, 42, 44), 0.5)
    pen.shape(soft_box(-0.045, 0.49, 0.045, 0.56, 0.012), GOLD, 0.8)
    pen.box(-0.022, 0.34, 0.022, 0.49, FUR, 0.85)
    for x, y in ((-0.2, 0.76), (0.245, 0.48)):
        pen.oval(x, y, 0.045, 0.032, FUR, 0.85)
        pen.oval(x + 0.005, y - 0.04 if y < 0.6 else y + 0.03, 0.034, 0.034, (60, 92, 70), 0.6)
    _santa_head(pen, look, own, (0.0, 0.895), 1.0)


def _santa_head(pen: Pen, look: Look, own: Colour, spot: Point, size: float) -> None:
    """Draw beard, moustache and the pointed cap round a face."""

    def at(points: tuple[Point, ...]) -> list[Point]:
        return rounded([(spot[0] + x * size, spot[1] + y * size) for x, y in points])

    beard = ((-0.075, 0.0), (-0.095, -0.08), (-0.06, -0.17), (0.0, -0.21), (0.06, -0.17), (0.095, -0.08), (0.075, 0.0))
    pen.shape(at((*beard, (0.03, -0.03), (-0.03, -0.03))), FUR, 0.9)
    for side in (-1, 1):
        pen.shape(at(((0.0, -0.02), (side * 0.05, -0.028), (side * 0.075, -0.06), (side * 0.03, -0.058))), WHITE, 1.0)
    pen.oval(spot[0] + 0.01 * size, spot[1] - 0.014 * size, 0.017 * size, 0.015 * size, (226, 140, 116), 0.7)
    cap = ((-0.07, 0.03), (-0.06, 0.1), (-0.02, 0.16), (-0.1, 0.16), (-0.16, 0.06), (-0.1, 0.1), (0.07, 0.03))
    crown = ((-0.075, 0.03), (-0.055, 0.12), (0.01, 0.15), (0.065, 0.1), (0.075, 0.03))
    pen.shape(at(cap[1:-1]), darker(own, 0.15), look.left)
    shaded(pen, look, at(crown), own, spot[0] + 0.02 * size)
    pen.shape(at(((-0.085, 0.06), (0.085, 0.06), (0.09, 0.02), (0.0, 0.03), (-0.09, 0.02))), FUR, 0.95)
    pen.oval(spot[0] - 0.155 * size, spot[1] + 0.05 * size, 0.034 * size, 0.034 * size, FUR, 0.95)


@motif
def santa_sleigh(pen: Pen, look: Look) -> None:
    """Santa Claus in his sleigh, drawn through the air by two reindeer."""
    own = look.own(RED)
    for at, (x, y) in enumerate(((0.13, 0.02), (0.33, 0.07))):
        pen.curve([(-0.14, -0.06), (x - 0.06, y - 0.02), (x + 0.07, y + 0.02)], 0.006, (120, 76, 50), 0.5)
        inserted(pen, replace(look, asked=None), deer, x, y - 0.13, 0.29, key=at)
    pen.blob([(-0.46, -0.02), (-0.47, 0.1), (-0.4, 0.17), (-0.31, 0.14), (-0.29, -0.02)], SACK, look.left)
    for x, tone in ((-0.44, (84, 150, 90)), (-0.37, (240, 190, 72))):
        pen.box(x, 0.1, x + 0.06, 0.165, tone, 0.7)
    pen.blob([(-0.3, -0.04), (-0.31, 0.07), (-0.255, 0.12), (-0.2, 0.07), (-0.2, -0.04)], own, look.right)
    pen.shape(band([(-0.24, 0.08), (-0.19, 0.02), (-0.14, 0.02)], [0.045, 0.04, 0.034]), darker(own, 0.1), look.right)
    pen.oval(-0.255, 0.155, 0.032, 0.04, SKINS[0], 0.8)
    for x in (-0.262, -0.24):
        pen.oval(x, 0.157, 0.004, 0.005, (48, 38, 42), 0.3)
    _santa_head(pen, look, own, (-0.255, 0.155), 0.62)
    hull = [(-0.49, 0.07), (-0.48, -0.06), (-0.42, -0.11), (-0.18, -0.11), (-0.1, -0.06), (-0.06, 0.05), (-0.12, 0.0)]
    shaded(pen, look, bent([*hull, (-0.2, -0.015), (-0.36, -0.02), (-0.44, 0.02), (-0.49, 0.07)], 5), own, -0.2)
    pen.curve([(-0.485, 0.05), (-0.44, 0.0), (-0.36, -0.035), (-0.2, -0.03), (-0.12, -0.015)], 0.012, GOLD, 0.9)
    for x in (-0.4, -0.2):
        pen.stroke([(x, -0.1), (x, -0.17)], 0.014, GOLD, 0.6)
    pen.curve([(-0.47, -0.17), (-0.12, -0.17), (-0.02, -0.14), (0.0, -0.08), (-0.03, -0.06)], 0.018, GOLD, 0.7)


@motif
def easter_egg(pen: Pen, look: Look) -> None:
    """A painted egg."""
    chance = look.chance.child("egg")
    own = look.pick((244, 130, 150), (110, 180, 224), (250, 204, 90), (140, 196, 120), (184, 140, 214))
    egg = rounded([(0.0, 0.0), (-0.27, 0.1), (-0.35, 0.36), (-0.24, 0.76), (0.0, 1.0), (0.24, 0.76), (0.35, 0.36),
                   (0.27, 0.1)])  # fmt: skip
    solid(pen, look, egg, own, 0.6)
    with pen.within(egg):
        kind = chance.whole(0, 2)
        for y in (0.28, 0.62):
            if kind == 0:
                zigzag = [(-0.4 + 0.1 * at, y + (0.05 if at % 2 else -0.05)) for at in range(9)]
                pen.stroke(zigzag, 0.05, lighter(own, 0.75), 0.9)
            elif kind == 1:
                pen.box(-1, y - 0.06, 1, y + 0.06, lighter(own, 0.7), 0.85)
                for at in range(7):
                    pen.oval(-0.36 + 0.12 * at, y, 0.03, 0.03, mix(own, (120, 60, 160), 0.4), 0.7)
            else:
                for at in range(6):
                    pen.oval(-0.33 + 0.13 * at, y + (0.07 if at % 2 else -0.07), 0.045, 0.045, lighter(own, 0.75), 0.9)


@motif
def fireplace(pen: Pen, look: Look) -> None:
    """A brick fireplace with a burning fire and a mantelpiece."""
    own = look.own((176, 96, 76))
    pen.box(-0.44, 0.0, 0.44, 0.78, own, 0.6)
    for line in range(9):
        y = 0.08 * line + 0.06
        pen.stroke([(-0.44, y), (0.44, y)], 0.007, lighter(own, 0.4), 0.6)
        for at in range(8):
            x = -0.44 + 0.11 * at + (0.055 if line % 2 else 0.0)
            pen.stroke([(x, y), (x, y + 0.08)], 0.007, lighter(own, 0.4), 0.6)
    hole = [(-0.27, 0.0), (-0.27, 0.38), *bent([(-0.27, 0.4), (-0.16, 0.52), (0.16, 0.52), (0.27, 0.4)]), (0.27, 0.0)]
    pen.shape(hole, (52, 34, 34), 0.4)
    for x, turn in ((-0.05, 0.05), (0.05, -0.05)):
        pen.stroke([(x - 0.15, 0.05 - turn * 0.3), (x + 0.15, 0.05 + turn * 0.3)], 0.055, (110, 70, 46), 0.6)
    flames = (((250, 140, 40), 1.0), ((255, 200, 70), 0.66), ((255, 244, 190), 0.36))
    for tone, size in flames:
        flame = ((-0.17, 0.0), (-0.16, 0.14), (-0.1, 0.22), (-0.09, 0.14), (-0.02, 0.36), (0.06, 0.16), (0.1, 0.25),
                 (0.16, 0.12), (0.16, 0.0))  # fmt: skip
        pen.blob([(x * size, 0.06 + y * size) for x, y in flame], tone, None)
    pen.lamp(0.0, 0.2, 0.7, (255, 170, 80))
    pen.shape(soft_box(-0.5, 0.78, 0.5, 0.86, 0.015), (128, 84, 56), 0.75)
    pen.box(-0.48, 0.755, 0.48, 0.785, (104, 66, 44), 0.5)
    for x, tone in ((-0.32, (206, 62, 58)), (0.3, (86, 142, 96))):
        pen.shape(soft_box(x - 0.035, 0.86, x + 0.035, 0.97, 0.012), tone, 0.7)
    pen.shape(circle(0.0, 0.93, 0.07, 0.07), (240, 230, 206), 0.8)
    pen.stroke([(0.0, 0.93), (0.0, 0.975)], 0.01, (60, 50, 50), 0.5)
    pen.stroke([(0.0, 0.93), (0.03, 0.93)], 0.01, (60, 50, 50), 0.5)
    pen.box(-0.5, 0.0, 0.5, 0.03, (120, 110, 108), 0.7)
