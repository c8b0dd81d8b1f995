"""Styles of the emulator's pictures: complete, repeatable, of the painting's size, and unlike each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from components.emulator.pictures import Picture
from components.emulator.pictures.chance import Chance
from components.emulator.pictures.palette import HOURS
from components.emulator.pictures.process import guide, settle, show_init
from components.emulator.pictures.reading import read
from components.emulator.pictures.styles import StyleLook, restyled, styles
from components.emulator.pictures.vocabulary import entries
from tests.picturing import make_picture

NAMES = sorted(styles())
GREY = ("monochrome", "noir", "charcoal", "sketch", "line_art", "manga", "woodcut")
STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 20, 30)
GUIDANCES = tuple(range(0, 22, 2))


def make_painting(width: int = 192, height: int = 192) -> Image.Image:
    """Paint a sky that pales downwards, a sun, a dark hill and a red house."""
    sky = np.empty((height, width, 3), np.uint8)
    sky[:] = (np.array((40, 90, 170)) + np.linspace(0, 1, height)[:, None, None] * (180, 120, 40)).astype(np.uint8)
    image = Image.fromarray(sky)
    draw = ImageDraw.Draw(image)
    x, y = width / 100, height / 100
    draw.ellipse((60 * x, 12 * y, 80 * x, 32 * y), fill=(255, 240, 190))
    draw.polygon(
        [(0, 70 * y), (45 * x, 45 * y), (100 * x, 80 * y), (100 * x, 100 * y), (0, 100 * y)], fill=(30, 60, 50)
    )
    draw.rectangle((20 * x, 62 * y, 45 * x, 85 * y), fill=(200, 50, 40))
    draw.rectangle((28 * x, 68 * y, 34 * x, 85 * y), fill=(240, 220, 160))
    return image


def make_look(image: Image.Image, name: str = "look") -> StyleLook:
    return StyleLook(chance=Chance(name), palette=HOURS["day"], unit=min(image.size))


def make_house(**changes: Any) -> Picture:
    return make_picture(**{"prompt": "a house", "seed": 5, **changes})


def done(name: str, image: Image.Image) -> Image.Image:
    return styles()[name](image.copy(), make_look(image))


def pixels(image: Image.Image) -> np.ndarray:
    return np.asarray(image, np.int16)


def apart(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference per channel, 0..255."""
    return float(np.abs(pixels(one) - pixels(other)).mean())


def test_every_style_has_words_and_every_word_a_style() -> None:
    lines = [entry for entry in entries() if entry.kind == "styles"]
    assert sorted(entry.name for entry in lines) == NAMES
    assert all(entry.en and entry.zh for entry in lines)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(192, 192), (320, 128), (96, 260), (32, 32), (257, 33)], ids=str)
def test_a_style_keeps_size_and_mode(name: str, size: tuple[int, int]) -> None:
    image = done(name, make_painting(*size))
    assert (image.size, image.mode) == (size, "RGB")


@pytest.mark.parametrize("name", NAMES)
def test_a_style_is_repeatable_and_shows(name: str) -> None:
    painting = make_painting()
    one, two = done(name, painting), done(name, painting)
    assert one.tobytes() == two.tobytes()
    assert apart(one, painting) > 4


@pytest.mark.parametrize("name", [name for name in NAMES if name != "line_art"])
def test_a_style_keeps_what_is_seen(name: str) -> None:
    image = np.asarray(done(name, make_painting()), np.float32)
    house, hill, sky, sun = image[135:160, 68:82], image[165:180, 100:170], image[20:60, 20:80], image[35:50, 125:145]
    means = [part.reshape(-1, 3).mean(axis=0) for part in (house, hill, sky, sun)]
    told = [np.abs(one - other).max() > 7 for one, other in combinations(means, 2)]
    assert sum(told) >= 4


def test_line_art_runs_round_forms_only() -> None:
    dark = 255 - pixels(done("line_art", make_painting())).min(axis=2)
    assert dark[135:160, 84:90].max(axis=1).mean() > 90  # the house's right wall
    assert dark[20:60, 20:80].mean() < 12


def test_styles_are_unlike_each_other() -> None:
    painting = make_painting()
    small = {name: done(name, painting) for name in NAMES}
    alike = [pair for pair in combinations(NAMES, 2) if apart(small[pair[0]], small[pair[1]]) < 3]
    assert not alike


@pytest.mark.parametrize("name", GREY)
def test_styles_without_colour_have_none(name: str) -> None:
    spread = np.ptp(pixels(done(name, make_painting())), axis=2)
    assert spread.max() < 40


def test_pixel_art_is_of_few_colours_in_whole_squares() -> None:
    image = done("pixel_art", make_painting(464, 464))
    assert 4 < len(image.getcolors(464 * 464) or ()) <= 24
    small = image.resize((116, 116), Image.Resampling.NEAREST)
    assert small.resize((464, 464), Image.Resampling.NEAREST).tobytes() == image.tobytes()


def test_two_styles_apply_in_order() -> None:
    painting = make_painting()
    look = make_look(painting)
    both = restyled(painting, ["sepia", "pixel_art"], look)
    first = styles()["sepia"](painting.copy(), replace(look, chance=look.chance.child("sepia")))
    assert (
        both.tobytes() == styles()["pixel_art"](first, replace(look, chance=look.chance.child("pixel_art"))).tobytes()
    )
    assert both.tobytes() == restyled(painting, ["sepia", "unknown", "sepia", "pixel_art", "oil"], look).tobytes()
    assert both.tobytes() != restyled(painting, ["pixel_art", "sepia"], look).tobytes()


def test_lines_are_drawn_over_another_style() -> None:
    painting = make_painting()
    look = make_look(painting)
    washed = restyled(painting, ["sketch", "watercolor"], look)
    assert washed.tobytes() == restyled(painting, ["watercolor", "sketch"], look).tobytes()
    assert np.ptp(pixels(washed), axis=2).max() > 60


def test_a_share_of_a_style_leaves_the_rest() -> None:
    painting = make_painting()
    look = make_look(painting)
    assert restyled(painting, ["oil"], look, 0.0).tobytes() == painting.tobytes()
    shares = [apart(restyled(painting, ["neon"], look, share), painting) for share in (0.2, 0.5, 0.8, 1.0)]
    assert shares == sorted(shares)


def test_threads_and_shared_chance_make_no_difference() -> None:
    painting = make_painting()
    before = np.random.get_state()[1].tolist()  # type: ignore[index]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda name: done(name, painting).tobytes(), NAMES))
    assert together == [done(name, painting).tobytes() for name in NAMES]
    assert np.random.get_state()[1].tolist() == before  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a cat, watercolour", ("watercolor",)),
        ("Pixel-art castle, 8-bit", ("pixel_art",)),
        ("low poly fox in neon lights", ("low_poly", "cyberpunk")),
        ("an oil painting of boats in the style of Van Gogh", ("oil", "van_gogh")),
        ("3D render of a house, black and white", ("render_3d", "monochrome")),
        ("水墨画，一只船", ("ink",)),
        ("赛博朋克城市，像素风", ("cyberpunk", "pixel_art")),
        ("青花瓷上的鱼", ("porcelain",)),
        ("children's book, a rabbit", ("gouache",)),
        ("an 80s city", ("synthwave",)),
    ],
)
def test_words_name_styles(text: str, names: tuple[str, ...]) -> None:
    assert read(text).styles == names


def test_steps_come_ever_nearer_to_the_painting() -> None:
    painting = make_painting()
    left = [apart(settle(painting.copy(), make_house(steps=steps)), painting) for steps in STEPS]
    assert all(before > after for before, after in pairwise(left))
    assert left[0] > 45
    assert left[-1] < 0.2


def test_many_steps_change_next_to_nothing_but_something() -> None:
    painting = make_painting()
    late = [settle(painting.copy(), make_house(steps=steps)) for steps in (30, 40, 60, 100)]
    assert all(0 < apart(before, after) < 0.05 for before, after in pairwise(late))


def test_guidance_hardens_step_by_step() -> None:
    painting = make_painting()
    images = [guide(painting.copy(), guidance) for guidance in GUIDANCES]
    spreads = [pixels(image).std() for image in images]
    assert spreads == sorted(spreads)
    assert all(apart(before, after) > 1 for before, after in pairwise(images))
    burnt = np.isin(pixels(images[-1]), (0, 255)).mean()
    assert burnt > 0.2 > np.isin(pixels(images[4]), (0, 255)).mean()


@pytest.mark.parametrize("side", [16, 32])
def test_an_init_image_shows_its_shapes(side: int) -> None:
    """A light square on dark is found again where it was."""
    sheet = np.full((side, side, 3), 20, np.uint8)
    sheet[side // 4 : side // 2, side // 4 : side // 2] = (250, 220, 60)
    painting = make_painting()
    rise = pixels(show_init(painting, sheet.tobytes(), 0.4)) - pixels(painting)
    inside, outside = rise[54:90, 54:90].mean(), rise[110:180, 110:180].mean()
    assert inside > outside + 30
