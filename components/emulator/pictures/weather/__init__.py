"""What hangs in the sky, lies over the land, and falls before us."""

from ..canvas import Canvas
from ..scene import Scene
from .bolts import paint_lightning
from .falling import paint_leaves, paint_petals, paint_rain, paint_snow, paint_wind
from .fireworks import paint_fireworks
from .fog import paint_fog
from .lights import paint_aurora, paint_rainbow

FAR = {
    "aurora": paint_aurora,
    "rainbow": paint_rainbow,
    "lightning": paint_lightning,
    "fireworks": paint_fireworks,
}
NEAR = {
    "wind": paint_wind,
    "rain": paint_rain,
    "snow": paint_snow,
    "petals": paint_petals,
    "leaves": paint_leaves,
}

__all__ = ["paint_far_weather", "paint_fog", "paint_near_weather"]


def paint_far_weather(canvas: Canvas, scene: Scene) -> None:
    """Paint what hangs in the sky behind everything."""
    for name, paint in FAR.items():
        if name in scene.air:
            paint(canvas, scene)


def paint_near_weather(canvas: Canvas, scene: Scene) -> None:
    """Paint what falls before everything."""
    for name, paint in NEAR.items():
        if name in scene.air:
            paint(canvas, scene)
