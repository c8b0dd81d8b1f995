"""The Generate panel: controls on the left, what comes of them on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from components.ui.controls import Controls, build_controls
from components.ui.identity import IdentityPanel, build_identity
from components.ui.restore import RestorePanel, build_restore
from components.ui.texts import in_both
from components.ui.watching import POLL_S
from components.ui.words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPanel:
    """Hold the right side; `watched` is which record this page watches and what it shows of it."""

    card: gr.HTML
    empty: gr.HTML
    gallery: gr.Gallery
    tiles: gr.HTML
    facts: gr.HTML
    verbs: gr.Row
    details: gr.Accordion
    request: gr.JSON
    reply: gr.JSON
    reuse_all: gr.Button
    reuse_seed: gr.Button
    remix: gr.Button
    use_init: gr.Button
    ask_again: gr.Button
    timer: gr.Timer
    watched: gr.State
    selected: gr.State


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratePanel:
    """Hold the whole panel."""

    restore: RestorePanel
    controls: Controls
    problems: gr.HTML
    identity: IdentityPanel
    generate: gr.Button
    stop: gr.Button
    results: ResultPanel

    @property
    def watch(self) -> list[Any]:
        """Give what watching a record changes, in the order of `watching.updates`."""
        shown = self.results
        parts = [shown.card, shown.empty, shown.gallery, shown.tiles, shown.facts, shown.verbs, shown.details]
        verbs = [shown.reuse_seed, shown.use_init, shown.ask_again]
        return [*parts, *verbs, shown.request, shown.reply, self.stop, shown.timer, shown.watched]


def build_generate() -> GeneratePanel:
    """Lay out the panel."""
    with gr.Row(elem_id="bench", equal_height=False):
        with gr.Column(scale=0, min_width=320, elem_id="form"):
            restore = build_restore()
            controls = build_controls()
            with gr.Column(elem_id="dock", min_width=0):
                problems = gr.HTML(elem_id="problems")
                identity = build_identity()
                with gr.Row(elem_id="actions"):
                    generate = gr.Button(word("generate"), variant="primary", elem_id="generate", min_width=120)
                    stop = gr.Button(word("stop"), elem_id="stop", interactive=False, scale=0, min_width=90)
        with gr.Column(scale=1, min_width=320, elem_id="outcome"):
            results = _build_results()
    return GeneratePanel(
        restore=restore,
        controls=controls,
        problems=problems,
        identity=identity,
        generate=generate,
        stop=stop,
        results=results,
    )


def _build_results() -> ResultPanel:
    parts: dict[str, Any] = {"card": gr.HTML(_ready_html(), elem_id="card")}
    with gr.Column(elem_id="stage", min_width=0):
        parts["empty"] = gr.HTML(_empty_html(), elem_id="empty")
        parts["gallery"] = gr.Gallery(
            label=word("gallery_label"),
            show_label=False,
            elem_id="results",
            visible=False,
            interactive=False,
            columns=2,
            fit_columns=False,
            object_fit="contain",
            height="100%",
            buttons=["fullscreen"],
        )
        parts["tiles"] = gr.HTML(elem_id="tiles", visible=False)
    parts["facts"] = gr.HTML(elem_id="facts")
    with gr.Row(elem_id="verbs", visible=False) as parts["verbs"]:
        for name, key in _VERBS.items():
            parts[name] = gr.Button(word(key), elem_id=name.replace("_", "-"), size="sm", min_width=80)
        # These three are answered by the page's script.
        gr.Button(word("known_open"), elem_id="open-record", size="sm", min_width=80)
        gr.Button(word("detail_compare"), elem_id="compare-result", size="sm", min_width=80)
        gr.Button(word("detail_star"), elem_id="star-result", size="sm", min_width=80)
    with gr.Accordion(word("details"), open=False, visible=False, elem_id="details") as parts["details"]:
        parts["request"] = gr.JSON(label=word("details_request"), elem_id="request-json")
        parts["reply"] = gr.JSON(label=word("details_reply"), elem_id="reply-json")
    parts["timer"] = gr.Timer(POLL_S, active=False)
    parts["watched"] = gr.State(None)
    parts["selected"] = gr.State(None)
    return ResultPanel(**parts)


def _ready_html() -> str:
    head, text = in_both("card_ready"), in_both("card_ready_text")
    return f'<div class="card card-idle"><h3><span class="dot" aria-hidden="true"></span>{head}</h3><p>{text}</p></div>'


def _empty_html() -> str:
    head, text = in_both("empty_title"), in_both("empty_text")
    return f'<div class="empty"><i aria-hidden="true"></i><h2>{head}</h2><p>{text}</p></div>'


_VERBS = {
    "reuse_all": "verb_reuse_all",
    "reuse_seed": "verb_reuse_seed",
    "remix": "verb_remix",
    "use_init": "verb_use_init",
    "ask_again": "verb_ask_again",
}
