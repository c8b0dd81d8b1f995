"""One post: the intent journalled, the request sent, and what the answer means carried out."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar
from urllib.parse import urljoin

from components import codec, retry
from components.client.factory import ClientFactory
from components.clock import Clock
from components.codec import Reply
from components.durable import write_durably
from components.errors import BadRequest, NoAnswer, Overloaded, RateLimited, ServiceError, StoreError
from components.records import GenerationRequest
from components.runner.pacer import Pacer
from components.runner.queue import Task
from components.store.rows import Post
from components.store.store import Store

Step = Callable[[str, str], None]  # (what happened, record id)
_BATCH_REFUSED_CODES = (20015, None)
_DISK_WAIT_S = 5.0
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


class Sender:
    """Send posts; it decides what follows, and leaves when to the scheduler."""

    def __init__(
        self,
        *,
        store: Store,
        clients: ClientFactory,
        pacer: Pacer,
        clock: Clock,
        draw: random.Random,
        on_step: Step,
        closing: threading.Event,
    ) -> None:
        """`closing` ends the waits for a disk that takes nothing."""
        self._closing = closing
        self._store = store
        self._clients = clients
        self._pacer = pacer
        self._clock = clock
        self._draw = draw
        self._on_step = on_step

    def send(self, task: Task) -> None:
        """Carry out one post; whatever happens is in the journal when this returns."""
        record = self._written(lambda: self._store.record(task.record_id))
        post = self._written(lambda: self._store.post(task.post_id))
        if record is None or post is None:
            self._give_back(task)
            return
        try:
            body = self._written(partial(self._body, record.request, post))
        except StoreError as error:
            self._give_back(task)
            refused = BadRequest(error.message)
            self._written(lambda: self._store.journal.failed(post, refused, self._clock.now()))
            return
        if not self._written(lambda: self._store.journal.sent(post.id, self._clock.now())):
            self._give_back(task)
            return
        self._written(partial(self._pacer.sent, task.connection, task.model))
        self._on_step("sent", record.id)
        self._ask(task, post.id, body)

    def _ask(self, task: Task, post_id: int, body: dict[str, object]) -> None:
        try:
            reply = self._clients.client(task.connection).generate(body)
        except ServiceError as error:
            self._take_error(task, self._reread(post_id), error)
        except Exception:
            _log.exception("sending a request failed unexpectedly")
            lost = NoAnswer("The app failed while it waited for the answer; its log says more")
            self._take_error(task, self._reread(post_id), lost)
        else:
            self._on_step("replied", task.record_id)
            self._keep(task, post_id, reply)

    def _keep(self, task: Task, post_id: int, reply: Reply) -> None:
        try:
            self._take_reply(task, self._reread(post_id), reply)
        except Exception:
            _log.exception("an answer could not be taken in")
            post = self._reread(post_id)
            if post.state == "sent" and not self._closing.is_set():
                self._take_error(task, post, NoAnswer("The app failed while it took in the answer; its log says more"))

    def _written(self, write: Callable[[], _T]) -> _T:
        """Write, or read, until it succeeds: what the service has answered is held in memory meanwhile, not lost."""
        while True:
            try:
                return write()
            except (OSError, StoreError) as error:
                if isinstance(error, StoreError) and error.reason == "gone":
                    raise
                _log.error("the data folder cannot be used, which is tried again: %s", error)
                if self._clock.wait(self._closing, _DISK_WAIT_S):
                    raise

    def _give_back(self, task: Task) -> None:
        self._written(partial(self._pacer.give_back, task.connection, task.model, task.images))

    def _body(self, request: GenerationRequest, post: Post) -> dict[str, object]:
        data_uris = {sha256: self._store.init_image(sha256).data_uri for sha256 in request.init_images}
        return codec.to_body(request, data_uris, batch=post.batch, seed=post.seed)

    def _reread(self, post_id: int) -> Post:
        post = self._written(lambda: self._store.post(post_id))
        if post is None:
            raise StoreError("A post vanished from the library while it was sent. Restart the app.", reason="gone")
        return post

    def _take_reply(self, task: Task, post: Post, reply: Reply) -> None:
        folder, now = self._store.folder, self._clock.now()
        places: dict[int, tuple[str, str | None]] = {}
        for place, image in enumerate(reply.images):
            if image is None:
                continue
            stem, data = folder.new_stem(), image.data
            if data is not None:
                self._written(partial(write_durably, folder.inline_path(stem), data, folder.scratch))
            places[place] = (stem, None if image.url is None else _joined(task.connection.base_url, image.url))
        self._written(lambda: self._store.journal.answered(post, reply, places, now))
        self._written(lambda: self._pacer.accepted(task.connection, task.model))
        self._on_step("answered", post.record_id)

    def _take_error(self, task: Task, post: Post, error: ServiceError) -> None:
        """Do what the table of errors.py says; only what surely made nothing gets its budget back."""
        if error.outcome != "unclear":
            self._give_back(task)
        if isinstance(error, RateLimited):
            limited = (task.connection, task.model, error.scope, error.retry_after_s)
            self._written(partial(self._pacer.refused, *limited))
        elif isinstance(error, Overloaded):
            self._pacer.overloaded(task.connection, task.model)
        wait_s = self._retry_wait_s(post, error)
        self._written(partial(self._journal_error, post, error, wait_s, self._clock.now()))
        self._on_step("failed", post.record_id)

    def _journal_error(self, post: Post, error: ServiceError, wait_s: float | None, now: float) -> None:
        journal = self._store.journal
        if isinstance(error, RateLimited):
            journal.put_off(post, error, now, now, is_retry=False)
        elif wait_s is not None:
            journal.put_off(post, error, now + wait_s, now, is_retry=True)
        elif _is_refused_batch(post, error):
            journal.split(post, error, now)
        else:
            journal.failed(post, error, now)

    def _retry_wait_s(self, post: Post, error: ServiceError) -> float | None:
        policy = retry.policy_of(error)
        if policy is None:
            return None
        return policy.wait_s(post.tries, post.retry_waited_s, self._draw, error.retry_after_s)


def _is_refused_batch(post: Post, error: ServiceError) -> bool:
    """Say whether a 400 may be about the batch, so that one by one is worth trying, once."""
    is_400 = isinstance(error, BadRequest) and error.status == 400
    return is_400 and post.batch > 1 and error.code in _BATCH_REFUSED_CODES


def _joined(base_url: str, url: str) -> str:
    """Complete a relative address; one that is none is kept as it is, and refused when it is to be fetched."""
    try:
        return urljoin(base_url + "/", url)
    except ValueError:
        return url
