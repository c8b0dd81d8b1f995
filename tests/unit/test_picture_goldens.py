"""The same picture on every machine and every Python."""

from __future__ import annotations

import json

import pytest

from tests.goldens import GOLDENS, PICTURES, hash_of


def test_every_golden_picture_has_a_hash() -> None:
    assert list(json.loads(GOLDENS.read_text(encoding="utf-8"))) == list(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_pixels_are_those_of_the_last_look(name: str) -> None:
    expected = json.loads(GOLDENS.read_text(encoding="utf-8"))[name]
    assert hash_of(PICTURES[name]) == expected, "look at the pictures; if they are right: python -m tests.goldens"
