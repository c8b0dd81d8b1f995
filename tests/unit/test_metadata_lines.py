"""The line of settings: batches and init images in it, what was cut for it, and the lines of others around it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import checks
from components.metadata import infotext, insert, parse_infotext, read
from components.metadata.infotext import CUT_KEY
from components.records import GenerationRequest
from tests.builders import make_request
from tests.metadata_samples import encoded, jpeg_with_exif, make_file_settings, with_comment
from tests.unit.test_records import EDIT, SHA

JPEG = encoded("JPEG")
LINE = "Steps: 20, Sampler: Euler, CFG scale: 7, Seed: 1, Size: 512x512"


def last_line(request: GenerationRequest, **changes: Any) -> str:
    return infotext(make_file_settings(request, **changes)).splitlines()[-1]


def test_a_batch_is_said_as_others_say_it() -> None:
    request = make_request(batch_size=4)
    assert last_line(request, index=2) == (
        "Steps: 20, CFG scale: 7.5, Seed: 7, Size: 1024x1024, Model: Kwai-Kolors/Kolors, Batch size: 4, Batch pos: 2, "
        "Version: Kolors Explorer 0.1.0"
    )
    assert "Batch" not in last_line(make_request(batch_size=1))


@given(st.integers(0, 9_999_999_999), st.integers(2, 4), st.data())
def test_any_image_of_a_batch_brings_its_request_back(seed: int, size: int, draws: st.DataObject) -> None:
    """Images that were asked for one by one have seeds of their own."""
    request, index = make_request(batch_size=size, seed=seed), draws.draw(st.integers(0, size - 1))
    for own in (seed, (seed + index) % 10**10):
        found = parse_infotext(infotext(make_file_settings(request, seed=own, index=index)))
        assert (found.values["batch_size"], found.values["seed"]) == (str(size), str(seed))
        assert checks.read_text("seed", found.values["seed"]) == request.seed
        assert set(found.others) == {"Batch pos", "Version"}


def test_a_batch_of_a_model_that_makes_none_is_kept_apart() -> None:
    found = parse_infotext(f"a cat\n{LINE}, Model: Qwen/Qwen-Image, Batch size: 4")
    assert "batch_size" not in found.values and found.others["Batch size"] == "4"


def test_init_images_are_named_by_the_start_of_their_hashes() -> None:
    request = make_request(model=EDIT, image=SHA, image3=SHA[::-1])
    line = last_line(request)
    assert f", Init image: {SHA[:12]}, Init image 3: {SHA[::-1][:12]}, Version: " in line
    values = parse_infotext(f"a cat\n{line}").values
    assert (values["image"], values["image3"]) == (SHA[:12], SHA[::-1][:12]) and "image2" not in values


def test_a_plain_request_says_nothing_of_all_that() -> None:
    assert last_line(make_request()) == (
        "Steps: 20, CFG scale: 7.5, Seed: 7, Size: 1024x1024, Model: Kwai-Kolors/Kolors, Version: Kolors Explorer 0.1.0"
    )


def test_steps_of_zero_are_none_where_the_model_takes_none() -> None:
    line = last_line(make_request(model="Tongyi-MAI/Z-Image-Turbo"))
    assert line.startswith("Steps: 0, Seed: 7, Size: 512x512, ")
    found = parse_infotext(f"a cat\n{line}")
    assert "num_inference_steps" not in found.values and set(found.others) == {"Version"}


@pytest.mark.parametrize("size", [10, 200, 1000])
def test_a_negative_prompt_that_was_cut_is_marked(size: int) -> None:
    settings = make_file_settings(make_request(negative_prompt="👻" * size))
    whole = infotext(settings)
    most = len(whole.encode("utf-16-be")) - 2
    for room in (most, most - 30, 0):
        text = infotext(settings, room)
        found = parse_infotext(text)
        assert found.values["negative_prompt"].endswith("…") and found.others[CUT_KEY] == "negative prompt"
        assert room == 0 or len(text.encode("utf-16-be")) <= room or found.values["negative_prompt"] == "…"
    assert CUT_KEY not in parse_infotext(infotext(settings, most + 2)).others


def test_a_text_too_long_for_a_jpeg_is_marked_in_the_file() -> None:
    settings = make_file_settings(make_request(prompt="👻" * 9000, negative_prompt="😀" * 9000))
    found = read(insert(JPEG, settings))
    assert found is not None and found.others[CUT_KEY] and found.values["prompt"] == "👻" * 9000


# What others write around the line.


def test_templates_below_the_line_are_kept() -> None:
    below = "Template: a {cat|dog}, by x: y, aa: b, cc: d\nand more\n\nNegative Template: x"
    found = parse_infotext(f"a cat\nNegative prompt: dog\n{LINE}\n{below}")
    assert (found.values["prompt"], found.values["negative_prompt"], found.values["seed"]) == ("a cat", "dog", "1")
    assert found.others["Template"] == "a {cat|dog}, by x: y, aa: b, cc: d\nand more"
    assert found.others["Negative Template"] == "x"


def test_the_last_such_line_counts() -> None:
    found = parse_infotext(f"a sign:\n{LINE}\nNegative prompt: x\n{LINE.replace('Seed: 1', 'Seed: 2')}\nTemplate: y")
    assert found.values["seed"] == "2" and found.values["prompt"] == f"a sign:\n{LINE}"


def test_text_without_a_key_below_the_line_is_kept() -> None:
    assert parse_infotext(f"{LINE}\n(a remark)").others["Text below"] == "(a remark)"


@pytest.mark.parametrize("text", ["a cat\nSteps: 20, Seed: 1\nTemplate: x", "x\nSteps: 20\nSteps: 21\ny"])
def test_a_line_of_too_few_pairs_above_is_part_of_the_prompt(text: str) -> None:
    assert parse_infotext(text).values == {"prompt": text, "negative_prompt": ""}


@pytest.mark.timeout(60)  # a search that begins anew at every line would take hours
@pytest.mark.parametrize("line", ["\nSteps: ", "\nSteps: 1, Seed: 2", "\nSteps: 1, Seed: 2, aa", "\nab: "])
def test_many_lines_cost_no_more_than_their_length(line: str) -> None:
    parse_infotext(line * (10**6 // len(line)) + "\nx")
    parse_infotext(f"x\n{LINE}" + line * (10**6 // len(line)) + "\nx")


@pytest.mark.parametrize(
    "comment", ["Lens: 50mm, Mode: Auto, ISO: 100, Flash: off", "Holiday in Rome: day 1, with Ann: yes, time: 10"]
)
def test_a_cameras_comment_is_no_settings(comment: str) -> None:
    assert read(jpeg_with_exif(with_comment(b"ASCII\0\0\0" + comment.encode()))) is None
    assert parse_infotext(comment).values["prompt"] == comment


@pytest.mark.parametrize("size", ["1024 x 768", "1024 × 768", "1024X768", "1024x768"])
def test_sides_are_taken_however_they_are_set(size: str) -> None:
    assert parse_infotext(f"a cat\nSteps: 20, Seed: 1, Size: {size}").values["image_size"] == "1024x768"


def test_a_key_with_nothing_after_it_counts_as_absent() -> None:
    found = parse_infotext("a cat\nSteps: 20, Seed: , Size: 512x512, Model: ")
    assert set(found.values) == {"prompt", "negative_prompt", "num_inference_steps", "image_size"}
    assert found.others == {}
