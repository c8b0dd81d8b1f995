"""Values that a person would reach for, made from the table: what the planner offers to try. Pure."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.models import MODELS
from components.params import BY_NAME, SEED_COUNT
from components.sweeps.bases import base_model
from components.sweeps.values import SEARCH

_SEEDS = 4
# By parameter: the key of the preset's name, and its text.
_TEXTS: Mapping[str, Mapping[str, str]] = {
    "num_inference_steps": {"steps_few": "10, 20, 30, 50", "steps_fine": "5-50 (+5)", "steps_ends": "10, 20, 40, 80"},
    "guidance_scale": {
        "guidance_wide": "3-11 (+2)",
        "guidance_fine": "5-9 (+0.5)",
        "guidance_ends": "1, 4, 7.5, 12, 20",
    },
    "cfg": {"cfg_wide": "2-8 (+2)", "cfg_fine": "3-5 (+0.5)", "cfg_ends": "1, 2.5, 4, 7, 12"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """Hold a text of values for an axis; `key` names it for the page's texts."""

    name: str
    text: str
    key: str


def presets(name: str, base: Mapping[str, Any], draw: random.Random | None = None) -> tuple[Preset, ...]:
    """Give the presets of an axis over a base; without `draw` the seeds are the same for the same base."""
    if name == "seed":
        return _seeds(base, draw or random.Random(_mark_of(base)))
    if name == "image_size":
        return _choices(name, "sizes_all", base_model(base).sizes)
    if name == "model":
        return _choices(name, "models_all", _models(base))
    if name in (SEARCH, "prompt", "negative_prompt"):
        return ()
    return tuple(Preset(name=name, text=text, key=key) for key, text in _TEXTS.get(name, {}).items())


def _seeds(base: Mapping[str, Any], draw: random.Random) -> tuple[Preset, ...]:
    """Offer four seeds: of chance, and where the base has one, that and those after it."""
    texts: dict[str, str] = {}
    seed = base.get("seed")
    if isinstance(seed, int) and not isinstance(seed, bool) and 0 <= seed < SEED_COUNT - _SEEDS:
        texts[f"{seed}-{seed + _SEEDS - 1}"] = "seeds_next"
    texts[", ".join(str(draw.randrange(SEED_COUNT)) for _ in range(_SEEDS))] = "seeds_drawn"
    texts.setdefault(f"1-{_SEEDS}", "seeds_first")
    return tuple(Preset(name="seed", text=text, key=key) for text, key in texts.items())


def _models(base: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the models that can be asked as the base stands."""
    given = {name for name in BY_NAME if base.get(name) not in (None, "")} | {"prompt"}
    return tuple(model.id for model in MODELS if given.issuperset(model.requires))


def _choices(name: str, key: str, values: tuple[str, ...]) -> tuple[Preset, ...]:
    return (Preset(name=name, text=", ".join(values), key=key),) if len(values) > 1 else ()


def _mark_of(base: Mapping[str, Any]) -> str:
    return json.dumps({str(name): str(value) for name, value in base.items()}, sort_keys=True)
