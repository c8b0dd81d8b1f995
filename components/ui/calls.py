"""Calls of the page's own script: who asks, in which language, and answers as fragments of HTML or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from components.errors import ExplorerError
from components.services import Services
from components.ui.problems import sentence_of
from components.ui.session import Visitor, is_visitor_id, owner_of
from components.ui.texts import Texts, language_of
from components.ui.turns import TooBusy, Turns

VISITOR_HEADER = "x-explorer-visitor"
_BODY_BYTES = 2**20
_PRIVATE = {"cache-control": "no-store"}
_TURNS = Turns()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Hold one call; `values` are the query's or the JSON body's."""

    visitor: Visitor
    owner: str
    path: Mapping[str, str]
    values: Mapping[str, Any]


class Refused(Exception):
    """Answer a call with a sentence and a status instead; the sentence is in the visitor's language."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence, self.status = sentence, status


Handler = Callable[[Call], Response]


def build_route(path: str, handler: Handler, services: Services, method: str = "GET") -> Route:
    """Build a route for the page's script.

    The header that names the visitor must be there: other sites' pages cannot send it, so they can neither read nor
    change anything through a visitor's browser. Handlers run in threads of their own, a visitor's a few at once.
    """

    async def endpoint(request: Request) -> Response:
        try:
            call = await _read_call(request, services)
            return await _TURNS.run(call.visitor.id, lambda: handler(call))
        except Refused as refused:
            return answer({"error": refused.sentence}, refused.status)
        except TooBusy:
            return answer({"error": call.visitor.texts("call_busy")}, 429)
        except ExplorerError as error:
            texts = Texts(language_of(request.query_params.get("lang")))
            return answer({"error": sentence_of(error, texts)}, 503)

    return Route(path, endpoint, methods=[method])


def visitor_of(request: Request) -> Visitor:
    """Read who asks; raises Refused where the header is missing or malformed."""
    found = request.headers.get(VISITOR_HEADER)
    if not is_visitor_id(found):
        raise Refused("This address is for the page's own script. Open the page itself.", 403)
    return Visitor(id=str(found), language=language_of(request.query_params.get("lang")))


def fragment(html: str, headers: Mapping[str, str] | None = None) -> Response:
    """Answer with a piece of the page."""
    return HTMLResponse(html, headers={**_PRIVATE, **(headers or {})})


def answer(values: Mapping[str, Any], status: int = 200) -> Response:
    """Answer with JSON."""
    return JSONResponse(dict(values), status, headers=_PRIVATE)


async def _read_call(request: Request, services: Services) -> Call:
    visitor = visitor_of(request)
    values: Mapping[str, Any] = request.query_params if request.method == "GET" else await _read_body(request)
    owner = owner_of(services.settings, visitor.id)
    return Call(visitor=visitor, owner=owner, path=dict(request.path_params), values=values)


async def _read_body(request: Request) -> Mapping[str, Any]:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _BODY_BYTES:
            raise Refused("The call is too large. Choose fewer records.", 413)
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise Refused("The call is not JSON. Reload the page.")
    return values
