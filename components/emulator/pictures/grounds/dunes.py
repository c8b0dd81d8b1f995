"""Dunes: one crisp crest line each, a lit and a shaded side."""

import numpy as np

from ..canvas import Canvas, tone
from ..curves import Point, bent
from ..palette import mix
from ..scene import Land, Scene
from .lines import material_of, stuff_of, tops_of
from .registry import ground
from .strewn import Shape, fill_below, lay


@ground("dune")
def paint_dune(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint dunes and the shade on their lee."""
    palette, own = scene.palette, material_of(scene, land)
    tops, bottom = tops_of(canvas, land), min(canvas.height, round(land.base * canvas.height) + 2)
    first = max(0, int(tops.min()))
    if bottom - first < 3:
        return
    is_snow = stuff_of(scene, land) == "snow"
    crest, foot = (
        palette.on(mix(own, (255, 255, 255) if is_snow else (255, 226, 170), 0.35), 1.0, land.haze),
        palette.on(own, 0.95, 0.45),
    )
    down = np.linspace(0, 1, 16, dtype=np.float32)[:, None, None]
    fill_below(canvas, tops, tone(crest) + (tone(foot) - tone(crest)) * np.repeat(down, 2, axis=1), bottom)
    dark = mix(
        palette.on(mix(own, (104, 140, 196) if is_snow else (150, 84, 56), 0.62), 0.5 if is_snow else 0.35),
        palette.horizon,
        land.haze * 0.9,
    )
    shades = [_lee(canvas, scene, land, at) for at in _summits(land)]
    lay(canvas, shades, dark, 0.6 if is_snow else 0.85)


def _summits(land: Land) -> list[int]:
    line, reach = land.line, 5
    floor = min(line) * 1.3 + 0.004
    found = [
        at for at in range(len(line)) if line[at] > floor and line[at] == max(line[max(0, at - reach) : at + reach + 1])
    ]
    return [at for which, at in enumerate(found) if not which or at - found[which - 1] > reach]


def _lee(canvas: Canvas, scene: Scene, land: Land, top: int) -> Shape:
    """Return the side of a dune that is turned away from the light, with a crest that winds down towards us."""
    line, count, side = land.line, len(land.line), 1 if scene.light_x < 0.5 else -1

    def spot(at: int) -> Point:
        x = (land.x + (at / (count - 1) - 0.5) * land.width) * canvas.width
        return x, land.base * canvas.height - line[at] * canvas.unit

    stop = top
    while 0 < stop < count - 1 and line[stop + side] <= line[stop] and line[stop] > min(line) + 0.002:
        stop += side
    outline = [spot(at) for at in range(top, stop + side, side)]
    (x, y), base = outline[0], land.base * canvas.height + 1
    high, chance = base - y, land.chance.child("lee", top)
    far = abs(outline[-1][0] - x)
    swing = far * chance.between(0.3, 0.42)
    ridge = bent(
        [
            (x, y),
            (x - side * swing * 0.22, y + high * 0.16),
            (x + side * swing * 0.25, y + high * 0.42),
            (x + side * swing * 1.15, y + high * 0.68),
            (x + side * swing * 0.9, base),
        ]
    )
    return [*outline, (outline[-1][0], base), *reversed(ridge)]
