"""What flies through the air: balloons, airships, aeroplanes and helicopters."""

from ..curves import Point, bent, circle
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import BLACK, WHITE, darker, lighter, middle, ring, rope, row, soft_box
from .registry import motif

FLAME: Colour = (255, 200, 96)
WICKER: Colour = (170, 116, 70)
STEEL: Colour = (120, 128, 140)

ENVELOPE: tuple[Point, ...] = (
    (0.0, 0.5), (0.17, 0.475), (0.31, 0.385), (0.385, 0.23), (0.37, 0.07), (0.28, -0.09), (0.17, -0.2), (0.1, -0.27),
)  # fmt: skip
AIRLINER: tuple[Point, ...] = (
    (-0.46, 0.045), (-0.3, 0.055), (0.3, 0.06), (0.42, 0.045), (0.48, 0.0), (0.495, -0.03), (0.45, -0.06),
    (0.3, -0.075), (-0.2, -0.07), (-0.4, 0.0),
)  # fmt: skip
COCKPIT: tuple[Point, ...] = (
    (-0.16, 0.0), (-0.12, 0.12), (0.02, 0.19), (0.2, 0.185), (0.36, 0.1), (0.43, -0.03), (0.38, -0.12), (0.2, -0.17),
    (0.0, -0.16), (-0.12, -0.1),
)  # fmt: skip


@motif
def balloon(pen: Pen, look: Look) -> None:
    """A striped hot-air balloon with a basket."""
    own = look.pick((218, 66, 56), (236, 150, 52), (60, 128, 176), (128, 84, 158))
    gold = lighter(own, 0.85) if look.asked else look.chance.child("stripe").pick(((250, 214, 118), WHITE))
    for strip in range(7, 0, -1):
        for side, light in ((-1, look.left), (1, look.right)):
            half = [(x * side * strip / 7, y) for x, y in ENVELOPE]
            pen.shape(
                [*bent(half), (0.0, -0.27)],
                own if strip % 2 else gold,
                light + (middle(look) - light) * (1 - strip / 7),
            )
    pen.blob([(-0.1, -0.262), (0.0, -0.25), (0.1, -0.262), (0.09, -0.3), (0.0, -0.29), (-0.09, -0.3)], darker(own), 0.5)
    for x in (-0.085, -0.03, 0.03, 0.085):
        rope(pen, (x, -0.28), (x * 0.75, -0.41), 0.007)
    pen.blob([(0.0, -0.29), (0.018, -0.33), (0.0, -0.36), (-0.018, -0.33)], FLAME, None if look.has_lamps else 0.9)
    basket = [(-0.072, -0.4), (-0.06, -0.5), (0.06, -0.5), (0.072, -0.4)]
    pen.shape(basket, WICKER, look.left)
    with pen.within(basket):
        pen.box(0.01, -1, 1, 0, WICKER, look.right)
        pen.box(-1, -0.46, 1, -0.45, darker(WICKER), 0.4)
    pen.stroke([(-0.075, -0.405), (0.075, -0.405)], 0.02, darker(WICKER, 0.35), 0.6)
    pen.lamp(0.0, -0.2, 0.42)


@motif
def airship(pen: Pen, look: Look) -> None:
    """A rigid airship with fins and a gondola."""
    own = look.own((216, 196, 160))
    for up in (1, -1):
        pen.shape(
            [(-0.3, 0.06 * up), (-0.4, 0.2 * up), (-0.49, 0.21 * up), (-0.46, 0.03 * up)],
            (190, 74, 58),
            0.75 if up > 0 else 0.4,
        )
    hull = circle(0.01, 0.0, 0.49, 0.165, 48)
    pen.shape([(-0.16, -0.14), (-0.12, -0.235), (0.14, -0.235), (0.2, -0.14)], darker(own, 0.5), 0.5)
    pen.shape(hull, own, 0.75)
    with pen.within(hull):
        pen.shape([(-0.6, 0.09), (0.0, 0.105), (0.6, 0.07), (0.6, 0.3), (-0.6, 0.3)], own, 1.0)
        pen.shape([(-0.6, -0.03), (0.0, -0.05), (0.6, -0.02), (0.6, -0.3), (-0.6, -0.3)], own, 0.45)
        pen.shape([(-0.6, -0.08), (0.0, -0.125), (0.6, -0.09), (0.6, -0.3), (-0.6, -0.3)], own, 0.2)
        for x in (-0.36, -0.14, 0.1, 0.33):
            pen.curve([(x, 0.17), (x + 0.035, 0.0), (x, -0.17)], 0.006, darker(own), 0.5)
    pen.shape([(-0.32, 0.014), (-0.5, 0.05), (-0.5, -0.03), (-0.32, -0.014)], (190, 74, 58), 0.6)
    for x in row(-0.08, 0.065, 4):
        pen.shape(soft_box(x, -0.215, x + 0.042, -0.175, 0.008), *look.window((96, 120, 140)))
    pen.lamp(0.03, -0.19, 0.22)


@motif
def plane(pen: Pen, look: Look) -> None:
    """An airliner in flight, from the side and a little above."""
    own = look.own((44, 104, 172))
    pen.shape([(0.06, 0.03), (-0.05, 0.19), (-0.12, 0.19), (-0.08, 0.03)], WHITE, 0.5)
    pen.shape([(-0.36, 0.03), (-0.46, 0.23), (-0.38, 0.23), (-0.22, 0.04)], own, 0.7)
    pen.shape([(-0.36, 0.02), (-0.47, 0.075), (-0.42, 0.08), (-0.28, 0.03)], WHITE, 0.4)
    body = bent([*AIRLINER, AIRLINER[0]])
    pen.shape(body, WHITE, 0.9)
    with pen.within(body):
        pen.shape([(-0.6, 0.02), (0.6, -0.01), (0.6, -0.2), (-0.6, -0.2)], WHITE, 0.6)
        pen.shape([(-0.6, 0.0), (-0.2, -0.015), (0.6, -0.035), (0.6, -0.2), (-0.6, -0.2)], own, 0.6)
        pen.shape([(-0.6, -0.03), (-0.2, -0.045), (0.6, -0.06), (0.6, -0.2), (-0.6, -0.2)], WHITE, 0.35)
    for x in row(-0.28, 0.05, 13):
        pen.oval(x, 0.023 - 0.01 * (x > 0.2), 0.011, 0.013, *look.window((78, 104, 130)))
    pen.shape([(0.4, 0.028), (0.425, 0.038), (0.468, 0.005), (0.41, 0.0)], *look.window((48, 66, 90)))
    pen.shape([(0.14, -0.03), (-0.2, -0.27), (-0.29, -0.27), (-0.12, -0.03)], WHITE, look.left)
    pen.shape([(-0.12, -0.03), (-0.29, -0.27), (-0.255, -0.27), (-0.06, -0.03)], WHITE, 0.35)
    pen.shape([(-0.2, -0.27), (-0.29, -0.27), (-0.31, -0.295), (-0.21, -0.285)], own, 0.6)
    pen.shape(soft_box(-0.02, -0.145, 0.12, -0.085, 0.028), own, 0.6)
    pen.oval(0.112, -0.115, 0.014, 0.03, darker(own, 0.5), 0.4)
    pen.shape([(-0.36, 0.03), (-0.5, -0.025), (-0.44, -0.03), (-0.27, 0.015)], WHITE, 0.6)
    pen.lamp(-0.27, -0.28, 0.12, (255, 90, 70))


@motif
def biplane(pen: Pen, look: Look) -> None:
    """An old propeller plane with two wings and a pilot."""
    own = look.own((210, 68, 52))
    pen.blob([(-0.06, 0.08), (-0.07, 0.15), (-0.02, 0.19), (0.03, 0.15), (0.02, 0.08)], (110, 74, 52), 0.5)
    pen.oval(0.012, 0.128, 0.03, 0.034, (236, 190, 150), 0.8)
    pen.box(-0.02, 0.132, 0.042, 0.152, BLACK, 0.4)
    pen.curve([(-0.03, 0.1), (-0.12, 0.13), (-0.17, 0.1), (-0.26, 0.135)], 0.026, (246, 206, 96), 0.8)
    pen.shape([(-0.36, 0.04), (-0.5, 0.2), (-0.43, 0.22), (-0.24, 0.06)], own, 0.8)
    body = bent(
        [
            (-0.47, 0.05),
            (-0.3, 0.08),
            (0.1, 0.11),
            (0.3, 0.1),
            (0.36, 0.0),
            (0.3, -0.1),
            (0.1, -0.12),
            (-0.2, -0.05),
            (-0.47, 0.02),
            (-0.47, 0.05),
        ]
    )
    pen.shape(body, own, 0.8)
    with pen.within(body):
        pen.shape([(-0.6, 0.03), (0.1, -0.01), (0.6, -0.01), (0.6, -0.3), (-0.6, -0.3)], own, 0.4)
        pen.box(0.27, -1, 0.4, 1, darker(own, 0.6), 0.5)
    for x in (0.0, 0.17):
        pen.stroke([(x - 0.03, -0.1), (x + 0.03, 0.25)], 0.016, WICKER, 0.5)
    pen.shape(soft_box(-0.13, 0.235, 0.3, 0.275, 0.018), lighter(own, 0.8), 0.85)
    pen.shape(soft_box(-0.16, -0.115, 0.25, -0.075, 0.018), lighter(own, 0.8), 0.7)
    pen.shape(soft_box(-0.5, 0.03, -0.33, 0.055, 0.012), lighter(own, 0.8), 0.7)
    pen.stroke([(0.14, -0.1), (0.2, -0.24)], 0.018, BLACK, 0.4)
    pen.oval(0.2, -0.25, 0.06, 0.06, BLACK, 0.4)
    pen.oval(0.2, -0.25, 0.025, 0.025, STEEL, 0.6)
    pen.oval(0.405, 0.0, 0.016, 0.2, (214, 218, 222), 0.8)
    pen.blob([(0.36, 0.04), (0.42, 0.02), (0.44, 0.0), (0.42, -0.02), (0.36, -0.04)], (246, 206, 96), 0.7)


@motif
def helicopter(pen: Pen, look: Look) -> None:
    """A helicopter with skids."""
    own = look.own((224, 92, 48))
    pen.shape([(-0.1, 0.1), (-0.46, 0.1), (-0.46, 0.06), (-0.1, -0.06)], own, 0.6)
    pen.shape([(-0.42, 0.06), (-0.5, 0.24), (-0.43, 0.24), (-0.36, 0.1)], darker(own, 0.2), 0.6)
    ring(pen, (-0.45, 0.09), 0.075, 0.018, STEEL, 0.6)
    pen.stroke([(-0.5, 0.04), (-0.4, 0.14)], 0.014, BLACK, 0.4)
    for x in (0.02, 0.22):
        pen.stroke([(x, -0.14), (x + 0.02, -0.24)], 0.016, STEEL, 0.4)
    pen.curve([(-0.16, -0.245), (0.26, -0.245), (0.36, -0.215)], 0.022, STEEL, 0.5)
    pen.shape([(0.06, 0.17), (0.08, 0.26), (0.14, 0.26), (0.18, 0.17)], darker(own, 0.4), 0.5)
    body = bent([*COCKPIT, COCKPIT[0]])
    pen.shape(body, own, 0.85)
    with pen.within(body):
        pen.shape([(-0.6, 0.0), (0.6, -0.04), (0.6, -0.4), (-0.6, -0.4)], own, 0.5)
        pen.shape([(-0.6, -0.07), (0.6, -0.09), (0.6, -0.11), (-0.6, -0.09)], WHITE, 0.7)
        pen.shape([(0.22, 0.3), (0.2, -0.03), (0.5, -0.05), (0.5, 0.3)], *look.window((110, 168, 196)))
        pen.stroke([(0.33, 0.2), (0.36, -0.04)], 0.014, own, 0.7)
    pen.shape(soft_box(0.0, -0.02, 0.16, 0.13, 0.025), *look.window((110, 168, 196)))
    pen.shape(soft_box(-0.4, 0.262, 0.5, 0.28, 0.008), (70, 76, 86), 0.6)
    pen.oval(0.105, 0.285, 0.03, 0.02, BLACK, 0.5)
    pen.lamp(0.25, -0.02, 0.25)
