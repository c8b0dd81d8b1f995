"""The budgets of all accounts, kept in the store so that a restart changes nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable

from components import pacing
from components.clock import Clock
from components.pacing import Budget, Limits, Wait
from components.runner.queue import Lane
from components.settings import Settings
from components.sites import Connection
from components.store.store import Store


class Pacer:
    """Say when a lane (account and model) may send; safe from any thread."""

    def __init__(self, store: Store, settings: Settings, clock: Clock) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._budgets: dict[Lane, Budget] = {}
        self._lock = threading.RLock()

    def limits(self, connection: Connection) -> Limits:
        """Give the limits of a connection."""
        ipm, ipd = self._settings.limits_of(connection.service)
        return Limits(ipm=ipm, ipd=ipd)

    def wait(self, connection: Connection, model: str, images: int, ahead: int = 0) -> Wait:
        """Say when so many images may be asked for, after `ahead` others."""
        limits, now = self.limits(connection), self._clock.now()
        with self._lock:
            budget = self._budget((connection.account, model), limits)
        return pacing.wait_for(budget, limits, images, now, self._settings.day_zone, ahead=ahead)

    def is_probing(self, connection: Connection, model: str) -> bool:
        """Say whether the last answer was a refusal, so that one request at a time tries."""
        with self._lock:
            return self._budget((connection.account, model), self.limits(connection)).refusals > 0

    def take(self, connection: Connection, model: str, images: int) -> None:
        """Spend what a request takes."""
        limits, now = self.limits(connection), self._clock.now()
        zone = self._settings.day_zone
        self._change(connection, model, lambda budget: pacing.spend(budget, limits, images, now, zone))

    def give_back(self, connection: Connection, model: str, images: int) -> None:
        """Return what a request took that made nothing."""
        limits, now = self.limits(connection), self._clock.now()
        zone = self._settings.day_zone
        self._change(connection, model, lambda budget: pacing.give_back(budget, limits, images, now, zone))

    def accepted(self, connection: Connection, model: str) -> None:
        """Note that the service took a request."""
        self._change(connection, model, pacing.after_success)

    def refused(self, connection: Connection, model: str, scope: str, retry_after_s: float | None) -> None:
        """Note a 429."""
        now, zone = self._clock.now(), self._settings.day_zone
        self._change(connection, model, lambda budget: pacing.after_refusal(budget, scope, retry_after_s, now, zone))

    def _change(self, connection: Connection, model: str, change: Callable[[Budget], Budget]) -> None:
        lane = (connection.account, model)
        with self._lock:
            before = self._budget(lane, self.limits(connection))
            after = change(before)
            if after != before:
                self._store.keep_budget(*lane, after)
                self._budgets[lane] = after

    def _budget(self, lane: Lane, limits: Limits) -> Budget:
        if lane not in self._budgets:
            kept = self._store.budget(*lane)
            self._budgets[lane] = kept or pacing.fresh_budget(limits, self._clock.now())
        return self._budgets[lane]
