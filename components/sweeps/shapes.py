"""The axes as they were given: a name and values each, whatever a caller has sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components import checks
from components.params import IMAGE_NAMES
from components.sweeps.names import ALL_NAMES
from components.sweeps.problems import MOST_AXES, Flaw
from components.sweeps.values import SEARCH

_SEARCHES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Hold one axis as given, and what is wrong with it; its values are worth reading where its name is known."""

    name: str
    values: Any = None
    flaw: Flaw | None = None
    is_known: bool = True


def read_shapes(given: Any) -> tuple[Shape, ...]:
    """Read what should be a list of axes; each keeps its place."""
    if not isinstance(given, (list, tuple)):
        return (Shape(name="axes", flaw=Flaw(kind="axis_form"), is_known=False),)
    shapes: list[Shape] = []
    for axis in given[: MOST_AXES + 1]:
        shapes.append(_read(axis, [shape.name for shape in shapes]))
    return tuple(shapes)


def _read(axis: Any, before: list[str]) -> Shape:
    name = axis.get("name") if isinstance(axis, Mapping) else None
    if not isinstance(axis, Mapping) or not isinstance(name, str) or "values" not in axis:
        return Shape(name=checks.shown(name or "axis"), flaw=Flaw(kind="axis_form"), is_known=False)
    if len(before) >= MOST_AXES:
        return Shape(name=name, flaw=Flaw(kind="axis_too_many", facts={"limit": str(MOST_AXES)}), is_known=False)
    if name in IMAGE_NAMES:
        return Shape(name=name, flaw=Flaw(kind="axis_image"), is_known=False)
    if name not in ALL_NAMES:
        facts = {"allowed": ", ".join(ALL_NAMES)}
        return Shape(name=name, flaw=Flaw(kind="axis_name", facts=facts), is_known=False)
    is_same = before.count(name) >= (_SEARCHES if name == SEARCH else 1)
    return Shape(name=name, values=axis["values"], flaw=Flaw(kind="axis_same") if is_same else None)
