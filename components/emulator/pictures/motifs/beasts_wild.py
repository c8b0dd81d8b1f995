"""Animals of the woods of the north."""

from ..curves import Point, rounded
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .limbs import BLACK, band
from .quadrupeds import Leg, dim, gaze, hide, is_plain, leg, middle, pale, peak, rings, skin, sock
from .registry import motif

FOX: tuple[Point, ...] = (
    (-0.25, 0.34), (-0.2, 0.42), (-0.06, 0.43), (0.06, 0.43), (0.13, 0.49), (0.18, 0.57), (0.32, 0.54), (0.33, 0.42),
    (0.28, 0.31), (0.18, 0.24), (0.02, 0.25), (-0.12, 0.28), (-0.22, 0.26),
)  # fmt: skip
FOX_HEAD: tuple[Point, ...] = (
    (0.13, 0.55), (0.16, 0.63), (0.24, 0.675), (0.32, 0.645), (0.4, 0.585), (0.47, 0.548), (0.5, 0.53), (0.49, 0.507),
    (0.42, 0.487), (0.33, 0.458), (0.22, 0.445), (0.15, 0.48),
)  # fmt: skip
BRUSH: tuple[Point, ...] = ((-0.2, 0.37), (-0.3, 0.35), (-0.385, 0.25), (-0.46, 0.15), (-0.53, 0.07))


@motif
def fox(pen: Pen, look: Look) -> None:
    """A fox with a white-tipped brush and dark feet."""
    fur = look.own((226, 116, 52))
    light = middle(pen)
    white = pale(fur, 0.1) if is_plain(fur) else (252, 244, 232)
    dark = dim(fur, 0.75)
    tail = band(BRUSH, [0.07, 0.14, 0.165, 0.11, 0.005])
    hide(pen, tail, fur, 0.03)
    with pen.within(tail):
        pen.shape(
            [(-0.4, 0.06), (-0.385, 0.14), (-0.44, 0.165), (-0.44, 0.2), (-0.49, 0.21), (-0.6, 0.25), (-0.6, 0.0)],
            white, light,
        )  # fmt: skip
    for x, lean, is_hind in ((0.2, 0.24, False), (-0.11, 0.24, True)):
        _stocking(pen, Leg(x=x, top=0.28, lean=lean, thick=0.72, is_hind=is_hind, foot=dark), fur, dark, True)
    trunk = rounded(FOX)
    hide(pen, trunk, fur, 0.035)
    with pen.within(trunk):
        pen.blob([(0.18, 0.52), (0.36, 0.5), (0.38, 0.36), (0.28, 0.24), (0.2, 0.27), (0.2, 0.4)], white, light)
    for x, lean, is_hind in ((0.18, -0.1, False), (-0.17, -0.12, True)):
        _stocking(pen, Leg(x=x, top=0.28, lean=lean, thick=0.72, is_hind=is_hind, foot=dark), fur, dark)
    _fox_head(pen, fur, white, dark)


def _stocking(pen: Pen, one: Leg, fur: Colour, dark: Colour, is_far: bool = False) -> None:
    leg(pen, one, fur, is_far)
    sock(pen, one, one.top * 0.5, dark, is_far)


def _fox_head(pen: Pen, fur: Colour, white: Colour, dark: Colour) -> None:
    light, head = middle(pen), rounded(FOX_HEAD)
    peak(pen, (0.24, 0.66), (0.32, 0.83), (0.34, 0.64), dark, light * 0.7, 0.2)
    hide(pen, head, fur, 0.025)
    with pen.within(head):
        pen.blob(
            [(0.26, 0.545), (0.36, 0.555), (0.52, 0.54), (0.5, 0.46), (0.3, 0.42), (0.12, 0.44), (0.16, 0.52)], white,
            light,
        )  # fmt: skip
    peak(pen, (0.13, 0.6), (0.16, 0.83), (0.26, 0.665), fur, light, 0.22)
    peak(pen, (0.165, 0.63), (0.175, 0.77), (0.235, 0.66), dark, light * 0.9, 0.15)
    gaze(pen, 0.308, 0.6, 0.02)
    pen.oval(0.487, 0.538, 0.022, 0.018, BLACK, 0.3)
    pen.curve([(0.475, 0.507), (0.42, 0.505), (0.37, 0.525)], 0.007, dim(white, 0.5), 0.3)


WOLF: tuple[Point, ...] = (
    (-0.28, 0.42), (-0.24, 0.51), (-0.1, 0.53), (0.06, 0.54), (0.13, 0.61), (0.17, 0.71), (0.24, 0.78), (0.3, 0.81),
    (0.34, 0.9), (0.38, 0.985), (0.42, 0.99), (0.425, 0.95), (0.415, 0.87), (0.41, 0.76), (0.36, 0.68), (0.35, 0.58),
    (0.33, 0.46), (0.26, 0.35), (0.16, 0.29), (0.0, 0.3), (-0.14, 0.34), (-0.24, 0.32),
)  # fmt: skip


@motif
def wolf(pen: Pen, look: Look) -> None:
    """A wolf that howls."""
    fur = look.pick((118, 124, 134), (96, 102, 114), (140, 134, 128))
    light, white = middle(pen), pale(fur, 0.12 if is_plain(fur) else 0.7)
    pen.shape(
        band([(-0.24, 0.45), (-0.36, 0.38), (-0.42, 0.24), (-0.41, 0.13)], [0.08, 0.13, 0.13, 0.02]), dim(fur, 0.12),
        light * 0.8,
    )  # fmt: skip
    for x, lean, is_hind in ((0.22, 0.14, False), (-0.13, 0.18, True)):
        leg(pen, Leg(x=x, top=0.36, lean=lean, thick=0.72, is_hind=is_hind), fur, True)
    trunk = rounded(WOLF)
    peak(pen, (0.3, 0.8), (0.235, 0.955), (0.35, 0.89), dim(fur, 0.3), light * 0.7, 0.2)
    hide(pen, trunk, fur, 0.035)
    with pen.within(trunk):
        pen.blob(
            [(0.4, 0.95), (0.45, 0.98), (0.46, 0.7), (0.38, 0.44), (0.26, 0.28), (0.22, 0.4), (0.28, 0.56),
            (0.33, 0.72), (0.37, 0.84)], white, light,
        )  # fmt: skip
        pen.blob([(-0.3, 0.5), (0.04, 0.47), (0.12, 0.6), (0.0, 0.62), (-0.26, 0.6)], dim(fur, 0.28), light)
    for x, lean, is_hind in ((0.21, -0.06, False), (-0.2, -0.12, True)):
        leg(pen, Leg(x=x, top=0.37, lean=lean, thick=0.72, is_hind=is_hind), fur)
    peak(pen, (0.262, 0.77), (0.175, 0.895), (0.33, 0.85), fur, light, 0.25)
    peak(pen, (0.262, 0.795), (0.2, 0.875), (0.302, 0.845), dim(fur, 0.35), light * 0.9, 0.2)
    pen.shape([(0.4, 0.85), (0.418, 0.94), (0.465, 0.93), (0.43, 0.84)], (128, 62, 66), 0.4)
    pen.blob(
        [(0.39, 0.79), (0.42, 0.865), (0.452, 0.935), (0.478, 0.93), (0.468, 0.87), (0.44, 0.8), (0.41, 0.74)], white,
        light,
    )  # fmt: skip
    pen.oval(0.4, 0.982, 0.025, 0.017, BLACK, 0.3)
    pen.curve([(0.352, 0.83), (0.372, 0.845), (0.378, 0.868)], 0.011, BLACK, 0.3)


DEER: tuple[Point, ...] = (
    (-0.34, 0.44), (-0.33, 0.52), (-0.25, 0.565), (-0.12, 0.545), (0.0, 0.535), (0.08, 0.57), (0.13, 0.65),
    (0.16, 0.745), (0.21, 0.795), (0.27, 0.785), (0.33, 0.73), (0.4, 0.69), (0.41, 0.655), (0.37, 0.635), (0.3, 0.635),
    (0.26, 0.6), (0.25, 0.52), (0.225, 0.43), (0.13, 0.365), (-0.04, 0.36), (-0.18, 0.38), (-0.28, 0.37),
)  # fmt: skip
BEAMS: tuple[tuple[tuple[Point, ...], float], ...] = (
    (((0.21, 0.78), (0.13, 0.84), (0.09, 0.92), (0.12, 1.02)), 0.032), (((0.125, 0.85), (0.17, 0.9), (0.2, 0.97)),
    0.024), (((0.1, 0.9), (0.03, 0.95), (0.02, 1.01)), 0.022), (((0.17, 0.81), (0.24, 0.86), (0.25, 0.9)), 0.02),
)  # fmt: skip


@motif
def deer(pen: Pen, look: Look) -> None:
    """A stag with its antlers."""
    coat = look.pick((176, 112, 66), (160, 104, 66))
    _antler(pen, 0.3, 0.4)
    _antler(pen, 0.0, middle(pen), 0.06)
    _hart(pen, coat)


def _antler(pen: Pen, mirror: float, light: float, shift: float = 0.0) -> None:
    """Draw one antler; the far one leans to the other side."""
    for points, width in BEAMS:
        way = [((0.48 - x if mirror else x - 0.01), y - 0.01) for x, y in points]
        pen.shape(band(way, [width] * (len(way) - 1) + [0.008]), (148, 116, 84), light)


def _hart(pen: Pen, coat: Colour, has_spots: bool = False) -> None:
    light, white = middle(pen), pale(coat, 0.1) if is_plain(coat) else (246, 234, 216)
    for x, lean, is_hind in ((0.18, 0.2, False), (-0.17, 0.22, True)):
        leg(pen, Leg(x=x, top=0.42, lean=lean, thick=0.52, is_hind=is_hind, has_hoof=True), coat, True)
    pen.blob([(-0.3, 0.54), (-0.38, 0.52), (-0.39, 0.44), (-0.33, 0.43)], white, light)
    peak(pen, (0.24, 0.77), (0.35, 0.86), (0.28, 0.755), dim(coat, 0.2), light * 0.7, 0.5)
    body = rounded(DEER)
    hide(pen, body, coat, 0.03)
    with pen.within(body):
        pen.blob([(-0.4, 0.54), (-0.32, 0.5), (-0.28, 0.42), (-0.32, 0.36), (-0.42, 0.4)], white, light)
        pen.blob([(0.24, 0.64), (0.3, 0.64), (0.3, 0.42), (0.2, 0.34), (0.2, 0.44), (0.22, 0.54)], white, light * 0.85)
        pen.oval(0.38, 0.655, 0.07, 0.03, white, light)
        spots = (
            (-0.22, 0.52), (-0.14, 0.5), (-0.05, 0.5), (0.04, 0.52), (-0.19, 0.46), (-0.1, 0.45), (0.0, 0.46),
            (0.08, 0.47),
        )  # fmt: skip
        for x, y in spots if has_spots else ():
            pen.oval(x, y, 0.017, 0.014, white, light)
    for x, lean, is_hind in ((0.17, -0.06, False), (-0.23, -0.12, True)):
        leg(pen, Leg(x=x, top=0.43, lean=lean, thick=0.52, is_hind=is_hind, has_hoof=True), coat)
    peak(pen, (0.165, 0.74), (0.05, 0.8), (0.2, 0.78), coat, light, 0.5)
    peak(pen, (0.155, 0.75), (0.08, 0.788), (0.175, 0.775), white, light * 0.8, 0.4)
    gaze(pen, 0.275, 0.728, 0.02)
    pen.oval(0.403, 0.68, 0.019, 0.016, BLACK, 0.3)


@motif
def fawn(pen: Pen, look: Look) -> None:
    """A young deer with spots and no antlers."""
    _hart(pen, look.own((192, 128, 78)), True)


RACCOON: tuple[Point, ...] = (
    (-0.22, 0.26), (-0.16, 0.38), (0.0, 0.42), (0.14, 0.38), (0.26, 0.34), (0.3, 0.2), (0.2, 0.14), (0.0, 0.13),
    (-0.18, 0.14),
)  # fmt: skip


@motif
def raccoon(pen: Pen, look: Look) -> None:
    """A raccoon with its mask and ringed tail."""
    _raccoon(pen, look.own((134, 130, 132)), (52, 50, 56))


@motif
def red_panda(pen: Pen, look: Look) -> None:
    """A red panda with a ringed tail."""
    _raccoon(pen, look.own((196, 96, 52)), (104, 52, 40))


def _raccoon(pen: Pen, fur: Colour, dark: Colour) -> None:
    light, white = middle(pen), (244, 242, 238)
    tail = [(-0.18, 0.26), (-0.3, 0.22), (-0.4, 0.27), (-0.47, 0.38)]
    brush = band(tail, [0.1, 0.14, 0.15, 0.07])
    pen.shape(brush, fur, light)
    with pen.within(brush):
        rings(pen, [tail[0], *tail], 0.18, dark, 7)
    for x, is_hind in ((0.24, False), (-0.06, True)):
        leg(pen, Leg(x=x, top=0.18, thick=0.9, is_hind=is_hind, foot=dark), fur, True)
    skin(pen, RACCOON, fur, 0.04)
    for x, is_hind in ((0.16, False), (-0.13, True)):
        one = Leg(x=x, top=0.2, thick=0.9, is_hind=is_hind, foot=dark)
        leg(pen, one, fur)
        sock(pen, one, 0.09, dark)
    x, y = 0.31, 0.4
    for side in (-1, 1):
        pen.oval(x + side * 0.13, y + 0.13, 0.055, 0.06, dark, light)
        pen.oval(x + side * 0.13, y + 0.125, 0.035, 0.04, white, light)
    head = rounded(
        [(x + px, y + py) for px, py in ((0.0, 0.15), (0.12, 0.12), (0.19, 0.0), (0.13, -0.09), (0.0, -0.14),
        (-0.13, -0.09), (-0.19, 0.0), (-0.12, 0.12))],
    )  # fmt: skip
    hide(pen, head, fur, 0.02)
    with pen.within(head):
        pen.blob(
            [(x, y + 0.02), (x + 0.24, y + 0.02), (x + 0.18, y - 0.2), (x - 0.18, y - 0.2), (x - 0.24, y + 0.02)],
            white, light,
        )  # fmt: skip
        for side in (-1, 1):
            pen.blob(
                [(x + side * 0.03, y + 0.05), (x + side * 0.1, y + 0.06), (x + side * 0.18, y - 0.02),
                (x + side * 0.14, y - 0.06), (x + side * 0.05, y - 0.03)], dark, light,
            )  # fmt: skip
            pen.stroke([(x + side * 0.03, y + 0.085), (x + side * 0.12, y + 0.075)], 0.024, white, light)
    for side in (-1, 1):
        gaze(pen, x + side * 0.082, y + 0.012, 0.022, (226, 220, 206))
    pen.oval(x, y - 0.06, 0.03, 0.022, BLACK, 0.3)
    pen.curve([(x - 0.04, y - 0.094), (x, y - 0.104), (x + 0.04, y - 0.094)], 0.008, dark, 0.3)
