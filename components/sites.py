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
_VERSION = re.compile(r"/v[0-9][a-z0-9]*$", re.IGNORECASE)
_ENDPOINTS = ("/images/generations", "/chat/completions", "/models", "/user/info")
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_PATH = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@%/-]*")


class InvalidSite(ExplorerError):
    """Say why an address or a key cannot be used."""

    kind = "invalid_site"


class Key:
    """Hold an API key so that printing, logging or comparing it by accident never shows it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        text = re.sub(r"(?i)^bearer\s+", "", text.strip())
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


def connect(site: str | None, key: Key | None) -> Connection:
    """Choose the connection for a site (in the form of `read_site`) and a key, each possibly absent.

    Neither: the emulator. A key alone: the hosted site.
    """
    return Connection(site=site or (HOSTED_SITE if key else EMULATOR_SITE), key=key)


def read_site(text: str) -> str:
    """Give a base URL in its one form, however it was pasted: with a slash at the end, without /v1, with an endpoint.

    Raises InvalidSite.
    """
    text = text.strip()
    if text.lower().rstrip("/") in ("emulator", "emulator:"):
        return EMULATOR_SITE
    try:
        parts = urlsplit(text if "://" in text else f"{_scheme_of(text)}://{text}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise _bad_site() from None
    is_clean = text.isprintable() and " " not in text and "@" not in parts.netloc and _PATH.fullmatch(parts.path)
    is_host = _is_host(host) and (":" in host) == ("[" in parts.netloc)
    if parts.scheme not in ("http", "https") or not is_clean or not is_host or port == 0:
        raise _bad_site()
    if "://" not in text and "." not in host and not port and not _is_loopback(host):
        raise _bad_site()  # a lone word; it may be a key in the wrong box
    return urlunsplit((parts.scheme, _netloc(host, port, parts.scheme), _base_path(parts.path), "", ""))


def _bad_site() -> InvalidSite:
    """Build the error without what was pasted, which may hold a password or be a key."""
    return InvalidSite(f"This is no site's address. Give one such as {HOSTED_SITE}.")


def _scheme_of(text: str) -> str:
    """Give the scheme of an address that was pasted without one: servers on this machine rarely speak TLS."""
    return "http" if _is_loopback(urlsplit(f"//{text}").hostname or "") else "https"


def _is_host(host: str) -> bool:
    return _is_address(host) if ":" in host else len(host) <= 253 and _HOST.fullmatch(host) is not None


def _netloc(host: str, port: int | None, scheme: str) -> str:
    host = f"[{host}]" if ":" in host else host
    return host if port in (None, 443 if scheme == "https" else 80) else f"{host}:{port}"


def _base_path(path: str) -> str:
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    for endpoint in _ENDPOINTS:
        path = path.removesuffix(endpoint)
    path = path.rstrip("/")
    if _VERSION.search(path.removesuffix("/images")):
        return _VERSION.sub(lambda version: version[0].lower(), path.removesuffix("/images"))
    return f"{path}/v1"


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    return _is_address(host) and ipaddress.ip_address(host).is_loopback


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
