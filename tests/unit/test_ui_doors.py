"""From where the page may be asked, and what of Gradio's stays closed. No server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from components.ui.doors import Doors, outermost, read_place
from tests.builders import make_settings

EVIL = "http://evil.test"


class Asker:
    """Ask an app behind the doors; gives the status, and what the app saw."""

    def __init__(self, folder: Path, **environment: object) -> None:
        self._doors = Doors(self._app, make_settings(folder, **environment))
        self.seen: dict[str, Any] = {}

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        self.seen = dict(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"the library"})

    def __call__(self, path: str = "/kolors/library", *, method: str = "GET", query: str = "", **headers: str) -> int:
        scope = {
            "type": "http",
            "path": path,
            "method": method,
            "scheme": "http",
            "query_string": query.encode(),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        }
        sent: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        asyncio.run(self._doors(scope, None, send))  # type: ignore[arg-type]
        names = [name for name, _ in sent[0]["headers"]]
        assert not any(name.startswith(b"access-control") for name in names)
        self.said = sent[1]["body"].decode()
        return int(sent[0]["status"])


@pytest.fixture
def private(tmp_path: Path) -> Asker:
    return Asker(tmp_path)


@pytest.fixture
def public(tmp_path: Path) -> Asker:
    return Asker(tmp_path, EXPLORER_PUBLIC=1)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:7860", "127.0.0.1:7860", "127.0.0.2", "[::1]:7860", "[::1]"])
def test_a_private_page_answers_under_this_machines_names(private: Asker, host: str) -> None:
    assert private(host=host) == 200
    assert private(host=host, origin=f"http://{host.lower()}") == 200
    for origin in (EVIL, "null", "", "http://localhost:1", f"https://{host.lower()}", "file://", f"{EVIL}, x"):
        assert private(host=host, origin=origin) == 403
        assert private(method="OPTIONS", host=host, origin=origin, access_control_request_method="GET") == 403


@pytest.mark.parametrize(
    "host",
    ["x.localhost:7860", "rebound.test:7860", "192.168.0.9", "0.0.0.0:7860", "127.0.0.1.evil.test", "x@127.0.0.1", ""],
)
def test_a_private_page_answers_under_no_other_name(private: Asker, host: str) -> None:
    assert private(host=host) == 403
    assert private(host=host, origin=f"http://{host}") == 403
    assert "EXPLORER_PUBLIC=1" in private.said and "GRADIO_ROOT_PATH" in private.said and "本机" in private.said
    assert private(host=host, x_forwarded_host="localhost") == 403


def test_a_request_without_a_host_is_refused(private: Asker) -> None:
    assert private() == 403


def test_what_a_proxy_says_counts_on_a_public_page_only(private: Asker, public: Asker) -> None:
    forwarded = {"host": "127.0.0.1:7860", "x_forwarded_host": "a.hf.space", "x_forwarded_proto": "https"}
    assert private(origin="https://a.hf.space", **forwarded) == 403
    assert public(origin="https://a.hf.space", **forwarded) == 200
    assert public(origin="http://a.hf.space", **forwarded) == 403
    assert public(origin=EVIL, **forwarded) == 403


def test_a_public_page_answers_under_any_name_but_no_other_origin(public: Asker) -> None:
    assert public(host="a.hf.space") == 200  # programs send no origin
    assert public(host="a.hf.space", origin="https://a.hf.space") == 200  # a proxy that does not say that it speaks TLS
    for origin in (EVIL, "null", "https://huggingface.co", "https://a.hf.space:8443"):
        assert public(host="a.hf.space", origin=origin) == 403


def test_the_address_behind_a_proxy_is_ours_too(tmp_path: Path) -> None:
    ask = Asker(tmp_path, GRADIO_ROOT_PATH="https://lab.example:8443/kolors")
    for host in ("lab.example:8443", "127.0.0.1:7860"):
        assert ask(host=host, origin="https://lab.example:8443") == 200
        assert ask(host=host, origin="https://lab.example") == 403
    assert ask(host="other.example") == 403
    assert Asker(tmp_path, GRADIO_ROOT_PATH="/kolors")(host="lab.example") == 403


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=https://example.com/x",
        "/gradio_api/file=http:/x",
        "/base/gradio_api/file=HTTP%3A//x",
        "/gradio_api/proxy=https://x",
    ],
)
def test_the_proxy_of_foreign_addresses_is_closed(private: Asker, path: str) -> None:
    assert private(path, host="localhost") == 403


@pytest.mark.parametrize(
    "path",
    ["/gradio_api/deep_link", "/gradio_api/deep_link/", "/base/gradio_api/deep%5Flink", "/gradio_api/dev/reload"],
)
def test_what_writes_the_state_of_a_page_is_closed(private: Asker, public: Asker, path: str) -> None:
    assert private(path, host="localhost", query="session_hash=x") == 404
    assert public(path, host="a.hf.space", query="session_hash=x") == 404


def test_a_link_to_such_a_state_is_passed_over(private: Asker) -> None:
    query = "prompt=a+cat&deep_link=x&%64eep_link=y&deep%5flink&seed=7"
    assert private("/", host="localhost", query=query) == 200
    assert private.seen["query_string"] == b"prompt=a+cat&seed=7"


def test_own_files_are_served(private: Asker) -> None:
    assert private("/gradio_api/file=/data/images/x.png", host="localhost") == 200


def test_the_doors_go_around_everything_at_the_start(tmp_path: Path) -> None:
    class App:
        middleware_stack: Any = "Gradio's"

    async def start() -> Any:
        async with outermost(make_settings(tmp_path))(App):
            return App.middleware_stack

    assert isinstance(asyncio.run(start()), Doors)


def test_an_origin_is_scheme_host_and_port() -> None:
    assert read_place("HTTPS://Lab.Example") == ("https", "lab.example", 443)
    assert read_place("http://[::1]:80") == ("http", "[::1]", 80)
    for wrong in ("null", "", "lab.example", "ftp://lab.example", "http://", "http://a/b", "http://a b", "http://a:b"):
        assert read_place(wrong) is None
