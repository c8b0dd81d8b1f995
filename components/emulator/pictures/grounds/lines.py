"""From a land's outline to pixels, and what its materials look like."""

import numpy as np

from ..canvas import Canvas
from ..chance import Floats
from ..palette import Colour
from ..scene import Land, Scene

MATERIALS: dict[str, Colour] = {
    "grass": (112, 158, 76),
    "meadow": (120, 168, 80),
    "crop": (214, 184, 92),
    "sand": (232, 204, 150),
    "snow": (238, 244, 252),
    "earth": (112, 106, 66),
    "street": (112, 114, 124),
    "dust": (176, 168, 160),
    "rock": (126, 118, 110),
    "floor": (168, 120, 80),
}
AUTUMN: dict[str, Colour] = {
    "grass": (182, 152, 74),
    "meadow": (186, 156, 76),
    "earth": (158, 104, 56),
    "crop": (206, 160, 70),
}
SPRING: dict[str, Colour] = {"grass": (128, 180, 84), "meadow": (128, 184, 84)}
KIN = {"meadow": "grass"}
GROWN = ("grass", "meadow", "crop", "earth", "sand")  # what snow covers


def tops_of(canvas: Canvas, land: Land) -> Floats:
    """Return a land's outline for every column of the canvas, pixels from the top; its base row outside of it."""
    columns = (np.arange(canvas.width, dtype=np.float64) + 0.5) / canvas.width
    at = ((columns - land.x) / land.width + 0.5) * (len(land.line) - 1)
    heights = np.interp(at, np.arange(len(land.line)), np.array(land.line), left=0.0, right=0.0)
    tops: Floats = (land.base * canvas.height - heights * canvas.unit).astype(np.float32)
    return tops


def stuff_of(scene: Scene, land: Land) -> str:
    """Return what a land's ground is made of: snow where it has snowed."""
    return "snow" if scene.is_snowy and land.material in GROWN else land.material


def material_of(scene: Scene, land: Land) -> Colour:
    """Return the own colour of a land's ground."""
    if land.colour or (scene.ground_colour and KIN.get(land.material, land.material) == scene.ground):
        return land.colour or scene.ground_colour or MATERIALS["grass"]
    stuff = stuff_of(scene, land)
    season = {"autumn": AUTUMN, "spring": SPRING}.get(scene.season, {})
    return season.get(stuff, MATERIALS[stuff])
