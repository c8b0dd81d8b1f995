"""A pen for motifs: it writes down shapes in unit coordinates, to be drawn at any size."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from .curves import Point, bent, circle, rounded
from .look import LAMP, Look
from .palette import Colour, ink

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
    inks: dict[tuple[Colour, float | None], Ink] = field(default_factory=dict)  # mixed before

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
        if (colour, light) not in self.inks:
            mixed = self.look.shine(colour) if light is None else self.look.on(colour, light)
            self.inks[colour, light] = (*ink(mixed), 255)
        return self.inks[colour, light]
