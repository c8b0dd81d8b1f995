"""The order in which faults come: those that were asked for, then random ones."""

from __future__ import annotations

import random
from collections import deque

from components.emulator.faults import Fault, parse_fault, parse_faults
from components.emulator.options import Options


class Script:
    """Hand out one fault per generation; not thread-safe by itself."""

    def __init__(self, options: Options) -> None:
        self._waiting = deque(parse_faults(options.faults))
        self._rate = options.fault_rate
        self._choices = parse_faults(options.fault_choices)
        self._random = random.Random(options.fault_seed)

    def peek(self) -> Fault:
        """Say what the next generation gets; stays the same until `advance`."""
        if not self._waiting:
            self._waiting.append(self._draw())
        return self._waiting[0]

    def advance(self) -> None:
        """Use up the fault that `peek` showed."""
        self._waiting.popleft()

    def _draw(self) -> Fault:
        if self._rate and self._random.random() < self._rate:
            return self._random.choice(self._choices)
        return parse_fault("ok")
