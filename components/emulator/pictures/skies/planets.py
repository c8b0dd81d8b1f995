"""Planets: lit spheres with bands, seas or deserts, some with rings."""

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from ..canvas import BILINEAR, Canvas, as_image, as_mask, tone
from ..chance import Chance, Floats
from ..fields import billowed, enlarge, ramp
from ..palette import Colour, mix
from .air import COARSE

SMOOTH = Image.Resampling.BICUBIC
KINDS: dict[str, tuple[Colour, ...]] = {
    "giant": ((232, 196, 150), (176, 112, 78), (250, 232, 204), (206, 148, 104), (146, 88, 70), (240, 214, 176)),
    "azure": ((120, 176, 232), (74, 120, 206), (176, 214, 246), (96, 148, 222), (60, 96, 186), (150, 198, 240)),
    "violet": ((196, 150, 226), (128, 88, 190), (234, 204, 246), (160, 112, 208), (104, 70, 168), (222, 178, 240)),
    "earth": ((26, 84, 168), (38, 116, 196), (86, 138, 74), (156, 146, 96)),
    "rust": ((120, 52, 38), (176, 84, 52), (206, 122, 78), (228, 162, 118)),
    "ice": ((110, 150, 186), (164, 196, 218), (206, 226, 238), (238, 246, 250)),
}
RINGED = frozenset({"giant", "azure", "violet"})
LEAN = (0.921, 0.391)  # cosine and sine of a planet's tilt
FLAT = 0.27  # how flat a ring looks to us
RING = 1.32, 2.15  # its inner and outer edge, in radii


@dataclass(frozen=True, slots=True, kw_only=True)
class Planet:
    """Place a planet; x, y and radius in pixels, the light's direction as x and y (downwards), length up to 1."""

    kind: str
    x: float
    y: float
    radius: float
    light: tuple[float, float]
    has_ring: bool
    chance: Chance


def paint_planet(canvas: Canvas, planet: Planet) -> None:
    """Paint its ring's far half, its shine, its face, and its ring's near half."""
    _paint_shine(canvas, planet)
    if planet.has_ring:
        _paint_ring(canvas, planet, is_near=False)
    _paint_face(canvas, planet)
    if planet.has_ring:
        _paint_ring(canvas, planet, is_near=True)


def _plane(planet: Planet, reach: float, step: int) -> tuple[Floats, Floats]:
    """Return x and y (downwards) in radii over a square of pixels round the planet."""
    half = math.ceil(reach * planet.radius / step)
    line = np.arange(-half, half + 1, dtype=np.float32) * np.float32(step / planet.radius)
    x, y = np.broadcast_arrays(line[None, :], line[:, None])
    return x, y


def _corner(planet: Planet, side: int) -> tuple[int, int]:
    return round(planet.x) - side // 2, round(planet.y) - side // 2


def _paint_shine(canvas: Canvas, planet: Planet) -> None:
    """Let the air round the lit limb glow."""
    x, y = _plane(planet, 1.5, 4)
    far = np.sqrt(x * x + y * y)
    toward = (x * np.float32(planet.light[0]) + y * np.float32(planet.light[1])) / (far + np.float32(0.01))
    over = ((far - 1).clip(0, None) * np.float32(7)).astype(np.float32)
    glow = ramp(-0.5, 1.0, toward) / (1 + over * over) * (1 - ramp(1.1, 1.5, far)) * np.float32(0.55)
    side = 4 * x.shape[0]
    left, top = _corner(planet, side)
    canvas.shine(glow, mix(KINDS[planet.kind][-1], (190, 220, 255), 0.5), (left, top, left + side, top + side))


def _paint_face(canvas: Canvas, planet: Planet) -> None:
    x, y = _plane(planet, 1.02, COARSE)
    far = x * x + y * y
    front = np.sqrt((1 - far).clip(0, 1))
    facing = x * np.float32(planet.light[0]) + y * np.float32(planet.light[1]) + front * np.float32(0.42)
    light = ramp(-0.12, 0.95, facing) * np.float32(0.97) + np.float32(0.03)
    face = _skin(planet, x, y, front)
    face *= light[..., None]
    limb = ramp(0.62, 1.0, far) * ramp(0.0, 0.8, facing) * np.float32(0.5)
    face += (tone(mix(KINDS[planet.kind][-1], (200, 226, 255), 0.6)) - face) * limb[..., None]
    face += tone((8, 10, 24)) * (1 - light)[..., None]
    fine_x, fine_y = _plane(planet, 1.02, 1)
    disc = (1 - np.sqrt(fine_x * fine_x + fine_y * fine_y)) * np.float32(planet.radius) + np.float32(0.5)
    side = disc.shape[0]
    canvas.image.paste(as_image(face).resize((side, side), SMOOTH), _corner(planet, side), as_mask(disc))


def _skin(planet: Planet, x: Floats, y: Floats, front: Floats) -> Floats:
    """Return the unlit colours."""
    side = x.shape[0]
    # Patches shrink towards the limb, as on a ball.
    bulge = np.float32(side / 3.4) / (np.float32(0.35) + front * np.float32(0.65))
    middle = np.float32(side / 2)
    rough = billowed(planet.chance.child("skin"), side, side, side * 0.3, 5)
    row, column = (middle + y * bulge).clip(0, side - 1), (middle + x * bulge).clip(0, side - 1)
    patches = rough[row.astype(np.int32), column.astype(np.int32)]
    if planet.kind in RINGED:
        return _bands(planet, x, y, patches)
    stops = KINDS[planet.kind]
    part = (patches * np.float32(0.9) + np.float32(0.5)).clip(0, 1)
    if planet.kind == "earth":
        part = ramp(0.44, 0.62, part) * np.float32(0.6) + part * np.float32(0.4)
    skin = _graded(stops, part)
    if planet.kind == "earth":
        across = rough[column.astype(np.int32), row.astype(np.int32)]
        clouds = ramp(0.1, 0.6, across + np.abs(y) * np.float32(0.3))
        skin += (tone((246, 250, 255)) - skin) * (clouds * np.float32(0.85))[..., None]
    return skin


def _bands(planet: Planet, x: Floats, y: Floats, patches: Floats) -> Floats:
    """Return belts along the tilted equator, frayed by storms."""
    latitude = y * np.float32(LEAN[0]) - x * np.float32(LEAN[1])
    along = x * np.float32(LEAN[0]) + y * np.float32(LEAN[1])
    arc = latitude + along * along * np.float32(0.12) + patches * np.float32(0.05)
    rows = 256
    belts = enlarge(planet.chance.child("belts").noise(1, 17), rows, 1)[0]
    place = ((arc * np.float32(0.46) + np.float32(0.5)) * np.float32(rows - 1)).clip(0, rows - 1)
    part = belts[place.astype(np.int32)] + patches * np.float32(0.1)
    return _graded(KINDS[planet.kind], part.clip(0, 1))


def _graded(stops: tuple[Colour, ...], part: Floats) -> Floats:
    """Return colours along a row of stops; part 0..1."""
    table = np.array(
        [
            mix(
                stops[min(at * (len(stops) - 1) // 255, len(stops) - 2)],
                stops[min(at * (len(stops) - 1) // 255, len(stops) - 2) + 1],
                at * (len(stops) - 1) / 255 % 1,
            )
            for at in range(256)
        ],
        np.float32,
    )
    graded: Floats = table[(part * np.float32(255)).astype(np.int32)]
    return graded


def _paint_ring(canvas: Canvas, planet: Planet, is_near: bool) -> None:
    x, y = _plane(planet, RING[1] + 0.05, COARSE)
    along = x * np.float32(LEAN[0]) + y * np.float32(LEAN[1])
    across = y * np.float32(LEAN[0]) - x * np.float32(LEAN[1])
    flat = across * np.float32(1 / FLAT)
    place = (np.sqrt(along * along + flat * flat) - np.float32(RING[0])) / np.float32(RING[1] - RING[0])
    rows = 256
    grooves = enlarge(planet.chance.child("grooves").noise(1, 26), rows, 1)[0]
    thick = grooves[(place.clip(0, 1) * np.float32(rows - 1)).astype(np.int32)] * np.float32(0.8) + np.float32(0.28)
    thick *= ramp(0.0, 0.06, place) * (1 - ramp(0.94, 1.0, place))
    thick *= 1 - (1 - np.abs(place - np.float32(0.62)) / np.float32(0.035)).clip(0, 1) * np.float32(0.85)
    thick *= (across > 0) if is_near else (across <= 0)
    # The planet's shadow falls on the ring's far half, away from the light.
    behind = x * np.float32(planet.light[0]) + y * np.float32(planet.light[1])
    aside = x * np.float32(planet.light[1]) - y * np.float32(planet.light[0])
    shadow = ramp(0.0, 0.3, -behind) * (1 - ramp(0.75, 1.0, np.abs(aside)))
    side = COARSE * x.shape[0]
    mask = as_mask(thick.clip(0, 0.92) * (1 - shadow * np.float32(0.8 if not is_near else 0.0))).resize(
        (side, side), BILINEAR
    )
    stops = KINDS[planet.kind]
    canvas.image.paste(_ring_colour(stops), _corner(planet, side), mask)


def _ring_colour(stops: tuple[Colour, ...]) -> tuple[int, int, int]:
    red, green, blue = mix(stops[2], (236, 228, 216), 0.4)
    return round(red), round(green), round(blue)
