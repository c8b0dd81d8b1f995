"""Limits in Connect: what is used and left today, the pace in force, what was learned, and what the owner sets."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from components.models import MODELS
from components.runner.pacer import Standing
from components.services import Services
from components.sites import Connection
from components.ui.calls import Call, Refused, answer, build_route, fragment
from components.ui.texts import Markup, Texts

_MOST = {"ipm": 10_000, "ipd": 1_000_000}
_LABELS = {model.id: model.label for model in MODELS}


def build_limits_routes(services: Services) -> list[Route]:
    """Build the routes by which the page's script shows and changes limits."""
    routes = LimitsRoutes(services)
    return [
        build_route("/kolors/limits", routes.show, services),
        build_route("/kolors/limits", routes.change, services, "POST"),
        build_route("/kolors/limits/forget", routes.forget, services, "POST"),
    ]


class LimitsRoutes:
    """Answer the panel's calls."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def show(self, call: Call) -> Response:
        """Give the panel."""
        return fragment(self._html(call))

    def change(self, call: Call) -> Response:
        """Take the owner's own limits of a model; answers the panel."""
        connection, model = self._editable(call)
        limits = self._services.runner.pacer.limits(connection, model)
        sources = {"ipm": limits.ipm_source, "ipd": limits.ipd_source}
        given = {name: None if sources[name] == "ceiling" else _read(call, name) for name in _MOST}
        self._services.runner.pacer.set_limits(connection, model, given["ipm"], given["ipd"])
        return self._changed(call, connection)

    def forget(self, call: Call) -> Response:
        """Forget what was learned about a model; answers the panel."""
        connection, model = self._editable(call)
        self._services.runner.pacer.forget(connection, model)
        return self._changed(call, connection)

    def _changed(self, call: Call, connection: Connection) -> Response:
        self._services.runner.wake()
        return answer({"html": self._html(call), "said": call.visitor.texts("limits_changed")})

    def _editable(self, call: Call) -> tuple[Connection, str]:
        connection, model = self._services.connections.of(call.visitor.id), call.values.get("model")
        if not may_edit(self._services, call.visitor.id, connection):
            raise Refused(call.visitor.texts("limits_not_yours"), 403)
        if model not in _LABELS:
            raise Refused(call.visitor.texts("limits_no_model"), 404)
        return connection, str(model)

    def _html(self, call: Call) -> str:
        connection, pacer = self._services.connections.of(call.visitor.id), self._services.runner.pacer
        begun = {model for model in pacer.models(connection) if model in _LABELS}
        shown = [model.id for model in MODELS if model.id in begun or model is MODELS[0]]
        standings = [pacer.standing(connection, model) for model in shown]
        is_yours = may_edit(self._services, call.visitor.id, connection)
        return limits_html(standings, call.visitor.texts, is_yours=is_yours, now=self._services.clock.now())


def may_edit(services: Services, visitor: str, connection: Connection) -> bool:
    """Say whether a visitor may change an account's limits; on a public page, only with a key of their own."""
    settings = services.settings
    if not settings.is_public:
        return True
    return services.connections.has_typed(visitor) and connection.account != settings.connection.account


def limits_html(standings: list[Standing], texts: Texts, *, is_yours: bool, now: float) -> str:
    """Give the panel: what stands for each model, and the fields to change it."""
    models = "".join(_model_html(standing, texts, is_yours=is_yours, now=now) for standing in standings)
    about = texts.html("limits_about" if is_yours else "limits_about_shared")
    return f'<h3>{texts.html("limits_title")}</h3><p class="quiet">{about}</p>{models}'


def _model_html(standing: Standing, texts: Texts, *, is_yours: bool, now: float) -> str:
    rows = (
        ("limits_today", _today(standing, texts, now)),
        ("limits_minute", _limit(texts, "minute", standing.limits.ipm, standing.limits.ipm_source)),
        ("limits_day", _limit(texts, "day", standing.limits.ipd, standing.limits.ipd_source)),
        ("limits_learned", _learned(standing, texts)),
    )
    shown = "".join(f"<div><dt>{texts.html(label)}</dt><dd>{value}</dd></div>" for label, value in rows)
    model = html.escape(standing.model)
    form = _form_html(standing, texts) if is_yours else ""
    return (
        f'<section class="limit" data-model="{model}"><h4>{html.escape(_LABELS[standing.model])}</h4>'
        f'<dl class="facts">{shown}</dl>{form}</section>'
    )


def _today(standing: Standing, texts: Texts, now: float) -> str:
    if standing.wait.reason == "day":
        until = Markup(f'<time data-at="{now + standing.wait.seconds:.0f}">…</time>')
        return texts.html("limits_full", used=standing.used_today, until=until)
    if standing.left_today is None:
        return texts.html("limits_used", used=standing.used_today)
    return texts.html("limits_used_left", used=standing.used_today, left=standing.left_today)


def _limit(texts: Texts, span: str, limit: int, source: str) -> str:
    number = f"<b>{limit:,}</b>" if limit else texts.html("limits_none")
    return f'{number} <span class="quiet">{texts.html(f"limits_{span}_{source}")}</span>'


def _learned(standing: Standing, texts: Texts) -> str:
    found = []
    if standing.per_minute:
        found.append(texts.html("limits_learned_minute", images=standing.per_minute))
    elif standing.spacing_s:
        found.append(texts.html("limits_learned_gap", seconds=f"{standing.spacing_s:.3g}"))
    if standing.day_limit:
        found.append(texts.html("limits_learned_day", images=standing.day_limit))
    return "<br>".join(found) or texts.html("limits_learned_none")


def _form_html(standing: Standing, texts: Texts) -> str:
    limits = standing.limits
    fields = "".join(
        _field_html(name, label, value, texts, is_fixed=source == "ceiling", is_own=source == "yours")
        for name, label, value, source in (
            ("ipm", "limits_minute", limits.ipm, limits.ipm_source),
            ("ipd", "limits_day", limits.ipd, limits.ipd_source),
        )
    )
    is_fixed = limits.ipm_source == limits.ipd_source == "ceiling"
    save = "" if is_fixed else f'<button type="submit" class="verb">{texts.html("limits_save")}</button>'
    forget = (
        f'<button type="button" class="verb" data-limits="forget">{texts.html("limits_forget")}</button>'
        if standing.has_learned
        else ""
    )
    helps = "" if is_fixed else f'<p class="quiet">{texts.html("limits_help")}</p>'
    return (
        f"<details><summary>{texts.html('limits_change')}</summary><form novalidate>"
        f'<div class="limit-fields">{fields}</div>{helps}<p class="limit-verbs">{save}{forget}</p>'
        '<p class="limit-said" role="status"></p></form></details>'
    )


def _field_html(name: str, label: str, value: int, texts: Texts, *, is_fixed: bool, is_own: bool) -> str:
    filled = f'value="{value}"' if is_fixed or is_own else f'placeholder="{value or texts("limits_none_short")}"'
    note = f"<small>{texts.html('limits_fixed')}</small>" if is_fixed else ""
    return (
        f'<label>{texts.html(label)}<input type="number" name="{name}" min="0" max="{_MOST[name]}" step="1" '
        f'inputmode="numeric" {filled}{" disabled" if is_fixed else ""}>{note}</label>'
    )


def _read(call: Call, name: str) -> int | None:
    """Read a limit: empty is the one to begin with; raises Refused for what is no whole number in the range."""
    value: Any = call.values.get(name)
    text = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if value in (None, ""):
        return None
    if not re.fullmatch(r"[0-9]{1,7}", text, re.ASCII) or int(text) > _MOST[name]:
        facts: Mapping[str, object] = {"most": f"{_MOST[name]:,}"}
        raise Refused(call.visitor.texts(f"limits_bad_{name}", **facts), 422)
    return int(text)
