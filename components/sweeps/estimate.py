"""What a sweep will cost: images, time, and whether it fits into today. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from components.sweeps.axes import AxisProblem, ReadAxes
from components.sweeps.costs import Cost, Forecaster, ModelCost, cost_of
from components.sweeps.sketch import Sketch
from components.sweeps.thinning import Thinned, thin_for_day, thin_for_limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Hold what a sweep will cost; times are epoch seconds, None where the axes have problems.

    `unique` requests differ, of which `known` are in the library; `images` are to be made, `today` of them before the
    day turns, on `days` days in all. `left_today` is what the day's limit leaves of the model that has least, None
    without such a limit. `thin` is a smaller sweep where this one does not fit, `is_over` more cells than may be.
    """

    cells: int
    unique: int = 0
    known: int = 0
    images: int = 0
    minutes: float | None = None
    left_today: int | None = None
    finish_utc: float | None = None
    problems: tuple[AxisProblem, ...] = ()
    today: int = 0
    days: int = 0
    per_image_s: float | None = None
    thin: Thinned | None = None
    is_over: bool = False
    models: tuple[ModelCost, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give plain values, times as ISO 8601 (UTC), without a key named `path`."""
        return {
            "cells": self.cells,
            "unique": self.unique,
            "known": self.known,
            "images": self.images,
            "minutes": self.minutes,
            "left_today": self.left_today,
            "finish_utc": _moment(self.finish_utc),
            "problems": [problem.as_json() for problem in self.problems],
            "today": self.today,
            "days": self.days,
            "per_image_s": self.per_image_s,
            "thin": None if self.thin is None else self.thin.as_json(),
            "is_over": self.is_over,
            "models": [_model_json(each) for each in self.models],
        }


def estimate(
    read: ReadAxes, sketched: Sketch | None, known: Collection[str], forecast: Forecaster, now: float
) -> Estimate:
    """Work out what a sweep will cost that begins now; `sketched` is None where its axes have problems.

    `known` are those digests that the library has; `forecast` says when a model has made so many images.
    """
    if sketched is None:
        thin = thin_for_limit(read, forecast, now)
        return Estimate(cells=read.cells, problems=read.problems, is_over=read.is_over, thin=thin)
    cost = cost_of(sketched, known, forecast, now)
    thin = thin_for_day(read, sketched, cost, known, forecast, now)
    return _estimate(read, cost, thin, now)


def _estimate(read: ReadAxes, cost: Cost, thin: Thinned | None, now: float) -> Estimate:
    return Estimate(
        cells=read.cells,
        unique=cost.unique,
        known=cost.known,
        images=cost.images,
        minutes=round((cost.finish_utc - now) / 60, 1),
        left_today=cost.left_today,
        finish_utc=cost.finish_utc,
        problems=read.problems,
        today=cost.today,
        days=cost.days,
        per_image_s=round(cost.per_image_s, 2),
        thin=thin,
        is_over=read.is_over,
        models=cost.models,
    )


def _model_json(each: ModelCost) -> dict[str, Any]:
    return {
        "model": each.model,
        "images": each.images,
        "today": each.today,
        "left_today": each.left_today,
        "finish_utc": _moment(each.finish_utc),
    }


def _moment(at_utc: float | None) -> str | None:
    if at_utc is None:
        return None
    return datetime.fromtimestamp(at_utc, timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")
