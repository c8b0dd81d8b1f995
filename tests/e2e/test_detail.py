"""The record dialog and the comparison as a person uses them, in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Locator, Page, expect

from components.emulator.options import Options
from tests.e2e.conftest import LaunchedApp, Pages

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def make(app: LaunchedApp, *, wait: bool = True, fresh: bool = False, **values: Any) -> str:
    """Make a record; gives its id."""
    services = app.services
    request = services.read_request({"prompt": "a boat", "seed": 5, "image_size": "512x512", **values}, {}, "local")
    connection = services.connections.default
    record_id = services.generate(request, owner="local", connection=connection, fresh=fresh).record_id
    if wait:
        services.when_ended(record_id).result(timeout=60)
    return record_id


def open_record(page: Page, record_id: str, index: int | None = None) -> Locator:
    """Press a button that leads to a record, as lists have one for each; gives the dialog."""
    page.evaluate(
        """([id, index]) => {
            const button = Object.assign(document.createElement("button"), { id: "opener", textContent: "open" });
            document.getElementById("opener")?.remove();
            button.dataset.openRecord = id;
            button.style.cssText = "position: fixed; top: 0; left: 0; z-index: 999";
            if (index !== null) button.dataset.index = index;
            document.body.prepend(button);
        }""",
        [record_id, index],
    )
    page.locator("#opener").click()
    dialog = page.locator("dialog.ke-dialog-record")
    expect(dialog.locator(".ke-detail")).to_be_visible()
    return dialog


def shown(dialog: Locator) -> str | None:
    return dialog.locator(".ke-detail").get_attribute("data-index")


def compare(page: Page, a: str, b: str) -> Locator:
    """Choose two pictures one after the other; gives the comparison."""
    for name in (a, b):
        record_id, _, index = name.partition(":")
        dialog = open_record(page, record_id, int(index))
        dialog.locator('[data-act="compare"]').click()
        if name == a:
            expect(page.locator("#compare-tray")).to_be_visible()
            expect(dialog).to_be_hidden()
    found = page.locator("dialog.ke-dialog-compare")
    expect(found.locator(".ke-compare")).to_be_visible()
    return found


def divided_at(comparison: Locator) -> str:
    return comparison.locator(".ke-compare").evaluate("each => each.style.getPropertyValue('--at')")


def sideways(page: Page) -> list[str]:
    """Name what is wider than its place."""
    return page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("dialog[open] :is(div, section, table)")]
            .filter((each) => !each.closest(".ke-code, .ke-wide, .ke-tabs"))
            .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.className || each.tagName)"""
    )


def test_a_record_opens_and_esc_leads_back(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched)
    page = pages.open(viewport={"width": 1200, "height": 500})
    place = """() => [location.href, scrollY, document.querySelector(".gradio-container").getBoundingClientRect().left,
        document.querySelector("#form").getBoundingClientRect().width]"""
    page.evaluate("scrollTo(0, 200)")
    before = page.evaluate(place)
    assert before[1] == 200
    dialog = open_record(page, record_id)
    assert page.evaluate(place) == before
    image = dialog.locator(".ke-slide:not([hidden]) img")
    page.wait_for_function("image => image.naturalWidth === 512", arg=image.element_handle())
    expect(dialog).to_contain_text("Done")
    expect(dialog).to_contain_text("512 × 512")
    assert dialog.evaluate("each => each.matches(':modal') && each.contains(document.activeElement)")
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#opener")).to_be_focused()
    assert page.evaluate(place) == before
    assert pages.foreign == []
    assert pages.complaints == []


def test_arrow_keys_step_through_a_batch(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched, batch_size=3)
    page = pages.open()
    dialog = open_record(page, record_id, 1)
    assert shown(dialog) == "1"
    page.keyboard.press("ArrowRight")
    assert shown(dialog) == "2"
    expect(dialog.locator(".ke-stop[aria-current]")).to_have_attribute("aria-label", "Image 3 of 3")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert shown(dialog) == "1"
    dialog.locator(".ke-stop").first.click()
    assert shown(dialog) == "0"
    expect(dialog.locator("figcaption:visible")).to_contain_text("1/3")
    expect(dialog.locator(".ke-saves:visible")).to_have_count(1)


def test_actual_pixels_are_shown_on_a_click_and_esc_leaves_them_first(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched, image_size="1024x1024")
    page = pages.open()
    dialog = open_record(page, record_id)
    zoom = dialog.locator(".ke-zoom")
    assert zoom.locator("img").bounding_box()["width"] < 1024  # type: ignore[index]
    zoom.click()
    expect(zoom).to_have_attribute("aria-pressed", "true")
    assert zoom.locator("img").bounding_box()["width"] == 1024  # type: ignore[index]
    assert zoom.evaluate("each => each.scrollHeight > each.clientHeight")
    page.keyboard.press("Escape")
    expect(zoom).to_have_attribute("aria-pressed", "false")
    expect(dialog).to_be_visible()


def test_a_star_by_key_is_kept_and_told(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched, seed=6)
    page = pages.open()
    page.evaluate(
        "() => { window.heard = []; document.addEventListener('kolors:changed', (e) => heard.push(e.detail)); }"
    )
    dialog = open_record(page, record_id)
    page.keyboard.press("s")
    expect(dialog.locator('[data-act="star"]')).to_have_attribute("aria-pressed", "true")
    expect(dialog.locator("#kolors-said")).to_have_text("Starred.")
    assert launched.services.store.record(record_id).starred  # type: ignore[union-attr]
    assert page.evaluate("heard") == [{"kind": "star", "records": [record_id], "starred": True}]
    dialog.locator('[data-act="star"]').click()
    expect(dialog.locator('[data-act="star"]')).to_have_attribute("aria-pressed", "false")


def test_deleting_closes_and_tells(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched, seed=7)
    page = pages.open()
    page.evaluate(
        "() => { window.heard = []; document.addEventListener('kolors:changed', (e) => heard.push(e.detail)); }"
    )
    dialog = open_record(page, record_id)
    dialog.locator('[data-act="delete"]').click()
    expect(dialog).to_be_hidden()
    assert launched.services.store.record(record_id) is None
    assert page.evaluate("heard.map((each) => [each.kind, each.records])") == [["delete", [record_id]]]
    page.locator("#opener").click()
    expect(page.locator("body > #kolors-said")).to_contain_text("no longer in the library")
    expect(dialog).to_be_hidden()
    page.wait_for_function("heard.some((each) => each.kind === 'gone')")
    assert "Deleted" not in page.locator("#kolors-said").inner_text()


def test_code_and_link_are_copied(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched, seed=8, prompt="a <b>bold</b> & calm sea")
    page = pages.open(permissions=["clipboard-read", "clipboard-write"])
    dialog = open_record(page, record_id)
    dialog.locator("#ke-tab-curl").focus()
    page.keyboard.press("ArrowRight")
    expect(dialog.locator("#ke-tab-python")).to_be_focused()
    expect(dialog.locator("#ke-code-curl")).to_be_hidden()
    dialog.locator("#ke-code-python .ke-copy").click()
    expect(dialog.locator("#kolors-said")).to_have_text("Copied.")
    code = page.evaluate("navigator.clipboard.readText()")
    assert "a <b>bold</b> & calm sea" in code
    compile(code, "copied", "exec")
    dialog.locator('[data-act="link"]').click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('http')")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{launched.url}/?prompt=a+%3Cb%3Ebold")
    page.goto(link)
    expect(page.locator("#param-prompt textarea")).to_have_value("a <b>bold</b> & calm sea")
    expect(page.locator("#param-seed input")).to_have_value("8")


def test_without_a_clipboard_the_code_is_selected(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched)
    page = pages.open()
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        " document.execCommand = () => false; }"
    )
    dialog = open_record(page, record_id)
    dialog.locator("#ke-code-curl .ke-copy").click()
    expect(dialog.locator("#kolors-said")).to_contain_text("Ctrl+C")
    assert "SILICONFLOW_API_KEY" in page.evaluate("getSelection().toString()")


def test_an_unfinished_record_fills_by_itself_and_nothing_else_moves(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    launched.emulator.configure(Options(latency_s=6))
    record_id = make(launched, wait=False, seed=9)
    dialog = open_record(page, record_id)
    expect(dialog.locator(".ke-slide b")).to_contain_text("Being made")
    expect(dialog.locator('[data-act="compare"]')).to_be_disabled()
    dialog.locator("details summary").click()
    dialog.locator("#ke-tab-json").click()
    dialog.locator(".ke-side").evaluate("each => each.scrollTo(0, 150)")
    expect(dialog.locator(".ke-slide img")).to_be_visible(timeout=30_000)
    expect(dialog.locator("h2")).to_contain_text("Done")
    expect(dialog.locator(".ke-detail")).to_have_attribute("data-ended", "1")
    expect(dialog.locator('[data-act="compare"]')).to_be_enabled()
    expect(dialog.locator("details")).to_have_attribute("open", "")
    expect(dialog.locator("details")).to_contain_text("timings")
    expect(dialog.locator("#ke-code-json")).to_be_visible()
    expect(dialog.locator("#ke-tab-json")).to_be_focused()
    assert dialog.locator(".ke-side").evaluate("each => each.scrollTop") > 50


def test_a_failed_record_is_tried_again(pages: Pages, launched: LaunchedApp) -> None:
    launched.emulator.configure(Options(faults=("moderation",)))
    record_id = make(launched, seed=10)
    launched.emulator.configure(Options())
    page = pages.open()
    dialog = open_record(page, record_id)
    expect(dialog).to_contain_text("Refused by the service")
    dialog.locator('[data-act="ask"]').click()
    expect(dialog).to_be_hidden()
    newest = launched.services.latest("local")
    assert newest != record_id
    launched.services.when_ended(str(newest)).result(timeout=30)
    assert launched.services.view(str(newest), "local").record.status == "done"  # type: ignore[union-attr]


def test_verbs_fill_the_form_in_generate(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched, seed=21, prompt="three boats in a row", num_inference_steps=33)
    page = pages.open()
    dialog = open_record(page, record_id)
    dialog.locator('[data-choice="reuse_all"]').click()
    expect(dialog).to_be_hidden()
    expect(page.locator("#param-prompt textarea")).to_have_value("three boats in a row")
    expect(page.locator("#param-num_inference_steps input[type=number]")).to_have_value("33")
    expect(page.locator("#param-seed input")).to_have_value("21")
    dialog = open_record(page, record_id)
    dialog.locator('[data-choice="remix"]').click()
    expect(page.locator("#param-seed input")).to_have_value("-1")


def test_comparing_by_keyboard(pages: Pages, launched: LaunchedApp) -> None:
    first, second = make(launched, seed=11), make(launched, seed=12, prompt="a boat at night")
    page = pages.open()
    comparison = compare(page, f"{first}:0", f"{second}:0")
    root = comparison.locator(".ke-compare")
    expect(page.locator("#compare-tray")).to_have_count(0)
    expect(comparison.locator("mark").first).to_contain_text("at night")
    assert divided_at(comparison) == "50%"
    page.keyboard.press("ArrowRight")
    assert divided_at(comparison) == "52%"
    comparison.locator(".ke-range").focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    assert divided_at(comparison) == "49%"
    page.keyboard.press("f")
    expect(root).to_have_attribute("data-mode", "flip")
    expect(comparison.locator(".ke-b")).to_be_visible()
    expect(comparison.locator(".ke-a")).not_to_be_visible()
    comparison.locator(".ke-flipper").focus()
    page.keyboard.press("Space")
    expect(root).to_have_attribute("data-shown", "a")
    comparison.locator('[data-mode="side"][data-act="mode"]').click()
    expect(comparison.locator(".ke-a")).to_be_visible()
    expect(comparison.locator(".ke-b")).to_be_visible()
    comparison.locator('[data-act="swap"]').click()
    expect(root).to_have_attribute("data-a", f"{second}:0")
    page.keyboard.press("Escape")
    expect(comparison).to_be_hidden()
    assert pages.complaints == []


def test_the_divider_follows_the_pointer(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched, batch_size=2, seed=13)
    page = pages.open()
    comparison = compare(page, f"{record_id}:0", f"{record_id}:1")
    expect(comparison).to_contain_text("1/2")
    box = comparison.locator(".ke-box").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + 80, steps=4)
    page.mouse.up()
    assert float(divided_at(comparison).removesuffix("%")) == pytest.approx(25, abs=1)
    page.mouse.move(box["x"] + 5, box["y"] + 80)
    assert float(divided_at(comparison).removesuffix("%")) == pytest.approx(25, abs=1)


def test_the_tray_waits_for_a_second_picture_and_can_be_left(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched, batch_size=3)
    page = pages.open()
    dialog, tray = open_record(page, record_id), page.locator("#compare-tray")
    dialog.locator('[data-act="compare"]').click()
    expect(dialog).to_be_hidden()
    expect(tray).to_contain_text("a boat")
    page.keyboard.press("Escape")
    expect(tray).to_have_count(0)
    open_record(page, record_id).locator('[data-act="compare"]').click()
    tray.get_by_role("button", name="Cancel").click()
    expect(tray).to_have_count(0)
    open_record(page, record_id, 1).locator('[data-act="compare"]').click()
    tray.get_by_role("button", name="Image 3").click()
    root = page.locator("dialog[open] .ke-compare")
    expect(root).to_have_attribute("data-b", f"{record_id}:2")
    root.locator('[data-act="side"][data-letter="a"][data-index="0"]').click()
    expect(root).to_have_attribute("data-a", f"{record_id}:0")


def open_library(page: Page) -> None:
    page.locator("#tab-library-button").click()
    page.locator("#library[data-state='ready']").wait_for()


def entry_of(page: Page, record_id: str) -> Locator:
    return page.locator(f'.entry[data-record="{record_id}"] .entry-open')


def test_a_picture_of_the_library_is_compared_with_the_next_one_clicked(pages: Pages, launched: LaunchedApp) -> None:
    first, second, third = (make(launched, seed=seed) for seed in (31, 32, 33))
    page = pages.open()
    open_library(page)
    entry_of(page, first).click()
    dialog, comparison = (page.locator(f"dialog.ke-dialog-{kind}") for kind in ("record", "compare"))
    dialog.locator('[data-act="compare"]').click()
    expect(page.locator("#compare-tray")).to_be_visible()
    entry_of(page, second).click()
    expect(comparison.locator(".ke-compare")).to_have_attribute("data-b", f"{second}:0")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Escape")
    expect(entry_of(page, second)).to_be_focused()
    entry_of(page, third).click()
    dialog.locator('[data-act="compare"]').click()
    expect(page.locator("#compare-tray")).to_be_visible()
    entry_of(page, third).focus()
    page.keyboard.press("Delete")
    expect(page.locator("#compare-tray")).to_have_count(0)
    assert pages.complaints == []


def test_one_walks_from_record_to_record_and_deletes_on_the_way(pages: Pages, launched: LaunchedApp) -> None:
    first, batch, last = make(launched, seed=41), make(launched, seed=42, batch_size=2), make(launched, seed=43)
    page = pages.open()
    open_library(page)
    entry_of(page, last).click()
    dialog = page.locator("dialog.ke-dialog-record")
    root, on = dialog.locator(".ke-detail"), dialog.locator(".ke-walk-on")
    expect(root).to_have_attribute("data-record", last)
    expect(dialog.locator(".ke-walk-back")).to_have_attribute("aria-disabled", "true")
    on.click()
    expect(root).to_have_attribute("data-record", batch)
    expect(on).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert (root.get_attribute("data-record"), shown(dialog)) == (batch, "1")
    page.keyboard.press("ArrowRight")
    expect(root).to_have_attribute("data-record", first)
    page.keyboard.press("ArrowLeft")
    expect(root).to_have_attribute("data-record", batch)
    assert shown(dialog) == "1"
    page.keyboard.press("Delete")
    expect(root).to_have_attribute("data-record", first)
    assert dialog.evaluate("each => each.contains(document.activeElement)")
    dialog.locator("#kolors-offer .verb").click()
    expect(entry_of(page, batch)).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    expect(root).to_have_attribute("data-record", batch)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(entry_of(page, batch)).to_be_focused()
    assert pages.complaints == []


def test_back_closes_what_is_on_top_and_a_reload_brings_it_again(pages: Pages, launched: LaunchedApp) -> None:
    first, second = make(launched, seed=51), make(launched, seed=52)
    page = pages.open()
    address, length = page.url, page.evaluate("history.length")
    dialog = open_record(page, first)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.wait_for_function("!history.state?.kolors")
    comparison = compare(page, f"{first}:0", f"{second}:0")
    comparison.locator(".ke-legend [data-open-record]").first.click()
    expect(dialog.locator(".ke-detail")).to_be_visible()
    page.wait_for_function("history.state?.kolors?.length === 2")
    page.go_back()
    expect(dialog).to_be_hidden()
    expect(comparison).to_be_visible()
    pages.reload(page)
    expect(comparison.locator(".ke-compare")).to_be_visible()
    page.go_back()
    expect(comparison).to_be_hidden()
    assert (page.url, page.evaluate("history.length") - length <= 2) == (address, True)
    assert pages.complaints == []


def test_verbs_leave_the_focus_in_the_form(pages: Pages, launched: LaunchedApp) -> None:
    record_id = make(launched, seed=61)
    page = pages.open()
    open_library(page)
    entry_of(page, record_id).click()
    page.locator('dialog[open] [data-choice="remix"]').click()
    expect(page.locator("#param-prompt textarea")).to_be_focused()
    expect(page.locator("#param-seed input")).to_have_value("-1")


def test_an_open_record_that_is_deleted_elsewhere_closes(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    launched.emulator.configure(Options(latency_s=3))
    record_id = make(launched, wait=False, seed=62)
    dialog = open_record(page, record_id)
    launched.services.stop(record_id, "local")
    launched.services.when_ended(record_id).result(timeout=30)
    launched.services.store.library.delete("local", [record_id], launched.services.clock.now())
    expect(dialog).to_be_hidden()
    expect(page.locator("#kolors-said")).to_contain_text("no longer in the library")


def test_a_phone_shows_one_column_and_nothing_sideways(pages: Pages, launched: LaunchedApp) -> None:
    long = "averyveryverylongwordwithoutanyspace" * 12
    first = make(launched, seed=14, batch_size=4, prompt=long)
    second = make(launched, seed=15, image_size="720x1280")
    page = pages.open("/?lang=zh", **PHONE)
    dialog = open_record(page, first)
    stage, side = (dialog.locator(name).bounding_box() for name in (".ke-stage", ".ke-side"))
    assert stage and side and side["y"] >= stage["y"] + stage["height"] - 1
    assert sideways(page) == []
    expect(dialog).to_contain_text("完成")
    page.locator("dialog[open] .ke-close").click()
    comparison = compare(page, f"{first}:0", f"{second}:0")
    assert sideways(page) == []
    expect(comparison).to_contain_text("不同的设置")


def test_markup_in_a_prompt_stays_text(pages: Pages, launched: LaunchedApp) -> None:
    nasty = '"><img src=x onerror="window.hit=1"><script>window.hit=1</script></code>__i18n__{"key":"x"}'
    record_id = make(launched, seed=16, prompt=nasty, negative_prompt=nasty)
    other = make(launched, seed=17)
    page = pages.open()
    dialog = open_record(page, record_id)
    expect(dialog.locator(".ke-text").first).to_have_text(nasty)
    dialog.locator("#ke-tab-a1111").click()
    expect(dialog.locator("#ke-code-a1111 code")).to_contain_text(re.compile(re.escape(nasty[:40])))
    page.keyboard.press("Escape")
    compare(page, f"{record_id}:0", f"{other}:0")
    assert page.evaluate("window.hit") is None
