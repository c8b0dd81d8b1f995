"""Forms: to requests and back, from links, from storage."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import models, params
from components.records import GenerationRequest
from components.ui import form as forms

SHA = "ab" * 32
KEPT = {"sha256": SHA, "width": 300, "height": 200, "kilobytes": 9}


def test_the_default_form_is_the_tables_and_asks_for_a_drawn_seed():
    values = forms.values_of(forms.default_form())
    assert "seed" not in values
    assert GenerationRequest.from_values(values) == GenerationRequest.from_values(
        {"prompt": params.BY_NAME["prompt"].default}
    )


@pytest.mark.parametrize("model", models.MODELS, ids=lambda model: model.label)
def test_every_model_gets_what_it_takes_and_nothing_else(model):
    form = {**forms.default_form(model), "image": KEPT}
    values = forms.values_of(form)
    assert set(values) <= {*model.takes, "model"}
    GenerationRequest.from_values(values)
    for name in params.BY_NAME:
        assert forms.is_shown(name, form) == model.has_parameter(name)


@pytest.mark.parametrize(
    ("sides", "size", "named"),
    [
        ((800, 600), "800x600", {}), ((800.0, 600.0), "800x600", {}), ((1001, None), None, {"height": ""}),
        ((800.5, None), None, {"width": "800.5", "height": ""}), (("a", 1), None, {"width": "a"}),
        ((math.nan, -8), None, {"width": "nan", "height": "-8"}),
        ((True, 10**6), None, {"width": "True", "height": "1000000"}),
    ],
)  # fmt: skip
def test_a_size_of_ones_own_is_put_together_or_the_side_that_is_none_is_named(sides, size, named):
    form = {**forms.default_form(), "image_size": "others", "width": sides[0], "height": sides[1]}
    assert forms.values_of(form).get("image_size") == size
    assert forms.is_shown("width", form)
    assert {problem.field: problem.given for problem in forms.problems_of(form)} == named


@pytest.mark.parametrize("model", models.MODELS, ids=lambda model: model.label)
def test_an_emptied_number_box_is_named_and_never_means_the_default(model):
    numbers = [each.name for each in params.PARAMETERS if each.kind in ("integer", "decimal")]
    sliders = [name for name in numbers if model.has_parameter(name)]
    form = {**forms.default_form(model), **dict.fromkeys(sliders)}
    assert forms.problems_of(forms.default_form(model)) == ()
    assert [problem.field for problem in forms.problems_of(form)] == [name for name in sliders if name != "seed"]


@given(st.text() | st.sampled_from(["__i18n__", "a __i18n__{} __i18n__"]) | st.integers())
def test_a_text_that_gradio_would_translate_goes_out_broken_and_comes_back_whole(text):
    sent = forms.outgoing(text)
    assert "__i18n__{" not in str(sent)
    assert forms.incoming(sent) == text
    assert forms.read_stored({"prompt": sent})["prompt"] in (text, forms.default_form()["prompt"])


def test_a_request_comes_back_as_the_form_that_asks_for_it():
    request = GenerationRequest.from_values(
        {"prompt": "sea", "image_size": "800x600", "seed": 5, "guidance_scale": 3, "batch_size": 2, "image": SHA}
    )
    form = forms.form_of(request, {SHA: KEPT})
    assert (form["image_size"], form["width"], form["height"], form["negative_prompt"]) == ("others", 800, 600, "")
    assert GenerationRequest.from_values(forms.values_of(form)) == request


def test_a_link_is_read_field_by_field():
    form, problems = forms.read_link(
        [
            ("prompt", "cat"),
            ("image_size", "800x600"),
            ("guidance_scale", "99"),
            ("seed", "x"),
            ("nope", "1"),
            ("lang", "zh"),
            ("__theme", "dark"),
        ]
    )
    assert (form["prompt"], form["width"], form["height"], form["guidance_scale"]) == ("cat", 800, 600, 7.5)
    assert form["seed"] == forms.RANDOM_SEED
    assert sorted(problem.field for problem in problems) == ["guidance_scale", "nope", "seed"]


def test_a_links_prompt_that_does_not_fit_is_not_replaced_by_the_sample():
    for prompt in ("w" * 12_000, " ", "\0"):
        form, problems = forms.read_link([("prompt", prompt), ("seed", "5")])
        assert (form["prompt"], form["seed"]) == ("", 5)
        assert [problem.field for problem in problems] == ["prompt"]
    form, problems = forms.read_link([("seed", "5")])
    assert (form["prompt"], problems) == (forms.default_form()["prompt"], ())


def test_a_prompt_that_the_values_lack_stays():
    for values in ({"seed": 5}, {"seed": 5, "prompt": "w" * 12_000}):
        assert forms.read_values(values, prompt="mine")[0]["prompt"] == "mine"
    assert forms.read_values({"prompt": "yours"}, prompt="mine")[0]["prompt"] == "yours"
    assert forms.read_values({}, prompt=None)[0]["prompt"] == forms.default_form()["prompt"]


def test_a_link_of_something_else_is_none():
    assert forms.read_link([("lang", "zh"), ("__theme", "dark"), ("utm_source", "x")]) == (None, ())


def test_a_links_model_decides_what_fits():
    form, problems = forms.read_link(
        [("cfg", "5"), ("guidance_scale", "5"), ("model", "Qwen/Qwen-Image"), ("image", "x")]
    )
    assert form["cfg"] == 5
    assert form["image_size"] == "1328x1328"
    assert {(problem.field, problem.kind) for problem in problems} == {
        ("guidance_scale", "not_taken"),
        ("image", "not_taken"),
    }


@pytest.mark.parametrize("name", ["api_key", "key", "authorization", "fresh", "owner"])
def test_what_no_link_carries_is_named_without_its_value(name):
    form, problems = forms.read_link([("prompt", "cat"), (name, "sk-0123456789abcdef")])
    assert form["prompt"] == "cat"
    assert [(each.field, each.kind) for each in problems] == [(name, "unknown")]
    assert "sk-0123" not in str(problems)


def test_a_key_in_the_place_of_a_name_is_not_shown():
    _, problems = forms.read_link([("prompt", "cat"), ("sk-0123456789abcdef", "")])
    assert [each.field for each in problems] == ["sk-…"]


texts = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=60)


@given(
    prompt=texts.filter(lambda text: any(each.isprintable() and not each.isspace() for each in text)),
    negative_prompt=texts,
    model=st.sampled_from(models.MODELS),
    seed=st.integers(0, params.SEED_COUNT - 1),
    guidance=st.decimals(1, 20, places=2),
    steps=st.integers(1, 100),
    as_text=st.booleans(),
)
def test_every_request_comes_back_from_its_values(prompt, negative_prompt, model, seed, guidance, steps, as_text):
    wanted = {
        "prompt": prompt, "negative_prompt": negative_prompt, "model": model.id, "seed": seed, "cfg": float(guidance),
        "guidance_scale": float(guidance), "num_inference_steps": steps, "image": SHA, "image_size": "800x600",
    }  # fmt: skip
    request = GenerationRequest.from_values({name: wanted[name] for name in wanted if model.has_parameter(name)})
    values = request.asked()
    if as_text:
        values = {name: str(value) for name, value in values.items()}
    form, problems = forms.read_values(values, lambda sha256: {**KEPT, "sha256": sha256})
    assert problems == ()
    assert GenerationRequest.from_values(forms.values_of(form)) == request


def test_an_init_image_that_is_not_found_is_named():
    form, problems = forms.read_values({"prompt": "cat", "image": SHA})
    assert form["image"] is None
    assert [(each.field, each.kind, each.given) for each in problems] == [("image", "init_gone", "")]


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
)


@given(st.dictionaries(st.sampled_from([*params.BY_NAME, "width", "nope", ""]), json | st.just(10**5000)))
def test_whatever_a_file_says_each_value_fits_or_is_named(given_values):
    form, problems = forms.read_values(given_values)
    assert set(form) == set(forms.NAMES)
    assert all(isinstance(each.message, str) for each in problems)
    assert forms.problems_of(form) == ()
    request = {**forms.values_of(form), "prompt": form["prompt"] or "x"}
    if form["model"] not in ("Qwen/Qwen-Image-Edit", "Qwen/Qwen-Image-Edit-2509"):
        GenerationRequest.from_values(request)


def test_a_stored_form_is_restored_even_where_it_would_be_refused():
    kept = {**forms.default_form(), "prompt": " ", "seed": 99_999_999_999, "image": KEPT}
    assert forms.read_stored(kept) == kept


@pytest.mark.parametrize(
    "stored", [None, 7, "x", [1], {"seed": True}, {"batch_size": 9}, {"image_size": "9x9"}, {"model": "x"}]
)
def test_what_no_control_could_hold_stays_at_its_default(stored):
    assert forms.read_stored(stored) in (None, forms.default_form())


@given(st.dictionaries(st.sampled_from(forms.NAMES), json))
def test_a_stored_form_never_breaks_the_page(stored):
    form = forms.read_stored(stored)
    assert form is not None
    assert set(form) == set(forms.NAMES)
    forms.values_of(form)


@given(json)
def test_an_init_image_from_a_browser_is_sound_or_none(value):
    assert forms.read_kept(value) is None
    assert forms.read_kept({**KEPT, "width": value}) in (None, {**KEPT, "width": value})
