"""Bringing one image of a reply home, whatever happened to earlier attempts."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from components import images
from components.client.downloads import Downloaded
from components.client.factory import ClientFactory
from components.errors import InvalidImage, LostImage
from components.sites import Connection
from components.store.folder import Folder
from components.store.rows import StoredImage


def bring_home(image: StoredImage, site: str, clients: ClientFactory, folder: Folder) -> Downloaded:
    """Give the verified file of an image: already there, from the reply's own bytes, or from its URL.

    Raises LostImage; a disk that does not take the image is worth trying again until the URL is dead.
    """
    try:
        finished = folder.find(image.stem)
        if finished is not None and (downloaded := _described(finished)) is not None:
            return downloaded
        if image.url is None:
            return _from_inline(image, folder)
        downloader = clients.downloader(Connection(site=site, key=None))
        return downloader.fetch(image.url, folder.images, image.stem, folder.scratch)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise LostImage(f"The image could not be written to the data folder ({reason})", again="hour") from error


def _from_inline(image: StoredImage, folder: Folder) -> Downloaded:
    waiting = folder.inline_path(image.stem)
    if not waiting.exists():
        raise LostImage("The image came inside the answer, and its bytes are gone")
    try:
        facts = images.verify(waiting)
    except InvalidImage as error:
        raise LostImage("The answer held something that is not a whole image") from error
    target = folder.images / f"{image.stem}{facts.suffix}"
    os.replace(waiting, target)
    downloaded = _described(target)
    if downloaded is None:
        raise LostImage("The image was damaged on the disk")
    return downloaded


def _described(path: Path) -> Downloaded | None:
    """Describe a file that an interrupted attempt had already moved into place; files there are always whole."""
    try:
        facts = images.verify(path)
    except InvalidImage:
        return None
    data = path.read_bytes()
    return Downloaded(path=path, facts=facts, size_bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
