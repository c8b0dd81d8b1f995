"""Sweeps as handlers use them: planned, started, changed and watched, each by its owner only."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.clock import Clock
from components.errors import ExplorerError, InvalidRequest, MissingKey
from components.ownership import foreign_images
from components.pacing import Forecast
from components.params import SEED_COUNT
from components.runner.runner import Runner
from components.settings import Settings
from components.sites import Connection
from components.store.store import Store
from components.store.sweep_reading import MOST_SWEEPS
from components.store.sweep_rows import NewCell, Sweep
from components.store.sweeps import new_sweep_id
from components.sweep_status import Statuses, SweepHead, SweepStatus
from components.sweeps.axes import ReadAxes, read_axes
from components.sweeps.bases import Axis
from components.sweeps.estimate import Estimate, estimate
from components.sweeps.plan import plan_sweep
from components.sweeps.problems import InvalidAxes
from components.sweeps.sketch import sketch

Axes = Sequence[Mapping[str, Any]]
_TITLE_CHARS = 200
_MOST_UNFINISHED = 10


class UnknownSweep(ExplorerError):
    """Say that there is no such sweep, or that it belongs to somebody else."""

    kind = "unknown_sweep"

    def __init__(self) -> None:
        super().__init__("There is no such sweep here. Choose one from the list in Explore.")


class Sweeping:
    """Plan, start, change and watch sweeps; every method may be called from any thread."""

    def __init__(self, *, store: Store, runner: Runner, settings: Settings, clock: Clock, draw: random.Random) -> None:
        self._store, self._runner, self._settings, self._clock = store, runner, settings, clock
        self._draw = draw
        self._acting = threading.Lock()  # what two pages want of a sweep is done one after the other
        self._statuses = Statuses(store, runner, clock)

    def plan(self, base: Mapping[str, Any], axes: Axes, owner: str, connection: Connection) -> Estimate:
        """Work out what a sweep would cost; problems of the axes are in the answer.

        Raises InvalidRequest where the base does not fit.
        """
        self._refuse_foreign(base, owner)
        read = read_axes(axes, base, self._settings.max_cells)
        if read.base_problems:
            raise InvalidRequest(read.base_problems)
        sketched = None if read.problems else sketch(base, read.axes, connection.site)
        digests = [digest for each in sketched.digests.values() for digest in each] if sketched else []

        def forecast(model: str, images: int) -> Forecast:
            return self._runner.forecast(connection, model, images)

        known = self._store.known_digests(owner, digests)
        return estimate(read, sketched, known, forecast, self._clock.now())

    def start(self, base: Mapping[str, Any], axes: Axes, owner: str, connection: Connection, title: str = "") -> str:
        """Take a sweep in and let it run; gives its id.

        Raises InvalidRequest that names every field that does not fit (InvalidAxes: the axes), MissingKey, StoreError.
        """
        self._refuse_foreign(base, owner)
        seeded = self._seeded(base)
        read = self._read(axes, seeded)
        if not connection.is_usable:
            raise MissingKey()
        self._refuse_more(owner)
        sweep = Sweep(
            id=new_sweep_id(),
            owner=owner,
            site=connection.site,
            account=connection.account,
            title=_titled(title),
            base=seeded,
            axes=tuple(map(_axis_json, read.axes)),
            state="running",
            why=None,
            version=1,
            shape=1,
            created_utc=self._clock.now(),
            ended_utc=None,
        )
        self._store.sweeps.create(sweep, self._cells(sweep, read.axes))
        self._runner.sweeper.run(sweep, connection)
        return sweep.id

    def all(self, owner: str, *, most: int = MOST_SWEEPS) -> tuple[SweepHead, ...]:
        """Describe an owner's sweeps in short, newest first."""
        return tuple(self._statuses.head(sweep) for sweep in self._store.sweeps.all(owner, most=most))

    def status(self, sweep_id: str, owner: str, since: int = 0) -> SweepStatus | None:
        """Say how a sweep stands, with the cells that changed after a version; None where there is no such sweep."""
        sweep = self._store.sweeps.read(sweep_id, owner)
        return None if sweep is None else self._statuses.of(sweep, since)

    def pause(self, sweep_id: str, owner: str) -> None:
        """Send no more of a sweep; what is in flight is awaited and saved."""
        with self._acting:
            sweep = self._own(sweep_id, owner)
            if self._store.sweeps.set_state(sweep.id, "paused", self._clock.now(), only_running=True):
                self._runner.sweeper.halt(sweep.id)

    def resume(self, sweep_id: str, owner: str, connection: Connection) -> None:
        """Go on with a sweep that was paused or cancelled; raises MissingKey."""
        with self._acting:
            sweep = self._own(sweep_id, owner)
            _refuse_unusable(sweep, connection)
            if sweep.state == "cancelled":
                self._store.sweeps.open_dropped(sweep.id)
            self._run(sweep, connection)

    def cancel(self, sweep_id: str, owner: str) -> None:
        """Drop what is not sent of a sweep; what is done, and what is in flight, stays."""
        with self._acting:
            self._cancel(self._own(sweep_id, owner))

    def retry(
        self, sweep_id: str, owner: str, connection: Connection, ats: Iterable[Sequence[int]] | None = None
    ) -> int:
        """Ask again for cells that ended without a picture, of all those that failed where none are named.

        What may have been made is asked for again only where it is named. Gives how many; raises MissingKey.
        """
        named = None if ats is None else {tuple(at) for at in ats}
        with self._acting:
            sweep = self._own(sweep_id, owner)
            places = [
                cell.place
                for cell in self._store.sweeps.cells(sweep.id)
                if (cell.status == "failed" if named is None else cell.at in named)
            ]
            _refuse_unusable(sweep, connection)
            count = self._store.sweeps.reopen(sweep.id, places)
            if count and sweep.state != "paused":
                self._run(sweep, connection)
        return count

    def go_next(self, sweep_id: str, owner: str, ats: Iterable[Sequence[int]]) -> None:
        """Let cells go before all others of their sweep."""
        named = {tuple(at) for at in ats}
        with self._acting:
            sweep = self._own(sweep_id, owner)
            self._store.sweeps.want(sweep.id, [c.place for c in self._store.sweeps.cells(sweep.id) if c.at in named])
            self._runner.sweeper.reorder(sweep.id)

    def change(self, sweep_id: str, owner: str, axes: Axes, connection: Connection) -> None:
        """Give a sweep other values or axes; what it has made of them stays, and what is missing is asked for.

        Raises InvalidAxes, MissingKey.
        """
        sweep = self._own(sweep_id, owner)
        read = self._read(axes, sweep.base)
        cells = self._cells(sweep, read.axes)
        with self._acting:
            sweep = self._own(sweep_id, owner)
            is_going = sweep.state in ("running", "done")
            used = self._runner.sweeper.connection_of(sweep.id) or connection
            if is_going:
                _refuse_unusable(sweep, used)
            self._store.sweeps.replace_cells(sweep, tuple(map(_axis_json, read.axes)), cells)
            self._runner.sweeper.reorder(sweep.id)
            if sweep.state == "cancelled":
                self._store.sweeps.drop_open(sweep.id)
            if is_going:
                self._run(sweep, used)

    def rename(self, sweep_id: str, owner: str, title: str) -> None:
        """Give a sweep another title."""
        self._store.sweeps.rename(self._own(sweep_id, owner).id, _titled(title))

    def delete(self, sweep_id: str, owner: str) -> None:
        """Forget a sweep; its pictures stay in the library."""
        with self._acting:
            self._cancel(self._own(sweep_id, owner))
            self._store.sweeps.delete(sweep_id)

    def _cancel(self, sweep: Sweep) -> None:
        if sweep.state in ("running", "paused"):
            self._store.sweeps.set_state(sweep.id, "cancelled", self._clock.now())
            self._runner.sweeper.halt(sweep.id)
            self._store.sweeps.drop_open(sweep.id)

    def _refuse_more(self, owner: str) -> None:
        """Refuse a public page's visitor who has very many sweeps that have not ended."""
        if self._settings.is_public and self._store.sweeps.count_unfinished(owner) >= _MOST_UNFINISHED:
            raise ExplorerError(
                f"You have {_MOST_UNFINISHED} sweeps that have not ended. Cancel one, then start again."
            )

    def _run(self, sweep: Sweep, connection: Connection) -> None:
        _refuse_unusable(sweep, connection)
        self._store.sweeps.set_state(sweep.id, "running", self._clock.now(), account=connection.account)
        self._runner.sweeper.run(self._own(sweep.id, sweep.owner), connection)

    def _own(self, sweep_id: str, owner: str) -> Sweep:
        sweep = self._store.sweeps.read(sweep_id, owner)
        if sweep is None:
            raise UnknownSweep()
        return sweep

    def _read(self, axes: Axes, base: Mapping[str, Any]) -> ReadAxes:
        read = read_axes(axes, base, self._settings.max_cells)
        if read.problems or read.base_problems:
            raise InvalidAxes(read.problems, read.base_problems)
        return read

    def _cells(self, sweep: Sweep, axes: Sequence[Axis]) -> list[NewCell]:
        plan = plan_sweep(sweep.base, axes)
        digests = [cell.request.digest(sweep.site) for cell in plan.cells]
        known = self._store.known_of(sweep.owner, digests)
        return [
            NewCell(
                place=place,
                at=cell.at,
                labels=tuple(axis.labels[at] for axis, at in zip(axes, cell.at, strict=True)),
                request=cell.request,
                digest=digest,
                record_id=known[digest].id if digest in known and known[digest].is_ended else None,
            )
            for place, (cell, digest) in enumerate(zip(plan.cells, digests, strict=True))
        ]

    def _seeded(self, base: Mapping[str, Any]) -> dict[str, Any]:
        """Draw the one seed of a sweep where it was left open, so that cells differ by the axes only."""
        values = {name: value for name, value in base.items() if value not in (None, "")}
        return values if "seed" in values else {**values, "seed": self._draw.randrange(SEED_COUNT)}

    def _refuse_foreign(self, base: Mapping[str, Any], owner: str) -> None:
        problems = foreign_images(self._store, base, owner)
        if problems:
            raise InvalidRequest(tuple(problems))


def _titled(title: str) -> str:
    """Make one short line of what was given; half characters, which no file takes, become question marks."""
    return " ".join(title.split())[:_TITLE_CHARS].encode("utf-8", "replace").decode()


def _axis_json(axis: Axis) -> Mapping[str, Any]:
    return {"name": axis.name, "values": list(axis.values), "labels": list(axis.labels), "text": axis.text}


def _refuse_unusable(sweep: Sweep, connection: Connection) -> None:
    """Raise where a sweep cannot run with a connection: MissingKey, or that it belongs to another site."""
    if connection.site != sweep.site:
        raise ExplorerError(f"This sweep belongs to {sweep.site}. Choose that site in Connect, then resume.")
    if not connection.is_usable:
        raise MissingKey()
