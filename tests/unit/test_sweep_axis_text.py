"""An axis' text: items with their places, ranges counted exactly, and every slip named."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.sweeps.axes import AxisProblem, ReadAxes, read_axes
from components.sweeps.axis_text import plain_numbers, split_items, write_items
from components.sweeps.spans import write_numbers

BASE = {"prompt": "a cat", "seed": 7}


def read(name: str, values: Any, *, most: int = 1000, **base: Any) -> ReadAxes:
    return read_axes([{"name": name, "values": values}], {**BASE, **base}, most)


def labels(name: str, values: Any) -> list[str]:
    found = read(name, values)
    assert not found.problems, found.problems
    return list(found.axes[0].labels)


def problem(name: str, values: Any, kind: str, **options: Any) -> AxisProblem:
    """Give the only problem of an axis, which is named in its message and ends in what to do."""
    (found,) = read(name, values, **options).problems
    assert found.kind == kind and found.axis == 0 and found.name == name
    assert found.message.startswith(name) and found.message.endswith(".") and "\n" not in found.message
    assert found.item in found.message and len(found.message) < 500
    return found


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("guidance_scale", "1, 5-7, 20", "1 5 6 7 20"),
        ("guidance_scale", "7-5", "7 6 5"),
        ("guidance_scale", "1-10 (+2)", "1 3 5 7 9"),
        ("guidance_scale", "10-5 (-3)", "10 7"),
        ("num_inference_steps", "1-10 [5]", "1 3 5 7 10"),
        ("guidance_scale", "1-10 [5]", "1 3.25 5.5 7.75 10"),
        ("guidance_scale", "1, 3, .., 9", "1 3 5 7 9"),
        ("guidance_scale", "5-7.5 (+0.5)", "5 5.5 6 6.5 7 7.5"),
        # and what follows from it
        ("num_inference_steps", "1, 5-7, 20", "1 5 6 7 20"),
        ("guidance_scale", "5-7.5", "5 6 7"),
        ("guidance_scale", "0-1 (+0.1)", "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1"),
        ("guidance_scale", "0.3-0 (-0.1)", "0.3 0.2 0.1 0"),
        ("guidance_scale", "0-1 [4]", "0 0.333333 0.666667 1"),
        ("num_inference_steps", "10-1 [5]", "10 7 5 3 1"),
        ("num_inference_steps", "1-4 [100000]", "1 2 3 4"),
        ("num_inference_steps", "4-1 [100000]", "4 3 2 1"),
        ("num_inference_steps", "5-5", "5"),
        ("num_inference_steps", "5-5 (-2)", "5"),
        ("guidance_scale", "5-5 [3]", "5"),
        ("guidance_scale", "1-3[3]", "1 2 3"),
        ("guidance_scale", "1 - 9(+ 4)", "1 5 9"),
        ("guidance_scale", "1, 3, …, 9, 20", "1 3 5 7 9 20"),
        ("guidance_scale", "9, 7, ..., 2", "9 7 5 3 2"),
        ("guidance_scale", "1, 1.1, .., 1.5", "1 1.1 1.2 1.3 1.4 1.5"),
        ("guidance_scale", "1, 3, .., 4", "1 3 4"),
        ("guidance_scale", "1, 3, .., 3", "1 3"),
        ("guidance_scale", ", 7.50, 7.5 ,, +3., .5, 07,", "7.5 3 0.5 7"),
        ("num_inference_steps", "20.0, 30", "20 30"),
        ("seed", "9999999999, 0", "9999999999 0"),
        ("guidance_scale", '"3", "5"', "3 5"),
        ("guidance_scale", "3 || 5-6", "3 5 6"),
        ("num_inference_steps", "10\n20\r\n\n 30,\n40\n", "10 20 30 40"),
        ("guidance_scale", "３，５－７、９．５", "3 5 6 7 9.5"),
        ("guidance_scale", "1～9（＋4）， 3—1", "1 5 9 3 2"),
        ("guidance_scale", "1–3 【3】，1，3，……，9", "1 2 3 5 7 9"),
    ],
)
def test_numbers(name: str, text: str, expected: str) -> None:
    assert labels(name, text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a cat, asleep", a dog', ["a cat, asleep", "a dog"]),
        ("a cat, asleep || a dog", ["a cat, asleep", "a dog"]),
        ("a cat, asleep ｜｜ a dog", ["a cat, asleep", "a dog"]),
        ('"OPEN" in neon || a "quoted", thing', ['"OPEN" in neon', 'a "quoted", thing']),
        ('"a || b", c', ["a || b", "c"]),
        ('"say ""hi"", twice"', ['say "hi", twice']),
        ('12" plate, 5-7', ['12" plate', "5-7"]),
        ('"red" sky, blue', ['"red" sky', "blue"]),
        ("一只猫，坐着", ["一只猫，坐着"]),
        ("一只猫，坐着, 一只狗、睡着", ["一只猫，坐着", "一只狗、睡着"]),
        ("a, b, a , .., 1-3", ["a", "b", "..", "1-3"]),
        ('"two\nlines", one', ["two\nlines", "one"]),
        ("one\ntwo", ["one", "two"]),
        ("one, here\n|| two", ["one, here", "two"]),
    ],
)
def test_texts(text: str, expected: list[str]) -> None:
    assert labels("prompt", text) == expected


def test_empty_items_of_texts_are_values() -> None:
    assert labels("negative_prompt", ", ugly") == ["", "ugly"]
    assert labels("negative_prompt", "ugly || ") == ["ugly", ""]
    assert labels("negative_prompt", '""') == [""]
    assert problem("prompt", "a, , b", "blank").place == 1


def test_choices() -> None:
    assert labels("image_size", "1024x1024, 768X1024，1024×1024、960*1280,") == ["1024x1024", "768x1024", "960x1280"]
    assert labels("image_size", "８００ｘ６００；1024x1024") == ["800x600", "1024x1024"]
    assert labels("model", "Kwai-Kolors/Kolors，Qwen/Qwen-Image") == ["Kwai-Kolors/Kolors", "Qwen/Qwen-Image"]
    assert problem("image_size", "1024x1024, 1-3", "size_format").place == 1
    assert problem("model", "Kolors, Qwen/Qwen-Image", "model").item == "Kolors"


@pytest.mark.parametrize(
    ("text", "kind", "item", "hint"),
    [
        ("3, 99", "range", "99", ""),
        ("3-99", "range", "3-99", ""),
        ("3, -5", "range", "-5", ""),
        ("-5-7", "range", "-5-7", ""),
        ("5--7", "axis_range", "5--7", ""),
        ("5-7-9", "axis_range", "5-7-9", ""),
        ("5-", "axis_range", "5-", ""),
        ("5-7 (+1", "axis_range", "5-7 (+1", ""),
        ("5-7 (a)", "axis_range", "5-7 (a)", ""),
        ("5 (+1)", "axis_range", "5 (+1)", ""),
        ("3 5 7", "axis_spaces", "3 5 7", "3, 5, 7"),
        ("5-7 (1)", "axis_step_sign", "5-7 (1)", "5-7 (+1)"),
        ("7-5 (1)", "axis_step_sign", "7-5 (1)", "7-5 (-1)"),
        ("5-7 (+0)", "axis_step_zero", "5-7 (+0)", "5-7 (+1)"),
        ("7-5 (-0.0)", "axis_step_zero", "7-5 (-0.0)", "7-5 (-1)"),
        ("5-7 (-0.5)", "axis_step_direction", "5-7 (-0.5)", "5-7 (+0.5)"),
        ("7-5 (+2)", "axis_step_direction", "7-5 (+2)", "7-5 (-2)"),
        ("5-7 [1]", "axis_count", "5-7 [1]", "5-7 [5]"),
        ("5-7 [0]", "axis_count", "5-7 [0]", "5-7 [5]"),
        ("5-7 [-3]", "axis_count", "5-7 [-3]", "5-7 [5]"),
        ("5-7 [2.5]", "axis_count", "5-7 [2.5]", "5-7 [5]"),
        ("5-7 []", "axis_count", "5-7 []", "5-7 [5]"),
        ("3, .., 9", "axis_dots", "..", ""),
        ("1, 3, ..", "axis_dots", "..", ""),
        ("1, 2-3, .., 9", "axis_dots", "..", ""),
        ("3, 3, .., 9", "axis_dots_zero", "..", ""),
        ("3, 5, .., 1", "axis_dots_direction", "..", ""),
        ('3, "5, 7', "axis_quote", '"5, 7', ""),
        ("nan", "type", "nan", ""),
        ("inf", "type", "inf", ""),
        ("seven", "type", "seven", ""),
        ("1e1", "not_plain", "1e1", ""),
        ("1e-3", "not_plain", "1e-3", ""),
        ("1-1e1", "not_plain", "1-1e1", ""),
        ("1..5", "type", "1..5", ""),
        ("٣", "type", "٣", ""),
    ],
)
def test_slips_are_named(text: str, kind: str, item: str, hint: str) -> None:
    found = problem("guidance_scale", text, kind)
    assert found.item == item and found.place == text.count(",", 0, text.rindex(item))
    assert found.start is not None and text[found.start : found.end] == item
    assert found.facts.get("hint", "") == hint and hint in found.message


def test_whole_numbers_take_whole_steps() -> None:
    assert problem("num_inference_steps", "5-7 (+0.5)", "axis_step_whole").facts["hint"] == "5-7 (+1)"
    assert problem("num_inference_steps", "9-5 (-1.5)", "axis_step_whole").facts["hint"] == "9-5 (-2)"
    assert problem("num_inference_steps", "5-7.5", "type").given == "7.5"


def test_a_seed_of_minus_one_is_explained() -> None:
    assert "Generate" in problem("seed", "7, -1", "axis_random").message


def test_what_is_right_is_read_beside_what_is_wrong() -> None:
    found = read("guidance_scale", "3, 99, 5-7, x, 9 (+)")
    assert found.axes[0].labels == ("3", "5", "6", "7") and found.cells == 4
    assert [(each.place, each.item) for each in found.problems] == [(1, "99"), (3, "x"), (4, "9 (+)")]


def test_many_digits_are_a_message() -> None:
    for text in ("9" * 10_000, "1-" + "9" * 10_000, "0." + "1" * 100_000, "-" * 100_000, "1-2" * 50_000, "(" * 50_000):
        (found,) = read("guidance_scale", text).problems
        assert len(found.message) < 500 and found.kind in ("type", "axis_range")
    assert problem("guidance_scale", "1," * 600_000, "axis_long").place is None
    assert problem("prompt", [f"{each} {'x' * 9990}" for each in range(101)], "axis_long").place is None


def test_places_count_items_as_they_are_written() -> None:
    items = split_items('  a , "b, c" ,,  d || "')
    assert [item.text for item in items] == ['a , "b, c" ,,  d', '"']
    items = split_items('  a , "b, c" ,,  d ')
    assert [(item.place, item.text, item.start, item.end) for item in items] == [
        (0, "a", 2, 3),
        (1, "b, c", 6, 12),
        (2, "", 14, 14),
        (3, "d", 17, 18),
    ]


@given(text=st.text(alphabet='ab ,|"\n，１－', max_size=40))
@settings(max_examples=150)
def test_any_text_has_items_in_their_places(text: str) -> None:
    items = split_items(text)
    assert [item.place for item in items] == list(range(len(items)))
    for item, after in pairwise(items):
        assert item.end <= after.start
    for item in items:
        whole = text[item.start : item.end]
        assert whole == item.text or (whole.startswith('"') and whole[1:-1].replace('""', '"').strip() == item.text)


@given(text=st.text(max_size=60))
@settings(max_examples=100)
def test_plain_numbers_keep_every_place(text: str) -> None:
    assert len(plain_numbers(text)) == len(text)


_words = st.text(alphabet='ab ,|"\n，', max_size=8).map(str.strip)


@given(texts=st.lists(_words, min_size=1, max_size=5))
@settings(max_examples=200)
def test_texts_are_read_again_as_they_were_written(texts: list[str]) -> None:
    assert [item.text for item in split_items(write_items(texts))] == texts


_tenths = st.integers(0, 200).map(lambda tenth: tenth // 10 if tenth % 10 == 0 else tenth / 10)


@given(values=st.lists(_tenths, min_size=1, max_size=12, unique=True))
@settings(max_examples=100)
def test_numbers_are_read_again_as_they_were_written(values: list[float]) -> None:
    assert read("guidance_scale", write_numbers(values)).axes[0].values == tuple(values)


def test_even_numbers_are_written_as_ranges() -> None:
    assert write_numbers([3, 5, 7, 9]) == "3-9 (+2)"
    assert write_numbers([4, 3, 2]) == "4-2"
    assert write_numbers([1, 1.5, 2, 2.5, 3, 9]) == "1-3 (+0.5), 9"
    assert write_numbers([1, 2, 4]) == "1, 2, 4"


@given(
    first=st.integers(0, 2000), last=st.integers(0, 2000), step=st.integers(1, 300), places=st.sampled_from([0, 1, 2])
)
@settings(max_examples=150)
def test_ranges_have_no_float_dust_and_never_pass_their_end(first: int, last: int, step: int, places: int) -> None:
    unit = Decimal(1).scaleb(-places) if places else Decimal(1)
    low, high, by = (number * unit / (1 if places == 2 else 100) for number in (first, last, step))
    low, high, by = (min(number, Decimal(20)) for number in (low, high, by))
    sign = "-" if high < low else "+"
    found = read("guidance_scale", f"{low:f}-{high:f} ({sign}{by:f})", most=100_000)
    assert not found.problems
    expected, number = [], low
    while (number <= high) if sign == "+" else (number >= high):
        expected.append(float(number))
        number += by if sign == "+" else -by
    assert list(found.axes[0].values) == expected and found.cells == len(expected)
