"""Our own JSON: the request as it was asked for, and what came of it; never a key, never an image's address."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from components import __version__
from components.errors import InvalidRequest
from components.metadata.values import FileSettings, Found, MetadataError
from components.params import SEED_COUNT
from components.records import GenerationRequest
from components.sites import Connection, InvalidSite, read_site
from components.words import bounded_int

_MOST_DEPTH = 8
_MOST_INDEX = 1000
_MOST_SIDE_PX = 100_000
_MOST_ID_CHARS = 512
_LAST_UTC = 253_402_300_799  # the end of the year 9999


def as_json(settings: FileSettings) -> str:
    """Write the settings as one compact JSON object."""
    values = {
        "app": "Kolors Explorer",
        "version": __version__,
        "request": json.loads(settings.request.canonical(settings.site)),
        "service": settings.service,
        "digest": settings.digest,
        "index": settings.index,
        "seed": settings.seed,
        "trace_id": settings.trace_id,
        "accepted_utc": settings.accepted_utc,
        "replied_utc": settings.replied_utc,
        "width": settings.width,
        "height": settings.height,
        "sweep": settings.sweep,
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_json(text: str) -> Found:
    """Read our JSON back, its values unchecked; raises MetadataError for what no JSON of ours can be."""
    try:
        values = json.loads(text, parse_int=bounded_int, parse_float=_decimal, parse_constant=_decimal)
        if not _is_shallow(values, _MOST_DEPTH):
            raise ValueError
        json.dumps(values, ensure_ascii=False).encode("utf-8")  # lone halves of surrogate pairs can be escaped in JSON
    except (ValueError, RecursionError):
        raise MetadataError from None
    request = _request_of(values) if isinstance(values, dict) else None
    if not isinstance(request, dict):
        raise MetadataError
    wire = {name: value for name, value in request.items() if name != "site"}
    return Found(values={"negative_prompt": "", **wire}, source="ours", settings=values)


def _request_of(values: Mapping[str, Any]) -> Any:
    """Give the request of an image's file, or what all cells share of a grid's."""
    sweep = values.get("sweep")
    return sweep.get("base") if "request" not in values and isinstance(sweep, dict) else values.get("request")


def settings_of(found: Found) -> FileSettings | None:
    """Give the settings of a file of ours, every value checked; None where one does not fit or the digest differs."""
    if found.settings is None:
        return None
    try:
        return _checked(found.settings)
    except (InvalidRequest, InvalidSite, ValueError, KeyError):
        return None


def _checked(values: Mapping[str, Any]) -> FileSettings:
    asked = dict(values["request"])
    site = _text(asked.pop("site"))
    request = GenerationRequest.from_values(asked)
    if read_site(site) != site or request.digest(site) != values["digest"]:
        raise ValueError
    connection = Connection(site=site, key=None)
    sweep = values.get("sweep")
    if values["service"] != connection.service or not (sweep is None or isinstance(sweep, dict)):
        raise ValueError
    return FileSettings(
        request=request,
        site=site,
        service=connection.service,
        digest=values["digest"],
        index=_whole(values["index"], 0, _MOST_INDEX),
        seed=_whole(values["seed"], 0, SEED_COUNT - 1),
        trace_id=None if values["trace_id"] is None else _text(values["trace_id"]),
        accepted_utc=_time(values["accepted_utc"]),
        replied_utc=_time(values["replied_utc"]),
        width=_whole(values["width"], 1, _MOST_SIDE_PX),
        height=_whole(values["height"], 1, _MOST_SIDE_PX),
        sweep=sweep,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _MOST_ID_CHARS or not value.isprintable():
        raise ValueError
    return value


def _whole(value: Any, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError
    return value


def _time(value: Any) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= _LAST_UTC:
        raise ValueError
    return value


def _is_shallow(value: Any, left: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return left > 0 and all(_is_shallow(each, left - 1) for each in inner)


def _decimal(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number
