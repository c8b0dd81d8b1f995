"""Trees with a manner of their own: blossom, maple, willow, birch, bamboo, bonsai and others."""

from itertools import pairwise

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .growth import AUTUMN, BARK, SNOW, crown, dots, foliage, grounded, leaf, petal, puff, shaded
from .limbs import band
from .registry import motif
from .trees import BLOSSOM, Puff, bare_tree, trunk, varied

CHERRY_CROWN: tuple[Puff, ...] = (
    (-0.3, 0.55, 0.18, 0.12), (0.3, 0.57, 0.19, 0.13), (-0.08, 0.6, 0.22, 0.14), (0.12, 0.66, 0.24, 0.16),
    (-0.22, 0.7, 0.22, 0.15), (0.24, 0.76, 0.17, 0.13), (-0.02, 0.84, 0.22, 0.14),
)  # fmt: skip
MAPLE_CROWN: tuple[Puff, ...] = (
    (-0.24, 0.47, 0.2, 0.15), (0.24, 0.47, 0.2, 0.15), (0.0, 0.5, 0.26, 0.16), (-0.17, 0.64, 0.22, 0.18),
    (0.17, 0.65, 0.22, 0.18), (0.0, 0.76, 0.22, 0.19), (0.02, 0.9, 0.11, 0.09),
)  # fmt: skip
BIRCH_CROWN: tuple[Puff, ...] = (
    (-0.12, 0.52, 0.12, 0.12), (0.13, 0.5, 0.12, 0.12), (0.0, 0.6, 0.17, 0.15), (-0.08, 0.73, 0.14, 0.14),
    (0.08, 0.75, 0.13, 0.14), (0.0, 0.88, 0.11, 0.11),
)  # fmt: skip
ACACIA_CROWN: tuple[Puff, ...] = (
    (-0.3, 0.7, 0.19, 0.06), (0.32, 0.72, 0.17, 0.06), (0.0, 0.76, 0.36, 0.09), (-0.14, 0.82, 0.2, 0.06),
    (0.16, 0.83, 0.18, 0.055),
)  # fmt: skip
PADS: tuple[Puff, ...] = (
    (0.27, 0.43, 0.17, 0.06), (-0.24, 0.55, 0.19, 0.075), (0.13, 0.66, 0.2, 0.075), (-0.06, 0.82, 0.18, 0.085),
)  # fmt: skip
BRANCH_CROWN: tuple[Puff, ...] = (
    (-0.42, 0.8, 0.13, 0.12), (-0.14, 0.83, 0.15, 0.12), (-0.29, 0.87, 0.18, 0.13), (-0.38, 0.95, 0.12, 0.09),
    (-0.2, 0.95, 0.13, 0.09),
)  # fmt: skip


@motif
def cherry_tree(pen: Pen, look: Look) -> None:
    """A cherry tree in blossom, a few petals falling."""
    chance, bark = look.chance.child("cherry"), (92, 66, 64)
    puffs = varied(chance, CHERRY_CROWN)
    trunk(pen, look, 0.34, 0.085, bark)
    for tip, width in (((-0.3, 0.56), 0.045), ((0.28, 0.6), 0.042), ((-0.1, 0.74), 0.042), ((0.12, 0.78), 0.036)):
        pen.shape(
            band([(0.0, 0.3), (tip[0] * 0.6, 0.3 + (tip[1] - 0.3) * 0.4), tip], [0.06, width, 0.014], 5), bark, 0.4
        )
    crown(pen, look, puffs, look.pick(*BLOSSOM), 10)
    dots(pen, chance, puffs, 16, 0.014, (255, 238, 242), (236, 132, 166))
    for _ in range(6):
        x, y = chance.between(-0.4, 0.42), chance.between(0.03, 0.4)
        pen.shape(petal(x, y, chance.between(0, 360), 0.026, 0.018), (250, 190, 208), 0.9)


@motif
def maple(pen: Pen, look: Look) -> None:
    """A maple in red leaf."""
    if look.season == "winter" and look.asked is None:
        return bare_tree(pen, look)
    chance = look.chance.child("maple")
    own = (
        (92, 148, 66)
        if look.season in ("summer", "spring") and look.asked is None
        else look.pick((208, 66, 42), (222, 94, 38), (190, 48, 48))
    )
    puffs = varied(chance, MAPLE_CROWN)
    trunk(pen, look, 0.5, 0.07)
    crown(pen, look, puffs, own, 12)
    dots(pen, chance, puffs, 14, 0.013, mix(own, (255, 196, 70), 0.5), mix(own, (130, 20, 30), 0.4))
    for _ in range(5):
        x, y = chance.between(-0.35, 0.35), chance.between(0.0, 0.3)
        for turn in (0, 120, 240):
            pen.shape(leaf(x, y, turn + 30, 0.022, 0.016), own, 0.8)


@motif
def fruit_tree(pen: Pen, look: Look) -> None:
    """A low tree with red apples."""
    chance = look.chance.child("fruit")
    puffs = varied(chance, tuple((x * 1.1, y * 0.9, rx, ry) for x, y, rx, ry in MAPLE_CROWN[:6]))
    trunk(pen, look, 0.45, 0.085)
    crown(pen, look, puffs, (86, 142, 66))
    dots(pen, chance, puffs, 16, 0.03, look.own((216, 54, 46)))


@motif
def willow(pen: Pen, look: Look) -> None:
    """A weeping willow, its twigs hanging low."""
    chance, own = look.chance.child("willow"), foliage(look, (116, 160, 74), (128, 168, 84), (104, 152, 80))
    if look.season == "winter" and look.asked is None:
        own = (164, 142, 96)
    pen.shape(grounded(band([(0.02, 0.0), (-0.02, 0.25), (0.02, 0.6)], [0.12, 0.075, 0.06])), BARK, 0.35)
    _strands(pen, look, 9, 0.42, mix(own, (30, 70, 50), 0.35), 0.3)
    crown(pen, look, varied(chance, ((-0.2, 0.74, 0.2, 0.15), (0.2, 0.73, 0.2, 0.15), (0.0, 0.83, 0.24, 0.15))), own)
    _strands(pen, look, 13, 0.45, own, 0.75)


def _strands(pen: Pen, look: Look, count: int, reach: float, own: Colour, light: float) -> None:
    chance = look.chance.child("strands", count)
    for at in range(count):
        side = at / (count - 1) * 2 - 1
        x, top = side * reach * 0.8, 0.84 - 0.22 * side * side + chance.between(-0.06, 0.04)
        foot = 0.1 + 0.1 * (1 - abs(side)) + chance.between(0.0, 0.26)
        sway = chance.between(-0.03, 0.03)
        points = [
            (x * 0.8, top),
            (x * 1.05, top - 0.14),
            (x * 1.15 + sway * 0.5, (top + foot) / 2),
            (x * 1.12 + sway, foot),
        ]
        lit = look.left if side < 0 else look.right
        pen.shape(
            band(points, [0.05, 0.06, 0.055, 0.008], 5),
            mix(own, (210, 220, 120), chance.between(0.0, 0.22)),
            light * (0.4 + 0.6 * lit),
        )


@motif
def birch(pen: Pen, look: Look) -> None:
    """A birch with a white, marked trunk and a light crown."""
    if look.season == "winter" and look.asked is None:
        return bare_tree(pen, look, (226, 222, 214), 0.5)
    chance = look.chance.child("birch")
    crown(pen, look, varied(chance, BIRCH_CROWN[:3]), own := foliage(look, (142, 176, 82), (160, 184, 84)))
    shaded(
        pen,
        look,
        grounded(band([(0.0, 0.0), (chance.between(-0.03, 0.03), 0.4), (0.0, 0.86)], [0.06, 0.045, 0.015])),
        (240, 238, 230),
        0.005,
    )
    for at in range(8):
        y = 0.04 + at * 0.08 + chance.between(-0.01, 0.02)
        side = -1 if at % 2 else 1
        pen.shape([(side * 0.027, y), (side * 0.027, y + 0.016), (-side * 0.006, y + 0.006)], (58, 54, 56), 0.3)
    for x in (-0.1, 0.11):
        pen.stroke([(0.0, 0.46), (x, 0.6)], 0.012, (214, 210, 202), 0.5)
    crown(pen, look, varied(chance, BIRCH_CROWN[3:]), own)
    crown(pen, look, [(-0.13, 0.58, 0.07, 0.06), (0.12, 0.57, 0.07, 0.06)], own)


@motif
def cypress(pen: Pen, look: Look) -> None:
    """A tall, narrow cypress."""
    chance, own = look.chance.child("cypress"), look.pick((48, 98, 66), (58, 108, 62))
    wide = chance.between(0.1, 0.13)
    pen.box(-0.018, -0.01, 0.018, 0.12, BARK, 0.3)
    left = [
        (-wide * 0.5, 0.06),
        (-wide * 1.05, 0.22),
        (-wide, 0.45),
        (-wide * 0.7, 0.7),
        (-wide * 0.3, 0.9),
        (0.0, 1.0),
    ]
    outline = bent(left) + bent([(-x, y - 0.01) for x, y in reversed(left)])
    shaded(pen, look, outline, own, 0.01)
    for at in range(9):
        y, side = 0.14 + at * 0.08, -1 if at % 2 else 1
        lit = look.left if side < 0 else look.right
        pen.shape(leaf(side * wide * 0.15, y, 90 - side * 12, 0.2, 0.05), mix(own, (150, 180, 80), 0.22), lit)


@motif
def acacia(pen: Pen, look: Look) -> None:
    """An umbrella-shaped tree of the savanna."""
    chance, bark = look.chance.child("acacia"), (104, 80, 62)
    pen.shape(grounded(band([(0.03, 0.0), (-0.02, 0.25), (0.02, 0.45)], [0.08, 0.055, 0.05])), bark, look.left)
    for tip in ((-0.3, 0.72), (-0.1, 0.76), (0.14, 0.76), (0.32, 0.72)):
        pen.shape(band([(0.0, 0.38), (tip[0] * 0.6, 0.52), tip], [0.045, 0.028, 0.014], 5), bark, 0.4)
    crown(pen, look, varied(chance, ACACIA_CROWN, 0.01), look.pick((104, 132, 58), (92, 128, 62)), 13)


@motif
def bamboo(pen: Pen, look: Look) -> None:
    """A clump of bamboo with jointed stems."""
    chance, own = look.chance.child("bamboo"), look.pick((98, 158, 82), (122, 168, 80), (84, 148, 88))
    for at, foot in enumerate((-0.19, 0.2, -0.1, 0.12, 0.01)):
        depth = 0.4 - 0.1 * at
        _stalk(pen, look, at, foot, chance.between(0.82, 1.0), mix(own, (40, 90, 80), depth))


def _stalk(pen: Pen, look: Look, at: int, foot: float, height: float, own: Colour) -> None:
    chance = look.chance.child("stalk", at)
    lean, half = foot * 0.35 + chance.between(-0.05, 0.05), 0.018
    joints = [(foot + lean * step / 6, height * step / 6) for step in range(7)]
    for (x, y), (nx, ny) in pairwise(joints):
        pen.shape(
            [(x - half, y + 0.004), (nx - half, ny - 0.004), (nx + half, ny - 0.004), (x + half, y + 0.004)], own, 0.35
        )
        pen.shape([(x - half, y + 0.004), (nx - half, ny - 0.004), (nx, ny - 0.004), (x, y + 0.004)], own, look.left)
    for x, y in joints[2:]:
        side = chance.pick((-1, 1))
        for spread in (8, -22, -52):
            turn = 90 - side * 90 + side * spread + chance.between(-10, 10)
            pen.shape(leaf(x, y, turn, 0.17, 0.036, 0.35), mix(own, (60, 130, 50), 0.3), 0.8 if side < 0 else 0.5)


@motif
def bonsai(pen: Pen, look: Look) -> None:
    """A bonsai with a twisted trunk in a flat pot."""
    chance, bark = look.chance.child("bonsai"), (108, 78, 58)
    shaded(pen, look, [(-0.27, 0.15), (0.27, 0.15), (0.22, 0.02), (-0.22, 0.02)], (70, 104, 132), 0.06)
    for x in (-0.2, 0.14):
        pen.box(x, 0.0, x + 0.06, 0.03, (52, 80, 104), 0.4)
    pen.box(-0.29, 0.14, 0.29, 0.18, (92, 128, 156), 0.7)
    pen.shape(
        band(
            [(-0.04, 0.17), (0.06, 0.32), (-0.08, 0.48), (0.04, 0.62), (-0.04, 0.8)], [0.12, 0.085, 0.075, 0.05, 0.02]
        ),
        bark,
        look.left,
    )
    for points in (
        ((0.03, 0.34), (0.14, 0.36), (0.27, 0.42)),
        ((-0.07, 0.46), (-0.16, 0.48), (-0.24, 0.54)),
        ((0.03, 0.58), (0.12, 0.64)),
    ):
        pen.shape(band(points, [0.05, 0.034, 0.02][: len(points)], 5), bark, 0.35)
    own = foliage(look, (58, 118, 68), (72, 128, 66))
    crown(pen, look, varied(chance, PADS, 0.01), own, 11)
    pen.oval(0.12, 0.19, 0.06, 0.02, (96, 140, 70), 0.6)


@motif
def branch(pen: Pen, look: Look) -> None:
    """A branch that reaches out far from a tree, with leaves at its end."""
    own, chance = foliage(look), look.chance.child("branch")
    shaded(pen, look, grounded(band([(-0.3, 0.0), (-0.27, 0.4), (-0.3, 0.92)], [0.15, 0.1, 0.05])), BARK, -0.27)
    bough = [(-0.28, 0.46), (0.0, 0.56), (0.44, 0.59)]
    pen.shape(band(bough, [0.075, 0.05, 0.014]), BARK, 0.5)
    pen.shape(band([(0.12, 0.57), (0.26, 0.65), (0.36, 0.74)], [0.03, 0.022, 0.01], 6), BARK, 0.4)
    if look.season != "winter":
        crown(pen, look, varied(chance, BRANCH_CROWN, 0.01), own)
        for x, y in ((0.24, 0.6), (0.32, 0.6), (0.4, 0.6), (0.44, 0.59), (0.24, 0.64), (0.3, 0.68), (0.36, 0.74)):
            for spread in (-62, -20, 26, 66):
                tone = mix(own, (230, 230, 120), chance.between(0.0, 0.2))
                pen.shape(leaf(x, y, 15 + spread, 0.12, 0.05), tone, 0.8 if spread > 0 else 0.5)
    if look.is_snowy:
        pen.curve([(x, y + 0.024) for x, y in bough], 0.022, SNOW, 1.0)


@motif
def log(pen: Pen, look: Look) -> None:
    """A felled trunk, its rings before us."""
    shaded(pen, look, [(-0.46, 0.03), (-0.47, 0.27), (0.34, 0.27), (0.34, 0.0), (-0.4, 0.0)], BARK, 0.5)
    for y in (0.07, 0.14, 0.21):
        pen.stroke([(-0.44 + y, y), (0.2 + y * 0.4, y + 0.004)], 0.01, mix(BARK, (40, 30, 24), 0.5), 0.3)
    for size, tone in (
        (1.0, BARK),
        (0.85, (226, 190, 140)),
        (0.6, (206, 164, 112)),
        (0.48, (226, 190, 140)),
        (0.24, (206, 164, 112)),
    ):
        pen.oval(0.34, 0.137, 0.1 * size, 0.137 * size, tone, look.right + 0.2)
    pen.shape(
        puff(-0.2, 0.27, 0.16, 0.03, look.chance.child("moss"), 7), SNOW if look.is_snowy else (104, 146, 72), 0.8
    )


@motif
def stump(pen: Pen, look: Look) -> None:
    """A tree stump with rings."""
    side: list[Point] = bent([(-0.46, 0.0), (-0.33, 0.12), (-0.3, 0.45)], 5)
    shaded(pen, look, [*side, *[(-x, y) for x, y in reversed(side)]], BARK, 0.05)
    for x in (-0.18, -0.05, 0.12):
        pen.stroke([(x, 0.08), (x * 0.9, 0.36)], 0.014, mix(BARK, (40, 30, 24), 0.5), 0.3)
    for size, tone in ((1.0, (228, 192, 142)), (0.7, (206, 164, 112)), (0.58, (228, 192, 142)), (0.3, (206, 164, 112))):
        pen.oval(0.0, 0.45, 0.3 * size, 0.1 * size, tone, 0.85)
    if look.season == "autumn":
        for turn in AUTUMN[:3]:
            pen.shape(leaf(-0.3 + turn[1] / 255, 0.02, turn[0], 0.1, 0.05), turn, 0.7)
