"""A sweep inside the picture of its grid: what goes in comes out, and nothing hostile does."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from components import metadata
from components.metadata import SweepSettings, png
from components.sites import EMULATOR_SITE

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40)
AXIS = {"name": "guidance_scale", "values": [3, 5.5, 11]}
BASE = {"prompt": "一只猫\nNegative prompt: x", "negative_prompt": "dog", "num_inference_steps": 20, "seed": 9999999999}


def picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG")
    return buffer.getvalue()


def settings(**values: Any) -> SweepSettings:
    told: dict[str, Any] = {"title": "Guidance", "site": EMULATOR_SITE, "base": BASE, "axes": (AXIS,), **values}
    return SweepSettings(**told)


def told(**values: Any) -> bytes:
    """Write a grid's file whose JSON says something else."""
    sweep = {"title": "t", "site": EMULATOR_SITE, "base": {"prompt": "a"}, "axes": [AXIS], **values}
    return png.insert(picture(), "a", json.dumps({"app": "x", "sweep": sweep}))


def sweep_in(data: bytes) -> SweepSettings | None:
    found = metadata.read(data)
    assert found is not None
    return metadata.sweep_of(found)


def test_what_goes_in_comes_out_and_pixels_are_untouched() -> None:
    data = metadata.insert_sweep(picture(), settings(axes=({**AXIS, "labels": ["3"], "text": "3"},)))
    assert sweep_in(data) == settings()
    assert metadata.strip(data) == picture()
    found = metadata.read(data)
    assert found is not None and found.values["prompt"] == BASE["prompt"] and found.source == "ours"
    assert metadata.settings_of(found) is None


def test_other_programs_find_the_base_as_one_request() -> None:
    data = metadata.insert_sweep(picture(), settings(base={**BASE, "prompt": "a cat"}))
    texts = dict(png.texts(data))
    assert str(texts["parameters"]).startswith(
        "a cat\nNegative prompt: dog\nSteps: 20, CFG scale: 7.5, Seed: 9999999999"
    )
    unfit = metadata.insert_sweep(picture(), settings(base={"prompt": "a cat", "num_inference_steps": 0}))
    assert dict(png.texts(unfit))["parameters"] == "a cat"


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=5), TEXTS)
def test_any_text_survives(title: str, values: list[str], prompt: str) -> None:
    given_ = settings(title=title, base={"prompt": prompt, "seed": 1}, axes=({"name": "prompt_sr", "values": values},))
    assert sweep_in(metadata.insert_sweep(picture(), given_)) == given_


def test_an_images_own_settings_are_no_grid() -> None:
    both = png.insert(picture(), "a", json.dumps({"request": {"prompt": "a"}, "sweep": {"id": "x", "at": [0]}}))
    assert sweep_in(both) is None


@pytest.mark.parametrize(
    "values",
    [
        {"title": 7}, {"site": "http://user:key@host/v1"}, {"site": None}, {"base": []}, {"axes": {}}, {"axes": [7]},
        {"axes": [AXIS] * 4}, {"axes": [{"name": "image", "values": {}}]}, {"axes": [{"name": "x", "values": [1]}]},
        {"axes": [{**AXIS, "values": []}]},
        {"axes": [{**AXIS, "values": [[1]]}]}, {"axes": [{**AXIS, "values": [True]}]},
        {"axes": [{**AXIS, "values": list(range(100_001))}]},
    ],
)  # fmt: skip
def test_what_has_another_shape_is_no_sweep(values: dict[str, Any]) -> None:
    try:
        assert sweep_in(told(**values)) is None
    except metadata.MetadataError:
        assert values in ({"base": []},)


def test_unknown_names_and_deep_values_are_left_out() -> None:
    found = sweep_in(told(base={"prompt": "a", "key": "sk-x", "owner": "b", "seed": {"a": 1}}, title="x" * 5000))
    assert found is not None and found.base == {"prompt": "a"} and len(found.title) == 1000


def test_depth_size_and_damage_are_bounded() -> None:
    deep: Any = 1
    for _ in range(20):
        deep = [deep]
    assert sweep_in(told(axes=[{**AXIS, "values": deep}])) is None
    many = {"name": "prompt", "values": [f"{number} {'x' * 9000}" for number in range(150)]}
    assert metadata.insert_sweep(picture(), settings(axes=(many,))) == picture()
    data = bytearray(told())
    data[80] ^= 0xFF
    assert sweep_in(bytes(data)) is None
