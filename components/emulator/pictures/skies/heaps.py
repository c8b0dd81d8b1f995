"""Heaped clouds: flat below, puffed above, each lit on the side of the light."""

import math
from dataclasses import dataclass

import numpy as np

from ..canvas import Canvas, tone
from ..chance import Chance, Floats
from ..fields import ramp, slopes
from ..palette import mix
from ..scene import Scene
from .air import COARSE

Ball = tuple[float, float, float]  # x and y (upwards) of its middle from the middle of the cloud's foot, and radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Heap:
    """Place a cloud; all in coarse pixels."""

    x: float
    foot: float
    wide: float  # half its width
    tall: float
    near: float  # 0 at the horizon .. 1 overhead
    balls: tuple[Ball, ...]

    def window(self, width: int, height: int) -> tuple[int, int, int, int] | None:
        """Return left, top, right and bottom of the pixels that it may cover."""
        spare = self.tall * 0.5 + 2
        left, right = max(0, int(self.x - self.wide - spare)), min(width, int(self.x + self.wide + spare) + 1)
        top, bottom = max(0, int(self.foot - self.tall - spare)), min(height, int(self.foot + self.tall * 0.2) + 2)
        return (left, top, right, bottom) if right - left > 2 and bottom - top > 2 else None


def heaps_of(canvas: Canvas, scene: Scene, width: int, height: int) -> list[Heap]:
    """Strew clouds over the sky, far ones first; none sits right on sun or moon."""
    chance = scene.shapes.child("heaps")
    unit = canvas.unit / COARSE
    count = round(
        scene.cover * (5 + 8 * scene.cover) * (width / unit) ** 0.8 * min(1.5, max(0.6, height / unit / 0.6)) ** 0.7
    )
    heaps = []
    for at in range(count):
        own = chance.child(at)
        # Strewn evenly from side to side, by the golden section, lest they crowd.
        x = (chance.key % 997 / 997 + at * 0.618034 + own.between(-0.08, 0.08)) % 1.0
        near = own.between(0.06, 1.0)
        near *= 0.75 + 0.25 * near
        heaps.append(_heap(own, scene, x, near, (width, height), unit))
    return sorted(heaps, key=lambda heap: heap.near)


def _heap(chance: Chance, scene: Scene, x: float, near: float, size: tuple[int, int], unit: float) -> Heap:
    width, height = size
    tall = unit * (0.03 + 0.15 * near) * chance.between(0.75, 1.2) * (0.75 + 0.5 * scene.cover)
    wide = tall * chance.between(1.3, 2.3) * (1.5 - 0.5 * near)
    foot = height * (0.93 - 0.72 * near)
    middle = x * (width + wide) - wide / 2
    for orb in scene.orbs:
        aside = middle - orb.x * width
        reach = wide * 0.8 + orb.radius * unit
        level = orb.y / max(scene.horizon, 0.01) * height
        if abs(aside) < reach and foot - tall * 1.2 - orb.radius * unit < level < foot + orb.radius * unit:
            middle += (reach - abs(aside)) * (1 if aside > 0 else -1)
    return Heap(x=middle, foot=foot, wide=wide, tall=tall, near=near, balls=_balls(chance, wide, tall))


def _balls(chance: Chance, wide: float, tall: float) -> tuple[Ball, ...]:
    """Pile up puffs, highest near a summit off the middle, and set small ones on their backs."""
    summit, count = chance.between(-0.4, 0.4), chance.whole(6, 8)
    second = summit + chance.pick((-1, 1)) * chance.between(0.6, 0.85)
    balls: list[Ball] = [(u * wide * 0.75, tall * 0.26, tall * 0.3) for u in (summit, second)]
    for at in range(count):
        u = (at + 0.5) / count * 2 - 1 + chance.between(-0.06, 0.06)
        lift = max(1 - abs(u - summit) / 0.75, 0.72 - abs(u - second) / 0.6, 0.0)
        radius = tall * (0.16 + 0.2 * lift) * chance.between(0.85, 1.2)
        x, y = u * (wide - radius), tall * 0.1
        # Along the foot each puff reaches into the next: a cloud has no holes and loses no rags.
        balls.append((x, y, max(radius * 1.1, 1.12 * wide / count)))
        if lift > 0.2:
            y = tall * lift * chance.between(0.42, 0.6)
            balls.append((x + chance.between(-0.1, 0.1) * tall, y, radius))
        for side in (-0.85, 0.1, 0.9):
            lean = side + chance.between(-0.3, 0.3)
            up = 1 - 0.45 * lean * lean
            balls.append((x + lean * radius, y + up * radius * 0.75, radius * chance.between(0.36, 0.6)))
    return tuple(balls)


def lay_heap(air: Floats, veil: Floats, scene: Scene, heap: Heap, grain: Floats) -> None:
    """Paint one cloud into the air and into the veil, which says how much is hidden."""
    height, width = air.shape[:2]
    window = heap.window(width, height)
    if window is None:
        return
    left, top, right, bottom = window
    own = slice(top, bottom), slice(left, right)
    across = np.arange(left, right, dtype=np.float32)[None, :] - np.float32(heap.x)
    up = np.float32(heap.foot) - np.arange(top, bottom, dtype=np.float32)[:, None]
    body = _body(heap, across, up)
    rough = grain[own] * np.float32(heap.tall * (0.1 + 0.05 * heap.near)) * ramp(0.0, heap.tall * 0.13, body)
    body += rough - np.float32(heap.tall * 0.11)
    rise = up / np.float32(heap.tall)
    soft = rise + grain[own] * np.float32(0.06)
    alpha = ramp(0.0, max(1.0, heap.tall * 0.1), body) * ramp(-0.14, 0.16, soft)
    alpha *= np.float32(0.97 - 0.35 * (1 - heap.near))
    tint = _tint(scene, heap, _light(scene, heap, body - rough * np.float32(0.45), rise, (width, height)))
    air[own] += (tint - air[own]) * alpha[..., None]
    veil[own] += (1 - veil[own]) * alpha


def _body(heap: Heap, across: Floats, up: Floats) -> Floats:
    """Return how far the cloud's front comes towards us: puffs that melt into each other."""
    body = np.zeros((len(up), across.shape[1]), np.float32)
    for x, y, radius in heap.balls:
        reach = radius * 1.45
        columns = slice(*np.searchsorted(across[0], (x - reach, x + reach)))
        rows = slice(*np.searchsorted(-up[:, 0], (-y - reach, -y + reach)))
        aside, above = across[:, columns] - np.float32(x), up[rows] - np.float32(y)
        dome = (1 - (aside * aside + above * above) * np.float32(1 / (reach * reach))).clip(0, None) * np.float32(
            radius
        )
        body[rows, columns] += dome * dome
    high: Floats = np.sqrt(body)
    return high


def _light(scene: Scene, heap: Heap, body: Floats, rise: Floats, size: tuple[int, int]) -> Floats:
    """Return 0 (in shadow) .. 1 (in full light) for every pixel of a cloud."""
    width, height = size
    aside = scene.light_x * width - heap.x
    down = scene.light_y / max(scene.horizon, 0.01) * height - (heap.foot - heap.tall * 0.5)
    far = max(1.0, math.sqrt(aside * aside + down * down))
    right, below = slopes(body, max(1, round(heap.tall / 22)))
    facing = (right * np.float32(-aside / far) + below * np.float32(-down / far)).clip(-1.0, 1.0)
    near = 1 / (1 + (far / (min(width, height) * 0.55)) ** 2)
    thin = 1 - ramp(0.0, heap.tall * 0.22, body)
    slant = (rise - np.float32(0.4)) * np.float32(0.62 - 0.3 * down / far)
    relief = facing * ramp(0.0, 0.55, rise) * np.float32(0.26)
    light: Floats = np.float32(0.46 + 0.1 * near) + relief + slant + thin * np.float32(0.1 + 0.45 * near)
    return light.clip(0, 1)


def _tint(scene: Scene, heap: Heap, light: Floats) -> Floats:
    palette = scene.palette
    haze = 0.62 * (1 - heap.near) * math.sqrt(1 - heap.near)
    shade, lit = (tone(mix(one, palette.horizon, haze)) for one in (palette.shade, palette.cloud))
    bright = tone(mix(mix(palette.cloud, palette.glow, 0.65), palette.horizon, haze * 0.6))
    tint = shade + (lit - shade) * ramp(0.05, 0.68, light)[..., None]
    tint += (bright - tint) * ramp(0.55, 1.0, light)[..., None]
    return tint
