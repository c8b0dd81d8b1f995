"""Routes by which pictures and records leave as files, and come in again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from components import metadata
from components.export.links import MOST_TEXT_BYTES, ExportTooLong
from components.export.names import download_name
from components.services import Services
from components.ui.calls import Call, Refused, answer, build_route
from components.ui.import_route import build_import_route
from components.ui.session import is_record_id

MOST_RECORDS = 2000
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif", "gif": "image/gif"}
_PRIVATE = {"cache-control": "private, no-store"}


def build_export_routes(services: Services) -> list[Route]:
    """Build the routes of ZIPs, of single pictures, and of importing."""
    exports, pictures = _Exports(services), _Pictures(services)
    return [
        build_route("/kolors/export", exports.prepare, services, "POST"),
        build_route("/kolors/sweep/{sweep}/export", exports.prepare_sweep, services, "POST"),
        Route("/export/{token}.zip", exports.stream),
        Route("/kolors/plain/{stem}.{ext}", partial(pictures.send, with_settings=False)),
        Route("/kolors/file/{stem}.{ext}", partial(pictures.send, with_settings=True)),
        build_import_route(services),
    ]


class _Exports:
    """Prepare ZIPs of records, and stream those and the ones of sweeps."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def prepare(self, call: Call) -> Response:
        """Answer the link of a ZIP of the caller's own records; `count` is how many images it holds.

        `left` records have not ended and are not in it; then `text` says so.
        """
        record_ids, count, left = self._own(call, _ids_of(call))
        if not record_ids:
            raise Refused(call.visitor.texts("export_nothing"), 404)
        with_settings = call.values.get("with_settings") is not False
        url = self._services.exports.of_records(call.owner, record_ids, count, with_settings=with_settings)
        texts = call.visitor.texts
        key = "library_zip_left_one" if left == 1 else "library_zip_left"
        told = {"left": left, "text": texts(key, count=left)} if left else {}
        return answer({"url": url, "count": count, "records": len(record_ids), **told})

    def prepare_sweep(self, call: Call) -> Response:
        """Answer the link of the ZIP of one of the caller's sweeps, as far as it is made."""
        texts = call.visitor.texts
        try:
            url = self._services.exports.link(call.owner, call.path["sweep"])
        except ExportTooLong:
            raise Refused(texts("export_sweep_too_long"), 413) from None
        if url is None:
            raise Refused(texts("sweep_unknown"), 404)
        is_empty = not self._services.store.sweeps.counts(call.path["sweep"]).get("done")
        return answer({"url": url, **({"text": texts("export_sweep_empty")} if is_empty else {})})

    def stream(self, request: Request) -> Response:
        """Stream a ZIP; whoever has its link may have it."""
        export = self._services.exports.find(request.path_params["token"])
        if export is None:
            return PlainTextResponse("This link is not valid any more. Choose the records and export them again.", 404)
        headers = {**_PRIVATE, "content-disposition": disposition(export.name)}
        if request.method == "HEAD":
            return Response(media_type="application/zip", headers=headers)
        return StreamingResponse(self._services.exports.stream(export), media_type="application/zip", headers=headers)

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
            if text_bytes > MOST_TEXT_BYTES:
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
