"""Silhouettes on the shore: cat, dog and person, seen from behind against the sea."""

from collections.abc import Sequence

from .canvas import Canvas
from .palette import Colour, mix
from .pen import Pen, Point, bent, rounded
from .scene import Item, Scene

CAT: tuple[Point, ...] = (
    (-0.2, -0.03), (-0.25, 0.12), (-0.2, 0.32), (-0.12, 0.5), (-0.09, 0.58), (0.09, 0.58), (0.12, 0.5), (0.2, 0.32),
    (0.25, 0.12), (0.2, -0.03),
)  # fmt: skip
DOG: tuple[Point, ...] = (
    (-0.24, -0.03), (-0.27, 0.12), (-0.2, 0.34), (-0.13, 0.52), (-0.1, 0.66), (0.1, 0.66), (0.13, 0.52), (0.2, 0.34),
    (0.25, 0.12), (0.22, -0.03),
)  # fmt: skip
COAT: tuple[Point, ...] = (
    (-0.16, 0.2), (-0.13, 0.36), (-0.085, 0.56), (-0.105, 0.68), (-0.08, 0.76), (0, 0.785), (0.08, 0.76),
    (0.105, 0.68), (0.085, 0.56), (0.14, 0.36), (0.19, 0.21), (0.02, 0.18),
)  # fmt: skip
SCARF: tuple[Point, ...] = (
    (-0.02, 0.77), (0.16, 0.8), (0.33, 0.74), (0.31, 0.69), (0.16, 0.73), (0.0, 0.72),
)  # fmt: skip
HAIR: tuple[Point, ...] = (
    (-0.075, 0.9), (-0.06, 0.955), (0.0, 0.97), (0.06, 0.955), (0.08, 0.9), (0.085, 0.78), (-0.08, 0.78),
)  # fmt: skip


def paint_cat(canvas: Canvas, scene: Scene, item: Item, x: float, y: float) -> None:
    """Paint a sitting cat with its foot at a pixel."""
    pen, fill, edge, side = _open(canvas, scene, item, x)
    for layer, paint, shift in ((0, edge, side * 0.016), (1, fill, 0.0)):
        tail = bent([(0.18, 0.02), (0.38, 0.0), (0.5, 0.1), (0.46, 0.26), (0.54, 0.36)])
        pen.stroke([(px + shift, py + (0.012 if not layer else 0)) for px, py in tail], 0.07, paint)
        pen.shape(_moved(rounded(CAT), shift), paint)
        pen.oval(shift, 0.66, 0.165, 0.142, paint)
        for ear in (-1, 1):
            pen.shape([(ear * 0.155 + shift, 0.66), (ear * 0.15 + shift, 0.92), (ear * 0.02 + shift, 0.78)], paint)
    canvas.put(pen.done(), x, y)


def paint_dog(canvas: Canvas, scene: Scene, item: Item, x: float, y: float) -> None:
    """Paint a sitting dog with its foot at a pixel."""
    pen, fill, edge, side = _open(canvas, scene, item, x)
    for paint, shift in ((edge, side * 0.016), (fill, 0.0)):
        pen.stroke(bent([(-0.2 + shift, 0.03), (-0.36 + shift, 0.06), (-0.46 + shift, 0.2)]), 0.07, paint)
        pen.shape(_moved(rounded(DOG), shift), paint)
        pen.oval(0.02 + shift, 0.76, 0.155, 0.14, paint)
        pen.blob(_moved([(0.08, 0.84), (0.24, 0.76), (0.31, 0.71), (0.29, 0.66), (0.1, 0.66)], shift), paint)
        for ear in (-1, 1):
            pen.blob(
                _moved(
                    [(ear * 0.06, 0.9), (ear * 0.17, 0.88), (ear * 0.22, 0.7), (ear * 0.15, 0.64), (ear * 0.1, 0.74)],
                    shift,
                ),
                paint,
            )
    canvas.put(pen.done(), x, y)


def paint_person(canvas: Canvas, scene: Scene, item: Item, x: float, y: float) -> None:
    """Paint a standing person with their feet at a pixel."""
    pen, fill, edge, side = _open(canvas, scene, item, x)
    for paint, shift in ((edge, side * 0.01), (fill, 0.0)):
        _person(pen, paint, shift)
    canvas.put(pen.done(), x, y)


def _person(pen: Pen, paint: Colour, shift: float) -> None:
    for leg in (-0.045, 0.05):
        pen.shape(
            _moved([(leg - 0.03, -0.03), (leg - 0.035, 0.3), (leg + 0.035, 0.3), (leg + 0.03, -0.03)], shift), paint
        )
    pen.blob(_moved(COAT, shift), paint)
    pen.stroke(_moved(bent([(-0.085, 0.72), (-0.125, 0.58), (-0.115, 0.42)]), shift), 0.055, paint)
    pen.stroke(_moved(bent([(0.085, 0.72), (0.125, 0.58), (0.12, 0.44)]), shift), 0.055, paint)
    pen.blob(_moved(SCARF, shift), paint)
    pen.oval(shift, 0.865, 0.066, 0.078, paint)
    pen.blob(_moved(HAIR, shift), paint)


def _open(canvas: Canvas, scene: Scene, item: Item, x: float) -> tuple[Pen, Colour, Colour, int]:
    """Return a pen, the dark of a silhouette, its lit edge and the side that it is lit from."""
    palette = scene.palette
    own = mix(palette.land, (0, 0, 0), 0.3) if item.colour is None else palette.on(item.colour, 0.55)
    side = -1 if scene.light_x * canvas.width < x else 1
    pen = Pen(item.size * canvas.unit, (-0.62, -0.06, 0.62, 1.0), own, flip=item.flip)
    return pen, own, mix(palette.rim, palette.glow, 0.5), -side if item.flip else side


def _moved(points: Sequence[Point], shift: float) -> list[Point]:
    return [(x + shift, y) for x, y in points]
