"""The emulator inside this process: a transport for `requests`, without sockets."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator, Mapping
from http.client import RemoteDisconnected, responses
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers
from urllib3 import HTTPConnectionPool, HTTPResponse, Timeout
from urllib3.exceptions import ProtocolError, ReadTimeoutError

from components.emulator.core import Emulator
from components.emulator.wire import Answer, Call


class EmulatorAdapter(BaseAdapter):
    """Answer requests from an emulator; mount it on a session for `http://` and `https://`.

    Read timeouts, dropped and cut answers raise what a real connection raises. `wait` sleeps for seconds.
    """

    def __init__(self, emulator: Emulator, wait: Callable[[float], None] = time.sleep) -> None:
        super().__init__()
        self._emulator = emulator
        self._wait = wait

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Answer one request; proxies and certificates do not matter here."""
        answer = self._emulator.answer(_call(request))
        self._delay(answer, request, _read_timeout_s(timeout))
        if answer.drop:
            reset = RemoteDisconnected("Remote end closed connection without response")
            raise requests.ConnectionError(ProtocolError("Connection aborted.", reset), request=request)
        return self._response(answer, request)

    def close(self) -> None:
        """Do nothing: no connection is open."""

    def _delay(self, answer: Answer, request: requests.PreparedRequest, limit_s: float | None) -> None:
        if limit_s is not None and answer.delay_s > limit_s:
            self._wait(limit_s)
            parts = urlsplit(str(request.url))
            pool = HTTPConnectionPool(parts.hostname or "", parts.port)
            error = ReadTimeoutError(pool, str(request.url), f"Read timed out. (read timeout={limit_s:g})")
            raise requests.ReadTimeout(error, request=request)
        if answer.delay_s:
            self._wait(answer.delay_s)

    def _response(self, answer: Answer, request: requests.PreparedRequest) -> requests.Response:
        response = requests.Response()
        response.raw = _raw(answer, str(request.method))
        response.status_code = answer.status
        response.reason = responses.get(answer.status, "")
        response.headers = CaseInsensitiveDict(response.raw.headers)
        response.encoding = get_encoding_from_headers(response.headers)
        response.url = str(request.url)
        response.request = request
        response.connection = self  # type: ignore[assignment]
        return response


class _Chunks(io.RawIOBase):
    """Read an answer's bytes as they are made."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = memoryview(chunk)
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


def _call(request: requests.PreparedRequest) -> Call:
    parts = urlsplit(str(request.url))
    return Call(
        method=str(request.method),
        path=(parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
        headers={str(name): _text(value) for name, value in request.headers.items()},
        body=_body(request.body),
        origin=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
    )


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _body(body: Any) -> bytes:
    if body is None:
        return b""
    if hasattr(body, "read"):
        body = body.read()
    elif not isinstance(body, str | bytes | bytearray):
        body = b"".join(_bytes(piece) for piece in body)
    return _bytes(body)


def _bytes(piece: Any) -> bytes:
    return piece.encode() if isinstance(piece, str) else bytes(piece)


def _read_timeout_s(timeout: Any) -> float | None:
    if isinstance(timeout, Timeout):
        seconds = timeout.read_timeout
        return float(seconds) if isinstance(seconds, int | float) else None
    read = timeout[1] if isinstance(timeout, tuple) else timeout
    return None if read is None else float(read)


def _raw(answer: Answer, method: str) -> HTTPResponse:
    return HTTPResponse(
        body=io.BufferedReader(_Chunks(answer.chunks())),
        headers={**answer.headers, "Content-Length": str(answer.content_length)},
        status=answer.status,
        version=11,
        version_string="HTTP/1.1",
        reason=responses.get(answer.status, ""),
        preload_content=False,
        decode_content=False,
        enforce_content_length=True,
        request_method=method,
    )
