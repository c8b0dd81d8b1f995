"""For every test: no network but loopback, and nothing of the caller's environment."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

# How long one example takes says something about the machine, not about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

_PREFIXES = ("SILICONFLOW_", "EXPLORER_", "GRADIO_")
_NAMES = (
    "SPACE_ID",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "NETRC",
    "XDG_DATA_HOME",
)


class NetworkClosed(RuntimeError):
    """Say that a test tried to leave this machine; no OSError, so that nothing takes it for a failed connection."""


@pytest.fixture(scope="session", autouse=True)
def empty_environment() -> Iterator[None]:
    """Take out every variable that the app, gradio or requests would read."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.upper().startswith(_PREFIXES) or name.upper() in _NAMES:
                patch.delenv(name)
        patch.setenv("GRADIO_ANALYTICS_ENABLED", "False")
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield


@pytest.fixture(scope="session", autouse=True)
def closed_network() -> Iterator[None]:
    """Refuse every connection and every name that is not this machine's."""
    resolve, connect, connect_ex = socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex

    def guarded_resolve(host: Any, *rest: Any, **named: Any) -> Any:
        _refuse_name(host)
        return resolve(host, *rest, **named)

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _refuse_address(self, address)
        return connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_address(self, address)
        return connect_ex(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", guarded_resolve)
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        yield


def _refuse_name(host: Any) -> None:
    """Refuse to look a name up; reserved names (RFC 2606) don't resolve, and one that is no name fails by itself."""
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if text is None or _is_loopback(text) or _is_address(text) or not _is_name(text):
        return
    if text.rstrip(".").endswith((".invalid", ".example", ".test")):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    raise NetworkClosed(f"a test looked up {text!r}")


def _refuse_address(sock: socket.socket, address: Any) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
        raise NetworkClosed(f"a test connected to {address!r}")


def _is_loopback(host: str) -> bool:
    if host in ("", "localhost"):
        return True
    return _is_address(host) and ipaddress.ip_address(host.partition("%")[0]).is_loopback


def _is_name(host: str) -> bool:
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
