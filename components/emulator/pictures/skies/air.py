"""The air: a gradient from zenith to horizon, and the glow round sun and moon."""

import numpy as np

from ..canvas import Canvas, tone
from ..chance import Floats
from ..fields import axis, ramp
from ..scene import Orb, Scene

COARSE = 2  # what is soft is painted at half size


def air_of(canvas: Canvas, scene: Scene, width: int, height: int) -> Floats:
    """Return the sky without clouds, H x W x 3 of 0..255, at half size."""
    palette = scene.palette
    down = axis(height)[:, None, None]
    zenith, middle, horizon = tone(palette.zenith), tone(palette.middle), tone(palette.horizon)
    column = zenith + (middle - zenith) * ramp(-0.12, 0.64, down)
    column += (horizon - column) * ramp(0.4, 1.05, down)
    air = np.repeat(column, width, axis=1)
    _lay_afterglow(canvas, scene, air)
    for orb in scene.orbs:
        air += (tone(orb.colour) - air) * _halo(canvas, orb, width, height)[..., None]
    return air


def _lay_afterglow(canvas: Canvas, scene: Scene, air: Floats) -> None:
    """Warm the horizon on the side of a low light."""
    height, width = air.shape[:2]
    low = max(0.0, min(1.0, scene.light_y / max(scene.horizon, 0.01) * 2.2 - 1.1))
    if low <= 0 or not scene.orbs:
        return
    across = (axis(width)[None, :] - np.float32(scene.light_x)) * np.float32(canvas.width / canvas.unit * 1.1)
    down = (axis(height)[:, None] - 1) * np.float32(scene.horizon * canvas.height / canvas.unit * 3.4)
    glow = np.float32(0.6 * low) / (1 + across * across + down * down)
    air += (tone(scene.palette.glow) - air) * glow[..., None]


def _halo(canvas: Canvas, orb: Orb, width: int, height: int) -> Floats:
    far = distance(canvas, orb.x, orb.y, width, height)
    wide = min(orb.radius, 0.16) * (2.4 if orb.is_moon else 3.4)
    lit = 0.4 if orb.phase == "crescent" else 1.0
    outer, inner = _square(far / np.float32(wide)), _square(far / np.float32(max(wide * 0.45, orb.radius * 1.05)))
    soft = np.float32(0.56) / _square(1 + outer) + np.float32(0.28) / (1 + _square(inner))
    halo: Floats = soft.clip(0, 1) * np.float32(0.85 * lit)
    return halo


def _square(values: Floats) -> Floats:
    squared: Floats = values * values
    return squared


def distance(canvas: Canvas, x: float, y: float, width: int, height: int) -> Floats:
    """Return every coarse pixel's distance from a place, in short sides."""
    step = COARSE / canvas.unit
    across = np.arange(width, dtype=np.float32) * np.float32(step) - np.float32(x * canvas.width / canvas.unit)
    down = np.arange(height, dtype=np.float32) * np.float32(step) - np.float32(y * canvas.height / canvas.unit)
    far: Floats = np.sqrt(_square(across)[None, :] + _square(down)[:, None])
    return far
