"""Routes of the record dialog and of comparing."""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.responses import Response
from starlette.routing import Route

from components.services import Services
from components.store.rows import Record, RecordView, StoredImage
from components.ui.calls import Call, Refused, build_route, fragment
from components.ui.compare import Side, compare_html
from components.ui.detail import Detail, detail_html
from components.ui.detail_marks import file_url, image_at
from components.ui.init_links import init_url

_MOST_COPIES = 12


def build_detail_routes(services: Services) -> list[Route]:
    """Build the routes of the detail and of comparing two pictures."""
    pages = _Pages(services)
    return [
        build_route("/kolors/record/{record}", pages.record, services),
        build_route("/kolors/compare", pages.compare, services),
    ]


class _Pages:
    """Answer the dialogs' calls; somebody else's records are unknown."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def record(self, call: Call) -> Response:
        """Answer one record's detail; nothing (204) where the page has seen just this."""
        services, view = self._services, self._view(call, call.path["record"])
        detail = Detail(
            view=view,
            progress=services.progress(view.record.id),
            texts=call.visitor.texts,
            locate=services.image_path,
            locate_thumbnail=services.store.folder.thumbnail_path,
            has_file=self._has_file,
            locate_init=self._locate_init(call),
            copies=self._copies(call, view),
        )
        page, version = detail_html(detail, index=_index(call.values.get("index")), now=services.clock.now())
        if call.values.get("seen") == version:
            return Response(status_code=204, headers={"cache-control": "no-store"})
        return fragment(page)

    def compare(self, call: Call) -> Response:
        """Answer two pictures beside each other."""
        first, second = self._side(call, "a"), self._side(call, "b")
        return fragment(compare_html(first, second, call.visitor.texts))

    def _view(self, call: Call, record_id: str) -> RecordView:
        view = self._services.view(record_id, call.owner)
        if view is None:
            raise Refused(call.visitor.texts("detail_unknown"), 404)
        return view

    def _copies(self, call: Call, view: RecordView) -> tuple[Record, ...]:
        store = self._services.store
        ids = [each for each in store.library.copies(call.owner, view.record.digest) if each != view.record.id]
        return tuple(record for each in ids[:_MOST_COPIES] if (record := store.record(each)) is not None)

    def _side(self, call: Call, name: str) -> Side:
        record_id, _, index = str(call.values.get(name) or "").rpartition(":")
        view = self._view(call, record_id)
        place = _index(index)
        image = image_at(view, place) if place is not None else None
        if image is None or not self._has_file(image):
            raise Refused(call.visitor.texts("compare_gone"), 404)
        url = file_url(self._services.image_path(image))
        return Side(view=view, image=image, url=url, locate_init=self._locate_init(call))

    def _locate_init(self, call: Call) -> Callable[[str], str]:
        return lambda sha256: init_url(self._services, sha256, call.owner)

    def _has_file(self, image: StoredImage) -> bool:
        return image.file is not None and self._services.image_path(image).is_file()


def _index(text: object) -> int | None:
    return int(text) if isinstance(text, str) and re.fullmatch(r"[0-9]{1,3}", text) else None
