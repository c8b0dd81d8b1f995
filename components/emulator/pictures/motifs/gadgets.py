"""Books, cameras, robots and other things that people use."""

from ..curves import bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import WHITE, box_points, darker, lighter, middle, ring, row, soft_box, solid
from .registry import motif

STEEL: Colour = (170, 180, 192)
GLOW: Colour = (126, 232, 240)
PAGE: Colour = (250, 244, 228)


@motif
def book(pen: Pen, look: Look) -> None:
    """An open book."""
    own = look.own((176, 62, 54))
    pen.shape([(-0.5, 0.04), (-0.5, 0.36), (0.5, 0.36), (0.5, 0.04), (0.06, 0.0), (-0.06, 0.0)], own, 0.5)
    for side, light in ((-1, look.left), (1, look.right)):
        page = [
            (0.0, 0.05),
            *bent([(side * x, y) for x, y in ((0.0, 0.05), (0.16, 0.1), (0.34, 0.09), (0.46, 0.06))]),
            (side * 0.46, 0.41),
            *bent([(side * x, y) for x, y in ((0.46, 0.41), (0.34, 0.46), (0.14, 0.46), (0.0, 0.39))]),
        ]
        pen.shape(page, PAGE, 0.4 + light * 0.6)
        for y in row(0.17, 0.055, 5):
            pen.curve(
                [(side * 0.07, y - 0.02), (side * 0.2, y + 0.01), (side * 0.4, y - 0.01)], 0.012, (150, 140, 128), 0.5
            )
    pen.stroke([(0.0, 0.05), (0.0, 0.39)], 0.016, darker(PAGE, 0.3), 0.4)
    pen.shape([(0.06, 0.4), (0.06, 0.0), (0.09, 0.04), (0.12, 0.0), (0.12, 0.42)], (226, 178, 74), 0.7)


@motif
def camera(pen: Pen, look: Look) -> None:
    """A camera with a large lens."""
    own = look.own((58, 62, 72))
    pen.shape([(-0.16, 0.52), (-0.1, 0.66), (0.14, 0.66), (0.2, 0.52)], lighter(own, 0.25), 0.7)
    pen.shape(soft_box(-0.42, 0.52, -0.26, 0.6, 0.02), STEEL, 0.7)
    pen.shape(soft_box(0.3, 0.52, 0.4, 0.58, 0.02), (206, 58, 52), 0.7)
    body = soft_box(-0.5, 0.0, 0.5, 0.55, 0.06)
    pen.shape(body, own, middle(look))
    with pen.within(body):
        pen.box(-1, 0.41, 1, 1, STEEL, 0.8)
        pen.box(-1, -1, 1, 0.06, darker(own, 0.4), 0.4)
    for radius, colour, light in (
        (0.25, STEEL, 0.8),
        (0.215, (34, 36, 44), 0.4),
        (0.15, (44, 74, 116), 0.5),
        (0.09, (28, 40, 70), 0.4),
    ):
        pen.oval(0.02, 0.27, radius, radius, colour, light)
    pen.oval(-0.045, 0.34, 0.045, 0.038, (196, 222, 240), 1.0)
    pen.box(0.32, 0.43, 0.44, 0.5, (250, 240, 206), 0.9)


@motif
def robot(pen: Pen, look: Look) -> None:
    """A friendly box-shaped robot."""
    own = look.own((122, 172, 186))
    pen.stroke([(0.0, 0.88), (0.0, 0.95)], 0.018, STEEL, 0.5)
    pen.oval(0.0, 0.965, 0.032, 0.032, (230, 84, 64), None)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.box(side * 0.11 - 0.04, 0.06, side * 0.11 + 0.04, 0.22, darker(own, 0.35), light)
        pen.shape(soft_box(side * 0.12 - 0.09, 0.0, side * 0.12 + 0.09, 0.075, 0.03), own, light)
        pen.curve([(side * 0.22, 0.49), (side * 0.31, 0.42), (side * 0.31, 0.29)], 0.06, darker(own, 0.35), light)
        ring(pen, (side * 0.31, 0.24), 0.04, 0.03, own, light)
        pen.shape(
            soft_box(min(side * 0.25, side * 0.2), 0.67, max(side * 0.25, side * 0.2), 0.77, 0.02),
            darker(own, 0.3),
            light,
        )
    solid(pen, look, soft_box(-0.21, 0.2, 0.21, 0.55, 0.05), own, 0.7)
    pen.shape(soft_box(-0.12, 0.29, 0.12, 0.45, 0.025), WHITE, 0.7)
    for x, colour in ((-0.06, (230, 84, 64)), (0.0, (246, 196, 84)), (0.06, (104, 176, 104))):
        pen.oval(x, 0.405, 0.02, 0.02, colour, None)
    pen.box(-0.08, 0.32, 0.08, 0.35, darker(own, 0.4), 0.5)
    pen.box(-0.06, 0.54, 0.06, 0.6, darker(own, 0.45), 0.4)
    solid(pen, look, soft_box(-0.22, 0.58, 0.22, 0.88, 0.07), own, 0.7)
    pen.shape(soft_box(-0.17, 0.64, 0.17, 0.82, 0.06), (36, 48, 62), 0.4)
    for x in (-0.075, 0.075):
        pen.oval(x, 0.745, 0.036, 0.042, GLOW, None)
    pen.curve([(-0.05, 0.685), (0.0, 0.67), (0.05, 0.685)], 0.014, GLOW, None)
    pen.lamp(0.0, 0.74, 0.3, GLOW)


@motif
def computer(pen: Pen, look: Look) -> None:
    """An open laptop."""
    own = look.own((180, 186, 196))
    pen.shape(soft_box(-0.38, 0.1, 0.38, 0.62, 0.03), darker(own, 0.45), 0.5)
    screen = box_points(-0.345, 0.14, 0.345, 0.585)
    pen.shape(screen, (70, 132, 178), None)
    with pen.within(screen):
        pen.oval(0.16, 0.45, 0.07, 0.07, (255, 226, 140), None)
        pen.shape([(-0.4, 0.1), (-0.16, 0.42), (0.04, 0.2), (0.16, 0.32), (0.4, 0.1)], (44, 88, 128), None)
        pen.box(-1, 0.1, 1, 0.2, (34, 66, 100), None)
    pen.shape([(-0.38, 0.1), (-0.5, 0.03), (0.5, 0.03), (0.38, 0.1)], own, 0.95)
    pen.shape([(-0.33, 0.09), (-0.39, 0.055), (0.39, 0.055), (0.33, 0.09)], darker(own, 0.5), 0.5)
    pen.shape(soft_box(-0.5, 0.0, 0.5, 0.035, 0.015), darker(own, 0.15), 0.6)
    pen.lamp(0.0, 0.36, 0.5, (150, 206, 240))


@motif
def phone(pen: Pen, look: Look) -> None:
    """A mobile phone with a bright screen."""
    own = look.own((44, 48, 58))
    pen.shape(soft_box(-0.25, 0.0, 0.25, 1.0, 0.06), own, 0.5)
    pen.shape(soft_box(-0.22, 0.03, 0.22, 0.97, 0.04), (86, 150, 196), None)
    for at, (x, y) in enumerate((x, y) for y in (0.72, 0.58, 0.44) for x in (-0.17, -0.05, 0.07)):
        pen.shape(
            soft_box(x, y, x + 0.09, y + 0.09, 0.02),
            ((250, 196, 84), (236, 92, 88), (120, 196, 128), (240, 240, 244))[at % 4],
            None,
        )
    pen.shape(soft_box(-0.17, 0.06, 0.17, 0.16, 0.03), (196, 222, 240), None)
    pen.shape(soft_box(-0.06, 0.925, 0.06, 0.955, 0.014), own, 0.4)
    pen.lamp(0.0, 0.5, 0.6, (150, 206, 240))
