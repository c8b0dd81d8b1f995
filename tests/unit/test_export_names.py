"""Names of downloads: readable by people, taken by every file system, each given out once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.export.names import Names, download_name, first_words, numbered
from components.store.rows import RecordView
from tests import pipeline as pipelines

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
PROMPTS = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="가각힣🐈a .-_/\\:*", max_size=300),
    st.text(alphabet=st.characters(whitelist_categories=("Mn", "Lo")), max_size=100),
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> RecordView:
    with pipelines.pipeline(tmp_path_factory.mktemp("names")) as pipeline:
        record_id = pipeline.ask(prompt="a cat/../, on the 月 moon at night")
        pipeline.finish(record_id)
        found = pipeline.services.view(record_id, "local")
        assert found is not None
        return found


def named(view: RecordView, prompt: str) -> str:
    request = replace(view.record.request, prompt=prompt)
    return download_name(replace(view, record=replace(view.record, request=request)), view.saved[0])


def test_downloads_are_named_by_day_seed_and_words(view: RecordView) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d_7_a-cat-on-the\.png", download_name(view, view.saved[0]))


def test_the_seed_is_the_one_of_the_image(view: RecordView) -> None:
    assert "_9999999999_" in download_name(view, replace(view.saved[0], seed=9999999999))
    assert "_7_" in download_name(view, replace(view.saved[0], seed=None))


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("一只猫在海边，看月亮", "一只猫在海边-看月亮"),
        ("月" * 100, "月" * 40),
        ("x" * 100, "x" * 40),
        ("short " + "x" * 100, "short"),
        ("CON", "CON"),
        ("हिन्दी में लिखा", "हिन्दी-में-लिखा"),
        ("e\u0301te\u0301", "été"),
        ("🐈 … !?", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("snake_case name.", "snake-case-name"),
    ],
)
def test_the_first_words_of_any_script(prompt: str, words: str) -> None:
    assert first_words(prompt) == words


def test_a_prompt_without_words_leaves_the_seed_as_the_name(view: RecordView) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d_7\.png", named(view, "🐈!"))


@given(prompt=PROMPTS)
def test_every_file_system_takes_the_name(view: RecordView, prompt: str) -> None:
    name = numbered(named(view, prompt), 9999)
    assert not FORBIDDEN.search(name)
    assert name == name.strip() and not name.endswith(".")
    assert name[:10].count("-") == 2  # so that it is no name that Windows keeps for itself, and no option
    assert len(unicodedata.normalize("NFD", name).encode("utf-8")) <= 255
    assert len(name) <= 75
    assert name == unicodedata.normalize("NFC", name) or not name.isascii()


@given(prompts=st.lists(st.sampled_from(["a", "A", "a-2", "a-2-2", "é", "e\u0301", "ß", "SS"]), max_size=30))
def test_no_name_is_given_out_twice(prompts: list[str]) -> None:
    names = Names()
    given_out = [names.unique(f"{prompt}.png") for prompt in prompts]
    folded = [unicodedata.normalize("NFD", name).casefold() for name in given_out]
    assert len(set(folded)) == len(prompts)


def test_the_second_of_a_name_is_numbered() -> None:
    names = Names()
    assert [names.unique("a.png") for _ in range(3)] == ["a.png", "a-2.png", "a-3.png"]
    assert names.unique("A.PNG") == "A-4.PNG"
