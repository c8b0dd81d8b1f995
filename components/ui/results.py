"""A record as the page shows it: pictures, tiles, card, facts, request and reply. Pure."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import quote

from components import checks, codec
from components.export.names import download_name
from components.runner.progress import Progress
from components.sites import Connection
from components.store.rows import RecordView, StoredImage
from components.ui.cards import card_html, card_of
from components.ui.texts import Texts
from components.ui.tiles import count_of, tiles_html, tiles_of

_CAPTION_CHARS, _MOST_ABREAST = 80, 4
Locate = Callable[[StoredImage], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Hold every part of the right side; two that are equal look the same."""

    gallery: tuple[tuple[str, str], ...]
    tiles: str
    card: str
    facts: str
    request: Mapping[str, Any] | None
    reply: Any
    is_ended: bool
    can_stop: bool
    is_upright: bool

    def changed(self, before: Shown | None) -> frozenset[str]:
        """Name the parts that differ from before."""
        names = [each.name for each in fields(self)]
        return frozenset(name for name in names if before is None or getattr(self, name) != getattr(before, name))


def show(
    view: RecordView,
    progress: Progress,
    texts: Texts,
    locate: Locate,
    *,
    is_reused: bool = False,
    is_stopping: bool = False,
) -> Shown:
    """Work out what the page shows of a record; `locate` gives the file of a saved image."""
    tiles, saved, count = tiles_of(view, progress, texts), view.saved, count_of(view)
    card = card_of(view, progress, texts, is_reused=is_reused, is_stopping=is_stopping)
    missing = any(tile.tone != "saved" for tile in tiles)
    return Shown(
        gallery=tuple((str(locate(image)), _caption(view, image, count, texts)) for image in saved),
        tiles=tiles_html(tiles, aspect_of(view), texts, is_strip=bool(saved)) if missing else "",
        card=card_html(card, view, texts),
        facts=facts_html(view, texts, locate),
        request=request_json(view),
        reply=reply_json(view),
        is_ended=view.record.is_ended,
        can_stop=not view.record.is_ended and not is_stopping,
        is_upright=all((image.height or 0) >= (image.width or 0) for image in saved) and len(saved) <= _MOST_ABREAST,
    )


def aspect_of(view: RecordView) -> tuple[int, int]:
    """Give the aspect that the pictures will probably have."""
    return checks.split_size(view.record.request.image_size or "") or (1, 1)


def facts_html(view: RecordView, texts: Texts, locate: Locate) -> str:
    """List what was really used: seed, time, sizes, trace id, service, and the files to download."""
    rows = [("fact_seed", _seed_html(view)), ("fact_time", _time_html(view, texts)), ("fact_size", _sizes_html(view))]
    rows.append(("fact_model", html.escape(view.record.request.model)))
    rows.append(("fact_service", texts.html(f"service_{view.record.service}")))
    rows.append(("fact_trace", f"<code>{html.escape(view.trace_id)}</code>" if view.trace_id else ""))
    rows.append(("fact_files", _downloads_html(view, texts, locate)))
    shown = "".join(f"<div><dt>{texts.html(key)}</dt><dd>{value}</dd></div>" for key, value in rows if value)
    return f'<dl class="facts">{shown}</dl>'


def request_json(view: RecordView) -> dict[str, Any]:
    """Give the request as it goes over the wire, the key replaced and init images shortened."""
    request, site = view.record.request, view.record.site
    uris = {sha256: f"data:image/webp;base64,… (sha256 {sha256[:12]}…)" for sha256 in request.init_images}
    headers = {"Authorization": "Bearer $SILICONFLOW_API_KEY", "Content-Type": "application/json"}
    return {
        "method": "POST",
        "url": f"{Connection(site=site, key=None).base_url}/images/generations",
        "headers": headers,
        "body": codec.to_body(request, uris),
    }


def reply_json(view: RecordView) -> Any:
    """Give what the service replied: one body, or one for each post."""
    replies = [post.reply for post in view.posts if post.reply is not None]
    return replies[0] if len(replies) == 1 else replies or None


def _caption(view: RecordView, image: StoredImage, count: int, texts: Texts) -> str:
    """Give an image's caption, from which Gradio also makes its alternative text."""
    prompt = " ".join(view.record.request.prompt.replace("__i18n__", "").split())
    if len(prompt) > _CAPTION_CHARS:
        prompt = f"{prompt[:_CAPTION_CHARS].rstrip()}…"
    key = "gallery_caption" if count > 1 else "gallery_caption_one"
    return texts(key, number=image.index + 1, count=count, seed=_seed_of(view, image), prompt=prompt)


def _seed_of(view: RecordView, image: StoredImage) -> int | None:
    return view.seed if image.seed is None else image.seed


def _seed_html(view: RecordView) -> str:
    return f'<output id="seed-used">{view.seed}</output>' if view.seed is not None else ""


def _time_html(view: RecordView, texts: Texts) -> str:
    parts = []
    inference = [post.inference_s for post in view.posts if post.inference_s is not None]
    if inference:
        parts.append(texts.html("fact_time_inference", seconds=f"{sum(inference):.2f} s"))
    if view.record.ended_utc is not None and view.saved:
        last = max(image.saved_utc or 0.0 for image in view.saved)
        parts.append(texts.html("fact_time_total", seconds=f"{max(last - view.record.accepted_utc, 0.0):.1f} s"))
    return " · ".join(parts)


def _sizes_html(view: RecordView) -> str:
    sizes = dict.fromkeys(f"{image.width} × {image.height}" for image in view.saved)
    return ", ".join(sizes)


def _downloads_html(view: RecordView, texts: Texts, locate: Locate) -> str:
    saved = view.saved
    keys = ["fact_download"] if len(saved) == 1 else ["fact_download_one"] * len(saved)
    return " ".join(
        f'<a class="download" href="gradio_api/file={quote(str(locate(image)))}" '
        f'download="{html.escape(download_name(view, image))}">{texts.html(key, number=image.index + 1)}</a>'
        for key, image in zip(keys, saved, strict=True)
    )
