"""When the requests of one lane that are under way were sent."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Flight:
    """Hold when one request was sent, or may be."""

    sent_at: float
    has_departed: bool = False


class Pending:
    """Hold the times of sending; the caller locks.

    A thread that says when it sends is known by that until its request has ended. Of the others, those that were taken
    come back in the order of sending, and a refusal is about the newest.
    """

    def __init__(self) -> None:
        self._flights: list[Flight] = []
        self._by_thread: dict[int, Flight] = {}
        self._given_back: dict[int, float | None] = {}  # by thread, until it says why

    def __len__(self) -> int:
        return len(self._flights)

    def add(self, taken_at: float) -> None:
        """Note a request that may go."""
        self._flights.append(Flight(taken_at))

    def depart(self, now: float) -> float | None:
        """Note that this thread sends now what may go the longest; gives since when it might."""
        flight = next((each for each in self._flights if not each.has_departed), None)
        if flight is None:
            return None
        taken_at, flight.sent_at, flight.has_departed = flight.sent_at, now, True
        self._by_thread[threading.get_ident()] = flight
        return taken_at

    def newest_of(self, in_flight: int) -> float:
        """Give when the newest request was sent, 0 for none; older ones than so many have ended without a word."""
        del self._flights[: max(len(self._flights) - in_flight, 0)]
        return max((each.sent_at for each in self._flights), default=0.0)

    def own(self, *, is_refused: bool = False) -> Flight | None:
        """Find this thread's request."""
        flight = self._by_thread.get(threading.get_ident())
        if flight is None and self._flights:
            flight = self._flights[-1 if is_refused else 0]
        return flight

    def end(self, flight: Flight | None, *, is_refused: bool = False) -> None:
        """Forget this thread's request, which has ended."""
        self._by_thread.pop(threading.get_ident(), None)
        if flight in self._flights:
            self._flights.remove(flight)
        if is_refused:
            self._given_back[threading.get_ident()] = None if flight is None else flight.sent_at

    def given_back(self) -> float | None:
        """Say when the request was sent that this thread gave back."""
        return self._given_back.get(threading.get_ident())

    def forget(self) -> None:
        """Forget what this thread gave back."""
        self._given_back.pop(threading.get_ident(), None)
