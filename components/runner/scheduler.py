"""When what is done: one thread that starts posts and downloads as they may go, and pools that carry them out."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from components.clock import Clock
from components.errors import StoreError
from components.pacing import Wait
from components.runner.arrivals import Arrivals
from components.runner.endings import Endings
from components.runner.feeding import Feeder
from components.runner.fetching import Fetcher
from components.runner.pacer import Pacer
from components.runner.queue import FairQueue, Lane, Task, build_task
from components.runner.sending import Sender
from components.sites import Connection
from components.store.rows import Post, Record
from components.store.store import Store

_SENDERS = 64
_IDLE_S = 60.0
_STORE_WAIT_S = 5.0
_log = logging.getLogger(__name__)


class Scheduler:
    """Hold the queue of posts and the downloads that are due."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        pacer: Pacer,
        sender: Sender,
        fetcher: Fetcher,
        max_active: int,
        every_minute: Callable[[], None],
        feeder: Feeder,
        closing: threading.Event,
    ) -> None:
        self._feeder = feeder
        self._store, self._clock, self._pacer, self._sender = store, clock, pacer, sender
        self._max_active, self._every_minute = max_active, every_minute
        self._lock = threading.RLock()
        self._wake = threading.Event()
        self._closing = closing
        self._queue = FairQueue()
        self._numbers = 0
        self._connections: dict[str, Connection] = {}
        self._sending: dict[str, Task] = {}
        self._unfollowed: set[str] = set()  # records that could not be read when something ended
        self._trouble = ""  # told once
        self._endings = Endings()
        self._senders = ThreadPoolExecutor(_SENDERS, thread_name_prefix="send")
        self._arrivals = Arrivals(store=store, clock=clock, fetcher=fetcher, lock=self._lock, on_end=self._ended)
        self._thread = threading.Thread(target=self._run, name="scheduler", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._arrivals.finish(self._store.without_thumbnail())
        self._thread.start()

    def go_on(self, record_id: str, connection: Connection | None) -> None:
        """Do what is left of a record: its next post (given a connection), its downloads; or say that it has ended."""
        with self._lock:
            if connection is not None and record_id not in self._sending:
                self._connections[record_id] = connection
            self._follow(record_id)
            self._wake.set()

    def has(self, record_id: str) -> bool:
        """Say whether a record is queued or in flight."""
        with self._lock:
            return record_id in self._queue or record_id in self._sending

    def wake(self) -> None:
        """Look at everything again now."""
        self._wake.set()

    def withdraw(self, sweep: str) -> None:
        """Take back what a sweep did not send."""
        with self._lock:
            ids = [each for each in self._store.sweeps.unfinished_records(sweep) if each not in self._sending]
            self._take_back(ids, sweep)

    def _take_back(self, record_ids: Sequence[str], sweep: str) -> None:
        """Take records back; what has begun waits until its sweep runs, or loses its rest where that is over."""
        taken = self._store.sweeps.withdraw(record_ids) if record_ids else frozenset()
        for record_id in record_ids:
            if record_id in taken or not self._may_go(record_id, sweep):
                self._queue.remove(record_id)
                self._connections.pop(record_id, None)
                if record_id not in taken and self._store.sweeps.is_over(sweep):
                    self._store.journal.stopped(record_id, self._clock.now())
                    self._follow(record_id)

    def ready_of(self, sweep: str) -> tuple[int, int]:
        """Count a sweep's tasks in the queue: those that are ready, and all."""
        with self._lock:
            return self._queue.ready_of(sweep, self._clock.now())

    def stop(self, record_id: str) -> None:
        """Drop what is not sent of a record."""
        with self._lock:
            self._store.journal.stopped(record_id, self._clock.now())
            self._queue.remove(record_id)
            self._follow(record_id)
            self._wake.set()

    def when_ended(self, record_id: str) -> Future[None]:
        """Give a future that is done when the record has ended."""
        with self._lock:
            record = self._store.record(record_id)
            return self._endings.expect(record_id, is_ended=record is None or record.is_ended)

    def is_using(self, connection: Connection) -> bool:
        """Say whether unfinished work needs this connection."""
        with self._lock:
            return any(each is connection for each in self._connections.values())

    @property
    def in_flight(self) -> int:
        """Count the requests and downloads that are under way."""
        with self._lock:
            return len(self._sending) + self._arrivals.in_flight

    def task_of(self, record_id: str) -> Task | None:
        """Give the task of a record that waits in the queue."""
        with self._lock:
            return self._queue.get(record_id)

    def wait_of(self, task: Task) -> tuple[Wait, int]:
        """Say how long a waiting task probably waits for the budget, and how many go before it."""
        with self._lock:
            ahead = self._queue.ahead_of(task)
            images = sum(each.images for each in ahead)
            return self._pacer.wait(task.connection, task.model, task.images, images), len(ahead)

    def next_download(self, image_ids: list[int]) -> float | None:
        """Say when the next of these downloads is tried again, None while one is under way."""
        return self._arrivals.next_of(image_ids)

    def close(self) -> None:
        """Send nothing more; return when what is in flight has been answered and saved."""
        self._closing.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()
        self._senders.shutdown()
        self._arrivals.close()

    def _run(self) -> None:
        housekept_utc = self._clock.now()
        while not self._closing.is_set():
            self._wake.clear()
            wait_s = min(
                self._tried(self._follow_again), self._tried(self._feeder.feed), self._tried(self._start_posts)
            )
            wait_s = min(wait_s, self._arrivals.start_due(_IDLE_S), _IDLE_S)
            now = self._clock.now()
            if not housekept_utc <= now < housekept_utc + _IDLE_S:
                is_set_back, housekept_utc = now < housekept_utc, now
                self._tried(partial(self._housekeep, is_set_back=is_set_back))
            self._clock.wait(self._wake, wait_s)

    def _tried(self, step: Callable[[], float]) -> float:
        """Take a step; one that fails is taken again, and a library that cannot be used is told of once."""
        try:
            wait_s = step()
        except StoreError as error:
            if error.message != self._trouble:
                _log.error("the scheduler waits for the library: %s", error)
            self._trouble = error.message
            return _STORE_WAIT_S
        except Exception:
            _log.exception("the scheduler failed and goes on")
            return _STORE_WAIT_S
        self._trouble = "" if step == self._start_posts else self._trouble
        return wait_s

    def _housekeep(self, *, is_set_back: bool) -> float:
        """Do what is due every minute; a clock that was set back must not make anything wait as long again."""
        if is_set_back:
            with self._lock:
                for record_id in self._queue.ids():
                    self._follow(record_id)
            self._wake.set()
        self._arrivals.finish_missed()
        self._every_minute()
        return _IDLE_S

    def _follow_again(self) -> float:
        with self._lock:
            unfollowed, self._unfollowed = self._unfollowed, set()
            for record_id in unfollowed:
                self._follow(record_id)
            return _STORE_WAIT_S if self._unfollowed else _IDLE_S

    def _start_posts(self) -> float:
        """Start every post that may go now; gives the seconds until the next may."""
        with self._lock:
            return min((self._start_lane(lane) for lane in self._queue.lanes()), default=_IDLE_S)

    def _start_lane(self, lane: Lane) -> float:
        while (task := self._queue.next_of(lane, self._clock.now())) is not None:
            if not self._has_room(task):
                return _IDLE_S  # whatever makes room wakes the thread
            if not self._has_disk(task):
                return _STORE_WAIT_S  # an image that nothing could hold is not asked for
            wait = self._pacer.wait(task.connection, task.model, task.images)
            if wait.seconds > 0:
                return wait.seconds
            self._start(task)
        ready_utc = self._queue.next_ready(lane)
        return _IDLE_S if ready_utc is None else max(ready_utc - self._clock.now(), 0.0)

    def _has_room(self, task: Task) -> bool:
        active = Counter(each.lane[0] for each in self._sending.values())
        in_lane = sum(each.lane == task.lane for each in self._sending.values())
        is_barred = self._pacer.is_barred(task.connection, task.model, in_lane)
        return active[task.lane[0]] < self._max_active and not is_barred

    def _has_disk(self, task: Task) -> bool:
        """Say whether the disk can hold a task's images too; what was started just now is not in the journal yet."""
        sending = sum(each.images for each in self._sending.values())
        return self._store.quota.has_disk(task.images, sending=sending)

    def _start(self, task: Task) -> None:
        self._pacer.take(task.connection, task.model, task.images)
        self._queue.take(task)
        self._sending[task.record_id] = task
        self._senders.submit(self._send, task)

    def _send(self, task: Task) -> None:
        try:
            self._sender.send(task)
        except StoreError as error:
            _log.error("a post was not carried out: %s", error)
        except Exception:
            _log.exception("a post could not be carried out")
        finally:
            with self._lock:
                self._sending.pop(task.record_id, None)
                self._follow(task.record_id)
                self._wake.set()

    def _follow(self, record_id: str) -> None:
        """Go on with a record; one that cannot be read now is looked at again."""
        try:
            self._follow_now(record_id)
        except StoreError as error:
            _log.error("a request goes on once the library can be used: %s", error)
            self._unfollowed.add(record_id)

    def _ended(self, record_id: str) -> None:
        self._follow(record_id)
        self._wake.set()

    def _follow_now(self, record_id: str) -> None:
        """Queue a record's next post and its downloads, and tell those who wait when it has ended."""
        record = self._store.record(record_id)
        if record is None or record.is_ended:
            self._connections.pop(record_id, None)
            self._queue.remove(record_id)
            self._feeder.note_end(record_id)
            self._endings.tell(record_id)
            return
        self._arrivals.expect(self._store.images(record_id))
        planned = [post for post in self._store.posts(record_id) if post.state == "planned"]
        connection = self._connections.get(record_id)
        if planned and record.sweep is not None and not self._may_go(record_id, record.sweep):
            if record_id not in self._sending:
                self._take_back([record_id], record.sweep)
        elif planned and connection is not None and record_id not in self._sending:
            self._queue.put(self._task(planned[0], record, connection))

    def _may_go(self, record_id: str, sweep: str) -> bool:
        return self._feeder.is_running(sweep) or self._feeder.is_wanted(record_id)

    def _task(self, post: Post, record: Record, connection: Connection) -> Task:
        queued = self._queue.get(post.record_id)
        if queued is None:
            self._numbers += 1
        number = queued.number if queued else self._numbers
        return build_task(post, record, connection, number, self._clock.now())
