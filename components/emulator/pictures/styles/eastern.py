"""Styles of East Asia: ink wash, fine brush, blue and green, woodblock prints, porcelain."""

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ..fields import axis, ramp
from .forms import contours, displaced, enlarged, halved, labelled, masses, outlines
from .grades import bent, between, contrast, dyed, gradient, grey_of, levelled, lifted, mixed, rgb, solid, vivid
from .grounds import framed, grain, hatching, patches, ragged, textured
from .registry import StyleLook, style

INK = ((26, 26, 30), (66, 67, 72), (126, 127, 130), (190, 189, 184), (234, 228, 214), (243, 237, 222))
SILK = (232, 212, 172)
EDO = (
    "f4e8cc efd9b0 e6bc84 d98a54 c2452f 8c2f2a f2c7a8 9ec3c4 6f9fb4 3d6f96 24466f 182f52 "
    "a8b58a 6f8a5c 3f5f48 d8d3c0 9c9684 6a6258 2c2a30 cbb894"
)
COBALT = ((16, 32, 98), (28, 62, 150), (82, 124, 200), (170, 198, 230), (232, 240, 246), (246, 249, 250))
SEAL = (
    ((0.5, 0.16, 0.5, 0.8), (0.2, 0.4, 0.2, 0.8), (0.8, 0.4, 0.8, 0.8), (0.2, 0.8, 0.8, 0.8)),
    ((0.5, 0.14, 0.5, 0.86), (0.5, 0.86, 0.4, 0.8), (0.16, 0.36, 0.4, 0.36), (0.4, 0.36, 0.16, 0.72),
     (0.84, 0.26, 0.58, 0.46), (0.56, 0.42, 0.86, 0.76)),
)  # fmt: skip


@style
def ink(image: Image.Image, look: StyleLook) -> Image.Image:
    """Ink wash: five greys that bleed into rice paper, a breath of colour, a red seal."""
    small = halved(image)
    px = min(small.size) / 512
    calm = displaced(masses(small, max(1, round(2.4 * px))), look.chance.child("bleed"), 4.5 * px, 8 * px)
    tone = levelled(grey_of(calm), 0.7, 0.95)
    # What is darker than its surroundings is drawn darker yet: a pale castle on a pale hill would be lost.
    nearby = ImageChops.subtract(tone, tone.filter(ImageFilter.BoxBlur(34 * px)), 0.62, 168)
    tone = mixed(tone, nearby, 0.5)
    wet = tone.filter(ImageFilter.BoxBlur(5 * px))
    tone = ImageChops.darker(mixed(tone, wet, 0.5), bent(tone, lifted(0.3)))
    rims = ImageChops.lighter(contours(small, 2.4 * px, 8.0), outlines(small, 2.0 * px, 3.0))
    lines = displaced(rims, look.chance.child("brush"), 2.5 * px, 14 * px)
    tone = ImageChops.subtract(bent(tone, contrast(0.25)), bent(lines, between(0, 0.75)))
    mist = patches(image.size, look.chance.child("mist"), look.unit * 0.3, 4)
    veil = Image.fromarray((ramp(0.1, 0.8, mist) * 90).astype(np.uint8)).resize(tone.size, Image.Resampling.BICUBIC)
    tone = ImageChops.screen(tone, veil)
    edge = ragged(small.size, look.chance.child("rim"), 52 * px, 60 * px)
    tone = ImageChops.invert(ImageChops.multiply(ImageChops.invert(tone), edge))
    washed = gradient(tone, INK)
    colour = dyed(bent(vivid(calm, 1.5), between(0.25, 1)), INK[-1])
    washed = enlarged(mixed(washed, ImageChops.multiply(washed, bent(colour, lifted(1.0))), 0.42), image.size)
    fibres = bent(
        hatching(image.size, look.chance.child("fibre"), look.px(0.03), 1, look.unit / 500), between(0.46, 0.54)
    )
    return sealed(textured(washed, fibres, grain(image.size, look.chance.child("rice"), look.unit / 520, 0.1)), look)


def sealed(image: Image.Image, look: StyleLook) -> Image.Image:
    """Press a red seal into the lower left corner."""
    side = look.px(0.062, 8)
    sheet = Image.new("L", (side * 4, side * 4))
    draw = ImageDraw.Draw(sheet)
    draw.rounded_rectangle((2, 2, side * 4 - 3, side * 4 - 3), radius=side // 2, fill=235)
    for at, strokes in enumerate(SEAL):
        for x0, y0, x1, y1 in strokes:
            left, top = side * 4 * 0.12, side * 4 * (0.06 + 0.46 * at)
            wide, high = side * 4 * 0.76, side * 4 * 0.42
            ends = [round(v) for v in (left + x0 * wide, top + y0 * high, left + x1 * wide, top + y1 * high)]
            draw.line(ends, fill=20, width=max(2, side // 5))
    mask = sheet.reduce(4)
    worn = grain(mask.size, look.chance.child("seal"), max(1.0, side / 24), 0.7)
    mask = ImageChops.multiply(mask, bent(worn, lambda x: x * np.float32(1.7)))
    image.paste((190, 36, 30), (look.px(0.075), image.height - look.px(0.075) - side), mask)
    return image


@style
def gongbi(image: Image.Image, look: StyleLook) -> Image.Image:
    """Fine brush: thin even lines and clear thin colours on silk."""
    small = halved(image)
    px = min(small.size) / 512
    calm = masses(small, max(1, round(2 * px)))
    colour = mixed(bent(calm, lifted(0.8)), solid(calm.size, SILK), 0.22)
    painted = dyed(enlarged(bent(colour, between(0.16, 1)), image.size), (250, 232, 196))
    lines = ImageChops.lighter(contours(calm, 1.7 * px, 10.0), outlines(calm, 1.7 * px, 4.0))
    painted.paste((66, 46, 36), (0, 0, *image.size), bent(enlarged(lines, image.size), between(0, 0.85)))
    return sealed(_silk(painted, look), look)


def _silk(image: Image.Image, look: StyleLook) -> Image.Image:
    upright = hatching(image.size, look.chance.child("warp"), look.px(0.05), 0, look.unit / 700)
    across = hatching((image.height, image.width), look.chance.child("weft"), look.px(0.05), 0, look.unit / 700)
    weave = mixed(upright, across.transpose(Image.Transpose.TRANSPOSE), 0.5)
    return textured(image, bent(weave, between(0.4, 0.6)))


@style
def blue_green(image: Image.Image, look: StyleLook) -> Image.Image:
    """Blue-and-green landscape of the court: azurite, malachite and gold on old silk."""
    small = halved(image)
    px = min(small.size) / 512
    calm = masses(small, max(1, round(2 * px)))
    tone = bent(levelled(grey_of(calm), 0.55), contrast(0.3))
    mineral = gradient(
        tone, ((12, 44, 70), (18, 92, 122), (36, 140, 128), (120, 176, 130), (222, 196, 132), (240, 224, 178))
    )
    mineral = mixed(mineral, vivid(calm, 1.3), 0.22)
    painted = enlarged(mineral, image.size)
    lines = ImageChops.lighter(contours(calm, 2 * px, 9.0), outlines(calm, 2 * px, 4.0))
    painted.paste((232, 188, 92), (0, 0, *image.size), enlarged(lines, image.size))
    return sealed(_silk(painted, look), look)


@style
def ukiyo_e(image: Image.Image, look: StyleLook) -> Image.Image:
    """A woodblock print of Edo: flat faded colours, dark outlines, a graded sky, a red cartouche."""
    small = bent(halved(image), contrast(0.2))
    px = min(small.size) / 512
    calm = masses(small, max(1, round(3 * px)))
    inks = np.frombuffer(bytes.fromhex(EDO), np.uint8).reshape(-1, 3)
    full = enlarged(calm, image.size)
    printed = Image.fromarray(inks[labelled(full, inks)])
    lines = ImageChops.lighter(contours(calm, 2.2 * px, 11.0), outlines(calm, 2.2 * px, 4.5))
    lines = enlarged(displaced(lines, look.chance.child("knife"), px, 6 * px), image.size)
    printed.paste((26, 30, 48), (0, 0, *image.size), bent(lines, contrast(1)))
    printed = ImageChops.multiply(printed, _graded_sky(image.size))
    wood = hatching((image.height, image.width), look.chance.child("wood"), look.px(0.3), 0, look.unit / 300)
    printed = textured(printed, bent(wood.transpose(Image.Transpose.TRANSPOSE), between(0.46, 0.54)))
    return _cartouche(framed(printed, look.px(0.028), (240, 230, 206)), look)


def _graded_sky(size: tuple[int, int]) -> Image.Image:
    """Return the printer's wiped band of blue along the top."""
    depth = 1 - ramp(0.0, 0.2, axis(size[1]))
    column = np.stack([255 - depth * np.float32(fall) for fall in (190, 150, 90)], axis=-1).astype(np.uint8)
    return Image.fromarray(np.ascontiguousarray(np.repeat(column[:, None], 4, axis=1))).resize(size)


def _cartouche(image: Image.Image, look: StyleLook) -> Image.Image:
    draw = ImageDraw.Draw(image)
    left, top, wide, high = look.px(0.055), look.px(0.055), look.px(0.05, 4), look.px(0.17, 8)
    draw.rectangle((left, top, left + wide, top + high), fill=(196, 52, 40))
    rim = look.px(0.005)
    draw.rectangle((left + rim, top + rim, left + wide - rim, top + high - rim), fill=(242, 224, 178))
    for at in range(3):
        y = top + round(high * (0.14 + 0.26 * at))
        for x0, y0, x1, y1 in SEAL[at % 2]:
            ends = (
                left + wide * (0.22 + 0.56 * x0),
                y + high * 0.22 * y0,
                left + wide * (0.22 + 0.56 * x1),
                y + high * 0.22 * y1,
            )
            draw.line([round(v) for v in ends], fill=(30, 28, 40), width=max(1, look.px(0.0035)))
    return image


@style
def porcelain(image: Image.Image, look: StyleLook) -> Image.Image:
    """Blue and white porcelain: cobalt under a clear glaze."""
    small = halved(image)
    px = min(small.size) / 512
    calm = displaced(masses(small, max(1, round(2 * px))), look.chance.child("bleed"), 2 * px, 7 * px)
    tone = bent(levelled(grey_of(calm), 0.66), contrast(0.3))
    lines = contours(small, 2.4 * px, 8.0)
    tone = ImageChops.subtract(tone, bent(lines, between(0, 0.8)))
    edge = ragged(small.size, look.chance.child("rim"), 34 * px, 8 * px)
    tone = ImageChops.invert(ImageChops.multiply(ImageChops.invert(tone), edge))
    glaze = gradient(enlarged(tone, image.size), COBALT)
    shine = patches(image.size, look.chance.child("shine"), look.unit * 0.6, 2)
    light = Image.fromarray((ramp(0.1, 0.8, shine) * 60).astype(np.uint8)).resize(image.size, Image.Resampling.BICUBIC)
    glaze = ImageChops.screen(glaze, rgb(light))
    rim = look.px(0.012)
    draw = ImageDraw.Draw(glaze)
    for inset, width in ((0.018, rim), (0.04, max(1, rim // 3))):
        at = look.px(inset)
        draw.rectangle((at, at, image.width - 1 - at, image.height - 1 - at), outline=COBALT[1], width=width)
    return glaze
