"""The running order of a grid: corners and middle first, then halving, so that what is done is spread evenly. Pure.

Each level halves the largest gap of every axis; its cells and those before form a complete grid of fewer values.
Within a level those cells come first that lie in the middle of what is there.
"""

from __future__ import annotations

from collections.abc import Sequence

_BITS = 20


def levels_of(length: int) -> list[int]:
    """Give the level of each index of an axis: both ends 0, the middle 1, then the middles of what is between."""
    levels = [0] * length
    gaps, level = [(0, length - 1)] if length > 2 else [], 1
    while gaps:
        halves = []
        for low, high in gaps:
            middle = (low + high) // 2
            levels[middle] = level
            halves += [each for each in ((low, middle), (middle, high)) if each[1] - each[0] > 1]
        gaps, level = halves, level + 1
    return levels


def running_order(lengths: Sequence[int]) -> list[tuple[int, ...]]:
    """Give the coordinates of all cells of a grid in the order in which they are asked for."""
    ranked: list[tuple[int, int, int, tuple[int, ...]]] = [(0, 0, 0, ())]
    for axis, length in enumerate(lengths):
        levels = levels_of(length)
        marks = _spread_marks(levels, axis, len(lengths))
        steps = [(levels[index], marks[index], (index,)) for index in range(length)]
        ranked = [_joined(cell, *step) for cell in ranked for step in steps]
    ranked.sort()
    return [cell[3] for cell in ranked]


def _joined(
    cell: tuple[int, int, int, tuple[int, ...]], level: int, mark: int, index: tuple[int, ...]
) -> tuple[int, int, int, tuple[int, ...]]:
    """Add a coordinate: the cell's level is its highest, and the more coordinates are on it the sooner it goes."""
    highest, fresh, marks, at = cell
    if level > highest:
        return level, -1, marks | mark, at + index
    return highest, fresh - 1 if level == highest else fresh, marks | mark, at + index


def _spread_marks(levels: Sequence[int], axis: int, axes: int) -> list[int]:
    """Give marks that sort the indexes of a level far from each other, interleaved with those of the other axes."""
    marks = [0] * len(levels)
    for level in set(levels):
        members = [index for index, each in enumerate(levels) if each == level]
        bits = max((len(members) - 1).bit_length(), 1)
        for rank, index in enumerate(members):
            marks[index] = _interleaved(rank, bits, axis, axes)
    return marks


def _interleaved(rank: int, bits: int, axis: int, axes: int) -> int:
    """Reverse the bits of a rank and spread them out, the lowest foremost."""
    mark = 0
    for bit in range(bits):
        if rank >> bit & 1:
            mark |= 1 << ((_BITS - bit) * axes + axis)
    return mark
