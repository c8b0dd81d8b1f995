"""What goes in and out of the emulator: one call, one answer, no transport."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

MAX_BODY_BYTES = 32 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Hold one HTTP request.

    `path` includes the query; `origin` is scheme and host, such as `http://127.0.0.1:8400`: image URLs are built on it.
    """

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    origin: str

    @property
    def route(self) -> str:
        """Give the path without its query."""
        return self.path.partition("?")[0]

    @property
    def query(self) -> str:
        """Give the query exactly as it was sent."""
        return self.path.partition("?")[2]

    def header(self, name: str) -> str:
        """Find a header whatever its case; empty when it is missing."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")

    def queried(self, name: str) -> str:
        """Find a parameter of the query; empty when it is missing."""
        return parse_qs(self.query).get(name, [""])[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Say what a transport must send, and how badly.

    The transport waits `delay_s` before the status line; closes the connection without a word when `drop`; announces
    the whole length but sends only `cut_at` bytes. `length` above the body's stands for zero bytes that follow it.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    delay_s: float = 0.0
    drop: bool = False
    cut_at: int | None = None
    length: int | None = None

    @property
    def content_length(self) -> int:
        """Give the length to announce."""
        announced = self.headers.get("Content-Length")
        return int(announced) if announced else self.length or len(self.body)

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes that are really sent, made as they are asked for."""
        if self.cut_at is not None:
            yield self.body[: self.cut_at]
            return
        yield self.body
        left = (self.length or 0) - len(self.body)
        while left > 0:
            yield bytes(min(left, _CHUNK_BYTES))
            left -= _CHUNK_BYTES


def json_answer(value: Any, status: int = 200) -> Answer:
    """Build an answer of JSON."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(status=status, headers={"Content-Type": "application/json"}, body=body)


def text_answer(text: str, status: int, content_type: str = "text/plain") -> Answer:
    """Build an answer of UTF-8 text."""
    headers = {"Content-Type": f"{content_type}; charset=utf-8"}
    return Answer(status=status, headers=headers, body=text.encode())
