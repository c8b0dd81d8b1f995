"""The line beside Generate that says what the library already has, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Page, expect

from components.emulator.core import Emulator
from components.emulator.options import Options
from tests.e2e.conftest import LaunchedApp, Pages
from tests.e2e.launching import running_app
from tests.e2e.test_page import expect_done, fill, generate

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def line(page: Page) -> Any:
    return page.locator("#known .known")


def top_of_generate(page: Page) -> float:
    box = page.locator("#generate").bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("height", [900, 2600], ids=["scrolled", "tall"])
def test_what_is_held_is_said_before_the_click_and_nothing_jumps(
    pages: Pages, launched: LaunchedApp, height: int
) -> None:
    page = pages.open(viewport={"width": 1440, "height": height})
    expect(line(page)).to_have_count(0)
    generate(page, prompt="known before", seed=height)
    expect_done(page)
    expect(line(page)).to_contain_text("Already in your library")
    expect(page.locator("#known time")).not_to_have_text("…")
    image = page.locator("#known img")
    page.wait_for_function("image => image.naturalWidth > 0", arg=image.element_handle())
    held = top_of_generate(page)
    fill(page, seed=height + 1)
    expect(line(page)).to_have_count(0)
    expect(page.locator("#fresh-copy")).to_have_count(0)
    assert top_of_generate(page) == held
    fill(page, seed=height)
    expect(line(page)).to_be_visible()
    assert top_of_generate(page) == held
    page.locator("#seed-random").click()
    expect(line(page)).to_have_count(0)


def test_a_fresh_copy_is_made_once_and_kept_beside_the_first(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    generate(page, prompt="a copy beside", seed=401)
    expect_done(page)
    first = page.locator("#card [data-record]").get_attribute("data-record")
    expect(page.locator("#fresh-copy")).to_be_visible()
    made = launched.emulator.images_made
    page.locator("#fresh-copy").dblclick()
    expect(page.locator(f'#card [data-record]:not([data-record="{first}"])')).to_be_visible()
    expect_done(page)
    expect(line(page)).to_be_visible()
    assert launched.emulator.images_made == made + 1
    assert first is not None
    record = launched.services.view(first, "local")
    assert record is not None and record.saved
    assert len(launched.services.store.library.copies("local", record.record.digest)) == 2
    page.locator("#generate").click()
    expect(page.locator("#card .badge")).to_have_text("reused")
    expect(page.locator("#card [data-verb=ask_again]")).to_have_text("Fresh copy")
    assert launched.emulator.images_made == made + 1


def test_a_request_on_its_way_says_so_until_it_is_there(pages: Pages, launched: LaunchedApp) -> None:
    launched.emulator.configure(Options(latency_s=2))
    page = pages.open()
    generate(page, prompt="on its way", seed=402)
    expect(line(page)).to_contain_text("on its way")
    expect(page.locator("#fresh-copy")).to_have_count(0)
    expect_done(page)
    expect(line(page)).to_contain_text("Already in your library")


def test_a_deletion_takes_the_line_away(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    generate(page, prompt="soon deleted", seed=403)
    expect_done(page)
    expect(line(page)).to_be_visible()
    record = page.locator("#card [data-record]").get_attribute("data-record")
    launched.services.store.library.delete("local", [str(record)], launched.services.clock.now())
    page.evaluate("document.dispatchEvent(new CustomEvent('kolors:changed', {detail: {kind: 'delete'}}))")
    expect(line(page)).to_have_count(0)


def test_the_details_of_what_is_shown_are_one_press_away(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    generate(page, prompt="with details", seed=404)
    expect_done(page)
    record = page.locator("#card [data-record]").get_attribute("data-record")
    expect(page.locator("#open-record")).to_have_attribute("data-open-record", str(record))
    expect(page.locator("#known .known-open")).to_have_attribute("data-open-record", str(record))


def test_it_is_known_across_a_restart_and_in_chinese(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.set_default_timeout(30_000)
    emulator = Emulator(Options())
    with running_app(tmp_path, emulator) as (url, _):
        page = context.new_page()
        page.goto(url)
        page.locator("#banner .banner-emulator").wait_for()
        generate(page, prompt="重启之后", seed=405)
        expect_done(page)
        page.close()
    with running_app(tmp_path, emulator) as (url, _):
        page = context.new_page()
        page.goto(f"{url}/?prompt=重启之后&seed=405")
        expect(line(page)).to_contain_text("图库中已有", timeout=30_000)
        expect(page.locator("#fresh-copy")).to_have_text("再来一份")
        expect(page.locator("#card .badge")).to_have_text("取自图库")
        assert emulator.images_made == 1
    context.close()
