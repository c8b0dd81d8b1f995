"""What handlers are given, and the only place that builds it."""

from __future__ import annotations

import logging
import random
import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from components.client.api import ServiceClient
from components.client.factory import ClientFactory
from components.clock import Clock, SystemClock
from components.connections import Connections
from components.emulator.adapter import EmulatorAdapter
from components.emulator.core import Emulator
from components.emulator.options import Options
from components.errors import InvalidImage, InvalidRequest, Problem, StoreError
from components.export.links import ExportLinks
from components.init_images import InitImage, prepare_init_image
from components.ownership import foreign_images
from components.records import GenerationRequest
from components.runner.progress import Progress
from components.runner.runner import Runner, Submitted
from components.settings import Settings
from components.sites import Connection
from components.store.rows import Record, RecordView, StoredImage
from components.store.store import Store, open_store
from components.sweeping import Sweeping
from components.sweeps.plan import plan_single

# The emulator inside the app answers about as slowly as the service was seen to (O: 3.2 s for 20 steps), but a bit
# faster, so that exploring stays a pleasure.
APP_EMULATOR = Options(latency_s=0.5, latency_per_step_s=0.04)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Hold what the app is made of; every method may be called from any thread."""

    settings: Settings
    store: Store
    runner: Runner
    connections: Connections
    clients: ClientFactory
    clock: Clock
    draw: random.Random
    sweeps: Sweeping
    exports: ExportLinks
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)  # signs addresses, by process

    def read_request(self, values: Mapping[str, Any], uploads: Mapping[str, Path], owner: str) -> GenerationRequest:
        """Check a form: values named as on the wire, and files of init images by parameter name.

        A hash names an init image only to the owner who gave it. Raises InvalidRequest that names every field that
        does not fit, the files among them.
        """
        given = {name: value for name, value in values.items() if name not in uploads}
        checked, problems = given, foreign_images(self.store, given, owner)
        for name, path in uploads.items():
            try:
                checked[name] = self.store.keep_init_image(prepare_init_image(path), owner)
            except InvalidImage as error:
                kind = f"image_{error.reason}"
                problems.append(Problem(field=name, message=f"{name}: {error.message}", kind=kind, given=path.name))
        try:
            request = GenerationRequest.from_values(checked)
        except InvalidRequest as error:
            named = {problem.field for problem in problems}
            missed = [each for each in error.problems if each.field not in named]
            raise InvalidRequest((*missed, *problems)) from None
        if problems:
            raise InvalidRequest(tuple(problems))
        return request

    def init_image(self, sha256: str, owner: str) -> InitImage:
        """Read an init image that this owner gave; raises StoreError where it is gone, or somebody else's."""
        if owner not in self.store.init_owners(sha256):
            raise StoreError("There is no such init image. Upload it again.")
        return self.store.init_image(sha256)

    def known(self, request: GenerationRequest, owner: str, connection: Connection) -> Record | None:
        """Find what answers a request without asking; None also where its seed is still to be drawn."""
        if request.seed is None:
            return None
        return self.store.known(owner, request.digest(connection.site))

    def newest_copy(self, request: GenerationRequest, owner: str, connection: Connection) -> RecordView | None:
        """Read the owner's newest record of a request, whatever came of it."""
        copies = () if request.seed is None else self.store.library.copies(owner, request.digest(connection.site))
        return self.view(copies[0], owner) if copies else None

    def generate(
        self, request: GenerationRequest, *, owner: str, connection: Connection, fresh: bool = False
    ) -> Submitted:
        """Plan one generation and hand it to the runner; a request that is already known is answered from the store."""
        return self.runner.submit(plan_single(request, self.draw), owner=owner, connection=connection, fresh=fresh)[0]

    def view(self, record_id: str, owner: str) -> RecordView | None:
        """Read a record, None where it is unknown or belongs to somebody else."""
        return self.store.view(record_id, owner)

    def latest(self, owner: str) -> str | None:
        """Give the id of the owner's newest record, to which a reloaded page attaches again."""
        return self.store.latest(owner)

    def progress(self, record_id: str) -> Progress:
        """Say what a record waits for and until when."""
        return self.runner.progress(record_id)

    def when_ended(self, record_id: str) -> Future[None]:
        """Give a future that is done when the record has ended."""
        return self.runner.when_ended(record_id)

    def stop(self, record_id: str, owner: str) -> None:
        """Drop what is not sent of a record; what is in flight is awaited and saved."""
        self.runner.stop(record_id, owner)

    def image_path(self, image: StoredImage) -> Path:
        """Give the file of a saved image."""
        return self.store.folder.image_path(image)

    def connect(self, browser: str, owner: str, key_text: str | None, site_text: str | None) -> Connection:
        """Take what a browser typed in Connect, and go on with its requests that waited for it; raises InvalidSite."""
        connection = self.connections.remember(browser, key_text, site_text)
        self.runner.resume(owner, connection)
        return connection

    def forget(self, browser: str) -> None:
        """Drop what a browser typed in Connect; its sweeps wait for a key again."""
        if self.connections.has_typed(browser):
            connection = self.connections.of(browser)
            self.connections.forget(browser)
            self.runner.sweeper.let_go(connection)
        self.connections.forget(browser)

    def client_of(self, connection: Connection) -> ServiceClient:
        """Give the client of a connection."""
        return self.clients.client(connection)

    def models_of(self, connection: Connection) -> tuple[str, ...]:
        """Ask the service which image models it offers, which tests the key; raises ServiceError."""
        return self.client_of(connection).models()

    def close(self) -> None:
        """Stop the workers and close the store; what was not sent stays waiting for the next start."""
        self.runner.close()
        self.store.close()


def _housekeep(store: Store, now: float, *, at_start: bool = False) -> None:
    """Keep the data folder in order; a disk that takes nothing is asked again a minute later."""
    try:
        store.housekeep(now, at_start=at_start)
    except StoreError as error:
        _log.error("the data folder was not cleaned up, which is tried again: %s", error)


def build_services(
    settings: Settings,
    *,
    clock: Clock | None = None,
    emulator: Emulator | None = None,
    draw: random.Random | None = None,
    on_step: Callable[[str, str], None] = lambda step, record_id: None,
) -> Services:
    """Build everything from the settings and start the runner; raises StoreError where the data folder cannot be used.

    `on_step` watches the runner (see Runner).
    """
    clock, draw = clock or SystemClock(), draw or random.SystemRandom()
    store = open_store(settings.data_dir, settings.max_disk_bytes)
    emulator = emulator or Emulator(APP_EMULATOR, clock.now)
    clients = ClientFactory(settings, EmulatorAdapter(emulator), clock)
    connections = Connections(settings, clock)

    def every_minute() -> None:
        connections.sweep_out(runner.is_using)
        _housekeep(store, clock.now())

    runner = Runner(
        store=store,
        clients=clients,
        settings=settings,
        clock=clock,
        draw=draw,
        on_step=on_step,
        every_minute=every_minute,
    )
    try:
        _housekeep(store, clock.now(), at_start=True)
        runner.start(connections.default)
    except BaseException:
        runner.close()
        store.close()
        raise
    return Services(
        settings=settings,
        store=store,
        runner=runner,
        connections=connections,
        clients=clients,
        clock=clock,
        draw=draw,
        sweeps=Sweeping(store=store, runner=runner, settings=settings, clock=clock, draw=draw),
        exports=ExportLinks(store, clock),
    )
