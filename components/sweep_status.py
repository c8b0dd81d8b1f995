"""How a sweep stands: what pages and callers of the HTTP API are told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any, Literal
from urllib.parse import quote

from components.clock import Clock
from components.runner.runner import Runner
from components.sites import Connection
from components.store.store import Store
from components.store.sweep_rows import Sweep, SweepCell

State = Literal["running", "paused", "waiting", "done", "cancelled"]
_NO_KEY = {
    "kind": "missing_key",
    "message": "The sweep waits for a key of its site: give one in Connect, and it goes on by itself.",
}
_DAY = "The account's images of today are used up; the sweep goes on by itself when the day turns."


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepStatus:
    """Hold how a sweep stands; `cells` are those that changed after a version.

    `state` "waiting" is one that would run if it had a key. `counts` are cells by status, `total` and `reused`.
    `next_utc` is when the next request goes, `per_image_s` the pace after that, `finish_utc` the expected end.
    `shape` counts changes of the axes, after which every cell is another one.
    """

    sweep: Sweep
    state: State
    why: Mapping[str, Any] | None
    counts: Mapping[str, int]
    version: int
    shape: int
    next_utc: float | None
    per_image_s: float | None
    finish_utc: float | None
    cells: tuple[SweepCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepHead:
    """Hold what a list shows of a sweep; `cover` are file names of some of its pictures in the image folder."""

    sweep: Sweep
    state: State
    why: Mapping[str, Any] | None
    counts: Mapping[str, int]
    cover: tuple[str, ...]


class Statuses:
    """Work out how sweeps stand."""

    def __init__(self, store: Store, runner: Runner, clock: Clock) -> None:
        self._store, self._runner, self._clock = store, runner, clock

    def head(self, sweep: Sweep) -> SweepHead:
        """Describe a sweep in short."""
        counts, cover = self._store.sweeps.counts(sweep.id), self._store.sweeps.cover(sweep.id)
        state, why = self._state(sweep)
        return SweepHead(sweep=sweep, state=state, why=why, counts=counts, cover=cover)

    def of(self, sweep: Sweep, since: int = 0) -> SweepStatus:
        """Describe a sweep, with the cells that changed after a version."""
        with self._store.database.reading():
            sweep = self._store.sweeps.read(sweep.id) or sweep
            counts, cells = self._store.sweeps.counts(sweep.id), self._store.sweeps.cells(sweep.id, since)
        state, why = self._state(sweep)
        next_utc, per_image_s, finish_utc = self._pace(sweep) if state == "running" else (None, None, None)
        return SweepStatus(
            sweep=sweep,
            state=state,
            why=why,
            counts=counts,
            version=sweep.version,
            shape=sweep.shape,
            next_utc=next_utc,
            per_image_s=per_image_s,
            finish_utc=finish_utc,
            cells=self._timed(sweep, cells, next_utc, per_image_s),
        )

    def _state(self, sweep: Sweep) -> tuple[State, Mapping[str, Any] | None]:
        if sweep.state != "running":
            return sweep.state, sweep.why
        connection = self._runner.sweeper.connection_of(sweep.id)
        if connection is None:
            return "waiting", _NO_KEY
        return "running", self._runner.sweeper.held(sweep.id) or self._parked(sweep, connection)

    def _parked(self, sweep: Sweep, connection: Connection) -> Mapping[str, Any] | None:
        """Say until when the day's limit holds the sweep back."""
        waits = [self._runner.pacer.wait(connection, model, 1) for model in self._store.sweeps.left(sweep.id)]
        if not waits or any(wait.reason != "day" for wait in waits):
            return None
        until_utc = self._clock.now() + min(wait.seconds for wait in waits)
        return {"kind": "day", "message": _DAY, "until_utc": until_utc}

    def _pace(self, sweep: Sweep) -> tuple[float | None, float | None, float | None]:
        """Give when the next request goes, the seconds for each image after it, and the expected end."""
        connection = self._runner.sweeper.connection_of(sweep.id)
        left = self._store.sweeps.left(sweep.id)
        if connection is None or not left:
            return None, None, None
        now = self._clock.now()
        waits = [self._runner.pacer.wait(connection, model, 1).seconds for model in left]
        others = self._others(sweep, connection)
        forecasts = [
            self._runner.forecast(connection, model, images + min(images, others.get(model, 0)))
            for model, images in left.items()
        ]
        slowest = max(forecasts, key=lambda each: each.finish_utc)
        return now + min(waits), slowest.per_image_s, slowest.finish_utc

    def _others(self, sweep: Sweep, connection: Connection) -> Mapping[str, int]:
        """Count the images that other sweeps of the account still want, by model: they take turns with this one."""
        wanted: dict[str, int] = {}
        for other in self._store.sweeps.running():
            used = self._runner.sweeper.connection_of(other.id)
            if other.id != sweep.id and used is not None and used.account == connection.account:
                for model, images in self._store.sweeps.left(other.id).items():
                    wanted[model] = wanted.get(model, 0) + images
        return wanted

    def _timed(
        self, sweep: Sweep, cells: tuple[SweepCell, ...], next_utc: float | None, per_image_s: float | None
    ) -> tuple[SweepCell, ...]:
        """Say when waiting cells probably go, by how many go before them."""
        if next_utc is None or per_image_s is None or not any(cell.status == "waiting" for cell in cells):
            return cells
        step_s = per_image_s * int(sweep.base.get("batch_size") or 1)
        ranks = {place: rank for rank, place in enumerate(self._store.sweeps.open_places(sweep.id))}
        return tuple(
            replace(cell, until_utc=next_utc + ranks.get(cell.place, 0) * step_s) if cell.status == "waiting" else cell
            for cell in cells
        )


def status_json(status: SweepStatus, images: str) -> dict[str, Any]:
    """Describe a sweep to a caller of the HTTP API; `images` is the image folder."""
    return {
        "sweep": status.sweep.id,
        "title": status.sweep.title,
        "state": status.state,
        "why": None if status.why is None else dict(status.why),
        "counts": dict(status.counts),
        "version": status.version,
        "finish_utc": moment(status.finish_utc),
        "axes": [{"name": axis["name"], "values": axis["values"]} for axis in status.sweep.axes],
        "cells": [_cell_json(cell, status.sweep.axes, images) for cell in status.cells],
    }


def _cell_json(cell: SweepCell, axes: Sequence[Mapping[str, Any]], images: str) -> dict[str, Any]:
    return {
        "at": list(cell.at),
        "values": [axis["values"][place] for axis, place in zip(axes, cell.at, strict=True)],
        "status": cell.status,
        "digest": cell.digest,
        "reused": cell.is_reused,
        "until_utc": moment(cell.until_utc),
        "error": None if cell.error is None else dict(cell.error),
        "image": None if cell.file is None else f"/gradio_api/file={quote(f'{images}/{cell.file}')}",
    }


def moment(at_utc: float | None) -> str | None:
    """Write a time as ISO 8601, UTC."""
    if at_utc is None:
        return None
    return datetime.fromtimestamp(at_utc, timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")
