"""Sizes and their aspect ratios."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import checks, models, params
from components.ui.sizes import has_same_aspect, matching_size, ratio_text, size_text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        ("1024x1024", "1024x1024 · 1:1"), ("720x1280", "720x1280 · 9:16"), ("720x1440", "720x1440 · 1:2"),
        ("1664x928", "1664x928 · ≈ 16:9"), ("1472x1140", "1472x1140 · ≈ 4:3"), ("1584x1056", "1584x1056 · 3:2"),
    ],
)  # fmt: skip
def test_sizes_show_their_aspect(size, text):
    assert size_text(size) == text


def test_an_odd_aspect_is_a_decimal():
    assert ratio_text(2000, 301) == "6.64:1"


def test_a_recommended_size_of_the_same_aspect_matches():
    assert matching_size(540, 960, models.DEFAULT_MODEL) == "720x1280"
    assert matching_size(2048, 2048, models.DEFAULT_MODEL) == "1024x1024"


@given(st.integers(1, 2048), st.integers(1, 2048))
def test_a_matching_size_is_always_allowed(width, height):
    size = matching_size(width, height, models.DEFAULT_MODEL)
    assert checks.check(params.BY_NAME["image_size"], size, models.DEFAULT_MODEL) == size


@given(st.integers(300, 2048), st.integers(300, 2048))
def test_a_matching_size_has_nearly_the_pictures_aspect(width, height):
    matched = checks.split_size(matching_size(width, height, models.DEFAULT_MODEL))
    assert abs(matched[0] / matched[1] / (width / height) - 1) < 0.02 or max(width, height) / min(width, height) > 4


@pytest.mark.parametrize(("sides", "size"), [((2048, 5), "2048x512"), ((5, 2048), "512x2048")])
def test_a_very_long_picture_gets_the_nearest_size_of_four_to_one(sides, size):
    assert matching_size(*sides, models.DEFAULT_MODEL) == size


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_matching_size_is_never_longer_than_four_to_one(width, height):
    sides = checks.split_size(matching_size(width, height, models.DEFAULT_MODEL))
    assert max(sides) <= 4 * min(sides)


def test_aspects_are_compared_to_the_eye():
    assert has_same_aspect((300, 200), (1256, 840))
    assert not has_same_aspect((3, 4), (720, 1280))
