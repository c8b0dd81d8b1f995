"""Skies of every hour, deep space, and the world under water."""

from .orbs import glow_of
from .sky import paint_sky
from .space import paint_space
from .underwater import paint_underwater

__all__ = ["glow_of", "paint_sky", "paint_space", "paint_underwater"]
