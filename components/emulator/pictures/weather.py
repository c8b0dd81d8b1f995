"""Rain, snow, rainbow and aurora."""

import numpy as np
from PIL import Image, ImageDraw

from .canvas import Canvas
from .chance import Floats
from .fields import clouded, profile, ramp
from .palette import Colour, ink, mix
from .scene import Scene

BANDS: tuple[Colour, ...] = (
    (224, 70, 64),
    (240, 150, 60),
    (248, 224, 90),
    (96, 196, 110),
    (72, 146, 226),
    (136, 96, 206),
)
AURORA: tuple[Colour, ...] = ((96, 240, 170), (120, 150, 250))


def paint_far_weather(canvas: Canvas, scene: Scene) -> None:
    """Paint what hangs in the sky behind everything."""
    if "aurora" in scene.air:
        for layer, own in enumerate(AURORA):
            canvas.shine(
                _curtain(canvas, scene, layer), own, (0, 0, canvas.width, round(scene.horizon * canvas.height))
            )
    if "rainbow" in scene.air:
        _rainbow(canvas, scene)


def paint_near_weather(canvas: Canvas, scene: Scene) -> None:
    """Paint what falls before everything."""
    if "rain" in scene.air:
        _rain(canvas, scene)
    if "snow" in scene.air:
        _snow(canvas, scene)


def _curtain(canvas: Canvas, scene: Scene, layer: int) -> Floats:
    """Return one swaying band of light with upright rays."""
    width, height = 256, 128
    chance = scene.place.child("aurora", layer)
    foot = profile(chance, width, 3, 3) * np.float32(0.4) + np.float32(0.34 - 0.1 * layer)
    rays = clouded(chance.child("rays"), width, 2, (26, 2), 3)[0] * np.float32(0.45) + np.float32(0.75)
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    above = foot[None, :] - down
    body = ramp(-0.03, 0.02, above) / (1 + (above.clip(0, None) * np.float32(5.0)) ** 2)
    curtain: Floats = body * rays * np.float32(0.72 - 0.2 * layer)
    return curtain


def _rainbow(canvas: Canvas, scene: Scene) -> None:
    """Lay six soft bands opposite to the light."""
    coarse = 2
    depth = round(scene.horizon * canvas.height)
    across = np.arange(-(-canvas.width // coarse), dtype=np.float32)[None, :] * coarse
    down = np.arange(-(-depth // coarse), dtype=np.float32)[:, None] * coarse
    middle = (1 - scene.light_x) * canvas.width
    far = np.sqrt((across - np.float32(middle)) ** 2 + (down - np.float32(depth * 1.05)) ** 2) / np.float32(canvas.unit)
    reach = 0.46 * max(1.0, min(1.25, canvas.width / canvas.height))
    for band, own in enumerate(BANDS):
        ring = 1 - np.abs(far - np.float32(reach - band * 0.013)) / np.float32(0.014)
        canvas.shine(ring.clip(0, 1) * np.float32(0.5), own, (0, 0, canvas.width, depth))


def _rain(canvas: Canvas, scene: Scene) -> None:
    chance = scene.place.child("rain")
    sheet = Image.new("L", (canvas.width, canvas.height))
    draw = ImageDraw.Draw(sheet)
    lean = chance.between(-0.25, 0.25)
    for _ in range(round(420 * canvas.width * canvas.height / canvas.unit**2)):
        x, y = chance.between(-0.1, 1.1) * canvas.width, chance.between(-0.1, 1) * canvas.height
        near = chance.between(0, 1)
        long = canvas.unit * (0.02 + 0.05 * near)
        draw.line(
            [(x, y), (x + long * lean, y + long)], fill=round(40 + 85 * near), width=1 + round(near * canvas.unit / 900)
        )
    canvas.image.paste(ink(mix(scene.palette.horizon, (255, 255, 255), 0.55)), (0, 0), sheet)


def _snow(canvas: Canvas, scene: Scene) -> None:
    chance = scene.place.child("snow")
    zoom = 2
    sheet = Image.new("L", (canvas.width * zoom, canvas.height * zoom))
    draw = ImageDraw.Draw(sheet)
    for _ in range(round(380 * canvas.width * canvas.height / canvas.unit**2)):
        x, y = chance.between(0, 1) * canvas.width * zoom, chance.between(0, 1) * canvas.height * zoom
        near = chance.between(0, 1) ** 3
        radius = canvas.unit * zoom * (0.0014 + 0.0062 * near)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=round(235 - 95 * near))
    canvas.image.paste((250, 252, 255), (0, 0), sheet.reduce(zoom))
