"""Two pictures compared: over each other, beside each other, or in turn; below, the settings that differ. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from components import params
from components.store.rows import RecordView, StoredImage
from components.ui.compare_words import marked
from components.ui.detail_marks import LocateInit, label_of, seed_of, short, size_text, value_html
from components.ui.texts import Texts
from components.ui.tiles import count_of

_MODES = {"slider": "compare_slider", "side": "compare_side", "flip": "compare_flip"}
_TEXTS = ("prompt", "negative_prompt")
_NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Hold one of the two pictures and where its files are served."""

    view: RecordView
    image: StoredImage
    url: str
    locate_init: LocateInit

    @property
    def name(self) -> str:
        return f"{self.view.record.id}:{self.image.index}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Hold one setting of both sides, as HTML."""

    label: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        return self.first != self.second


def compare_html(first: Side, second: Side, texts: Texts) -> str:
    """Give the whole fragment; the first side is A, at left."""
    settings = tuple(settings_of(first, second, texts))
    return (
        f'<div class="ke-compare" data-mode="slider" data-shown="a" data-a="{html.escape(first.name)}" '
        f'data-b="{html.escape(second.name)}">{_head_html(texts)}'
        f'<div class="ke-theatre">{_box_html(first, second, texts)}</div>'
        f'<div class="ke-below"><div class="ke-legend">{_legend_html("a", first, texts)}'
        f"{_legend_html('b', second, texts)}</div>{_settings_html(settings, texts)}</div></div>"
    )


def settings_of(first: Side, second: Side, texts: Texts) -> Iterator[Setting]:
    """Give every setting of both sides in the table's order; the seed is the one that counted for the picture."""
    asked = [{**each.view.record.request.asked(), "seed": seed_of(each.view, each.image)} for each in (first, second)]
    for name in params.BY_NAME:
        values = [each.get(name) for each in asked]
        if values == [None, None]:
            continue
        if name in _TEXTS:
            shown: tuple[str, ...] = marked(*(str(value or "") for value in values))
            empty = texts.html("compare_empty")
            shown = tuple(each or f"<i>{empty}</i>" for each in shown)
        else:
            shown = tuple(_NOTHING if value is None else value_html(name, value, first.locate_init) for value in values)
        yield Setting(label=label_of(name, texts), first=shown[0], second=shown[1])
    yield from _others(first, second, texts)


def _others(first: Side, second: Side, texts: Texts) -> Iterator[Setting]:
    """Give what is no parameter: the place in the batch, the file's size where it isn't the one asked for, service."""
    sides = (first, second)
    if max(count_of(each.view) for each in sides) > 1:
        places = [f"{each.image.index + 1}/{count_of(each.view)}" for each in sides]
        yield Setting(label=texts.html("compare_place"), first=places[0], second=places[1])
    sizes = [size_text(each.image) for each in sides]
    if sizes[0] != sizes[1]:
        yield Setting(label=texts.html("compare_file_size"), first=sizes[0], second=sizes[1])
    services = [texts.html(f"service_{each.view.record.service}") for each in sides]
    yield Setting(label=texts.html("fact_service"), first=services[0], second=services[1])


def _head_html(texts: Texts) -> str:
    modes = "".join(
        f'<button type="button" data-act="mode" data-mode="{mode}" aria-pressed="{str(mode == "slider").lower()}">'
        f"{texts.html(key)}</button>"
        for mode, key in _MODES.items()
    )
    return (
        f'<header class="ke-compare-head"><h2>{texts.html("compare_title")}</h2>'
        f'<div class="ke-modes" role="group" aria-label="{texts.html("compare_modes")}">{modes}</div>'
        f'<button type="button" class="ke-verb" data-act="swap">{texts.html("compare_swap")}</button></header>'
    )


def _box_html(first: Side, second: Side, texts: Texts) -> str:
    """Lay both pictures into one box, as wide as the wider of the two at equal height."""
    width, height = max(
        ((each.image.width or 1, each.image.height or 1) for each in (first, second)), key=lambda s: s[0] / s[1]
    )
    return (
        f'<div class="ke-box" style="--ratio: {width / height:.5f}">{_figure_html("a", first, texts)}'
        f'{_figure_html("b", second, texts)}<i class="ke-handle" aria-hidden="true"></i>'
        f'<input type="range" class="ke-range" min="0" max="100" step="1" value="50" '
        f'aria-label="{texts.html("compare_range")}">'
        f'<button type="button" class="ke-flipper" data-act="flip" aria-label="{texts.html("compare_flip_help")}">'
        f"</button></div>"
    )


def _figure_html(letter: str, side: Side, texts: Texts) -> str:
    image = side.image
    alt = html.escape(f"{letter.upper()}: {short(side.view.record.request.prompt, 160)}")
    return (
        f'<figure class="ke-{letter}"><img src="{html.escape(side.url)}" alt="{alt}" width="{image.width}" '
        f'height="{image.height}" draggable="false"><b aria-hidden="true">{letter.upper()}</b></figure>'
    )


def _legend_html(letter: str, side: Side, texts: Texts) -> str:
    facts = [texts("detail_seed", seed=seed_of(side.view, side.image)), size_text(side.image)]
    if count_of(side.view) > 1:
        facts.insert(0, f"{side.image.index + 1}/{count_of(side.view)}")
    return (
        f'<div class="ke-side-of"><b>{letter.upper()}</b><button type="button" class="ke-link" '
        f'data-open-record="{html.escape(side.view.record.id)}" data-index="{side.image.index}" '
        f'title="{texts.html("compare_open")}">{html.escape(short(side.view.record.request.prompt, 48), quote=False)}'
        f'</button><span class="ke-quiet">{html.escape(" · ".join(facts))}</span>'
        f"{_places_html(letter, side, texts)}</div>"
    )


def _places_html(letter: str, side: Side, texts: Texts) -> str:
    """Offer the other pictures of the batch for this side."""
    saved = side.view.saved
    if len(saved) < 2:
        return ""
    buttons = "".join(
        f'<button type="button" data-act="side" data-letter="{letter}" data-index="{image.index}" '
        f'aria-pressed="{str(image.index == side.image.index).lower()}" '
        f'aria-label="{letter.upper()}: {texts.html("tile_of", number=image.index + 1, count=count_of(side.view))}">'
        f"{image.index + 1}</button>"
        for image in saved
    )
    name = texts.html("compare_places")
    return f'<span class="ke-modes ke-places" role="group" aria-label="{letter.upper()}: {name}">{buttons}</span>'


def _settings_html(settings: Iterable[Setting], texts: Texts) -> str:
    """List the settings that differ, then those that are the same in one line."""
    differing = [each for each in settings if each.differs]
    same = [each for each in settings if not each.differs]
    if not differing:
        return f'<p class="ke-same">{texts.html("compare_same")}</p>{_same_html(same, texts, is_all=True)}'
    rows = "".join(
        f'<tr><th scope="row">{each.label}</th><td dir="auto">{each.first}</td><td dir="auto">{each.second}</td></tr>'
        for each in differing
    )
    return (
        f'<table class="ke-pairs ke-differing"><caption class="ke-hidden">{texts.html("compare_differing")}</caption>'
        f'<thead><tr><td></td><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>{rows}</tbody></table>'
        f"{_same_html(same, texts, is_all=False)}"
    )


def _same_html(same: list[Setting], texts: Texts, *, is_all: bool) -> str:
    """Name what is equal, with its value where that is short."""
    named = [each.label if len(each.first) > 60 else f"{each.label} {each.first}" for each in same]
    key = "compare_equal_all" if is_all else "compare_equal"
    return f'<p class="ke-quiet">{texts.html(key)} {" · ".join(named)}</p>' if named else ""
