"""Rivers: water that winds from the horizon to us between grassy banks."""

import numpy as np
from PIL import Image, ImageChops

from ..canvas import Canvas
from ..palette import Colour, Palette, ink, mix
from ..scene import Land, Scene
from ..water import paint_water
from .registry import ground
from .strewn import Shape, lay, stencil
from .ways import Station, ribbon, stations_of

BANK: Colour = (96, 78, 56)


@ground("river")
def paint_river(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Let water wind through the ground."""
    stations = stations_of(canvas, land)
    palette, unit = scene.palette, canvas.unit
    own = (226, 234, 244) if scene.is_snowy else BANK
    lay(canvas, [_raised(stations, unit, -0.02, 1.07)], palette.on(mix(own, palette.land, 0.25), 0.4, 0.08))
    rim = ribbon(stations, 1.08)
    lay(canvas, [rim], palette.on(mix(own, (206, 190, 150), 0.55), 0.85, 0.1))
    top = max(0, min(canvas.height - 2, round(land.base * canvas.height) - 1))
    part = stencil((0, top, canvas.width, canvas.height), [ribbon(stations)])
    mask = Image.new("L", canvas.image.size)
    mask.paste(part, (0, top))
    # What stands at the horizon is mirrored round it: the nearer banks are too low to be seen in the water.
    paint_water(canvas, scene, mask, max(2, round(scene.horizon * canvas.height)), 0.2)
    canvas.image.paste(ink(_shine(palette)), (0, top), part.point([round(level * 0.5) for level in range(256)]))
    fade = np.linspace(120, 0, part.height).astype(np.uint8)[:, None]
    far = Image.fromarray(fade).resize(part.size)
    light = mix(mix(palette.horizon, (120, 176, 240), 0.4), (255, 255, 255), 0.1)
    canvas.image.paste(ink(light), (0, top), ImageChops.multiply(far, part))
    _lay_gleams(canvas, scene, land, stations)
    _lay_reeds(canvas, scene, land, stations)


def _shine(palette: Palette) -> Colour:
    """Return the water's own light: blue where the sky has colour, else the sky's grey."""
    grey = 1 - min(1.0, (max(palette.zenith) - min(palette.zenith)) / 60)
    blue = mix(mix((56, 124, 226), palette.horizon, 0.14), palette.near, palette.darkness * 0.45)
    return mix(blue, mix(palette.far, palette.horizon, 0.35), 0.8 * grey)


def _raised(stations: list[Station], unit: float, up: float, share: float) -> Shape:
    """Return the river's outline, lifted: the steep side of the far bank."""
    return ribbon([(x, y + unit * up * min(1.0, half / unit / 0.2), half) for x, y, half in stations], share)


def _lay_gleams(canvas: Canvas, scene: Scene, land: Land, stations: list[Station]) -> None:
    """Draw the current: long thin lines of light along the stream."""
    chance, lines = land.chance.child("current"), []
    for _ in range(26):
        at = chance.whole(2, max(3, len(stations) - 14))
        aside, long = chance.between(-0.75, 0.75), chance.whole(2, 5)
        part = stations[at : at + long]
        if len(part) > 1:
            lines.append(ribbon([(x + half * aside, y, max(0.7, half * 0.012)) for x, y, half in part]))
    lay(canvas, lines, mix(scene.palette.horizon, (255, 255, 255), 0.5), 0.5)


def _lay_reeds(canvas: Canvas, scene: Scene, land: Land, stations: list[Station]) -> None:
    """Set grass along both banks."""
    if canvas.unit < 64:
        return
    chance, palette = land.chance.child("reeds"), scene.palette
    own = (214, 222, 232) if scene.is_snowy else (176, 140, 66) if scene.season == "autumn" else (72, 122, 60)
    for light, tint in ((0.3, mix(own, (20, 40, 30), 0.35)), (0.9, mix(own, (240, 236, 140), 0.2))):
        blades = []
        for at in range(0, len(stations) - 6):
            x, y, half = stations[at]
            if half < canvas.unit * 0.035:
                break
            for side in (-1, 1):
                for _ in range(chance.whole(0, 6)):
                    foot = x + side * half * chance.between(1.0, 1.2)
                    tall = (half * 0.16 + canvas.unit * 0.004) * chance.between(0.5, 1.2)
                    tip = foot + tall * chance.between(-0.4, 0.4)
                    thick = max(0.6, tall * 0.09)
                    blades.append([(foot - thick, y + 1), (tip, y - tall), (foot + thick, y + 1)])
        lay(canvas, blades, palette.on(tint, light, 0.05), 0.85)
