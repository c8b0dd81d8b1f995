"""The sky: air, stars, clouds, sun and moon."""

import numpy as np
from PIL import Image

from ..canvas import BILINEAR, Canvas, as_image, as_mask
from ..chance import Floats
from ..palette import ink, mix
from ..scene import Scene
from .air import COARSE, air_of
from .clouds import lay_clouds
from .orbs import paint_orb
from .stars import dust, lay_milky_way, paint_comet, paint_meteors, star_map

METEORS = frozenset({"meteor", "shooting star"})


def paint_sky(canvas: Canvas, scene: Scene) -> None:
    """Paint everything above the horizon that is not land."""
    depth = min(canvas.height, round(scene.horizon * canvas.height) + 2)
    air = air_of(canvas, scene, -(-canvas.width // COARSE), -(-depth // COARSE))
    band = None
    if "milkyway" in scene.air:
        band = lay_milky_way(canvas, scene.place.child("milkyway"), air, 0.35 + 0.65 * scene.palette.darkness)
    veil = lay_clouds(canvas, scene, air)
    smooth(canvas, scene, air, depth)
    cover = as_mask(1 - veil).resize((canvas.width, depth), BILINEAR)
    _sow(canvas, scene, cover, band)
    if METEORS & scene.air:
        paint_meteors(canvas, scene, depth)
    if "comet" in scene.air:
        paint_comet(canvas, scene, depth)
    for orb in scene.orbs:
        paint_orb(canvas, scene, orb, cover)


def smooth(canvas: Canvas, scene: Scene, air: Floats, depth: int) -> None:
    """Put coarse air on the canvas at full size, dithered, so that no bands show."""
    air += scene.place.child("dither").noise(*air.shape[:2])[..., None] * np.float32(1.4) - np.float32(0.7)
    canvas.image.paste(as_image(air).resize((canvas.width, depth), Image.Resampling.BICUBIC), (0, 0))


def _sow(canvas: Canvas, scene: Scene, cover: Image.Image, band: Floats | None) -> None:
    white = ink(mix(scene.palette.cloud, (255, 255, 255), 0.75))
    sheets = []
    if scene.stars > 0.02:
        sheets.append(star_map(canvas, scene.place.child("stars"), cover.height, scene.stars))
    if band is not None:
        sheets.append(dust(scene.place.child("dust"), band, cover.size))
    clear = np.asarray(cover, np.uint16)
    for sheet in sheets:
        seen = Image.fromarray(((np.asarray(sheet, np.uint16) * clear) >> 8).astype(np.uint8))
        canvas.image.paste(white, (0, 0), seen)
