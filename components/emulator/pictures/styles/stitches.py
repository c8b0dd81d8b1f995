"""Styles of equal cells: pixels, bricks, stitches."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from .forms import BOX, NEAREST, flattened, labelled, palette_of
from .grades import bent, contrast, lifted, vivid
from .grounds import grain, textured, tiled
from .registry import StyleLook, style

BAYER = np.array(((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5)), np.float32)


def _celled(image: Image.Image, cell: int) -> Image.Image:
    """Return one pixel per square cell; the last row and column may reach beyond the border."""
    across, down = -(-image.width // cell), -(-image.height // cell)
    return image.resize((across, down), BOX, (0, 0, image.width, image.height))


def _spread(small: Image.Image, cell: int, size: tuple[int, int]) -> Image.Image:
    """Make every pixel a square cell."""
    return small.resize((small.width * cell, small.height * cell), NEAREST).crop((0, 0, *size))


@style
def pixel_art(image: Image.Image, look: StyleLook) -> Image.Image:
    """Big pixels of few colours, with the dither of an old console."""
    cell = look.px(1 / 116)
    small = vivid(bent(_celled(image, cell), contrast(0.35)), 1.3)
    few = palette_of(small, 24)
    rows, columns = small.height, small.width
    tile = np.tile(BAYER, (-(-rows // 4), -(-columns // 4)))[:rows, :columns] - np.float32(7.5)
    pixels = np.asarray(small, np.float32) + (tile * np.float32(1.1))[..., None]
    dithered = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    return _spread(Image.fromarray(few[labelled(dithered, few)]), cell, image.size)


@style
def lego(image: Image.Image, look: StyleLook) -> Image.Image:
    """Plastic bricks with studs."""
    cell = look.px(1 / 54, 4)
    small = vivid(bent(_celled(image, cell), contrast(0.3)), 1.4)
    small = flattened(small, 28)
    return textured(_spread(small, cell, image.size), tiled(image.size, _stud(cell)))


def _stud(cell: int) -> NDArray[np.uint8]:
    big = Image.new("L", (cell * 4, cell * 4), 128)
    draw = ImageDraw.Draw(big)
    side = cell * 4 - 1
    draw.rectangle((0, 0, side, side), outline=84, width=2)
    draw.line((0, 0, side, 0), fill=176, width=4)
    draw.ellipse(_round(side, 0.22, 0.06), fill=78)
    draw.ellipse(_round(side, 0.2, 0.0), fill=182)
    draw.ellipse(_round(side, 0.235, 0.01), fill=142)
    return np.asarray(big.reduce(4))


def _round(side: int, inset: float, shift: float) -> tuple[int, int, int, int]:
    low, high, by = round(side * inset), round(side * (1 - inset)), round(side * shift)
    return low + by, low + by, high + by, high + by


@style
def embroidery(image: Image.Image, look: StyleLook) -> Image.Image:
    """Cross-stitch in silk on linen."""
    cell = look.px(1 / 92, 4)
    small = vivid(bent(_celled(image, cell), contrast(0.2)), 1.35)
    small = flattened(small, 26)
    stitched = textured(_spread(small, cell, image.size), tiled(image.size, _cross(cell)))
    return textured(stitched, grain(image.size, look.chance, look.unit / 900, 0.2))


def _cross(cell: int) -> NDArray[np.uint8]:
    big = Image.new("L", (cell * 4, cell * 4), 52)
    draw = ImageDraw.Draw(big)
    side, thick = cell * 4, max(2, round(cell * 1.25))
    draw.line((0, side, side, 0), fill=118, width=thick)
    draw.line((0, 0, side, side), fill=92, width=thick + max(2, cell // 2))
    draw.line((0, 0, side, side), fill=156, width=thick)
    draw.line((side // 8, 0, side, side - side // 8), fill=178, width=max(1, thick // 4))
    return np.asarray(big.reduce(4))


@style
def knitted(image: Image.Image, look: StyleLook) -> Image.Image:
    """Wool, stitch by stitch."""
    cell = look.px(1 / 76, 4)
    small = vivid(bent(_celled(image, cell), lifted(0.25)), 1.45)
    small = flattened(small, 22)
    wool = textured(_spread(small, cell, image.size), tiled(image.size, _loop(cell)))
    return textured(wool, grain(image.size, look.chance, look.unit / 800, 0.32))


def _loop(cell: int) -> NDArray[np.uint8]:
    """Shade one V of a knitted row; it reaches into the rows above and below."""
    side = cell * 4
    big = Image.new("L", (side, side * 3), 40)
    draw = ImageDraw.Draw(big)
    for row in range(-1, 4):
        top = row * side
        for left, right in ((0.02, 0.5), (0.98, 0.5)):
            ends = (round(side * left), top - round(side * 0.3), round(side * right), top + round(side * 0.72))
            draw.line(ends, fill=88, width=round(side * 0.44))
            draw.line(ends, fill=142, width=round(side * 0.34))
            draw.line(ends, fill=166, width=round(side * 0.12))
    return np.asarray(big.reduce(4).crop((0, cell, cell, cell * 2)))
