"""The card above the pictures: where a record stands, in a headline, a sentence and the verbs that help."""

from __future__ import annotations

import html
from dataclasses import dataclass

from components.runner.progress import Progress
from components.store.rows import RecordView
from components.ui.problems import Said, read_error, verb_html
from components.ui.texts import Texts
from components.ui.tiles import clock_html, count_of, elapsed_html, left_html

_TONES = {"done": "good", "refused": "bad", "failed": "bad", "unclear": "unclear"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Hold the card's parts; `head` and `text` are HTML made by us."""

    state: str
    tone: str
    head: str
    text: str = ""
    error: Said | None = None
    is_reused: bool = False


def card_of(view: RecordView, progress: Progress, texts: Texts, *, is_reused: bool, is_stopping: bool) -> Card:
    """Work out the card of a record."""
    if not view.record.is_ended:
        return _waiting(view, progress, texts, is_stopping=is_stopping)
    error = read_error(view.record.error, texts) if view.record.error else None
    if view.record.status == "done":
        return _done(view, error, texts, is_reused=is_reused)
    key = "card_stopped" if error is not None and error.kind == "stopped" else f"card_{view.record.status}"
    tone = "idle" if key == "card_stopped" else _TONES[view.record.status]
    return Card(state="ended", tone=tone, head=texts.html(key), error=error)


def card_html(card: Card, view: RecordView, texts: Texts) -> str:
    """Give the card; its data attributes tell the page's script what to write in the tab's title."""
    badge = f'<span class="badge">{texts.html("card_reused")}</span>' if card.is_reused else ""
    text = f"<p>{card.text}</p>" if card.text else ""
    return (
        f'<div class="card card-{card.tone}" data-record="{html.escape(view.record.id)}" data-state="{card.state}" '
        f'data-status="{view.record.status}" data-saved="{len(view.saved)}" data-count="{count_of(view)}">'
        f'<h3><span class="dot" aria-hidden="true"></span>{card.head}{badge}</h3>'
        f"{text}{_error_html(card, view, texts)}</div>"
    )


def _waiting(view: RecordView, progress: Progress, texts: Texts, *, is_stopping: bool) -> Card:
    phase = progress.phase if progress.phase != "ended" else "downloading"
    until, since = progress.until_utc, progress.since_utc
    if phase in ("minute", "day", "rate_limited", "retry") and until is not None:
        head = texts.html(f"card_{phase}", time=clock_html(until))
        text = texts.html(f"card_{phase}_text", left=left_html(until))
    elif phase == "sent":
        head = texts.html("card_sent_many" if count_of(view) > 1 else "card_sent")
        text = texts.html("card_sent_text", elapsed=elapsed_html(since) if since is not None else "…")
    elif phase in ("downloading", "key"):
        head, text = texts.html(f"card_{phase}"), texts.html(f"card_{phase}_text")
    else:
        key = {0: "card_queued_next", 1: "card_queued_one"}.get(progress.ahead, "card_queued_many")
        head, text = texts.html("card_queued"), texts.html(key, ahead=progress.ahead)
    tone = "running" if phase in ("sent", "downloading") else "waiting"
    return Card(state="running", tone=tone, head=head, text=texts.html("card_stopping") if is_stopping else text)


def _done(view: RecordView, error: Said | None, texts: Texts, *, is_reused: bool) -> Card:
    saved, asked = len(view.saved), view.record.request.images_asked
    if saved < asked or error is not None:
        head = texts.html("card_partly", count=saved, asked=asked)
        return Card(state="ended", tone="unclear", head=head, error=error, is_reused=is_reused)
    key = "card_reused_text" if is_reused else "card_done_one" if saved == 1 else "card_done_many"
    text = texts.html(key, count=saved)
    return Card(state="ended", tone="good", head=texts.html("card_done"), text=text, is_reused=is_reused)


def _error_html(card: Card, view: RecordView, texts: Texts) -> str:
    if card.error is None:
        if not card.is_reused:
            return ""
        return f'<p class="verbs">{verb_html("ask_again", texts)}</p>'
    error = card.error
    quoted = f'<p class="said">{texts.html("card_said")} <q>{html.escape(error.said)}</q></p>' if error.said else ""
    trace_id = error.trace_id or view.trace_id
    trace = f'<p class="said">{texts.html("card_trace")}: <code>{html.escape(trace_id)}</code></p>' if trace_id else ""
    verbs = "".join(verb_html(verb, texts) for verb in error.verbs)
    return f'<p>{html.escape(error.advice)}</p>{quoted}{trace}<p class="verbs">{verbs}</p>'
