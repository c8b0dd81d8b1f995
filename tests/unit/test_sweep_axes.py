"""Axes against the table, against each other and against the base; nothing raises, everything is named."""

from __future__ import annotations

import json
import math
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import params
from components.sweeps.axes import AxisProblem, InvalidAxes, ReadAxes, axis_names, read_axes
from components.sweeps.names import ALL_NAMES, describe_axes
from components.sweeps.plan import plan_sweep
from components.sweeps.problems import NOTES, SAID
from components.sweeps.values import sample_of

KOLORS, QWEN, EDIT, Z = "Kwai-Kolors/Kolors", "Qwen/Qwen-Image", "Qwen/Qwen-Image-Edit", "Tongyi-MAI/Z-Image"
BASE = {"prompt": "a cat on a cat", "negative_prompt": "a dog", "seed": 7}
SHA = "a" * 64


def read(*axes: tuple[str, Any], most: int = 1000, **base: Any) -> ReadAxes:
    return read_axes([{"name": name, "values": values} for name, values in axes], {**BASE, **base}, most)


def fine(*axes: tuple[str, Any], **base: Any) -> ReadAxes:
    found = read(*axes, **base)
    assert not found.problems and not found.base_problems, (found.problems, found.base_problems)
    return found


def only(found: ReadAxes, kind: str, axis: int | None = 0) -> AxisProblem:
    (problem,) = found.problems
    assert (problem.kind, problem.axis) == (kind, axis)
    assert problem.message.endswith(".") and "{item" not in problem.message
    return problem


def test_no_axes_are_one_cell() -> None:
    assert fine().cells == 1 and fine().axes == ()


def test_axes_keep_their_order_and_their_text() -> None:
    found = fine(("guidance_scale", " 3-11 (+2)"), ("seed", [5, 2]), ("prompt", ["a, b", "c"]))
    assert [(axis.name, axis.values, axis.labels, axis.text) for axis in found.axes] == [
        ("guidance_scale", (3, 5, 7, 9, 11), ("3", "5", "7", "9", "11"), " 3-11 (+2)"),
        ("seed", (5, 2), ("5", "2"), "5, 2"),
        ("prompt", ("a, b", "c"), ("a, b", "c"), "a, b || c"),
    ]
    assert found.cells == 20 and found.counts == (5, 2, 2)


@pytest.mark.parametrize("name", ALL_NAMES)
def test_every_sample_fits(name: str) -> None:
    model = QWEN if name == "cfg" else KOLORS
    assert fine((name, sample_of(name)), model=model).cells > 1


def test_values_as_a_list_are_taken_as_they_are() -> None:
    assert fine(("guidance_scale", [7.0, 7, 7.5, "8", "９．５"])).axes[0].values == (7, 7.5, 8, 9.5)
    assert fine(("prompt", ["a, b", "1-3", " a, b "])).axes[0].values == ("a, b", "1-3")
    assert fine(("image_size", ["1024X1024", "768x1024"])).axes[0].values == ("1024x1024", "768x1024")
    assert only(read(("guidance_scale", [7, True])), "type").place == 1
    assert only(read(("guidance_scale", ["5-7"])), "type").item == "5-7"
    assert only(read(("num_inference_steps", [20.5, 30])), "range").item == "20.5"
    assert only(read(("prompt", [7])), "type").start is None
    assert only(read(("seed", [])), "axis_empty")
    assert only(read(("seed", [None])), "type").item == "None"
    assert only(read(("seed", [10**5000])), "range").place == 0
    assert only(read(("seed", [math.nan])), "type").item == "nan"


@pytest.mark.parametrize("values", [None, 7, {"a": 1}, True, b"3"])
def test_values_of_another_type_are_named(values: Any) -> None:
    assert "3-11 (+2)" in only(read(("guidance_scale", values)), "axis_values").message


@pytest.mark.parametrize("given", [None, "guidance_scale", {"name": "seed"}, 7])
def test_what_is_no_list_of_axes_is_named(given: Any) -> None:
    assert only(read_axes(given, BASE, 1000), "axis_form").message


@pytest.mark.parametrize("axis", [None, "seed", [], {"name": "seed"}, {"values": "1"}, {"name": 7, "values": "1"}])
def test_what_is_no_axis_is_named(axis: Any) -> None:
    found = read_axes([{"name": "seed", "values": "1-2"}, axis], BASE, 1000)
    assert only(found, "axis_form", 1) and len(found.axes) == 2 and found.cells == 2


def test_names_are_checked() -> None:
    assert "num_inference_steps" in only(read(("steps", "1-2")), "axis_name").message
    assert "init image" in only(read(("image", "1-2")), "axis_image").message
    assert only(read(("seed", "1"), ("seed", "2")), "axis_same", 1)
    assert only(read(("width", "512")), "axis_name")
    four = read(("seed", "1"), ("guidance_scale", "2"), ("num_inference_steps", "3"), ("prompt", "a"))
    assert only(four, "axis_too_many", 3) and four.cells == 1


def test_a_parameter_that_no_model_takes_is_a_problem() -> None:
    assert only(read(("cfg", "2-4")), "axis_not_taken")
    assert only(read(("guidance_scale", "2-4"), ("model", QWEN)), "axis_not_taken")
    assert only(read(("image_size", "1024x1024"), model=EDIT, image=SHA), "axis_not_taken")


def test_a_parameter_that_some_models_take_is_noted() -> None:
    found = fine(("model", f"{KOLORS}, {QWEN}, {Z}"), ("guidance_scale", "2-4"))
    (note,) = found.notes
    assert (note.axis, note.name, note.kind) == (1, "guidance_scale", "axis_some_models")
    assert "Qwen-Image, Z-Image" in note.message and note.facts == {"models": "Qwen-Image, Z-Image"}


def test_wide_commas_in_texts_are_noted() -> None:
    assert [note.kind for note in fine(("prompt", "一只猫，一只狗")).notes] == ["axis_wide_comma"]
    assert not fine(("prompt", "一只猫，坐着, 一只狗")).notes


def test_models_that_need_an_init_image_are_named() -> None:
    found = read(("model", f"{KOLORS}, {EDIT}"))
    assert only(found, "axis_no_image").item == EDIT and not found.base_problems
    fine(("model", f"{KOLORS}, {EDIT}"), image=SHA)
    without = read(("seed", "1-2"), model=EDIT)
    assert not without.problems and [each.field for each in without.base_problems] == ["image"]


def test_sizes_that_a_model_cannot_make_are_named() -> None:
    found = only(read(("image_size", "1024x1024, 1472x1140"), ("model", f"{KOLORS}, {QWEN}")), "axis_size_model")
    assert found.item == "1472x1140" and found.facts["model"] == "Kolors"
    fine(("image_size", "1024x1024, 1472x1140"), model=QWEN)
    assert only(read(("image_size", "1472x1140")), "size_step").item == "1472x1140"
    assert only(read(("image_size", "4096x4096, 1024x1024")), "size_pixels").place == 0
    base = read(("model", f"{QWEN}, {KOLORS}"), image_size="1472x1140")
    assert only(base, "axis_model_size").item == KOLORS and not base.base_problems


def test_what_is_wrong_with_the_base_is_told_apart() -> None:
    found = read(("guidance_scale", "3-5"), num_inference_steps=500, guidance_scale=99, nonsense=1, cfg=4)
    assert not found.problems
    assert sorted(each.field for each in found.base_problems) == ["cfg", "nonsense", "num_inference_steps"]
    assert not read(("prompt", "a, b"), prompt="").base_problems
    assert [each.field for each in read(("seed", "1"), model="x").base_problems] == ["model"]
    assert not read(("model", QWEN), guidance_scale=3, batch_size=2).base_problems
    assert not read(("model", QWEN), model="gone").base_problems


def test_search_and_replace() -> None:
    found = fine(("prompt_sr", "cat, dog, "))
    assert found.axes[0].labels == ("cat", "dog", "")
    assert only(read(("prompt_sr", "Cat, dog")), "axis_search_missing").item == "Cat"
    assert fine(("prompt_sr", "dog, cat")).cells == 2  # in the negative prompt
    assert only(read(("prompt_sr", ", dog")), "axis_search_blank").place == 0
    assert fine(("prompt", "a fox, a cow"), ("prompt_sr", "fox, hen")).cells == 4
    assert only(read(("prompt", "a fox, a cow"), ("prompt_sr", "cat, hen")), "axis_search_missing", 1)
    assert fine(("prompt_sr", "cat, hen"), ("prompt_sr", "dog, fox")).cells == 4
    assert only(read(("prompt_sr", "cat, a"), ("prompt_sr", "cat, b")), "axis_search_same", 1)
    three = read(("prompt_sr", "cat, hen"), ("prompt_sr", "dog, fox"), ("prompt_sr", "on, off"))
    assert only(three, "axis_same", 2)


def test_replacements_that_cannot_be_sent_are_named() -> None:
    found = only(read(("prompt_sr", "cat, dog, "), prompt="cat"), "axis_search_empties")
    assert (found.place, found.item) == (2, "")
    long = only(read(("prompt_sr", ["cat", "x" * 9_000]), prompt="cat cat"), "axis_search_long")
    assert long.place == 1 and "18,001" in long.message and len(long.message) < 300
    both = read(("prompt_sr", "cat, "), ("prompt_sr", "dog, "), prompt="cat dog")
    assert only(both, "axis_search_empties", 1).place == 1


@pytest.mark.parametrize("most", [1, 10, 1000])
def test_the_limit_comes_before_ranges_are_written_out(most: int) -> None:
    found = only(read(("seed", "0-9999999999"), most=most), "axis_cells")
    assert "10,000,000,000" in found.message and f"{most:,}" in found.message and found.item == "0-9999999999"
    assert found.axis == 0 and (found.start, found.end) == (0, 12)
    for text in ("0-20 [99999999999999999999999999999999]", "0-20 (+0.000000000000000000000000001)"):
        assert only(read(("guidance_scale", text), most=most), "axis_cells").item == text


def test_the_limit_is_on_all_axes_together() -> None:
    found = read(("seed", "1-50"), ("num_inference_steps", "1-21"))
    assert only(found, "axis_cells", None).name == "" and found.is_over and found.cells == 1050
    assert not read(("seed", "1-50"), ("num_inference_steps", "1-20")).is_over
    assert read(("seed", "0-9999999999"), ("num_inference_steps", "1-100")).cells == 10**12
    assert only(read(("prompt", ",".join("a" * 2001)), most=500), "axis_cells", 0)
    assert only(read(("seed", list(range(2001))), most=500), "axis_cells", 0)


def test_duplicates_count_once_against_the_limit() -> None:
    assert not read(("seed", "1-10, 1-10, 10-1"), most=10).problems
    assert not read(("num_inference_steps", "1-10 [1000]"), most=10).problems


def test_problems_are_plain_values_for_a_caller() -> None:
    found = read(("guidance_scale", "3, 99"), ("seed", "x"))
    told = json.loads(json.dumps([each.as_json() for each in found.problems]))
    assert [(each["axis"], each["item"]) for each in told] == [(0, "99"), (1, "x")]
    assert told[0]["message"] == "guidance_scale: 99 was given; give a number from 0 to 20." and "path" not in told[0]


def test_a_refusal_names_axes_and_base() -> None:
    found = read(("guidance_scale", "99"), num_inference_steps=500)
    error = InvalidAxes(found.problems, found.base_problems)
    assert [each.field for each in error.problems] == ["guidance_scale", "num_inference_steps"]
    assert "99 was given" in error.message and "500 was given" in error.message


def test_hostile_texts_stay_short_and_on_one_line() -> None:
    text = "\0{item}\n<b>" + "x" * 5000
    for name in (*ALL_NAMES, text, ""):
        for found in read((name, text), (name, [text, {"a": text}, []])).problems:
            assert len(found.message) < 700 and "\n" not in found.message and "\0" not in found.message


def test_many_slips_are_not_all_told() -> None:
    assert len(read(("seed", "x," * 5000)).problems) == 50


def test_every_kind_is_a_sentence() -> None:
    assert all(said[0].islower() or said[0] in "{-." for said in SAID.values())
    assert all(said.endswith(".") for said in NOTES.values())


def test_what_may_be_an_axis_is_made_from_the_table() -> None:
    found = describe_axes({"model": QWEN})
    assert [each.name for each in found if each.name != "prompt_sr"] == [
        each.name for each in params.PARAMETERS if each.kind != "image"
    ]
    by_name = {each.name: each for each in found}
    assert by_name["cfg"].is_taken and not by_name["guidance_scale"].is_taken
    assert by_name["image_size"].choices[0] == "1328x1328" and by_name["prompt_sr"].kind == "text"
    assert EDIT not in by_name["model"].choices and "" not in by_name["model"].choices
    assert EDIT in {each.name: each for each in describe_axes({"image": SHA})}["model"].choices
    assert axis_names({"model": Z}) == ("prompt", "negative_prompt", "prompt_sr", "image_size", "seed", "model")
    assert axis_names({"model": ["nonsense"]}) == axis_names({})


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(["1-3", "cat, a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
_axis = st.fixed_dictionaries({"name": st.sampled_from([*ALL_NAMES, "image", "x"]), "values": _anything}) | _anything


@given(
    axes=st.lists(_axis, max_size=4) | _anything, base=st.dictionaries(st.sampled_from(list(params.BY_NAME)), _anything)
)
@settings(max_examples=150)
def test_nothing_that_is_given_raises(axes: Any, base: Any) -> None:
    found = read_axes(axes, base, 20)
    if not found.problems and not found.base_problems and base.get("seed") is not None:
        assert len(plan_sweep(base, found.axes).cells) == found.cells <= 20


def test_values_that_are_read_fit_the_door() -> None:
    for x, y in product(("0-20 [41]", "0.05, 19.99"), ("1, 100", "1-100 [7]")):
        found = fine(("guidance_scale", x), ("num_inference_steps", y))
        assert len(plan_sweep(BASE, found.axes).cells) == found.cells
