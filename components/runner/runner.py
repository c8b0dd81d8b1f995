"""The worker behind the page: takes plans, sends posts at the account's pace, and brings images home."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from components.client.factory import ClientFactory
from components.clock import Clock
from components.errors import MissingKey
from components.pacing import Forecast
from components.records import GenerationRequest
from components.runner.fetching import Fetcher
from components.runner.pacer import Pacer
from components.runner.progress import Progress, progress_of
from components.runner.recovery import Recovery
from components.runner.scheduler import Scheduler
from components.runner.sending import Sender
from components.runner.sweeper import Sweeper
from components.settings import Settings
from components.sites import Connection
from components.store.rows import Record
from components.store.store import Store
from components.sweeps.plan import Plan

_SECONDS_EACH = 4.0  # of one image, where none was made yet (O: 3.2 s of inference)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """Name the record that answers a cell; `reused` says that the library had it already."""

    record_id: str
    reused: bool


class Runner:
    """Run plans in the background; every method may be called from any thread."""

    def __init__(
        self,
        *,
        store: Store,
        clients: ClientFactory,
        settings: Settings,
        clock: Clock,
        draw: random.Random,
        on_step: Callable[[str, str], None] = lambda step, record_id: None,
        every_minute: Callable[[], None] = lambda: None,
    ) -> None:
        """Watch the steps with `on_step(step, record id)`, called after each on the worker's thread."""
        self._store = store
        self._settings = settings
        self._clock = clock
        self._on_step = on_step
        self._submitting = threading.Lock()
        self._recovery = Recovery(store, clock, lambda record_id: self._scheduler.go_on(record_id, None))
        self._every_minute = every_minute
        self.pacer, closing = Pacer(store, settings, clock), threading.Event()
        self.sweeper = Sweeper(store=store, clock=clock, window=settings.max_active, on_step=on_step)
        self._scheduler = Scheduler(
            store=store,
            clock=clock,
            pacer=self.pacer,
            feeder=self.sweeper,
            max_active=settings.max_active,
            sender=Sender(
                store=store,
                clients=clients,
                pacer=self.pacer,
                clock=clock,
                draw=draw,
                on_step=on_step,
                closing=closing,
            ),
            closing=closing,
            fetcher=Fetcher(store, clients, clock, on_step),
            every_minute=self._each_minute,
        )
        self.sweeper.attach(self._scheduler)

    def start(self, connection: Connection) -> None:
        """Make sense of what an earlier process left, go on with it, and begin to work."""
        self._recovery.begin()
        self._recovery.take(self.sweeper.recover)
        self._scheduler.start()
        for record in self._store.unfinished():
            goes_on = self._may_use(connection, record.site, record.account)
            self._recovery.take(partial(self._go_on, record, connection if goes_on else None))
        for sweep in self._store.sweeps.running():
            if self._may_use(connection, sweep.site, sweep.account):
                self._recovery.take(partial(self.sweeper.run, sweep, connection))

    def _may_use(self, connection: Connection, site: str, account: str) -> bool:
        """Say whether what an earlier process left may go on with the environment's connection."""
        is_ours = not self._settings.is_public or account == connection.account
        return is_ours and connection.is_usable and connection.site == site

    def _each_minute(self) -> None:
        try:
            self._every_minute()  # it makes room, which what follows may wait for
        finally:
            self._recovery.go_on()

    def submit(self, plan: Plan, *, owner: str, connection: Connection, fresh: bool = False) -> tuple[Submitted, ...]:
        """Take a plan's cells in; those that the owner's library knows are answered from it unless `fresh`.

        Raises MissingKey, and takes nothing in, where a cell must be asked for and the site needs a key.
        """
        with self._submitting:
            known = [None if fresh else self._known(cell.request, owner, connection) for cell in plan.cells]
            if not connection.is_usable and not all(record and record.is_ended for record in known):
                raise MissingKey()
            return tuple(
                self._take_in(cell.request, record, owner, connection)
                for cell, record in zip(plan.cells, known, strict=True)
            )

    def resume(self, owner: str, connection: Connection) -> None:
        """Go on with an owner's requests and sweeps that wait for a key of this site."""
        if not connection.is_usable:
            return
        for record in self._store.unfinished(owner):
            if record.site == connection.site:
                self._go_on(record, connection)
        for sweep in self._store.sweeps.running():
            is_idle = self.sweeper.connection_of(sweep.id) is None
            if sweep.owner == owner and sweep.site == connection.site and is_idle:
                self.sweeper.run(sweep, connection)

    def wake(self) -> None:
        """Look again at what waits: limits were changed."""
        self._scheduler.wake()

    def stop(self, record_id: str, owner: str) -> None:
        """Drop what is not sent of a record; what is in flight is awaited and saved."""
        record = self._store.record(record_id)
        if record is not None and record.owner == owner:
            self._scheduler.stop(record_id)

    def progress(self, record_id: str) -> Progress:
        """Say what a record waits for and until when."""
        view = self._store.view(record_id)
        return Progress(phase="ended") if view is None else progress_of(view, self._scheduler, self._clock.now())

    def forecast(self, connection: Connection, model: str, images: int) -> Forecast:
        """Say when so many images of a model would be there, if they began now."""
        return self.pacer.forecast(connection, model, images, self.seconds_each(connection, model))

    def seconds_each(self, connection: Connection, model: str) -> float:
        """Say what an image of a model takes where nothing limits, several going at once."""
        each_s = self._store.seconds_each(connection.site, model) or _SECONDS_EACH
        return each_s / self._settings.max_active

    def when_ended(self, record_id: str) -> Future[None]:
        """Give a future that is done when the record has ended."""
        return self._scheduler.when_ended(record_id)

    def is_using(self, connection: Connection) -> bool:
        """Say whether unfinished work needs this connection."""
        return self._scheduler.is_using(connection) or self.sweeper.is_using(connection)

    @property
    def in_flight(self) -> int:
        """Count the requests and downloads that are under way."""
        return self._scheduler.in_flight

    def close(self) -> None:
        """Send nothing more, and wait for what is in flight."""
        self._scheduler.close()

    def _known(self, request: GenerationRequest, owner: str, connection: Connection) -> Record | None:
        return self._store.known(owner, request.digest(connection.site))

    def _take_in(
        self, request: GenerationRequest, known: Record | None, owner: str, connection: Connection
    ) -> Submitted:
        if known is not None and (known.is_ended or known.sweep is None or self._store.journal.claim(known.id)):
            if not known.is_ended:
                self._go_on(known, connection)
            return Submitted(record_id=known.id, reused=known.is_ended)
        record_id = self._store.journal.accept(request, owner, connection, self._clock.now())
        self._on_step("accepted", record_id)
        self._scheduler.go_on(record_id, connection)
        return Submitted(record_id=record_id, reused=False)

    def _go_on(self, record: Record, connection: Connection | None) -> None:
        """Go on with a record; without a connection, only its downloads."""
        if connection is not None and record.account != connection.account and not self._scheduler.has(record.id):
            self._store.journal.adopt(record.id, connection.account)
        self._scheduler.go_on(record.id, connection)
