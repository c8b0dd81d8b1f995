"""Brush strokes: many short marks that run along forms, coarse first."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ..chance import Chance, Floats
from .forms import BOX, runs
from .grades import bent, between, grey_of, rgb
from .grounds import hatching


@dataclass(frozen=True, slots=True, kw_only=True)
class Brush:
    """Describe strokes; lengths in shares of the short side."""

    step: float  # from one stroke to the next
    length: float
    width: float
    spread: float = 14.0  # how much one stroke's colour differs from the next, 0..255
    curl: float = 0.0  # 0 straight along forms .. 1 swirling
    only_edges: bool = False  # only where there is detail


def stroked(image: Image.Image, model: Image.Image, brush: Brush, chance: Chance) -> Image.Image:
    """Paint the model's colours over an image, stroke by stroke; the model may be smaller."""
    draw = ImageDraw.Draw(image)
    width = max(1, round(brush.width * min(image.size)))
    lines, paints = _strokes(model, brush, chance, image.width / model.width)
    for ends, paint in zip(lines, paints, strict=True):
        draw.line(ends, fill=tuple(paint), width=width)
    return image


def _strokes(model: Image.Image, brush: Brush, chance: Chance, zoom: float) -> tuple[list[list[int]], list[list[int]]]:
    """Return ends (on a sheet so many times the model's size) and colours of strokes, in an order by chance."""
    across, along = _turned(*runs(model, max(3, round(1 / brush.step)), chance), brush.curl, chance)
    rows, columns = across.shape
    jitter = chance.child("jitter").noise(4, rows, columns)
    x = (np.arange(columns, dtype=np.float32) + jitter[0]) * np.float32(model.width / columns)
    y = (np.arange(rows, dtype=np.float32)[:, None] + jitter[1]) * np.float32(model.height / rows)
    half = (jitter[2] * np.float32(0.5) + np.float32(0.35)) * np.float32(brush.length * min(model.size))
    busy = _is_busy(model, (columns, rows))
    # Where there is detail a long stroke would carry one thing's colour into the next.
    half = np.where(busy, half * np.float32(0.5), half)
    right, down = across * half, along * half
    ends = np.stack([x - right, y - down, x + right, y + down], axis=-1) * np.float32(zoom)
    at = np.floor(y).astype(int).clip(0, model.height - 1), np.floor(x).astype(int).clip(0, model.width - 1)
    colours = np.asarray(model)[at].astype(np.float32)
    colours += ((jitter[3] - np.float32(0.5)) * np.float32(brush.spread))[..., None]
    paints = colours.clip(0, 255).astype(np.uint8).reshape(-1, 3)
    order = np.argsort(jitter[0].ravel(), kind="stable")
    if brush.only_edges:
        order = order[busy.ravel()[order]]
    return np.floor(ends).astype(int).reshape(-1, 4)[order].tolist(), paints[order].tolist()


def _turned(across: Floats, along: Floats, curl: float, chance: Chance) -> tuple[Floats, Floats]:
    """Add a swirl to a field of directions."""
    if not curl:
        return across, along
    rows, columns = across.shape
    y, x = np.arange(rows, dtype=np.float32)[:, None], np.arange(columns, dtype=np.float32)[None, :]
    right, down = across * np.float32(1 - curl), along * np.float32(1 - curl)
    for at in range(5):
        middle = chance.child("swirl", at)
        dx, dy = x - np.float32(middle.between(0, columns)), y - np.float32(middle.between(0, rows * 0.7))
        pull = np.float32(curl * 2.6) / (1 + (dx * dx + dy * dy) * np.float32(14 / (rows * columns)))
        away = np.sqrt(dx * dx + dy * dy) + 1
        right, down = right - dy / away * pull, down + dx / away * pull
    length = np.sqrt(right * right + down * down) + np.float32(0.001)
    return right / length, down / length


def _is_busy(model: Image.Image, grid: tuple[int, int]) -> NDArray[np.bool_]:
    """Tell which cells have edges."""
    grey = grey_of(model)
    unrest = ImageChops.difference(grey, grey.filter(ImageFilter.BoxBlur(max(1, min(grey.size) / 120))))
    cells: NDArray[np.bool_] = np.asarray(unrest.resize(grid, BOX)) > 3
    return cells


def thick(image: Image.Image, chance: Chance, strength: float) -> Image.Image:
    """Give strokes bristles, and ridges that the light catches from the upper left; strength 0..1."""
    unit = min(image.size)
    grey = grey_of(image)
    relief = ImageChops.subtract(grey, ImageChops.offset(grey, 1, 1), scale=1 / strength, offset=128)
    relief = relief.point([min(178, max(78, level)) for level in range(256)])
    bristles = hatching(image.size, chance, max(2, round(unit * 0.03)), 1, max(1.0, unit / 640))
    light = ImageChops.add(relief, bent(bristles, between(0.44, 0.56)), 1, -128)
    return ImageChops.overlay(image, rgb(light))
