"""One attempt to bring an image home: checked address, bounded body, verified bytes, whole file or none."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
from requests.adapters import BaseAdapter

from components import images
from components.client import bodies
from components.client.guard import GuardedAdapter, check_url
from components.client.sessions import PlainSession, SessionPool, no_auth
from components.durable import write_durably
from components.errors import InvalidImage, LostImage
from components.images import ImageFacts

MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """Say where an image lies and what it is; both hashes in hex: of the file, and of the service's own bytes."""

    path: Path
    facts: ImageFacts
    size_bytes: int
    sha256: str
    source_sha256: str


# Makes the file's bytes of the service's, once they are verified.
Finish = Callable[[bytes, ImageFacts], bytes]


class Downloader:
    """Download images without any authorisation, from public addresses or from the site's own host only."""

    def __init__(
        self,
        pool: SessionPool,
        own_host: str | None,
        *,
        connect_timeout_s: float = 10.0,
        read_timeout_s: float = 60.0,
        max_bytes: int = 64 * 2**20,
        total_timeout_s: float = 120.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pool = pool
        self._own_host = own_host
        self._timeouts = (connect_timeout_s, read_timeout_s)
        self._max_bytes = max_bytes
        self._total_timeout_s = total_timeout_s
        self._monotonic = monotonic

    def fetch(self, url: str, folder: Path, stem: str, scratch: Path, finish: Finish | None = None) -> Downloaded:
        """Save an image as `folder/stem` with the ending of what it really is; one attempt, an older file is replaced.

        `scratch` is on the same file system. Raises LostImage, whose `again` says how often to try, and OSError when
        the disk does not take it.
        """
        part = scratch / f"{secrets.token_hex(8)}.part"
        try:
            self._save(url, part)
            facts = _verified(part)
            data = part.read_bytes()
        finally:
            part.unlink(missing_ok=True)  # before the file is written, so that a full disk holds the image once
        return keep(data, facts, folder, stem, scratch, finish)

    def _save(self, url: str, part: Path) -> None:
        deadline = self._monotonic() + self._total_timeout_s
        with self._follow(url, deadline) as response:
            bodies.refuse_status(response)
            self._refuse_size(bodies.declared_bytes(response))
            self._copy(response, part, deadline)

    def _copy(self, response: requests.Response, part: Path, deadline: float) -> None:
        size_bytes = 0
        with part.open("xb") as file:
            for piece in bodies.pieces(response):
                size_bytes += len(piece)
                self._refuse_size(size_bytes)
                self._refuse_late(deadline)
                file.write(piece)
        if not size_bytes:
            raise LostImage("The image's host sent nothing", again="hour", status=response.status_code)

    def _follow(self, url: str, deadline: float) -> requests.Response:
        """Ask for the image and go where redirects lead, each checked as the first address was."""
        for _ in range(MAX_REDIRECTS + 1):
            check_url(url, self._own_host)
            response = self._get(url)
            location = response.headers.get("Location")
            if response.status_code not in _REDIRECTS or not location:
                return response
            response.close()
            self._refuse_late(deadline)
            url = _joined(url, location)
        raise LostImage(f"The image's address leads on more than {MAX_REDIRECTS} times", status=response.status_code)

    def _get(self, url: str) -> requests.Response:
        session = self._pool.session()
        request = requests.Request("GET", url, headers={"Accept-Encoding": "identity"}, auth=no_auth)
        try:
            prepared = session.prepare_request(request)
            prepared.url = _as_given(url, prepared.url or "")
        except (requests.RequestException, ValueError):
            raise LostImage("The image's address is refused: it is not a valid address") from None
        try:
            settings = session.merge_environment_settings(prepared.url, {}, True, None, None)
            return session.send(prepared, timeout=self._timeouts, allow_redirects=False, **settings)
        except bodies.NETWORK_ERRORS as error:
            raise bodies.broken(error) from None

    def _refuse_size(self, size_bytes: int) -> None:
        if size_bytes > self._max_bytes:
            raise LostImage(f"The image is larger than the {self._max_bytes / 2**20:g} MB that are taken", status=200)

    def _refuse_late(self, deadline: float) -> None:
        if self._monotonic() > deadline:
            raise LostImage(f"The image did not arrive within {self._total_timeout_s:g} seconds", again="hour")


def keep(
    data: bytes, facts: ImageFacts, folder: Path, stem: str, scratch: Path, finish: Finish | None = None
) -> Downloaded:
    """Write verified bytes, finished, as `folder/stem` with their ending: durable and whole, or not there at all."""
    given = finish(data, facts) if finish else data
    path = folder / (stem + facts.suffix)
    write_durably(path, given, scratch)
    return describe(path, facts, given, data)


def describe(path: Path, facts: ImageFacts, given: bytes, source: bytes) -> Downloaded:
    """Describe a file by its bytes and by those that the service gave."""
    sha256 = hashlib.sha256(given).hexdigest()
    source_sha256 = sha256 if given is source else hashlib.sha256(source).hexdigest()
    return Downloaded(path=path, facts=facts, size_bytes=len(given), sha256=sha256, source_sha256=source_sha256)


def build_download_session(adapter: BaseAdapter | None = None, own_host: str | None = None) -> requests.Session:
    """Build a session that never saw a key; `adapter` takes the place of the network."""
    session = PlainSession()
    for prefix in ("https://", "http://"):
        session.mount(prefix, adapter or GuardedAdapter(own_host))
    return session


def _as_given(url: str, prepared: str) -> str:
    """Undo the rewriting of escapes, which a signature may cover; a URL that cannot be sent as it is stays quoted."""
    given = urlsplit(url)
    if not (given.path + given.query).isascii() or " " in given.path + given.query:
        return prepared
    ready = urlsplit(prepared)
    return urlunsplit((ready.scheme, ready.netloc, given.path or "/", given.query, ""))


def _joined(url: str, location: str) -> str:
    # http.client reads headers as Latin-1, and hosts send UTF-8.
    location = location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return urljoin(url, location)
    except ValueError:
        raise LostImage("The image's address leads to one that is not valid") from None


def _verified(path: Path) -> ImageFacts:
    try:
        return images.verify(path)
    except InvalidImage as error:
        if error.reason == "truncated":
            raise LostImage("The image arrived cut short or damaged", again="hour", status=200) from error
        if error.reason == "too_many_pixels":
            raise LostImage("The image has more pixels than are taken", again="never", status=200) from error
        raise LostImage("The image's host sent something that is not an image", again="bounded", status=200) from error
