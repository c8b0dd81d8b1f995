"""The emulator's painter: a prompt becomes a scene, and the scene a picture, marked as emulated."""

from .files import encode, sketch
from .painter import paint
from .picture import Picture

__all__ = ["Picture", "encode", "paint", "sketch"]
