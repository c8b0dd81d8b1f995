"""Great birds on the wing: neck out, legs trailing."""

from ..curves import bent, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .forms import WHITE, darker, lighter
from .registry import motif

SLATE: Colour = (44, 44, 54)


def _wing(pen: Pen, tip: tuple[float, float], own: Colour, ends: Colour, light: float) -> None:
    """Spread a wing from the shoulder to its tip, with dark flight feathers."""
    x, y = tip
    for at in range(6):
        share = at / 5
        end = (x - 0.1 - share * 0.16, y * (1.0 - share * 0.62) - 0.02)
        root = (0.04 - share * 0.2, y * 0.3 * (1 - share))
        pen.shape(
            rounded([root, (root[0] + 0.05, root[1] + y * 0.1), end, (end[0] + 0.05, end[1] - y * 0.08)]), ends, light
        )
    pen.shape(
        rounded([(0.1, 0.0), (x * 0.5 + 0.08, y * 0.55), tip, (x - 0.1, y * 0.86), (-0.1, y * 0.4), (-0.16, 0.0)]),
        own, light,
    )  # fmt: skip


@motif
def flying_crane(pen: Pen, look: Look) -> None:
    """A crane in flight with a red crown, black neck and long trailing legs."""
    own = look.own(WHITE)
    for y in (-0.02, 0.0):
        pen.stroke([(-0.16, -0.03), (-0.5, y - 0.1)], 0.014, (70, 66, 66), 0.5)
    _wing(pen, (0.26, 0.38), darker(own, 0.14), SLATE, 0.6)
    pen.blob([(-0.24, -0.03), (-0.06, 0.05), (0.1, 0.05), (0.2, 0.03), (0.08, -0.05), (-0.1, -0.07)], own, 0.9)
    pen.curve([(0.12, 0.02), (0.26, 0.07), (0.38, 0.1)], 0.045, own, 0.9)
    pen.curve([(0.18, 0.03), (0.28, 0.065), (0.36, 0.09)], 0.032, SLATE, 0.6)
    pen.oval(0.4, 0.105, 0.034, 0.026, own, 0.95)
    pen.oval(0.4, 0.122, 0.024, 0.013, (214, 44, 42), 0.9)
    pen.shape([(0.425, 0.118), (0.5, 0.1), (0.425, 0.093)], (110, 110, 90), 0.7)
    pen.oval(0.41, 0.107, 0.006, 0.006, SLATE, 0.2)
    _wing(pen, (-0.1, 0.44), own, SLATE, 0.95)


@motif
def wild_goose(pen: Pen, look: Look) -> None:
    """A wild goose in flight, brown with a dark neck."""
    own = look.own((150, 130, 108))
    dark = mix(own, SLATE, 0.6)
    _wing(pen, (0.26, 0.36), darker(own, 0.25), dark, 0.5)
    pen.blob([(-0.36, 0.0), (-0.2, 0.06), (0.06, 0.07), (0.18, 0.04), (0.1, -0.07), (-0.12, -0.09)], own, 0.7)
    pen.blob([(-0.3, -0.03), (-0.1, -0.02), (0.12, -0.03), (0.06, -0.08), (-0.12, -0.09)], lighter(own, 0.5), 0.8)
    pen.blob([(-0.44, 0.03), (-0.3, 0.04), (-0.26, -0.02), (-0.42, -0.03)], dark, 0.5)
    pen.stroke(bent([(0.1, 0.02), (0.24, 0.05), (0.38, 0.07)]), 0.055, dark, 0.6)
    pen.oval(0.4, 0.075, 0.042, 0.032, dark, 0.6)
    pen.oval(0.385, 0.062, 0.02, 0.016, lighter(own, 0.7), 0.8)
    pen.shape([(0.43, 0.088), (0.5, 0.07), (0.43, 0.058)], (226, 140, 60), 0.8)
    _wing(pen, (-0.1, 0.4), own, dark, 0.75)
