"""What surrounds Gradio's page: our script and style in its head, the language, headers, and routes of our own."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from components import init_images, params
from components.services import Services
from components.ui.connect_handlers import build_connect_route
from components.ui.detail_routes import build_detail_routes
from components.ui.doors import Message, Receive, Send
from components.ui.export_routes import build_export_routes
from components.ui.form import NAMES
from components.ui.init_links import find_init
from components.ui.library_routes import build_library_routes
from components.ui.limits import build_limits_routes
from components.ui.plan_routes import build_plan_routes
from components.ui.sweep_routes import build_sweep_routes
from components.ui.texts import for_page

_ASSETS = Path(__file__).parent / "assets"
# Joined in one function: they see each other, and nobody else sees them.
_SCRIPTS = (
    "base.js",
    "fields.js",
    "calls.js",
    "sheets.js",
    "dialog.js",
    "dialog_keys.js",
    "compare.js",
    "library.js",
    "library_filters.js",
    "library_choice.js",
    "library_verbs.js",
    "library_undo.js",
    "library_keys.js",
    "restore.js",
    "planner.js",
    "planner_verbs.js",
    "sweep.js",
    "sweep_tell.js",
    "sweep_view.js",
    "sweep_grid.js",
    "sweep_keys.js",
    "sweep_bar.js",
    "sweep_verbs.js",
    "sweep_edit.js",
    "sweep_lesson.js",
    "limits.js",
    "page.js",
)
_STYLES = ("page.css", "dialog.css", "library.css", "restore.css", "planner.css", "sweep.css", "limits.css")
# Gradio's own script needs inline code and eval.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
    "connect-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
# A public page may be shown in a frame, as Spaces are. Elsewhere a frame could lead a click astray.
_FRAMES = "; frame-ancestors 'self'"
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class HtmlShell:
    """Put our head into HTML pages and add headers (pure ASGI)."""

    def __init__(self, app: Any, *, is_public: bool = False) -> None:
        self._app = app
        policy = _POLICY if is_public else _POLICY + _FRAMES
        self._headers = ((b"content-security-policy", policy.encode()), *_HEADERS[1:])

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        is_page = scope["type"] == "http"
        await self._app(scope, receive, _Page(send, self._headers).send if is_page else send)


class _Page:
    """Hold an HTML answer back until it is whole; anything else passes through at once."""

    def __init__(self, send: Send, headers: tuple[tuple[bytes, bytes], ...]) -> None:
        self._send = send
        self._headers = headers
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], (b"x-content-type-options", b"nosniff")]
            if _is_html(message["headers"]):
                self._start = message
                return
        if self._start is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = self._body.replace(b"<head>", b"<head>" + head(), 1)
        kept = [(name, value) for name, value in start["headers"] if name.lower() not in _OWN_HEADERS]
        start["headers"] = [*kept, *self._headers, (b"content-length", str(len(body)).encode())]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


_OWN_HEADERS = (b"content-length", *(name for name, _ in _HEADERS))


@cache
def head() -> bytes:
    """Give what goes to the top of the page's head; it must run before Gradio's own script reads the language."""
    facts = {
        "texts": for_page(),
        "names": NAMES,
        "limits": {
            "pixels": params.MAX_PIXELS,
            "side": params.MIN_SIDE_PX,
            "step": params.SIDE_STEP_PX,
            "upload": init_images.MAX_BYTES,
        },
        "seeds": params.SEED_COUNT,
    }
    script = "\n".join((_ASSETS / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    style = "\n".join((_ASSETS / name).read_text(encoding="utf-8") for name in _STYLES)
    data = json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
    return f"<script>window.kolorsFacts = {data};\n(() => {{\n{script}}})();</script><style>{style}</style>".encode()


def build_routes(services: Services) -> list[Route]:
    """Build the routes of our own: prepared init images, each for whom it was given by, and those of the panels."""

    def init_image(request: Request) -> Response:
        path = find_init(services, request.path_params["sha256"], request.query_params.get("token", ""))
        if path is None:
            return PlainTextResponse("There is no such image.", 404)
        return FileResponse(path, media_type="image/webp", headers={"cache-control": "private, max-age=86400"})

    return [
        Route("/kolors/init/{sha256}.webp", init_image),
        *build_library_routes(services),
        *build_detail_routes(services),
        *build_export_routes(services),
        *build_sweep_routes(services),
        *build_plan_routes(services),
        build_connect_route(services),
        *build_limits_routes(services),
    ]


def _is_html(headers: list[tuple[bytes, bytes]]) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)
