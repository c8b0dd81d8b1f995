"""What is built of stone, wood and iron but not lived in: bridges, piers, wells, wheels."""

from ..curves import Point, bent, circle, mirrored
from ..look import LAMP, Look
from ..palette import Colour
from ..pen import Pen
from .masonry import IRON, SNOW, STONE, WOOD, arch, darker, facing, lathe, roofing
from .registry import motif

DECK: tuple[Point, ...] = (
    (-0.5, 0.02), (-0.42, 0.085), (-0.3, 0.155), (-0.16, 0.215), (0.0, 0.24), (0.16, 0.215), (0.3, 0.155),
    (0.42, 0.085), (0.5, 0.02),
)  # fmt: skip
ARCHES: tuple[tuple[float, float, float], ...] = ((0.295, 0.085, 0.085), (0.0, 0.155, 0.175), (-0.295, 0.085, 0.085))
STONES: tuple[Point, ...] = (
    (-0.43, 0.02), (-0.41, 0.055), (-0.2, 0.12), (-0.17, 0.16), (0.14, 0.17), (0.2, 0.13), (0.42, 0.02), (0.4, 0.06),
    (-0.3, 0.115), (0.26, 0.12),
)  # fmt: skip
FOOT = -0.03
WATER: Colour = (186, 224, 240)


@motif
def bridge(pen: Pen, look: Look) -> None:
    """A stone bridge of three arches."""
    stone = look.own((204, 186, 160))
    deck = bent(DECK)
    below = [(0.5, FOOT)]
    for x, half, rise in ARCHES:
        below += arch(x, FOOT, half, 0.0, rise)
    pen.shape([*deck, *below, (-0.5, FOOT)], stone, facing(look, 0.3))
    for x, half, rise in ARCHES:
        inside = arch(x + 0.016, FOOT, half - 0.016, 0.0, rise - 0.022)
        pen.shape([*arch(x, FOOT, half, 0.0, rise), *reversed(inside)], darker(stone, 0.4), 0.2)
        ring = arch(x, 0.0, half + 0.012, 0.0, rise + 0.014)[1:-1]
        pen.stroke(ring, 0.022, darker(stone, 0.14), look.left)
    _stones(pen, look, stone)
    pen.stroke([(x, y - 0.012) for x, y in deck], 0.012, darker(stone, 0.25), facing(look))
    pen.shape([*deck, *((x, y + 0.045) for x, y in reversed(deck))], stone, facing(look, 0.1))
    pen.stroke([(x, y + 0.047) for x, y in deck], 0.014, roofing(look, stone), look.left)
    for x in (-0.183, 0.183):
        pen.shape([(x - 0.035, FOOT), (x - 0.026, 0.09), (x, 0.11), (x + 0.026, 0.09), (x + 0.035, FOOT)], stone, look.left)  # fmt: skip  # noqa: E501
        pen.shape([(x, FOOT), (x, 0.11), (x + 0.026, 0.09), (x + 0.035, FOOT)], stone, look.right)
    for x, y in ((-0.33, 0.18), (0.33, 0.18)):
        _post(pen, look, x, y)


def _stones(pen: Pen, look: Look, stone: Colour) -> None:
    """Let a few stones show between the arches."""
    for at, (x, y) in enumerate(STONES):
        wide = look.chance.child("stone", at).between(0.025, 0.045)
        pen.box(x - wide / 2, y, x + wide / 2, y + 0.016, darker(stone, 0.14), facing(look))


def _post(pen: Pen, look: Look, x: float, y: float) -> None:
    pen.stroke([(x, y), (x, y + 0.1)], 0.01, IRON, 0.4)
    pen.oval(x, y + 0.115, 0.017, 0.022, *((LAMP, None) if look.has_lamps else ((236, 230, 210), 0.8)))
    pen.lamp(x, y + 0.115, 0.14)


HUMP: tuple[Point, ...] = ((-0.5, 0.0), (-0.36, 0.1), (-0.19, 0.185), (0.0, 0.215), (0.19, 0.185), (0.36, 0.1), (0.5, 0.0))  # fmt: skip  # noqa: E501


@motif
def wooden_bridge(pen: Pen, look: Look) -> None:
    """A garden bridge of wood, arched, with railings."""
    wood = look.own((178, 112, 72))
    deck = bent(HUMP)
    for x, high in ((-0.26, 0.14), (0.26, 0.14), (-0.1, 0.19), (0.1, 0.19)):
        pen.box(x - 0.014, FOOT, x + 0.014, high, darker(wood, 0.35), facing(look, 0.5 + x))
    pen.stroke([(-0.26, 0.05), (-0.1, 0.05)], 0.014, darker(wood, 0.35), 0.4)
    pen.stroke([(0.1, 0.05), (0.26, 0.05)], 0.014, darker(wood, 0.35), 0.4)
    pen.shape([*deck, *((x, y + 0.045) for x, y in reversed(deck))], wood, facing(look))
    pen.stroke([(x, y + 0.042) for x, y in deck], 0.012, roofing(look, (226, 186, 140)), look.left)
    for x, y in deck[::4]:
        pen.stroke([(x, y + 0.01), (x, y + 0.15)], 0.015, wood, facing(look, 0.5 + x))
    for rise, width in ((0.1, 0.012), (0.15, 0.02)):
        pen.stroke([(x, y + rise) for x, y in deck], width, roofing(look, wood) if rise > 0.1 else wood, look.left)
    for x, y in (HUMP[0], HUMP[3], HUMP[-1]):
        pen.box(x - 0.018, y, x + 0.018, y + 0.18, wood, look.left)
        pen.oval(x, y + 0.185, 0.02, 0.02, darker(wood), look.left)


@motif
def suspension_bridge(pen: Pen, look: Look) -> None:
    """A great bridge hung from two towers by cables."""
    steel = look.own((200, 72, 50))
    low, top = 0.13, 0.45
    for x in (-0.26, 0.26):
        for shift, light in ((-0.018, look.left), (0.018, look.right)):
            pen.stroke([(x + shift, -0.03), (x + shift, top)], 0.018, steel, light)
        for y in (0.08, 0.22, 0.31, 0.4):
            pen.box(x - 0.024, y, x + 0.024, y + 0.022, steel, facing(look))
        pen.box(x - 0.045, -0.03, x + 0.045, 0.03, (160, 156, 150), facing(look))
    main = [(x / 20, low + 0.035 + (top - low - 0.045) * (x / 5.2) ** 2) for x in range(-5, 6)]
    main = [(-0.26, top - 0.01), *main, (0.26, top - 0.01)]
    sides = [(0.26, top - 0.01), (0.34, 0.29), (0.42, 0.19), (0.5, 0.15)]
    for cable in (bent(main), bent(sides), bent(mirrored(sides))):
        pen.stroke(cable, 0.012, steel, 0.7)
        for x, y in cable[3::4]:
            pen.stroke([(x, low), (x, y)], 0.004, steel, 0.5)
    pen.box(-0.5, low - 0.026, 0.5, low + 0.006, steel, facing(look))
    pen.box(-0.5, low - 0.032, 0.5, low - 0.02, darker(steel, 0.4), 0.3)
    if look.has_lamps:
        for at in range(-9, 10):
            pen.oval(at * 0.052, low + 0.016, 0.005, 0.005, LAMP, None)
    for x in (-0.26, 0.0, 0.26):
        pen.lamp(x, low + 0.03, 0.24)


@motif
def pier(pen: Pen, look: Look) -> None:
    """A wooden jetty on piles."""
    wood = look.own((158, 116, 78))
    for at in range(7):
        x = -0.46 + at * 0.15
        pen.box(x - 0.026, -0.05, x - 0.004, 0.13, darker(wood, 0.4), 0.3)
        pen.box(x, -0.06, x + 0.028, 0.15, wood, look.left)
        pen.box(x + 0.016, -0.06, x + 0.028, 0.15, wood, look.right)
    pen.stroke([(-0.46, 0.0), (-0.3, 0.12)], 0.014, darker(wood, 0.3), 0.4)
    pen.stroke([(0.3, 0.0), (0.14, 0.12)], 0.014, darker(wood, 0.3), 0.4)
    pen.box(-0.5, 0.115, 0.5, 0.145, darker(wood, 0.25), facing(look))
    pen.shape([(-0.5, 0.145), (-0.47, 0.18), (0.47, 0.18), (0.5, 0.145)], roofing(look, wood), look.left)
    for at in range(1, 20):
        x = -0.5 + at * 0.05
        pen.stroke([(x, 0.145), (x * 0.95, 0.18)], 0.005, darker(wood, 0.3), 0.5)
    for x in (-0.46, -0.16, 0.14, 0.44):
        pen.box(x - 0.013, 0.145, x + 0.013, 0.25, wood, look.left)
        pen.box(x - 0.017, 0.24, x + 0.017, 0.258, roofing(look, darker(wood, 0.2)), look.left)
    pen.curve([(0.14, 0.23), (0.29, 0.19), (0.44, 0.23)], 0.009, (220, 204, 170), 0.6)
    pen.curve([(-0.16, 0.23), (-0.01, 0.19), (0.14, 0.23)], 0.009, (220, 204, 170), 0.6)
    _post(pen, look, 0.44, 0.25)


@motif
def stairs(pen: Pen, look: Look) -> None:
    """Stone steps that lead up to the right."""
    stone, count = look.own((198, 188, 172)), 9
    rise, deep = 0.72 / count, 1 / count
    outline = [(-0.5, 0.0)]
    for step in range(count):
        outline += [(-0.5 + step * deep, (step + 1) * rise), (-0.5 + (step + 1) * deep, (step + 1) * rise)]
    pen.shape([*outline, (0.5, 0.0)], stone, facing(look, 0.7))
    for row in range(1, count):
        for at in range(row + row % 2, count, 2):
            x = -0.5 + (at + 0.6 * (row % 2)) * deep
            pen.box(
                x, (row - 0.6) * rise, min(x + 0.09, 0.49), (row - 0.3) * rise, darker(stone, 0.1), facing(look, 0.7)
            )
    for step in range(count):
        left, high = -0.5 + step * deep, (step + 1) * rise
        pen.box(left, high - rise, left + 0.02, high, stone, look.left)
        pen.box(left - 0.014, high - 0.026, left + deep, high, roofing(look, (232, 224, 210)), look.left)
    for at in range(0, count, 2):
        x, low = -0.5 + (at + 0.5) * deep, rise * (at + 1)
        pen.stroke([(x, low), (x, low + 0.22)], 0.014, IRON, 0.4)
    pen.stroke([(-0.5 + 0.2 * deep, rise * 0.7 + 0.22), (0.5 - 0.2 * deep, 0.72 + 0.25)], 0.024, IRON, 0.6)


@motif
def fountain(pen: Pen, look: Look) -> None:
    """A fountain of two bowls with jets of water."""
    stone = look.own((206, 200, 190))
    for side in (-1, 1):
        for reach, high in ((0.36, 0.66), (0.27, 0.8), (0.15, 0.92)):
            jet = [(side * 0.01, 0.62), (side * reach * 0.45, high), (side * reach * 0.85, 0.46), (side * reach, 0.17)]
            pen.curve(jet, 0.018, WATER, 0.95)
    pen.stroke([(0.0, 0.6), (0.0, 0.98)], 0.026, WATER, 1.0)
    pen.oval(0.0, 0.98, 0.03, 0.02, WATER, 1.0)
    lathe(pen, 0.0, [(0.08, 0.08), (0.045, 0.2), (0.06, 0.38)], stone, 5)
    lathe(pen, 0.0, [(0.05, 0.36), (0.16, 0.42), (0.2, 0.47), (0.2, 0.49)], stone, 7)
    pen.oval(0.0, 0.49, 0.19, 0.02, WATER, 0.8)
    lathe(pen, 0.0, [(0.035, 0.49), (0.03, 0.6), (0.07, 0.62), (0.07, 0.635)], stone, 5)
    pen.oval(0.0, 0.16, 0.45, 0.05, WATER, 0.75)
    for side in (-1, 1):
        for x in (0.15, 0.27, 0.36):
            pen.oval(side * x, 0.16, 0.045, 0.014, (232, 246, 252), 0.95)
    lathe(pen, 0.0, [(0.42, 0.0), (0.42, 0.04), (0.46, 0.05), (0.46, 0.11), (0.5, 0.12), (0.5, 0.155)], stone, 9)
    pen.box(-0.5, 0.14, 0.5, 0.158, SNOW if look.is_snowy else (226, 222, 214), facing(look))
    pen.lamp(0.0, 0.3, 0.5, (196, 226, 255))


SPOKES = 12
CABINS: tuple[Colour, ...] = (
    (226, 76, 66),
    (246, 186, 76),
    (76, 152, 196),
    (98, 178, 122),
    (168, 104, 186),
    (240, 132, 74),
)


@motif
def ferris_wheel(pen: Pen, look: Look) -> None:
    """A great wheel with gondolas in many colours."""
    frame, hub, radius = (226, 230, 236), 0.53, 0.41
    for x, light in ((-0.26, look.left), (0.26, look.right)):
        pen.stroke([(x, 0.0), (0.0, hub)], 0.03, look.own((96, 116, 150)), light)
    ring = circle(0.0, hub, radius, radius, SPOKES)
    for x, y in ring:
        pen.stroke([(0.0, hub), (x, y)], 0.007, frame, 0.6)
    for part, width in ((1.0, 0.018), (0.9, 0.01)):
        rim = circle(0.0, hub, radius * part, radius * part, 48)
        pen.stroke([*rim, rim[0]], width, look.own(frame), facing(look))
    for at, (x, y) in enumerate(ring):
        _gondola(pen, look, x, y, look.own(CABINS[at % len(CABINS)]))
    pen.oval(0.0, hub, 0.045, 0.045, look.own((226, 76, 66)), facing(look))
    pen.oval(0.0, hub, 0.02, 0.02, *((LAMP, None) if look.has_lamps else (frame, 0.9)))
    pen.shape([(-0.3, 0.0), (-0.27, 0.035), (0.27, 0.035), (0.3, 0.0)], (132, 138, 150), facing(look))
    if look.has_lamps:
        for x, y in circle(0.0, hub, radius * 0.95, radius * 0.95, 36):
            pen.oval(x, y, 0.007, 0.007, LAMP, None)
    pen.lamp(0.0, hub, 0.5)


def _gondola(pen: Pen, look: Look, x: float, y: float, colour: Colour) -> None:
    pen.stroke([(x, y), (x, y - 0.02)], 0.008, IRON, 0.5)
    pen.oval(x, y - 0.045, 0.042, 0.038, colour, facing(look, 0.3))
    pen.box(x - 0.036, y - 0.05, x + 0.036, y - 0.03, *look.window((210, 230, 240)))
    pen.shape([(x - 0.043, y - 0.045), (x - 0.03, y - 0.082), (x + 0.03, y - 0.082), (x + 0.043, y - 0.045)], colour, facing(look, 0.6))  # fmt: skip  # noqa: E501


@motif
def gate(pen: Pen, look: Look) -> None:
    """A garden gate of iron between two pillars."""
    iron, brick = look.own(IRON), (182, 118, 92)
    for x in (-0.42, 0.42):
        pen.box(x - 0.07, 0.0, x + 0.02, 0.72, brick, look.left)
        pen.box(x + 0.02, 0.0, x + 0.07, 0.72, brick, look.right)
        pen.box(x - 0.09, 0.7, x + 0.09, 0.75, roofing(look, STONE), facing(look))
        pen.oval(x, 0.8, 0.055, 0.055, *((LAMP, None) if look.has_lamps else (STONE, facing(look))))
        pen.lamp(x, 0.8, 0.3)
    top = bent([(-0.35, 0.56), (-0.18, 0.7), (0.0, 0.76), (0.18, 0.7), (0.35, 0.56)])
    for at in range(-7, 8):
        x = at * 0.047
        high = 0.76 - 0.2 * (x / 0.35) ** 2
        pen.stroke([(x, 0.03), (x, high + 0.03)], 0.014, iron, facing(look))
        pen.oval(x, high + 0.04, 0.012, 0.024, iron, 0.7)
    for y in (0.06, 0.34):
        pen.stroke([(-0.35, y), (0.35, y)], 0.02, iron, facing(look))
    pen.stroke(top, 0.022, iron, facing(look))
    pen.stroke([(0.0, 0.02), (0.0, 0.78)], 0.026, iron, facing(look))
    for x in (-0.18, 0.18):
        rim = circle(x, 0.48, 0.09, 0.09)
        pen.stroke([*rim, rim[0]], 0.014, iron, facing(look))
    pen.oval(0.03, 0.36, 0.018, 0.018, WOOD, 0.9)
