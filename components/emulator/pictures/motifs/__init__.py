"""Every motif that can be drawn, one file per family."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from .registry import Motif, motif, registered

__all__ = ["Motif", "motif", "motifs"]


@cache
def _loaded() -> Mapping[str, Motif]:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return registered()


def motifs() -> Mapping[str, Motif]:
    """Return every motif by its name in the vocabulary."""
    return _loaded()
