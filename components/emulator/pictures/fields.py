"""Smooth noise: drawn small, scaled up by Pillow."""

import numpy as np
from PIL import Image

from .chance import Chance, Floats

SMOOTH = Image.Resampling.BICUBIC


def enlarge(field: Floats, width: int, height: int) -> Floats:
    """Scale an array up smoothly."""
    enlarged: Floats = np.asarray(Image.fromarray(field).resize((width, height), SMOOTH))
    return enlarged


def clouded(chance: Chance, width: int, height: int, cells: tuple[float, float], octaves: int) -> Floats:
    """Return fractal noise of mean 0 and about -1..1; cells counts the coarsest patches across and down."""
    total = np.zeros((height, width), np.float32)
    share = 1.0
    for octave in range(octaves):
        across, down = (max(2, round(count * 2**octave)) for count in cells)
        if across > width or down > height:
            break
        grain = chance.child(octave).noise(down, across) * 2 - 1
        total += enlarge(grain, width, height) * np.float32(share)
        share *= 0.52
    fractal: Floats = total * np.float32(0.9)
    return fractal


def tile(chance: Chance, size: int = 512, cells: int = 32) -> Floats:
    """Return a seamless square of noise, about -1..1."""
    grain = np.pad(chance.noise(cells, cells) * 2 - 1, 3, mode="wrap")
    box = (3, 3, cells + 3, cells + 3)
    cloth: Floats = np.asarray(Image.fromarray(grain).resize((size, size), SMOOTH, box=box))
    return cloth


def profile(chance: Chance, width: int, cells: float, octaves: int) -> Floats:
    """Return one line of fractal noise, about 0..1."""
    total = np.full(width, 0.5, np.float32)
    share = 0.4
    for octave in range(octaves):
        grain = chance.child(octave).noise(1, max(2, round(cells * 2**octave))) * 2 - 1
        total += enlarge(grain, width, 1)[0] * np.float32(share)
        share *= 0.5
    return total


def shifted(field: Floats, down: int, right: int) -> Floats:
    """Move an array by whole pixels; its border is repeated."""
    height, width = field.shape
    rows = np.arange(height) - down
    columns = np.arange(width) - right
    moved: Floats = field[rows.clip(0, height - 1)[:, None], columns.clip(0, width - 1)[None, :]]
    return moved


def ramp(low: float, high: float, values: Floats) -> Floats:
    """Ease from 0 at low to 1 at high."""
    part: Floats = ((values - np.float32(low)) / np.float32(high - low)).clip(0, 1)
    eased: Floats = part * part * (3 - 2 * part)
    return eased
