"""A record as its dialog shows it: pictures at one side; state, prompt, verbs, facts and code at the other. Pure."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable
from dataclasses import dataclass

from components.runner.progress import Progress
from components.store.rows import Record, RecordView, StoredImage
from components.ui.cards import Card, card_of
from components.ui.detail_code import code_html
from components.ui.detail_facts import facts_html
from components.ui.detail_marks import date_html, file_url
from components.ui.detail_stage import stage_html
from components.ui.detail_verbs import star_html, verbs_html
from components.ui.problems import said_html, verb_html
from components.ui.results import Locate, request_json
from components.ui.texts import Texts
from components.ui.tiles import count_of

_CLAMP_CHARS, _CLAMP_LINES = 320, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """Hold what the dialog is made from.

    `has_file` says of a saved image whether its file is still there; `locate_init` gives an init image's address.
    """

    view: RecordView
    progress: Progress
    texts: Texts
    locate: Locate
    locate_thumbnail: Locate
    has_file: Callable[[StoredImage], bool]
    locate_init: Callable[[str], str]
    copies: tuple[Record, ...] = ()


def detail_html(detail: Detail, *, index: int | None = None, now: float) -> tuple[str, str]:
    """Give the whole fragment and its version, which changes whenever something else is shown."""
    view, texts = detail.view, detail.texts
    stage = stage_html(
        view,
        detail.progress,
        texts,
        urls={image.index: file_url(detail.locate(image)) for image in _there(detail)},
        thumbnails={image.index: file_url(detail.locate_thumbnail(image)) for image in _there(detail)},
    )
    there = tuple(image.index for image in _there(detail))
    parts = {
        "head": _head_html(detail),
        "state": _state_html(detail),
        "prompt": _prompts_html(view, texts),
        "verbs": verbs_html(view, texts, there=there),
        "facts": facts_html(view, texts, detail.locate_init, copies=detail.copies),
        "code": code_html(view, texts, detail.locate_init, sent=request_json(view)),
    }
    version = hashlib.sha256("\0".join([stage, *parts.values()]).encode()).hexdigest()[:16]
    side = "".join(f'<section data-part="{name}">{part}</section>' for name, part in parts.items())
    return _frame(view, version, _first(view, there, index), now) + stage + _side(side), version


def _frame(view: RecordView, version: str, index: int, now: float) -> str:
    return (
        f'<div class="ke-detail" data-record="{html.escape(view.record.id)}" data-version="{version}" '
        f'data-ended="{int(view.record.is_ended)}" data-index="{index}" data-count="{count_of(view)}" '
        f'data-now="{now:.2f}">'
    )


def _side(parts: str) -> str:
    return f'<div class="ke-side" tabindex="-1">{parts}</div></div>'


def _there(detail: Detail) -> list[StoredImage]:
    return [image for image in detail.view.saved if detail.has_file(image)]


def _first(view: RecordView, there: tuple[int, ...], index: int | None) -> int:
    """Choose the picture to begin with: the one asked for, else the first that is there."""
    if index is not None and 0 <= index < count_of(view):
        return index
    return there[0] if there else 0


def _card_of(detail: Detail) -> Card:
    return card_of(detail.view, detail.progress, detail.texts, is_reused=False, is_stopping=False)


def _head_html(detail: Detail) -> str:
    view, card = detail.view, _card_of(detail)
    asked = f"{date_html(view.record.accepted_utc)} · {html.escape(view.record.request.model)}"
    return (
        f'<header class="ke-head ke-{card.tone}"><div><h2><i class="ke-dot" aria-hidden="true"></i>'
        f"<span>{card.head}</span></h2>"
        f'<p class="ke-quiet">{asked}</p></div>{star_html(view, detail.texts)}</header>'
    )


def _state_html(detail: Detail) -> str:
    """Say what an unfinished record waits for, or what went wrong."""
    view, card = detail.view, _card_of(detail)
    text = f'<p class="ke-quiet">{card.text}</p>' if card.text and not view.record.is_ended else ""
    return text + _error_html(card, view, detail.texts)


def _error_html(card: Card, view: RecordView, texts: Texts) -> str:
    error = card.error
    if error is None:
        return ""
    tone = {"bad": "bad", "idle": "idle"}.get(card.tone, "warm")
    leads = verb_html("open_connect", texts) if "open_connect" in error.verbs else ""
    advice = html.escape(error.advice, quote=False)
    said = said_html(error, texts, view.trace_id)
    return f'<div class="ke-notice ke-{tone}" role="status"><p>{advice}</p>{said}{leads}</div>'


def _prompts_html(view: RecordView, texts: Texts) -> str:
    request = view.record.request
    rows = [("param_prompt", request.prompt), ("param_negative_prompt", request.negative_prompt)]
    return "".join(_text_html(texts.html(key), text, texts) for key, text in rows if text)


def _text_html(label: str, text: str, texts: Texts) -> str:
    """Show a text as it was typed; a long one is cut short until *show all* is pressed."""
    is_long = len(text) > _CLAMP_CHARS or text.count("\n") >= _CLAMP_LINES
    more = texts.html("detail_show_all", count=f"{len(text):,}")
    less = texts.html("detail_show_less")
    button = (
        f'<button type="button" class="ke-link" data-act="expand" aria-expanded="false">'
        f"<span>{more}</span><span>{less}</span></button>"
    )
    look = "ke-text is-clamped" if is_long else "ke-text"
    return (
        f'<div class="ke-prompt"><h3>{label}</h3><p class="{look}" dir="auto">{html.escape(text, quote=False)}</p>'
        f"{button if is_long else ''}</div>"
    )
