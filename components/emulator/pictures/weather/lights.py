"""Rainbow and northern lights."""

import numpy as np
from PIL import Image

from ..canvas import Canvas, as_mask, tone
from ..chance import Floats
from ..fields import axis, enlarge, profile, ramp
from ..palette import Colour
from ..scene import Scene

COARSE = 2
BANDS: tuple[Colour, ...] = (
    (236, 64, 58),
    (246, 146, 52),
    (252, 226, 84),
    (84, 200, 110),
    (64, 146, 236),
    (112, 84, 210),
)
CURTAINS: tuple[tuple[Colour, Colour], ...] = (
    ((84, 246, 160), (96, 130, 255)),
    ((70, 232, 190), (190, 96, 236)),
    ((150, 255, 150), (110, 90, 230)),
)


def paint_rainbow(canvas: Canvas, scene: Scene) -> None:
    """Lay six bands that melt into each other opposite to the light, and a faint brightness inside."""
    depth = max(1, min(canvas.height, round(scene.horizon * canvas.height)))
    columns, rows = -(-canvas.width // COARSE), max(1, -(-depth // COARSE))
    across = np.arange(columns, dtype=np.float32)[None, :] * np.float32(COARSE / canvas.unit)
    down = np.arange(rows, dtype=np.float32)[:, None] * np.float32(COARSE / canvas.unit)
    middle = 0.5 + (0.5 - scene.light_x) * 0.7
    reach = min(0.56 * max(1.0, min(1.5, canvas.width / canvas.height)), 1.1 * depth / canvas.unit)
    aside = across - np.float32(middle * canvas.width / canvas.unit)
    below = down - np.float32(depth / canvas.unit + reach * 0.28)  # less than half a circle, as at noon
    wide = np.float32(reach * 0.17)
    place = (np.float32(reach) - np.sqrt(aside * aside + below * below)) / wide  # 0 outer edge .. 1 inner edge
    last = np.float32(len(BANDS) - 1)
    tint = np.zeros((rows, columns, 3), np.float32)
    for band, own in enumerate(BANDS):
        tint += (1 - np.abs(place.clip(0, 1) * last - np.float32(band))).clip(0, 1)[..., None] * tone(own)
    strength = ramp(-0.06, 0.12, place) * (1 - ramp(0.82, 1.15, place)) * np.float32(0.62)
    strength = np.maximum(strength, ramp(0.9, 1.1, place) * (1 - ramp(1.0, 2.6, place)) * np.float32(0.07))
    strength = strength * (1 - ramp(0.86, 1.0, axis(rows)[:, None]) * np.float32(0.75))
    size = canvas.width, depth
    colours = Image.fromarray((tint.clip(0, 255) + np.float32(0.5)).astype(np.uint8)).resize(
        size, Image.Resampling.BILINEAR
    )
    canvas.image.paste(colours, (0, 0), as_mask(strength).resize(size, Image.Resampling.BILINEAR))


def paint_aurora(canvas: Canvas, scene: Scene) -> None:
    """Hang three swaying curtains of light, green at the hem and violet above."""
    depth = max(1, min(canvas.height, round(scene.horizon * canvas.height)))
    for layer, (hem, top) in enumerate(CURTAINS):
        low, high = _curtain(canvas, scene, layer)
        canvas.shine(high, top, (0, 0, canvas.width, depth))
        canvas.shine(low, hem, (0, 0, canvas.width, depth))


def _curtain(canvas: Canvas, scene: Scene, layer: int) -> tuple[Floats, Floats]:
    """Return one curtain's light near its hem and further up."""
    width, height = max(16, canvas.width // 4), 192
    chance = scene.place.child("aurora", layer)
    long = canvas.width / canvas.unit
    sway = profile(chance, width, 2.4 * long, 3)
    foot = sway * np.float32(0.5) + np.float32((0.44, 0.26, 0.62)[layer] - 0.06)
    rays = enlarge(chance.child("rays").noise(1, max(4, round(40 * long))), width, 1)[0] * np.float32(0.5)
    rays += enlarge(chance.child("fine").noise(1, max(6, round(110 * long))), width, 1)[0] * np.float32(0.28)
    fold = enlarge(chance.child("folds").noise(1, max(2, round(4 * long))), width, 1)[0]
    bright = (
        (rays + np.float32(0.3)) * (np.float32(0.3) + fold * np.float32(0.9)) * np.float32((0.95, 0.6, 0.55)[layer])
    )
    long_rays = np.float32(3.0) + (1 - rays) * np.float32(3.4)
    above = foot[None, :] - axis(height)[:, None]
    fall = above.clip(0, None) * long_rays[None, :]
    body = ramp(-0.035, 0.02, above) / (1 + fall * fall) * bright[None, :]
    blend = ramp(0.02, 0.3, above)
    low: Floats = body * (1 - blend * np.float32(0.75))
    high: Floats = body * blend * np.float32(0.9)
    return low.clip(0, 0.85), high.clip(0, 0.85)
