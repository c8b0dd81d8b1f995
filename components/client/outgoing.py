"""Whether a request has begun to leave: what never left may be asked again, what left may have been answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class Departure:
    """Say whether a request has left: None where the transport does not tell."""

    def __init__(self) -> None:
        self.has_left: bool | None = None


_departure: ContextVar[Departure | None] = ContextVar("departure", default=None)


@contextmanager
def watched() -> Iterator[Departure]:
    """Watch the request that is sent inside of the block, on this thread."""
    departure = Departure()
    token = _departure.set(departure)
    try:
        yield departure
    finally:
        _departure.reset(token)


class TellingAdapter(HTTPAdapter):
    """Be requests' own transport that tells when a request begins to leave."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options)
        manager.pool_classes_by_scheme = _POOLS
        return manager

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        departure = _departure.get()
        if departure is not None:
            departure.has_left = False
        return super().send(request, *args, **options)


class _Connection(HTTPConnection):
    _is_tunnelling = False

    def send(self, data: Any) -> None:
        if self.sock is None and self.auto_open:
            self.connect()  # what fails here has sent nothing
        departure = _departure.get()
        if departure is not None and not self._is_tunnelling:
            departure.has_left = True
        super().send(data)

    def _tunnel(self) -> None:
        self._is_tunnelling = True
        try:
            super()._tunnel()  # the standard library's, by which urllib3 asks a proxy for a tunnel
        finally:
            self._is_tunnelling = False


class _TLSConnection(_Connection, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _TLSConnection


_POOLS = {"http": _Pool, "https": _TLSPool}
