"""Take pictures of the page in its states: python -m tests.e2e.screenshots FOLDER [name ...]"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from components.emulator.core import Emulator
from components.emulator.options import Options
from tests.e2e.launching import DESKTOP, PHONE, open_browser, running_app


def _generate(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"#param-{name} :is(textarea, input[type=number])").first.fill(value)
    page.locator("#generate").click()


def _ended(page: Page) -> None:
    expect(page.locator('#card [data-state="ended"]')).to_be_visible(timeout=60_000)
    for image in page.locator("#results img").all():
        expect(image).to_be_visible()
        page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image.element_handle())


def _shoot_done(page: Page, emulator: Emulator) -> None:
    _generate(page, seed="42")
    _ended(page)


def _shoot_four(page: Page, emulator: Emulator) -> None:
    _generate(page, seed="7", batch_size="4", prompt="a lighthouse at dawn, calm sea")
    _ended(page)


def _shoot_preview(page: Page, emulator: Emulator) -> None:
    _shoot_four(page, emulator)
    page.locator("#results .grid-container button").nth(1).click()
    expect(page.locator("#results .preview img").first).to_be_visible()


def _shoot_details(page: Page, emulator: Emulator) -> None:
    _shoot_done(page, emulator)
    page.locator("#details button").first.click()
    expect(page.locator("#reply-json")).to_contain_text("seed")
    page.locator("#details").scroll_into_view_if_needed()


def _shoot_waiting(page: Page, emulator: Emulator) -> None:
    emulator.configure(Options(latency_s=1, batch="ignored", ipm=2))
    _generate(page, seed="11", batch_size="4")
    expect(page.locator("#tiles time[data-at]").first).to_be_visible(timeout=30_000)
    expect(page.locator("#card [data-until]")).to_be_visible(timeout=30_000)


def _shoot_running(page: Page, emulator: Emulator) -> None:
    emulator.configure(Options(latency_s=8))
    _generate(page, seed="12", batch_size="4")
    expect(page.locator("#tiles .tile-running").first).to_be_visible()
    page.wait_for_timeout(2500)


def _shoot_refused(page: Page, emulator: Emulator) -> None:
    emulator.configure(Options(faults=("moderation",)))
    _generate(page, seed="13")
    _ended(page)


def _shoot_failed(page: Page, emulator: Emulator) -> None:
    emulator.configure(Options(faults=("401-30014",)))
    _generate(page, seed="14")
    _ended(page)


def _shoot_unclear(page: Page, emulator: Emulator) -> None:
    emulator.configure(Options(faults=("504-text",)))
    _generate(page, seed="15", batch_size="2")
    _ended(page)


def _shoot_invalid(page: Page, emulator: Emulator) -> None:
    page.locator("#param-image_size label").last.click()
    page.locator("#param-width input").fill("801")
    _generate(page, seed="99999999999", prompt=" ")
    expect(page.locator("#problems li").first).to_be_visible()


def _shoot_init(page: Page, emulator: Emulator) -> None:
    _generate(page, seed="42")
    _ended(page)
    page.locator("#param-image_size label", has_text="720x1280").click()
    page.locator("#use-init").click()
    expect(page.locator("#param-image .init-kept")).to_be_visible()
    page.locator("#param-image").scroll_into_view_if_needed()


def _shoot_connect(page: Page, emulator: Emulator) -> None:
    page.locator("#tab-connect-button").click()
    page.locator("#test-key").click()
    expect(page.locator("#connect-said .notice")).to_be_visible(timeout=20_000)


def _fill_library(page: Page, emulator: Emulator) -> None:
    """Make some pictures by the form, one of them refused, and open the Library."""
    for number, prompt in enumerate(_PROMPTS):
        emulator.configure(Options(faults=("moderation",) if number == 3 else ()))
        page.locator("#param-image_size label").nth((0, 1, 4)[number % 3]).click()
        _generate(page, prompt=prompt, seed=str(number), batch_size="4" if number == 5 else "1")
        page.locator(f'#card [data-state="ended"][data-count="{4 if number == 5 else 1}"]').wait_for(timeout=60_000)
        page.wait_for_function("seed => document.querySelector('#seed-used')?.textContent === seed", arg=str(number))
    page.locator("#tab-library-button").click()
    expect(page.locator("#library .entry")).to_have_count(len(_PROMPTS), timeout=20_000)
    expect(page.locator("#library .entry-waiting")).to_have_count(0, timeout=20_000)
    page.wait_for_function(_THUMBNAILS)


def _shoot_chosen(page: Page, emulator: Emulator) -> None:
    _fill_library(page, emulator)
    for number in (1, 3):
        page.locator(".entry-pick input").nth(number).check()


def _shoot_record(page: Page, emulator: Emulator) -> None:
    _fill_library(page, emulator)
    page.locator(".entry:has(.entry-count) .entry-open").click()
    page.locator("dialog[open] img").first.wait_for()
    page.wait_for_function("() => [...document.querySelectorAll('dialog img')].every((each) => each.complete)")


def _shoot_compare(page: Page, emulator: Emulator) -> None:
    _shoot_chosen(page, emulator)
    page.locator("#library-chosen [data-library=compare]").click()
    page.locator("dialog[open] img").first.wait_for()
    page.wait_for_function("() => [...document.querySelectorAll('dialog img')].every((each) => each.complete)")


def _run_sweep(page: Page, *axes: tuple[str, str]) -> None:
    """Run a sweep of small pictures by the planner, and wait until its grid is there."""
    page.locator("#param-image_size label").last.click()
    for side in ("width", "height"):
        page.locator(f"#param-{side} input").fill("512")
    _generate(page, seed="7", prompt="a lighthouse on an island, calm sea")
    _ended(page)
    page.locator("#tab-explore-button").click()
    page.locator("#planner[data-planned]").wait_for()
    for row, (name, text) in enumerate(axes):
        if row:
            page.locator('[data-plan="add"]').click()
        page.locator(f'.axis[data-axis="{row}"] select').select_option(name)
        page.locator(f'.axis[data-axis="{row}"] textarea').fill(text)
    page.locator('#run-sweep[aria-disabled="false"]').wait_for()
    page.locator("#run-sweep").click()
    page.locator("#sweep .sweep-cell").first.wait_for()


_SWEPT = (("guidance_scale", "3-11 (+2)"), ("num_inference_steps", "10, 20, 30, 50"))


def _shoot_sweep(page: Page, emulator: Emulator) -> None:
    """Show a finished sweep, one cell refused and one that may have been made."""
    emulator.configure(Options(faults=("ok", "moderation", "504-text")))
    _run_sweep(page, *_SWEPT)
    expect(page.locator('.sweep-head[data-state="done"]')).to_be_visible(timeout=60_000)
    expect(page.locator(".sweep-lesson li")).to_have_count(2, timeout=30_000)
    page.wait_for_function(_TILES)


def _shoot_sweep_half(page: Page, emulator: Emulator) -> None:
    """Show a sweep that is half done: its finished cells are a smaller grid."""
    emulator.configure(Options(latency_s=4))
    _run_sweep(page, ("guidance_scale", "3-11 (+2)"), ("prompt_sr", "calm sea, sunset, storm"))
    page.locator('.sweep-cell[data-status="done"]').nth(7).wait_for(timeout=60_000)
    page.wait_for_function(_TILES)


def _shoot_sweep_three(page: Page, emulator: Emulator) -> None:
    """Show a sweep of three axes under way."""
    emulator.configure(Options(latency_s=2))
    _run_sweep(page, *_SWEPT, ("seed", "7, 8, 9"))
    expect(page.locator('.sweep-cell[data-status="done"]')).to_have_count(4, timeout=60_000)


def _shoot_sweep_paused(page: Page, emulator: Emulator) -> None:
    """Show a sweep whose key was not accepted."""
    emulator.configure(Options(faults=("ok",) + ("401-30014",) * 8))
    _run_sweep(page, *_SWEPT)
    expect(page.locator(".sweep-why .notice")).to_be_visible(timeout=60_000)


def _shoot_known(page: Page, emulator: Emulator) -> None:
    _generate(page, seed="42")
    _ended(page)
    expect(page.locator("#known-line .known")).to_be_visible(timeout=20_000)


def _shoot_explore(page: Page, emulator: Emulator) -> None:
    """Plan a sweep of three axes, one of them with items that do not fit."""
    page.locator("#tab-explore-button").click()
    page.locator("#planner[data-planned]").wait_for()
    axes = (("guidance_scale", "3-11 (+2)"), ("num_inference_steps", "10, 20, 30, 300"), ("prompt_sr", "moon, sun"))
    for row, (name, text) in enumerate(axes):
        if row:
            page.locator('[data-plan="add"]').click()
        axis = page.locator(f'.axis[data-axis="{row}"]')
        axis.locator("select").select_option(name)
        axis.locator("textarea").fill(text)
    expect(page.locator(".axis-marks u")).to_have_text("300")
    expect(page.locator('.axis[data-axis="2"] .axis-value')).to_have_count(2)


_PROMPTS = (
    "a lighthouse on an island at night, moon shining over the sea", "两只熊猫在竹林里",
    "a fox in a snowy forest, watercolor", "what the service refuses", "a castle on a hill, autumn, mountains",
    "three sailing boats at sunset, seagulls", "an astronaut riding a horse", "a windmill in a tulip field, spring",
    "夜晚的城市，烟花", "a cat on a windowsill", "穿汉服的女孩在桥上打着伞", "a dragon over a village, pixel art",
)  # fmt: skip
_THUMBNAILS = """() => [...document.querySelectorAll('#library .entry img')]
    .filter((each) => each.getBoundingClientRect().top < innerHeight).every((each) => each.complete)"""
_TILES = """() => [...document.querySelectorAll('.sweep-cell img')].filter((each) => {
    const at = each.getBoundingClientRect();
    return at.top < innerHeight && at.left < innerWidth;
}).every((each) => each.complete)"""

STATES: dict[str, Callable[[Page, Emulator], None]] = {
    "empty": lambda page, emulator: None,
    "done": _shoot_done,
    "four": _shoot_four,
    "preview": _shoot_preview,
    "details": _shoot_details,
    "waiting": _shoot_waiting,
    "running": _shoot_running,
    "refused": _shoot_refused,
    "failed": _shoot_failed,
    "unclear": _shoot_unclear,
    "invalid": _shoot_invalid,
    "init": _shoot_init,
    "connect": _shoot_connect,
    "library": _fill_library,
    "chosen": _shoot_chosen,
    "record": _shoot_record,
    "compare": _shoot_compare,
    "known": _shoot_known,
    "explore": _shoot_explore,
    "sweep": _shoot_sweep,
    "sweep-half": _shoot_sweep_half,
    "sweep-three": _shoot_sweep_three,
    "sweep-paused": _shoot_sweep_paused,
}
LOOKS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "zh": {"viewport": DESKTOP, "locale": "zh-HK"},
    "readme": {"viewport": {"width": 1440, "height": 1160}},
    "phone": {"viewport": PHONE, "device_scale_factor": 2},
}


def main(folder: Path, chosen: list[str]) -> None:
    """Write a PNG for every state in every look, or for the chosen `state-look` only."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_browser() as browser:
        for look, options in LOOKS.items():
            for state, shoot in STATES.items():
                name = f"{state}-{look}"
                if not chosen or name in chosen or state in chosen or look in chosen:
                    _shoot(browser, folder / f"{name}.png", shoot, options)


def _shoot(browser: Browser, target: Path, shoot: Callable[[Page, Emulator], None], options: dict[str, Any]) -> None:
    emulator = Emulator(Options(latency_s=0))
    with tempfile.TemporaryDirectory() as data, running_app(Path(data), emulator) as (url, _):
        context = browser.new_context(**options)
        page = context.new_page()
        page.on(
            "console", lambda message: print("console", message.type, message.text) if message.type == "error" else None
        )
        page.goto(url)
        expect(page.locator("#banner .banner-emulator")).to_be_visible(timeout=20_000)
        shoot(page, emulator)
        if options["viewport"]["height"] > DESKTOP["height"]:
            page.evaluate("scrollTo(0, 0)")
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.screenshot(path=str(target), full_page=options["viewport"] == PHONE)
        print(target.name, "SIDEWAYS" if wide else "")
        emulator.configure(Options())
        context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
