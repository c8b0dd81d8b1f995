"""An emulator that counts how often each seed was made, and paints next to nothing."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from PIL import Image

from components.emulator.core import Emulator
from components.emulator.options import Options


class CountingEmulator(Emulator):
    """Count what the service would charge for, by seed."""

    def __init__(self, options: Options) -> None:
        super().__init__(options, painter=_paint)
        self.made: Counter[int] = Counter()

    def _make(self, job: Any, fault: Any, origin: str) -> Any:
        self.made[job.seed] += 1
        return super()._make(job, fault, origin)


def _paint(picture: Any, format: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (picture.width, picture.height), (picture.seed % 256, 90, 120)).save(data, format)
    return data.getvalue()
