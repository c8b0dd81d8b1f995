"""The Library panel: a place for the list, which the page's script fills, and the verbs that reach other panels."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from components.ui.texts import in_both

VERBS = ("attach", "reuse_all", "reuse_seed", "remix", "use_init")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """Hold buttons that only the page's script presses, for a record that was chosen anywhere."""

    attach: gr.Button
    reuse_all: gr.Button
    reuse_seed: gr.Button
    remix: gr.Button
    use_init: gr.Button


def build_library() -> gr.HTML:
    """Lay the panel out."""
    return gr.HTML(
        f'<div id="library" data-state="new"><div class="library-notices"></div><div class="library-top"></div>'
        f'<div class="library-said"><div class="library-error"></div><div class="library-report"></div></div>'
        f'<ul class="entries" role="list"></ul>{_empty_html()}</div>',
        elem_id="library-panel",
    )


def build_bridge() -> Bridge:
    """Build the buttons, out of sight and out of the order of the keyboard."""
    with gr.Row(elem_id="bridge"):
        return Bridge(**{verb: gr.Button(verb, elem_id=f"chosen-{verb}") for verb in VERBS})


def _empty_html() -> str:
    nothing = f"<h2>{in_both('library_empty')}</h2><p>{in_both('library_empty_text')}</p>"
    unmatched = f"<h2>{in_both('library_unmatched')}</h2><p>{in_both('library_unmatched_text')}</p>"
    return (
        f'<div class="empty library-nothing" hidden><i aria-hidden="true"></i>{nothing}</div>'
        f'<div class="empty library-unmatched" hidden>{unmatched}</div>'
    )
