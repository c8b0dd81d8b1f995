"""A launched app and a browser; where there is no browser, its tests are skipped, or fail with REQUIRE_BROWSER=1."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from components.emulator.core import Emulator
from components.emulator.options import Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from components.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchedApp:
    """Hold a running app: its address, its services, its emulator and its data folder."""

    url: str
    services: Services
    emulator: Emulator
    folder: Path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a browser for a module; Playwright's event loop must not outlive it, or no other test can run one."""
    from tests.e2e.launching import open_browser

    try:
        opened = open_browser()
        found = opened.__enter__()
    except Exception as error:
        reason = f"no browser could be started: {str(error).splitlines()[0]}"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    yield found
    opened.__exit__(None, None, None)


@pytest.fixture(scope="module")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LaunchedApp]:
    from tests.e2e.launching import running_app

    folder, emulator = tmp_path_factory.mktemp("data"), Emulator(Options())
    with running_app(folder, emulator) as (url, services):
        yield LaunchedApp(url=url, services=services, emulator=emulator, folder=folder)


@pytest.fixture
def launched(shared_app: LaunchedApp) -> Iterator[LaunchedApp]:
    """Give the app with an emulator that answers at once and faultlessly, and leave nothing waiting behind."""
    shared_app.emulator.configure(Options())
    yield shared_app
    shared_app.emulator.configure(Options())
    for record in shared_app.services.store.unfinished():
        shared_app.services.stop(record.id, record.owner)
        shared_app.services.when_ended(record.id).result(timeout=30)


class Pages:
    """Open pages, and note what they ask of others and what their console complains about."""

    def __init__(self, browser: Browser, app: LaunchedApp) -> None:
        self._browser = browser
        self._app = app
        self.contexts: list[Any] = []
        self.foreign: list[str] = []
        self.complaints: list[str] = []

    def open(self, query: str = "", **options: Any) -> Page:
        """Open the page in a browser of its own, and wait until it has loaded."""
        context = self._browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        context.set_default_timeout(30_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", self._note)
        page.on("console", lambda each: self.complaints.append(each.text) if each.type == "error" else None)
        page.on("pageerror", self._note_error)
        page.goto(self._app.url + query)
        page.locator("#banner .banner-emulator").wait_for()
        page.locator("html[data-restored]").wait_for(state="attached")
        return page

    def _note_error(self, error: Any) -> None:
        """Note an error of a script, but for Gradio's own stream, which a reload breaks off."""
        if not (str(error).startswith("AbortError") and "/assets/" in str(error)):
            self.complaints.append(str(error))

    def _note(self, request: Any) -> None:
        if not request.url.startswith((self._app.url, "data:", "blob:")):
            self.foreign.append(request.url)


@pytest.fixture
def pages(browser: Browser, launched: LaunchedApp) -> Iterator[Pages]:
    opened = Pages(browser, launched)
    yield opened
    for context in opened.contexts:
        context.close()
