"""What is wanted of the library, as SQL that meets its indexes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from components.store.migrations import IS_FAILED
from components.store.search import match_of

_LARGEST = 2**63 - 1
# What was removed to make room did not fail; the index holds it, so the query passes over it.
_FAILED = (
    IS_FAILED.replace("error", "r.error").replace("status", "r.status")
    + " AND COALESCE(json_extract(CASE WHEN json_valid(r.error) THEN r.error END, '$.kind'), '') <> 'removed'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Say which records are wanted; times are epoch seconds, from `since_utc` up to but without `until_utc`."""

    owner: str
    text: str = ""
    model: str | None = None
    size: str | None = None
    is_starred: bool = False
    is_failed: bool = False
    since_utc: float | None = None
    until_utc: float | None = None


def source_of(query: Query, before_seq: int | None) -> tuple[str, tuple[Any, ...]]:
    """Give FROM and WHERE of a query with their values; a search goes along the full-text index (CROSS JOIN)."""
    conditions: list[str] = ["r.owner = ?", "r.deleted_utc IS NULL"]
    values: list[Any] = [bindable(query.owner)]
    limits: list[tuple[str, Any]] = [
        ("r.model = ?", None if query.model is None else bindable(query.model)),
        ("r.size = ?", None if query.size is None else bindable(query.size)),
        ("r.seq >= ?", _seq_at(query.since_utc)),
        ("r.seq < ?", _seq_at(query.until_utc)),
        (f"{order_of(query)} < ?", None if before_seq is None else _bounded(before_seq)),
    ]
    for condition, value in limits:
        if value is not None:
            conditions.append(condition)
            values.append(value)
    conditions += ["r.starred = 1"] * query.is_starred + [_FAILED] * query.is_failed
    match = match_of(query.owner, query.text)
    if match is None:
        nothing = ["0"] if query.text.strip() else []
        return f"FROM records AS r WHERE {' AND '.join([*conditions, *nothing])}", tuple(values)
    source = "FROM prompts CROSS JOIN records AS r ON r.seq = prompts.rowid"
    return f"{source} WHERE prompts MATCH ? AND {' AND '.join(conditions)}", (match, *values)


def order_of(query: Query) -> str:
    """Give the column by which a query's records are ordered: their time, as the index in use holds it."""
    return "r.seq" if match_of(query.owner, query.text) is None else "prompts.rowid"


def bindable(text: str) -> str:
    """Give a text that SQLite takes: one with half a surrogate pair is nobody's, and finds nothing."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _seq_at(moment_utc: float | None) -> int | None:
    """Give the place of a moment; one that is no number is no limit."""
    if moment_utc is None or math.isnan(moment_utc):
        return None
    return _bounded(moment_utc * 1_000_000)


def _bounded(value: float) -> int:
    if abs(value) < _LARGEST:
        return int(value)
    return _LARGEST if value > 0 else -_LARGEST
