"""The emulator: an offline stand-in for the image generation service."""

from components.emulator.core import Emulator
from components.emulator.faults import FAULTS
from components.emulator.options import Options
from components.emulator.wire import Answer, Call

__all__ = ["FAULTS", "Answer", "Call", "Emulator", "Options"]
