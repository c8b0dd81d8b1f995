"""Who goes next: single generations before cells of sweeps, visitors in turn, and each visitor's sweeps in turn."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from components.retry import OVERLOADED
from components.sites import Connection
from components.store.rows import Post, Record

Lane = tuple[str, str]  # account, model: what one budget covers


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Hold one post that is ready to be sent at `ready_utc` (epoch seconds)."""

    record_id: str
    post_id: int
    owner: str
    connection: Connection
    model: str
    images: int
    ready_utc: float
    number: int = field(default=0)
    sweep: str | None = field(default=None)

    @property
    def lane(self) -> Lane:
        return (self.connection.account, self.model)


class FairQueue:
    """Hold waiting tasks, one per record at most; the caller locks."""

    def __init__(self) -> None:
        self._tasks: dict[str, Task] = {}
        self._served: dict[tuple[str, str | None], int] = {}  # by owner, and by owner and sweep
        self._turns = itertools.count(1)

    def __contains__(self, record_id: str) -> bool:
        return record_id in self._tasks

    def get(self, record_id: str) -> Task | None:
        """Give the waiting task of a record."""
        return self._tasks.get(record_id)

    def ids(self) -> tuple[str, ...]:
        """List the records that wait."""
        return tuple(self._tasks)

    def put(self, task: Task) -> None:
        """Add a record's task, in the place of an earlier one."""
        self._tasks[task.record_id] = task

    def remove(self, record_id: str) -> None:
        """Forget a record's task, if it waits."""
        self._tasks.pop(record_id, None)

    def lanes(self) -> tuple[Lane, ...]:
        """List the budgets that tasks wait for."""
        return tuple(dict.fromkeys(task.lane for task in self._tasks.values()))

    def next_of(self, lane: Lane, now: float) -> Task | None:
        """Choose the task of a lane that goes next, of those that are ready; it stays in the queue."""
        ready = [task for task in self._tasks.values() if task.lane == lane and task.ready_utc <= now]
        return min(ready, key=self._rank, default=None)

    def next_ready(self, lane: Lane) -> float | None:
        """Say when the first task of a lane is ready."""
        return min((task.ready_utc for task in self._tasks.values() if task.lane == lane), default=None)

    def take(self, task: Task) -> None:
        """Take a task out; its visitor has had a turn."""
        self.remove(task.record_id)
        if not self._tasks:
            self._served.clear()
        self._served[task.owner, None] = next(self._turns)
        if task.sweep is not None:
            self._served[task.owner, task.sweep] = next(self._turns)

    def ahead_of(self, task: Task) -> tuple[Task, ...]:
        """List the tasks of the same lane that probably go before this one."""
        rank = self._rank(task)
        return tuple(each for each in self._tasks.values() if each.lane == task.lane and self._rank(each) < rank)

    def ready_of(self, sweep: str, now: float) -> tuple[int, int]:
        """Count the tasks of a sweep that are ready, and all of them."""
        own = [task for task in self._tasks.values() if task.sweep == sweep]
        return sum(task.ready_utc <= now for task in own), len(own)

    def _rank(self, task: Task) -> tuple[bool, int, int, int]:
        of_sweep = self._served.get((task.owner, task.sweep), 0) if task.sweep is not None else 0
        return (task.sweep is not None, self._served.get((task.owner, None), 0), of_sweep, task.number)


def build_task(post: Post, record: Record, connection: Connection, number: int, now: float) -> Task:
    """Make a post's task; a time far ahead is one of a clock that was set back meanwhile."""
    longest_s = OVERLOADED.total_s if post.retry_waited_s else 0.0
    return Task(
        record_id=post.record_id,
        post_id=post.id,
        owner=post.owner,
        connection=connection,
        model=record.request.model,
        images=post.batch,
        ready_utc=min(post.ready_utc, now + longest_s),
        number=number,
        sweep=record.sweep,
    )
