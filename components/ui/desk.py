"""What the handlers of the Generate panel share: reading the form, submitting it, filling it, and what is known."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from components import params
from components.errors import ExplorerError, InvalidRequest, MissingKey
from components.records import GenerationRequest
from components.services import Services
from components.ui import form as forms
from components.ui import watching
from components.ui.controls import shape_updates
from components.ui.init_images import PART_COUNT, Inits
from components.ui.problems import advice_of, message_html, problems_html, sentence_of, verb_html
from components.ui.session import Visitor, owner_of
from components.ui.texts import Texts
from components.ui.watching import Watched, Watcher

_INITS = params.IMAGE_NAMES
SHAPE_COUNT = len(forms.NAMES) + 1 + PART_COUNT * len(_INITS)


class Desk:
    """Do for a visitor what several handlers need."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.inits = Inits(services)
        self.watcher = Watcher(services)

    def owner(self, visitor: Visitor) -> str:
        return owner_of(self.services.settings, visitor.id)

    def read_submitted(self, values: tuple[Any, ...], visitor: Visitor) -> GenerationRequest:
        """Check the upload boxes and the fields, as the page sent them; raises InvalidRequest or StoreError."""
        form = read_form(values[len(_INITS) :])
        files = dict(zip(_INITS, map(path_of, values[: len(_INITS)]), strict=True))
        uploads = {name: path for name, path in files.items() if path and forms.model_of(form).has_parameter(name)}
        return self.read_request(form, uploads, self.owner(visitor))

    def read_request(self, form: forms.Form, uploads: Mapping[str, Path], owner: str) -> GenerationRequest:
        """Check the form; raises InvalidRequest that names every field that does not fit."""
        problems = forms.problems_of(form)
        try:
            request = self.services.read_request(forms.values_of(form), uploads, owner)
        except InvalidRequest as error:
            raise InvalidRequest((*error.problems, *problems)) from None
        if problems:
            raise InvalidRequest(problems)
        return request

    def submit(
        self, request: GenerationRequest, visitor: Visitor, watched: Watched | None, *, fresh: bool
    ) -> list[Any]:
        """Ask for a request; gives the problems and the updates of `watch`."""
        texts = visitor.texts
        connection = self.services.connections.of(visitor.id)
        try:
            submitted = self.services.generate(request, owner=self.owner(visitor), connection=connection, fresh=fresh)
        except MissingKey:
            lead = f'<p class="verbs">{verb_html("open_connect", texts)}</p>'
            return [message_html(advice_of("missing_key", texts), extra=lead), *watching.nothing_new()]
        except ExplorerError as error:
            return [message_html(sentence_of(error, texts)), *watching.nothing_new()]
        return self.attach(submitted.record_id, visitor, watched, is_reused=submitted.reused)

    def attach(self, record_id: str, visitor: Visitor, watched: Watched | None, *, is_reused: bool) -> list[Any]:
        """Watch a record from now on; gives the problems, none, and the updates of `watch`."""
        shown = watched.shown if watched is not None else None
        return ["", *self.watcher.look(Watched(record_id=record_id, is_reused=is_reused, shown=shown), visitor)]

    def held(self, form: forms.Form, visitor: Visitor) -> Watched | None:
        """Find the record in the visitor's library that answers a form without asking."""
        try:
            request = self.read_request(form, {}, self.owner(visitor))
        except ExplorerError:
            return None
        connection = self.services.connections.of(visitor.id)
        known = self.services.known(request, self.owner(visitor), connection)
        return None if known is None else Watched(record_id=known.id, is_reused=known.is_ended)

    def shape(self, form: forms.Form, visitor: Visitor, *, before: forms.Form | None = None) -> list[Any]:
        """Give the updates of the whole form; see `shape_updates`."""
        return shape_updates(form, self.panels(form, visitor), before=before)

    def panels(self, form: forms.Form, visitor: Visitor) -> dict[str, list[Any]]:
        """Give the updates of every init image's panel."""
        return {name: self.panel(name, form, visitor) for name in _INITS}

    def panel(self, name: str, form: forms.Form, visitor: Visitor, *, notice: str = "") -> list[Any]:
        """Give the updates of one init image's panel."""
        return self.inits.panel(name, form, self.owner(visitor), visitor.texts, notice=notice)


def read_form(values: tuple[Any, ...]) -> forms.Form:
    """Read the fields as the page sent them, in the order of `form.NAMES`."""
    form = dict(zip(forms.NAMES, values, strict=True))
    return {name: forms.read_kept(value) if name in _INITS else forms.incoming(value) for name, value in form.items()}


def refusal_of(error: ExplorerError, texts: Texts) -> str:
    """Say why a form is not submitted: which fields do not fit, or what stands in the way."""
    if isinstance(error, InvalidRequest):
        return problems_html(error.problems, texts)
    return message_html(sentence_of(error, texts))


def path_of(uploaded: Any) -> Path | None:
    """Give the file of an upload as it is before Gradio's own reading, but after its check of where the file lies."""
    path = uploaded.get("path") if isinstance(uploaded, Mapping) else None
    return Path(path) if isinstance(path, str) and path else None
