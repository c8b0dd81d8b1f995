"""The list of sweeps as a fragment: a card for each, newest first. Pure."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from components.sweep_status import SweepHead
from components.ui.detail_marks import short
from components.ui.sweep_json import axis_title, name_of
from components.ui.texts import Texts

SHOWN = 8
_LABEL_CHARS = 12
_PROMPT_CHARS = 120
_GONE_WRONG = ("failed", "refused", "unclear")


def list_html(heads: Sequence[SweepHead], texts: Texts, files: str, *, is_all: bool) -> str:
    """Give the cards, the first few of them unless all are wanted."""
    if not heads:
        return f'<h2>{texts.html("sweeps_title")}</h2><p class="sweeps-none">{texts.html("sweeps_empty")}</p>'
    rows = "".join(_card_html(head, texts, files) for head in (heads if is_all else heads[:SHOWN]))
    more = f'<button type="button" class="verb" data-sweeps="more">{texts.html("sweeps_more")}</button>'
    more = "" if is_all or len(heads) <= SHOWN else more
    return f'<h2>{texts.html("sweeps_title")}</h2><ul class="sweep-cards" role="list">{rows}</ul>{more}'


def _card_html(head: SweepHead, texts: Texts, files: str) -> str:
    sweep, counts = head.sweep, head.counts
    name = html.escape(name_of(sweep)) or texts.html("library_no_prompt")
    axes, prompt = _axes_text(sweep.axes, texts), html.escape(short(str(sweep.base.get("prompt") or ""), _PROMPT_CHARS))
    is_named = all(axis_title(axis["name"], texts) in name_of(sweep) for axis in sweep.axes)
    line = prompt if is_named and sweep.axes else axes
    label = f"{name}. {axes}. {texts.html(f'sweep_{head.state}')}"
    return (
        f'<li class="sweep-card" data-state="{head.state}"><button type="button" data-open-sweep="{sweep.id}" '
        f'aria-label="{label}">{_cover_html(head, files)}<span class="sweep-card-words">'
        f'<span class="sweep-card-name"><b>{name}</b><time data-clock="{sweep.created_utc:.0f}"></time></span>'
        f'<span title="{line}">{line}</span>'
        f'<span class="sweep-card-state"><i class="dot" aria-hidden="true"></i>{_state_html(head, texts)}</span></span>'
        f"{_bar_html(counts)}</button></li>"
    )


def _cover_html(head: SweepHead, files: str) -> str:
    """Give up to four pictures, as many as fill the square."""
    count = 4 if len(head.cover) >= 4 else min(len(head.cover), 1)
    images = "".join(
        f'<img src="{files}{quote(name)}" alt="" loading="lazy" decoding="async">' for name in head.cover[:count]
    )
    return f'<span class="sweep-cover" data-count="{count}" aria-hidden="true">{images}</span>'


def _axes_text(axes: Sequence[Mapping[str, Any]], texts: Texts) -> str:
    """Name the axes with their first and last value, as HTML."""
    parts = [
        texts.html("sweeps_axis", title=axis_title(axis["name"], texts), values=_values_text(axis["labels"]))
        for axis in axes
    ]
    return " × ".join(parts) if parts else texts.html("sweeps_single")


def _values_text(labels: Sequence[str]) -> str:
    """Write short values as a range, and of long ones how many there are."""
    if max(map(len, labels), default=0) > _LABEL_CHARS:
        return f"({len(labels)})"
    return f"{labels[0]}…{labels[-1]}" if len(labels) > 2 else ", ".join(labels)


def _state_html(head: SweepHead, texts: Texts) -> str:
    counts, total = head.counts, head.counts.get("total", 0)
    done, wrong = counts.get("done", 0), sum(counts.get(name, 0) for name in _GONE_WRONG)
    words = texts.html(f"sweep_{head.state}")
    amount = texts.html("sweeps_count", done=f"{done:,}", total=f"{total:,}")
    trouble = texts.html("sweeps_wrong", count=f"{wrong:,}") if wrong else ""
    return f"<span>{words} · {amount}{f' · <em>{trouble}</em>' if trouble else ''}</span>"


def _bar_html(counts: Mapping[str, int]) -> str:
    total = max(counts.get("total", 0), 1)
    done, wrong = counts.get("done", 0), sum(counts.get(name, 0) for name in _GONE_WRONG)
    return (
        f'<span class="sweep-line" aria-hidden="true"><i style="width:{100 * done / total:.1f}%"></i>'
        f'<i class="is-bad" style="width:{100 * wrong / total:.1f}%"></i></span>'
    )
