"""Identity before the click: a line beside Generate that says when the library already answers what the form asks."""

from __future__ import annotations

import html
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import gradio as gr

from components.errors import ExplorerError
from components.records import GenerationRequest
from components.store.rows import RecordView
from components.ui import watching
from components.ui.desk import Desk, read_form, refusal_of
from components.ui.session import Visitor, read_visitor
from components.ui.texts import Texts
from components.ui.tiles import when_html
from components.ui.watching import Watched
from components.ui.words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityPanel:
    """Hold the line; `check` is pressed by the page's script, `told` is the newest copy that the line knows of."""

    line: gr.HTML
    fresh: gr.Button
    check: gr.Button
    told: gr.State

    @property
    def parts(self) -> list[Any]:
        """Give what a check changes."""
        return [self.line, self.fresh, self.told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Hold what the library has of a request: the record that answers it, and the newest copy of it."""

    view: RecordView
    newest: RecordView

    @property
    def state(self) -> str:
        """Say how it stands: `held`, `copying` (held, and another is being made), `on_way` or `unclear`."""
        if not self.view.record.is_ended:
            return "on_way"
        if not self.newest.record.is_ended:
            return "copying"
        return "held" if self.view.record.status == "done" else "unclear"

    @property
    def has_fresh(self) -> bool:
        """Say whether asking anew makes sense now."""
        return self.newest.record.is_ended


def build_identity() -> IdentityPanel:
    """Lay the line out."""
    with gr.Row(elem_id="known", equal_height=True):
        line = gr.HTML(elem_id="known-line")
        fresh = gr.Button(word("known_fresh"), visible=False, size="sm", elem_id="fresh-copy", scale=0, min_width=80)
        check = gr.Button("check", visible="hidden", elem_id="check-known")
    return IdentityPanel(line=line, fresh=fresh, check=check, told=gr.State(None))


class IdentityHandlers:
    """Answer the line's events; nothing is asked of the service but by `on_fresh`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asking = threading.Lock()

    def on_check(self, sent: Any, *values: Any) -> list[Any]:
        """Look the form up in the visitor's own library; gives the updates of `IdentityPanel.parts`."""
        visitor = read_visitor(sent)
        known = self.find(read_form(values), visitor)
        if known is None:
            return ["", gr.update(visible=False), None]
        return [self._line(known, visitor.texts), gr.update(visible=known.has_fresh), known.newest.record.id]

    def find(self, form: Mapping[str, Any], visitor: Visitor) -> Known | None:
        """Find what the library has; None also for a form that does not fit and for a seed that is drawn anew."""
        try:
            request = self._desk.read_request(dict(form), {}, self._desk.owner(visitor))
            return self._known(request, visitor)
        except ExplorerError:
            return None

    def on_fresh(self, sent: Any, watched: Watched | None, told: str | None, *values: Any) -> list[Any]:
        """Ask anew for what the form says; gives the problems and the updates of `watch`.

        A second press must not make, and cost, another: where there is a copy that the line did not know of, or one on
        its way, it is shown instead.
        """
        visitor = read_visitor(sent)
        watched = self._desk.watcher.known(watched, sent, visitor)
        try:
            request = self._desk.read_submitted(values, visitor)
        except ExplorerError as error:
            return [refusal_of(error, visitor.texts), *watching.nothing_new()]
        with self._asking:
            newest = self._newest(request, visitor)
            if newest is not None and (not newest.record.is_ended or told not in (None, newest.record.id)):
                return self._desk.attach(newest.record.id, visitor, watched, is_reused=False)
            return self._desk.submit(request, visitor, watched, fresh=True)

    def _known(self, request: GenerationRequest, visitor: Visitor) -> Known | None:
        desk, owner = self._desk, self._desk.owner(visitor)
        record = desk.services.known(request, owner, desk.services.connections.of(visitor.id))
        view = desk.services.view(record.id, owner) if record is not None else None
        newest = self._newest(request, visitor)
        return Known(view=view, newest=newest) if view is not None and newest is not None else None

    def _newest(self, request: GenerationRequest, visitor: Visitor) -> RecordView | None:
        services = self._desk.services
        return services.newest_copy(request, self._desk.owner(visitor), services.connections.of(visitor.id))

    def _line(self, known: Known, texts: Texts) -> str:
        saved = known.view.saved
        picture = self._desk.services.store.folder.thumbnail_path(saved[0]) if saved else None
        return line_html(known, texts, "" if picture is None else f"gradio_api/file={quote(str(picture))}")


def line_html(known: Known, texts: Texts, picture: str) -> str:
    """Give the line; `picture` is the address of a thumbnail, or empty."""
    record = known.view.record
    made = when_html(record.accepted_utc if record.ended_utc is None else record.ended_utc)
    key = f"known_{known.state}"
    text = f"<p>{texts.html(key, time=made)}</p>"
    if not picture:
        return f'<div class="known">{text}</div>'
    opens = f'data-open-record="{html.escape(record.id)}" aria-label="{texts.html("known_open")}"'
    image = f'<button type="button" class="known-open" {opens}><img src="{html.escape(picture)}" alt=""></button>'
    return f'<div class="known">{image}{text}</div>'
