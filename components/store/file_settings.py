"""What goes into the file of a record's image."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.metadata import FileSettings
from components.sites import Connection
from components.store.rows import Record


def settings_of(
    record: Record,
    *,
    seed: int,
    trace_id: str | None,
    width: int,
    height: int,
    index: int = 0,
    replied_utc: float | None = None,
    sweep: Mapping[str, Any] | None = None,
) -> FileSettings:
    """Build the settings of one image; sides in pixels, of an image that was never made as they were asked for."""
    return FileSettings(
        request=record.request,
        site=record.site,
        service=Connection(site=record.site, key=None).service,
        digest=record.digest,
        index=index,
        seed=seed,
        trace_id=trace_id,
        accepted_utc=record.accepted_utc,
        replied_utc=record.accepted_utc if replied_utc is None else replied_utc,
        width=width,
        height=height,
        sweep=sweep,
    )
