"""Lighthouse and house."""

import numpy as np

from .canvas import Canvas
from .palette import Colour, mix
from .pen import Pen
from .scene import Item, Scene

LAMP: Colour = (255, 224, 140)
WHITEWASH: Colour = (246, 242, 232)
RED: Colour = (206, 58, 50)
ROOF: Colour = (150, 62, 50)


def paint_lighthouse(canvas: Canvas, scene: Scene, item: Item, x: float, y: float) -> None:
    """Paint a banded tower with its foot at a pixel, its lamp lit and its beam out over the sea."""
    size = item.size * canvas.unit
    lamp = (x, y - 0.86 * size)
    lit_left = scene.light_x * canvas.width < x
    if scene.has_lamps:
        _beam(canvas, scene, lamp, size, to_left=x > canvas.width / 2)
    pen = Pen(size, (-0.3, -0.08, 0.36, 1.04), WHITEWASH, flip=item.flip)
    _tower(pen, scene, item, lit_left != item.flip)
    _lantern(pen, scene, lit_left != item.flip)
    canvas.put(pen.done(), x, y)
    if scene.has_lamps:
        _halo(canvas, lamp, size * 0.34, 0.95)


def _tower(pen: Pen, scene: Scene, item: Item, lit_left: bool) -> None:
    band = item.colour or RED
    _cottage(pen, scene, 0.2, 0.13, 0.1)
    pen.shape([(-0.15, -0.08), (-0.13, 0.03), (0.13, 0.03), (0.15, -0.08)], scene.palette.on((120, 112, 104), 0.3))
    slices = 8
    for at in range(slices):
        low, high = at / slices * 0.72 + 0.02, (at + 1) / slices * 0.72 + 0.02
        own = band if at % 2 else WHITEWASH
        _round_wall(pen, scene, own, low, high, lit_left)
    for low in (0.2, 0.42, 0.6):
        glass = LAMP if scene.has_lamps else mix(scene.palette.land, (30, 40, 60), 0.5)
        pen.shape([(-0.013, low), (-0.013, low + 0.045), (0.013, low + 0.045), (0.013, low)], glass)


def _round_wall(pen: Pen, scene: Scene, own: Colour, low: float, high: float, lit_left: bool) -> None:
    """Shade one band of the tower from its lit to its dark side."""
    strips = 15
    for strip in range(strips):
        a, b = strip / strips * 2 - 1, (strip + 1) / strips * 2 - 1
        towards = -(a + b) / 2 if lit_left else (a + b) / 2
        light = min(1.0, max(0.0, 0.52 + 0.5 * towards))
        wide, narrow = _half(low), _half(high)
        corners = [(a * wide, low), (a * narrow, high), (b * narrow, high), (b * wide, low)]
        pen.shape(corners, scene.palette.on(own, light))


def _half(height: float) -> float:
    return 0.105 - 0.052 * height


def _lantern(pen: Pen, scene: Scene, lit_left: bool) -> None:
    iron = scene.palette.on((52, 54, 64), 0.35)
    edge = scene.palette.on((120, 124, 134), 0.7)
    pen.shape([(-0.095, 0.735), (-0.105, 0.765), (0.105, 0.765), (0.095, 0.735)], iron)
    pen.stroke([(-0.1, 0.8), (0.1, 0.8)], 0.008, edge)
    for post in range(-3, 4):
        pen.stroke([(post * 0.033, 0.765), (post * 0.033, 0.8)], 0.006, edge)
    glass = LAMP if scene.has_lamps else scene.palette.on((196, 220, 228), 0.7)
    pen.shape([(-0.055, 0.765), (-0.055, 0.895), (0.055, 0.895), (0.055, 0.765)], glass)
    if scene.has_lamps:
        pen.oval(0, 0.835, 0.036, 0.048, (255, 252, 232))
    for bar in (-0.055, -0.02, 0.02, 0.055):
        pen.stroke([(bar, 0.765), (bar, 0.895)], 0.007, iron)
    roof = scene.palette.on(RED, 0.25)
    pen.blob([(-0.082, 0.892), (-0.045, 0.945), (0, 0.975), (0.045, 0.945), (0.082, 0.892)], roof)
    side = -1 if lit_left else 1
    pen.stroke([(side * 0.076, 0.9), (side * 0.04, 0.945)], 0.01, scene.palette.on(RED, 1.0))
    pen.stroke([(0, 0.97), (0, 1.03)], 0.008, iron)


def _cottage(pen: Pen, scene: Scene, x: float, half: float, tall: float) -> None:
    palette = scene.palette
    pen.shape([(x - half, -0.06), (x - half, tall), (x + half, tall), (x + half, -0.06)], palette.on(WHITEWASH, 0.4))
    roof = [
        (x - half * 1.15, tall),
        (x - half * 0.75, tall * 1.9),
        (x + half * 0.75, tall * 1.9),
        (x + half * 1.15, tall),
    ]
    pen.shape(roof, palette.on(ROOF, 0.35))
    glass = LAMP if scene.has_lamps else palette.on((70, 84, 104), 0.4)
    for window in (-0.5, 0.35):
        left = x + window * half
        pen.shape(
            [(left, tall * 0.25), (left, tall * 0.7), (left + 0.03, tall * 0.7), (left + 0.03, tall * 0.25)], glass
        )


def _halo(canvas: Canvas, spot: tuple[float, float], radius: float, strength: float) -> None:
    """Lay a round glow over a lamp; pixels."""
    side = 48
    axis = np.linspace(-1, 1, side, dtype=np.float32)
    far = axis[None, :] ** 2 + axis[:, None] ** 2
    glow = (np.float32(strength) / (1 + far * 26) * (1 - far).clip(0, 1)).astype(np.float32)
    x, y = spot
    canvas.shine(glow, LAMP, (round(x - radius), round(y - radius), round(x + radius), round(y + radius)))


def _beam(canvas: Canvas, scene: Scene, lamp: tuple[float, float], size: float, *, to_left: bool) -> None:
    """Lay two cones of light, the long one over the open sea."""
    coarse = 4
    across = np.arange(-(-canvas.width // coarse), dtype=np.float32)[None, :] * coarse - np.float32(lamp[0])
    down = np.arange(-(-canvas.height // coarse), dtype=np.float32)[:, None] * coarse - np.float32(lamp[1])
    ahead = -across if to_left else across
    reach = np.float32(canvas.unit * 1.1)
    light = np.zeros((down.shape[0], across.shape[1]), np.float32)
    for direction, slope, share in ((1, -0.10, 0.78), (-1, -0.10, 0.42)):
        forward = ahead * direction
        off = np.abs(down - forward * np.float32(slope))
        half = np.float32(size * 0.035) + forward.clip(0, None) * np.float32(0.085)
        cone = (1 - (off / half) ** 2).clip(0, 1) ** 2 * (forward > 0)
        light += cone * np.float32(share) / (1 + (forward / (reach * np.float32(0.42))) ** 2)
    strength = np.float32(min(1.0, 0.35 + scene.palette.darkness))
    canvas.shine(light * strength, mix(LAMP, (255, 255, 255), 0.35))


def paint_house(canvas: Canvas, scene: Scene, item: Item, x: float, y: float) -> None:
    """Paint a cottage with its foot at a pixel; its windows glow after dark."""
    size = item.size * canvas.unit
    palette, wall, roof = scene.palette, WHITEWASH, item.colour or ROOF
    pen = Pen(size, (-0.62, -0.12, 0.62, 0.98), wall, flip=scene.light_x * canvas.width > x)
    pen.shape([(0.3, 0.5), (0.3, 0.92), (0.4, 0.92), (0.4, 0.5)], palette.on((120, 84, 72), 0.4))
    pen.shape([(-0.46, -0.12), (-0.46, 0.4), (0.0, 0.4), (0.0, -0.12)], palette.on(wall, 0.8))
    pen.shape([(0.0, -0.12), (0.0, 0.4), (0.46, 0.4), (0.46, -0.12)], palette.on(wall, 0.35))
    pen.shape([(-0.46, 0.4), (-0.23, 0.78), (0.0, 0.4)], palette.on(wall, 0.8))
    pen.shape([(-0.23, 0.83), (0.3, 0.83), (0.53, 0.36), (0.03, 0.36)], palette.on(roof, 0.55))
    pen.shape([(-0.23, 0.83), (-0.53, 0.36), (-0.46, 0.36), (-0.22, 0.74)], palette.on(roof, 0.9))
    pen.shape([(-0.23, 0.83), (0.03, 0.36), (-0.03, 0.36), (-0.24, 0.74)], palette.on(roof, 0.3))
    pen.shape([(-0.29, -0.12), (-0.29, 0.16), (-0.17, 0.16), (-0.17, -0.12)], palette.on((96, 62, 48), 0.4))
    glass = LAMP if scene.has_lamps else palette.on((84, 104, 128), 0.5)
    for left, low in ((0.1, 0.08), (0.27, 0.08), (-0.28, 0.42)):
        pen.shape([(left, low), (left, low + 0.16), (left + 0.1, low + 0.16), (left + 0.1, low)], glass)
        frame = palette.on((240, 236, 226), 0.2)
        pen.stroke([(left + 0.05, low), (left + 0.05, low + 0.16)], 0.012, frame)
        pen.stroke([(left, low + 0.08), (left + 0.1, low + 0.08)], 0.012, frame)
    canvas.put(pen.done(), x, y)
    if scene.has_lamps:
        side = -1 if scene.light_x * canvas.width > x else 1
        _halo(canvas, (x + side * 0.2 * size, y - 0.16 * size), size * 0.5, 0.5)
