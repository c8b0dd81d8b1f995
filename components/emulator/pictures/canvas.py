"""The painting surface: pixels, masks of limited area, and reflections."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from .chance import Floats
from .palette import Colour, ink

BILINEAR = Image.Resampling.BILINEAR


def as_mask(values: Floats) -> Image.Image:
    """Turn an array of 0..1 into a Pillow mask."""
    return Image.fromarray((values.clip(0, 1) * np.float32(255) + np.float32(0.5)).astype(np.uint8))


def as_image(values: Floats) -> Image.Image:
    """Turn an array H x W x 3 of 0..255 into an RGB image."""
    return Image.fromarray((values.clip(0, 255) + np.float32(0.5)).astype(np.uint8))


def tone(one: Colour) -> Floats:
    """Return a colour as an array that multiplies over H x W x 3."""
    return np.array(one, np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Hold a finished motif: RGBA, and the pixel in it that is put at the given place."""

    image: Image.Image
    x: int
    y: int


class Canvas:
    """Paint on an RGB image; unit is the short side in pixels, the measure of every motif."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.unit = min(width, height)
        self.image = Image.new("RGB", (width, height))

    def put(self, stamp: Stamp, x: float, y: float, strength: float = 1.0) -> None:
        """Put a stamp at a pixel."""
        mask = stamp.image
        if strength < 1:
            mask = mask.getchannel("A").point([round(level * strength) for level in range(256)])
        self.image.paste(stamp.image, (round(x) - stamp.x, round(y) - stamp.y), mask)

    def mirror(self, stamp: Stamp, x: float, y: float, wobble: float, strength: float = 0.55) -> None:
        """Paint a stamp's broken reflection below its waterline; wobble in pixels."""
        above = stamp.image.crop((0, 0, stamp.image.width, stamp.y))
        if above.height < 3:
            return
        squashed = above.resize((above.width, max(2, round(above.height * 0.8))), BILINEAR)
        pixels = np.asarray(squashed)[::-1]
        rows = np.arange(len(pixels))
        # Two triangle waves that widen downwards: ripples that need no sine, hence equal on every machine.
        down = rows * (1024 / self.unit) * (1 - 0.35 * rows / len(rows))
        swing = np.abs(down % 11 - 5.5) - 2.75 + (np.abs(down % 37 - 18.5) - 9.25) * 0.5
        shift = np.round(swing * wobble * (0.15 + rows / len(rows)) / 6).astype(int)
        columns = (np.arange(above.width) + shift[:, None]).clip(0, above.width - 1)
        broken = pixels[rows[:, None], columns].copy()
        fade = strength * (1 - rows / len(rows)) * (0.8 + 0.04 * (swing.clip(-5, 5)))
        broken[..., 3] = broken[..., 3] * fade.astype(np.float32)[:, None]
        self.put(Stamp(image=Image.fromarray(broken), x=stamp.x, y=0), x, y)

    def shine(self, mask: Floats, colour: Colour, box: tuple[int, int, int, int] | None = None) -> None:
        """Lay light of a colour through a coarse mask that is stretched over the box."""
        left, top, right, bottom = box or (0, 0, self.width, self.height)
        stretched = as_mask(mask).resize((right - left, bottom - top), Image.Resampling.BICUBIC)
        self.image.paste(ink(colour), (left, top, right, bottom), stretched)

    def ridge(self, tops: Floats, bottom: int, crest: Colour, foot: Colour, strength: float = 1.0) -> None:
        """Fill below a line of heights (pixels from the top) down to a row, from crest colour to foot colour."""
        first = max(0, int(tops.min()) - 1)
        if bottom <= first:
            return
        rows = np.arange(first, bottom, dtype=np.float32)[:, None]
        mask = (rows + 1 - tops[None, :]).clip(0, 1) * np.float32(strength)
        part = (rows - first) / np.float32(bottom - first)
        column = tone(crest) + (tone(foot) - tone(crest)) * part[:, :, None]
        shades = as_image(column).resize((self.width, bottom - first), BILINEAR)
        self.image.paste(shades, (0, first), as_mask(mask))
