"""Records on their way out as a ZIP: images first, the manifest last, so that it is true."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from components import metadata
from components.export.manifest import Packed, manifest_csv, manifest_json, record_entry
from components.export.names import Names, download_name, silent_name
from components.export.zipping import StreamedZip
from components.store.rows import RecordView, StoredImage
from components.store.store import Store

MANIFEST, TABLE, IMAGES, INITS = "manifest.json", "manifest.csv", "images/", "inits/"


def stream_zip(
    store: Store, record_ids: Sequence[str], owner: str, now: float, *, with_settings: bool = True
) -> Iterator[bytes]:
    """Give a ZIP of the owner's records piece by piece; at most one image is in memory at a time.

    Without settings, it holds the service's own images only, numbered: nothing inside them, in their names or beside
    them tells how they were made. What vanished since the records were chosen is left out, and the manifest says so.
    """
    names, entries, inits, numbers = Names(), [], dict[str, float](), count(1)
    with StreamedZip() as archive:
        for view in _views(store, record_ids, owner):
            packed: list[Packed] = []
            for image in view.saved:
                data, missing = _bytes_of(store, image)
                name = download_name(view, image) if with_settings else silent_name(view, image, next(numbers))
                file = None if missing else IMAGES + names.unique(name)
                packed.append(Packed(image=image, file=file, missing=missing))
                if file is not None:
                    data = data if with_settings else metadata.strip(data)
                    yield archive.add(file, data, view.record.accepted_utc)
            entries.append(record_entry(view, packed))
            inits.update(dict.fromkeys(view.record.request.init_images, view.record.accepted_utc))
        if with_settings:
            yield from _inits(archive, store, owner, inits)
            yield from _manifests(archive, entries, now)
        yield archive.end()


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


def _inits(archive: StreamedZip, store: Store, owner: str, inits: dict[str, float]) -> Iterator[bytes]:
    for sha256, at_utc in inits.items():
        if not store.importing.has_init_image(owner, sha256):
            continue
        try:
            data = store.folder.init_path(sha256).read_bytes()
        except OSError:
            continue
        yield archive.add(f"{INITS}{sha256}.webp", data, at_utc)


def _manifests(archive: StreamedZip, entries: list[dict[str, Any]], now: float) -> Iterator[bytes]:
    yield archive.add(MANIFEST, manifest_json(entries, now), now, is_packed=True)
    yield archive.add(TABLE, manifest_csv(entries), now, is_packed=True)
