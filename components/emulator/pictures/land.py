"""Land: hazy hills at the horizon, islands with lit rock, rocks and shore before us."""

import numpy as np
from PIL import Image

from .canvas import Canvas, Stamp, as_image, as_mask, tone
from .chance import Chance, Floats
from .fields import clouded, profile, ramp, shifted, tile
from .palette import Colour, mix
from .pen import Pen, bent
from .scene import Item, Scene

FLAT = {"lighthouse": 0.24, "house": 0.12}  # half of the levelled ground, in halves of an island
SAND: Colour = (226, 198, 150)


def paint_hills(canvas: Canvas, scene: Scene) -> None:
    """Paint ranges of far hills, each nearer and darker than the one before."""
    if scene.hills <= 0.005:
        return
    base = round(scene.horizon * canvas.height) + 1
    long = canvas.width / canvas.unit
    for layer in range(3):
        chance = scene.shapes.child("hills", layer)
        heights = profile(chance, canvas.width, 2.2 * long * (1 + 0.5 * layer), 6) - np.float32(0.26 + 0.05 * layer)
        tops = base - heights.clip(0.0, 1) * np.float32(scene.hills * canvas.unit * (1.25 - 0.28 * layer))
        haze = 0.68 - 0.2 * layer
        crest = mix(mix(scene.palette.land, scene.palette.rim, 0.12), scene.palette.horizon, haze)
        foot = mix(crest, scene.palette.horizon, 0.55)
        if "snow" in scene.air:
            crest = mix(crest, (255, 255, 255), 0.6)
        canvas.ridge(tops, base, crest, foot)


def island(canvas: Canvas, scene: Scene, item: Item) -> tuple[Stamp, Floats]:
    """Return an island's stamp and its line of tops (pixels above the waterline, over the stamp's columns)."""
    width, height = max(8, round(item.size * canvas.unit)), round(item.size * canvas.unit * 0.27)
    tops = _crest(item, width, height)
    above = tops.max() + 3
    rows = int(above) + 4
    y = np.arange(rows, dtype=np.float32)[:, None]
    under = y - (rows - 2 - tops[None, :])  # depth below the crest, pixels
    lit_left = scene.light_x * canvas.width < item.x * canvas.width
    face = _rock(scene, item, tops, under, lit_left)
    image = as_image(face).convert("RGBA")
    floor = ramp(0, 2.5, rows - y) * (tops > 0.4)[None, :]
    image.putalpha(as_mask((under + 0.5).clip(0, 1) * floor))
    return Stamp(image=image, x=width // 2, y=rows - 2), tops


def _crest(item: Item, width: int, height: int) -> Floats:
    """Return heights of an island: one main back, a shoulder, and rough ground on both."""
    chance = item.chance.child("crest")
    x = np.linspace(-1, 1, width, dtype=np.float32)
    peak = np.float32(chance.between(0.1, 0.34) * (-1 if item.flip else 1))
    back = (1 - ((x - peak) / np.where(x > peak, 1 - peak, 1 + peak)) ** 2).clip(0, 1)
    shoulder = (1 - ((x + peak * 1.7) / np.float32(0.5)) ** 2).clip(0, 1)
    rough = profile(chance, width, 5, 6) - np.float32(0.5)
    shape = back**2 * np.float32(0.7) + shoulder * np.float32(0.3) + rough * np.float32(0.75) * back
    edge = (1 - x**2).clip(0, 1)
    for rider in item.riders:
        if rider.motif in FLAT:
            # Ground is levelled under a building, lest it hang over a slope.
            level = shape[min(width - 1, round((rider.x * 0.5 + 0.5) * (width - 1)))]
            shape = shape + (level - shape) * (
                1 - ramp(FLAT[rider.motif], FLAT[rider.motif] * 1.7, np.abs(x - rider.x))
            )
    low = (profile(chance.child("low"), width, 9, 4) * np.float32(0.07) + np.float32(0.03)) * np.sqrt(edge)
    heights: Floats = (np.maximum(shape * edge, low).clip(0, 1.1) * height).astype(np.float32)
    return heights


def _rock(scene: Scene, item: Item, tops: Floats, under: Floats, lit_left: bool) -> Floats:
    """Shade rock: facets turned to the light, a bright rim, growth on the gentler parts, sand at the water."""
    palette = scene.palette
    rows, width = under.shape
    grain = _strata(item.chance.child("grain"), width, rows)
    step = max(1, width // 130)
    slope = _slope(tops)[None, :] * (1 if lit_left else -1)
    facet = (grain - shifted(grain, 0, step if lit_left else -step)) * np.float32(2.0)
    facet += (grain - shifted(grain, step, 0)) * np.float32(1.3)
    inside = under.clip(0, None)
    rim = 1 / (1 + (inside / np.float32(max(1.2, width / 200))) ** 2) * (np.float32(0.4) + slope * 0.9).clip(0.1, 1)
    light = (np.float32(0.24) + facet + slope * np.float32(0.3) / (1 + inside * 3 / max(1, rows))).clip(0, 1)
    stone = mix(palette.land, palette.rim, 0.06)
    bright = mix(palette.land, palette.rim, 0.5)
    face = tone(stone) + (tone(bright) - tone(stone)) * (light * 0.75)[..., None]
    growth = ramp(-0.05, 0.25, grain - inside / np.float32(max(2, rows)) + np.float32(0.32))
    leaf = mix(mix(palette.land, (52, 112, 60), 0.4 * (1 - 0.6 * palette.darkness)), palette.rim, 0.08)
    face += (tone(leaf) + (light * 60)[..., None] * tone(palette.rim) / 255 - face) * (growth * 0.7)[..., None]
    face += (tone(palette.rim) - face) * (rim * 0.95)[..., None]
    up = np.arange(rows, 0, -1, dtype=np.float32)[:, None] - 2
    beach = 1 - ramp(0.5, 1.3, up / (np.float32(max(3.0, width / 60)) * (1 + grain * 0.4)))
    sand = mix(mix(SAND, palette.land, 0.25 + 0.45 * palette.darkness), palette.far, 0.3)
    face += (tone(sand) - face) * (beach * 0.75)[..., None]
    hazed: Floats = face + (tone(palette.horizon) - face) * np.float32(item.haze)
    return hazed


def _slope(tops: Floats) -> Floats:
    """Return how steeply heights climb to the right, smoothed, lest each notch draw a line down the rock."""
    reach = max(2, len(tops) // 60)
    padded = np.pad(tops, reach, mode="edge")
    climb: Floats = (padded[2 * reach :] - padded[: -2 * reach]) / np.float32(2 * reach)
    return climb


def _strata(chance: Chance, width: int, rows: int) -> Floats:
    """Return slanting noise about -1..1; slanted, because noise along the pixels' axes looks woven."""
    total = np.zeros((rows, width), np.float32)
    scale = 400 / width
    for cells, share, lean in ((13, 0.6, 0.55), (29, 0.34, -0.4), (61, 0.19, 0.3), (120, 0.09, -0.6)):
        cloth = Image.fromarray(tile(chance.child(cells), cells=cells))
        slant = (scale, scale * lean, 50, -scale * lean * 0.2, scale, 100)
        turned = cloth.transform((width, rows), Image.Transform.AFFINE, slant, Image.Resampling.BILINEAR)
        total += np.asarray(turned) * np.float32(share)
    return total


def foam(canvas: Canvas, scene: Scene, item: Item) -> None:
    """Lay a thin broken line of foam along an island's waterline."""
    x, y, width = item.x * canvas.width, item.y * canvas.height, item.size * canvas.unit * 0.98
    columns, rows = max(8, round(width)), max(5, round(width / 80))
    cells = (columns / 10, 3)
    line = clouded(item.chance.child("foam"), columns, rows, cells, 2) + np.float32(0.25)
    ends = 1 - np.linspace(-1, 1, columns, dtype=np.float32)[None, :] ** 4
    flat = 1 - np.abs(np.linspace(-1, 1, rows, dtype=np.float32))[:, None]
    left, top = round(x - columns / 2), round(y - rows / 2)
    pale = mix(scene.palette.horizon, (255, 255, 255), 0.4)
    canvas.shine(ramp(0.1, 0.5, line) * ends * flat * np.float32(0.75), pale, (left, top, left + columns, top + rows))


def shore_line(canvas: Canvas, scene: Scene, item: Item) -> Floats:
    """Return the tops (pixels from the top) of the shore before us, which climbs to one side."""
    x = np.linspace(0, 1, canvas.width, dtype=np.float32)
    climb = (1 - x if item.flip else x) ** 2
    rough = profile(item.chance.child("shore"), canvas.width, 3 * canvas.width / canvas.unit, 3) - np.float32(0.5)
    rise = (np.float32(0.35) + climb * np.float32(0.65) + rough * np.float32(0.12)) * np.float32(item.size)
    tops: Floats = (canvas.height - rise * canvas.unit).astype(np.float32)
    return tops


def paint_shore(canvas: Canvas, scene: Scene, item: Item) -> None:
    """Paint the shore before us, dark against the sea, with lit grass along its edge."""
    tops = shore_line(canvas, scene, item)
    palette = scene.palette
    deep = mix(palette.land, (0, 0, 0), 0.25)
    lit = mix(mix(palette.land, SAND, 0.32 * (1 - palette.darkness)), palette.rim, 0.16)
    canvas.ridge(tops - canvas.unit * 0.004, canvas.height, mix(lit, palette.rim, 0.45), mix(lit, palette.rim, 0.45))
    canvas.ridge(tops, canvas.height, lit, deep)
    _grass(canvas, scene, item, tops)


def _grass(canvas: Canvas, scene: Scene, item: Item, tops: Floats) -> None:
    chance = item.chance.child("grass")
    palette = scene.palette
    dark = mix(palette.land, (0, 0, 0), 0.2)
    for _ in range(round(11 * canvas.width / canvas.unit)):
        x = chance.between(0, 1)
        column = min(canvas.width - 1, int(x * canvas.width))
        pen = Pen(chance.between(0.03, 0.065) * canvas.unit, (-0.8, -0.2, 0.8, 1.1), dark)
        for blade in range(7):
            lean, tall = chance.between(-0.55, 0.55), chance.between(0.5, 1)
            root = (blade - 3) * 0.05
            shade = mix(dark, palette.rim, 0.28 if blade % 3 == 0 else 0.04)
            pen.shape(
                [
                    *bent([(root - 0.03, -0.15), (root + lean * 0.3, tall * 0.6), (root + lean, tall)]),
                    (root + 0.03, -0.15),
                ],
                shade,
            )
        canvas.put(pen.done(), column, tops[column] + canvas.unit * 0.004)
