"""The base of a sweep, as each of its models would be asked. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import checks
from components.models import DEFAULT_MODEL, MODEL_BY_ID, Model
from components.params import BY_NAME
from components.records import GenerationRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Hold one axis: its values in canonical form, what is sent of each as text, and its text as given."""

    name: str
    values: tuple[Any, ...]
    labels: tuple[str, ...]
    text: str


def base_model(base: Mapping[str, Any]) -> Model:
    """Give the base's model, the default one where it names none that is known."""
    name = base.get("model")
    return MODEL_BY_ID.get(name.strip() if isinstance(name, str) else "", DEFAULT_MODEL)


def models_of(base: Mapping[str, Any], axes: Sequence[Axis]) -> tuple[Model, ...]:
    """Give the models of a sweep, in the order of their axis."""
    for axis in axes:
        if axis.name == "model" and axis.values:
            return tuple(MODEL_BY_ID[value] for value in axis.values)
    return (base_model(base),)


def fits(name: str, value: Any, model: Model) -> bool:
    """Say whether a model may be given a value."""
    try:
        checks.check(BY_NAME[name], value, model)
    except checks.Unfit:
        return False
    return True


def base_request(model: Model, base: Mapping[str, Any], axes: Sequence[Axis]) -> GenerationRequest:
    """Build what a model is asked at the beginning of each axis, without what it does not take.

    Raises InvalidRequest that names what does not fit in the base: what no model of the sweep takes, too.
    """
    varied = {axis.name for axis in axes}
    others = (base_model(base), *models_of(base, axes))
    values = {name: value for name, value in base.items() if name not in varied and _belongs(name, model, others)}
    for axis in axes:
        if axis.name in BY_NAME and model.has_parameter(axis.name):
            values[axis.name] = next((value for value in axis.values if fits(axis.name, value, model)), None)
    if "model" in varied:
        values["model"] = model.id
    return GenerationRequest.from_values(values)


def _belongs(name: str, model: Model, others: Sequence[Model]) -> bool:
    is_taken = name not in BY_NAME or model.has_parameter(name)
    return is_taken or not any(other.has_parameter(name) for other in others)
