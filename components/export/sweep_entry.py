"""A sweep on its way out: what the manifest says of it, and its contact sheet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components import metadata, params
from components.export.names import first_words
from components.export.sheet import Sheet, SheetCell, parameters_line, sheet_png
from components.metadata import SweepSettings
from components.store.store import Store
from components.store.sweep_rows import Sweep, SweepCell

_TEXTS = ("prompt", "negative_prompt")
_ENDED = ("done", "refused", "failed", "unclear")


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepExport:
    """Hold a sweep and its cells as they stood when its export began, in the grid's order."""

    sweep: Sweep
    cells: tuple[SweepCell, ...]

    @property
    def record_ids(self) -> tuple[str, ...]:
        """Give the records that answer the cells."""
        return tuple(dict.fromkeys(cell.record_id for cell in self.cells if cell.record_id is not None))

    @property
    def init_images(self) -> tuple[str, ...]:
        """Give the hashes of the init images that all cells share."""
        return tuple(str(sha256) for name in params.IMAGE_NAMES if (sha256 := self.sweep.base.get(name)))

    @property
    def done(self) -> int:
        return sum(cell.status == "done" for cell in self.cells)

    @property
    def images(self) -> int:
        """Count the saved images; cells of the same request share theirs."""
        return sum({cell.record_id: cell.count for cell in self.cells if cell.record_id is not None}.values())

    @property
    def text_bytes(self) -> int:
        """Say about how much text the manifest holds."""
        base = len(json.dumps(dict(self.sweep.base), ensure_ascii=False).encode("utf-8"))
        labels = sum(len(label.encode("utf-8")) for cell in self.cells for label in cell.values)
        return base * (len(self.cells) + 1) + 2 * labels

    @property
    def title(self) -> str:
        """Give the sweep's title, or where it has none the prompt's first words."""
        return self.sweep.title or first_words(str(self.sweep.base.get("prompt") or "")).replace("-", " ") or "sweep"


def read_sweep_export(store: Store, sweep_id: str, owner: str) -> SweepExport | None:
    """Read an owner's sweep; None where there is no such one."""
    sweep = store.sweeps.read(sweep_id, owner)
    if sweep is None:
        return None
    return SweepExport(sweep=sweep, cells=tuple(sorted(store.sweeps.cells(sweep_id), key=lambda cell: cell.at)))


def sweep_entry(export: SweepExport, records: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    """Describe a sweep; `records` says where in the manifest each record stands, and its status, by its id."""
    sweep = export.sweep
    return {
        "id": sweep.id,
        "title": sweep.title,
        "site": sweep.site,
        "created_utc": sweep.created_utc,
        "base": dict(sweep.base),
        "axes": [{name: axis[name] for name in ("name", "values", "labels", "text")} for axis in sweep.axes],
        "cells": [_cell_entry(cell, records) for cell in export.cells],
    }


def _cell_entry(cell: SweepCell, records: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    """Describe a cell; one whose record went while the ZIP was written waits again, one that ended has ended."""
    is_lost = cell.record_id is not None and cell.record_id not in records and cell.status in _ENDED
    unanswered = (None, "waiting" if is_lost else cell.status)
    record, status = unanswered if cell.record_id is None else records.get(cell.record_id, unanswered)
    told = {"at": list(cell.at), "values": list(cell.values), "status": status, "digest": cell.digest, "record": record}
    if record is None and cell.error is not None and not is_lost:
        told["error"] = {name: cell.error.get(name) for name in ("kind", "message")}
    return told


def grid_png(export: SweepExport, folder: Path) -> bytes | None:
    """Draw the sweep's contact sheet, which carries its base and axes; None where there are too many cells for one."""
    sweep = export.sweep
    names = [str(axis["name"]) for axis in sweep.axes]
    lines = [str(sweep.base[name]) for name in _TEXTS if sweep.base.get(name) and name not in names]
    lines += [parameters_line(sweep.base, (*names, *_TEXTS)), f"{export.done} of {len(export.cells)} cells done"]
    sheet = Sheet(
        title=export.title,
        lines=tuple(lines),
        axes=tuple((str(axis["name"]), tuple(map(str, axis["labels"]))) for axis in sweep.axes),
    )
    data = sheet_png(sheet, (_sheet_cell(cell, folder) for cell in export.cells))
    if data is None:
        return None
    told = SweepSettings(title=sweep.title, site=sweep.site, base=sweep.base, axes=sweep.axes)
    return metadata.insert_sweep(data, told)


def _sheet_cell(cell: SweepCell, folder: Path) -> SheetCell:
    files = dict.fromkeys(name for name in (cell.image, cell.file) if name is not None)
    reason = str(cell.error.get("message") or "") if cell.error else ""
    return SheetCell(at=cell.at, status=cell.status, reason=reason, pictures=tuple(folder / name for name in files))
