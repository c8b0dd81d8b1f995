"""Hashes of small pictures, to be equal on every machine and Python: `python -m tests.goldens` writes them anew."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from components.emulator.pictures import paint
from tests.picturing import DEFAULT_PROMPT, make_picture

GOLDENS = Path(__file__).with_name("goldens.json")

PICTURES: dict[str, dict[str, Any]] = {
    "default": {"prompt": DEFAULT_PROMPT},
    "four steps": {"prompt": DEFAULT_PROMPT, "steps": 4},
    "no guidance": {"prompt": DEFAULT_PROMPT, "guidance": 0.0},
    "full guidance": {"prompt": DEFAULT_PROMPT, "guidance": 20.0},
    "init image": {"prompt": DEFAULT_PROMPT, "init": bytes(range(256)) * 12},
    "negative": {"prompt": "a red house on a hill, trees", "negative_prompt": "trees, red, blurry"},
    "mountains": {"prompt": "a castle by a lake, mountains, sunset", "width": 144, "height": 72},
    "city": {"prompt": "夜晚的城市，烟花，下雨", "width": 72, "height": 144},
    "forest": {"prompt": "a fox and two rabbits in a foggy forest, autumn"},
    "snow": {"prompt": "penguins on ice, aurora, snow"},
    "space": {"prompt": "an astronaut and a rocket in space"},
    "underwater": {"prompt": "a sea turtle and coral under the sea"},
    "room": {"prompt": "a cat beside a vase of flowers on a table"},
    "watercolor": {"prompt": "watercolor of a windmill in a tulip field, spring"},
    "ink": {"prompt": "水墨山水，孤舟，瀑布"},
    "pixel art": {"prompt": "pixel art, a dragon over a village, storm, lightning"},
    "portrait": {"prompt": "portrait of a woman, oil painting"},
    "desert": {"prompt": "a camel and a cactus in the desert, noon, road"},
}


def hashes() -> dict[str, str]:
    """Paint every picture and hash its pixels."""
    return {name: hash_of(changes) for name, changes in PICTURES.items()}


def hash_of(changes: dict[str, Any]) -> str:
    picture = make_picture(**{"width": 96, "height": 96, "seed": 7, **changes})
    return hashlib.sha256(paint(picture).tobytes()).hexdigest()[:16]


if __name__ == "__main__":
    GOLDENS.write_text(json.dumps(hashes(), indent=2) + "\n", encoding="utf-8")
