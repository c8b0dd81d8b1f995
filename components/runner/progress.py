"""What a record waits for, as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from components.pacing import Wait
from components.runner.queue import Task
from components.store.rows import RecordView

Phase = Literal["queued", "minute", "day", "rate_limited", "retry", "sent", "downloading", "key", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Say where a record stands.

    `phase`: queued (behind others), minute / day (the account's budget), rate_limited (a 429 is waited out), retry
    (overloaded or unreachable, asked again), sent (the service works), downloading, key (a key must be given first),
    ended. `until_utc` is when the wait is expected to end, epoch seconds; `since_utc` when the phase began.
    `ahead` is the number of requests of this account that go first. `can_stop` says whether Stop would drop anything.
    """

    phase: Phase
    until_utc: float | None = None
    since_utc: float | None = None
    ahead: int = 0
    can_stop: bool = False


class Waiting(Protocol):
    """What the scheduler tells about work that is under way."""

    def has(self, record_id: str) -> bool: ...

    def task_of(self, record_id: str) -> Task | None: ...

    def wait_of(self, task: Task) -> tuple[Wait, int]: ...

    def next_download(self, image_ids: list[int]) -> float | None: ...


def progress_of(view: RecordView, waiting: Waiting, now: float) -> Progress:
    """Work out where a record stands."""
    if view.record.is_ended:
        return Progress(phase="ended", since_utc=view.record.ended_utc)
    planned = any(post.state == "planned" for post in view.posts)
    sent = [post for post in view.posts if post.state == "sent"]
    if sent:
        return Progress(phase="sent", since_utc=sent[0].sent_utc, can_stop=planned)
    task = waiting.task_of(view.record.id)
    if task is not None:
        return _queued(task, waiting, now)
    expected = [image.id for image in view.images if image.state == "expected"]
    if expected:
        until_utc = waiting.next_download(expected)
        return Progress(phase="downloading", until_utc=until_utc, can_stop=planned)
    if waiting.has(view.record.id):  # taken out of the queue, and about to be sent
        return Progress(phase="queued", can_stop=planned)
    return Progress(phase="key", can_stop=planned)


def _queued(task: Task, waiting: Waiting, now: float) -> Progress:
    if task.ready_utc > now:
        return Progress(phase="retry", until_utc=task.ready_utc, can_stop=True)
    wait, ahead = waiting.wait_of(task)
    until_utc = now + wait.seconds if wait.reason else None
    return Progress(phase=wait.reason or "queued", until_utc=until_utc, ahead=ahead, can_stop=True)
