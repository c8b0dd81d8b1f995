"""The rows of the database as frozen values."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Literal

from components.errors import InvalidRequest
from components.records import GenerationRequest

RecordStatus = Literal["waiting", "running", "done", "refused", "failed", "unclear"]
PostState = Literal["planned", "sent", "answered", "failed", "dropped"]
ImageState = Literal["expected", "saved", "lost"]
UNFINISHED: tuple[RecordStatus, ...] = ("waiting", "running")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Hold a request and what came of it. Times are epoch seconds, UTC."""

    id: str
    owner: str
    digest: str
    site: str
    service: str
    account: str
    request: GenerationRequest
    status: RecordStatus
    error: Mapping[str, Any] | None
    accepted_utc: float
    ended_utc: float | None
    starred: bool

    @property
    def is_ended(self) -> bool:
        return self.status not in UNFINISHED

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> Record:
        values = {name: row[name] for name in cls.__slots__}
        values["request"] = GenerationRequest.from_values(json.loads(row["request"]))
        values["error"], values["starred"] = _read_json(row["error"]), bool(row["starred"])
        return cls(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Hold one POST of a record: planned, sent (intent), answered, failed or dropped.

    `first_index` is the index of its first image in the record; `waited_s` was spent waiting for its turn; `earlier`
    tells status and trace id of the last times that it was sent before.
    """

    id: int
    record_id: str
    owner: str
    first_index: int
    seed: int
    batch: int
    is_fallback: bool
    state: PostState
    tries: int
    ready_utc: float
    sent_utc: float | None
    answered_utc: float | None
    waited_s: float
    retry_waited_s: float
    request_s: float
    status: int | None
    seed_replied: int | None
    trace_id: str | None
    inference_s: float | None
    reply: Mapping[str, Any] | None
    error: Mapping[str, Any] | None
    earlier: tuple[Mapping[str, Any], ...]

    @property
    def was_sent(self) -> bool:
        """Say whether it left, not counting the earlier times."""
        return self.tries > 0 and (self.state in ("sent", "answered", "failed") or self.answered_utc is not None)

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> Post:
        values = {name: row[name] for name in cls.__slots__}
        values["is_fallback"] = bool(row["is_fallback"])
        values["reply"], values["error"] = _read_json(row["reply"]), _read_json(row["error"])
        values["earlier"] = tuple(_read_json(row["earlier"]) or ())
        return cls(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredImage:
    """Hold one image of a record: where it comes from, and the file once its bytes are verified.

    `stem` is the random name, chosen before the download; `file` and `thumbnail` are names in the image folder.
    """

    id: int
    record_id: str
    post_id: int
    owner: str
    index: int
    seed: int | None
    url: str | None
    stem: str
    state: ImageState
    tries: int
    replied_utc: float
    saved_utc: float | None
    file: str | None
    thumbnail: str | None
    format: str | None
    width: int | None
    height: int | None
    bytes: int | None
    sha256: str | None
    source_sha256: str | None
    error: Mapping[str, Any] | None

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> StoredImage:
        values = {name: row[name] for name in cls.__slots__}
        values["error"] = _read_json(row["error"])
        return cls(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """Hold a record with its posts and images, in order, as one consistent reading."""

    record: Record
    posts: tuple[Post, ...]
    images: tuple[StoredImage, ...]

    @property
    def saved(self) -> tuple[StoredImage, ...]:
        """Give the images whose bytes are on disk."""
        return tuple(image for image in self.images if image.state == "saved")

    @property
    def seed(self) -> int | None:
        """Give the seed that the service replied, else the one asked for."""
        replied = [post.seed_replied for post in self.posts if post.seed_replied is not None]
        return replied[0] if replied else self.record.request.seed

    @property
    def trace_id(self) -> str | None:
        """Give the last trace id."""
        answers = [(each.get("trace_id") for each in post.earlier) for post in self.posts]
        found = [*chain.from_iterable(answers), *(post.trace_id for post in self.posts)]
        return next((trace_id for trace_id in reversed(found) if trace_id), None)


def read_record(row: sqlite3.Row) -> Record | None:
    """Read a record; None, told in the log, where today's checks refuse its request (of a removed model, say)."""
    try:
        return Record.from_row(row)
    except (InvalidRequest, ValueError, TypeError, AttributeError) as error:
        _tell_once(row["id"], str(error))
        return None


@lru_cache(maxsize=1000)
def _tell_once(record_id: str, why: str) -> None:
    _log.warning("the record %s cannot be read by this version of the app, which leaves it: %s", record_id, why)


def _read_json(text: str | None) -> Any:
    """Read what a column holds; what is damaged counts as nothing."""
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return None
