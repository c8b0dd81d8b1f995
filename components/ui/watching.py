"""Watching a record: what the page shows of it, and only what has changed since the last look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from components.services import Services
from components.store.rows import RecordView
from components.ui.results import Shown, show
from components.ui.session import Visitor, is_record_id, owner_of

POLL_S = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """Hold which record a page watches, and what it shows of it at present."""

    record_id: str
    is_reused: bool = False
    is_stopping: bool = False
    shown: Shown | None = None


class Watcher:
    """Look at records for a page."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def view(self, watched: Watched | None, visitor: Visitor) -> RecordView | None:
        """Read the record that a page watches; None where there is none, or it is somebody else's."""
        if watched is None:
            return None
        return self._services.view(watched.record_id, owner_of(self._services.settings, visitor.id))

    def known(self, watched: Watched | None, sent: Any, visitor: Visitor) -> Watched | None:
        """Give what a page watches; where the server was started anew, the record that the browser says it shows."""
        record_id = sent.get("record") if watched is None and isinstance(sent, Mapping) else None
        return self._shown_before(record_id, visitor) if record_id else watched

    def look(self, watched: Watched, visitor: Visitor) -> list[Any]:
        """Give the updates of `GeneratePanel.watch`; everything that looks the same is left alone."""
        view = self.view(watched, visitor)
        if view is None:
            return forget()
        progress = self._services.progress(watched.record_id)
        shown = show(
            view,
            progress,
            visitor.texts,
            self._services.image_path,
            is_reused=watched.is_reused,
            is_stopping=watched.is_stopping,
        )
        return updates(watched, shown, self._services.clock.now())

    def find(self, record_id: object, visitor: Visitor) -> Watched | None:
        """Find what a page that loads watches: the record it showed before, else its newest if that is unfinished."""
        found = self._shown_before(record_id, visitor)
        if found is not None:
            return found
        owner = owner_of(self._services.settings, visitor.id)
        latest = self._services.latest(owner)
        view = self._services.view(latest, owner) if latest is not None else None
        return None if view is None or view.record.is_ended else Watched(record_id=view.record.id)

    def _shown_before(self, record_id: object, visitor: Visitor) -> Watched | None:
        if not is_record_id(record_id):
            return None
        found = Watched(record_id=str(record_id))
        return None if self.view(found, visitor) is None else found


def updates(watched: Watched, shown: Shown, now: float) -> list[Any]:
    """Give the updates that bring a page from what it shows to what it should show."""
    changed = shown.changed(watched.shown)
    if not changed:
        return [gr.skip()] * _COUNT

    def when(part: str, **update: Any) -> Any:
        return gr.update(**update) if part in changed else gr.skip()

    before = watched.shown
    is_new = before is None
    has_had_pictures = before is not None and bool(before.gallery)

    def enabled(is_now: bool, was: bool) -> Any:
        return gr.update(interactive=is_now) if is_new or is_now != was else gr.skip()

    return [
        when("card", value=_stamped(shown.card, now)),
        gr.update(visible=False) if is_new else gr.skip(),
        when("gallery", value=list(shown.gallery), visible=bool(shown.gallery), columns=_columns(shown)),
        when("tiles", value=shown.tiles, visible=bool(shown.tiles)),
        when("facts", value=shown.facts),
        gr.update(visible=True) if is_new else gr.skip(),
        gr.update(visible=True) if is_new else gr.skip(),
        enabled(bool(shown.gallery), has_had_pictures),
        enabled(bool(shown.gallery), has_had_pictures),
        enabled(shown.is_ended, before is not None and before.is_ended),
        when("request", value=shown.request),
        when("reply", value=shown.reply),
        when("can_stop", interactive=shown.can_stop),
        gr.Timer(POLL_S, active=not shown.is_ended) if "is_ended" in changed else gr.skip(),
        replace(watched, shown=shown),
    ]


def forget() -> list[Any]:
    """Give the updates of a page that watches nothing any more."""
    nothing: list[Any] = [gr.skip()] * _COUNT
    nothing[-2:] = [gr.Timer(POLL_S, active=False), None]
    return nothing


def nothing_new() -> list[Any]:
    """Give updates that change nothing."""
    return [gr.skip()] * _COUNT


_COUNT = 15


def _columns(shown: Shown) -> int:
    """Give as many columns as let the pictures be large on a wide stage; on a phone the style has two."""
    count = len(shown.gallery)
    return count if count < 2 or shown.is_upright else 2


def _stamped(card: str, now: float) -> str:
    """Tell the page's script the server's time, so that counting up and down does not hang on the visitor's clock."""
    return f'<div class="stamp" data-now="{now:.2f}">{card}</div>'
