"""High buildings of a city, no two alike."""

from ..chance import Chance
from ..curves import Point, bent
from ..look import LAMP, Look
from ..palette import Colour
from ..pen import Pen
from .masonry import IRON, darker, facing
from .registry import motif

FACADES: tuple[Colour, ...] = (
    (112, 150, 184), (92, 128, 150), (196, 178, 152), (140, 156, 176), (168, 120, 98), (122, 162, 164), (214, 204, 188),
)  # fmt: skip


@motif
def skyscraper(pen: Pen, look: Look) -> None:
    """A tower of offices in one of six shapes."""
    chance = look.chance.child("skyscraper")
    colour = look.pick(*FACADES)
    form = chance.pick((_slab, _stepped, _slanted, _round_top, _spired, _twins))
    form(pen, colour, chance)


def _block(pen: Pen, colour: Colour, chance: Chance, box: tuple[float, float, float, float], share: float) -> None:
    """Draw a front and, beyond a share of the width, a darker side; both with rows of windows."""
    left, low, right, high = box
    look, corner = pen.look, left + (right - left) * share
    pen.box(left, low, corner, high, colour, look.left)
    pen.box(corner, low, right, high, colour, look.right)
    columns = max(2, round((corner - left) / 0.042))
    rows = max(2, round((high - low) / 0.05))
    _windows(pen, colour, chance, (left, low, corner, high), (columns, rows), look.left)
    if right - corner > 0.04:
        columns = max(1, round((right - corner) / 0.05))
        _windows(pen, colour, chance, (corner, low, right, high), (columns, rows), look.right)


def _windows(
    pen: Pen,
    colour: Colour,
    chance: Chance,
    box: tuple[float, float, float, float],
    grid: tuple[int, int],
    light: float,
) -> None:
    """Fill a face with windows; after dark about half of them are lit."""
    left, low, right, high = box
    columns, rows = grid
    wide, rise = (right - left) / (columns + 0.5), (high - low) / (rows + 0.5)
    glass = darker(colour, 0.42)
    for row in range(rows):
        for column in range(columns):
            x, y = left + wide * (column + 0.4), low + rise * (row + 0.4)
            is_lit, is_bright = chance.yes(0.5), chance.yes(0.16)
            if pen.look.has_lamps and is_lit:
                pen.box(x, y, x + wide * 0.7, y + rise * 0.6, LAMP if not is_bright else (255, 238, 196), None)
            else:
                shade = (176, 206, 226) if is_bright else glass
                pen.box(x, y, x + wide * 0.7, y + rise * 0.6, shade, light * 0.9)


def _door(pen: Pen, left: float, right: float) -> None:
    pen.box(left, 0.0, right, 0.035, *pen.look.window((70, 84, 104)))
    pen.lamp((left + right) / 2, 0.03, 0.25)


def _mast(pen: Pen, x: float, low: float, high: float) -> None:
    pen.stroke([(x, low), (x, high)], 0.01, IRON, 0.5)
    if pen.look.has_lamps:
        pen.oval(x, high, 0.009, 0.009, (255, 84, 72), None)


def _slab(pen: Pen, colour: Colour, chance: Chance) -> None:
    half, top = chance.between(0.13, 0.19), chance.between(0.72, 0.94)
    _block(pen, colour, chance, (-half, 0.0, half, top), chance.between(0.6, 0.75))
    pen.box(-half, top, half, top + 0.015, darker(colour), facing(pen.look))
    pen.box(-half * 0.5, top + 0.015, half * 0.3, top + 0.045, darker(colour, 0.35), facing(pen.look))
    _door(pen, -half * 0.6, 0.0)


def _stepped(pen: Pen, colour: Colour, chance: Chance) -> None:
    half, share = chance.between(0.15, 0.19), 0.66
    for low, high, part in ((0.0, 0.44, 1.0), (0.44, 0.68, 0.76), (0.68, 0.82, 0.5), (0.82, 0.88, 0.28)):
        _block(pen, colour, chance, (-half * part, low, half * part, high), share)
        pen.box(-half * part, high - 0.012, half * part, high, darker(colour, 0.2), facing(pen.look))
    _mast(pen, 0.0, 0.88, 1.0)
    _door(pen, -half * 0.5, 0.0)


def _slanted(pen: Pen, colour: Colour, chance: Chance) -> None:
    half, top, rise = chance.between(0.12, 0.16), chance.between(0.72, 0.82), chance.between(0.1, 0.18)
    corner = half * 0.3
    _block(pen, colour, chance, (-half, 0.0, half, top), 0.65)
    pen.shape([(-half, top), (-half, top + rise), (corner, top + rise * 0.35), (corner, top)], colour, pen.look.left)
    pen.shape([(corner, top), (corner, top + rise * 0.35), (half, top)], colour, pen.look.right)
    _door(pen, -half * 0.6, 0.0)


def _round_top(pen: Pen, colour: Colour, chance: Chance) -> None:
    """Draw a tower that swells and closes like a bud."""
    look, half = pen.look, chance.between(0.13, 0.16)
    profile = bent([(half * 0.84, 0.0), (half, 0.34), (half * 0.94, 0.62), (half * 0.62, 0.86), (0.0, 0.97)])
    outline = [(-x, y) for x, y in profile] + [(x, y) for x, y in reversed(profile)]
    pen.shape(outline, colour, look.left)
    inner = [(x * 0.25, y) for x, y in profile]
    pen.shape([*inner, *reversed(profile)], colour, look.right)
    with pen.within(outline):
        _windows(pen, colour, chance, (-half, 0.02, half, 0.86), (7, 17), facing(look))
        for x in (-0.6, -0.2, 0.2, 0.6):
            rib: list[Point] = [(px * x, y) for px, y in profile]
            pen.stroke(rib, 0.012, colour, facing(look, 0.5 + x / 2))
    _door(pen, -0.05, 0.05)


def _spired(pen: Pen, colour: Colour, chance: Chance) -> None:
    half, top = chance.between(0.11, 0.14), chance.between(0.66, 0.74)
    _block(pen, colour, chance, (-half * 1.35, 0.0, half * 1.35, 0.2), 0.64)
    _block(pen, colour, chance, (-half, 0.2, half, top), 0.66)
    corner = -half + 2 * half * 0.66
    pen.shape([(-half, top), (0.0, top + 0.16), (corner, top)], darker(colour, 0.15), pen.look.left)
    pen.shape([(corner, top), (0.0, top + 0.16), (half, top)], darker(colour, 0.15), pen.look.right)
    _mast(pen, 0.0, top + 0.14, 1.0)
    _door(pen, -half * 0.6, 0.0)


def _twins(pen: Pen, colour: Colour, chance: Chance) -> None:
    tall = chance.between(0.84, 0.96)
    _block(pen, darker(colour, 0.1), chance, (0.0, 0.0, 0.18, tall - 0.16), 0.55)
    _block(pen, colour, chance, (-0.18, 0.0, 0.03, tall), 0.7)
    pen.box(-0.18, tall, 0.03, tall + 0.014, darker(colour), facing(pen.look))
    _mast(pen, -0.11, tall, min(1.0, tall + 0.1))
    _door(pen, -0.14, -0.04)
