"""Comparing two pictures: what differs is listed, what is the same is said in one line."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.ui.compare_words import marked
from tests import pipeline as pipelines
from tests.unit.test_ui_detail import call, visible


def compared(pipeline, a, b, **values):
    answer = call(pipeline, "compare", a=a, b=b, **values)
    assert answer.status_code == 200, answer.text
    return answer.text


def rows(page):
    found = re.findall(r'<tr><th scope="row">(.*?)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td></tr>', page, re.DOTALL)
    return {visible(label): (visible(first), visible(second)) for label, first, second in found}


def unmarked(markup):
    return html.unescape(markup.replace("<mark>", "").replace("</mark>", ""))


def test_settings_that_differ_are_listed_in_the_tables_order(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        first = pipeline.ask(prompt="a red boat", seed=1)
        second = pipeline.ask(prompt="a blue boat", seed=2, guidance_scale=9, negative_prompt="fog")
        for each in (first, second):
            pipeline.finish(each)
        page = compared(pipeline, f"{first}:0", f"{second}:0")
        assert list(rows(page)) == ["Prompt", "Negative prompt", "Guidance scale", "Seed"]
        assert rows(page)["Seed"] == ("1", "2")
        assert rows(page)["Negative prompt"] == ("empty", "fog")
        assert "a <mark>red</mark> boat" in page and "a <mark>blue</mark> boat" in page
        assert "The same in both: Size 256 × 256" in visible(page)
        swapped = compared(pipeline, f"{second}:0", f"{first}:0")
        assert rows(swapped)["Seed"] == ("2", "1")


def test_two_of_one_batch_differ_in_their_place_only(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(batch_size=2)
        pipeline.finish(record_id)
        page = compared(pipeline, f"{record_id}:0", f"{record_id}:1")
        assert rows(page) == {"Image": ("1/2", "2/2")}
        files = [str(pipeline.services.image_path(each)) for each in pipeline.services.view(record_id, "local").saved]
        assert re.findall(r'<img src="gradio_api/file=([^"]+)"', page) == files


def test_seeds_are_those_that_counted(tmp_path):
    with pipelines.pipeline(tmp_path, batch="ignored") as pipeline:
        record_id = pipeline.ask(batch_size=2)
        pipeline.finish(record_id)
        page = compared(pipeline, f"{record_id}:0", f"{record_id}:1")
        assert rows(page) == {"Seed": ("7", "8"), "Image": ("1/2", "2/2")}


def test_copies_have_the_same_settings(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        first = pipeline.ask()
        pipeline.finish(first)
        second = pipeline.ask(fresh=True)
        pipeline.finish(second)
        page = visible(compared(pipeline, f"{first}:0", f"{second}:0"))
        assert "The settings are the same. In both: Prompt sea · Size 256 × 256" in page
        assert "两张图片的设置相同" in compared(pipeline, f"{first}:0", f"{second}:0", lang="zh")


def test_pictures_of_other_sizes_share_the_wider_box(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        wide, tall = pipeline.ask(image_size="512x256"), pipeline.ask(image_size="256x512")
        for each in (wide, tall):
            pipeline.finish(each)
        page = compared(pipeline, f"{tall}:0", f"{wide}:0")
        assert "--ratio: 2.00000" in page
        assert rows(page)["Size"] == ("256 × 512", "512 × 256")
        assert rows(page)["File"] == ("256 × 512", "512 × 256")


def test_other_models_differ_in_what_they_take(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        first = pipeline.ask()
        second = pipeline.ask(model="Tongyi-MAI/Z-Image", image_size="512x512")
        for each in (first, second):
            pipeline.finish(each)
        found = rows(compared(pipeline, f"{first}:0", f"{second}:0"))
        assert found["Inference steps"] == ("20", "–")
        assert found["Model"] == ("Kwai-Kolors/Kolors", "Tongyi-MAI/Z-Image")


@pytest.mark.parametrize("name", ["", ":", "nothing:0", "{}", "{}:", "{}:7", "{}:x", "{}:-1"])
def test_what_is_no_picture_is_refused_with_a_sentence(tmp_path, name):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        answer = call(pipeline, "compare", a=f"{record_id}:0", b=name.format(record_id))
        assert answer.status_code == 404
        assert answer.json()["error"].endswith(".")


@given(st.text(max_size=60), st.text(max_size=60))
def test_marking_loses_and_adds_nothing(first, second):
    a, b = marked(first, second)
    assert (unmarked(a), unmarked(b)) == (first, second)
    assert ("<mark>" in a + b) == (first != second)


def test_chinese_is_marked_by_its_characters():
    assert marked("夜晚的海边", "白天的海边") == ("<mark>夜晚</mark>的海边", "<mark>白天</mark>的海边")
    assert marked("<b> one", "<b> two") == ("&lt;b&gt; <mark>one</mark>", "&lt;b&gt; <mark>two</mark>")


def test_long_texts_are_marked_whole():
    first, second = "海山" * 5000, "山海" * 5000
    a, _ = marked(first, second)
    assert unmarked(a) == first


def test_texts_of_few_words_again_and_again_are_marked_as_a_whole() -> None:
    first, second = "," * 749, ".," * 374 + "!"
    head, _ = marked(first, second)
    assert head == f"<mark>{first}</mark>"


def test_the_other_pictures_of_a_batch_are_offered_for_their_side(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        batch, single = pipeline.ask(batch_size=3), pipeline.ask(seed=8)
        for each in (batch, single):
            pipeline.finish(each)
        page = compared(pipeline, f"{batch}:1", f"{single}:0")
        offered = re.findall(r'data-act="side" data-letter="(.)" data-index="(.)" aria-pressed="(\w+)"', page)
        assert offered == [("a", "0", "false"), ("a", "1", "true"), ("a", "2", "false")]
