"""A single hill that carries something, with a path to its top."""

import numpy as np

from ..canvas import BILINEAR, Canvas, as_image, as_mask, tone
from ..curves import bent
from ..fields import ramp
from ..palette import Colour, mix
from ..scene import Land, Scene
from .lines import material_of, stuff_of, tops_of
from .registry import ground
from .strewn import Shape, coarse_grid, lay
from .turf import dress

PATH: Colour = (214, 190, 146)


@ground("mound")
def paint_mound(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint a hill, lit on the light's side, whose foot passes into the ground."""
    tops, bottom = tops_of(canvas, land), min(canvas.height, round(land.base * canvas.height) + 1)
    first = max(0, int(tops.min()))
    if bottom - first < 4:
        return
    own, palette = material_of(scene, land), scene.palette
    across, rows = coarse_grid(canvas, first, bottom)
    away = (across - np.float32(land.x)) / np.float32(land.width) * (1 if scene.light_x < land.x else -1)
    down = (rows - first) / np.float32(bottom - first)
    lit, dim = (
        palette.on(mix(own, (255, 250, 190), 0.12), 1.0, land.haze),
        palette.on(mix(own, palette.land, 0.3), 0.35, land.haze),
    )
    shade = (np.float32(0.3) + away * np.float32(1.5) + down * np.float32(0.25)).clip(0, 1)
    colours = tone(lit) + (tone(dim) - tone(lit)) * shade[..., None]
    sheet = as_image(colours).resize((canvas.width, bottom - first), BILINEAR)
    lines = np.arange(first, bottom, dtype=np.float32)[:, None]
    fade = ramp(1.0, 0.55, (lines - first) / np.float32(bottom - first))
    if scene.ground == "water":
        fade = np.ones_like(fade)
    canvas.image.paste(sheet, (0, first), as_mask((lines + 1 - tops[None, :]).clip(0, 1) * fade))
    if stuff_of(scene, land) in ("grass", "meadow", "crop", "earth", "sand"):
        lay(canvas, [_path(canvas, land, bottom)], palette.on(PATH, 0.85, land.haze), 0.8)
    dress(canvas, scene, land, tops + np.float32(canvas.unit * 0.02), (0.02, min(0.98, land.depth + 0.05)), own)


def _path(canvas: Canvas, land: Land, bottom: int) -> Shape:
    """Return a path that winds from the top down, wider towards us."""
    x, top = land.x * canvas.width, land.base * canvas.height - land.height_at(land.x) * canvas.unit
    high, side = bottom - top, land.chance.child("path").pick((-1, 1))
    spine = [(0.0, 0.03), (0.05, 0.2), (0.16, 0.4), (0.08, 0.62), (-0.02, 0.8), (0.1, 1.0)]
    line = bent([(x + side * aside * canvas.unit, top + share * high) for aside, share in spine])
    half = [canvas.unit * (0.006 + 0.022 * at / len(line)) for at in range(len(line))]
    left = [(px - width, y) for (px, y), width in zip(line, half, strict=True)]
    right = [(px + width, y) for (px, y), width in zip(line, half, strict=True)]
    return [*left, *reversed(right)]
