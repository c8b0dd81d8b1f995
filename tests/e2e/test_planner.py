"""Planning a sweep in a browser: what is typed, what is shown of it, and what survives."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Page, expect

from tests.e2e.conftest import LaunchedApp, Pages


def open_planner(pages: Pages, query: str = "", **options: object) -> Page:
    page = pages.open(query, **options)
    page.locator("#tab-explore-button").click()
    page.locator("#planner[data-planned]").wait_for()
    return page


def write(page: Page, row: int, name: str, text: str) -> None:
    axis = page.locator(f'.axis[data-axis="{row}"]')
    axis.locator("select").select_option(name)
    axis.locator("textarea").fill(text)


def fact(page: Page, name: str) -> str:
    return page.locator(".plan-facts dl > div", has_text=name).locator("dd").inner_text()


def test_a_plan_follows_what_is_typed_and_survives_a_reload(pages: Pages) -> None:
    page = open_planner(pages)
    write(page, 0, "guidance_scale", "3-11 (+2)")
    page.locator('[data-plan="add"]').click()
    write(page, 1, "num_inference_steps", "10, 20")
    expect(page.locator(".plan-facts")).to_contain_text("5 × 2 = 10")
    expect(page.locator("#run-sweep")).to_have_text("Make 10 images")
    field = page.locator('.axis[data-axis="1"] textarea')
    field.press("End")
    field.type(", 300")
    expect(page.locator('.axis[data-axis="1"] .axis-marks u')).to_have_text("300")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#axis-Y-note")).to_have_text("300: enter a whole number from 1 to 100.")
    expect(field).to_be_focused()
    expect(page.locator("#run-sweep")).to_have_attribute("aria-disabled", "true")
    page.locator(".axis-swap:visible").click()
    expect(page.locator('.axis[data-axis="0"] textarea')).to_have_value("10, 20, 300")
    page.locator('[name="title"]').fill("my sweep")
    pages.reload(page)
    page.locator("#planner[data-planned]").wait_for()
    expect(page.locator('.axis[data-axis="0"] textarea')).to_have_value("10, 20, 300")
    expect(page.locator('.axis[data-axis="1"] select')).to_have_value("guidance_scale")
    expect(page.locator('[name="title"]')).to_have_value("my sweep")
    assert not pages.complaints and not pages.foreign


def test_the_form_of_generate_is_the_base(pages: Pages) -> None:
    page = open_planner(pages, "?prompt=a+red+boat&seed=7")
    expect(page.locator(".base-prompt")).to_have_text("a red boat")
    page.locator('.plan-base [data-plan="change"]').click()
    page.locator("#param-prompt textarea").fill("a blue boat")
    page.locator("#param-prompt textarea").blur()
    page.locator("#tab-explore-button").click()
    expect(page.locator(".base-prompt")).to_have_text("a blue boat")
    write(page, 0, "prompt_sr", "blue, green")
    expect(page.locator(".axis-value")).to_have_text(["blue", "green"])
    write(page, 0, "prompt_sr", "red, green")
    expect(page.locator("#axis-X-note")).to_contain_text("neither the prompt")


def test_choices_are_ticked_and_written(pages: Pages) -> None:
    page = open_planner(pages)
    page.locator('.axis[data-axis="0"] select').select_option("image_size")
    box, field = page.locator(".axis").get_by_label("960x1280"), page.locator('.axis[data-axis="0"] textarea')
    box.check()
    page.locator(".axis").get_by_label("1024x1024").check()
    expect(field).to_have_value("960x1280, 1024x1024")
    box.uncheck()
    expect(field).to_have_value("1024x1024")
    field.fill("720x1440, 1024x1024")
    expect(page.locator(".axis").get_by_label("720x1440")).to_be_checked()
    expect(page.locator("#run-sweep")).to_have_text("Make 2 images")


def test_a_double_click_starts_one_sweep(pages: Pages, launched: LaunchedApp) -> None:
    page = open_planner(pages, "?seed=11&image_size=256x256")
    write(page, 0, "num_inference_steps", "1, 2")
    expect(page.locator("#run-sweep")).to_have_text("Make 2 images")
    before = len(launched.services.sweeps.all("local"))
    with page.expect_response("**/kolors/sweep?*"):
        page.locator("#run-sweep").dblclick()
    expect(page.locator('[data-plan="fold"]')).to_have_attribute("aria-expanded", "false")
    started = launched.services.sweeps.all("local")
    assert len(started) == before + 1 and started[0].sweep.title == "Inference steps 1–2"
    page.locator('[data-plan="fold"]').click()
    page.locator('.axis[data-axis="0"] textarea').fill("0")
    with page.expect_response("**/kolors/plan?*"):
        page.locator('.axis[data-axis="0"] textarea').press("Control+Enter")
    expect(page.locator('.axis[data-axis="0"] textarea')).to_have_value("0")
    assert len(launched.services.sweeps.all("local")) == before + 1


def test_a_sweep_fills_the_planner_and_the_form_on_a_phone(pages: Pages) -> None:
    page = open_planner(pages, viewport={"width": 390, "height": 844}, locale="zh-CN")
    again = {
        "form": {"prompt": "三只海鸥", "image_size": "800x600", "seed": 5},
        "axes": [{"name": "prompt", "values": ["a, b", "c"], "labels": ["a, b", "c"], "text": ""}],
        "title": "again",
    }
    page.evaluate(f"window.kolors.planAgain({json.dumps(again)})")
    expect(page.locator('.axis[data-axis="0"] textarea')).to_have_value("a, b || c")
    expect(page.locator(".plan-base")).to_contain_text("800 × 600")
    expect(page.locator(".plan-base")).to_contain_text("种子 5")
    expect(page.locator("#run-sweep")).to_have_text("生成 2 张图片")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
