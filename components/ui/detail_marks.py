"""Small pieces that the record dialog and the comparison are made of. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote

from components import params
from components.snippets import init_name
from components.store.rows import RecordView, StoredImage
from components.ui.texts import Markup, Texts

_SHORT_CHARS = 60
LocateInit = Callable[[str], str]  # an init image's hash to the address where its owner sees it


def file_url(path: Path) -> str:
    """Give where the page gets a file of the image folder from."""
    return f"gradio_api/file={quote(str(path))}"


def date_html(at_utc: float) -> Markup:
    """Give a date and time that the page's script writes in local time."""
    iso = datetime.fromtimestamp(at_utc, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Markup(f'<time class="ke-date" datetime="{iso}" data-date="{at_utc:.0f}">{iso}</time>')


def image_at(view: RecordView, index: int) -> StoredImage | None:
    """Give the saved image at a place of a record."""
    return next((image for image in view.saved if image.index == index), None)


def seed_of(view: RecordView, image: StoredImage) -> int | None:
    """Give the seed that counted for an image."""
    return view.seed if image.seed is None else image.seed


def size_text(image: StoredImage) -> str:
    return f"{image.width} × {image.height}"


def weight_text(image: StoredImage) -> str:
    """Give a file's size as a person reads it."""
    size = image.bytes or 0
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(size / 1e3, 0.1):.0f} kB"


def short(text: str, chars: int = _SHORT_CHARS) -> str:
    """Give the beginning of a text on one line."""
    line = " ".join(re.split(r"\s+", text[: 4 * chars].strip()))
    return line if len(line) <= chars and len(text) <= 4 * chars else f"{line[:chars].rstrip()}…"


def label_of(name: str, texts: Texts) -> str:
    """Give a parameter's label as HTML."""
    return texts.html(f"param_{name}") if texts.has(f"param_{name}") else html.escape(name)


def value_html(name: str, value: Any, locate_init: LocateInit) -> str:
    """Show a parameter's value; an init image as a small picture with its download."""
    if name not in params.IMAGE_NAMES:
        text = f"{value:g}" if isinstance(value, float) and value >= 0.001 else str(value)
        return html.escape(text.replace("x", " × ") if name == "image_size" else text, quote=False)
    url, file = html.escape(locate_init(str(value))), init_name(str(value))
    return (
        f'<a class="ke-init" href="{url}" download="{file}"><img src="{url}" alt="" loading="lazy" '
        f'width="44" height="44"><code>{file}</code></a>'
    )
