"""Lightning."""

from PIL import Image, ImageDraw, ImageFilter

from ..canvas import Canvas
from ..chance import Chance
from ..scene import Scene

Spot = tuple[float, float]
GLOW, CORE = (164, 150, 255), (250, 250, 255)


def paint_lightning(canvas: Canvas, scene: Scene) -> None:
    """Strike one or two forked bolts from the clouds to the horizon."""
    chance = scene.place.child("lightning")
    depth = max(8, min(canvas.height, round(scene.horizon * canvas.height)))
    zoom = 2
    sheet = Image.new("L", (canvas.width * zoom, depth * zoom))
    x = (0.27 if scene.light_x > 0.5 else 0.73) + chance.between(-0.08, 0.08)
    bolts = [(x, 1.0)]
    if chance.yes(0.6) or canvas.width > canvas.height * 1.3:
        bolts.append((1 - x + chance.between(-0.14, 0.14), 0.6))
    for at, (start, strength) in enumerate(bolts):
        _bolt(sheet, chance.child(at), (start * sheet.width, -2.0), sheet.height, canvas.unit * zoom, strength)
    core = sheet.reduce(zoom)
    _light_up(canvas, core, depth)
    canvas.image.paste(CORE, (0, 0), core)


def _bolt(sheet: Image.Image, chance: Chance, start: Spot, depth: float, unit: float, strength: float) -> None:
    """Draw a jagged line downwards that throws off branches."""
    draw = ImageDraw.Draw(sheet)
    lean = chance.between(-0.35, 0.35)
    spots = _walk(chance, start, (lean, 1.0), depth - start[1], unit)
    _draw(draw, spots, 0.0062 * unit * strength, 0.0036 * unit * strength, round(255 * (0.6 + 0.4 * strength)))
    for at in range(2, len(spots) - 2, 3):
        if chance.yes(0.75):
            side = chance.pick((-1, 1))
            room = (depth - spots[at][1]) * chance.between(0.3, 0.62)
            branch = _walk(chance, spots[at], (side * chance.between(0.7, 1.3), 1.0), room, unit)
            _draw(draw, branch, 0.003 * unit * strength, 0.001 * unit, round(200 * strength))


def _walk(chance: Chance, start: Spot, run: Spot, fall: float, unit: float) -> list[Spot]:
    x, y = start
    spots, end = [start], y + fall
    while y < end and len(spots) < 60:
        step = unit * chance.between(0.022, 0.055)
        x, y = x + step * (run[0] + chance.between(-0.95, 0.95)), y + step * run[1]
        spots.append((x, min(y, end)))
    return spots


def _draw(draw: ImageDraw.ImageDraw, spots: list[Spot], thick: float, thin: float, level: int) -> None:
    """Draw a line that thins out to its end."""
    whole = [(round(x), round(y)) for x, y in spots]
    for at in range(len(whole) - 1):
        share = at / max(1, len(whole) - 2)
        width = max(2, round(thick + (thin - thick) * share))
        draw.line(whole[at : at + 2], fill=level, width=width)
        if width > 2:
            x, y = whole[at + 1]
            draw.ellipse((x - width // 2, y - width // 2, x + width // 2, y + width // 2), fill=level)


def _light_up(canvas: Canvas, core: Image.Image, depth: int) -> None:
    """Let the air glow round the bolts: narrow and bright, wide and faint."""
    size = canvas.width, depth
    for shrink, gain in ((8, 2.6), (32, 6.0)):
        small = core.resize((max(2, size[0] // shrink), max(2, size[1] // shrink)), Image.Resampling.BOX)
        soft = small.filter(ImageFilter.BoxBlur(1)).filter(ImageFilter.BoxBlur(1))
        glow = soft.point([min(150, round(level * gain)) for level in range(256)])
        canvas.image.paste(GLOW, (0, 0), glow.resize(size, Image.Resampling.BICUBIC))
