"""Files that come in together: checked in scratch, then moved into place, or all taken away again.

Their names are announced before they are moved, so that what a killed process left goes at the next start.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from components import images
from components.durable import sync_folder, write_synced
from components.errors import InvalidImage
from components.images import ImageFacts
from components.store.folder import Folder


class Staging:
    """Keep files in scratch until `place`; leaving the block without `keep` removes them all, wherever they are."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._targets: dict[Path, Path | None] = {}
        self._placed: list[Path] = []

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def stage_image(self, data: bytes) -> tuple[str, ImageFacts, str | None]:
        """Write a picture and its thumbnail under a new random name; gives the stem, what it is, the thumbnail's name.

        Raises InvalidImage, and OSError when the disk does not take it.
        """
        stem, part, small = self._folder.new_stem(), self._new_part(), self._new_part()
        write_synced(part, data)
        facts = images.verify(part)
        self._targets[part] = self._folder.images / f"{stem}{facts.suffix}"
        thumbnail = f"{stem}.thumb.webp"
        try:
            images.write_thumbnail(part, small, self._folder.scratch)
        except InvalidImage:  # the picture itself stands in, as for one that was downloaded
            return stem, facts, None
        self._targets[small] = self._folder.images / thumbnail
        return stem, facts, thumbnail

    def stage_init(self, sha256: str, data: bytes) -> ImageFacts:
        """Write an init image, to be placed where there is none of this hash; raises InvalidImage and OSError."""
        part = self._new_part()
        write_synced(part, data)
        self._targets[part] = self._folder.init_path(sha256)
        return images.verify(part)

    def place(self, announce: Callable[[str, list[str]], None]) -> None:
        """Move all files into place, durably; raises OSError. `announce` is told each folder with its new names."""
        new = {part: target for part, target in self._targets.items() if target is not None and not target.exists()}
        for folder in {target.parent for target in new.values()}:
            announce(folder.name, [target.name for target in new.values() if target.parent == folder])
        for part, target in new.items():
            self._placed.append(target)
            os.replace(part, target)
        for folder in {path.parent for path in self._placed}:
            sync_folder(folder)

    def keep(self) -> None:
        """Let the files stay that are in place: rows name them now."""
        self._placed.clear()

    def clear(self) -> None:
        """Remove everything that is not kept."""
        for path in (*self._targets, *self._placed):
            path.unlink(missing_ok=True)

    def _new_part(self) -> Path:
        part = self._folder.scratch / f"{secrets.token_hex(8)}.part"
        self._targets[part] = None
        return part
