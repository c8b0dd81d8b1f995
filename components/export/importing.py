"""A ZIP on its way in: every check first, then everything at once or nothing.

A picture is known by its request and the service's own bytes; one that the owner has is passed over. What a record has
besides comes in as a record of its own beside the one that is there, as a fresh copy does; nothing that the library
holds is changed. A record that made no picture is known by its request, its end and its moment.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from components import images, init_images, metadata
from components.errors import InvalidImage, StoreError
from components.export.archive import Archive, Limits, open_archive
from components.export.reading import Contents, Listed, ListedImage, read_contents
from components.export.refusals import ImportRefused
from components.export.staging import Staging
from components.export.sweep_import import PlannedSweep, RestoredSweep, plan_listed, restore_sweep
from components.metadata import MetadataError
from components.metadata.values import MAX_TEXT_BYTES
from components.store.folder import Folder
from components.store.importing import NewImage, NewInit, NewRecord
from components.store.store import Store

_SPARE_BYTES, _SPARE_PART = 64 * 2**20, 20  # of a small disk, a twentieth is enough
_INITS = "inits/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Count what came in and what did not.

    `failed` of the records made no picture; `known` pictures and `known_failed` records were here already; `left_out`
    pictures carry no settings of ours; `gone` ones were missing when the ZIP was made.
    """

    record_ids: tuple[str, ...]
    images: int
    failed: int
    known: int
    known_failed: int
    left_out: int
    gone: int
    sweep: RestoredSweep | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Say what one import may take: pixels of all pictures, and whether it is too late to go on.

    Stars are what a visitor sets; where many share the disk, they are not brought along. `cells` are those of a sweep.
    """

    pixels: int = 2_000_000_000
    cells: int = 1000
    has_stars: bool = True
    is_late: Callable[[], bool] = lambda: False


_BOUNDS = Bounds()


def import_zip(
    path: Path,
    store: Store,
    owner: str,
    now: float,
    limits: Limits,
    *,
    room_bytes: int | None = None,
    bounds: Bounds = _BOUNDS,
    free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
) -> Imported:
    """Take the records and images of a ZIP into an owner's library, all or none; raises ImportRefused.

    What is here already never has to go for it: `room_bytes` is what the library may still grow, None for no limit.
    """
    try:
        with open_archive(path, limits) as archive:
            spare = min(_SPARE_BYTES, shutil.disk_usage(store.folder.root).total // _SPARE_PART)
            if archive.total_bytes + spare > free_bytes(store.folder.root):
                raise ImportRefused("full")
            return _Import(archive, read_contents(archive, now), store, owner, room_bytes, bounds).run(now)
    except OSError as error:
        raise ImportRefused("full") from error
    except StoreError as error:
        raise ImportRefused("full" if error.reason == "full" else "unwritable") from error


class _Import:
    """Take one ZIP in."""

    def __init__(
        self,
        archive: Archive,
        contents: Contents,
        store: Store,
        owner: str,
        room_bytes: int | None,
        bounds: Bounds,
    ) -> None:
        self._archive = archive
        self._contents = contents
        self._store = store
        self._owner = owner
        self._room_bytes = room_bytes
        self._bounds = bounds
        self._pixels = 0

    def run(self, now: float) -> Imported:
        sweep = self._planned()
        known, known_failed, new = 0, 0, list[Listed]()
        for listed in self._contents.records:
            held = self._store.importing.held(self._owner, listed.record.digest)
            wanted = tuple(image for image in listed.images if image.source_sha256 not in held)
            known += len(listed.images) - len(wanted)
            if wanted:
                new.append(replace(listed, images=wanted))
            elif listed.record.status != "done":
                is_known = self._store.importing.has_ended_so(self._owner, listed.record)
                known_failed += is_known
                new += [] if is_known else [listed]
        wanted_bytes = sum(image.bytes for listed in new for image in listed.images)
        if self._room_bytes is not None and wanted_bytes > self._room_bytes:
            raise ImportRefused("limit", megabytes=-(-wanted_bytes // 2**20), room=max(self._room_bytes, 0) // 2**20)
        self._refuse_more(sum(image.width * image.height for listed in new for image in listed.images))
        inits = set() if sweep is None else set(sweep.listed.init_images)
        ids = self._take_in(new, inits) if new or inits else ()
        return Imported(
            record_ids=ids,
            images=sum(len(listed.images) for listed in new),
            failed=sum(not listed.images for listed in new),
            known=known,
            known_failed=known_failed,
            left_out=self._contents.left_out,
            gone=self._contents.gone,
            sweep=None if sweep is None else restore_sweep(sweep, self._store, self._owner, now),
        )

    def _planned(self) -> PlannedSweep | None:
        """Check the sweep; its init images must be there, and a hash alone brings nobody's."""
        listed = self._contents.sweep
        for sha256 in () if listed is None else listed.init_images:
            name = f"{self._contents.folder}{_INITS}{sha256}.webp"
            if name not in self._archive.names and not self._store.importing.has_init_image(self._owner, sha256):
                raise ImportRefused("missing", name)
        return None if listed is None else plan_listed(listed, self._bounds.cells)

    def _take_in(self, new: list[Listed], inits_of_sweep: set[str]) -> tuple[str, ...]:
        with Staging(self._store.folder) as staging:
            records = [self._staged(listed, staging) for listed in new]
            hashes = {sha for record in records for sha in record.request.init_images} | inits_of_sweep
            inits = list(self._inits(hashes, staging))
            return self._placed(staging, records, inits)

    def _placed(self, staging: Staging, records: list[NewRecord], inits: list[NewInit]) -> tuple[str, ...]:
        """Move the files and write the rows, while nobody else keeps or removes a file that both may name."""
        leftovers = self._store.leftovers
        with leftovers.lock:
            try:
                staging.place(lambda folder, names: leftovers.announce(self._owner, folder, names))
                ids = self._store.importing.add(self._owner, records, inits)
                staging.keep()
            finally:
                staging.clear()
        return ids

    def _staged(self, listed: Listed, staging: Staging) -> NewRecord:
        staged = tuple(self._staged_image(image, listed.record, staging) for image in listed.images)
        is_starred = listed.record.is_starred and self._bounds.has_stars
        return replace(listed.record, images=staged, is_starred=is_starred)

    def _count(self, name: str, data: bytes) -> tuple[int, int]:
        """Read a picture's sides from its head, before anything is decoded, and count its pixels."""
        try:
            head = images.opened(data, images.FORMATS)
        except InvalidImage:
            raise ImportRefused("picture", name) from None
        self._pixels += head.width * head.height
        self._refuse_more(self._pixels)
        return head.width, head.height

    def _refuse_more(self, pixels: int) -> None:
        if pixels > self._bounds.pixels:
            raise ImportRefused("pixels", megapixels=self._bounds.pixels // 10**6)
        if self._bounds.is_late():
            raise ImportRefused("late")

    def _staged_image(self, listed: ListedImage, record: NewRecord, staging: Staging) -> NewImage:
        data = self._archive.read(listed.name, self._archive.limits.entry)
        _refuse_other(data, listed)
        _refuse_settings(data, listed, record)
        if self._count(listed.name, data) != (listed.width, listed.height):
            raise ImportRefused("differs", listed.name)
        try:
            stem, facts, thumbnail = staging.stage_image(data)
        except InvalidImage:
            raise ImportRefused("picture", listed.name) from None
        if (facts.format, facts.width, facts.height) != (listed.format, listed.width, listed.height):
            raise ImportRefused("differs", listed.name)
        return NewImage(
            index=listed.index,
            seed=listed.seed,
            stem=stem,
            file=f"{stem}{facts.suffix}",
            thumbnail=thumbnail,
            format=facts.format,
            width=facts.width,
            height=facts.height,
            bytes=len(data),
            sha256=listed.sha256,
            source_sha256=listed.source_sha256,
            replied_utc=listed.replied_utc,
            saved_utc=listed.saved_utc,
        )

    def _inits(self, hashes: set[str], staging: Staging) -> Iterator[NewInit]:
        """Take in the init images that the ZIP holds; a record whose init image is missing is still worth having."""
        for sha256 in sorted(hashes):
            name = f"{self._contents.folder}{_INITS}{sha256}.webp"
            if name not in self._archive.names:
                continue
            data = self._archive.read(name, init_images.MAX_BYTES)
            if hashlib.sha256(data).hexdigest() != sha256:
                raise ImportRefused("differs", name)
            if max(self._count(name, data)) > init_images.MAX_LONG_SIDE_PX:
                raise ImportRefused("differs", name)
            try:
                facts = staging.stage_init(sha256, data)
            except InvalidImage:
                raise ImportRefused("picture", name) from None
            if facts.format != "webp" or max(facts.width, facts.height) > init_images.MAX_LONG_SIDE_PX:
                raise ImportRefused("differs", name)
            yield NewInit(sha256=sha256, width=facts.width, height=facts.height, bytes=len(data))


def scratch_path(folder: Folder) -> Path:
    """Give a new place for an upload."""
    return folder.scratch / f"{folder.new_stem()}.upload"


def _refuse_other(data: bytes, listed: ListedImage) -> None:
    """Refuse a file that is not the one listed, or does not hold the service's bytes that it is said to hold."""
    source = metadata.strip(data)
    hashes = (hashlib.sha256(data).hexdigest(), hashlib.sha256(source).hexdigest())
    if len(data) != listed.bytes or hashes != (listed.sha256, listed.source_sha256):
        raise ImportRefused("differs", listed.name)


def _refuse_settings(data: bytes, listed: ListedImage, record: NewRecord) -> None:
    """Refuse settings in a file that are not those of its record; a file may have none, or another program's."""
    try:
        found = metadata.read(data)
    except MetadataError:
        raise ImportRefused("settings", listed.name) from None
    if _longest_text(data) > MAX_TEXT_BYTES:
        raise ImportRefused("settings", listed.name)
    if found is None or found.source != "ours":
        return
    settings = metadata.settings_of(found)
    said = settings and (settings.digest, settings.index, settings.seed)
    if said != (record.digest, listed.index, listed.seed):
        raise ImportRefused("settings", listed.name)


def _longest_text(data: bytes) -> int:
    """Give the bytes of the longest text of a PNG, whoever wrote it."""
    at, longest = 8, 0
    while data.startswith(b"\x89PNG") and at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        longest = max(longest, size) if kind in (b"tEXt", b"iTXt", b"zTXt") else longest
        at += 12 + size
    return longest
