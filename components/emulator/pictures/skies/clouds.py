"""Clouds: thin wisps high up, heaps below them, and a closed deck when the sky is covered."""

import numpy as np

from ..canvas import Canvas, tone
from ..chance import Chance, Floats
from ..fields import axis, billowed, ramp, sampled, slopes, tile
from ..palette import mix
from ..scene import Scene
from .air import COARSE, distance
from .heaps import heaps_of, lay_heap

WET = frozenset({"rain", "snow", "lightning", "storm"})


def lay_clouds(canvas: Canvas, scene: Scene, air: Floats) -> Floats:
    """Lay clouds into the air and return how much they hide, 0..1."""
    height, width = air.shape[:2]
    veil = np.zeros((height, width), np.float32)
    if scene.cover <= 0.01:
        return veil
    chance = scene.shapes.child("clouds")
    closed = _closed(scene)
    if closed < 0.7:
        _lay_wisps(canvas, scene, chance, air, veil)
        grain = billowed(chance.child("puffs"), width, height, canvas.unit / COARSE * 0.075, 4)
        for heap in heaps_of(canvas, scene, width, height):
            lay_heap(air, veil, scene, heap, grain)
    if closed > 0:
        _lay_deck(canvas, scene, chance, air, veil, closed)
    return veil


def _closed(scene: Scene) -> float:
    """Return how far the sky is shut by one deck of cloud, 0..1."""
    closed = min(1.0, max(0.0, (scene.cover - 0.74) * 8))
    return max(closed, 0.82) if scene.air & WET and scene.cover > 0.2 else closed


def _overhead(canvas: Canvas, width: int, height: int, least: float = 0.13) -> tuple[Floats, Floats]:
    """Return where each pixel's line of sight meets a ceiling: to the right, and away from us."""
    high = 1 - axis(height)[:, None]
    away = 1 / (high + np.float32(least))
    across = (axis(width)[None, :] - np.float32(0.5)) * np.float32(canvas.width / canvas.unit)
    return across * away, np.repeat(away, width, axis=1)


def _lay_wisps(canvas: Canvas, scene: Scene, chance: Chance, air: Floats, veil: Floats) -> None:
    height, width = veil.shape
    own = chance.child("wisps")
    cloth = tile(own)
    across, away = _overhead(canvas, width, height)
    lean, start = own.between(-0.5, 0.5), np.float32(own.between(0, 400))
    along, aside = across * 26 + away * np.float32(16 * lean) + start, away * 44 - across * np.float32(24 * lean)
    hair = sampled(cloth, along * np.float32(1.6) + aside, aside * np.float32(2.9) - along * np.float32(0.3))
    wool = sampled(cloth, along * np.float32(0.6), aside * np.float32(0.75) + 90)
    fine = sampled(cloth, along * 4 + aside * np.float32(1.5), aside * 8)
    density = wool + hair * np.float32(0.42) + fine * np.float32(0.16) - np.float32(0.36 - 0.42 * scene.cover)
    down = axis(height)[:, None]
    alpha = ramp(0.0, 1.0, density) * (1 - ramp(0.72, 0.95, down)) * np.float32(0.72)
    near = 1 / (1 + distance(canvas, scene.light_x, scene.light_y, width, height) * np.float32(1.6))
    light = (np.float32(0.36) + near * np.float32(0.7) + ramp(0.3, 0.9, down) * np.float32(0.15)).clip(0, 1)
    shade = tone(mix(scene.palette.shade, scene.palette.cloud, 0.4))
    tint = shade + (tone(scene.palette.cloud) - shade) * light[..., None]
    air += (tint - air) * alpha[..., None]
    veil += (1 - veil) * alpha


def _lay_deck(canvas: Canvas, scene: Scene, chance: Chance, air: Floats, veil: Floats, closed: float) -> None:
    """Close the sky with rolling cloud that runs away to a paler horizon."""
    height, width = veil.shape
    own = chance.child("deck")
    cloth = tile(own)
    across, away = _overhead(canvas, width, height, 0.24)
    high = 1 - axis(height)[:, None]
    warp = sampled(cloth, across * 21 + 300, away * 21) * 5
    body = sampled(cloth, across * 20 + warp + away * 5, away * 22 + warp * np.float32(0.6))
    rolls = sampled(cloth, across * 52 + warp + 130 - away * 14, away * 50 - warp + across * 9)
    # Far rolls run together to stripes: heaped masses take their place.
    masses = billowed(own.child("masses"), width, 2 * height, canvas.unit / COARSE * 0.62, 5)[::2]
    bulk = (body * np.float32(0.55) + rolls * np.float32(0.2)) * ramp(0.1, 0.75, high)
    bulk += masses * np.float32(0.7)
    right, below = slopes(bulk, max(1, round(canvas.unit / 130)))
    soft = np.float32(canvas.unit / COARSE / 26)
    down = axis(height)[:, None]
    light = np.float32(0.4) - bulk * np.float32(0.5) + (below * np.float32(0.62) - right * np.float32(0.3)) * soft
    light = (light + ramp(0.5, 1.0, down) * np.float32(0.25)).clip(0, 1)
    palette = scene.palette
    shade, lit = tone(mix(palette.shade, palette.zenith, 0.25)), tone(mix(palette.cloud, palette.middle, 0.35))
    tint = shade + (lit - shade) * light[..., None]
    tint += (tone(palette.horizon) - tint) * (ramp(0.55, 1.0, down) * np.float32(0.8))[..., None]
    alpha = ramp(-0.95 * closed - 0.1, 0.75 - 0.9 * closed, bulk) * np.float32(0.55 + 0.43 * closed)
    for orb in scene.orbs:
        # Sun and moon shine through where the deck is thin, else nothing tells whether it is day or night.
        far = distance(canvas, orb.x, orb.y, width, height) * np.float32(
            0.42 / max(0.05, orb.radius)
        ) + bulk * np.float32(0.5)
        through = (1 - ramp(0.25, 1.25, far)) * np.float32(0.8)
        alpha *= 1 - through
    air += (tint - air) * alpha[..., None]
    veil += (1 - veil) * alpha
