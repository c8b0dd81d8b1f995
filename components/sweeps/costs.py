"""What a sketched sweep costs: images by model, and when they are done. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from components.pacing import Forecast
from components.sweeps.sketch import Sketch

Forecaster = Callable[[str, int], Forecast]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCost:
    """Hold what one model of a sweep makes, and when it has done so, in epoch seconds."""

    model: str
    images: int
    today: int
    left_today: int | None
    finish_utc: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Hold what a sweep costs, all its models together; `left_today` is that of the model that has least."""

    unique: int
    known: int
    images: int
    today: int
    left_today: int | None
    days: int
    per_image_s: float
    finish_utc: float
    models: tuple[ModelCost, ...]


def cost_of(sketched: Sketch, known: Collection[str], forecast: Forecaster, now: float) -> Cost:
    """Work out what a sweep costs; `forecast` says when a model has made so many images that begin now.

    Models have limits of their own, which go side by side; without limits they share what goes at once.
    """
    images = {
        model: sum(count for digest, count in digests.items() if digest not in known)
        for model, digests in sketched.digests.items()
    }
    forecasts = {model: forecast(model, count) for model, count in images.items()}
    wanted = {model: each for model, each in forecasts.items() if images[model]}
    free_s = sum(each.finish_utc - now for each in wanted.values() if each.spacing_source == "none")
    lefts = [each.left_today for each in forecasts.values() if each.left_today is not None]
    return Cost(
        unique=sketched.unique,
        known=sum(digest in known for digests in sketched.digests.values() for digest in digests),
        images=sum(images.values()),
        today=sum(each.today for each in wanted.values()),
        left_today=min(lefts, default=None),
        days=max((each.days for each in wanted.values()), default=0),
        per_image_s=_pace_s(images, wanted),
        finish_utc=max([now + free_s, *(each.finish_utc for each in wanted.values())]),
        models=tuple(_model_cost(model, images[model], each) for model, each in forecasts.items()),
    )


def _pace_s(images: dict[str, int], forecasts: dict[str, Forecast]) -> float:
    """Give the seconds for each image while none waits for the next day."""
    total = sum(images.values())
    if not total:
        return 0.0
    free_s = sum(images[name] * each.per_image_s for name, each in forecasts.items() if each.spacing_source == "none")
    return max([free_s, *(images[model] * each.per_image_s for model, each in forecasts.items())]) / total


def _model_cost(model: str, images: int, each: Forecast) -> ModelCost:
    return ModelCost(
        model=model,
        images=images,
        today=each.today if images else 0,
        left_today=each.left_today,
        finish_utc=each.finish_utc,
    )
