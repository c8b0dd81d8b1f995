"""Records on their way out as a ZIP: images first, the manifest after them, so that it is true, the viewer last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from components import metadata
from components.export.manifest import Packed, manifest_csv, manifest_json, record_entry
from components.export.names import Names, download_name, silent_name
from components.export.page import viewer_html
from components.export.sweep_entry import SweepExport, grid_png, sweep_entry
from components.export.zipping import StreamedZip
from components.store.rows import RecordView, StoredImage
from components.store.store import Store

MANIFEST, TABLE, VIEWER, GRID = "manifest.json", "manifest.csv", "index.html", "grid.png"
IMAGES, THUMBS, INITS = "images/", "thumbs/", "inits/"


def stream_zip(
    store: Store,
    record_ids: Sequence[str],
    owner: str,
    now: float,
    *,
    with_settings: bool = True,
    sweep: SweepExport | None = None,
) -> Iterator[bytes]:
    """Give a ZIP of the owner's records piece by piece; at most one image is in memory at a time.

    Without settings, it holds the service's own images only, numbered: nothing inside them, in their names or beside
    them tells how they were made. What vanished since the records were chosen is left out, and the manifest says so.
    """
    with StreamedZip() as archive:
        packing = _Packing(store, archive, owner)
        for view in _views(store, record_ids, owner):
            yield from packing.pack(view) if with_settings else packing.pack_silently(view)
        if with_settings:
            yield from packing.end(now, sweep)
        yield archive.end()


class _Packing:
    """Put records into one ZIP, and remember what its manifest is to say."""

    def __init__(self, store: Store, archive: StreamedZip, owner: str) -> None:
        self._store, self._archive, self._owner = store, archive, owner
        self._names, self._numbers = Names(), count(1)
        self._entries: list[dict[str, Any]] = []
        self._places: dict[str, tuple[int, str]] = {}
        self._thumbs: dict[str, str] = {}
        self._inits: dict[str, float] = {}

    def pack(self, view: RecordView) -> Iterator[bytes]:
        """Add the images of one record, as they are on disk, and small ones by which the viewer stays quick."""
        packed, at_utc = list[Packed](), view.record.accepted_utc
        for image in view.saved:
            data, missing = _bytes_of(self._store, image)
            file = None if missing else IMAGES + self._names.unique(download_name(view, image))
            packed.append(Packed(image=image, file=file, missing=missing))
            if file is not None:
                yield self._archive.add(file, data, at_utc)
                yield from self._pack_thumb(image, file, at_utc)
        self._places[view.record.id] = (len(self._entries), view.record.status)
        self._entries.append(record_entry(view, packed))
        self._inits.update(dict.fromkeys(view.record.request.init_images, at_utc))

    def pack_silently(self, view: RecordView) -> Iterator[bytes]:
        """Add the service's own images of one record."""
        for image in view.saved:
            data, missing = _bytes_of(self._store, image)
            name = silent_name(view, image, next(self._numbers))
            if not missing:
                file = IMAGES + self._names.unique(name)
                yield self._archive.add(file, metadata.strip(data), view.record.accepted_utc)

    def end(self, now: float, sweep: SweepExport | None) -> Iterator[bytes]:
        """Add everything that tells of the images."""
        told = None if sweep is None else sweep_entry(sweep, self._places)
        if sweep is not None:
            self._inits.update(dict.fromkeys(sweep.init_images, sweep.sweep.created_utc))
        yield from self._pack_inits()
        yield self._archive.add(MANIFEST, manifest_json(self._entries, now, told), now, is_packed=True)
        yield self._archive.add(TABLE, manifest_csv(self._entries, told), now, is_packed=True)
        if sweep is not None and (grid := grid_png(sweep, self._store.folder.images)) is not None:
            yield self._archive.add(GRID, grid, now)
            del grid
        page = viewer_html(self._entries, self._thumbs, now, told)
        yield self._archive.add(VIEWER, page, now, is_packed=True)

    def _pack_thumb(self, image: StoredImage, file: str, at_utc: float) -> Iterator[bytes]:
        if image.thumbnail is None:
            return
        try:
            data = (self._store.folder.images / image.thumbnail).read_bytes()
        except OSError:
            return
        name = f"{THUMBS}{file.removeprefix(IMAGES)}.webp"
        self._thumbs[file] = name
        yield self._archive.add(name, data, at_utc)

    def _pack_inits(self) -> Iterator[bytes]:
        for sha256, at_utc in self._inits.items():
            if not self._store.importing.has_init_image(self._owner, sha256):
                continue
            try:
                data = self._store.folder.init_path(sha256).read_bytes()
            except OSError:
                continue
            yield self._archive.add(f"{INITS}{sha256}.webp", data, at_utc)


def _views(store: Store, record_ids: Sequence[str], owner: str) -> Iterator[RecordView]:
    """Read the records one by one, those only that have ended: what still runs is exported when it has."""
    for record_id in dict.fromkeys(record_ids):
        view = store.view(record_id, owner)
        if view is not None and view.record.is_ended:
            yield view


def _bytes_of(store: Store, image: StoredImage) -> tuple[bytes, str | None]:
    """Read an image whole before anything of it leaves; a file that is not the one that was saved counts as gone."""
    try:
        data = store.folder.image_path(image).read_bytes()
    except OSError:
        return b"", "gone"
    return data, None if hashlib.sha256(data).hexdigest() == image.sha256 else "changed"
