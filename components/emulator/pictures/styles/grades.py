"""Colour by table: curves, tints and mixes in whole numbers, so that every machine gets the same pixels."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from ..chance import Floats
from ..fields import ramp
from ..palette import Colour, ink

SIDE = 17  # places of a colour table along each axis
Bend = Callable[[Floats], Floats]  # 0..1 to 0..1


def table(bend: Bend) -> list[int]:
    """Return the 256 levels of a curve."""
    levels = np.arange(256, dtype=np.float32) / np.float32(255)
    return [int(level) for level in (bend(levels).clip(0, 1) * np.float32(255) + np.float32(0.5))]


def bent(image: Image.Image, *bends: Bend) -> Image.Image:
    """Send every channel through a curve: one for all, or one each."""
    count = len(image.getbands())
    curves = bends if len(bends) == count else bends * count
    return image.point([level for bend in curves for level in table(bend)])


def contrast(strength: float) -> Bend:
    """Steepen the middle; strength 0..1, or flatten it below 0."""
    return lambda x: x + (ramp(0, 1, x) - x) * np.float32(strength)


def between(low: float, high: float) -> Bend:
    """Fit the whole range between two levels."""
    return lambda x: np.float32(low) + x * np.float32(high - low)


def lifted(strength: float) -> Bend:
    """Lighten the dark parts; strength 0 (not at all) .. 1 (much), or darken the light ones below 0."""
    if strength >= 0:
        return lambda x: x * np.float32(1 + strength) / (1 + np.float32(strength) * x)
    return lambda x: 1 - lifted(-strength)(1 - x)


def gradient(grey: Image.Image, colours: Sequence[Colour]) -> Image.Image:
    """Colour a grey image from dark to light by colours at even distances."""
    stops = np.array(colours, np.float32)
    at = np.arange(256, dtype=np.float32) * np.float32((len(colours) - 1) / 255)
    left = np.minimum(at.astype(np.intp), len(colours) - 2)
    part = (at - left.astype(np.float32))[:, None]
    shades = (stops[left] + (stops[left + 1] - stops[left]) * part + np.float32(0.5)).astype(np.uint8)
    return Image.merge("RGB", [grey.point([int(level) for level in shades[:, band]]) for band in range(3)])


def vivid(image: Image.Image, factor: float, *, warm: float = 0.0) -> Image.Image:
    """Multiply colours' distance from their grey, and warm (0..1) or cool (below 0) them."""
    axis = np.arange(SIDE, dtype=np.float32) / np.float32(SIDE - 1)
    cube = np.empty((SIDE, SIDE, SIDE, 3), np.float32)  # blue, green, red
    cube[..., 0], cube[..., 1], cube[..., 2] = axis, axis[:, None], axis[:, None, None]
    grey = cube[..., 0] * np.float32(0.3) + cube[..., 1] * np.float32(0.59) + cube[..., 2] * np.float32(0.11)
    cube = grey[..., None] + (cube - grey[..., None]) * np.float32(factor)
    cube *= np.array((1 + warm * 0.3, 1 + warm * 0.05, 1 - warm * 0.3), np.float32)
    return image.filter(ImageFilter.Color3DLUT(SIDE, cube.clip(0, 1).ravel()))


def grey_of(image: Image.Image) -> Image.Image:
    """Return the lightness."""
    return image.convert("L")


def rgb(grey: Image.Image) -> Image.Image:
    """Return a grey image with three channels."""
    return Image.merge("RGB", (grey, grey, grey))


def mixed(one: Image.Image, other: Image.Image, share: float) -> Image.Image:
    """Go from one image to the other; share 0..1."""
    # Image.blend works in floats, whose last digit depends on the machine; masks are whole numbers.
    return Image.composite(other, one, Image.new("L", one.size, round(share * 255)))


def solid(size: tuple[int, int], colour: Colour) -> Image.Image:
    """Return a plain RGB image."""
    return Image.new("RGB", size, ink(colour))


def dyed(image: Image.Image, colour: Colour, share: float = 1.0) -> Image.Image:
    """Multiply with a colour, which is what white becomes; share 0..1."""
    tables = [table(between(0, 1 - (1 - part / 255) * share)) for part in colour]
    return image.point([level for each in tables for level in each])


def levelled(grey: Image.Image, middle: float, spread: float = 1.0) -> Image.Image:
    """Stretch a grey image's range and bring its median to a level, 0..1."""
    counts = np.cumsum(grey.resize((64, 64), Image.Resampling.BOX).histogram())
    low, median, high = (int(np.searchsorted(counts, round(4096 * part))) for part in (0.005, 0.5, 0.995))
    full = max(high - low, 24)
    at = min(0.92, max(0.08, (median - low) / full))
    # A rational curve through (0, 0), (at, middle) and (1, 1).
    k = (middle * (1 - at)) / (at * (1 - middle))
    k = 1 + (k - 1) * spread
    fitted: Bend = lambda x: (x * 255 - np.float32(low)).clip(0, full) / np.float32(full)  # noqa: E731
    return bent(grey, lambda x: fitted(x) * np.float32(k) / (1 + np.float32(k - 1) * fitted(x)))


def softened(image: Image.Image, radius: float) -> Image.Image:
    """Blur as a Gaussian of that radius nearly does; pixels."""
    # Two boxes are reckoned in whole numbers throughout; Pillow's own Gaussian chooses its boxes in floats.
    box = ImageFilter.BoxBlur(radius * 1.2)
    return image.filter(box).filter(box)


def glowing(image: Image.Image, radius: float, least: float, strength: float) -> Image.Image:
    """Let what is lighter than a level (0..1) bloom; radius in pixels."""
    small = image.reduce(4)
    lights = bent(small, lambda x: ramp(least, 1, x) * np.float32(strength))
    halo = softened(lights, max(0.5, radius / 4))
    return ImageChops.screen(image, halo.resize(image.size, Image.Resampling.BILINEAR))
