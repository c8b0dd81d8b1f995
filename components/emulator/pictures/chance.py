"""Repeatable chance: every draw comes from a SHA-256 over names, never from shared state."""

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
T = TypeVar("T")


def digest(*names: object) -> int:
    """Hash names to 64 bits, the same on every machine."""
    text = "\x1f".join(str(name) for name in names)
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")


class Chance:
    """Draw numbers from one named stream; a child's draws don't disturb its parent's."""

    def __init__(self, *names: object) -> None:
        self.key = digest(*names)
        self._stream = random.Random(self.key)

    def child(self, *names: object) -> "Chance":
        """Open a stream of its own under a name."""
        return Chance(self.key, *names)

    def between(self, low: float, high: float) -> float:
        """Draw evenly from low to high."""
        return low + (high - low) * self._stream.random()

    def whole(self, low: int, high: int) -> int:
        """Draw an integer, both ends included."""
        return low + int(self._stream.random() * (high - low + 1))

    def yes(self, odds: float) -> bool:
        """Tell whether an event of these odds (0..1) happens."""
        return self._stream.random() < odds

    def pick(self, choices: Sequence[T]) -> T:
        """Draw one of the choices."""
        return choices[self.whole(0, len(choices) - 1)]

    def noise(self, *shape: int) -> Floats:
        """Draw an array of even float32 in 0..1."""
        # Raw output of a bit generator is stable across numpy's versions; Generator's methods are not.
        raw = np.random.PCG64(self.key).random_raw(int(np.prod(shape)))
        even: Floats = ((raw >> np.uint64(40)).astype(np.float32) / np.float32(1 << 24)).reshape(shape)
        return even
