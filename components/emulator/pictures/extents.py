"""How much room each motif takes, measured from what its pen writes down."""

from dataclasses import dataclass
from functools import lru_cache

from .chance import Chance
from .look import Look
from .motifs import motifs
from .palette import HOURS
from .pen import Line, Mark, Pen


@dataclass(frozen=True, slots=True)
class Extent:
    """Hold a motif's box in its own frame."""

    left: float
    bottom: float
    right: float
    top: float
    crest: float  # where along its width the highest part is: the head of what has one

    @property
    def width(self) -> float:
        """Return its width."""
        return self.right - self.left


@lru_cache(maxsize=512)
def extent(name: str) -> Extent:
    """Measure a motif; variation by chance may exceed it a little."""
    pen = Pen(Look(palette=HOURS["day"], chance=Chance("extent", name)))
    motifs()[name](pen, pen.look)
    xs, ys = [0.0], [0.0]
    for mark in pen.marks:
        _measure(mark, xs, ys)
    high = max(ys) - 0.08 * (max(ys) - min(ys))
    crest = [x for x, y in zip(xs, ys, strict=True) if y >= high]
    return Extent(min(xs), min(ys), max(xs), max(ys), (min(crest) + max(crest)) / 2)


def _measure(mark: Mark, xs: list[float], ys: list[float]) -> None:
    spare = mark.width / 2 if isinstance(mark, Line) else 0.0
    for x, y in mark.points:
        xs += (x - spare, x + spare)
        ys += (y - spare, y + spare)
