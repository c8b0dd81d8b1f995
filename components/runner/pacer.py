"""The budgets of all accounts, kept in the store so that a restart changes nothing."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from components import pacing
from components.clock import Clock
from components.pacing import Budget, Forecast, Limits, Source, Strain, Wait
from components.runner.pending import Pending
from components.runner.queue import Lane
from components.settings import Settings
from components.sites import Connection
from components.store.store import Store

_KEPT_EVERY_S = 1.0  # a burst is written once; what a kill loses is made within a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Say how an account stands with a model: its limits, what is used and left today, and where the pace comes from.

    `left_today` is None without a limit per day. Learned are
    `spacing_s` (per image), `per_minute` (images in any minute) and `day_limit`, each 0 where it was not.
    """

    model: str
    limits: Limits
    used_today: int
    left_today: int | None
    source: Source
    spacing_s: float
    per_minute: int
    day_limit: int
    has_learned: bool
    wait: Wait


class Pacer:
    """Say when a lane (account and model) may send; safe from any thread."""

    def __init__(self, store: Store, settings: Settings, clock: Clock) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._budgets: dict[Lane, Budget] = {}
        self._kept_at: dict[Lane, float] = {}
        self._unkept: set[Lane] = set()
        self._strains: dict[Lane, Strain] = {}
        self._pending: dict[Lane, Pending] = {}
        self._draw = random.Random()
        self._lock = threading.RLock()

    def limits(self, connection: Connection, model: str) -> Limits:
        """Give the limits of an account for a model, and where they come from."""
        with self._lock:
            return self._limits(connection, self._budget(connection, model))

    def wait(self, connection: Connection, model: str, images: int, ahead: int = 0) -> Wait:
        """Say when so many images may be asked for, after `ahead` others."""
        now, zone = self._clock.now(), self._settings.day_zone
        with self._lock:
            budget = self._budget(connection, model)
            strain = self._strains.get(_lane(connection, model), Strain())
        wait = pacing.wait_for(budget, self._limits(connection, budget), images, now, zone, ahead=ahead)
        held_s = strain.until - now
        return Wait(seconds=held_s, reason="retry") if held_s > max(wait.seconds, 0.0) else wait

    def forecast(self, connection: Connection, model: str, images: int, seconds_each: float) -> Forecast:
        """Say when so many images are done that begin now; `seconds_each` is what one takes where nothing limits."""
        with self._lock:
            budget = self._budget(connection, model)
        limits, now = self._limits(connection, budget), self._clock.now()
        return pacing.forecast(budget, limits, images, seconds_each, now, self._settings.day_zone)

    def is_barred(self, connection: Connection, model: str, in_flight: int) -> bool:
        """Say whether one request at a time tries, and one does: it was sent after the last refusal.

        `in_flight` counts the requests of the lane that have not ended.
        """
        lane = _lane(connection, model)
        with self._lock:
            budget, strain = self._budget(connection, model), self._strains.get(lane, Strain())
            newest_at = self._flying(lane).newest_of(in_flight)
        if pacing.is_strained(strain) and newest_at > strain.last_at:
            return True
        return pacing.is_feeling(budget, self._limits(connection, budget)) and newest_at > budget.refused_at

    def take(self, connection: Connection, model: str, images: int) -> None:
        """Spend what a request takes that goes out now."""
        now, zone = self._clock.now(), self._settings.day_zone
        with self._lock:
            self._change(connection, model, lambda budget, limits: pacing.spend(budget, limits, images, now, zone))
            self._flying(_lane(connection, model)).add(now)

    def sent(self, connection: Connection, model: str) -> None:
        """Note that this thread sends now what was taken before; what follows keeps its distance from now on."""
        now = self._clock.now()
        with self._lock:
            taken_at = self._flying(_lane(connection, model)).depart(now)
            if taken_at is not None:
                self._change(connection, model, lambda budget, limits: pacing.depart(budget, taken_at, now))

    def give_back(self, connection: Connection, model: str, images: int) -> None:
        """Return what a request took that made nothing."""
        now, zone = self._clock.now(), self._settings.day_zone
        with self._lock:
            pending = self._flying(_lane(connection, model))
            flight = pending.own(is_refused=True)
            sent_at = flight.sent_at if flight else None
            self._change(
                connection,
                model,
                lambda budget, limits: pacing.give_back(budget, limits, images, now, zone, sent_at=sent_at),
            )
            pending.end(flight, is_refused=True)

    def accepted(self, connection: Connection, model: str) -> None:
        """Note that the service took a request."""
        now = self._clock.now()
        with self._lock:
            self._strains.pop(_lane(connection, model), None)
            pending = self._flying(_lane(connection, model))
            flight = pending.own()
            sent_at = flight.sent_at if flight else None
            self._change(
                connection,
                model,
                lambda budget, limits: pacing.after_success(budget, limits, now, sent_at=sent_at),
                is_last=len(pending) <= 1,
            )
            pending.end(flight)

    def refused(self, connection: Connection, model: str, scope: str, retry_after_s: float | None) -> None:
        """Note a 429 to the request that this thread gave back."""
        now, zone = self._clock.now(), self._settings.day_zone
        with self._lock:
            pending = self._flying(_lane(connection, model))
            sent_at = pending.given_back()
            self._change(
                connection,
                model,
                lambda budget, limits: pacing.after_refusal(
                    budget, limits, scope, retry_after_s, now, zone, sent_at=sent_at
                ),
                is_last=True,
            )
            pending.forget()

    def overloaded(self, connection: Connection, model: str) -> None:
        """Note that the model is overloaded, by the request that this thread gave back: others wait as well."""
        lane, now = _lane(connection, model), self._clock.now()
        with self._lock:
            pending = self._flying(lane)
            sent_at = pending.given_back()
            pending.forget()
            sent_at = now if sent_at is None else sent_at
            before, jitter = self._strains.get(lane, Strain()), self._draw.uniform(0.75, 1.25)
            self._strains[lane] = pacing.after_overload(before, now, sent_at, jitter)

    def standing(self, connection: Connection, model: str) -> Standing:
        """Say how an account stands with a model."""
        now, zone = self._clock.now(), self._settings.day_zone
        with self._lock:
            budget = self._budget(connection, model)
        limits = self._limits(connection, budget)
        return Standing(
            model=model,
            limits=limits,
            used_today=pacing.used_of(budget, now, zone),
            left_today=pacing.left_today(budget, limits, now, zone),
            source=pacing.source_of(budget, limits),
            spacing_s=budget.spacing,
            per_minute=budget.window,
            day_limit=budget.day_limit,
            has_learned=pacing.has_learned(budget),
            wait=pacing.wait_for(budget, limits, 1, now, zone),
        )

    def models(self, connection: Connection) -> tuple[str, ...]:
        """List the models for which an account has a budget."""
        kept = self._store.budgets.of(connection.account)
        with self._lock:
            begun = [model for account, model in self._budgets if account == connection.account]
        return tuple(sorted({*kept, *begun}))

    def set_limits(self, connection: Connection, model: str, ipm: int | None, ipd: int | None) -> None:
        """Take the owner's own limits, 0 for none and None for those to begin with; what was learned is forgotten."""

        def change(budget: Budget, limits: Limits) -> Budget:
            edited = replace(budget, own_ipm=ipm, own_ipd=ipd)
            return pacing.forget(edited, self._limits(connection, edited)) if edited != budget else budget

        with self._lock:
            self._change(connection, model, change, is_last=True)

    def forget(self, connection: Connection, model: str) -> None:
        """Forget what was learned; what was used today stays."""
        with self._lock:
            self._strains.pop(_lane(connection, model), None)
            self._change(connection, model, pacing.forget, is_last=True)

    def _change(
        self,
        connection: Connection,
        model: str,
        change: Callable[[Budget, Limits], Budget],
        *,
        is_last: bool = False,
    ) -> None:
        """Change a budget, and write it once a second or where nothing more will be told of it for now."""
        lane, now = _lane(connection, model), self._clock.now()
        before = self._budget(connection, model)
        after = change(before, self._limits(connection, before))
        is_due = is_last or not 0 <= now - self._kept_at.get(lane, 0.0) < _KEPT_EVERY_S
        if is_due and (after != before or lane in self._unkept):
            self._store.budgets.keep(*lane, after)
            self._kept_at[lane] = now
            self._unkept.discard(lane)
        elif after != before:
            self._unkept.add(lane)
        self._budgets[lane] = after

    def _budget(self, connection: Connection, model: str) -> Budget:
        lane = _lane(connection, model)
        if lane not in self._budgets:
            kept = self._store.budgets.read(*lane)
            first = Budget(tokens=0.0, at=self._clock.now())
            self._budgets[lane] = kept or pacing.fresh_budget(self._limits(connection, first), self._clock.now())
        budget = pacing.rewound(self._budgets[lane], self._clock.now(), self._settings.day_zone)
        if budget is not self._budgets[lane]:
            self._budgets[lane] = budget
            self._strains.pop(lane, None)
        return budget

    def _limits(self, connection: Connection, budget: Budget) -> Limits:
        first_ipm, first_ipd = self._settings.limits_of(connection.service)
        ipm, ipm_source = _in_force(self._settings.ipm, budget.own_ipm, first_ipm)
        ipd, ipd_source = _in_force(self._settings.ipd, budget.own_ipd, first_ipd)
        return Limits(ipm=ipm, ipd=ipd, ipm_source=ipm_source, ipd_source=ipd_source)

    def _flying(self, lane: Lane) -> Pending:
        return self._pending.setdefault(lane, Pending())


def _lane(connection: Connection, model: str) -> Lane:
    return (connection.account, model)


def _in_force(ceiling: int | None, own: int | None, first: int) -> tuple[int, Source]:
    """Choose the limit in force: a ceiling of the environment, what the owner set, or what to begin with."""
    if ceiling:
        return ceiling, "ceiling"
    if own is not None:
        return own, "yours" if own else "none"
    return first, "guess" if first else "none"
