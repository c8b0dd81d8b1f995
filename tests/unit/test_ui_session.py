"""Whose records a page sees."""

from dataclasses import replace

import pytest

from components.ui.session import is_visitor_id, owner_of, read_visitor
from tests.builders import make_settings

GOOD = "Abc-_0123456789xyz"


@pytest.fixture
def private(tmp_path):
    return make_settings(tmp_path)


def test_a_private_app_has_one_library(private):
    assert owner_of(private, GOOD) == owner_of(private, None) == owner_of(private, "../etc") == "local"


def test_a_public_app_keeps_browsers_apart(private):
    public = replace(private, is_public=True)
    assert owner_of(public, GOOD) == GOOD
    for malformed in (None, "", "short", "x" * 129, "local", "a b" * 10, "é" * 20):
        first, second = owner_of(public, malformed), owner_of(public, malformed)
        assert first != second
        assert is_visitor_id(first)


@pytest.mark.parametrize("sent", [None, 7, [], {}, {"id": 7}, {"id": "short", "language": None}])
def test_what_a_page_sends_is_read_with_care(sent):
    visitor = read_visitor(sent)
    assert is_visitor_id(visitor.id)
    assert visitor.language == "en"


def test_a_pages_own_id_and_language_are_kept():
    visitor = read_visitor({"id": GOOD, "language": "zh"})
    assert (visitor.id, visitor.language) == (GOOD, "zh")
