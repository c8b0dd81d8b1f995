"""Fog: soft banks that lie between the layers of a landscape."""

import numpy as np

from ..canvas import Canvas
from ..chance import Floats
from ..fields import axis, billowed, ramp
from ..palette import mix
from ..scene import Scene

ROWS = 96


def paint_fog(canvas: Canvas, scene: Scene, depth: float) -> None:
    """Lay one bank over what is painted so far; depth 0 (at the horizon) .. 1 (before us)."""
    palette = scene.palette
    colour = mix(mix(palette.horizon, palette.cloud, 0.45), (255, 255, 255), 0.18 * (1 - palette.darkness))
    high = 0.2 - 0.04 * depth  # of the height, above and below the middle of the bank
    middle = scene.horizon + (1.0 - scene.horizon) * depth * 0.9
    top, bottom = round((middle - high * 1.5) * canvas.height), round((middle + high) * canvas.height)
    box = (0, top, canvas.width, max(top + 2, bottom))
    canvas.shine(_bank(canvas, scene, depth), colour, box)


def _bank(canvas: Canvas, scene: Scene, depth: float) -> Floats:
    """Return a bank that thins out above in drifting wisps and below smoothly."""
    columns = max(24, min(320, round(ROWS * 2.2 * canvas.width / canvas.unit)))
    chance = scene.place.child("fog", round(depth * 16))
    rough = billowed(chance, columns, ROWS * 2, ROWS * 0.46, 4)[::2]  # twice as tall at first: banks lie flat
    down = axis(ROWS)[:, None]
    body = ramp(0.0, 0.62, down) * (1 - ramp(0.58, 1.0, down))
    thick = 0.86 - 0.3 * depth
    bank: Floats = (body * (1 + rough * np.float32(0.75)) * np.float32(thick)).clip(0, 0.92)
    return bank
