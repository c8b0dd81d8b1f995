"""The page as a person uses it, in a real browser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PIL import Image

pytest.importorskip("playwright")
from playwright.sync_api import Page, expect

from components import models, params
from components.emulator.core import Emulator
from components.emulator.options import Options
from components.emulator.server import serve
from tests.e2e.conftest import LaunchedApp, Pages

pytestmark = pytest.mark.browser
SEED = "#param-seed input"


def field(page: Page, name: str) -> Any:
    return page.locator(f"#param-{name} :is(textarea, input[type=number])").first


def fill(page: Page, **values: Any) -> None:
    for name, value in values.items():
        field(page, name).fill(str(value))


def generate(page: Page, **values: Any) -> None:
    fill(page, **values)
    page.locator("#generate").click()


def expect_done(page: Page, images: int = 1) -> None:
    expect(page.locator('#card [data-state="ended"][data-status="done"]')).to_be_visible(timeout=60_000)
    expect(page.locator("#results .grid-container img")).to_have_count(images)


def picture(form: str, size: tuple[int, int] = (300, 200)) -> dict[str, Any]:
    buffer = io.BytesIO()
    Image.new("RGB", size, (30, 90, 120)).save(buffer, form)
    return {"name": f"start.{form.lower()}", "mimeType": f"image/{form.lower()}", "buffer": buffer.getvalue()}


@contextmanager
def served_emulator() -> Iterator[str]:
    """Run an emulator over HTTP on loopback; gives its address."""
    server = serve(Emulator(Options()), "127.0.0.1", 0)
    try:
        yield server.url
    finally:
        server.stop()


def test_a_fresh_page_makes_a_picture(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    expect(field(page, "prompt")).to_have_value(params.BY_NAME["prompt"].default)
    expect(page.locator("#empty")).to_be_visible()
    page.locator("#generate").click()
    expect_done(page)
    image = page.locator("#results .grid-container img").first
    page.wait_for_function("image => image.naturalWidth === 1024", arg=image.element_handle())
    seed = int(page.locator("#seed-used").inner_text())
    assert 0 <= seed < params.SEED_COUNT
    expect(page.locator(SEED)).to_have_value("-1")
    expect(page.locator("#facts")).to_contain_text("1024 × 1024")
    expect(page.locator("#facts")).to_contain_text("ti_")
    assert page.title() == "✓ 1/1 · Kolors Explorer"
    assert pages.foreign == []
    assert pages.complaints == []


def test_a_batch_of_four_comes_in_a_grid(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    generate(page, prompt="four boats", batch_size=4, seed=9_999_999_999)
    expect_done(page, 4)
    expect(page.locator("#seed-used")).to_have_text("9999999999")
    expect(page.locator("#facts .download")).to_have_count(4)
    name = page.locator("#facts .download").first.get_attribute("download") or ""
    assert re.fullmatch(r"\d{4}-\d\d-\d\d_9999999999_four-boats\.png", name)


def test_the_controls_have_the_tables_ranges(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    for parameter in params.PARAMETERS:
        if parameter.kind not in ("integer", "decimal") or not models.DEFAULT_MODEL.has_parameter(parameter.name):
            continue
        control = page.locator(f"#param-{parameter.name} input[type=number]")
        expect(control).to_have_value(f"{parameter.default:g}" if parameter.default is not None else "-1")
        if parameter.name != "seed":
            assert float(control.get_attribute("min") or "nan") == parameter.minimum
            assert float(control.get_attribute("max") or "nan") == parameter.maximum
    order = page.evaluate("[...document.querySelectorAll('[id^=param-]')].map(each => each.id.slice(6))")
    assert order == [each.name for each in params.PARAMETERS if models.DEFAULT_MODEL.has_parameter(each.name)]


def test_every_wrong_field_is_named_and_nothing_is_lost(pages: Pages, launched: LaunchedApp) -> None:
    page, made = pages.open(), launched.emulator.images_made
    page.locator("#param-image_size label").last.click()
    fill(page, width=801)
    expect(page.locator("#pixels")).to_contain_text("multiples of 8")
    generate(page, prompt="  ", negative_prompt="fog", seed=99_999_999_999)
    expect(page.locator("#problems li")).to_have_count(3)
    expect(page.locator("#problems")).to_contain_text("99999999999")
    for name in ("prompt", "width", "seed"):
        expect(page.locator(f"#param-{name}")).to_have_class(re.compile("is-wrong"))
    expect(page.locator("#param-seed input")).to_have_value("99999999999")
    expect(page.locator("#param-negative_prompt textarea")).to_have_value("fog")
    assert launched.emulator.images_made == made
    page.locator("#param-image_size label").first.click()
    generate(page, prompt="mended", seed=5)
    expect_done(page)
    expect(page.locator("#problems .notice")).to_have_count(0)
    expect(page.locator(".is-wrong")).to_have_count(0)


@pytest.mark.parametrize("seed", ["-2", "1.5", "10000000000"])
def test_a_seed_out_of_range_meets_our_check(pages: Pages, launched: LaunchedApp, seed: str) -> None:
    page = pages.open()
    generate(page, seed=seed)
    expect(page.locator("#problems li")).to_contain_text("9999999999")
    expect(page.locator("#problems li")).to_contain_text(seed)


def test_others_opens_width_and_height(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    expect(page.locator("#param-width")).to_have_count(0)
    page.locator("#param-image_size label").last.click()
    fill(page, width=800, height=600)
    expect(page.locator("#pixels")).to_contain_text("480,000")
    generate(page, seed=1)
    expect_done(page)
    expect(page.locator("#facts")).to_contain_text("800 × 600")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP"])
def test_an_init_image_is_prepared_and_sent(pages: Pages, launched: LaunchedApp, form: str) -> None:
    page = pages.open()
    page.locator("#param-image input[type=file]").set_input_files(picture(form))
    expect(page.locator("#param-image .init-kept")).to_contain_text("300 × 200")
    expect(page.locator("#param-image .init-kept")).to_contain_text("kB")
    expect(page.locator("#param-image")).to_contain_text("no strength control")
    expect(page.locator("#param-image .block.init-aspect")).to_contain_text("3:2")
    page.locator("#match-image").click()
    expect(page.locator("#param-width input")).to_have_value("1256")
    generate(page, seed=3)
    expect_done(page)
    page.locator("#details button").first.click()
    expect(page.locator("#request-json")).to_contain_text("data:image/webp;base64,…")


def test_a_bad_init_image_is_named_and_the_form_stays(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    fill(page, prompt="kept", seed=77)
    svg = {"name": "a<b>.svg", "mimeType": "image/svg+xml", "buffer": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}
    page.locator("#param-image input[type=file]").set_input_files(svg)
    expect(page.locator("#param-image .notice-bad")).to_contain_text("SVG")
    expect(field(page, "prompt")).to_have_value("kept")
    expect(page.locator(SEED)).to_have_value("77")
    generate(page)
    expect_done(page)


def test_stop_drops_what_is_not_sent(pages: Pages, launched: LaunchedApp) -> None:
    launched.emulator.configure(Options(faults=("429-ipm",) * 50))
    page = pages.open()
    generate(page, prompt="stopped", seed=21)
    expect(page.locator("#card [data-until]")).to_be_visible()
    page.locator("#stop").click()
    expect(page.locator('#card [data-state="ended"]')).to_be_visible()
    expect(page.locator("#card")).to_contain_text("Stopped")
    expect(page.locator("#stop")).to_be_disabled()


def test_a_reload_loses_neither_form_nor_request(pages: Pages, launched: LaunchedApp) -> None:
    launched.emulator.configure(Options(latency_s=3))
    page = pages.open()
    generate(page, prompt="survives", seed=31)
    expect(page.locator("#tiles .tile-running")).to_be_visible()
    expect(page.locator("#tiles time[data-since]")).to_contain_text("s")
    assert page.title().startswith("… 0/1")
    page.reload()
    expect(field(page, "prompt")).to_have_value("survives")
    expect(page.locator(SEED)).to_have_value("31")
    expect_done(page)
    expect(page.locator("#seed-used")).to_have_text("31")
    assert launched.services.latest("local") is not None


def test_the_same_again_is_reused_and_ask_again_is_fresh(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    generate(page, prompt="once", seed=41)
    expect_done(page)
    made = launched.emulator.images_made
    page.locator("#generate").click()
    expect(page.locator("#card .badge")).to_have_text("reused")
    assert launched.emulator.images_made == made
    page.locator("#card [data-verb=ask_again]").click()
    expect(page.locator("#card .badge")).to_have_count(0)
    expect_done(page)
    assert launched.emulator.images_made == made + 1


def test_the_verbs_fill_the_form(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    page.locator("#param-image_size label", has_text="720x1280").click()
    generate(page, prompt="first", negative_prompt="fog", num_inference_steps=5, seed=51)
    expect_done(page)
    page.locator("#param-image_size label").first.click()
    fill(page, prompt="second", num_inference_steps=50, seed=-1)
    page.locator("#seed-last").click()
    expect(page.locator(SEED)).to_have_value("51")
    page.locator("#seed-random").click()
    expect(page.locator(SEED)).to_have_value("-1")
    page.locator("#seed-dice").click()
    expect(page.locator(SEED)).not_to_have_value("-1")
    page.locator("#reuse-all").click()
    expect(field(page, "prompt")).to_have_value("first")
    expect(page.locator(SEED)).to_have_value("51")
    expect(page.locator("#param-num_inference_steps input[type=number]")).to_have_value("5")
    expect(page.locator("#param-image_size input:checked")).to_have_value("720x1280")
    page.locator("#remix").click()
    expect(page.locator(SEED)).to_have_value("-1")
    page.locator("#use-init").click()
    expect(page.locator("#param-image .init-kept")).to_contain_text("720 × 1280")
    page.reload()
    expect(page.locator("#param-image .init-kept")).to_contain_text("720 × 1280")
    page.locator("#remove-image").click()
    expect(page.locator("#param-image .init-kept")).to_have_count(0)


def test_the_controls_follow_the_model(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    expect(page.locator("#param-cfg")).to_have_count(0)
    page.locator("#param-model input").click()
    page.get_by_role("option", name="Qwen-Image ·").click()
    expect(page.locator("#param-cfg")).to_be_visible()
    expect(page.locator("#param-guidance_scale")).to_have_count(0)
    expect(page.locator("#param-image_size label").first).to_contain_text("1328x1328")
    generate(page, prompt="another model", seed=61)
    expect_done(page)
    page.locator("#details button").first.click()
    expect(page.locator("#request-json")).to_contain_text("cfg")
    expect(page.locator("#request-json")).not_to_contain_text("guidance_scale")


def test_control_enter_submits_and_an_input_method_does_not(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    fill(page, prompt="by keyboard", seed=71)
    composing = {"key": "Enter", "ctrlKey": True, "isComposing": True, "bubbles": True}
    page.locator("#param-prompt textarea").dispatch_event("keydown", composing)
    page.locator("#param-prompt textarea").press("Enter")
    expect(page.locator("#empty")).to_be_visible()
    page.locator("#param-prompt textarea").press("Control+Enter")
    expect_done(page)


def test_a_link_fills_the_form_and_generates_nothing(pages: Pages, launched: LaunchedApp) -> None:
    made = launched.emulator.images_made
    page = pages.open("/?prompt=caf%C3%A9+%3Cimg+src%3Dx%3E&image_size=800x600&guidance_scale=99&seed=8&nope=1")
    expect(field(page, "prompt")).to_have_value("café <img src=x>")
    expect(page.locator("#param-width input")).to_have_value("800")
    expect(page.locator(SEED)).to_have_value("8")
    expect(page.locator("#problems li")).to_have_count(2)
    expect(page.locator("#problems")).to_contain_text("99")
    fill(page, prompt="edited")
    page.reload()
    expect(field(page, "prompt")).to_have_value("edited")
    assert launched.emulator.images_made == made


@pytest.mark.parametrize("locale", ["zh", "zh-HK", "zh-Hans-CN"])
def test_chinese_locales_get_chinese(pages: Pages, launched: LaunchedApp, locale: str) -> None:
    page = pages.open(locale=locale)
    expect(page.locator("#generate")).to_have_text("生成")
    expect(page.locator("#banner")).to_contain_text("模拟器")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_switching_the_language_keeps_the_form(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open("/?prompt=linked")
    expect(field(page, "prompt")).to_have_value("linked")
    fill(page, prompt="  ", seed=99_999_999_999)
    page.wait_for_function("JSON.parse(localStorage.getItem('kolors.form')).seed === 99999999999")
    page.locator("[data-language=zh]").click()
    expect(page.locator("#generate")).to_have_text("生成")
    expect(page.locator(SEED)).to_have_value("99999999999")
    page.locator("#generate").click()
    expect(page.locator("#problems li")).to_have_count(2)
    expect(page.locator("#problems")).to_contain_text("种子")
    page.goto(launched.url)
    expect(page.locator("#generate")).to_have_text("生成")


def test_a_phone_shows_everything_in_one_column(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    expect(page.locator("#generate")).to_be_in_viewport()
    generate(page, prompt="on a phone", batch_size=4, seed=81)
    expect_done(page, 4)
    expect(page.locator("#card")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#tab-connect-button").click()
    expect(page.locator("#connect-key")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_dark_follows_the_visitor(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open(color_scheme="dark")
    expect(page.locator("body.dark, .dark")).not_to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 20, 23)"


def test_a_refusal_says_why_and_what_helps(pages: Pages, launched: LaunchedApp) -> None:
    launched.emulator.configure(Options(faults=("moderation", "504-text")))
    page = pages.open()
    generate(page, prompt="refused", seed=91)
    expect(page.locator("#card .card-bad")).to_contain_text("Refused by the service")
    expect(page.locator("#card .said").first).to_contain_text("sensitive")
    expect(page.locator("#card")).to_contain_text("ti_")
    page.locator("#card [data-verb=edit_prompt]").click()
    expect(page.locator("#param-prompt textarea")).to_be_focused()
    generate(page, prompt="perhaps", seed=92)
    expect(page.locator("#card .card-unclear")).to_contain_text("may have been made")
    page.locator("#card [data-verb=ask_again]").click()
    expect_done(page)


def test_a_typed_key_is_used_and_kept_nowhere(pages: Pages, launched: LaunchedApp) -> None:
    key = "sk-very-secret-0123456789abcdef"
    with served_emulator() as address:
        page = pages.open()
        page.locator("#tab-connect-button").click()
        page.locator("#connect-site input").click()
        page.get_by_role("option", name="Other address").click()
        page.locator("#connect-address textarea, #connect-address input").first.fill(address)
        page.locator("#connect-key input").fill(key)
        page.locator("#test-key").click()
        expect(page.locator("#connect-said .notice-good")).to_contain_text("Kwai-Kolors/Kolors")
        page.locator("#use-key").click()
        expect(page.locator("#connect-status")).to_contain_text("entered in this browser")
        expect(page.locator("#connect-key input")).to_have_value("")
        page.locator("#tab-generate-button").click()
        generate(page, prompt="with a key", seed=101)
        expect_done(page)
        page.locator("#details button").first.click()
        expect(page.locator("#request-json")).to_contain_text("$SILICONFLOW_API_KEY")
        kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
        assert key not in kept + page.content()
        page.reload()
        expect(page.locator("#banner")).to_contain_text("Custom site")
        assert key not in page.content()
        page.locator("#tab-connect-button").click()
        expect(page.locator("#connect-site input")).to_have_value(re.compile("Other address"))
        expect(page.locator("#connect-address :is(textarea, input)").first).to_have_value(
            re.compile(re.escape(address))
        )
        page.locator("#forget-key").click()
        expect(page.locator("#banner .banner-emulator")).to_be_visible()
        expect(page.locator("#connect-site input")).to_have_value(re.compile("Emulator"))
        expect(page.locator("#connect-address")).to_have_count(0)
    for path in launched.folder.rglob("*"):
        assert not path.is_file() or key.encode() not in path.read_bytes(), path


def test_a_wrong_key_is_told_from_a_wrong_site(pages: Pages, launched: LaunchedApp) -> None:
    with served_emulator() as address:
        page = pages.open()
        page.locator("#tab-connect-button").click()
        page.locator("#connect-site input").click()
        page.get_by_role("option", name="Other address").click()
        page.locator("#connect-address textarea, #connect-address input").first.fill(address)
        page.locator("#connect-key input").fill("sk-invalid-key")
        page.locator("#test-key").click()
        expect(page.locator("#connect-said .notice-bad")).to_contain_text("401")
        expect(page.locator("#connect-said .notice-bad")).to_contain_text(".com")
        page.locator("#connect-address textarea, #connect-address input").first.fill("no site/at all")
        page.locator("#use-key").click()
        expect(page.locator("#connect-said .notice-bad")).to_contain_text("not a site's address")
        expect(page.locator("#connect-key input")).to_have_value("sk-invalid-key")
