"""The viewer of an unpacked ZIP, opened from disk: no network, every cell by keyboard, never a blank tile."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("playwright")

from PIL import Image
from playwright.sync_api import expect

from components.export.page import viewer_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXES = {
    "guidance_scale": ["3", "5.5", "11"],
    "num_inference_steps": ["10", "50"],
    "prompt_sr": ["a cat, <b>“sleeping”</b>", "狗"],
}
REFUSED = {"kind": "moderation", "message": "The service refused the prompt: no.", "status": 400, "code": 20015}


def record(number: int, **values: Any) -> dict[str, Any]:
    image = {
        "file": f"images/{number} 猫#%.png", "index": 0, "seed": number, "width": 64, "height": 64, "format": "png",
        "bytes": 90_000,
    }  # fmt: skip
    request = {"prompt": f"cat number {number}", "model": "Kwai-Kolors/Kolors", "image_size": "1024x1024", "seed": 7}
    return {
        "digest": f"{number:064x}", "site": "emulator:", "service": "emulator", "request": request, "status": "done",
        "accepted_utc": 1.7e9, "ended_utc": 1.7e9, "starred": number == 3, "seed": number, "trace_id": f"ti_{number}",
        "inference_s": 3.2, "error": None, "images": [image], **values,
    }  # fmt: skip


def unpack(folder: Path, axes: dict[str, list[str]], *, is_gallery: bool = False) -> str:
    """Write what a ZIP of a sweep holds; of its cells one is refused, one waits, and the file of one is lost."""
    for name in ("images", "thumbs"):
        (folder / name).mkdir()
    records, cells, thumbs = [], [], {}
    for number, at in enumerate(itertools.product(*(range(len(labels)) for labels in axes.values()))):
        is_refused = number == 4
        records.append(record(number, status="refused", error=REFUSED, images=[]) if is_refused else record(number))
        labels = [labels[place] for labels, place in zip(axes.values(), at, strict=True)]
        status, place = ("waiting", None) if number == 6 else ("refused" if is_refused else "done", number)
        cells.append({"at": at, "values": labels, "status": status, "digest": f"{number:064x}", "record": place})
        for image in records[-1]["images"]:
            thumbs[image["file"]] = f"thumbs/{number} 猫#%.png.webp"
            if number not in (6, 8) and number < 20:
                Image.new("RGB", (64, 64), (20 * number, 90, 200)).save(folder / image["file"])
                Image.new("RGB", (32, 32), (20 * number, 90, 200)).save(folder / thumbs[image["file"]])
    told = [{"name": name, "values": labels, "labels": labels, "text": ""} for name, labels in axes.items()]
    base = {"prompt": "a cat, <b>“sleeping”</b>", "guidance_scale": 7.5, "seed": 7, "model": "Kwai-Kolors/Kolors"}
    sweep = {"id": "x", "title": "Cats & 狗", "site": "emulator:", "base": base, "axes": told, "cells": cells}
    page = viewer_html(records, thumbs, 1.7e9, None if is_gallery else sweep)
    (folder / "index.html").write_bytes(page)
    return (folder / "index.html").as_uri()


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open a file as a visitor would; anything that it asks of a network, or that goes wrong in it, fails."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "en-US", **options})
    page, asked, wrong = context.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda each: wrong.append(each.text) if each.type == "error" else None)
    page.goto(address)
    try:
        yield page
    finally:
        context.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert [text for text in wrong if "ERR_FILE_NOT_FOUND" not in text] == []


def cell(page: Page, *labels: str) -> Any:
    names = ("Guidance scale", "Inference steps", "Prompt search/replace")
    spoken = ", ".join(f"{name} {label}" for name, label in zip(names, labels, strict=False))
    return page.locator(f'[role="gridcell"][aria-label^="{spoken}"]')


def test_a_grid_is_walked_turned_and_opened_by_keys(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, unpack(tmp_path, AXES)) as page:
        cat = AXES["prompt_sr"][0]
        heads = page.locator('thead th[scope="col"] .value')
        assert heads.all_inner_texts() == AXES["guidance_scale"]
        assert page.locator('tbody th[scope="row"]').all_inner_texts() == AXES["num_inference_steps"]
        assert page.locator("h1").inner_text() == "Cats & 狗"
        expect(page.locator(".counts b")).to_have_text("10 of 12 cells done")
        page.keyboard.press("PageDown")
        page.keyboard.press("PageUp")
        expect(page.locator('[role="gridcell"]')).to_have_count(6)
        expect(cell(page, "5.5", "10", cat)).to_contain_text("Refused")
        expect(cell(page, "5.5", "50", cat)).to_contain_text("Waiting")
        expect(cell(page, "11", "10", cat)).to_contain_text("File not found")
        page.locator('[role="gridcell"][tabindex="0"]').focus()
        page.keyboard.press("ArrowRight")
        expect(cell(page, "5.5", "10", cat)).to_be_focused()
        page.keyboard.press("Enter")
        detail = page.locator("#detail")
        expect(detail).to_contain_text("The service refused the prompt: no. · HTTP 400 · code 20015")
        page.keyboard.press("ArrowLeft")
        expect(detail.locator(".stage img")).to_have_attribute("src", "images/0%20%E7%8C%AB%23%25.png")
        assert detail.locator(".stage img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 64
        for text in ("cat number 0", "ti_0", "1024x1024", "Done", cat, f"{0:064x}"):
            expect(detail).to_contain_text(text)
        page.keyboard.press("Escape")
        expect(cell(page, "3", "10", cat)).to_be_focused()
        page.keyboard.press("t")
        assert heads.all_inner_texts() == AXES["num_inference_steps"]
        page.locator("#axis-0").select_option(label="Prompt search/replace")
        assert heads.all_inner_texts() == AXES["prompt_sr"]
        expect(page.locator("#page")).to_have_value("0")
        page.locator("#page-after").click()
        expect(cell(page, "3", "50", "狗")).to_contain_text("★")


def test_two_cells_are_compared_in_three_ways_also_in_chinese(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, unpack(tmp_path, AXES), locale="zh-CN", color_scheme="dark") as page:
        expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
        expect(page.locator(".counts b")).to_have_text("已完成 10 / 12 格")
        assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(16, 20, 23)"
        page.locator("#lang-en").click()
        page.locator('[role="gridcell"][tabindex="0"]').focus()
        page.keyboard.press("x")
        expect(page.locator("#tray")).to_contain_text("Choose the picture")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        box, compare = page.locator("#compare .box"), page.locator("#compare")
        expect(box).to_have_attribute("data-mode", "slider")
        box.locator("input").focus()
        page.keyboard.press("End")
        assert box.evaluate("box => box.style.getPropertyValue('--at')") == "100%"
        expect(compare.locator(".below")).to_contain_text("Prompt")
        page.keyboard.press("f")
        expect(box).to_have_attribute("data-shown", "b")
        expect(box.locator(".a")).to_be_hidden()
        compare.get_by_role("button", name="Side by side").click()
        expect(box.locator(".a")).to_be_visible()
        page.keyboard.press("Escape")
        expect(cell(page, "3", "50")).to_be_focused()
        page.locator("#keys").click()
        expect(page.locator("#help")).to_contain_text("show the other picture")


def test_a_phone_holds_a_thousand_cells_and_a_gallery_is_searched(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "grid").mkdir()
    (tmp_path / "gallery").mkdir()
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    many = {"guidance_scale": [str(n) for n in range(40)], "num_inference_steps": [str(n) for n in range(25)]}
    with opened(browser, unpack(tmp_path / "grid", many), **phone) as page:
        expect(page.locator('[role="gridcell"]')).to_have_count(1000)
        drawn_ms = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
        assert drawn_ms < 5000
        page.evaluate("scrollTo(900, 1500)")
        row = page.locator('tbody th[scope="row"]').nth(10).bounding_box()
        head = page.locator('thead th[scope="col"]').nth(12).bounding_box()
        assert row is not None and abs(row["x"]) < 1 and head is not None and abs(head["y"]) < 1
        assert page.locator("#top").evaluate("top => top.offsetWidth") == 390
    with opened(browser, unpack(tmp_path / "gallery", AXES, is_gallery=True), **phone) as page:
        tiles = page.locator("#gallery .tile")
        expect(tiles).to_have_count(12)
        expect(tiles.nth(4)).to_contain_text("Refused")
        page.locator("#filter").fill("NUMBER 1")
        expect(tiles).to_have_count(3)
        tiles.nth(1).click()
        expect(page.locator("#detail")).to_contain_text("ti_10")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
