"""Records that come in whole, with files that are in place already."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.records import GenerationRequest
from components.sites import Connection
from components.store.database import Database
from components.store.folder import Folder
from components.store.leftovers import welcome
from components.store.library import index_record
from components.store.rows import RecordStatus, StoredImage, read_images

ACCOUNT = "imported"  # no account of this app made these records, so none is charged or blamed for them


@dataclass(frozen=True, slots=True, kw_only=True)
class NewImage:
    """Hold one image whose files are in place; `stem` is new, `file` and `thumbnail` are names in the image folder."""

    index: int
    seed: int | None
    stem: str
    file: str
    thumbnail: str | None
    format: str
    width: int
    height: int
    bytes: int
    sha256: str
    source_sha256: str
    replied_utc: float
    saved_utc: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInit:
    """Hold one init image whose file is in place."""

    sha256: str
    width: int
    height: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecord:
    """Hold one record that has ended, every value checked; its request's seed is drawn. Times are epoch seconds."""

    request: GenerationRequest
    site: str
    status: RecordStatus
    error: Mapping[str, Any] | None
    accepted_utc: float
    ended_utc: float
    is_starred: bool
    seed: int | None
    trace_id: str | None
    inference_s: float | None
    images: tuple[NewImage, ...] = ()

    @property
    def digest(self) -> str:
        return self.request.digest(self.site)


class Importing:
    """Say what an owner's library holds already, and add what it does not."""

    def __init__(self, database: Database, folder: Folder) -> None:
        self._database = database
        self._folder = folder

    def held(self, owner: str, digest: str) -> frozenset[str]:
        """Give the hashes of the service's bytes of all images that an owner has of a request, their files too."""
        rows = self._database.rows(
            "SELECT images.source_sha256, images.file FROM records INDEXED BY records_by_digest "
            "CROSS JOIN images ON images.record_id = records.id WHERE records.owner = ? AND records.digest = ? "
            "AND records.deleted_utc IS NULL AND images.state = 'saved'",
            (owner, digest),
        )
        return frozenset(row["source_sha256"] for row in rows if (self._folder.images / str(row["file"])).exists())

    def has_ended_so(self, owner: str, record: NewRecord) -> bool:
        """Say whether an owner's library holds this very record, which made no image."""
        row = self._database.row(
            "SELECT 1 FROM records INDEXED BY records_by_digest WHERE owner = ? AND digest = ? AND status = ? "
            "AND accepted_utc = ? AND deleted_utc IS NULL",
            (owner, record.digest, record.status, record.accepted_utc),
        )
        return row is not None

    def has_init_image(self, owner: str, sha256: str) -> bool:
        """Say whether an owner gave this init image; a hash alone is no proof, since files carry it."""
        row = self._database.row("SELECT 1 FROM init_images WHERE sha256 = ? AND owner = ?", (sha256, owner))
        return row is not None

    def image(self, stem: str) -> StoredImage | None:
        """Find a saved image by its unguessable stem; one whose record is deleted is unknown."""
        row = self._database.row(
            "SELECT images.* FROM images JOIN records ON records.id = images.record_id "
            "WHERE images.stem = ? AND images.state = 'saved' AND records.deleted_utc IS NULL",
            (stem,),
        )
        return next(iter(read_images([row] if row else [])), None)

    def add(self, owner: str, records: Sequence[NewRecord], inits: Sequence[NewInit]) -> tuple[str, ...]:
        """Add records with their images, all or none, in the order of acceptance; gives their ids.

        Raises StoreError. The files must be in place; those that were announced as leftovers stay now.
        """
        files = [name for record in records for image in record.images for name in (image.file, image.thumbnail)]
        with self._database.transaction() as db:
            welcome(db, "images", [name for name in files if name])
            welcome(db, "inits", [f"{init.sha256}.webp" for init in inits])
            db.executemany(
                "INSERT OR IGNORE INTO init_images (sha256, owner, width, height, bytes) VALUES (?, ?, ?, ?, ?)",
                [(init.sha256, owner, init.width, init.height, init.bytes) for init in inits],
            )
            last_seq, ids = 0, []
            for record in sorted(records, key=lambda each: each.accepted_utc):
                last_seq = _free_seq(db, max(int(record.accepted_utc * 1_000_000), last_seq + 1))
                ids.append(_add_record(db, owner, record, last_seq))
        return tuple(ids)


def _free_seq(db: sqlite3.Connection, wanted: int) -> int:
    while db.execute("SELECT 1 FROM records WHERE seq = ?", (wanted,)).fetchone():
        wanted += 1
    return wanted


def _add_record(db: sqlite3.Connection, owner: str, record: NewRecord, seq: int) -> str:
    record_id, request = secrets.token_urlsafe(16), record.request
    service = Connection(site=record.site, key=None).service
    error = None if record.error is None else _dump(record.error)
    db.execute(
        "INSERT INTO records (id, owner, digest, site, service, account, model, request, status, error, accepted_utc, "
        "ended_utc, seq, size, starred) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record_id, owner, record.digest, record.site, service, ACCOUNT, request.model, _dump(request.asked()),
            record.status, error, record.accepted_utc, record.ended_utc, seq, request.image_size,
            int(record.is_starred),
        ),
    )  # fmt: skip
    index_record(db, record_id)
    post_id = _add_post(db, owner, record_id, record, error)
    for image in record.images:
        _add_image(db, owner, record_id, post_id, image)
    return record_id


def _add_post(db: sqlite3.Connection, owner: str, record_id: str, record: NewRecord, error: str | None) -> int | None:
    """Let one post stand for all that were made: the ZIP tells of the last answer only."""
    status = (record.error or {}).get("status")
    was_stopped = (record.error or {}).get("kind") == "stopped" and not record.images
    state = "answered" if record.images else "dropped" if was_stopped else "failed"
    return db.execute(
        "INSERT INTO posts (record_id, owner, first_index, seed, batch, is_fallback, state, tries, ready_utc, "
        "sent_utc, answered_utc, status, seed_replied, trace_id, inference_s, error) "
        "VALUES (?, ?, 0, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record_id, owner, record.request.seed, record.request.images_asked, state, int(not was_stopped),
            record.accepted_utc, None if was_stopped else record.accepted_utc,
            None if was_stopped else record.ended_utc, 200 if record.images else status,
            record.seed if record.images else None, record.trace_id, record.inference_s,
            None if record.images else error,
        ),
    ).lastrowid  # fmt: skip


def _add_image(db: sqlite3.Connection, owner: str, record_id: str, post_id: int | None, image: NewImage) -> None:
    db.execute(
        'INSERT INTO images (record_id, post_id, owner, "index", seed, stem, state, replied_utc, saved_utc, file, '
        "thumbnail, format, width, height, bytes, sha256, source_sha256) "
        "VALUES (?, ?, ?, ?, ?, ?, 'saved', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record_id, post_id, owner, image.index, image.seed, image.stem, image.replied_utc, image.saved_utc,
            image.file, image.thumbnail, image.format, image.width, image.height, image.bytes, image.sha256,
            image.source_sha256,
        ),
    )  # fmt: skip


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
