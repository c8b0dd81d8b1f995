"""Problems and errors in the visitor's language."""

import pytest

from components import errors
from components.errors import InvalidRequest, Problem, ServiceError
from components.records import GenerationRequest
from components.ui.problems import problem_text, problems_html, read_error
from components.ui.texts import LANGUAGES, Texts

BAD = {
    "prompt": "x" * 10_001, "negative_prompt": "a\0b", "image_size": "801x600", "batch_size": 9,
    "num_inference_steps": 1.5, "guidance_scale": float("nan"), "seed": -2, "cfg": 3, "image": "zz", "wrong<b>": 1,
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_said_in_every_language(language):
    with pytest.raises(InvalidRequest) as caught:
        GenerationRequest.from_values(BAD)
    texts = Texts(language)
    markup = problems_html(caught.value.problems, texts)
    assert markup.count("<li>") == len(BAD)
    assert "<b>wrong<b>" not in markup
    assert 'role="alert"' in markup
    for name in ("prompt", "image_size", "seed"):
        assert f" {name} " in f" {markup.split(chr(34) + 'alert' + chr(34))[1].split('>')[0].split(chr(34))[1]} "


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_seed_may_also_be_drawn(language):
    problem = Problem(field="seed", message="", kind="range", given="-2")
    assert "-1" in problem_text(problem, Texts(language))
    assert "9999999999" in problem_text(problem, Texts(language))


def test_an_unknown_kind_falls_back_on_its_message():
    assert problem_text(Problem(field="x", message="Odd.", kind="new"), Texts("zh")) == "Odd."


@pytest.mark.parametrize("kind", list(ServiceError.__subclasses__()), ids=lambda each: each.kind)
def test_errors_give_advice_in_our_words_and_quote_the_services(kind):
    error = kind("余额<不足>", trace_id="ti_1")
    for language in LANGUAGES:
        said = read_error(error.as_json(), Texts(language))
        assert said.advice == Texts(language)(f"error_{kind.kind}")
        assert said.said in ("余额<不足>", "")
        assert said.trace_id == "ti_1"
        assert said.verbs


def test_nothing_said_is_nothing_quoted():
    assert read_error(errors.NoAnswer().as_json(), Texts("en")).said == ""


@pytest.mark.parametrize(
    ("status", "code", "verbs", "about"),
    [(413, None, (), ""), (400, 20040, (), "image"), (400, 20012, (), "model"), (400, 20015, ("edit_prompt",), "")],
)
def test_what_is_not_about_the_prompt_does_not_lead_there(status, code, verbs, about):
    said = read_error(errors.from_answer(status, code, "no").as_json(), Texts("en"))
    assert (said.verbs, said.about, said.said) == (verbs, about, "no")
    assert ("init image" in said.advice) == (status == 413)


def test_a_missing_init_image_is_not_the_services_refusal():
    error = errors.BadRequest("The init image of this request is gone from the data folder. Upload it again.")
    said = read_error(error.as_json(), Texts("en"))
    assert (said.kind, said.said) == ("init_gone", "")


def test_no_problem_is_no_notice():
    assert problems_html((), Texts("en")) == ""
