"""A budget as it is kept, and read again whichever version wrote it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

from components.pacing.budget import PATIENCE, Budget

_MOST = 1e12  # no time and no count is larger


def budget_json(budget: Budget) -> dict[str, Any]:
    """Describe a budget by its fields."""
    return asdict(budget)


def read_budget(found: object) -> Budget | None:
    """Read a budget field by field: one that is missing or damaged has its default; None where it cannot be one."""
    if not isinstance(found, Mapping):
        return None
    read = {each.name: _READERS[str(each.type)](found[each.name]) for each in fields(Budget) if each.name in found}
    values = {name: value for name, value in read.items() if value is not _DAMAGED}
    if "tokens" not in values or "at" not in values:
        return None
    values["patience"] = max(values.get("patience", PATIENCE), 1)
    return Budget(**values)


_DAMAGED = object()


def _number(value: object, least: float) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= _MOST:
        return _DAMAGED
    return float(value)


def _count(value: object) -> Any:
    read = _number(value, 0)
    return read if read is _DAMAGED or read != int(read) else int(read)


def _sends(value: object) -> Any:
    pairs = value if isinstance(value, (list, tuple)) else ()
    read = [
        (_number(each[0], 0), _count(each[1])) for each in pairs if isinstance(each, (list, tuple)) and len(each) == 2
    ]
    return tuple(sorted(each for each in read if _DAMAGED not in each))


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "float": lambda value: _number(value, -_MOST),
    "int": _count,
    "int | None": lambda value: None if value is None else _count(value),
    "bool": lambda value: value if isinstance(value, bool) else _DAMAGED,
    "str": lambda value: value if isinstance(value, str) else _DAMAGED,
    "tuple[tuple[float, int], ...]": _sends,
}
