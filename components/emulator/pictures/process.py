"""What steps and guidance do to a finished painting, and how an init image shows through."""

import math
from itertools import pairwise

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from .canvas import as_image
from .chance import Chance, Floats
from .guidance import adherence, excess
from .picture import Picture
from .styles.forms import masses
from .styles.grades import Bend, bent, between, mixed, vivid

BOX, NEAREST, SMOOTH = Image.Resampling.BOX, Image.Resampling.NEAREST, Image.Resampling.BICUBIC
# A picture takes shape in so many cells along its short side, as a model's latents are coarser than its pixels.
LATENT = 96

# Steps; what is left of the noise, 0..1; the blocks that show, in shares of the short side; how much they hide.
STAGES = (
    (1, 1.0, 0.125, 1.0),
    (2, 0.74, 0.11, 1.0),
    (3, 0.54, 0.09, 1.0),
    (4, 0.41, 0.07, 0.97),
    (5, 0.32, 0.054, 0.92),
    (6, 0.25, 0.043, 0.84),
    (8, 0.16, 0.03, 0.66),
    (10, 0.105, 0.022, 0.5),
    (12, 0.07, 0.017, 0.36),
    (16, 0.034, 0.012, 0.18),
    (20, 0.016, 0.0105, 0.085),
    (25, 0.006, 0.0105, 0.03),
    (30, 0.0, 0.0105, 0.0),
)


def show_init(image: Image.Image, init: bytes | None, share: float) -> Image.Image:
    """Blend an init image's masses in; init is a square sketch, RGB."""
    if init is None:
        return image
    side = math.isqrt(len(init) // 3)
    patches = Image.frombytes("RGB", (side, side), init).resize((256, 256), SMOOTH)
    # Firm borders let one see the init image's shapes and not only its colours.
    firm = mixed(patches, masses(patches, 6), 0.7)
    return mixed(image, firm.resize(image.size, SMOOTH), share)


def guide(image: Image.Image, guidance: float) -> Image.Image:
    """Soften below balance, burn above it: clipped lights and darks, shrill colours, halos, steps of tone."""
    loose, hard = 1 - adherence(guidance), excess(guidance)
    if loose > 0.01:
        small = _grid(image, 44)
        haze = image.resize(small, BOX).resize(image.size, SMOOTH)
        image = bent(mixed(image, haze, 0.72 * loose), between(0.2 * loose, 1 - 0.1 * loose))
    if hard > 0:
        image = _sharpened(vivid(image, 1 + 0.9 * hard), 1.5 * hard)
    # Below the balance too, contrast grows a little with guidance, so that 5 and 7 differ.
    flat = 0.45 * (1 - min(1.0, guidance / 8)) + 0.5 * loose
    return bent(bent(image, _burnt(1.6 * hard - flat)), _stepped(max(0.0, hard - 0.25)))


def _sharpened(image: Image.Image, strength: float) -> Image.Image:
    """Lift every edge out of its surroundings."""
    soft = image.reduce(2).filter(ImageFilter.BoxBlur(max(1.0, min(image.size) / 300)))
    edges = ImageChops.subtract(image, soft.resize(image.size, SMOOTH), 1 / strength, 128)
    return ImageChops.add(image, edges, 1, -128)


def _burnt(strength: float) -> Bend:
    """Steepen the middle until lights and darks clip; strength 0..1.6, or flatten it below 0."""

    def bend(x: Floats) -> Floats:
        eased = x * x * (3 - 2 * x)
        if strength <= 0.8:
            return x + (eased - x) * np.float32(strength)
        harder = eased * eased * (3 - 2 * eased)
        firm = x + (eased - x) * np.float32(0.8)
        return firm + (harder - firm) * np.float32(strength - 0.8)

    return bend


def _stepped(strength: float) -> Bend:
    """Gather tones on eight levels; strength 0..1."""

    def bend(x: Floats) -> Floats:
        level: Floats = np.floor(x * 7 + np.float32(0.5)) / np.float32(7)
        return x + (level - x) * np.float32(strength)

    return bend


def settle(image: Image.Image, picture: Picture) -> Image.Image:
    """Show a painting as so many steps leave it: noise, then masses in blocks, then shapes, then detail."""
    noise, cell, hidden = _stage(picture.steps)
    chance = Chance("noise", picture.model, picture.seed, picture.index)
    if hidden > 0:
        image = mixed(image, _unfinished(image, chance, noise, cell), hidden)
    return _polished(image, chance, picture.steps)


def _stage(steps: int) -> tuple[float, float, float]:
    """Return what is left of the noise, the blocks' size and how much they hide after so many steps."""
    for (low, *before), (high, *after) in pairwise(STAGES):
        if steps < high:
            part = (max(low, steps) - low) / (high - low)
            noise, cell, hidden = (a + (b - a) * part for a, b in zip(before, after, strict=True))
            return noise, cell, hidden
    return STAGES[-1][1:]


def _unfinished(image: Image.Image, chance: Chance, noise: float, cell: float) -> Image.Image:
    """Return the painting's masses in blocks, under noise."""
    latent = _grid(image, LATENT)
    blocks = image.resize(_grid(image, 1 / cell), BOX)
    coarse = mixed(blocks.resize(latent, NEAREST), blocks.resize(latent, SMOOTH), 0.5)
    values = np.asarray(coarse, np.float32)
    values = values + (np.float32(122) - values) * np.float32(noise * (0.5 + 0.42 * noise))
    values += _speckles(chance, latent) * np.float32(noise * (250 - 70 * noise))
    grown = as_image(values)
    return mixed(grown.resize(image.size, NEAREST), grown.resize(image.size, SMOOTH), 0.6)


def _speckles(chance: Chance, size: tuple[int, int]) -> Floats:
    """Return coloured noise, H x W x 3 round 0, in patches of three sizes."""
    total = np.zeros((size[1], size[0], 3), np.float32)
    for share, weight in ((1.0, 0.8), (0.4, 0.55), (0.14, 0.5)):
        across, down = (max(2, round(side * share)) for side in size)
        level = as_image(chance.child(weight).noise(down, across, 3) * 255).resize(size, SMOOTH)
        total += (np.asarray(level, np.float32) - np.float32(127.5)) * np.float32(weight / 255)
    return total


def _polished(image: Image.Image, chance: Chance, steps: int) -> Image.Image:
    """Leave a last grain, which ever fewer pixels have: no number of steps gives quite the same picture."""
    raw = np.random.PCG64(chance.child("last").key).random_raw(-(-image.width * image.height // 4))
    draws = raw.astype("<u8").view(np.uint16)[: image.width * image.height].reshape(image.height, image.width)
    is_left = draws < min(2000, 200_000 // max(1, steps * steps))
    image.paste(
        bent(image, lambda x: x + np.float32(0.016)), (0, 0), Image.fromarray(is_left.astype(np.uint8) * np.uint8(255))
    )
    return image


def _grid(image: Image.Image, cells: float) -> tuple[int, int]:
    """Return how many cells go across and down when so many make up the short side."""
    short = min(image.size)
    return max(2, round(image.width * cells / short)), max(2, round(image.height * cells / short))
