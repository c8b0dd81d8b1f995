"""Roads and rails: ribbons across the ground or away from us."""

from PIL import ImageDraw

from ..canvas import Canvas
from ..courses import course_of
from ..curves import Point, bent
from ..palette import Colour, ink, mix
from ..scene import Land, Scene
from .registry import ground
from .strewn import Shape, lay

ASPHALT: Colour = (92, 94, 102)
GRAVEL: Colour = (150, 138, 124)
EARTHEN: Colour = (204, 178, 136)
WHITE: Colour = (255, 255, 255)
Station = tuple[float, float, float]  # x, y and half the width: pixels


def stations_of(canvas: Canvas, land: Land) -> list[Station]:
    """Return the places that a way runs through, from before us to the horizon."""
    course = course_of(land)
    if course is None:
        return []
    depth = (1.0 - land.base) * canvas.height
    return [
        (
            land.x * canvas.width + aside * canvas.unit,
            land.base * canvas.height + depth * max(0.0, near),
            canvas.unit * (0.004 + course.half * max(0.0, near)),
        )
        for near, aside in bent(course.bends)
    ]


def ribbon(stations: list[Station], share: float = 1.0, shift: float = 0.0) -> Shape:
    """Return the outline of a way; share of its width, shifted aside by a share of half of it."""
    left: list[Point] = [(x + half * (shift - share), y) for x, y, half in stations]
    right: list[Point] = [(x + half * (shift + share), y) for x, y, half in stations]
    return [*left, *reversed(right)]


@ground("road")
def paint_road(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint a road: asphalt with its lines, or an earthen path where nothing is built."""
    if land.material == "across":
        _across(canvas, scene, land)
        return
    palette, is_path = scene.palette, land.material == "path"
    stations = stations_of(canvas, land)
    verge, own = (EARTHEN, EARTHEN) if is_path else ((206, 196, 170), ASPHALT)
    if scene.is_snowy:
        verge, own = (236, 242, 250), mix(own, (206, 214, 226), 0.6)
    lay(canvas, [ribbon(stations, 1.14)], palette.on(mix(verge, (90, 110, 60), 0.3 if is_path else 0.0), 0.75, 0.1))
    lay(canvas, [ribbon(stations)], palette.on(own, 0.75, 0.06))
    if is_path:
        dark = palette.on(mix(own, (110, 80, 50), 0.4), 0.5)
        lay(canvas, [ribbon(stations, 0.13, -0.5), ribbon(stations, 0.13, 0.5)], dark, 0.4)
        return
    white = palette.on((246, 242, 226), 0.95)
    lay(canvas, [ribbon(stations, 0.025, -0.88), ribbon(stations, 0.025, 0.88)], white, 0.9)
    lay(canvas, [ribbon(dash, 0.03) for dash in _dashes(stations)], white, 0.95)


def _dashes(stations: list[Station]) -> list[list[Station]]:
    """Part the middle line into dashes that are shorter the farther they are."""
    horizon, depth = stations[-1][1], max(1.0, stations[0][1] - stations[-1][1])
    dashes: list[list[Station]] = []
    for at in range(1, 12):
        near, far = 1.0 / (0.9 + 0.34 * at), 1.0 / (0.9 + 0.34 * (at + 0.55))
        part = [station for station in stations if far <= (station[1] - horizon) / depth <= near]
        if len(part) > 1:
            dashes.append(part)
    return dashes


def _across(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Lay a road from side to side below the row where things drive."""
    draw = ImageDraw.Draw(canvas.image)
    y, unit = land.base * canvas.height, canvas.unit
    palette = scene.palette
    top, bottom = round(y - unit * 0.045), round(y + unit * 0.1)
    kerb, own = palette.on((190, 186, 178), 0.8), ASPHALT if not scene.is_snowy else mix(ASPHALT, (206, 214, 226), 0.45)
    draw.rectangle((0, top - max(1, round(unit * 0.012)), canvas.width, top), fill=ink(kerb))
    rows = max(1, bottom - top)
    far, near = palette.on(mix(own, WHITE, 0.12), 0.8, 0.08), palette.on(own, 0.45)
    for row in range(rows):
        draw.rectangle((0, top + row, canvas.width, top + row), fill=ink(mix(far, near, row / rows)))
    draw.rectangle(
        (0, bottom, canvas.width, bottom + max(1, round(unit * 0.016))), fill=ink(mix(kerb, (0, 0, 0), 0.12))
    )
    dash, middle, thick = unit * 0.1, y + unit * 0.032, max(1.0, unit * 0.008)
    marks = [
        [
            (left, middle),
            (left + dash * 0.5, middle),
            (left + dash * 0.47, middle + thick),
            (left - dash * 0.03, middle + thick),
        ]
        for left in (round((at + 0.2) * dash) for at in range(int(canvas.width / dash) + 2))
    ]
    lay(canvas, marks, palette.on((244, 240, 224), 0.9))


@ground("rails")
def paint_rails(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Lay rails on gravel from side to side, or away from us."""
    palette = scene.palette
    if land.material == "away":
        _rails_away(canvas, scene, land)
        return
    y, unit, wide = land.base * canvas.height, canvas.unit, float(canvas.width)
    own = mix(GRAVEL, (230, 236, 244), 0.6) if scene.is_snowy else GRAVEL
    lay(
        canvas,
        [[(-1, y - unit * 0.012), (wide + 1, y - unit * 0.012), (wide + 1, y + unit * 0.055), (-1, y + unit * 0.055)]],
        palette.on(own, 0.62),
    )
    lay(
        canvas,
        [[(-1, y + unit * 0.038), (wide + 1, y + unit * 0.038), (wide + 1, y + unit * 0.06), (-1, y + unit * 0.06)]],
        palette.on(mix(own, (60, 50, 40), 0.4), 0.3),
        0.7,
    )
    chance = land.chance.child("gravel")
    stones = []
    for _ in range(round(70 * canvas.width / unit)):
        x, row, size = (
            chance.between(0, 1) * canvas.width,
            y + unit * chance.between(-0.006, 0.05),
            unit * chance.between(0.002, 0.005),
        )
        stones.append([(x - size, row), (x, row - size * 0.7), (x + size, row), (x, row + size * 0.6)])
    lay(canvas, stones, palette.on(mix(own, (60, 54, 50), 0.45), 0.4), 0.6)
    step = unit * 0.034
    ties = []
    for at in range(int(canvas.width / step) + 2):
        left = at * step
        ties.append(
            [
                (left, y - unit * 0.002),
                (left + step * 0.5, y - unit * 0.002),
                (left + step * 0.46, y + unit * 0.026),
                (left - step * 0.06, y + unit * 0.026),
            ]
        )
    lay(canvas, ties, palette.on((92, 66, 46), 0.5))
    for row, light in ((-0.006, 0.9), (0.012, 0.6)):
        top = y + unit * row
        lay(
            canvas,
            [
                [
                    (-1, top),
                    (wide + 1, top),
                    (wide + 1, top + max(1.2, unit * 0.006)),
                    (-1, top + max(1.2, unit * 0.006)),
                ]
            ],
            palette.on((168, 170, 180), light),
        )


def _rails_away(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Lay rails that run to the horizon."""
    palette = scene.palette
    stations = stations_of(canvas, land)
    lay(canvas, [ribbon(stations, 1.25)], palette.on(GRAVEL, 0.7, 0.1))
    horizon, depth = stations[-1][1], max(1.0, stations[0][1] - stations[-1][1])
    ties = []
    for at in range(1, 30):
        near = 1.0 / (0.9 + 0.16 * at)
        x, y, half = min(stations, key=lambda station: abs((station[1] - horizon) / depth - near))
        thick = canvas.unit * 0.028 * near
        ties.append([(x - half * 0.95, y - thick), (x + half * 0.95, y - thick), (x + half, y), (x - half, y)])
    lay(canvas, ties, palette.on((96, 70, 50), 0.55, 0.05))
    lay(canvas, [ribbon(stations, 0.05, -0.62), ribbon(stations, 0.05, 0.62)], palette.on((176, 178, 188), 0.95))
