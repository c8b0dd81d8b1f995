"""The limits in Connect, in a browser."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

from tests.e2e.conftest import LaunchedApp, Pages


def test_limits_are_shown_and_set_where_the_service_is_chosen(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    page.locator("#tab-connect-button").click()
    limit = page.locator("#limits .limit").first
    expect(limit).to_contain_text("Images per minute")
    limit.locator("summary").click()
    limit.locator('input[name="ipm"]').fill("30")
    limit.locator('input[name="ipm"]').press("Enter")
    expect(limit).to_contain_text("set by you")
    expect(limit.locator("summary")).to_be_focused()
    limit.locator("summary").click()
    limit.locator('input[name="ipm"]').fill("")
    limit.locator("button[type=submit]").click()
    expect(limit).not_to_contain_text("set by you")
