"""What stands in the planner whatever is planned: rows of axes, the syntax of values, the card of the plan. Pure."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping

from components import checks, params
from components.sweeps.names import ALL_NAMES
from components.sweeps.values import SEARCH
from components.ui.texts import Texts

LETTERS = "XYZ"
_TITLE_CHARS = 200
_SYNTAX = {
    "list": "1, 5-7, 20",
    "step": "1-10 (+2)",
    "count": "1-10 [5]",
    "dots": "1, 3, .., 9",
    "bars": "red sky || blue, calm sea",
    "quotes": '"blue, calm sea", red sky',
}


def frame_html(first: Mapping[str, str], texts: Texts) -> str:
    """Give the planner as it is before anything is planned; `first` is the axis to begin with."""
    rows = "".join(_row_html(place, texts) for place in range(len(LETTERS)))
    begin = html.escape(json.dumps(dict(first)))
    return (
        f'<section class="planner" aria-labelledby="planner-title">{_head_html(texts)}<div id="planner-body">'
        f'<div class="plan-base" role="group" aria-label="{texts.html("plan_base")}"></div>'
        f'<div class="planner-desk"><div class="axes" data-first="{begin}">'
        f'<div class="axis-rows">{rows}</div>'
        f"{_foot_html(texts)}</div>{_plan_html(texts)}</div></div></section>"
    )


def name_text(name: str, texts: Texts) -> str:
    """Give an axis' name as the page shows it."""
    if name == SEARCH:
        return texts("plan_search")
    return texts(f"param_{name}") if name in params.BY_NAME else checks.shown(name)


def _head_html(texts: Texts) -> str:
    return (
        f'<header class="planner-head"><h2 id="planner-title"><button type="button" data-plan="fold" '
        f'aria-expanded="true" aria-controls="planner-body">{texts.html("plan_head")}</button></h2>'
        f'<p class="planner-brief"></p></header>'
    )


def _row_html(place: int, texts: Texts) -> str:
    letter = LETTERS[place]
    side = texts.html(f"letter_{letter}")
    options = "".join(f'<option value="{name}">{html.escape(name_text(name, texts))}</option>' for name in ALL_NAMES)
    return (
        f'<div class="axis" data-axis="{place}" role="group" aria-labelledby="axis-{letter}" hidden>'
        f'<p class="axis-letter" id="axis-{letter}"><b>{letter}</b> '
        f"<span>{side}</span></p>"
        f'<div class="axis-name"><select name="name" aria-label="{texts.html("plan_parameter", axis=letter)}" '
        f'aria-describedby="axis-{letter}-note">{options}'
        f'</select><p class="axis-now"></p></div>'
        f'<div class="axis-text"><div class="axis-field"><div class="axis-marks" aria-hidden="true"></div>'
        f'<textarea rows="1" name="values" spellcheck="false" autocomplete="off" '
        f'autocapitalize="off" aria-label="{texts.html("plan_values", axis=letter)}" '
        f'aria-describedby="axis-{letter}-note"></textarea></div>'
        f'<p class="axis-note" id="axis-{letter}-note"></p>'
        f'<div class="axis-values" role="group" aria-label="{texts.html("plan_sent", axis=letter)}"></div>'
        f'<div class="axis-offers"></div></div>{_verbs_html(place, texts)}</div>'
    )


def _verbs_html(place: int, texts: Texts) -> str:
    letter = LETTERS[place]
    remove = _icon_html("remove", texts("plan_remove", axis=letter))
    swap = _icon_html("swap", texts("plan_swap", first=LETTERS[place - 1], second=letter)) if place else ""
    return f'<div class="axis-verbs">{swap}{remove}</div>'


def _icon_html(verb: str, name: str) -> str:
    shown = html.escape(name)
    return (
        f'<button type="button" class="axis-{verb}" data-plan="{verb}" title="{shown}" aria-label="{shown}"></button>'
    )


def _foot_html(texts: Texts) -> str:
    said = {sample: texts.html(f"syntax_{key}") for key, sample in _SYNTAX.items()}
    rows = "".join(
        f"<tr><th scope=row><code>{html.escape(sample, quote=False)}</code></th><td>{meaning}</td></tr>"
        for sample, meaning in said.items()
    )
    return (
        f'<div class="axes-foot"><button type="button" class="verb" data-plan="add"><span></span></button>'
        f'<details class="axis-syntax"><summary>{texts.html("plan_syntax")}</summary>'
        f"<table>{rows}</table></details></div>"
    )


def _plan_html(texts: Texts) -> str:
    return (
        f'<aside class="plan" aria-label="{texts.html("plan_label")}"><div class="plan-facts"></div>'
        f'<label class="plan-title"><span>{texts.html("plan_title")}</span>'
        f'<input type="text" name="title" maxlength="{_TITLE_CHARS}" autocomplete="off"></label>'
        f'<button type="button" id="run-sweep" data-plan="run" aria-disabled="true">'
        f"{texts.html('plan_run_none')}</button>"
        f'<div class="plan-refused"></div><div class="plan-said"></div>'
        f'<p class="plan-spoken ke-hidden" role="status"></p></aside>'
    )
