"""Rain, snow, petals, leaves and wind."""

import math

from PIL import Image, ImageDraw

from ..canvas import Canvas
from ..chance import Chance
from ..curves import bent
from ..palette import Colour, ink, light_of, mix
from ..scene import Scene

PETALS: tuple[Colour, ...] = ((255, 206, 220), (255, 184, 204), (255, 228, 236), (246, 160, 188))
LEAVES: tuple[Colour, ...] = ((214, 96, 38), (236, 158, 46), (190, 58, 36), (244, 196, 78), (160, 92, 44))
PETAL = ((-0.5, 0.0), (-0.3, 0.26), (0.1, 0.34), (0.46, 0.16), (0.36, 0.0), (0.46, -0.16), (0.1, -0.34), (-0.3, -0.26))
LEAF = ((-0.5, 0.0), (-0.22, 0.22), (0.08, 0.26), (0.3, 0.14), (0.56, 0.0), (0.3, -0.14), (0.08, -0.26), (-0.22, -0.22))
GREEN: tuple[Colour, ...] = ((112, 160, 70), (150, 176, 76), (206, 170, 70))


def paint_rain(canvas: Canvas, scene: Scene) -> None:
    """Draw slanting streaks, near ones long and bright, and veil the distance a little."""
    chance = scene.place.child("rain")
    pale = ink(mix(scene.palette.horizon, (255, 255, 255), 0.6))
    canvas.image.paste(pale, (0, 0, canvas.width, canvas.height), Image.new("L", canvas.image.size, 14))
    sheet = Image.new("L", canvas.image.size)
    draw = ImageDraw.Draw(sheet)
    lean = chance.pick((-1, 1)) * chance.between(0.12, 0.24)
    area = canvas.width * canvas.height / canvas.unit**2
    for _ in range(round(620 * min(area, 4))):
        near = chance.between(0, 1) ** 1.6
        x, y = chance.between(-0.1, 1.1) * canvas.width, chance.between(-0.1, 1) * canvas.height
        long = canvas.unit * (0.022 + 0.075 * near)
        ends = (round(x), round(y)), (round(x + long * lean), round(y + long))
        draw.line(ends, fill=round(48 + 110 * near), width=1 + round(near * canvas.unit / 760))
    canvas.image.paste(pale, (0, 0), sheet)


def paint_snow(canvas: Canvas, scene: Scene) -> None:
    """Let flakes fall: many small ones far off, few large soft ones close before us."""
    chance = scene.place.child("snow")
    zoom = 2
    size = canvas.width * zoom, canvas.height * zoom
    sheet = Image.new("L", size)
    draw = ImageDraw.Draw(sheet)
    area = canvas.width * canvas.height / canvas.unit**2
    for _ in range(round(560 * min(area, 4))):
        x, y = chance.between(0, 1) * size[0], chance.between(0, 1) * size[1]
        near = chance.between(0, 1) ** 4
        radius = canvas.unit * zoom * (0.0013 + 0.0075 * near)
        for grow, level in ((1.0, 235 - 120 * near), (0.62, 240 - 60 * near)):
            reach = max(1, round(radius * grow))
            draw.ellipse((round(x) - reach, round(y) - reach, round(x) + reach, round(y) + reach), fill=round(level))
    canvas.image.paste((251, 253, 255), (0, 0), sheet.reduce(zoom))


def paint_petals(canvas: Canvas, scene: Scene) -> None:
    """Let blossom drift by."""
    _flutter(canvas, scene, scene.place.child("petals"), (PETAL, PETALS), (96, 0.009, 0.024))


def paint_leaves(canvas: Canvas, scene: Scene) -> None:
    """Let autumn leaves fall."""
    _flutter(canvas, scene, scene.place.child("leaves"), (LEAF, LEAVES), (58, 0.012, 0.034))


def paint_wind(canvas: Canvas, scene: Scene) -> None:
    """Draw long curling streaks of wind and a few leaves that fly on them."""
    chance = scene.place.child("wind")
    zoom = 2
    sheet = Image.new("L", (canvas.width * zoom, canvas.height * zoom))
    draw = ImageDraw.Draw(sheet)
    for at in range(max(3, min(14, round(6 * canvas.width / canvas.unit)))):
        y = (at * 0.381966 + chance.between(0, 0.1)) % 0.72 + 0.07
        spots = _gust(chance, chance.between(-0.1, 0.75) * canvas.width, y * canvas.height, canvas.unit, at % 2 == 0)
        whole = [(round(x * zoom), round(down * zoom)) for x, down in spots]
        for piece in range(len(whole) - 1):
            share = piece / len(whole)
            level = round(170 * min(1.0, 5 * share, 3 * (1 - share) + 0.35))
            draw.line(whole[piece : piece + 2], fill=level, width=max(zoom, round(canvas.unit * 0.0044 * zoom)))
    canvas.image.paste(ink(mix(scene.palette.cloud, (255, 255, 255), 0.55)), (0, 0), sheet.reduce(zoom))
    _flutter(canvas, scene, chance.child("leaves"), (LEAF, LEAVES[:2] + GREEN), (16, 0.011, 0.026))


def _gust(chance: Chance, x: float, y: float, unit: float, has_curl: bool) -> list[tuple[float, float]]:
    """Return a wave to the right, every other one ending in a curl upwards."""
    long, swing = unit * chance.between(0.26, 0.44), unit * chance.between(0.01, 0.022)
    spots = [(x + long * step / 4, y + swing * (-1 if step % 2 else 1)) for step in range(5)]
    if has_curl:
        end, radius = x + long * 1.1, unit * 0.028
        spots += [
            (end + radius * fall * math.sin(turn * 0.7), y - radius - radius * fall * (-math.cos(turn * 0.7)))
            for turn, fall in ((0.4, 1.0), (1.6, 1.0), (2.8, 0.95), (4.0, 0.85), (5.2, 0.7), (6.4, 0.55), (7.6, 0.45))
        ]
    return bent(spots, 7)


def _flutter(
    canvas: Canvas,
    scene: Scene,
    chance: Chance,
    shapes: tuple[tuple[tuple[float, float], ...], tuple[Colour, ...]],
    amounts: tuple[int, float, float],
) -> None:
    """Strew turning petals or leaves; amounts are their number in a square and the smallest and largest radius."""
    outline, colours = list(bent([*shapes[0], shapes[0][0]], 4)), shapes[1]
    count, small, large = amounts
    area = min(3.0, canvas.width * canvas.height / canvas.unit**2)
    dim = 0.42 * scene.palette.darkness
    for at in range(round(count * area)):
        near = chance.between(0, 1) ** 2.2
        x, y = (at * 0.618034 + chance.between(0, 0.12)) % 1.0 * canvas.width, chance.between(0, 1) * canvas.height
        colour = mix(mix(chance.pick(colours), scene.palette.glow, 0.12), scene.palette.land, dim)
        size = canvas.unit * (small + (large - small) * near)
        _leaf(canvas, (x, y), size, (chance.between(0, math.tau), chance.between(0.3, 1.0)), (outline, colour))


def _leaf(
    canvas: Canvas,
    spot: tuple[float, float],
    size: float,
    turn: tuple[float, float],
    shape: tuple[list[tuple[float, float]], Colour],
) -> None:
    """Draw one leaf turned by an angle and tilted (0 seen from its edge .. 1 from above), folded along its middle."""
    zoom, reach = 4, math.ceil(size) + 1
    cos, sin = math.cos(turn[0]), math.sin(turn[0])
    outline, colour = shape
    half = len(outline) // 2
    sheet = Image.new("RGBA", (2 * reach * zoom, 2 * reach * zoom), (*ink(colour), 0))
    draw = ImageDraw.Draw(sheet)

    def place(point: tuple[float, float]) -> tuple[int, int]:
        x, y = point[0] * size * 1.8, point[1] * size * 1.8 * turn[1]
        return round((x * cos - y * sin + reach) * zoom), round((x * sin + y * cos + reach) * zoom)

    shade = mix(colour, (40, 16, 30), 0.08 if light_of(colour) > 0.7 else 0.24)
    draw.polygon([place(point) for point in outline], fill=(*ink(colour), 255))
    draw.polygon([place(point) for point in outline[: half + 1]], fill=(*ink(shade), 255))
    leaf = sheet.reduce(zoom)
    canvas.image.paste(leaf, (round(spot[0]) - reach, round(spot[1]) - reach), leaf)
