"""The pictures of the record dialog: one at a time, as large as there is room, and a strip of all. Pure."""

from __future__ import annotations

import html
from collections.abc import Mapping

from components.runner.progress import Progress
from components.store.rows import RecordView, StoredImage
from components.ui.detail_marks import image_at, seed_of, short, size_text, weight_text
from components.ui.detail_verbs import again_of
from components.ui.results import aspect_of
from components.ui.texts import Texts
from components.ui.tiles import Tile, clock_html, count_of, elapsed_html, tiles_of

_GONE = Tile(tone="idle", text="detail_removed")


def stage_html(
    view: RecordView, progress: Progress, texts: Texts, *, urls: Mapping[int, str], thumbnails: Mapping[int, str]
) -> str:
    """Lay out every picture or tile; `urls` and `thumbnails` are of the images whose file is there, by index."""
    tiles = tiles_of(view, progress, texts)
    verb = texts(f"detail_{again_of(view, tuple(urls))}")
    slides, strip = [], []
    for index, tile in enumerate(tiles):
        image = image_at(view, index)
        if image is not None and index in urls:
            slides.append(_slide_html(view, image, texts, urls[index], thumbnails[index]))
            strip.append(_stop_html(index, len(tiles), texts, thumbnails[index], image))
        else:
            gone = _GONE if image is not None else tile
            slides.append(_tile_html(gone, view, index, verb, texts))
            strip.append(_stop_html(index, len(tiles), texts, tone=gone.tone))
    name = texts.html("detail_strip")
    row = f'<div class="ke-strip" role="group" aria-label="{name}">{"".join(strip)}</div>' if len(tiles) > 1 else ""
    return f'<section class="ke-stage" data-part="stage"><div class="ke-slides">{"".join(slides)}</div>{row}</section>'


def caption_of(view: RecordView, image: StoredImage, texts: Texts) -> str:
    """Say which picture it is and what is in its file, as plain text."""
    facts = [f"{image.index + 1}/{count_of(view)}"] if count_of(view) > 1 else []
    facts += [
        texts("detail_seed", seed=seed_of(view, image)),
        size_text(image),
        (image.format or "").upper(),
        weight_text(image),
    ]
    return " · ".join(fact for fact in facts if fact)


def _slide_html(view: RecordView, image: StoredImage, texts: Texts, url: str, thumbnail: str) -> str:
    alt = html.escape(short(view.record.request.prompt, 200))
    name = html.escape(short(view.record.request.prompt, 28))
    return (
        f'<figure class="ke-slide" data-for="{image.index}" data-saved data-thumbnail="{html.escape(thumbnail)}" '
        f'data-name="{name}"><button type="button" class="ke-zoom" data-act="zoom" aria-pressed="false" '
        f'aria-label="{texts.html("detail_zoom")}" title="{texts.html("detail_zoom")}">'
        f'<img src="{html.escape(url)}" alt="{alt}" width="{image.width}" height="{image.height}" loading="lazy" '
        f"style=\"background-image: url('{html.escape(thumbnail)}')\"></button>"
        f"<figcaption>{html.escape(caption_of(view, image, texts))}</figcaption></figure>"
    )


def _tile_html(tile: Tile, view: RecordView, index: int, verb: str, texts: Texts) -> str:
    """Fill a picture's place, as large as the picture will be; `verb` is what the button is called that helps."""
    width, height = aspect_of(view)
    until = clock_html(tile.until_utc) if tile.until_utc is not None else ""
    elapsed = f"<span>{elapsed_html(tile.since_utc)}</span>" if tile.since_utc is not None else ""
    reason = f"<span>{html.escape(tile.reason, quote=False)}</span>" if tile.reason else ""
    return (
        f'<div class="ke-slide ke-tile ke-tile-{tile.tone}" data-for="{index}" '
        f'style="--ratio: {width} / {height}; --wide: {max(width, 240)}px"><div>'
        f"<b>{texts.html(tile.text, time=until, verb=verb)}</b>{elapsed}{reason}</div></div>"
    )


def _stop_html(
    index: int, count: int, texts: Texts, thumbnail: str = "", image: StoredImage | None = None, tone: str = "saved"
) -> str:
    name = texts.html("tile_of", number=index + 1, count=count)
    sides = f' width="{image.width}" height="{image.height}"' if image is not None else ""
    shown = f'<img src="{html.escape(thumbnail)}" alt=""{sides}>' if image is not None else "<i></i>"
    return (
        f'<button type="button" class="ke-stop ke-tile-{tone}" data-act="image" data-index="{index}" '
        f'aria-label="{name}">{shown}</button>'
    )
