"""Links under which ZIPs are fetched: unguessable, good for an hour, and the same for the same wish."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from threading import Lock

from components.clock import Clock
from components.errors import ExplorerError
from components.export.names import first_words
from components.export.streaming import stream_zip
from components.export.sweep_entry import read_sweep_export
from components.store.store import Store

LINK_LIFE_S = 3600.0
_MOST_LINKS, _MOST_LINKS_EACH = 1000, 20
# Two thirds of what an import reads of a manifest, so that whatever is exported here can be imported, too.
MOST_TEXT_BYTES = 20 * 2**20


class ExportTooLong(ExplorerError):
    """Say that the prompts of a sweep are too long for one ZIP."""

    kind = "export_too_long"

    def __init__(self) -> None:
        super().__init__("The prompts of this sweep are too long for one ZIP. Export its pictures from the library.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Hold what one link stands for; `sweep_id` instead of records where it is a sweep, as it stands when fetched."""

    owner: str
    record_ids: tuple[str, ...]
    with_settings: bool
    name: str
    until_utc: float
    sweep_id: str | None = None

    @property
    def wish(self) -> tuple[object, ...]:
        return (self.record_ids, self.with_settings, self.name, self.sweep_id)


class ExportLinks:
    """Give links to ZIPs, and stream what they stand for."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._lock = Lock()
        self._exports: dict[str, Export] = {}

    def of_records(self, owner: str, record_ids: Sequence[str], count: int, *, with_settings: bool = True) -> str:
        """Give the address, below the app's own, of a ZIP of records that hold so many images."""
        name = f"kolors-{self._day()}-{count}-{'image' if count == 1 else 'images'}.zip"
        return self._add(owner, tuple(record_ids), with_settings, name, None)

    def link(self, owner: str, sweep_id: str) -> str | None:
        """Give the address of a sweep's ZIP, finished or not; None where there is no such sweep of this owner.

        Raises ExportTooLong.
        """
        found = read_sweep_export(self._store, sweep_id, owner)
        if found is None:
            return None
        if found.text_bytes > MOST_TEXT_BYTES:
            raise ExportTooLong()
        words = first_words(found.title) or "sweep"
        return self._add(owner, (), True, f"kolors-{self._day()}-{words}.zip", sweep_id)

    def find(self, token: str) -> Export | None:
        """Give what a link stands for while it is good."""
        with self._lock:
            export = self._exports.get(token)
        return None if export is None or export.until_utc <= self._clock.now() else export

    def stream(self, export: Export) -> Iterator[bytes]:
        """Give the ZIP piece by piece."""
        sweep = None
        if export.sweep_id is not None:
            sweep = read_sweep_export(self._store, export.sweep_id, export.owner)
        ids = export.record_ids if sweep is None else sweep.record_ids
        now = self._clock.now()
        return stream_zip(self._store, ids, export.owner, now, with_settings=export.with_settings, sweep=sweep)

    def _add(
        self, owner: str, record_ids: tuple[str, ...], with_settings: bool, name: str, sweep_id: str | None
    ) -> str:
        now = self._clock.now()
        export = Export(
            owner=owner,
            record_ids=record_ids,
            with_settings=with_settings,
            name=name,
            until_utc=now + LINK_LIFE_S,
            sweep_id=sweep_id,
        )
        with self._lock:
            self._exports = {key: each for key, each in self._exports.items() if each.until_utc > now}
            return f"export/{self._token(export)}.zip"

    def _token(self, export: Export) -> str:
        """Find the link of an equal export, else make a new one; beyond some, the owner's oldest goes."""
        own = [key for key, each in self._exports.items() if each.owner == export.owner]
        for key in own:
            if self._exports[key].wish == export.wish:
                self._exports[key] = export
                return key
        too_many = own[: max(len(own) - _MOST_LINKS_EACH + 1, 0)]
        for oldest in too_many or list(self._exports)[: max(len(self._exports) - _MOST_LINKS + 1, 0)]:
            del self._exports[oldest]
        token = secrets.token_urlsafe(32)
        self._exports[token] = export
        return token

    def _day(self) -> str:
        return datetime.fromtimestamp(self._clock.now(), timezone.utc).strftime("%Y-%m-%d")
