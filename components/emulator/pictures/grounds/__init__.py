"""Every form of the ground, by the kind of its land."""

from collections.abc import Mapping

from .registry import GROUNDS, GroundPainter


def grounds() -> Mapping[str, GroundPainter]:
    """Return every painter of ground by the kind of land that it paints."""
    return GROUNDS.all()
