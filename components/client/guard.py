"""Which addresses an image may come from: public ones, and the site's own host.

A URL is judged before it is asked for (`check_url`), and the connected socket once more before anything is sent
(`GuardedAdapter`), since a name may resolve differently the second time.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import partial
from typing import Any
from urllib.parse import SplitResult, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies, select_proxy
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from components.errors import LostImage

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[..., Iterable[tuple[Any, ...]]]

_PORTS = {"http": 80, "https": 443}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_NOT_IN_NETLOC = re.compile(r"[\\@%\s]")
# Source: IANA IPv6 address space registry; is_global of older Pythons also lets through what lies outside of it.
_UNICAST_V6 = ipaddress.IPv6Network("2000::/3")
# The address of an IPv4 host in its last 32 bits: IPv4-compatible (RFC 4291), NAT64 (RFC 6052).
_V4_AT_THE_END = (ipaddress.IPv6Network("::/96"), ipaddress.IPv6Network("64:ff9b::/96"))

# RFC 2544: no host lives there; proxies that tunnel all traffic answer every name with such an address and reach the
# true one. A literal address of the range is refused like any other that is not public.
_STAND_INS = ipaddress.IPv4Network("198.18.0.0/15")

_THIS_MACHINE = frozenset(("localhost", "127.0.0.1", "::1"))

_target: ContextVar[str | None] = ContextVar("target", default=None)


def check_url(url: str, own_host: str | None, resolve: Resolve | None = None) -> None:
    """Let a URL through, or raise LostImage: "never" for a forbidden one, "hour" for a name that does not resolve.

    A name that does not resolve passes when a proxy of the environment will resolve it. `resolve` stands in for
    socket.getaddrinfo.
    """
    parts = _split(url)
    host = _normal(parts.hostname or "")
    if _is_own(host, own_host):
        return
    if all(_may_stand_for(host, address) for address in _addresses(url, parts, host, resolve or socket.getaddrinfo)):
        return
    raise _refused(f"its host {host[:100]} is not on the public internet")


def is_public(address: Address) -> bool:
    """Tell whether an address, and any IPv4 address inside of it, belongs to the public internet."""
    inner = _embedded(address)
    if inner:
        return all(is_public(one) for one in inner)
    if isinstance(address, ipaddress.IPv6Address) and address not in _UNICAST_V6:
        return False
    return address.is_global and not address.is_multicast


class GuardedAdapter(HTTPAdapter):
    """Check the peer of each direct connection before anything is sent, and send a request's target as it was given.

    Through a proxy the peer is the proxy, and not checked. Raises LostImage out of `send`.
    """

    def __init__(self, own_host: str | None = None, **options: Any) -> None:
        self._own_host = own_host
        super().__init__(**options)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools()

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options)
        if isinstance(manager, ProxyManager):
            manager.pool_classes_by_scheme = self._pools()
        return manager

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        # urllib3 rewrites escapes in the target (%2f to %2F, a bare % to %25); a signature may cover them as given.
        token = _target.set(self.request_url(request, options.get("proxies")))
        try:
            return super().send(request, *args, **options)
        finally:
            _target.reset(token)

    def _pools(self) -> Any:
        own_host = self._own_host
        return {"http": partial(_HTTPPool, own_host=own_host), "https": partial(_HTTPSPool, own_host=own_host)}


class _Connection(HTTPConnection):
    def __init__(self, *args: Any, own_host: str | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._is_exempt = self.proxy is not None or _is_own(self.host, own_host)

    def _new_conn(self) -> socket.socket:
        connected = super()._new_conn()
        if self._is_exempt or _may_stand_for(self.host, _literal(connected.getpeername()[0])):
            return connected
        connected.close()
        raise _refused(f"its host {self.host[:100]} led to an address that is not on the public internet")

    def putrequest(self, method: str, url: str, *args: Any, **options: Any) -> None:
        super().putrequest(method, _target.get() or url, *args, **options)


class _TLSConnection(_Connection, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _TLSConnection


def _split(url: str) -> SplitResult:
    """Take a URL apart; refuse what two parsers could read as two hosts."""
    try:
        parts, second_host = urlsplit(url), parse_url(url).host
        is_odd = bool(parts.port == 0 or _CONTROLS.search(url) or _NOT_IN_NETLOC.search(parts.netloc))
    except (ValueError, LocationParseError) as error:
        raise _refused("it is not a valid address") from error
    if parts.scheme not in _PORTS:
        raise _refused("it begins with neither https:// nor http://")
    host = parts.hostname or ""
    if is_odd or not host or (host.isascii() and _normal(host) != _normal(second_host or "")):
        raise _refused("it is not a plain address of a host")
    return parts


def _addresses(url: str, parts: SplitResult, host: str, resolve: Resolve) -> list[Address]:
    """Give all addresses of a host, whatever its spelling; none for a name that only a proxy can resolve."""
    try:
        return [_literal(host)]
    except ValueError:
        pass
    try:
        found = list(resolve(host, parts.port or _PORTS[parts.scheme], type=socket.SOCK_STREAM))
    except UnicodeError as error:
        raise _refused("its host is not a valid name") from error
    except OSError as error:
        if select_proxy(url, get_environ_proxies(url)):
            return []
        raise LostImage(f"The image's host {host[:100]} was not found", again="hour") from error
    return [_literal(str(entry[4][0])) for entry in found]


def _may_stand_for(host: str, address: Address) -> bool:
    """Tell whether a host may be reached at an address: a public one, or a tunnel's stand-in for a name."""
    if is_public(address):
        return True
    try:
        _literal(host)
    except ValueError:
        return address in _STAND_INS
    return False


def _literal(host: str) -> Address:
    """Read an address in any spelling that the system would take (2130706433, 0x7f.1); raises ValueError for a name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError as error:
        raise ValueError("not an address") from error


def _embedded(address: Address) -> list[ipaddress.IPv4Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    if any(address in network for network in _V4_AT_THE_END):
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [one for one in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if one is not None]


def _is_own(host: str, own_host: str | None) -> bool:
    """Tell whether a host is the site's own; a server on this machine may name itself otherwise than it was asked."""
    names = {_normal(host), _normal(own_host or "")}
    return own_host is not None and (len(names) == 1 or names <= _THIS_MACHINE)


def _normal(host: str) -> str:
    return host.lower().strip("[]").rstrip(".")


def _refused(why: str) -> LostImage:
    return LostImage(f"The image's address is refused: {why}", again="never")
