"""Styles of the dry point: pencil, charcoal, crayon, pastel, chalk."""

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from ..fields import ramp
from .forms import contours, displaced, enlarged, halved, masses, outlines
from .grades import bent, between, contrast, dyed, gradient, grey_of, levelled, lifted, mixed, rgb, solid, vivid
from .grounds import grain, hatching, patches, ragged, textured, tiled
from .registry import StyleLook, style

SHEET = (250, 247, 238)
LEAD = ((44, 44, 50), (104, 104, 110), (160, 160, 163), (212, 211, 208), (251, 249, 243))


def _lines(image: Image.Image, width: float, strength: float) -> Image.Image:
    """Return pencil lines, dark on 255, at full size; width in 512ths of the short side."""
    small = halved(image)
    px = min(small.size) / 512
    both = ImageChops.lighter(contours(small, width * px, strength), outlines(small, width * px, strength * 0.9))
    return ImageChops.invert(enlarged(both, image.size))


def _hatched(tone: Image.Image, look: StyleLook, length: float, width: float) -> Image.Image:
    """Turn tones into pencil strokes, dark on 255; where it is darkest a second layer crosses the first."""
    size = tone.size
    first = hatching(size, look.chance.child("first"), look.px(length), -1, look.unit * width)
    second = hatching(size, look.chance.child("second"), look.px(length), 1, look.unit * width)
    dark = ImageChops.invert(tone)
    one = ImageChops.subtract(dark, bent(first, between(-0.1, 0.62)), 0.8)
    two = ImageChops.subtract(dark, bent(second, between(0.5, 0.95)), 0.9)
    hatched = ImageChops.lighter(bent(dark, lambda x: x * np.float32(0.5)), bent(one, lambda x: x * np.float32(0.95)))
    return ImageChops.invert(ImageChops.add(hatched, bent(two, lambda x: x * np.float32(0.6))))


def _crossing(size: tuple[int, int], look: StyleLook, length: float, width: float) -> Image.Image:
    """Return strokes that lean one way here and the other there, as a hand turns; a single slant looks like rain."""
    small = max(2, round(size[0] / width)), max(2, round(size[1] / width))
    reach = max(2, round(look.unit * length / width))
    across = hatching((small[1], small[0]), look.chance.child("across"), reach, 0).transpose(Image.Transpose.TRANSPOSE)
    left, right = (hatching(small, look.chance.child(lean), reach, lean) for lean in (-1, 1))
    turn = patches(small, look.chance.child("turn"), look.unit * 0.24 / width, 2)
    for strokes, share in ((right, ramp(0.12, 0.28, turn)), (across, 1 - ramp(-0.3, -0.14, turn))):
        mask = Image.fromarray((share * 255).astype(np.uint8)).resize(small, Image.Resampling.BILINEAR)
        left.paste(strokes, (0, 0), mask)
    return left.resize(size, Image.Resampling.BILINEAR)


@style
def sketch(image: Image.Image, look: StyleLook) -> Image.Image:
    """Pencil: searching lines, hatched shadows, the paper left at the rim."""
    tone = levelled(grey_of(halved(image)).filter(ImageFilter.BoxBlur(1.5)), 0.6, 0.9)
    shades = _hatched(enlarged(bent(tone, between(0.1, 1)), image.size), look, 0.045, 0.0019)
    once = _lines(image, 2.4, 9.0)
    twice = displaced(once, look.chance.child("again"), look.unit * 0.004, look.unit * 0.09)
    drawn = ImageChops.multiply(shades, ImageChops.darker(once, bent(twice, between(0.5, 1))))
    edge = ragged(image.size, look.chance.child("rim"), look.unit * 0.07, look.unit * 0.07)
    drawn = ImageChops.invert(ImageChops.multiply(ImageChops.invert(drawn), edge))
    tooth = grain(image.size, look.chance.child("tooth"), look.unit / 800, 0.3)
    return gradient(ImageChops.overlay(drawn, tooth), LEAD)


@style
def line_art(image: Image.Image, look: StyleLook) -> Image.Image:
    """One even line round every form, on white."""
    small = halved(image)
    px = min(small.size) / 512
    calm = masses(vivid(small, 2.0), max(1, round(1.5 * px)))
    lines = bent(enlarged(outlines(calm, 1.6 * px, 16.0), image.size), contrast(1))
    return gradient(ImageChops.invert(bent(lines, lifted(0.8))), ((20, 20, 24), (254, 253, 250)))


@style
def charcoal(image: Image.Image, look: StyleLook) -> Image.Image:
    """Charcoal: smudged, black, with the tooth of the paper."""
    tone = bent(levelled(grey_of(halved(image)), 0.56, 0.9), contrast(0.55))
    soft = tone.filter(ImageFilter.BoxBlur(max(1, look.unit / 250)))
    drawn = ImageChops.multiply(enlarged(mixed(tone, soft, 0.6), image.size), _lines(image, 5.0, 7.0))
    tooth = grain(image.size, look.chance.child("tooth"), look.unit / 560, 0.9)
    rubbed = bent(_crossing(image.size, look, 0.05, look.unit / 420), between(0.38, 0.62))
    drawn = ImageChops.overlay(ImageChops.overlay(drawn, bent(tooth, between(0.22, 0.78))), rubbed)
    return gradient(drawn, ((22, 21, 22), (70, 68, 68), (140, 136, 132), (206, 201, 193), (240, 234, 224)))


@style
def colored_pencil(image: Image.Image, look: StyleLook) -> Image.Image:
    """Coloured pencils: strokes side by side, paper between them."""
    small = halved(image)
    base = enlarged(vivid(bent(masses(small, 1), lifted(0.55)), 1.5), image.size)
    strokes = _crossing(image.size, look, 0.045, look.unit * 0.002)
    tooth = grain(image.size, look.chance.child("tooth"), look.unit / 700, 0.5)
    gaps = bent(ImageChops.overlay(strokes, tooth), lambda x: (x - np.float32(0.45)) * np.float32(1.0))
    drawn = ImageChops.multiply(
        ImageChops.screen(base, rgb(gaps)), rgb(bent(_lines(image, 2.2, 7.0), between(0.42, 1)))
    )
    edge = ragged(image.size, look.chance.child("rim"), look.unit * 0.045, look.unit * 0.03)
    return Image.composite(drawn, solid(image.size, SHEET), edge)


@style
def crayon(image: Image.Image, look: StyleLook) -> Image.Image:
    """Wax crayons: thick trembling lines, strong colours, paper that shines through."""
    small = halved(image)
    px = min(small.size) / 512
    flat = vivid(bent(masses(small, max(1, round(2 * px))), lifted(0.4)), 1.9)
    rims = rgb(bent(outlines(small, 4.5 * px, 4.0), lambda x: 1 - x * np.float32(0.72)))
    both = displaced(ImageChops.multiply(flat, rims), look.chance.child("hand"), 4 * px, 14 * px)
    drawn = enlarged(both, image.size)
    strokes = _crossing(image.size, look, 0.05, look.unit * 0.0045)
    tooth = grain(image.size, look.chance.child("wax"), look.unit / 330, 1.0)
    wax = mixed(strokes, tooth, 0.5)
    gaps = bent(wax, lambda x: (x - np.float32(0.56)) * np.float32(3.2))
    drawn = ImageChops.screen(drawn, rgb(gaps))
    edge = ragged(image.size, look.chance.child("rim"), look.unit * 0.03, look.unit * 0.03)
    return dyed(Image.composite(drawn, solid(image.size, (255, 255, 255)), edge), SHEET)


@style
def pastel(image: Image.Image, look: StyleLook) -> Image.Image:
    """Soft pastel: pale powdery colours, chalk that catches on the paper's tooth."""
    small = halved(image)
    px = min(small.size) / 512
    soft = masses(small, max(1, round(1.5 * px)))
    soft = mixed(soft, soft.filter(ImageFilter.BoxBlur(2 * px)), 0.35)
    soft = vivid(bent(bent(soft, lifted(0.85)), between(0.3, 1)), 1.18, warm=0.03)
    full = enlarged(displaced(soft, look.chance.child("dust"), 1.5 * px, 2.2 * px), image.size)
    tooth = grain(image.size, look.chance.child("tooth"), look.unit / 560, 1.0)
    chalk = _crossing(image.size, look, 0.035, look.unit / 480)
    full = textured(full, bent(mixed(chalk, tooth, 0.4), between(0.34, 0.66)))
    bare = bent(tooth, lambda x: (x - np.float32(0.66)) * np.float32(1.3))
    full = ImageChops.screen(full, rgb(bare))
    edge = ragged(image.size, look.chance.child("rim"), look.unit * 0.035, look.unit * 0.025)
    return Image.composite(full, solid(image.size, (252, 247, 240)), edge)


@style
def chalkboard(image: Image.Image, look: StyleLook) -> Image.Image:
    """Chalk on a school's board: lines, rubbed colour, dust."""
    small = halved(image)
    px = min(small.size) / 512
    calm = masses(small, max(1, round(1.5 * px)))
    board = textured(solid(image.size, (36, 60, 52)), grain(image.size, look.chance.child("dust"), look.unit / 7, 0.24))
    tooth = grain(image.size, look.chance.child("tooth"), look.unit / 640, 1.0)
    rubbed = mixed(_crossing(image.size, look, 0.04, look.unit / 420), tooth, 0.45)
    red, green, blue = calm.split()
    bright = bent(ImageChops.lighter(ImageChops.lighter(red, green), blue), lambda x: ramp(0.3, 1.0, x))
    rubbed = bent(rubbed, lambda x: (x - np.float32(0.16)) * np.float32(1.7))
    rubbed = ImageChops.multiply(rubbed, enlarged(bright, image.size))
    colour = enlarged(vivid(bent(calm, between(0.34, 1)), 1.5), image.size)
    board.paste(colour, (0, 0), rubbed)
    rims = enlarged(outlines(vivid(calm, 1.4), 2.0 * px, 11.0), image.size)
    rims = ImageChops.multiply(rims, bent(tooth, lambda x: x * np.float32(1.6) + np.float32(0.15)))
    board.paste(bent(colour, lifted(1.2)), (0, 0), rims)
    return board


@style
def blueprint(image: Image.Image, look: StyleLook) -> Image.Image:
    """White lines on blue paper, over a grid."""
    small = halved(image)
    px = min(small.size) / 512
    sheet = solid(image.size, (20, 60, 130))
    tone = enlarged(levelled(grey_of(small), 0.45, 0.7), image.size)
    sheet = ImageChops.add(sheet, dyed(rgb(bent(tone, between(0, 0.3))), (110, 170, 230)))
    step = look.px(0.025, 6)
    tile = np.zeros((step * 4, step * 4), np.uint8)
    tile[::step] = tile[:, ::step] = 26
    tile[0] = tile[:, 0] = 70
    sheet = ImageChops.screen(sheet, rgb(tiled(image.size, tile)))
    lines = enlarged(outlines(vivid(masses(small, 1), 1.6), 1.5 * px, 13.0), image.size)
    sheet.paste((238, 246, 255), (0, 0, *image.size), lines)
    return textured(sheet, grain(image.size, look.chance, look.unit / 5, 0.1))
