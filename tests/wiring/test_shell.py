"""The shell around Gradio's page: head and headers. No server."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from components.ui.shell import HtmlShell, head


def answer(
    path: str, content_type: str, *parts: bytes, is_public: bool = False
) -> tuple[int, dict[str, str], bytes, int]:
    """Ask the shell around an app that answers with these parts; gives status, headers, body, messages."""
    sent: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", content_type.encode()), (b"content-length", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for at, part in enumerate(parts):
            await send({"type": "http.response.body", "body": part, "more_body": at < len(parts) - 1})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "method": "GET", "headers": []}
    asyncio.run(HtmlShell(app, is_public=is_public)(scope, None, send))  # type: ignore[arg-type]
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(each.get("body", b"") for each in sent[1:]), len(sent)


def test_a_page_gets_our_head_first_and_its_headers() -> None:
    _, headers, body, _ = answer("/", "text/html; charset=utf-8", b"<html><he", b"ad><title>x</title></head></html>")
    assert body.startswith(b"<html><head><script>window.kolorsFacts")
    assert headers["content-length"] == str(len(body))
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("is_public", [True, False])
def test_only_a_public_page_may_be_shown_in_a_frame(is_public: bool) -> None:
    _, headers, _, _ = answer("/", "text/html", b"<head></head>", is_public=is_public)
    assert ("frame-ancestors 'self'" in headers["content-security-policy"]) != is_public


def test_streams_pass_through_piece_by_piece() -> None:
    _, headers, body, messages = answer("/gradio_api/queue/data", "text/event-stream", b"a", b"b", b"c")
    assert (body, messages) == (b"abc", 4)
    assert headers["x-content-type-options"] == "nosniff"


def test_the_head_cannot_be_left_by_a_text() -> None:
    script = head().decode().split("</script>")[0]
    assert "</" not in script.removeprefix("<script>").split("\n")[0]
