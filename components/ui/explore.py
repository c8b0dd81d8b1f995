"""The Explore panel: places for the planner, the list of sweeps and the open sweep, which the page's script fills."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr

from components.ui import form as forms
from components.ui.desk import SHAPE_COUNT, Desk, read_form
from components.ui.restored import filled_html
from components.ui.session import read_visitor

_PLACES = '<div id="planner" data-state="new"></div><div id="sweeps"></div><div id="sweep"></div>'


def build_explore() -> gr.HTML:
    """Lay the panel out."""
    return gr.HTML(f'<div id="explore">{_PLACES}</div>', elem_id="explore-panel")


def build_fill() -> gr.Button:
    """Build the button that only the page's script presses, to fill Generate's form with the base of a sweep."""
    return gr.Button("fill", visible="hidden", elem_id="explore-fill")


class ExploreHandlers:
    """Answer the panel's one event; all else goes through routes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on_fill(self, sent: Any, *values: Any) -> list[Any]:
        """Fill the form with a sweep's base, named as on the wire; gives the notice, the form before, and the form."""
        visitor, base = read_visitor(sent), _base_of(sent)
        if base is None:
            return [gr.skip()] * (SHAPE_COUNT + 2)
        owner, before = self._desk.owner(visitor), read_form(values)

        def find(sha256: str) -> dict[str, Any] | None:
            return self._desk.inits.reread({"sha256": sha256}, owner)

        form, problems = forms.read_values(base, find, prompt=str(base.get("prompt") or ""))
        if any(problem.kind == "init_gone" for problem in problems):
            gr.Warning(visitor.texts("init_gone"))
        is_undoable = before not in (form, forms.default_form())
        kept = {name: forms.outgoing(value) for name, value in before.items()} if is_undoable else None
        notice = filled_html("plan_filled", visitor.texts, is_undoable=is_undoable)
        return [notice, kept, *self._desk.shape(form, visitor)]


def _base_of(sent: Any) -> Mapping[str, Any] | None:
    chosen = sent.get("chosen") if isinstance(sent, Mapping) else None
    base = chosen.get("form") if isinstance(chosen, Mapping) else None
    return base if isinstance(base, Mapping) else None
