"""Presets fit the table, and say the same for the same base."""

from __future__ import annotations

import random

import pytest

from components.models import MODELS
from components.sweeps.axes import read_axes
from components.sweeps.names import ALL_NAMES
from components.sweeps.presets import presets

SHA = "c" * 64


@pytest.mark.parametrize("model", [model.id for model in MODELS])
@pytest.mark.parametrize("name", ALL_NAMES)
def test_every_preset_fits(name: str, model: str) -> None:
    base = {"prompt": "a cat", "model": model, "image": SHA, "image2": SHA}
    for preset in presets(name, base):
        found = read_axes([{"name": name, "values": preset.text}], base, 1000)
        assert not [each for each in found.problems if each.kind != "axis_not_taken"]
        assert 2 <= found.cells <= 16 and preset.name == name and preset.key


def test_what_a_person_would_reach_for() -> None:
    assert presets("guidance_scale", {})[0].text == "3-11 (+2)"
    assert presets("num_inference_steps", {})[0].text == "10, 20, 30, 50"
    assert presets("batch_size", {}) == () == presets("prompt_sr", {})
    assert presets("image_size", {})[0].text == ", ".join(MODELS[0].sizes)
    assert presets("image_size", {"model": "Qwen/Qwen-Image-Edit"}) == ()


def test_models_that_need_an_init_image_are_left_out_without_one() -> None:
    assert "Edit" not in presets("model", {"prompt": "a cat"})[0].text
    assert presets("model", {"prompt": "a cat", "image": SHA})[0].text == ", ".join(model.id for model in MODELS)


def test_four_seeds_are_drawn() -> None:
    drawn = {each.key: each.text for each in presets("seed", {}, random.Random(7))}
    assert len(set(drawn["seeds_drawn"].split(", "))) == 4 and drawn["seeds_first"] == "1-4"
    assert drawn["seeds_drawn"] != presets("seed", {}, random.Random(8))[0].text


def test_without_chance_a_base_always_has_the_same() -> None:
    assert presets("seed", {"prompt": "a cat"}) == presets("seed", {"prompt": "a cat"})
    assert presets("seed", {"prompt": "a cat"}) != presets("seed", {"prompt": "a dog"})


@pytest.mark.parametrize(("seed", "text"), [(7, "7-10"), (1, "1-4")])
def test_a_given_seed_and_those_after_it(seed: int, text: str) -> None:
    found = presets("seed", {"seed": seed})
    assert found[0].text == text and len({each.text for each in found}) == len(found)


def test_a_seed_at_the_end_of_the_range_has_none_after_it() -> None:
    assert [each.key for each in presets("seed", {"seed": 9999999999})] == ["seeds_drawn", "seeds_first"]
