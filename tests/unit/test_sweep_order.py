"""The running order: every cell once, each level a complete grid whose gaps are halved, and evenly spread between."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.sweeps.order import levels_of, running_order

_lengths = st.lists(st.integers(1, 13), max_size=3)


def members(levels: list[int], level: int) -> list[int]:
    return [index for index, each in enumerate(levels) if each <= level]


def gap(indexes: list[int]) -> int:
    return max((after - before for before, after in pairwise(indexes)), default=0)


@given(lengths=_lengths)
@settings(max_examples=60)
def test_every_cell_comes_once(lengths: list[int]) -> None:
    assert sorted(running_order(lengths)) == list(product(*map(range, lengths)))


@given(lengths=_lengths)
@settings(max_examples=60)
def test_each_level_ends_in_a_complete_grid(lengths: list[int]) -> None:
    order, levels = running_order(lengths), [levels_of(length) for length in lengths]
    for level in range(max((max(each) for each in levels), default=0) + 1):
        grid = set(product(*(members(each, level) for each in levels)))
        assert set(order[: len(grid)]) == grid


@given(length=st.integers(1, 10_000))
@settings(max_examples=60)
def test_each_level_halves_the_largest_gap(length: int) -> None:
    levels = levels_of(length)
    assert levels[0] == levels[-1] == 0 and len(levels) == length
    gaps = [gap(members(levels, level)) for level in range(max(levels) + 1)]
    assert gaps[0] == length - 1 and gaps[-1] <= 1
    for before, after in pairwise(gaps):
        assert after == (before + 1) // 2


def test_corners_and_middle_come_first() -> None:
    order = running_order([5, 5])
    assert set(order[:4]) == {(0, 0), (0, 4), (4, 0), (4, 4)}
    assert order[4] == (2, 2)
    assert set(order[5:9]) == {(0, 2), (2, 0), (2, 4), (4, 2)}
    assert set(order[9:13]) == {(1, 1), (1, 3), (3, 1), (3, 3)}
    cube = running_order([3, 3, 3])
    assert set(cube[:8]) == set(product((0, 2), repeat=3)) and cube[8] == (1, 1, 1)


def test_small_grids() -> None:
    assert running_order([]) == [()]
    assert running_order([1]) == [(0,)]
    assert running_order([2]) == [(0,), (1,)]
    assert running_order([3]) == [(0,), (2,), (1,)]
    assert running_order([0, 3]) == []


@pytest.mark.parametrize(("width", "height"), [(9, 9), (16, 16), (33, 5), (20, 11)])
def test_finished_cells_are_spread_at_any_time(width: int, height: int) -> None:
    """No part of the grid runs ahead: quarters hold as many finished cells as their size asks for, within a few."""
    order = running_order([width, height])
    for count in range(4, len(order) + 1, 3):
        done = order[:count]
        for halves in product((0, 1), repeat=2):
            part = [x * 2 // width == halves[0] and y * 2 // height == halves[1] for x, y in done]
            cells = [
                x * 2 // width == halves[0] and y * 2 // height == halves[1]
                for x in range(width)
                for y in range(height)
            ]
            share = sum(cells) / len(order)
            assert abs(sum(part) - count * share) <= 3 + 0.13 * count, (count, halves, sum(part), count * share)
