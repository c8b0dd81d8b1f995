"""The list of styles, which every family fills."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import Image

from ..chance import Chance
from ..palette import Palette


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
_ALL: dict[str, Style] = {}


def style(paint: Style) -> Style:
    """Register a function (RGB to RGB, same size) under its own name, which is that of its line in the vocabulary."""
    name = paint.__name__
    if name in _ALL and _ALL[name].__module__ != paint.__module__:
        raise ValueError(f"the style {name!r} stands twice: in {_ALL[name].__module__} and in {paint.__module__}")
    _ALL[name] = paint
    return paint


def registered() -> Mapping[str, Style]:
    """Return what is registered so far."""
    return _ALL
