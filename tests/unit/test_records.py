"""The one door to a request, and its identity."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import checks, models, params
from components.errors import InvalidRequest, Problem
from components.records import GenerationRequest
from tests.builders import make_request

SHA = "0123456789abcdef" * 4
HOSTED = "https://api.siliconflow.cn/v1"
EDIT = "Qwen/Qwen-Image-Edit-2509"


def problems_of(values: dict[Any, Any]) -> dict[str, Problem]:
    with pytest.raises(InvalidRequest) as caught:
        GenerationRequest.from_values(values)
    problems = caught.value.problems
    assert caught.value.message == " ".join(problem.message for problem in problems)
    assert len({problem.field for problem in problems}) == len(problems)
    return {problem.field: problem for problem in problems}


def test_a_prompt_is_enough() -> None:
    assert GenerationRequest.from_values({"prompt": "a cat"}).asked() == {
        "prompt": "a cat",
        "image_size": "1024x1024",
        "batch_size": 1,
        "num_inference_steps": 20,
        "guidance_scale": 7.5,
        "model": "Kwai-Kolors/Kolors",
    }


@pytest.mark.parametrize("values", [{}, {"prompt": None}, {"prompt": ""}, {"prompt": " \n"}, {"prompt": "\u3000"}])
def test_a_prompt_must_be_given(values: dict[str, Any]) -> None:
    assert set(problems_of(values)) == {"prompt"}


def test_none_and_empty_are_absent() -> None:
    blanks = {name: blank for name, blank in zip(params.BY_NAME, [None, "", " "] * 4, strict=True) if name != "prompt"}
    assert GenerationRequest.from_values({**blanks, "prompt": "a cat"}) == make_request(seed=None)


def test_all_problems_are_named_at_once() -> None:
    problems = problems_of(
        {
            "prompt": "a\0cat",
            "negative_prompt": "x" * 10_001,
            "image_size": "1000x1001",
            "batch_size": 5,
            "num_inference_steps": 0,
            "guidance_scale": math.nan,
            "seed": 10**10,
            "image": "cat.png",
            "strength": 0.5,
        }
    )
    assert {name: problem.kind for name, problem in problems.items()} == {
        "prompt": "characters",
        "negative_prompt": "too_long",
        "image_size": "size_step",
        "batch_size": "range",
        "num_inference_steps": "range",
        "guidance_scale": "type",
        "seed": "range",
        "image": "image",
        "strength": "unknown",
    }
    assert "5" in problems["batch_size"].given and "1 to 4" in problems["batch_size"].allowed
    assert "0 to 9999999999" in problems["seed"].allowed


@pytest.mark.parametrize("name", ["strength", "n", "size", "Prompt", "", " ", "\ud800", 7, None, ("a",), "x" * 1000])
def test_unknown_names_are_refused_even_when_empty(name: Any) -> None:
    (problem,) = problems_of({"prompt": "a cat", name: None}).values()
    assert problem.kind == "unknown" and problem.field and problem.given
    assert "prompt" in problem.allowed
    problem.message.encode("utf-8")


@pytest.mark.parametrize("model", models.MODELS, ids=lambda model: model.id)
def test_what_the_model_does_not_take_is_refused(model: models.Model) -> None:
    fitting = {"cfg": 4, "guidance_scale": 7, "batch_size": 1, "num_inference_steps": 20, "image_size": "1024x1024"}
    fitting |= dict.fromkeys(params.IMAGE_NAMES, SHA)
    for name, value in fitting.items():
        values = {"prompt": "a cat", "model": model.id, name: value}
        if "image" in model.requires:
            values["image"] = SHA
        if model.has_parameter(name):
            assert GenerationRequest.from_values(values).asked()[name] == value
        else:
            problem = problems_of(values)[name]
            assert problem.kind == "not_taken" and model.id in problem.message


def test_what_the_model_needs_must_be_given() -> None:
    problems = problems_of({"model": EDIT})
    assert {name: problem.kind for name, problem in problems.items()} == {"prompt": "missing", "image": "missing"}


def test_an_unknown_model_is_the_only_problem_of_its_request() -> None:
    given = {"model": "Qwen/Qwen-Image-2", "prompt": "a cat", "cfg": 4, "image_size": "1472x1140"}
    assert set(problems_of(given)) == {"model"}
    assert set(problems_of({**given, "cfg": 99})) == {"model", "cfg"}


@pytest.mark.parametrize("model", models.MODELS, ids=lambda model: model.id)
def test_defaults_are_the_model_s_own(model: models.Model) -> None:
    image = {"image": SHA} if "image" in model.requires else {}
    request = GenerationRequest.from_values({"prompt": "a cat", "model": model.id, **image})
    asked = request.asked()
    assert set(asked) <= {*model.takes, "model"}
    assert asked.get("image_size") == (model.sizes[0] if model.sizes else None)
    assert request.images_asked == 1


@pytest.mark.parametrize("seed", [-1, 0.5, 10**10, "7", True, [7], math.inf, {"seed": 7}])
def test_seeds_that_are_none(seed: Any) -> None:
    assert set(problems_of({"prompt": "a cat", "seed": seed})) == {"seed"}


def test_seed_zero_is_a_seed() -> None:
    assert make_request(seed=0).asked()["seed"] == 0


def test_init_images_in_order() -> None:
    other = SHA[::-1]
    request = GenerationRequest.from_values({"prompt": "a cat", "model": EDIT, "image3": other, "image": SHA})
    assert request.init_images == (SHA, other)
    assert make_request().init_images == ()


def test_seeds_count_on_modulo_ten_digits() -> None:
    assert make_request().with_seed(10**10 + 3).seed == 3


# The digest: changing any of these orphans every library that exists.

GOLDEN_CANONICAL = (
    '{"batch_size":2,"guidance_scale":7,"image_size":"768x1024","model":"Kwai-Kolors/Kolors",'
    '"negative_prompt":"blurry","num_inference_steps":20,"prompt":"a 猫","seed":4999999999,'
    '"site":"https://api.siliconflow.cn/v1"}'
)
GOLDEN_DIGEST = "46c8a80325fead41dc1b675f04baef2edce8bfb00fe21d57ee71b7039f5e26ba"
GOLDEN = {
    "prompt": "a 猫",
    "negative_prompt": "blurry",
    "image_size": "768x1024",
    "batch_size": 2,
    "guidance_scale": 7.0,
    "seed": 4_999_999_999,
}


def test_the_digest_of_one_request_for_all_time() -> None:
    request = GenerationRequest.from_values(GOLDEN)
    assert request.canonical(HOSTED) == GOLDEN_CANONICAL
    assert request.digest(HOSTED) == GOLDEN_DIGEST


@pytest.mark.parametrize(
    "same",
    [
        dict(reversed(list(GOLDEN.items()))),
        {**GOLDEN, "guidance_scale": 7},
        {**GOLDEN, "seed": 4_999_999_999.0, "batch_size": 2.0},
        {**GOLDEN, "prompt": "  a 猫\n", "negative_prompt": "\tblurry "},
        {**GOLDEN, "image_size": "768X1024", "image": "", "cfg": None},
        {**GOLDEN, "num_inference_steps": 20, "model": " Kwai-Kolors/Kolors "},
    ],
)
def test_the_same_request_has_the_same_digest(same: dict[str, Any]) -> None:
    assert GenerationRequest.from_values(same).digest(HOSTED) == GOLDEN_DIGEST


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "a  猫"},
        {"prompt": "A 猫"},
        {"negative_prompt": ""},
        {"image_size": "1024x1024"},
        {"batch_size": 1},
        {"num_inference_steps": 21},
        {"guidance_scale": 7.1},
        {"seed": 4_999_999_998},
        {"image": SHA},
    ],
)
def test_another_request_has_another_digest(change: dict[str, Any]) -> None:
    assert GenerationRequest.from_values({**GOLDEN, **change}).digest(HOSTED) != GOLDEN_DIGEST


def test_the_site_belongs_to_the_digest() -> None:
    request = make_request()
    assert len({request.digest(site) for site in (HOSTED, "emulator:", "https://api.siliconflow.com/v1")}) == 3


def test_an_empty_negative_prompt_is_an_absent_one() -> None:
    assert make_request(negative_prompt="").digest(HOSTED) == make_request().digest(HOSTED)


def test_a_request_whose_seed_is_open_has_no_digest() -> None:
    with pytest.raises(ValueError, match="seed"):
        make_request(seed=None).digest(HOSTED)


# Any values.

texts = st.text(st.characters(exclude_categories=()), max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(sorted(params.BY_NAME)) | texts


@st.composite
def plausible(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the values of a request that fits."""
    model = draw(st.sampled_from(models.MODELS))
    sides = st.integers(32, 180).map(lambda eighths: eighths * 8)
    values = {
        "prompt": st.text(min_size=1, max_size=20).map(lambda text: "a" + text.replace("\0", "")),
        "negative_prompt": st.just("") | st.text(max_size=20).map(lambda text: text.replace("\0", "")),
        "image_size": st.sampled_from(model.sizes or ("",))
        | st.tuples(sides, sides).map(lambda at: f"{at[0]}x{at[1]}"),
        "batch_size": st.integers(1, 4),
        "num_inference_steps": st.integers(1, 100),
        "guidance_scale": st.floats(0, 20),
        "cfg": st.floats(0.1, 20),
        "seed": st.none() | st.integers(0, 9_999_999_999),
        **dict.fromkeys(params.IMAGE_NAMES, st.just(SHA)),
    }
    optional = {name: values[name] for name in model.takes if name not in model.requires}
    chosen = draw(st.fixed_dictionaries({name: values[name] for name in model.requires}, optional=optional))
    return {**chosen, "model": model.id}


@given(st.dictionaries(names, json_values, max_size=8))
def test_any_values_give_a_request_or_name_each_bad_field(values: dict[str, Any]) -> None:
    try:
        request = GenerationRequest.from_values(values)
    except InvalidRequest as error:
        assert error.problems
        named = {problem.field for problem in error.problems}
        assert {
            checks.shown(name) or "a name without letters" for name in values if name not in params.BY_NAME
        } <= named
        error.message.encode("utf-8")
    else:
        assert set(values) <= set(params.BY_NAME)
        assert GenerationRequest.from_values(request.asked()) == request


@given(plausible(), st.dictionaries(st.sampled_from(sorted(params.BY_NAME)), json_values, max_size=3))
def test_each_bad_field_is_named_whatever_the_others_are(values: dict[str, Any], changes: dict[str, Any]) -> None:
    changes.pop("model", None)
    alone = {name for name, value in changes.items() if _is_refused({**values, name: value}, name)}
    try:
        GenerationRequest.from_values({**values, **changes})
    except InvalidRequest as error:
        assert {problem.field for problem in error.problems} == alone
    else:
        assert not alone


def _is_refused(values: dict[str, Any], name: str) -> bool:
    try:
        GenerationRequest.from_values(values)
    except InvalidRequest as error:
        return name in {problem.field for problem in error.problems}
    return False


@given(plausible())
def test_what_was_asked_for_is_the_request(values: dict[str, Any]) -> None:
    request = GenerationRequest.from_values(values)
    asked = request.asked()
    again = GenerationRequest.from_values(dict(reversed(list(asked.items()))))
    assert again == request
    assert set(asked) <= {*models.MODEL_BY_ID[request.model].takes, "model"}
    assert again.with_seed(5).digest(HOSTED) == request.with_seed(5).digest(HOSTED)
