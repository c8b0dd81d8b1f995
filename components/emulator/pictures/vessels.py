"""Sailing boats, tall ships and balloons."""

from .canvas import Canvas
from .palette import Colour, mix
from .pen import Pen, bent
from .scene import Item, Scene

SAIL: Colour = (250, 240, 222)
HULL: Colour = (134, 62, 46)
TRIM: Colour = (240, 226, 200)
STRIPES: tuple[Colour, ...] = ((222, 74, 62), (246, 196, 92), (250, 244, 232))


def paint_boat(canvas: Canvas, scene: Scene, item: Item) -> None:
    """Paint a sailing boat on the water, with its reflection."""
    chance = item.chance.child("boat")
    pen = Pen(item.size * canvas.unit, (-0.62, -0.06, 0.64, 1.16), SAIL, flip=item.flip, turn=chance.between(-4, 4))
    palette, haze = scene.palette, item.haze
    toward = (scene.light_x > item.x) != item.flip
    sail = SAIL if item.colour is None else item.colour
    bright, dim = (1.0, 0.62) if toward else (0.78, 0.4)
    pen.stroke([(0.02, 0.08), (0.02, 1.12)], 0.022, palette.on((96, 70, 52), 0.3, haze))
    main = [*bent([(-0.02, 1.06), (-0.26, 0.62), (-0.46, 0.22)]), *bent([(-0.46, 0.22), (-0.2, 0.17), (-0.01, 0.2)])]
    pen.shape(main, palette.on(sail, dim, haze))
    pen.shape(
        [(-0.02, 1.06), *bent([(-0.02, 1.06), (-0.15, 0.6), (-0.24, 0.19)]), (-0.01, 0.2)],
        palette.on(sail, (bright + dim) / 2, haze),
    )
    jib = [*bent([(0.05, 0.98), (0.32, 0.52), (0.55, 0.2)]), *bent([(0.55, 0.2), (0.3, 0.16), (0.1, 0.2)])]
    pen.shape(jib, palette.on(sail, bright, haze))
    hull = [
        *bent([(-0.52, 0.15), (-0.44, 0.02), (-0.32, -0.04)]),
        *bent([(0.34, -0.04), (0.48, 0.05), (0.62, 0.19)]),
        (0.2, 0.125),
    ]
    pen.shape(hull, palette.on(HULL, 0.35, haze))
    pen.shape(
        [(-0.52, 0.15), (-0.5, 0.105), (0.18, 0.085), (0.58, 0.15), (0.62, 0.19), (0.2, 0.125)],
        palette.on(TRIM, 0.62, haze),
    )
    if scene.has_lamps:
        pen.oval(-0.34, 0.23, 0.035, 0.035, (255, 222, 140))
    _float(canvas, scene, item, pen)


def paint_ship(canvas: Canvas, scene: Scene, item: Item) -> None:
    """Paint a three-masted ship on the water, with its reflection."""
    pen = Pen(item.size * canvas.unit, (-0.8, -0.06, 0.86, 1.1), SAIL, flip=item.flip)
    palette, haze = scene.palette, item.haze
    sail = SAIL if item.colour is None else item.colour
    wood = palette.on((78, 56, 44), 0.3, haze)
    dim, bright = palette.on(sail, 0.5, haze), palette.on(sail, 0.95, haze)
    for mast, top in ((-0.4, 0.86), (0.0, 1.06), (0.36, 0.9)):
        pen.stroke([(mast, 0.1), (mast, top)], 0.018, wood)
        _square_sails(pen, mast, top, dim, bright)
    pen.stroke([(0.6, 0.2), (0.84, 0.36)], 0.016, wood)
    pen.shape([(0.42, 0.82), (0.8, 0.34), (0.52, 0.3)], palette.on(sail, 0.8, haze))
    _ship_hull(pen, scene, haze)
    _float(canvas, scene, item, pen)


def _square_sails(pen: Pen, mast: float, top: float, dim: Colour, bright: Colour) -> None:
    """Draw the three sails of one mast, lit on their right half."""
    for tier in range(3):
        low = 0.24 + (top - 0.28) * tier / 3
        high = low + (top - 0.28) / 3 * 0.86
        wide, narrow = 0.185 - 0.035 * tier, 0.16 - 0.035 * tier
        belly = [
            *bent([(mast - narrow, high), (mast - wide * 0.86, (low + high) / 2), (mast - wide, low)]),
            *bent([(mast + wide, low), (mast + wide * 1.3, (low + high) / 2), (mast + narrow, high)]),
        ]
        pen.shape(belly, dim)
        pen.shape([(mast + 0.02, high), (mast + 0.02, low), *belly[len(belly) // 2 :]], bright)


def _ship_hull(pen: Pen, scene: Scene, haze: float) -> None:
    palette = scene.palette
    pen.shape(
        [
            *bent([(-0.66, 0.27), (-0.62, 0.06), (-0.5, -0.04)]),
            *bent([(0.44, -0.04), (0.58, 0.08), (0.68, 0.24)]),
            (0.3, 0.15),
            (-0.36, 0.15),
        ],
        palette.on(HULL, 0.25, haze),
    )
    pen.stroke([(-0.64, 0.19), (-0.36, 0.1), (0.3, 0.1), (0.64, 0.18)], 0.022, palette.on(TRIM, 0.6, haze))
    if scene.has_lamps:
        for port in range(6):
            pen.oval(-0.4 + port * 0.15, 0.05, 0.016, 0.016, (255, 216, 130))


def _float(canvas: Canvas, scene: Scene, item: Item, pen: Pen) -> None:
    stamp, x, y = pen.done(), item.x * canvas.width, item.y * canvas.height
    canvas.mirror(stamp, x, y, canvas.unit * 0.005 * (0.5 + item.size * 4), 0.6)
    canvas.put(stamp, x, y)


def paint_balloon(canvas: Canvas, scene: Scene, item: Item) -> None:
    """Paint a hot-air balloon."""
    palette, haze = scene.palette, item.haze
    own = item.colour or item.chance.child("cloth").pick(STRIPES[:2])
    pen = Pen(item.size * canvas.unit, (-0.52, -0.62, 0.52, 0.62), own)
    side = -1 if scene.light_x < item.x else 1
    for strip in range(8, -1, -1):
        wide = 0.48 * strip / 8
        fill = own if strip % 2 else mix(own, STRIPES[2], 0.85)
        for half in (-1, 1):
            edge = [
                (0, 0.6),
                (half * wide * 0.8, 0.5),
                (half * wide, 0.2),
                (half * wide * 0.62, -0.12),
                (half * wide * 0.2, -0.3),
            ]
            pen.shape([*bent(edge), (0, -0.3)], palette.on(fill, 0.85 if half == side else 0.45, haze))
    for rope in (-0.09, 0.09):
        pen.stroke([(rope, -0.3), (rope * 0.7, -0.48)], 0.01, palette.on((60, 50, 46), 0.3, haze))
    pen.shape([(-0.075, -0.47), (-0.06, -0.58), (0.06, -0.58), (0.075, -0.47)], palette.on((132, 92, 60), 0.5, haze))
    if scene.has_lamps:
        pen.oval(0, -0.33, 0.03, 0.05, mix(LAMP_FLAME, own, 0.1))
    canvas.put(pen.done(), item.x * canvas.width, item.y * canvas.height)


LAMP_FLAME: Colour = (255, 206, 110)
