"""Houses in which people live, learn, buy and pray."""

from ..chance import Chance
from ..curves import Point
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .masonry import GOLD, STONE, WOOD, arch, arched, barred, darker, facing, flag, lathe, pane, roofing
from .registry import motif

WALLS: tuple[Colour, ...] = (
    (246, 242, 232), (246, 230, 196), (238, 206, 160), (206, 222, 228), (232, 190, 176), (214, 220, 196),
)  # fmt: skip
ROOFS: tuple[Colour, ...] = ((176, 74, 56), (150, 60, 52), (92, 104, 128), (128, 84, 64), (196, 104, 66))
SLATE: Colour = (84, 96, 120)
FRAME: Colour = (252, 248, 240)
LOG: Colour = (156, 104, 64)
TIMBER: Colour = (104, 72, 54)
BRICK: Colour = (186, 100, 78)
DOORS: tuple[Colour, ...] = ((104, 68, 48), (62, 96, 110), (122, 52, 48), (70, 100, 74))
RIDGE = 0.86


@motif
def house(pen: Pen, look: Look) -> None:
    """A cottage with a pitched roof and a chimney."""
    chance = look.chance.child("house")
    roof = chance.pick(ROOFS) if look.asked is None else SLATE
    _cottage(pen, look.pick(*WALLS), roof, FRAME, is_timbered=look.asked is None and chance.yes(0.2))


@motif
def cabin(pen: Pen, look: Look) -> None:
    """A house of logs."""
    _cottage(pen, look.own(LOG), (98, 74, 62), (226, 196, 150), logs=7)


def _cottage(pen: Pen, wall: Colour, roof: Colour, frame: Colour, logs: int = 0, is_timbered: bool = False) -> None:
    """Draw a gable and a long side, either of them on the left."""
    look, chance = pen.look, pen.look.chance.child("cottage")
    side = chance.pick((1.0, 1.0, -1.0))
    eave, wide = chance.between(0.38, 0.48), chance.between(0.38, 0.46)
    corner, middle = -0.46 + wide, -0.46 + wide / 2
    front, flank = (look.left, look.right) if side > 0 else (look.right, look.left)

    def plane(points: list[Point], colour: Colour, light: float) -> None:
        pen.shape([(x * side, y) for x, y in points], colour, light)

    plane([(0.14, 0.6), (0.14, 0.99), (0.25, 0.99), (0.25, 0.6)], darker(roof, 0.2), flank)
    plane([(0.12, 0.96), (0.12, 1.0), (0.27, 1.0), (0.27, 0.96)], roofing(look, darker(roof, 0.35)), front)
    plane([(-0.46, 0), (-0.46, eave), (middle, RIDGE), (corner, eave), (corner, 0)], wall, front)
    plane([(corner, 0), (corner, eave), (0.46, eave), (0.46, 0)], wall, flank)
    for log in range(1, logs):
        y = eave * log / logs
        plane([(-0.46, y - 0.008), (-0.46, y + 0.008), (corner, y + 0.008), (corner, y - 0.008)], darker(wall), front)
        plane([(corner, y - 0.008), (corner, y + 0.008), (0.46, y + 0.008), (0.46, y - 0.008)], darker(wall), flank)
    for x, y, end, head in _beams(eave, corner, middle) if is_timbered else ():
        light = front if max(x, end) <= corner else flank
        pen.stroke([(x * side, y), (end * side, head)], 0.026, TIMBER, light)
    far, top, foot = middle + 0.46 - corner, RIDGE + 0.03, eave - 0.05
    own = roofing(look, roof)
    plane([(middle, top), (far, top), (0.5, foot), (corner + 0.02, foot)], own, facing(look, 0.3 if side < 0 else 0.6))
    plane(
        [(corner + 0.02, foot), (corner + 0.03, foot - 0.025), (0.51, foot - 0.025), (0.5, foot)], darker(roof), flank
    )
    plane([(middle, top), (middle, top - 0.08), (-0.46, eave - 0.02), (-0.51, eave - 0.02)], own, front)
    plane([(middle, top), (middle, top - 0.08), (corner - 0.01, foot), (corner + 0.04, foot)], darker(own), front)
    _openings(pen, side, eave, (middle, corner), frame)


def _beams(eave: float, corner: float, middle: float) -> list[tuple[float, float, float, float]]:
    """Frame both walls in timber: where each beam starts and ends."""
    upright = [(x, 0.0, x, eave) for x in (-0.447, corner - 0.014, corner + 0.014, 0.447)]
    gable = [(middle, eave, middle, RIDGE - 0.05), (middle - 0.1, eave + 0.22, middle + 0.1, eave + 0.22)]
    level = [(-0.46, eave, corner, eave), (corner, 0.08, 0.46, 0.08), (-0.46, 0.013, corner, 0.013)]
    return [*upright, *gable, *level]


def _openings(pen: Pen, side: float, eave: float, gable: tuple[float, float], frame: Colour) -> None:
    look, chance = pen.look, pen.look.chance.child("openings")
    middle, corner = gable
    door = chance.pick(DOORS)
    pen.box(middle * side - 0.085, 0.0, middle * side + 0.085, 0.31, frame, facing(look))
    pen.box(middle * side - 0.066, 0.0, middle * side + 0.066, 0.29, door, facing(look))
    pen.oval(middle * side + 0.038, 0.14, 0.012, 0.012, GOLD, 0.8)
    barred(pen, middle * side, eave + 0.06, 0.05, 0.12, frame, 0.2)
    span = 0.46 - corner
    for share in (0.27, 0.73):
        barred(pen, (corner + span * share) * side, 0.13, 0.062, 0.17, frame, 0.3)


BARN_FRONT: tuple[Point, ...] = (
    (-0.46, 0.0), (-0.46, 0.4), (-0.37, 0.64), (-0.16, 0.8), (0.05, 0.64), (0.14, 0.4), (0.14, 0.0),
)  # fmt: skip


@motif
def barn(pen: Pen, look: Look) -> None:
    """A barn with a kinked roof, white trim and a silo."""
    wall, roof = look.own((182, 58, 48)), (112, 106, 112)
    lathe(pen, 0.38, [(0.1, 0.0), (0.1, 0.78)], (206, 206, 202))
    lathe(pen, 0.38, [(0.105, 0.78), (0.09, 0.86), (0.05, 0.91), (0.0, 0.93)], roofing(look, (146, 60, 54)))
    pen.box(0.14, 0.0, 0.34, 0.42, wall, look.right)
    pen.shape([(-0.16, 0.84), (0.08, 0.84), (0.27, 0.66), (0.07, 0.66)], roofing(look, roof), facing(look, 0.5))
    pen.shape([(0.05, 0.66), (0.28, 0.66), (0.38, 0.38), (0.16, 0.38)], roofing(look, roof), look.right)
    pen.shape(BARN_FRONT, wall, look.left)
    pen.stroke([*BARN_FRONT[1:6]], 0.04, roofing(look, FRAME), look.left)
    for x in (-0.46, 0.13):
        pen.box(x - 0.0, 0.0, x + 0.025, 0.4, FRAME, look.left)
    _barn_door(pen, look, wall)


def _barn_door(pen: Pen, look: Look, wall: Colour) -> None:
    pen.box(-0.34, 0.0, 0.02, 0.36, FRAME, look.left)
    for left in (-0.32, -0.15):
        pen.box(left, 0.0, left + 0.15, 0.34, darker(wall, 0.2), look.left)
        pen.stroke([(left, 0.0), (left + 0.15, 0.34)], 0.02, FRAME, look.left)
        pen.stroke([(left + 0.15, 0.0), (left, 0.34)], 0.02, FRAME, look.left)
    barred(pen, -0.16, 0.46, 0.07, 0.15, FRAME, 0.3)


@motif
def church(pen: Pen, look: Look) -> None:
    """A village church: a tower with a spire and a cross, and a nave."""
    wall, roof = look.own((244, 238, 226)), roofing(look, SLATE)
    pen.box(-0.1, 0.0, 0.42, 0.32, wall, facing(look, 0.6))
    pen.shape([(-0.1, 0.52), (0.36, 0.52), (0.46, 0.29), (-0.1, 0.29)], roof, facing(look, 0.5))
    pen.shape([(-0.1, 0.29), (0.46, 0.29), (0.455, 0.27), (-0.1, 0.27)], darker(SLATE, 0.4), 0.3)
    for x in (0.07, 0.2, 0.33):
        arched(pen, x, 0.07, 0.03, 0.16, 0.14)
    pen.box(-0.32, 0.0, -0.15, 0.58, wall, look.left)
    pen.box(-0.15, 0.0, -0.06, 0.58, wall, look.right)
    pen.shape([(-0.35, 0.56), (-0.19, 0.93), (-0.14, 0.56)], roof, look.left)
    pen.shape([(-0.19, 0.93), (-0.03, 0.56), (-0.14, 0.56)], roof, look.right)
    pen.stroke([(-0.19, 0.91), (-0.19, 1.0)], 0.014, GOLD, 0.8)
    pen.stroke([(-0.218, 0.972), (-0.162, 0.972)], 0.014, GOLD, 0.8)
    pen.oval(-0.235, 0.5, 0.05, 0.05, darker(SLATE), look.left)
    pen.oval(-0.235, 0.5, 0.041, 0.041, FRAME, 0.9)
    pen.stroke([(-0.235, 0.53), (-0.235, 0.5), (-0.215, 0.49)], 0.008, darker(SLATE), 0.4)
    arched(pen, -0.235, 0.29, 0.028, 0.13, 0.14)
    arched(pen, -0.105, 0.33, 0.02, 0.13)
    pen.shape(arch(-0.235, 0.0, 0.048, 0.11), WOOD, look.left)


@motif
def shop(pen: Pen, look: Look) -> None:
    """A shop or cafe with a striped awning and a wide window."""
    chance = look.chance.child("shop")
    wall = look.pick((232, 206, 168), (150, 178, 170), (206, 132, 110), (230, 224, 210), (128, 148, 176))
    pen.box(-0.46, 0.0, 0.34, 0.88, wall, look.left)
    pen.box(0.34, 0.0, 0.46, 0.88, wall, look.right)
    pen.box(-0.49, 0.86, 0.49, 0.92, roofing(look, darker(wall, 0.35)), facing(look))
    for x in (-0.3, -0.06, 0.18):
        barred(pen, x, 0.58, 0.055, 0.18, FRAME)
    pen.box(-0.4, 0.08, 0.1, 0.36, darker(wall, 0.55), look.left)
    pane(pen, -0.15, 0.1, 0.23, 0.26, 0.5)
    pen.stroke([(-0.15, 0.1), (-0.15, 0.36)], 0.014, darker(wall, 0.55), look.left)
    for x, tall in ((-0.3, 0.07), (-0.23, 0.05), (-0.04, 0.06)):
        pen.oval(x, 0.1 + tall / 2, 0.026, tall / 2, (150, 92, 66), 0.4)
    pen.box(0.16, 0.0, 0.3, 0.36, darker(wall, 0.5), look.left)
    pane(pen, 0.23, 0.12, 0.045, 0.2)
    cloth = chance.pick(((206, 66, 58), (48, 116, 108), (214, 128, 52)))
    for strip in range(8):
        left = -0.44 + strip * 0.1
        colour = cloth if strip % 2 == 0 else FRAME
        drop = [(left * 0.96, 0.53), (left * 0.96 + 0.096, 0.53), (left + 0.1, 0.39), (left, 0.39)]
        pen.shape(drop, colour, facing(look))
        pen.oval(left + 0.05, 0.39, 0.05, 0.028, colour, facing(look, 0.7))


@motif
def flats(pen: Pen, look: Look) -> None:
    """A block of flats with balconies."""
    chance = look.chance.child("flats")
    wall = look.pick((228, 214, 194), (206, 166, 140), (196, 204, 210), (216, 196, 150), (170, 132, 118))
    floors, columns = chance.whole(5, 7), chance.whole(3, 4)
    half, rise = 0.08 + columns * 0.078, 0.9 / floors
    pen.box(-half, 0.0, half - 0.08, 0.92, wall, look.left)
    pen.box(half - 0.08, 0.0, half, 0.92, wall, look.right)
    pen.box(-half - 0.015, 0.91, half + 0.015, 0.94, roofing(look, darker(wall, 0.3)), facing(look))
    pen.box(-0.06, 0.94, 0.08, 1.0, darker(wall, 0.2), look.right)
    wide = (2 * half - 0.08) / columns
    for floor in range(floors):
        for column in range(columns):
            x, low = -half + wide * (column + 0.5), 0.03 + floor * rise
            _flat(pen, look, chance, (x, low, wide, rise), (floor + column) % 2 == 1)
    pen.box(-0.1, 0.0, 0.02, rise * 0.8, darker(wall, 0.6), look.left)


def _flat(pen: Pen, look: Look, chance: Chance, place: tuple[float, float, float, float], is_open: bool) -> None:
    """Draw one window, with a balcony or without."""
    x, low, wide, rise = place
    is_lit = chance.yes(0.7)
    colour, light = look.window() if is_lit else ((64, 78, 100), 0.35)
    pen.box(x - wide * 0.3, low + rise * 0.22, x + wide * 0.3, low + rise * 0.8, FRAME, look.left * 0.9)
    pen.box(x - wide * 0.26, low + rise * 0.25, x + wide * 0.26, low + rise * 0.77, colour, light)
    pen.stroke([(x, low + rise * 0.25), (x, low + rise * 0.77)], 0.008, FRAME, look.left)
    if is_open:
        pen.box(x - wide * 0.38, low + rise * 0.1, x + wide * 0.38, low + rise * 0.4, (110, 124, 136), look.left)
        pen.box(x - wide * 0.38, low + rise * 0.36, x + wide * 0.38, low + rise * 0.42, FRAME, look.left)


@motif
def school(pen: Pen, look: Look) -> None:
    """A school with a clock over the door and a flag."""
    wall, roof = look.own(BRICK), roofing(look, SLATE)
    pen.box(-0.5, 0.0, 0.5, 0.32, wall, facing(look))
    pen.shape([(-0.52, 0.31), (-0.46, 0.42), (0.46, 0.42), (0.52, 0.31)], roof, facing(look, 0.6))
    for x in (-0.42, -0.3, -0.18, 0.18, 0.3, 0.42):
        barred(pen, x, 0.12, 0.036, 0.13, FRAME, 0.12)
    pen.box(-0.12, 0.0, 0.12, 0.42, wall, look.left)
    pen.shape([(-0.15, 0.41), (0.0, 0.55), (0.15, 0.41)], FRAME, look.left)
    pen.shape([(-0.11, 0.42), (0.0, 0.52), (0.11, 0.42)], wall, look.left)
    pen.oval(0.0, 0.36, 0.045, 0.045, FRAME, 0.9)
    pen.stroke([(0.0, 0.39), (0.0, 0.36), (0.02, 0.35)], 0.008, darker(SLATE), 0.3)
    pen.box(-0.06, 0.04, 0.06, 0.24, FRAME, facing(look))
    pen.box(-0.05, 0.04, -0.004, 0.23, (62, 96, 110), facing(look))
    pen.box(0.004, 0.04, 0.05, 0.23, (62, 96, 110), facing(look))
    pen.box(-0.1, 0.0, 0.1, 0.02, STONE, 0.5)
    pen.box(-0.08, 0.02, 0.08, 0.04, STONE, 0.7)
    flag(pen, 0.0, 0.54, 0.18, (214, 62, 54))
