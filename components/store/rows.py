"""The rows of the database as frozen values."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Literal, TypeVar, get_args

from components.errors import InvalidRequest
from components.records import GenerationRequest

RecordStatus = Literal["waiting", "running", "done", "refused", "failed", "unclear"]
PostState = Literal["planned", "sent", "answered", "failed", "dropped"]
ImageState = Literal["expected", "saved", "lost"]
UNFINISHED: tuple[RecordStatus, ...] = ("waiting", "running")
_log = logging.getLogger(__name__)
NoneType = type(None)
_Read = TypeVar("_Read", "Record", "Post", "StoredImage")

# What a column may hold, by its name in any of the three tables: a database that was damaged holds anything.
_NUMBER, _WHOLE, _TEXT = (int, float), (int,), (str,)
_KINDS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("accepted_utc", "ready_utc", "waited_s", "retry_waited_s", "request_s", "replied_utc"), _NUMBER),
    **dict.fromkeys(("first_index", "index", "batch", "tries", "seq"), _WHOLE),
    **dict.fromkeys(("owner", "digest", "site", "service", "account", "record_id", "stem", "earlier", "model"), _TEXT),
    **dict.fromkeys(("ended_utc", "sent_utc", "answered_utc", "inference_s", "saved_utc"), (*_NUMBER, NoneType)),
    **dict.fromkeys(("seed", "seed_replied", "width", "height", "bytes"), (*_WHOLE, NoneType)),
    **dict.fromkeys(
        ("file", "thumbnail", "format", "url", "trace_id", "sha256", "source_sha256", "sweep"), (str, NoneType)
    ),
}
_STATES = {
    "record": frozenset(get_args(RecordStatus)),
    "post": frozenset(get_args(PostState)),
    "image": frozenset(get_args(ImageState)),
}
_OF_SAVED = frozenset({"file", "width", "height", "format", "bytes"})


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
    sweep: str | None  # the sweep for which it is asked for, which may take it back while nothing is sent

    @property
    def is_ended(self) -> bool:
        return self.status not in UNFINISHED

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> Record:
        values = _values_of(row, cls.__slots__, "record")
        values["request"] = GenerationRequest.from_values(json.loads(row["request"]))
        values["error"], values["starred"] = _read_object(row["error"]), bool(row["starred"])
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
        values = _values_of(row, cls.__slots__, "post")
        values["is_fallback"] = bool(row["is_fallback"])
        values["reply"], values["error"] = _read_object(row["reply"]), _read_object(row["error"])
        earlier = _read_json(row["earlier"])
        values["earlier"] = (
            tuple(each for each in earlier if isinstance(each, dict)) if isinstance(earlier, list) else ()
        )
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
        values = _values_of(row, cls.__slots__, "image")
        values["error"] = _read_object(row["error"])
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
    return _read(Record, row, "record")


def read_posts(rows: Iterable[sqlite3.Row]) -> tuple[Post, ...]:
    """Read posts; a damaged one is passed over, told in the log."""
    return tuple(post for row in rows if (post := _read(Post, row, "post")) is not None)


def read_images(rows: Iterable[sqlite3.Row]) -> tuple[StoredImage, ...]:
    """Read images; a damaged one is passed over, told in the log."""
    return tuple(image for row in rows if (image := _read(StoredImage, row, "image")) is not None)


@lru_cache(maxsize=1000)
def tell_once(what: str, row_id: object, why: str) -> None:
    """Tell in the log of a row that cannot be read."""
    _log.warning("the %s %s cannot be read by this version of the app, which leaves it: %s", what, row_id, why)


def _read(kind: type[_Read], row: sqlite3.Row, what: str) -> _Read | None:
    try:
        return kind.from_row(row)
    except (InvalidRequest, ValueError, TypeError, AttributeError) as error:
        tell_once(what, row["id"], str(error))
        return None


def sound_rows(rows: Iterable[sqlite3.Row], what: str) -> list[sqlite3.Row]:
    """Give the rows of "record" or "image" whose columns hold what they may; the others are told in the log."""
    return [row for row in rows if _is_sound(row, what)]


def _is_sound(row: sqlite3.Row, what: str) -> bool:
    try:
        _values_of(row, row.keys(), what)
    except ValueError as error:
        tell_once(what, row["id"], str(error))
        return False
    return True


def _values_of(row: sqlite3.Row, names: Iterable[str], what: str) -> dict[str, Any]:
    """Give a row's values by name; raises ValueError where one is of another type than its column's."""
    values = {name: row[name] for name in names}
    for name, value in values.items():
        if name in _KINDS and not isinstance(value, _KINDS[name]):
            raise ValueError(f"its {name} is {type(value).__name__}")
    state = values["status" if what == "record" else "state"]
    if state not in _STATES[what]:
        raise ValueError(f"its state is {state!r}")
    if state == "saved" and any(values[name] is None for name in _OF_SAVED & values.keys()):
        raise ValueError("it is saved, but has no file or size")
    return values


def _read_json(text: str | None) -> Any:
    """Read what a column holds; what is damaged counts as nothing."""
    try:
        return None if text is None else json.loads(text)
    except (ValueError, TypeError):
        return None


def _read_object(text: str | None) -> Mapping[str, Any] | None:
    found = _read_json(text)
    return found if isinstance(found, dict) else None
