"""ZIPs for tests: exported by a pipeline, changed in one place, packed again."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from components.export.archive import Limits
from components.export.importing import Imported, import_zip
from components.export.streaming import stream_zip
from components.store.store import Store
from tests.pipeline import Pipeline

LIMITS = Limits(total=256 * 2**20)


def exported(pipeline: Pipeline, *record_ids: str, owner: str = "local", **options: Any) -> bytes:
    """Export records to bytes."""
    return b"".join(stream_zip(pipeline.services.store, record_ids, owner, pipeline.clock.now(), **options))


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return buffer.getvalue()


def changed(data: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """Change the manifest of a ZIP."""
    files = files_of(data)
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    return packed({**files, "manifest.json": json.dumps(manifest).encode()})


def take_in(pipeline: Pipeline, data: bytes, owner: str = "local", limits: Limits = LIMITS, **options: Any) -> Imported:
    """Import bytes as an upload would be."""
    path = Path(pipeline.services.store.folder.scratch) / "test.upload"
    path.write_bytes(data)
    try:
        return import_zip(path, pipeline.services.store, owner, pipeline.clock.now(), limits, **options)
    finally:
        path.unlink()


def made(pipeline: Pipeline, **values: Any) -> str:
    """Generate and give the record's id once its last file, a thumbnail, is there."""
    record_id = pipeline.ask(**values)
    pipeline.finish(record_id)
    await_thumbnails(pipeline.services.store, record_id)
    return record_id


def await_thumbnails(store: Store, record_id: str) -> None:
    """Return when all images of a record have theirs; nothing of the app waits for that, so nothing tells of it."""
    until = time.monotonic() + 30
    while any(image.state == "saved" and not image.thumbnail for image in store.images(record_id)):
        assert time.monotonic() < until
        time.sleep(0.001)


def files_in(pipeline: Pipeline) -> list[str]:
    """Name every file that a library holds."""
    folder = pipeline.services.store.folder
    return sorted(
        path.name for each in (folder.images, folder.scratch, folder.inits) for path in each.iterdir() if path.is_file()
    )


def rows_in(pipeline: Pipeline) -> dict[str, int]:
    """Count every row that a library holds."""
    database = pipeline.services.store.database
    tables = ("records", "posts", "images", "init_images", "prompts")
    return {table: database.rows(f"SELECT COUNT(*) FROM {table}")[0][0] for table in tables}
