"""The wire: a request as JSON body, and any reply as images or an error. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timezone
from email.utils import parsedate_to_datetime
from typing import Any

from components import errors, params
from components.records import GenerationRequest
from components.reply_images import ReplyImage, read_images
from components.words import code_and_words, one_line, read_json, without_keys

TRACE_HEADER = "x-siliconcloud-trace-id"
LONGEST_RETRY_AFTER_S = 86_400.0
_KEPT_DEPTH, _KEPT_ITEMS, _KEPT_CHARS = 8, 64, 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Hold what the service answered; `body` is its JSON as it came, with inline images and excesses left out.

    `images` keeps the reply's places: None stands for a row without an image. The last one is never None.
    """

    images: tuple[ReplyImage | None, ...]
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
    body = read_json(content)
    if isinstance(body, list):
        body = {"images": body}
    if not isinstance(body, dict):
        raise errors.Unreadable("The answer is not the JSON that was expected", status=status, trace_id=trace_id)
    images = read_images(body)
    if not images:
        code, words = code_and_words(content)
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
    code, words = code_and_words(content)
    return errors.from_answer(
        status,
        code,
        words,
        trace_id=_trace_id(headers),
        retry_after_s=read_retry_after(headers.get("Retry-After"), now=now),
    )


def read_models(content: bytes) -> tuple[str, ...] | None:
    """Give the ids of `GET /models`, None where the answer is none."""
    body = read_json(content)
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
    return one_line(headers.get(TRACE_HEADER) or "") or None


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
        return without_keys(text.encode("utf-8", "replace").decode())
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
