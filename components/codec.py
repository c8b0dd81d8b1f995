"""The wire: a request as JSON body, and any reply as images or an error. Pure."""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timezone
from email.utils import parsedate_to_datetime
from typing import Any

from components import errors, params
from components.records import GenerationRequest

TRACE_HEADER = "x-siliconcloud-trace-id"
LONGEST_RETRY_AFTER_S = 86_400.0
MOST_IMAGES = 16  # four times what a batch may be; more is not what anybody asked for
_WORDS_CHARS = 300
_URL_CHARS = 16_384
_KEPT_DEPTH, _KEPT_ITEMS, _KEPT_CHARS = 8, 64, 8192
_SECRETS = re.compile(r"\bsk-[\w-]{6,}|(?<=\bbearer )\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyImage:
    """Hold where an image is: its URL, or the bytes that came in the reply itself."""

    url: str | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Hold what the service answered; `body` is its JSON as it came, with inline images and excesses left out."""

    images: tuple[ReplyImage, ...]
    seed: int | None
    inference_s: float | None
    trace_id: str | None
    body: dict[str, Any] = field(default_factory=dict)


def to_body(
    request: GenerationRequest, data_uris: Mapping[str, str], *, batch: int | None = None, seed: int | None = None
) -> dict[str, Any]:
    """Give the JSON body of one POST: exactly the parameters that are asked for.

    `data_uris` gives each init image by its hash; `batch` and `seed` replace the request's own where one request
    is sent in several posts.
    """
    body = request.asked()
    for name in params.IMAGE_NAMES:
        if name in body:
            body[name] = data_uris[body[name]]
    if batch is not None and "batch_size" in body:
        body["batch_size"] = batch
    if seed is not None:
        body["seed"] = seed
    return body


def read_reply(status: int, headers: Mapping[str, str], content: bytes, *, now: float = 0.0) -> Reply:
    """Read the answer to a POST; raises the ServiceError that it means. `headers` must ignore case."""
    trace_id = _trace_id(headers)
    if not 200 <= status < 300:
        raise read_error(status, headers, content, now=now)
    body = _json(content)
    if not isinstance(body, dict):
        raise errors.Unreadable("The answer is not the JSON that was expected", status=status, trace_id=trace_id)
    images = _images(body)[:MOST_IMAGES]
    if not images:
        code, words = _code_and_words(content)
        said = f"The answer names no image, but says: {words}" if words else "The answer names no image"
        raise errors.Unreadable(said, status=status, code=code, trace_id=trace_id)
    timings = body.get("timings")
    return Reply(
        images=images,
        seed=_seed(body.get("seed")),
        inference_s=_number(timings.get("inference")) if isinstance(timings, dict) else None,
        trace_id=trace_id,
        body=_kept(body),
    )


def read_error(status: int, headers: Mapping[str, str], content: bytes, *, now: float = 0.0) -> errors.ServiceError:
    """Give the error that an answer means, in any of the five shapes that bodies have."""
    code, words = _code_and_words(content)
    return errors.from_answer(
        status,
        code,
        words,
        trace_id=_trace_id(headers),
        retry_after_s=read_retry_after(headers.get("Retry-After"), now=now),
    )


def read_models(content: bytes) -> tuple[str, ...] | None:
    """Give the ids of `GET /models`, None where the answer is none."""
    body = _json(content)
    rows = body.get("data") if isinstance(body, dict) else None
    if not isinstance(rows, list):
        return None
    ids = (row.get("id") for row in rows if isinstance(row, dict))
    return tuple(name for name in ids if isinstance(name, str) and name.isprintable() and 0 < len(name) <= 200)


def read_retry_after(text: str | None, *, now: float) -> float | None:
    """Read a Retry-After header, seconds or an HTTP date, into seconds from `now` (epoch seconds), at most a day."""
    if not text:
        return None
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text.strip()):
        return min(float(text), LONGEST_RETRY_AFTER_S)
    try:
        date = parsedate_to_datetime(text)
        date = date if date.tzinfo else date.replace(tzinfo=timezone.utc)
        return min(max(date.timestamp() - now, 0.0), LONGEST_RETRY_AFTER_S)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def _trace_id(headers: Mapping[str, str]) -> str | None:
    return _words(headers.get(TRACE_HEADER) or "") or None


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _code_and_words(content: bytes) -> tuple[int | None, str]:
    body = _json(content)
    if isinstance(body, dict):
        inner = body["error"] if isinstance(body.get("error"), dict) else {}
        code = _code(inner.get("code"))
        words = (inner.get("message"), body.get("message"), body.get("error"))
        said = next((text for text in words if isinstance(text, str) and text.strip()), "")
        return (_code(body.get("code")) if code is None else code), _words(said)
    text = body if isinstance(body, str) else content[:4096].decode("utf-8-sig", "replace")
    return None, "" if text.lstrip().startswith("<") else _words(text)


def _code(value: Any) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    is_code = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9
    return value if is_code else None


def _words(text: str) -> str:
    """Give a message on one line, without control characters and keys, of bounded length."""
    text = " ".join("".join(char if char.isprintable() else " " for char in text[:2000]).split())
    return _SECRETS.sub("…", text)[:_WORDS_CHARS]


def _images(body: Mapping[str, Any]) -> tuple[ReplyImage, ...]:
    for name, read in (("images", _from_url), ("data", _from_url), ("data", _from_base64), ("images", _from_base64)):
        rows = body.get(name)
        if isinstance(rows, list):
            found = tuple(image for row in rows if (image := read(row)) is not None)
            if found:
                return found
    return ()


def _from_url(row: Any) -> ReplyImage | None:
    url = row.get("url") if isinstance(row, dict) else row
    if not isinstance(url, str) or not (url := url.strip()):
        return None
    if url.startswith("data:"):
        return _from_base64({"b64_json": url})
    return ReplyImage(url=url) if url.isprintable() and len(url) <= _URL_CHARS else None


def _from_base64(row: Any) -> ReplyImage | None:
    text = row.get("b64_json") if isinstance(row, dict) else None
    if not isinstance(text, str) or not text.strip():
        return None
    try:
        data = base64.b64decode(text.partition(",")[2] if text.startswith("data:") else text, validate=False)
    except (binascii.Error, ValueError):
        return None
    return ReplyImage(data=data) if data else None


def _kept(value: Any, depth: int = 0) -> Any:
    """Give what is kept of a reply: without image bytes, without depths and lengths that no reply has, and always
    writable as JSON in UTF-8."""
    if isinstance(value, (dict, list)) and depth == _KEPT_DEPTH:
        return "…"
    if isinstance(value, dict):
        rows = list(value.items())[:_KEPT_ITEMS]
        return {_kept(str(key)[:200], depth): _kept(each, depth + 1) for key, each in rows}
    if isinstance(value, list):
        return [_kept(each, depth + 1) for each in value[:_KEPT_ITEMS]]
    if isinstance(value, str):
        text = value if len(value) <= _KEPT_CHARS else f"{value[:40]}… ({len(value)} characters)"
        return _SECRETS.sub("…", text.encode("utf-8", "replace").decode())
    return value if not isinstance(value, float) or math.isfinite(value) else None


def _seed(value: Any) -> int | None:
    """Read a seed, which is shown and kept (in 63 bits) whatever its range."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,19}", value):
        value = int(value)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return int(value) if is_number and 0 <= value < 2**63 and value == int(value) else None


def _number(value: Any) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value < 1e9 else None
