"""The planner's fragments: what they say of axes and of a plan."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from typing import Any

import pytest

from components import params
from components.pacing import Forecast
from components.sweeps.axes import ReadAxes, read_axes
from components.sweeps.estimate import Estimate, estimate
from components.sweeps.names import ALL_NAMES
from components.sweeps.presets import presets
from components.sweeps.problems import NOTES, SAID
from components.sweeps.sketch import sketch
from components.ui import form as forms
from components.ui.plan_axes import Row, example_of, hint_text, row_json, row_of
from components.ui.plan_drawing import drawing_html
from components.ui.plan_frame import LETTERS, frame_html, name_text
from components.ui.plan_html import base_html, facts_html, time_text
from components.ui.plan_said import run_text, said_html, spoken_text, title_text
from components.ui.texts import LANGUAGES, Texts

BASE = {"prompt": "a moon over the sea", "seed": 7}
NOW = 1_700_000_000.0
EN = Texts("en")


def read(*axes: tuple[str, str], most: int = 1000, **base: Any) -> ReadAxes:
    return read_axes([{"name": name, "values": text} for name, text in axes], {**BASE, **base}, most)


def cost(read_: ReadAxes, left: int | None = None, known: int = 0) -> Estimate:
    def forecast(model: str, images: int) -> Forecast:
        today = images if left is None else min(images, left)
        days = 1 if today == images else 1 + -(-(images - today) // (left or 1))
        finish = NOW + 30 * images
        return Forecast(
            finish_utc=finish, per_image_s=30, today=today, left_today=left, days=days, spacing_source="none"
        )

    sketched = None if read_.problems else sketch(BASE, read_.axes, "emulator:")
    digests = [each for by in sketched.digests.values() for each in by] if sketched else []
    return estimate(read_, sketched, set(digests[:known]), forecast, NOW)


def facts_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_wrong_has_its_sentence_with_no_fact_that_is_not_given(language: str) -> None:
    texts = Texts(language)
    for kind, said in SAID.items():
        sentence = texts._catalogue[f"problem_{kind}"]
        assert facts_of(sentence) <= facts_of(said) | {"item"}, kind
    for kind, said in NOTES.items():
        assert facts_of(texts._catalogue[f"note_{kind}"]) <= facts_of(said), kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_axis_can_be_shown(language: str) -> None:
    texts, form = Texts(language), forms.default_form()
    frame = frame_html({"name": "seed", "values": "1-4"}, texts)
    assert frame.count('class="axis"') == len(LETTERS)
    for name in ALL_NAMES:
        assert f'value="{name}"' in frame and name_text(name, texts) and hint_text(name, texts)
        shown = row_json(Row(name=name, text=""), form, forms.values_of(form), texts)
        assert shown["placeholder"] and not shown["is_bad"]


@pytest.mark.parametrize("name", ALL_NAMES)
def test_every_example_and_every_preset_fits(name: str) -> None:
    model = "Qwen/Qwen-Image" if name == "cfg" else "Kwai-Kolors/Kolors"
    base = {"prompt": "a moon over the sea", "seed": 7, "model": model}
    tries = [example_of(name, base["prompt"]), *(each.text for each in presets(name, base))]
    for text in tries:
        assert not read_axes([{"name": name, "values": text}], base, 1000).problems, text


def test_an_example_for_search_and_replace_finds_something_in_any_prompt() -> None:
    for prompt in ("月亮照在海面上，远处有小船", "A cat, sitting", "1girl", "", "((best quality))"):
        text = example_of("prompt_sr", prompt)
        found = read_axes([{"name": "prompt_sr", "values": text}], {"prompt": prompt or "red", "seed": 7}, 1000)
        assert not found.problems, (prompt, text)


def test_values_are_shown_as_they_are_sent_the_first_twelve() -> None:
    found = read(("guidance_scale", "1-20"), ("prompt", "<b>one</b> || two, three"))
    first, second = (
        row_json(row_of({"name": axis.name, "values": axis.text}, found, place), forms.default_form(), BASE, EN)
        for place, axis in enumerate(found.axes)
    )
    assert plain(first["values"]) == "1 2 3 4 5 6 7 8 9 10 11 12 +8" and "20 values" in plain(first["note"])
    assert "&lt;b&gt;one&lt;/b&gt;" in second["values"] and "two, three" in second["values"]


def test_a_reason_is_given_once_for_all_items_that_it_is_true_of() -> None:
    found = read(("num_inference_steps", "0, 101, 5, 3.5, 7-"))
    row = row_json(row_of({"name": "num_inference_steps", "values": ""}, found, 0), forms.default_form(), BASE, EN)
    assert plain(row["note"]).startswith("0, 101") and row["note"].count("1 to 100") <= 2
    assert len(row["marks"]) == 4 and plain(row["values"]) == "5"


@pytest.mark.parametrize(
    ("axes", "title"),
    [
        ([("guidance_scale", "11, 3, 7")], "Guidance scale 3–11"),
        ([("guidance_scale", "3-11"), ("image_size", "1024x1024")], "Guidance scale 3–11 × Size"),
        ([("prompt_sr", "moon, sun")], "Prompt search/replace moon"),
        ([("seed", "5")], "Seed"),
    ],
)
def test_a_title_is_made_of_the_axes(axes: Any, title: str) -> None:
    assert title_text(read(*axes).axes, EN) == title


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (None, "–"),
        (0.0, "less than a minute"),
        (0.2, "less than a minute"),
        (11.4, "about 11 min"),
        (60, "about 1 h"),
        (135, "about 2 h 15 min"),
        (60 * 60, "about 2 days"),
    ],
)
def test_times_are_about_right(minutes: float | None, text: str) -> None:
    assert time_text(minutes, EN) == text


def test_the_card_says_what_it_costs() -> None:
    found = read(("guidance_scale", "3-11"), ("num_inference_steps", "10, 20"))
    facts = plain(facts_html(cost(found, left=400, known=3), found, EN))
    assert facts.startswith("15 images to make Cells 9 × 2 = 18 Different requests 18 Already in the library 3")
    assert "2 a minute about 8 min" in facts and facts.endswith("Left today 400 images")
    assert run_text(cost(found, known=18), EN) == "Show 18 from the library"
    assert run_text(cost(found, known=17), EN) == "Make 1 image"
    assert spoken_text(cost(found), "", EN) == "18 images to make, 18 cells, about 9 min."
    untimed = replace(cost(found), images=0, minutes=None)
    assert spoken_text(untimed, "", EN) == "Nothing to make, 18 cells."


def test_a_short_day_is_said_with_its_rest_and_a_way_out() -> None:
    found = read(("guidance_scale", "3-11"))
    said = said_html(cost(found, left=5), [(1, "guidance_scale")], EN)
    assert "5 images today, the other 4 from tomorrow on" in said and 'data-axis="1"' in said
    assert "Every second value of Guidance scale: 5 instead of 9" in said
    assert "over the next 2 days" in said_html(cost(found, left=3), [(0, "guidance_scale")], EN)
    none_left = replace(cost(found, left=5), today=0)
    assert "begins when the day turns" in said_html(none_left, [(0, "guidance_scale")], EN)


def test_the_base_shows_what_the_axes_leave_of_it() -> None:
    form = {**forms.default_form(), "prompt": "<i>sea</i>", "seed": 5, "batch_size": 2}
    shown = base_html(form, {"guidance_scale": "X"}, (), ["kolors/init/a.webp"], EN)
    assert "&lt;i&gt;sea" in shown and "Guidance scale: varied by <b>X</b>" in shown and "Seed 5" in plain(shown)
    assert "2 images each" in shown and "Inference steps 20" in shown and 'src="kolors/init/a.webp"' in shown
    assert "One new seed" in base_html({**form, "seed": -1}, {}, (), [], EN)
    assert set(params.BY_NAME) - set(forms.NAMES) == set()


@pytest.mark.parametrize(("counts", "cells", "pages"), [((5,), 5, 1), ((3, 2), 6, 1), ((100, 50, 9), 14 * 6, 3)])
def test_the_shape_is_drawn_as_far_as_there_is_room(counts: tuple[int, ...], cells: int, pages: int) -> None:
    drawn = drawing_html(counts)
    assert drawn.count("<rect") == cells and drawn.count("<path") == pages - 1
    width = re.search(r'width="([\d.]+)" height="([\d.]+)" aria-hidden', drawn)
    assert width and float(width[1]) <= 96 and float(width[2]) <= 38
