"""A plan: an ordered list of cells, each a request whose seed is drawn."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from components.params import SEED_COUNT
from components.records import GenerationRequest
from components.sweeps.bases import Axis, base_request, models_of
from components.sweeps.order import running_order
from components.sweeps.search import replacer
from components.sweeps.values import SEARCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Hold one request at its coordinates in the grid, and the values of the axes there.

    `request.seed` is never None; a value that the cell's model does not take is not in its request.
    """

    at: tuple[int, ...]
    values: tuple[Any, ...] = ()
    request: GenerationRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Hold the cells in the order in which they are asked for."""

    cells: tuple[Cell, ...]


def plan_single(request: GenerationRequest, draw: random.Random) -> Plan:
    """Plan one generation; a seed that was left open is drawn here and always sent."""
    seeded = request if request.seed is not None else request.with_seed(draw.randrange(SEED_COUNT))
    return Plan(cells=(Cell(at=(), request=seeded),))


def plan_sweep(base: Mapping[str, Any], axes: Sequence[Axis]) -> Plan:
    """Plan a sweep of axes without problems over a base of wire values whose seed is drawn, in running order.

    Raises InvalidRequest where the base does not fit, and ValueError where no seed is drawn.
    """
    starts = {model.id: base_request(model, base, axes) for model in models_of(base, axes)}
    if any(start.seed is None for start in starts.values()):
        raise ValueError("the seed of a sweep is drawn before it is planned")
    return Plan(cells=tuple(_cells(starts, axes)))


def _cells(starts: Mapping[str, GenerationRequest], axes: Sequence[Axis]) -> Iterator[Cell]:
    first = next(iter(starts))
    names = [axis.name for axis in axes]
    searches = [axis.values[0] for axis in axes if axis.name == SEARCH]
    put = replacer(searches)
    for at in running_order([len(axis.values) for axis in axes]):
        values = tuple(axis.values[index] for axis, index in zip(axes, at, strict=True))
        changes = {name: value for name, value in zip(names, values, strict=True) if name != SEARCH}
        start = starts[changes.pop("model", first)]
        changes = {name: value for name, value in changes.items() if getattr(start, name) is not None}
        if searches:
            puts = [value for name, value in zip(names, values, strict=True) if name == SEARCH]
            for name in ("prompt", "negative_prompt"):
                changes[name] = put(changes.get(name, getattr(start, name)), puts)
        yield Cell(at=at, values=values, request=replace(start, **changes))
