"""Styles of the camera: film, old prints, black and white."""

from PIL import Image, ImageChops, ImageFilter

from .grades import (
    bent,
    between,
    contrast,
    dyed,
    glowing,
    gradient,
    grey_of,
    levelled,
    lifted,
    mixed,
    rgb,
    softened,
    vivid,
)
from .grounds import framed, grain, textured, vignette
from .registry import StyleLook, style

SEPIA = ((34, 20, 12), (104, 70, 42), (186, 146, 98), (238, 214, 172), (255, 246, 224))
SILVER = ((10, 10, 12), (70, 70, 72), (140, 140, 140), (208, 208, 206), (250, 250, 246))


@style
def photo(image: Image.Image, look: StyleLook) -> Image.Image:
    """A photograph: soft lens, bloom in the lights, fine grain."""
    image = mixed(image, image.filter(ImageFilter.BoxBlur(look.px(0.0012))), 0.5)
    image = bent(glowing(image, look.px(0.02), 0.62, 0.5), contrast(0.3))
    image = textured(image, grain(image.size, look.chance, look.unit / 900, 0.12))
    return vignette(image, 0.3)


@style
def cinematic(image: Image.Image, look: StyleLook) -> Image.Image:
    """A film still: teal shadows, amber lights, deep contrast."""
    image = vivid(image, 0.92)
    red, green, blue = contrast(0.55), contrast(0.4), between(0.09, 0.9)
    image = bent(bent(image, red, green, blue), contrast(0.25))
    image = glowing(image, look.px(0.035), 0.55, 0.6)
    image = textured(image, grain(image.size, look.chance, look.unit / 760, 0.14))
    return vignette(image, 0.55)


@style
def vintage(image: Image.Image, look: StyleLook) -> Image.Image:
    """A faded colour print with a pale border."""
    image = mixed(image, rgb(grey_of(image)), 0.22)
    image = bent(bent(image, lifted(0.35)), between(0.24, 1.0), between(0.17, 0.95), between(0.18, 0.76))
    image = mixed(image, image.filter(ImageFilter.BoxBlur(look.px(0.0016))), 0.6)
    image = textured(vignette(image, 0.32), grain(image.size, look.chance, look.unit / 620, 0.24))
    image = textured(image, grain(image.size, look.chance.child("stain"), look.unit / 5, 0.16))
    return framed(image, look.px(0.035), (240, 230, 206))


@style
def sepia(image: Image.Image, look: StyleLook) -> Image.Image:
    """A brown print of long ago."""
    grey = bent(mixed(grey_of(image), levelled(grey_of(image), 0.5), 0.4), contrast(0.15))
    image = gradient(grey.filter(ImageFilter.BoxBlur(look.px(0.0012))), SEPIA)
    image = textured(image, grain(image.size, look.chance, look.unit / 700, 0.2))
    return vignette(image, 0.6)


@style
def monochrome(image: Image.Image, look: StyleLook) -> Image.Image:
    """Black and white film: red filter, grain."""
    red, green, _ = image.split()
    grey = mixed(mixed(red, green, 0.4), levelled(grey_of(image), 0.5), 0.4)
    image = gradient(bent(grey, contrast(0.45)), SILVER)
    image = textured(image, grain(image.size, look.chance, look.unit / 800, 0.22))
    return vignette(image, 0.35)


@style
def noir(image: Image.Image, look: StyleLook) -> Image.Image:
    """Black and white at its hardest: pools of light in the dark."""
    grey = bent(levelled(grey_of(image), 0.3), contrast(1.0))
    image = glowing(gradient(grey, SILVER), look.px(0.03), 0.5, 0.5)
    image = textured(image, grain(image.size, look.chance, look.unit / 700, 0.3))
    return vignette(image, 0.9)


@style
def dreamy(image: Image.Image, look: StyleLook) -> Image.Image:
    """Soft focus: a veil of light, pale rose and blue."""
    small = softened(image.reduce(4), look.unit / 170)
    veil = bent(small, lifted(0.7)).resize(image.size, Image.Resampling.BICUBIC)
    image = mixed(image, ImageChops.screen(image, veil), 0.62)
    return dyed(bent(image, between(0.1, 1)), (255, 238, 246))
