"""Sun and moon."""

import math

import numpy as np
from PIL import Image

from ..canvas import Canvas, as_image, as_mask, tone
from ..chance import Chance, Floats
from ..fields import billowed, ramp
from ..palette import Colour, Palette, light_of, mix
from ..scene import Orb, Scene

# How far the shadow's edge bulges over the face: -1 none is lit .. 1 all is.
PHASES = {"full": 2.0, "gibbous": 0.55, "half": 0.0, "crescent": -0.62, "new": -0.95}
SEAS = (  # x, y (down) and radii of the moon's dark plains, in radii of the moon
    (-0.36, -0.42, 0.34, 0.27),
    (0.2, -0.34, 0.23, 0.19),
    (0.38, -0.06, 0.27, 0.2),
    (0.66, -0.3, 0.13, 0.11),
    (0.62, 0.12, 0.18, 0.2),
    (-0.62, 0.0, 0.26, 0.44),
    (-0.22, 0.44, 0.25, 0.17),
    (0.42, 0.3, 0.14, 0.15),
)


def glow_of(palette: Palette, is_moon: bool) -> Colour:
    """Return the colour of a sun or a moon that no word has coloured."""
    return mix(palette.glow, (255, 244, 214), 0.3 if is_moon else 0.1)


def paint_orb(canvas: Canvas, scene: Scene, orb: Orb, cover: Image.Image) -> None:
    """Paint the disc, dimmed where clouds pass before it (cover: 255 where the sky is clear)."""
    size = max(3.0, orb.radius * canvas.unit)
    reach = math.ceil(size) + 2
    face, disc = _moon(orb, scene, size, reach) if orb.is_moon else _sun(orb, size, reach)
    left, top = round(orb.x * canvas.width) - reach, round(orb.y * canvas.height) - reach
    box = (left, top, left + 2 * reach + 1, top + 2 * reach + 1)
    clear = np.asarray(cover.crop(box), np.float32) * np.float32(0.88 / 255) + np.float32(0.12)
    canvas.image.paste(as_image(face), (left, top), as_mask(disc * clear))


def _plane(size: float, reach: int) -> tuple[Floats, Floats, Floats]:
    """Return x, y (downwards) and distance from the middle, in radii."""
    line = np.arange(-reach, reach + 1, dtype=np.float32) / np.float32(size)
    x, y = np.broadcast_arrays(line[None, :], line[:, None])
    far: Floats = np.sqrt(x * x + y * y)
    return x, y, far


def _sun(orb: Orb, size: float, reach: int) -> tuple[Floats, Floats]:
    _, y, far = _plane(size, reach)
    core, rim = tone(mix(orb.colour, (255, 255, 250), 0.75)), tone(mix(orb.colour, (255, 250, 225), 0.2))
    face = (
        core + (rim - core) * (ramp(0.35, 1.1, far) * np.float32(0.6) + ramp(-0.6, 1.0, y) * np.float32(0.4))[..., None]
    )
    disc: Floats = (1 - far) * np.float32(size) + np.float32(0.5)
    return face, disc.clip(0, 1)


def _moon(orb: Orb, scene: Scene, size: float, reach: int) -> tuple[Floats, Floats]:
    """Return a moon with its plains, bright craters and softly shaded limb, and how opaque it is."""
    x, y, far = _plane(size, reach)
    pale, grey = mix(orb.colour, (255, 255, 255), 0.42), mix(orb.colour, scene.palette.middle, 0.42)
    face = (
        tone(pale)
        + (tone(grey) - tone(pale)) * (_plains(scene.place.child("moon"), x, y, size) * np.float32(0.62))[..., None]
    )
    face += (tone(mix(orb.colour, scene.palette.middle, 0.18)) - face) * (ramp(0.5, 1.08, far) * np.float32(0.72))[
        ..., None
    ]
    disc = ((1 - far) * np.float32(size) + np.float32(0.5)).clip(0, 1)
    bulge = PHASES.get(orb.phase, 2.0)
    if bulge > 1:
        return face, disc
    lit = _lit_part(x, y, bulge, size)
    dark = tone(mix(scene.palette.middle, orb.colour, 0.16))
    face = dark + (face - dark) * lit[..., None]
    earthshine = 0.3 if light_of(scene.palette.middle) < 0.3 else 0.04
    return face, disc * (lit + (1 - lit) * np.float32(earthshine))


def _lit_part(x: Floats, y: Floats, bulge: float, size: float) -> Floats:
    """Return 1 on the sunward side of the shadow's edge, which leans a little as it does in the evening."""
    across, along = x * np.float32(0.906) + y * np.float32(0.423), y * np.float32(0.906) - x * np.float32(0.423)
    edge = np.sqrt((1 - along * along).clip(0, 1)) * np.float32(-bulge)
    lit: Floats = ((across - edge) * np.float32(size * 0.5) + np.float32(0.5)).clip(0, 1)
    return lit


def _plains(chance: Chance, x: Floats, y: Floats, size: float) -> Floats:
    side = x.shape[0]
    rough = billowed(chance, side, side, size * 0.5, 4)
    dark = np.zeros(x.shape, np.float32)
    for middle, down, wide, tall in SEAS:
        aside, below = (x - np.float32(middle)) / np.float32(wide), (y - np.float32(down)) / np.float32(tall)
        np.maximum(dark, 1 - (aside * aside + below * below) * np.float32(0.6), out=dark)
    plains: Floats = ramp(0.2, 0.75, dark + rough * np.float32(0.3)) + rough * np.float32(0.12)
    return plains.clip(0, 1)
