"""Pictures without a horizon: a plain backdrop, a sea of clouds."""

import numpy as np

from ..canvas import BILINEAR, Canvas, as_image, tone
from ..chance import Chance, Floats
from ..fields import profile, ramp
from ..palette import mix
from ..scene import Scene
from .rooms import paint_room
from .strewn import coarse_grid, fill_below

__all__ = ["paint_backdrop", "paint_cloud_sea", "paint_room"]

LAYERS = 7


def paint_backdrop(canvas: Canvas, scene: Scene) -> None:
    """Paint a soft gradient, lighter behind the middle, that bends into the floor."""
    palette = scene.palette
    light = scene.ground_colour or mix(palette.horizon, (255, 255, 255), 0.74)
    side = 96
    axis = np.linspace(-1, 1, side, dtype=np.float32)
    far = np.sqrt(axis[None, :] ** 2 + (axis[:, None] * np.float32(0.9) + np.float32(0.1)) ** 2)
    dark = mix(light, palette.middle, 0.38)
    shades = tone(light) + (tone(dark) - tone(light)) * ramp(0.25, 1.35, far)[..., None]
    floor = ramp(0.52, 0.74, axis)[:, None, None] * (
        np.float32(0.4) - ramp(0.74, 1.0, axis)[:, None, None] * np.float32(0.3)
    )
    shades += (tone(mix(light, palette.shade, 0.4)) - shades) * floor
    canvas.image.paste(as_image(shades).resize(canvas.image.size, BILINEAR))


def paint_cloud_sea(canvas: Canvas, scene: Scene) -> None:
    """Fill the lower part with banks of heaped clouds, lit from above."""
    for layer in range(LAYERS):
        near = layer / (LAYERS - 1)
        size = canvas.unit * (0.02 + 0.085 * near)
        base = (scene.horizon - 0.12 + 0.3 * near * (0.45 + 0.55 * near)) * canvas.height
        tops = _heaped(canvas, scene.place.child("cloud sea", layer), base, size)
        _fill_bank(canvas, scene, tops, size, 0.7 * (1 - near) * (1 - near))


def _heaped(canvas: Canvas, chance: Chance, base: float, size: float) -> Floats:
    """Return the outline of a bank: many round heads."""
    line = profile(chance.child("line"), canvas.width, 3.2 * canvas.width / canvas.unit, 2)
    tops = np.full(canvas.width, base, np.float32)
    columns = np.arange(canvas.width, dtype=np.float32)
    count = max(4, round(canvas.width / size * 2.6))
    for at in range(count):
        x = (at + chance.between(-0.5, 1.5)) / count * canvas.width
        radius = size * chance.between(0.35, 1.0)
        y = base - (float(line[min(canvas.width - 1, max(0, int(x)))]) - 0.4) * size * 1.5
        left, right = max(0, int(x - radius)), min(canvas.width, int(x + radius) + 1)
        if left < right:
            aside = columns[left:right] - np.float32(x)
            head = np.float32(y) - np.sqrt((np.float32(radius * radius) - aside * aside).clip(0, None)) * np.float32(
                0.8
            )
            tops[left:right] = np.minimum(tops[left:right], head)
    return tops


def _fill_bank(canvas: Canvas, scene: Scene, tops: Floats, size: float, hazy: float) -> None:
    """Fill a bank below its outline: bright heads, shade between them and below."""
    palette, first = scene.palette, max(0, int(tops.min()))
    if first >= canvas.height - 1:
        return
    lit, body = (
        mix(palette.cloud, palette.horizon, hazy),
        mix(mix(palette.cloud, palette.shade, 0.5), palette.horizon, hazy),
    )
    across, rows = coarse_grid(canvas, first, canvas.height)
    place = (across[0] * canvas.width).astype(np.int32).clip(0, canvas.width - 1)
    below = (rows - tops[place][None, :]) / np.float32(size)
    shade = ramp(0.0, 1.15, below)
    colours = tone(lit) + (tone(body) - tone(lit)) * shade[..., None]
    glow = 1 / (1 + ((across - np.float32(scene.light_x)) * 4) ** 2) * ramp(0.6, 0.0, below) * np.float32(0.5)
    colours += (tone(mix(palette.glow, palette.cloud, 0.4)) - colours) * glow[..., None]
    fill_below(canvas, tops, colours, canvas.height)
