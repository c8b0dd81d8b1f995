"""Images on their way home: downloads when they are due, then thumbnails and the limit of the disk."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

from components.clock import Clock
from components.errors import StoreError
from components.runner.fetching import Fetcher
from components.store.rows import StoredImage
from components.store.store import Store

_DOWNLOADERS = 16
_LONGEST_S = 60.0  # of the waits between tries
_AGAIN_S = 60.0
_STORE_WAIT_S = 5.0
_THUMBNAIL_TRIES = 10
_log = logging.getLogger(__name__)


class Arrivals:
    """Hold the downloads that are due, under the scheduler's lock, so that one that ended is never out of sight."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        fetcher: Fetcher,
        lock: AbstractContextManager[Any],
        on_end: Callable[[str], None],
    ) -> None:
        """Tell `on_end(record id)` of every attempt that is over, with the lock held."""
        self._store, self._clock, self._fetcher, self._on_end = store, clock, fetcher, on_end
        self._lock = lock
        self._due: dict[int, float | None] = {}  # image id: when it is due, None while it is under way
        self._records: dict[int, str] = {}
        self._bare: dict[int, StoredImage] = {}  # saved, but without the thumbnail that was tried
        self._tries: Counter[int] = Counter()
        self._downloaders = ThreadPoolExecutor(_DOWNLOADERS, thread_name_prefix="download")
        self._thumbnailer = ThreadPoolExecutor(1, thread_name_prefix="thumbnail")

    def expect(self, images: Iterable[StoredImage]) -> None:
        """Fetch what is expected of these images and not under way."""
        with self._lock:
            for image in images:
                if image.state == "expected" and image.id not in self._due:
                    self._due[image.id] = self._clock.now()
                    self._records[image.id] = image.record_id

    def finish(self, images: Iterable[StoredImage]) -> None:
        """Make the thumbnails of saved images."""
        for image in images:
            self._thumbnailer.submit(self._thumbnail, image)

    def finish_missed(self) -> None:
        """Try the thumbnails again that the disk did not take."""
        if not self._bare or not self._store.quota.has_disk():
            return
        with self._lock:
            missed, self._bare = self._bare, {}
        self.finish(missed.values())

    @property
    def in_flight(self) -> int:
        """Count the downloads that are under way."""
        with self._lock:
            return sum(due is None for due in self._due.values())

    def next_of(self, image_ids: Iterable[int]) -> float | None:
        """Say when the next of these downloads is tried again, None while one is under way."""
        with self._lock:
            due = [self._due[image_id] for image_id in image_ids if image_id in self._due]
        later = [when for when in due if when is not None]
        return min(later) if later and len(later) == len(due) else None

    def start_due(self, idle_s: float) -> float:
        """Start the downloads that are due; gives the seconds until the next one is, at most `idle_s`."""
        now = self._clock.now()
        with self._lock:
            waiting = {image_id: due for image_id, due in self._due.items() if due is not None}
            # One that is due much later was put off before the clock was set back.
            for image_id in [image_id for image_id, due in waiting.items() if not now < due <= now + _LONGEST_S]:
                del waiting[image_id]
                self._due[image_id] = None
                self._downloaders.submit(self._fetch, image_id)
            return min((due - now for due in waiting.values()), default=idle_s)

    def close(self) -> None:
        """Return when every download that is due has ended."""
        self.start_due(0.0)
        self._downloaders.shutdown()
        self._thumbnailer.shutdown(cancel_futures=True)

    def _fetch(self, image_id: int) -> None:
        due, image = None, None
        try:
            due = self._fetcher.fetch(image_id)
            image = self._store.image(image_id) if due is None else None
        except StoreError as error:
            _log.error("an image is fetched again once the library can be used: %s", error)
            due = self._clock.now() + _STORE_WAIT_S
        except Exception:
            _log.exception("an image could not be fetched; it is tried again")
            due = self._clock.now() + _AGAIN_S
        with self._lock:
            self._due.pop(image_id)
            if due is not None:
                self._due[image_id] = due
            self._on_end(self._records[image_id] if due is not None else self._records.pop(image_id))
            if image is not None and image.state == "saved":
                self.finish([image])

    def _thumbnail(self, image: StoredImage) -> None:
        try:
            self._fetcher.thumbnail(image)
            noted = self._store.image(image.id)
            is_bare = noted is not None and self._is_bare(noted)
            self._store.quota.keep_within(self._clock.now())
        except StoreError as error:
            _log.error("the thumbnail of an image is missing, and made again later: %s", error)
            is_bare = True
        except Exception:
            _log.exception("the thumbnail of an image could not be made")
            is_bare = False
        with self._lock:
            self._tries[image.id] += 1
            if is_bare and self._tries[image.id] < _THUMBNAIL_TRIES:
                self._bare[image.id] = image
            elif not is_bare:
                del self._tries[image.id]

    def _is_bare(self, image: StoredImage) -> bool:
        has_none = image.state == "saved" and image.thumbnail is None
        return has_none and self._store.folder.image_path(image).exists()
