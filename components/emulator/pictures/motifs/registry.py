"""The list of motifs, which every family fills."""

from collections.abc import Callable, Mapping

from ..look import Look
from ..pen import Pen

Motif = Callable[[Pen, Look], None]
_ALL: dict[str, Motif] = {}


def motif(draw: Motif) -> Motif:
    """Register a function under its own name, which is the name of its line in the vocabulary."""
    name = draw.__name__
    if name in _ALL and _ALL[name].__module__ != draw.__module__:
        raise ValueError(f"the motif {name!r} stands twice: in {_ALL[name].__module__} and in {draw.__module__}")
    _ALL[name] = draw
    return draw


def registered() -> Mapping[str, Motif]:
    """Return what is registered so far."""
    return _ALL
