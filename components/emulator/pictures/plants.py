"""Palms, firs and flowers."""

from .canvas import Canvas
from .palette import Colour, mix
from .pen import Pen, bent
from .scene import Item, Scene

LEAF: Colour = (44, 104, 62)
TRUNK: Colour = (104, 78, 58)
PETALS: tuple[Colour, ...] = ((232, 84, 110), (250, 196, 92), (244, 240, 250), (196, 120, 220), (240, 130, 80))


def paint_palm(canvas: Canvas, scene: Scene, item: Item, x: float, y: float) -> None:
    """Paint a leaning palm with its foot at a pixel."""
    palette, chance = scene.palette, item.chance.child("palm")
    pen = Pen(item.size * canvas.unit, (-0.62, -0.08, 0.72, 1.1), LEAF, flip=item.flip)
    lean = chance.between(0.08, 0.26)
    trunk = bent([(0, -0.08), (lean * 0.25, 0.35), (lean, 0.8)])
    for at, (left, height) in enumerate(trunk[:-1]):
        pen.stroke([(left, height), trunk[at + 1]], 0.042 - 0.016 * at / len(trunk), palette.on(TRUNK, 0.25))
        pen.stroke([(left - 0.012, height), (trunk[at + 1][0] - 0.01, trunk[at + 1][1])], 0.01, palette.on(TRUNK, 0.75))
    for frond in range(9):
        side = -1 if frond % 2 else 1
        reach, rise = chance.between(0.3, 0.46), chance.between(-0.22, 0.2)
        _frond(pen, (lean, 0.8), side * reach, rise, palette.on(item.colour or LEAF, 0.2 + 0.09 * frond % 0.6))
    for nut in (-0.03, 0.025):
        pen.oval(lean + nut, 0.77, 0.026, 0.028, palette.on((90, 66, 44), 0.3))
    canvas.put(pen.done(), x, y)


def _frond(pen: Pen, root: tuple[float, float], reach: float, rise: float, fill: Colour) -> None:
    """Draw one drooping leaf with a ragged lower edge."""
    x, y = root
    tip = (x + reach, y + rise - 0.16)
    spine = bent([root, (x + reach * 0.45, y + rise * 0.8 + 0.12), tip], 6)
    lower = [
        (px, py - 0.085 * (1 - abs(2 * at / len(spine) - 1)) - (0.03 if at % 2 else 0.0))
        for at, (px, py) in enumerate(spine)
    ]
    pen.shape([*spine, *reversed(lower)], fill)


def paint_tree(canvas: Canvas, scene: Scene, item: Item, x: float, y: float) -> None:
    """Paint a fir or a round tree with its foot at a pixel."""
    palette, chance = scene.palette, item.chance.child("tree")
    own = item.colour or LEAF
    side = -1 if scene.light_x * canvas.width < x else 1
    pen = Pen(item.size * canvas.unit, (-0.5, -0.08, 0.5, 1.06), own)
    pen.shape([(-0.03, -0.08), (-0.02, 0.4), (0.02, 0.4), (0.03, -0.08)], palette.on(TRUNK, 0.2))
    if chance.yes(0.55):
        for tier in range(5):
            low, half = 0.14 + tier * 0.17, 0.27 - tier * 0.045
            tip, dip = low + 0.3, low - 0.03
            pen.shape(
                [(-half, dip), (0, tip), (half, dip), (half * 0.4, low), (-half * 0.4, low)], palette.on(own, 0.1)
            )
            pen.shape([(side * half, dip), (0, tip), (side * half * 0.35, low + 0.02)], palette.on(own, 0.5))
    else:
        puffs = [(0, 0.62, 0.3), (-0.2, 0.5, 0.2), (0.2, 0.52, 0.21), (0.05, 0.8, 0.2), (-0.12, 0.74, 0.2)]
        for px, py, radius in puffs:
            pen.oval(px, py, radius, radius * 0.9, palette.on(own, 0.08))
        for px, py, radius in puffs:
            pen.oval(px + side * radius * 0.24, py + radius * 0.22, radius * 0.66, radius * 0.56, palette.on(own, 0.38))
        for px, py, radius in puffs:
            pen.oval(px + side * radius * 0.4, py + radius * 0.4, radius * 0.34, radius * 0.28, palette.on(own, 0.66))
    canvas.put(pen.done(), x, y)


def paint_flower(canvas: Canvas, scene: Scene, item: Item, x: float, y: float) -> None:
    """Paint one flower with its foot at a pixel."""
    palette, chance = scene.palette, item.chance.child("flower")
    own = item.colour or chance.pick(PETALS)
    lean = chance.between(-0.25, 0.25)
    pen = Pen(item.size * canvas.unit, (-0.6, -0.1, 0.6, 1.3), own)
    pen.stroke(bent([(0, -0.1), (lean * 0.3, 0.5), (lean, 0.95)]), 0.035, palette.on(LEAF, 0.3))
    pen.blob(
        [(lean * 0.2, 0.3), (lean * 0.2 + 0.2, 0.5), (lean * 0.2 + 0.3, 0.62), (lean * 0.2 + 0.12, 0.36)],
        palette.on(LEAF, 0.5),
    )
    turns = ((0.2, 0.0), (0.1, 0.17), (-0.1, 0.17), (-0.2, 0.0), (-0.1, -0.15), (0.1, -0.15))
    for at, (px, py) in enumerate(turns):
        pen.oval(lean + px, 1.0 + py * 0.8, 0.13, 0.11, palette.on(own, 0.5 + 0.1 * at))
    pen.oval(lean, 1.0, 0.1, 0.085, palette.on(mix((250, 206, 80), own, 0.1), 0.9))
    canvas.put(pen.done(), x, y)
