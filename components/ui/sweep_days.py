"""What limits per day leave to a sweep: so that the page knows which cells wait for a later day."""

from __future__ import annotations

from typing import Any

from components.models import DEFAULT_MODEL
from components.pacing import next_day
from components.services import Services
from components.store.sweep_rows import Sweep


def days_json(services: Services, sweep: Sweep) -> dict[str, Any] | None:
    """Give when the day turns, and the images left today and per day by model; None where no day limits the sweep."""
    connection = services.runner.sweeper.connection_of(sweep.id)
    if connection is None or sweep.state != "running":
        return None
    standings = [services.runner.pacer.standing(connection, model) for model in models_of(sweep)]
    models = {
        each.model: {"left": each.left_today, "daily": min(filter(None, (each.limits.ipd, each.day_limit)), default=0)}
        for each in standings
        if each.left_today is not None
    }
    turns_utc = next_day(services.clock.now(), services.settings.day_zone)
    return {"turns_utc": turns_utc, "models": models} if models else None


def models_of(sweep: Sweep) -> tuple[str, ...]:
    """List the models that a sweep asks."""
    for axis in sweep.axes:
        if axis["name"] == "model":
            return tuple(axis["labels"])
    return (str(sweep.base.get("model") or DEFAULT_MODEL.id),)
