"""Outlines of land: heights in short sides over a form's width."""

from ..chance import Chance
from ..fields import profile
from ..scene import Land

POINTS = 193
Line = tuple[float, ...]


def rough(chance: Chance, cells: float, octaves: int, points: int = POINTS) -> list[float]:
    """Return a rough line, about 0..1."""
    return [round(float(height), 4) for height in profile(chance, points, cells, octaves).clip(0, 1)]


def eased(part: float) -> float:
    """Ease from 0 to 1."""
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


def hills(
    chance: Chance, base: float, height: float, wide: float, hazy: float, material: str = "grass"
) -> tuple[Land, ...]:
    """Return two soft lines of far hills."""
    lands = []
    for layer in range(2):
        own = chance.child("hills", layer)
        line = rough(own, (1.8 + 1.3 * layer) * wide, 3)
        share = height * (1.0 - 0.35 * layer)
        heights = tuple(round(max(0.0, point - 0.2) * share, 4) for point in line)
        lands.append(
            Land(
                kind="hills",
                chance=own,
                depth=-0.3 + 0.1 * layer,
                base=base,
                line=heights,
                material=material,
                haze=hazy - 0.2 * layer,
            )
        )
    return tuple(lands)


def ranges(chance: Chance, base: float, height: float, wide: float, side: int) -> tuple[Land, ...]:
    """Return mountains: a pale range, one with the summits, and wooded foothills; side is where the light stands."""
    rows = ((0.6, 0.5, 0.62), (0.22, 1.0, 0.3))
    found = []
    for at, (hazy, share, spacing) in enumerate(rows):
        own = chance.child("range", at)
        line = crags(own, height * share, wide, spacing, 0.5 - side * 0.17)
        found.append(Land(kind="range", chance=own, depth=-0.34 + 0.1 * at, base=base, line=line, haze=hazy))
    return (*found, *(land for land in hills(chance.child("foot"), base, 0.2 * height, wide, 0.32)))


def crags(chance: Chance, height: float, wide: float, spacing: float, main: float) -> Line:
    """Return a ridge of pointed summits, the highest near a place (share of the width)."""
    count = max(3, round(wide / spacing * 1.6) + 1)
    summits = [(main, 1.0, 0.62 / wide)]
    for at in range(count):
        x = (at + 0.5 + chance.between(-0.3, 0.3)) / count
        near = max(0.0, 1 - abs(x - main) * 2.2)
        tall = chance.between(0.34, 0.58) + 0.26 * near * chance.between(0.4, 1.0)
        if abs(x - main) > 0.09 / wide + 0.03:
            summits.append((x, tall, chance.between(0.32, 0.5) / wide))
    grain = rough(chance.child("grain"), 10 * wide, 4)
    heights = []
    for at, bump in enumerate(grain):
        x = at / (POINTS - 1)
        best = 0.1
        for place, tall, half in summits:
            part = max(0.0, 1 - abs(x - place) / half)
            best = max(best, tall * part * (0.62 + 0.38 * part))
        heights.append(round(height * max(0.03, best + (bump - 0.5) * 0.15 * (1 - 0.6 * best)), 4))
    return tuple(heights)


def swell(chance: Chance, depth: float, base: float, height: float, material: str, wide: float) -> Land:
    """Return a long soft rise of the ground before us."""
    own = chance.child("swell", round(depth, 2))
    line = rough(own, 1.4 * wide, 2)
    heights = tuple(round(point * height, 4) for point in line)
    return Land(
        kind="swell", chance=own, depth=depth, base=base, line=heights, material=material, haze=0.5 * (1 - depth) ** 2
    )


def dunes(chance: Chance, base: float, wide: float, side: int, material: str = "sand") -> tuple[Land, ...]:
    """Return dunes behind each other, each with one sharp crest; side is where the light stands."""
    rows = ((-0.03, 0.12, 0.5, 0.0), (-0.02, 0.16, 0.3, 0.012), (0.012, 0.2, 0.1, 0.04))
    share = 1.0 if material == "sand" else 0.7
    found = []
    for at, (depth, height, hazy, below) in enumerate(rows):
        own = chance.child("dunes", at)
        count = max(1, round((2.6 - 0.8 * at) * wide))
        tops = [((which + 0.5 + own.between(-0.28, 0.28)) / count, own.between(0.6, 1.0)) for which in range(count)]
        if at == 2:
            tops = [(0.5 - side * own.between(0.24, 0.34), 1.0)]
        heights = []
        for point in range(POINTS):
            x = point / (POINTS - 1)
            # The windward side is long, the lee side steep.
            best = max(
                (tall * _dune((x - place) * -side * wide / (0.55 + 0.12 * at)) for place, tall in tops), default=0.0
            )
            heights.append(round(height * share * max(best, 0.06), 4))
        found.append(
            Land(
                kind="dune", chance=own, depth=depth, base=base + below, line=tuple(heights), material="sand", haze=hazy
            )
        )
    return tuple(found)


def _dune(aside: float) -> float:
    """Return a dune's height beside its crest; the lee side is where aside is above 0."""
    return eased(1 - aside / 0.75) if aside > 0 else eased(1 + aside / 1.15)


def mound(chance: Chance, x: float, width: float, height: float, depth: float, base: float, material: str) -> Land:
    """Return a single hill with a level top and a long foot."""
    own = chance.child("mound")
    heights = []
    for at, bump in enumerate(rough(own, 4, 2)):
        aside = abs(at / (POINTS - 1) * 2 - 1)
        level = eased((1 - aside) / 0.86)
        heights.append(round(height * (level + (bump - 0.5) * 0.12 * level * (1 - level) * 4), 4))
    return Land(
        kind="mound",
        chance=own,
        depth=depth,
        base=base,
        x=x,
        width=width,
        line=tuple(heights),
        material=material,
        haze=0.3 * (1 - depth) ** 2,
    )


def peak(chance: Chance, x: float, width: float, height: float, depth: float, base: float, kind: str) -> Land:
    """Return a steep rock that carries something: an island, a cliff, a volcano, the wall of a waterfall."""
    own = chance.child(kind)
    heights = []
    for at, bump in enumerate(rough(own, 6, 5)):
        aside = abs(at / (POINTS - 1) * 2 - 1)
        heights.append(round(height * max(0.0, FLANKS.get(kind, _island)(aside, bump - 0.5)), 4))
    return Land(
        kind=kind,
        chance=own,
        depth=depth,
        base=base,
        x=x,
        width=width,
        line=tuple(heights),
        material="rock",
        haze=0.25 * (1 - depth) ** 2,
    )


def _island(aside: float, bump: float) -> float:
    flank = max(0.0, 1 - aside)
    shape = eased(min(1.0, flank / 0.8))
    return shape + bump * 0.35 * (0.0 if aside < 0.2 else 1.0) * min(1.0, flank * 3) * shape


def _cliff(aside: float, bump: float) -> float:
    """Return a level headland that breaks off steeply and has rocks at its foot."""
    if aside < 0.84:
        return 0.94 + 0.06 * eased(aside / 0.5) + bump * 0.05 * eased((aside - 0.76) / 0.06)
    drop = (aside - 0.84) / 0.16
    steps = max(0.0, 1 - drop / 0.42)
    return max(steps * (0.86 + 0.14 * steps) + bump * 0.22 * steps, (0.2 + bump * 0.4) * max(0.0, 1 - drop))


def _cone(aside: float, bump: float) -> float:
    """Return a cone with hollow flanks and a broken crater."""
    flank = max(0.0, 1 - aside)
    if aside < 0.1:
        return 0.83 + bump * 0.05 + 0.05 * aside / 0.1
    part = min(1.0, flank / 0.9)
    return (0.88 * part * (0.42 + 0.58 * part)) + bump * 0.07 * min(1.0, flank * 4)


def _wall(aside: float, bump: float) -> float:
    """Return a wall of rock with a notch in its middle."""
    flank = min(1.0, max(0.0, 1 - aside) / 0.5)
    notch = 0.13 * eased(1 - aside / 0.16)
    return eased(flank) * (0.94 + bump * 0.3 * eased((aside - 0.13) / 0.15)) - notch


FLANKS = {"island": _island, "cliff": _cliff, "volcano": _cone, "waterfall": _wall}


def shore(chance: Chance, side: int, height: float, material: str, wide: float) -> Land:
    """Return the shore before us, which climbs away from the light's side."""
    own = chance.child("shore")
    heights = []
    for at, bump in enumerate(rough(own, 3 * wide, 3)):
        x = at / (POINTS - 1)
        climb = (1 - x if side > 0 else x) ** 2
        heights.append(round(height * (0.6 + climb * 0.4 + (bump - 0.5) * 0.12), 4))
    return Land(kind="shore", chance=own, depth=0.5, base=1.0, line=tuple(heights), material=material)
