"""Verbs for a record that was chosen in the library or in its dialog, done to the form and the results of Generate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr

from components.ui import watching
from components.ui.generate_handlers import GenerateHandlers
from components.ui.session import read_visitor
from components.ui.watching import Watched, Watcher


class ChosenHandlers:
    """Answer the bridge's events; the page's script tells which record and picture were chosen."""

    def __init__(self, handlers: GenerateHandlers, watcher: Watcher) -> None:
        self._handlers = handlers
        self._watcher = watcher

    def on_attach(self, sent: Any, watched: Watched | None) -> list[Any]:
        """Show the chosen record as the result; gives the updates of `watch`."""
        visitor, chosen = read_visitor(sent), _chosen(sent)
        if chosen is None or self._watcher.view(chosen, visitor) is None:
            gr.Warning(visitor.texts("toast_gone"))
            return watching.nothing_new()
        shown = watched.shown if watched is not None else None
        return self._watcher.look(Watched(record_id=chosen.record_id, shown=shown), visitor)

    def on_reuse_all(self, sent: Any) -> list[Any]:
        """Fill the form with the chosen record's request."""
        return self._handlers.on_reuse_all(sent, _chosen(sent))

    def on_remix(self, sent: Any) -> list[Any]:
        """Fill the form with the chosen record's request, but with a new seed."""
        return self._handlers.on_remix(sent, _chosen(sent))

    def on_reuse_seed(self, sent: Any) -> Any:
        """Give the seed that was really used for the chosen picture."""
        view = self._watcher.view(_chosen(sent), read_visitor(sent))
        index = sent["chosen"].get("index") if view is not None else None
        seed = next((image.seed for image in view.saved if image.index == index), None) if view is not None else None
        return self._handlers.on_last_seed(sent, _chosen(sent)) if seed is None else seed

    def on_use_init(self, sent: Any, *values: Any) -> list[Any]:
        """Start from the chosen picture; gives the updates of the whole form."""
        chosen = _chosen(sent)
        view = self._watcher.view(chosen, read_visitor(sent))
        index = sent["chosen"].get("index") if chosen is not None else None
        places = [image.index for image in view.saved] if view is not None else []
        place = places.index(index) if index in places else 0
        picked = (chosen.record_id, place) if chosen is not None else None
        return self._handlers.on_use_init(sent, chosen, picked, *values)


def _chosen(sent: Any) -> Watched | None:
    chosen = sent.get("chosen") if isinstance(sent, Mapping) else None
    record_id = chosen.get("record") if isinstance(chosen, Mapping) else None
    return Watched(record_id=record_id) if isinstance(record_id, str) and record_id else None
