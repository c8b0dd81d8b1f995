"""Verbs for a record that was chosen in the library or in its dialog, done to the form and the results of Generate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr

from components.ui import form as forms
from components.ui import watching
from components.ui.desk import read_form
from components.ui.generate_handlers import GenerateHandlers
from components.ui.restored import filled_html
from components.ui.session import is_record_id, read_visitor
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

    def on_reuse_all(self, sent: Any, watched: Watched | None, *values: Any) -> list[Any]:
        """Fill the form with the chosen record's request and show the record; see `_filled`."""
        shape = self._handlers.on_reuse_all(sent, _chosen(sent))
        return [*self._filled("restored_reused", sent, shape, values), *self.on_attach(sent, watched)]

    def on_remix(self, sent: Any, watched: Watched | None, *values: Any) -> list[Any]:
        """Do the same, but with a new seed."""
        shape = self._handlers.on_remix(sent, _chosen(sent))
        return [*self._filled("restored_remixed", sent, shape, values), *self.on_attach(sent, watched)]

    def on_reuse_seed(self, sent: Any) -> Any:
        """Give the seed that was really used for the chosen picture."""
        view = self._watcher.view(_chosen(sent), read_visitor(sent))
        index = sent["chosen"].get("index") if view is not None else None
        seed = next((image.seed for image in view.saved if image.index == index), None) if view is not None else None
        return self._handlers.on_last_seed(sent, _chosen(sent)) if seed is None else seed

    def on_use_init(self, sent: Any, *values: Any) -> list[Any]:
        """Start from the chosen picture; see `_filled`."""
        chosen = _chosen(sent)
        view = self._watcher.view(chosen, read_visitor(sent))
        index = sent["chosen"].get("index") if chosen is not None else None
        places = [image.index for image in view.saved] if view is not None else []
        place = places.index(index) if index in places else 0
        picked = (chosen.record_id, place) if chosen is not None else None
        shape = self._handlers.on_use_init(sent, chosen, picked, *values)
        return self._filled("restored_init", sent, shape, values)

    def _filled(self, key: str, sent: Any, shape: list[Any], values: tuple[Any, ...]) -> list[Any]:
        """Say what the form was filled with, and keep it as it was before; gives the notice, that, and the form."""
        visitor = read_visitor(sent)
        if self._watcher.view(_chosen(sent), visitor) is None:
            return [gr.skip(), gr.skip(), *shape]
        before = read_form(values)
        is_undoable = before != forms.default_form()
        kept = {name: forms.outgoing(value) for name, value in before.items()} if is_undoable else None
        return [filled_html(key, visitor.texts, is_undoable=is_undoable), kept, *shape]


def _chosen(sent: Any) -> Watched | None:
    chosen = sent.get("chosen") if isinstance(sent, Mapping) else None
    record_id = chosen.get("record") if isinstance(chosen, Mapping) else None
    return Watched(record_id=str(record_id)) if is_record_id(record_id) else None
