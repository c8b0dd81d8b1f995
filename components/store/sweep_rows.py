"""Sweeps and their cells as frozen values, read from rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from components.records import GenerationRequest

SweepState = Literal["running", "paused", "done", "cancelled"]
CellState = Literal["waiting", "running", "done", "refused", "failed", "unclear", "dropped"]

_DELETED = {
    "kind": "deleted",
    "message": "The picture was deleted from the library. Ask again to make it anew.",
    "status": None,
    "code": None,
    "trace_id": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Hold a sweep; `base` are wire values with the seed drawn, `axes` mappings of name, values, labels and text.

    `why` says why it does not run; `version` counts changes of any cell, `shape` those of the axes. Times are epoch
    seconds.
    """

    id: str
    owner: str
    site: str
    account: str
    title: str
    base: Mapping[str, Any]
    axes: tuple[Mapping[str, Any], ...]
    state: SweepState
    why: Mapping[str, Any] | None
    version: int
    shape: int
    created_utc: float
    ended_utc: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCell:
    """Hold a planned cell; `place` is its rank in the running order, `record_id` what answers it already."""

    place: int
    at: tuple[int, ...]
    labels: tuple[str, ...]
    request: GenerationRequest
    digest: str
    record_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCell:
    """Hold a cell that no record answers yet; `is_fresh` asks even if the library knows its request."""

    id: int
    sweep_id: str
    owner: str
    request: GenerationRequest
    digest: str
    is_fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepCell:
    """Hold how a cell stands.

    `file` names its first picture in the image folder, and `image` the thumbnail of that, where there is one, or
    itself; `until_utc` is when it probably goes.
    """

    at: tuple[int, ...]
    values: tuple[str, ...]
    status: CellState
    place: int
    wanted: int
    digest: str
    is_reused: bool
    record_id: str | None
    error: Mapping[str, Any] | None
    image: str | None
    file: str | None
    count: int
    is_starred: bool
    until_utc: float | None = field(default=None)


def read_sweep(row: sqlite3.Row) -> Sweep:
    """Read a sweep's row."""
    plain = {name: row[name] for name in Sweep.__slots__}
    plain["base"], plain["axes"] = json.loads(row["base"]), tuple(json.loads(row["axes"]))
    plain["why"] = json.loads(row["why"]) if row["why"] else None
    return Sweep(**plain)


def read_open_cell(row: sqlite3.Row) -> OpenCell:
    """Read an open cell's row, joined with its sweep's base; raises InvalidRequest where today's checks refuse it."""
    values = {**json.loads(row["base"]), **json.loads(row["changes"])}
    return OpenCell(
        id=row["id"],
        sweep_id=row["sweep_id"],
        owner=row["owner"],
        request=GenerationRequest.from_values(values),
        digest=row["digest"],
        is_fresh=bool(row["is_fresh"]),
    )


def read_cell(row: sqlite3.Row) -> SweepCell:
    """Read a cell's row, joined with its record."""
    is_found = row["state"] != "failed" or row["found"] is not None
    error = json.loads(row["error"]) if row["error"] else None
    return SweepCell(
        at=_read_tuple(row["at"]),
        values=_read_tuple(row["labels"]),
        status=row["state"],
        place=row["place"],
        wanted=row["wanted"],
        digest=row["digest"],
        is_reused=bool(row["reused"]),
        record_id=row["found"],
        error=error if is_found else _DELETED,
        image=row["thumbnail"] or row["file"],
        file=row["file"],
        count=row["saved"],
        is_starred=bool(row["starred"]),
    )


@lru_cache(maxsize=20_000)
def _read_tuple(text: str) -> tuple[Any, ...]:
    """Read a list that stands in a cell's row; polls read the same ones again and again."""
    return tuple(json.loads(text))


def changes_of(request: GenerationRequest, base: Mapping[str, Any]) -> str:
    """Write what differs between a cell's request and its sweep's base; null is what the cell's model does not take."""
    asked = request.asked()
    changed = {name: value for name, value in asked.items() if name not in base or base[name] != value}
    absent = {name: None for name, value in base.items() if value is not None and name not in asked}
    return json.dumps({**changed, **absent}, ensure_ascii=False, separators=(",", ":"))
