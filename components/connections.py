"""Typed keys: in memory only, under the browser's random id, and gone an hour after its last page."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from components.clock import Clock
from components.settings import Settings
from components.sites import Connection, Key, read_site

KEPT_S = 3600.0
HANDED_S = 60.0
_MOST_HANDED, _MOST_HANDED_EACH = 1000, 4


@dataclass(slots=True)
class _Entry:
    connection: Connection
    seen_utc: float


@dataclass(frozen=True, slots=True)
class _Handed:
    browser: str
    key_text: str = field(repr=False)
    until_utc: float


class Connections:
    """Hold what each browser typed; nothing of it is ever written."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._lock = threading.Lock()
        self._typed: dict[str, _Entry] = {}
        self._handed: dict[str, _Handed] = {}

    @property
    def default(self) -> Connection:
        """Give the environment's connection."""
        return self._settings.connection

    def of(self, browser: str) -> Connection:
        """Give the connection of a browser: what it typed, else the environment's. Counts as a sign of life."""
        with self._lock:
            entry = self._typed.get(browser)
            if entry is None:
                return self.default
            entry.seen_utc = self._clock.now()
            return entry.connection

    def has_typed(self, browser: str) -> bool:
        """Say whether this browser's connection was typed."""
        with self._lock:
            return browser in self._typed

    def remember(self, browser: str, key_text: str | None, site_text: str | None) -> Connection:
        """Take what was typed, each part possibly empty (both: forget); raises InvalidSite, and then nothing changes.

        On a public page only the key is taken; the site is the owner's.
        """
        site_text = None if self._settings.is_public else (site_text or "").strip() or None
        key_text = (key_text or "").strip() or None
        if key_text is None and site_text is None:
            self.forget(browser)
            return self.default
        connection = self._merged(key_text, site_text)
        with self._lock:
            self._typed[browser] = _Entry(connection, self._clock.now())
        return connection

    def with_key(self, key_text: str) -> Connection:
        """Give the connection for a key that came with one call; raises InvalidSite."""
        return self._settings.connection_with(Key(key_text))

    def preview(self, key_text: str | None, site_text: str | None) -> Connection:
        """Give the connection that `remember` would take, without taking it; raises InvalidSite."""
        site_text = None if self._settings.is_public else (site_text or "").strip() or None
        return self._merged((key_text or "").strip() or None, site_text)

    def hand_in(self, browser: str, key_text: str) -> str:
        """Take what stands in a browser's key box for a minute, unchecked; gives a ticket for it."""
        ticket, now = secrets.token_urlsafe(24), self._clock.now()
        with self._lock:
            self._drop_late(now)
            own = [name for name, each in self._handed.items() if each.browser == browser]
            for name in own[: max(len(own) - _MOST_HANDED_EACH + 1, 0)]:
                del self._handed[name]
            if len(self._handed) >= _MOST_HANDED:
                del self._handed[next(iter(self._handed))]
            self._handed[ticket] = _Handed(browser, key_text, now + HANDED_S)
        return ticket

    def handed(self, browser: str, ticket: str) -> str | None:
        """Give what was handed in for a ticket, once; None where it is too late, or another browser's."""
        with self._lock:
            self._drop_late(self._clock.now())
            found = self._handed.get(ticket) if isinstance(ticket, str) else None
            if found is None or found.browser != browser:
                return None
            return self._handed.pop(ticket).key_text

    def forget(self, browser: str) -> None:
        """Drop what a browser typed."""
        with self._lock:
            self._typed.pop(browser, None)
            self._handed = {name: each for name, each in self._handed.items() if each.browser != browser}

    def sweep_out(self, is_busy: Callable[[Connection], bool]) -> None:
        """Drop what belongs to browsers not seen for an hour that have no work left."""
        horizon = self._clock.now() - KEPT_S
        with self._lock:
            self._drop_late(self._clock.now())
            old = [
                name for name, each in self._typed.items() if each.seen_utc < horizon and not is_busy(each.connection)
            ]
            for browser in old:
                del self._typed[browser]

    def _drop_late(self, now: float) -> None:
        self._handed = {name: each for name, each in self._handed.items() if each.until_utc > now}

    def _merged(self, key_text: str | None, site_text: str | None) -> Connection:
        """Fill what was not typed: a key alone goes to the site that is set, else to the hosted one, and the
        environment's own key never goes to a site other than its own."""
        key = Key(key_text) if key_text else None
        if site_text is None:
            return self._settings.connection_with(key) if key else self.default
        site = read_site(site_text)
        if key is None and site == self.default.site:
            key = self.default.key
        return Connection(site=site, key=key)
