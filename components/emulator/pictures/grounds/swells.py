"""Open ground: soft rises of grass, crops, sand, snow or stone, and single hills."""

import numpy as np

from ..canvas import Canvas, tone
from ..chance import Floats
from ..fields import ramp, sampled, tile
from ..palette import Colour, mix
from ..scene import Land, Scene
from .lines import material_of, stuff_of, tops_of
from .registry import ground
from .strewn import coarse_grid, fill_below, nearness
from .turf import dress

STEEP = {"crop": 2, "sand": 2, "street": 2}  # finer than usual: what has lines
STEP = 4
DEEP: dict[str, Colour] = {
    "snow": (130, 168, 222),
    "sand": (170, 116, 70),
    "dust": (96, 92, 98),
    "street": (60, 64, 80),
    "rock": (52, 48, 54),
}
BLACK: Colour = (0, 0, 0)


@ground("swell")
def paint_swell(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Fill everything below a soft crest, and dress it."""
    tops = tops_of(canvas, land)
    first = max(0, int(tops.min()))
    if first >= canvas.height - 1:
        return
    start = _near(scene, land)
    nearer = [_near(scene, other) for other in scene.lands if other.kind == "swell" and other.base > land.base]
    until = min(nearer) + 0.02 if nearer else 1.0
    horizon = scene.horizon * canvas.height
    bottom = (
        canvas.height
        if until == 1.0
        else min(canvas.height, round(horizon + (canvas.height - horizon) * (until + 0.06)))
    )
    bottom = max(bottom, first + 2)
    fill_below(canvas, tops, body(canvas, scene, land, first, bottom), bottom)
    dress(canvas, scene, land, tops, (max(0.06, start + 0.02), until), material_of(scene, land))


def _near(scene: Scene, land: Land) -> float:
    """Return how near the row is on which a land stands."""
    return (land.base - scene.horizon) / max(0.01, 1 - scene.horizon)


def body(canvas: Canvas, scene: Scene, land: Land, first: int, bottom: int) -> Floats:
    """Return the coarse colours of open ground between two rows: lit far away, rich before us."""
    stuff, own = stuff_of(scene, land), material_of(scene, land)
    across, rows = coarse_grid(canvas, first, bottom, STEEP.get(stuff, STEP))
    near = nearness(canvas, scene, rows)
    palette = scene.palette
    # The palette's land is green by day: what is pale would look mouldy in its shade.
    deep = DEEP.get(stuff)
    far_tone = palette.on(own, 0.95, 0.5)
    near_tone = palette.on(mix(own, deep or palette.land, 0.2), 0.85 if deep else 0.6)
    colours = tone(far_tone) + (tone(near_tone) - tone(far_tone)) * ramp(0.0, 0.75, near)[..., None]
    colours = np.repeat(colours, across.shape[1], axis=1)
    _patch(scene, land, own, colours, (across - np.float32(0.5)) * np.float32(canvas.width / canvas.unit), near)
    if stuff in ("crop", "sand", "street"):
        {"crop": _furrow, "sand": _ripple, "street": _pave}[stuff](canvas, scene, land, colours, across, near)
    glow = (
        (1 / (1 + ((across - np.float32(scene.light_x)) * np.float32(2.6)) ** 2))
        * (1 - near).clip(0, 1)
        * np.float32(0.26)
    )
    colours += (tone(mix(palette.glow, palette.horizon, 0.3)) - colours) * glow[..., None]
    return colours


def _patch(scene: Scene, land: Land, own: Colour, colours: Floats, across: Floats, near: Floats) -> None:
    """Lay broad patches of light and shade that flatten towards the horizon."""
    cloth = tile(scene.place.child("patches"), 256, 16)
    far = 1 / near
    rough = sampled(cloth, across * far * np.float32(22) + np.float32(90), far * np.float32(26) + across * 8)
    rough += sampled(cloth, across * far * np.float32(70) + np.float32(31), far * np.float32(84)) * np.float32(0.45)
    rough *= ramp(0.04, 0.22, near) * np.float32(0.5 if stuff_of(scene, land) in ("snow", "sand", "street") else 0.9)
    light, dark = (
        scene.palette.on(mix(own, (255, 250, 200), 0.25), 1.0, 0.1),
        scene.palette.on(mix(own, BLACK, 0.22), 0.25, 0.1),
    )
    colours += (tone(light) - colours) * (rough * np.float32(0.55)).clip(0, 0.5)[..., None]
    colours += (tone(dark) - colours) * (rough * np.float32(-0.6)).clip(0, 0.5)[..., None]


def _furrow(canvas: Canvas, scene: Scene, land: Land, colours: Floats, across: Floats, near: Floats) -> None:
    """Draw rows of a crop that meet at the horizon."""
    wide = np.float32(canvas.width / canvas.unit)
    vanish = np.float32(0.5 + (0.22 if scene.light_x > 0.5 else -0.22))
    line = (across - vanish) * wide / near * np.float32(6.5)
    crest = np.abs(line - np.floor(line) - np.float32(0.5)) * 2
    own = material_of(scene, land)
    clear = ramp(0.03, 0.16, near) * np.float32(0.75)
    lit, dark = (
        scene.palette.on(mix(own, (255, 250, 200), 0.35), 1.0),
        scene.palette.on(mix(own, (96, 84, 30), 0.55), 0.3),
    )
    colours += (tone(lit) - colours) * (ramp(0.5, 1.0, crest) * clear * np.float32(0.7))[..., None]
    colours += (tone(dark) - colours) * (ramp(0.6, 0.0, crest) * clear * np.float32(0.75))[..., None]


def _ripple(canvas: Canvas, scene: Scene, land: Land, colours: Floats, across: Floats, near: Floats) -> None:
    """Draw the wind's ripples in sand."""
    cloth = tile(scene.place.child("ripples"), 256, 16)
    aside = (across - np.float32(0.5)) * np.float32(canvas.width / canvas.unit)
    bend = sampled(cloth, aside / near * np.float32(26) + np.float32(40), np.float32(30) / near)
    line = np.float32(9) / near + bend * np.float32(1.1) + aside * np.float32(2.0)
    line = np.where(near > np.float32(0.02), line, 0).astype(np.float32)
    crest = np.abs(line - np.floor(line) - np.float32(0.5)) * 2
    own, clear = material_of(scene, land), ramp(0.2, 0.5, near) * (1 - np.float32(0.5) * ramp(0.6, 1.2, near))
    lit, dark = (
        scene.palette.on(mix(own, (255, 255, 255), 0.3), 1.0),
        scene.palette.on(mix(own, (120, 84, 60), 0.35), 0.3),
    )
    colours += (tone(lit) - colours) * (ramp(0.45, 1.0, crest) * clear * np.float32(0.4))[..., None]
    colours += (tone(dark) - colours) * (ramp(0.45, 0.0, crest) * clear * np.float32(0.32))[..., None]


def _pave(canvas: Canvas, scene: Scene, land: Land, colours: Floats, across: Floats, near: Floats) -> None:
    """Draw slabs in perspective."""
    column = (across - np.float32(0.5)) * np.float32(canvas.width / canvas.unit) / near * np.float32(5)
    row = np.float32(7) / near
    seams = np.minimum(
        np.abs(column - np.floor(column + np.float32(0.5))) * 2, np.abs(row - np.floor(row + np.float32(0.5))) * 2
    )
    clear = ramp(0.18, 0.5, near) * np.float32(0.4)
    dark = scene.palette.on((70, 72, 80), 0.2)
    colours += (tone(dark) - colours) * (ramp(0.1, 0.02, seams) * clear)[..., None]
