"""The painter's ground: every place has its forms, and they are painted at any size, clear of what the prompt names."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.emulator.pictures import Picture
from components.emulator.pictures.canvas import Canvas
from components.emulator.pictures.chance import Chance
from components.emulator.pictures.composing import compose
from components.emulator.pictures.composing.terrain import crags, dunes, mound, peak
from components.emulator.pictures.grounds import grounds
from components.emulator.pictures.grounds.strewn import lay
from components.emulator.pictures.painter import unmarked
from components.emulator.pictures.scene import Scene

PLACES = (
    "mountains",
    "a volcano",
    "a cliff by the sea",
    "an island",
    "a hill",
    "a waterfall",
    "a wheat field",
    "a meadow in spring",
    "a garden in autumn",
    "a desert",
    "the north pole",
    "a forest",
    "a bamboo forest",
    "a beach",
    "a lake",
    "a river",
    "a road",
    "a railway",
    "a street in the rain at night",
    "a city at night",
    "a village",
    "the moon surface",
    "a room in the rain",
    "white background",
    "sea of clouds",
)


def picture_of(prompt: str, **changes: Any) -> Picture:
    values: dict[str, Any] = {
        "model": "Kwai-Kolors/Kolors", "negative_prompt": "", "width": 96, "height": 96, "seed": 7, "steps": 20,
        "guidance": 7.5, "index": 0, "init": None,
    }  # fmt: skip
    return Picture(prompt=prompt, **(values | changes))


def scene_of(prompt: str, **changes: Any) -> Scene:
    return compose(picture_of(prompt, **changes))


def kinds_of(prompt: str) -> set[str]:
    return {land.kind for land in scene_of(prompt).lands}


def motifs_of(prompt: str, **changes: Any) -> set[str]:
    return {item.motif for item in scene_of(prompt, **changes).items}


@pytest.mark.parametrize("prompt", PLACES)
def test_every_form_of_a_place_has_a_painter(prompt: str) -> None:
    assert kinds_of(prompt) <= set(grounds())


@pytest.mark.parametrize("size", [(32, 32), (64, 700), (700, 64), (101, 67)])
@pytest.mark.parametrize("prompt", PLACES)
def test_every_place_is_painted_at_any_size(prompt: str, size: tuple[int, int]) -> None:
    assert unmarked(picture_of(prompt, width=size[0], height=size[1])).size == size


@pytest.mark.parametrize("prompt", PLACES)
def test_no_place_leaves_pixels_unpainted(prompt: str) -> None:
    pixels = np.asarray(unmarked(picture_of(prompt, width=160, height=160)), np.int16)
    rows = pixels[96:].reshape(64, -1).max(axis=1)
    assert rows.min() > 4, "a row of the ground is black"


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("mountains", "range"),
        ("a desert", "dune"),
        ("a forest", "trunks"),
        ("a street", "shopfronts"),
        ("a river", "river"),
    ],
)
def test_a_place_has_what_it_is_known_by(prompt: str, kind: str) -> None:
    assert kind in kinds_of(prompt)
    assert kind not in kinds_of("a meadow")


def test_a_wood_closes_only_where_nothing_asks_for_the_sky() -> None:
    assert "thicket" in kinds_of("a fox in the forest")
    assert "thicket" not in kinds_of("the moon over a forest")
    assert "thicket" not in kinds_of("a forest and mountains")


def test_what_lies_on_the_ground_is_painted_before_what_stands() -> None:
    scene = scene_of("a stone bridge over a river")
    (river,) = (land for land in scene.lands if land.kind == "river")
    assert river.depth < min(item.depth for item in scene.items)


def test_a_place_brings_nothing_that_is_unwanted() -> None:
    assert "palm" in motifs_of("a beach")
    assert "palm" not in motifs_of("a beach", negative_prompt="palm")
    assert "palm" not in motifs_of("a beach in winter")


def test_no_tree_stands_in_open_water() -> None:
    scene = scene_of("a city by the sea")
    assert {item.motif for item in scene.items} & {"tree", "street_lamp"} == set()


def test_a_village_has_more_houses_than_the_one_that_is_named() -> None:
    houses = [item for item in scene_of("a red house in a village").items if item.motif == "house"]
    assert len(houses) > 2
    assert len([item for item in scene_of("three houses in a village").items if item.motif == "house"]) == 3


@given(seed=st.integers(0, 10_000), wide=st.floats(0.5, 4.0))
def test_outlines_stay_within_their_height(seed: int, wide: float) -> None:
    chance = Chance(seed)
    assert max(crags(chance, 0.4, wide, 0.5, 0.4)) <= 0.46
    assert min(crags(chance, 0.4, wide, 0.5, 0.4)) >= 0
    lands = [
        *dunes(chance, 0.6, wide, 1),
        mound(chance, 0.5, 1.0, 0.2, 0.1, 0.6, "grass"),
        peak(chance, 0.5, 1.0, 0.3, 0.1, 0.6, "cliff"),
    ]
    assert all(0 <= height < 0.36 for land in lands for height in land.line)


def test_a_carrier_is_level_where_things_stand() -> None:
    hill = mound(Chance(3), 0.5, 1.0, 0.2, 0.1, 0.6, "grass")
    assert abs(hill.height_at(0.47) - hill.height_at(0.53)) < 0.006


def test_shapes_are_laid_within_the_canvas_and_once() -> None:
    canvas = Canvas(40, 30)
    lay(canvas, [[(100.0, 100.0), (120.0, 100.0), (110.0, 120.0)], []], (255, 0, 0))
    assert np.asarray(canvas.image).max() == 0
    square = [(10.0, 10.0), (19.5, 10.0), (19.5, 19.5), (10.0, 19.5)]
    lay(canvas, [square, square], (200, 100, 50), 0.5)
    assert canvas.image.getpixel((15, 15)) == (100, 50, 25)
    assert canvas.image.getpixel((30, 15)) == (0, 0, 0)
