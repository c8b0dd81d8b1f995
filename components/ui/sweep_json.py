"""How a sweep stands, as the page's script takes it: what changed, in the visitor's language. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.store.sweep_rows import Sweep, SweepCell
from components.sweep_status import SweepStatus
from components.ui.detail_marks import short
from components.ui.problems import Said, read_error
from components.ui.texts import Texts

_TITLE_CHARS = 80
_AGAIN_HELPS_NOT = ("refused",)
_OURS = "deleted"  # an error whose words are not the service's


def status_json(status: SweepStatus, texts: Texts, *, now: float) -> dict[str, Any]:
    """Describe how a sweep stands; `now` lets the page know how its clock differs."""
    errors = _Errors(texts)
    cells = [_cell_json(cell, errors) for cell in status.cells]
    return {
        "id": status.sweep.id,
        "title": status.sweep.title,
        "name": name_of(status.sweep),
        "state": status.state,
        "why": why_json(status.why, texts),
        "counts": dict(status.counts),
        "version": status.version,
        "shape": status.shape,
        "now_utc": now,
        "next_utc": status.next_utc,
        "per_image_s": status.per_image_s,
        "finish_utc": status.finish_utc,
        "ended_utc": status.sweep.ended_utc,
        "errors": errors.listed,
        "cells": cells,
    }


def whole_json(sweep: Sweep, texts: Texts, files: str, form: Mapping[str, Any]) -> dict[str, Any]:
    """Describe what changes with the axes only; `files` is where pictures are served, `form` the base as a form."""
    axes = [
        {
            "name": axis["name"],
            "title": axis_title(axis["name"], texts),
            "labels": list(axis["labels"]),
            "text": axis["text"],
        }
        for axis in sweep.axes
    ]
    return {"axes": axes, "base": dict(sweep.base), "form": dict(form), "files": files}


def name_of(sweep: Sweep) -> str:
    """Give a sweep's title, or the beginning of its prompt where it has none."""
    return sweep.title or short(str(sweep.base.get("prompt") or ""), _TITLE_CHARS)


def axis_title(name: str, texts: Texts) -> str:
    """Give the name of an axis as it is shown."""
    return texts("sweep_prompt_sr") if name == "prompt_sr" else texts(f"param_{name}")


def why_json(why: Mapping[str, Any] | None, texts: Texts) -> dict[str, Any] | None:
    """Say why a sweep does not go on, and what helps."""
    if why is None:
        return None
    kind, said = str(why.get("kind")), read_error(why, texts)
    text = texts(f"why_{kind}") if texts.has(f"why_{kind}") else said.advice
    words = f" {texts('why_said', said=said.said)}" if said.said and kind in ("forbidden", "no_balance") else ""
    is_in_connect = kind == "missing_key" or "open_connect" in said.verbs
    verb = {"verb": "connect"} if is_in_connect else {}
    return {"kind": kind, "text": text + words, "until_utc": why.get("until_utc"), **verb}


def _cell_json(cell: SweepCell, errors: _Errors) -> dict[str, Any]:
    """Describe a cell; what is nothing is left out."""
    plain: dict[str, Any] = {"at": cell.at, "status": cell.status, "place": cell.place}
    if cell.record_id is not None:
        plain["record"] = cell.record_id
    if cell.image is not None:
        plain["image"], plain["count"] = cell.image, cell.count
    if cell.wanted:
        plain["wanted"] = cell.wanted
    if cell.is_reused:
        plain["reused"] = True
    if cell.is_starred:
        plain["starred"] = True
    if cell.error is not None:
        plain["error"] = errors.place(cell)
    return plain


class _Errors:
    """Hold each error once: hundreds of cells may have the same."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._places: dict[tuple[Any, ...], int] = {}
        self.listed: list[dict[str, Any]] = []

    def place(self, cell: SweepCell) -> int:
        """Give an error's place in the list."""
        error = cell.error or {}
        key = (cell.status, error.get("kind"), error.get("message"), error.get("status"), error.get("code"))
        if key not in self._places:
            self._places[key] = len(self.listed)
            self.listed.append(_error_json(read_error(error, self._texts), cell.status))
        return self._places[key]


def _error_json(said: Said, status: str) -> dict[str, Any]:
    """Say why in one line, in full, and which verb helps."""
    words = "" if said.kind == _OURS else said.said
    full = " ".join(part for part in (said.reason, said.advice, f"“{words}”" if words else "") if part)
    return {"text": said.reason or said.advice, "full": full, "verb": _verb_of(said, status)}


def _verb_of(said: Said, status: str) -> str:
    if "open_connect" in said.verbs:
        return "connect"
    if status in _AGAIN_HELPS_NOT or said.kind in ("too_large", "init_gone"):
        return "plan"
    return "anew" if status == "unclear" else "again"
