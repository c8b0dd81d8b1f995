"""Axes against each other and against the base: parameters, sizes, init images and searches. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import checks
from components.errors import InvalidRequest, Problem
from components.models import Model
from components.params import BY_NAME
from components.sweeps.bases import Axis, base_request, fits, models_of
from components.sweeps.problems import AxisNote, AxisProblem, Flaw, note
from components.sweeps.searching import search_problems
from components.sweeps.values import Values, flaw_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Hold what does not fit together, and what is worth knowing."""

    problems: tuple[AxisProblem, ...]
    base_problems: tuple[Problem, ...]
    notes: tuple[AxisNote, ...]


def fit(axes: Sequence[Axis], reads: Sequence[Values], base: Mapping[str, Any], *, is_over: bool) -> Fitted:
    """Hold axes against each other and against the base; searches only where the cells are not too many."""
    models = models_of(base, axes)
    problems: list[AxisProblem] = []
    notes: list[AxisNote] = []
    for place, axis in enumerate(axes):
        if axis.name not in BY_NAME:
            continue
        without = [model for model in models if not model.has_parameter(axis.name)]
        if len(without) == len(models):
            problems.append(Flaw(kind="axis_not_taken").of(place, axis.name))
        elif without:
            named = ", ".join(model.label for model in without)
            notes.append(note("axis_some_models", place, axis.name, models=named))
        if axis.name == "image_size":
            problems += _size_problems(place, reads[place], models)
    in_base, in_models = _base_problems(axes, reads, base, models)
    found = () if is_over else search_problems(axes, reads, base)
    return Fitted(problems=(*problems, *in_models, *found), base_problems=in_base, notes=tuple(notes))


def _size_problems(place: int, read: Values, models: Sequence[Model]) -> list[AxisProblem]:
    """Name the sizes that a model of the sweep cannot make."""
    flaws = []
    sized = [model for model in models if model.has_parameter("image_size")]
    for size, item in zip(read.values, read.items, strict=True):
        unfit = [model for model in sized if not fits("image_size", size, model)]
        if unfit and len(unfit) == len(sized):
            flaws.append(_refused(size, item, unfit[0]))
        elif unfit:
            flaws.append(flaw_of("axis_size_model", item, {"model": ", ".join(model.label for model in unfit)}))
    return [flaw.of(place, "image_size") for flaw in flaws]


def _refused(size: str, item: Any, model: Model) -> Flaw:
    try:
        checks.check(BY_NAME["image_size"], size, model)
    except checks.Unfit as unfit:
        return flaw_of(unfit.problem.kind, item, problem=unfit.problem)
    raise AssertionError(size)


def _base_problems(
    axes: Sequence[Axis], reads: Sequence[Values], base: Mapping[str, Any], models: Sequence[Model]
) -> tuple[tuple[Problem, ...], list[AxisProblem]]:
    """Part what no model accepts in the base from what only some models of an axis need or refuse."""
    place = next((place for place, axis in enumerate(axes) if axis.name == "model" and axis.values), None)
    found: dict[tuple[str, str], Problem] = {}
    of_models: list[AxisProblem] = []
    varied = {axis.name for axis in axes}
    refusals = [(model, _refusals(model, base, axes)) for model in models]
    for model, refused in refusals:
        for problem in refused:
            flaw = None if place is None else _flaw_of_model(model, problem, reads[place], base, models)
            if flaw is not None and place is not None:
                of_models.append(flaw.of(place, "model"))
            elif problem.field not in varied:
                found.setdefault((problem.field, problem.kind), problem)
    return tuple(found.values()), of_models


def _refusals(model: Model, base: Mapping[str, Any], axes: Sequence[Axis]) -> tuple[Problem, ...]:
    try:
        base_request(model, base, axes)
    except InvalidRequest as error:
        return error.problems
    return ()


def _flaw_of_model(
    model: Model, problem: Problem, read: Values, base: Mapping[str, Any], models: Sequence[Model]
) -> Flaw | None:
    item = read.items[read.values.index(model.id)]
    if problem.kind == "missing" and problem.field == "image":
        return flaw_of("axis_no_image", item)
    size = base.get("image_size")
    if problem.field == "image_size" and any(fits("image_size", size, other) for other in models):
        return flaw_of("axis_model_size", item, {"size": str(size)})
    return None
