"""Styles of the press: posters, comics, woodcuts, cut paper."""

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ..fields import ramp
from .forms import contours, displaced, enlarged, halved, labelled, masses, outlines, palette_of, shaded
from .grades import bent, between, contrast, dyed, gradient, grey_of, levelled, lifted, mixed, rgb, solid, vivid
from .grounds import framed, grain, hatching, textured, tiled
from .registry import StyleLook, style

CREAM = (246, 238, 220)


def _flat(image: Image.Image, small: Image.Image, look: StyleLook, count: int) -> Image.Image:
    """Return the painting in few colours, which are found on a small version of it."""
    calm = masses(small, look.px(0.0025))
    colours = palette_of(calm, count)
    return Image.fromarray(colours[labelled(enlarged(calm, image.size), colours)])


def _ink(image: Image.Image, look: StyleLook, width: float, strength: float) -> Image.Image:
    """Return drawn outlines: 255 where there is ink."""
    small = halved(image)
    px = min(small.size) / 512
    calm = masses(small, max(1, round(1.5 * px)))
    both = ImageChops.lighter(
        contours(calm, width * px, strength), outlines(vivid(calm, 1.4), width * px, strength * 0.8)
    )
    return bent(enlarged(both, image.size), contrast(1))


def _dots(tone: Image.Image, step: int) -> Image.Image:
    """Turn tones into dots on a slanting grid: 255 where a dot is, the larger the darker."""
    x, y = np.arange(2 * step)[None, :], np.arange(2 * step)[:, None]
    across, down = (x + y) % (2 * step) - step, (x - y) % (2 * step) - step
    away = ((across * across + down * down) * 255 // (2 * step * step)).clip(0, 255).astype(np.uint8)
    far = tiled(tone.size, away)
    return bent(ImageChops.subtract(ImageChops.invert(tone), far, 1, 32), lambda x: x * 3)


@style
def poster(image: Image.Image, look: StyleLook) -> Image.Image:
    """A travel poster: flat bold colours and a cream border."""
    flat = _flat(image, vivid(bent(halved(image), contrast(0.35)), 1.35), look, 12)
    flat = flat.filter(ImageFilter.BoxBlur(look.unit / 1700))
    flat = textured(flat, grain(image.size, look.chance, look.unit / 700, 0.08))
    flat = framed(flat, look.px(0.042), CREAM)
    inset = look.px(0.048)
    ImageDraw.Draw(flat).rectangle(
        (inset, inset, image.width - 1 - inset, image.height - 1 - inset), outline=(40, 44, 58), width=look.px(0.003)
    )
    return flat


@style
def flat(image: Image.Image, look: StyleLook) -> Image.Image:
    """Plain vector shapes, nothing else."""
    few = _flat(image, vivid(halved(image), 1.55), look, 16)
    return bent(few.filter(ImageFilter.BoxBlur(look.unit / 1500)), between(0.04, 0.98))


@style
def comic(image: Image.Image, look: StyleLook) -> Image.Image:
    """A comic's panel: black outlines, flat colours, dots in the shadows."""
    few = _flat(image, bent(vivid(halved(image), 1.55), contrast(0.4)), look, 14)
    tone = bent(grey_of(few), lifted(0.5))
    dots = _dots(bent(tone, between(0.3, 1)), look.px(0.0062, 3))
    page = Image.composite(dyed(few, (176, 168, 200)), few, dots)
    page.paste((16, 14, 20), (0, 0, *image.size), _ink(image, look, 3.4, 13.0))
    page = framed(page, look.px(0.018), (252, 250, 244))
    inset = look.px(0.018)
    box = (inset, inset, image.width - 1 - inset, image.height - 1 - inset)
    ImageDraw.Draw(page).rectangle(box, outline=(16, 14, 20), width=look.px(0.005))
    return page


@style
def pop_art(image: Image.Image, look: StyleLook) -> Image.Image:
    """Screen print: shrill flat colours out of register, big dots."""
    grey = levelled(grey_of(halved(image)), 0.5)
    calm = enlarged(grey_of(masses(rgb(grey), look.px(0.003))), image.size)
    sets = (
        ((34, 20, 70), (230, 30, 130), (255, 120, 40), (255, 222, 40), (255, 250, 214)),
        ((24, 24, 80), (0, 120, 210), (240, 50, 120), (255, 210, 30), (250, 252, 240)),
        ((60, 10, 70), (220, 30, 60), (20, 170, 190), (255, 226, 60), (255, 250, 230)),
    )
    colours = np.array(look.chance.pick(sets), np.uint8)
    levels = np.minimum(np.asarray(calm) // 50, 4)
    page = Image.fromarray(colours[levels])
    dots = _dots(bent(enlarged(grey, image.size), between(0.35, 1)), look.px(0.0105, 4))
    light = Image.fromarray(colours[np.minimum(levels + 1, 4)])
    page = Image.composite(page, light, bent(dots, between(0.25, 1)))
    lines = ImageChops.offset(_ink(image, look, 4.0, 13.0), look.px(0.003), look.px(0.002))
    page.paste(tuple(int(v) for v in colours[0]), (0, 0, *image.size), lines)
    return page


@style
def manga(image: Image.Image, look: StyleLook) -> Image.Image:
    """A page in black and white: outlines, screentone, solid blacks."""
    grey = levelled(grey_of(image), 0.6)
    calm = grey_of(enlarged(masses(halved(rgb(grey)), max(1, look.px(0.004))), image.size))
    tone = bent(calm, lambda x: ramp(0.1, 0.8, x) * np.float32(0.7) + np.float32(0.3))
    dots = _dots(tone, look.px(0.0046, 3))
    page = Image.composite(solid(image.size, (24, 24, 28)), solid(image.size, (252, 252, 250)), dots)
    black = bent(calm, lambda x: 1 - ramp(0.13, 0.2, x))
    black = ImageChops.lighter(black, _ink(image, look, 3.0, 14.0))
    page.paste((14, 14, 18), (0, 0, *image.size), black)
    page.paste((253, 253, 251), (0, 0, *image.size), bent(calm, lambda x: ramp(0.84, 0.9, x)))
    return page


@style
def woodcut(image: Image.Image, look: StyleLook) -> Image.Image:
    """A block cut in wood: black ink, carved lines that follow the light."""
    grey = levelled(grey_of(halved(image)), 0.5)
    tone = enlarged(ImageChops.subtract(grey, grey.filter(ImageFilter.BoxBlur(12)), 0.9, 0), image.size)
    tone = mixed(enlarged(bent(grey, contrast(0.4)), image.size), tone, 0.25)
    y = np.arange(image.height, dtype=np.int32)[:, None]
    step = look.px(0.0125, 4)
    bend = np.asarray(enlarged(grey.filter(ImageFilter.BoxBlur(6)), image.size)).astype(np.int32) * step // 40
    wave = ((y + bend) % step * 2 - step).__abs__() * 255 // step
    cut = np.asarray(tone).astype(np.int32) - 30 + (wave - 128) * 9 // 10
    print_ = Image.fromarray(((cut - 96) * 5).clip(0, 255).astype(np.uint8))
    print_ = ImageChops.subtract(print_, _ink(image, look, 2.6, 9.0)).filter(ImageFilter.BoxBlur(look.unit / 1500))
    worn = bent(grain(image.size, look.chance, look.unit / 500, 1.0), lambda x: (x - np.float32(0.86)) * 3)
    return gradient(ImageChops.add(print_, worn), ((28, 24, 24), (244, 234, 212)))


@style
def linocut(image: Image.Image, look: StyleLook) -> Image.Image:
    """Lino: three inks, one over the other, rough with tool marks."""
    grey = levelled(grey_of(halved(image)), 0.52)
    calm = masses(rgb(grey), max(1, look.px(0.003)))
    px = min(grey.size) / 512
    full = enlarged(displaced(grey_of(calm), look.chance, 1.6 * px, 6 * px), image.size)
    marks = hatching(image.size, look.chance.child("tool"), look.px(0.03), 0, look.unit * 0.004)
    levels = np.asarray(full).astype(np.int32) + (np.asarray(marks).astype(np.int32) - 128) // 13
    inks = np.array(
        look.chance.pick(
            (
                ((24, 34, 62), (196, 72, 52), (240, 176, 88), (248, 238, 216)),
                ((22, 48, 52), (44, 124, 120), (236, 170, 90), (248, 240, 220)),
                ((40, 28, 56), (76, 92, 160), (226, 140, 130), (250, 240, 222)),
            )
        ),
        np.uint8,
    )
    page = Image.fromarray(inks[(levels // 58).clip(0, 3)])
    page.paste(tuple(int(part) for part in inks[0]), (0, 0, *image.size), _ink(image, look, 2.8, 8.0))
    return textured(page, grain(image.size, look.chance.child("ink"), look.unit / 450, 0.22))


@style
def paper_cut(image: Image.Image, look: StyleLook) -> Image.Image:
    """Layers of cut paper: the dark ones lie before the light ones and cast soft shadows."""
    small = masses(vivid(bent(halved(image), contrast(0.2)), 1.35), look.px(0.0025))
    calm = enlarged(small.filter(ImageFilter.BoxBlur(look.unit / 800)), image.size)
    colours = palette_of(small, 8)
    labels = labelled(calm, colours)
    sheets = Image.fromarray(colours[labels])
    height = Image.fromarray((labels * np.uint8(255 // 8)).astype(np.uint8))
    return _stacked(sheets, height, look)


def _stacked(sheets: Image.Image, height: Image.Image, look: StyleLook) -> Image.Image:
    """Shade layers by what lies higher to their upper left; height 0 (far) .. 255 (near)."""
    near, far = look.px(0.006), look.px(0.016)
    shadow = Image.new("L", height.size)
    for shift, blur, strength in ((near, 0.004, 1.6), (far, 0.013, 1.0)):
        cast = ImageChops.offset(height, shift, shift).filter(ImageFilter.BoxBlur(look.unit * blur))
        shadow = ImageChops.add(shadow, ImageChops.subtract(cast, height, 1 / strength))
    light = shadow.point([255 - min(150, round(level * 1.25)) for level in range(256)])
    one = look.px(0.0018)
    rim = ImageChops.subtract(height, ImageChops.offset(height, one, one)).point([128] * 20 + [172] * 236)
    return textured(shaded(sheets, light), rim, grain(height.size, look.chance, look.unit / 600, 0.16))


@style
def jianzhi(image: Image.Image, look: StyleLook) -> Image.Image:
    """Chinese paper cutting: red paper on white; borders are cut out of red and left standing in white."""
    small = halved(image)
    px = min(small.size) / 512
    grey = levelled(grey_of(small), 0.5)
    local = ImageChops.subtract(grey, grey.filter(ImageFilter.BoxBlur(40 * px)), 1, 128)
    calm = grey_of(masses(rgb(mixed(grey, local, 0.55)), look.px(0.003))).filter(ImageFilter.BoxBlur(1.4 * px))
    white = calm.point([min(255, max(0, (level - 124) * 14)) for level in range(256)])
    rims = bent(outlines(vivid(masses(small, look.px(0.002)), 1.5), 2.2 * px, 10.0), contrast(1))
    cut = bent(enlarged(ImageChops.difference(white, rims), image.size), contrast(1))
    sheet = textured(solid(image.size, (206, 28, 34)), grain(image.size, look.chance, look.unit / 500, 0.14))
    shadow = ImageChops.offset(cut, look.px(0.004), look.px(0.004)).filter(ImageFilter.BoxBlur(look.unit / 300))
    ground = shaded(solid(image.size, (252, 246, 232)), bent(shadow, between(0.72, 1)))
    return framed(Image.composite(ground, sheet, cut), look.px(0.03), (206, 28, 34))
