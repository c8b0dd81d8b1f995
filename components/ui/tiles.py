"""One tile for every image of a batch that is not there yet: what it waits for, or why it will not come."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.errors import outcome_of
from components.runner.progress import Progress
from components.store.rows import Post, RecordView, StoredImage
from components.ui.problems import read_error
from components.ui.texts import Markup, Texts

_WAITS = ("minute", "day", "rate_limited", "retry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Hold one image's state: a text of the catalogue, a tone for its look, its moment and its reason."""

    tone: str
    text: str
    reason: str = ""
    until_utc: float | None = None
    since_utc: float | None = None


def clock_html(at_utc: float) -> Markup:
    """Give a moment that the page's script writes in local time."""
    return Markup(f'<time data-at="{at_utc:.0f}">…</time>')


def left_html(until_utc: float) -> Markup:
    """Give the time until a moment, counted down by the page's script."""
    return Markup(f'<time aria-live="off" data-until="{until_utc:.0f}">…</time>')


def elapsed_html(since_utc: float) -> Markup:
    """Give the time since a moment, counted up by the page's script."""
    return Markup(f'<time aria-live="off" data-since="{since_utc:.1f}">…</time>')


def when_html(at_utc: float) -> Markup:
    """Give a moment of any day, that the page's script writes in local time."""
    return Markup(f'<time data-when="{at_utc:.0f}">…</time>')


def count_of(view: RecordView) -> int:
    """Give how many images a record has or awaits: those asked for, or more where the service gave more."""
    return max([view.record.request.images_asked, *(image.index + 1 for image in view.images)])


def tiles_of(view: RecordView, progress: Progress, texts: Texts) -> tuple[Tile, ...]:
    """Work out the tile of every image, in order."""
    images = {image.index: image for image in view.images}
    turn = next((post.id for post in view.posts if post.state == "planned"), None)
    told = str((view.record.error or {}).get("kind"))
    tiles = []
    for index in range(count_of(view)):
        image, post = images.get(index), _post_of(view, index)
        if image is not None:
            tiles.append(_of_image(image, progress, texts, told))
        elif post is None or post.state == "answered":
            tiles.append(Tile(tone="bad", text="tile_missing"))
        else:
            tiles.append(_of_post(post, progress, texts, told, is_next=post.id == turn))
    return tuple(tiles)


def tiles_html(tiles: tuple[Tile, ...], aspect: tuple[int, int], texts: Texts, *, is_strip: bool) -> str:
    """Lay the tiles out: over the whole stage, or as a strip below the images that are there."""
    rows = "".join(_tile_html(tile, number, len(tiles), texts) for number, tile in enumerate(tiles, 1))
    look = "strip" if is_strip else "stage"
    style = f"--ratio: {aspect[0]} / {aspect[1]}"
    return f'<div class="tiles tiles-{look}" data-count="{len(tiles)}" style="{style}" role="list">{rows}</div>'


def _tile_html(tile: Tile, number: int, count: int, texts: Texts) -> str:
    until = clock_html(tile.until_utc) if tile.until_utc is not None else ""
    what = texts.html(tile.text, time=until)
    elapsed = f'<span class="tile-time">{elapsed_html(tile.since_utc)}</span>' if tile.since_utc is not None else ""
    reason = f'<span class="tile-reason">{html.escape(tile.reason)}</span>' if tile.reason else ""
    name = texts.html("tile_of", number=number, count=count)
    return (
        f'<div class="tile tile-{tile.tone}" role="listitem" aria-label="{name}">'
        f'<span class="tile-number" aria-hidden="true">{number}</span><span class="tile-what">{what}</span>'
        f"{elapsed}{reason}</div>"
    )


def _of_image(image: StoredImage, progress: Progress, texts: Texts, told: str) -> Tile:
    if image.state == "saved":
        return Tile(tone="saved", text="tile_saved")
    if image.state == "lost":
        is_removed = (image.error or {}).get("kind") == "removed"
        text = "tile_removed" if is_removed else "tile_lost"
        return Tile(tone="idle" if is_removed else "bad", text=text, reason=_reason(image.error, texts, told))
    if progress.phase == "downloading" and progress.until_utc is not None:
        return Tile(tone="waiting", text="tile_download_again", until_utc=progress.until_utc)
    return Tile(tone="running", text="tile_downloading")


def _of_post(post: Post, progress: Progress, texts: Texts, told: str, *, is_next: bool) -> Tile:
    if post.state == "sent":
        return Tile(tone="running", text="tile_sent", since_utc=post.sent_utc)
    if post.state == "planned":
        return _waiting(progress, is_next)
    kind = str(post.error.get("kind")) if post.error else None
    if kind is None or (post.state == "dropped" and kind != "stopped"):
        return Tile(tone="idle", text="tile_dropped")
    if post.state == "dropped":
        return Tile(tone="idle", text="tile_stopped_waiting" if post.earlier else "tile_stopped")
    outcome = _outcome(kind)
    tone = "unclear" if outcome == "unclear" else "bad"
    return Tile(tone=tone, text=f"tile_{outcome}", reason=_reason(post.error, texts, told))


def _reason(error: Mapping[str, Any] | None, texts: Texts, told: str) -> str:
    """Say why, unless the card says it already: `told` is the kind of error that it tells of."""
    return "" if error is None or error.get("kind") == told else read_error(error, texts).advice


def _waiting(progress: Progress, is_next: bool) -> Tile:
    if progress.phase == "key":
        return Tile(tone="waiting", text="tile_key")
    if is_next and progress.phase in _WAITS and progress.until_utc is not None:
        return Tile(tone="waiting", text="tile_waiting", until_utc=progress.until_utc)
    return Tile(tone="waiting", text="tile_queued")


def _outcome(kind: str) -> str:
    outcome = outcome_of(kind)
    return outcome if outcome in ("refused", "unclear") else "failed"


def _post_of(view: RecordView, index: int) -> Post | None:
    """Give the newest post that asks for the image at this index."""
    asked = [post for post in view.posts if post.first_index <= index < post.first_index + post.batch]
    return max(asked, key=lambda post: post.id, default=None)
