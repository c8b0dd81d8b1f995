"""Sizes as the page shows them: with their aspect ratio, and the one that fits a picture best."""

from __future__ import annotations

import math

from components.checks import split_size
from components.models import Model
from components.params import SIDE_STEP_PX

_SIMPLE = ((1, 1), (5, 4), (4, 3), (3, 2), (16, 9), (2, 1), (4, 5), (3, 4), (2, 3), (9, 16), (1, 2))
_NEAR = 0.04
_SAME = 0.01
_WIDEST = 4  # beyond 4:1 a side falls below what models paint well


def ratio_text(width: int, height: int) -> str:
    """Give an aspect ratio in words: exact where it is simple, else near a simple one, else as a decimal."""
    divisor = math.gcd(width, height) or 1
    exact = (width // divisor, height // divisor)
    if max(exact) <= 21:
        return f"{exact[0]}:{exact[1]}"
    near = min(_SIMPLE, key=lambda each: _distance(width / height, each[0] / each[1]))
    if _distance(width / height, near[0] / near[1]) <= _NEAR:
        return f"≈ {near[0]}:{near[1]}"
    return f"{width / height:.2f}:1"


def size_text(size: str) -> str:
    """Give a size as a choice: 720x1280 · 9:16."""
    width, height = split_size(size) or (1, 1)
    return f"{size} · {ratio_text(width, height)}"


def has_same_aspect(first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Say whether two sizes (width, height) have the same aspect ratio, to the eye."""
    return _distance(first[0] / first[1], second[0] / second[1]) <= _SAME


def matching_size(width: int, height: int, model: Model) -> str:
    """Give the size that fits a picture: a recommended one of its aspect, else one of about a megapixel.

    A picture longer than 4:1 gets the nearest that is not.
    """
    aspect = min(max(width / height, 1 / _WIDEST), _WIDEST)
    for size in model.sizes:
        if has_same_aspect(split_size(size) or (1, 1), (aspect, 1)):
            return size
    return f"{_stepped(1024 * math.sqrt(aspect))}x{_stepped(1024 / math.sqrt(aspect))}"


def _stepped(side: float) -> int:
    return round(side / SIDE_STEP_PX) * SIDE_STEP_PX


def _distance(first: float, second: float) -> float:
    return abs(math.log(first / second))
