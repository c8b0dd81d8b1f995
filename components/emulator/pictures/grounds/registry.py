"""The list of painters of ground, which every family fills."""

from collections.abc import Callable

from ..canvas import Canvas
from ..registry import Registry
from ..scene import Land, Scene

GroundPainter = Callable[[Canvas, Scene, Land], None]
GROUNDS: Registry[GroundPainter] = Registry(__package__ or "")


def ground(kind: str) -> Callable[[GroundPainter], GroundPainter]:
    """Register a painter for a kind of land."""
    return GROUNDS.named(kind)
