"""Pictures and scenes for the tests of the emulator's painter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from components.emulator.pictures import Picture, paint
from components.emulator.pictures.composing import compose
from components.emulator.pictures.scene import Item, Scene

DEFAULT_PROMPT = (
    "an island near sea, with seagulls, moon shining over the sea, light house, boats int he background, "
    "fish flying over the sea"
)


def make_picture(**changes: Any) -> Picture:
    picture = Picture(
        model="Kwai-Kolors/Kolors",
        prompt=DEFAULT_PROMPT,
        negative_prompt="",
        width=192,
        height=192,
        seed=4999999999,
        steps=20,
        guidance=7.5,
        index=0,
        init=None,
    )
    return replace(picture, **changes)


def pixels(picture: Picture) -> np.ndarray:
    return np.asarray(paint(picture), np.int16)


def apart(one: Picture, other: Picture) -> float:
    """Return the mean difference per channel, 0..255."""
    return float(np.abs(pixels(one) - pixels(other)).mean())


def scene_of(prompt: str, **changes: Any) -> Scene:
    """Compose a settled scene of 512x512."""
    return compose(make_picture(**{"prompt": prompt, "width": 512, "height": 512, "steps": 100, "seed": 3, **changes}))


def found(scene: Scene, motif: str) -> list[Item]:
    return [item for item in scene.items if item.motif == motif]


def only(scene: Scene, motif: str) -> Item:
    (item,) = found(scene, motif)
    return item
