"""Restoring by dropping a picture, and links that show what is held, in a real browser."""

from __future__ import annotations

import base64
import io
import json
import re
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, PngImagePlugin

pytest.importorskip("playwright")
from playwright.sync_api import Page, expect

from components.emulator.core import Emulator
from components.emulator.options import Options
from tests.e2e.conftest import LaunchedApp, Pages
from tests.e2e.launching import running_app
from tests.e2e.test_page import SEED, expect_done, field, fill, generate, picture

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
DRAG = """async ([target, name, type, data]) => {
    const bytes = Uint8Array.from(atob(data), each => each.charCodeAt(0));
    window.dragged = new DataTransfer();
    window.dragged.items.add(new File([bytes], name, {type}));
    const options = {bubbles: true, cancelable: true, dataTransfer: window.dragged};
    for (const kind of ["dragenter", "dragover"])
        document.querySelector(target).dispatchEvent(new DragEvent(kind, options));
}"""
RELEASE = """target => document.querySelector(target).dispatchEvent(
    new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: window.dragged}))"""
A1111 = (
    "a castle\nNegative prompt: fog\nSteps: 150, Sampler: DPM++ 2M, CFG scale: 6.5, Seed: 77, Size: 832x1216, "
    "Model: juggernautXL, Version: v1.10.1"
)


def drag(page: Page, data: bytes, name: str = "x.png", kind: str = "image/png", target: str = "#stage") -> None:
    page.evaluate(DRAG, [target, name, kind, base64.b64encode(data).decode()])


def drop(page: Page, data: bytes, name: str = "x.png", kind: str = "image/png", target: str = "#stage") -> None:
    drag(page, data, name, kind, target)
    page.evaluate(RELEASE, target)


def a1111_picture() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("parameters", A1111)
    buffer = io.BytesIO()
    Image.new("RGB", (64, 64), (30, 90, 120)).save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


def downloaded(page: Page) -> bytes:
    with page.expect_download() as download:
        page.locator("#facts .download").first.click()
    return Path(download.value.path()).read_bytes()


def test_a_dropped_picture_of_the_app_brings_its_settings_and_its_record(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    generate(page, prompt="dropped again 月", negative_prompt="fog", num_inference_steps=9, seed=301)
    expect_done(page)
    record = page.locator("#card [data-record]").get_attribute("data-record")
    data, made = downloaded(page), launched.emulator.images_made
    generate(page, prompt="something else", negative_prompt="", num_inference_steps=20, seed=302)
    expect(page.locator(f'#card [data-record]:not([data-record="{record}"])')).to_be_visible()
    expect_done(page)
    fill(page, prompt="typed by hand")
    drag(page, data)
    expect(page.locator("#restore-drop")).to_be_visible()
    page.evaluate(RELEASE, "#stage")
    expect(page.locator("#restore-drop")).to_be_hidden()
    expect(field(page, "prompt")).to_have_value("dropped again 月")
    expect(field(page, "negative_prompt")).to_have_value("fog")
    expect(page.locator(SEED)).to_have_value("301")
    expect(page.locator("#restored")).to_contain_text("Kolors Explorer wrote them")
    expect(page.locator(f'#card [data-record="{record}"]')).to_be_visible()
    expect(page.locator("#card .badge")).to_have_text("reused")
    assert launched.emulator.images_made == made + 1
    page.locator("#restored [data-press=undo-restore]").click()
    expect(field(page, "prompt")).to_have_value("typed by hand")
    expect(page.locator(SEED)).to_have_value("302")
    page.locator("#restored [data-close-notice]").click()
    expect(page.locator("#restored .notice")).to_be_hidden()
    drop(page, data)  # the same file once more
    expect(field(page, "prompt")).to_have_value("dropped again 月")
    expect(page.locator("#restored .notice")).to_be_visible()
    assert pages.complaints == []


def test_another_programs_picture_by_keyboard_and_in_chinese(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open(locale="zh-CN")
    page.locator("#restore").focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "castle.png", "mimeType": "image/png", "buffer": a1111_picture()})
    expect(field(page, "prompt")).to_have_value("a castle")
    expect(page.locator("#param-width input")).to_have_value("832")
    expect(page.locator("#restored")).to_contain_text("未填入")
    for said in ("150", "juggernautXL", "Sampler", "v1.10.1"):
        expect(page.locator("#restored")).to_contain_text(said)
    expect(page.locator(".is-wrong")).to_have_count(0)
    expect(page.locator("#restored [data-press=undo-restore]")).to_have_count(0)


def test_a_picture_without_settings_may_be_the_init_image(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    fill(page, prompt="stays")
    drop(page, picture("PNG")["buffer"], "plain.png")
    expect(page.locator("#restored")).to_contain_text("plain.png carries no settings")
    expect(field(page, "prompt")).to_have_value("stays")
    page.locator("#restored [data-press=restore-as-init]").click()
    expect(page.locator("#param-image .init-kept")).to_contain_text("300 × 200")
    image = page.locator("#param-image .init-kept img")
    page.wait_for_function("image => image.naturalWidth === 300", arg=image.element_handle())
    expect(field(page, "prompt")).to_have_value("stays")


def test_the_init_boxes_keep_their_meaning(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    box = "#param-image .init-file button"
    drag(page, a1111_picture(), target=box)
    expect(page.locator("#restore-drop")).to_be_hidden()
    page.evaluate(RELEASE, box)
    expect(page.locator("#param-image .init-kept")).to_contain_text("64 × 64")
    expect(page.locator("#restored .notice")).to_have_count(0)
    expect(field(page, "prompt")).not_to_have_value("a castle")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("huge.bin", b"\0" * (20 * 2**20 + 1), "20 MB"),
        ("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("cut.png", picture("PNG")["buffer"][:200], "incomplete or damaged"),
    ],
    ids=["huge", "svg", "cut"],
)
def test_a_file_of_no_use_is_answered_with_a_sentence(
    pages: Pages, launched: LaunchedApp, name: str, data: bytes, said: str
) -> None:
    page = pages.open()
    drop(page, data, name, "")
    expect(page.locator("#form .notice-bad")).to_contain_text(said)
    assert "/?" not in page.url and page.url.startswith(launched.url)


def test_a_zip_goes_to_the_library(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    drop(page, b"PK\5\6" + bytes(18), "export.zip", "application/zip")
    expect(page.locator("#tab-library-button")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#restored .notice")).to_have_count(0)


def test_the_overlay_goes_with_escape_and_a_file_never_replaces_the_page(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    drag(page, a1111_picture())
    expect(page.locator("#restore-drop")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#restore-drop")).to_be_hidden()
    page.locator("#tab-connect-button").click()
    page.locator("#connect").wait_for()
    drop(page, a1111_picture(), target="#connect")
    expect(page.locator("#tab-generate-button")).to_have_attribute("aria-selected", "true")
    expect(field(page, "prompt")).to_have_value("a castle")


def test_a_link_shows_what_is_held_and_never_generates(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    generate(page, prompt="linked lighthouse", seed=311)
    expect_done(page)
    made = launched.emulator.images_made
    key = "sk-" + "0123456789" * 3
    other = pages.open(f"/?prompt=linked+lighthouse&seed=311&api_key={key}&steps=5")
    expect(other.locator("#card .badge")).to_have_text("reused")
    expect(other.locator("#results .grid-container img")).to_have_count(1)
    expect(other.locator("#problems li")).to_have_count(2)
    expect(other.locator("#problems")).to_contain_text("api_key")
    assert key not in other.content() and key not in other.url
    kept = other.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert key not in kept
    unknown = pages.open("/?prompt=linked+lighthouse&seed=312")
    expect(unknown.locator(SEED)).to_have_value("312")
    expect(unknown.locator("#card .badge")).to_have_count(0)
    assert launched.emulator.images_made == made


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_a_stranger_neither_sees_nor_sends_an_init_image_by_its_hash(browser: Browser, tmp_path: Path) -> None:
    emulator = Emulator(Options())
    with running_app(tmp_path, emulator, EXPLORER_PUBLIC="1") as (url, _):
        first = browser.new_context().new_page()
        first.goto(url)
        expect(first.locator("#banner .banner p")).to_be_visible(timeout=30_000)
        first.locator("#param-image input[type=file]").set_input_files(picture("PNG"))
        shown = first.locator("#param-image .init-kept img")
        first.wait_for_function("image => image.naturalWidth === 300", arg=shown.element_handle(timeout=30_000))
        address = shown.get_attribute("src") or ""
        found = re.fullmatch(r"kolors/init/([0-9a-f]{64})\.webp\?token=[0-9a-f]{32}", address)
        assert found is not None
        assert status_of(f"{url}/{address}") == 200
        assert status_of(f"{url}/kolors/init/{found[1]}.webp") == 404
        assert status_of(f"{url}/{address[:-1]}{'0' if address[-1] != '0' else '1'}") == 404
        second = browser.new_context().new_page()
        form = {"prompt": "mine", "image": {"sha256": found[1], "width": 300, "height": 200, "kilobytes": 1}}
        second.add_init_script(f"localStorage.setItem('kolors.form', JSON.stringify({json.dumps(form)}))")
        second.goto(url)
        expect(field(second, "prompt")).to_have_value("mine", timeout=30_000)
        expect(second.locator("#param-image .init-kept")).to_have_count(0)
        assert found[1] not in second.content()
        assert emulator.images_made == 0
