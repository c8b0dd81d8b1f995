"""Paper, grain, hatching and frames: textures as grey images whose middle is 128."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ..chance import Chance, Floats
from ..fields import billowed, ramp
from .grades import rgb

BILINEAR, BICUBIC = Image.Resampling.BILINEAR, Image.Resampling.BICUBIC
Size = tuple[int, int]


def _bytes(chance: Chance, count: int) -> NDArray[np.uint8]:
    raw = np.random.PCG64(chance.key).random_raw(-(-count // 8))
    return raw.astype("<u8").view(np.uint8)[:count]


def speckle(size: Size, chance: Chance) -> Image.Image:
    """Return even noise, 0..255, one value per pixel."""
    return Image.fromarray(_bytes(chance, size[0] * size[1]).reshape(size[1], size[0]))


def grain(size: Size, chance: Chance, cell: float, strength: float) -> Image.Image:
    """Return soft noise round 128; cell in pixels, strength 0..1 of the whole range."""
    small = max(2, round(size[0] / max(1.0, cell))), max(2, round(size[1] / max(1.0, cell)))
    noise = speckle(small, chance).point([round(128 + (level - 127.5) * strength) for level in range(256)])
    return noise if small == size else noise.resize(size, BICUBIC if cell > 3 else BILINEAR)


def hatching(size: Size, chance: Chance, length: int, lean: int, width: float = 1.0) -> Image.Image:
    """Return streaks, about 0..255: lean 1 to the lower right, -1 to the lower left, 0 upright; length in pixels."""
    across, down = max(2, round(size[0] / width)), max(2, round(size[1] / width))
    sheet = speckle((across + down, down), chance).filter(ImageFilter.BoxBlur((0, max(1, length / width / 2))))
    noise = np.asarray(sheet)
    if lean:
        row, column = noise.strides
        first = noise[:, down:] if lean > 0 else noise
        step = (row - column, column) if lean > 0 else (row + column, column)
        noise = np.lib.stride_tricks.as_strided(first, (down, across), step, writeable=False)
    else:
        noise = noise[:, :across]
    streaks = Image.fromarray(np.ascontiguousarray(noise))
    stretch = math.sqrt(max(1.0, length / width))
    streaks = streaks.point([min(255, max(0, round(128 + (v - 127.5) * stretch * 1.1))) for v in range(256)])
    return streaks if streaks.size == size else streaks.resize(size, BILINEAR)


def textured(image: Image.Image, *textures: Image.Image) -> Image.Image:
    """Lay textures' lights and darks over."""
    light = textures[0]
    for other in textures[1:]:
        light = ImageChops.add(light, other, 1, -128)
    return ImageChops.overlay(image, rgb(light))


def paper(size: Size, chance: Chance, cell: float, relief: float) -> Image.Image:
    """Return the light on a rough ground, round 128; cell in pixels, relief 0..1."""
    bumps = grain(size, chance, cell, 1.0)
    return ImageChops.subtract(bumps, ImageChops.offset(bumps, 1, 1), scale=1 / relief, offset=128)


def patches(size: Size, chance: Chance, cell: float, octaves: int = 4) -> Floats:
    """Return billowing noise about -1..1 at a quarter of the size; cell in pixels of the whole."""
    return billowed(chance, max(2, size[0] // 4), max(2, size[1] // 4), max(2.0, cell / 4), octaves)


def edge_distance(width: int, height: int) -> Floats:
    """Return every pixel's distance from the nearest border, in pixels."""
    across = np.arange(width, dtype=np.float32)
    down = np.arange(height, dtype=np.float32)
    across, down = np.minimum(across, width - 1 - across), np.minimum(down, height - 1 - down)
    nearest: Floats = np.minimum(across[None, :], down[:, None])
    return nearest


def ragged(size: Size, chance: Chance, border: float, rough: float) -> Image.Image:
    """Return a mask that is full inside and fades irregularly towards the border; both in pixels of the whole."""
    small = max(2, size[0] // 4), max(2, size[1] // 4)
    away = edge_distance(*small) * 4 + patches(size, chance, border * 3.2) * np.float32(rough)
    inside = ramp(border * 0.6, border * 0.6 + max(4.0, border * 0.35), away)
    return Image.fromarray((inside * 255).astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)


def vignette(image: Image.Image, strength: float) -> Image.Image:
    """Darken the corners; strength 0..1."""
    x = np.arange(64, dtype=np.float32) / np.float32(31.5) - 1
    out = x * x
    away = (out[None, :] + out[:, None]) * np.float32(0.5)
    light = 1 - ramp(0.25, 1.15, away) * np.float32(strength)
    mask = Image.fromarray((light * 255).astype(np.uint8)).resize(image.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(image, rgb(mask))


def framed(image: Image.Image, width: int, colour: tuple[int, int, int]) -> Image.Image:
    """Paint a plain border over the picture's rim; width in pixels."""
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, image.width - 1, image.height - 1), outline=colour, width=width)
    return image


def tiled(size: Size, tile: NDArray[np.uint8]) -> Image.Image:
    """Repeat a small grey tile over the whole size."""
    rows, columns = -(-size[1] // tile.shape[0]), -(-size[0] // tile.shape[1])
    return Image.fromarray(np.ascontiguousarray(np.tile(tile, (rows, columns))[: size[1], : size[0]]))
