"""A single generation is a plan of one cell, and a sweep one of many."""

from __future__ import annotations

import random

import pytest

from components.errors import InvalidRequest
from components.params import SEED_COUNT
from components.sweeps.axes import read_axes
from components.sweeps.order import running_order
from components.sweeps.plan import plan_single, plan_sweep
from tests.builders import make_request


def test_a_given_seed_is_kept() -> None:
    plan = plan_single(make_request(seed=0), random.Random(7))
    (cell,) = plan.cells
    assert cell.at == () and cell.request == make_request(seed=0)


def test_an_open_seed_is_drawn() -> None:
    draw = random.Random(7)
    seeds = [plan_single(make_request(seed=None), draw).cells[0].request.seed for _ in range(200)]
    assert all(seed is not None and 0 <= seed < SEED_COUNT for seed in seeds)
    assert len(set(seeds)) == 200
    assert max(seed or 0 for seed in seeds) > 2**32


def test_drawing_a_seed_changes_nothing_else() -> None:
    request = make_request(seed=None, guidance_scale=3)
    drawn = plan_single(request, random.Random(7)).cells[0].request
    assert drawn.seed is not None and drawn == request.with_seed(drawn.seed)


def test_a_sweep_is_planned_in_running_order() -> None:
    base = {"prompt": "a cat", "seed": 7}
    axes = [{"name": "guidance_scale", "values": "3-7"}, {"name": "prompt_sr", "values": "cat, dog"}]
    cells = plan_sweep(base, read_axes(axes, base, 100).axes).cells
    assert {cell.at for cell in cells[:4]} == {(0, 0), (0, 1), (4, 0), (4, 1)}
    assert [cell.at for cell in cells] == running_order([5, 2])
    by_place = {cell.at: cell for cell in cells}
    assert by_place[(2, 1)].values == (5, "dog")
    assert by_place[(2, 1)].request == make_request(prompt="a dog", guidance_scale=5)


def test_a_sweep_without_axes_is_one_cell() -> None:
    (cell,) = plan_sweep({"prompt": "a cat", "seed": 7}, ()).cells
    assert (cell.at, cell.values, cell.request) == ((), (), make_request())


def test_a_base_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="num_inference_steps"):
        plan_sweep({"prompt": "a cat", "seed": 7, "num_inference_steps": 500}, ())


def test_a_sweep_needs_its_seed() -> None:
    with pytest.raises(ValueError, match="seed"):
        plan_sweep({"prompt": "a cat"}, ())
