"""The thin client of the service: one POST, one GET, typed errors out. It never asks twice by itself."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import requests
import urllib3
from requests.adapters import BaseAdapter

from components import codec
from components.client.outgoing import Departure, TellingAdapter, watched
from components.client.sessions import PlainSession, SessionPool, no_auth
from components.errors import NoAnswer, ServiceError, Unreachable, Unreadable, WrongAddress
from components.sites import Connection, Key

CONNECT_TIMEOUT_S = 10.0
MODELS_TIMEOUT_S = 30.0
MAX_REPLY_BYTES = 128 * 2**20  # inline images of a batch, as base64
_PIECE_BYTES = 64 * 1024
_SECRET_CHARS = 8  # what is shorter is a stand-in such as "none", and a part of other words
_NETWORK_ERRORS = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)
_BAD_ADDRESS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.MissingSchema,
    requests.exceptions.InvalidSchema,
    requests.exceptions.InvalidHeader,
)


class ServiceClient:
    """Talk to one site with one key; may be shared by threads."""

    def __init__(
        self,
        connection: Connection,
        pool: SessionPool,
        *,
        read_timeout_s: float,
        now: Callable[[], float],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base_url = connection.base_url
        self._key = connection.key
        self._pool = pool
        self._read_timeout_s = read_timeout_s
        self._now = now
        self._monotonic = monotonic

    def generate(self, body: Mapping[str, Any]) -> codec.Reply:
        """Ask for images once; raises ServiceError for whatever is not a reply with images.

        Source of the path: the vendor's page, `POST /images/generations`.
        """
        data = json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
        headers = {"Content-Type": "application/json"}
        try:
            answer = self._ask("POST", "/images/generations", self._read_timeout_s, data=data, headers=headers)
            reply = codec.read_reply(*answer, now=self._now())
        except ServiceError as error:
            raise self._without_key(error) from None
        return replace(reply, trace_id=self._hide(reply.trace_id), body=self._hide(reply.body))

    def models(self) -> tuple[str, ...]:
        """List the ids of the image models that the service offers, which tests the key; raises ServiceError."""
        try:
            status, headers, content = self._ask("GET", "/models", MODELS_TIMEOUT_S, params={"type": "image"})
            if status != 200:
                raise codec.read_error(status, headers, content, now=self._now())
        except NoAnswer as error:  # nothing is made here, so nothing is unclear
            raise self._without_key(WrongAddress(error.said, status=error.status, trace_id=error.trace_id)) from None
        except ServiceError as error:
            raise self._without_key(error) from None
        models = codec.read_models(content)
        if models is None:
            raise WrongAddress("The answer is no list of models", status=status)
        return models

    def _ask(self, method: str, path: str, timeout_s: float, **arguments: Any) -> tuple[int, Mapping[str, str], bytes]:
        """Send one request and read its whole answer; redirects are answers like any other.

        The connection is closed after it: one that idles between two requests may be closed by the other side just
        when the next request leaves, and that request would be unclear.
        """
        session = self._pool.session()
        with watched() as departure:
            try:
                response = session.request(
                    method,
                    self._base_url + path,
                    auth=_bearer(self._key) if self._key else no_auth,
                    timeout=(CONNECT_TIMEOUT_S, timeout_s),
                    allow_redirects=False,
                    stream=True,
                    **arguments,
                )
                with response:
                    return response.status_code, response.headers, self._read(response, timeout_s)
            except (*_NETWORK_ERRORS, ValueError) as error:
                raise _lost(error, departure) from None
            finally:
                session.close()

    def _read(self, response: requests.Response, timeout_s: float) -> bytes:
        """Read a bounded body in bounded time; of an error, what has come says enough."""
        content, deadline = bytearray(), self._monotonic() + timeout_s
        status, trace_id = response.status_code, response.headers.get(codec.TRACE_HEADER)
        is_good = status < 300
        try:
            while piece := response.raw.read1(_PIECE_BYTES, decode_content=True):
                content += piece
                if len(content) > MAX_REPLY_BYTES and is_good:
                    raise Unreadable("The answer is far too long", status=status, trace_id=trace_id)
                if len(content) > MAX_REPLY_BYTES or self._monotonic() > deadline:
                    raise TimeoutError
        except _NETWORK_ERRORS:
            if is_good:
                raise NoAnswer("The answer broke off", status=status, trace_id=trace_id) from None
        return bytes(content)

    def _hide(self, value: Any) -> Any:
        """Take the key out of what a site repeats of it; what is answered is kept and shown."""
        key = self._key.reveal() if self._key else ""
        if len(key) < _SECRET_CHARS:
            return value
        if isinstance(value, dict):
            return {self._hide(name): self._hide(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._hide(each) for each in value]
        return value.replace(key, "[key]") if isinstance(value, str) else value

    def _without_key(self, error: ServiceError) -> ServiceError:
        error.said, error.message, error.trace_id = map(self._hide, (error.said, error.message, error.trace_id))
        error.args = (error.message,)
        return error


def build_api_session(adapter: BaseAdapter | None = None) -> requests.Session:
    """Build a session for the service; `adapter` takes the place of the network."""
    session = PlainSession()
    session.headers["Accept"] = "application/json"
    for prefix in ("https://", "http://"):
        session.mount(prefix, adapter or TellingAdapter())
    return session


def _bearer(key: Key) -> Callable[[requests.PreparedRequest], requests.PreparedRequest]:
    def authorize(request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {key.reveal()}"
        return request

    return authorize


def _lost(error: Exception, departure: Departure) -> ServiceError:
    """Tell what never left from what may have been answered; the error's own text could name the request.

    The transport knows; the kind of error decides only where it does not tell.
    """
    if departure.has_left is None and isinstance(error, _BAD_ADDRESS):
        return WrongAddress("The site's address cannot be used")
    if departure.has_left is False or (departure.has_left is None and isinstance(error, requests.ConnectTimeout)):
        return Unreachable("The service could not be reached")
    if isinstance(error, (requests.Timeout, TimeoutError)):
        return NoAnswer("The service did not answer in time")
    if isinstance(error, requests.ConnectionError):
        return NoAnswer("The connection broke before the answer came")
    return NoAnswer("The answer cannot be read")
