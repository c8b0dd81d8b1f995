"""Skies, weather and water: repeatable, of any size, moved by what they are told, and free of inexact arithmetic."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from components.emulator.pictures import fields, palette
from components.emulator.pictures.canvas import Canvas
from components.emulator.pictures.chance import Chance
from components.emulator.pictures.palette import HOURS
from components.emulator.pictures.scene import Orb, Scene
from components.emulator.pictures.skies import glow_of, paint_sky, paint_space, paint_underwater
from components.emulator.pictures.water import paint_sea, paint_water
from components.emulator.pictures.weather import FAR, NEAR, paint_far_weather, paint_fog, paint_near_weather

PICTURES = Path(palette.__file__).parent
SIZES = [(32, 32), (64, 2048), (2048, 64), (33, 47), (192, 108)]
Painter = Callable[[Canvas, Scene], None]


def make_scene(hour: str = "day", *, seed: int = 1, phase: str = "full", **changes: Any) -> Scene:
    colours = HOURS[hour]
    orb = Orb(is_moon=hour == "night", x=0.7, y=0.22, radius=0.09, colour=glow_of(colours, True), phase=phase)
    chance = Chance("skies", seed)
    facts: dict[str, Any] = {
        "palette": colours,
        "place": chance,
        "shapes": chance.child("shapes"),
        "horizon": 0.6,
        "light_x": orb.x,
        "light_y": orb.y,
        "orbs": (orb,),
        "items": (),
        "cover": 0.4,
        "stars": colours.darkness,
        "hills": 0.0,
        "waves": 0.45,
        "air": frozenset(),
    }
    return Scene(**{**facts, **changes})


def painted(scene: Scene, *painters: Painter, size: tuple[int, int] = (192, 192)) -> np.ndarray:
    canvas = Canvas(*size)
    for paint in painters:
        paint(canvas, scene)
    assert (canvas.image.size, canvas.image.mode) == (size, "RGB")
    return np.asarray(canvas.image, np.int16)


def apart(one: np.ndarray, other: np.ndarray) -> float:
    """Return the mean difference per channel, 0..255."""
    return float(np.abs(one - other).mean())


@pytest.mark.parametrize(
    ("hour", "size", "horizon"),
    [
        *((hour, (192, 108), 0.6) for hour in HOURS),
        *(("night", size, horizon) for size in SIZES for horizon in (0.02, 0.6, 1.0)),
    ],
)
def test_every_sky_fits_every_size_and_repeats(hour: str, size: tuple[int, int], horizon: float) -> None:
    everything = frozenset({*FAR, *NEAR, "milkyway", "meteor", "comet"})
    scene = make_scene(hour, air=everything, horizon=horizon)
    layers = paint_sky, paint_far_weather, paint_sea, paint_near_weather
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        first = painted(scene, *layers, size=size)
    assert np.array_equal(first, painted(scene, *layers, size=size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("paint", [paint_space, paint_underwater])
def test_whole_places_fill_the_canvas(paint: Painter, size: tuple[int, int]) -> None:
    blank = Image.new("RGB", size, (1, 2, 3))
    canvas = Canvas(*size)
    canvas.image = blank.copy()
    paint(canvas, make_scene("night", orbs=()))
    assert apart(np.asarray(canvas.image, np.int16)[-2:], np.asarray(blank, np.int16)[-2:]) > 1


@pytest.mark.parametrize("name", [*FAR, *NEAR, "milkyway", "meteor", "shooting star", "comet"])
@pytest.mark.parametrize("hour", ["night", "sunset"])
def test_every_word_of_the_air_shows(name: str, hour: str) -> None:
    plain = painted(make_scene(hour), paint_sky, paint_far_weather, paint_near_weather)
    scene = make_scene(hour, air=frozenset({name}))
    change = np.abs(painted(scene, paint_sky, paint_far_weather, paint_near_weather) - plain).max(axis=2)
    assert (change > 24).sum() > 25


def test_fog_lies_at_its_depth() -> None:
    scene = make_scene("mist")
    plain = painted(scene, paint_sky, paint_sea)
    rows = []
    for depth in (0.0, 0.5, 1.0):
        foggy = painted(scene, paint_sky, paint_sea, lambda canvas, scene, at=depth: paint_fog(canvas, scene, at))
        rows.append(int(np.abs(foggy - plain).sum(axis=(1, 2)).argmax()))
    assert rows == sorted(set(rows))


def test_a_covered_sky_is_even_and_a_clear_one_has_no_clouds() -> None:
    clear = painted(make_scene(cover=0.0), paint_sky)
    some, closed = painted(make_scene(cover=0.5), paint_sky), painted(make_scene(cover=0.95), paint_sky)
    assert apart(clear, some) > 2
    blue = [float((image[:100, :, 2] - image[:100, :, 0]).mean()) for image in (closed, some, clear)]
    assert blue == sorted(blue)


def test_a_moon_wanes() -> None:
    light = [
        int(painted(make_scene("night", phase=phase, cover=0.0, stars=0.0), paint_sky).max(axis=2).clip(200).sum())
        for phase in ("full", "gibbous", "half", "crescent", "new")
    ]
    assert light == sorted(set(light), reverse=True)


def test_water_stays_in_its_mask_and_mirrors_the_shore() -> None:
    def shore(canvas: Canvas, scene: Scene) -> None:
        canvas.image.paste((200, 30, 30), (0, 80, 96, 120))
        canvas.image.paste((30, 200, 30), (96, 80, 192, 120))

    mask = np.zeros((192, 192), np.float32)
    mask[120:150, 20:170] = 1
    plain = painted(make_scene(orbs=()), paint_sky, shore)
    wet = painted(make_scene(orbs=()), paint_sky, shore, lambda canvas, scene: paint_water(canvas, scene, mask, 120))
    changed = np.abs(wet - plain).max(axis=2) > 0
    assert changed[121:149, 22:168].mean() > 0.9
    assert not changed[mask == 0].any()
    left, right = wet[124:140, 30:80].mean(axis=(0, 1)), wet[124:140, 110:160].mean(axis=(0, 1))
    assert left[0] > right[0] + 20 and right[1] > left[1] + 20


def test_scaled_noise_keeps_even_fields_even_and_tiles_meet() -> None:
    assert np.array_equal(fields.enlarge(np.full((3, 5), 0.5, np.float32), 64, 40), np.full((40, 64), 0.5, np.float32))
    cloth = fields.tile(Chance("tile"))
    step = np.abs(np.diff(cloth, axis=1)).max()
    assert np.abs(cloth[:, 0] - cloth[:, -1]).max() <= step
    spots = np.array([[0.5, 511.5]], np.float32)
    between = fields.sampled(cloth, spots, np.zeros_like(spots))
    assert between[0].tolist() == pytest.approx([cloth[0, :2].mean(), cloth[0, [511, 0]].mean()], abs=1e-6)


def test_noise_comes_as_single_floats() -> None:
    noise = [fields.billowed(Chance(1), 90, 40, 20.0), fields.clouded(Chance(1), 90, 40, (3, 2), 4)]
    assert {field.dtype for field in noise} == {np.dtype(np.float32)}
    assert {field.shape for field in noise} == {(40, 90)}


@pytest.mark.parametrize(
    "module",
    [
        *(PICTURES / "skies").glob("*.py"),
        *(PICTURES / "weather").glob("*.py"),
        PICTURES / "fields.py",
        PICTURES / "water.py",
    ],
    ids=lambda path: path.name,
)
def test_arrays_know_only_arithmetic_that_is_exact_everywhere(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    # What a processor may round in its own way: transcendental functions, sums in any order, products of matrices.
    inexact = "exp|log|log2|sin|cos|tan|arctan2|hypot|power|cbrt|sum|mean|dot|matmul|einsum|convolve|interp"
    assert not re.findall(rf"\bnp\.(?:{inexact})\(", text)
    assert not re.findall(r"\.(?:sum|mean|dot|std)\(", text)
    assert not [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.MatMult)]
