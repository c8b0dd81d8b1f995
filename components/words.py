"""The text of an answer: read in whatever encoding it came, and the words of an error in whatever shape. Pure."""

from __future__ import annotations

import json
import re
from typing import Any

_WORDS_CHARS, _MOST_DIGITS = 300, 40
_SAMPLE_BYTES = 65_536
_MOST_WORDS, _WORDS_DEPTH = 8, 4
_SECRETS = re.compile(r"\bsk-[\w-]{6,}|(?<=\bbearer )\S+", re.IGNORECASE)


def read_json(content: bytes) -> Any:
    """Read JSON; None where it is none."""
    try:
        return json.loads(_decoded(content))
    except (ValueError, RecursionError):
        return None


def bounded_int(text: str) -> int:
    """Read a whole number of JSON, as `parse_int`; raises ValueError for one of more digits than anything has."""
    if len(text) > _MOST_DIGITS:
        raise ValueError
    return int(text)


def _decoded(content: bytes, damage: str = "strict") -> str:
    """Read UTF-8, -16 or -32 as JSON has it, else GB18030, which Chinese gateways write; raises UnicodeDecodeError.

    `damage` says what becomes of what is damaged (an error handler of bytes.decode).
    """
    encoding = json.detect_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        if not _is_damaged_utf8(content):
            try:
                return content.decode("gb18030")
            except UnicodeDecodeError:
                pass
    return content.decode(encoding, damage)


def _is_damaged_utf8(content: bytes) -> bool:
    """Tell UTF-8 with some damage from another encoding, in which hardly any character is one of UTF-8."""
    text = content[:_SAMPLE_BYTES].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(not char.isascii() for char in text) >= 2 * bad


def code_and_words(content: bytes) -> tuple[int | None, str]:
    """Give an error's vendor code and its words, in any of the shapes that bodies have."""
    body = read_json(content)
    if isinstance(body, dict):
        inner = body["error"] if isinstance(body.get("error"), dict) else {}
        code = _code(inner.get("code"))
        return (_code(body.get("code")) if code is None else code), one_line(_said(body))
    text = _said(body) if isinstance(body, (list, str)) else _decoded(content, "replace")
    return None, "" if text.lstrip().startswith("<") else one_line(text)


def _said(value: Any, depth: int = _WORDS_DEPTH) -> str:
    """Find the words of an error: a relay's wrapper first, then its own, then what its parts say."""
    if isinstance(value, str):
        return value.strip()
    if depth == 0:
        return ""
    if isinstance(value, list):
        parts = (_said(each, depth - 1).rstrip(".。") for each in value[:_MOST_WORDS])
        return "; ".join(part for part in parts if part)
    if not isinstance(value, dict):
        return ""
    error, own = value.get("error"), (value.get("message"), value.get("msg"))
    first = error if isinstance(error, dict) else None
    texts = (text for text in own if isinstance(text, str))
    places = (first, *texts, value.get("detail"), value.get("errors"), error)
    return next((said for place in places if (said := _said(place, depth - 1))), "")


def _code(value: Any) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    is_code = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9
    return value if is_code else None


def one_line(text: str) -> str:
    """Give a message on one line, without control characters and keys, of bounded length."""
    text = " ".join("".join(char if char.isprintable() else " " for char in text[:2000]).split())
    return without_keys(text)[:_WORDS_CHARS]


def without_keys(text: str) -> str:
    """Take out what looks like a key."""
    return _SECRETS.sub("…", text)
