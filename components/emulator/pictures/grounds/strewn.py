"""Crisp shapes on the ground: polygons drawn at twice the size and reduced, and coarse colours that are stretched."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from PIL import Image, ImageDraw

from ..canvas import BILINEAR, Canvas, as_image, as_mask
from ..chance import Chance, Floats
from ..curves import Point
from ..palette import Colour, ink
from ..scene import Scene

ZOOM = 2
COARSE = 4  # what is soft is worked out for every fourth pixel
Box = tuple[int, int, int, int]
Shape = Sequence[Point]  # pixels of the canvas


def lay(canvas: Canvas, shapes: Iterable[Shape], colour: Colour, strength: float = 1.0) -> None:
    """Fill polygons with one colour; where they overlap, they count once."""
    kept = [shape for shape in shapes if len(shape) > 2]
    box = box_of(canvas, kept)
    if box:
        canvas.image.paste(ink(colour), box[:2], stencil(box, kept, strength))


def box_of(canvas: Canvas, shapes: Sequence[Shape]) -> Box | None:
    """Return the whole pixels of the canvas that polygons touch."""
    xs = [x for shape in shapes for x, _ in shape]
    ys = [y for shape in shapes for _, y in shape]
    if not xs:
        return None
    left, top = max(0, int(min(xs)) - 1), max(0, int(min(ys)) - 1)
    right, bottom = min(canvas.width, int(max(xs)) + 2), min(canvas.height, int(max(ys)) + 2)
    return (left, top, right, bottom) if left < right and top < bottom else None


def stencil(box: Box, shapes: Iterable[Shape], strength: float = 1.0) -> Image.Image:
    """Return the mask of polygons inside a box."""
    left, top, right, bottom = box
    sheet = Image.new("L", ((right - left) * ZOOM, (bottom - top) * ZOOM))
    draw = ImageDraw.Draw(sheet)
    fill = round(255 * strength)
    for shape in shapes:
        draw.polygon([(round((x - left) * ZOOM), round((y - top) * ZOOM)) for x, y in shape], fill=fill)
    return sheet.reduce(ZOOM)


def fill_below(canvas: Canvas, tops: Floats, colours: Floats, bottom: int) -> None:
    """Fill from a line of heights (pixels from the top) down to a row with coarse colours, H x W x 3 of 0..255."""
    first = max(0, int(tops.min()))
    bottom = min(bottom, canvas.height)
    if bottom <= first:
        return
    sheet = as_image(colours).resize((canvas.width, bottom - first), BILINEAR)
    edge = min(bottom, max(first, int(tops.max()) + 2))
    if edge > first:
        rows = np.arange(first, edge, dtype=np.float32)[:, None]
        mask = as_mask((rows + 1 - tops[None, :]).clip(0, 1))
        canvas.image.paste(sheet.crop((0, 0, canvas.width, edge - first)), (0, first), mask)
    if bottom > edge:
        canvas.image.paste(sheet.crop((0, edge - first, canvas.width, bottom - first)), (0, edge))


def coarse_grid(canvas: Canvas, first: int, bottom: int, step: int = COARSE) -> tuple[Floats, Floats]:
    """Return columns (0..1 over the width) and rows (pixels) of a coarse grid."""
    columns = max(2, canvas.width // step)
    rows = max(2, (bottom - first) // step)
    across = ((np.arange(columns, dtype=np.float32) + np.float32(0.5)) / np.float32(columns))[None, :]
    down = np.float32(first) + (np.arange(rows, dtype=np.float32)[:, None] + np.float32(0.5)) * np.float32(
        (bottom - first) / rows
    )
    return across, down


def nearness(canvas: Canvas, scene: Scene, rows: Floats) -> Floats:
    """Return how near rows (pixels) of level ground are: 0 at the horizon .. 1 at the lower edge."""
    horizon = scene.horizon * canvas.height
    near: Floats = ((rows - np.float32(horizon)) / np.float32(max(1.0, canvas.height - horizon))).clip(0.02, 1.2)
    return near


def spots(
    canvas: Canvas, scene: Scene, chance: Chance, tops: Floats, span: tuple[float, float], count: int
) -> Iterator[tuple[float, float, float]]:
    """Yield x, y and nearness of places on the ground, far to near; count is per short side of the width."""
    number = max(1, min(400, round(count * canvas.width / canvas.unit)))
    horizon, depth = scene.horizon * canvas.height, (1 - scene.horizon) * canvas.height
    for at in range(number):
        near = span[0] + (span[1] - span[0]) * (at + chance.between(0, 1)) / number
        x, y = chance.between(-0.02, 1.02) * canvas.width, horizon + near * depth
        if y > tops[min(canvas.width - 1, max(0, int(x)))] + 1:
            yield x, y, near
