"""The images that a reply names: by URL or inline, each at its place. Pure."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from components.containers import claims_to_be

MOST_IMAGES = 16  # four times what a batch may be; more is not what anybody asked for
_URL_CHARS = 16_384
_IMAGE_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF")
_SIGNATURE_CHARS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyImage:
    """Hold where an image is: its URL, or the bytes that came in the reply itself."""

    url: str | None = None
    data: bytes | None = None


def read_images(body: Mapping[str, Any]) -> tuple[ReplyImage | None, ...]:
    """Read `images`, with `data` where they leave a hole; None is a hole, and the last is never one."""
    rows, others = _rows(body.get("images")), _rows(body.get("data"))
    if not rows:
        rows, others = others, []
    pairs = islice(zip_longest(rows, others[: len(rows)]), MOST_IMAGES)
    images = [_image(row) or _image(other) for row, other in pairs]
    while images and images[-1] is None:
        images.pop()
    return tuple(images)


def _rows(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [value]
    return value if isinstance(value, list) else []


def _image(row: Any) -> ReplyImage | None:
    return _from_url(row) or _from_base64(row)


def _from_url(row: Any) -> ReplyImage | None:
    url = row.get("url") if isinstance(row, dict) else row
    if not isinstance(url, str) or not (url := url.strip()):
        return None
    if url.startswith("data:") or _is_bare_image(url):
        return _from_base64({"b64_json": url})
    is_word = isinstance(row, str) and ("/" not in url or " " in url)
    is_url = url.isprintable() and len(url) <= _URL_CHARS and not is_word
    return ReplyImage(url=url) if is_url else None


def _is_bare_image(text: str) -> bool:
    try:
        return claims_to_be(base64.b64decode(text[:_SIGNATURE_CHARS], validate=True), _IMAGE_FORMATS)
    except ValueError:
        return False


def _from_base64(row: Any) -> ReplyImage | None:
    text = row.get("b64_json") if isinstance(row, dict) else None
    if not isinstance(text, str) or not text.strip():
        return None
    try:
        data = base64.b64decode(text.partition(",")[2] if text.startswith("data:") else text, validate=False)
    except (binascii.Error, ValueError):
        return None
    return ReplyImage(data=data) if data else None
