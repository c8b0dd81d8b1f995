"""A plan: an ordered list of cells, each a request whose seed is drawn."""

from __future__ import annotations

import random
from dataclasses import dataclass

from components.params import SEED_COUNT
from components.records import GenerationRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Hold one request at its coordinates in the grid; `request.seed` is never None."""

    at: tuple[int, ...]
    request: GenerationRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Hold the cells in the order in which they are asked for."""

    cells: tuple[Cell, ...]


def plan_single(request: GenerationRequest, draw: random.Random) -> Plan:
    """Plan one generation; a seed that was left open is drawn here and always sent."""
    seeded = request if request.seed is not None else request.with_seed(draw.randrange(SEED_COUNT))
    return Plan(cells=(Cell(at=(), request=seeded),))
