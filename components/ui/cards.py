"""The card above the pictures: where a record stands, in a headline, a sentence and the verbs that help."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace

from components.retry import URL_LIFE_S
from components.runner.progress import Progress
from components.sites import Connection
from components.store.rows import RecordView, StoredImage
from components.ui.problems import Said, advice_of, read_error, said_html, verb_html
from components.ui.texts import Texts
from components.ui.tiles import clock_html, count_of, elapsed_html, left_html

_TONES = {"done": "good", "refused": "bad", "failed": "bad", "unclear": "unclear"}
_HEADS = {"stopped": "card_stopped", "init_gone": "card_not_sent", "removed": "tile_removed"}
_NEUTRAL = ("card_stopped", "tile_removed")


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
    error = _error_of(view, texts)
    if view.record.status == "done":
        return _done(view, error, texts, is_reused=is_reused)
    kind = error.kind if error is not None else ""
    key = _HEADS.get(kind, f"card_{view.record.status}")
    tone = "idle" if key in _NEUTRAL else _TONES[view.record.status]
    return Card(state="ended", tone=tone, head=texts.html(key), error=error)


def card_html(card: Card, view: RecordView, texts: Texts) -> str:
    """Give the card; its data attributes tell the page's script what to write in the tab's title."""
    badge = f'<span class="badge">{texts.html("card_reused")}</span>' if card.is_reused else ""
    text = f"<p>{card.text}</p>" if card.text else ""
    return (
        f'<div class="card card-{card.tone}" data-record="{html.escape(view.record.id)}" data-state="{card.state}" '
        f'data-status="{view.record.status}" data-saved="{len(view.saved)}" data-count="{count_of(view)}" '
        f'data-places="{" ".join(str(image.index) for image in view.saved)}" '
        f'data-starred="{int(view.record.starred)}">'
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
    elif phase == "downloading":
        head, text = _downloading(view, until, texts)
    elif phase == "key":
        head, text = texts.html("card_key"), texts.html("card_key_text")
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
        return f'<p class="verbs">{_again_html(view, texts)}</p>'
    named = {"ask_again": _again_html(view, texts)}
    verbs = "".join(named.get(verb) or verb_html(verb, texts) for verb in card.error.verbs)
    verbs = f'<p class="verbs">{verbs}</p>' if verbs else ""
    return f"<p>{html.escape(card.error.advice, quote=False)}</p>{said_html(card.error, texts, view.trace_id)}{verbs}"


def again_of(view: RecordView) -> str:
    """Name what asking for the same once more is: a copy where there is a picture, else another try.

    Where the picture was made, but removed to make room, it is made anew.
    """
    if view.saved:
        return "fresh"
    return "anew" if (view.record.error or {}).get("kind") == "removed" else "try"


def _again_html(view: RecordView, texts: Texts) -> str:
    name = again_of(view)
    title, label = texts.html(f"detail_{name}_help"), texts.html(f"detail_{name}")
    return f'<button type="button" class="verb" data-verb="ask_again" title="{title}">{label}</button>'


def _downloading(view: RecordView, until: float | None, texts: Texts) -> tuple[str, str]:
    """Say why a download is tried again, when, and until when: as long as the image's address lives."""
    expected = [image for image in view.images if image.state == "expected"]
    failed = [image for image in expected if image.error]
    if not failed:
        return texts.html("card_downloading"), texts.html("card_downloading_text")
    key = "card_loading" if count_of(view) == 1 else f"card_loading_{'one' if len(expected) == 1 else 'many'}"
    again = "card_loading_again" if until is None else "card_loading_later"
    text = (texts.html(again, time=clock_html(until or 0.0)), _why(failed[0], texts), _how_long(failed[0], texts))
    return texts.html(key, count=len(expected)), " ".join(filter(None, text))


def _why(image: StoredImage, texts: Texts) -> str:
    return html.escape(read_error(image.error or {}, texts).reason, quote=False)


def _how_long(image: StoredImage, texts: Texts) -> str:
    if read_error(image.error or {}, texts).reason_key == "reason_image_other":
        return texts.html("card_download_thrice")
    return texts.html("card_download_until", time=clock_html(image.replied_utc + URL_LIFE_S))


def _error_of(view: RecordView, texts: Texts) -> Said | None:
    """Read a record's error, with what only the record knows: whether a key was used, and what Stop met."""
    if not view.record.error:
        return None
    error = read_error(view.record.error, texts, is_keyless=_is_keyless(view))
    if error.kind != "stopped":
        return error
    if view.saved:
        return replace(error, advice=advice_of("stopped_rest", texts))
    was_asked = any(post.state == "dropped" and post.earlier for post in view.posts)
    return replace(error, advice=advice_of("stopped_waiting", texts)) if was_asked else error


def _is_keyless(view: RecordView) -> bool:
    record = view.record
    return record.service != "emulator" and record.account == Connection(site=record.site, key=None).account
