"""The emulator's contract: complete, sane, and equal to the known samples of replies."""

import json
from pathlib import Path

import pytest

from components.emulator.contract import CONTRACT_FILE, contract

REPLIES = json.loads((Path(__file__).parents[1] / "wire" / "replies.json").read_text(encoding="utf-8"))
GRADES = {"D", "O", "C", "I"}


def test_fields_are_those_of_the_page_in_its_order():
    names = [field["name"] for field in json.loads(CONTRACT_FILE.read_text(encoding="utf-8"))["fields"]]
    assert names == [
        "model",
        "prompt",
        "image_size",
        "batch_size",
        "num_inference_steps",
        "guidance_scale",
        "negative_prompt",
        "seed",
        "image",
    ]


@pytest.mark.parametrize(
    ("name", "minimum", "maximum", "default"),
    [
        ("batch_size", 1, 4, 1),
        ("num_inference_steps", 1, 100, 20),
        ("guidance_scale", 0, 20, 7.5),
        ("seed", 0, 9_999_999_999, None),
    ],
)
def test_ranges_and_defaults_are_those_of_the_page(name, minimum, maximum, default):
    field = contract().fields[name]
    assert (field.minimum, field.maximum, field.default) == (minimum, maximum, default)


def test_the_page_requires_six_fields_and_the_service_three():
    fields = contract().fields.values()
    assert {field.name for field in fields if field.enforced} == {"model", "prompt", "image_size"}
    assert len([field for field in fields if field.required]) == 6


def test_every_fact_has_a_grade_and_a_source():
    for item in [*contract().fields.values(), *contract().models.values()]:
        assert item.grade in GRADES and item.source
    assert all(alias.grade in GRADES and alias.source for alias in contract().aliases)
    assert all(error.grade in GRADES and error.means for error in contract().errors.values())


def test_aliases_stand_for_known_fields_and_are_none_themselves():
    aliases = {alias.name: alias.field for alias in contract().aliases}
    assert aliases == {"size": "image_size", "n": "batch_size"}
    assert set(aliases.values()) <= set(contract().fields) and not set(aliases) & set(contract().fields)


def test_models_take_known_fields_and_sizes_within_the_cap():
    for model in contract().models.values():
        assert set(model.takes) <= set(contract().fields)
        assert set(model.requires) <= {"model", *model.takes}
        assert bool(model.sizes) == ("image_size" in model.takes)
        for size in model.sizes:
            width, height = map(int, size.split("x"))
            assert width * height <= contract().facts["max_pixels"]


def test_kolors_offers_the_sizes_of_the_page():
    assert (*contract().models["Kwai-Kolors/Kolors"].sizes, "others") == contract().fields["image_size"].choices


@pytest.mark.parametrize(
    "sample", [r for r in REPLIES if r["status"] != 200], ids=lambda r: f"{r['status']}-{r['means']}"
)
def test_every_known_error_is_in_the_contract(sample):
    errors = [(e.status, e.content_type, e.body) for e in contract().errors.values()]
    assert (sample["status"], sample["content_type"], sample["body"]) in errors
