"""Every text in every language, and no text without a place."""

import re
import string
from pathlib import Path

import pytest

from components import params
from components.errors import ServiceError
from components.ui.texts import LANGUAGES, Markup, Texts, catalogue, for_page, in_both, language_of

UI = Path(__file__).parents[2] / "components" / "ui"


def names_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_languages_have_the_same_texts_with_the_same_facts():
    first, *others = (catalogue(language) for language in LANGUAGES)
    for other in others:
        assert list(first) == list(other)
        assert {key: names_of(text) for key, text in first.items()} == {
            key: names_of(text) for key, text in other.items()
        }


def test_every_text_is_used():
    source = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*") if path.suffix in (".py", ".js"))
    prefixes = tuple(re.findall(r'f"([a-z]+_)\{', source))
    unused = [key for key in catalogue("en") if f'"{key}"' not in source and not key.startswith(prefixes)]
    assert not unused


def test_every_parameter_and_every_error_has_its_texts():
    for parameter in params.PARAMETERS:
        assert {f"param_{parameter.name}", f"param_{parameter.name}_help"} <= set(catalogue("en"))
    for error in ServiceError.__subclasses__():
        assert f"error_{error.kind}" in catalogue("en")


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("zh", "zh"),
        ("zh-HK", "zh"),
        ("zh-Hans-CN", "zh"),
        ("ZH", "zh"),
        ("en-GB", "en"),
        ("de", "en"),
        (None, "en"),
        (7, "en"),
    ],
)
def test_a_language_is_english_or_chinese(given, language):
    assert language_of(given) == language


def test_facts_are_escaped_unless_they_are_ours():
    texts = Texts("en")
    assert "&lt;b&gt;" in texts.html("banner_custom", host="<b>")
    assert "<b>" in texts.html("banner_custom", host=Markup("<b>"))
    assert texts("banner_custom", host="<b>").count("<b>") == 1


def test_static_texts_come_in_both_languages():
    assert in_both("generate") == '<span lang="en">Generate</span><span lang="zh">生成</span>'


def test_the_script_gets_its_own_texts_only():
    assert set(for_page()) == set(LANGUAGES)
    assert all(key.startswith("js_") for texts in for_page().values() for key in texts)
