"""Dishes and drinks."""

from ..curves import Point, bent, circle
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import WHITE, darker, lighter, middle, row, soft_box, solid
from .registry import motif

CHINA: Colour = (70, 116, 160)
CRUST: Colour = (222, 160, 84)
BAMBOO: Colour = (214, 172, 110)
BOWL: tuple[Point, ...] = (
    (-0.44, 0.42),
    (-0.4, 0.24),
    (-0.26, 0.08),
    (0.0, 0.05),
    (0.26, 0.08),
    (0.4, 0.24),
    (0.44, 0.42),
)


def _bowl(pen: Pen, look: Look, own: Colour) -> None:
    """Set down a bowl whose rim is at 0.42."""
    solid(pen, look, [(-0.18, 0.0), (-0.16, 0.1), (0.16, 0.1), (0.18, 0.0)], darker(own, 0.2))
    body = bent(BOWL)
    solid(pen, look, body, own)
    with pen.within(body):
        pen.box(-1, 0.33, 1, 0.36, lighter(own, 0.7), 0.8)
    pen.stroke([(-0.44, 0.42), (0.44, 0.42)], 0.026, lighter(own), 0.9)


def steam(pen: Pen, low: float) -> None:
    """Let three curls of steam rise."""
    for x in (-0.16, 0.0, 0.15):
        pen.curve(
            [(x, low), (x + 0.035, low + 0.07), (x - 0.02, low + 0.15), (x + 0.025, low + 0.23)],
            0.026,
            (240, 242, 242),
            0.9,
        )


@motif
def noodles(pen: Pen, look: Look) -> None:
    """A bowl of noodle soup with egg and chopsticks."""
    own = look.own((196, 62, 52))
    steam(pen, 0.66)
    pen.blob([(-0.4, 0.42), (-0.3, 0.54), (-0.1, 0.59), (0.14, 0.57), (0.32, 0.52), (0.4, 0.42)], (244, 206, 120), 0.7)
    for x in row(-0.3, 0.1, 5):
        pen.curve([(x, 0.42), (x + 0.04, 0.52), (x + 0.13, 0.53), (x + 0.19, 0.42)], 0.016, (222, 172, 82), 0.6)
    pen.oval(-0.16, 0.52, 0.11, 0.08, WHITE, 0.95)
    pen.oval(-0.15, 0.525, 0.055, 0.045, (246, 166, 50), 0.9)
    for x, y in ((0.08, 0.56), (0.14, 0.53), (0.02, 0.5), (0.2, 0.5)):
        pen.oval(x, y, 0.024, 0.014, (100, 164, 84), 0.8)
    for end in ((0.46, 0.86), (0.5, 0.78)):
        pen.stroke([(0.1, 0.46), end], 0.022, (128, 76, 48), 0.5)
    _bowl(pen, look, own)


@motif
def rice_bowl(pen: Pen, look: Look) -> None:
    """A bowl heaped with rice, chopsticks on top."""
    steam(pen, 0.72)
    rice = bent([(-0.4, 0.4), (-0.32, 0.54), (-0.14, 0.64), (0.1, 0.64), (0.3, 0.54), (0.4, 0.4)])
    pen.shape(rice, WHITE, 0.9)
    with pen.within(rice):
        for x, y in (
            (-0.26, 0.48),
            (-0.14, 0.54),
            (0.0, 0.5),
            (0.1, 0.58),
            (0.2, 0.48),
            (-0.04, 0.6),
            (-0.2, 0.57),
            (0.28, 0.53),
        ):
            pen.oval(x, y, 0.03, 0.012, (214, 214, 208), 0.6)
    _bowl(pen, look, look.own(CHINA))
    for y in (0.44, 0.475):
        pen.stroke([(-0.5, y), (0.5, y + 0.04)], 0.02, (150, 92, 56), 0.5)


@motif
def dumplings(pen: Pen, look: Look) -> None:
    """Dumplings in a steaming bamboo basket."""
    own = look.own(BAMBOO)
    steam(pen, 0.6)
    for x, y in ((-0.13, 0.46), (0.13, 0.46), (-0.27, 0.38), (0.0, 0.4), (0.27, 0.38)):
        bun = bent(
            [
                (x - 0.16, y - 0.1),
                (x - 0.14, y + 0.03),
                (x - 0.03, y + 0.1),
                (x, y + 0.13),
                (x + 0.03, y + 0.1),
                (x + 0.14, y + 0.03),
                (x + 0.16, y - 0.1),
            ]
        )
        solid(pen, look, bun, (250, 244, 230))
        for end in (-0.07, 0.0, 0.07):
            pen.curve([(x, y + 0.11), (x + end * 0.6, y + 0.05), (x + end, y)], 0.01, (196, 184, 160), 0.6)
    solid(pen, look, soft_box(-0.47, 0.0, 0.47, 0.32, 0.03), own)
    for y in (0.05, 0.25):
        pen.box(-0.48, y, 0.48, y + 0.04, darker(own, 0.25), middle(look))
    for x in row(-0.3, 0.2, 4):
        pen.stroke([(x, 0.09), (x, 0.25)], 0.008, darker(own, 0.25), 0.5)


@motif
def pizza(pen: Pen, look: Look) -> None:
    """A slice of pizza."""
    slice_of: list[Point] = [(0.0, 0.0), (-0.36, 0.78), *bent([(-0.36, 0.78), (0.0, 0.88), (0.36, 0.78)])]
    pen.shape(slice_of, look.own((248, 206, 98)), 0.8)
    with pen.within(slice_of):
        for x, y in ((-0.13, 0.62), (0.14, 0.66), (0.02, 0.4), (-0.02, 0.16)):
            pen.oval(x, y, 0.085, 0.085, (206, 62, 46), 0.7)
            pen.oval(x - 0.02, y + 0.02, 0.04, 0.035, (226, 96, 72), 0.9)
        for x, y in ((0.0, 0.56), (0.12, 0.5), (-0.09, 0.46), (-0.22, 0.72)):
            pen.oval(x, y, 0.034, 0.018, (88, 146, 72), 0.7)
    pen.shape([(0.1, 0.2), (0.1, 0.1), (0.13, 0.1), (0.15, 0.3)], (248, 206, 98), 0.6)
    pen.curve([(-0.37, 0.8), (0.0, 0.91), (0.37, 0.8)], 0.11, CRUST, 0.6)
    pen.curve([(-0.36, 0.82), (0.0, 0.935), (0.36, 0.82)], 0.04, lighter(CRUST, 0.25), 0.9)


@motif
def hamburger(pen: Pen, look: Look) -> None:
    """A hamburger."""
    own = look.own(CRUST)
    solid(pen, look, soft_box(-0.42, 0.0, 0.42, 0.16, 0.06), own, 0.7)
    pen.shape(soft_box(-0.45, 0.14, 0.45, 0.27, 0.06), (112, 66, 44), 0.5)
    pen.shape(
        [
            (-0.46, 0.29),
            (-0.3, 0.25),
            (-0.18, 0.17),
            (-0.06, 0.26),
            (0.14, 0.26),
            (0.26, 0.18),
            (0.36, 0.26),
            (0.46, 0.29),
        ],
        (250, 198, 66),
        0.85,
    )
    pen.shape(soft_box(-0.43, 0.28, 0.43, 0.35, 0.03), (214, 62, 50), 0.7)
    pen.curve(
        [
            (-0.48, 0.37),
            (-0.36, 0.34),
            (-0.24, 0.38),
            (-0.12, 0.34),
            (0.0, 0.38),
            (0.12, 0.34),
            (0.24, 0.38),
            (0.36, 0.34),
            (0.48, 0.37),
        ],
        0.06,
        (122, 182, 80),
        0.8,
    )
    dome = [
        (-0.45, 0.4),
        *bent([(-0.45, 0.42), (-0.4, 0.6), (-0.2, 0.73), (0.2, 0.73), (0.4, 0.6), (0.45, 0.42)]),
        (0.45, 0.4),
    ]
    solid(pen, look, dome, own, 0.7)
    for x, y in ((-0.22, 0.6), (-0.08, 0.67), (0.06, 0.6), (0.2, 0.66), (-0.1, 0.54), (0.28, 0.56), (0.16, 0.52)):
        pen.oval(x, y, 0.022, 0.014, (252, 236, 196), 1.0)


@motif
def donut(pen: Pen, look: Look) -> None:
    """A ring with icing and sprinkles."""
    icing = look.own((240, 138, 166))
    pen.oval(0.0, 0.46, 0.46, 0.46, (216, 156, 88), 0.55)
    pen.blob(
        [
            (0.42 * x, 0.48 + 0.42 * y)
            for x, y in (
                (1, 0),
                (0.8, 0.5),
                (0.55, 0.82),
                (0, 1),
                (-0.5, 0.86),
                (-0.86, 0.5),
                (-1, 0),
                (-0.84, -0.6),
                (-0.45, -0.78),
                (0, -0.98),
                (0.5, -0.78),
                (0.84, -0.58),
            )
        ],
        icing,
        0.85,
    )
    pen.oval(0.0, 0.47, 0.165, 0.165, (188, 128, 66), 0.4)
    pen.oval(0.0, 0.455, 0.135, 0.135, (92, 62, 52), 0.3)
    colours: tuple[Colour, ...] = ((250, 214, 96), (96, 176, 216), WHITE, (150, 206, 110))
    for at, (x, y) in enumerate(circle(0.0, 0.48, 0.29, 0.29, 14)):
        pull = 1.15 if at % 2 else 0.88
        tip = (0.035, 0.02) if at % 3 else (-0.01, 0.04)
        start = (x * pull, 0.48 + (y - 0.48) * pull)
        pen.stroke([start, (start[0] + tip[0], start[1] + tip[1])], 0.026, colours[at % 4], 0.9)


@motif
def wine_glass(pen: Pen, look: Look) -> None:
    """A glass of red wine."""
    wine = look.own((142, 28, 52))
    glass: Colour = (214, 230, 236)
    pen.oval(0.0, 0.03, 0.2, 0.03, glass, 0.8)
    pen.stroke([(0.0, 0.03), (0.0, 0.46)], 0.03, glass, 0.7)
    bowl = bent(
        [
            (-0.2, 0.98),
            (-0.26, 0.76),
            (-0.22, 0.56),
            (-0.08, 0.45),
            (0.08, 0.45),
            (0.22, 0.56),
            (0.26, 0.76),
            (0.2, 0.98),
        ]
    )
    pen.shape(bowl, glass, 0.9)
    with pen.within(bowl):
        solid(pen, look, [(-0.24, 0.4), (-0.24, 0.74), (0.24, 0.74), (0.24, 0.4)], wine)
        pen.oval(0.0, 0.74, 0.25, 0.035, lighter(wine, 0.25), 0.7)
        pen.box(-0.19, 0.58, -0.165, 0.92, WHITE, 1.0)
    pen.oval(0.0, 0.98, 0.2, 0.02, WHITE, 1.0)
