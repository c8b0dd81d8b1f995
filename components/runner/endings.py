"""Who waits for a record to end."""

from __future__ import annotations

from concurrent.futures import Future


class Endings:
    """Hold futures that are done when their record has ended; the caller locks."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Future[None]]] = {}

    def expect(self, record_id: str, *, is_ended: bool) -> Future[None]:
        """Give a future for a record; those that nobody waits for any more are forgotten."""
        ended: Future[None] = Future()
        if is_ended:
            ended.set_result(None)
        else:
            waiting = [each for each in self._waiting.get(record_id, []) if not each.cancelled()]
            self._waiting[record_id] = [*waiting, ended]
        return ended

    def tell(self, record_id: str) -> None:
        """Tell those who wait that a record has ended."""
        for future in self._waiting.pop(record_id, []):
            if future.set_running_or_notify_cancel():
                future.set_result(None)
