"""What goes into a file and what is found in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from components.errors import ExplorerError
from components.records import GenerationRequest
from components.sites import Service

MAX_TEXT_BYTES = 2**20  # ten times what the longest prompts take

Reason = Literal["damaged", "too_long"]
_SAID: dict[Reason, str] = {
    "damaged": "The settings in this file are damaged. Choose another file, or fill in the form by hand.",
    "too_long": "The settings in this file are longer than the 1 MB that is read. Choose another file.",
}


class MetadataError(ExplorerError):
    """Say that a file has settings that cannot be read; `reason` is 'damaged' or 'too_long'."""

    kind = "metadata"

    def __init__(self, reason: Reason = "damaged") -> None:
        super().__init__(_SAID[reason])
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSettings:
    """Say how one image was made. The request's seed is drawn; `seed` is the one that counted for this image.

    `index` is the image's place in its record; times are epoch seconds, UTC; sides are the file's, in pixels;
    `sweep` is a JSON mapping with the sweep's id and the cell's coordinates.
    """

    request: GenerationRequest
    site: str
    service: Service
    digest: str
    index: int
    seed: int
    trace_id: str | None
    accepted_utc: float
    replied_utc: float
    width: int
    height: int
    sweep: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hold what a file says, unchecked: `values` by wire names: texts ('a1111'), JSON ('ours') or either ('foreign').

    `others` are the further pairs, which no parameter takes; `settings` is our own JSON, whole.
    """

    values: Mapping[str, Any]
    source: Literal["ours", "a1111", "foreign"]
    others: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] | None = None
