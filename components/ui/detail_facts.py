"""What the record dialog tells: asked for against received, settings, times, posts and identity. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from components import params
from components.answers import record_json
from components.store.rows import Record, RecordView, StoredImage
from components.ui.detail_marks import LocateInit, date_html, label_of, size_text, value_html
from components.ui.texts import Texts

_NOTHING = "–"
_TIMES = ("waited_s", "request_s", "inference", "download_s", "total_s")
_IN_PROMPT = ("prompt", "negative_prompt")
_COMPARED = (*_IN_PROMPT, *params.IMAGE_NAMES, "seed", "image_size", "batch_size", "model")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Hold one row of asked for against received, as HTML; `differs` marks it."""

    label: str
    asked: str
    given: str
    differs: bool


def facts_html(view: RecordView, texts: Texts, locate_init: LocateInit, *, copies: tuple[Record, ...]) -> str:
    """Lay out everything below the verbs but the code."""
    return (
        _pairs_html(pairs_of(view, texts), texts)
        + _section("detail_settings", _list_html(_settings(view, texts, locate_init)), texts)
        + _section("detail_times", _list_html(_times(view, texts)), texts)
        + _section("detail_identity", _list_html(_identity(view, texts, copies)), texts)
        + _posts_html(view, texts)
    )


def pairs_of(view: RecordView, texts: Texts) -> tuple[Pair, ...]:
    """Set what was asked for against what came: seed, size, images, and what the reply says otherwise."""
    request, saved = view.record.request, _made(view)
    seeds = _distinct(image.seed for image in view.images) or _distinct(post.seed_replied for post in view.posts)
    size = request.image_size.replace("x", " × ") if request.image_size else ""
    given = f"{len(saved)}" if view.record.is_ended or saved else ""
    rows = [
        ("param_seed", _shown(request.seed), ", ".join(map(str, seeds))),
        ("param_image_size", size, ", ".join(_distinct(size_text(image) for image in saved))),
        ("detail_images", str(request.images_asked), given),
    ]
    pairs = [_pair(texts.html(key), asked, come, is_final=view.record.is_ended) for key, asked, come in rows]
    sent = sum(post.tries > 0 for post in view.posts)
    if sent > 1:
        pairs.append(_pair(texts.html("detail_posts_count"), "1", str(sent), is_final=True))
    return (*pairs, *_contradictions(view, texts))


def _made(view: RecordView) -> tuple[StoredImage, ...]:
    """Give the images that came: those that are saved, and those that were removed later to make room."""
    return tuple(
        image for image in view.images if image.state == "saved" or (image.error or {}).get("kind") == "removed"
    )


def _contradictions(view: RecordView, texts: Texts) -> Iterator[Pair]:
    """Find parameters that the reply names with another value than was asked for."""
    for name, value in view.record.request.asked().items():
        replied = [post.reply[name] for post in view.posts if post.reply and name in post.reply]
        if name not in _COMPARED and any(not _is_same(value, each) for each in replied):
            given = ", ".join(_distinct(str(each)[:80] for each in replied))
            yield _pair(label_of(name, texts), str(value), given, is_final=True)


def _is_same(asked: Any, replied: Any) -> bool:
    if isinstance(asked, (int, float)) and isinstance(replied, (int, float)):
        return asked == replied
    return str(asked) == str(replied)


def _pair(label: str, asked: str, given: str, *, is_final: bool) -> Pair:
    differs = is_final and bool(asked and given) and asked != given
    return Pair(label=label, asked=asked or _NOTHING, given=given or _NOTHING, differs=differs)


def _pairs_html(pairs: tuple[Pair, ...], texts: Texts) -> str:
    heads = "".join(f'<th scope="col">{texts.html(key)}</th>' for key in ("detail_asked", "detail_given"))
    rows = "".join(_row_html(pair, texts) for pair in pairs)
    title = texts.html("detail_pairs")
    return (
        f'<table class="ke-pairs"><caption class="ke-hidden">{title}</caption><thead><tr><td></td>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row_html(pair: Pair, texts: Texts) -> str:
    mark = f' <em class="ke-differs">{texts.html("detail_differs")}</em>' if pair.differs else ""
    asked, given = html.escape(pair.asked), html.escape(pair.given)
    return f'<tr><th scope="row">{pair.label}</th><td>{asked}</td><td>{given}{mark}</td></tr>'


def _settings(view: RecordView, texts: Texts, locate_init: LocateInit) -> Iterator[tuple[str, str]]:
    for name, value in view.record.request.asked().items():
        if name not in _IN_PROMPT:
            yield label_of(name, texts), value_html(name, value, locate_init)


def _times(view: RecordView, texts: Texts) -> Iterator[tuple[str, str]]:
    timings: Mapping[str, float | None] = record_json(view, reused=False)["timings"]
    yield texts.html("detail_asked_at"), date_html(view.record.accepted_utc)
    for name in _TIMES:
        seconds = timings[name]
        if seconds is not None and (seconds >= 1 or name != "waited_s"):
            yield texts.html(f"detail_{name}"), texts.html("detail_seconds", seconds=f"{seconds:.2f}")
    retried = sum(post.retry_waited_s for post in view.posts)
    if retried >= 1:
        yield texts.html("detail_retry_waited"), texts.html("detail_seconds", seconds=f"{retried:.2f}")
    yield texts.html("detail_tries"), str(sum(post.tries for post in view.posts))


def _identity(view: RecordView, texts: Texts, copies: tuple[Record, ...]) -> Iterator[tuple[str, str]]:
    yield texts.html("fact_service"), texts.html(f"service_{view.record.service}")
    if view.record.service != "emulator":
        yield texts.html("detail_site"), f"<code>{html.escape(view.record.site)}</code>"
    yield texts.html("detail_digest"), f"<code>{html.escape(view.record.digest)}</code>"
    if copies:
        yield texts.html("detail_copies"), "".join(_copy_html(copy, texts) for copy in copies)


def _copy_html(copy: Record, texts: Texts) -> str:
    state = "" if copy.status == "done" else f" · {texts.html(f'detail_status_{copy.status}')}"
    return (
        f'<button type="button" class="ke-link" data-open-record="{html.escape(copy.id)}">'
        f"{date_html(copy.accepted_utc)}{state}</button>"
    )


def _posts_html(view: RecordView, texts: Texts) -> str:
    """List every time that something was sent, with the answer's status and trace id."""
    sent: list[dict[str, Any]] = record_json(view, reused=False)["posts"]
    if not sent:
        return ""
    keys = ("detail_post", "detail_post_status", "param_seed", "detail_images", "fact_trace")
    heads = "".join(f'<th scope="col">{texts.html(key)}</th>' for key in keys)
    rows = "".join(_post_html(number, each) for number, each in enumerate(sent, 1))
    table = f'<table class="ke-posts"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return _section("detail_posts", f'<div class="ke-wide">{table}</div>', texts)


def _post_html(number: int, post: Mapping[str, Any]) -> str:
    cells = [number, post.get("status"), post.get("seed"), post.get("images")]
    shown = "".join(f"<td>{html.escape(_shown(cell) or _NOTHING)}</td>" for cell in cells)
    return f"<tr>{shown}<td><code>{html.escape(_shown(post.get('trace_id')) or _NOTHING)}</code></td></tr>"


def _section(key: str, content: str, texts: Texts) -> str:
    return f"<h3>{texts.html(key)}</h3>{content}"


def _list_html(rows: Iterable[tuple[str, str]]) -> str:
    return '<dl class="ke-facts">' + "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in rows) + "</dl>"


def _distinct(values: Iterable[Any]) -> list[Any]:
    return [value for value in dict.fromkeys(values) if value is not None]


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
