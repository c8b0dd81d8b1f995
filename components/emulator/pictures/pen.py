"""A pen for small motifs: shapes in unit coordinates, drawn large and reduced, so that edges are smooth."""

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from .canvas import Stamp
from .palette import Colour, ink

Point = tuple[float, float]
LARGEST = 2400  # pixels of a sheet before reduction


def rounded(points: Sequence[Point], pieces: int = 7) -> list[Point]:
    """Run a closed smooth curve (Catmull-Rom) through points."""
    curve = []
    count = len(points)
    for at in range(count):
        p0, p1, p2, p3 = (points[(at + step) % count] for step in (-1, 0, 1, 2))
        curve += [_between(p0, p1, p2, p3, piece / pieces) for piece in range(pieces)]
    return curve


def bent(points: Sequence[Point], pieces: int = 8) -> list[Point]:
    """Run an open smooth curve through points."""
    ends = [points[0], *points, points[-1]]
    curve = []
    for at in range(len(points) - 1):
        p0, p1, p2, p3 = ends[at : at + 4]
        curve += [_between(p0, p1, p2, p3, piece / pieces) for piece in range(pieces)]
    return [*curve, points[-1]]


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    x, y = (
        b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
        for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
    )
    return x, y


class Pen:
    """Draw in a motif's own frame: origin at its place, x right, y up, 1 = its size."""

    def __init__(
        self,
        size_px: float,
        frame: tuple[float, float, float, float],
        ground: Colour,
        *,
        flip: bool = False,
        turn: float = 0.0,
    ) -> None:
        """Open a sheet over frame (left, bottom, right, top); turn in degrees, anticlockwise."""
        left, bottom, right, top = frame
        if flip:
            left, right = -right, -left
        widest = max(right - left, top - bottom) * size_px
        self.zoom = 4 if widest * 4 <= LARGEST else 2 if widest * 2 <= LARGEST else 1
        self.scale = size_px * self.zoom
        self.x, self.y = math.ceil(-left * size_px), math.ceil(top * size_px)
        size = (self.x + math.ceil(right * size_px) + 1, self.y + math.ceil(-bottom * size_px) + 1)
        # Clear pixels carry the motif's own colour, so that reduction brings no dark fringe.
        self.sheet = Image.new("RGBA", (size[0] * self.zoom, size[1] * self.zoom), (*ink(ground), 0))
        self.draw = ImageDraw.Draw(self.sheet)
        self.flip, self.cos, self.sin = flip, math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def spot(self, point: Point) -> Point:
        """Turn a point of the frame into one of the sheet."""
        x, y = point
        x, y = x * self.cos - y * self.sin, x * self.sin + y * self.cos
        x = -x if self.flip else x
        return round(self.x * self.zoom + x * self.scale, 2), round(self.y * self.zoom - y * self.scale, 2)

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill a polygon."""
        self.draw.polygon([self.spot(point) for point in points], fill=(*ink(fill), 255))

    def blob(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill the smooth shape through points."""
        self.shape(rounded(points), fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        """Fill an ellipse."""
        steps = [math.tau * step / 36 for step in range(36)]
        self.shape([(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in steps], fill)

    def stroke(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """Draw a line of a width in units, never thinner than a pixel."""
        line = max(self.zoom, round(width * self.scale))
        self.draw.line([self.spot(point) for point in points], fill=(*ink(fill), 255), width=line, joint="curve")

    def done(self) -> Stamp:
        """Reduce the sheet to a stamp."""
        image = self.sheet.reduce(self.zoom) if self.zoom > 1 else self.sheet
        return Stamp(image=image, x=self.x, y=self.y)
