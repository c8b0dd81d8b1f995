"""A smaller sweep to propose where one does not fit: fewer values of one axis, its ends kept. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from components.errors import InvalidRequest
from components.sweeps.axes import Axis, ReadAxes, read_axes
from components.sweeps.costs import Cost, Forecaster, cost_of
from components.sweeps.sketch import Sketch, sketch
from components.sweeps.spans import label_of
from components.sweeps.values import is_numeric, write_values

_FEWEST = 2  # values that an axis keeps
_TRIES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Thinned:
    """Propose another text for one axis, which then has `after` values instead of `before`, and say what comes of it.

    `every` is 2 where every second value is kept, 0 where other values are proposed. `has_room` says that the sweep
    then fits into today, or into the limit on cells.
    """

    axis: int
    name: str
    text: str
    before: int
    after: int
    every: int
    cells: int
    images: int
    minutes: float
    days: int
    has_room: bool

    def as_json(self) -> dict[str, Any]:
        """Give plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """Hold one way to thin: an axis' place, how many values it has and keeps, and its new text."""

    place: int
    before: int
    after: int
    every: int
    axis: Axis


def thin_for_day(
    read: ReadAxes, sketched: Sketch, cost: Cost, known: Collection[str], forecast: Forecaster, now: float
) -> Thinned | None:
    """Propose what makes a sweep fit into today, or else into fewer days; None where it fits, or nothing helps."""
    if cost.days < 2 or read.base is None:
        return None
    best: Thinned | None = None
    for choice in _choices_for_day(read.axes, cost)[:_TRIES]:
        axes = [choice.axis if place == choice.place else axis for place, axis in enumerate(read.axes)]
        after = cost_of(sketch(read.base, axes, sketched.site), known, forecast, now)
        cells = sketched.cells // choice.before * choice.after
        thin = _thinned(choice, cells, after, now, has_room=after.days < 2)
        if thin.has_room:
            return thin
        if after.days < (best.days if best else cost.days):
            best = thin
    return best


def thin_for_limit(read: ReadAxes, forecast: Forecaster, now: float) -> Thinned | None:
    """Propose what brings a sweep down to the cells that one may have; None where more is wrong with it."""
    if read.base is None or read.base_problems or any(each.kind != "axis_cells" for each in read.problems):
        return None
    for choice in sorted(_choices_for_limit(read), key=_dearness):
        given = [{"name": axis.name, "values": axis.text} for axis in read.axes]
        given[choice.place]["values"] = choice.axis.text
        again = read_axes(given, read.base, read.most_cells)
        if again.problems:
            continue
        try:
            cost = cost_of(sketch(read.base, again.axes, ""), (), forecast, now)
        except InvalidRequest:
            return None
        return _thinned(replace(choice, after=again.counts[choice.place]), again.cells, cost, now, has_room=True)
    return None


def kept(count: int, every: int) -> list[int]:
    """Give the indexes that stay where every so manieth value is kept, the first and the last among them."""
    return sorted({*range(0, count, every), count - 1})


def _choices_for_day(axes: Sequence[Axis], cost: Cost) -> list[_Choice]:
    """Give one way to thin for each axis: as little as makes it fit by the numbers, else as much as it can."""
    choices = []
    for place, axis in enumerate(axes):
        before = len(axis.values)
        ways = list(_ways(before))
        fitting = [way for way in ways if cost.images * way[1] <= cost.today * before]
        if ways:
            choices.append(_choice(place, axis, *(fitting[0] if fitting else ways[-1])))
            choices += [_choice(place, axis, *way) for way in fitting[1:2]]
    return sorted(choices, key=lambda choice: (_is_short(choice, cost), *_dearness(choice)))


def _is_short(choice: _Choice, cost: Cost) -> bool:
    return cost.images * choice.after > cost.today * choice.before


def _choices_for_limit(read: ReadAxes) -> Iterator[_Choice]:
    for place, axis in enumerate(read.axes):
        before = read.counts[place]
        most = read.most_cells // max(read.cells // before, 1)
        if not _FEWEST <= most < before:
            continue
        if axis.values:
            way = next((way for way in _ways(before) if way[1] <= most), None)
            if way is not None:
                yield _choice(place, axis, *way)
        elif len(read.reads[place].spans) == 1:
            span = read.reads[place].spans[0]
            ends = (span.first, span.first + span.step * (span.count - 1))
            text = "-".join(label_of(_plain(end)) for end in ends) + f" [{most}]"
            yield _Choice(place=place, before=before, after=most, every=0, axis=replace(axis, text=text))


def _ways(before: int) -> Iterator[tuple[int, int]]:
    """Give every way to thin so many values, as every how manieth stays and how many that are."""
    last = before
    for every in range(2, before):
        after = len(range(0, before, every)) + bool((before - 1) % every)
        if _FEWEST <= after < last:
            last = after
            yield every, after


def _choice(place: int, axis: Axis, every: int, after: int) -> _Choice:
    values = tuple(axis.values[index] for index in kept(len(axis.values), every))
    labels = tuple(map(label_of, values))
    thin = replace(axis, values=values, labels=labels, text=write_values(axis.name, values))
    return _Choice(place=place, before=len(axis.values), after=after, every=every, axis=thin)


def _dearness(choice: _Choice) -> tuple[bool, float, int]:
    """Order by what is lost: numbers lose least, and then as few values as can be."""
    return not is_numeric(choice.axis.name), choice.before / choice.after, -choice.before


def _plain(number: Any) -> int | float:
    return int(number) if number.denominator == 1 else float(number)


def _thinned(choice: _Choice, cells: int, cost: Cost, now: float, *, has_room: bool) -> Thinned:
    return Thinned(
        axis=choice.place,
        name=choice.axis.name,
        text=choice.axis.text,
        before=choice.before,
        after=choice.after,
        every=choice.every,
        cells=cells,
        images=cost.images,
        minutes=round((cost.finish_utc - now) / 60, 1),
        days=cost.days,
        has_room=has_room,
    )
