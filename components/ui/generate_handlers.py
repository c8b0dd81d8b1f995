"""What the Generate panel does with its form and with what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import gradio as gr

from components import models, params
from components.errors import ExplorerError, InvalidImage, StoreError
from components.services import Services
from components.store.rows import RecordView
from components.ui import form as forms
from components.ui import watching
from components.ui.controls import model_updates
from components.ui.desk import SHAPE_COUNT, Desk, path_of, read_form, refusal_of
from components.ui.identity import IdentityHandlers
from components.ui.init_images import PART_COUNT, refusal_html
from components.ui.problems import message_html, problems_html, sentence_of
from components.ui.restore import RestoreHandlers
from components.ui.session import Visitor, read_visitor
from components.ui.sizes import matching_size
from components.ui.watching import Watched

_INITS = params.IMAGE_NAMES


class GenerateHandlers:
    """Answer the panel's events; every event's first input is what the browser tells of itself."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._desk = Desk(services)
        self._inits, self._watcher = self._desk.inits, self._desk.watcher
        self.identity = IdentityHandlers(self._desk)
        self.restore = RestoreHandlers(self._desk)

    def on_generate(self, sent: Any, watched: Watched | None, *values: Any) -> list[Any]:
        """Submit the form; gives the problems and the updates of `watch`."""
        visitor = read_visitor(sent)
        try:
            request = self._desk.read_submitted(values, visitor)
        except ExplorerError as error:
            return [refusal_of(error, visitor.texts), *watching.nothing_new()]
        return self._desk.submit(request, visitor, self._watcher.known(watched, sent, visitor), fresh=False)

    def on_ask_again(self, sent: Any, watched: Watched | None) -> list[Any]:
        """Ask for the same anew, once it has ended: a second press must not make, and cost, another."""
        visitor = read_visitor(sent)
        watched = self._watcher.known(watched, sent, visitor)
        view = self._watcher.view(watched, visitor)
        if view is None:
            return [message_html(visitor.texts("toast_gone")), *watching.nothing_new()]
        if not view.record.is_ended:
            return [gr.skip(), *watching.nothing_new()]
        return self._desk.submit(view.record.request, visitor, watched, fresh=True)

    def on_tick(self, sent: Any, watched: Watched | None) -> Any:
        """Look at the record again."""
        visitor = read_visitor(sent)
        watched = self._watcher.known(watched, sent, visitor)
        return watching.forget() if watched is None else self._watcher.look(watched, visitor)

    def on_stop(self, sent: Any, watched: Watched | None) -> Any:
        """Drop what is not sent; what is in flight is awaited."""
        visitor = read_visitor(sent)
        watched = self._watcher.known(watched, sent, visitor)
        if watched is None:
            return watching.nothing_new()
        self._services.stop(watched.record_id, self._desk.owner(visitor))
        return self._watcher.look(replace(watched, is_stopping=True), visitor)

    def on_load(self, sent: Any) -> list[Any]:
        """Bring a page back to where it was: problems of its link, its form, and its record."""
        visitor = read_visitor(sent)
        sent = sent if isinstance(sent, Mapping) else {}
        form, problems = forms.read_link(_pairs(sent.get("query")))
        if form is not None:
            watched = self._desk.held(form, visitor)
        else:
            form, watched = forms.read_stored(sent.get("form")), self._watcher.find(sent.get("record"), visitor)
        shape = [gr.skip()] * SHAPE_COUNT if form is None else self._restored(form, visitor)
        watch = watching.nothing_new() if watched is None else self._watcher.look(watched, visitor)
        return [problems_html(problems, visitor.texts, "problems_link_title"), *shape, *watch]

    def on_model(self, sent: Any, *values: Any) -> list[Any]:
        """Show the controls that the model takes, and its sizes."""
        visitor, form = read_visitor(sent), forms.with_model(read_form(values))
        return model_updates(form, self._desk.panels(form, visitor))

    def on_size(self, sent: Any, *values: Any) -> list[Any]:
        """Open width and height for a size of one's own, and say whether the init image fits."""
        visitor, form = read_visitor(sent), read_form(values)
        _, _, _, aspect, match, _ = self._desk.panels(form, visitor)[_INITS[0]]
        return [gr.update(visible=forms.is_shown("width", form)), aspect, match]

    def on_match(self, sent: Any, *values: Any) -> list[Any]:
        """Choose the size that fits the init image; gives the updates of the whole form."""
        form = read_form(values)
        kept = form[_INITS[0]]
        if not kept:
            return [gr.skip()] * SHAPE_COUNT
        size = matching_size(kept["width"], kept["height"], forms.model_of(form))
        return self._desk.shape(forms.with_size(form, size), read_visitor(sent), before=form)

    def on_reuse(self, sent: Any, watched: Watched | None, *, with_seed: bool) -> list[Any]:
        """Fill the form with the record's request, with or without its seed."""
        visitor = read_visitor(sent)
        view = self._view(watched, sent, visitor)
        if view is None:
            return [gr.skip()] * SHAPE_COUNT
        request = view.record.request
        images = self._inits.known(request.init_images, self._desk.owner(visitor))
        if len(images) < len(set(request.init_images)):
            gr.Warning(visitor.texts("init_gone"))
        form = forms.form_of(request, images)
        form["seed"] = view.seed if with_seed and view.seed is not None else forms.RANDOM_SEED
        return self._desk.shape(form, visitor)

    def on_reuse_all(self, sent: Any, watched: Watched | None) -> list[Any]:
        """Fill the form with the record's request."""
        return self.on_reuse(sent, watched, with_seed=True)

    def on_remix(self, sent: Any, watched: Watched | None) -> list[Any]:
        """Fill the form with the record's request, but with a new seed."""
        return self.on_reuse(sent, watched, with_seed=False)

    def on_use_init(self, sent: Any, watched: Watched | None, selected: Any, *values: Any) -> list[Any]:
        """Start from the selected picture, else from the first; gives the updates of the whole form."""
        visitor, form = read_visitor(sent), read_form(values)
        view = self._view(watched, sent, visitor)
        if view is None or not view.saved:
            return [gr.skip()] * SHAPE_COUNT
        index = selected[1] if selected and selected[0] == view.record.id else 0
        image = view.saved[index if index < len(view.saved) else 0]
        if not forms.model_of(form).has_parameter(_INITS[0]):
            form = forms.with_model({**form, "model": models.DEFAULT_MODEL.id})
        try:
            kept = self._inits.take(self._services.image_path(image), self._desk.owner(visitor))
        except (ExplorerError, OSError):
            gr.Warning(visitor.texts("init_gone"))
            return [gr.skip()] * SHAPE_COUNT
        return self._desk.shape({**form, _INITS[0]: kept}, visitor, before=form)

    def on_select(self, sent: Any, watched: Watched | None, event: gr.SelectData) -> tuple[str, int] | None:
        """Note which picture of which record is selected."""
        watched = self._watcher.known(watched, sent, read_visitor(sent))
        return (watched.record_id, event.index) if watched is not None and isinstance(event.index, int) else None

    def on_last_seed(self, sent: Any, watched: Watched | None) -> Any:
        """Give the seed that was really used last."""
        visitor = read_visitor(sent)
        view = self._view(watched, sent, visitor)
        if view is None or view.seed is None:
            gr.Info(visitor.texts("toast_seed_none"))
            return gr.skip()
        return view.seed

    def take_upload(self, name: str, sent: Any, uploaded: Any, values: tuple[Any, ...]) -> list[Any]:
        """Take an upload in; gives the emptied upload box, the form's value and the panel's parts."""
        visitor, form = read_visitor(sent), read_form(values)
        path = path_of(uploaded)
        if path is None:
            return [gr.skip()] * (2 + PART_COUNT)
        notice = ""
        try:
            form[name] = self._inits.take(path, self._desk.owner(visitor))
        except InvalidImage as error:
            notice = refusal_html(name, error, path, visitor.texts)
        except StoreError as error:
            notice = message_html(sentence_of(error, visitor.texts))
        return [None, form[name], *self._desk.panel(name, form, visitor, notice=notice)]

    def take_away(self, name: str, sent: Any, values: tuple[Any, ...]) -> list[Any]:
        """Drop an init image; gives the same as `take_upload`."""
        form = {**read_form(values), name: None}
        return [None, None, *self._desk.panel(name, form, read_visitor(sent))]

    def _view(self, watched: Watched | None, sent: Any, visitor: Visitor) -> RecordView | None:
        return self._watcher.view(self._watcher.known(watched, sent, visitor), visitor)

    def _restored(self, form: forms.Form, visitor: Visitor) -> list[Any]:
        for name in _INITS:
            form[name] = self._inits.reread(form[name], self._desk.owner(visitor))
        return self._desk.shape(form, visitor, before=forms.default_form())


def _pairs(query: Any) -> list[tuple[str, str]]:
    """Read a link's query as the page's script sent it."""
    return parse_qsl(query, keep_blank_values=True)[:50] if isinstance(query, str) else []
