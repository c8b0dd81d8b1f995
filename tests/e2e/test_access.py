"""The page by keyboard, by ear and on a poor line: focus, live regions, contrast, and what is typed while offline."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Page, expect

from components.emulator.options import Options
from tests.e2e.conftest import LaunchedApp, Pages
from tests.e2e.test_page import expect_done, field, fill, generate

pytestmark = pytest.mark.browser
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
STEPS = "#param-num_inference_steps input[type=number]"
SIZES = "#param-image_size input[type=radio]"
TOO_LARGE = {"name": "large.png", "mimeType": "image/png", "buffer": b"\x89PNG" + bytes(20 * 2**20)}
# The contrast of an element's text with the nearest background that is not transparent (WCAG 2).
CONTRAST = """element => {
  const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
  const lightness = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  let behind = element;
  const fill = () => numbers(getComputedStyle(behind).backgroundColor);
  while (behind.parentElement && fill()[3] === 0) behind = behind.parentElement;
  const [low, high] = [fill(), numbers(getComputedStyle(element).color)].map(lightness).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""


def contrast(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.evaluate(CONTRAST))


def ready(page: Page) -> None:
    """Wait until the page keeps the form, which it does once it has been brought back to where it was."""
    page.wait_for_function("localStorage.getItem('kolors.form') !== null")


def test_the_page_tells_which_record_it_shows(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    assert page.evaluate("window.kolors.visitor().record") is None
    generate(page, prompt="told", seed=201)
    expect_done(page)
    record = page.locator("#card [data-record]").get_attribute("data-record")
    assert page.evaluate("window.kolors.visitor().record") == record


def test_what_is_typed_survives_a_reload_at_once(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    fill(page, seed=5)
    ready(page)
    page.evaluate(
        """() => {
          window.kolors.keep = () => {};  // as while the connection is down
          const area = document.querySelector("#param-prompt textarea");
          area.focus();
          document.execCommand("selectAll");
          document.execCommand("insertText", false, "typed just now");
          location.reload();
        }"""
    )
    expect(field(page, "prompt")).to_have_value("typed just now")
    expect(field(page, "seed")).to_have_value("5")


def test_an_emptied_slider_box_goes_back(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    fill(page, num_inference_steps=33)
    page.locator(STEPS).press("Tab")
    page.locator(STEPS).fill("")
    page.locator(STEPS).press("Tab")
    expect(page.locator(STEPS)).to_have_value("33")
    page.locator(STEPS).fill("500")
    page.locator(STEPS).press("Tab")
    expect(page.locator(STEPS)).to_have_value("100")
    expect(page.locator("#param-num_inference_steps .head")).to_have_attribute("data-clamped", "500 → 100")
    expect(page.locator("#kolors-said")).to_contain_text("500 → 100")
    expect(page.locator("[data-clamped]")).to_have_count(0)


def test_live_regions_hold_our_words_only(pages: Pages, launched: LaunchedApp) -> None:
    launched.emulator.configure(Options(latency_s=2))
    page = pages.open()
    generate(page, prompt="listened to", seed=202)
    expect(page.locator("#tiles time[data-since]").first).to_have_attribute("aria-hidden", "true")
    expect(page.locator("#card .html-container > [aria-live=polite]")).to_have_count(1)
    expect(page.locator("#problems .html-container > [aria-live=polite]")).to_have_count(1)
    assert page.locator("#card[aria-live], #problems[aria-live], [aria-live] [data-testid=status-tracker]").count() == 0
    shown = "each => each.filter((one) => getComputedStyle(one).display !== 'none').length"
    trackers = ":is(#card, #tiles, #problems) [data-testid=status-tracker]"
    assert page.eval_on_selector_all(trackers, shown) == 0
    expect_done(page)


def test_a_file_too_large_is_never_sent(pages: Pages, launched: LaunchedApp) -> None:
    page, sent = pages.open(), []
    page.on("request", lambda each: sent.append(each.url) if "upload" in each.url else None)
    page.locator("#param-image input[type=file]").set_input_files(TOO_LARGE)  # type: ignore[arg-type]
    expect(page.locator("#param-image .init-said")).to_contain_text("large.png: 20.0 MB")
    drop = """element => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(21 * 2 ** 20)], "dropped.png", { type: "image/png" }));
      element.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }"""
    page.locator("#param-image .init-file button").first.evaluate(drop)
    expect(page.locator("#param-image .init-said")).to_contain_text("dropped.png: 21.0 MB")
    page.wait_for_timeout(300)
    assert sent == []
    expect(page.get_by_test_id("toast-body")).to_have_count(0)


@pytest.mark.parametrize("look", [{}, PHONE, {"reduced_motion": "reduce"}])
def test_problems_are_led_to_and_go_when_mended(pages: Pages, launched: LaunchedApp, look: dict[str, Any]) -> None:
    page = pages.open(**look)
    generate(page, prompt=" ", seed=99_999_999_999)
    expect(page.locator("#problems li:visible")).to_have_count(2)
    expect(field(page, "prompt")).to_be_focused()
    expect(field(page, "prompt")).to_be_in_viewport()
    expect(field(page, "prompt")).to_have_attribute("aria-invalid", "true")
    field(page, "prompt").press_sequentially("a boat")
    expect(page.locator("#param-prompt")).not_to_have_class(re.compile("is-wrong"))
    expect(page.locator("#param-prompt [aria-invalid]")).to_have_count(0)
    expect(page.locator("#problems li:visible")).to_have_count(1)
    expect(page.locator("#param-seed")).to_have_class(re.compile("is-wrong"))
    field(page, "prompt").fill("  ")
    page.locator("#generate").click()
    expect(page.locator("#problems li:visible")).to_have_count(2)
    fill(page, prompt="a boat", seed=203)
    expect(page.locator("#problems .notice:visible")).to_have_count(0)
    page.locator("#generate").click()
    expect_done(page)


def test_a_verb_leads_to_the_form_on_a_phone(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open(**PHONE)
    generate(page, prompt="led back", seed=204)
    expect_done(page)
    for verb, control in (("#reuse-all", "#param-prompt"), ("#remix", "#param-prompt"), ("#use-init", "#param-image")):
        page.locator(verb).click()
        expect(page.locator("#kolors-said.is-seen")).to_have_text("The form now holds these settings.")
        expect(page.locator(control)).to_be_in_viewport()


def test_the_sizes_are_one_group_of_radios(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    expect(page.get_by_role("radiogroup", name="Size")).to_be_visible()
    assert page.eval_on_selector_all(SIZES, "each => each.filter((one) => one.tabIndex === 0).length") == 1
    page.locator(SIZES).first.focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator(f"{SIZES}:checked")).to_have_value("768x1024")
    expect(page.locator(f"{SIZES}:checked")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.locator(f"{SIZES}:checked")).to_have_value("others")
    expect(page.locator("#param-width")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#param-width') !== null")


def test_the_focus_is_seen_and_not_under_the_dock(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    field(page, "prompt").focus()
    for _ in range(16):
        page.keyboard.press("Tab")
        hidden = """() => {
          const at = document.activeElement, dock = document.getElementById("dock");
          if (dock.contains(at) || !at.closest("#form") || at.type === "radio") return false;
          return at.getBoundingClientRect().bottom > dock.getBoundingClientRect().top + 1;
        }"""
        assert not page.evaluate(hidden), page.evaluate("document.activeElement.outerHTML")
    for selector in ("#param-num_inference_steps input[type=range]", "#param-model .container > .wrap"):
        page.locator(f"{selector} input" if "model" in selector else selector).first.focus()
        page.keyboard.press("Shift")
        assert page.locator(selector).first.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_small_print_can_be_read(pages: Pages, launched: LaunchedApp, scheme: str) -> None:
    page = pages.open(color_scheme=scheme)
    generate(page, prompt="read", seed=205)
    expect_done(page)
    page.locator("#details button").first.click()
    for kind in ("key", "string", "bracket", "punctuation", "number", "line-number"):
        assert contrast(page, f"#request-json .{kind}") >= 4.5, kind
    assert contrast(page, "footer .show-api") >= 4.5
    page.locator("#generate").hover()
    page.wait_for_timeout(400)
    assert contrast(page, "#generate") >= 4.5


def test_motion_is_reduced_on_request(pages: Pages, launched: LaunchedApp) -> None:
    launched.emulator.configure(Options(latency_s=2))
    page = pages.open(reduced_motion="reduce")
    generate(page, prompt="still", seed=206)
    for selector in ("#tiles .tile-running", "#card .card-running .dot"):
        expect(page.locator(selector)).to_have_css("animation-name", "none")
    expect_done(page)


def test_the_stage_keeps_its_place_and_the_verbs_fit(pages: Pages, launched: LaunchedApp) -> None:
    launched.emulator.configure(Options(latency_s=1, faults=("504-text",)))
    page = pages.open()
    tops = "['#stage', '#outcome'].map((each) => document.querySelector(each).getBoundingClientRect().top)"
    top = f"{tops}.reduce((stage, outcome) => stage - outcome)"
    before = page.evaluate(top)
    generate(page, prompt="in its place", seed=207)
    expect(page.locator("#card .card-unclear")).to_be_visible()
    assert abs(page.evaluate(top) - before) <= 30
    page.locator("#card [data-verb=ask_again]").click()
    expect_done(page)
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("#verbs")).to_be_in_viewport(ratio=1)
    expect(page.locator("#results .thumbnail-lg.is-here")).to_have_count(1)
    spinner = "each => getComputedStyle(each, '::before').display"
    assert page.locator("#results .thumbnail-lg").evaluate(spinner) == "none"


def test_nothing_is_cut_on_the_smallest_phone(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    cut = "each => each.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)"
    assert page.eval_on_selector_all("#param-image_size label", cut) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
