"""Every motif that can be drawn, one file per family."""

from collections.abc import Mapping

from .registry import MOTIFS, Motif, motif

__all__ = ["Motif", "motif", "motifs"]


def motifs() -> Mapping[str, Motif]:
    """Return every motif by its name in the vocabulary."""
    return MOTIFS.all()
