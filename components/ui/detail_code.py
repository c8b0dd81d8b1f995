"""A record's request as code to copy, and request and reply as JSON. Pure."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from components import checks
from components.metadata import FileSettings, infotext
from components.sites import EMULATOR_SITE, HOSTED_SITE
from components.snippets import init_name, snippets_of
from components.store.file_settings import settings_of
from components.store.rows import RecordView, StoredImage
from components.ui.detail_marks import LocateInit, seed_of
from components.ui.results import reply_json
from components.ui.texts import Texts

_TABS = {"curl": "cURL", "python": "Python", "typescript": "TypeScript", "json": "JSON", "a1111": "A1111"}


def code_html(view: RecordView, texts: Texts, locate_init: LocateInit, *, sent: Mapping[str, Any]) -> str:
    """Lay out the tabs of code, the init images that it reads, and the closed pair of request and reply."""
    codes: dict[str, str] = dict(snippets_of(view.record.request, _base_url(view)))
    names = {name: f"<code>{html.escape(text)}</code>" for name, text in codes.items()}
    names["a1111"] = _infotexts_html(view)
    tabs = "".join(_tab_html(name, is_first=name == "curl") for name in _TABS)
    panels = "".join(_panel_html(name, names[name], texts, is_first=name == "curl") for name in _TABS)
    return (
        f"<h3>{texts.html('detail_code')}</h3>"
        f'<div class="ke-tabs" role="tablist" aria-label="{texts.html("detail_code")}">{tabs}</div>{panels}'
        f"{_notes_html(view, texts, locate_init)}{_wire_html(sent, reply_json(view), texts)}"
    )


def file_settings(view: RecordView, image: StoredImage | None) -> FileSettings:
    """Give the settings of one picture; of a record without any, those that its first would have."""
    seed = view.seed if image is None else seed_of(view, image)
    width, height = checks.split_size(view.record.request.image_size or "") or (0, 0)
    return settings_of(
        view.record,
        index=0 if image is None else image.index,
        seed=seed or 0,
        trace_id=view.trace_id,
        replied_utc=None if image is None else image.replied_utc,
        width=(image.width if image is not None else width) or width,
        height=(image.height if image is not None else height) or height,
    )


def _base_url(view: RecordView) -> str:
    return HOSTED_SITE if view.record.site == EMULATOR_SITE else view.record.site


def _infotexts_html(view: RecordView) -> str:
    """Write the text of each picture, of which one is shown at a time: their seeds may differ."""
    texts = {image.index: infotext(file_settings(view, image)) for image in view.saved}
    if len(set(texts.values())) < 2:
        only = next(iter(texts.values()), None) or infotext(file_settings(view, None))
        return f"<code>{html.escape(only)}</code>"
    return "".join(f'<code data-for="{index}">{html.escape(text)}</code>' for index, text in texts.items())


def _tab_html(name: str, *, is_first: bool) -> str:
    return (
        f'<button type="button" role="tab" id="ke-tab-{name}" data-act="tab" aria-controls="ke-code-{name}" '
        f'aria-selected="{str(is_first).lower()}" tabindex="{0 if is_first else -1}">{_TABS[name]}</button>'
    )


def _panel_html(name: str, codes: str, texts: Texts, *, is_first: bool) -> str:
    return (
        f'<div class="ke-code" role="tabpanel" id="ke-code-{name}" aria-labelledby="ke-tab-{name}"'
        f'{"" if is_first else " hidden"}><pre tabindex="0">{codes}</pre>{_copy_html(texts)}</div>'
    )


def _copy_html(texts: Texts) -> str:
    return f'<button type="button" class="ke-copy" data-act="copy">{texts.html("detail_copy")}</button>'


def _notes_html(view: RecordView, texts: Texts, locate_init: LocateInit) -> str:
    """Say where the code asks although the record did not, and give the files that it reads."""
    notes = [texts.html("detail_code_key")]
    if view.record.site == EMULATOR_SITE:
        notes.append(texts.html("detail_code_hosted", site=HOSTED_SITE))
    shas = dict.fromkeys(view.record.request.init_images)
    links = " ".join(
        f'<a class="ke-link" href="{html.escape(locate_init(sha256))}" download="{init_name(sha256)}">'
        f"{init_name(sha256)}</a>"
        for sha256 in shas
    )
    if links:
        notes.append(f"{texts.html('detail_code_init')} {links}")
    return "".join(f'<p class="ke-quiet">{note}</p>' for note in notes)


def _wire_html(sent: Mapping[str, Any], reply: Any, texts: Texts) -> str:
    parts = [("details_request", sent)] + ([("details_reply", reply)] if reply is not None else [])
    shown = "".join(
        f'<h4>{texts.html(key)}</h4><div class="ke-code"><pre tabindex="0"><code>{_json_html(value)}</code></pre>'
        f"{_copy_html(texts)}</div>"
        for key, value in parts
    )
    return f'<details class="ke-wire"><summary>{texts.html("details")}</summary>{shown}</details>'


def _json_html(value: Any) -> str:
    return html.escape(json.dumps(value, ensure_ascii=False, indent=2))
