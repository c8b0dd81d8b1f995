"""Paint a picture, layer by layer, back to front."""

from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from . import land
from .buildings import paint_house, paint_lighthouse
from .canvas import Canvas
from .compose import compose
from .creatures import paint_fish, paint_gull, paint_whale
from .mark import put_mark
from .picture import Picture
from .plants import paint_flower, paint_palm, paint_tree
from .process import guide, settle, show_init
from .scene import Item, Scene
from .sitters import paint_cat, paint_dog, paint_person
from .sky import paint_sky
from .vessels import paint_balloon, paint_boat, paint_ship
from .water import paint_sea
from .weather import paint_far_weather, paint_near_weather

SMALLEST = 32  # pixels of a side; smaller pictures are painted at this size and reduced
FREE: dict[str, Callable[[Canvas, Scene, Item], None]] = {
    "boat": paint_boat,
    "ship": paint_ship,
    "gull": paint_gull,
    "fish": paint_fish,
    "whale": paint_whale,
    "balloon": paint_balloon,
}
STANDING: dict[str, Callable[[Canvas, Scene, Item, float, float], None]] = {
    "lighthouse": paint_lighthouse,
    "house": paint_house,
    "palm": paint_palm,
    "tree": paint_tree,
    "flower": paint_flower,
    "cat": paint_cat,
    "dog": paint_dog,
    "person": paint_person,
}


def paint(picture: Picture) -> Image.Image:
    """Paint the picture: RGB, width x height, marked as emulated, equal for equal pictures."""
    image = unmarked(picture)
    put_mark(image)
    return image


def unmarked(picture: Picture) -> Image.Image:
    """Paint all but the mark."""
    size = (picture.width, picture.height)
    if min(size) >= SMALLEST:
        return _painted(picture)
    room = (max(SMALLEST, picture.width), max(SMALLEST, picture.height))
    return _painted(replace(picture, width=room[0], height=room[1])).resize(size, Image.Resampling.BOX)


def _painted(picture: Picture) -> Image.Image:
    scene = compose(picture)
    canvas = Canvas(picture.width, picture.height)
    _far(canvas, scene)
    canvas.image = show_init(canvas.image, picture.init, 0.45)
    _near(canvas, scene)
    image = show_init(canvas.image, picture.init, 0.14)
    return settle(guide(image, picture.guidance), picture)


def _far(canvas: Canvas, scene: Scene) -> None:
    """Paint what the water mirrors, and the water."""
    paint_sky(canvas, scene)
    paint_far_weather(canvas, scene)
    land.paint_hills(canvas, scene)
    for item in scene.items:
        if item.motif == "island":
            _island(canvas, scene, item)
    paint_sea(canvas, scene)
    for item in scene.items:
        if item.motif == "island":
            land.foam(canvas, scene, item)


def _near(canvas: Canvas, scene: Scene) -> None:
    """Paint what swims, flies or stands before us."""
    for item in scene.items:
        if item.motif in FREE:
            FREE[item.motif](canvas, scene, item)
        elif item.motif == "shore":
            _shore(canvas, scene, item)
    paint_near_weather(canvas, scene)


def _island(canvas: Canvas, scene: Scene, item: Item) -> None:
    stamp, tops = land.island(canvas, scene, item)
    left = item.x * canvas.width - stamp.x
    base = item.y * canvas.height
    for rider in item.riders:
        column = round((rider.x * 0.5 + 0.5) * (len(tops) - 1))
        STANDING[rider.motif](canvas, scene, rider, left + column, base - float(tops[column]) + 2)
    canvas.put(stamp, item.x * canvas.width, base)


def _shore(canvas: Canvas, scene: Scene, item: Item) -> None:
    land.paint_shore(canvas, scene, item)
    tops = land.shore_line(canvas, scene, item)
    for rider in item.riders:
        x = rider.x * canvas.width
        column = min(canvas.width - 1, max(0, round(x)))
        STANDING[rider.motif](canvas, scene, rider, x, float(tops[column]) + canvas.unit * 0.006)
