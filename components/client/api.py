"""The thin client of the service: one POST, one GET, typed errors out. It never asks twice by itself."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Mapping
from typing import Any

import requests
import urllib3
from requests.adapters import BaseAdapter, HTTPAdapter

from components import codec
from components.client.sessions import USER_AGENT, SessionPool, no_auth
from components.errors import NoAnswer, ServiceError, Unreachable, Unreadable, WrongAddress
from components.sites import Connection, Key

CONNECT_TIMEOUT_S = 10.0
MODELS_TIMEOUT_S = 30.0
MAX_REPLY_BYTES = 128 * 2**20  # inline images of a batch, as base64
_PIECE_BYTES = 64 * 1024
_SECRET_CHARS = 8  # what is shorter is a stand-in such as "none", and a part of other words
_NOTHING_SENT = (
    requests.ConnectTimeout,
    requests.exceptions.SSLError,
    requests.exceptions.ProxyError,
)
_BAD_ADDRESS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.MissingSchema,
    requests.exceptions.InvalidSchema,
    requests.exceptions.InvalidHeader,
)


class ServiceClient:
    """Talk to one site with one key; may be shared by threads."""

    def __init__(
        self, connection: Connection, pool: SessionPool, *, read_timeout_s: float, now: Callable[[], float]
    ) -> None:
        self._base_url = connection.base_url
        self._key = connection.key
        self._authorize = _bearer(connection.key) if connection.key else no_auth
        self._pool = pool
        self._read_timeout_s = read_timeout_s
        self._now = now

    def generate(self, body: Mapping[str, Any]) -> codec.Reply:
        """Ask for images once; raises ServiceError for whatever is not a reply with images.

        Source of the path: the vendor's page, `POST /images/generations`.
        """
        data = json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
        headers = {"Content-Type": "application/json"}
        status, answered, content = self._ask(
            "POST", "/images/generations", self._read_timeout_s, data=data, headers=headers
        )
        return codec.read_reply(status, answered, content, now=self._now())

    def models(self) -> tuple[str, ...]:
        """List the ids of the image models that the service offers, which tests the key; raises ServiceError."""
        status, answered, content = self._ask("GET", "/models", MODELS_TIMEOUT_S, params={"type": "image"})
        if status != 200:
            raise codec.read_error(status, answered, content, now=self._now())
        models = codec.read_models(content)
        if models is None:
            raise WrongAddress("The answer is no list of models", status=status)
        return models

    def _ask(self, method: str, path: str, timeout_s: float, **arguments: Any) -> tuple[int, Mapping[str, str], bytes]:
        """Send one request and read its whole answer; redirects are answers like any other."""
        try:
            response = self._pool.session().request(
                method,
                self._base_url + path,
                auth=self._authorize,
                timeout=(CONNECT_TIMEOUT_S, timeout_s),
                allow_redirects=False,
                stream=True,
                **arguments,
            )
        except requests.RequestException as error:
            raise _lost(error) from None
        with response:
            return response.status_code, response.headers, self._without_key(_read(response))

    def _without_key(self, content: bytes) -> bytes:
        """Take the key out of an answer that repeats it; what is answered is kept and shown."""
        key = self._key.reveal() if self._key else ""
        return content.replace(key.encode(), b"[key]") if len(key) >= _SECRET_CHARS else content


def build_api_session(adapter: BaseAdapter | None = None) -> requests.Session:
    """Build a session for the service; `adapter` takes the place of the network."""
    session = requests.Session()
    session.headers.update({"User-Agent": USER_AGENT, "Accept": "application/json"})
    for prefix in ("https://", "http://"):
        session.mount(prefix, adapter or _KeptAliveAdapter())
    return session


class _KeptAliveAdapter(HTTPAdapter):
    """Have the system notice connections that died while idle: at two images a minute they idle a lot."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        options = [
            *urllib3.connection.HTTPConnection.default_socket_options,
            (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
        ]
        super().init_poolmanager(*args, socket_options=options, **kwargs)


def _bearer(key: Key) -> Callable[[requests.PreparedRequest], requests.PreparedRequest]:
    def authorize(request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {key.reveal()}"
        return request

    return authorize


def _read(response: requests.Response) -> bytes:
    """Read a bounded body; where that of an error breaks off, its status still says what it means."""
    content = bytearray()
    try:
        for piece in response.iter_content(_PIECE_BYTES):
            content += piece
            if len(content) > MAX_REPLY_BYTES:
                raise Unreadable("The answer is far too long", status=response.status_code)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        if response.status_code < 300:
            trace_id = response.headers.get(codec.TRACE_HEADER)
            raise NoAnswer("The answer broke off", status=response.status_code, trace_id=trace_id) from error
    return bytes(content)


def _lost(error: requests.RequestException) -> ServiceError:
    """Tell what surely never left from what may have been answered; the error's own text could name the request."""
    if isinstance(error, _BAD_ADDRESS):
        return WrongAddress("The site's address cannot be used")
    if isinstance(error, _NOTHING_SENT) or _was_never_connected(error):
        return Unreachable("The service could not be reached")
    if isinstance(error, requests.Timeout):
        return NoAnswer("The service did not answer in time")
    return NoAnswer("The connection broke before the answer came")


def _was_never_connected(error: BaseException) -> bool:
    """Look through requests' and urllib3's wrappers for a connection that was refused or a name that is none."""
    reason: Any = error.args[0] if error.args else None
    reason = getattr(reason, "reason", reason)
    return isinstance(
        reason,
        (
            urllib3.exceptions.NewConnectionError,
            urllib3.exceptions.ConnectTimeoutError,
            urllib3.exceptions.SSLError,
            urllib3.exceptions.ProxyError,
        ),
    )
