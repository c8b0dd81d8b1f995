"""Inside a wood: light between far trunks, crowns that close above us, near trunks on both sides."""

import numpy as np

from ..canvas import BILINEAR, Canvas, as_image, tone
from ..chance import Chance
from ..curves import circle
from ..fields import clouded, ramp
from ..palette import Colour, mix
from ..scene import Land, Scene
from .registry import ground
from .strewn import Shape, coarse_grid, lay

BARK: Colour = (104, 80, 62)
CULM: Colour = (126, 164, 84)
CROWNS: dict[str, Colour] = {"autumn": (214, 138, 58), "spring": (132, 176, 84), "snow": (226, 234, 242)}
GREEN: Colour = (74, 126, 70)


def leaf_of(scene: Scene, land: Land) -> Colour:
    """Return the colour of the crowns."""
    if land.material == "bamboo":
        return mix((112, 160, 74), (226, 234, 242), 0.5 if scene.is_snowy else 0.0)
    return CROWNS.get("snow" if scene.is_snowy else scene.season, GREEN)


@ground("thicket")
def paint_thicket(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Close the view with leaves that let light through in the middle."""
    palette, leaf = scene.palette, leaf_of(scene, land)
    bottom = min(canvas.height, round(land.base * canvas.height) + 3)
    across, rows = coarse_grid(canvas, 0, bottom, 8)
    middle = np.float32(0.5 + 0.12 * (1 if scene.light_x > 0.5 else -1))
    aside = (across - middle) * np.float32(canvas.width / canvas.unit) * np.float32(1.7)
    up = (rows - np.float32(bottom * 0.72)) / np.float32(canvas.unit) * np.float32(1.15)
    shade = ramp(0.0, 1.05, np.sqrt(aside * aside + up * up))
    light = mix(mix(palette.horizon, palette.glow, 0.5), palette.on(leaf, 1.0), 0.24)
    dark = mix(palette.on(mix(leaf, (10, 30, 20), 0.42), 0.3), palette.horizon, 0.06)
    size = shade.shape[1], shade.shape[0]
    cells = 9 * canvas.width / canvas.unit, max(2.0, 9 * bottom / canvas.unit)
    shade = (shade + clouded(land.chance.child("leaves"), *size, cells, 3) * np.float32(0.2)).clip(0, 1)
    colours = tone(light) + (tone(dark) - tone(light)) * shade[..., None]
    canvas.image.paste(as_image(colours).resize((canvas.width, bottom), BILINEAR), (0, 0))


@ground("trunks")
def paint_trunks(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint a row of trunks below their crowns; a row without haze stands before us."""
    is_near = land.haze < 0.1
    palette, is_bamboo = scene.palette, land.material == "bamboo"
    own = CULM if is_bamboo else BARK
    veil = mix(palette.horizon, palette.on(leaf_of(scene, land), 0.9), 0.35)
    dim = mix(palette.on(mix(own, (0, 0, 0), 0.3 if is_near else 0.1), 0.25), veil, land.haze)
    lit = mix(palette.on(mix(own, (255, 240, 190), 0.3), 0.9), veil, land.haze)
    if not is_near:
        _lay_undergrowth(canvas, scene, land, veil)
    stems = _stems(canvas, land, is_near, is_bamboo)
    lay(canvas, [_stem(canvas, land, stem, at) for at, stem in enumerate(stems)], dim)
    lay(canvas, [_lit_side(canvas, scene, stem) for stem in stems], lit, 0.75)
    if is_bamboo and land.haze < 0.4:
        lay(
            canvas,
            [joint for at, stem in enumerate(stems) for joint in _joints(canvas, land, stem, at)],
            mix(dim, lit, 0.2),
            0.9,
        )
    _lay_crowns(canvas, scene, land, veil)
    if 0.1 < land.haze < 0.4:
        _lay_shafts(canvas, scene, land)


Stem = tuple[float, float, float, float]  # x and row of the foot, width, lean: pixels


def _stems(canvas: Canvas, land: Land, is_near: bool, is_bamboo: bool) -> list[Stem]:
    """Place trunks, the near ones at the picture's sides only, and leave the middle open."""
    unit, wide, chance = canvas.unit, canvas.width / canvas.unit, land.chance.child("stems")
    base, thin = land.base * canvas.height, 0.36 if is_bamboo else 1.0
    if is_near:
        count = 3 if is_bamboo else 1
        places = [(side, which) for side in (0, 1) for which in range(count)]
        reach = [
            abs(side * canvas.width + (1 - 2 * side) * unit * (chance.between(-0.01, 0.025) + 0.045 * which))
            for side, which in places
        ]
        return [
            (
                x,
                base + unit * chance.between(0.0, 0.09),
                unit * 0.105 * thin * chance.between(0.8, 1.15),
                unit * chance.between(-0.03, 0.03),
            )
            for x in reach
        ]
    is_far = land.haze > 0.4
    count = max(4, round((15 if is_far else 8) * wide * (1.7 if is_bamboo else 1.0)))
    width = (0.022 if is_far else 0.05) * thin
    found = []
    for at in range(count):
        x = (at + 0.5 + chance.between(-0.42, 0.42)) / count
        open_to = 0.05 if is_far else 0.2
        if abs(x - 0.5) < open_to:
            continue
        found.append(
            (
                x * canvas.width,
                base + unit * chance.between(-0.012, 0.05) * (0.5 if is_far else 1.0),
                unit * width * chance.between(0.7, 1.3),
                unit * chance.between(-0.03, 0.03),
            )
        )
    return sorted(found, key=lambda stem: stem[1])


def _stem(canvas: Canvas, land: Land, stem: Stem, at: int) -> Shape:
    """Return a trunk that reaches above the picture, with spreading roots."""
    x, y, width, lean = stem
    half, top = width / 2, -canvas.unit * 0.05
    if land.material == "bamboo":
        return [(x - half, y), (x - half + lean, top), (x + half + lean, top), (x + half, y)]
    chance, foot = land.chance.child("roots", at), half * 1.75
    bulge = half * chance.between(0.9, 1.1)
    flank = [(foot, 0.3 * half), (half * 1.15, -width * 0.8), (bulge, -width * 2.5)]
    return [
        *((x - aside, y + down) for aside, down in flank),
        (x - half * 0.72 + lean, top),
        (x + half * 0.72 + lean, top),
        *((x + aside, y + down) for aside, down in reversed(flank)),
        (x, y + half * 0.1),
    ]


def _lit_side(canvas: Canvas, scene: Scene, stem: Stem) -> Shape:
    x, y, width, lean = stem
    side, half, top = -1 if scene.light_x * canvas.width < x else 1, width / 2, -canvas.unit * 0.05
    return [
        (x + side * half * 1.1, y - width * 0.7),
        (x + side * half * 0.72 + lean, top),
        (x + side * half * 0.4 + lean, top),
        (x + side * half * 0.5, y - width * 2.5),
    ]


def _joints(canvas: Canvas, land: Land, stem: Stem, at: int) -> list[Shape]:
    """Return the knots of a bamboo's culm."""
    x, y, width, lean = stem
    chance, half = land.chance.child("joints", at), width * 0.62
    step, row = max(6.0, width * 4.2), y - width * chance.between(1.5, 4)
    joints: list[Shape] = []
    while row > 0:
        middle = x + lean * (1 - row / max(y, 1.0))
        joints.append(
            [
                (middle - half, row),
                (middle + half, row),
                (middle + half * 0.8, row + max(1.2, width * 0.16)),
                (middle - half * 0.8, row + max(1.2, width * 0.16)),
            ]
        )
        row -= step
    return joints


def _lay_undergrowth(canvas: Canvas, scene: Scene, land: Land, veil: Colour) -> None:
    """Lay bushes along the foot of a row."""
    unit, wide, chance = canvas.unit, canvas.width / canvas.unit, land.chance.child("bushes")
    base, size = land.base * canvas.height, 0.05 if land.haze > 0.4 else 0.07
    own = mix(leaf_of(scene, land), (20, 50, 34), 0.34)
    tint = mix(scene.palette.on(own, 0.45), veil, land.haze)
    bushes = []
    for at in range(round(13 * wide)):
        x = (at + chance.between(0, 1)) / (13 * wide)
        open_to = min(1.0, 0.3 + abs(x - 0.5) * 2.4)
        bushes.append(
            circle(
                x * canvas.width,
                base + unit * 0.012,
                unit * size * chance.between(0.8, 1.5),
                unit * size * chance.between(0.6, 1.3) * open_to,
                26,
            )
        )
    lay(canvas, bushes, tint)


def _lay_crowns(canvas: Canvas, scene: Scene, land: Land, veil: Colour) -> None:
    """Let leaves hang in from above, deeper at the sides."""
    unit, wide, is_near = canvas.unit, canvas.width / canvas.unit, land.haze < 0.1
    leaf, tall = leaf_of(scene, land), canvas.height / canvas.unit
    hang = {True: 0.1, False: 0.2 if land.haze < 0.4 else 0.3}[is_near] * tall
    for which, (shift, light) in enumerate(((0.0, 0.3), (-0.05, 0.75))):
        chance = land.chance.child("crowns", which)
        own = mix(leaf, (14, 40, 30), 0.5 if is_near else 0.3) if not which else mix(leaf, (250, 240, 150), 0.06)
        tint = mix(scene.palette.on(own, light), veil, land.haze * 0.9)
        clumps: list[Shape] = []
        for _ in range(round((30 if is_near else 44) * wide)):
            x = chance.between(-0.02, 1.02)
            edge = min(1.0, abs(x - 0.5) * 2)
            low = unit * (hang * (0.3 + 0.9 * edge * edge) + shift)
            clumps += _clump(
                chance,
                x * canvas.width,
                low * (1 - chance.between(0, 1) * chance.between(0, 1)),
                unit * (0.034 if is_near else 0.026),
                land.material == "bamboo",
            )
        if not which:
            clumps.append(_roof(canvas, hang * 0.86))
        lay(canvas, clumps, tint)


def _roof(canvas: Canvas, hang: float) -> Shape:
    points = [
        (share / 12 * canvas.width, canvas.unit * hang * (0.3 + 0.9 * (share / 6 - 1) ** 2) - canvas.unit * 0.03)
        for share in range(13)
    ]
    return [(-2.0, -2.0), *points, (canvas.width + 2.0, -2.0)]


def _clump(chance: Chance, x: float, y: float, size: float, is_narrow: bool) -> list[Shape]:
    """Return a few leaves: round ones, or a bamboo's narrow hanging ones."""
    if not is_narrow:
        return [
            circle(
                x + chance.between(-1, 1) * size,
                y + chance.between(-1, 0.6) * size,
                size * chance.between(0.6, 1.1),
                size * chance.between(0.5, 0.9),
                16,
            )
            for _ in range(2)
        ]
    blades: list[Shape] = []
    for _ in range(4):
        long, lean = size * chance.between(1.4, 2.6), chance.between(-0.9, 0.9)
        tip = (x + lean * long, y + long * (1 - abs(lean) * 0.5))
        blades.append(
            [
                (x, y),
                ((x + tip[0]) / 2 - size * 0.16, (y + tip[1]) / 2 - size * 0.05),
                tip,
                ((x + tip[0]) / 2 + size * 0.16, (y + tip[1]) / 2 + size * 0.02),
            ]
        )
    return blades


def _lay_shafts(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Let beams of light fall through the crowns."""
    if scene.palette.darkness > 0.75:
        return
    chance, unit = land.chance.child("shafts"), canvas.unit
    slope = 0.32 if scene.light_x < 0.5 else -0.32
    for at in range(4):
        x, width = (
            canvas.width * 0.5 + unit * ((at - 1.7) * 0.2 - slope * 0.9) + unit * chance.between(-0.05, 0.05),
            unit * chance.between(0.03, 0.08),
        )
        foot = scene.horizon * canvas.height + unit * chance.between(0.05, 0.2)
        shaft = [(x, 0.0), (x + width, 0.0), (x + width * 1.8 + slope * foot, foot), (x + slope * foot, foot)]
        lay(canvas, [shaft], mix(scene.palette.glow, (255, 255, 255), 0.2), 0.11)
