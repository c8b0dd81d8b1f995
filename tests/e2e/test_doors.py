"""The launched app against other sites' pages, and what it keeps of a typed key."""

from __future__ import annotations

import gc
import http.client
import tempfile
import types
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import gradio as gr
import pytest

from components.emulator.core import Emulator
from components.emulator.options import Options
from components.emulator.server import serve
from tests.e2e.conftest import LaunchedApp

EVIL = "http://evil.test"
KEY = "sk-typed-and-never-kept"


def ask(app: LaunchedApp, method: str, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(app.url).port, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


def test_no_other_sites_page_reads_or_asks(launched: LaunchedApp) -> None:
    port = urlsplit(launched.url).port
    for host in ("127.0.0.1", "localhost", "127.0.0.2", "[::1]", "x.localhost", "rebound.test"):
        wanted = {"access_control_request_method": "GET", "access_control_request_headers": "x-explorer-visitor"}
        asked = {"host": f"{host}:{port}", "origin": EVIL}
        for method, more in (("GET", {"x_explorer_visitor": "x" * 20}), ("OPTIONS", wanted)):
            status, headers = ask(launched, method, "/kolors/library", **asked, **more)
            assert status == 403
            assert not any(name.startswith("access-control") for name in headers)
    own = {"host": f"127.0.0.1:{port}", "origin": launched.url, "x_explorer_visitor": "x" * 20}
    assert ask(launched, "GET", "/kolors/library", **own)[0] == 200
    assert ask(launched, "GET", "/gradio_api/deep_link?session_hash=x")[0] == 404


@pytest.mark.browser
def test_a_typed_key_is_kept_in_one_place_only(launched: LaunchedApp, browser: Any) -> None:
    expect = pytest.importorskip("playwright.sync_api").expect
    server = serve(Emulator(Options()), "127.0.0.1", 0)
    page = browser.new_page()
    carried: list[str] = []
    page.on("request", lambda each: carried.append(each.url) if KEY in (each.post_data or "") else None)
    try:
        page.goto(launched.url)
        page.locator("#banner .banner-emulator").wait_for()
        page.locator("#tab-connect-button").click()
        page.locator("#connect-site input").click()
        page.get_by_role("option", name="Other address").click()
        address = page.locator("#connect-address textarea, #connect-address input").first
        said, box = page.locator("#connect-said .notice"), page.locator("#connect-key input")
        box.fill(KEY)
        address.fill("no site/at all")
        page.locator("#use-key").click()
        expect(said).to_contain_text("not a site's address")
        address.fill(server.url)
        page.locator("#test-key").click()
        expect(page.locator("#connect-said .notice-good")).to_contain_text("Kwai-Kolors/Kolors")
        expect(box).to_have_value(KEY)
        assert holders(KEY) == [] and holders(server.url)  # the address is kept, so that its way is walked
        page.locator("#use-key").click()
        expect(box).to_have_value("")
        expect(page.locator("#connect-status")).to_contain_text("entered in this browser")
        assert holders(KEY) == []
        page.locator("#forget-key").click()
        expect(page.locator("#connect-status")).not_to_contain_text("entered in this browser")
        assert holders(KEY) == [] and files_with_key(launched) == []
        assert {urlsplit(url).path for url in carried} == {"/kolors/connect"}
    finally:
        page.close()
        server.stop()


def holders(secret: str) -> list[str]:
    """Walk from every page's Gradio state, and give the texts that hold a secret."""
    gc.collect()
    roots = [each for each in gc.get_objects() if isinstance(each, gr.Blocks) and hasattr(each, "state_holder")]
    assert any(blocks.state_holder.session_data for blocks in roots)
    found, seen = [], set[int]()
    stack: list[Any] = [
        part
        for blocks in roots
        for part in (blocks.state_holder, blocks.config, blocks._queue, *blocks.blocks.values())
    ]
    while stack:
        each = stack.pop()
        if id(each) in seen or isinstance(each, (type, types.ModuleType, types.FunctionType, types.MethodType)):
            continue
        seen.add(id(each))
        if isinstance(each, (str, bytes)):
            text = each if isinstance(each, str) else each.decode("latin-1")
            found += [text[:200]] if secret in text else []
        elif type(each).__module__.partition(".")[0] in ("gradio", "builtins", "collections"):
            stack.extend(gc.get_referents(each))
    return found


def files_with_key(app: LaunchedApp) -> list[Path]:
    folders = (app.folder, Path(tempfile.gettempdir()) / "gradio")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path for path in files if KEY.encode() in path.read_bytes()]
