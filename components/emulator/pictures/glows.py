"""Light that things give: glows round lamps and windows, and the beams of a lighthouse."""

import numpy as np

from .canvas import Canvas
from .curves import Point
from .palette import mix
from .pen import Lamp, Pen
from .scene import Scene
from .stamping import Turn

COARSE = 4  # beams are soft: they are laid at a quarter of the size


def shine(canvas: Canvas, scene: Scene, lamp: Lamp, at: Point, size_px: float) -> None:
    """Lay a soft disc of light round a pixel."""
    reach = max(2, round(lamp.radius * size_px))
    axis = np.linspace(-1, 1, 40, dtype=np.float32)
    far = axis[None, :] ** 2 + axis[:, None] ** 2
    disc = np.float32(0.75) / (1 + far * 16) * (1 - far).clip(0, 1)
    x, y = round(at[0]), round(at[1])
    canvas.shine(disc, lamp.colour, (x - reach, y - reach, x + reach, y + reach))


def cast_beams(canvas: Canvas, scene: Scene, pen: Pen, turn: Turn, foot: Point) -> None:
    """Cast the beams of lamps that have one, the long one over the open side."""
    for lamp in pen.lamps:
        if lamp.has_beam:
            ((x, y),) = turn.place([(lamp.x, lamp.y)])
            _beam(canvas, scene, (foot[0] + x, foot[1] + y), turn.size_px)


def _beam(canvas: Canvas, scene: Scene, at: Point, size_px: float) -> None:
    across = np.arange(-(-canvas.width // COARSE), dtype=np.float32)[None, :] * COARSE - np.float32(at[0])
    down = np.arange(-(-canvas.height // COARSE), dtype=np.float32)[:, None] * COARSE - np.float32(at[1])
    ahead = -across if at[0] > canvas.width / 2 else across
    light = np.zeros((down.shape[0], across.shape[1]), np.float32)
    for direction, share in ((1, 0.78), (-1, 0.42)):
        forward = ahead * direction
        off = np.abs(down + forward * np.float32(0.1))
        half = np.float32(size_px * 0.035) + forward.clip(0, None) * np.float32(0.085)
        cone = (1 - (off / half) ** 2).clip(0, 1) ** 2 * (forward > 0)
        light += cone * np.float32(share) / (1 + (forward / np.float32(canvas.unit * 0.46)) ** 2)
    strength = np.float32(min(1.0, 0.35 + scene.palette.darkness))
    canvas.shine(light * strength, mix((255, 214, 128), (255, 255, 255), 0.35))
