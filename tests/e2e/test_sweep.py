"""An open sweep in a browser: its grid fills, is walked, and says what became of each cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from components.emulator.options import Options
from tests.e2e.launching import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.e2e.conftest import LaunchedApp, Pages

playwright = pytest.importorskip("playwright.sync_api")
expect: Callable[..., Any] = playwright.expect
AXES = (("guidance_scale", "3, 5, 7.5"), ("num_inference_steps", "10, 20"))
Start = Callable[..., str]


@pytest.fixture
def start(launched: LaunchedApp) -> Start:
    """Give what starts sweeps of small pictures."""

    def begin(*axes: tuple[str, str], title: str = "", **base: Any) -> str:
        values = {"prompt": "a boat at sea", "image_size": "256x256", "seed": 7, **base}
        given = [{"name": name, "values": text} for name, text in axes]
        services = launched.services
        return services.sweeps.start(values, given, "local", services.connections.default, title)

    return begin


def explore(pages: Pages, sweep: str | Callable[[], str], **options: Any) -> Page:
    """Open the page at a sweep, which may begin when the page is there."""
    page = pages.open(**options)
    sweep = sweep if isinstance(sweep, str) else sweep()
    page.locator("#tab-explore-button").click()
    page.locator(f'[data-open-sweep="{sweep}"]').click()
    page.locator("#sweep .sweep-cell").first.wait_for()
    return page


def cells(page: Page, status: str) -> Locator:
    return page.locator(f'#sweep .sweep-cell[data-status="{status}"]')


def key(page: Page) -> str:
    """Give the coordinates of the cell that has the focus."""
    return str(page.evaluate("document.activeElement.dataset.key ?? document.activeElement.textContent"))


def test_the_grid_fills_and_leaves_alone_what_is_there(launched: LaunchedApp, pages: Pages, start: Start) -> None:
    launched.emulator.configure(Options(latency_s=0.7))
    page = explore(pages, lambda: start(*AXES, ("seed", "1, 2"), title="Two seeds"))
    assert page.locator(".sweep-column").all_inner_texts() == ["3", "5", "7.5"]
    assert page.locator(".sweep-side").all_inner_texts() == ["10", "20"]
    expect(cells(page, "waiting").or_(cells(page, "running")).first).to_be_visible()
    expect(page).to_have_title(re.compile("/12"))
    cells(page, "done").first.wait_for()
    cells(page, "done").first.evaluate("each => { each.isMarked = true; }")
    other = explore(pages, launched.services.sweeps.all("local")[0].sweep.id)
    for each in (page, other):
        expect(each.locator(".sweep-state")).to_contain_text("12 of 12", timeout=30_000)
        expect(cells(each, "done")).to_have_count(6)
    assert page.evaluate("[...document.querySelectorAll('.sweep-cell')].filter((each) => each.isMarked).length") == 1
    page.keyboard.press("]")
    expect(page.locator("#sweep [data-page][aria-selected=true]")).to_have_text("2")
    expect(cells(page, "done")).to_have_count(6)
    expect(page).to_have_title(re.compile("^✓ 12/12"))
    expect(page.locator(".sweep-lesson li")).to_have_count(3, timeout=20_000)
    page.locator('[data-sweep="swap"]').click()
    assert page.locator(".sweep-column").all_inner_texts() == ["10", "20"]
    pages.reload(page)
    page.locator("#tab-explore-button").click()
    expect(page.locator("#sweep h2")).to_have_text("Two seeds")
    expect(page.locator(".sweep-column")).to_have_count(2)
    assert not pages.complaints and not pages.foreign


def test_the_grid_is_walked_by_keys(launched: LaunchedApp, pages: Pages, start: Start) -> None:
    sweep = start(*AXES, seed=21)
    page = explore(pages, sweep)
    expect(cells(page, "done")).to_have_count(6, timeout=30_000)
    page.locator("#sweep .sweep-cell").first.focus()
    steps = {"ArrowRight": "1,0", "ArrowDown": "1,1", "End": "2,1", "Home": "0,1", "ArrowLeft": "20", "ArrowUp": "10"}
    for press, at in steps.items():
        page.keyboard.press(press)
        assert key(page) == at, press
    page.keyboard.press("Control+Home")
    page.keyboard.press("s")
    expect(page.locator("#sweep .cell-starred")).to_have_count(1)
    page.keyboard.press("Enter")
    page.locator("dialog[open] img").first.wait_for()
    shown = page.locator("dialog[open] .ke-detail")
    first = shown.get_attribute("data-record")
    page.keyboard.press("ArrowRight")
    expect(shown).not_to_have_attribute("data-record", str(first))
    page.keyboard.press("Escape")
    expect(page.locator('.sweep-cell[data-key="1,0"]')).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("#compare-tray")).to_contain_text("5 · 10")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("x")
    expect(page.locator("dialog[open] .ke-compare")).to_be_visible()
    assert not pages.complaints


def test_what_waits_goes_next_and_a_sweep_is_paused_and_cancelled(
    launched: LaunchedApp, pages: Pages, start: Start
) -> None:
    launched.emulator.configure(Options(latency_s=0.8))
    page = explore(pages, lambda: start(("guidance_scale", "1-20 (+0.5)"), title="Many"))
    page.locator('[data-sweep="pause"]').click()
    expect(page.locator(".sweep-state")).to_contain_text("Paused")
    expect(cells(page, "running")).to_have_count(0, timeout=20_000)
    last = cells(page, "waiting").last
    at = str(last.get_attribute("data-key"))
    last.click()
    expect(page.locator("#kolors-said")).to_have_text("It goes next.")
    page.locator('[data-sweep="resume"]').click()
    expect(page.locator(f'.sweep-cell[data-key="{at}"][data-status="done"]')).to_be_visible(timeout=20_000)
    assert cells(page, "waiting").count() > 0
    page.locator('[data-sweep="rename"]').click()
    page.keyboard.type("Named anew")
    page.keyboard.press("Enter")
    expect(page.locator('#sweeps [aria-current="true"] b')).to_have_text("Named anew")
    page.locator('[data-sweep="cancel"]').click()
    page.keyboard.press("Escape")
    expect(page.locator('[data-sweep="cancel"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.locator('[data-sweep="cancel-now"]').click()
    expect(page.locator(".sweep-state")).to_contain_text("Cancelled")
    expect(cells(page, "dropped").first).to_contain_text("Not asked for")
    page.locator('[data-sweep="delete"]').click()
    page.locator('[data-sweep="delete-now"]').click()
    expect(page.locator("#sweep")).to_be_empty()
    assert not pages.complaints


def test_what_failed_says_why_and_is_asked_again(launched: LaunchedApp, pages: Pages, start: Start) -> None:
    launched.emulator.configure(Options(faults=("moderation", "504-text")))
    page = explore(pages, start(*AXES, seed=31))
    expect(page.locator(".sweep-state")).to_contain_text("4 of 6", timeout=30_000)
    expect(cells(page, "refused").locator(".verb")).to_have_text("Change it")
    unclear = cells(page, "unclear")
    expect(unclear).to_contain_text("HTTP 504")
    unclear.locator(".verb").click()
    expect(cells(page, "done")).to_have_count(5, timeout=30_000)
    cells(page, "refused").locator(".verb").click()
    expect(page.locator("#planner textarea").first).to_have_value("3, 5, 7.5")
    assert not pages.complaints


def test_values_are_added_and_a_bad_key_says_where_it_is_mended(
    launched: LaunchedApp, pages: Pages, start: Start
) -> None:
    sweep = start(("guidance_scale", "3, 5"), seed=41)
    page = explore(pages, sweep)
    expect(cells(page, "done")).to_have_count(2, timeout=30_000)
    page.locator('[data-sweep="change"]').click()
    field = page.locator(".sweep-edit textarea")
    field.fill("3, 5, 99")
    expect(page.locator(".sweep-edit-said.is-wrong")).to_be_visible()
    expect(page.locator('[data-sweep="edit-apply"]')).to_be_disabled()
    launched.emulator.configure(Options(faults=("401-30014",) * 4))
    field.fill("3, 5, 9")
    expect(page.locator('[data-sweep="edit-apply"]')).to_be_enabled()
    page.locator('[data-sweep="edit-apply"]').click()
    expect(page.locator(".sweep-why")).to_contain_text("The key was not accepted.", timeout=20_000)
    expect(cells(page, "waiting")).to_have_text("Paused")
    launched.emulator.configure(Options())
    page.context.set_offline(True)
    page.locator('[data-sweep="resume"]').click()
    expect(page.locator("#kolors-said")).to_contain_text("cannot be reached")
    page.context.set_offline(False)
    page.locator('[data-sweep="resume"]').click()
    expect(cells(page, "done")).to_have_count(3, timeout=20_000)


def test_on_a_phone_the_grid_scrolls_and_its_labels_stay(launched: LaunchedApp, pages: Pages, start: Start) -> None:
    sweep = start(("guidance_scale", "1-6"), ("seed", "1, 2"))
    page = explore(pages, sweep, viewport=PHONE, has_touch=True, is_mobile=True, locale="zh-CN")
    expect(cells(page, "done")).to_have_count(12, timeout=30_000)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".sweep-scroll").evaluate("each => { each.scrollLeft = 9999; }")
    side, grid = page.locator(".sweep-side").first.bounding_box(), page.locator(".sweep-scroll").bounding_box()
    assert side and grid and abs(side["x"] - grid["x"]) < 3
    expect(page.locator(".sweep-state")).to_contain_text("已完成")
    cells(page, "done").last.tap()
    page.locator("dialog[open] img").first.wait_for()
