"""Fireworks."""

import math

from PIL import Image, ImageDraw, ImageFilter

from ..canvas import Canvas
from ..chance import Chance
from ..palette import Colour, ink, mix
from ..scene import Scene

COLOURS: tuple[Colour, ...] = (
    (255, 92, 92),
    (255, 206, 92),
    (104, 214, 255),
    (255, 128, 214),
    (138, 240, 140),
    (186, 140, 255),
    (255, 240, 210),
)
PLACES = (
    (0.3, 0.3, 1.0),
    (0.7, 0.24, 0.85),
    (0.52, 0.5, 0.62),
    (0.14, 0.56, 0.5),
    (0.87, 0.56, 0.55),
    (0.5, 0.13, 0.5),
)


def paint_fireworks(canvas: Canvas, scene: Scene) -> None:
    """Burst shells of several colours over the sky, each with its trail and its glow."""
    chance = scene.place.child("fireworks")
    depth = max(8, min(canvas.height, round(scene.horizon * canvas.height)))
    first = chance.whole(0, len(COLOURS) - 1)
    zoom = 2 if canvas.unit <= 1200 else 1
    for at, (x, y, size) in enumerate(PLACES):
        radius = min(canvas.unit * 0.21, depth * 0.36) * size * chance.between(0.85, 1.1)
        spot = (x + chance.between(-0.05, 0.05)) * canvas.width, (y + chance.between(-0.05, 0.05)) * depth
        _shell(canvas, chance.child(at), spot, radius, COLOURS[(first + at * 3) % len(COLOURS)], zoom)


def _shell(canvas: Canvas, chance: Chance, spot: tuple[float, float], radius: float, colour: Colour, zoom: int) -> None:
    reach = math.ceil(radius * 1.3)
    side = 2 * reach
    sheet = Image.new("L", (side * zoom, side * zoom))
    draw = ImageDraw.Draw(sheet)
    arms = chance.whole(26, 36)
    for ring, long in ((0, 1.0), (1, 0.62)):
        for arm in range(arms - 10 * ring):
            angle = math.tau * (arm + 0.5 * ring + chance.between(-0.2, 0.2)) / (arms - 10 * ring)
            run = radius * long * chance.between(0.86, 1.04)
            _arm(draw, angle, run, reach, zoom, max(1.0, canvas.unit / 1024))
    trail = sheet.reduce(zoom) if zoom > 1 else sheet
    small = trail.resize((max(2, side // 6), max(2, side // 6)), Image.Resampling.BOX).filter(ImageFilter.BoxBlur(2))
    glow = small.point([min(210, level * 3) for level in range(256)]).resize((side, side), Image.Resampling.BICUBIC)
    corner = round(spot[0]) - reach, round(spot[1]) - reach
    canvas.image.paste(ink(colour), corner, glow)
    canvas.image.paste(ink(mix(colour, (255, 255, 255), 0.3)), corner, trail)
    heart = trail.point([max(0, (level - 190) * 4) for level in range(256)])
    canvas.image.paste((255, 253, 244), corner, heart)


def _arm(draw: ImageDraw.ImageDraw, angle: float, run: float, reach: int, zoom: int, fine: float) -> None:
    """Draw one spark's path: it falls a little, brightens outwards and ends in a bead."""
    cos, sin = math.cos(angle), math.sin(angle)
    pieces = 7

    def place(share: float) -> tuple[int, int]:
        drop = 0.16 * run * share * share
        return round((reach + cos * run * share) * zoom), round((reach + sin * run * share + drop) * zoom)

    for piece in range(1, pieces):
        share = piece / pieces
        width = max(1, round((1.2 + 1.5 * share) * fine * zoom))
        draw.line([place(share), place(share + 1 / pieces)], fill=round(60 + 165 * share), width=width)
    x, y = place(1.0)
    bead = max(1, round(2.5 * fine * zoom))
    draw.ellipse((x - bead, y - bead, x + bead, y + bead), fill=255)
