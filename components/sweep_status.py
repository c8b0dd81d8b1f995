"""How a sweep stands: what pages and callers of the HTTP API are told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import quote

from components.clock import Clock
from components.pacing import Forecast
from components.runner.runner import Runner
from components.sites import Connection
from components.store.store import Store
from components.store.sweep_rows import Sweep, SweepCell

State = Literal["running", "paused", "waiting", "done", "cancelled"]
_NO_KEY = {
    "kind": "missing_key",
    "message": "The sweep waits for a key of its site: give one in Connect, and it goes on by itself.",
}
_ASKED = "Too many requests. It waits for its turn and goes on by itself."
_LONG_S = 60.0
_KEPT = 64  # sweeps, in what is remembered of them as long as nothing changes
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pace:
    """Hold how a sweep goes on with the model that takes longest: `images` are its own, `others` those of others."""

    connection: Connection
    model: str
    next_utc: float
    images: int
    others: int
    forecast: Forecast

    @property
    def has_days(self) -> bool:
        """Say whether some images wait for another day."""
        return self.forecast.left_today is not None and self.forecast.today < self.images + min(
            self.images, self.others
        )

    def goes_utc(self, before: int) -> float:
        """Say when the image goes that has so many before it."""
        return self.next_utc + (before + min(before, self.others)) * self.forecast.per_image_s


class Statuses:
    """Work out how sweeps stand."""

    def __init__(self, store: Store, runner: Runner, clock: Clock) -> None:
        self._store, self._runner, self._clock = store, runner, clock
        self._left = lru_cache(_KEPT)(
            lambda sweep_id, version: store.sweeps.left(sweep_id)
        )  # all cells are read for it

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
        pace = self._pace(sweep) if state == "running" else None
        return SweepStatus(
            sweep=sweep,
            state=state,
            why=why,
            counts=counts,
            version=sweep.version,
            shape=sweep.shape,
            next_utc=None if pace is None else pace.next_utc,
            per_image_s=None if pace is None else pace.forecast.per_image_s,
            finish_utc=None if pace is None else pace.forecast.finish_utc,
            cells=self._timed(sweep, cells, pace),
        )

    def _state(self, sweep: Sweep) -> tuple[State, Mapping[str, Any] | None]:
        if sweep.state != "running":
            return sweep.state, sweep.why
        connection = self._runner.sweeper.connection_of(sweep.id)
        if connection is None:
            return "waiting", _NO_KEY
        return "running", self._runner.sweeper.held(sweep.id) or self._parked(sweep, connection)

    def _parked(self, sweep: Sweep, connection: Connection) -> Mapping[str, Any] | None:
        """Say until when the day's limit holds the sweep back, or a long time for which the service asked."""
        models = self._left(sweep.id, sweep.version)
        waits = [self._runner.pacer.wait(connection, model, 1) for model in models]
        first = min(waits, key=lambda wait: wait.seconds, default=None)
        if first is None or any(wait.reason not in ("day", "rate_limited") for wait in waits):
            return None
        until_utc = self._clock.now() + first.seconds
        if first.reason == "day":
            return {"kind": "day", "message": _DAY, "until_utc": until_utc}
        return {"kind": "rate_limited", "message": _ASKED, "until_utc": until_utc} if first.seconds > _LONG_S else None

    def _pace(self, sweep: Sweep) -> _Pace | None:
        """Say how a sweep goes on; None where nothing is left to send, or it has no connection."""
        connection = self._runner.sweeper.connection_of(sweep.id)
        left = self._left(sweep.id, sweep.version)
        if connection is None or not left:
            return None
        now, others = self._clock.now(), self._others(sweep, connection)
        waits = [self._runner.pacer.wait(connection, model, 1).seconds for model in left]
        forecasts = {
            model: self._runner.forecast(connection, model, images + min(images, others.get(model, 0)))
            for model, images in left.items()
        }
        model = max(forecasts, key=lambda each: forecasts[each].finish_utc)
        return _Pace(
            connection=connection,
            model=model,
            next_utc=now + min(waits),
            images=left[model],
            others=others.get(model, 0),
            forecast=forecasts[model],
        )

    def _others(self, sweep: Sweep, connection: Connection) -> Mapping[str, int]:
        """Count the images that other sweeps of the account still want, by model: they take turns with this one."""
        wanted: dict[str, int] = {}
        for other in self._store.sweeps.running():
            used = self._runner.sweeper.connection_of(other.id)
            if other.id != sweep.id and used is not None and used.account == connection.account:
                for model, images in self._left(other.id, other.version).items():
                    wanted[model] = wanted.get(model, 0) + images
        return wanted

    def _timed(self, sweep: Sweep, cells: tuple[SweepCell, ...], pace: _Pace | None) -> tuple[SweepCell, ...]:
        """Say when waiting cells probably go, by how many go before them."""
        if pace is None or not any(cell.status == "waiting" for cell in cells):
            return cells
        batch = int(sweep.base.get("batch_size") or 1)
        ranks = {place: rank for rank, place in enumerate(self._store.sweeps.open_places(sweep.id))}
        goes_utc = self._goes_by_day(pace) if pace.has_days else pace.goes_utc
        return tuple(
            replace(cell, until_utc=goes_utc(ranks.get(cell.place, 0) * batch)) if cell.status == "waiting" else cell
            for cell in cells
        )

    def _goes_by_day(self, pace: _Pace) -> Callable[[int], float]:
        """Give what says when the image goes that has so many before it, where the day's limit comes in between."""
        each_s = self._runner.seconds_each(pace.connection, pace.model)

        def goes_utc(before: int) -> float:
            images = before + 1 + min(before + 1, pace.others)
            found = self._runner.pacer.forecast(pace.connection, pace.model, images, each_s)
            return max(found.finish_utc - each_s, pace.next_utc)

        return goes_utc


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
