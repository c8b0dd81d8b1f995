"""Mountains: soft hills far away, and ranges of ridged rock with lit and shaded flanks and caps of snow."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..canvas import Canvas, tone
from ..chance import Chance
from ..curves import Point
from ..palette import Colour, mix
from ..scene import Land, Scene
from .lines import material_of, tops_of
from .registry import ground
from .strewn import Shape, fill_below, lay

STONE: Colour = (112, 118, 134)
WOODED: dict[str, Colour] = {"autumn": (176, 124, 66), "spring": (116, 156, 92)}
WHITE: Colour = (250, 252, 255)


@ground("hills")
def paint_hills(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint a soft far hill line that fades downwards."""
    palette = scene.palette
    own = (
        (226, 234, 244)
        if scene.is_snowy
        else material_of(scene, land)
        if land.material in ("sand", "dust")
        else WOODED.get(scene.season, (92, 136, 104))
    )
    crest = palette.on(mix(own, palette.middle, 0.3), 0.55, land.haze)
    tops, bottom = tops_of(canvas, land), round(land.base * canvas.height) + 2
    canvas.ridge(tops, bottom, crest, mix(crest, palette.horizon, 0.55))


@dataclass(frozen=True, slots=True, kw_only=True)
class Crag:
    """Hold one summit: the outline from its left valley to its right one, and where its top is in it; pixels."""

    left: tuple[Point, ...]  # from the top down to the left valley
    right: tuple[Point, ...]  # from the top down to the right valley
    base: float

    @property
    def top(self) -> Point:
        """Return the summit."""
        return self.left[0]


@ground("range")
def paint_range(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint a range of ridged rock."""
    palette, haze = scene.palette, land.haze
    tops, bottom = tops_of(canvas, land), round(land.base * canvas.height) + 2
    first = max(0, int(tops.min()))
    if bottom - first < 3:
        return
    crest, foot = (
        palette.on(mix(STONE, palette.middle, 0.25), 0.85, haze),
        palette.on(mix(STONE, WOODED.get(scene.season, (84, 128, 92)), 0.5), 0.6, haze),
    )
    down = np.linspace(0, 1, 16, dtype=np.float32)[:, None, None]
    colours = tone(crest) + (tone(mix(foot, palette.horizon, 0.45)) - tone(crest)) * np.repeat(down, 2, axis=1)
    fill_below(canvas, tops, colours, bottom)
    crags = _crags(canvas, land)
    lit_left = scene.light_x < 0.5
    snow = _snow_row(scene, land)
    caps = [_cap(canvas, land, crag, at, snow) for at, crag in enumerate(crags)]
    lay(canvas, caps, mix(mix(WHITE, palette.cloud, 0.35 + 0.4 * palette.darkness), palette.horizon, haze * 0.8), 0.96)
    dark = mix(palette.on((70, 84, 116), 0.3), palette.horizon, haze)
    lay(canvas, [_shade(canvas, land, crag, at, lit_left) for at, crag in enumerate(crags)], dark, 0.52)
    lay(
        canvas,
        [rib for at, crag in enumerate(crags) for rib in _ribs(canvas, land, crag, at, lit_left, False)],
        dark,
        0.4,
    )
    gleam = mix(mix(palette.rim, palette.glow, 0.5), palette.horizon, haze * 0.8)
    lay(
        canvas,
        [rib for at, crag in enumerate(crags) for rib in _ribs(canvas, land, crag, at, lit_left, True)],
        gleam,
        0.3,
    )


def _crags(canvas: Canvas, land: Land) -> list[Crag]:
    """Part an outline into summits."""
    line, count = land.line, len(land.line)
    reach = 6
    peaks = [
        at for at in range(count) if line[at] > 0.02 and line[at] == max(line[max(0, at - reach) : at + reach + 1])
    ]
    peaks = [at for which, at in enumerate(peaks) if not which or at - peaks[which - 1] > reach]
    if not peaks:
        return []
    lows = [0]
    lows += [min(range(one, two + 1), key=lambda at: line[at]) for one, two in pairwise(peaks)]
    lows.append(count - 1)

    def spot(at: int) -> Point:
        x = (land.x + (at / (count - 1) - 0.5) * land.width) * canvas.width
        return x, land.base * canvas.height - line[at] * canvas.unit

    return [
        Crag(
            left=tuple(spot(at) for at in range(peak, low - 1, -1)),
            right=tuple(spot(at) for at in range(peak, high + 1)),
            base=land.base * canvas.height + 2,
        )
        for peak, low, high in zip(peaks, lows, lows[1:], strict=False)
    ]


def _spur(chance: Chance, crag: Crag, side: int) -> list[Point]:
    """Return the edge between light and shade, from the summit down in a zigzag."""
    x, y = crag.top
    high = crag.base - y
    aside, spur = 0.0, [(x, y)]
    for at in range(1, 8):
        aside += high * 0.16 * (0.75 if at % 2 else -0.45) * chance.between(0.6, 1.4) * side
        spur.append((x + aside, y + high * at / 7))
    return spur


def _valley(chance: Chance, spot: Point, base: float, side: int) -> list[Point]:
    """Return the line of a valley, from the outline down."""
    x, y = spot
    high = base - y
    return [(x, y), (x + side * high * 0.1 * chance.between(0.5, 1.5), y + high * 0.45), (x + side * high * 0.05, base)]


def _shade(canvas: Canvas, land: Land, crag: Crag, at: int, lit_left: bool) -> Shape:
    """Return the flank that is turned away from the light."""
    chance, side = land.chance.child("spur", at), 1 if lit_left else -1
    flank = crag.right if lit_left else crag.left
    spur = _spur(chance, crag, side)
    return [*flank, *_valley(chance, flank[-1], crag.base, side), *reversed(spur)]


def _ribs(canvas: Canvas, land: Land, crag: Crag, at: int, lit_left: bool, is_lit: bool) -> list[Shape]:
    """Return wedges below the outline: gullies in the light, ribs that catch light in the shade."""
    chance = land.chance.child("ribs", at, is_lit)
    on_left = lit_left != is_lit
    flank = crag.left if on_left else crag.right
    side = -1 if on_left else 1
    ribs: list[Shape] = []
    for share, down in ((0.16, 0), (0.32, 0), (0.48, 0), (0.64, 0), (0.82, 0), (0.14, 0.5), (0.3, 0.36), (0.5, 0.4)):
        x, y = flank[min(len(flank) - 1, int(share * len(flank)))]
        y += (crag.base - y) * down
        long = (crag.base - y) * chance.between(0.35, 0.75)
        wide = long * chance.between(0.1, 0.2)
        if long > canvas.unit * 0.015:
            ribs.append(
                [
                    (x, y),
                    (x + side * wide * 0.4, y + long * 0.35),
                    (x + side * wide * 1.3, y + long),
                    (x + side * wide * 0.1 - side * wide * 0.5, y + long * 0.5),
                ]
            )
    return ribs


def _snow_row(scene: Scene, land: Land) -> float:
    """Return the height above which there is snow, in short sides."""
    highest = max(land.line)
    return highest * (0.18 if scene.is_snowy else 0.62)


def _cap(canvas: Canvas, land: Land, crag: Crag, at: int, snow: float) -> Shape:
    """Return a summit's snow, whose lower edge runs down in teeth."""
    chance = land.chance.child("snow", at)
    row = land.base * canvas.height - snow * canvas.unit
    left = [spot for spot in crag.left if spot[1] < row]
    right = [spot for spot in crag.right if spot[1] < row]
    if len(left) + len(right) < 4:
        return []
    start, stop = right[-1] if right else crag.top, left[-1] if left else crag.top
    wide, depth = start[0] - stop[0], row - crag.top[1]
    teeth = max(3, min(13, round(wide / canvas.unit * 26)) | 1)
    edge = []
    for tooth in range(1, teeth):
        share = tooth / teeth
        hang = depth * (0.22 * chance.between(0.4, 1.0) if tooth % 2 else -0.3 * chance.between(0.3, 1.0))
        level = start[1] + (stop[1] - start[1]) * share
        edge.append((start[0] - wide * share, level + hang))
    return [*reversed(left), *right, *edge]
