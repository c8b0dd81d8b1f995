"""A sweep on its way in: what the manifest says of it, planned anew here, and nothing of it taken on trust."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import params
from components.errors import InvalidRequest
from components.export.fields import Fields
from components.export.refusals import ImportRefused
from components.metadata.sweep import PROMPT_SR
from components.store.store import Store
from components.store.sweep_rows import NewCell, Sweep
from components.store.sweeps import new_sweep_id
from components.sweeps.axes import Axis, read_axes
from components.sweeps.plan import Cell, plan_sweep

_MOST_AXES, _MOST_CELLS = 3, 100_000
_TITLE_CHARS, _MOST_SWEEPS = 200, 10_000
_NAMES = (*params.BY_NAME, PROMPT_SR)
_STATUSES = ("waiting", "running", "done", "refused", "failed", "unclear", "dropped")
_ACCOUNT = "imported"  # it gets an account when it is resumed


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSweep:
    """Hold what a manifest says of a sweep; `digests` are those of its cells, by coordinates."""

    title: str
    site: str
    base: Mapping[str, Any]
    axes: tuple[Mapping[str, Any], ...]
    digests: Mapping[tuple[int, ...], str]
    created_utc: float

    @property
    def init_images(self) -> tuple[str, ...]:
        return tuple(str(sha256) for name in params.IMAGE_NAMES if (sha256 := self.base.get(name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSweep:
    """Hold a sweep whose every value was checked here."""

    listed: ListedSweep
    axes: tuple[Axis, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredSweep:
    """Say what came of a sweep; `is_known` that the library had it already."""

    id: str
    title: str
    cells: int
    done: int
    is_known: bool


def read_listed_sweep(top: Fields, digests: Sequence[str]) -> ListedSweep | None:
    """Read a manifest's sweep, None where it has none; `digests` are those of its records. Raises ImportRefused."""
    if top.is_null("sweep"):
        return None
    fields = top.child("sweep")
    site, base = fields.site("site"), fields.values.get("base")
    if not isinstance(base, Mapping) or not all(name in params.BY_NAME and _is_plain(base[name]) for name in base):
        raise fields.refused("base")
    if base.get("seed") in (None, ""):
        raise fields.refused("base.seed")
    cells = fields.objects("cells", _MOST_CELLS)
    return ListedSweep(
        title=" ".join(fields.text("title", 1000).split())[:_TITLE_CHARS],
        site=site,
        base=base,
        axes=tuple(_axis(each) for each in fields.objects("axes", _MOST_AXES)),
        digests=dict(_cell(each, digests) for each in cells),
        created_utc=fields.time("created_utc"),
    )


def plan_listed(listed: ListedSweep, most_cells: int) -> PlannedSweep:
    """Plan a sweep as if it were asked for here; raises ImportRefused where a value or a digest does not fit."""
    if len(listed.digests) > most_cells:
        raise ImportRefused("cells", cells=len(listed.digests), most=most_cells)
    if math.prod(len(axis["values"]) for axis in listed.axes) != len(listed.digests):
        raise ImportRefused("manifest", "sweep.cells")
    try:
        read = read_axes(listed.axes, listed.base, most_cells)
        problems = [problem.message for problem in read.problems]
        cells = () if problems else plan_sweep(listed.base, read.axes).cells
    except InvalidRequest as error:
        problems = [problem.message for problem in error.problems]
    if problems:
        raise ImportRefused("sweep", listed.title, fields="; ".join(problems)[:300])
    if {cell.at: cell.request.digest(listed.site) for cell in cells} != dict(listed.digests):
        raise ImportRefused("manifest", "sweep.cells")
    return PlannedSweep(listed=listed, axes=tuple(read.axes), cells=tuple(cells))


def restore_sweep(planned: PlannedSweep, store: Store, owner: str, now: float) -> RestoredSweep:
    """Take a sweep in, its done cells answered by the library, all others waiting until it is resumed.

    One that the owner has already, with the same base and axes, is left as it is.
    """
    listed = planned.listed
    digests = [cell.request.digest(listed.site) for cell in planned.cells]
    done = {digest: record.id for digest, record in store.known_of(owner, digests).items() if record.status == "done"}
    counts = {"cells": len(digests), "done": sum(digest in done for digest in digests)}
    sweep = Sweep(
        id=new_sweep_id(),
        owner=owner,
        site=listed.site,
        account=_ACCOUNT,
        title=listed.title,
        base=dict(listed.base),
        axes=tuple(_axis_json(axis) for axis in planned.axes),
        state="done" if counts["done"] == counts["cells"] else "paused",
        why=None,
        version=1,
        shape=1,
        created_utc=listed.created_utc,
        ended_utc=now if counts["done"] == counts["cells"] else None,
    )
    for known in store.sweeps.all(owner, most=_MOST_SWEEPS):
        if _sameness(known) == _sameness(sweep):
            return RestoredSweep(id=known.id, title=known.title, is_known=True, **counts)
    store.sweeps.create(sweep, _new_cells(planned, digests, done))
    return RestoredSweep(id=sweep.id, title=sweep.title, is_known=False, **counts)


def _new_cells(planned: PlannedSweep, digests: Sequence[str], done: Mapping[str, str]) -> list[NewCell]:
    return [
        NewCell(
            place=place,
            at=cell.at,
            labels=tuple(axis.labels[at] for axis, at in zip(planned.axes, cell.at, strict=True)),
            request=cell.request,
            digest=digest,
            record_id=done.get(digest),
        )
        for place, (cell, digest) in enumerate(zip(planned.cells, digests, strict=True))
    ]


def _sameness(sweep: Sweep) -> str:
    axes = [(axis["name"], axis["values"]) for axis in sweep.axes]
    return json.dumps([sweep.site, dict(sweep.base), axes], sort_keys=True)


def _axis(fields: Fields) -> Mapping[str, Any]:
    values = fields.values.get("values")
    if not isinstance(values, list) or not 0 < len(values) <= _MOST_CELLS or not all(map(_is_plain, values)):
        raise fields.refused("values")
    return {"name": fields.one_of("name", _NAMES), "values": values}


def _cell(fields: Fields, digests: Sequence[str]) -> tuple[tuple[int, ...], str]:
    at, digest = fields.values.get("at"), fields.sha256("digest")
    fields.one_of("status", _STATUSES)
    if not isinstance(at, list) or len(at) > _MOST_AXES or not all(type(each) is int for each in at):
        raise fields.refused("at")
    if not fields.is_null("record") and digests[fields.whole("record", 0, len(digests) - 1)] != digest:
        raise fields.refused("record")
    return tuple(at), digest


def _is_plain(value: Any) -> bool:
    return value is None or (isinstance(value, (str, int, float)) and not isinstance(value, bool))


def _axis_json(axis: Axis) -> Mapping[str, Any]:
    return {"name": axis.name, "values": list(axis.values), "labels": list(axis.labels), "text": axis.text}
