"""A street's row of houses that faces us: shops below, flats above, signs and lit windows at night."""

import numpy as np
from PIL import Image

from ..canvas import Canvas
from ..chance import Chance
from ..curves import circle
from ..look import LAMP
from ..palette import Colour, mix
from ..scene import Land, Scene
from .registry import ground
from .strewn import Shape, lay

WALLS: tuple[Colour, ...] = (
    (222, 178, 140),
    (206, 128, 104),
    (238, 218, 178),
    (166, 188, 190),
    (214, 164, 170),
    (178, 196, 158),
    (196, 176, 206),
)
AWNINGS: tuple[Colour, ...] = ((206, 66, 60), (46, 122, 138), (226, 150, 48), (84, 132, 78), (120, 84, 150))
SIGNS: tuple[Colour, ...] = ((255, 92, 110), (88, 214, 236), (255, 196, 84), (150, 236, 140), (214, 128, 255))
ROOFS: tuple[Colour, ...] = ((150, 78, 62), (98, 100, 114), (126, 92, 74))
GLASS: Colour = (86, 108, 130)
WHITE: Colour = (255, 255, 255)
Box = tuple[float, float, float, float]  # left, top, right, bottom: pixels


@ground("shopfronts")
def paint_shopfronts(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint house beside house, then what glows, then the wet ground's reflections."""
    unit, base = canvas.unit, land.base * canvas.height
    x, at = -unit * land.chance.between(0.02, 0.12), 0
    while x < canvas.width:
        chance = land.chance.child("house", at)
        wide = unit * chance.between(0.26, 0.36)
        storeys = chance.whole(2, 3) + (1 if land.line[0] > 0.45 else 0)
        tall = unit * (0.115 + 0.098 * storeys) * chance.between(0.94, 1.06)
        _house(canvas, scene, chance, (x, base - tall, x + wide, base), storeys)
        x, at = x + wide, at + 1
    _pavement(canvas, scene, base)
    if scene.air & {"rain", "lightning"}:
        _reflect(canvas, scene, round(base + unit * 0.004))


def _house(canvas: Canvas, scene: Scene, chance: Chance, box: Box, storeys: int) -> None:
    left, top, right, bottom = box
    palette, unit = scene.palette, canvas.unit
    own = chance.pick(WALLS)
    lit = palette.on(own, 0.82)
    _roof(canvas, scene, chance, box)
    lay(canvas, [_rect(left, top, right, bottom)], lit)
    edge = unit * 0.012
    dim = palette.on(mix(own, (40, 30, 50), 0.3), 0.4)
    lay(
        canvas,
        [_rect(right - edge, top, right, bottom) if scene.light_x < 0.5 else _rect(left, top, left + edge, bottom)],
        dim,
    )
    shop = bottom - unit * 0.135
    lay(
        canvas,
        [_rect(left, top, right, top + unit * 0.012), _rect(left, shop - unit * 0.012, right, shop)],
        palette.on(mix(own, WHITE, 0.45), 0.9),
    )
    floor = (shop - top - unit * 0.016) / max(1, storeys - 1)
    for storey in range(storeys - 1):
        _windows(
            canvas,
            scene,
            chance.child("floor", storey),
            (left, top + unit * 0.014 + storey * floor, right, top + unit * 0.014 + (storey + 1) * floor),
            own,
        )
    _shop(canvas, scene, chance.child("shop"), (left + edge, shop, right - edge, bottom))
    if chance.yes(0.5):
        _blade_sign(
            canvas, scene, chance, right if chance.yes(0.5) else left + edge * 2, shop - floor * 0.85, floor * 1.05
        )


def _rect(left: float, top: float, right: float, bottom: float) -> Shape:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _roof(canvas: Canvas, scene: Scene, chance: Chance, box: Box) -> None:
    left, top, right, _ = box
    unit, form = canvas.unit, chance.whole(0, 2)
    own = (236, 242, 250) if scene.is_snowy else chance.pick(ROOFS)
    tint, high = scene.palette.on(own, 0.75), unit * chance.between(0.05, 0.08)
    if form == 0:
        lay(
            canvas,
            [
                [
                    (left - unit * 0.01, top + 1),
                    (left + unit * 0.05, top - high),
                    (right - unit * 0.05, top - high),
                    (right + unit * 0.01, top + 1),
                ]
            ],
            tint,
        )
        middle = (left + right) / 2
        lay(
            canvas,
            [
                [
                    (middle - unit * 0.04, top),
                    (middle - unit * 0.04, top - high * 0.6),
                    (middle, top - high * 1.15),
                    (middle + unit * 0.04, top - high * 0.6),
                    (middle + unit * 0.04, top),
                ]
            ],
            scene.palette.on((232, 214, 186), 0.8),
        )
        pane = LAMP if scene.has_lamps else scene.palette.on(GLASS, 0.6)
        lay(canvas, [_rect(middle - unit * 0.016, top - high * 0.58, middle + unit * 0.016, top - high * 0.06)], pane)
    elif form == 1:
        lay(canvas, [_rect(left - unit * 0.006, top - unit * 0.022, right + unit * 0.006, top + 1)], tint)
        chimney = left + (right - left) * chance.between(0.2, 0.8)
        lay(
            canvas,
            [_rect(chimney - unit * 0.016, top - unit * 0.07, chimney + unit * 0.016, top - unit * 0.02)],
            scene.palette.on((150, 92, 76), 0.5),
        )
    else:
        steps = [
            (left, top + 1),
            (left, top - high * 0.4),
            (left + unit * 0.06, top - high * 0.4),
            (left + unit * 0.06, top - high),
            (right - unit * 0.06, top - high),
            (right - unit * 0.06, top - high * 0.4),
            (right, top - high * 0.4),
            (right, top + 1),
        ]
        lay(canvas, [steps], scene.palette.on(mix(own, (230, 200, 170), 0.4), 0.75))


def _windows(canvas: Canvas, scene: Scene, chance: Chance, box: Box, own: Colour) -> None:
    """Set two or three windows with frames and sills."""
    left, top, right, bottom = box
    palette, unit = scene.palette, canvas.unit
    count = 3 if right - left > unit * 0.3 else 2
    step, high = (right - left) / count, bottom - top
    frames: list[Shape] = []
    panes: dict[bool, list[Shape]] = {True: [], False: []}
    bars: list[Shape] = []
    for at in range(count):
        x, half = left + step * (at + 0.5), unit * 0.026
        y0, y1 = top + high * 0.18, top + high * 0.8
        frames += [
            _rect(x - half - unit * 0.006, y0 - unit * 0.006, x + half + unit * 0.006, y1),
            _rect(x - half - unit * 0.012, y1, x + half + unit * 0.012, y1 + unit * 0.009),
        ]
        panes[scene.has_lamps and chance.yes(0.62)].append(_rect(x - half, y0, x + half, y1))
        bars += [
            _rect(x - unit * 0.0025, y0, x + unit * 0.0025, y1),
            _rect(x - half, y0 + (y1 - y0) * 0.36, x + half, y0 + (y1 - y0) * 0.36 + unit * 0.004),
        ]
    frame = palette.on(mix(own, WHITE, 0.65), 0.92)
    lay(canvas, frames, frame)
    lay(canvas, panes[False], palette.on(GLASS, 0.6))
    lay(canvas, panes[True], LAMP)
    lay(canvas, bars, frame)


def _shop(canvas: Canvas, scene: Scene, chance: Chance, box: Box) -> None:
    """Paint a shop window, a door, a signboard and a striped awning."""
    left, top, right, bottom = box
    palette, unit = scene.palette, canvas.unit
    own, other = chance.pick(AWNINGS), (248, 240, 226)
    lay(canvas, [_rect(left, top, right, bottom)], palette.on(mix(own, (30, 24, 30), 0.5), 0.5))
    door = chance.yes(0.5)
    width = (right - left) * 0.24
    glass = LAMP if scene.has_lamps else mix(palette.on((128, 168, 190), 0.8), palette.horizon, 0.25)
    pane = _rect(
        left + (width + unit * 0.018 if door else unit * 0.012),
        top + unit * 0.05,
        right - (unit * 0.012 if door else width + unit * 0.018),
        bottom - unit * 0.018,
    )
    entry = left + unit * 0.01 if door else right - width
    lay(
        canvas,
        [pane, _rect(entry + unit * 0.01, top + unit * 0.05, entry + width - unit * 0.014, bottom - unit * 0.03)],
        glass,
    )
    goods = [
        circle(
            pane[0][0] + (at + 0.5) / 5 * (pane[1][0] - pane[0][0]),
            bottom - unit * 0.026,
            unit * 0.013,
            unit * 0.018 * chance.between(0.7, 1.4),
            12,
        )
        for at in range(5)
    ]
    lay(canvas, goods, palette.on(chance.pick(WALLS), 0.5) if not scene.has_lamps else (196, 128, 70), 0.75)
    board = chance.pick(SIGNS)
    lay(
        canvas,
        [_rect(left + unit * 0.01, top + unit * 0.004, right - unit * 0.01, top + unit * 0.03)],
        palette.on(own, 0.9),
    )
    glyphs = [
        _rect(
            left + (right - left) * (0.26 + 0.075 * at),
            top + unit * 0.01,
            left + (right - left) * (0.26 + 0.075 * at + 0.05),
            top + unit * 0.024,
        )
        for at in range(7)
        if at != 3
    ]
    lay(canvas, glyphs, board if scene.has_lamps else palette.on(other, 0.95))
    stripes, depth = 9, unit * 0.036
    step = (right - left) / stripes
    for at, colour in enumerate((own, other)):
        part = [
            _stripe(left + step * which, left + step * (which + 1), top + unit * 0.03, depth, unit * 0.012, left, right)
            for which in range(at, stripes, 2)
        ]
        lay(canvas, part, palette.on(colour, 0.88))


def _stripe(one: float, two: float, top: float, depth: float, spread: float, left: float, right: float) -> Shape:
    """Return one stripe of an awning, which widens downwards and ends in a scallop."""
    middle, half = (left + right) / 2, (right - left) / 2
    low, high = one + (one - middle) / half * spread, two + (two - middle) / half * spread
    return [(one, top), (two, top), (high, top + depth), ((low + high) / 2, top + depth * 1.22), (low, top + depth)]


def _blade_sign(canvas: Canvas, scene: Scene, chance: Chance, x: float, y: float, high: float) -> None:
    """Hang a narrow sign out; it shines at night."""
    unit, colour = canvas.unit, chance.pick(SIGNS)
    half = unit * 0.017
    if scene.has_lamps:
        axis = np.linspace(-1, 1, 32, dtype=np.float32)
        disc = (1 - np.sqrt(axis[None, :] ** 2 + axis[:, None] ** 2)).clip(0, 1)
        canvas.shine(
            disc * np.float32(0.6),
            colour,
            (round(x - half * 4.5), round(y - half * 3), round(x + half * 4.5), round(y + high + half * 3)),
        )
    lay(
        canvas,
        [_rect(x - half, y, x + half, y + high)],
        mix(colour, (20, 16, 30), 0.62) if scene.has_lamps else scene.palette.on(colour, 0.8),
    )
    marks = [
        _rect(x - half * 0.55, y + high * (0.08 + 0.24 * at), x + half * 0.55, y + high * (0.08 + 0.24 * at + 0.15))
        for at in range(4)
    ]
    lay(canvas, marks, mix(colour, WHITE, 0.35) if scene.has_lamps else scene.palette.on(WHITE, 0.9))


def _pavement(canvas: Canvas, scene: Scene, base: float) -> None:
    """Lay a kerb's shadow at the foot of the houses, and light from the windows."""
    unit, wide = canvas.unit, float(canvas.width)
    lay(canvas, [_rect(-1, base, wide + 1, base + unit * 0.012)], scene.palette.on((60, 58, 66), 0.2), 0.5)
    if scene.has_lamps:
        fade = np.repeat(np.linspace(0.42, 0, 24, dtype=np.float32)[:, None], 2, axis=1)
        canvas.shine(fade, LAMP, (0, round(base), canvas.width, round(base + unit * 0.12)))


def _reflect(canvas: Canvas, scene: Scene, row: int) -> None:
    """Mirror the houses in the wet ground, blurred downwards."""
    deep = min(canvas.height - row, row, round(canvas.unit * 0.34))
    if deep < 4:
        return
    above = canvas.image.crop((0, row - deep, canvas.width, row)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    blurred = above.resize((max(2, canvas.width // 3), max(2, deep // 12)), Image.Resampling.BOX).resize(
        (canvas.width, deep), Image.Resampling.BILINEAR
    )
    fade = np.linspace(0.5, 0.12, deep, dtype=np.float32)[:, None] * np.ones((1, 2), np.float32)
    mask = Image.fromarray((fade * 255).astype(np.uint8)).resize((canvas.width, deep), Image.Resampling.BILINEAR)
    canvas.image.paste(blurred, (0, row), mask)
