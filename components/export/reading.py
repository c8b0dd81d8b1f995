"""What a ZIP says that it holds: its manifest, or where it has none the settings inside its pictures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from components import metadata
from components.errors import InvalidRequest, ServiceError
from components.export.archive import Archive
from components.export.entry_names import composed
from components.export.fields import Fields, read_json
from components.export.manifest import FORMAT, VERSION
from components.export.refusals import ImportRefused
from components.export.sweep_import import ListedSweep, read_listed_sweep
from components.metadata import FileSettings, MetadataError
from components.records import GenerationRequest
from components.sites import Connection
from components.store.importing import NewRecord
from components.store.rows import RecordStatus

_MANIFEST = "manifest.json"
_MOST_MANIFESTS = 3  # other programs have files of that name, too
_MOST_RECORDS = 10_000  # more than one export holds, unless a sweep is larger than the app allows by itself
_MOST_IMAGES = 1000
_MOST_PIXELS = 16_000_000  # eight times what the service makes; a picture of few bytes may take long to decode
_MOST_BYTES = 2**40
_MESSAGE_CHARS = 500
_CLOCKS_DIFFER_S = 86_400.0
_STATUSES = ("done", "refused", "failed", "unclear")
_FORMATS = ("png", "jpeg", "webp", "avif", "gif")
_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
_BESIDE = re.compile(r"(^|/)(thumbs/[^/]+\.webp|grid\.png)$")
_NEVER_OURS = ("id", "owner", "account", "visitor", "key", "url")
_ERRORS = tuple(each.kind for each in ServiceError.__subclasses__())


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedImage:
    """Hold what is said of one picture; `name` is its entry in the ZIP."""

    name: str
    index: int
    seed: int | None
    width: int
    height: int
    format: str
    bytes: int
    sha256: str
    source_sha256: str
    replied_utc: float
    saved_utc: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Hold one record and its pictures."""

    record: NewRecord
    images: tuple[ListedImage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Hold all that a ZIP lists. `folder` is where it all lies in the ZIP.

    `left_out` counts pictures without our settings, `gone` those that were gone already when the ZIP was made.
    """

    folder: str
    records: tuple[Listed, ...]
    sweep: ListedSweep | None = None
    left_out: int = 0
    gone: int = 0


def read_contents(archive: Archive, now: float) -> Contents:
    """Read what a ZIP lists, every value checked; raises ImportRefused."""
    found = sorted((name for name in archive.names if name.rpartition("/")[2] == _MANIFEST), key=len)
    for name in [each for each in found if each.count("/") <= 1][:_MOST_MANIFESTS]:
        values = read_json(archive.read(name, archive.limits.manifest))
        if not isinstance(values, Mapping):
            raise ImportRefused("manifest", "no JSON object")
        if values.get("format") == FORMAT:
            return _from_manifest(values, name.removesuffix(_MANIFEST), now)
    return _from_pictures(archive, now)


def _from_manifest(values: Mapping[str, Any], folder: str, now: float) -> Contents:
    top = Fields(values, "", now + _CLOCKS_DIFFER_S)
    if top.whole("version", 1, 10**9) > VERSION:
        raise ImportRefused("version")
    listed, gone, named = [], 0, set[str]()
    for fields in top.objects("records", _MOST_RECORDS):
        each, missed = _listed(fields, folder)
        listed.append(each)
        gone += missed
        for image in each.images:
            if image.name in named:
                raise fields.refused("images")
            named.add(image.name)
    sweep = read_listed_sweep(top, [each.record.digest for each in listed])
    return Contents(folder=folder, records=tuple(listed), sweep=sweep, gone=gone)


def _listed(fields: Fields, folder: str) -> tuple[Listed, int]:
    """Read one record; also gives how many of its pictures are not in the ZIP."""
    for name in _NEVER_OURS:
        if name in fields.values:
            raise fields.refused(name)
    images = fields.objects("images", _MOST_IMAGES)
    if any("file" not in each.values for each in images):
        raise fields.refused("images")
    there = tuple(_listed_image(each, folder) for each in images if not each.is_null("file"))
    record = _record(fields)
    if (record.status == "done") != bool(images) or len({each.index for each in there}) < len(there):
        raise fields.refused("images")
    return Listed(record=record, images=there), len(images) - len(there)


def _record(fields: Fields) -> NewRecord:
    site, request = fields.site("site"), _request(fields)
    fields.one_of("service", (Connection(site=site, key=None).service,))
    fields.one_of("digest", (request.digest(site),))
    accepted_utc = fields.time("accepted_utc")
    return NewRecord(
        request=request,
        site=site,
        status=cast(RecordStatus, fields.one_of("status", _STATUSES)),
        error=None if fields.is_null("error") else _error(Fields(fields.values["error"], "error")),
        accepted_utc=accepted_utc,
        ended_utc=accepted_utc if fields.is_null("ended_utc") else fields.time("ended_utc"),
        is_starred=fields.flag("starred"),
        seed=fields.seed("seed"),
        trace_id=None if fields.is_null("trace_id") else fields.text("trace_id", 512),
        inference_s=None if fields.is_null("inference_s") else fields.number("inference_s", 0, 1e9),
    )


def _request(fields: Fields) -> GenerationRequest:
    """Read a request through the one door; its seed must be drawn."""
    asked = Fields(fields.values.get("request"), "request").values
    try:
        request = GenerationRequest.from_values(asked)
    except InvalidRequest as error:
        named = ", ".join(problem.field for problem in error.problems)[:200]
        raise ImportRefused("request", asked.get("prompt"), fields=named) from None
    if request.seed is None:
        raise ImportRefused("request", request.prompt, fields="seed")
    return request


def _error(fields: Fields) -> Mapping[str, Any]:
    return {
        "kind": fields.one_of("kind", _ERRORS),
        "message": fields.text("message")[:_MESSAGE_CHARS],
        "status": None if fields.is_null("status") else fields.whole("status", 0, 999),
        "code": None if fields.is_null("code") else fields.whole("code", -(10**12), 10**12),
        "trace_id": None if fields.is_null("trace_id") else fields.text("trace_id", 512),
    }


def _listed_image(fields: Fields, folder: str) -> ListedImage:
    name = composed(folder + fields.text("file", 1000))
    width, height = fields.whole("width", 1, _MOST_PIXELS), fields.whole("height", 1, _MOST_PIXELS)
    if width * height > _MOST_PIXELS:
        raise ImportRefused("picture", name)
    return ListedImage(
        name=name,
        index=fields.whole("index", 0, _MOST_IMAGES),
        seed=fields.seed("seed"),
        width=width,
        height=height,
        format=fields.one_of("format", _FORMATS),
        bytes=fields.whole("bytes", 1, _MOST_BYTES),
        sha256=fields.sha256("sha256"),
        source_sha256=fields.sha256("source_sha256"),
        replied_utc=fields.time("replied_utc"),
        saved_utc=fields.time("saved_utc"),
    )


def _from_pictures(archive: Archive, now: float) -> Contents:
    """Read the settings of ours inside pictures; one without them is left out and counted.

    What an export puts beside its pictures is passed over.
    """
    names = [name for name in archive.names if name.lower().endswith(_ENDINGS) and not _BESIDE.search(name)]
    if not names:
        raise ImportRefused("nothing")
    found: dict[tuple[str, float], dict[int, tuple[FileSettings, ListedImage]]] = {}
    left_out = 0
    for name in names:
        data = archive.read(name, archive.limits.entry)
        settings = _settings(data)
        if settings is None or not _is_plausible(settings, now):
            left_out += 1
            continue
        places = found.setdefault((settings.digest, settings.accepted_utc), {})
        places.setdefault(settings.index, (settings, _described(name, data, settings)))
    return Contents(folder="", records=tuple(_of_pictures(places) for places in found.values()), left_out=left_out)


def _settings(data: bytes) -> FileSettings | None:
    try:
        found = metadata.read(data)
    except MetadataError:
        return None
    settings = metadata.settings_of(found) if found is not None else None
    return settings if settings is not None and settings.request.seed is not None else None


def _is_plausible(settings: FileSettings, now: float) -> bool:
    last_utc = max(settings.accepted_utc, settings.replied_utc)
    return last_utc <= now + _CLOCKS_DIFFER_S and settings.width * settings.height <= _MOST_PIXELS


def _described(name: str, data: bytes, settings: FileSettings) -> ListedImage:
    return ListedImage(
        name=name,
        index=settings.index,
        seed=settings.seed,
        width=settings.width,
        height=settings.height,
        format="png",
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        source_sha256=hashlib.sha256(metadata.strip(data)).hexdigest(),
        replied_utc=settings.replied_utc,
        saved_utc=settings.replied_utc,
    )


def _of_pictures(places: Mapping[int, tuple[FileSettings, ListedImage]]) -> Listed:
    images = tuple(places[index][1] for index in sorted(places))
    first = places[images[0].index][0]
    record = NewRecord(
        request=first.request,
        site=first.site,
        status="done",
        error=None,
        accepted_utc=first.accepted_utc,
        ended_utc=max(image.replied_utc for image in images),
        is_starred=False,
        seed=None,
        trace_id=first.trace_id,
        inference_s=None,
    )
    return Listed(record=record, images=images)
