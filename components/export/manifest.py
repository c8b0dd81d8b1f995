"""What a ZIP says of itself: a manifest for programs, and a table for people. Pure.

Never in them: a key, an image's address, the owner.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from components import __version__, params
from components.store.rows import RecordView, StoredImage

FORMAT = "kolors-explorer-export"
VERSION = 1
# A scheme's length is bounded, or long words of dots would take time that grows with their square.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{0,20}://[^\s\"'<>，。）]+", re.IGNORECASE)
# What a spreadsheet may take for a formula, also in the width of Chinese input methods (OWASP, CSV injection).
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
_ERROR_FACTS = ("kind", "message", "status", "code", "trace_id")
_IMAGE_FACTS = (
    "index", "seed", "width", "height", "format", "bytes", "sha256", "source_sha256", "replied_utc", "saved_utc",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """Say what became of one image: the entry's name, None with the reason ('gone', 'changed') where it is left out."""

    image: StoredImage
    file: str | None
    missing: str | None = None


def record_entry(view: RecordView, packed: Iterable[Packed]) -> dict[str, Any]:
    """Describe a record; times are epoch seconds, UTC."""
    record = view.record
    inference = [post.inference_s for post in view.posts if post.inference_s is not None]
    return {
        "digest": record.digest,
        "site": record.site,
        "service": record.service,
        "request": record.request.asked(),
        "status": record.status,
        "accepted_utc": record.accepted_utc,
        "ended_utc": record.ended_utc,
        "starred": record.starred,
        "seed": view.seed,
        "trace_id": view.trace_id,
        "inference_s": round(sum(inference), 3) if inference else None,
        "error": _error_entry(record.error),
        "images": [_image_entry(each) for each in packed],
    }


def manifest_json(records: Iterable[Mapping[str, Any]], at_utc: float, sweep: Mapping[str, Any] | None = None) -> bytes:
    """Write the manifest, a record to a line; more entries beside `records` may come, and readers pass over them."""
    head = {"format": FORMAT, "version": VERSION, "app": "Kolors Explorer", "app_version": __version__}
    told = {} if sweep is None else {"sweep": sweep}
    start = json.dumps({**head, "exported_utc": at_utc, **told}, ensure_ascii=False)[:-1]
    lines = ",\n".join(json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records)
    return f'{start}, "records": [\n{lines}\n]}}\n'.encode()


def manifest_csv(records: Sequence[Mapping[str, Any]], sweep: Mapping[str, Any] | None = None) -> bytes:
    """Write a row for each image, and one for each record without; with the mark by which spreadsheets know UTF-8.

    Of a sweep, each cell has its rows, and its place on the axes stands first.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    axes = [] if sweep is None else [axis["name"] for axis in sweep["axes"]]
    writer.writerow([*(f"{place}: {name}" for place, name in zip(_PLACES, axes, strict=False)), *_COLUMNS])
    for values, record in _listed(records, sweep):
        for image in record["images"] or [{}]:
            writer.writerow([_cell(value) for value in (*values, *_row(record, image))])
    return table.getvalue().encode("utf-8-sig")


def _listed(
    records: Sequence[Mapping[str, Any]], sweep: Mapping[str, Any] | None
) -> Iterator[tuple[Sequence[str], Mapping[str, Any]]]:
    """Give each record, or each cell with its values and what is known of it."""
    if sweep is None:
        yield from (((), record) for record in records)
        return
    for cell in sweep["cells"]:
        unasked = {**_UNASKED, "status": cell["status"], "digest": cell["digest"], "error": cell.get("error")}
        yield cell["values"], unasked if cell["record"] is None else records[cell["record"]]


_PLACES = ("x", "y", "page")
_RECORD_COLUMNS = ("status", "service", "site", "starred", "trace_id", "digest")
_FILE_COLUMNS = ("index", "width", "height", "format", "bytes", "sha256", "source_sha256")
_ASKED = tuple(name for name in params.BY_NAME if name != "seed")
_UNASKED: Mapping[str, Any] = {
    **dict.fromkeys(("accepted_utc", "ended_utc", "seed", *_RECORD_COLUMNS)),
    "request": {},
    "images": [],
}
_COLUMNS = ("file", "accepted_utc", "ended_utc", *_ASKED, "seed", *_FILE_COLUMNS, *_RECORD_COLUMNS, "error", "missing")


def _row(record: Mapping[str, Any], image: Mapping[str, Any]) -> list[Any]:
    request, seed, error = record["request"], image.get("seed"), record["error"] or {}
    return [
        image.get("file"),
        _moment(record["accepted_utc"]),
        _moment(record["ended_utc"]),
        *(request.get(name) for name in _ASKED),
        record["seed"] if seed is None else seed,
        *(image.get(name) for name in _FILE_COLUMNS),
        *(record[name] for name in _RECORD_COLUMNS),
        error.get("message"),
        image.get("missing"),
    ]


def _cell(value: Any) -> Any:
    """Write a cell so that no spreadsheet takes it for a formula."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def _moment(at_utc: float | None) -> str | None:
    return None if at_utc is None else datetime.fromtimestamp(at_utc, timezone.utc).strftime("%Y-%m-%d %H:%M:%S")


def _error_entry(error: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if error is None:
        return None
    facts = {name: error.get(name) for name in _ERROR_FACTS}
    return {**facts, "message": _ADDRESS.sub("…", str(facts["message"] or ""))}


def _image_entry(packed: Packed) -> dict[str, Any]:
    facts = {name: getattr(packed.image, name) for name in _IMAGE_FACTS}
    missing = {"missing": packed.missing} if packed.missing else {}
    return {"file": packed.file, **facts, **missing}
