"""A pen for motifs: shapes in unit coordinates, written down, then drawn large and reduced."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from .canvas import Stamp
from .curves import Point, bent, circle, rounded
from .look import LAMP, Look
from .palette import Colour, ink

LARGEST = 1800  # pixels of a sheet's longer side before reduction
Ink = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Fill:
    """Fill a polygon."""

    points: tuple[Point, ...]
    ink: Ink


@dataclass(frozen=True, slots=True)
class Line:
    """Draw a line of a width in units."""

    points: tuple[Point, ...]
    width: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Within:
    """Draw marks inside a polygon only."""

    points: tuple[Point, ...]
    marks: "list[Mark]"


Mark = Fill | Line | Within


@dataclass(frozen=True, slots=True)
class Lamp:
    """Place a glow in the motif's own frame."""

    x: float
    y: float
    radius: float
    colour: Colour
    has_beam: bool = False  # two cones of light, as a lighthouse casts them


@dataclass(slots=True)
class Pen:
    """Draw in a motif's own frame: x right, y up, the motif within a box whose longer side is 1."""

    look: Look
    marks: list[Mark] = field(default_factory=list)
    lamps: list[Lamp] = field(default_factory=list)

    def shape(self, points: Sequence[Point], colour: Colour, light: float | None = 0.6) -> None:
        """Fill a polygon; light 0 (turned away) .. 1 (towards the light), None for what shines by itself."""
        self.marks.append(Fill(tuple(points), self._ink(colour, light)))

    def blob(self, points: Sequence[Point], colour: Colour, light: float | None = 0.6) -> None:
        """Fill the smooth shape through points."""
        self.shape(rounded(points), colour, light)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour, light: float | None = 0.6) -> None:
        """Fill an ellipse."""
        self.shape(circle(x, y, rx, ry), colour, light)

    def box(
        self, left: float, bottom: float, right: float, top: float, colour: Colour, light: float | None = 0.6
    ) -> None:
        """Fill an upright rectangle."""
        self.shape([(left, bottom), (left, top), (right, top), (right, bottom)], colour, light)

    def stroke(self, points: Sequence[Point], width: float, colour: Colour, light: float | None = 0.6) -> None:
        """Draw a line with round joints, never thinner than a pixel."""
        self.marks.append(Line(tuple(points), width, self._ink(colour, light)))

    def curve(self, points: Sequence[Point], width: float, colour: Colour, light: float | None = 0.6) -> None:
        """Draw a smooth line through points."""
        self.stroke(bent(points), width, colour, light)

    def lamp(self, x: float, y: float, radius: float, colour: Colour = LAMP, has_beam: bool = False) -> None:
        """Let a place glow when it is dark; radius of the glow in units."""
        self.lamps.append(Lamp(x, y, radius, colour, has_beam))

    @contextmanager
    def within(self, points: Sequence[Point]) -> Iterator[None]:
        """Keep what is drawn meanwhile inside a polygon."""
        outer, self.marks = self.marks, []
        try:
            yield
        finally:
            outer.append(Within(tuple(points), self.marks))
            self.marks = outer

    def _ink(self, colour: Colour, light: float | None) -> Ink:
        return (*ink(self.look.shine(colour) if light is None else self.look.on(colour, light)), 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Map a motif's frame to pixels: size of a unit, mirrored or not, turned anticlockwise in degrees."""

    size_px: float
    flip: bool = False
    degrees: float = 0.0

    def mapping(self) -> Callable[[Point], Point]:
        """Return the map from unit coordinates to pixels, y down, round the origin."""
        cos, sin = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        across = -self.size_px if self.flip else self.size_px

        def place(point: Point) -> Point:
            x, y = point
            return (x * cos - y * sin) * across, -(x * sin + y * cos) * self.size_px

        return place


def stamp_of(pen: Pen, turn: Turn) -> Stamp:
    """Draw what the pen wrote down, at a size."""
    place = turn.mapping()
    left, top, right, bottom = _bounds(pen.marks, place, turn.size_px)
    widest = max(right - left, bottom - top, 1)
    zoom = 4 if widest * 4 <= LARGEST else 3 if widest * 3 <= LARGEST else 2
    # Clear pixels carry the motif's own colour, so that reduction brings no dark fringe.
    sheet = Image.new("RGBA", ((right - left) * zoom, (bottom - top) * zoom), (*_ground(pen.marks), 0))

    def spot(point: Point) -> Point:
        x, y = place(point)
        return round((x - left) * zoom), round((y - top) * zoom)

    _draw(sheet, pen.marks, spot, turn.size_px * zoom, zoom)
    return Stamp(image=sheet.reduce(zoom), x=-left, y=-top)


def _draw(sheet: Image.Image, marks: list[Mark], spot: Callable[[Point], Point], unit: float, thinnest: int) -> None:
    draw = ImageDraw.Draw(sheet)
    for mark in marks:
        points = [spot(point) for point in mark.points]
        if isinstance(mark, Fill):
            draw.polygon(points, fill=mark.ink)
        elif isinstance(mark, Line):
            draw.line(points, fill=mark.ink, width=max(thinnest, round(mark.width * unit)), joint="curve")
        else:
            _draw_within(sheet, mark, points, spot, unit, thinnest)
            draw = ImageDraw.Draw(sheet)


def _draw_within(
    sheet: Image.Image,
    mark: Within,
    points: list[Point],
    spot: Callable[[Point], Point],
    unit: float,
    thinnest: int,
) -> None:
    """Draw on a copy of the polygon's box and lay it back through the polygon."""
    left, top = max(0, round(min(x for x, _ in points))), max(0, round(min(y for _, y in points)))
    right = min(sheet.width, round(max(x for x, _ in points)) + 1)
    bottom = min(sheet.height, round(max(y for _, y in points)) + 1)
    if right <= left or bottom <= top:
        return

    def inside(point: Point) -> Point:
        x, y = spot(point)
        return x - left, y - top

    layer, mask = sheet.crop((left, top, right, bottom)), Image.new("L", (right - left, bottom - top))
    _draw(layer, mark.marks, inside, unit, thinnest)
    ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in points], fill=255)
    sheet.paste(layer, (left, top), mask)


def _bounds(marks: list[Mark], place: Callable[[Point], Point], unit: float) -> tuple[int, int, int, int]:
    """Return the box of whole pixels round all marks, origin included."""
    xs, ys = [0.0], [0.0]
    for mark in marks:
        spare = mark.width * unit / 2 + 1 if isinstance(mark, Line) else 0.0
        for x, y in map(place, mark.points):
            xs += (x - spare, x + spare)
            ys += (y - spare, y + spare)
    return math.floor(min(xs)) - 1, math.floor(min(ys)) - 1, math.ceil(max(xs)) + 1, math.ceil(max(ys)) + 1


def _ground(marks: list[Mark]) -> tuple[int, int, int]:
    for mark in marks:
        if not isinstance(mark, Within):
            return mark.ink[:3]
    return 128, 128, 128
