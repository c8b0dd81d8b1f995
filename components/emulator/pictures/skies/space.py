"""Deep space: nebula, stars in clusters, a planet and perhaps its moon."""

import math

import numpy as np
from PIL import Image

from ..canvas import Canvas, tone
from ..chance import Chance, Floats
from ..fields import axis, billowed, ramp
from ..palette import Colour, tinted
from ..scene import Scene
from .air import COARSE, distance
from .orbs import paint_orb
from .planets import KINDS, RINGED, Planet, paint_planet
from .sky import METEORS, smooth
from .stars import dust, paint_comet, paint_meteors, star_map

# Of each scheme: the void, and the nebula's outer, inner and brightest colour.
SCHEMES: tuple[tuple[Colour, Colour, Colour, Colour], ...] = (
    ((6, 7, 26), (50, 34, 120), (196, 66, 150), (255, 196, 190)),
    ((4, 10, 28), (18, 72, 132), (44, 168, 190), (214, 250, 236)),
    ((10, 6, 24), (86, 30, 110), (224, 96, 78), (255, 224, 160)),
    ((5, 8, 30), (34, 48, 140), (112, 92, 226), (220, 206, 255)),
)


def paint_space(canvas: Canvas, scene: Scene) -> None:
    """Fill the whole canvas with deep space."""
    chance = scene.place.child("space")
    width, height = -(-canvas.width // COARSE), -(-canvas.height // COARSE)
    deep, cloud = _nebula(canvas, scene, chance, width, height)
    for orb in scene.orbs:
        far = distance(canvas, orb.x, orb.y, width, height) / np.float32(max(0.02, orb.radius) * 1.7)
        halo = np.float32(0.3 if orb.is_moon else 0.85) / (1 + far * far)
        deep += (tone(orb.colour) - deep) * halo[..., None]
    smooth(canvas, scene, deep, canvas.height)
    white = (255, 253, 250)
    canvas.image.paste(
        white, (0, 0), dust(chance.child("dust"), cloud * np.float32(0.8) + np.float32(0.08), canvas.image.size)
    )
    canvas.image.paste(
        white, (0, 0), star_map(canvas, chance.child("stars"), canvas.height, 0.85 + 0.3 * scene.stars, 0.1)
    )
    if METEORS & scene.air:
        paint_meteors(canvas, scene, canvas.height)
    if "comet" in scene.air:
        paint_comet(canvas, scene, canvas.height)
    clear = Image.new("L", canvas.image.size, 255)
    for orb in scene.orbs:
        paint_orb(canvas, scene, orb, clear)
    for planet in _planets(canvas, scene, chance.child("planets")):
        paint_planet(canvas, planet)


def _nebula(canvas: Canvas, scene: Scene, chance: Chance, width: int, height: int) -> tuple[Floats, Floats]:
    """Return the coloured dark, H x W x 3, and how dense its clouds are, 0..1."""
    scheme = chance.pick(SCHEMES)
    void, outer, inner, core = (tinted(one, scene.palette.middle, 0.22) for one in scheme)
    unit = canvas.unit / COARSE
    x = (axis(width)[None, :] - np.float32(0.5)) * np.float32(canvas.width / canvas.unit)
    y = (axis(height)[:, None] - np.float32(0.5)) * np.float32(canvas.height / canvas.unit)
    lean = chance.pick((-1, 1)) * chance.between(0.35, 0.8)
    rough = billowed(chance.child("gas"), width, height, unit * 0.36, 5)
    veins = billowed(chance.child("veins"), width, height, unit * 0.2, 4)
    across = (y + x * np.float32(lean) + rough * np.float32(0.26)) * np.float32(2.1)
    band = 1 / (1 + across * across)
    cloud = (band * (np.float32(0.82) + rough * np.float32(0.6)) - np.float32(0.12)).clip(0, 1)
    filament = 1 - np.abs(veins).clip(0, 0.5) * 2
    light = ramp(0.04, 1.05, cloud) * (np.float32(0.74) + filament * np.float32(0.26))
    deep = tone(void) + (tone(outer) - tone(void)) * (light * np.float32(0.95))[..., None]
    deep += (tone(inner) - deep) * (ramp(0.3, 1.05, light + veins * np.float32(0.16)) * np.float32(0.78))[..., None]
    deep += (tone(core) - deep) * (ramp(0.62, 1.3, light + rough * np.float32(0.2)) * np.float32(0.72))[..., None]
    lanes = ramp(0.2, 0.9, veins - rough * np.float32(0.3)) * ramp(0.1, 0.5, cloud)
    deep += (tone(void) - deep) * (lanes * np.float32(0.6))[..., None]
    return deep, light


def _planets(canvas: Canvas, scene: Scene, chance: Chance) -> tuple[Planet, ...]:
    """Place one planet in a corner, off the middle that belongs to others, and perhaps a small moon."""
    unit = canvas.unit
    kind = chance.pick(tuple(KINDS))
    has_ring = kind in RINGED and chance.yes(0.75)
    radius = unit * (chance.between(0.13, 0.17) if has_ring else chance.between(0.17, 0.27))
    side = 1 if chance.yes(0.5) else -1
    least, most = (1.3, 1.75) if has_ring else (0.6, 1.35)
    x = canvas.width * 0.5 + side * (canvas.width * 0.5 - radius * chance.between(least, most))
    high = chance.yes(0.4)
    inset = radius * chance.between(least, most)
    y = inset if high else canvas.height - inset
    light = _light(scene, canvas, x, y)
    first = Planet(kind=kind, x=x, y=y, radius=radius, light=light, has_ring=has_ring, chance=chance.child("first"))
    if not chance.yes(0.7):
        return (first,)
    small = unit * chance.between(0.028, 0.055)
    moon = Planet(
        kind=chance.pick(("ice", "rust", "azure")),
        x=canvas.width * (0.5 - side * chance.between(0.26, 0.4)),
        y=canvas.height * (chance.between(0.6, 0.82) if high else chance.between(0.14, 0.3)),
        radius=small,
        light=light,
        has_ring=False,
        chance=chance.child("second"),
    )
    return moon, first


def _light(scene: Scene, canvas: Canvas, x: float, y: float) -> tuple[float, float]:
    """Return the light's direction at a place, x and y (downwards), a little short of 1."""
    aside, down = scene.light_x * canvas.width - x, scene.light_y * canvas.height - y
    far = max(1.0, math.sqrt(aside * aside + down * down))
    return 0.9 * aside / far, 0.9 * down / far
