"""Water: waves in perspective, what is mirrored in it, and the path of light."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from .canvas import BILINEAR, Canvas, as_image, as_mask, tone
from .chance import Floats
from .fields import ramp, sampled, tile
from .palette import mix
from .scene import Orb, Scene

COARSE = 2  # columns only: waves are long, so half the columns do, but every row counts
CALM = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """Hold what every pixel of the water needs; all arrays rows x half columns, or one column."""

    top: int  # the first row that is painted
    shore: int  # the row round which things are mirrored
    waves: float
    depth: Floats  # 0 at the horizon .. 1 at the lower edge
    below: Floats  # pixels below the shore
    swell: Floats  # about -1..1
    ripple: Floats


def paint_sea(canvas: Canvas, scene: Scene) -> None:
    """Paint everything below the horizon and mirror what is already painted above it."""
    top = round(scene.horizon * canvas.height)
    if top >= canvas.height:
        return
    surface = _surface(canvas, scene, (top, canvas.height), max(1, top), scene.waves)
    canvas.image.paste(_water(canvas, scene, surface), (0, top))


def paint_water(canvas: Canvas, scene: Scene, mask: Image.Image | Floats, shore_row: int, waves: float = CALM) -> None:
    """Paint calm water where a mask of the whole canvas (L, or an array of 0..1) says so, mirrored round a row."""
    sheet = mask if isinstance(mask, Image.Image) else as_mask(mask)
    box = sheet.getbbox()
    if box is None:
        return
    top, bottom = box[1], box[3]
    surface = _surface(canvas, scene, (top, bottom), max(1, min(shore_row, canvas.height)), waves)
    canvas.image.paste(_water(canvas, scene, surface), (0, top), sheet.crop((0, top, canvas.width, bottom)))


def _surface(canvas: Canvas, scene: Scene, span: tuple[int, int], shore: int, waves: float) -> Surface:
    rows = np.arange(span[0], span[1], dtype=np.float32)[:, None] + np.float32(0.5)
    horizon = scene.horizon * canvas.height
    depth = ((rows - np.float32(horizon)) / np.float32(max(1.0, canvas.height - horizon))).clip(0.004, 1)
    swell, ripple = _waves(canvas, scene, depth, -(-canvas.width // COARSE))
    below = (rows - np.float32(shore)).clip(0, None)
    return Surface(top=span[0], shore=shore, waves=waves, depth=depth, below=below, swell=swell, ripple=ripple)


def _waves(canvas: Canvas, scene: Scene, depth: Floats, columns: int) -> tuple[Floats, Floats]:
    """Return long swell and short ripple, narrowing towards the horizon."""
    chance = scene.place.child("waves")
    cloth = tile(chance)
    near = np.sqrt(depth)
    across = (np.arange(columns, dtype=np.float32) / np.float32(columns) - np.float32(0.5))[None, :]
    across = across * np.float32(canvas.width / canvas.unit)
    rows = canvas.height * (1 - scene.horizon) / canvas.unit * 2.2
    first, second = chance.between(0, 512), chance.between(0, 512)
    # The rows of the swell climb a little to one side: level rows would look ruled.
    lean = np.float32(14 * chance.pick((-1, 1)))
    swell = sampled(
        cloth,
        np.float32(first) + across * 105 / (near + np.float32(0.1)),
        near * np.float32(520 * rows) + across * lean + np.float32(second),
    )
    ripple = sampled(
        cloth,
        np.float32(second) + across * 290 / (near + np.float32(0.07)) + swell * 5,
        near * np.float32(1500 * rows) - across * lean + np.float32(first),
    )
    return swell, ripple


def _water(canvas: Canvas, scene: Scene, surface: Surface) -> Image.Image:
    """Return the painted rows at full width."""
    palette, depth, waves = scene.palette, surface.depth, surface.waves
    body = tone(palette.far) + (tone(palette.near) - tone(palette.far)) * np.sqrt(depth)[..., None]
    light = (surface.swell * np.float32(0.75) + surface.ripple * np.float32(0.5)) * (
        np.float32(0.25) + depth * np.float32(0.75)
    )
    light *= np.float32(0.16 + 0.74 * waves)
    crest = tone(mix(palette.far, palette.horizon, 0.4))
    water = body + (crest - body) * (light * np.float32(0.55)).clip(0, 0.8)[..., None]
    water *= (1 + (light * np.float32(0.6)).clip(-0.4, 0))[..., None]
    calm = max(0.0, 1 - waves / 0.45)
    share = np.float32(0.2 + 0.24 * calm) + np.float32(0.42) / (1 + depth * depth * np.float32(16 - 9 * calm))
    share = share + surface.ripple * np.float32(0.12)
    water += (_mirrored(canvas, surface) - water) * share.clip(0, 0.86)[..., None]
    if waves > 0.7:
        _cap(scene, surface, water)
    for orb in scene.orbs:
        strength = _path(canvas, orb, surface)[..., None]
        water += (tone(mix(orb.colour, palette.glow, 0.35)) - water) * strength
    return as_image(water).resize((canvas.width, len(depth)), BILINEAR)


def _mirrored(canvas: Canvas, surface: Surface) -> Floats:
    """Return what stands above the shore upside down, broken by waves."""
    shore, columns = surface.shore, surface.swell.shape[1]
    above = canvas.image.crop((0, 0, canvas.width, shore)).resize((columns, shore), Image.Resampling.BOX)
    pixels = np.asarray(above)
    shiver = surface.swell + surface.ripple
    rough = np.float32(min(1.0, 0.1 + surface.waves * 2) * canvas.unit / 1024)
    source = shore - 2 - (surface.below * np.float32(0.92) + shiver * (3 + surface.depth * 30) * rough)
    aside = np.arange(columns, dtype=np.float32)[None, :] + shiver * surface.depth * (rough * np.float32(11))
    low, across = source.clip(0, shore - 1).astype(np.int32), aside.clip(0, columns - 1).astype(np.int32)
    mirrored: Floats = pixels.reshape(-1, 3)[low * columns + across].astype(np.float32)
    return mirrored


def _cap(scene: Scene, surface: Surface, water: Floats) -> None:
    """Break the crests of rough water into foam."""
    crests = surface.swell * np.float32(0.8) + surface.ripple * np.float32(0.5)
    foam = ramp(0.74, 0.98, crests) * (np.float32(0.12) + surface.depth * np.float32(0.34))
    water += (tone(mix(scene.palette.cloud, (255, 255, 255), 0.4)) - water) * foam[..., None]


def _path(canvas: Canvas, orb: Orb, surface: Surface) -> Floats:
    """Return the glitter below a sun or a moon: dense at its middle, single sparks at its edges."""
    columns = surface.swell.shape[1]
    across = np.arange(columns, dtype=np.float32)[None, :] * np.float32(COARSE / canvas.unit)
    radius = min(0.14, orb.radius) * (0.55 if orb.phase == "crescent" else 1.0)
    wide = np.float32(radius) * (np.float32(0.55) + surface.depth * np.float32(1.5))
    aside = (across - np.float32(orb.x * canvas.width / canvas.unit)) / wide
    core = 1 / (1 + aside * aside)
    sparks = ramp(
        0.42, 0.66, surface.ripple * np.float32(0.55) + surface.swell * np.float32(0.4) + core * core * np.float32(0.78)
    )
    haze = core * core * np.float32(0.34) / (1 + surface.depth * 2)
    glitter: Floats = (sparks * core * np.float32(0.95) + haze).clip(0, 0.96)
    return glitter
