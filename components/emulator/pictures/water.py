"""The sea: waves in perspective, the sky's reflection and the path of light."""

import numpy as np
from PIL import Image

from .canvas import BILINEAR, Canvas, as_image, tone
from .chance import Floats
from .fields import ramp, tile
from .palette import mix
from .scene import Scene

TILE = 512
COARSE = 2  # columns only: waves are long, so half the columns do, but every row counts


def paint_sea(canvas: Canvas, scene: Scene) -> None:
    """Paint everything below the horizon and mirror what is already painted above it."""
    top = round(scene.horizon * canvas.height)
    rows, columns = canvas.height - top, -(-canvas.width // COARSE)
    depth = (np.arange(rows, dtype=np.float32)[:, None] + np.float32(0.5)) / np.float32(rows)
    swell, ripple = _waves(canvas, scene, depth, columns)
    palette = scene.palette
    sea = tone(palette.far) + (tone(palette.near) - tone(palette.far)) * np.sqrt(depth)[..., None]
    light = (swell * 0.75 + ripple * 0.5) * (np.float32(0.25) + depth * 0.75) * np.float32(0.4 + 0.5 * scene.waves)
    crest = tone(palette.far) + (tone(palette.horizon) - tone(palette.far)) * np.float32(0.4)
    sea = sea + (crest - sea) * (light * 0.55).clip(0, 0.8)[..., None]
    sea = sea * (1 + (light * 0.55).clip(-0.4, 0))[..., None]
    seen = _reflection(canvas, top, swell, ripple, depth)
    share = np.float32(0.2) + np.float32(0.42) / (1 + (depth * 4) ** 2) + ripple * np.float32(0.1)
    sea += (seen - sea) * share.clip(0, 0.8)[..., None]
    for orb in scene.orbs:
        strength = _path(canvas, orb.x, orb.radius, depth, columns, swell, ripple)
        sparkle = mix(orb.colour, palette.glow, 0.35)
        sea += (tone(sparkle) - sea) * strength[..., None]
    water = as_image(sea).resize((canvas.width, rows), BILINEAR)
    canvas.image.paste(water, (0, top))


def _waves(canvas: Canvas, scene: Scene, depth: Floats, columns: int) -> tuple[Floats, Floats]:
    """Return long swell and short ripple, each about -1..1, narrowing towards the horizon."""
    chance = scene.place.child("waves")
    cloth = tile(chance)
    near = np.sqrt(depth)
    across = (np.arange(columns, dtype=np.float32) / np.float32(columns) - np.float32(0.5))[None, :]
    across = across * np.float32(canvas.width / canvas.unit)
    rows = canvas.height * (1 - scene.horizon) / canvas.unit * 2.2
    start = (chance.between(0, TILE), chance.between(0, TILE))
    swell = _sample(cloth, start[0] + across * 105 / (near + 0.1), start[1] + near * np.float32(520 * rows))
    ripple = _sample(cloth, start[1] + across * 290 / (near + 0.07), start[0] + near * np.float32(1500 * rows))
    return swell, ripple


def _sample(cloth: Floats, across: Floats, down: Floats) -> Floats:
    sampled: Floats = cloth[down.astype(np.int32) & (TILE - 1), across.astype(np.int32) & (TILE - 1)]
    return sampled


def _reflection(canvas: Canvas, top: int, swell: Floats, ripple: Floats, depth: Floats) -> Floats:
    """Return the upper half upside down, broken by waves."""
    rows, columns = swell.shape
    above = canvas.image.crop((0, 0, canvas.width, top)).resize((columns, top), Image.Resampling.BOX)
    pixels = np.asarray(above)
    shake = (swell + ripple) * (np.float32(3) + depth * np.float32(30)) * np.float32(canvas.unit / 1024)
    source = top - 2 - (np.arange(rows, dtype=np.float32)[:, None] * np.float32(0.92) + shake)
    sideways = np.arange(columns, dtype=np.float32)[None, :] + (swell + ripple * np.float32(0.6)) * depth * np.float32(
        12 * canvas.unit / 1024
    )
    low = source.clip(0, top - 1).astype(np.int32)
    aside = sideways.clip(0, columns - 1).astype(np.int32)
    mirrored: Floats = pixels[low, aside].astype(np.float32)
    return mirrored


def _path(
    canvas: Canvas, x: float, radius: float, depth: Floats, columns: int, swell: Floats, ripple: Floats
) -> Floats:
    """Return the glitter below a sun or a moon: dense at its middle, single sparks at its edges."""
    across = np.arange(columns, dtype=np.float32)[None, :] * np.float32(COARSE / canvas.unit)
    aside = np.abs(across - np.float32(x * canvas.width / canvas.unit)) / (np.float32(radius) * (0.55 + depth * 1.5))
    core = 1 / (1 + aside**2) ** 2
    sparks = ramp(0.42, 0.66, ripple * np.float32(0.55) + swell * np.float32(0.4) + core * np.float32(0.78))
    haze = core * np.float32(0.34) / (1 + depth * 2)
    glitter: Floats = (sparks * np.sqrt(core) * np.float32(0.95) + haze).clip(0, 0.96)
    return glitter
