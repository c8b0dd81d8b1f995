"""Where requests go: a site's address, a key, and the account that both make."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from components.errors import ExplorerError

Service = Literal["hosted", "emulator", "custom"]

EMULATOR_SITE = "emulator:"
EMULATOR_URL = "http://emulator.invalid/v1"  # a name that can never resolve (RFC 6761); the adapter answers it
HOSTED_SITE = "https://api.siliconflow.cn/v1"
HOSTED_HOSTS = ("siliconflow.cn", "siliconflow.com")
_ENDPOINTS = ("/images/generations", "/models", "/user/info")


class InvalidSite(ExplorerError):
    """Say why an address or a key cannot be used."""

    kind = "invalid_site"


class Key:
    """Hold an API key so that printing, logging or comparing it by accident never shows it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        text = text.strip().removeprefix("Bearer ").strip()
        if not re.fullmatch(r"[\x21-\x7e]{1,512}", text):
            raise InvalidSite("The key has characters that no key has. Copy it again, without spaces or line breaks.")
        self._text = text

    def reveal(self) -> str:
        """Give the key itself; only for the header of a request."""
        return self._text

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> str:
        raise TypeError("a key is never pickled or copied to disk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Say which site is used, and with which key (None: without)."""

    site: str
    key: Key | None

    @property
    def service(self) -> Service:
        if self.site == EMULATOR_SITE:
            return "emulator"
        host = urlsplit(self.site).hostname or ""
        return "hosted" if any(host == name or host.endswith("." + name) for name in HOSTED_HOSTS) else "custom"

    @property
    def base_url(self) -> str:
        return EMULATOR_URL if self.site == EMULATOR_SITE else self.site

    @property
    def host(self) -> str:
        return urlsplit(self.base_url).hostname or ""

    @property
    def is_usable(self) -> bool:
        """Say whether requests can be sent: the emulator and a site on this machine need no key."""
        return self.key is not None or self.service == "emulator" or _is_loopback(self.host)

    @property
    def account(self) -> str:
        """Give the id under which limits are counted: a hash of site and key."""
        secret = self.key.reveal() if self.key and self.service != "emulator" else ""
        return hashlib.sha256(f"{self.site}\n{secret}".encode()).hexdigest()[:32]


def connect(site_text: str | None, key_text: str | None) -> Connection:
    """Choose the connection for a site and a key, each possibly absent.

    Neither: the emulator. A key alone: the hosted site. Raises InvalidSite.
    """
    key = Key(key_text) if key_text and key_text.strip() else None
    if site_text and site_text.strip():
        return Connection(site=read_site(site_text), key=key)
    return Connection(site=HOSTED_SITE if key else EMULATOR_SITE, key=key)


def read_site(text: str) -> str:
    """Give a base URL in its one form, however it was pasted: with a slash at the end, without /v1, with an endpoint.

    Raises InvalidSite.
    """
    text = text.strip()
    if text.lower().rstrip("/") in ("emulator", "emulator:"):
        return EMULATOR_SITE
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = parts.port
    except ValueError:
        raise _bad_site(text) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise _bad_site(text)
    if not re.fullmatch(r"[a-z0-9.:_-]+", parts.hostname):
        raise _bad_site(text)
    return urlunsplit((parts.scheme, _netloc(parts.hostname, port, parts.scheme), _base_path(parts.path), "", ""))


def _bad_site(text: str) -> InvalidSite:
    return InvalidSite(f"{text.split('?')[0][:80]!r} is no site's address. Give one such as {HOSTED_SITE}.")


def _netloc(host: str, port: int | None, scheme: str) -> str:
    host = f"[{host}]" if ":" in host else host
    return host if port in (None, 443 if scheme == "https" else 80) else f"{host}:{port}"


def _base_path(path: str) -> str:
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    for endpoint in _ENDPOINTS:
        path = path.removesuffix(endpoint)
    path = path.rstrip("/")
    return path if re.search(r"/v[0-9][a-z0-9]*$", path) else f"{path}/v1"


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
