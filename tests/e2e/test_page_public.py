"""The page on a public server: visitors are kept apart, and a site without a key says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Page, expect

from components.emulator.core import Emulator
from components.emulator.options import Options
from tests.e2e.launching import running_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def open_page(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(url)
    expect(page.locator("#banner .banner p")).to_be_visible(timeout=30_000)
    return page


def test_nobody_sees_anothers_record(browser: Browser, tmp_path: Path) -> None:
    with running_app(tmp_path, Emulator(Options()), EXPLORER_PUBLIC="1") as (url, services):
        first, second = open_page(browser, url), open_page(browser, url)
        first.locator("#param-prompt textarea").fill("my own secret garden")
        first.locator("#generate").click()
        expect(first.locator('#card [data-status="done"]')).to_be_visible(timeout=30_000)
        record = first.evaluate("sessionStorage.getItem('kolors.record')")
        assert services.view(record, "local") is None
        second.evaluate("record => sessionStorage.setItem('kolors.record', record)", record)
        second.reload()
        expect(second.locator("#banner .banner-emulator")).to_be_visible()
        expect(second.locator("#empty")).to_be_visible()
        assert "secret garden" not in second.content()
        first.reload()
        expect(first.locator("#results .grid-container img")).to_have_count(1)
        first.locator("#tab-connect-button").click()
        expect(first.locator("#connect-key")).to_be_visible()
        expect(first.locator("#connect-site")).to_have_count(0)


def test_a_site_without_a_key_says_so_and_loses_nothing(browser: Browser, tmp_path: Path) -> None:
    site = {"SILICONFLOW_BASE_URL": "https://images.example/v1"}
    with running_app(tmp_path, Emulator(Options()), **site) as (url, services):
        page = open_page(browser, url)
        expect(page.locator("#banner")).to_contain_text("images.example")
        expect(page.locator("#banner")).to_contain_text("No key is set")
        page.locator("#param-prompt textarea").fill("kept")
        page.locator("#generate").click()
        expect(page.locator("#problems")).to_contain_text("needs a key")
        expect(page.locator("#param-prompt textarea")).to_have_value("kept")
        assert services.latest("local") is None
        page.locator("#problems [data-verb=open_connect]").click()
        page.locator("#use-key").click()
        expect(page.locator("#connect-said")).to_contain_text("needs a key")
