"""Routes by which pictures and records leave as files, and come in again."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from threading import Lock
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from components import metadata
from components.export.names import download_name
from components.export.streaming import stream_zip
from components.services import Services
from components.ui.calls import Call, Refused, answer, build_route
from components.ui.import_route import build_import_route
from components.ui.session import is_record_id

MOST_RECORDS = 2000
LINK_LIFE_S = 3600.0
_MOST_LINKS, _MOST_LINKS_EACH = 1000, 20
# Two thirds of what an import reads of a manifest, so that whatever is exported here can be imported, too.
_MOST_TEXT_BYTES = 20 * 2**20
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif", "gif": "image/gif"}
_PRIVATE = {"cache-control": "private, no-store"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Export:
    owner: str
    record_ids: tuple[str, ...]
    with_settings: bool
    name: str
    until_utc: float


def build_export_routes(services: Services) -> list[Route]:
    """Build the routes of ZIPs, of single pictures, and of importing."""
    exports, pictures = _Exports(services), _Pictures(services)
    return [
        build_route("/kolors/export", exports.prepare, services, "POST"),
        Route("/export/{token}.zip", exports.stream),
        Route("/kolors/plain/{stem}.{ext}", partial(pictures.send, with_settings=False)),
        Route("/kolors/file/{stem}.{ext}", partial(pictures.send, with_settings=True)),
        build_import_route(services),
    ]


class _Exports:
    """Prepare ZIPs, each under an unguessable link that works for an hour, and stream them."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = Lock()
        self._exports: dict[str, _Export] = {}

    def prepare(self, call: Call) -> Response:
        """Answer the link of a ZIP of the caller's own records; `count` is how many images it holds.

        `left` records have not ended and are not in it; then `text` says so.
        """
        record_ids, count, left = self._own(call, _ids_of(call))
        if not record_ids:
            raise Refused(call.visitor.texts("export_nothing"), 404)
        now = self._services.clock.now()
        day = datetime.fromtimestamp(now, timezone.utc).strftime("%Y-%m-%d")
        export = _Export(
            owner=call.owner,
            record_ids=record_ids,
            with_settings=call.values.get("with_settings") is not False,
            name=f"kolors-{day}-{count}-{'image' if count == 1 else 'images'}.zip",
            until_utc=now + LINK_LIFE_S,
        )
        with self._lock:
            self._exports = {key: each for key, each in self._exports.items() if each.until_utc > now}
            token = self._link(export)
        texts = call.visitor.texts
        key = "library_zip_left_one" if left == 1 else "library_zip_left"
        told = {"left": left, "text": texts(key, count=left)} if left else {}
        return answer({"url": f"export/{token}.zip", "count": count, "records": len(record_ids), **told})

    def _link(self, export: _Export) -> str:
        """Give an export its link: that of an equal one, else a new one; beyond some, the owner's oldest goes."""
        wanted = (export.record_ids, export.with_settings, export.name)
        own = [key for key, each in self._exports.items() if each.owner == export.owner]
        for key in own:
            each = self._exports[key]
            if (each.record_ids, each.with_settings, each.name) == wanted:
                self._exports[key] = export
                return key
        too_many = own[: max(len(own) - _MOST_LINKS_EACH + 1, 0)]
        for oldest in too_many or list(self._exports)[: max(len(self._exports) - _MOST_LINKS + 1, 0)]:
            del self._exports[oldest]
        token = secrets.token_urlsafe(32)
        self._exports[token] = export
        return token

    def stream(self, request: Request) -> Response:
        """Stream a ZIP; whoever has its link may have it."""
        now = self._services.clock.now()
        with self._lock:
            export = self._exports.get(request.path_params["token"])
        if export is None or export.until_utc <= now:
            return PlainTextResponse("This link is not valid any more. Choose the records and export them again.", 404)
        headers = {**_PRIVATE, "content-disposition": disposition(export.name)}
        if request.method == "HEAD":
            return Response(media_type="application/zip", headers=headers)
        body = stream_zip(
            self._services.store, export.record_ids, export.owner, now, with_settings=export.with_settings
        )
        return StreamingResponse(body, media_type="application/zip", headers=headers)

    def _own(self, call: Call, record_ids: tuple[str, ...]) -> tuple[tuple[str, ...], int, int]:
        """Choose the records that are the caller's and have ended; count their images, and those that have not."""
        found, count, left, text_bytes = [], 0, 0, 0
        for record_id in record_ids:
            view = self._services.view(record_id, call.owner)
            if view is None:
                continue
            if not view.record.is_ended:
                left += 1
                continue
            found.append(record_id)
            count += len(view.saved)
            text_bytes += len(json.dumps(view.record.request.asked(), ensure_ascii=False).encode("utf-8"))
            if text_bytes > _MOST_TEXT_BYTES:
                raise Refused(call.visitor.texts("export_too_long"), 413)
        return tuple(found), count, left


class _Pictures:
    """Send one picture under a readable name; its unguessable stem is all that it takes."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def send(self, request: Request, *, with_settings: bool) -> Response:
        """Send a saved picture whose record is not deleted."""
        found = self._find(request.path_params)
        if found is None:
            return PlainTextResponse("There is no such picture. Open it from the library.", 404)
        data, name = found
        data = data if with_settings else metadata.strip(data)
        media_type = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        return Response(data, media_type=media_type, headers={**_PRIVATE, "content-disposition": disposition(name)})

    def _find(self, path: Mapping[str, str]) -> tuple[bytes, str] | None:
        store = self._services.store
        image = store.importing.image(path["stem"]) if re.fullmatch(r"[A-Za-z0-9]{24}", path["stem"]) else None
        view = store.view(image.record_id) if image is not None else None
        if image is None or view is None or image.file != f"{path['stem']}.{path['ext']}":
            return None
        try:
            return store.folder.image_path(image).read_bytes(), download_name(view, image)
        except OSError:
            return None


def disposition(name: str) -> str:
    """Give the header by which a browser saves a file under a name of any script (RFC 6266)."""
    plain = "".join(char if char.isascii() and char not in '"\\%' else "_" for char in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _ids_of(call: Call) -> tuple[str, ...]:
    given = call.values.get("records")
    if not isinstance(given, list) or not all(is_record_id(each) for each in given):
        raise Refused(call.visitor.texts("export_nothing"))
    if len(given) > MOST_RECORDS:
        raise Refused(call.visitor.texts("export_too_many", most=MOST_RECORDS), 413)
    return tuple(dict.fromkeys(given))
