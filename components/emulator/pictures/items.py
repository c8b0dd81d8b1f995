"""Put motifs on the canvas: drawn in the light of the scene, with shadow, rim, reflection and glow."""

import numpy as np
from PIL import Image

from .canvas import BILINEAR, Canvas, Stamp
from .glows import cast_beams, shine
from .look import Look
from .motifs import motifs
from .palette import ink, mix
from .pen import Pen
from .scene import Item, Scene
from .stamping import Turn, stamp_of

LIT, UNLIT = 0.88, 0.38


def paint_item(canvas: Canvas, scene: Scene, item: Item) -> None:
    """Paint one motif where the scene has it."""
    pen = Pen(look_of(scene, item))
    motifs()[item.motif](pen, pen.look)
    turn = Turn(size_px=max(3.0, item.size * canvas.unit), flip=item.flip, degrees=item.turn)
    stamp = stamp_of(pen, turn)
    x, y = item.x * canvas.width, item.y * canvas.height
    if item.is_afloat:
        stamp = _at_waterline(stamp)
        canvas.mirror(stamp, x, y, canvas.unit * 0.005 * (0.5 + item.size * 4), 0.55)
    elif item.has_shadow:
        _shadow(canvas, scene, item, stamp, x, y)
    if scene.has_lamps:
        cast_beams(canvas, scene, pen, turn, (x, y))
    canvas.put(_rimmed(stamp, scene, item), x, y)
    if scene.has_lamps:
        for lamp in pen.lamps:
            (at,) = turn.place([(lamp.x, lamp.y)])
            shine(canvas, scene, lamp, (x + at[0], y + at[1]), turn.size_px)


def look_of(scene: Scene, item: Item) -> Look:
    """Say how a motif looks where it is."""
    from_left = (scene.light_x < item.x) != item.flip
    return Look(
        palette=scene.palette,
        chance=item.chance.child("look"),
        asked=item.colour,
        hair=item.hair,
        left=LIT if from_left else UNLIT,
        right=UNLIT if from_left else LIT,
        has_lamps=scene.has_lamps,
        is_snowy=scene.is_snowy,
        season=scene.season,
        haze=item.haze,
        avoided=scene.avoided,
    )


def _at_waterline(stamp: Stamp) -> Stamp:
    """Cut off what is below the water."""
    keep = min(stamp.image.height, stamp.y + 1)
    return Stamp(image=stamp.image.crop((0, 0, stamp.image.width, keep)), x=stamp.x, y=stamp.y)


def _rimmed(stamp: Stamp, scene: Scene, item: Item) -> Stamp:
    """Light the edge that faces the light."""
    size = item.size * (1 - item.haze)
    shift = max(1, round(stamp.image.height * 0.012))
    alpha = stamp.image.getchannel("A")
    moved = Image.new("L", alpha.size)
    moved.paste(alpha, (shift if scene.light_x < item.x else -shift, shift))
    edge = np.asarray(alpha, np.int16) - np.asarray(moved, np.int16)
    strength = 0.34 if size > 0.05 else 0.2
    rim = Image.fromarray((edge.clip(0, 255) * np.float32(strength)).astype(np.uint8))
    colour = ink(mix(mix(scene.palette.rim, scene.palette.glow, 0.5), scene.palette.horizon, item.haze))
    image = stamp.image.copy()
    image.paste((*colour, 255), (0, 0), rim)
    image.putalpha(alpha)
    return Stamp(image=image, x=stamp.x, y=stamp.y)


def _shadow(canvas: Canvas, scene: Scene, item: Item, stamp: Stamp, x: float, y: float) -> None:
    """Lay the shadow of what stands, away from the light, flat on the ground."""
    tall = min(stamp.image.height, stamp.y + 1)
    alpha = stamp.image.getchannel("A").crop((0, 0, stamp.image.width, tall))
    flat, lean = max(2, round(tall * 0.2)), (0.9 if scene.light_x < item.x else -0.9)
    squashed = alpha.resize((stamp.image.width, flat), BILINEAR).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    spare = round(abs(lean) * flat) + 1
    sheet = Image.new("L", (squashed.width + 2 * spare, flat))
    sheet.paste(squashed, (spare, 0))
    leant = sheet.transform(sheet.size, Image.Transform.AFFINE, (1, -lean, 0, 0, 1, 0), BILINEAR)
    fade = np.linspace(1, 0.35, flat, dtype=np.float32)[:, None] * np.float32(0.34 * (1 - item.haze))
    mask = Image.fromarray((np.asarray(leant, np.float32) * fade).astype(np.uint8))
    dark = mix(scene.palette.land, (0, 0, 0), 0.35)
    canvas.image.paste(ink(dark), (round(x) - stamp.x - spare, round(y) - max(1, flat // 8)), mask)
