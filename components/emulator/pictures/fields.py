"""Smooth noise: drawn small and scaled up, by plain arithmetic only, so that every machine gets the same pixels."""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .chance import Chance, Floats

Indices = NDArray[np.intp]
STEPS = 1024  # weights are multiples of 1/1024


@lru_cache(maxsize=64)
def _taps(count: int, size: int, wrap: bool) -> tuple[tuple[Indices, Floats], ...]:
    """Return four neighbours and their weights (Catmull-Rom) for every pixel of an axis that is scaled up."""
    spot = (np.arange(size) + 0.5) * (count / size) - 0.5
    first = np.floor(spot)
    t = np.floor((spot - first) * STEPS + 0.5) / STEPS
    outer = [t * (t * (1 - t * 0.5) - 0.5), t * (0.5 + t * (2 - 1.5 * t)), t * t * (0.5 * t - 0.5)]
    before, after, beyond = (np.floor(weight * STEPS + 0.5) / STEPS for weight in outer)
    taps = []
    # The heaviest weight takes the rest: all four make 1 exactly, and what is even stays even.
    for step, weight in enumerate((before, 1 - before - after - beyond, after, beyond)):
        at = first.astype(np.intp) + (step - 1)
        at = at % count if wrap else at.clip(0, count - 1)
        taps.append((at, weight.astype(np.float32)))
    return tuple(taps)


def enlarge(field: Floats, width: int, height: int, wrap: bool = False) -> Floats:
    """Scale an array H x W up smoothly; wrap makes its borders meet."""
    rows, columns = field.shape
    wide = field
    if width != columns:
        wide = np.zeros((rows, width), np.float32)
        for at, weight in _taps(columns, width, wrap):
            wide += field[:, at] * weight
    enlarged = np.zeros((height, width), np.float32)
    part = np.empty_like(enlarged)
    for at, weight in _taps(rows, height, wrap):
        np.take(wide, at, axis=0, out=part, mode="clip")
        part *= weight[:, None]
        enlarged += part
    return enlarged


def clouded(chance: Chance, width: int, height: int, cells: tuple[float, float], octaves: int) -> Floats:
    """Return fractal noise of mean 0 and about -1..1; cells counts the coarsest patches across and down."""
    total = np.zeros((height, width), np.float32)
    share = 1.0
    for octave in range(octaves):
        across, down = (max(2, round(count * 2**octave)) for count in cells)
        if across > width or down > height:
            break
        total += enlarge(_grain(chance.child(octave), across, down), width, height) * np.float32(share)
        share *= 0.52
    fractal: Floats = total * np.float32(0.9)
    return fractal


def billowed(chance: Chance, width: int, height: int, cell: float, octaves: int = 4) -> Floats:
    """Return fractal noise about -1..1 that has no grain, neither along nor across; cell in pixels."""
    total = np.zeros((height, width), np.float32)
    share = 1.0
    for octave in range(octaves):
        if cell < 1.5:
            break
        own = chance.child("billow", octave)
        total += (
            _staggered(own, height, width, cell).T if octave % 2 else _staggered(own, width, height, cell)
        ) * np.float32(share)
        cell, share = cell / 2.1, share * 0.52
    fractal: Floats = total * np.float32(0.95)
    return fractal


def _staggered(chance: Chance, width: int, height: int, cell: float) -> Floats:
    """Return one octave whose rows of patches are pushed along by chance, as bricks are: lined up, they look woven."""
    rows, columns = max(2, round(height / cell)) + 1, max(2, round(width / cell)) + 1
    push = max(1, math.ceil(width / (columns - 1)))
    long = enlarge(_grain(chance, columns, rows), width + push, rows)
    starts = (chance.child("push").noise(rows) * np.float32(push)).astype(np.intp)
    wide = np.stack([line[start : start + width] for line, start in zip(long, starts, strict=True)])
    return enlarge(wide, width, height)


def _grain(chance: Chance, across: int, down: int) -> Floats:
    grain: Floats = chance.noise(down, across) * 2 - 1
    return grain


def tile(chance: Chance, size: int = 512, cells: int = 32) -> Floats:
    """Return a seamless square of noise, about -1..1."""
    return enlarge(_grain(chance, cells, cells), size, size, wrap=True)


def sampled(cloth: Floats, across: Floats, down: Floats) -> Floats:
    """Read a seamless square, whose side is a power of two, at any places (pixels), smoothly."""
    last = len(cloth) - 1
    left, top = np.floor(across), np.floor(down)
    x, y = across - left, down - top
    column, row = left.astype(np.int32) & last, top.astype(np.int32) & last
    flat = cloth.ravel()
    beside, above, below = (column + 1) & last, row * len(cloth), ((row + 1) & last) * len(cloth)
    upper, lower = flat[above + column], flat[below + column]
    upper += (flat[above + beside] - upper) * x
    lower += (flat[below + beside] - lower) * x
    upper += (lower - upper) * y
    smooth: Floats = upper
    return smooth


def profile(chance: Chance, width: int, cells: float, octaves: int) -> Floats:
    """Return one line of fractal noise, about 0..1."""
    total = np.full(width, 0.5, np.float32)
    share = 0.4
    for octave in range(octaves):
        grain = _grain(chance.child(octave), max(2, round(cells * 2**octave)), 1)
        total += enlarge(grain, width, 1)[0] * np.float32(share)
        share *= 0.5
    return total


def slopes(field: Floats, reach: int) -> tuple[Floats, Floats]:
    """Return how much an array climbs per pixel to the right and downwards; along its border as near it."""
    right, down = np.zeros_like(field), np.zeros_like(field)
    height, width = field.shape
    per = np.float32(0.5 / reach)
    if width > 2 * reach:
        right[:, reach:-reach] = (field[:, 2 * reach :] - field[:, : -2 * reach]) * per
        right[:, :reach], right[:, -reach:] = right[:, reach : reach + 1], right[:, -reach - 1 : -reach]
    if height > 2 * reach:
        down[reach:-reach] = (field[2 * reach :] - field[: -2 * reach]) * per
        down[:reach], down[-reach:] = down[reach : reach + 1], down[-reach - 1 : -reach]
    return right, down


def ramp(low: float, high: float, values: Floats) -> Floats:
    """Ease from 0 at low to 1 at high."""
    part: Floats = ((values - np.float32(low)) / np.float32(high - low)).clip(0, 1)
    eased: Floats = part * part * (3 - 2 * part)
    return eased


def axis(size: int) -> Floats:
    """Return an axis' places from 0 (first pixel) to 1 (last pixel)."""
    places: Floats = (np.arange(size, dtype=np.float32) / np.float32(max(1, size - 1))).astype(np.float32)
    return places
