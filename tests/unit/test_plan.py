"""A single generation is a plan of one cell."""

from __future__ import annotations

import random

from components.params import SEED_COUNT
from components.sweeps.plan import plan_single
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
