"""Styles of the brush: watercolour, gouache, oil and what painters made of it."""

import numpy as np
from PIL import Image, ImageChops

from ..fields import ramp
from .forms import displaced, enlarged, flattened, halved, masses, outlines
from .grades import bent, between, contrast, dyed, lifted, mixed, rgb, solid, vivid
from .grounds import grain, hatching, paper, patches, ragged, textured
from .registry import StyleLook, style
from .strokes import Brush, stroked, thick

PAPER = (252, 249, 241)


@style
def watercolor(image: Image.Image, look: StyleLook) -> Image.Image:
    """Watercolour: washes with dark rims that bleed, grain of the paper, a border that fades."""
    small = halved(image)
    px = min(small.size) / 512
    wash = displaced(masses(small, max(1, round(2 * px))), look.chance.child("bleed"), 2.3 * px, 8 * px)
    wash = vivid(bent(bent(wash, lifted(0.55)), between(0.1, 1)), 1.35)
    rims = outlines(wash, 2.2 * px, 2.6)
    pools = patches(image.size, look.chance.child("pools"), look.unit * 0.16, 5)
    fine = patches(image.size, look.chance.child("blooms"), look.unit * 0.045, 4)
    thin = np.float32(0.84) + pools * np.float32(0.22) + ramp(0.1, 0.16, np.abs(fine)) * np.float32(0.06)
    density = Image.fromarray((thin.clip(0.3, 1) * 255).astype(np.uint8)).resize(small.size, Image.Resampling.BICUBIC)
    density = ImageChops.add(density, rims.point([round(v * 0.62) for v in range(256)]))
    pigment = ImageChops.multiply(ImageChops.invert(wash), rgb(density))
    pigment = enlarged(pigment, image.size)
    edge = ragged(image.size, look.chance.child("border"), look.unit * 0.05, look.unit * 0.034)
    pigment = ImageChops.multiply(pigment, rgb(edge))
    painted = dyed(ImageChops.invert(pigment), PAPER)
    return textured(painted, paper(image.size, look.chance.child("paper"), look.unit / 560, 0.16))


@style
def gouache(image: Image.Image, look: StyleLook) -> Image.Image:
    """Gouache: flat, chalky, opaque patches with dry edges."""
    small = halved(image)
    px = min(small.size) / 512
    calm = vivid(masses(small, max(1, round(2 * px))), 1.25)
    flat = flattened(enlarged(displaced(calm, look.chance.child("edge"), 1.6 * px, 3 * px), image.size), 26)
    flat = bent(flat, between(0.07, 0.97))
    dry = hatching(image.size, look.chance.child("dry"), look.px(0.05), 1, look.unit / 640)
    return textured(flat, bent(dry, between(0.47, 0.53)), grain(image.size, look.chance, look.unit / 700, 0.14))


def _brushed(image: Image.Image, model: Image.Image, look: StyleLook, broad: Brush, fine: Brush) -> Image.Image:
    """Paint the model's masses, broad strokes, then fine ones and a trace of the drawing where there is detail."""
    calm = masses(model, max(1, round(min(model.size) / 250)))
    painted = stroked(calm.resize(image.size, Image.Resampling.BILINEAR), model, broad, look.chance.child("broad"))
    painted = stroked(painted, model, fine, look.chance.child("fine"))
    is_detail = bent(outlines(model, min(model.size) / 300, 9.0), between(0, 0.85))
    painted.paste(model.resize(image.size, Image.Resampling.BILINEAR), (0, 0), enlarged(is_detail, image.size))
    return painted


@style
def oil(image: Image.Image, look: StyleLook) -> Image.Image:
    """Oil: strokes along the forms, thick paint that catches the light."""
    model = vivid(bent(halved(image), contrast(0.25)), 1.2)
    broad = Brush(step=0.0235, length=0.06, width=0.017, spread=26)
    fine = Brush(step=0.014, length=0.034, width=0.005, spread=22, only_edges=True)
    return thick(_brushed(image, model, look, broad, fine), look.chance.child("bristles"), 0.8)


@style
def impressionist(image: Image.Image, look: StyleLook) -> Image.Image:
    """Dabs of broken colour, light and warm."""
    model = bent(vivid(halved(image), 1.35, warm=0.06), lifted(0.25))
    dabs = Brush(step=0.021, length=0.032, width=0.0142, spread=58)
    flecks = Brush(step=0.015, length=0.024, width=0.0065, spread=40, only_edges=True)
    return thick(_brushed(image, model, look, dabs, flecks), look.chance.child("bristles"), 0.6)


@style
def van_gogh(image: Image.Image, look: StyleLook) -> Image.Image:
    """Long swirling strokes of thick, strong colour."""
    model = vivid(bent(halved(image), contrast(0.35)), 1.5)
    swirl = Brush(step=0.019, length=0.062, width=0.0088, spread=58, curl=0.5)
    fine = Brush(step=0.0145, length=0.03, width=0.0045, spread=26, only_edges=True)
    return thick(_brushed(image, model, look, swirl, fine), look.chance.child("bristles"), 0.9)


@style
def pointillism(image: Image.Image, look: StyleLook) -> Image.Image:
    """Dots of pure colour on a light ground."""
    model = bent(vivid(halved(image), 1.6), lifted(0.2))
    ground = mixed(solid(image.size, PAPER), enlarged(masses(model, 2), image.size), 0.8)
    first = Brush(step=0.0145, length=0.004, width=0.0105, spread=90)
    second = Brush(step=0.0115, length=0.003, width=0.007, spread=110)
    painted = stroked(ground, model, first, look.chance.child("first"))
    return stroked(painted, model, second, look.chance.child("second"))
