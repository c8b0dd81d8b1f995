"""Buildings that work: mills, factories, greenhouses, observatories."""

from ..curves import Point, bent, circle, turned
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .masonry import GOLD, IRON, STONE, arch, barred, darker, facing, lathe, pane, roofing
from .registry import motif

CREAM: Colour = (248, 240, 222)
FRAME: Colour = (252, 248, 240)
GLASS: Colour = (186, 220, 222)
BLADE: tuple[Point, ...] = ((0.0, 0.014), (0.05, 0.044), (0.14, 0.034), (0.43, 0.006), (0.43, -0.006), (0.0, -0.018))


@motif
def windmill(pen: Pen, look: Look) -> None:
    """A tower mill with four latticed sails."""
    chance = look.chance.child("windmill")
    body = look.pick((236, 224, 200), (214, 178, 138), (172, 120, 86))
    lathe(pen, 0.0, [(0.19, 0.0), (0.185, 0.03), (0.11, 0.56)], body, 9)
    lathe(pen, 0.0, [(0.16, 0.26), (0.215, 0.27), (0.215, 0.285)], (122, 84, 60), 7)
    for at in range(-4, 5):
        pen.stroke([(at * 0.053, 0.28), (at * 0.053, 0.335)], 0.009, FRAME, facing(look, 0.5 + at / 8))
    pen.stroke([(-0.215, 0.335), (0.215, 0.335)], 0.012, FRAME, facing(look))
    lathe(pen, 0.0, [(0.135, 0.555), (0.13, 0.62), (0.09, 0.69), (0.0, 0.72)], roofing(look, (146, 74, 58)), 7)
    for x, low in ((-0.03, 0.42), (0.07, 0.16), (-0.1, 0.14)):
        barred(pen, x, low, 0.022, 0.06, FRAME, 0.16)
    pen.shape(arch(0.0, 0.0, 0.05, 0.11), (104, 68, 48), facing(look))
    tilt = chance.between(18, 72)
    for quarter in range(4):
        _sail(pen, look, tilt + 90 * quarter, 0.61)
    pen.oval(0.0, 0.61, 0.026, 0.026, (92, 64, 48), 0.5)


def _sail(pen: Pen, look: Look, degrees: float, hub: float) -> None:
    """Draw a sail: a stock, a lattice and its cloth."""

    def place(*points: Point) -> list[Point]:
        return turned([(x, hub + y) for x, y in points], degrees, 0.0, hub)

    light = facing(look, 0.3)
    pen.shape(place((0.08, 0.006), (0.08, 0.085), (0.39, 0.085), (0.39, 0.006)), CREAM, light)
    for at in range(7):
        x = 0.08 + at * 0.0517
        pen.stroke(place((x, 0.0), (x, 0.088)), 0.008, (112, 78, 56), light)
    for y in (0.045, 0.087):
        pen.stroke(place((0.08, y), (0.393, y)), 0.008, (112, 78, 56), light)
    pen.stroke(place((0.0, 0.0), (0.395, 0.0)), 0.02, (92, 64, 48), light)


@motif
def wind_turbine(pen: Pen, look: Look) -> None:
    """A slender white turbine with three blades."""
    white = look.own((228, 234, 242))
    lathe(pen, 0.0, [(0.028, 0.0), (0.014, 0.56)], white, 4)
    tilt = look.chance.child("turbine").between(0, 120)
    for third in range(3):
        blade = turned([(x, 0.57 + y) for x, y in BLADE], tilt + 120 * third, 0.0, 0.57)
        pen.shape(blade, white, (look.left, facing(look, 0.6), look.right)[third])
    pen.oval(0.0, 0.57, 0.026, 0.026, white, look.left)


@motif
def factory(pen: Pen, look: Look) -> None:
    """A factory with a saw-tooth roof and smoking chimneys."""
    wall = look.own((184, 112, 90))
    for x, top, puff in ((0.2, 0.72, 0.0), (0.36, 0.62, -0.09)):
        for at, (dx, dy, radius) in enumerate(((0.01, 0.03, 0.035), (0.05, 0.085, 0.05), (0.12, 0.15, 0.065), (0.21, 0.2 + puff, 0.07))):  # fmt: skip  # noqa: E501
            if x + dx + radius < 0.52:
                pen.oval(x + dx, top + dy, radius, radius * 0.85, (206, 208, 214), 0.7 + at * 0.06)
        lathe(pen, x, [(0.052, 0.0), (0.036, top)], darker(wall, 0.1), 5)
        for low in (top - 0.12, top - 0.03):
            lathe(pen, x, [(0.041, low), (0.04, low + 0.03)], CREAM, 5)
    for tooth in range(3):
        left = -0.5 + tooth * 0.21
        pen.shape([(left, 0.3), (left, 0.46), (left + 0.21, 0.3)], roofing(look, darker(wall, 0.3)), facing(look, 0.8))
        pen.shape([(left + 0.012, 0.31), (left + 0.012, 0.425), (left + 0.155, 0.31)], *look.window(GLASS))
        pen.box(left - 0.006, 0.3, left + 0.014, 0.47, darker(wall, 0.2), look.left)
    pen.box(-0.5, 0.0, 0.46, 0.31, wall, facing(look, 0.3))
    pen.box(-0.5, 0.295, 0.46, 0.315, darker(wall, 0.35), facing(look))
    for at in range(6):
        x = -0.43 + at * 0.115
        if at != 3:
            barred(pen, x, 0.15, 0.036, 0.1, CREAM, 0.14)
    pen.box(-0.16, 0.0, -0.01, 0.17, darker(wall, 0.55), look.left)
    for y in (0.04, 0.08, 0.12):
        pen.stroke([(-0.155, y), (-0.015, y)], 0.008, darker(wall, 0.35), 0.5)
    pen.box(0.24, 0.0, 0.46, 0.26, darker(wall, 0.12), look.right)
    pen.box(0.27, 0.15, 0.43, 0.21, *look.window())


@motif
def watermill(pen: Pen, look: Look) -> None:
    """A mill house with a great water wheel."""
    wall, roof = look.own((236, 222, 196)), roofing(look, (150, 86, 62))
    pen.box(-0.1, 0.0, 0.46, 0.2, STONE, facing(look, 0.6))
    pen.box(-0.1, 0.2, 0.46, 0.46, wall, facing(look, 0.6))
    for x in (-0.09, 0.18, 0.45):
        pen.stroke([(x, 0.2), (x, 0.46)], 0.024, (112, 78, 56), 0.5)
    pen.stroke([(-0.1, 0.2), (0.46, 0.2)], 0.024, (112, 78, 56), 0.5)
    for x in (0.045, 0.315):
        barred(pen, x, 0.27, 0.045, 0.12, FRAME, 0.3)
    pen.shape(arch(0.3, 0.0, 0.055, 0.1), (104, 68, 48), facing(look))
    pen.box(0.26, 0.66, 0.34, 0.88, darker(STONE), look.right)
    pen.shape([(-0.02, 0.8), (0.38, 0.8), (0.5, 0.43), (-0.15, 0.43)], roof, facing(look, 0.4))
    pen.box(-0.15, 0.41, 0.5, 0.435, darker((150, 86, 62), 0.4), 0.3)
    _wheel(pen, look, -0.2, 0.27, 0.29)
    pen.curve([(-0.5, 0.03), (-0.3, 0.0), (-0.1, 0.02), (0.02, 0.0)], 0.03, (196, 228, 240), 0.95)


def _wheel(pen: Pen, look: Look, x: float, y: float, radius: float) -> None:
    wood = (128, 88, 58)
    for at in range(12):
        a, b = (turned([(x, y + reach)], 30.0 * at, x, y)[0] for reach in (radius * 0.78, radius * 1.04))
        pen.stroke([a, b], 0.03, darker(wood, 0.15), facing(look))
    for at in range(4):
        pen.stroke(turned([(x - radius, y), (x + radius, y)], 45.0 * at + 15, x, y), 0.02, wood, facing(look))
    for part in (0.8, 0.98):
        rim = circle(x, y, radius * part, radius * part, 40)
        pen.stroke([*rim, rim[0]], 0.022, wood, look.left)
    pen.oval(x, y, 0.04, 0.04, darker(wood), 0.5)


DOME: tuple[Point, ...] = ((0.36, 0.34), (0.355, 0.44), (0.32, 0.55), (0.24, 0.65), (0.13, 0.71), (0.0, 0.73))


@motif
def observatory(pen: Pen, look: Look) -> None:
    """A round white building whose dome opens for a telescope."""
    wall = look.own((240, 240, 236))
    pen.box(-0.48, 0.0, 0.48, 0.14, wall, facing(look, 0.6))
    pen.box(-0.5, 0.13, 0.5, 0.16, darker(wall), facing(look))
    lathe(pen, 0.0, [(0.34, 0.0), (0.34, 0.32)], wall, 9)
    lathe(pen, 0.0, [(0.375, 0.31), (0.375, 0.35)], darker(wall, 0.2), 9)
    lathe(pen, 0.0, DOME, roofing(look, (206, 214, 224)), 9)
    slit = bent([(0.06, 0.36), (0.12, 0.52), (0.12, 0.66), (0.06, 0.725)])
    other = bent([(0.17, 0.695), (0.26, 0.62), (0.29, 0.5), (0.25, 0.36)])
    pen.shape([*slit, *other], *look.window((44, 52, 76)))
    for width, reach, colour in ((0.1, 0.33, (226, 230, 236)), (0.12, 0.36, IRON)):
        tip = (0.1 + reach, 0.52 + reach * 0.82)
        start = (0.14, 0.55) if colour != IRON else (0.1 + reach - 0.03, 0.52 + (reach - 0.03) * 0.82)
        pen.stroke([start, tip], width, colour, facing(look, 0.3))
    pen.lamp(0.18, 0.55, 0.4)
    for x in (-0.22, 0.0, 0.22):
        pane(pen, x, 0.2, 0.03, 0.07, 0.14)
    pen.box(-0.05, 0.0, 0.05, 0.14, darker(wall, 0.6), facing(look))
    for x in (-0.42, 0.42):
        pane(pen, x, 0.04, 0.03, 0.06)


@motif
def greenhouse(pen: Pen, look: Look) -> None:
    """A house of glass in a white frame, full of plants."""
    frame = look.own(FRAME)
    outline = [(-0.5, 0.0), (-0.5, 0.34), *bent([(-0.5, 0.34), (-0.34, 0.54), (0.0, 0.62), (0.34, 0.54), (0.5, 0.34)]), (0.5, 0.0)]  # fmt: skip  # noqa: E501
    pen.shape(outline, *look.window(GLASS))
    for at in range(9):
        chance = look.chance.child("plant", at)
        x, tall = -0.42 + at * 0.105, chance.between(0.12, 0.3)
        leaf = chance.pick(((72, 138, 84), (96, 158, 92), (52, 112, 76)))
        for lean in (-0.045, 0.0, 0.045):
            pen.blob([(x, 0.02), (x + lean - 0.025, tall * 0.6), (x + lean * 1.6, tall), (x + lean + 0.025, tall * 0.6)], leaf, 0.6)  # fmt: skip  # noqa: E501
        if chance.yes(0.5):
            pen.oval(x, tall, 0.022, 0.022, chance.pick(((232, 96, 96), (246, 196, 92), (236, 150, 190))), 0.8)
    for at in range(-4, 5):
        x = at * 0.125
        top = 0.62 - 0.28 * (x / 0.5) ** 2
        pen.stroke([(x, 0.0), (x * 1.0, 0.34), (x * 0.93, top)], 0.012, frame, facing(look, 0.5 + at / 8))
    pen.stroke([*outline, outline[0]], 0.022, frame, facing(look))
    for y in (0.17, 0.34):
        pen.stroke([(-0.5, y), (0.5, y)], 0.014, frame, facing(look))
    pen.box(-0.5, 0.0, 0.5, 0.05, (176, 116, 92), facing(look))
    pen.box(-0.075, 0.0, 0.075, 0.34, GLASS, 0.9)
    pen.stroke([(-0.075, 0.0), (-0.075, 0.34), (0.075, 0.34), (0.075, 0.0)], 0.02, frame, look.left)
    pen.oval(0.045, 0.16, 0.012, 0.012, GOLD, 0.8)
    pen.lamp(0.0, 0.25, 0.5)


CROWN: tuple[tuple[float, float, float, float], ...] = (
    (-0.26, 0.66, 0.2, 0.16), (0.26, 0.68, 0.2, 0.16), (0.0, 0.82, 0.24, 0.17), (-0.16, 0.78, 0.18, 0.14),
    (0.17, 0.8, 0.18, 0.14),
)  # fmt: skip


@motif
def tree_house(pen: Pen, look: Look) -> None:
    """A hut in the crown of a great tree, with a ladder."""
    leaf = roofing(look, (198, 124, 56) if look.season == "autumn" else (86, 142, 80), 0.7)
    wood, trunk = look.own((190, 134, 84)), (112, 80, 60)
    for at, (x, y, rx, ry) in enumerate(CROWN):
        pen.oval(x, y, rx, ry, darker(leaf, 0.12), facing(look, 0.3 + at % 3 * 0.2))
    pen.blob([(-0.13, 0.0), (-0.07, 0.1), (-0.06, 0.5), (0.06, 0.5), (0.08, 0.1), (0.14, 0.0)], trunk, facing(look))
    pen.shape([(-0.06, 0.3), (-0.26, 0.5), (-0.22, 0.52), (-0.03, 0.36)], trunk, look.left)
    pen.shape([(0.06, 0.3), (0.26, 0.5), (0.22, 0.52), (0.03, 0.36)], trunk, look.right)
    pen.box(-0.32, 0.42, 0.32, 0.46, darker(wood, 0.25), facing(look))
    pen.box(-0.2, 0.46, 0.12, 0.68, wood, look.left)
    pen.box(0.12, 0.46, 0.22, 0.68, wood, look.right)
    for y in (0.51, 0.56, 0.61):
        pen.stroke([(-0.2, y), (0.12, y)], 0.007, darker(wood), look.left)
    barred(pen, -0.12, 0.52, 0.04, 0.08, CREAM, 0.3)
    pen.box(0.0, 0.46, 0.08, 0.61, (104, 68, 48), look.left)
    roof = roofing(look, (174, 78, 58))
    pen.shape([(-0.26, 0.66), (-0.06, 0.85), (0.14, 0.66)], roof, look.left)
    pen.shape([(-0.06, 0.85), (0.1, 0.84), (0.28, 0.65), (0.14, 0.66)], roof, look.right)
    for x in (-0.31, -0.26, 0.26, 0.31):
        pen.stroke([(x, 0.46), (x, 0.53)], 0.012, wood, 0.5)
    for side in (-1, 1):
        pen.stroke([(side * 0.2, 0.53), (side * 0.32, 0.53)], 0.012, wood, 0.6)
    for x in (0.2, 0.27):
        pen.stroke([(x + 0.04, 0.0), (x, 0.46)], 0.014, wood, 0.7)
    for rung in range(7):
        x = 0.24 - rung * 0.0055
        pen.stroke([(x, 0.04 + rung * 0.06), (x + 0.07, 0.04 + rung * 0.06)], 0.012, wood, 0.7)
    for x, y, rx, ry in ((-0.38, 0.56, 0.1, 0.08), (0.38, 0.58, 0.11, 0.085), (0.05, 0.93, 0.14, 0.07)):
        pen.oval(x, y, rx, ry, leaf, facing(look, 0.5 + x))
