"""Stars, the milky way, meteors and a comet."""

import numpy as np
from PIL import Image, ImageDraw

from ..canvas import Canvas, tone
from ..chance import Chance, Floats
from ..fields import axis, billowed, ramp
from ..scene import Scene
from .air import COARSE

TINTS = ((255, 255, 255), (206, 224, 255), (255, 236, 206))
BURST = 9  # pixels from the middle of a bright star to the end of its rays, at 1024 pixels


def star_map(canvas: Canvas, chance: Chance, depth: int, amount: float, thin_below: float = 0.75) -> Image.Image:
    """Sow stars over the upper rows, more and brighter towards the top; return an L mask."""
    width, unit = canvas.width, canvas.unit
    sky = np.zeros((depth + 1, width + 1), np.float32)
    count = round(900 * amount * max(0.15, width * depth / unit**2))
    draws = chance.noise(3, count)
    x = draws[0] * np.float32(width - 1)
    share = draws[1] * (np.float32(0.45) + draws[1] * np.float32(0.55))
    y = share * np.float32(depth - 1)
    power = draws[2] * draws[2]
    bright = (np.float32(100) + np.float32(300) * power * draws[2]) * (1 - np.float32(thin_below) * share)
    column, row = x.astype(np.int32), y.astype(np.int32)
    right, below = x - column, y - row
    # A star between pixels lights all four: it neither jumps nor turns square.
    for across, down, part in ((0, 0, (1 - right) * (1 - below)), (1, 0, right * (1 - below))):
        np.maximum.at(sky, (row + down, column + across), bright * part)
    for across, down, part in ((0, 1, (1 - right) * below), (1, 1, right * below)):
        np.maximum.at(sky, (row + down, column + across), bright * part)
    scale = max(0.6, unit / 1024)
    for at in np.flatnonzero(power > 0.93):
        _burst(sky, int(row[at]), int(column[at]), float(bright[at]), scale * float(power[at]))
    return Image.fromarray((sky[:depth, :width].clip(0, 255) + np.float32(0.5)).astype(np.uint8))


def _burst(sky: Floats, row: int, column: int, bright: float, scale: float) -> None:
    """Give a bright star a round body and four short rays."""
    reach = max(2, round(BURST * scale))
    line = np.abs(np.arange(-reach, reach + 1, dtype=np.float32))
    x, y = line[None, :], line[:, None]
    fade = (1 - np.maximum(x, y) / np.float32(reach + 1)).clip(0, 1)
    rays = fade * fade / (1 + np.minimum(x, y) * np.minimum(x, y) * np.float32(9)) * np.float32(0.6)
    body = 1 / (1 + (x * x + y * y) * np.float32(0.85 / (scale * scale + 0.3)))
    glow = (np.maximum(rays, body) * np.float32(bright)).astype(np.float32)
    glow[glow < 7] = 0
    top, left = max(0, row - reach), max(0, column - reach)
    spot = sky[top : row + reach + 1, left : column + reach + 1]
    inner = glow[top - row + reach :, left - column + reach :][: spot.shape[0], : spot.shape[1]]
    np.maximum(spot, inner, out=spot)


def lay_milky_way(canvas: Canvas, chance: Chance, air: Floats, strength: float) -> Floats:
    """Lighten a cloudy band across the sky, dark lanes in its midst; return the band, 0..1."""
    height, width = air.shape[:2]
    lean = chance.between(0.5, 0.8) * chance.pick((-1, 1))
    x = (axis(width)[None, :] - np.float32(0.5)) * np.float32(canvas.width / canvas.unit)
    y = (axis(height)[:, None] - np.float32(0.5)) * np.float32(height * COARSE / canvas.unit)
    rough = billowed(chance.child("stuff"), width, height, canvas.unit / COARSE * 0.12, 5)
    across = (x + y * np.float32(lean) + np.float32(chance.between(-0.06, 0.06))) * np.float32(4.0)
    off = across * np.float32(0.85) + rough * np.float32(0.12)
    band = 1 / (1 + off * off)
    band = band * band * (np.float32(0.7) + rough * np.float32(0.3))
    lane = across * np.float32(3.6) - rough * np.float32(0.9) + np.float32(0.5)
    dark = ramp(0.0, 1.1, 1 / (1 + lane * lane)) * ramp(0.05, 0.5, band)
    light = band * (1 - dark * np.float32(0.7)) * (1 - ramp(0.5, 1.0, axis(height)[:, None]) * np.float32(0.85))
    light = light.clip(0, 1) * np.float32(strength)
    cool, warm = tone((104, 140, 240)), tone((255, 226, 236))
    tint = cool + (warm - cool) * (ramp(0.25, 0.9, band)[..., None] * np.float32(0.8))
    air += (tint - air) * (light * np.float32(0.78))[..., None]
    return light


def dust(chance: Chance, band: Floats, size: tuple[int, int]) -> Image.Image:
    """Sow faint stars where a band is bright; return an L mask of size width x height."""
    width, height = size
    grid_rows, grid_columns = band.shape
    draws = chance.noise(4, max(60, round(width * height / 130)))
    x, y = (draws[0] * np.float32(grid_columns)).astype(np.int32), (draws[1] * np.float32(grid_rows)).astype(np.int32)
    kept = draws[2] < band[y.clip(0, grid_rows - 1), x.clip(0, grid_columns - 1)]
    sky = np.zeros((height, width), np.uint8)
    column, row = (
        (draws[0][kept] * np.float32(width)).astype(np.int32),
        (draws[1][kept] * np.float32(height)).astype(np.int32),
    )
    level = np.float32(40) + np.float32(150) * draws[3][kept] * draws[3][kept]
    sky[row.clip(0, height - 1), column.clip(0, width - 1)] = level.astype(np.uint8)
    return Image.fromarray(sky)


def paint_meteors(canvas: Canvas, scene: Scene, depth: int) -> None:
    """Draw one long shooting star and a few faint ones, all from one side."""
    chance = scene.place.child("meteor")
    side = -1 if scene.light_x > 0.5 else 1
    x, y = (0.74 if side > 0 else 0.26) + chance.between(-0.08, 0.08), chance.between(0.1, 0.2)
    for at in range(1 if "shooting star" in scene.air else 5):
        long = canvas.unit * (0.34 if at == 0 else chance.between(0.08, 0.2))
        _trail(canvas, (x * canvas.width, y * depth), (-side * long * 0.82, long * 0.5), 1.0 if at == 0 else 0.6)
        x, y = chance.between(0.1, 0.9), chance.between(0.04, 0.6)


def _trail(canvas: Canvas, start: tuple[float, float], run: tuple[float, float], strength: float) -> None:
    """Draw a trail that thickens and brightens to its head."""
    zoom, pieces = 3, 24
    left, top = min(0.0, run[0]), min(0.0, run[1])
    edge = max(4, round(canvas.unit * 0.016))
    size = round(abs(run[0])) + 2 * edge, round(abs(run[1])) + 2 * edge
    sheet = Image.new("L", (size[0] * zoom, size[1] * zoom))
    draw = ImageDraw.Draw(sheet)

    def spot(share: float) -> tuple[int, int]:
        return round((run[0] * share - left + edge) * zoom), round((run[1] * share - top + edge) * zoom)

    for piece in range(pieces):
        share = (piece + 1) / pieces
        width = max(1, round(canvas.unit * 0.0052 * share * zoom * strength))
        draw.line([spot(piece / pieces), spot(share)], fill=round(255 * share * share * strength), width=width)
    x, y = spot(1.0)
    for grow, level in ((3.4, 60), (2.0, 120), (1.1, 255)):
        radius = max(1, round(canvas.unit * 0.0034 * grow * zoom * strength))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=round(level * strength))
    canvas.image.paste(TINTS[0], (round(start[0] + left) - edge, round(start[1] + top) - edge), sheet.reduce(zoom))


def paint_comet(canvas: Canvas, scene: Scene, depth: int) -> None:
    """Hang a comet opposite to the light: a bright head and a long fanned tail."""
    side = -1 if scene.light_x > 0.5 else 1
    width, height = max(8, canvas.width // COARSE), max(8, depth // COARSE)
    x = (axis(width)[None, :] - np.float32(0.5 + 0.06 * side)) * np.float32(canvas.width / canvas.unit * -side)
    y = (np.float32(0.5) - axis(height)[:, None]) * np.float32(depth / canvas.unit)
    along, across = -x * np.float32(0.85) + y * np.float32(0.53), x * np.float32(0.53) + y * np.float32(0.85)
    fan = np.float32(0.008) + along.clip(0, None) * np.float32(0.15)
    aside = across / fan
    tail = ramp(0.0, 0.02, along) / (1 + aside * aside) * (1 - ramp(0.1, 0.62, along))
    second = (across - along * along * np.float32(0.42)) / (fan * np.float32(0.5))
    tail += ramp(0.0, 0.02, along) / (1 + second * second) * (1 - ramp(0.1, 0.5, along)) * np.float32(0.5)
    far = (along * along + across * across) * np.float32(9000)
    box = (0, 0, canvas.width, depth)
    canvas.shine((tail * np.float32(0.75)).clip(0, 1), (176, 214, 255), box)
    canvas.shine((1 / (1 + far * far * np.float32(0.2)) + np.float32(0.4) / (1 + far)).clip(0, 1), (255, 252, 240), box)
