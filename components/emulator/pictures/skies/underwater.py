"""The world under water: light from above, blue distance, rocks, a sandy floor and bubbles."""

import numpy as np
from PIL import Image, ImageDraw

from ..canvas import Canvas, tone
from ..chance import Chance, Floats
from ..fields import axis, enlarge, profile, ramp, sampled, tile
from ..palette import Colour, mix, tinted
from ..scene import Scene
from .air import COARSE
from .sky import smooth

SHALLOW: Colour = (150, 232, 232)
OPEN: Colour = (24, 146, 204)
DEEP: Colour = (6, 56, 122)
SAND: Colour = (236, 214, 160)
FLOOR = 0.82  # the floor's far edge, as a share of the height


def paint_underwater(canvas: Canvas, scene: Scene) -> None:
    """Fill the whole canvas with the sea as a diver sees it."""
    chance = scene.place.child("underwater")
    shallow, middle, deep = (_tinted(scene, one) for one in (SHALLOW, OPEN, DEEP))
    width, height = -(-canvas.width // COARSE), -(-canvas.height // COARSE)
    down = axis(height)[:, None]
    column = tone(shallow) + (tone(middle) - tone(shallow)) * ramp(-0.18, 0.42, down)[..., None]
    column += (tone(deep) - column) * (ramp(0.3, 1.05, down) * np.float32(0.92))[..., None]
    water = np.repeat(column, width, axis=1)
    cloth = tile(chance.child("light"))
    _lay_rocks(canvas, chance, water, (middle, deep))
    _lay_floor(canvas, scene, chance, water, cloth, deep)
    _lay_light(canvas, scene, chance, water, cloth)
    smooth(canvas, scene, water, canvas.height)
    _paint_bubbles(canvas, chance.child("bubbles"), mix(shallow, (255, 255, 255), 0.6))


def _tinted(scene: Scene, own: Colour) -> Colour:
    """Darken a colour by night and lean it towards the palette's sea."""
    dark = scene.palette.darkness
    return mix(tinted(own, scene.palette.far, 0.14), scene.palette.near, 0.45 * dark)


def _lay_rocks(canvas: Canvas, chance: Chance, water: Floats, tones: tuple[Colour, Colour]) -> None:
    """Let two ranges of rock rise in the blue distance, higher at the sides."""
    height, width = water.shape[:2]
    long = canvas.width / canvas.unit
    rows = np.arange(height, dtype=np.float32)[:, None]
    for layer, (foot, tall, clear) in enumerate(((0.8, 0.2, 0.3), (0.87, 0.24, 0.62))):
        line = profile(chance.child("rocks", layer), width, (4.2 - layer) * long, 5)
        aside = np.abs(axis(width) * 2 - 1)
        rise = (line * np.float32(1.1) - np.float32(0.34)) * (np.float32(0.3) + aside * aside * np.float32(0.9))
        tops = np.float32(height) * (np.float32(foot) - rise * np.float32(tall * 1.5))
        mask = (rows + 1 - tops[None, :]).clip(0, 1)
        below = ((rows - tops[None, :]) / np.float32(height * 0.3)).clip(0, 1)
        mask *= np.float32(clear) * (np.float32(1) - below * np.float32(0.55))
        water += (tone(mix(tones[1], (0, 8, 24), 0.25)) - water) * mask[..., None]


def _lay_floor(canvas: Canvas, scene: Scene, chance: Chance, water: Floats, cloth: Floats, deep: Colour) -> None:
    """Spread rippled sand, lost in the blue at its far edge, with a net of light on it."""
    height, width = water.shape[:2]
    first = min(height - 1, int(height * (FLOOR - 0.05)))
    rows = np.arange(first, height, dtype=np.float32)[:, None]
    long = canvas.width / canvas.unit
    tops = np.float32(height) * (
        np.float32(FLOOR + 0.03) - profile(chance.child("floor"), width, 2.2 * long, 3) * np.float32(0.06)
    )
    mask = ((rows + 1 - tops[None, :]) / 2).clip(0, 1)
    near = ((rows - tops[None, :]) / np.float32(height * (1 - FLOOR))).clip(0, 1)
    away = 1 / (near + np.float32(0.28))
    across = (axis(width)[None, :] - np.float32(0.5)) * np.float32(long) * away
    bend = sampled(cloth, across * 40, away * 60)
    ridges = sampled(cloth, across * 30 + bend * 6, away * 330 + bend * 16 + across * 24)
    net = 1 - np.abs(sampled(cloth, across * 92 + bend * 14, away * 120 + 50 + bend * 10)) * np.float32(3.2)
    dark = scene.palette.darkness
    light = (
        np.float32(0.6 - 0.25 * dark)
        + near * np.float32(0.22)
        + ridges * np.float32(0.1)
        + net.clip(0, 1) * np.float32(0.2 - 0.1 * dark)
    )
    sand = tone(mix(_tinted(scene, SAND), deep, 0.12)) * light[..., None] * np.float32(1.1)
    blue = (1 - ramp(0.0, 0.95, near)) * np.float32(0.86)
    sand += (water[first:] - sand) * blue[..., None]
    water[first:] += (sand - water[first:]) * mask[..., None]


def _lay_light(canvas: Canvas, scene: Scene, chance: Chance, water: Floats, cloth: Floats) -> None:
    """Let shafts fan out from the light above, and the surface shimmer along the upper edge."""
    height, width = water.shape[:2]
    down = axis(height)[:, None] * np.float32(canvas.height / canvas.unit)
    aside = (axis(width)[None, :] - np.float32(0.5 + (scene.light_x - 0.5) * 0.6)) * np.float32(
        canvas.width / canvas.unit
    )
    slope = aside / (down + np.float32(0.42))
    count = 1024
    shafts = enlarge(chance.child("shafts").noise(1, 58), count, 1)[0] + enlarge(
        chance.child("fine").noise(1, 130), count, 1
    )[0] * np.float32(0.5)
    shafts = ramp(0.72, 1.25, shafts)
    place = ((slope * np.float32(0.2) + np.float32(0.5)) * np.float32(count - 1)).clip(0, count - 1)
    fade = (1 - ramp(0.25, 0.9, axis(height)[:, None])) / (1 + slope * slope * np.float32(0.5))
    strength = np.float32(0.5 - 0.2 * scene.palette.darkness)
    beam = shafts[place.astype(np.int32)] * fade * strength
    glow = np.float32(0.6) / (1 + aside * aside * np.float32(5) + down * down * np.float32(9)) * strength * 2
    high = 1 / (axis(height)[:, None] * np.float32(6) + np.float32(0.12))
    ripples = sampled(cloth, aside * high * 26 + 40, high * 34)
    rim = ramp(0.1, 0.5, ripples) * (1 - ramp(0.02, 0.16, axis(height)[:, None])) * np.float32(0.55)
    lit = tone(mix(scene.palette.glow, (226, 255, 250), 0.7))
    water += (lit - water) * (beam + glow + rim).clip(0, 0.9)[..., None]


def _paint_bubbles(canvas: Canvas, chance: Chance, colour: Colour) -> None:
    """Let strings of bubbles rise, larger towards the surface, and specks float."""
    zoom = 2
    sheet = Image.new("L", (canvas.width * zoom, canvas.height * zoom))
    draw = ImageDraw.Draw(sheet)
    long = max(1, round(canvas.width / canvas.unit * 3.4))
    for at in range(min(16, long)):
        x, y = (at + chance.between(0.15, 0.85)) / long, chance.between(0.55, 0.92)
        for _ in range(chance.whole(4, 9)):
            radius = canvas.unit * zoom * (0.003 + 0.011 * chance.between(0, 1) * (1.15 - y))
            _bubble(draw, (x * sheet.width, y * sheet.height), radius, zoom)
            x, y = x + chance.between(-0.016, 0.016) / long * 3, y - chance.between(0.025, 0.1)
    for _ in range(round(70 * min(4.0, canvas.width * canvas.height / canvas.unit**2))):
        x, y = chance.between(0, 1) * sheet.width, chance.between(0, 1) * sheet.height
        dot = max(1, round(canvas.unit * zoom * 0.0009))
        draw.ellipse((round(x) - dot, round(y) - dot, round(x) + dot, round(y) + dot), fill=chance.whole(40, 110))
    red, green, blue = colour
    canvas.image.paste((round(red), round(green), round(blue)), (0, 0), sheet.reduce(zoom))


def _bubble(draw: ImageDraw.ImageDraw, spot: tuple[float, float], radius: float, zoom: int) -> None:
    x, y, reach = round(spot[0]), round(spot[1]), max(2, round(radius))
    draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=46, outline=190, width=max(1, reach // 6))
    if reach > 3 * zoom:
        left, top, dot = x - reach * 4 // 10, y - reach * 4 // 10, max(1, reach // 5)
        draw.ellipse((left - dot, top - dot, left + dot, top + dot), fill=255)
        draw.arc(
            (x - reach * 7 // 10, y - reach * 7 // 10, x + reach * 7 // 10, y + reach * 7 // 10),
            20,
            80,
            fill=170,
            width=max(1, reach // 8),
        )
