"""From tales and famous pictures: a hobbit's hole, a great wave, a vampire, sunflowers in a vase."""

from dataclasses import replace

from ..curves import Point, bent, circle, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .figures import Wear, figure
from .flowers import sunflower
from .forms import WHITE, darker, lighter, soft_box, solid
from .growth import inserted, shaded
from .limbs import band
from .people_roles import astronaut
from .pets import cat_head, coat_of
from .registry import motif

TIMBER: Colour = (150, 104, 64)


@motif
def hobbit_hole(pen: Pen, look: Look) -> None:
    """A home under a grassy mound, with a round door."""
    own, turf = look.own((58, 132, 92)), (104, 160, 78)
    mound = [
        (-0.5, 0.0),
        *bent([(-0.5, 0.0), (-0.42, 0.24), (-0.2, 0.44), (0.06, 0.5), (0.3, 0.4), (0.46, 0.2), (0.5, 0.0)]),
    ]
    pen.shape(soft_box(0.2, 0.4, 0.29, 0.6, 0.01), (150, 120, 104), 0.6)
    pen.box(0.185, 0.58, 0.305, 0.615, (122, 96, 84), 0.5)
    shaded(pen, look, mound, turf, 0.16, 0.1)
    front = [(-0.4, 0.0), *bent([(-0.4, 0.0), (-0.32, 0.2), (-0.12, 0.34), (0.1, 0.36), (0.3, 0.24), (0.4, 0.0)])]
    pen.shape(front, (226, 204, 164), look.left)
    for size, tone in ((0.19, TIMBER), (0.16, own)):
        pen.shape(circle(-0.04, 0.17, size, size * 0.96, 40), tone, 0.65)
    with pen.within(circle(-0.04, 0.17, 0.16, 0.154, 40)):
        for x in (-0.12, -0.04, 0.04):
            pen.box(x - 0.004, -1, x + 0.004, 1, darker(own, 0.3), 0.5)
        pen.box(-0.04, -1, 1, 1, own, look.right)
        pen.box(0.036, -1, 0.044, 1, darker(own, 0.3), 0.5)
    pen.oval(-0.04, 0.17, 0.02, 0.02, (240, 196, 92), 0.9)
    tone, light = look.window()
    for x, size in ((0.25, 0.075), (-0.28, 0.055)):
        pen.oval(x, 0.14, size * 1.25, size * 1.25, TIMBER, 0.6)
        pen.oval(x, 0.14, size, size, tone, light)
        pen.stroke([(x - size, 0.14), (x + size, 0.14)], 0.014, TIMBER, 0.6)
        pen.stroke([(x, 0.14 - size), (x, 0.14 + size)], 0.014, TIMBER, 0.6)
        pen.lamp(x, 0.14, 0.16)
    for x, y, petal in (
        (-0.38, 0.03, (240, 120, 130)),
        (-0.27, 0.02, (250, 206, 90)),
        (0.16, 0.02, (244, 236, 240)),
        (0.26, 0.03, (240, 120, 130)),
        (0.37, 0.02, (250, 206, 90)),
    ):
        pen.blob(
            [(x - 0.05, 0.0), (x - 0.04, y + 0.02), (x, y + 0.04), (x + 0.04, y + 0.02), (x + 0.05, 0.0)],
            (70, 128, 66),
            0.6,
        )
        for shift in (-0.025, 0.005, 0.03):
            pen.oval(x + shift, y + 0.03, 0.014, 0.014, petal, 0.9)
    if look.is_snowy:
        pen.shape([*mound[4:-6], (0.3, 0.34), (0.05, 0.42), (-0.22, 0.36)], WHITE, 0.9)


@motif
def great_wave(pen: Pen, look: Look) -> None:
    """A great wave that curls over, with claws of foam."""
    own = look.own((38, 92, 148))
    body = rounded(
        [
            (-0.5, -0.06),
            (-0.5, 0.2),
            (-0.4, 0.52),
            (-0.16, 0.78),
            (0.12, 0.82),
            (0.32, 0.68),
            (0.38, 0.5),
            (0.24, 0.58),
            (0.08, 0.52),
            (0.0, 0.34),
            (0.08, 0.16),
            (0.3, 0.06),
            (0.5, 0.0),
            (0.5, -0.06),
        ]
    )
    pen.shape(body, own, look.left)
    for at, line in enumerate(
        (
            [(-0.42, -0.02), (-0.38, 0.28), (-0.2, 0.58), (0.04, 0.72), (0.2, 0.68)],
            [(-0.3, -0.02), (-0.26, 0.24), (-0.12, 0.48), (0.06, 0.62)],
            [(-0.16, -0.02), (-0.14, 0.2), (-0.06, 0.4)],
            [(0.0, -0.02), (-0.02, 0.12), (-0.02, 0.26)],
        )
    ):
        pen.curve(line, 0.032 - 0.004 * at, lighter(own, 0.5), 0.8)
    claws = (
        (0.38, 0.5, 0.06),
        (0.4, 0.6, 0.055),
        (0.32, 0.58, 0.05),
        (0.36, 0.68, 0.06),
        (0.28, 0.76, 0.06),
        (0.24, 0.6, 0.045),
        (0.16, 0.83, 0.055),
        (0.04, 0.85, 0.05),
        (-0.08, 0.83, 0.045),
        (-0.2, 0.77, 0.04),
        (0.14, 0.58, 0.04),
        (0.42, 0.42, 0.035),
        (0.34, 0.44, 0.03),
        (0.46, 0.5, 0.03),
    )
    for x, y, size in claws:
        pen.oval(x, y, size, size * 0.9, (244, 246, 240), 0.95)
    for x, y in ((0.47, 0.62), (0.44, 0.72), (0.36, 0.84), (0.24, 0.9), (0.49, 0.38), (0.1, 0.93), (0.4, 0.34)):
        pen.oval(x, y, 0.013, 0.013, (244, 246, 240), 0.95)
    for x in (-0.4, -0.28, -0.15, 0.0, 0.14, 0.28, 0.4):
        pen.oval(x, 0.0, 0.09, 0.036, (244, 246, 240), 0.9)


@motif
def vampire(pen: Pen, look: Look) -> None:
    """A vampire in a high-collared cape."""
    own, pale = look.own((176, 34, 46)), (226, 224, 226)
    cape = [(-0.1, 0.8), (-0.2, 0.6), (-0.3, 0.1), (-0.36, 0.0), (0.36, 0.0), (0.3, 0.1), (0.2, 0.6), (0.1, 0.8)]
    shaded(pen, look, cape, (36, 32, 42), 0.1)
    pen.shape([(-0.08, 0.78), (-0.16, 0.5), (-0.24, 0.02), (0.24, 0.02), (0.16, 0.5), (0.08, 0.78)], own, 0.5)
    for side in (-1, 1):
        pen.shape(
            [(side * 0.03, 0.76), (side * 0.18, 0.94), (side * 0.15, 0.74), (side * 0.09, 0.68)], (36, 32, 42), 0.6
        )
        pen.shape([(side * 0.03, 0.77), (side * 0.155, 0.91), (side * 0.12, 0.77)], own, 0.7)
    wear = Wear(
        skin=pale, hair=(30, 28, 34), style="short", top=(46, 42, 54), bottom=(34, 32, 42), shoes=(24, 22, 28), hem=0.46
    )
    figure(pen, look, wear)
    pen.shape([(-0.03, 0.8), (0.03, 0.8), (0.02, 0.6), (-0.02, 0.6)], (244, 240, 238), 0.8)
    pen.shape([(-0.04, 0.79), (0.0, 0.77), (-0.04, 0.75)], own, 0.8)
    pen.shape([(0.04, 0.79), (0.0, 0.77), (0.04, 0.75)], own, 0.8)
    pen.shape([(-0.02, 0.975), (0.02, 0.92), (0.045, 0.975)], (30, 28, 34), 0.4)
    for x in (-0.008, 0.026):
        pen.shape([(x - 0.006, 0.865), (x + 0.006, 0.865), (x, 0.848)], WHITE, 1.0)


@motif
def space_cat(pen: Pen, look: Look) -> None:
    """A cat in a space suit, its face behind the glass of the helmet."""
    inserted(pen, replace(look, asked=None), astronaut, 0.0, 0.0, 1.0)
    pen.oval(0.0, 0.79, 0.21, 0.21, (236, 240, 246), look.left)
    pen.oval(0.0, 0.79, 0.185, 0.185, (66, 88, 128), 0.5)
    inner = Pen(look)
    cat_head(inner, coat_of(look), (0.0, 0.0))
    head = 0.72
    with pen.within(circle(0.0, 0.79, 0.185, 0.185, 40)):
        _paste(pen, inner, (0.0, 0.75), head)
    pen.curve([(-0.15, 0.83), (-0.12, 0.9), (-0.06, 0.945)], 0.022, WHITE, 1.0)


def _paste(pen: Pen, inner: Pen, spot: Point, size: float) -> None:
    """Copy what another pen has drawn to a place."""

    def draw(to: Pen, _: Look) -> None:
        to.marks += inner.marks

    inserted(pen, pen.look, draw, *spot, size)


@motif
def sunflower_vase(pen: Pen, look: Look) -> None:
    """A vase with sunflowers."""
    own = look.own((222, 176, 92))
    flowers = (
        (-0.3, 0.24, 0.52, 0),
        (0.3, 0.22, 0.52, 1),
        (-0.13, 0.36, 0.56, 2),
        (0.15, 0.38, 0.56, 3),
        (0.0, 0.24, 0.5, 4),
    )
    for x, low, size, _ in flowers:
        pen.curve([(x * 0.2, 0.36), (x * 0.7, low + 0.2), (x, low + size * 0.7)], 0.018, (84, 134, 58), 0.5)
    for x, y in ((-0.26, 0.42), (0.27, 0.42)):
        pen.blob([(x * 0.4, y), (x * 0.9, y + 0.08), (x * 1.4, y + 0.02), (x * 0.9, y - 0.04)], (96, 146, 66), 0.7)
    plain = replace(look, asked=None)
    for x, low, size, key in flowers:
        flower = Pen(replace(plain, chance=look.chance.child("flower", key)))
        sunflower(flower, flower.look)
        flower.marks = [mark for mark in flower.marks if min(y for _, y in mark.points) > 0.38]
        _paste(pen, flower, (x, low), size)
    body = [
        (-0.12, 0.0),
        *bent([(-0.12, 0.0), (-0.2, 0.14), (-0.19, 0.3), (-0.11, 0.42)]),
        (0.11, 0.42),
        *bent([(0.11, 0.42), (0.19, 0.3), (0.2, 0.14), (0.12, 0.0)]),
    ]
    solid(pen, look, body, own)
    pen.curve([(-0.195, 0.24), (0.0, 0.21), (0.195, 0.24)], 0.014, mix(own, (60, 90, 150), 0.6), 0.7)
    pen.shape(band([(-0.11, 0.42), (0.11, 0.42)], [0.03, 0.03]), darker(own, 0.1), 0.7)


@motif
def phone_box(pen: Pen, look: Look) -> None:
    """A red telephone box."""
    own = look.own((204, 42, 40))
    shaded(pen, look, [(-0.23, 0.0), (-0.23, 0.9), (0.23, 0.9), (0.23, 0.0)], own, 0.16)
    shaded(pen, look, [(-0.25, 0.9), *bent([(-0.22, 0.93), (0.0, 1.0), (0.22, 0.93)]), (0.25, 0.9)], own, 0.14)
    pen.box(-0.17, 0.83, 0.17, 0.885, (248, 244, 232), None if look.has_lamps else 0.9)
    pen.box(-0.26, 0.0, 0.26, 0.06, darker(own, 0.3), 0.5)
    tone, light = look.window((176, 206, 216))
    pen.box(-0.16, 0.13, 0.16, 0.79, tone, light)
    for at in range(9):
        pen.stroke([(-0.16, 0.13 + 0.0825 * at), (0.16, 0.13 + 0.0825 * at)], 0.018, own, 0.7)
    for x in (-0.16, -0.09, 0.09, 0.16):
        pen.stroke([(x, 0.13), (x, 0.79)], 0.018, own, 0.7)
    pen.lamp(0.0, 0.5, 0.5)
