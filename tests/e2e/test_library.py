"""The Library tab in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from components.export.streaming import stream_zip
from components.store.library import UNDO_S
from tests.e2e.conftest import LaunchedApp, Pages

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route


@pytest.fixture
def shelf(launched: LaunchedApp) -> Iterator[LaunchedApp]:
    """Empty the library for good, so that each test fills its own."""
    gone_utc = launched.services.clock.now() - UNDO_S
    with launched.services.store.database.transaction() as db:
        db.execute("UPDATE records SET deleted_utc = ?", (gone_utc,))
    yield launched


def make(app: LaunchedApp, count: int = 1, **values: object) -> list[str]:
    """Make small pictures, the newest last."""
    made = []
    for number in range(count):
        given = {"prompt": f"a boat number {number}", "seed": number, "image_size": "256x256", **values}
        request = app.services.read_request({**given, "num_inference_steps": 1}, {}, "local")
        connection = app.services.connections.default
        made.append(app.services.generate(request, owner="local", connection=connection).record_id)
    for record in made:
        app.services.when_ended(record).result(timeout=60)
    return made


def open_library(pages: Pages, query: str = "", **options: object) -> Page:
    page = pages.open(query, **options)
    page.locator("#tab-library-button").click()
    page.locator("#library[data-state='ready']").wait_for()
    return page


def entries(page: Page) -> Locator:
    return page.locator("#library .entry")


def wait_for_count(page: Page, count: int) -> None:
    page.wait_for_function("count => document.querySelectorAll('#library .entry').length === count", arg=count)


def test_an_empty_library_says_so(pages: Pages, shelf: LaunchedApp) -> None:
    page = open_library(pages)
    assert page.locator(".library-nothing h2").inner_text().strip() == "Nothing here yet"
    assert not pages.complaints


def test_pages_come_in_while_one_scrolls_and_nothing_moves(pages: Pages, shelf: LaunchedApp) -> None:
    made = make(shelf, 80)
    page = open_library(pages)
    assert page.locator(".library-count").inner_text() == "80 requests"
    ids = entries(page).evaluate_all("all => all.map(each => each.dataset.record)")
    assert ids == made[::-1][: len(ids)] and len(ids) < 80
    anchor = entries(page).nth(30)
    anchor.scroll_into_view_if_needed()
    before = anchor.bounding_box()
    anchor.locator(".entry-open").press("Control+a")
    page.get_by_role("button", name="Choose all 80").click()
    page.wait_for_function("() => document.querySelector('#library-chosen output').textContent.startsWith('80 chosen')")
    page.keyboard.press("Escape")
    page.wait_for_function("count => document.querySelectorAll('#library .entry').length > count", arg=len(ids))
    assert anchor.bounding_box() == before
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    wait_for_count(page, 80)
    assert entries(page).evaluate_all("all => all.map(each => each.dataset.record)") == made[::-1]
    assert not pages.complaints and not pages.foreign


def test_search_finds_a_chinese_word_and_filters_can_be_cleared(pages: Pages, shelf: LaunchedApp) -> None:
    [moon] = make(shelf, prompt="月亮照在海面上")
    make(shelf, 2)
    page = open_library(pages)
    wait_for_count(page, 3)
    page.locator(".library-search input").fill("海面")
    wait_for_count(page, 1)
    assert entries(page).get_attribute("data-record") == moon
    page.locator(".library-search input").fill("zebra")
    page.locator(".library-unmatched").wait_for()
    page.locator("[data-library=clear]").click()
    wait_for_count(page, 3)
    page.locator("select[name=period]").select_option("between")
    page.locator("input[name=until]").fill("2020-01-01")
    page.locator(".library-unmatched").wait_for()


def test_chosen_records_are_starred_and_deleted_and_brought_back(pages: Pages, shelf: LaunchedApp) -> None:
    made = make(shelf, 5)
    page = open_library(pages)
    wait_for_count(page, 5)
    boxes = page.locator(".entry-pick input")
    boxes.nth(1).check()
    boxes.nth(3).click(modifiers=["Shift"])
    assert page.locator("#library-chosen output").inner_text() == "3 chosen"
    page.locator("#library-chosen [data-library=star-all]").click()
    page.wait_for_function("() => document.querySelectorAll('.entry-star[aria-pressed=true]').length === 3")
    page.locator("#library-chosen [data-library=delete]").click()
    wait_for_count(page, 2)
    assert "Deleted 3 requests" in page.locator("#kolors-offer").inner_text()
    page.locator("#kolors-offer .verb").click()
    wait_for_count(page, 5)
    assert entries(page).evaluate_all("all => all.map(each => each.dataset.record)") == made[::-1]
    page.locator("input[name=starred]").check()
    wait_for_count(page, 3)
    assert not pages.complaints


def test_the_keyboard_reaches_everything(pages: Pages, shelf: LaunchedApp) -> None:
    make(shelf, 12)
    page = open_library(pages)
    wait_for_count(page, 12)
    focused = "document.activeElement.closest('.entry')?.dataset.record"
    ids = entries(page).evaluate_all("all => all.map(each => each.dataset.record)")
    assert page.locator('.entries [tabindex="0"]').count() == 3
    page.locator(".entry-open").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == ids[1]
    assert page.locator(f'.entry[data-record="{ids[1]}"] [tabindex="0"]').count() == 3
    page.keyboard.press("End")
    assert page.evaluate(focused) == ids[-1]
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    columns = page.evaluate(
        "getComputedStyle(document.querySelector('.entries')).gridTemplateColumns.split(' ').length"
    )
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == ids[1 + columns]
    page.keyboard.press("s")
    page.locator(".entry-star[aria-pressed=true]").wait_for()
    page.keyboard.press("x")
    assert page.locator("#library-chosen output").inner_text() == "1 chosen"
    page.keyboard.press("Delete")
    wait_for_count(page, 11)
    assert page.evaluate(focused) == ids[2 + columns]
    page.get_by_role("button", name="Undo").press("Enter")
    wait_for_count(page, 12)
    page.wait_for_function(f"() => {focused} === '{ids[1 + columns]}'")
    page.keyboard.press("Enter")
    page.locator("dialog[open] .ke-detail").wait_for()


def test_what_is_made_meanwhile_comes_in_front_without_moving_the_rest(pages: Pages, shelf: LaunchedApp) -> None:
    make(shelf, 3)
    page = open_library(pages)
    wait_for_count(page, 3)
    page.locator("#tab-generate-button").click()
    [newest] = make(shelf, prompt="a new one", seed=77)
    page.locator("#tab-library-button").click()
    wait_for_count(page, 4)
    assert entries(page).first.get_attribute("data-record") == newest


def test_a_failed_request_says_why_and_is_tried_again(pages: Pages, shelf: LaunchedApp) -> None:
    from components.emulator.options import Options

    shelf.emulator.configure(Options(faults=("moderation",)))
    [failed] = make(shelf)
    page = open_library(pages)
    entry = page.locator(f".entry[data-record='{failed}']")
    assert "Refused" in (entry.text_content() or "")
    entry.get_by_role("button", name="Try again").click()
    page.locator("#card .card-good").wait_for()
    assert page.locator("#tab-generate-button[aria-selected=true]").count() == 1
    page.locator("#tab-library-button").click()
    wait_for_count(page, 2)


def test_a_phone_has_no_sideways_scroll_and_chinese_texts(pages: Pages, shelf: LaunchedApp) -> None:
    make(shelf, 4, prompt="月" * 400)
    page = open_library(pages, "?lang=zh", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    wait_for_count(page, 4)
    assert page.locator(".library-count").inner_text() == "4 个请求"
    page.locator(".entry-pick input").first.check()
    assert page.locator("#library-chosen output").inner_text() == "已选 1 项"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not pages.complaints


def test_a_choice_outlives_filters_and_a_click_adds_to_it(pages: Pages, shelf: LaunchedApp) -> None:
    make(shelf, 3)
    page = open_library(pages)
    said = page.locator("#library-chosen output")
    page.locator(".entry-open").first.click(modifiers=["Control"])
    page.locator(".entry-open").nth(2).click()
    assert said.inner_text() == "2 chosen" and page.locator("dialog[open]").count() == 0
    page.locator(".library-search input").fill("number 0")
    wait_for_count(page, 1)
    assert said.inner_text() == "2 chosen, 1 not shown" and page.locator(".entry-pick :checked").count() == 1
    page.locator("[data-library=clear]").click()
    wait_for_count(page, 3)
    assert page.locator(".entry-pick :checked").count() == 2
    page.locator(".entry-open").nth(1).dblclick()
    page.locator("dialog[open] .ke-detail").wait_for()
    page.keyboard.press("Escape")
    page.locator(".entry-open").nth(1).focus()
    page.keyboard.press("Escape")
    assert page.locator("#library-chosen").count() == 0 and not pages.complaints


def test_what_another_window_did_is_seen_on_coming_back(pages: Pages, shelf: LaunchedApp) -> None:
    made, library, store = make(shelf, 4), shelf.services.store.library, shelf.services.store
    page = open_library(pages)
    page.locator(".entry-pick input").nth(1).check()
    library.delete("local", [made[3]], shelf.services.clock.now())
    library.star("local", [made[2]], is_starred=True)
    with store.database.transaction() as db:
        facts = '{"count": 1, "from_utc": 1, "until_utc": 1}'
        db.execute("INSERT INTO notices (owner, kind, facts, at_utc) VALUES ('local', 'removed', ?, 1)", (facts,))
    page.evaluate("dispatchEvent(new Event('focus'))")
    wait_for_count(page, 3)
    starred = page.locator(f".entry[data-record='{made[2]}']")
    assert starred.locator(".entry-star[aria-pressed=true]").count() == 1
    assert starred.locator(".entry-pick :checked").count() == 1
    page.get_by_role("button", name="OK").click()
    page.locator(".library-notice").wait_for(state="detached")
    assert page.locator(".library-count").inner_text() == "3 requests"


def test_a_list_that_could_not_be_fetched_heals(pages: Pages, shelf: LaunchedApp) -> None:
    make(shelf, 2)
    page = open_library(pages)
    page.route("**/kolors/library?*", lambda route: route.abort())
    page.locator(".library-search input").fill("number 1")
    page.locator(".library-error .notice").wait_for()
    assert page.locator(".entries[aria-busy]").count() == 0
    page.unroute("**/kolors/library?*")
    page.locator("[data-library=retry]").click()
    wait_for_count(page, 1)
    assert page.locator(".library-error .notice").count() == 0


def test_an_older_answer_never_overtakes_a_newer_one(pages: Pages, shelf: LaunchedApp) -> None:
    make(shelf, 2)
    page = open_library(pages)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/kolors/library**text=zepp*", hold)
    with page.expect_request("**/kolors/library?*text=zepp*"):
        page.locator(".library-search input").fill("zepp")
    page.locator(".library-search input").fill("number 1")
    wait_for_count(page, 1)
    page.get_by_text("1 request", exact=True).wait_for()
    for route in held:
        route.continue_()
    page.locator(".library-search input").fill("number")
    wait_for_count(page, 2)
    page.get_by_text("2 requests", exact=True).wait_for()


def test_deletions_add_up_and_are_brought_back_after_a_reload(pages: Pages, shelf: LaunchedApp) -> None:
    make(shelf, 4)
    page = open_library(pages)
    for left in (3, 2):
        page.locator(".entry-open").first.press("Delete")
        wait_for_count(page, left)
    assert "Deleted 2 requests" in page.locator("#kolors-offer").inner_text()
    page.reload()
    page.locator("#tab-library-button").click()
    wait_for_count(page, 2)
    page.get_by_text("2 deleted in the last ten minutes.").wait_for()
    page.get_by_role("button", name="Bring back").click()
    wait_for_count(page, 4)
    assert page.locator("#kolors-offer").count() == 0


def test_what_an_import_did_stays_to_be_read(pages: Pages, shelf: LaunchedApp) -> None:
    services, made = shelf.services, make(shelf, 1)
    data = b"".join(stream_zip(services.store, made, "local", services.clock.now(), with_settings=True))
    page = open_library(pages)
    with page.expect_response("**/kolors/library?*"):
        page.locator(".library-bar input[type=file]").set_input_files(
            {"name": "boats.zip", "mimeType": "application/zip", "buffer": data}
        )
    wait_for_count(page, 1)
    said = page.locator(".library-report .notice-good")
    assert "1 was already here" in said.inner_text() or "Imported" in said.inner_text()
    said.get_by_role("button", name="Close").click()
    assert said.count() == 0
