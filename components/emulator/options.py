"""The emulator's switches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from components.emulator.faults import parse_faults

Batch = Literal["honoured", "ignored", "refused"]
Output = Literal["png", "jpeg"]

BATCHES: tuple[Batch, ...] = get_args(Batch)
OUTPUTS: tuple[Output, ...] = get_args(Output)
COMMON_FAULTS = ("500-50507", "503-50505", "504-text", "drop", "image-cut:1", "url-500:1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choose how the emulated service behaves; raises ValueError on what cannot be.

    `ipm` and `ipd` are images per minute and per day, 0 for no limit. `faults` are played one per accepted
    generation; after them, a share `fault_rate` (0..1) of the generations gets one of `fault_choices`, drawn from
    `fault_seed`.
    """

    latency_s: float = 0.0
    latency_per_step_s: float = 0.0
    ipm: int = 0
    ipd: int = 0
    batch: Batch = "honoured"
    output: Output = "png"
    faults: tuple[str, ...] = ()
    fault_rate: float = 0.0
    fault_seed: int = 0
    fault_choices: tuple[str, ...] = COMMON_FAULTS

    def __post_init__(self) -> None:
        parse_faults(self.faults)
        parse_faults(self.fault_choices)
        for name in ("latency_s", "latency_per_step_s", "ipm", "ipd"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be below 0.")
        if self.batch not in BATCHES or self.output not in OUTPUTS:
            raise ValueError(f"batch is one of {', '.join(BATCHES)}; output is one of {', '.join(OUTPUTS)}.")
        if not 0 <= self.fault_rate <= 1 or (self.fault_rate and not self.fault_choices):
            raise ValueError("fault_rate must be from 0 to 1, with at least one of fault_choices.")
