"""When the requests of one lane that are under way were sent."""

from __future__ import annotations

import threading


class Pending:
    """Hold the times of sending; the caller locks.

    A thread that says when it sends is known by that until its request has ended. Of the others, those that were taken
    come back in the order of sending, and a refusal is about the newest.
    """

    def __init__(self) -> None:
        self._times: list[float] = []
        self._by_thread: dict[int, float] = {}
        self._given_back: dict[int, float | None] = {}  # by thread, until it says why

    def __len__(self) -> int:
        return len(self._times)

    def add(self, taken_at: float) -> None:
        """Note a request that may go."""
        self._times.append(taken_at)

    def depart(self, now: float) -> float | None:
        """Note that this thread sends now what may go the longest; gives since when it might."""
        sent = set(self._by_thread.values())
        taken_at = next((each for each in self._times if each not in sent), None)
        if taken_at is not None:
            self._times.remove(taken_at)
            self._times.append(now)
            self._by_thread[threading.get_ident()] = now
        return taken_at

    def newest_of(self, in_flight: int) -> float:
        """Give when the newest request was sent, 0 for none; older ones than so many have ended without a word."""
        del self._times[: max(len(self._times) - in_flight, 0)]
        return max(self._times, default=0.0)

    def oldest(self) -> float | None:
        """Give when this thread sent its request, else the oldest."""
        return self._own() or min(self._times, default=None)

    def newest(self) -> float | None:
        """Give when this thread sent its request, else the newest."""
        return self._own() or max(self._times, default=None)

    def end(self, sent_at: float | None, *, given_back: bool = False) -> None:
        """Forget a request that has ended."""
        if sent_at in self._times:
            self._times.remove(sent_at)
        self._by_thread.pop(threading.get_ident(), None)
        if given_back:
            self._given_back[threading.get_ident()] = sent_at

    def given_back(self) -> float | None:
        """Say when the request was sent that this thread gave back."""
        return self._given_back.pop(threading.get_ident(), None)

    def _own(self) -> float | None:
        return self._by_thread.get(threading.get_ident())
