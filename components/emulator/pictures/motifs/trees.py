"""Trees by their crowns: broad-leaved ones, firs, palms and blossom."""

import math

from ..chance import Chance
from ..curves import Point, bent
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .growth import BARK, SNOW, crown, dots, foliage, grounded, leaf, shaded
from .limbs import band
from .registry import motif

Puff = tuple[float, float, float, float]
FIRS: tuple[Colour, ...] = ((38, 98, 72), (46, 108, 70), (34, 88, 76), (56, 112, 66))
BLOSSOM: tuple[Colour, ...] = ((255, 168, 200), (252, 150, 188), (255, 184, 208))

ROUND_CROWN: tuple[Puff, ...] = (
    (-0.2, 0.5, 0.2, 0.17), (0.2, 0.51, 0.2, 0.17), (0.0, 0.62, 0.3, 0.24), (-0.16, 0.7, 0.2, 0.18),
    (0.17, 0.69, 0.2, 0.18), (0.01, 0.82, 0.2, 0.16), (0.03, 0.55, 0.18, 0.14),
)  # fmt: skip
# A branch: its foot, its middle, its tip and its width; the twigs follow it.
BRANCHES: tuple[tuple[Point, Point, Point, float], ...] = (
    ((0.0, 0.3), (-0.14, 0.46), (-0.3, 0.6), 0.04), ((0.0, 0.36), (0.15, 0.5), (0.32, 0.6), 0.038),
    ((0.0, 0.46), (-0.1, 0.66), (-0.18, 0.84), 0.034), ((0.0, 0.48), (0.1, 0.7), (0.17, 0.86), 0.034),
    ((0.0, 0.5), (0.0, 0.74), (0.02, 0.97), 0.034),
)  # fmt: skip


def trunk(pen: Pen, look: Look, height: float, width: float, own: Colour = BARK) -> None:
    """Draw a trunk that widens towards its roots."""
    half = width / 2
    left = bent([(-half * 1.9, -0.01), (-half * 1.05, 0.07), (-half * 0.8, height)], 5)
    right = bent([(half * 0.8, height), (half * 1.05, 0.07), (half * 1.9, -0.01)], 5)
    shaded(pen, look, [*left, *right], own, 0.0)


def varied(chance: Chance, puffs: tuple[Puff, ...], spread: float = 0.03) -> list[Puff]:
    """Move and resize masses a little, so that no two crowns are alike."""
    across, up = chance.between(0.86, 1.14), chance.between(0.92, 1.03)
    changed = []
    for x, y, rx, ry in puffs:
        size = chance.between(0.9, 1.12)
        shift, rise = chance.between(-spread, spread), chance.between(-spread, spread)
        changed.append((x * across + shift, y * up + rise, rx * size * across, ry * size))
    return changed


@motif
def tree(pen: Pen, look: Look) -> None:
    """A broad-leaved tree as the season has it."""
    if look.season == "winter" and look.asked is None:
        return bare_tree(pen, look)
    chance = look.chance.child("tree")
    puffs = varied(chance, ROUND_CROWN)
    trunk(pen, look, 0.55, 0.075)
    for x in (-0.17, 0.18):
        pen.shape(band([(0, 0.3), (x * 0.6, 0.42), (x, 0.56)], [0.04, 0.03, 0.02], 4), BARK, 0.3)
    crown(pen, look, puffs, foliage(look))
    if look.season == "spring":
        dots(pen, chance, puffs[2:], 14, 0.018, *BLOSSOM, (255, 250, 246))
    if look.is_snowy:
        for x, y, rx, ry in puffs[3:6]:
            pen.blob(
                [(x - rx * 0.8, y + ry * 0.45), (x, y + ry * 1.08), (x + rx * 0.8, y + ry * 0.45), (x, y + ry * 0.6)],
                SNOW,
                0.95,
            )


def bare_tree(pen: Pen, look: Look, own: Colour = (92, 74, 64), snow: float = 0.9) -> None:
    """Draw trunk, branches and twigs without leaves; snow 0 (none) .. 1 lies on them."""
    chance = look.chance.child("bare")
    across, up = chance.between(0.85, 1.15), chance.between(0.9, 1.0)
    trunk(pen, look, 0.54, 0.07, own)
    for foot, middle, tip, width in BRANCHES:
        shift = chance.between(-0.04, 0.04)
        points = [foot, (middle[0] * across, middle[1] * up), (tip[0] * across + shift, tip[1] * up)]
        pen.shape(band(points, [width, width * 0.65, width * 0.2], 5), own, 0.45)
        _twigs(pen, chance, points, width, own)
        if snow > 0:
            top = [(x, y + width * 0.3) for x, y in bent(points, 5)][2:-1]
            pen.stroke(top, width * 0.3 * snow, SNOW, 1.0)


def _twigs(pen: Pen, chance: Chance, points: list[Point], width: float, own: Colour) -> None:
    line = bent(points, 5)
    for at, (side, reach) in enumerate(((-1, 0.16), (1, 0.14), (-1, 0.1), (1, 0.09))):
        x, y = line[4 + at]
        tip = (x + side * reach * chance.between(0.6, 1.1), y + reach * chance.between(0.5, 1.0))
        pen.curve([(x, y), ((x + tip[0]) / 2, (y + tip[1]) / 2 - 0.015), tip], width * 0.26, own, 0.4)


@motif
def dead_tree(pen: Pen, look: Look) -> None:
    """A bare, weathered tree."""
    bare_tree(pen, look, look.own((104, 92, 84)), 0.9 if look.is_snowy else 0.0)


@motif
def pine(pen: Pen, look: Look) -> None:
    """A fir with five or six skirts of boughs."""
    chance = look.chance.child("pine")
    own, tiers = look.pick(*FIRS), chance.whole(5, 6)
    wide = chance.between(0.25, 0.32)
    pen.box(-0.03, -0.01, 0.03, 0.2, BARK, 0.35)
    for tier in range(tiers):
        low = 0.1 + 0.74 * tier / tiers
        half = wide * (1 - 0.13 * tier) if tiers == 5 else wide * (1 - 0.12 * tier)
        _skirt(pen, look, chance, low, half, min(1.0, low + 0.34 - 0.02 * tier), own, look.is_snowy)


def _skirt(
    pen: Pen, look: Look, chance: Chance, low: float, half: float, top: float, own: Colour, is_snowy: bool
) -> None:
    """Draw one layer of a fir's boughs with a jagged hem."""
    hem: list[Point] = []
    for at in range(7):
        x = -half + half * at / 3
        dip = 0.03 * (1 - abs(at - 3) / 3) + chance.between(0.0, 0.012)
        hem += [(x, low - dip), (x + half / 6, low + 0.03 - dip)]
    left = bent([(0, top), (-half * 0.4, low + (top - low) * 0.42), hem[0]], 5)
    right = bent([(hem[-2][0], hem[-2][1]), (half * 0.4, low + (top - low) * 0.42), (0, top)], 5)
    outline = [*left, *hem[1:-2], *right[:-1]]
    pen.shape([(x * 0.86, y - 0.03) for x, y in outline], mix(own, (14, 34, 44), 0.45), 0.1)
    shaded(pen, look, outline, own, chance.between(-0.02, 0.03) * half)
    if is_snowy:
        cap = [(x * 0.93, y * 0.62 + (low + 0.1) * 0.38 + 0.02) for x, y in outline]
        shaded(pen, look, [(x, min(y, top)) for x, y in cap], SNOW, 0.0)


@motif
def christmas_tree(pen: Pen, look: Look) -> None:
    """A fir with baubles, lights and a star."""
    pine(pen, look)
    chance = look.chance.child("baubles")
    for at in range(16):
        y = 0.12 + 0.72 * at / 16
        x = (0.24 * (1 - y) + 0.02) * chance.between(-1, 1)
        lit = chance.pick(((230, 58, 60), (250, 204, 80), (240, 240, 250), (80, 140, 230)))
        pen.oval(x, y, 0.018, 0.018, lit, None)
        pen.lamp(x, y, 0.07)
    for turn in range(5):
        pen.shape(leaf(0, 0.96, 90 + 72 * turn, 0.075, 0.05, 0.2), (255, 214, 84), None)
    pen.lamp(0, 0.96, 0.2)


PALM_FRONDS = (
    (150, 0.36, 0.3), (30, 0.36, 0.3), (110, 0.3, 0.25), (70, 0.3, 0.25), (-24, 0.32, 0.2), (204, 0.32, 0.2),
    (176, 0.42, 0.0), (4, 0.42, 0.0), (132, 0.38, 0.0), (48, 0.38, 0.0), (92, 0.27, 0.05),
)  # fmt: skip


@motif
def palm(pen: Pen, look: Look) -> None:
    """A leaning palm with coconuts."""
    chance = look.chance.child("palm")
    own, lean = look.pick((62, 138, 72), (84, 150, 66), (52, 126, 84)), chance.between(0.06, 0.18)
    stem = [(-0.1, 0.0), (-0.06, 0.22), (lean * 0.5, 0.5), (lean, 0.74)]
    body = band(stem, [0.09, 0.06, 0.05, 0.042])
    pen.shape(grounded(body), (150, 116, 82), look.left)
    line = bent(stem)
    for at in range(2, len(line) - 1, 2):
        x, y = line[at]
        pen.stroke([(x - 0.026, y + 0.004), (x + 0.024, y - 0.006)], 0.009, (96, 70, 52), 0.3)
    for degrees, length, depth in PALM_FRONDS:
        _frond(
            pen,
            look,
            (lean, 0.75),
            degrees + chance.between(-7, 7),
            length * chance.between(0.92, 1.08),
            mix(own, (20, 60, 60), depth),
        )
    for x, y in ((-0.035, 0.725), (0.03, 0.72), (-0.002, 0.705)):
        pen.oval(lean + x, y, 0.032, 0.034, (112, 78, 50), 0.4)


def _frond(pen: Pen, look: Look, root: Point, degrees: float, length: float, own: Colour) -> None:
    """Draw one drooping leaf, its leaflets slanting to the tip."""
    across, up = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    droop = 0.42 - 0.16 * up
    spine = [
        (root[0] + length * t * across, root[1] + length * (t * up - droop * t * t))
        for t in (step / 12 for step in range(13))
    ]
    edges: tuple[list[Point], list[Point]] = ([], [])
    for at in range(1, 12):
        (x, y), (nx, ny) = spine[at], spine[at + 1]
        dx, dy = (nx - x) * 12 / length, (ny - y) * 12 / length
        width = 0.17 * length * math.sin(math.pi * (at / 12) ** 0.75) + 0.012
        for side, edge in ((1, edges[0]), (-1, edges[1])):
            edge += [
                (x - dy * width * side * 0.5, y + dx * width * side * 0.5),
                (x - dy * width * side + dx * width * 0.7, y + dx * width * side + dy * width * 0.7 - 0.02 * length),
            ]
    lit = look.left if across < 0 else look.right
    pen.shape([spine[0], *edges[0], spine[-1], *reversed(edges[1])], own, lit * 0.9)
    lower = edges[0] if across < 0 else edges[1]
    pen.shape([*spine, *reversed(lower)], mix(own, (10, 50, 50), 0.22), lit * 0.7)
