"""The list of motifs, which every family fills."""

from collections.abc import Callable

from ..look import Look
from ..pen import Pen
from ..registry import Registry

Motif = Callable[[Pen, Look], None]
MOTIFS: Registry[Motif] = Registry(__package__ or "")


def motif(draw: Motif) -> Motif:
    """Register a function under its own name, which is the name of its line in the vocabulary."""
    return MOTIFS.add(draw)
