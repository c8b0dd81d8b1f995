"""A city's skyline: rows of towers of many forms, their windows lit when it is dark."""

from PIL import ImageDraw

from ..canvas import Canvas
from ..chance import Chance
from ..curves import Point
from ..look import LAMP
from ..palette import Colour, ink, mix
from ..scene import Land, Scene
from .registry import ground
from .strewn import Shape, lay

WALLS: tuple[Colour, ...] = (
    (176, 184, 200),
    (150, 160, 180),
    (196, 178, 164),
    (128, 140, 164),
    (168, 150, 150),
    (132, 168, 184),
)
FORMS = ("flat", "flat", "mast", "stepped", "slanted", "spire", "dome", "twin", "crown")
Box = tuple[float, float, float, float]  # left, top, right, bottom: pixels


@ground("skyline")
def paint_skyline(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint one row of buildings."""
    x, at = -land.chance.between(0.0, 0.05) * canvas.unit, 0
    base = land.base * canvas.height
    while x < canvas.width:
        chance = land.chance.child("house", at)
        width = canvas.unit * chance.between(0.06, 0.13) * (1.35 - land.haze * 0.8)
        middle = 1 - abs(x / canvas.width - 0.5) * 0.7
        tall = (
            canvas.unit
            * land.line[0]
            * (0.42 + 0.68 * chance.between(0, 1) * (0.5 + 0.5 * chance.between(0, 1)))
            * middle
        )
        _tower(canvas, scene, land, chance, (x, base - tall, x + width, base))
        x, at = x + width * chance.between(0.9, 1.12), at + 1


def _tower(canvas: Canvas, scene: Scene, land: Land, chance: Chance, box: Box) -> None:
    left, top, right, base = box
    palette, width = scene.palette, right - left
    own, form = (
        chance.pick(WALLS),
        chance.pick(FORMS) if base - top > canvas.unit * 0.14 else chance.pick(("flat", "flat", "stepped")),
    )
    from_left = scene.light_x * canvas.width < left
    face = palette.on(own, 0.8, land.haze)
    side = palette.on(mix(own, (20, 26, 44), 0.3), 0.25, land.haze)
    outline = _outline(form, box)
    lay(canvas, [*outline, *_mast(canvas, form, box)], face)
    edge = left + width * (0.7 if from_left else 0.3)
    dark = (edge, right) if from_left else (left, edge)
    lay(canvas, [_clipped(shape, dark) for shape in outline], side)
    if form == "twin" and land.haze < 0.4:
        lay(
            canvas,
            [
                [
                    (left + width * 0.46, top + (base - top) * 0.1),
                    (left + width * 0.54, top + (base - top) * 0.1),
                    (left + width * 0.54, base),
                    (left + width * 0.46, base),
                ]
            ],
            side,
            0.7,
        )
    inset = {"stepped": 0.22, "spire": 0.12, "slanted": 0.16}.get(form, 0.02)
    _windows(canvas, scene, land, chance, (round(left), round(top + (base - top) * inset), round(right), round(base)))


def _outline(form: str, box: Box) -> list[Shape]:
    left, top, right, base = box
    width, tall, middle = right - left, base - top, (left + right) / 2
    body: Shape = [(left, top), (right, top), (right, base), (left, base)]
    if form == "stepped":
        return [
            [(left, top + tall * 0.2), (right, top + tall * 0.2), (right, base), (left, base)],
            [
                (left + width * 0.16, top + tall * 0.08),
                (right - width * 0.16, top + tall * 0.08),
                (right - width * 0.16, base),
                (left + width * 0.16, base),
            ],
            [
                (left + width * 0.32, top - tall * 0.03),
                (right - width * 0.32, top - tall * 0.03),
                (right - width * 0.32, base),
                (left + width * 0.32, base),
            ],
        ]
    if form == "slanted":
        return [[(left, top + tall * 0.14), (right, top - tall * 0.02), (right, base), (left, base)]]
    if form == "spire":
        return [
            [
                (left, top + tall * 0.1),
                (left + width * 0.2, top),
                (middle, top - tall * 0.22),
                (right - width * 0.2, top),
                (right, top + tall * 0.1),
                (right, base),
                (left, base),
            ]
        ]
    if form == "dome":
        arch: list[Point] = [
            (left + width * share, top - width * 0.42 * (1 - (share * 2 - 1) ** 2))
            for share in (0.06, 0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 0.94)
        ]
        return [body, arch]
    if form == "crown":
        return [
            body,
            [
                (left + width * 0.14, top + 1),
                (left + width * 0.14, top - tall * 0.06),
                (right - width * 0.14, top - tall * 0.06),
                (right - width * 0.14, top + 1),
            ],
        ]
    return [body]


def _mast(canvas: Canvas, form: str, box: Box) -> list[Shape]:
    left, top, right, base = box
    tall, middle, thin = base - top, (left + right) / 2, max(0.5, canvas.unit * 0.0016)
    start = {"mast": top, "spire": top - tall * 0.2, "stepped": top - tall * 0.02}.get(form)
    if start is None:
        return []
    return [
        [
            (middle - thin, start),
            (middle - thin * 0.5, start - tall * 0.2),
            (middle + thin * 0.5, start - tall * 0.2),
            (middle + thin, start),
        ]
    ]


def _clipped(shape: Shape, span: tuple[float, float]) -> Shape:
    """Keep the part of an outline between two columns."""
    low, high = span
    kept: list[Point] = []
    for one, two in zip(shape, [*shape[1:], shape[0]], strict=True):
        if low <= one[0] <= high:
            kept.append(one)
        cuts = [edge for edge in (low, high) if min(one[0], two[0]) < edge < max(one[0], two[0])]
        for edge in sorted(cuts, reverse=two[0] < one[0]):
            kept.append((edge, one[1] + (two[1] - one[1]) * (edge - one[0]) / (two[0] - one[0])))
    return kept


def _windows(canvas: Canvas, scene: Scene, land: Land, chance: Chance, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    draw = ImageDraw.Draw(canvas.image)
    step = max(4, round(canvas.unit * 0.02 * (1.25 - land.haze)))
    pane = max(1, round(step * 0.5))
    lit = ink(mix(LAMP, scene.palette.horizon, land.haze * 0.5))
    dull = ink(scene.palette.on((70, 88, 116), 0.45, land.haze))
    odds = chance.between(0.3, 0.62) if scene.has_lamps else 0.0
    if land.haze > 0.5 and not scene.has_lamps:
        return
    for y in range(top + step // 2, bottom - step // 2, step):
        for x in range(left + step // 2, right - pane - 1, step):
            is_lit = chance.yes(odds) if odds else False
            if is_lit or not scene.has_lamps:
                draw.rectangle((x, y, x + pane - 1, y + round(pane * 1.2) - 1), fill=lit if is_lit else dull)
