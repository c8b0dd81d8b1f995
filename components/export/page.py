"""The viewer of a ZIP: one HTML page that opens from disk and asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from components import __version__

_FOLDER = Path(__file__).parent / "viewer"
_SCRIPTS = ("base.js", "grid.js", "detail.js", "compare.js", "start.js")
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_RECORD_FACTS = (
    "digest", "service", "request", "status", "ended_utc", "starred", "seed", "trace_id", "inference_s", "error",
)  # fmt: skip
_TITLE_CHARS = 80
_IMAGE_FACTS = ("file", "index", "seed", "width", "height", "format", "bytes", "missing")


def viewer_html(
    records: Iterable[Mapping[str, Any]],
    thumbs: Mapping[str, str],
    at_utc: float,
    sweep: Mapping[str, Any] | None = None,
) -> bytes:
    """Write the page: records and sweep as in the manifest, `thumbs` names an image's thumbnail by the image's name."""
    data = {
        "version": __version__,
        "exported_utc": at_utc,
        "title": "" if sweep is None else sweep["title"] or str(sweep["base"].get("prompt") or "")[:_TITLE_CHARS],
        "sweep": sweep,
        "records": [_record(each, thumbs) for each in records],
    }
    style, script, texts = _parts()
    slots = {
        "policy": _policy(style, script),
        "title": html.escape(str(data["title"] or "Kolors Explorer")),
        "style": style,
        "script": script,
        "texts": texts,
        "data": _embedded(data),
    }
    return _SLOT.sub(lambda found: slots[found[1]], _template()).encode()


def _record(record: Mapping[str, Any], thumbs: Mapping[str, str]) -> dict[str, Any]:
    images = [
        {**{name: image[name] for name in _IMAGE_FACTS if name in image}, "thumb": thumbs.get(image["file"])}
        for image in record["images"]
    ]
    return {**{name: record[name] for name in _RECORD_FACTS}, "images": images}


@cache
def _template() -> str:
    return (_FOLDER / "viewer.html").read_text(encoding="utf-8")


@cache
def _parts() -> tuple[str, str, str]:
    """Give the style, the script, and the texts, as they stand in the page."""
    style = (_FOLDER / "viewer.css").read_text(encoding="utf-8")
    scripts = "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    texts = json.loads((_FOLDER / "texts.json").read_text(encoding="utf-8"))
    return style, f'"use strict";\n(() => {{\n{scripts}}})();', _embedded(texts)


def _embedded(value: Any) -> str:
    """Write JSON that nothing in it can end: neither a tag nor a comment of HTML begins in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _policy(style: str, script: str) -> str:
    """Allow this script and this style, and pictures beside the page; nothing else, from nowhere."""
    return (
        f"default-src 'none'; script-src 'sha256-{_sha256(script)}'; style-src 'sha256-{_sha256(style)}'; "
        "img-src 'self' file:; base-uri 'none'; form-action 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
