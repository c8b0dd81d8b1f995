"""What the painter is asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Name everything that a picture depends on; equal values give equal pixels."""

    model: str
    prompt: str
    negative_prompt: str
    width: int
    height: int
    seed: int
    steps: int
    guidance: float
    index: int
    init: bytes | None  # 32x32 RGB, row-major: what `sketch` returns
