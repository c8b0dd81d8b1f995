"""Small boats: under sail, rowed and fishing."""

from ..curves import Point, bent
from ..look import Look
from ..palette import Colour
from ..pen import Pen
from .forms import WHITE, darker, lighter, middle, rope, under
from .registry import motif

WOOD: Colour = (158, 92, 54)
SPAR: Colour = (120, 84, 58)
SAIL: Colour = (252, 244, 228)
NAVY: Colour = (38, 66, 104)

NEAR_RIM: tuple[Point, ...] = ((-0.47, 0.22), (-0.3, 0.165), (-0.02, 0.14), (0.28, 0.18), (0.5, 0.29))
FAR_RIM: tuple[Point, ...] = ((0.5, 0.29), (0.28, 0.235), (-0.02, 0.2), (-0.3, 0.21), (-0.47, 0.22))
KEEL: tuple[Point, ...] = (
    (0.5, 0.29),
    (0.45, 0.12),
    (0.34, 0.0),
    (0.26, -0.04),
    (-0.32, -0.04),
    (-0.4, 0.02),
    (-0.47, 0.22),
)
CANOE_KEEL: tuple[Point, ...] = ((0.5, 0.21), (0.48, 0.06), (0.38, -0.03), (-0.38, -0.03), (-0.48, 0.06), (-0.5, 0.21))
CANOE_RIM: tuple[Point, ...] = ((-0.5, 0.21), (-0.36, 0.13), (0.0, 0.1), (0.36, 0.13), (0.5, 0.21))
CANOE_FAR: tuple[Point, ...] = ((0.5, 0.21), (0.36, 0.155), (0.0, 0.135), (-0.36, 0.155), (-0.5, 0.21))


def _dinghy(pen: Pen, look: Look, own: Colour) -> None:
    """Draw an open wooden hull that shows a little of its inside."""
    near, far = bent(NEAR_RIM), bent(FAR_RIM)
    pen.shape([*near, *far], darker(own, 0.5), 0.3)
    hull = [*near, *bent(KEEL[:4]), *bent(KEEL[4:])]
    pen.shape(hull, own, look.left)
    with pen.within(hull):
        pen.shape([(0.16, -0.1), (0.24, 0.1), (0.3, 0.3), (0.6, 0.3), (0.6, -0.1)], own, look.right)
        for drop in (0.075, 0.135):
            plank = [(x, y - drop) for x, y in NEAR_RIM]
            pen.curve(plank, 0.009, darker(own), 0.3)
    pen.stroke(near, 0.026, lighter(own), 0.85)


@motif
def boat(pen: Pen, look: Look) -> None:
    """A wooden boat with one sail."""
    sail = SAIL if look.asked is None else lighter(look.asked, 0.85)
    pen.stroke([(0.08, 0.1), (0.08, 0.95)], 0.024, SPAR, 0.4)
    cloth = [*bent([(0.055, 0.9), (-0.14, 0.55), (-0.36, 0.31)]), *bent([(-0.36, 0.31), (-0.14, 0.265), (0.055, 0.28)])]
    pen.shape(cloth, sail, look.left)
    with pen.within(cloth):
        pen.shape([(0.055, 0.9), (-0.06, 0.5), (-0.12, 0.2), (0.1, 0.2)], sail, middle(look))
    jib = [*bent([(0.1, 0.82), (0.26, 0.52), (0.4, 0.34)]), (0.11, 0.33)]
    pen.shape(jib, sail, look.right)
    pen.shape([(0.085, 0.99), (0.085, 0.93), (-0.05, 0.95)], look.own((206, 64, 52)), 0.7)
    pen.stroke([(-0.37, 0.29), (0.08, 0.26)], 0.016, SPAR, 0.4)
    _dinghy(pen, look, look.own(WOOD))
    pen.lamp(-0.36, 0.3, 0.14)


@motif
def rowboat(pen: Pen, look: Look) -> None:
    """A rowing boat with its oars out."""
    pen.stroke([(-0.06, 0.3), (-0.2, 0.19)], 0.018, SPAR, 0.5)
    _dinghy(pen, look, look.own(WOOD))
    pen.stroke([(0.12, 0.34), (-0.12, 0.03)], 0.02, (206, 164, 112), 0.7)
    pen.shape([(-0.085, 0.09), (-0.12, 0.09), (-0.24, -0.04), (-0.14, -0.04)], (206, 164, 112), 0.6)
    pen.stroke([(0.03, 0.17), (0.03, 0.2)], 0.03, (70, 60, 54), 0.4)


@motif
def sailboat(pen: Pen, look: Look) -> None:
    """A yacht with mainsail and jib."""
    sail = look.own(SAIL)
    pen.stroke([(0.0, 0.08), (0.0, 0.99)], 0.02, (226, 220, 208), 0.5)
    main = [
        *bent([(-0.018, 0.95), (-0.24, 0.56), (-0.38, 0.19)]),
        *bent([(-0.38, 0.19), (-0.2, 0.165), (-0.018, 0.18)]),
    ]
    pen.shape(main, sail, look.left)
    with pen.within(main):
        pen.shape([*bent([(-0.018, 0.95), (-0.13, 0.56), (-0.2, 0.1)]), (0.1, 0.1)], sail, middle(look))
    jib = [*bent([(0.022, 0.88), (0.27, 0.5), (0.43, 0.19)]), *bent([(0.43, 0.19), (0.24, 0.16), (0.07, 0.2)])]
    pen.shape(jib, sail, look.right)
    pen.stroke([(-0.39, 0.155), (0.0, 0.145)], 0.014, SPAR, 0.4)
    hull = [
        *bent([(-0.43, 0.13), (-0.38, 0.03), (-0.3, -0.03)]),
        *bent([(0.28, -0.03), (0.39, 0.05), (0.49, 0.16)]),
        *bent([(0.49, 0.16), (0.2, 0.11), (-0.43, 0.13)]),
    ]
    pen.shape([(-0.2, 0.1), (-0.16, 0.16), (0.12, 0.155), (0.2, 0.1)], WHITE, look.left)
    pen.shape(hull, WHITE, middle(look))
    under(pen, hull, 0.035, NAVY if look.asked is None else darker(look.asked), 0.5)
    pen.stroke([(-0.42, 0.118), (0.2, 0.1), (0.47, 0.143)], 0.016, NAVY, 0.5)
    pen.lamp(-0.3, 0.16, 0.12)


@motif
def canoe(pen: Pen, look: Look) -> None:
    """A canoe with a paddle laid across."""
    own = look.own((188, 84, 44))
    near = bent(CANOE_RIM)
    pen.shape([*near, *bent(CANOE_FAR)], darker(own, 0.5), 0.3)
    hull = [*near, *bent(CANOE_KEEL)]
    pen.shape(hull, own, look.left)
    with pen.within(hull):
        pen.box(0.0, -0.1, 0.6, 0.3, own, middle(look))
        pen.curve([(x, y - 0.065) for x, y in CANOE_RIM], 0.014, lighter(own, 0.7), 0.6)
    pen.stroke(near, 0.02, lighter(own), 0.85)
    pen.stroke([(-0.16, 0.32), (0.2, 0.05)], 0.016, (222, 182, 124), 0.7)
    pen.blob([(0.17, 0.09), (0.27, 0.05), (0.3, -0.02), (0.22, -0.01), (0.15, 0.05)], (222, 182, 124), 0.6)


@motif
def fishing_boat(pen: Pen, look: Look) -> None:
    """A fishing boat with a wheelhouse, a derrick and a net float or two."""
    own = look.own((44, 104, 150))
    hull = [
        *bent([(-0.49, 0.21), (-0.45, 0.06), (-0.38, -0.04)]),
        *bent([(0.26, -0.04), (0.4, 0.1), (0.5, 0.34)]),
        *bent([(0.5, 0.34), (0.22, 0.19), (-0.14, 0.165), (-0.49, 0.21)]),
    ]
    pen.stroke([(-0.2, 0.1), (-0.2, 0.72)], 0.022, SPAR, 0.4)
    pen.stroke([(-0.2, 0.3), (-0.44, 0.6)], 0.018, SPAR, 0.4)
    rope(pen, (-0.2, 0.7), (-0.44, 0.6))
    rope(pen, (-0.2, 0.7), (0.46, 0.32))
    pen.box(-0.06, 0.1, 0.12, 0.46, WHITE, look.left)
    pen.box(0.12, 0.1, 0.2, 0.46, WHITE, look.right)
    pen.shape([(-0.1, 0.45), (-0.08, 0.5), (0.24, 0.5), (0.25, 0.45)], (206, 84, 56), 0.7)
    glass = look.window()
    pen.box(-0.03, 0.32, 0.08, 0.42, *glass)
    pen.box(0.14, 0.32, 0.2, 0.42, *glass)
    pen.lamp(0.05, 0.37, 0.22)
    pen.shape(hull, own, look.left)
    with pen.within(hull):
        pen.shape([(0.16, -0.1), (0.3, 0.4), (0.6, 0.4), (0.6, -0.1)], own, look.right)
        pen.box(-1, -0.1, 1, 0.035, (150, 52, 44), 0.4)
    pen.stroke(bent([(-0.49, 0.21), (-0.14, 0.165), (0.22, 0.19), (0.5, 0.34)]), 0.028, WHITE, 0.8)
    for x, y in ((-0.34, 0.12), (-0.18, 0.1)):
        pen.oval(x, y, 0.035, 0.035, (240, 150, 50), 0.6)
