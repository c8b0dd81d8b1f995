"""A whole sweep inside the picture of its grid: the base and the axes, so that the picture alone brings both back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components import __version__, params
from components.errors import InvalidRequest
from components.metadata import png
from components.metadata.infotext import infotext
from components.metadata.values import MAX_TEXT_BYTES, FileSettings, Found
from components.models import DEFAULT_MODEL, MODEL_BY_ID
from components.records import GenerationRequest
from components.sites import Connection, InvalidSite, read_site

PROMPT_SR = "prompt_sr"
_MOST_AXES = 3
_MOST_VALUES = 100_000
_MOST_TITLE_CHARS = 1000
_NAMES = (*params.BY_NAME, PROMPT_SR)


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepSettings:
    """Hold what a grid was made of: wire values that all cells share, and mappings of `name` and `values` by axis.

    `values` are a list, or where that is all there is, the axis text.
    """

    title: str
    site: str
    base: Mapping[str, Any]
    axes: tuple[Mapping[str, Any], ...]


def insert_sweep(data: bytes, sweep: SweepSettings) -> bytes:
    """Put a sweep into the PNG of its grid; one with more values than a file may carry leaves it as it is."""
    axes = [{"name": axis["name"], "values": axis["values"]} for axis in sweep.axes]
    told = {"title": sweep.title, "site": sweep.site, "base": dict(sweep.base), "axes": axes}
    values = {"app": "Kolors Explorer", "version": __version__, "sweep": told}
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    if len(text.encode("utf-8")) > MAX_TEXT_BYTES - 200:
        return data
    return png.insert(data, _base_text(sweep), text)


def sweep_of(found: Found) -> SweepSettings | None:
    """Give the sweep of a grid's file, of the right shape but its values unchecked; None where there is none."""
    sweep = None if found.settings is None or "request" in found.settings else found.settings.get("sweep")
    if not isinstance(sweep, dict):
        return None
    title, site, base, axes = (sweep.get(name) for name in ("title", "site", "base", "axes"))
    if not isinstance(title, str) or not isinstance(base, dict) or not isinstance(axes, list):
        return None
    checked = tuple(axis for axis in map(_axis, axes[: _MOST_AXES + 1]) if axis is not None)
    if len(checked) != len(axes) or len(axes) > _MOST_AXES or not _is_site(site):
        return None
    known = {name: value for name, value in base.items() if name in params.BY_NAME and _is_plain(value)}
    return SweepSettings(title=title[:_MOST_TITLE_CHARS], site=str(site), base=known, axes=checked)


def _axis(given: Any) -> Mapping[str, Any] | None:
    """Read an axis whose values are plain and not too many."""
    if not isinstance(given, dict) or given.get("name") not in _NAMES:
        return None
    values = given.get("values")
    is_list = isinstance(values, list) and 0 < len(values) <= _MOST_VALUES and all(map(_is_plain, values))
    return {"name": given["name"], "values": values} if is_list or isinstance(values, str) else None


def _is_plain(value: Any) -> bool:
    return value is None or (isinstance(value, (str, int, float)) and not isinstance(value, bool))


def _is_site(site: Any) -> bool:
    try:
        return isinstance(site, str) and read_site(site) == site
    except InvalidSite:
        return False


def _base_text(sweep: SweepSettings) -> str:
    """Write the base as other programs read settings; where it is no request of its own, its prompt."""
    model = MODEL_BY_ID.get(str(sweep.base.get("model")), DEFAULT_MODEL)
    try:
        request = GenerationRequest.from_values(
            {name: value for name, value in sweep.base.items() if name == "model" or model.has_parameter(name)}
        )
        digest = request.digest(sweep.site)
    except (InvalidRequest, ValueError):
        return str(sweep.base.get("prompt") or "")
    return infotext(_as_settings(request, sweep.site, digest))


def _as_settings(request: GenerationRequest, site: str, digest: str) -> FileSettings:
    width, _, height = (request.image_size or "0x0").partition("x")
    return FileSettings(
        request=request,
        site=site,
        service=Connection(site=site, key=None).service,
        digest=digest,
        index=0,
        seed=request.seed or 0,
        trace_id=None,
        accepted_utc=0,
        replied_utc=0,
        width=int(width),
        height=int(height),
    )
