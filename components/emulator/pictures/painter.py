"""Paint a picture: compose, then layer by layer, far to near."""

from dataclasses import replace

from PIL import Image

from .canvas import Canvas
from .composing import compose
from .grounds import grounds
from .grounds.wholes import paint_backdrop, paint_cloud_sea, paint_room
from .guidance import adherence
from .items import paint_item
from .mark import put_mark
from .picture import Picture
from .process import guide, settle, show_init
from .scene import Item, Land, Scene
from .skies import paint_sky, paint_space, paint_underwater
from .styles import StyleLook, restyled
from .water import paint_sea
from .weather import paint_far_weather, paint_fog, paint_near_weather

WHOLES = {"room": paint_room, "backdrop": paint_backdrop, "space": paint_space, "underwater": paint_underwater}
SMALLEST = 32  # pixels of a side; smaller pictures are painted at this size and reduced
FOG_BANKS = (0.3, 0.6)  # depths at which fog lies before what is farther
MIRRORED = 0.07  # what stands no nearer than this is mirrored in the sea


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
    layers: list[Land | Item] = sorted([*scene.lands, *scene.items], key=_depth)
    is_far = [layer.depth < MIRRORED if scene.ground == "water" else layer.depth < 0 for layer in layers]
    far = [layer for layer, yes in zip(layers, is_far, strict=True) if yes]
    near = [layer for layer, yes in zip(layers, is_far, strict=True) if not yes]
    _paint_back(canvas, scene, far)
    canvas.image = show_init(canvas.image, picture.init, 0.45)
    banks = list(FOG_BANKS if "fog" in scene.air and scene.has_weather else ())
    for layer in near:
        if banks and layer.depth > banks[0]:
            paint_fog(canvas, scene, banks.pop(0))
        _paint_layer(canvas, scene, layer)
    if scene.has_weather:
        paint_near_weather(canvas, scene)
    look = StyleLook(chance=scene.place.child("style"), palette=scene.palette, unit=canvas.unit)
    image = restyled(show_init(canvas.image, picture.init, 0.14), scene.styles, look, adherence(picture.guidance))
    return settle(guide(image, picture.guidance), picture)


def _depth(layer: Land | Item) -> float:
    return layer.depth


def _paint_back(canvas: Canvas, scene: Scene, far: list[Land | Item]) -> None:
    """Paint the sky, what stands at the horizon, and the water that mirrors both."""
    if scene.whole in WHOLES:
        WHOLES[scene.whole](canvas, scene)
        return
    paint_sky(canvas, scene)
    paint_far_weather(canvas, scene)
    if scene.whole == "in_the_sky":
        paint_cloud_sea(canvas, scene)
        return
    for layer in far:
        _paint_layer(canvas, scene, layer)
    if "fog" in scene.air:
        paint_fog(canvas, scene, 0.0)
    if scene.ground == "water":
        paint_sea(canvas, scene)


def _paint_layer(canvas: Canvas, scene: Scene, layer: Land | Item) -> None:
    if isinstance(layer, Land):
        grounds()[layer.kind](canvas, scene, layer)
    else:
        paint_item(canvas, scene, layer)
