"""The emulator's painter: repeatable, of the asked size, moved by every control, and marked."""

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from PIL import Image

from components.emulator.pictures import encode, paint, sketch
from components.emulator.pictures.chance import Chance
from components.emulator.pictures.mark import box
from components.emulator.pictures.painter import unmarked
from components.emulator.pictures.vocabulary import entries
from tests.picturing import apart, make_picture, pixels


def file_of(colour: tuple[int, ...], form: str, mode: str = "RGB") -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, (90, 60), colour).save(buffer, form)
    return buffer.getvalue()


def test_equal_pictures_have_equal_bytes() -> None:
    assert encode(paint(make_picture()), "png") == encode(paint(make_picture()), "png")


@pytest.mark.parametrize(
    "size", [(256, 256), (720, 1440), (960, 540), (255, 257), (64, 64), (512, 100), (8, 8), (1, 1), (2048, 64)]
)
def test_size_and_mode_are_exact(size: tuple[int, int]) -> None:
    image = paint(make_picture(width=size[0], height=size[1]))
    assert (image.size, image.mode) == (size, "RGB")


@pytest.mark.parametrize(
    "change",
    [
        {"seed": 1},
        {"steps": 4},
        {"steps": 60},
        {"guidance": 0.0},
        {"guidance": 5.0},
        {"guidance": 14.0},
        {"guidance": 20.0},
        {"index": 1},
        {"negative_prompt": "moon"},
        {"negative_prompt": "blue"},
        {"negative_prompt": "ugly, blurry"},
        {"prompt": "a cat at sunset"},
        {"model": "Qwen/Qwen-Image"},
        {"init": bytes([200, 60, 40] * 256)},
    ],
    ids=str,
)
def test_every_control_changes_the_picture(change: dict[str, Any]) -> None:
    assert apart(make_picture(), make_picture(**change)) > 0.4


def test_steps_settle() -> None:
    early = apart(make_picture(steps=4), make_picture(steps=8))
    late = apart(make_picture(steps=40), make_picture(steps=60))
    assert 0 < late < early / 4


def test_one_step_hides_the_picture() -> None:
    assert apart(make_picture(steps=1), make_picture(steps=30)) > 3 * apart(
        make_picture(steps=12), make_picture(steps=30)
    )


def test_guidance_0_ignores_the_prompt() -> None:
    told = apart(make_picture(guidance=0.0), make_picture(guidance=0.0, prompt="a red cat"))
    heard = apart(make_picture(), make_picture(prompt="a red cat"))
    assert told < heard / 4


def test_guidance_raises_contrast() -> None:
    spreads = [pixels(make_picture(guidance=guidance)).std() for guidance in (3.0, 5.0, 7.5, 12.0, 20.0)]
    assert spreads == sorted(spreads)


def test_a_batch_is_of_one_palette() -> None:
    means = [pixels(make_picture(index=index)).mean(axis=(0, 1)) for index in range(3)]
    assert np.ptp(means, axis=0).max() < 25


def test_an_init_image_pulls_the_mean_towards_its_own() -> None:
    plain = pixels(make_picture()).mean(axis=(0, 1))
    for colour in ((220, 40, 40), (30, 200, 60), (250, 250, 250)):
        pulled = pixels(make_picture(init=bytes(colour * 256))).mean(axis=(0, 1))
        assert np.abs(pulled - colour).sum() < 0.8 * np.abs(plain - colour).sum()


def test_an_init_image_shows_its_masses() -> None:
    halves = bytes([250, 250, 250] * 128 + [10, 10, 10] * 128)
    image = pixels(make_picture(init=halves))
    plain = pixels(make_picture())
    rise = (image - plain).mean(axis=(1, 2))
    assert rise[:80].mean() > rise[-80:].mean() + 30


def test_prompts_look_different_from_each_other() -> None:
    prompts = [
        "a cat",
        "a dog",
        "sunset over mountains",
        "日落",
        "月亮和灯塔",
        "neon city",
        "rainy harbour",
        "白猫 雪",
        "?",
    ]
    images = [pixels(make_picture(prompt=prompt)) for prompt in prompts]
    for at, one in enumerate(images):
        for other in images[:at]:
            assert np.abs(one - other).mean() > 1


@pytest.mark.parametrize(
    "prompt",
    ["", " ", "🐱🌊" * 40, "sea " * 2500, "海" * 10_000, "\x00\ud800<script>", "1e999 -- \\ %s {0}", "ﬁsh ＭＯＯＮ"],
    ids=["empty", "blank", "emoji", "long", "long-han", "control", "symbols", "wide"],
)
def test_any_text_can_be_painted(prompt: str) -> None:
    assert paint(make_picture(prompt=prompt, negative_prompt=prompt)).size == (192, 192)


WORDS = [word.partition("/")[0] for entry in entries() for word in (*entry.en, *entry.zh)]


@pytest.mark.parametrize("number", range(60))
def test_any_words_of_the_vocabulary_can_be_painted_together(number: int) -> None:
    chance = Chance("any words", number)
    prompt = ", ".join(" ".join(chance.pick(WORDS) for _ in range(chance.whole(1, 5))) for _ in range(2))
    size = chance.pick([(96, 96), (48, 120), (120, 48), (33, 65)])
    picture = make_picture(
        prompt=prompt,
        negative_prompt=chance.pick(WORDS),
        width=size[0],
        height=size[1],
        seed=number,
        steps=chance.pick((1, 8, 20, 100)),
        guidance=chance.pick((0.0, 2.0, 7.5, 20.0)),
    )
    assert paint(picture).size == size


def test_threads_paint_alike() -> None:
    pictures = [make_picture(seed=seed % 3) for seed in range(12)]
    with ThreadPoolExecutor(6) as pool:
        together = [image.tobytes() for image in pool.map(paint, pictures)]
    assert together == [paint(picture).tobytes() for picture in pictures]


def test_nothing_is_drawn_from_shared_chance() -> None:
    import random

    before, numpys = random.getstate(), np.random.get_state()[1].tolist()  # type: ignore[index]
    paint(make_picture())
    assert random.getstate() == before
    assert np.random.get_state()[1].tolist() == numpys  # type: ignore[index]


@pytest.mark.parametrize("size", [(192, 192), (720, 1440), (1280, 320)])
@pytest.mark.parametrize("change", [{}, {"steps": 1}, {"guidance": 0.0}, {"prompt": "white snow"}], ids=str)
def test_the_mark_is_in_the_corner_and_nowhere_else(size: tuple[int, int], change: dict[str, Any]) -> None:
    picture = make_picture(width=size[0], height=size[1], **change)
    marked, bare = pixels(picture), np.asarray(unmarked(picture), np.int16)
    left, top, right, bottom = box(*size)
    difference = np.abs(marked - bare).max(axis=2)
    assert (difference[top:bottom, left:right] > 12).mean() > 0.4
    assert np.ptp(marked[top:bottom, left:right].mean(axis=2)) > 100  # light text on a dark pill
    difference[top:bottom, left:right] = 0
    assert not difference.any()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_sketch_is_32_by_32_rgb(form: str) -> None:
    small = np.frombuffer(sketch(file_of((200, 60, 40), form)), np.uint8).reshape(32, 32, 3)
    assert np.abs(small.astype(int) - (200, 60, 40)).max() < 8


def test_a_sketch_lays_clear_pixels_on_white() -> None:
    assert sketch(file_of((0, 0, 0, 0), "PNG", "RGBA")) == b"\xff" * 3072


def test_a_sketch_refuses_what_is_no_image() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        sketch(b"not an image")


def test_files_are_what_they_claim() -> None:
    image = paint(make_picture())
    lossless = Image.open(io.BytesIO(encode(image, "png")))
    lossy = Image.open(io.BytesIO(encode(image, "jpeg")))
    assert (lossless.format, lossy.format) == ("PNG", "JPEG")
    assert lossless.tobytes() == image.tobytes()
    with pytest.raises(ValueError, match="gif"):
        encode(image, "gif")
