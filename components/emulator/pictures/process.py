"""What steps and guidance do to a finished painting, and how an init image shows through."""

import numpy as np
from PIL import Image, ImageFilter

from .chance import Chance, Floats
from .mood import adherence, excess
from .picture import Picture

SMOOTH = Image.Resampling.BICUBIC
SKETCH = (16, 16)
TAIL = 0.06  # what is left at 20 steps: from there on a picture is free of noise


def show_init(image: Image.Image, init: bytes | None, share: float) -> Image.Image:
    """Blend an init image's masses in."""
    if init is None:
        return image
    masses = Image.frombytes("RGB", SKETCH, init).filter(ImageFilter.GaussianBlur(0.8)).resize(image.size, SMOOTH)
    return Image.blend(image, masses, share)


def guide(image: Image.Image, guidance: float) -> Image.Image:
    """Soften below balance, harden above it."""
    loose, hard = 1 - adherence(guidance), excess(guidance)
    if loose > 0.01:
        small = _shrunk(image, 24)
        haze = image.resize(small, Image.Resampling.BOX).resize(image.size, SMOOTH)
        image = Image.blend(image, haze, 0.7 * loose)
    # Below the balance too, contrast grows a little with guidance, so that 5 and 7 differ.
    contrast = 0.16 * min(1.0, guidance / 8) - 0.16 + 1.15 * hard
    return image.point(_curve(contrast) * 3)


def _curve(contrast: float) -> list[int]:
    """Return an S-curve for 0..255; negative contrast flattens."""
    levels = np.linspace(0, 1, 256)
    bent = levels * levels * (3 - 2 * levels)
    if contrast > 0.5:
        harder = bent * bent * (3 - 2 * bent)
        bent = bent + (harder - bent) * (contrast - 0.5)
    curve = levels + (bent - levels) * min(1.0, contrast)
    return [int(level) for level in np.round(curve.clip(0, 1) * 255)]


def unsettled(steps: int) -> float:
    """Return how far from done a picture of so many steps is: 1 noise .. 0 settled."""
    rest: float = 1 / (1 + (max(0, steps - 1) / 2.6) ** 1.4)
    return max(0.0, (rest - TAIL) / (1 - TAIL))


def settle(image: Image.Image, picture: Picture) -> Image.Image:
    """Show a painting as so many steps leave it: noise, then blocks, then the picture."""
    rest = unsettled(picture.steps)
    if rest == 0:
        return image
    chance = Chance("noise", picture.model, picture.seed, picture.index)
    cell = max(3.0, min(image.size) * 0.062 * rest**0.75)
    grid = _shrunk(image, cell)
    blocks = np.asarray(image.resize(grid, Image.Resampling.BOX), np.float32)
    grey = blocks + (np.float32(118) - blocks) * np.float32(0.55 * rest * rest)
    noise = chance.noise(grid[1], grid[0], 3) * np.float32(0.6) + chance.child("grey").noise(grid[1], grid[0], 1)
    noisy = _clipped(grey + (noise - np.float32(0.8)) * np.float32(190 * rest))
    coarse = Image.blend(noisy.resize(image.size, Image.Resampling.NEAREST), noisy.resize(image.size, SMOOTH), 0.55)
    image = Image.blend(image, coarse, 1 - (1 - rest) ** 2.2)
    return _grained(image, chance, rest)


def _grained(image: Image.Image, chance: Chance, rest: float) -> Image.Image:
    """Add fine latent-like noise."""
    grid = _shrunk(image, 6)
    noise = chance.child("fine").noise(grid[1], grid[0], 3) * 255
    return Image.blend(image, _clipped(noise).resize(image.size, Image.Resampling.BILINEAR), 0.3 * rest)


def _shrunk(image: Image.Image, cell: float) -> tuple[int, int]:
    return max(2, round(image.width / cell)), max(2, round(image.height / cell))


def _clipped(values: Floats) -> Image.Image:
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))
