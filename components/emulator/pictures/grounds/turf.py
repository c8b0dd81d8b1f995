"""What grows and lies on open ground: tufts, small flowers, fallen leaves, pebbles, shells and sparkling snow."""

from collections.abc import Callable

from ..canvas import Canvas
from ..chance import Chance, Floats
from ..palette import Colour, mix
from ..scene import Land, Scene
from .lines import stuff_of
from .strewn import Shape, lay, spots

Span = tuple[float, float]
Dresser = Callable[[Canvas, Scene, Land, Floats, Span, Colour], None]
BLOSSOMS: tuple[Colour, ...] = ((255, 252, 240), (255, 220, 96), (244, 150, 176), (190, 150, 226))
FALLEN: tuple[Colour, ...] = ((206, 96, 44), (226, 152, 54), (168, 62, 40), (234, 190, 84))
SHELLS: tuple[Colour, ...] = ((250, 240, 226), (240, 196, 176))
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


def dress(canvas: Canvas, scene: Scene, land: Land, tops: Floats, span: Span, own: Colour) -> None:
    """Strew the ground between two nearnesses with what its material has."""
    if canvas.unit < 64 or span[1] - span[0] < 0.02:
        return
    for dresser in DRESSERS.get(stuff_of(scene, land), ()):
        dresser(canvas, scene, land, tops, span, own)


def lay_tufts(canvas: Canvas, scene: Scene, land: Land, tops: Floats, span: Span, own: Colour) -> None:
    """Set tufts of grass, dark and lit ones."""
    amount = 90 * (span[1] - span[0])
    for which, share in (("dark", 0.6), ("lit", 0.4)):
        chance = land.chance.child("tufts", which)
        blades: list[Shape] = []
        for x, y, near in spots(canvas, scene, chance, tops, span, round(amount * share)):
            blades += _tuft(chance, x, y, canvas.unit * (0.006 + 0.034 * near) * chance.between(0.7, 1.2))
        tone = mix(own, (26, 60, 36), 0.34) if which == "dark" else mix(own, (244, 240, 160), 0.34)
        lay(canvas, blades, scene.palette.on(tone, 0.4 if which == "dark" else 0.95, land.haze * 0.6), 0.62)


def _tuft(chance: Chance, x: float, y: float, size: float) -> list[Shape]:
    """Return three to five blades that spread from one foot."""
    count = chance.whole(3, 5)
    lean = chance.between(-0.2, 0.2)
    blades: list[Shape] = []
    for blade in range(count):
        aside = (blade - (count - 1) / 2) / count
        foot = x + aside * size * 0.5
        tip = x + (aside * 1.9 + lean) * size
        tall = size * (1.05 - abs(aside)) * chance.between(0.75, 1.1)
        bend = (foot * 2 + tip) / 3
        blades.append(
            [
                (foot - size * 0.06, y),
                (bend - size * 0.03, y - tall * 0.55),
                (tip, y - tall),
                (bend + size * 0.05, y - tall * 0.5),
                (foot + size * 0.07, y),
            ]
        )
    return blades


def lay_blossoms(canvas: Canvas, scene: Scene, land: Land, tops: Floats, span: Span, own: Colour) -> None:
    """Dot the grass with flowers, in patches of a colour."""
    if scene.season == "autumn":
        return
    rich = 1.0 if land.material == "meadow" else 0.6 if scene.season == "spring" else 0.12
    for at, colour in enumerate(BLOSSOMS):
        chance = land.chance.child("blossoms", at)
        dots: list[Shape] = []
        for x, y, near in spots(canvas, scene, chance, tops, span, round(34 * rich * (span[1] - span[0]))):
            for _ in range(chance.whole(2, 5)):
                aside, down = (
                    chance.between(-1, 1) * canvas.unit * 0.05 * near,
                    chance.between(-1, 1) * canvas.unit * 0.014 * near,
                )
                dots.append(_dot(x + aside, y + down, max(0.9, canvas.unit * 0.0058 * near)))
        lay(canvas, dots, scene.palette.on(colour, 0.95, land.haze * 0.6), 0.95)


def _dot(x: float, y: float, radius: float) -> Shape:
    half = radius * 0.7
    return [
        (x - radius, y),
        (x - half, y - half),
        (x, y - radius),
        (x + half, y - half),
        (x + radius, y),
        (x + half, y + half),
        (x, y + radius),
        (x - half, y + half),
    ]


def lay_leaves(canvas: Canvas, scene: Scene, land: Land, tops: Floats, span: Span, own: Colour) -> None:
    """Strew fallen leaves in autumn."""
    if scene.season != "autumn":
        return
    for at, colour in enumerate(FALLEN):
        chance = land.chance.child("leaves", at)
        leaves: list[Shape] = []
        for x, y, near in spots(canvas, scene, chance, tops, span, round(58 * (span[1] - span[0]))):
            long, flat = canvas.unit * 0.013 * near * chance.between(0.7, 1.2), chance.between(0.25, 0.5)
            slope = chance.between(-0.4, 0.4)
            leaves.append(
                [(x - long, y + slope * long), (x, y - long * flat), (x + long, y - slope * long), (x, y + long * flat)]
            )
        lay(canvas, leaves, scene.palette.on(colour, 0.85, land.haze * 0.6), 0.92)


def lay_pebbles(canvas: Canvas, scene: Scene, land: Land, tops: Floats, span: Span, own: Colour) -> None:
    """Strew flat pebbles, each with a shadow."""
    chance = land.chance.child("pebbles")
    stones: list[Shape] = []
    shadows: list[Shape] = []
    for x, y, near in spots(canvas, scene, chance, tops, span, round(26 * (span[1] - span[0]))):
        half = canvas.unit * 0.012 * near * chance.between(0.4, 1.2)
        stones.append(
            [
                (x - half, y),
                (x - half * 0.6, y - half * 0.5),
                (x + half * 0.3, y - half * 0.6),
                (x + half, y - half * 0.05),
                (x + half * 0.6, y + half * 0.2),
                (x - half * 0.7, y + half * 0.2),
            ]
        )
        shadows.append([(px + half * 0.35, py + half * 0.28) for px, py in stones[-1]])
    lay(canvas, shadows, scene.palette.on(mix(own, BLACK, 0.5), 0.1, land.haze), 0.45)
    lay(canvas, stones, scene.palette.on(mix(own, WHITE, 0.22), 0.85, land.haze), 0.9)


def lay_shells(canvas: Canvas, scene: Scene, land: Land, tops: Floats, span: Span, own: Colour) -> None:
    """Strew shells: little fans."""
    if scene.ground != "water":
        return
    for at, colour in enumerate(SHELLS):
        chance = land.chance.child("shells", at)
        fans: list[Shape] = []
        for x, y, near in spots(canvas, scene, chance, tops, (max(span[0], 0.5), span[1]), 7):
            r = canvas.unit * 0.012 * near * chance.between(0.6, 1.1)
            fans.append(
                [
                    (x - r * 0.2, y),
                    (x - r, y - r * 0.5),
                    (x - r * 0.6, y - r),
                    (x, y - r * 1.15),
                    (x + r * 0.6, y - r),
                    (x + r, y - r * 0.5),
                    (x + r * 0.2, y),
                ]
            )
        lay(canvas, fans, scene.palette.on(colour, 0.9), 0.95)


def lay_sparkle(canvas: Canvas, scene: Scene, land: Land, tops: Floats, span: Span, own: Colour) -> None:
    """Let snow glitter, and lay short blue hollows in it."""
    chance = land.chance.child("hollows")
    hollows: list[Shape] = []
    for x, y, near in spots(canvas, scene, chance, tops, span, round(22 * (span[1] - span[0]))):
        long, flat = canvas.unit * (0.01 + 0.06 * near) * chance.between(0.6, 1.3), canvas.unit * 0.005 * near
        hollows.append(
            [
                (x - long, y),
                (x - long * 0.3, y - flat),
                (x + long * 0.6, y - flat * 0.6),
                (x + long, y),
                (x + long * 0.2, y + flat * 0.7),
            ]
        )
    lay(canvas, hollows, scene.palette.on((168, 192, 226), 0.55, land.haze), 0.5)
    chance = land.chance.child("sparkle")
    sparks = [
        _dot(x, y, max(0.6, canvas.unit * 0.0022 * chance.between(0.5, 1.2)))
        for x, y, _ in spots(canvas, scene, chance, tops, span, round(90 * (span[1] - span[0])))
    ]
    lay(canvas, sparks, mix(WHITE, scene.palette.glow, 0.15), 0.9)


DRESSERS: dict[str, tuple[Dresser, ...]] = {
    "grass": (lay_tufts, lay_blossoms, lay_leaves),
    "meadow": (lay_tufts, lay_blossoms, lay_leaves),
    "earth": (lay_tufts, lay_leaves, lay_pebbles),
    "sand": (lay_pebbles, lay_shells),
    "snow": (lay_sparkle,),
    "rock": (lay_pebbles,),
}
