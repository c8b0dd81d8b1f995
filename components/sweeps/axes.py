"""The axes of a sweep: read from what was given, checked one by one and against the base. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.errors import Problem
from components.sweeps.bases import Axis
from components.sweeps.fitting import fit
from components.sweeps.names import axis_names
from components.sweeps.problems import AxisNote, AxisProblem, Flaw, InvalidAxes, note
from components.sweeps.shapes import Shape, read_shapes
from components.sweeps.spans import label_of
from components.sweeps.values import Values, flaw_of, read_values, write_values

__all__ = ["Axis", "AxisNote", "AxisProblem", "InvalidAxes", "ReadAxes", "axis_names", "read_axes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAxes:
    """Hold the axes that were read, what is wrong with them and with the base, and what is worth knowing.

    `axes` has every axis, with the values that fit; `counts` are the numbers of values, written out or not, and `cells`
    their product. `is_over` says that this is over the limit `most_cells`.
    """

    axes: tuple[Axis, ...]
    problems: tuple[AxisProblem, ...]
    cells: int
    notes: tuple[AxisNote, ...] = ()
    base_problems: tuple[Problem, ...] = ()
    counts: tuple[int, ...] = ()
    reads: tuple[Values, ...] = ()
    is_over: bool = False
    most_cells: int = 0
    base: Mapping[str, Any] | None = None


def read_axes(given: Any, base: Mapping[str, Any], most_cells: int) -> ReadAxes:
    """Read the axes of a sweep over a base of wire values; never raises for what does not fit.

    The limit on cells is applied before ranges are written out.
    """
    shapes = read_shapes(given)
    reads = [read_values(shape.name, shape.values, most_cells) if shape.is_known else Values() for shape in shapes]
    axes = tuple(map(_axis, shapes, reads))
    flaws = [(place, flaw) for place, shape in enumerate(shapes) if (flaw := shape.flaw)]
    flaws += [(place, flaw) for place, read in enumerate(reads) for flaw in read.flaws]
    counts = tuple(read.count for read in reads)
    over = _over(axes, reads, most_cells)
    fitted = fit(axes, reads, base, is_over=bool(over))
    problems = (*over, *(flaw.of(place, axes[place].name) for place, flaw in flaws), *fitted.problems)
    return ReadAxes(
        axes=axes,
        problems=tuple(sorted(problems, key=_rank)),
        cells=math.prod(max(count, 1) for count in counts),
        notes=(*fitted.notes, *_wide(axes, reads)),
        base_problems=fitted.base_problems,
        counts=counts,
        reads=tuple(reads),
        is_over=bool(over),
        most_cells=most_cells,
        base=base,
    )


def _axis(shape: Shape, read: Values) -> Axis:
    labels = tuple(map(label_of, read.values))
    text = shape.values if isinstance(shape.values, str) else write_values(shape.name, read.values) if labels else ""
    return Axis(name=shape.name, values=read.values, labels=labels, text=text)


def _over(axes: Sequence[Axis], reads: Sequence[Values], most_cells: int) -> tuple[AxisProblem, ...]:
    """Say that the cells are more than the limit: of the axis that is so by itself, else of all together."""
    cells = math.prod(max(read.count, 1) for read in reads)
    if cells <= most_cells:
        return ()
    facts = {"cells": f"{cells:,}", "limit": f"{most_cells:,}"}
    longest = max(range(len(reads)), key=lambda place: reads[place].count)
    if reads[longest].count <= most_cells:
        return (Flaw(kind="axis_cells", facts=facts).of(None, ""),)
    span = max(reads[longest].spans, key=lambda span: span.count, default=None)
    flaw = flaw_of("axis_cells", span.item, facts) if span else Flaw(kind="axis_cells", facts=facts)
    return (flaw.of(longest, axes[longest].name),)


def _wide(axes: Sequence[Axis], reads: Sequence[Values]) -> tuple[AxisNote, ...]:
    return tuple(
        note("axis_wide_comma", place, axis.name)
        for place, (axis, read) in enumerate(zip(axes, reads, strict=True))
        if read.is_wide
    )


def _rank(problem: AxisProblem) -> tuple[int, int]:
    """Order problems by axis and item, those of all together first."""
    axis = -1 if problem.axis is None else problem.axis
    return axis, -1 if problem.place is None else problem.place
