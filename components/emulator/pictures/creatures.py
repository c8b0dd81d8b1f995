"""Gulls, leaping fish and whales: what moves over the sea."""

import math

from .canvas import Canvas
from .palette import Colour, mix
from .pen import Pen, Point, bent
from .scene import Item, Scene

GULL: Colour = (250, 248, 244)
FISH: Colour = (98, 150, 190)
FOAM: Colour = (244, 250, 252)
GULL_UNDER: tuple[Point, ...] = (
    (-0.22, -0.03), (-0.1, -0.015), (0.06, 0.03), (0.16, 0.035), (0.2, 0.005), (0.12, -0.04), (-0.02, -0.06),
    (-0.14, -0.05),
)  # fmt: skip
GULL_BACK: tuple[Point, ...] = (
    (-0.2, -0.025), (-0.08, 0.005), (0.06, 0.035), (0.16, 0.035), (0.19, 0.01), (0.1, -0.015), (-0.06, -0.035),
)  # fmt: skip
FLUKE: tuple[Point, ...] = (
    (-0.6, -0.02), (-0.6, 0.2), (-0.62, 0.3), (-0.8, 0.42), (-0.62, 0.41), (-0.56, 0.36), (-0.48, 0.42), (-0.34, 0.4),
    (-0.5, 0.28), (-0.5, 0.15), (-0.46, -0.02),
)  # fmt: skip


def paint_gull(canvas: Canvas, scene: Scene, item: Item) -> None:
    """Paint a gull in flight; its size is its wing span."""
    palette, haze = scene.palette, item.haze
    beat = item.chance.child("beat").between(-0.5, 1.0)
    pen = Pen(item.size * canvas.unit, (-0.62, -0.42, 0.62, 0.56), GULL, flip=item.flip, turn=item.turn)
    own = item.colour or GULL
    top, under = palette.on(own, 1.0, haze), palette.on(mix(own, (150, 164, 184), 0.5), 0.55, haze)
    tip = palette.on((44, 46, 56), 0.3, haze)
    lift = 0.16 + 0.12 * beat
    _wing(pen, -1, lift * 1.05, under, tip)
    pen.blob(GULL_UNDER, under)
    pen.blob(GULL_BACK, top)
    pen.shape([(-0.2, -0.01), (-0.3, -0.015), (-0.29, -0.06), (-0.17, -0.05)], top)
    _wing(pen, 1, lift, top, tip)
    pen.shape([(0.185, 0.025), (0.25, 0.0), (0.19, -0.005)], palette.on((240, 160, 50), 0.8, haze))
    pen.oval(0.158, 0.02, 0.008, 0.009, tip)
    canvas.put(pen.done(), item.x * canvas.width, item.y * canvas.height)


def _wing(pen: Pen, side: int, lift: float, fill: Colour, tip: Colour) -> None:
    """Draw one bent wing with a dark tip; side -1 is the far wing."""
    wrist, end = (side * 0.22, lift + 0.06), (side * 0.5, lift * 0.62)
    if side < 0:
        wrist, end = (-0.2, lift + 0.09), (-0.44, lift * 0.9)
    front = bent([(0.08, 0.02), wrist, end], 10)
    back = bent([end, (wrist[0] * 0.96, wrist[1] - 0.1), (-0.12, -0.01)], 10)
    pen.shape([*front, *back], fill)
    pen.shape([*front[-6:], *back[:5]], tip)


def paint_fish(canvas: Canvas, scene: Scene, item: Item) -> None:
    """Paint a fish that leaps on wide fins, and the splash that it came from; y is its waterline."""
    chance = item.chance.child("fish")
    size, x, y = item.size * canvas.unit, item.x * canvas.width, item.y * canvas.height
    rise, side = chance.between(0.75, 1.15), -1 if item.flip else 1
    _splash(canvas, scene, item, x - side * size * 0.62, y)
    pen = Pen(size, (-0.72, -0.66, 0.72, 0.72), FISH, flip=item.flip, turn=chance.between(8, 26))
    own = item.colour or FISH
    _fins(pen, scene, own)
    _body(pen, scene, own)
    canvas.put(pen.done(), x, y - rise * size)
    _drops(canvas, scene, item, (x - side * size * 0.5, y - 0.1 * size), (x - side * size * 0.1, y - rise * size))


def _body(pen: Pen, scene: Scene, own: Colour) -> None:
    palette = scene.palette
    back = [(-0.46, 0.0), (-0.25, 0.09), (0.02, 0.16), (0.28, 0.13), (0.44, 0.05), (0.5, -0.01)]
    belly = [(0.5, -0.01), (0.4, -0.09), (0.18, -0.12), (-0.08, -0.09), (-0.3, -0.03), (-0.46, -0.02)]
    tail = [(-0.42, 0.01), (-0.56, 0.12), (-0.7, 0.2), (-0.61, 0.02), (-0.68, -0.2), (-0.53, -0.1), (-0.42, -0.03)]
    pen.shape(bent(tail, 4), palette.on(own, 0.55))
    pen.shape([*bent(back), *bent(belly)], palette.on(own, 0.5))
    middle = [(-0.46, -0.01), (-0.1, 0.02), (0.2, 0.03), (0.47, 0.0)]
    pen.shape([*bent(middle), *bent(belly)], palette.on(mix(own, (250, 250, 244), 0.75), 0.85))
    crest = [(-0.4, 0.03), (-0.22, 0.075), (0.02, 0.135), (0.26, 0.11), (0.4, 0.05)]
    pen.shape([*bent(back[:-1]), *reversed(bent(crest))], palette.on(mix(own, (255, 255, 255), 0.35), 1.0))
    pen.stroke(bent([(0.3, 0.1), (0.26, 0.0), (0.3, -0.09)]), 0.012, palette.on(own, 0.15))
    pen.oval(0.385, 0.025, 0.034, 0.034, (252, 250, 240))
    pen.oval(0.392, 0.025, 0.02, 0.02, (16, 20, 30))
    pen.oval(0.398, 0.033, 0.007, 0.007, (255, 255, 255))


def _fins(pen: Pen, scene: Scene, own: Colour) -> None:
    """Draw the wide fins of a flying fish, with rays."""
    pale = mix(own, (236, 246, 252), 0.5)
    for root, tip, trail, light in (
        ((0.16, 0.08), (-0.26, 0.62), (-0.2, 0.2), 0.55),
        ((0.2, -0.02), (-0.3, -0.5), (-0.16, -0.08), 0.35),
    ):
        fill, ray = scene.palette.on(pale, light + 0.35), scene.palette.on(own, light)
        front = bent(
            [root, ((root[0] + tip[0]) / 2 + 0.05, (root[1] + tip[1]) / 2 + (0.1 if tip[1] > 0 else -0.08)), tip]
        )
        back = bent([tip, ((tip[0] + trail[0]) / 2 - 0.08, (tip[1] + trail[1]) / 2), trail])
        pen.shape([*front, *back, (root[0] - 0.14, root[1] - 0.02)], fill)
        for at in range(4, len(back), 4):
            pen.stroke([(root[0] - 0.05, root[1]), back[at]], 0.01, ray)
        pen.stroke(front, 0.016, ray)
    pen.shape(bent([(-0.06, 0.13), (-0.2, 0.24), (-0.28, 0.08)], 5), scene.palette.on(own, 0.4))


def _splash(canvas: Canvas, scene: Scene, item: Item, x: float, y: float) -> None:
    """Paint rings on the water and a crown of drops."""
    chance, size = item.chance.child("splash"), item.size * canvas.unit
    foam = mix(mix(FOAM, scene.palette.glow, 0.2), scene.palette.far, 0.3 * scene.palette.darkness)
    pen = Pen(size, (-0.62, -0.2, 0.62, 0.62), foam)
    for radius, share, first, last in (
        (0.56, 0.55, 3, 17),
        (0.5, 0.6, 20, 33),
        (0.38, 0.25, 0, 24),
        (0.24, 0.0, 0, 37),
    ):
        arc = [math.tau * step / 36 for step in range(first, last)]
        ring = [(radius * math.cos(angle), radius * 0.19 * math.sin(angle)) for angle in arc]
        pen.stroke(ring, 0.022, mix(foam, scene.palette.near, share))
    pen.oval(0, 0, 0.2, 0.035, mix(foam, scene.palette.near, 0.2))
    for jet in range(9):
        lean = (jet - 4) / 4
        tall = chance.between(0.16, 0.4) * (1 - 0.55 * abs(lean))
        root, tip = lean * 0.16, lean * 0.3
        pen.shape([(root - 0.035, -0.01), *bent([(root - 0.02, 0.04), (tip, tall)]), (root + 0.035, -0.01)], foam)
        pen.oval(tip + lean * 0.08, tall + chance.between(0.02, 0.12), 0.018, 0.02, foam)
    canvas.put(pen.done(), x, y, 0.92)


def _drops(canvas: Canvas, scene: Scene, item: Item, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Strew drops along the way from the splash to the fish; pixels."""
    chance, size = item.chance.child("drops"), item.size * canvas.unit
    foam = mix(FOAM, scene.palette.glow, 0.3)
    for drop in range(12):
        part = (drop + chance.between(0, 1)) / 12
        spread = (1 - part) * 0.1 * size
        x = start[0] + (end[0] - start[0]) * part**1.6 + chance.between(-spread, spread)
        y = start[1] + (end[1] - start[1]) * part + chance.between(-spread, spread)
        radius = max(1.0, size * chance.between(0.008, 0.022))
        pen = Pen(radius, (-1.2, -1.2, 1.2, 1.2), foam)
        pen.oval(0, 0, 1, 1.1, foam)
        canvas.put(pen.done(), x, y, 0.85)


def paint_whale(canvas: Canvas, scene: Scene, item: Item) -> None:
    """Paint a whale's back and fluke with its spout; y is its waterline."""
    palette = scene.palette
    own = item.colour or (58, 78, 104)
    pen = Pen(item.size * canvas.unit, (-0.85, -0.02, 0.75, 0.85), own, flip=item.flip)
    pen.shape([*bent([(-0.3, -0.02), (-0.05, 0.16), (0.3, 0.24), (0.58, 0.15), (0.7, -0.02)])], palette.on(own, 0.3))
    pen.shape(
        [*bent([(-0.2, 0.06), (0.05, 0.19), (0.3, 0.24), (0.55, 0.17)]), *bent([(0.5, 0.15), (0.28, 0.2), (0, 0.12)])],
        palette.on(own, 0.95),
    )
    pen.shape(bent(FLUKE, 4), palette.on(own, 0.35))
    _spout(pen, mix(FOAM, palette.horizon, 0.3))
    stamp, x, y = pen.done(), item.x * canvas.width, item.y * canvas.height
    canvas.mirror(stamp, x, y, canvas.unit * 0.012, 0.4)
    canvas.put(stamp, x, y)


def _spout(pen: Pen, spray: Colour) -> None:
    for jet in range(7):
        lean = (jet - 3) / 3
        top = (0.46 + lean * 0.2, 0.7 - 0.14 * math.fabs(lean))
        pen.stroke(bent([(0.46, 0.22), (0.46 + lean * 0.05, 0.5), top, (0.46 + lean * 0.27, 0.56)]), 0.022, spray)
