"""Routes of the library: the list, and what is done to records."""

from __future__ import annotations

import math
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from components.errors import MissingKey
from components.services import Services
from components.store.library import MOST_ENTRIES, MOST_IDS, PAGE_ENTRIES, Query
from components.ui.calls import Call, Refused, answer, build_route, fragment
from components.ui.library_list import bar_html, count_text, notices_html, page_html
from components.ui.problems import advice_of
from components.ui.session import is_record_id

_MOST_RECORDS = 2000
_TEXT_CHARS = 400


class LibraryRoutes:
    """Answer the library's calls; every one sees and changes its caller's records only."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._library = services.store.library

    def bar(self, call: Call) -> Response:
        """Give the bar with the filters that make sense."""
        return fragment(bar_html(self._library.facets(call.owner), call.visitor.texts))

    def dismiss(self, call: Call) -> Response:
        """Put the notices away."""
        return answer({"count": self._services.store.dismiss_notices(call.owner)})

    def page(self, call: Call) -> Response:
        """Give a page of the list, of as many entries as are asked for."""
        count = min(max(_whole(call.values.get("count")) or PAGE_ENTRIES, 1), MOST_ENTRIES)
        page = self._library.page(_query(call), before_seq=_whole(call.values.get("before")), count=count)
        return fragment(page_html(page, call.visitor.texts, self._services.store.folder.images))

    def count(self, call: Call) -> Response:
        """Say how many records the filters leave, and what happened while nobody looked."""
        count, texts = self._library.count(_query(call)), call.visitor.texts
        notices = notices_html(self._services.store.notices(call.owner), texts)
        return answer({"count": count, "text": count_text(count, texts), "notices": notices})

    def ids(self, call: Call) -> Response:
        """Give the ids of all records that the filters leave, or of the newest MOST_IDS."""
        return answer({"records": self._library.ids(_query(call), most=MOST_IDS)})

    def deleted(self, call: Call) -> Response:
        """Give the records that can still be brought back, and how many seconds each has left."""
        left = self._library.deleted(call.owner, self._services.clock.now())
        return answer({"records": list(left), "left_s": [round(each, 1) for each in left.values()]})

    def star(self, call: Call) -> Response:
        """Set or take stars."""
        starred = call.values.get("starred")
        if not isinstance(starred, bool):
            raise Refused(call.visitor.texts("call_malformed"))
        return answer({"count": self._library.star(call.owner, _records(call), is_starred=starred)})

    def delete(self, call: Call) -> Response:
        """Take records out of sight; answers which ones, those that are still being made are left."""
        records = _records(call)
        deleted = self._library.delete(call.owner, records, self._services.clock.now())
        taken, texts = deleted.record_ids, call.visitor.texts
        left = len(records) - len(taken)
        told = (
            [texts("library_deleted_one" if len(taken) == 1 else "library_deleted", count=len(taken))] if taken else []
        )
        told += [texts("library_not_deleted")] * bool(left) + [texts("library_deleted_final")] * deleted.is_final
        return answer({"records": taken, "text": " ".join(told), "final": deleted.is_final})

    def undelete(self, call: Call) -> Response:
        """Bring deleted records back."""
        restored = self._library.undelete(call.owner, _records(call))
        key = "library_undone_bare" if restored.bare else "library_undone" if restored.count else "library_undo_late"
        return answer({"count": restored.count, "text": call.visitor.texts(key, count=restored.bare)})

    def ask(self, call: Call) -> Response:
        """Ask for a record's request anew; where that is on its way already, lead to it instead."""
        texts = call.visitor.texts
        view = self._services.view(_ids(call, [call.values.get("record")])[0], call.owner)
        if view is None:
            raise Refused(texts("toast_gone"), 404)
        record, connection = view.record, self._services.connections.of(call.visitor.id)
        for copy in self._library.copies(call.owner, record.digest):
            found = self._services.view(copy, call.owner)
            if found is not None and not found.record.is_ended:
                return answer({"record": copy, "text": texts("library_on_its_way")})
        try:
            asked = self._services.generate(record.request, owner=call.owner, connection=connection, fresh=True)
        except MissingKey:
            raise Refused(advice_of("missing_key", texts)) from None
        return answer({"record": asked.record_id})


def build_library_routes(services: Services) -> list[Route]:
    """Build the routes of the list and of its verbs."""
    routes = LibraryRoutes(services)
    reads = {
        "library": routes.page,
        "library/bar": routes.bar,
        "library/count": routes.count,
        "library/ids": routes.ids,
        "library/deleted": routes.deleted,
    }
    changes = {
        "library/dismiss": routes.dismiss,
        "star": routes.star,
        "delete": routes.delete,
        "undelete": routes.undelete,
        "ask": routes.ask,
    }
    return [
        *(build_route(f"/kolors/{path}", handler, services) for path, handler in reads.items()),
        *(build_route(f"/kolors/{path}", handler, services, "POST") for path, handler in changes.items()),
    ]


def _query(call: Call) -> Query:
    values = call.values
    return Query(
        owner=call.owner,
        text=str(values.get("text") or "")[:_TEXT_CHARS],
        model=values.get("model") or None,
        size=values.get("size") or None,
        is_starred=bool(values.get("starred")),
        is_failed=bool(values.get("failed")),
        since_utc=_moment(values.get("since")),
        until_utc=_moment(values.get("until")),
    )


def _moment(text: Any) -> float | None:
    try:
        moment = float(text)
    except (TypeError, ValueError):
        return None
    return moment if math.isfinite(moment) and abs(moment) < 10**11 else None


def _whole(text: Any) -> int | None:
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 19 else None


def _records(call: Call) -> list[str]:
    return _ids(call, call.values.get("records"))


def _ids(call: Call, given: Any) -> list[str]:
    is_list = isinstance(given, list) and 0 < len(given) <= _MOST_RECORDS
    if not is_list or not all(is_record_id(each) for each in given):
        raise Refused(call.visitor.texts("call_malformed"))
    return list(dict.fromkeys(given))
