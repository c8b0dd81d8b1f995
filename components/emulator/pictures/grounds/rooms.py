"""A room: a wall with a window that shows the hour, light that falls in, a picture, a plant and a table or a floor."""

import numpy as np
from PIL import Image

from ..canvas import BILINEAR, Canvas, as_image, tone
from ..curves import bent, circle
from ..fields import clouded, ramp
from ..palette import Colour, ink, mix
from ..scene import Scene
from .strewn import Shape, lay, stencil

WALL: Colour = (226, 212, 192)
WOOD: Colour = (170, 118, 76)
PAINT: Colour = (246, 242, 232)
CLOTH: Colour = (196, 120, 104)
LAMPLIGHT: Colour = (255, 222, 160)
GREY = frozenset({"rain", "snow", "fog", "lightning"})
LEDGE = 0.74  # of the height: where the table begins
WHITE: Colour = (255, 255, 255)
Box = tuple[int, int, int, int]


def paint_room(canvas: Canvas, scene: Scene) -> None:
    """Paint a wall with a window and a table before us."""
    row = round(LEDGE * canvas.height)
    _lay_wall(canvas, scene, row)
    side = 1 if scene.light_x > 0.5 else -1
    box = _window_box(canvas, side)
    _lay_view(canvas, scene, box)
    _lay_frame(canvas, scene, box)
    _lay_picture(canvas, scene, side)
    _lay_table(canvas, scene, row)
    _lay_light(canvas, scene, box, side, row)


def _warm(scene: Scene, own: Colour, light: float) -> Colour:
    """Return a colour indoors: at night a lamp is on."""
    lit = scene.palette.on(own, light)
    return mix(lit, mix(own, LAMPLIGHT, 0.4), (0.3 + 0.38 * light) * scene.palette.darkness)


def _lay_wall(canvas: Canvas, scene: Scene, row: int) -> None:
    wall = scene.ground_colour or WALL
    rows, columns = 48, 48
    down, across = (
        np.linspace(0, 1, rows, dtype=np.float32)[:, None],
        np.linspace(0, 1, columns, dtype=np.float32)[None, :],
    )
    aside = np.abs(across - np.float32(0.75 if scene.light_x > 0.5 else 0.25))
    light = (np.float32(1) - ramp(0.0, 0.95, np.sqrt(aside * aside + (down - np.float32(0.4)) ** 2)))[..., None]
    dark, bright = tone(_warm(scene, mix(wall, (60, 50, 60), 0.2), 0.4)), tone(_warm(scene, wall, 0.95))
    canvas.image.paste(as_image(dark + (bright - dark) * light).resize((canvas.width, row), BILINEAR), (0, 0))


def _window_box(canvas: Canvas, side: int) -> Box:
    unit = canvas.unit
    half, tall = min(0.21 * unit, 0.3 * canvas.width), min(0.48 * unit, 0.5 * canvas.height)
    x, top = canvas.width * (0.5 + 0.24 * side), (LEDGE * canvas.height - tall) * 0.42
    return round(x - half), round(top), round(x + half), round(top + tall)


def _lay_view(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Show sky, light and hills outside."""
    palette, width, height = scene.palette, box[2] - box[0], box[3] - box[1]
    if width < 4 or height < 4:
        return
    down = np.linspace(0, 1, 48, dtype=np.float32)[:, None, None]
    sky = tone(palette.zenith) + (tone(palette.middle) - tone(palette.zenith)) * ramp(0, 0.55, down)
    sky = sky + (tone(palette.horizon) - sky) * ramp(0.4, 0.95, down)
    view = Canvas(width, height)
    view.image.paste(as_image(np.repeat(sky, 2, axis=1)).resize((width, height), BILINEAR))
    side = 1 if scene.light_x > 0.5 else -1
    x, y, r = width * (0.5 - 0.18 * side), height * (0.26 if palette.darkness > 0.5 else 0.3), width * 0.1
    if palette.darkness > 0.5:
        chance = scene.place.child("view")
        dots = [
            circle(
                chance.between(0, 1) * width,
                chance.between(0, 0.6) * height,
                max(0.6, width * 0.006),
                max(0.6, width * 0.006),
                6,
            )
            for _ in range(26)
        ]
        lay(view, dots, mix(WHITE, palette.cloud, 0.2), 0.85)
    else:
        puffs = [
            circle(width * (0.5 + 0.1 * at * side), height * (0.34 - 0.03 * (at % 2)), width * 0.1, height * 0.035, 20)
            for at in range(4)
        ]
        lay(view, puffs, palette.cloud, 0.85)
    if not scene.air & GREY:
        lay(view, [circle(x, y, r, r, 30)], mix(palette.glow, WHITE, 0.25))
    for at, (level, light) in enumerate(((0.74, 0.45), (0.84, 0.8))):
        points = [
            (width * share / 8, height * (level + (0.035 if (share + at) % 4 in (1, 2) else -0.01)))
            for share in range(-1, 10)
        ]
        own = (236, 242, 250) if scene.is_snowy else (186, 146, 74) if scene.season == "autumn" else (96, 148, 84)
        lay(
            view,
            [[(-2.0, height + 2.0), *bent(points), (width + 2.0, height + 2.0)]],
            palette.on(own, light, 0.45 - 0.35 * at),
        )
    _lay_weather(view, scene)
    canvas.image.paste(view.image, box[:2])


def _lay_weather(view: Canvas, scene: Scene) -> None:
    """Let it rain or snow outside."""
    chance, unit = scene.place.child("outside"), view.unit
    places = [(chance.between(0, 1) * view.width, chance.between(-0.1, 1) * view.height) for _ in range(70)]
    white = mix(scene.palette.cloud, WHITE, 0.5)
    if "snow" in scene.air:
        lay(view, [circle(x, y, unit * 0.011, unit * 0.011, 8) for x, y in places], white, 0.9)
    elif "rain" in scene.air:
        long = unit * 0.09
        lay(
            view,
            [[(x, y), (x + 1.2, y), (x - long * 0.2, y + long), (x - long * 0.2 - 0.8, y + long)] for x, y in places],
            white,
            0.5,
        )


def _rect(left: float, top: float, right: float, bottom: float) -> Shape:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _lay_frame(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Paint the frame, its bars, the sill and curtains."""
    left, top, right, bottom = box
    wide, unit = canvas.unit * 0.018, canvas.unit
    paint, shade = _warm(scene, PAINT, 0.92), _warm(scene, mix(PAINT, (110, 90, 90), 0.3), 0.5)
    x, y = (left + right) / 2, top + (bottom - top) * 0.42
    bars = [
        _rect(left - wide, top - wide, right + wide, top),
        _rect(left - wide, bottom, right + wide, bottom + wide),
        _rect(left - wide, top, left, bottom),
        _rect(right, top, right + wide, bottom),
        _rect(x - wide * 0.35, top, x + wide * 0.35, bottom),
        _rect(left, y - wide * 0.35, right, y + wide * 0.35),
    ]
    lay(canvas, bars, paint)
    lay(canvas, [_rect(left - wide * 2.4, bottom + wide, right + wide * 2.4, bottom + wide * 2.1)], paint)
    lay(canvas, [_rect(left - wide * 2, bottom + wide * 2.1, right + wide * 2, bottom + wide * 2.8)], shade, 0.7)
    cloth = (scene.ground_colour and mix(scene.ground_colour, WHITE, 0.5)) or CLOTH
    for at, edge in enumerate((left - wide * 1.6, right + wide * 1.6)):
        turn = 1 if at == 0 else -1
        fold = unit * 0.105
        drape = [
            (edge - turn * fold * 0.5, top - wide * 2.2),
            (edge + turn * fold * 0.9, top - wide * 2.2),
            (edge + turn * fold * 0.62, top + (bottom - top) * 0.42),
            (edge + turn * fold * 0.08, top + (bottom - top) * 0.72),
            (edge + turn * fold * 0.36, bottom + wide * 3),
            (edge - turn * fold * 0.5, bottom + wide * 3),
        ]
        lay(canvas, [drape], _warm(scene, cloth, 0.8))
        folds = [
            [
                (edge + turn * fold * share, top - wide * 2.2),
                (edge + turn * fold * (share + 0.14), top - wide * 2.2),
                (edge + turn * fold * (share * 0.3 - 0.1), bottom + wide * 3),
                (edge + turn * fold * (share * 0.3 - 0.2), bottom + wide * 3),
            ]
            for share in (-0.2, 0.12, 0.46)
        ]
        lay(canvas, folds, _warm(scene, mix(cloth, (40, 20, 40), 0.35), 0.4), 0.5)
    lay(
        canvas,
        [_rect(left - wide * 5.4, top - wide * 2.9, right + wide * 5.4, top - wide * 2.1)],
        _warm(scene, mix(WOOD, (0, 0, 0), 0.2), 0.5),
    )


def _lay_picture(canvas: Canvas, scene: Scene, side: int) -> None:
    """Hang a small landscape on the free wall."""
    unit = canvas.unit
    x, y = canvas.width * (0.5 - 0.27 * side), LEDGE * canvas.height * 0.3
    wide, tall = min(0.1 * unit, 0.14 * canvas.width), 0.085 * unit
    lay(
        canvas,
        [_rect(x - wide - unit * 0.012 + unit * 0.008, y - tall, x + wide + unit * 0.02, y + tall + unit * 0.02)],
        _warm(scene, (90, 74, 70), 0.2),
        0.35,
    )
    lay(
        canvas,
        [_rect(x - wide - unit * 0.014, y - tall - unit * 0.014, x + wide + unit * 0.014, y + tall + unit * 0.014)],
        _warm(scene, (142, 96, 60), 0.7),
    )
    lay(canvas, [_rect(x - wide, y - tall, x + wide, y + tall)], _warm(scene, (196, 222, 232), 0.85))
    lay(
        canvas,
        [circle(x + wide * 0.4, y - tall * 0.3, tall * 0.22, tall * 0.22, 20)],
        _warm(scene, (250, 214, 130), 0.9),
    )
    lay(
        canvas,
        [
            [
                (x - wide, y + tall),
                (x - wide, y + tall * 0.3),
                (x - wide * 0.4, y - tall * 0.35),
                (x + wide * 0.15, y + tall * 0.36),
                (x + wide * 0.5, y + tall * 0.05),
                (x + wide, y + tall * 0.4),
                (x + wide, y + tall),
            ]
        ],
        _warm(scene, (116, 150, 160), 0.7),
    )
    lay(
        canvas,
        [
            [
                (x - wide, y + tall),
                (x - wide, y + tall * 0.62),
                (x, y + tall * 0.5),
                (x + wide, y + tall * 0.7),
                (x + wide, y + tall),
            ]
        ],
        _warm(scene, (120, 158, 96), 0.8),
    )


def _lay_table(canvas: Canvas, scene: Scene, row: int) -> None:
    """Lay boards before us, lit at the far edge."""
    height = canvas.height - row
    far, near = (
        tone(_warm(scene, mix(WOOD, (255, 230, 190), 0.2), 0.95)),
        tone(_warm(scene, mix(WOOD, (60, 30, 20), 0.2), 0.5)),
    )
    down = np.linspace(0, 1, 64, dtype=np.float32)[:, None, None]
    grain = clouded(scene.place.child("wood"), 128, 64, (3, 30), 3)[..., None] * np.float32(11)
    boards = np.repeat(far + (near - far) * down, 128, axis=1) + grain
    canvas.image.paste(as_image(boards).resize((canvas.width, height), BILINEAR), (0, row))
    edge, unit = _warm(scene, mix(WOOD, WHITE, 0.4), 1.0), canvas.unit
    lay(canvas, [_rect(-1, row, canvas.width + 1, row + max(1.0, unit * 0.006))], edge, 0.8)
    seams = [
        _rect(-1, row + height * share, canvas.width + 1, row + height * share + max(1.0, unit * 0.003))
        for share in (0.22, 0.52)
    ]
    lay(canvas, seams, _warm(scene, mix(WOOD, (40, 20, 10), 0.6), 0.2), 0.6)


def _lay_light(canvas: Canvas, scene: Scene, box: Box, side: int, row: int) -> None:
    """Let the window's light fall across wall and table, in the shape of its panes."""
    if scene.palette.darkness > 0.5 or scene.air & GREY:
        return
    left, top, right, _ = box
    unit, middle = canvas.unit, (left + right) / 2
    lean, floor = -side * unit * 0.36, min(canvas.height - 1.0, row + unit * 0.17)
    panes: list[Shape] = []
    for start, stop in ((left, middle - unit * 0.01), (middle + unit * 0.01, right)):
        panes.append(
            [
                (start + lean * 0.45, row + unit * 0.02),
                (stop + lean * 0.45, row + unit * 0.02),
                (stop + lean, floor),
                (start + lean, floor),
            ]
        )
    mask = stencil((0, 0, canvas.width, canvas.height), panes, 0.34)
    canvas.image.paste(ink(mix(scene.palette.glow, WHITE, 0.2)), (0, 0), mask)
    beam = Image.new("L", canvas.image.size)
    beam.paste(
        stencil(
            (0, 0, canvas.width, canvas.height),
            [[(left, top), (right, top), (right + lean, floor), (left + lean, floor)]],
            0.1,
        )
    )
    canvas.image.paste(ink(scene.palette.glow), (0, 0), beam)
