"""The edge of a wood, far away: one mass of many crowns."""

import numpy as np

from ..canvas import Canvas
from ..fields import profile
from ..palette import Colour, mix
from ..scene import Land, Scene
from .registry import ground

LEAVES: dict[str, Colour] = {"autumn": (196, 112, 52), "spring": (120, 168, 80), "winter": (196, 206, 214)}
GREEN: Colour = (58, 104, 66)


@ground("treeline")
def paint_treeline(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint crowns as a rough band."""
    chance, wide = land.chance, canvas.width / canvas.unit
    crowns = profile(chance.child("crowns"), canvas.width, 16 * wide, 3)
    spikes = _spikes(canvas, land)
    masses = profile(chance.child("masses"), canvas.width, 2.5 * wide, 2)
    height = np.float32(land.line[0]) * (
        np.float32(0.4) + masses * np.float32(0.4) + np.maximum(crowns * np.float32(0.3), spikes)
    )
    tops = np.float32(land.base * canvas.height) - height * np.float32(canvas.unit)
    own = LEAVES.get("winter" if scene.is_snowy else scene.season, GREEN)
    crest = mix(scene.palette.on(own, 0.6), scene.palette.horizon, land.haze)
    foot = mix(scene.palette.on(mix(own, (0, 0, 0), 0.3), 0.2), scene.palette.horizon, land.haze + 0.08)
    canvas.ridge(tops.astype(np.float32), round(land.base * canvas.height) + 2, crest, foot)


def _spikes(canvas: Canvas, land: Land) -> np.ndarray:
    """Return the points of firs, 0..0.4, here and there."""
    count = max(6, round(26 * canvas.width / canvas.unit))
    columns = np.arange(canvas.width, dtype=np.float32) / np.float32(canvas.width)
    line = np.zeros(canvas.width, np.float32)
    for at in range(count):
        chance = land.chance.child("fir", at)
        x, half = chance.between(0, 1), chance.between(0.5, 1.0) * land.line[0] * 0.16 * canvas.unit / canvas.width
        point = (1 - np.abs(columns - np.float32(x)) / np.float32(half)).clip(0, 1) * np.float32(
            chance.between(0.2, 0.42)
        )
        line = np.maximum(line, point)
    return line
