"""Sweeps at work: cells become records shortly before they are sent, so that the rest can still be changed."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from components.clock import Clock
from components.errors import InvalidRequest, ServiceError, StoreError
from components.runner.holds import HOLDING, Holds
from components.runner.scheduler import Scheduler
from components.sites import Connection
from components.store.rows import Record
from components.store.store import Store
from components.store.sweep_rows import OpenCell, Sweep
from components.store.sweeps import NotOpen, link_cells

_IDLE_S = 60.0
_WAITING_MOST = 8  # times the window: requests that wait for a retry keep their cells, and others go meanwhile
_AT_ONCE = 50  # cells of one sweep that are taken in before others have their turn
_PAUSING = frozenset(each.kind for each in ServiceError.__subclasses__() if each.pauses_sweep)


class Sweeper:
    """Feed the cells of running sweeps to the scheduler; safe from any thread."""

    def __init__(self, *, store: Store, clock: Clock, window: int, on_step: Callable[[str, str], None]) -> None:
        """Keep up to `window` requests of each sweep ready to be sent."""
        self._store, self._sweeps, self._clock = store, store.sweeps, clock
        self._window = window
        self._on_step = on_step
        self._lock = threading.RLock()
        self._running: dict[str, tuple[Sweep, Connection]] = {}
        self._ended: deque[str] = deque()
        self._holds = Holds(clock)
        self._scheduler: Scheduler

    def attach(self, scheduler: Scheduler) -> None:
        """Name the scheduler to feed."""
        self._scheduler = scheduler

    def recover(self) -> None:
        """Take back what sweeps left waiting in the library; before anything is sent. Those that run ask again."""
        self._sweeps.withdraw(self._sweeps.all_waiting_records())

    def run(self, sweep: Sweep, connection: Connection) -> None:
        """Let a sweep run; it ends by itself, or when it is halted."""
        for record_id in self._sweeps.failed_records(sweep.id, _PAUSING | HOLDING):
            self._sweeps.take_back(record_id)
        with self._lock:
            self._running[sweep.id] = (sweep, connection)
        self._holds.release(sweep.id)
        for record_id in self._sweeps.unfinished_records(sweep.id):
            self._scheduler.go_on(record_id, connection)
        self._scheduler.wake()

    def halt(self, sweep_id: str) -> None:
        """Send no more of a sweep, and take back what was not sent; to be called once its state says so."""
        with self._lock:
            self._running.pop(sweep_id, None)
        self._holds.release(sweep_id)
        self.reorder(sweep_id)

    def let_go(self, connection: Connection) -> None:
        """Let the sweeps that run with a connection wait for another."""
        with self._lock:
            idle = [sweep_id for sweep_id, (_, used) in self._running.items() if used is connection]
        for sweep_id in idle:
            self.halt(sweep_id)

    def reorder(self, sweep_id: str) -> None:
        """Choose again which cells go next."""
        self._scheduler.withdraw(sweep_id)
        self._scheduler.wake()

    def connection_of(self, sweep_id: str) -> Connection | None:
        """Give the connection with which a sweep runs, None where it has none."""
        with self._lock:
            found = self._running.get(sweep_id)
        return found[1] if found else None

    def is_running(self, sweep_id: str) -> bool:
        """Say whether a sweep may send."""
        return sweep_id in self._running

    def is_wanted(self, record_id: str) -> bool:
        """Say whether any sweep that may send has a cell that a record answers."""
        return any(self.is_running(sweep_id) for sweep_id in self._sweeps.of_record(record_id))

    def is_using(self, connection: Connection) -> bool:
        """Say whether a sweep runs with this connection."""
        with self._lock:
            return any(each is connection for _, each in self._running.values())

    def held(self, sweep_id: str) -> Mapping[str, Any] | None:
        """Say why a running sweep stands still, and until when; None where it does not."""
        return self._holds.why(sweep_id)

    def note_end(self, record_id: str) -> None:
        """Note that a record has ended; what follows for its sweeps is done by `feed`."""
        self._ended.append(record_id)

    def feed(self) -> float:
        """Do what follows from records that ended, and queue more cells; gives the seconds until it may go on."""
        while self._ended:
            self._follow(self._ended[0])
            self._ended.popleft()
        with self._lock:
            running = list(self._running.values())
        for sweep, connection in running:
            if not self._holds.has(sweep.id):
                self._fill(sweep, connection)
        return self._holds.next_s(_IDLE_S)

    def _follow(self, record_id: str) -> None:
        sweeps = self._sweeps.of_record(record_id)
        record = self._store.record(record_id) if sweeps else None
        if record is None:
            return
        kind = record.error.get("kind") if record.error and record.status == "failed" else None
        found = [sweep for sweep_id in sweeps if (sweep := self._sweeps.read(sweep_id)) is not None]
        going = [sweep for sweep in found if sweep.state in ("running", "paused")]
        for sweep in going:
            if sweep.state == "running":
                self._follow_sweep(sweep, record, kind)
            elif record.status == "done":  # what was in flight when it was paused may have been the last
                self._finish_if_done(sweep)
        is_others = kind == "stopped" and record.sweep is None  # who stopped it meant no sweep
        if going and (is_others or kind in _PAUSING | HOLDING):
            self._sweeps.take_back(record.id)

    def _follow_sweep(self, sweep: Sweep, record: Record, kind: str | None) -> None:
        """Pause a sweep that would only meet the same refusal, and hold one whose service is not there."""
        connection = self.connection_of(sweep.id)
        if kind in _PAUSING:
            if connection is None or connection.account == record.account:  # else it was about an earlier key
                self._pause(sweep.id, record.error)
        elif kind in HOLDING:
            self._holds.hold(sweep.id, record.error or {})
        else:
            if record.status == "done":
                self._holds.release(sweep.id)
            self._finish_if_done(sweep)

    def _pause(self, sweep_id: str, why: Mapping[str, Any] | None) -> None:
        if self._sweeps.set_state(sweep_id, "paused", self._clock.now(), why, only_running=True):
            self.halt(sweep_id)

    def _finish_if_done(self, sweep: Sweep) -> None:
        with self._lock:  # a sweep that is let run again meanwhile stays in
            is_done = self._sweeps.finish(sweep.id, self._clock.now())
            if is_done:
                self._running.pop(sweep.id, None)
        if is_done:
            self._on_step("swept", sweep.id)

    def _forget(self, sweep: Sweep) -> None:
        """Forget a sweep that was let run when it had been paused, cancelled or deleted already."""
        with self._lock:
            now = self._sweeps.read(sweep.id)
            is_same = self._running.get(sweep.id, (None,))[0] is sweep
            if is_same and (now is None or now.state != "running"):
                del self._running[sweep.id]

    def _fill(self, sweep: Sweep, connection: Connection) -> None:
        """Queue cells of a sweep until enough of them wait; one that was halted meanwhile gets no more."""
        try:
            for _ in range(_AT_ONCE):
                ready, waiting = self._scheduler.ready_of(sweep.id)
                is_enough = ready >= self._window or waiting >= _WAITING_MOST * self._window
                if is_enough or self.connection_of(sweep.id) is not connection:
                    return
                cell = self._sweeps.next_cell(sweep.id)
                if cell is None:
                    self._finish_if_done(sweep)
                    self._forget(sweep)
                    return
                self._take_in(cell, connection)
            self._scheduler.wake()
        except NotOpen:
            self._forget(sweep)  # what else has changed meanwhile wakes the scheduler again
        except InvalidRequest as error:  # a cell that an earlier version planned
            self._pause(sweep.id, {"kind": error.kind, "message": error.message})
        except StoreError as error:
            if error.reason not in ("full", "limit"):
                raise
            self._holds.wait_for_disk(sweep.id, error.message)

    def _take_in(self, cell: OpenCell, connection: Connection) -> None:
        known = self._store.known(cell.owner, cell.digest)
        if known is None or (cell.is_fresh and known.status == "unclear"):
            also = partial(link_cells, cell=cell, is_reused=False)
            record_id = self._store.journal.accept(
                cell.request,
                cell.owner,
                connection,
                self._clock.now(),
                sweep=cell.sweep_id,
                also=lambda db, record_id: also(db, record_id=record_id),
            )
            self._on_step("accepted", record_id)
            self._scheduler.go_on(record_id, connection)
            return
        if not self._sweeps.link(cell, known.id, is_reused=known.is_ended):
            raise NotOpen
        self._on_step("linked", known.id)
        if known.is_ended:
            self._ended.append(known.id)
        elif not self._scheduler.has(known.id):
            self._scheduler.go_on(known.id, connection)
