"""The emulator over HTTP, for other processes and languages."""

from __future__ import annotations

import logging
import os
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from components.emulator.contract import contract
from components.emulator.core import Emulator
from components.emulator.wire import MAX_BODY_BYTES, Answer, Call, text_answer

_LOG = logging.getLogger(__name__)
_IDLE_S = 60.0
_POLL_S = 0.02
_CHUNK_BYTES = 64 * 1024
# A client that is still sending would not see the 413, so this much more is read and thrown away.
_MAX_READ_BYTES = 8 * MAX_BODY_BYTES
_SHOWN_CHARS = 80


class BadBody(Exception):
    """Say that the request's body cannot be told apart from what follows it."""


class EmulatorServer(ThreadingHTTPServer):
    """Serve an emulator at `host`:`port` (0 = any free port); nothing runs before `serve_forever` or `start`.

    `wait` sleeps for seconds; without it a wait ends early when the server stops.
    """

    daemon_threads = True
    request_queue_size = 64
    # On Windows this option would let a second process take the same port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, emulator: Emulator, host: str, port: int, wait: Callable[[float], Any] | None = None) -> None:
        self.emulator = emulator
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(_POLL_S,), name="emulator", daemon=True)
        self.wait = wait or self._stopping.wait
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    @property
    def url(self) -> str:
        """Give the base URL."""
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def server_bind(self) -> None:
        # HTTPServer looks its own name up in the DNS here, which can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def start(self) -> None:
        """Serve in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving and free the port; may be called whether or not `start` was."""
        self._stopping.set()
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            _LOG.exception("a request failed")


def serve(
    emulator: Emulator, host: str = "127.0.0.1", port: int = 0, wait: Callable[[float], Any] | None = None
) -> EmulatorServer:
    """Start a server in a thread of its own and return it; `stop()` ends it."""
    server = EmulatorServer(emulator, host, port, wait)
    server.start()
    return server


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "emulator"
    timeout = _IDLE_S
    # Headers and body go out in two writes; Nagle's algorithm would hold the second back for 40 ms.
    disable_nagle_algorithm = True
    server: EmulatorServer

    def _handle(self) -> None:
        answer = self._answer()
        if answer.delay_s:
            self.server.wait(answer.delay_s)
        path = self.path.partition("?")[0][:_SHOWN_CHARS]
        _LOG.info("%s %s %s%s", self.command, path, answer.status, " dropped" if answer.drop else "")
        if answer.drop:
            self.close_connection = True
        else:
            self._send(answer)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _handle

    def _answer(self) -> Answer:
        try:
            body = self._body()
        except BadBody:
            self.close_connection = True
            return text_answer("400 Bad Request", 400)
        if body is None:
            self.close_connection = True
            return contract().refuse("413-text")
        headers = dict(self.headers.items())
        origin = f"http://{headers.get('Host') or self.server.url.removeprefix('http://')}"
        call = Call(method=self.command, path=self.path, headers=headers, body=body, origin=origin)
        return self.server.emulator.answer(call)

    def _send(self, answer: Answer) -> None:
        if answer.cut_at is not None:
            self.close_connection = True
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if "Content-Length" not in answer.headers:
            self.send_header("Content-Length", str(answer.content_length))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            for chunk in answer.chunks():
                self.wfile.write(chunk)

    def _body(self) -> bytes | None:
        """Read the whole body; None when it is too large."""
        pieces: list[bytes] = []
        size = 0
        for piece in self._pieces():
            size += len(piece)
            if size <= MAX_BODY_BYTES:
                pieces.append(piece)
            elif size > _MAX_READ_BYTES:
                break
        return b"".join(pieces) if size <= MAX_BODY_BYTES else None

    def _pieces(self) -> Iterator[bytes]:
        length = self.headers.get("Content-Length")
        if self.headers.get("Transfer-Encoding"):
            if length or self.headers["Transfer-Encoding"].strip().lower() != "chunked":
                raise BadBody
            yield from self._chunked()
        elif length:
            yield from self._exactly(_number(length, 10))

    def _chunked(self) -> Iterator[bytes]:
        while size := _number(self._line().partition(b";")[0].decode("latin-1"), 16):
            yield from self._exactly(size)
            if self._line():
                raise BadBody
        while self._line():  # trailers
            pass

    def _line(self) -> bytes:
        line = self.rfile.readline(8192)
        if not line.endswith(b"\n"):
            raise BadBody
        return line.strip()

    def _exactly(self, size: int) -> Iterator[bytes]:
        while size > 0:
            piece = self.rfile.read(min(size, _CHUNK_BYTES))
            if not piece:
                raise BadBody
            size -= len(piece)
            yield piece

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing here: each request is logged once, without its headers and query."""


def _number(text: str, base: int) -> int:
    text = text.strip()
    if not text.isalnum() or not text.isascii():
        raise BadBody
    try:
        return int(text, base)
    except ValueError:
        raise BadBody from None
