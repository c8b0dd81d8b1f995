"""Motor vehicles of the road and the field, from the side."""

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import HUB, TYRE, WHITE, darker, lighter, middle, row, soft_box, under, wheel
from .registry import motif

CHROME: Colour = (206, 212, 218)
BEAM: Colour = (255, 240, 196)
TAIL: Colour = (206, 44, 44)

CAR: tuple[Point, ...] = (
    (-0.485, 0.1), (-0.495, 0.2), (-0.475, 0.275), (-0.4, 0.3), (-0.3, 0.425), (-0.2, 0.46), (-0.02, 0.46),
    (0.07, 0.425), (0.2, 0.295), (0.36, 0.265), (0.46, 0.225), (0.49, 0.165), (0.485, 0.1),
)  # fmt: skip
CAR_GLASS: tuple[Point, ...] = (
    (-0.335, 0.3),
    (-0.26, 0.405),
    (-0.19, 0.427),
    (-0.03, 0.427),
    (0.045, 0.4),
    (0.15, 0.3),
)
RACER: tuple[Point, ...] = (
    (-0.47, 0.08), (-0.495, 0.16), (-0.48, 0.24), (-0.36, 0.255), (-0.22, 0.325), (-0.06, 0.34), (0.05, 0.315),
    (0.2, 0.235), (0.36, 0.2), (0.46, 0.15), (0.495, 0.1), (0.48, 0.065),
)  # fmt: skip
RACER_GLASS: tuple[Point, ...] = ((-0.25, 0.245), (-0.18, 0.305), (-0.06, 0.318), (0.03, 0.298), (0.14, 0.235))


def draw_arch(pen: Pen, x: float, radius: float) -> None:
    """Cut a wheel's arch out of a body."""
    pen.oval(x, radius, radius * 1.2, radius * 1.2, (34, 34, 40), 0.2)


def _lights(pen: Pen, look: Look, front: Point, back: Point, size: float) -> None:
    """Set a head light and a tail light, which glow in the dark."""
    lit = look.has_lamps
    pen.oval(*front, size * 0.8, size, BEAM, None if lit else 0.9)
    pen.shape(
        soft_box(back[0] - size * 0.5, back[1] - size, back[0] + size * 0.5, back[1] + size, size * 0.4),
        TAIL,
        None if lit else 0.6,
    )
    pen.lamp(front[0] + size, front[1], size * 6)


@motif
def car(pen: Pen, look: Look) -> None:
    """A small rounded family car."""
    own = look.pick((214, 62, 52), (58, 122, 178), (240, 186, 72), (88, 150, 122))
    body = bent([*CAR, CAR[-1]], 5)
    pen.shape(body, own, middle(look))
    with pen.within(body):
        pen.shape([(-0.6, 0.5), (-0.6, 0.24), (0.6, 0.21), (0.6, 0.5)], own, 0.9)
        pen.box(-0.6, 0.0, 0.6, 0.13, darker(own, 0.35), 0.35)
        for x in (-0.29, 0.29):
            draw_arch(pen, x, 0.105)
    glass = bent(CAR_GLASS, 5)
    pen.shape(glass, *look.window((88, 128, 158)))
    if not look.has_lamps:
        with pen.within(glass):
            pen.shape([(-0.02, 0.2), (0.08, 0.5), (0.14, 0.5), (0.04, 0.2)], (178, 210, 226), 0.9)
            pen.shape([(-0.3, 0.2), (-0.2, 0.5), (-0.16, 0.5), (-0.26, 0.2)], (178, 210, 226), 0.9)
    pen.stroke([(-0.095, 0.29), (-0.095, 0.44)], 0.026, own, 0.9)
    pen.stroke([(-0.095, 0.15), (-0.095, 0.29)], 0.006, darker(own), 0.4)
    pen.box(-0.075, 0.232, -0.025, 0.246, CHROME, 0.8)
    _lights(pen, look, (0.455, 0.195), (-0.48, 0.215), 0.03)
    for left, right in ((-0.5, -0.41), (0.41, 0.5)):
        pen.shape(soft_box(left, 0.095, right, 0.135, 0.018), CHROME, 0.7)
    for x in (-0.29, 0.29):
        wheel(pen, x, 0.105)


@motif
def sports_car(pen: Pen, look: Look) -> None:
    """A low fast car with a wing."""
    own = look.pick((222, 48, 42), (246, 190, 40), (44, 108, 190))
    pen.shape([(-0.49, 0.33), (-0.49, 0.36), (-0.34, 0.345), (-0.36, 0.325)], darker(own, 0.4), 0.5)
    pen.stroke([(-0.42, 0.335), (-0.4, 0.25)], 0.018, darker(own, 0.4), 0.4)
    body = bent([*RACER, RACER[-1]], 5)
    pen.shape(body, own, middle(look))
    with pen.within(body):
        pen.shape([(-0.6, 0.5), (-0.6, 0.19), (0.0, 0.21), (0.6, 0.13), (0.6, 0.5)], own, 0.95)
        pen.shape([(-0.3, 0.11), (-0.06, 0.15), (0.12, 0.08), (0.12, 0.02), (-0.3, 0.02)], darker(own, 0.45), 0.3)
        pen.box(-0.6, 0.0, 0.6, 0.075, (44, 44, 50), 0.3)
        for x in (-0.3, 0.3):
            draw_arch(pen, x, 0.1)
    pen.shape(bent(RACER_GLASS, 5), *look.window((60, 76, 96)))
    pen.stroke([(-0.12, 0.24), (-0.1, 0.32)], 0.018, own, 0.95)
    pen.shape([(0.4, 0.172), (0.475, 0.13), (0.42, 0.135)], BEAM, None if look.has_lamps else 0.9)
    pen.box(-0.495, 0.19, -0.455, 0.215, TAIL, None if look.has_lamps else 0.6)
    pen.lamp(0.47, 0.14, 0.2)
    for x in (-0.3, 0.3):
        wheel(pen, x, 0.1, CHROME)


@motif
def bus(pen: Pen, look: Look) -> None:
    """A city bus."""
    own = look.pick((224, 92, 58), (64, 132, 120), (240, 184, 70))
    body = soft_box(-0.5, 0.07, 0.5, 0.5, 0.055)
    pen.shape(body, own, middle(look))
    with pen.within(body):
        pen.box(-0.6, 0.435, 0.6, 0.6, WHITE, 0.9)
        pen.box(-0.6, 0.195, 0.6, 0.215, WHITE, 0.8)
        pen.box(-0.6, 0.0, 0.6, 0.105, darker(own, 0.4), 0.35)
        for x in (-0.28, 0.26):
            draw_arch(pen, x, 0.085)
    for x in row(-0.46, 0.15, 5):
        pen.shape(soft_box(x, 0.25, x + 0.13, 0.405, 0.015), *look.window((104, 150, 178)))
        if not look.has_lamps:
            pen.shape(
                [(x + 0.03, 0.25), (x + 0.08, 0.405), (x + 0.105, 0.405), (x + 0.055, 0.25)], (178, 210, 226), 0.9
            )
        pen.lamp(x + 0.06, 0.32, 0.13)
    pen.shape(soft_box(0.3, 0.1, 0.39, 0.405, 0.015), *look.window((104, 150, 178)))
    pen.stroke([(0.345, 0.1), (0.345, 0.405)], 0.01, darker(own), 0.5)
    pen.shape([(0.415, 0.23), (0.415, 0.405), (0.5, 0.405), (0.5, 0.23)], *look.window((104, 150, 178)))
    _lights(pen, look, (0.475, 0.15), (-0.485, 0.15), 0.026)
    for x in (-0.28, 0.26):
        wheel(pen, x, 0.085)


@motif
def truck(pen: Pen, look: Look) -> None:
    """A lorry with a cab in front of its box."""
    own = look.own((66, 128, 184))
    pen.box(-0.48, 0.085, 0.44, 0.13, (62, 62, 70), 0.3)
    pen.box(-0.5, 0.13, 0.19, 0.53, (238, 232, 218), middle(look))
    pen.box(-0.5, 0.505, 0.19, 0.53, WHITE, 1.0)
    pen.box(-0.5, 0.2, 0.19, 0.25, own, 0.6)
    for x in row(-0.4, 0.1, 6):
        pen.stroke([(x, 0.25), (x, 0.505)], 0.006, (206, 200, 188), 0.5)
    cab = [
        (0.215, 0.09),
        (0.215, 0.44),
        (0.24, 0.465),
        (0.37, 0.465),
        (0.4, 0.445),
        (0.475, 0.28),
        (0.49, 0.25),
        (0.49, 0.09),
    ]
    pen.shape(cab, own, middle(look))
    under(pen, cab, 0.12, darker(own, 0.4), 0.4)
    pen.shape([(0.275, 0.28), (0.275, 0.42), (0.365, 0.42), (0.43, 0.28)], *look.window((96, 140, 170)))
    pen.stroke([(0.262, 0.13), (0.262, 0.43)], 0.007, darker(own), 0.4)
    pen.box(0.285, 0.235, 0.325, 0.25, CHROME, 0.8)
    _lights(pen, look, (0.47, 0.17), (-0.49, 0.11), 0.026)
    for x in (-0.36, -0.17, 0.35):
        draw_arch(pen, x, 0.085)
        wheel(pen, x, 0.085)


@motif
def tractor(pen: Pen, look: Look) -> None:
    """A tractor with large hind wheels."""
    own = look.own((206, 62, 46))
    pen.stroke([(0.28, 0.4), (0.28, 0.66)], 0.035, (60, 60, 66), 0.4)
    pen.shape(soft_box(0.02, 0.2, 0.46, 0.45, 0.04), own, middle(look))
    pen.box(0.06, 0.41, 0.45, 0.45, lighter(own, 0.25), 1.0)
    for y in (0.27, 0.32, 0.37):
        pen.stroke([(0.33, y), (0.43, y)], 0.014, darker(own, 0.5), 0.4)
    pen.box(-0.3, 0.18, 0.1, 0.34, darker(own, 0.4), 0.4)
    cab = [(-0.36, 0.36), (-0.3, 0.74), (0.0, 0.74), (0.06, 0.36)]
    pen.shape(cab, *look.window((140, 186, 206)))
    pen.stroke([*cab, cab[0]], 0.028, darker(own, 0.2), 0.5)
    pen.shape([(-0.38, 0.73), (-0.34, 0.8), (0.04, 0.8), (0.06, 0.73)], own, 0.9)
    pen.blob([(-0.5, 0.3), (-0.44, 0.5), (-0.24, 0.57), (-0.04, 0.48), (0.03, 0.3), (-0.24, 0.36)], own, 0.8)
    for x, radius in ((-0.24, 0.26), (0.34, 0.15)):
        pen.oval(x, radius, radius, radius, TYRE, 0.3)
        pen.oval(x, radius, radius * 0.62, radius * 0.62, (240, 196, 70), 0.6)
        pen.oval(x, radius, radius * 0.28, radius * 0.28, darker(HUB), 0.4)
    pen.lamp(0.47, 0.36, 0.2)
