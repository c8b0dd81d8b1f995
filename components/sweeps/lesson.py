"""What a sweep teaches: how much the pictures change from one value of an axis to the next. Pure.

The change is one of pixels, not of quality: two pictures that differ much may be equally good.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Place = tuple[int, ...]
Difference = Callable[[str, str], float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Hold the mean change from value `index` of an axis to the next, 0 to 1; None while no pair of cells is done."""

    index: int
    change: float | None
    pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisLesson:
    """Hold the steps of one axis, in its order; `flattest` and `steepest` need two steps that differ."""

    axis: int
    steps: tuple[Step, ...]

    @property
    def mean(self) -> float | None:
        """Give the mean change over all pairs of the axis."""
        known = [(step.change, step.pairs) for step in self.steps if step.change is not None]
        return sum(change * pairs for change, pairs in known) / sum(pairs for _, pairs in known) if known else None

    @property
    def flattest(self) -> Step | None:
        """Give the step that changes least."""
        return self._far(min)

    @property
    def steepest(self) -> Step | None:
        """Give the step that changes most."""
        return self._far(max)

    def _far(self, choose: Callable[..., Step]) -> Step | None:
        known = [step for step in self.steps if step.change is not None]
        if len({step.change for step in known}) < 2:
            return None
        return choose(known, key=lambda step: step.change)

    def as_json(self) -> dict[str, Any]:
        """Give plain values; `flattest` and `steepest` are indexes of steps, or None."""
        return {
            "axis": self.axis,
            "mean": _rounded(self.mean),
            "steps": [
                {"index": step.index, "change": _rounded(step.change), "pairs": step.pairs} for step in self.steps
            ],
            "flattest": None if self.flattest is None else self.flattest.index,
            "steepest": None if self.steepest is None else self.steepest.index,
        }


def lesson(lengths: Sequence[int], pictures: Mapping[Place, str], difference: Difference) -> tuple[AxisLesson, ...]:
    """Compare every done cell with its neighbour one step on, on each axis.

    `lengths` are the numbers of values by axis, `pictures` names a picture for each done cell by its coordinates, and
    `difference` gives the change between two of them, None where one cannot be read: that pair does not count.
    """
    sums = [[0.0] * max(length - 1, 0) for length in lengths]
    counts = [[0] * max(length - 1, 0) for length in lengths]
    for place in sorted(pictures):
        for axis in range(len(lengths)):
            after = pictures.get((*place[:axis], place[axis] + 1, *place[axis + 1 :]))
            change = None if after is None else difference(pictures[place], after)
            if change is not None:
                sums[axis][place[axis]] += change
                counts[axis][place[axis]] += 1
    return tuple(_axis_lesson(axis, *each) for axis, each in enumerate(zip(sums, counts, strict=True)))


def _axis_lesson(axis: int, sums: Sequence[float], counts: Sequence[int]) -> AxisLesson:
    steps = (
        Step(index=index, change=total / pairs if pairs else None, pairs=pairs)
        for index, (total, pairs) in enumerate(zip(sums, counts, strict=True))
    )
    return AxisLesson(axis=axis, steps=tuple(steps))


def _rounded(change: float | None) -> float | None:
    return None if change is None else round(change, 4)
