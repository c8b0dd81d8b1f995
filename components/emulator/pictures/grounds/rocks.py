"""Rock: islands, headlands, volcanoes and the walls of waterfalls."""

import numpy as np

from ..canvas import BILINEAR, Canvas, as_image, as_mask, tone
from ..chance import Chance, Floats
from ..fields import clouded, ramp
from ..palette import Colour, mix
from ..scene import Land, Scene
from .lines import tops_of
from .registry import ground
from .strewn import Shape, lay

ROCK: Colour = (134, 124, 116)
LEAF: dict[str, Colour] = {"autumn": (190, 146, 64), "spring": (120, 172, 80)}


@ground("island")
@ground("cliff")
def paint_rock(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint a rock with lit facets, growth on its gentler parts and a pale foot at the water."""
    tops, base = tops_of(canvas, land), min(canvas.height, round(land.base * canvas.height) + 1)
    first = max(0, int(tops.min()))
    if base - first < 3:
        return
    _paint_face(canvas, scene, land, tops, (first, base))
    if land.kind != "island" and canvas.unit >= 64:
        _lay_cracks(canvas, scene, land, tops)
        _lay_turf(canvas, scene, land, tops)
    if land.kind == "cliff":
        _lay_surf(canvas, scene, land)


def _paint_face(canvas: Canvas, scene: Scene, land: Land, tops: Floats, span: tuple[int, int]) -> None:
    palette, (first, base) = scene.palette, span
    left, right = _columns(canvas, land)
    size = right - left, base - first
    step = 1 if land.kind == "island" or min(size) < 64 else 2
    face = _face(canvas, scene, land, (size[0] // step, size[1] // step))
    stone = mix(mix(ROCK, palette.land, 0.35 + 0.35 * palette.darkness), palette.land, 0.2)
    bright = mix(palette.on(ROCK, 1.0), palette.rim, 0.45)
    colours = tone(stone) + (tone(bright) - tone(stone)) * face[..., None]
    rows = (np.arange(face.shape[0], dtype=np.float32) * np.float32(step) + np.float32(first))[:, None]
    edge = tops[left:right:step][: face.shape[1]]
    depth = ((rows - edge[None, :]) / np.float32(max(2, base - first))).clip(0, 1)
    growth = ramp(0.0, 0.3, face * np.float32(0.7) - depth + np.float32(0.12 if land.kind == "island" else -0.08))
    colours += (tone(palette.on(_leaf(scene), 0.75)) - colours) * (growth * np.float32(0.85))[..., None]
    colours += (tone(palette.horizon) - colours) * np.float32(land.haze)
    lines = np.arange(first, base, dtype=np.float32)[:, None]
    inside = as_mask((lines + 1 - tops[None, left:right]).clip(0, 1))
    canvas.image.paste(as_image(colours).resize(size, BILINEAR), (left, first), inside)


def _leaf(scene: Scene) -> Colour:
    return (236, 242, 250) if scene.is_snowy else LEAF.get(scene.season, (96, 144, 70))


def _columns(canvas: Canvas, land: Land) -> tuple[int, int]:
    left = min(canvas.width - 2, max(0, int((land.x - land.width / 2) * canvas.width)))
    return left, max(left + 2, min(canvas.width, int((land.x + land.width / 2) * canvas.width) + 1))


def _face(canvas: Canvas, scene: Scene, land: Land, size: tuple[int, int]) -> Floats:
    """Return how lit each pixel of a rock is."""
    left, right = _columns(canvas, land)
    width, height = size
    step = max(1, (right - left) // width)
    # Cliffs are cleft from top to bottom: their grain is stretched downwards.
    grown = (22, 16) if land.kind == "island" else (26, 6)
    cells = (max(2.0, grown[0] * width * step / canvas.unit), max(2.0, grown[1] * height * step / canvas.unit))
    grain = clouded(land.chance.child("face"), width, height, cells, 4 if land.kind == "island" else 3)
    lean = max(1, canvas.unit // 160 // step)
    aside = np.roll(grain, lean if scene.light_x < land.x else -lean, axis=1)
    columns = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    side = columns * np.float32(-0.28 if scene.light_x < land.x else 0.28)
    face: Floats = (np.float32(0.42) + (grain - aside) * np.float32(1.8 if land.kind == "island" else 1.0) + side).clip(
        0, 1
    )
    return face


def _lay_cracks(canvas: Canvas, scene: Scene, land: Land, tops: Floats) -> None:
    """Cut facets into a steep wall: slabs in shade, and lit ones beside them."""
    left, right = _columns(canvas, land)
    chance, unit, base = land.chance.child("slabs"), canvas.unit, land.base * canvas.height
    lit_left = scene.light_x < land.x
    dark: list[Shape] = []
    light: list[Shape] = []
    for _ in range(round(90 * (right - left) / unit)):
        x = chance.between(left, right)
        top = float(tops[min(canvas.width - 1, int(x))])
        high = base - top
        if high < unit * 0.05:
            continue
        y, tall, wide = (
            top + high * chance.between(0.02, 0.75),
            high * chance.between(0.12, 0.34),
            unit * chance.between(0.012, 0.04),
        )
        slab = [
            (x, y),
            (x + wide, y + tall * 0.14),
            (x + wide * 0.85, min(base, y + tall)),
            (x + wide * 0.2, min(base, y + tall * 0.8)),
        ]
        (light if chance.yes(0.4) == lit_left else dark).append(slab)
    lay(canvas, dark, mix(scene.palette.on((72, 66, 70), 0.2), scene.palette.horizon, land.haze), 0.4)
    lay(canvas, light, mix(scene.palette.on((196, 184, 168), 0.95), scene.palette.horizon, land.haze), 0.36)


def _lay_turf(canvas: Canvas, scene: Scene, land: Land, tops: Floats) -> None:
    """Let grass hang over the edge of what is level, in a ragged fringe."""
    left, right = _columns(canvas, land)
    chance, unit = land.chance.child("turf"), canvas.unit
    step = max(2, unit // 90)
    slope = max(1, unit // 50)
    for light, deep in ((0.35, 0.034), (0.9, 0.02)):
        fringes: list[Shape] = []
        upper: list[tuple[float, float]] = []
        for x in [*range(left, right, step), right]:
            at, ahead = min(canvas.width - 1, x), min(canvas.width - 1, x + slope)
            is_steep = abs(float(tops[ahead]) - float(tops[max(0, at - slope)])) > 3.2 * slope
            if is_steep or land.base * canvas.height - float(tops[at]) < unit * 0.03:
                fringes, upper = [*fringes, _fringe(chance, upper, unit * deep)], []
            else:
                upper.append((float(x), float(tops[at]) - unit * 0.003))
        lay(canvas, [*fringes, _fringe(chance, upper, unit * deep)], scene.palette.on(_leaf(scene), light, land.haze))


def _fringe(chance: Chance, upper: list[tuple[float, float]], deep: float) -> Shape:
    if len(upper) < 2:
        return []
    lower = [
        (x, y + deep * (chance.between(0.35, 1.5) if at % 2 else chance.between(0.2, 0.8)))
        for at, (x, y) in enumerate(upper)
    ]
    return [*upper, *reversed(lower)]


def _lay_surf(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Break waves at the foot."""
    if scene.ground != "water":
        return
    left, right = _columns(canvas, land)
    chance, unit, base = land.chance.child("surf"), canvas.unit, land.base * canvas.height
    foam: list[Shape] = []
    for _ in range(round(30 * (right - left) / unit)):
        x, wide = chance.between(left, right), unit * chance.between(0.02, 0.06)
        y, tall = base + unit * chance.between(-0.002, 0.006), unit * chance.between(0.004, 0.012)
        foam.append(
            [
                (x - wide, y),
                (x - wide * 0.4, y - tall),
                (x + wide * 0.3, y - tall * 0.7),
                (x + wide, y),
                (x + wide * 0.3, y + tall * 0.6),
                (x - wide * 0.5, y + tall * 0.5),
            ]
        )
    lay(canvas, foam, mix((250, 253, 255), scene.palette.horizon, 0.3), 0.8)
