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
    from playwright.sync_api import Browser, BrowserContext, Page

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
    for sweep in shared_app.services.store.sweeps.running():
        shared_app.services.sweeps.cancel(sweep.id, sweep.owner)
    for record in shared_app.services.store.unfinished():
        shared_app.services.stop(record.id, record.owner)
        shared_app.services.when_ended(record.id).result(timeout=30)


_DESKTOP = {"width": 1440, "height": 900}
_OF_THE_PAGE = "cookies,local_storage,indexeddb,cache_storage,service_workers"
_BROKEN_OFF = ("AbortError: signal is aborted without reason", "Unexpected error Connection errored out. ")


@pytest.fixture(scope="module")
def used_context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a module one browsing context, for what it fetched and compiled of the page need not be made anew."""
    context = browser.new_context(viewport=_DESKTOP)
    context.set_default_timeout(30_000)
    yield context
    context.close()


class Pages:
    """Open pages, and note what they ask of others and what their console complains about."""

    def __init__(self, browser: Browser, used: BrowserContext, app: LaunchedApp) -> None:
        self._browser = browser
        self._used = used
        self._app = app
        self._contexts: list[BrowserContext] = []
        self.foreign: list[str] = []
        self.complaints: list[str] = []

    def open(self, query: str = "", **options: Any) -> Page:
        """Open the page as a visitor who was never here, and wait until it has loaded."""
        page = self._new_page(options)
        page.on("request", self._note)
        page.on("console", lambda each: self.complaints.append(each.text) if each.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self._app.url + query)
        page.locator("#banner .banner-emulator").wait_for()
        page.locator("html[data-restored]").wait_for(state="attached")
        return page

    def reload(self, page: Page) -> None:
        """Load a page anew; what Gradio says, on the old page, of its calls that this breaks off is no complaint."""
        before = len(self.complaints)
        page.reload()
        said = self.complaints[before:]
        self.complaints[before:] = [each for each in said if each.partition("\n")[0] not in _BROKEN_OFF]

    def close(self) -> None:
        """Close every page that was opened."""
        for page in self._used.pages:
            page.close()
        for context in self._contexts:
            context.close()

    def _new_page(self, options: dict[str, Any]) -> Page:
        """Open a page in the emptied context of the module; what that can't give, in a context of its own."""
        if options or self._used.pages:
            context = self._browser.new_context(**{"viewport": _DESKTOP, **options})
            context.set_default_timeout(30_000)
            self._contexts.append(context)
            return context.new_page()
        page = self._used.new_page()
        page.context.new_cdp_session(page).send(
            "Storage.clearDataForOrigin", {"origin": self._app.url, "storageTypes": _OF_THE_PAGE}
        )
        return page

    def _note(self, request: Any) -> None:
        if not request.url.startswith((self._app.url, "data:", "blob:")):
            self.foreign.append(request.url)


@pytest.fixture
def pages(browser: Browser, used_context: BrowserContext, launched: LaunchedApp) -> Iterator[Pages]:
    opened = Pages(browser, used_context, launched)
    yield opened
    opened.close()
