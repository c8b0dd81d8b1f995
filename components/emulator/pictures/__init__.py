"""The emulator's painter: seascapes made from a request, marked as emulated."""

from .files import encode, sketch
from .painter import paint
from .picture import Picture

__all__ = ["Picture", "encode", "paint", "sketch"]
