"""The shore before us."""

import numpy as np

from ..canvas import Canvas
from ..chance import Floats
from ..fields import profile
from ..palette import mix
from ..scene import Land, Scene
from .lines import material_of, stuff_of, tops_of
from .registry import ground
from .strewn import fill_below, lay
from .swells import body
from .turf import dress

WET = 0.034  # of the short side: how far waves have run up


@ground("shore")
def paint_shore(canvas: Canvas, scene: Scene, land: Land) -> None:
    """Paint the near shore: foam and wet sand at the sea, a dark bank at a lake."""
    tops, own = tops_of(canvas, land), material_of(scene, land)
    first = max(0, int(tops.min()))
    if first >= canvas.height - 1:
        return
    dry = tops
    if stuff_of(scene, land) == "sand":
        dry = _run_up(canvas, scene, land, tops)
    else:
        bank = scene.palette.on(mix(own, (40, 34, 30), 0.55), 0.3)
        canvas.ridge(tops - np.float32(canvas.unit * 0.008), canvas.height, bank, bank, 0.85)
    first = max(0, int(dry.min()))
    if first >= canvas.height - 1:
        return
    fill_below(canvas, dry, body(canvas, scene, land, first, canvas.height), canvas.height)
    row = (float(tops.min()) / canvas.height - scene.horizon) / max(0.01, 1 - scene.horizon)
    dress(canvas, scene, land, dry + np.float32(canvas.unit * 0.01), (min(0.96, max(0.1, row)), 1.0), own)


def _run_up(canvas: Canvas, scene: Scene, land: Land, tops: Floats) -> Floats:
    """Lay wet sand and two lines of foam; return where dry sand begins."""
    unit, palette, own = canvas.unit, scene.palette, material_of(scene, land)
    waves = profile(land.chance.child("waves"), canvas.width, 3.2 * canvas.width / unit, 3) - np.float32(0.5)
    edge = tops + waves * np.float32(unit * 0.03)
    dry = edge + np.float32(unit * WET) + waves * np.float32(unit * 0.02)
    wet = palette.on(mix(own, (120, 96, 70), 0.42), 0.6)
    shallow = mix(mix(palette.far, palette.horizon, 0.35), own, 0.25)
    canvas.ridge(edge - np.float32(unit * 0.06), canvas.height, shallow, shallow, 0.4)
    canvas.ridge(edge, canvas.height, mix(wet, palette.horizon, 0.4), wet)
    foam = mix((255, 255, 255), palette.horizon, 0.12)
    _lace(canvas, scene, land, edge, 0.014, foam, 0.95)
    _lace(canvas, scene, land, edge - np.float32(unit * 0.055) + waves * np.float32(unit * 0.03), 0.006, foam, 0.6)
    return dry


def _lace(
    canvas: Canvas,
    scene: Scene,
    land: Land,
    line: Floats,
    thick: float,
    colour: tuple[float, float, float],
    strength: float,
) -> None:
    """Draw a line of foam whose lower edge is scalloped."""
    step = max(2, canvas.unit // 110)
    columns = range(0, canvas.width + step, step)
    holes = profile(land.chance.child("lace", thick), len(columns), 14 * canvas.width / canvas.unit, 2)
    upper = [(float(x), float(line[min(x, canvas.width - 1)])) for x in columns]
    lower = [
        (x, y + canvas.unit * thick * max(0.12, 2.0 * float(hole) - 0.4))
        for (x, y), hole in zip(upper, holes, strict=True)
    ]
    lay(canvas, [[*upper, *reversed(lower)]], colour, strength)
