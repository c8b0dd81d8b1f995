"""Every form of the ground, by the kind of its land."""

from collections.abc import Mapping

from . import (  # noqa: F401  (each fills the list)
    dunes,
    falls,
    hills,
    inside,
    moon,
    mountains,
    rivers,
    rocks,
    shopfronts,
    shores,
    skylines,
    swells,
    volcanoes,
    ways,
    woods,
)
from .registry import GroundPainter, registered


def grounds() -> Mapping[str, GroundPainter]:
    """Return every painter of ground by the kind of land that it paints."""
    return registered()
