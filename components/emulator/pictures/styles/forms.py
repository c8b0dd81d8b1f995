"""What is seen in a painting: smooth masses, outlines, regions of one colour and the run of forms."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from ..chance import Chance, Floats
from ..fields import enlarge, slopes
from .grades import grey_of, rgb
from .grounds import grain

BOX, NEAREST = Image.Resampling.BOX, Image.Resampling.NEAREST
BILINEAR, BICUBIC = Image.Resampling.BILINEAR, Image.Resampling.BICUBIC


def halved(image: Image.Image, longest: int = 480) -> Image.Image:
    """Return the painting small: half, or less where it is larger than twice so many pixels on its short side."""
    factor = max(1, round(min(image.size) / longest))
    return image.reduce(factor)


def enlarged(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Bring a small image to full size."""
    return image if image.size == size else image.resize(size, BILINEAR if image.mode == "L" else BICUBIC)


def masses(image: Image.Image, reach: int) -> Image.Image:
    """Melt detail into patches with firm borders: the calmest of four neighbourhoods (Kuwahara); reach in pixels."""
    grey = grey_of(image)
    blur = ImageFilter.BoxBlur(reach)
    mean = image.filter(blur)
    unrest = ImageChops.difference(grey, grey.filter(blur)).filter(blur)
    best, calm = _moved(mean, -reach, -reach), _moved(unrest, -reach, -reach)
    for right, down in ((reach, -reach), (-reach, reach), (reach, reach)):
        other = _moved(unrest, right, down)
        is_calmer = ImageChops.subtract(calm, other).point([0] + [255] * 255)
        best.paste(_moved(mean, right, down), (0, 0), is_calmer)
        calm = ImageChops.darker(calm, other)
    return best


def _moved(image: Image.Image, right: int, down: int) -> Image.Image:
    """Move by whole pixels; what leaves on one side stays where it was."""
    moved = image.copy()
    moved.paste(image, (right, down))
    return moved


def outlines(image: Image.Image, width: float, strength: float) -> Image.Image:
    """Return where neighbouring colours differ: 0 nowhere .. 255 on a firm edge; width in pixels."""
    fine = image.filter(ImageFilter.BoxBlur(max(0.5, width / 3)))
    broad = fine.filter(ImageFilter.BoxBlur(max(1.0, width)))
    red, green, blue = ImageChops.difference(fine, broad).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([min(255, max(0, round((level - 5) * strength))) for level in range(256)])


def contours(image: Image.Image, width: float, strength: float) -> Image.Image:
    """Return outlines on the dark side of an edge only, which are thinner and firmer."""
    grey = grey_of(image).filter(ImageFilter.BoxBlur(max(0.5, width / 3)))
    broad = grey.filter(ImageFilter.BoxBlur(max(1.0, width)))
    return ImageChops.subtract(broad, grey).point([min(255, max(0, round((v - 4) * strength))) for v in range(256)])


def palette_of(image: Image.Image, count: int) -> NDArray[np.uint8]:
    """Choose colours from light to dark: two thirds by how much they cover, the rest by how much they differ."""
    short = max(1, min(image.size))
    small = image.resize((max(1, image.width * 72 // short), max(1, image.height * 72 // short)), BOX)
    many = max(2, count * 2 // 3)
    flat = list(small.quantize(many, Image.Quantize.MEDIANCUT).getpalette() or ())[: many * 3]
    chosen = [np.array(flat[at : at + 3], np.int32) for at in range(0, len(flat), 3)]
    pixels = np.asarray(small.filter(ImageFilter.BoxBlur(1)), np.int32).reshape(-1, 3)
    away = np.full(len(pixels), 1 << 30, np.int32)
    for at in range(count):
        if at >= len(chosen):
            chosen.append(pixels[int(away.argmax())])
        difference = pixels - chosen[at]
        np.minimum(away, (difference * difference * np.array((3, 4, 2), np.int32)).sum(axis=1), out=away)
    colours = np.array(chosen[:count], np.int32)
    light = (colours * np.array((299, 587, 114), np.int32)).sum(axis=1)
    return colours[np.argsort(-light, kind="stable")].astype(np.uint8)


def labelled(image: Image.Image, colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the number of the nearest colour for every pixel."""
    few = Image.new("P", (1, 1))
    few.putpalette([int(value) for value in colours.ravel()])
    labels = np.asarray(image.quantize(palette=few, dither=Image.Dither.NONE))
    return np.minimum(labels, len(colours) - 1)


def regions(image: Image.Image, count: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Sort pixels into colours: labels H x W from light (0) to dark, and the colours, count x 3."""
    colours = palette_of(image, count)
    return labelled(image, colours), colours


def flattened(image: Image.Image, count: int) -> Image.Image:
    """Paint with so many colours."""
    labels, colours = regions(image, count)
    return Image.fromarray(colours[labels])


def averages(image: Image.Image, cells: NDArray[np.intp], count: int) -> NDArray[np.uint8]:
    """Return the mean colour of every cell (labels H x W below count)."""
    pixels = np.asarray(image)
    sizes = np.maximum(1, np.bincount(cells.ravel(), minlength=count))
    # Sums of whole numbers are exact in any order.
    sums = [np.bincount(cells.ravel(), weights=pixels[..., band].ravel(), minlength=count) for band in range(3)]
    return np.stack([(total.astype(np.int64) // sizes) for total in sums], axis=-1).astype(np.uint8)


def seams(cells: NDArray[np.intp]) -> Image.Image:
    """Return a mask of where labels change."""
    is_seam = np.zeros(cells.shape, bool)
    is_seam[:, 1:] |= cells[:, 1:] != cells[:, :-1]
    is_seam[1:] |= cells[1:] != cells[:-1]
    return Image.fromarray(is_seam.astype(np.uint8) * np.uint8(255))


def displaced(image: Image.Image, chance: Chance, reach: float, cell: float) -> Image.Image:
    """Let every edge tremble; reach and cell in pixels."""
    width, height = image.size
    factor, places = round(512 * reach), []
    for name in ("right", "down"):
        field = np.asarray(grain(image.size, chance.child(name), cell, 1.0)).astype(np.int32)
        places.append(((field - 128) * factor + 32768) >> 16)
    across = (np.arange(width, dtype=np.int32) + places[0]).clip(0, width - 1)
    down = (np.arange(height, dtype=np.int32)[:, None] + places[1]).clip(0, height - 1)
    down *= width
    down += across
    if image.mode == "L":
        return Image.fromarray(np.asarray(image).ravel()[down])
    packed = np.asarray(image.convert("RGBA")).view(np.uint32).ravel()[down]
    return Image.fromarray(packed.view(np.uint8).reshape(height, width, 4)).convert("RGB")


def runs(image: Image.Image, side: int, chance: Chance) -> tuple[Floats, Floats]:
    """Return which way forms run (unit vectors) on a grid of about side x side, and lazily where nothing runs."""
    small = grey_of(image).resize(_grid(image.size, side), BOX).filter(ImageFilter.BoxBlur(1))
    right, down = slopes(np.asarray(small, np.float32), 1)
    drift = enlarge(chance.child("drift").noise(6, 6) - np.float32(0.5), *small.size) * np.float32(3)
    across, along = -down + np.float32(1.2), right + drift
    length = np.sqrt(across * across + along * along) + np.float32(0.001)
    return across / length, along / length


def _grid(size: tuple[int, int], side: int) -> tuple[int, int]:
    short = min(size)
    return max(3, round(size[0] * side / short)), max(3, round(size[1] * side / short))


def shaded(image: Image.Image, light: Image.Image) -> Image.Image:
    """Multiply with a grey image; 255 leaves as it is."""
    return ImageChops.multiply(image, rgb(light))
