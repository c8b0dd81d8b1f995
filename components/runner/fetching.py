"""One image: tried, saved, thumbnailed; tried again while its URL lives."""

from __future__ import annotations

import logging
from collections.abc import Callable

from components import images, retry
from components.client.factory import ClientFactory
from components.clock import Clock
from components.errors import InvalidImage, LostImage, StoreError
from components.runner.downloading import bring_home
from components.store.folder import thumbnail_name
from components.store.rows import StoredImage
from components.store.store import Store

_log = logging.getLogger(__name__)


class Fetcher:
    """Fetch images; when to try again is the scheduler's."""

    def __init__(self, store: Store, clients: ClientFactory, clock: Clock, on_step: Callable[[str, str], None]) -> None:
        self._store = store
        self._clients = clients
        self._clock = clock
        self._on_step = on_step

    def fetch(self, image_id: int) -> float | None:
        """Try once to save an image; gives when to try again (epoch seconds), None when it is saved or lost."""
        image = self._store.image(image_id)
        record = self._store.record(image.record_id) if image else None
        post = self._store.post(image.post_id) if image else None
        if image is None or record is None or post is None or image.state != "expected":
            return None
        try:
            sweep = self._store.sweeps.place_of(record.id)
            downloaded = bring_home(image, record, post, self._clients, self._store.folder, sweep)
        except LostImage as error:
            return self._put_off(image, error)
        self._on_step("fetched", image.record_id)
        self._store.journal.saved(image, downloaded, self._clock.now())
        self._on_step("saved", image.record_id)
        return None

    def thumbnail(self, image: StoredImage) -> None:
        """Make the thumbnail of a saved image; one that fails is only missed, the image itself stands in."""
        name, folder = thumbnail_name(image.stem), self._store.folder
        try:
            images.write_thumbnail(folder.image_path(image), folder.images / name, folder.scratch)
        except (InvalidImage, OSError):
            _log.warning("the thumbnail of an image could not be made", exc_info=True)
            return
        try:
            self._store.journal.thumbnail(image.id, name)
        except StoreError:
            (folder.images / name).unlink(missing_ok=True)  # it is made again once its name can be noted
            raise
        self._on_step("thumbnailed", image.record_id)

    def _put_off(self, image: StoredImage, error: LostImage) -> float | None:
        now, post = self._clock.now(), self._store.post(image.post_id)
        error.trace_id = post.trace_id if post else None
        wait_s = retry.download_wait_s(error.again, image.tries + 1, now - image.replied_utc)
        self._store.journal.download_failed(image, error, now, is_lost=wait_s is None)
        self._on_step("missed", image.record_id)
        return None if wait_s is None else now + wait_s
