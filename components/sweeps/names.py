"""What may be an axis, made from the table of parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.models import MODELS
from components.params import BY_NAME, IMAGE_NAMES, PARAMETERS
from components.sweeps.bases import base_model
from components.sweeps.values import SEARCH, kind_of

# In the table's order, prompt search/replace after the texts on which it works.
_TEXTS = tuple(parameter.name for parameter in PARAMETERS if parameter.kind == "text")
ALL_NAMES = (*_TEXTS, SEARCH, *(name for name in BY_NAME if name not in (*_TEXTS, *IMAGE_NAMES)))


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisName:
    """Describe what may be an axis; `choices` are the values to tick, empty where any fit.

    `is_taken` says whether the base's own model takes it; otherwise it needs an axis of models.
    """

    name: str
    kind: str
    choices: tuple[str, ...]
    is_taken: bool


def describe_axes(base: Mapping[str, Any]) -> tuple[AxisName, ...]:
    """Describe everything that may be an axis over a base, in the table's order."""
    model = base_model(base)
    has_image = bool(base.get("image"))
    choices = {
        "image_size": model.sizes,
        "model": tuple(each.id for each in MODELS if has_image or "image" not in each.requires),
        "batch_size": ("1", "2", "3", "4"),
    }
    return tuple(
        AxisName(
            name=name,
            kind=kind_of(name),
            choices=choices.get(name, ()),
            is_taken=name == SEARCH or model.has_parameter(name),
        )
        for name in ALL_NAMES
    )


def axis_names(base: Mapping[str, Any]) -> tuple[str, ...]:
    """Name what may be an axis with the base's own model, in the table's order."""
    return tuple(each.name for each in describe_axes(base) if each.is_taken)
