"""The sky: gradient, glow, stars, clouds, sun and moon."""

import math

import numpy as np
from PIL import Image

from .canvas import Canvas, Stamp, as_image, as_mask, tone
from .chance import Chance, Floats
from .fields import clouded, ramp, shifted
from .palette import Colour, Palette, ink, mix
from .pen import Pen
from .scene import Orb, Scene

COARSE = 2  # the sky is soft: it is painted at half size


def paint_sky(canvas: Canvas, scene: Scene) -> None:
    """Paint everything above the horizon that is not land."""
    depth = round(scene.horizon * canvas.height) + 2
    size = (-(-canvas.width // COARSE), -(-depth // COARSE))
    air = _air(canvas, scene, *size)
    stars = _stars(canvas, scene, depth)
    veil = _clouds(canvas, scene, air)
    air += scene.place.child("dither").noise(*air.shape[:2])[..., None] - np.float32(0.5)
    canvas.image.paste(as_image(air).resize((canvas.width, depth), Image.Resampling.BICUBIC), (0, 0))
    cover = as_mask(1 - veil).resize((canvas.width, depth), Image.Resampling.BILINEAR)
    if stars:
        night = Image.fromarray((np.asarray(stars) * (np.asarray(cover, np.float32) / 255)).astype(np.uint8))
        canvas.image.paste(ink(mix(scene.palette.cloud, (255, 255, 255), 0.6)), (0, 0), night)
    for orb in scene.orbs:
        _orb(canvas, scene, orb, cover)


def _air(canvas: Canvas, scene: Scene, width: int, height: int) -> Floats:
    """Return the gradient with its glow."""
    palette = scene.palette
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    stops = tone(palette.zenith), tone(palette.middle), tone(palette.horizon)
    upper, lower = ramp(-0.1, 0.62, down), ramp(0.42, 1.04, down)
    air = stops[0] + (stops[1] - stops[0]) * upper
    air = np.repeat(air + (stops[2] - air) * lower, width, axis=1)
    for orb in scene.orbs:
        far = _distance(canvas, orb.x, orb.y, width, height)
        wide = orb.radius * (2.4 if orb.is_moon else 3.4)
        halo = 0.62 / (1 + (far / np.float32(wide)) ** 2) ** 2 + 0.25 / (1 + (far / np.float32(wide * 0.45)) ** 4)
        air += (tone(orb.colour) - air) * halo.clip(0, 1)[..., None] * np.float32(0.85)
    return air


def _distance(canvas: Canvas, x: float, y: float, width: int, height: int) -> Floats:
    """Return every coarse pixel's distance from a place, in units."""
    step = COARSE / canvas.unit
    across = np.arange(width, dtype=np.float32) * np.float32(step) - np.float32(x * canvas.width / canvas.unit)
    down = np.arange(height, dtype=np.float32) * np.float32(step) - np.float32(y * canvas.height / canvas.unit)
    far: Floats = np.sqrt(across[None, :] ** 2 + down[:, None] ** 2)
    return far


def _clouds(canvas: Canvas, scene: Scene, air: Floats) -> Floats:
    """Lay clouds into the air and return how much they hide."""
    height, width = air.shape[:2]
    if scene.cover <= 0.01:
        return np.zeros((height, width), np.float32)
    long = canvas.width / canvas.unit
    tall = canvas.height * scene.horizon / canvas.unit
    chance = scene.shapes.child("clouds")
    heap = clouded(chance, width, height, (2.6 * long, 5.0 * tall), 5)
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    # Perspective: flat streaks gather towards the horizon, heaps stand in the middle of the sky.
    streak = clouded(chance.child("streaks"), width, height, (1.5 * long, 16 * tall), 3)
    near_horizon = ramp(0.45, 0.95, down)
    body = heap * (1 - near_horizon * 0.65) + streak * near_horizon * np.float32(0.8)
    middle = 1 - np.abs(down - np.float32(chance.between(0.5, 0.74))) * 2.0
    density = body + middle.clip(-0.5, 1) * np.float32(0.42) - np.float32(0.72 - 0.85 * scene.cover)
    alpha = ramp(0.0, 0.42, density)
    lit = _lit(canvas, scene, density)
    palette = scene.palette
    tint = tone(palette.shade) + (tone(palette.cloud) - tone(palette.shade)) * lit[..., None]
    warm = near_horizon[..., None] * np.float32(0.45)
    tint += (tone(palette.horizon) - tint) * warm
    alpha *= np.float32(0.92) * (1 - ramp(0.9, 1.0, down) * np.float32(0.6))
    air += (tint - air) * alpha[..., None]
    return alpha


def _lit(canvas: Canvas, scene: Scene, density: Floats) -> Floats:
    """Return how much light each part of a cloud takes: its edges towards the light, and all of it near the light."""
    height, width = density.shape
    step = max(1, round(canvas.unit * 0.012 / COARSE))
    # The light's side turns over gradually, lest a seam show below it.
    aside = np.arange(width, dtype=np.float32) * np.float32(COARSE / canvas.width) - np.float32(scene.light_x)
    turn = (aside * 4).clip(-1, 1)[None, :] * np.float32(0.35)
    slope = (shifted(density, 0, -step) - shifted(density, 0, step)) * turn
    edge = ((density - shifted(density, step, 0)) * np.float32(0.65) + slope * np.float32(0.5)) * np.float32(2.6)
    far = _distance(canvas, scene.light_x, scene.light_y, width, height)
    near = 1 / (1 + (far / np.float32(0.42)) ** 2)
    thin = 1 - ramp(0.1, 0.75, density)
    lit: Floats = (np.float32(0.28) + edge * 0.55 + near * (np.float32(0.25) + thin * 0.6) + thin * 0.12).clip(0, 1)
    return lit


def _stars(canvas: Canvas, scene: Scene, depth: int) -> Image.Image | None:
    """Sow stars, more and brighter towards the zenith."""
    if scene.stars <= 0.02:
        return None
    zoom = 2
    sheet = np.zeros((depth * zoom, canvas.width * zoom), np.uint8)
    chance = scene.place.child("stars")
    dot = max(1, round(canvas.unit / 640))
    for _ in range(round(330 * scene.stars * canvas.width * depth / canvas.unit**2)):
        x, y = chance.between(0, 1), chance.between(0, 1) ** 1.35
        bright = chance.between(0, 1) ** 3
        size = dot + (dot if bright > 0.55 else 0)
        row, column = int(y * (depth * zoom - 4)), int(x * (canvas.width * zoom - 4))
        sheet[row : row + size, column : column + size] = round((110 + 145 * bright) * (1 - 0.75 * y))
        if bright > 0.86:
            _twinkle(sheet, row, column, dot, bright)
    return Image.fromarray(sheet).reduce(zoom)


def _twinkle(sheet: np.ndarray, row: int, column: int, dot: int, bright: float) -> None:
    """Give a bright star four short rays."""
    reach = round(dot * 6 * bright)
    for step in range(1, reach):
        level = round(190 * (1 - step / reach) ** 2)
        for down, across in ((step, 0), (-step, 0), (0, step), (0, -step)):
            high, left = row + down, column + across
            if high >= 0 and left >= 0:
                spot = (slice(high, high + dot), slice(left, left + dot))
                sheet[spot] = np.maximum(sheet[spot], level)


def _orb(canvas: Canvas, scene: Scene, orb: Orb, cover: Image.Image) -> None:
    """Paint the disc, dimmed where clouds pass before it."""
    stamp = _moon(canvas, orb, scene) if orb.is_moon else _sun(canvas, orb)
    left, top = round(orb.x * canvas.width) - stamp.x, round(orb.y * canvas.height) - stamp.y
    box = (left, top, left + stamp.image.width, top + stamp.image.height)
    clear = np.asarray(cover.crop(box), np.float32) / 255 * np.float32(0.85) + np.float32(0.15)
    disc = np.asarray(stamp.image.getchannel("A"), np.float32) / 255
    canvas.image.paste(stamp.image.convert("RGB"), (left, top), as_mask(disc * clear))


def _sun(canvas: Canvas, orb: Orb) -> Stamp:
    size = orb.radius * canvas.unit
    pen = Pen(size, (-1.1, -1.1, 1.1, 1.1), orb.colour)
    for step in range(12):
        pen.oval(0, -0.01 * step, 1 - 0.02 * step, 1 - 0.02 * step, mix(orb.colour, (255, 255, 250), step / 16))
    return pen.done()


def _moon(canvas: Canvas, orb: Orb, scene: Scene) -> Stamp:
    """Paint a moon with its seas and a softly shaded limb."""
    radius = max(4.0, orb.radius * canvas.unit)
    reach = math.ceil(radius) + 2
    axis = np.arange(-reach, reach + 1, dtype=np.float32)
    far = np.sqrt(axis[None, :] ** 2 + axis[:, None] ** 2)
    seas = ramp(0.05, 0.6, _seas(scene.place.child("moon"), len(axis)))
    limb = ramp(0.55, 1.1, far / np.float32(radius))
    pale: Colour = mix(orb.colour, (255, 255, 255), 0.45)
    grey: Colour = mix(orb.colour, scene.palette.middle, 0.34)
    face = tone(pale) + (tone(grey) - tone(pale)) * (seas * 0.5)[..., None]
    face += (tone(orb.colour) - face) * (limb * 0.7)[..., None]
    disc = as_image(face).convert("RGBA")
    disc.putalpha(as_mask(np.float32(radius) - far + np.float32(0.5)))
    return Stamp(image=disc, x=reach, y=reach)


def _seas(chance: Chance, side: int) -> Floats:
    seas: Floats = clouded(chance, side, side, (3, 3), 5) + np.float32(0.16)
    return seas


def glow_of(palette: Palette, is_moon: bool) -> Colour:
    """Return the colour of a sun or a moon that no word has coloured."""
    return mix(palette.glow, (255, 244, 214), 0.3 if is_moon else 0.1)
