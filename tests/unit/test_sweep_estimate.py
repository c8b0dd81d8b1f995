"""What a sweep costs, and a smaller one where it does not fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.pacing import Forecast, Limits, forecast, fresh_budget
from components.sweeps.axes import ReadAxes, read_axes
from components.sweeps.estimate import Estimate, estimate
from components.sweeps.plan import plan_sweep
from components.sweeps.sketch import sketch
from components.sweeps.thinning import kept
from tests.builders import NOON_UTC

BASE = {"prompt": "a cat", "seed": 7}
SITE = "https://api.siliconflow.cn/v1"
KOLORS, QWEN = "Kwai-Kolors/Kolors", "Qwen/Qwen-Image"
Pace = Callable[[str, int], Forecast]


def pace(ipm: int = 2, ipd: int = 400, seconds: float = 1.0) -> Pace:
    """Forecast from a fresh budget of a model."""
    limits = Limits(ipm=ipm, ipd=ipd)
    zone = timezone(timedelta(hours=8))
    return lambda model, images: forecast(fresh_budget(limits, NOON_UTC), limits, images, seconds, NOON_UTC, zone)


def cost(*axes: tuple[str, Any], by: Pace | None = None, known: Any = (), most: int = 1000, **base: Any) -> Estimate:
    values = {**BASE, **base}
    read = read_axes([{"name": name, "values": text} for name, text in axes], values, most)
    sketched = None if read.problems else sketch(values, read.axes, SITE)
    return estimate(read, sketched, known, by or pace(), NOON_UTC)


def digests(*axes: tuple[str, Any]) -> list[str]:
    read = read_axes([{"name": name, "values": text} for name, text in axes], BASE, 1000)
    return [cell.request.digest(SITE) for cell in plan_sweep(BASE, read.axes).cells]


def reread(found: Estimate, *axes: tuple[str, Any], most: int = 1000) -> ReadAxes:
    """Read the axes again with the text that is proposed."""
    given = [{"name": name, "values": text} for name, text in axes]
    assert found.thin is not None and given[found.thin.axis]["name"] == found.thin.name
    given[found.thin.axis]["values"] = found.thin.text
    return read_axes(given, BASE, most)


def test_cells_requests_images_and_time() -> None:
    axes = ("guidance_scale", "3-11 (+2)"), ("num_inference_steps", "10-50 (+10)")
    found = cost(*axes, known=set(digests(*axes)[:3]), batch_size=1)
    assert (found.cells, found.unique, found.known, found.images) == (25, 25, 3, 22)
    assert found.left_today == 400 and found.days == 1 and found.today == 22
    assert found.minutes == pytest.approx(10.0, abs=0.6) and found.per_image_s == 30
    assert found.finish_utc == pytest.approx(NOON_UTC + 60 * (found.minutes or 0), abs=3.1)
    assert found.thin is None and not found.is_over and not found.problems


def test_batches_are_counted_by_image() -> None:
    assert cost(("guidance_scale", "3-5"), batch_size=4).images == 12
    assert cost(("batch_size", "1-4")).images == 10


def test_all_known_costs_nothing() -> None:
    axes = ("guidance_scale", "3-5")
    found = cost(axes, known=digests(axes))
    assert (found.known, found.images, found.minutes, found.days, found.today) == (3, 0, 0.0, 0, 0)
    assert found.finish_utc == NOON_UTC and found.left_today == 400 and found.per_image_s == 0


def test_models_have_budgets_of_their_own() -> None:
    found = cost(("model", f"{KOLORS}, {QWEN}"), ("guidance_scale", "3-12"))
    assert (found.cells, found.unique, found.images) == (20, 11, 11)
    assert [(each.model, each.images) for each in found.models] == [(KOLORS, 10), (QWEN, 1)]
    assert found.finish_utc == max(each.finish_utc for each in found.models)


def test_models_without_limits_share_what_goes_at_once() -> None:
    both = cost(("model", f"{KOLORS}, {QWEN}"), ("seed", "1-60"), by=pace(0, 0))
    one = cost(("seed", "1-120"), by=pace(0, 0))
    assert both.minutes == one.minutes == 2.0 and both.per_image_s == one.per_image_s == 1.0
    assert both.left_today is None


def test_an_estimate_is_plain_values_for_a_caller() -> None:
    told = json.loads(json.dumps(cost(("guidance_scale", "3-11 (+2)")).as_json()))
    wanted = {"cells", "unique", "known", "images", "minutes", "left_today", "finish_utc", "problems"}
    assert wanted <= set(told) and told["finish_utc"].endswith("Z") and told["problems"] == []
    assert told["thin"] is None and told["models"][0]["model"] == KOLORS
    keys = json.dumps(cost(("seed", "1-900")).as_json()) + json.dumps(cost(("seed", "x")).as_json())
    assert '"path"' not in keys


def test_problems_are_in_the_estimate() -> None:
    found = cost(("guidance_scale", "3, 99"))
    assert [each.item for each in found.problems] == ["99"] and found.images == 0 and found.finish_utc is None
    assert found.as_json()["problems"][0]["item"] == "99" and found.thin is None


def test_a_sweep_that_does_not_fit_the_day_is_thinned() -> None:
    axes = ("guidance_scale", "1-20"), ("num_inference_steps", "1-30")
    found = cost(*axes)
    assert found.days == 2 and found.today == 400 and found.images == 600
    thin = found.thin
    assert thin is not None and (thin.axis, thin.name, thin.every, thin.has_room) == (0, "guidance_scale", 2, True)
    assert thin.text == "1-19 (+2), 20" and (thin.before, thin.after) == (20, 11)
    assert (thin.cells, thin.images, thin.days) == (330, 330, 1)
    assert reread(found, *axes).cells == 330
    assert found.as_json()["thin"]["text"] == thin.text


def test_what_is_known_is_not_thinned_away_for() -> None:
    axes = ("guidance_scale", "1-20"), ("num_inference_steps", "1-30")
    assert cost(*axes, known=set(digests(*axes)[:300])).thin is None


def test_numbers_are_thinned_before_texts() -> None:
    prompts = " || ".join(f"cat {number}" for number in range(100))
    found = cost(("prompt", prompts), ("guidance_scale", "1-9"))
    assert found.thin is not None and found.thin.name == "guidance_scale" and found.thin.text == "1, 4, 7, 9"
    found = cost(("prompt", prompts), ("batch_size", "3, 4"))
    assert found.thin is not None and found.thin.name == "prompt" and found.thin.text.startswith("cat 0, cat 2, ")


def test_the_text_to_look_for_stays_the_first() -> None:
    found = cost(("prompt_sr", ["cat", *(f"dog, {number}" for number in range(499))]))
    assert found.thin is not None and found.thin.text.startswith("cat || dog, 1 || ")


def test_fewer_days_are_proposed_where_one_is_out_of_reach() -> None:
    found = cost(("guidance_scale", "1-20"), ("num_inference_steps", "1-40"), by=pace(2, 30))
    assert found.days == 27 and found.thin is not None
    assert found.thin.days < 27 and not found.thin.has_room


def test_nothing_useless_is_proposed() -> None:
    assert cost(("guidance_scale", "3, 5"), by=pace(2, 1)).thin is None
    assert cost(("guidance_scale", "3-5"), by=pace(2, 400)).thin is None
    assert cost(("guidance_scale", "3-5"), ("model", f"{QWEN}, {KOLORS}"), by=pace(2, 1)).thin is not None


def test_what_is_over_the_limit_is_thinned_without_being_written_out() -> None:
    found = cost(("seed", "0-9999999999"))
    assert found.is_over and found.cells == 10_000_000_000 and found.thin is not None
    assert found.thin.text == "0-9999999999 [1000]" and found.thin.cells == found.thin.images == 1000
    axes = ("seed", "0-9999999999"), ("guidance_scale", "3-11 (+2)")
    found = cost(*axes)
    assert found.thin is not None and found.thin.text == "0-9999999999 [200]"
    assert reread(found, *axes).cells == 1000 and not reread(found, *axes).problems


def test_what_is_over_together_loses_as_little_as_can_be() -> None:
    axes = ("num_inference_steps", "1-40"), ("guidance_scale", "1-20 (+0.5)")
    found = cost(*axes)
    assert found.is_over and found.cells == 40 * 39 and found.thin is not None
    assert (found.thin.before, found.thin.after, found.thin.cells) == (40, 21, 819)
    assert found.thin.text == "1-39 (+2), 40" and found.thin.has_room


def test_other_problems_come_before_thinning() -> None:
    assert cost(("seed", "0-9999999999"), ("guidance_scale", "99")).thin is None
    assert cost(("seed", "0-9999999999"), prompt="").thin is None
    assert cost(("seed", "0-9999999999"), ("num_inference_steps", "1-100"), most=50).thin is None
    assert cost(("prompt", ",".join(map(str, range(5000))))).thin is None


@given(count=st.integers(3, 500), every=st.integers(2, 40))
@settings(max_examples=60)
def test_ends_stay(count: int, every: int) -> None:
    found = kept(count, every)
    assert found[0] == 0 and found[-1] == count - 1 and found == sorted(set(found))


@given(
    x=st.integers(1, 40),
    y=st.integers(1, 24),
    ipd=st.integers(1, 300),
    most=st.sampled_from([20, 200, 1000]),
    batch=st.integers(1, 4),
)
@settings(max_examples=60)
def test_every_proposal_is_true(x: int, y: int, ipd: int, most: int, batch: int) -> None:
    axes = ("seed", f"1-{x}"), ("num_inference_steps", f"1-{y}")
    found = cost(*axes, by=pace(60, ipd), most=most, batch_size=batch)
    if found.thin is None:
        return
    again = reread(found, *axes, most=most)
    assert not again.problems and again.cells == found.thin.cells < found.cells
    assert again.counts[found.thin.axis] == found.thin.after < found.thin.before
    assert found.thin.images == again.cells * batch
    assert found.is_over or found.thin.days < found.days
    assert found.is_over or found.thin.has_room == (found.thin.days == 1)
