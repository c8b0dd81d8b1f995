"""The list of painters of ground, which every family fills."""

from collections.abc import Callable, Mapping

from ..canvas import Canvas
from ..scene import Land, Scene

GroundPainter = Callable[[Canvas, Scene, Land], None]
_ALL: dict[str, GroundPainter] = {}


def ground(kind: str) -> Callable[[GroundPainter], GroundPainter]:
    """Register a painter for a kind of land."""

    def register(paint: GroundPainter) -> GroundPainter:
        _ALL[kind] = paint
        return paint

    return register


def registered() -> Mapping[str, GroundPainter]:
    """Return what is registered so far."""
    return _ALL
