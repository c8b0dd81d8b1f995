"""Sessions of requests: one per thread, and none that finds a password by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.cookiejar import DefaultCookiePolicy

import requests

from components import __version__

USER_AGENT = f"kolors-explorer/{__version__}"


class PlainSession(requests.Session):
    """Be a session that keeps no cookies, and leaves redirects to its user."""

    def __init__(self) -> None:
        super().__init__()
        self.headers["User-Agent"] = USER_AGENT
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        # Even with allow_redirects=False, requests prepares the next request, and reads the whole body to do so.
        return None


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
