"""The doors of the page: from where it may be asked, and what of Gradio's stays closed (pure ASGI).

A page that is not public trusts whoever reaches it, so other sites' pages must not: no request may come from their
origin, and none under a name that somebody else's name server may lead to this machine.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, NamedTuple
from urllib.parse import unquote, unquote_plus

from starlette.responses import PlainTextResponse

from components.settings import Settings
from components.ui.texts import LANGUAGES, Texts

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([0-9]{1,5}))?")
_FOREIGN_ADDRESS = re.compile(r"/(file|proxy)=\s*[a-z][a-z0-9+.-]*:/")
# Gradio writes a page's whole state to a file and serves it, or tells whoever asks of the server's own files.
_CLOSED = re.compile(r"/gradio_api/+(deep_link|dev/+reload)/*$")
_CLOSED_VALUE = "deep_link"


class Place(NamedTuple):
    """Hold what browsers call an origin."""

    scheme: str
    host: str
    port: int


class Doors:
    """Answer what may not come in; everything else goes on to the app."""

    def __init__(self, app: Any, settings: Settings) -> None:
        self._app = app
        self._is_public = settings.is_public
        self._shown_at = read_place(settings.root_url or "")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said, status = self._refusal(scope)
        if said:
            await PlainTextResponse(_in_all(said), status)(scope, receive, send)
        else:
            await self._app({**scope, "query_string": _without_closed(scope["query_string"])}, receive, send)

    def _refusal(self, scope: Message) -> tuple[str, int]:
        """Name the text that refuses a request, empty where none does."""
        path = unquote(scope["path"]).lower()
        if _FOREIGN_ADDRESS.search(path):
            return "doors_address", 403
        if _CLOSED.search(path):
            return "doors_closed", 404
        hosts, origins = _values(scope, "host"), _values(scope, "origin")
        if not self._is_public and not (len(hosts) == 1 and self._is_ours(hosts[0])):
            return "doors_host", 403
        if origins and not (len(origins) == 1 and read_place(origins[0]) in self._own(scope, hosts)):
            return "doors_origin", 403
        return "", 0

    def _is_ours(self, host: str) -> bool:
        place = read_place(f"http://{host}")
        return place is not None and (
            _is_this_machine(place.host) or (self._shown_at is not None and place.host == self._shown_at.host)
        )

    def _own(self, scope: Message, hosts: list[str]) -> set[Place | None]:
        """Give the origins from which the page itself asks; what a proxy says counts on a public page only."""
        schemes, names = [scope.get("scheme", "http")], hosts
        if self._is_public:
            names = [*hosts, *(_first(each) for each in _values(scope, "x-forwarded-host"))]
            # A proxy that speaks TLS may say nothing of it.
            schemes = [_first(each) for each in _values(scope, "x-forwarded-proto")] or list(_PORTS)
        own = {read_place(f"{scheme}://{name}") for scheme in schemes for name in names} | {self._shown_at}
        return own - {None}


def outermost(settings: Settings) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Give what puts the doors around a whole app as it starts.

    Gradio puts its own answers to foreign origins around every middleware that it is given.
    """

    @asynccontextmanager
    async def started(app: Any) -> AsyncIterator[None]:
        app.middleware_stack = Doors(app.middleware_stack, settings)
        yield

    return started


def read_place(origin: str) -> Place | None:
    """Read an origin or the start of an address; None where it is none, as `null`."""
    scheme, mark, rest = origin.strip().lower().partition("://")
    found = _HOST.fullmatch(rest)
    if not mark or scheme not in _PORTS or found is None:
        return None
    return Place(scheme, found[1], int(found[2] or _PORTS[scheme]))


def _is_this_machine(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return host == "localhost"
    return address.is_loopback


def _values(scope: Message, wanted: str) -> list[str]:
    return [value.decode("latin-1") for name, value in scope["headers"] if name.lower() == wanted.encode()]


def _first(listed: str) -> str:
    return listed.partition(",")[0].strip()


def _without_closed(query: bytes) -> bytes:
    parts = query.split(b"&")
    kept = [part for part in parts if unquote_plus(part.partition(b"=")[0].decode("latin-1")) != _CLOSED_VALUE]
    return b"&".join(kept)


def _in_all(key: str) -> str:
    return "\n".join(Texts(language)(key) for language in LANGUAGES)
