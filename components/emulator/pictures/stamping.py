"""Draw what a pen wrote down: large, then reduced, so that edges are smooth."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from .canvas import Stamp
from .curves import Point
from .pen import Fill, Line, Mark, Pen, Within

LARGEST = 1800  # pixels of a sheet's longer side before reduction
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Map a motif's frame to pixels: size of a unit, mirrored or not, turned anticlockwise in degrees."""

    size_px: float
    flip: bool = False
    degrees: float = 0.0

    def place(self, points: Iterable[Point]) -> list[Point]:
        """Turn unit coordinates into pixels, y down, round the origin."""
        cos, sin = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        across = -self.size_px if self.flip else self.size_px
        a, b, c, d = cos * across, -sin * across, -sin * self.size_px, -cos * self.size_px
        return [(x * a + y * b, x * c + y * d) for x, y in points]


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold a mark with its points in pixels round the origin, and for Within the marks inside."""

    mark: Mark
    points: list[Point]
    inner: "list[Placed]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Hold an image that is drawn on, its place round the origin, and how much larger than the stamp it is."""

    image: Image.Image
    left: float
    top: float
    zoom: int

    def spots(self, points: Sequence[Point]) -> list[Spot]:
        """Turn pixels round the origin into those of the sheet."""
        left, top, zoom = self.left, self.top, self.zoom
        return [(round(x * zoom - left), round(y * zoom - top)) for x, y in points]


def stamp_of(pen: Pen, turn: Turn) -> Stamp:
    """Draw what the pen wrote down, at a size."""
    placed = _placed(pen.marks, turn)
    left, top, right, bottom = _bounds(placed, turn.size_px)
    widest = max(right - left, bottom - top, 1)
    zoom = 4 if widest * 4 <= LARGEST else 3 if widest * 3 <= LARGEST else 2
    # Clear pixels carry the motif's own colour, so that reduction brings no dark fringe.
    size = ((right - left) * zoom, (bottom - top) * zoom)
    image = Image.new("RGBA", size, (*_ground(pen.marks), 0))
    _draw(Sheet(image=image, left=left * zoom, top=top * zoom, zoom=zoom), placed, turn.size_px * zoom)
    return Stamp(image=image.reduce(zoom), x=-left, y=-top)


def _placed(marks: list[Mark], turn: Turn) -> list[Placed]:
    return [
        Placed(mark, turn.place(mark.points), _placed(mark.marks, turn) if isinstance(mark, Within) else [])
        for mark in marks
    ]


def _draw(sheet: Sheet, placed: list[Placed], unit: float) -> None:
    draw = ImageDraw.Draw(sheet.image)
    for one in placed:
        spots = sheet.spots(one.points)
        if isinstance(one.mark, Fill):
            draw.polygon(spots, fill=one.mark.ink)
        elif isinstance(one.mark, Line):
            width = max(sheet.zoom, round(one.mark.width * unit))
            draw.line(spots, fill=one.mark.ink, width=width, joint="curve")
        else:
            _draw_within(sheet, one, spots, unit)
            draw = ImageDraw.Draw(sheet.image)


def _draw_within(sheet: Sheet, one: Placed, spots: list[Spot], unit: float) -> None:
    """Draw on a copy of the polygon's box and lay it back through the polygon."""
    left, top = max(0, min(x for x, _ in spots)), max(0, min(y for _, y in spots))
    right = min(sheet.image.width, max(x for x, _ in spots) + 1)
    bottom = min(sheet.image.height, max(y for _, y in spots) + 1)
    if right <= left or bottom <= top:
        return
    layer, mask = sheet.image.crop((left, top, right, bottom)), Image.new("L", (right - left, bottom - top))
    _draw(Sheet(image=layer, left=sheet.left + left, top=sheet.top + top, zoom=sheet.zoom), one.inner, unit)
    ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in spots], fill=255)
    sheet.image.paste(layer, (left, top), mask)


def _bounds(placed: list[Placed], unit: float) -> tuple[int, int, int, int]:
    """Return the box of whole pixels round all marks, origin included."""
    left = top = right = bottom = 0.0
    for one in placed:
        spare = one.mark.width * unit / 2 + 1 if isinstance(one.mark, Line) else 0.0
        xs, ys = [x for x, _ in one.points], [y for _, y in one.points]
        left, right = min(left, min(xs) - spare), max(right, max(xs) + spare)
        top, bottom = min(top, min(ys) - spare), max(bottom, max(ys) + spare)
    return math.floor(left) - 1, math.floor(top) - 1, math.ceil(right) + 1, math.ceil(bottom) + 1


def _ground(marks: list[Mark]) -> tuple[int, int, int]:
    for mark in marks:
        if not isinstance(mark, Within):
            return mark.ink[:3]
    return 128, 128, 128
