"""Cars on duty: taxi, police, ambulance and fire engine."""

from ..curves import bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import BLACK, HUB, WHITE, darker, middle, ring, row, soft_box, wheel
from .registry import motif
from .vehicles import BEAM, CAR, CAR_GLASS, CHROME, TAIL, draw_arch

GLASS: Colour = (88, 128, 158)
BLUE: Colour = (52, 116, 230)
RED: Colour = (224, 48, 44)


def _saloon(pen: Pen, look: Look, own: Colour, band: Colour) -> None:
    """Draw a car with a band along its doors."""
    body = bent([*CAR, CAR[-1]], 5)
    pen.shape(body, own, middle(look))
    with pen.within(body):
        pen.shape([(-0.6, 0.5), (-0.6, 0.25), (0.6, 0.22), (0.6, 0.5)], own, 0.95)
        pen.box(-0.6, 0.175, 0.6, 0.235, band, 0.6)
        pen.box(-0.6, 0.0, 0.6, 0.12, darker(own, 0.4), 0.35)
        for x in (-0.29, 0.29):
            draw_arch(pen, x, 0.105)
    pen.shape(bent(CAR_GLASS, 5), *look.window(GLASS))
    pen.stroke([(-0.095, 0.29), (-0.095, 0.44)], 0.026, own, 0.95)
    pen.oval(0.455, 0.2, 0.024, 0.03, BEAM, None if look.has_lamps else 0.9)
    pen.box(-0.49, 0.2, -0.465, 0.25, TAIL, None if look.has_lamps else 0.6)
    pen.lamp(0.48, 0.2, 0.18)
    for x in (-0.29, 0.29):
        wheel(pen, x, 0.105, CHROME)


@motif
def taxi(pen: Pen, look: Look) -> None:
    """A yellow cab with a chequered band and a roof light."""
    pen.shape(soft_box(-0.2, 0.45, -0.01, 0.53, 0.02), (255, 240, 196), None if look.has_lamps else 0.9)
    pen.box(-0.16, 0.478, -0.05, 0.5, BLACK, 0.4)
    _saloon(pen, look, look.own((248, 196, 48)), WHITE)
    for at, x in enumerate(row(-0.16, 0.03, 10)):
        pen.box(x, 0.175 + 0.03 * (at % 2), x + 0.03, 0.205 + 0.03 * (at % 2), BLACK, 0.4)
    pen.lamp(-0.1, 0.49, 0.2)


def _beacon(pen: Pen, x: float, y: float, colour: Colour) -> None:
    pen.shape(soft_box(x - 0.045, y, x + 0.045, y + 0.055, 0.02), colour, None)
    pen.lamp(x, y + 0.03, 0.28, colour)


@motif
def police_car(pen: Pen, look: Look) -> None:
    """A white car with a blue band and flashing lights."""
    _beacon(pen, -0.155, 0.455, RED)
    _beacon(pen, -0.055, 0.455, BLUE)
    _saloon(pen, look, look.own(WHITE), (44, 84, 158))


def _van(pen: Pen, look: Look, own: Colour) -> None:
    """Draw a high van's body, cab to the right."""
    body = [
        (-0.5, 0.08),
        (-0.5, 0.5),
        (-0.46, 0.54),
        (0.2, 0.54),
        (0.3, 0.48),
        (0.38, 0.32),
        (0.48, 0.27),
        (0.5, 0.22),
        (0.5, 0.08),
    ]
    pen.shape(body, own, middle(look))
    with pen.within(body):
        pen.box(-1, 0.49, 1, 1, own, 1.0)
        pen.box(-1, 0.0, 1, 0.12, darker(own, 0.4), 0.4)
        for x in (-0.28, 0.28):
            draw_arch(pen, x, 0.095)
    pen.shape([(0.12, 0.3), (0.12, 0.46), (0.24, 0.46), (0.32, 0.3)], *look.window(GLASS))
    pen.oval(0.475, 0.2, 0.022, 0.03, BEAM, None if look.has_lamps else 0.9)
    pen.lamp(0.49, 0.2, 0.2)
    for x in (-0.28, 0.28):
        wheel(pen, x, 0.095, HUB)


@motif
def ambulance(pen: Pen, look: Look) -> None:
    """A white van with a red cross and a blue light."""
    _beacon(pen, 0.1, 0.535, BLUE)
    _van(pen, look, look.own(WHITE))
    band = RED if look.asked is None else WHITE
    pen.box(-0.5, 0.18, 0.49, 0.215, band, 0.6)
    pen.box(-0.235, 0.26, -0.175, 0.46, band, 0.7)
    pen.box(-0.305, 0.33, -0.105, 0.39, band, 0.7)


@motif
def fire_engine(pen: Pen, look: Look) -> None:
    """A red engine with a ladder on its roof."""
    own = look.own((214, 46, 40))
    for y in (0.475, 0.535):
        pen.stroke([(-0.5, y), (0.2, y + 0.02)], 0.016, CHROME, 0.7)
    for x in row(-0.46, 0.07, 10):
        pen.stroke([(x, 0.475), (x, 0.55)], 0.012, CHROME, 0.6)
    pen.box(-0.5, 0.09, 0.21, 0.44, own, middle(look))
    pen.box(-0.5, 0.415, 0.2, 0.44, own, 1.0)
    for x in row(-0.46, 0.165, 3):
        pen.shape(soft_box(x, 0.22, x + 0.14, 0.38, 0.012), CHROME, 0.6)
        for y in row(0.25, 0.04, 3):
            pen.stroke([(x, y), (x + 0.14, y)], 0.006, darker(CHROME), 0.4)
    ring(pen, (0.115, 0.3), 0.045, 0.022, WHITE, 0.8)
    cab = [(0.2, 0.09), (0.2, 0.46), (0.42, 0.46), (0.5, 0.28), (0.5, 0.09)]
    pen.shape(cab, own, middle(look))
    pen.shape([(0.25, 0.28), (0.25, 0.42), (0.32, 0.42), (0.32, 0.28)], *look.window(GLASS))
    pen.shape([(0.345, 0.28), (0.345, 0.42), (0.405, 0.42), (0.465, 0.28)], *look.window(GLASS))
    pen.box(-0.5, 0.165, 0.5, 0.19, WHITE, 0.8)
    pen.box(-0.5, 0.07, 0.5, 0.1, (66, 66, 72), 0.4)
    _beacon(pen, 0.32, 0.455, BLUE)
    pen.oval(0.482, 0.14, 0.018, 0.024, BEAM, None if look.has_lamps else 0.9)
    pen.lamp(0.49, 0.14, 0.18)
    for x in (-0.32, 0.3):
        draw_arch(pen, x, 0.09)
        wheel(pen, x, 0.09)


@motif
def skateboard(pen: Pen, look: Look) -> None:
    """A skateboard from the side."""
    own = look.own((224, 92, 60))
    for x in (-0.27, 0.27):
        pen.shape([(x - 0.1, 0.21), (x - 0.03, 0.09), (x + 0.03, 0.09), (x + 0.1, 0.21)], CHROME, 0.5)
        pen.oval(x, 0.085, 0.085, 0.085, (250, 210, 96), 0.7)
        pen.oval(x, 0.085, 0.032, 0.032, darker(CHROME), 0.5)
    deck = [(-0.5, 0.29), (-0.36, 0.205), (0.36, 0.205), (0.5, 0.29)]
    pen.curve(deck, 0.065, own, 0.7)
    pen.curve([(x * 0.995, y + 0.03) for x, y in deck], 0.022, (44, 44, 50), 0.5)
