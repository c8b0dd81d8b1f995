"""Sessions of requests: one per thread, and none that finds a password by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable

import requests

from components import __version__

USER_AGENT = f"kolors-explorer/{__version__}"


class SessionPool:
    """Keep one session per thread: requests.Session is not safe to share, and each keeps its connections open."""

    def __init__(self, build: Callable[[], requests.Session]) -> None:
        self._build = build
        self._local = threading.local()

    def session(self) -> requests.Session:
        """Give the calling thread's session, built on first use."""
        found: requests.Session | None = getattr(self._local, "session", None)
        if found is None:
            found = self._local.session = self._build()
        return found


def no_auth(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Add nothing: as `auth`, it keeps requests from ~/.netrc, while proxies still come from the environment."""
    return request
