"""Dragons of the west and of the east, and the phoenix."""

from collections.abc import Sequence
from itertools import pairwise

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .limbs import BLACK, WHITE, band, eye, feathers
from .registry import motif

GOLD: Colour = (250, 196, 72)
IVORY: Colour = (246, 232, 200)


def crest(
    pen: Pen, line: Sequence[Point], widths: Sequence[float], height: float, colour: Colour, step: int = 3
) -> None:
    """Set teeth along the left side of a band; height in units."""
    side, middle = band(line, widths), bent(line)
    for at in range(step, len(middle) - 1, step):
        (x, y), (mx, my), before, after = side[at], middle[at], side[at - 2], side[min(at + 2, len(middle) - 1)]
        reach = ((x - mx) ** 2 + (y - my) ** 2) ** 0.5 or 1.0
        back = ((before[0] - after[0]) * 0.5, (before[1] - after[1]) * 0.5)
        tip = (x + (x - mx) / reach * height + back[0], y + (y - my) / reach * height + back[1])
        pen.shape([before, tip, after, (mx, my)], colour, 0.75)


SPINE: tuple[Point, ...] = (
    (-0.46, -0.28), (-0.34, -0.33), (-0.2, -0.28), (-0.06, -0.16), (0.1, -0.03), (0.16, 0.12), (0.23, 0.24),
    (0.34, 0.27),
)  # fmt: skip
GIRTH = (0.015, 0.05, 0.1, 0.19, 0.19, 0.11, 0.09, 0.1)


@motif
def dragon(pen: Pen, look: Look) -> None:
    """A winged dragon in flight."""
    own = look.pick((92, 150, 92), (176, 66, 62), (84, 112, 160))
    dark, skin = mix(own, BLACK, 0.35), mix(own, (244, 190, 110), 0.5)
    _membrane(pen, (0.12, 0.04), (0.22, 0.36), ((0.46, 0.5), (0.47, 0.3), (0.38, 0.12)), mix(skin, BLACK, 0.3), dark)
    _claw(pen, ((0.13, -0.1), (0.24, -0.14), (0.25, -0.24)), dark)
    _claw(pen, ((-0.06, -0.22), (0.06, -0.26), (0.03, -0.37)), dark)
    pen.shape([(-0.42, -0.33), (-0.5, -0.36), (-0.47, -0.18), (-0.38, -0.24)], dark, 0.7)
    crest(pen, SPINE, GIRTH, 0.05, dark)
    body = band(SPINE, GIRTH)
    pen.shape(body, own, 0.75)
    with pen.within(body):
        low = [(x + 0.05, y - 0.05) for x, y in SPINE[1:-1]]
        pen.shape(band(low, [0.02, 0.06, 0.12, 0.12, 0.07, 0.06]), mix(own, IVORY, 0.7), 0.85)
        for at in range(4, 40, 4):
            x, y = bent(low)[at]
            pen.stroke([(x - 0.05, y + 0.05), (x + 0.06, y - 0.07)], 0.008, mix(own, IVORY, 0.35), 0.7)
    _claw(pen, ((0.06, -0.1), (0.16, -0.18), (0.14, -0.28)), own)
    _claw(pen, ((-0.16, -0.24), (-0.04, -0.32), (-0.09, -0.43)), own)
    _membrane(pen, (0.06, -0.0), (-0.04, 0.34), ((-0.47, 0.42), (-0.44, 0.18), (-0.3, -0.02)), skin, own)
    _dragon_head(pen, own, dark)


def _membrane(pen: Pen, root: Point, wrist: Point, tips: Sequence[Point], skin: Colour, bone: Colour) -> None:
    """Draw a bat's wing between the arm and three fingers."""
    elbow = ((root[0] + wrist[0]) / 2 + 0.04, (root[1] + wrist[1]) / 2)
    hem = [
        *bent([root, elbow, wrist]),
        *bent([wrist, ((wrist[0] + tips[0][0]) / 2, (wrist[1] + tips[0][1]) / 2 + 0.02), tips[0]]),
    ]
    ends = [*tips, (root[0] + (tips[-1][0] - root[0]) * 0.2, root[1] - 0.06)]
    for (x0, y0), (x1, y1) in pairwise(ends):
        inward = ((x0 + x1) / 2 * 0.8 + wrist[0] * 0.2, (y0 + y1) / 2 * 0.8 + (wrist[1] * 0.4 + root[1] * 0.6) * 0.2)
        hem += bent([(x0, y0), inward, (x1, y1)], 5)
    pen.shape(hem, skin, 0.8)
    for tip in tips:
        pen.shape(
            band([wrist, ((wrist[0] + tip[0]) / 2, (wrist[1] + tip[1]) / 2 + 0.02), tip], [0.028, 0.02, 0.006]),
            bone,
            0.7,
        )
    pen.shape(band([root, elbow, wrist], [0.07, 0.05, 0.035]), bone, 0.8)
    pen.shape(
        [(wrist[0] - 0.02, wrist[1]), (wrist[0] + 0.01, wrist[1] + 0.08), (wrist[0] + 0.025, wrist[1])], IVORY, 0.8
    )


def _claw(pen: Pen, leg: Sequence[Point], colour: Colour) -> None:
    pen.shape(band(leg, [0.1, 0.065, 0.045]), colour, 0.7)
    x, y = leg[-1]
    for toe in (-0.01, 0.025, 0.055):
        pen.shape(
            [(x + toe - 0.014, y + 0.005), (x + toe + 0.022, y - 0.035), (x + toe + 0.014, y + 0.012)], IVORY, 0.85
        )


def _dragon_head(pen: Pen, own: Colour, dark: Colour) -> None:
    for horn in ([(0.33, 0.31), (0.25, 0.36), (0.2, 0.44)], [(0.36, 0.32), (0.29, 0.39), (0.26, 0.48)]):
        pen.shape(band(horn, [0.04, 0.03, 0.005]), IVORY, 0.85)
    pen.shape([(0.32, 0.25), (0.22, 0.27), (0.3, 0.2)], dark, 0.6)
    pen.blob([(0.33, 0.24), (0.42, 0.2), (0.5, 0.18), (0.48, 0.155), (0.4, 0.16), (0.33, 0.19)], dark, 0.6)
    pen.blob(
        [(0.3, 0.27), (0.34, 0.335), (0.41, 0.33), (0.46, 0.285), (0.53, 0.275), (0.545, 0.235), (0.5, 0.205),
        (0.42, 0.215), (0.34, 0.2)], own, 0.85,
    )  # fmt: skip
    for x in (0.43, 0.47, 0.505):
        pen.shape([(x - 0.01, 0.213), (x + 0.012, 0.21), (x + 0.002, 0.183)], WHITE, 0.95)
    pen.oval(0.515, 0.26, 0.009, 0.007, dark, 0.3)
    pen.oval(0.392, 0.29, 0.024, 0.02, GOLD, 0.95)
    pen.oval(0.398, 0.29, 0.008, 0.016, BLACK, 0.2)
    pen.stroke([(0.36, 0.325), (0.43, 0.3)], 0.014, dark, 0.5)


COILS: tuple[Point, ...] = (
    (-0.47, -0.03), (-0.42, 0.09), (-0.31, 0.12), (-0.23, 0.0), (-0.17, -0.15), (-0.05, -0.2), (0.05, -0.1),
    (0.04, 0.06), (0.1, 0.19), (0.22, 0.21), (0.3, 0.14),
)  # fmt: skip
COIL_GIRTH = (0.02, 0.05, 0.075, 0.095, 0.11, 0.12, 0.125, 0.12, 0.115, 0.11, 0.1)


@motif
def loong(pen: Pen, look: Look) -> None:
    """A dragon of the east: a long body in coils, antlers, whiskers and a pearl."""
    own = look.pick((206, 52, 44), (206, 52, 44), (44, 142, 112), (198, 134, 38))
    dark, fire = mix(own, BLACK, 0.35), (250, 176, 62) if look.asked is None else mix(own, (255, 210, 110), 0.7)
    for tip in ((-0.53, -0.16), (-0.47, -0.19), (-0.41, -0.13)):
        pen.shape(band([(-0.465, 0.01), ((tip[0] - 0.465) / 2, tip[1] * 0.5), tip], [0.03, 0.045, 0.004]), fire, 0.85)
    for leg in (((-0.3, 0.07), (-0.36, -0.04), (-0.32, -0.12)), ((0.05, 0.06), (0.17, 0.0), (0.17, -0.09))):
        _talons(pen, leg, dark, fire)
    crest(pen, COILS, COIL_GIRTH, 0.035, fire, 2)
    body = band(COILS, COIL_GIRTH)
    pen.shape(body, own, 0.75)
    with pen.within(body):
        _coil_marks(pen, dark)
    for leg in (((-0.18, -0.12), (-0.28, -0.2), (-0.24, -0.29)), ((0.1, 0.13), (0.22, 0.06), (0.3, -0.02))):
        _talons(pen, leg, own, fire)
    _loong_head(pen, own, dark, fire)
    pen.oval(0.48, -0.02, 0.042, 0.042, (255, 240, 190), None)
    pen.lamp(0.48, -0.02, 0.2)
    for root, tip in (((0.46, 0.02), (0.44, 0.08)), ((0.49, 0.02), (0.5, 0.09)), ((0.44, -0.02), (0.405, 0.03))):
        pen.shape(band([root, tip], [0.03, 0.004]), fire, 0.9)


def _coil_marks(pen: Pen, dark: Colour) -> None:
    """Draw a banded belly along the right side of the coils, and scales on the back."""
    line = bent(COILS)
    for at in range(2, len(line) - 1):
        (x, y), (nx, ny) = line[at], line[at + 1]
        across, up = ny - y, x - nx
        reach = (across * across + up * up) ** 0.5 or 1.0
        across, up = across / reach, up / reach
        inner, outer = (x + across * 0.018, y + up * 0.018), (x + across * 0.08, y + up * 0.08)
        pen.stroke([inner, outer], 0.026, IVORY, 0.85)
        if at % 3 == 0:
            pen.stroke([inner, outer], 0.006, mix(IVORY, dark, 0.5), 0.6)
        if at % 2 == 0:
            px, py = x - across * 0.02, y - up * 0.02
            pen.curve(
                [
                    (px - across * 0.018, py - up * 0.018),
                    (px + up * 0.014, py - across * 0.014),
                    (px + across * 0.018, py + up * 0.018),
                ],
                0.006,
                dark,
                0.6,
            )


def _talons(pen: Pen, leg: Sequence[Point], colour: Colour, fire: Colour) -> None:
    x0, y0 = leg[1]
    pen.shape(band([(x0, y0), (x0 - 0.05, y0 + 0.03), (x0 - 0.08, y0 + 0.09)], [0.05, 0.035, 0.004]), fire, 0.8)
    pen.shape(band(leg, [0.07, 0.05, 0.035]), colour, 0.75)
    x, y = leg[-1]
    for dx, dy in ((-0.045, -0.02), (-0.015, -0.05), (0.025, -0.05), (0.05, -0.015)):
        pen.shape(band([(x, y), (x + dx, y + dy)], [0.025, 0.006]), IVORY, 0.85)


def _loong_head(pen: Pen, own: Colour, dark: Colour, fire: Colour) -> None:
    for root, tip in (
        ((0.27, 0.25), (0.14, 0.37)), ((0.26, 0.22), (0.1, 0.29)), ((0.26, 0.17), (0.12, 0.19)), ((0.28, 0.13),
        (0.18, 0.07)), ((0.32, 0.11), (0.27, 0.02)),
    ):  # fmt: skip
        pen.shape(
            band([root, ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2 + 0.015), tip], [0.06, 0.055, 0.004]),
            fire,
            0.85,
        )
    for shift in (0.0, 0.06):
        pen.shape(
            band([(0.29 + shift, 0.25), (0.27 + shift, 0.35), (0.21 + shift, 0.45)], [0.032, 0.026, 0.008]), IVORY, 0.85
        )
        pen.shape(band([(0.275 + shift, 0.34), (0.31 + shift, 0.41)], [0.022, 0.006]), IVORY, 0.85)
    pen.blob([(0.3, 0.12), (0.38, 0.07), (0.46, 0.06), (0.47, 0.085), (0.4, 0.12), (0.33, 0.17)], dark, 0.65)
    for x, y in ((0.36, 0.0), (0.4, -0.01)):
        pen.shape(band([(x - 0.01, 0.08), (x - 0.015, 0.04), (x - 0.03, y)], [0.03, 0.028, 0.004]), fire, 0.8)
    pen.blob([(0.34, 0.14), (0.44, 0.12), (0.46, 0.09), (0.38, 0.1)], (150, 30, 40), 0.7)
    pen.blob(
        [(0.25, 0.18), (0.28, 0.27), (0.36, 0.28), (0.41, 0.23), (0.47, 0.235), (0.515, 0.2), (0.51, 0.15),
        (0.44, 0.135), (0.38, 0.145), (0.32, 0.11), (0.27, 0.12)], own, 0.85,
    )  # fmt: skip
    for x in (0.42, 0.455, 0.49):
        pen.shape([(x - 0.011, 0.143), (x + 0.013, 0.143), (x + 0.002, 0.108)], WHITE, 0.95)
    pen.shape(band([(0.46, 0.235), (0.5, 0.25), (0.51, 0.21)], [0.03, 0.035, 0.03]), mix(own, fire, 0.5), 0.85)
    pen.curve([(0.49, 0.17), (0.54, 0.22), (0.53, 0.31), (0.47, 0.36)], 0.011, fire, 0.9)
    pen.curve([(0.47, 0.15), (0.51, 0.11), (0.54, 0.15), (0.57, 0.12)], 0.011, fire, 0.9)
    pen.shape(band([(0.3, 0.265), (0.36, 0.275), (0.41, 0.25)], [0.02, 0.03, 0.01]), fire, 0.9)
    eye(pen, 0.37, 0.225, 0.017, WHITE)


PLUMES: tuple[tuple[Point, ...], ...] = (
    ((0.0, -0.1), (-0.16, -0.08), (-0.32, -0.2), (-0.45, -0.14)),
    ((0.0, -0.1), (-0.14, -0.16), (-0.24, -0.32), (-0.43, -0.32)),
    ((0.02, -0.1), (-0.06, -0.22), (-0.1, -0.4), (-0.29, -0.45)),
    ((0.04, -0.1), (0.02, -0.24), (0.04, -0.38), (-0.08, -0.46)),
    ((0.05, -0.1), (0.1, -0.22), (0.2, -0.32), (0.16, -0.44)),
)  # fmt: skip
NEAR_TIPS: tuple[Point, ...] = ((-0.14, 0.5), (-0.28, 0.48), (-0.39, 0.4), (-0.45, 0.29), (-0.44, 0.17), (-0.35, 0.07))
FAR_TIPS: tuple[Point, ...] = ((0.34, 0.5), (0.43, 0.44), (0.48, 0.35), (0.48, 0.25), (0.43, 0.15), (0.34, 0.06))


@motif
def phoenix(pen: Pen, look: Look) -> None:
    """A phoenix that rises, with long plumes like flames."""
    own = look.own((222, 62, 44))
    gold = (252, 190, 66) if look.asked is None else mix(own, (255, 220, 130), 0.6)
    for at, plume in enumerate(PLUMES):
        fill = own if at % 2 else mix(own, gold, 0.45)
        pen.shape(band(plume, [0.05, 0.055, 0.06, 0.045]), fill, 0.75)
        for size, tone in ((0.05, fill), (0.034, gold), (0.018, (54, 120, 170))):
            pen.oval(*plume[-1], size, size, tone, 0.85)
    _flame_wing(pen, ((0.1, 0.02), (0.22, 0.12), (0.3, 0.27)), FAR_TIPS, mix(own, BLACK, 0.18), mix(gold, own, 0.35))
    pen.blob(
        [(-0.08, -0.14), (-0.04, 0.0), (0.06, 0.1), (0.12, 0.22), (0.18, 0.29), (0.25, 0.26), (0.26, 0.19),
        (0.21, 0.1), (0.18, 0.0), (0.08, -0.12)], own, 0.85,
    )  # fmt: skip
    pen.blob([(0.23, 0.2), (0.17, 0.12), (0.12, 0.0), (0.0, -0.13), (0.1, -0.1), (0.18, 0.02)], gold, 0.9)
    _flame_wing(pen, ((0.08, 0.0), (-0.06, 0.14), (-0.1, 0.32)), NEAR_TIPS, own, gold)
    for tip in ((0.1, 0.4), (0.16, 0.43), (0.22, 0.42)):
        pen.shape(band([(0.19, 0.27), ((tip[0] + 0.19) / 2 - 0.015, 0.34), tip], [0.02, 0.014, 0.01]), gold, 0.9)
        pen.oval(*tip, 0.016, 0.018, own, 0.9)
    pen.shape([(0.245, 0.26), (0.33, 0.235), (0.25, 0.2)], GOLD, 0.9)
    eye(pen, 0.2, 0.245, 0.016, WHITE)


def _flame_wing(pen: Pen, arm: Sequence[Point], tips: Sequence[Point], fill: Colour, gold: Colour) -> None:
    """Fan three rows of feathers out from the arm, gold at their ends."""
    line = bent(arm, 8)
    roots = [line[round((len(line) - 1) * (1 - at / len(tips)))] for at in range(len(tips))]
    for fraction, tone in ((1.0, gold), (0.76, mix(fill, gold, 0.5)), (0.5, fill)):
        ends = [
            (x0 + (x1 - x0) * fraction, y0 + (y1 - y0) * fraction)
            for (x0, y0), (x1, y1) in zip(roots, tips, strict=True)
        ]
        feathers(pen, roots, ends, 0.1 + 0.02 * (1 - fraction), tone, 0.85)
    pen.shape(band(arm, [0.12, 0.1, 0.07]), fill, 0.85)
