"""Restoring the form from a picture: what its settings say, field by field, and the way back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from components import metadata, models, params
from components.containers import claims_to_be
from components.errors import InvalidImage, StoreError
from components.init_images import MAX_BYTES, prepare_init_image
from components.metadata import Found, MetadataError, SweepSettings
from components.ui import form as forms
from components.ui import watching
from components.ui.desk import SHAPE_COUNT, Desk, path_of, read_form
from components.ui.problems import message_html, sentence_of
from components.ui.restored import (
    Restored,
    nothing_html,
    refused_html,
    restored_html,
    said_html,
    settings_refused_html,
    sweep_html,
)
from components.ui.session import Visitor, read_visitor
from components.ui.watching import Watched
from components.ui.words import word

_INIT = params.IMAGE_NAMES[0]
_NAME_CHARS = 60
_SILENT = ("GIF", "BMP", "AVIF")  # formats in which nothing is looked for
_USUAL = ("image_size", "num_inference_steps", "guidance_scale", "cfg", "seed")  # what a file says that says all


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePanel:
    """Hold the way in and the ways back; `before` is the form as it was, `dropped` the file that has no settings."""

    file: gr.UploadButton
    notice: gr.HTML
    undo: gr.Button
    as_init: gr.Button
    before: gr.JSON
    dropped: gr.State

    @property
    def parts(self) -> list[Any]:
        """Give what a restored file changes."""
        return [self.file, self.notice, self.before, self.dropped]


def build_restore() -> RestorePanel:
    """Lay out the button and the notice above the form; the page's script takes dropped files here."""
    notice = gr.HTML(elem_id="restored")
    with gr.Column(elem_id="restore-box", min_width=0):
        file = gr.UploadButton(word("restore_button"), elem_id="restore", size="sm", type="filepath", min_width=80)
        undo = gr.Button("undo", visible="hidden", elem_id="undo-restore")
        as_init = gr.Button("as init", visible="hidden", elem_id="restore-as-init")
        before = gr.JSON(visible=False)
    return RestorePanel(file=file, notice=notice, undo=undo, as_init=as_init, before=before, dropped=gr.State(None))


class RestoreHandlers:
    """Answer the panel's events; nothing is generated here."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on_restore(self, sent: Any, watched: Watched | None, uploaded: Any, *values: Any) -> list[Any]:
        """Read a file; gives the updates of `RestorePanel.parts`, the form, the problems and `watch`."""
        visitor, path = read_visitor(sent), path_of(uploaded)
        if path is None:
            return _unchanged("")
        name = _name_of(uploaded, path)
        try:
            data = _read_bounded(path)
            found = metadata.read(data)
            if found is None:
                prepare_init_image(data)
                return _unchanged(_nothing(name, data, visitor), dropped=str(path))
        except InvalidImage as error:
            return _unchanged(refused_html(name, error, visitor.texts))
        except MetadataError as error:
            return _unchanged(settings_refused_html(name, error, visitor.texts), dropped=str(path))
        except OSError:
            return _unchanged(said_html("restore_gone", visitor.texts))
        sweep = metadata.sweep_of(found)
        if sweep is not None:
            return _unchanged(_offered(sweep, name, visitor))
        watched = self._desk.watcher.known(watched, sent, visitor)
        return self._take(found, name, visitor, read_form(values), watched)

    def on_undo(self, sent: Any, before: Any, *values: Any) -> list[Any]:
        """Bring the form back as it was; gives the notice and the form."""
        visitor, form = read_visitor(sent), forms.read_stored(before)
        if form is None:
            return [said_html("restore_no_undo", visitor.texts), *[gr.skip()] * SHAPE_COUNT]
        for name in params.IMAGE_NAMES:
            form[name] = self._desk.inits.reread(form[name], self._desk.owner(visitor))
        return [said_html("restore_undone", visitor.texts, tone="good"), *self._desk.shape(form, visitor)]

    def on_as_init(self, sent: Any, dropped: str | None, *values: Any) -> list[Any]:
        """Start from the dropped picture instead; gives the notice and the form."""
        visitor, form = read_visitor(sent), read_form(values)
        try:
            kept = self._desk.inits.take(Path(dropped or ""), self._desk.owner(visitor))
        except StoreError as error:
            return [message_html(sentence_of(error, visitor.texts)), *[gr.skip()] * SHAPE_COUNT]
        except InvalidImage as error:
            return [refused_html(Path(dropped or "").name, error, visitor.texts), *[gr.skip()] * SHAPE_COUNT]
        except OSError:
            return [said_html("restore_gone", visitor.texts), *[gr.skip()] * SHAPE_COUNT]
        if not forms.model_of(form).has_parameter(_INIT):
            form = forms.with_model({**form, "model": models.DEFAULT_MODEL.id})
        return ["", *self._desk.shape({**form, _INIT: kept}, visitor, before=read_form(values))]

    def _take(
        self, found: Found, name: str, visitor: Visitor, before: forms.Form, watched: Watched | None
    ) -> list[Any]:
        """Fill the form with what fits, and show what the library holds of it."""
        owner = self._desk.owner(visitor)
        given = {each: value for each, value in found.values.items() if each != "prompt" or not _is_blank(value)}
        form, problems = forms.read_values(
            given, lambda sha256: self._desk.inits.reread({"sha256": sha256}, owner), prompt=before["prompt"]
        )
        named = {problem.field for problem in problems}
        fitting = tuple(each for each, value in given.items() if each not in named and value not in (None, ""))
        is_undoable = before not in (form, forms.default_form())
        held = self._desk.held(form, visitor) if fitting else None
        restored = Restored(
            file=name,
            found=found,
            names=fitting,
            problems=problems,
            is_undoable=is_undoable,
            is_held=held is not None,
            has_defaults=any(forms.model_of(form).has_parameter(each) and each not in fitting for each in _USUAL),
        )
        notice = restored_html(restored, visitor.texts)
        if not fitting:
            return _unchanged(notice)
        kept = {each: forms.outgoing(value) for each, value in before.items()} if is_undoable else None
        shape = self._desk.shape(form, visitor)
        if held is None:
            return [None, notice, kept, None, *shape, "", *watching.nothing_new()]
        shown = self._desk.attach(held.record_id, visitor, watched, is_reused=held.is_reused)
        return [None, notice, kept, None, *shape, *shown]


def _unchanged(notice: str, *, dropped: str | None = None) -> list[Any]:
    """Give updates that leave the form and the results as they are."""
    return [None, notice, gr.skip(), dropped, *[gr.skip()] * SHAPE_COUNT, gr.skip(), *watching.nothing_new()]


def _nothing(name: str, data: bytes, visitor: Visitor) -> str:
    """Say of a picture without settings that can be read whose they are, or that its format has none."""
    program = metadata.program_of(data)
    silent = next((each for each in _SILENT if claims_to_be(data, (each,))), None)
    return nothing_html(name, visitor.texts, program=program, silent=silent)


def _plain(values: Mapping[str, Any]) -> str:
    """Write JSON in which Gradio's page finds nothing to translate."""
    return json.dumps(values, ensure_ascii=False).replace("__i18n__", "\\u005f_i18n__")


def _offered(sweep: SweepSettings, name: str, visitor: Visitor) -> str:
    """Offer to plan a grid's sweep again, from its base by wire names; the form stays until then."""
    planned = {
        "form": dict(sweep.base),
        "axes": [dict(axis) for axis in sweep.axes],
        "title": sweep.title,
    }
    names = [axis["name"] for axis in sweep.axes]
    return sweep_html(name, names, _plain(planned), visitor.texts, title=sweep.title)


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _read_bounded(path: Path) -> bytes:
    """Read a file; raises InvalidImage where it is larger than any picture that is taken."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InvalidImage("The file has more than 20 MB. Choose a smaller one.", reason="too_large")
    return data


def _name_of(uploaded: Mapping[str, Any], path: Path) -> str:
    """Give the name under which the visitor knows the file."""
    name = uploaded.get("orig_name")
    return (name if isinstance(name, str) and name else path.name)[-_NAME_CHARS:]
