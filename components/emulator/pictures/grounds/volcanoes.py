"""A volcano: a cone with gullies, glowing lava and a cloud of smoke."""

import numpy as np

from ..canvas import Canvas, tone
from ..curves import Point, bent, circle
from ..palette import Colour, mix
from ..scene import Land, Scene
from .lines import tops_of
from .registry import ground
from .strewn import Shape, fill_below, lay

STONE: Colour = (98, 84, 84)
LAVA: Colour = (255, 112, 36)
HOT: Colour = (255, 214, 110)


@ground("volcano")
def paint_volcano(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint smoke and glow behind the cone, the cone, and lava over it."""
    tops, bottom = tops_of(canvas, land), min(canvas.height, round(land.base * canvas.height) + 2)
    first = max(0, int(tops.min()))
    if bottom - first < 6:
        return
    x, y = land.x * canvas.width, land.base * canvas.height - land.height_at(land.x) * canvas.unit
    _lay_smoke(canvas, scene, land, x, y)
    _shine(canvas, x, y, 0.22, 0.65)
    palette = scene.palette
    crest, foot = (
        palette.on(STONE, 0.95, land.haze),
        mix(palette.on(mix(STONE, (70, 84, 60), 0.5), 0.7), palette.horizon, 0.36),
    )
    down = np.linspace(0, 1, 16, dtype=np.float32)[:, None, None]
    fill_below(canvas, tops, tone(crest) + (tone(foot) - tone(crest)) * np.repeat(down, 2, axis=1), bottom)
    _lay_flanks(canvas, scene, land, x, y)
    _lay_lava(canvas, scene, land, x, y)
    _shine(canvas, x, y, 0.1, 0.6)


def _shine(canvas: Canvas, x: float, y: float, radius: float, strength: float) -> None:
    axis, reach = np.linspace(-1, 1, 48, dtype=np.float32), max(2, round(radius * canvas.unit))
    disc = (1 - np.sqrt(axis[None, :] ** 2 + axis[:, None] ** 2)).clip(0, 1)
    canvas.shine(
        disc * np.float32(strength), LAVA, (round(x) - reach, round(y) - reach, round(x) + reach, round(y) + reach)
    )


def _rim(canvas: Canvas, land: Land) -> float:
    """Return half the crater's width in pixels."""
    return land.width * canvas.width * 0.05


def _lay_flanks(canvas: Canvas, scene: Scene, land: Land, x: float, y: float) -> None:
    """Shade the side that is turned away, and cut gullies that run down and apart."""
    base, side = land.base * canvas.height + 1, 1 if scene.light_x < land.x else -1
    half, rim, chance = land.width * canvas.width / 2, _rim(canvas, land), land.chance.child("gullies")
    high = base - y
    line: list[Point] = [
        (x + side * rim * 0.1, y + 1),
        (x + side * half * 0.1, y + high * 0.25),
        (x + side * half * 0.02, y + high * 0.5),
        (x + side * half * 0.16, y + high * 0.75),
        (x + side * half * 0.1, base),
    ]
    edge = [
        (
            x + side * share * half,
            land.base * canvas.height - land.height_at(land.x + side * share * land.width / 2) * canvas.unit,
        )
        for share in (0.99, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.12)
    ]
    dark = mix(scene.palette.on((52, 46, 58), 0.25), scene.palette.horizon, land.haze * 0.8)
    lay(canvas, [[*line, *edge]], dark, 0.55)
    gullies: list[Shape] = []
    for at in range(11):
        aside = (at - 5) / 5.4 + chance.between(-0.05, 0.05)
        start, long = chance.between(0.08, 0.4), chance.between(0.3, 0.55)
        sx, sy = x + aside * (rim + half * 0.8 * start * start), y + high * start
        stop = min(0.97, start + long)
        ex, ey, wide = (
            x + aside * (rim + half * 0.8 * stop * stop),
            y + high * stop,
            canvas.unit * chance.between(0.008, 0.02),
        )
        gullies.append(
            [
                (sx, sy),
                ((sx + ex) / 2 + wide, (sy + ey) / 2),
                (ex + wide * 1.5, ey),
                (ex - wide, ey - wide),
                ((sx + ex) / 2 - wide * 0.6, (sy + ey) / 2),
            ]
        )
    lay(canvas, gullies, dark, 0.34)


def _lay_lava(canvas: Canvas, scene: Scene, land: Land, x: float, y: float) -> None:
    """Let streams run down from the crater, bright in their middle."""
    rim, high, unit = _rim(canvas, land), land.base * canvas.height - y, canvas.unit
    mouth = circle(x, y + 1, rim * 1.1, max(2.0, unit * 0.013), 24)
    streams = []
    for at, (aside, reach) in enumerate(((-0.5, 0.62), (0.12, 0.84), (0.62, 0.44))):
        chance = land.chance.child("lava", at)
        spine, way = [(x + aside * rim, y)], x + aside * rim
        for step in range(1, 6):
            share = step / 5 * reach
            way += aside * rim * 0.5 + unit * chance.between(-0.022, 0.022)
            spine.append((way, y + high * share))
        streams.append(bent(spine))
    for wide, colour in ((0.016, LAVA), (0.007, HOT)):
        shapes = [_stream(stream, wide * unit) for stream in streams]
        lay(
            canvas,
            [*shapes, mouth if colour is LAVA else circle(x, y + 1, rim * 0.8, max(1.0, unit * 0.006), 24)],
            mix(colour, scene.palette.horizon, 0.08),
        )


def _stream(spine: list[Point], width: float) -> Shape:
    last = len(spine) - 1
    half = [width * (1 - 0.7 * at / last) for at in range(len(spine))]
    return [
        *((x - wide, y) for (x, y), wide in zip(spine, half, strict=True)),
        *reversed([(x + wide, y) for (x, y), wide in zip(spine, half, strict=True)]),
    ]


def _lay_smoke(canvas: Canvas, scene: Scene, land: Land, x: float, y: float) -> None:
    """Pile up smoke that leans with the wind: dark below, lit above, red near the crater."""
    palette, unit = scene.palette, canvas.unit
    side = 1 if scene.light_x < land.x else -1
    puffs = []
    for at in range(24):
        chance, rise = land.chance.child("smoke", at), (at % 12) / 11
        radius = unit * (0.026 + 0.062 * rise) * chance.between(0.75, 1.2)
        puffs.append(
            (
                x + side * unit * (0.22 * rise * rise + chance.between(-0.05, 0.05) * (0.3 + rise)),
                y - unit * (0.012 + 0.34 * rise),
                radius,
            )
        )
    dark, light = mix((92, 84, 88), palette.horizon, 0.22), mix(palette.on((178, 170, 172), 0.9), palette.horizon, 0.2)
    lay(
        canvas,
        [circle(px, py, r, r * 0.92, 22) for px, py, r in puffs],
        mix(dark, palette.land, 0.3 * palette.darkness),
    )
    turn = -1 if scene.light_x < land.x else 1
    lay(
        canvas,
        [circle(px + turn * r * 0.22, py - r * 0.26, r * 0.68, r * 0.6, 20) for px, py, r in puffs],
        mix(dark, light, 0.62),
        0.9,
    )
    lay(
        canvas,
        [circle(px, py + r * 0.25, r * 0.6, r * 0.5, 18) for px, py, r in puffs if py > y - unit * 0.09],
        LAVA,
        0.42,
    )
