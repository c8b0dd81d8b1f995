"""Styles that glow in the dark."""

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ..fields import axis, ramp
from .forms import contours, enlarged, halved, masses, outlines, shaded
from .grades import bent, between, contrast, dyed, glowing, gradient, grey_of, levelled, lifted, mixed, rgb, vivid
from .grounds import tiled, vignette
from .registry import StyleLook, style

TUBES = ((255, 30, 150), (255, 40, 210), (190, 60, 255), (60, 150, 255), (30, 240, 255))
CYBER = ((6, 4, 24), (16, 22, 84), (44, 34, 130), (150, 30, 160), (244, 46, 150), (110, 214, 250), (240, 255, 255))
WAVE = ((18, 6, 48), (72, 14, 110), (190, 30, 140), (255, 92, 110), (255, 176, 84), (255, 240, 170))
PASTEL_WAVE = ((52, 32, 110), (128, 84, 196), (240, 130, 210), (255, 184, 214), (150, 232, 238), (246, 255, 246))
BEAM = ((0, 18, 30), (0, 70, 104), (20, 160, 196), (130, 236, 246), (236, 255, 255))


@style
def neon(image: Image.Image, look: StyleLook) -> Image.Image:
    """Glowing tubes along every form, on a dark ground."""
    small = halved(image)
    px = min(small.size) / 512
    calm = masses(small, max(1, round(1.5 * px)))
    tubes = outlines(vivid(calm, 1.5), 2.0 * px, 9.0)
    colours = _tube_colours(small, look)
    core = ImageChops.multiply(colours, rgb(tubes))
    near, wide = (core.filter(ImageFilter.BoxBlur(reach * px)) for reach in (4, 14))
    glow = ImageChops.add(bent(near, lifted(4.0)), bent(wide.filter(ImageFilter.BoxBlur(12 * px)), lifted(3.0)))
    ground = bent(
        mixed(dyed(rgb(levelled(grey_of(calm), 0.4)), (84, 56, 200)), vivid(calm, 1.5), 0.25), between(0.02, 0.46)
    )
    lit = ImageChops.screen(ImageChops.screen(ground, glow), bent(core, lifted(2.0)))
    hot = rgb(tubes.point([max(0, round((level - 170) * 1.6)) for level in range(256)]))
    return vignette(enlarged(ImageChops.add(lit, hot), image.size), 0.45)


def _tube_colours(image: Image.Image, look: StyleLook) -> Image.Image:
    """Return magenta to cyan, by lightness and across the picture."""
    width, height = image.size
    slant = (axis(width)[None, :] + axis(height)[:, None]) * np.float32(128)
    place = Image.fromarray(slant.clip(0, 255).astype(np.uint8))
    if look.chance.yes(0.5):
        place = place.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return gradient(mixed(place, levelled(grey_of(image), 0.4), 0.3), TUBES)


@style
def cyberpunk(image: Image.Image, look: StyleLook) -> Image.Image:
    """A city's night: violet shadows, magenta and cyan lights, a trace of the screen."""
    grey = bent(levelled(grey_of(image), 0.3, 0.85), contrast(0.4))
    lit = mixed(gradient(grey, CYBER), enlarged(vivid(halved(image), 1.6), image.size), 0.4)
    lit = glowing(bent(lit, contrast(0.4)), look.px(0.03), 0.4, 1.0)
    return vignette(shaded(_split(lit, look.px(0.003)), _scan(image.size, look, 0.14)), 0.55)


def _split(image: Image.Image, reach: int) -> Image.Image:
    """Part red from blue, as a cheap lens does."""
    red, green, blue = image.split()
    return Image.merge("RGB", (ImageChops.offset(red, reach, 0), green, ImageChops.offset(blue, -reach, 0)))


def _scan(size: tuple[int, int], look: StyleLook, strength: float) -> Image.Image:
    high = look.px(0.0026, 2)
    tile = np.full((high * 2, 8), 255, np.uint8)
    tile[:high] = round(255 * (1 - strength))
    return tiled(size, tile)


@style
def synthwave(image: Image.Image, look: StyleLook) -> Image.Image:
    """The eighties' sunset: violet to gold, a grid of light below."""
    grey = bent(levelled(grey_of(image), 0.4, 0.9), contrast(0.3))
    lit = gradient(grey, WAVE)
    small = halved(lit)
    edges = contours(small, min(small.size) / 260, 5.0)
    lit = ImageChops.screen(lit, dyed(rgb(enlarged(edges, lit.size)), (0, 150, 190)))
    lit = ImageChops.screen(lit, _grid(image.size, look))
    lit = glowing(lit, look.px(0.03), 0.5, 0.8)
    return shaded(lit, _scan(image.size, look, 0.1))


def _grid(size: tuple[int, int], look: StyleLook) -> Image.Image:
    """Draw a floor of lines that runs to the horizon."""
    width, height = size
    sheet = Image.new("L", size)
    draw = ImageDraw.Draw(sheet)
    top, line = round(height * 0.64), look.px(0.0028)
    for step in range(-24, 25):
        foot = width / 2 + step * look.unit * 0.21
        draw.line((round(width / 2 + step * look.unit * 0.035), top, round(foot), height), fill=255, width=line)
    for step in range(1, 12):
        y = top + round((height - top) * (1 / (1.02 - step * 0.085) - 1) / 9)
        draw.line((0, y, width, y), fill=255, width=line)
    fade = ramp(0.64, 0.95, axis(height)) * np.float32(200)
    mask = Image.fromarray(np.ascontiguousarray(np.repeat(fade[:, None], 4, axis=1).astype(np.uint8)))
    return dyed(rgb(ImageChops.multiply(sheet, mask.resize(size))), (255, 60, 210))


@style
def vaporwave(image: Image.Image, look: StyleLook) -> Image.Image:
    """Pale rose, lilac and aqua, slightly out of register."""
    grey = bent(levelled(grey_of(image), 0.52, 0.9), contrast(0.2))
    lit = glowing(gradient(grey, PASTEL_WAVE), look.px(0.04), 0.6, 0.6)
    return shaded(_split(lit, look.px(0.004)), _scan(image.size, look, 0.09))


@style
def hologram(image: Image.Image, look: StyleLook) -> Image.Image:
    """A projection of blue light in lines."""
    grey = levelled(grey_of(image), 0.3)
    small = halved(image)
    edges = enlarged(outlines(small, min(small.size) / 300, 5.0), image.size)
    lit = gradient(ImageChops.screen(bent(grey, between(0, 0.7)), edges), BEAM)
    return vignette(shaded(glowing(lit, look.px(0.03), 0.4, 0.8), _scan(image.size, look, 0.4)), 0.6)


@style
def glitch(image: Image.Image, look: StyleLook) -> Image.Image:
    """A broken signal: bands slip sideways, colours part."""
    image = _split(bent(image, contrast(0.4)), look.px(0.008))
    for _ in range(14):
        top = look.chance.whole(0, max(0, image.height - 2))
        high = look.px(look.chance.between(0.004, 0.05))
        band = image.crop((0, top, image.width, min(image.height, top + high)))
        image.paste(ImageChops.offset(band, round(look.chance.between(-0.14, 0.14) * look.unit), 0), (0, top))
    return shaded(image, _scan(image.size, look, 0.22))
