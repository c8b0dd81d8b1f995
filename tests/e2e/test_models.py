"""Every model from every other one, in a real browser: no choice of another model's may ever stand in the way."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Page, expect

from components import models, params
from components.emulator.options import Options
from tests.e2e.conftest import LaunchedApp, Pages
from tests.e2e.test_page import expect_done, field, fill, generate, picture

pytestmark = pytest.mark.browser
QWEN = models.MODEL_BY_ID["Qwen/Qwen-Image"]
TRICKY = '__i18n__{"__type__": "translation_metadata", "key": "common.submit"}'


def choose(page: Page, model: models.Model) -> None:
    page.locator("#param-model input").click()
    page.get_by_role("option", name=re.compile(rf"^{re.escape(model.label)}( ·|$)")).click()
    for parameter in params.PARAMETERS:
        if parameter.kind != "model":
            expect(page.locator(f"#param-{parameter.name}:visible")).to_have_count(
                int(model.has_parameter(parameter.name))
            )


def made(page: Page, launched: LaunchedApp) -> str:
    """Wait for the picture of the newest record, which the page must show; gives the record's model."""
    latest = launched.services.latest("local")
    assert latest is not None
    launched.services.when_ended(latest).result(timeout=30)
    expect(page.locator(f'#card [data-record="{latest}"][data-status="done"]')).to_be_visible()
    view = launched.services.view(latest, "local")
    assert view is not None
    return view.record.request.model


def generate_new(page: Page, launched: LaunchedApp, **values: Any) -> str:
    before = launched.services.latest("local")
    generate(page, **values)
    for _ in range(100):
        if launched.services.latest("local") != before:
            break
        page.wait_for_timeout(50)
    expect(page.locator("#problems .notice")).to_have_count(0)
    return made(page, launched)


@pytest.mark.parametrize("start", [models.DEFAULT_MODEL, QWEN], ids=lambda model: model.label)
@pytest.mark.parametrize("model", models.MODELS, ids=lambda model: model.label)
def test_every_model_generates_from_every_other_and_after_a_reload(
    pages: Pages, launched: LaunchedApp, start: models.Model, model: models.Model
) -> None:
    page = pages.open(f"?model={start.id}")
    name = f"{start.label} to {model.label}"
    if model is not start:
        choose(page, model)
    if "image" in model.requires:
        generate(page, prompt=name)
        expect(page.locator("#problems li")).to_have_count(1)
        expect(page.locator("#problems li")).to_contain_text("This model needs it")
        expect(page.locator("#param-image .init-help")).not_to_contain_text("Optional")
        page.locator("#param-image input[type=file]").set_input_files(picture("PNG"))
        expect(page.locator("#param-image .init-kept")).to_be_visible()
    assert generate_new(page, launched, prompt=name, seed=1) == model.id
    pages.reload(page)
    expect(field(page, "prompt")).to_have_value(name)
    assert generate_new(page, launched, seed=2) == model.id
    expect(page.locator(".toast-body")).to_have_count(0)
    assert pages.complaints == []


def test_a_link_to_a_model_without_sizes_works(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open("?model=Qwen/Qwen-Image-Edit")
    page.locator("#generate").click()
    expect(page.locator("#problems li")).to_have_count(1)
    choose(page, models.DEFAULT_MODEL)
    assert generate_new(page, launched, seed=11) == models.DEFAULT_MODEL.id


def test_quick_switches_end_at_the_last_model(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    for model in (*models.MODELS, QWEN):
        page.locator("#param-model input").click()
        page.get_by_role("option", name=re.compile(rf"^{re.escape(model.label)}( ·|$)")).click()
    choose(page, QWEN)
    expect(page.locator("#param-image_size input:checked")).to_have_value(QWEN.sizes[0])
    assert generate_new(page, launched, seed=12) == QWEN.id
    expect(page.locator(".toast-body")).to_have_count(0)


def test_verbs_wait_for_what_they_need(pages: Pages, launched: LaunchedApp) -> None:
    launched.emulator.configure(Options(latency_s=2))
    page = pages.open()
    generate(page, prompt="waits", seed=21)
    expect(page.locator("#tiles .tile-running")).to_be_visible()
    for verb in ("reuse-seed", "use-init", "ask-again"):
        expect(page.locator(f"#{verb}")).to_be_disabled()
    for verb in ("reuse-all", "remix"):
        expect(page.locator(f"#{verb}")).to_be_enabled()
    expect_done(page)
    for verb in ("reuse-all", "remix", "reuse-seed", "use-init", "ask-again"):
        expect(page.locator(f"#{verb}")).to_be_enabled()
    count = len(launched.services.store.unfinished())
    page.locator("#ask-again").dblclick()
    expect(page.locator("#ask-again")).to_be_disabled()
    assert len(launched.services.store.unfinished()) == count + 1
    expect_done(page)


def test_the_line_of_the_pixels_is_there_as_others_opens(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    page.locator("#param-image_size label").last.click()
    expect(page.locator("#pixels")).to_contain_text("1:1")
    fill(page, width=800, height=600)
    expect(page.locator("#pixels")).to_contain_text("480,000")
    pages.reload(page)
    expect(page.locator("#param-width input")).to_have_value("800")
    expect(page.locator("#pixels")).to_contain_text("480,000")
    page.goto(f"{launched.url}?image_size=512x768")
    expect(page.locator("#param-width input")).to_have_value("512")
    expect(page.locator("#pixels")).to_contain_text("2:3")
    fill(page, height="")
    page.locator("#generate").click()
    expect(page.locator("#problems li")).to_have_count(1)
    expect(page.locator("#problems li")).to_contain_text("Height")


def test_a_prompt_that_gradio_would_translate_stays_as_it_is(pages: Pages, launched: LaunchedApp) -> None:
    page = pages.open()
    generate_new(page, launched, prompt=TRICKY, negative_prompt=TRICKY, seed=31)
    latest = launched.services.latest("local")
    assert latest is not None
    fill(page, prompt="another", negative_prompt="")
    page.locator("#reuse-all").click()
    for name in ("prompt", "negative_prompt"):
        expect(field(page, name)).to_have_value(TRICKY.replace("__i18n__", "__i18n__\u2060"))
    pages.reload(page)
    expect(field(page, "prompt")).to_have_value(TRICKY.replace("__i18n__", "__i18n__\u2060"))
    generate_new(page, launched, seed=32)
    view = launched.services.view(launched.services.latest("local") or "", "local")
    assert view is not None
    assert (view.record.request.prompt, view.record.request.negative_prompt) == (TRICKY, TRICKY)
