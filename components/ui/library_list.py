"""The library's list as fragments: the bar with its filters, and an entry for each record. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from components.models import MODEL_BY_ID
from components.store.library import Entry, Facets, Page
from components.store.notices import Notice
from components.ui.problems import read_error
from components.ui.texts import Texts
from components.ui.tiles import when_html

_TITLE_CHARS = 160
_WAITING = ("waiting", "running")
_PERIODS = ("today", "week", "month", "between")


def page_html(page: Page, texts: Texts, images: Path) -> str:
    """Give the entries of a page, and where the list goes on."""
    rows = "".join(entry_html(entry, texts, images) for entry in page.entries)
    if page.next_seq is None:
        return rows
    return f'{rows}<li class="entries-more" data-before="{page.next_seq}" aria-hidden="true"></li>'


def entry_html(entry: Entry, texts: Texts, images: Path) -> str:
    """Show one record: its first picture, or why there is none, with what tells it from its neighbours."""
    return (
        f'<li class="entry entry-{_state(entry)}" data-record="{html.escape(entry.id)}" data-seq="{entry.seq}" '
        f'data-status="{entry.status}" data-index="{_index(entry)}">{_open_html(entry, texts, images)}'
        f"{_pick_html(entry, texts)}{_star_html(entry, texts)}{_foot_html(entry, texts)}</li>"
    )


def bar_html(facets: Facets, texts: Texts) -> str:
    """Give the search, the filters and the import, and the line below them that says what they leave."""
    names = [(name, MODEL_BY_ID[name].label if name in MODEL_BY_ID else name) for name in facets.models]
    sizes = [(size, size.replace("x", " × ")) for size in facets.sizes]
    periods = [(name, texts(f"library_period_{name}")) for name in _PERIODS]
    filters = (
        f"{_select_html('model', texts('library_any_model'), names, texts)}"
        f"{_select_html('size', texts('library_any_size'), sizes, texts)}"
        f"{_select_html('period', texts('library_any_time'), periods, texts)}"
        f"{_check_html('starred', texts)}{_check_html('failed', texts)}"
    )
    return (
        f'<form class="library-bar" id="library-bar" role="search" autocomplete="off">'
        f'<label class="library-search"><span class="ke-hidden">{texts.html("library_search")}</span>'
        f'<input type="search" name="text" maxlength="400" placeholder="{texts.html("library_search")}"></label>'
        f'<div class="library-filters">{filters}{_verb_html("import", texts)}</div>'
        f'<input type="file" class="ke-hidden" accept=".zip,application/zip" tabindex="-1" '
        f'aria-label="{texts.html("library_import")}">'
        f'<button type="button" class="library-up" data-library="top" title="{texts.html("library_top")}" '
        f'aria-label="{texts.html("library_top")}"></button></form>'
        f'<div class="library-line"><span class="library-count" role="status"></span>{_dates_html(texts)}'
        f"{_verb_html('clear', texts, ' is-idle')}</div>"
    )


def notices_html(notices: Iterable[Notice], texts: Texts) -> str:
    """Tell what happened while nobody looked."""
    rows = "".join(f"<p>{_notice_html(notice, texts)}</p>" for notice in notices)
    if not rows:
        return ""
    dismiss = f'<button type="button" class="verb" data-library="dismiss">{texts.html("library_dismiss")}</button>'
    return f'<div class="notice notice-mild library-notice" role="status"><div>{rows}</div>{dismiss}</div>'


def count_text(count: int, texts: Texts) -> str:
    """Say how many records the filters leave."""
    return texts("library_count_one" if count == 1 else "library_count", count=f"{count:,}")


def _notice_html(notice: Notice, texts: Texts) -> str:
    facts = notice.facts
    if notice.kind != "removed":
        return texts.html(f"library_{notice.kind}", **facts)
    times = {name: when_html(float(facts[f"{name}_utc"])) for name in ("from", "until")}
    key = "library_removed_one" if facts["count"] == 1 else "library_removed"
    return texts.html(key, count=f"{facts['count']:,}", start=times["from"], end=times["until"])


def _open_html(entry: Entry, texts: Texts, images: Path) -> str:
    prompt = _title(entry)
    name = texts.html("library_open", prompt=prompt or texts("library_no_prompt"))
    state = "" if _is_good(entry) else f" – {texts.html(_head(entry))}"
    attributes = (
        f'type="button" class="entry-open" data-open-record="{html.escape(entry.id)}" tabindex="-1" '
        f'aria-label="{name}{state}"'
    )
    if entry.cover is None:
        return f"<button {attributes}>{_why_html(entry, texts)}</button>"
    path = images / (entry.cover.thumbnail or entry.cover.file)
    return (
        f'<button {attributes} data-index="{_index(entry)}"><img src="gradio_api/file={quote(str(path))}" alt="" '
        f'loading="lazy" decoding="async" width="{entry.cover.width}" height="{entry.cover.height}">'
        f"{_badge_html(entry)}</button>"
    )


def _badge_html(entry: Entry) -> str:
    """Say how many pictures there are: of how many, where some are missing."""
    if entry.saved < entry.awaited:
        return f'<span class="entry-count" aria-hidden="true">{entry.saved}/{entry.awaited}</span>'
    return f'<span class="entry-count" aria-hidden="true">×{entry.saved}</span>' if entry.saved > 1 else ""


def _why_html(entry: Entry, texts: Texts) -> str:
    """Say in the picture's place what a record waits for, or why it has no picture."""
    error = read_error(entry.error, texts) if entry.error and entry.status not in _WAITING else None
    reason = f"<span>{html.escape(error.reason or error.advice)}</span>" if error else ""
    return f'<span class="entry-why"><b>{texts.html(_head(entry))}</b>{reason}</span>'


def _pick_html(entry: Entry, texts: Texts) -> str:
    label = texts.html("library_pick", prompt=_title(entry) or texts("library_no_prompt"))
    return f'<label class="entry-pick"><input type="checkbox" tabindex="-1" aria-label="{label}"></label>'


def _star_html(entry: Entry, texts: Texts) -> str:
    pressed = "true" if entry.is_starred else "false"
    label = texts.html("library_star_of", prompt=_title(entry) or texts("library_no_prompt"))
    return (
        f'<button type="button" class="entry-star" data-library="star" tabindex="-1" aria-pressed="{pressed}" '
        f'aria-label="{label}" title="{texts.html("library_star")}"></button>'
    )


def _foot_html(entry: Entry, texts: Texts) -> str:
    prompt = _title(entry)
    shown = html.escape(prompt) if prompt else f"<i>{texts.html('library_no_prompt')}</i>"
    seed = entry.request.get("seed") if entry.cover is None or entry.cover.seed is None else entry.cover.seed
    copy = f' · <i class="entry-copy">{texts.html("library_copy")}</i>' if entry.is_copy else ""
    seen = f'<span class="entry-seed">{texts.html("library_seed", seed=seed)}</span>'
    facts = f"<span>{when_html(entry.accepted_utc)}{copy}</span>{seen}"
    rows = f'<p class="entry-prompt">{shown}</p><p class="entry-facts">{facts}</p>{_verb(entry, texts)}'
    return f'<div class="entry-foot">{rows}</div>'


def _verb(entry: Entry, texts: Texts) -> str:
    if entry.status in _WAITING or _is_good(entry):
        return ""
    key = "library_ask_again" if entry.saved else "detail_anew" if _is_removed(entry) else "library_try_again"
    return (
        f'<p class="entry-verbs"><button type="button" class="verb" data-library="ask" tabindex="-1">'
        f"{texts.html(key)}</button></p>"
    )


def _is_good(entry: Entry) -> bool:
    return entry.status == "done" and entry.error is None and entry.saved > 0


def _is_removed(entry: Entry) -> bool:
    return entry.error is not None and entry.error.get("kind") == "removed"


def _state(entry: Entry) -> str:
    if entry.status in _WAITING:
        return "waiting"
    if _is_good(entry):
        return "good"
    return "removed" if _is_removed(entry) else "bad"


def _head(entry: Entry) -> str:
    if entry.status in _WAITING:
        return f"library_{entry.status}"
    if entry.status in ("refused", "unclear"):
        return f"tile_{entry.status}"
    if _is_removed(entry):
        return "tile_removed"
    return "tile_lost" if entry.lost else "tile_failed"


def _index(entry: Entry) -> int:
    return entry.cover.index if entry.cover is not None else 0


def _title(entry: Entry) -> str:
    prompt = " ".join(str(entry.request.get("prompt") or "").split())
    return prompt if len(prompt) <= _TITLE_CHARS else f"{prompt[:_TITLE_CHARS].rstrip()}…"


def _select_html(name: str, every: str, choices: Iterable[tuple[str, str]], texts: Texts) -> str:
    options = "".join(f'<option value="{html.escape(value)}">{html.escape(text)}</option>' for value, text in choices)
    label = texts.html(f"library_{name}")
    return (
        f'<select name="{name}" aria-label="{label}"><option value="">{html.escape(every)}</option>{options}</select>'
    )


def _dates_html(texts: Texts) -> str:
    fields = "".join(
        f"<label><span>{texts.html(f'library_{name}')}</span> "
        f'<input type="date" name="{name}" form="library-bar"></label>'
        for name in ("since", "until")
    )
    return f'<span class="library-dates" hidden>{fields}</span>'


def _check_html(name: str, texts: Texts) -> str:
    return f'<label class="library-check"><input type="checkbox" name="{name}"> {texts.html(f"library_{name}")}</label>'


def _verb_html(verb: str, texts: Texts, look: str = "") -> str:
    return f'<button type="button" class="verb{look}" data-library="{verb}">{texts.html(f"library_{verb}")}</button>'
