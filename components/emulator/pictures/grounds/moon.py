"""The moon's surface: a black sky with the earth in it, and craters in dust."""

import numpy as np

from ..canvas import Canvas, as_image, as_mask, tone
from ..chance import Floats
from ..curves import circle
from ..fields import clouded, ramp
from ..palette import Colour, ink, mix
from ..scene import Land, Scene
from ..skies.stars import star_map
from .registry import ground
from .strewn import Shape, lay

BLACK: Colour = (6, 8, 18)
SEA: Colour = (40, 112, 190)
GROUND: Colour = (96, 144, 88)
CLOUD: Colour = (244, 248, 252)


@ground("black_sky")
def paint_black_sky(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Cover the sky with black, stars and the earth."""
    depth = min(canvas.height, round(land.base * canvas.height) + 4)
    down = np.linspace(0, 1, 32, dtype=np.float32)[:, None, None]
    low = (22, 26, 46)
    air = tone(BLACK) + (tone(low) - tone(BLACK)) * np.repeat(down * down, 2, axis=1)
    canvas.image.paste(as_image(air).resize((canvas.width, depth)), (0, 0))
    canvas.image.paste(ink(CLOUD), (0, 0), star_map(canvas, land.chance.child("stars"), depth, 1.5))
    _lay_earth(canvas, scene, land)


def _lay_earth(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint the earth, half in shade."""
    radius, unit = 0.12, canvas.unit
    x, y, reach = land.x * canvas.width, 0.26 * canvas.height, max(3, round(radius * unit))
    side = 2 * reach
    axis = (np.arange(side, dtype=np.float32) + np.float32(0.5)) / np.float32(reach) - 1
    far = np.sqrt(axis[None, :] ** 2 + axis[:, None] ** 2)
    lands = clouded(land.chance.child("lands"), side, side, (3, 3), 4)
    veil = clouded(land.chance.child("clouds"), side, side, (3, 7), 4)
    face: Floats = tone(SEA) + np.zeros((side, side, 1), np.float32)
    face += (tone(GROUND) - face) * ramp(0.08, 0.16, lands)[..., None]
    face += (tone(CLOUD) - face) * (ramp(0.1, 0.45, veil) * np.float32(0.9))[..., None]
    face += (tone((150, 200, 240)) - face) * (ramp(0.72, 1.0, far) * np.float32(0.6))[..., None]
    turn = 1 if scene.light_x < 0.5 else -1
    night = ramp(-0.1, 0.6, axis[None, :] * np.float32(0.85 * turn) + axis[:, None] * np.float32(0.4))
    face += (tone(BLACK) - face) * (night * np.float32(0.92))[..., None]
    glow = (
        1
        - np.sqrt(
            np.linspace(-1, 1, 40, dtype=np.float32)[None, :] ** 2
            + np.linspace(-1, 1, 40, dtype=np.float32)[:, None] ** 2
        )
    ).clip(0, 1)
    wide = round(reach * 1.7)
    canvas.shine(
        glow * np.float32(0.5), (90, 150, 220), (round(x) - wide, round(y) - wide, round(x) + wide, round(y) + wide)
    )
    edge = as_mask((1 - far) * np.float32(reach) + np.float32(0.5))
    canvas.image.paste(as_image(face), (round(x) - reach, round(y) - reach), edge)


@ground("craters")
def paint_craters(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Press craters into the dust, larger towards us: a lit far wall, a shaded near one and a bright rim."""
    chance, unit, palette = land.chance.child("craters"), canvas.unit, scene.palette
    horizon, depth = scene.horizon * canvas.height, (1 - scene.horizon) * canvas.height
    rims: list[Shape] = []
    bowls: list[Shape] = []
    lit: list[Shape] = []
    turn = 1 if scene.light_x < 0.5 else -1
    count = round(17 * canvas.width / unit)
    for at in range(count):
        near = 0.1 + 0.9 * (at + chance.between(0, 1)) / count
        x, y = chance.between(-0.05, 1.05) * canvas.width, horizon + near * depth
        wide = unit * 0.11 * near * chance.between(0.3, 1.3)
        tall = wide * 0.3
        rims.append(circle(x, y, wide * 1.14, tall * 1.2, 28))
        bowls.append(circle(x, y, wide, tall, 28))
        lit.append(circle(x + turn * wide * 0.16, y + tall * 0.24, wide * 0.82, tall * 0.72, 24))
    dust = (190, 182, 176)
    lay(canvas, rims, palette.on(mix(dust, (255, 255, 255), 0.3), 1.0), 0.75)
    lay(canvas, bowls, mix(palette.on((84, 80, 88), 0.3), (20, 20, 30), 0.25), 0.9)
    lay(canvas, lit, palette.on((150, 144, 142), 0.7), 0.9)
