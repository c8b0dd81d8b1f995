"""The plan as fragments: the request from Generate, and what the sweep will cost. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components import checks, params
from components.errors import Problem
from components.models import MODEL_BY_ID
from components.sweeps.axes import ReadAxes
from components.sweeps.estimate import Estimate
from components.sweeps.values import SEARCH
from components.ui import form as forms
from components.ui.plan_drawing import drawing_html
from components.ui.plan_frame import name_text
from components.ui.problems import problem_text
from components.ui.texts import Markup, Texts
from components.ui.tiles import when_html

_PROMPT_CHARS = 160
_COSTS = ("cells", "unique", "known", "time", "finish", "left")
_DAYS_FROM_MIN = 48 * 60
_IN_BASE = ("model", *(name for name in params.BY_NAME if name not in ("prompt", "model", *params.IMAGE_NAMES)))


def base_html(
    form: Mapping[str, Any], axes: Mapping[str, str], problems: Sequence[Problem], pictures: Iterable[str], texts: Texts
) -> str:
    """Sum up the form; `axes` are the letters of the axes by name, `pictures` the addresses of the init images."""
    if problems:
        return _wrong_html(problems, texts)
    images = "".join(
        f'<img src="{html.escape(picture)}" alt="{texts.html("plan_base_image")}">' for picture in pictures
    )
    facts = "".join(f"<li>{fact}</li>" for name in _IN_BASE if (fact := _base_fact(name, form, axes, texts)))
    return (
        f'<div class="base">{images}<p class="base-prompt">{_prompt_html(form, axes, texts)}</p>'
        f'<ul class="base-facts" role="list">{facts}</ul>{_change_html(texts)}</div>'
    )


def facts_html(estimate: Estimate | None, read: ReadAxes, texts: Texts, *, is_drawn: bool = False) -> str:
    """List what the sweep will cost; every row has its place, also while there is nothing to say.

    `is_drawn` says that a new seed is drawn for it, so that nothing can be known.
    """
    rows = {"cells": f"{read.cells:,}"} if read.is_over else {}
    if estimate is not None:
        rows = _facts(estimate, read, texts)
        if is_drawn:
            rows["known"] = texts.html("plan_known_none")
    unknown = texts.html("plan_unknown")
    labels = {name: texts.html(f"cost_{name}") for name in _COSTS}
    warm = _warm(estimate, read)
    listed = "".join(
        f"<div{' class=is-warm' if name in warm else ''}><dt>{label}</dt><dd>{rows.get(name, unknown)}</dd></div>"
        for name, label in labels.items()
    )
    drawing = drawing_html(read.counts) if estimate is not None else ""
    return f'<p class="plan-head"><span>{_head_html(estimate, read, texts)}</span>{drawing}</p><dl>{listed}</dl>'


def images_text(count: int, texts: Texts) -> str:
    """Say how many images are to be made."""
    key = "plan_images_none" if count == 0 else "plan_images_one" if count == 1 else "plan_images"
    return texts(key, count=f"{count:,}")


def time_text(minutes: float | None, texts: Texts) -> str:
    """Say about how long it takes."""
    if minutes is None:
        return texts("plan_unknown")
    whole = round(minutes)
    if whole < 1:
        return texts("plan_under_minute")
    if whole < 60:
        return texts("plan_minutes", count=whole)
    if whole >= _DAYS_FROM_MIN:
        return texts("plan_days", count=round(whole / (24 * 60)))
    key = "plan_hours" if whole % 60 else "plan_hours_whole"
    return texts(key, hours=f"{whole // 60:,}", count=whole % 60)


def _warm(estimate: Estimate | None, read: ReadAxes) -> tuple[str, ...]:
    """Name the rows that say why it does not fit."""
    if read.is_over:
        return ("cells",)
    return ("left", "finish") if estimate is not None and estimate.today < estimate.images else ()


def _cells_text(read: ReadAxes) -> str:
    sides = " × ".join(f"{count:,}" for count in read.counts)
    return f"{sides} = {read.cells:,}" if len(read.counts) > 1 else f"{read.cells:,}"


def _facts(estimate: Estimate, read: ReadAxes, texts: Texts) -> dict[str, str]:
    facts = {
        "cells": _cells_text(read),
        "unique": f"{estimate.unique:,}",
        "known": f"{estimate.known:,}",
        "left": _left_html(estimate, texts),
    }
    if estimate.images:
        facts["time"] = _time_html(estimate, texts)
    if estimate.images and estimate.finish_utc is not None:
        facts["finish"] = when_html(estimate.finish_utc)
    return facts


def _left_html(estimate: Estimate, texts: Texts) -> str:
    """Say what the day's limit leaves; each model of an account has its own."""
    limited = [each for each in estimate.models if each.left_today is not None]
    if len(limited) > 1:
        named = ((plain_value("model", each.model), f"{each.left_today:,}") for each in limited)
        return ", ".join(texts.html("plan_left_model", name=name, count=count) for name, count in named)
    if estimate.left_today is None:
        return texts.html("plan_left_none")
    return texts.html("plan_left_images", count=f"{estimate.left_today:,}")


def _time_html(estimate: Estimate, texts: Texts) -> str:
    time = html.escape(time_text(estimate.minutes, texts))
    if not estimate.per_image_s or estimate.today < estimate.images:
        return time
    rate = 60 / estimate.per_image_s
    pace = texts.html("plan_pace", count=f"{rate:,.0f}" if rate >= 2 else f"{rate:.1f}".removesuffix(".0"))
    return f'<span class="plan-pace">{pace}</span> {time}'


def _head_html(estimate: Estimate | None, read: ReadAxes, texts: Texts) -> str:
    if estimate is None:
        return texts.html("plan_unready" if read.axes or read.problems else "plan_no_values")
    text = html.escape(images_text(estimate.images, texts))
    count = f"{estimate.images:,}"
    return text.replace(count, f"<b>{count}</b>", 1) if estimate.images else text


def _prompt_html(form: Mapping[str, Any], axes: Mapping[str, str], texts: Texts) -> str:
    if "prompt" in axes:
        return _by_html("prompt", axes["prompt"], texts)
    prompt = " ".join(str(form.get("prompt") or "").split())
    if not prompt:
        none = texts.html("plan_base_no_prompt")
        return f"<i>{none}</i>"
    short = prompt if len(prompt) <= _PROMPT_CHARS else f"{prompt[:_PROMPT_CHARS].rstrip()}…"
    by = f" · {_by_html(SEARCH, axes[SEARCH], texts)}" if SEARCH in axes else ""
    return f"{html.escape(short, quote=False)}{by}"


def _base_fact(name: str, form: Mapping[str, Any], axes: Mapping[str, str], texts: Texts) -> str:
    """Say what the form holds for a parameter, or which axis varies it; nothing for what says nothing."""
    if name in axes:
        return _by_html(name, axes[name], texts)
    value = forms.values_of(form).get(name)
    if name == "seed":
        label = texts.html("param_seed")
        return f"{label} {value}" if value is not None else texts.html("plan_base_drawn")
    if value is None or value == "" or (name == "batch_size" and value == 1):
        return ""
    if name == "batch_size":
        return texts.html("plan_base_batch", count=value)
    shown = html.escape(plain_value(name, value))
    return shown if name in ("model", "image_size") else f"{html.escape(name_text(name, texts))} {shown}"


def plain_value(name: str, value: Any) -> str:
    """Say a parameter's value in few words, as plain text."""
    if name == "model":
        return MODEL_BY_ID[value].label if value in MODEL_BY_ID else checks.shown(value)
    if name == "image_size":
        return checks.shown(value).replace("x", " × ")
    return f"{value:g}" if isinstance(value, float) else checks.shown(value)


def _by_html(name: str, letter: str, texts: Texts) -> str:
    return texts.html("plan_base_by", name=name_text(name, texts), axis=Markup(f"<b>{letter}</b>"))


def _wrong_html(problems: Sequence[Problem], texts: Texts) -> str:
    rows = "".join(
        f"<li><b>{html.escape(name_text(each.field, texts) if each.field in params.BY_NAME else each.field)}</b> "
        f"{html.escape(problem_text(each, texts))}</li>"
        for each in problems
    )
    lead = texts.html("plan_base_wrong")
    return f'<div class="notice notice-bad"><div><p>{lead}</p><ul>{rows}</ul></div>{_change_html(texts)}</div>'


def _change_html(texts: Texts) -> str:
    return f'<button type="button" class="verb" data-plan="change">{texts.html("plan_base_change")}</button>'
