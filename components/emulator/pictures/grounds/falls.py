"""Water that falls over a wall of rock into a pool."""

import numpy as np

from ..canvas import Canvas, as_image, as_mask, tone
from ..curves import circle
from ..fields import enlarge, profile, ramp
from ..palette import Colour, mix
from ..scene import Land, Scene
from .registry import ground
from .rocks import paint_rock
from .strewn import Shape, lay

WHITE: Colour = (250, 253, 255)
WIDTH = 0.2  # of the short side


@ground("waterfall")
def paint_waterfall(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint the wall, the fall in its notch, the pool and the spray."""
    paint_rock(canvas, scene, land)
    unit, palette = canvas.unit, scene.palette
    x, top = land.x * canvas.width, land.base * canvas.height - land.height_at(land.x) * unit
    bottom = land.base * canvas.height + unit * 0.015
    if bottom - top < 8 or canvas.unit < 48:
        return
    half = unit * WIDTH / 2
    dark = palette.on((58, 54, 60), 0.15)
    lay(
        canvas,
        [[(x - half * 1.16, top), (x + half * 1.16, top), (x + half * 1.4, bottom), (x - half * 1.4, bottom)]],
        dark,
        0.5,
    )
    pool = circle(x, bottom + unit * 0.03, unit * 0.33, unit * 0.055, 40)
    lay(canvas, [circle(x, bottom + unit * 0.028, unit * 0.35, unit * 0.064, 40)], palette.on((110, 104, 100), 0.5))
    lay(canvas, [pool], mix(mix(palette.far, palette.horizon, 0.25), palette.near, 0.3))
    lay(
        canvas,
        [circle(x, bottom + unit * 0.04, unit * 0.27, unit * 0.036, 40)],
        mix(palette.far, palette.near, 0.55),
        0.5,
    )
    _lay_fall(canvas, scene, land, (x, top, bottom))
    _lay_rocks(canvas, scene, land, x, bottom)
    _lay_spray(canvas, scene, x, bottom)


def _lay_fall(canvas: Canvas, scene: Scene, land: Land, place: tuple[float, float, float]) -> None:
    """Paint strands of white and blue that widen a little as they fall."""
    x, top, bottom = place
    unit, palette = canvas.unit, scene.palette
    width, rows = max(6, round(unit * WIDTH * 1.3)), max(4, round(bottom - top))
    left = round(x - width / 2)
    fine, broad = profile(land.chance.child("fine"), width, 26, 2), profile(land.chance.child("broad"), width, 8, 2)
    drift = enlarge(
        land.chance.child("drift").noise(max(3, rows // 40 + 2), max(3, width // 14 + 2)).astype(np.float32),
        width,
        rows,
    )
    light = (
        broad[None, :] * np.float32(0.5) + fine[None, :] * np.float32(0.5) + (drift - np.float32(0.5)) * np.float32(0.5)
    ).clip(0, 1)
    blue, white = mix(palette.on((126, 180, 214), 0.7), palette.horizon, 0.2), mix(palette.on(WHITE, 1.0), WHITE, 0.4)
    colours = tone(blue) + (tone(white) - tone(blue)) * ramp(0.25, 0.6, light)[..., None]
    down = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    aside = np.abs(np.linspace(-1, 1, width, dtype=np.float32))[None, :]
    rough = (fine[None, :] - np.float32(0.5)) * np.float32(0.25)
    mask = ramp(0.0, 0.1, np.float32(0.76) + down * np.float32(0.2) - aside + rough)
    canvas.image.paste(as_image(colours), (left, round(top)), as_mask(mask))


def _lay_rocks(canvas: Canvas, scene: Scene, land: Land, x: float, bottom: float) -> None:
    """Set boulders round the pool."""
    chance, unit, palette = land.chance.child("boulders"), canvas.unit, scene.palette
    dark: list[Shape] = []
    light: list[Shape] = []
    for at in range(9):
        side = -1 if at % 2 else 1
        cx, cy, r = (
            x + side * unit * chance.between(0.2, 0.4),
            bottom + unit * chance.between(-0.005, 0.06),
            unit * chance.between(0.02, 0.045),
        )
        dark.append(
            [
                (cx - r, cy),
                (cx - r * 0.75, cy - r * 0.6),
                (cx - r * 0.1, cy - r * 0.95),
                (cx + r * 0.65, cy - r * 0.6),
                (cx + r, cy),
            ]
        )
        turn = -1 if scene.light_x * canvas.width < cx else 1
        light.append(
            [
                (cx + turn * r * 0.05, cy - r * 0.9),
                (cx + turn * r * 0.62, cy - r * 0.55),
                (cx + turn * r * 0.9, cy - r * 0.08),
                (cx + turn * r * 0.2, cy - r * 0.4),
            ]
        )
    lay(canvas, dark, palette.on((108, 102, 98), 0.3))
    lay(canvas, light, palette.on((178, 170, 160), 0.9), 0.85)


def _lay_spray(canvas: Canvas, scene: Scene, x: float, bottom: float) -> None:
    unit = canvas.unit
    axis = np.linspace(-1, 1, 40, dtype=np.float32)
    disc = (1 - np.sqrt(axis[None, :] ** 2 + axis[:, None] ** 2)).clip(0, 1)
    colour = mix(WHITE, scene.palette.horizon, 0.3)
    for aside, wide, tall, strength in ((0.0, 0.26, 0.09, 0.95), (-0.09, 0.12, 0.1, 0.6), (0.09, 0.13, 0.08, 0.6)):
        cx = x + aside * unit
        box = (
            round(cx - wide * unit),
            round(bottom - tall * unit),
            round(cx + wide * unit),
            round(bottom + tall * unit * 0.7),
        )
        canvas.shine(disc * np.float32(strength), colour, box)
