"""Bringing one image of a reply home, with its settings in the file, whatever happened to earlier attempts."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from components import images, metadata
from components.client.downloads import Downloaded, Finish, describe, keep
from components.client.factory import ClientFactory
from components.errors import InvalidImage, LostImage
from components.images import ImageFacts
from components.metadata import FileSettings
from components.sites import Connection
from components.store.file_settings import settings_of
from components.store.folder import Folder
from components.store.rows import Post, Record, StoredImage

_log = logging.getLogger(__name__)


def bring_home(
    image: StoredImage,
    record: Record,
    post: Post,
    clients: ClientFactory,
    folder: Folder,
    sweep: Mapping[str, Any] | None = None,
) -> Downloaded:
    """Give the verified file of an image: already there, from the reply's own bytes, or from its URL.

    `sweep` says of which cell of a sweep it is.
    Raises LostImage; a disk that does not take the image is worth trying again until the URL is dead, and always
    where the bytes came with the reply.
    """
    finish = _finish(image, record, post, sweep)
    try:
        finished = folder.find(image.stem)
        if finished is not None and (downloaded := _finished(finished, image, folder, finish)) is not None:
            return downloaded
        if image.url is None:
            return _from_inline(image, folder, finish)
        downloader = clients.downloader(Connection(site=record.site, key=None))
        return downloader.fetch(image.url, folder.images, image.stem, folder.scratch, finish)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise LostImage(
            f"The image could not be written to the data folder ({reason})",
            again="always" if image.url is None else "hour",
        ) from error


def _from_inline(image: StoredImage, folder: Folder, finish: Finish) -> Downloaded:
    """Keep the image whose bytes wait on the disk; they go only once it is kept."""
    waiting = folder.inline_path(image.stem)
    if not waiting.exists():
        raise LostImage("The image came inside the answer, and its bytes are gone")
    try:
        facts = images.verify(waiting)
    except InvalidImage as error:
        raise LostImage("The answer held something that is not a whole image") from error
    downloaded = keep(waiting.read_bytes(), facts, folder.images, image.stem, folder.scratch, finish)
    waiting.unlink(missing_ok=True)
    return downloaded


def _finished(path: Path, image: StoredImage, folder: Folder, finish: Finish) -> Downloaded | None:
    """Take over a file that an interrupted attempt had already moved into place; files there are always whole."""
    try:
        facts = images.verify(path)
    except InvalidImage:
        return None
    data = path.read_bytes()
    source = metadata.strip(data)
    if source is data:
        return keep(data, facts, folder.images, image.stem, folder.scratch, finish)
    return describe(path, facts, data, source)


def _finish(image: StoredImage, record: Record, post: Post, sweep: Mapping[str, Any] | None) -> Finish:
    """Give what puts an image's settings into its bytes, or leaves them as they are where they would not come back."""

    def finish(data: bytes, facts: ImageFacts) -> bytes:
        try:
            given = metadata.insert(data, _settings(image, record, post, facts, sweep))
            return given if metadata.strip(given) == data else data
        except Exception:  # an image is worth more than what is written into it
            _log.warning("the settings could not be put into an image", exc_info=True)
            return data

    return finish


def _settings(
    image: StoredImage, record: Record, post: Post, facts: ImageFacts, sweep: Mapping[str, Any] | None
) -> FileSettings:
    return settings_of(
        record,
        sweep=sweep,
        index=image.index,
        seed=post.seed if image.seed is None else image.seed,
        trace_id=post.trace_id,
        replied_utc=image.replied_utc,
        width=facts.width,
        height=facts.height,
    )
