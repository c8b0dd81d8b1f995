"""Coming back: reloads, links, dropped files on any tab, and a form that was filled from a record."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, PngImagePlugin

pytest.importorskip("playwright")
from playwright.sync_api import expect

from tests.e2e.conftest import LaunchedApp, Pages
from tests.e2e.test_restore import RELEASE, drag, field, fill
from tests.libraries import OWNER

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def make(app: LaunchedApp, **values: object) -> str:
    """Make a small picture and give its record."""
    request = app.services.read_request({"image_size": "256x256", "num_inference_steps": 1, **values}, {}, OWNER)
    connection = app.services.connections.default
    record = app.services.generate(request, owner=OWNER, connection=connection).record_id
    app.services.when_ended(record).result(timeout=60)
    return record


def open_library(page: Page) -> None:
    page.locator("#tab-library-button").click()
    page.locator("#library[data-state='ready']").wait_for()


def test_a_reload_comes_back_to_the_same_tab(pages: Pages, launched: LaunchedApp) -> None:
    make(launched, prompt="still here", seed=71)
    page = pages.open()
    open_library(page)
    pages.reload(page)
    page.locator("#library[data-state='ready']").wait_for()
    expect(page.locator("#tab-library-button")).to_have_attribute("aria-selected", "true")
    fresh = pages.open()
    expect(fresh.locator("#tab-generate-button")).to_have_attribute("aria-selected", "true")


def test_a_links_form_survives_a_reload_and_shows_no_other_picture(pages: Pages, launched: LaunchedApp) -> None:
    make(launched, prompt="the last picture", seed=72)
    page = pages.open("?prompt=a+yacht+race&seed=73")
    expect(field(page, "prompt")).to_have_value("a yacht race")
    expect(page.locator("#card [data-record]")).to_have_count(0)
    pages.reload(page)
    expect(field(page, "prompt")).to_have_value("a yacht race")


def test_reusing_a_record_offers_the_form_as_it_was(pages: Pages, launched: LaunchedApp) -> None:
    record = make(launched, prompt="from the library", seed=74)
    page = pages.open()
    fill(page, prompt="typed before")
    open_library(page)
    page.locator(f"[data-open-record='{record}']").first.click()
    page.locator("dialog[open]").get_by_role("button", name="Reuse all").click()
    expect(field(page, "prompt")).to_have_value("from the library")
    expect(page.locator(f'#card [data-record="{record}"]')).to_be_visible()
    page.locator("#restored [data-press=undo-restore]").click()
    expect(field(page, "prompt")).to_have_value("typed before")
    assert pages.complaints == []


def test_a_picture_dropped_on_the_library_restores_its_settings(pages: Pages, launched: LaunchedApp) -> None:
    make(launched, prompt="something", seed=75)
    page = pages.open()
    open_library(page)
    text = PngImagePlugin.PngInfo()
    text.add_text("parameters", "a castle\nSteps: 20, Seed: 7, Size: 512x512")
    buffer = BytesIO()
    Image.new("RGB", (64, 64)).save(buffer, "PNG", pnginfo=text)
    drag(page, buffer.getvalue(), target="#library")
    expect(page.locator("#restore-drop")).to_contain_text("Drop to take it in")
    page.evaluate(RELEASE, "#library")
    expect(page.locator("#tab-generate-button")).to_have_attribute("aria-selected", "true")
    expect(field(page, "prompt")).to_have_value("a castle")


def test_a_result_is_starred_and_compared_where_it_stands(pages: Pages, launched: LaunchedApp) -> None:
    other = make(launched, prompt="to compare with", seed=76)
    page = pages.open("?prompt=starred+here&seed=77&num_inference_steps=1&image_size=256x256")
    page.locator("#generate").click()
    expect(page.locator("#card [data-state=ended]")).to_be_visible()
    record = page.locator("#card [data-record]").get_attribute("data-record") or ""
    page.locator("#star-result").click()
    expect(page.locator("#star-result")).to_have_attribute("aria-pressed", "true")
    view = launched.services.view(record, OWNER)
    assert view is not None and view.record.starred
    page.locator("#compare-result").click()
    open_library(page)
    page.locator(f".entry[data-record='{other}'] .entry-open").click()
    expect(page.locator("dialog[open]")).to_contain_text("to compare with")
    expect(page.locator("dialog[open]")).to_contain_text("starred here")
