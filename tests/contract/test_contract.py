"""Our table against the emulator's own transcription of the vendor's page, field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from components import models, params, retry, settings
from components.codec import TRACE_HEADER
from components.sites import HOSTED_SITE

CONTRACT: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "components" / "emulator" / "contract.json").read_text(encoding="utf-8")
)
PAGE = {field["name"]: field for field in CONTRACT["fields"]}
FIELDS = {**PAGE, **{field["name"]: field for field in CONTRACT["other_fields"]}}
MODELS = {model["id"]: model for model in CONTRACT["models"]}

KINDS = {
    "text": "string",
    "size": "string",
    "image": "string",
    "model": "string",
    "integer": "integer",
    "decimal": "number",
}
# (field, fact): (ours, the page's), and why they differ.
DIFFERENCES = {
    ("negative_prompt", "default"): ("", None),  # an empty text is an absent one
    ("cfg", "default"): (4, None),  # a slider must start somewhere; the vendor names no default
}
MODEL_DIFFERENCES = {
    # A request of ours always has a model and a size: the table's defaults stand in.
    "requires": {"model", "image_size"},
}


def test_the_same_fields() -> None:
    assert set(params.BY_NAME) == set(FIELDS)
    assert len(FIELDS) == len(CONTRACT["fields"]) + len(CONTRACT["other_fields"])


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_each_field(name: str) -> None:
    ours, page = params.BY_NAME[name], FIELDS[name]
    assert KINDS[ours.kind] == page["type"]
    facts = {
        "required": (ours.required, page["required"]),
        "minimum": (ours.minimum, page.get("minimum")),
        "maximum": (ours.maximum, page.get("maximum")),
        "default": (ours.default, page["default"]),
    }
    for fact, both in facts.items():
        assert both == DIFFERENCES.get((name, fact), (both[1], both[1])), f"{name}: {fact}"


def test_each_difference_is_one() -> None:
    assert all(ours != page for ours, page in DIFFERENCES.values())
    assert all(name in FIELDS for name, _ in DIFFERENCES)


def test_the_sizes_of_the_page() -> None:
    *sizes, others = PAGE["image_size"]["choices"]
    assert (tuple(sizes), others) == (models.DEFAULT_MODEL.sizes, params.OTHERS)
    assert sizes[0] == PAGE["image_size"]["default"] == CONTRACT["facts"]["default_size"]


def test_the_model_of_the_page() -> None:
    assert PAGE["model"]["choices"] == [models.DEFAULT_MODEL.id]
    assert {*models.DEFAULT_MODEL.takes, "model"} == set(PAGE)


def test_the_same_models() -> None:
    assert set(models.MODEL_BY_ID) == set(MODELS)


@pytest.mark.parametrize("model_id", sorted(MODELS))
def test_each_model(model_id: str) -> None:
    ours, theirs = models.MODEL_BY_ID[model_id], MODELS[model_id]
    assert set(ours.takes) == set(theirs["takes"])
    assert list(ours.sizes) == theirs["sizes"]
    assert ours.price_cny == theirs["price"]
    assert set(ours.requires) == set(theirs["requires"]) - MODEL_DIFFERENCES["requires"]


def test_the_same_facts() -> None:
    facts = CONTRACT["facts"]
    assert facts["max_pixels"] == params.MAX_PIXELS
    assert (facts["seed_minimum"], facts["seed_maximum"]) == (0, params.SEED_COUNT - 1)
    assert facts["expires_s"] == retry.URL_LIFE_S
    assert facts["trace_header"] == TRACE_HEADER
    assert (facts["ipm"], facts["ipd"]) == (settings.FIRST_GUESS_IPM, settings.FIRST_GUESS_IPD)
    assert CONTRACT["endpoint"]["base"] == HOSTED_SITE
