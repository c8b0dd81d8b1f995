"""The steps of a record, each written before it is taken or as soon as it is known."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from components.client.downloads import Downloaded
from components.codec import Reply
from components.errors import ServiceError, Stopped
from components.records import GenerationRequest
from components.sites import Connection
from components.store.database import Database
from components.store.leftovers import leave
from components.store.library import index_record, newest_seq
from components.store.rows import Post, StoredImage
from components.store.settling import settle

_EARLIER_MOST = 100  # a post that waits out a limit for hours is sent often


class Journal:
    """Write steps; every method is one transaction. Times are epoch seconds."""

    def __init__(self, database: Database, refuse_new_work: Callable[[int], None] = lambda images: None) -> None:
        """`refuse_new_work(images)` raises StoreError where so many images more may not be accepted."""
        self._database = database
        self._refuse_new_work = refuse_new_work

    def accept(
        self,
        request: GenerationRequest,
        owner: str,
        connection: Connection,
        now: float,
        *,
        sweep: str | None = None,
        also: Callable[[sqlite3.Connection, str], None] = lambda db, record_id: None,
    ) -> str:
        """Begin a record with its planned posts and give its id; raises StoreError where there is no room for it.

        `also(db, record id)` writes what must stand or fall with it.
        """
        self._refuse_new_work(request.images_asked)
        record_id = secrets.token_urlsafe(16)
        with self._database.transaction() as db:
            db.execute(
                "INSERT INTO records (id, owner, digest, site, service, account, model, request, status, accepted_utc, "
                "seq, size, sweep) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)",
                (
                    record_id, owner, request.digest(connection.site), connection.site, connection.service,
                    connection.account, request.model, _dump(request.asked()), now, newest_seq(db, now),
                    request.image_size, sweep,
                ),
            )  # fmt: skip
            also(db, record_id)
            index_record(db, record_id)
            one_by_one = _is_batchless(db, connection.site, request.model)
            batches = [1] * request.images_asked if one_by_one else [request.images_asked]
            for index, batch in enumerate(batches):
                _plan(db, record_id, owner, request, first_index=index, batch=batch, now=now)
        return record_id

    def adopt(self, record_id: str, account: str) -> None:
        """Let a waiting record go on under another account (a key was given)."""
        with self._database.transaction() as db:
            db.execute("UPDATE records SET account = ? WHERE id = ?", (account, record_id))

    def claim(self, record_id: str) -> bool:
        """Let a record that a sweep asked for be one of its own: it goes first, and the sweep cannot take it back.

        False where the sweep has taken it back already.
        """
        with self._database.transaction() as db:
            return bool(db.execute("UPDATE records SET sweep = NULL WHERE id = ?", (record_id,)).rowcount)

    def sent(self, post_id: int, now: float) -> bool:
        """Note the intent, before anything is sent; False where the post is not planned any more (it was stopped)."""
        with self._database.transaction() as db:
            changed = db.execute(
                "UPDATE posts SET state = 'sent', sent_utc = ?, tries = tries + 1, "
                "waited_s = waited_s + MAX(? - ready_utc, 0) WHERE id = ? AND state = 'planned'",
                (now, now, post_id),
            ).rowcount
            _settle(db, post_id, now)
        return changed == 1

    def answered(self, post: Post, reply: Reply, places: Mapping[int, tuple[str, str | None]], now: float) -> None:
        """Note the reply, before any download.

        `places` tells by place in the batch where each image is: its stem, and its URL (None where its bytes came
        along). Places of the batch that it leaves out are planned one by one.
        """
        with self._database.transaction() as db:
            db.execute(
                "UPDATE posts SET state = 'answered', answered_utc = ?, request_s = request_s + ? - sent_utc, "
                "status = 200, seed_replied = ?, trace_id = ?, inference_s = ?, reply = ?, error = NULL WHERE id = ?",
                (now, now, reply.seed, reply.trace_id, reply.inference_s, _dump(reply.body), post.id),
            )
            for place, (stem, url) in places.items():
                _expect(db, post, place, stem, url, reply.seed, now)
            _plan_missing(db, post, [place for place in range(post.batch) if place not in places], now)
            _settle(db, post.id, now)

    def put_off(self, post: Post, error: ServiceError, ready_utc: float, now: float, *, is_retry: bool) -> None:
        """Plan a post again that surely made nothing: by the pacer, or as a bounded retry."""
        retry_wait_s = max(ready_utc - now, 0.0) if is_retry else 0.0
        earlier = [*post.earlier, {"status": error.status, "trace_id": error.trace_id}][-_EARLIER_MOST:]
        with self._database.transaction() as db:
            db.execute(
                "UPDATE posts SET state = 'planned', ready_utc = ?, request_s = request_s + ? - sent_utc, "
                "retry_waited_s = retry_waited_s + ?, tries = tries - ?, error = ?, "
                "earlier = ? WHERE id = ?",
                (
                    ready_utc, now, retry_wait_s, 0 if is_retry else 1, _dump(error.as_json()), json.dumps(earlier),
                    post.id,
                ),
            )  # fmt: skip
            _settle(db, post.id, now)

    def split(self, post: Post, error: ServiceError, now: float) -> None:
        """Note that a batch was refused, and plan its images one by one instead."""
        with self._database.transaction() as db:
            _fail(db, post, error, now, state="dropped")
            _plan_missing(db, post, range(post.batch), now)
            _settle(db, post.id, now)

    def failed(self, post: Post, error: ServiceError, now: float) -> None:
        """Note that a post ended without images; unless that is unclear, what is not sent of the record is dropped."""
        with self._database.transaction() as db:
            _fail(db, post, error, now)
            if error.outcome != "unclear":
                db.execute(
                    "UPDATE posts SET state = 'dropped' WHERE record_id = ? AND state = 'planned'", (post.record_id,)
                )
            _settle(db, post.id, now)

    def stopped(self, record_id: str, now: float) -> None:
        """Drop what is not sent of a record."""
        with self._database.transaction() as db:
            db.execute(
                "UPDATE posts SET state = 'dropped', error = ? WHERE record_id = ? AND state = 'planned'",
                (_dump(Stopped().as_json()), record_id),
            )
            settle(db, record_id, now)

    def saved(self, image: StoredImage, downloaded: Downloaded, now: float) -> None:
        """Note that an image's verified bytes are on disk; from now on it may be shown."""
        facts = downloaded.facts
        with self._database.transaction() as db:
            db.execute(
                "UPDATE images SET state = 'saved', saved_utc = ?, url = NULL, file = ?, format = ?, width = ?, "
                "height = ?, bytes = ?, sha256 = ?, source_sha256 = ?, error = NULL WHERE id = ?",
                (
                    now, downloaded.path.name, facts.format, facts.width, facts.height, downloaded.size_bytes,
                    downloaded.sha256, downloaded.source_sha256, image.id,
                ),
            )  # fmt: skip
            settle(db, image.record_id, now)

    def download_failed(self, image: StoredImage, error: ServiceError, now: float, *, is_lost: bool) -> None:
        """Note a failed download: to be tried again, or lost for good."""
        with self._database.transaction() as db:
            db.execute(
                "UPDATE images SET tries = tries + 1, error = ?, state = ? WHERE id = ?",
                (_dump(error.as_json()), "lost" if is_lost else "expected", image.id),
            )
            settle(db, image.record_id, now)

    def thumbnail(self, image_id: int, name: str) -> None:
        """Note an image's thumbnail."""
        with self._database.transaction() as db:
            noted = db.execute("UPDATE images SET thumbnail = ? WHERE id = ? AND state = 'saved'", (name, image_id))
            if not noted.rowcount:  # the image was removed while its thumbnail was made
                leave(db, "", "images", [name])


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _is_batchless(db: sqlite3.Connection, site: str, model: str) -> bool:
    return db.execute("SELECT 1 FROM batches WHERE owner = ? AND model = ?", (site, model)).fetchone() is not None


def _plan(
    db: sqlite3.Connection,
    record_id: str,
    owner: str,
    request: GenerationRequest,
    *,
    first_index: int,
    batch: int,
    now: float,
) -> None:
    seed = request.with_seed((request.seed or 0) + first_index).seed
    db.execute(
        "INSERT INTO posts (record_id, owner, first_index, seed, batch, is_fallback, state, ready_utc) "
        "VALUES (?, ?, ?, ?, ?, 0, 'planned', ?)",
        (record_id, owner, first_index, seed, batch, now),
    )


def _plan_missing(db: sqlite3.Connection, post: Post, places: Iterable[int], now: float) -> None:
    """Plan the images that a batch did not give, one by one, seeds counted on modulo 10^10."""
    db.executemany(
        "INSERT INTO posts (record_id, owner, first_index, seed, batch, is_fallback, state, ready_utc) "
        "VALUES (?, ?, ?, (? + ?) % 10000000000, 1, 1, 'planned', ?)",
        [(post.record_id, post.owner, post.first_index + place, post.seed, place, now) for place in places],
    )


def _expect(
    db: sqlite3.Connection, post: Post, offset: int, stem: str, url: str | None, seed: int | None, now: float
) -> None:
    """Expect one image; images beyond those asked for are kept, too, behind the others."""
    index = post.first_index + offset
    if offset >= post.batch:
        last = db.execute('SELECT MAX("index") FROM images WHERE record_id = ?', (post.record_id,)).fetchone()[0]
        asked = db.execute(
            "SELECT MAX(first_index + batch) FROM posts WHERE record_id = ?", (post.record_id,)
        ).fetchone()[0]
        index = max(last + 1, asked)
    db.execute(
        'INSERT INTO images (record_id, post_id, owner, "index", seed, url, stem, state, replied_utc) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'expected', ?)",
        (post.record_id, post.id, post.owner, index, post.seed if seed is None else seed, url, stem, now),
    )


def _fail(db: sqlite3.Connection, post: Post, error: ServiceError, now: float, state: str = "failed") -> None:
    db.execute(
        "UPDATE posts SET state = ?, answered_utc = ?, request_s = request_s + ? - COALESCE(sent_utc, ?), status = ?, "
        "trace_id = ?, error = ? WHERE id = ?",
        (state, now, now, now, error.status, error.trace_id, _dump(error.as_json()), post.id),
    )


def _settle(db: sqlite3.Connection, post_id: int, now: float) -> None:
    row = db.execute("SELECT record_id FROM posts WHERE id = ?", (post_id,)).fetchone()
    if row is not None:  # a sweep may have taken it back
        settle(db, row[0], now)
