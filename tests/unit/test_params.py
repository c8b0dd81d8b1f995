"""The table, and one value against its parameter."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import checks, models, params

KOLORS = models.MODEL_BY_ID["Kwai-Kolors/Kolors"]
QWEN = models.MODEL_BY_ID["Qwen/Qwen-Image"]


def check(name: str, value: Any, model: models.Model = KOLORS) -> Any:
    return checks.check(params.BY_NAME[name], value, model)


def refusal(name: str, value: Any, model: models.Model = KOLORS) -> params.Problem:
    with pytest.raises(checks.Unfit) as caught:
        check(name, value, model)
    problem = caught.value.problem
    assert problem.field == name
    assert problem.message.startswith(f"{name}: ")
    assert problem.allowed and problem.allowed in problem.message
    assert "\n" not in problem.message and len(problem.message) < 400
    return problem


def bottomless() -> list[Any]:
    value: list[Any] = []
    for _ in range(100_000):
        value = [value]
    return value


class Unwritable:
    def __repr__(self) -> str:
        raise RuntimeError("no")


HOSTILE: dict[str, Any] = {
    "true": True,
    "false": False,
    "digits": "7",
    "empty": "",
    "bytes": b"7",
    "list": [7],
    "dict": {"a": 7},
    "tuple": (7,),
    "set": {7},
    "none": None,
    "nan": math.nan,
    "infinity": math.inf,
    "minus infinity": -math.inf,
    "huge": 10**5000,
    "huge and negative": -(10**5000),
    "list of huge": [10**5000],
    "complex": 1 + 2j,
    "fraction": Fraction(7, 2),
    "unwritable": Unwritable(),
    "object": object(),
    "bottomless": bottomless(),
}


@pytest.mark.parametrize("name", ["batch_size", "num_inference_steps", "guidance_scale", "cfg", "seed"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_number_is_refused_where_it_is_none(name: str, hostile: str) -> None:
    refusal(name, HOSTILE[hostile])


@pytest.mark.parametrize("name", ["prompt", "negative_prompt", "image_size", "image", "model"])
@pytest.mark.parametrize("hostile", [name for name, value in HOSTILE.items() if not isinstance(value, str)])
def test_a_text_is_refused_where_it_is_none(name: str, hostile: str) -> None:
    refusal(name, HOSTILE[hostile])


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("batch_size", (1, 4, 2.0), (0, 5, -1, 1.5)),
        ("num_inference_steps", (1, 100, 50.0), (0, 101, 20.5)),
        ("guidance_scale", (0, 20, 0.0, 7.55, -0.0), (-0.1, 20.1, 1e308)),
        ("cfg", (0.1, 20, 4), (0, 0.09, 20.01)),
        ("seed", (0, 9_999_999_999, 4_999_999_999.0), (-1, 10_000_000_000, 0.5)),
    ],
)
def test_ranges(name: str, inside: tuple[float, ...], outside: tuple[float, ...]) -> None:
    for value in inside:
        assert check(name, value) == value
    for value in outside:
        assert checks.shown(value) in refusal(name, value).message


def test_whole_decimals_become_integers() -> None:
    assert isinstance(check("guidance_scale", 7.0), int)
    assert isinstance(check("seed", 12.0), int)
    assert str(check("guidance_scale", -0.0)) == "0"


@pytest.mark.parametrize("blank", ["", "  ", "\n\t", "\u200b\u200d", "\u3000", "\0", "\x07"])
def test_a_blank_prompt_is_refused(blank: str) -> None:
    assert refusal("prompt", blank).kind == "blank"


def test_texts_are_stripped_outside_only() -> None:
    assert check("prompt", "  a  cat\n") == "a  cat"
    assert check("negative_prompt", "   ") == ""


@pytest.mark.parametrize("name", ["prompt", "negative_prompt"])
def test_texts_are_bounded_in_length(name: str) -> None:
    assert len(check(name, "猫" * 10_000)) == 10_000
    assert len(check(name, " " * 50 + "a" * 10_000 + " " * 50)) == 10_000
    problem = refusal(name, "a" * 10_001)
    assert problem.kind == "too_long" and "10001" in problem.message


@pytest.mark.parametrize("name", ["prompt", "negative_prompt"])
@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "a\udfff"])
def test_texts_without_nul_and_halves_of_characters(name: str, text: str) -> None:
    problem = refusal(name, text)
    assert problem.kind == "characters"
    problem.message.encode("utf-8")


@pytest.mark.parametrize("text", ["a 🐈‍⬛ cat", "مرحبا", "a\nb\tc", "a\U0010ffff"])
def test_other_characters_pass(text: str) -> None:
    assert check("prompt", text) == text


@pytest.mark.parametrize("model", models.MODELS, ids=lambda model: model.id)
def test_recommended_sizes_always_pass(model: models.Model) -> None:
    for size in model.sizes:
        assert check("image_size", size, model) == size


def test_a_size_recommended_elsewhere_is_a_custom_size_here() -> None:
    assert check("image_size", "1472x1140", QWEN) == "1472x1140"
    assert refusal("image_size", "1472x1140", KOLORS).kind == "size_step"


@pytest.mark.parametrize(
    ("size", "kind"),
    [
        ("others", "size_format"),
        ("1024", "size_format"),
        ("1024x", "size_format"),
        ("1024 x 1024", "size_format"),
        ("1024*1024", "size_format"),
        ("-1024x1024", "size_format"),
        ("01024x1024", "size_format"),
        ("1024.0x1024", "size_format"),
        ("1024x1024x1024", "size_format"),
        ("١٠٢٤x١٠٢٤", "size_format"),
        ("1024x1024\n1024x1024", "size_format"),
        ("0x1024", "size_format"),
        ("9" * 5000 + "x1", "size_format"),
        ("1440x1448", "size_pixels"),
        ("8104x256", "size_pixels"),
        ("999999x999999", "size_pixels"),
        ("248x1024", "size_side"),
        ("1024x255", "size_side"),
        ("1024x1023", "size_step"),
        ("1028x1024", "size_step"),
    ],
)
def test_sizes_that_are_refused(size: str, kind: str) -> None:
    assert refusal("image_size", size).kind == kind


@pytest.mark.parametrize("size", ["1440x1440", "1920x1080", "256x256", "256x8096", "8096x256"])
def test_custom_sizes_that_pass(size: str) -> None:
    assert check("image_size", size) == size


def test_the_longest_side_is_the_longest() -> None:
    assert check("image_size", f"{params.MAX_SIDE_PX}x{params.MIN_SIDE_PX}")
    refusal("image_size", f"{params.MAX_SIDE_PX + params.SIDE_STEP_PX}x{params.MIN_SIDE_PX}")


def test_sizes_have_one_form() -> None:
    assert check("image_size", " 1024X1024 ") == "1024x1024"


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_custom_sizes_pass_exactly_where_they_should(width: int, height: int) -> None:
    fits = width * height <= 2_073_600 and min(width, height) >= 256 and not width % 8 and not height % 8
    if fits or f"{width}x{height}" in KOLORS.sizes:
        assert check("image_size", f"{width}x{height}") == f"{width}x{height}"
    else:
        refusal("image_size", f"{width}x{height}")


@pytest.mark.parametrize("value", ["", "cat.png", "a" * 63, "a" * 65, "A" * 64, "g" * 64, "data:image/png;base64,AAAA"])
def test_an_init_image_is_known_by_its_hash(value: str) -> None:
    assert check("image", "0" * 64) == "0" * 64
    refusal("image", value)


@pytest.mark.parametrize("value", ["", "Kolors", "kwai-kolors/kolors", "a" * 100_000, "Kwai-Kolors/Kolors\0"])
def test_unknown_models_are_refused_and_the_known_named(value: str) -> None:
    problem = refusal("model", value)
    assert all(model.id in problem.allowed for model in models.MODELS)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\nb\0c", "a b\ufffdc"),
        ("\ud800", "\ufffd"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
        (True, "True"),
        (7.5, "7.5"),
        (Unwritable(), "Unwritable"),
    ],
)
def test_values_in_messages(value: object, expected: str) -> None:
    assert expected in checks.shown(value)


def test_long_values_in_messages_are_cut() -> None:
    assert checks.shown(10**5000) == "a number with very many digits"
    assert checks.shown("x" * 10**6) == "x" * 59 + "…"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_any_value_can_be_shown(hostile: str) -> None:
    text = checks.shown(HOSTILE[hostile])
    assert len(text) <= 60 and text.isprintable()
    text.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("seed", " 42 ", 42),
        ("seed", "+42", 42),
        ("seed", "-1", -1),
        ("guidance_scale", "7", 7),
        ("guidance_scale", "7.50", 7.5),
        ("guidance_scale", ".5", 0.5),
        ("guidance_scale", "7.", 7),
        ("prompt", " 42 ", " 42 "),
        ("image_size", "1024x1024", "1024x1024"),
    ],
)
def test_reading_a_field(name: str, text: str, value: Any) -> None:
    assert checks.read_text(name, text) == value


@pytest.mark.parametrize(
    "text", ["", "x", "1e3", "0x10", "1_000", "٣", "nan", "inf", "1,5", "1 2", "9" * 41, "--1", "."]
)
def test_reading_numbers_that_are_none(text: str) -> None:
    for name in ("seed", "guidance_scale"):
        with pytest.raises(checks.Unfit) as caught:
            checks.read_text(name, text)
        assert caught.value.problem.field == name


def test_a_whole_number_may_end_in_zeros_only() -> None:
    assert checks.read_text("seed", "7.0") == 7
    assert isinstance(checks.read_text("batch_size", "4.00"), int)
    for text in ("7.5", "7.", "7.01"):
        with pytest.raises(checks.Unfit):
            checks.read_text("seed", text)


@pytest.mark.parametrize(("name", "text"), [("guidance_scale", "1e1"), ("seed", "1E+3"), ("cfg", ".5e-1")])
def test_a_number_with_an_exponent_is_to_be_written_plainly(name: str, text: str) -> None:
    with pytest.raises(checks.Unfit) as caught:
        checks.read_text(name, text)
    assert caught.value.problem.kind == "not_plain"
    assert "plain number" in caught.value.problem.message


def test_a_text_that_is_too_long_gives_its_length_in_figures() -> None:
    problem = refusal("prompt", "x" * 10_001)
    assert (problem.kind, problem.given) == ("too_long", "10001")
    assert "a text of 10001 characters was given; give at most 10000." in problem.message


@given(st.sampled_from(sorted(params.BY_NAME)), st.text())
def test_reading_any_text_gives_a_value_or_unfit(name: str, text: str) -> None:
    try:
        value = checks.read_text(name, text)
    except checks.Unfit as unfit:
        assert unfit.problem.field == name
    else:
        assert isinstance(value, (int, float, str))


def test_the_table_names_each_parameter_once_and_defaults_fit() -> None:
    assert len(params.BY_NAME) == len(params.PARAMETERS)
    for parameter in params.PARAMETERS:
        assert parameter.label and parameter.help and parameter.source and parameter.allowed
        if parameter.default is not None:
            assert checks.check(parameter, parameter.default, models.DEFAULT_MODEL) == parameter.default


@pytest.mark.parametrize("model", models.MODELS, ids=lambda model: model.id)
def test_models_take_what_the_table_has(model: models.Model) -> None:
    assert set(model.takes) <= set(params.BY_NAME) - {"model"}
    assert set(model.requires) <= set(model.takes)
    assert ("image_size" in model.takes) == bool(model.sizes)
    assert model.has_parameter("model") and not model.has_parameter("strength")
