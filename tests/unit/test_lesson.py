"""What a sweep teaches: the mean change between neighbouring cells, axis by axis."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

from PIL import Image

from components import images
from components.sweeps.lesson import lesson


def by_name(first: str, second: str) -> float | None:
    """Take pictures as numbers: their difference is the change."""
    return None if "broken" in (first, second) else abs(float(first) - float(second))


def test_each_step_is_the_mean_over_all_pairs_one_step_apart() -> None:
    pictures = {(0, 0): "0.0", (1, 0): "0.1", (2, 0): "0.5", (0, 1): "0.2", (1, 1): "0.5", (2, 1): "0.6"}
    across, down = lesson((3, 2), pictures, by_name)
    assert [(step.index, round(step.change or 0, 6), step.pairs) for step in across.steps] == [
        (0, 0.2, 2),
        (1, 0.25, 2),
    ]
    assert [(round(step.change or 0, 6), step.pairs) for step in down.steps] == [(round((0.2 + 0.4 + 0.1) / 3, 6), 3)]
    assert across.flattest is across.steps[0] and across.steepest is across.steps[1]
    assert down.flattest is None and down.steepest is None
    assert round(across.mean or 0, 6) == 0.225
    assert across.as_json() == {
        "axis": 0,
        "mean": 0.225,
        "steps": [{"index": 0, "change": 0.2, "pairs": 2}, {"index": 1, "change": 0.25, "pairs": 2}],
        "flattest": 0,
        "steepest": 1,
    }


def test_cells_that_are_missing_or_cannot_be_read_do_not_count() -> None:
    (axis,) = lesson((5,), {(0,): "0.0", (1,): "0.4", (3,): "broken", (4,): "0.9"}, by_name)
    assert [(step.change, step.pairs) for step in axis.steps] == [(0.4, 1), (None, 0), (None, 0), (None, 0)]
    assert axis.flattest is None and axis.mean == 0.4


def test_nothing_is_learned_from_nothing() -> None:
    assert lesson((), {(): "0"}, by_name) == ()
    empty, single = lesson((3, 1), {}, by_name)
    assert (empty.mean, single.steps, single.mean) == (None, (), None)
    assert [step.change for step in empty.steps] == [None, None]


def picture(path: Path, colour: tuple[int, ...], mode: str = "RGB") -> Path:
    Image.new(mode, (320, 200), colour).save(path)
    return path


def test_the_change_between_pictures_is_of_pixels(tmp_path: Path) -> None:
    black, white = picture(tmp_path / "black.webp", (0, 0, 0)), picture(tmp_path / "white.png", (255, 255, 255))
    red = picture(tmp_path / "red.png", (255, 0, 0))
    assert images.change_between(black, black) == 0
    assert images.change_between(black, white) == 1
    assert images.change_between(white, red) == 2 / 3
    (tmp_path / "broken.png").write_bytes(black.read_bytes()[:60])
    assert images.change_between(black, tmp_path / "broken.png") is None
    assert images.change_between(tmp_path / "gone.png", black) is None


def test_what_was_compared_once_is_not_read_again(tmp_path: Path) -> None:
    noise = Image.effect_noise((320, 320), 80).convert("RGB")
    names = {}
    for number, place in enumerate(itertools.product(range(6), range(5), range(4))):
        path = tmp_path / f"{number}.webp"
        if number < 20:
            noise.rotate(number).save(path, "WEBP", quality=80)
        else:
            path.hardlink_to(tmp_path / f"{number % 20}.webp")
        names[place] = str(path)

    def change(first: str, second: str) -> float | None:
        return images.change_between(Path(first), Path(second))

    start = time.perf_counter()
    first = lesson((6, 5, 4), names, change)
    took_s, start = time.perf_counter() - start, time.perf_counter()
    assert lesson((6, 5, 4), names, change) == first
    again_s = time.perf_counter() - start
    assert sum(step.pairs for axis in first for step in axis.steps) == 100 + 96 + 90
    assert took_s < 5 and again_s < took_s / 4
