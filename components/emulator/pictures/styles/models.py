"""Styles of drawn film and of things formed by hand or machine: anime, clay, rendered scenes, felt, folded paper."""

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from .forms import contours, displaced, enlarged, halved, labelled, masses, outlines, palette_of, shaded
from .grades import bent, between, contrast, dyed, glowing, grey_of, lifted, mixed, rgb, softened, vivid
from .grounds import grain, hatching, textured, vignette
from .registry import StyleLook, style


@style
def anime(image: Image.Image, look: StyleLook) -> Image.Image:
    """A frame of anime: clear saturated colour, thin dark lines, light that blooms."""
    small = halved(image)
    px = min(small.size) / 512
    clear = vivid(bent(small, lifted(0.18)), 1.45)
    clear = bent(clear, between(0.02, 1), contrast(0.15), between(0.07, 1))
    detail = mixed(bent(image, lifted(0.15)), enlarged(clear, image.size), 0.72)
    lines = enlarged(contours(masses(small, 1), 1.5 * px, 10.0), image.size)
    detail.paste((34, 30, 62), (0, 0, *image.size), bent(lines, between(0, 0.72)))
    detail = bent(detail, contrast(0.3))
    return _sunlit(glowing(detail, look.px(0.05), 0.5, 0.75), look)


def _sunlit(image: Image.Image, look: StyleLook) -> Image.Image:
    """Let light fall in from one upper corner."""
    ray = np.arange(48, dtype=np.float32) / np.float32(47)
    slope = (1 - ray[None, :] - ray[:, None] * np.float32(0.9)).clip(0, 1) * np.float32(92)
    light = Image.fromarray(slope.astype(np.uint8)).resize(image.size, Image.Resampling.BICUBIC)
    return ImageChops.screen(image, dyed(rgb(light), (255, 226, 190)))


def _relief(image: Image.Image, count: int, round_px: float, strength: float) -> Image.Image:
    """Return the light, round 128, on regions that bulge like cushions; half size."""
    small = masses(halved(image), max(1, round(min(image.size) * 0.002)))
    colours = palette_of(small, count)
    labels = labelled(small.filter(ImageFilter.BoxBlur(1)), colours)
    edge = softened(outlines(Image.fromarray(colours[labels]), 1.0, 3.0), round_px)
    height = ImageChops.invert(edge)
    step = max(1, round(round_px * 0.8))
    lit = ImageChops.subtract(
        ImageChops.offset(height, -step, -step), ImageChops.offset(height, step, step), 1 / strength, 128
    )
    return lit


@style
def clay(image: Image.Image, look: StyleLook) -> Image.Image:
    """Modelling clay: rounded lumps, matt light, fingerprints."""
    small = masses(halved(image), max(1, look.px(0.0035)))
    soft = displaced(vivid(bent(small, lifted(0.25)), 1.4), look.chance.child("hand"), 2.5, 16)
    soft = enlarged(bent(soft, between(0.07, 0.96)), image.size)
    px = look.unit / 1024
    dents = grain(small.size, look.chance.child("dents"), look.unit / 68, 0.6)
    dents = ImageChops.subtract(ImageChops.offset(dents, 1, 1), ImageChops.offset(dents, -1, -1), 2.6, 128)
    lit = ImageChops.add(_relief(image, 10, 3.2 * px, 5.0), dents, 1, -128)
    skin = grain(image.size, look.chance, look.unit / 600, 0.12)
    return textured(soft, enlarged(lit, image.size), skin)


@style
def render_3d(image: Image.Image, look: StyleLook) -> Image.Image:
    """A rendered scene: smooth plastic, soft shadows, highlights."""
    small = halved(image)
    px = min(small.size) / 512
    smooth = vivid(mixed(masses(small, max(1, round(1.5 * px))), small, 0.5), 1.3)
    lit = textured(bent(smooth, contrast(0.2)), _relief(image, 12, 2.6 * px, 3.4))
    dark = ImageChops.invert(grey_of(small))
    cast = ImageChops.subtract(ImageChops.offset(dark, round(4 * px), round(6 * px)), dark)
    cast = cast.filter(ImageFilter.BoxBlur(3 * px)).point([255 - min(110, v) for v in range(256)])
    lit = enlarged(shaded(lit, cast), image.size)
    return vignette(glowing(lit, look.px(0.03), 0.6, 0.7), 0.3)


@style
def felt(image: Image.Image, look: StyleLook) -> Image.Image:
    """Cut-out felt: soft fibres, stitched edges."""
    small = masses(vivid(bent(halved(image), lifted(0.2)), 1.5), max(1, look.px(0.002)))
    colours = palette_of(small, 14)
    px = look.unit / 1024
    fuzzy = displaced(small, look.chance.child("fuzz"), 1.4 * px, 3 * px)
    cloth = Image.fromarray(colours[labelled(enlarged(fuzzy, image.size), colours)])
    cloth = bent(cloth, between(0.08, 0.95))
    one = hatching(image.size, look.chance.child("one"), look.px(0.014), 1, look.unit / 800)
    two = hatching(image.size, look.chance.child("two"), look.px(0.014), -1, look.unit / 800)
    fibres = bent(mixed(one, two, 0.5), between(0.32, 0.68))
    lift = grey_of(small).filter(ImageFilter.BoxBlur(px))
    edge = ImageChops.subtract(ImageChops.offset(lift, -2, -2), ImageChops.offset(lift, 2, 2), 1.6, 128)
    return textured(cloth, fibres, enlarged(edge.point([min(168, max(88, v)) for v in range(256)]), image.size))


@style
def miniature(image: Image.Image, look: StyleLook) -> Image.Image:
    """Tilt-shift: a sharp band, blur above and below, toy-like colours."""
    toy = vivid(bent(image, contrast(0.35)), 1.4)
    blurred = softened(toy.reduce(2), look.unit / 200).resize(image.size, Image.Resampling.BILINEAR)
    rows = np.arange(64, dtype=np.float32) / np.float32(63) - np.float32(0.58)
    away = ((np.abs(rows) - np.float32(0.13)) * np.float32(4)).clip(0, 1) * np.float32(255)
    mask = Image.fromarray(np.ascontiguousarray(np.repeat(away[:, None], 4, axis=1).astype(np.uint8)))
    return Image.composite(blurred, toy, mask.resize(image.size, Image.Resampling.BICUBIC))
