"""Where files live: images and thumbnails under random names, init images by their hash, half files in scratch."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path

from components.images import FORMATS, ImageFacts
from components.store.rows import StoredImage

_log = logging.getLogger(__name__)
_SUFFIXES = tuple(ImageFacts(format=name.lower(), width=1, height=1).suffix for name in FORMATS)


class Folder:
    """Know the paths below a data folder.

    `images` holds verified images and thumbnails only and may be served as it is; everything else is private.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.images = root / "images"
        self.scratch = root / "scratch"
        self.inits = root / "inits"
        self.make()

    def make(self) -> None:
        """Make the folders that are missing; raises OSError."""
        for folder in (self.images, self.scratch, self.inits):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def new_stem(self) -> str:
        """Draw an unguessable file name without suffix."""
        return secrets.token_urlsafe(18).replace("-", "0").replace("_", "1")

    def image_path(self, image: StoredImage) -> Path:
        """Give the file of a saved image; raises ValueError for one that is not saved."""
        if image.file is None:
            raise ValueError("the image is not saved")
        return self.images / image.file

    def thumbnail_path(self, image: StoredImage) -> Path:
        """Give the thumbnail where it is made, else the image itself."""
        return self.images / image.thumbnail if image.thumbnail else self.image_path(image)

    def init_path(self, sha256: str) -> Path:
        return self.inits / f"{sha256}.webp"

    def inline_path(self, stem: str) -> Path:
        """Give where the bytes of an image wait that came inside the reply itself."""
        return self.scratch / f"{stem}.inline"

    def find(self, stem: str) -> Path | None:
        """Find a finished image file by its stem, whatever its format."""
        paths = (self.images / f"{stem}{suffix}" for suffix in _SUFFIXES)  # listing the folder takes too long
        return next((path for path in paths if path.is_file()), None)

    def count_images(self) -> int:
        """Count the files that look like images of a library."""
        thumb = thumbnail_name("")
        found = (path for path in self.images.iterdir() if path.suffix in _SUFFIXES and not path.name.endswith(thumb))
        return sum(path.is_file() for path in found)

    def clean_scratch(self, kept: frozenset[str]) -> None:
        """Remove half files that a killed process left, except the inline bytes that are still needed.

        What cannot be removed, or is no file, is left and told in the log.
        """
        for path in self.scratch.iterdir():
            if path.name in kept:
                continue
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("%s is left where half files are: %s", path, error.strerror)


def thumbnail_name(stem: str) -> str:
    """Give the file name of an image's thumbnail."""
    return f"{stem}.thumb.webp"
