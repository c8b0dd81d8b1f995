"""The list of styles, which every family fills."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from ..chance import Chance
from ..palette import Palette
from ..registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleLook:
    """Say what a style needs to know besides the painting."""

    chance: Chance
    palette: Palette
    unit: int  # the painting's short side in pixels, the measure of every stroke

    def px(self, share: float, least: int = 1) -> int:
        """Return a share of the short side in whole pixels."""
        return max(least, round(self.unit * share))


Style = Callable[[Image.Image, StyleLook], Image.Image]
STYLES: Registry[Style] = Registry(__package__ or "")


def style(paint: Style) -> Style:
    """Register a function (RGB to RGB, same size) under its own name, which is its line's in the vocabulary."""
    return STYLES.add(paint)
