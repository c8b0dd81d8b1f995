"""Routes of the planner: its frame, the plan of what is typed, and the start of a sweep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from components import params
from components.errors import InvalidRequest, MissingKey, Problem
from components.services import Services
from components.sites import Connection
from components.sweeps.axes import ReadAxes, read_axes
from components.sweeps.estimate import Estimate
from components.sweeps.names import ALL_NAMES, axis_names
from components.ui import form as forms
from components.ui.calls import Call, Refused, answer, build_route, fragment
from components.ui.init_links import init_url
from components.ui.plan_axes import row_json, row_of, said_first
from components.ui.plan_frame import LETTERS, frame_html
from components.ui.plan_html import base_html, facts_html
from components.ui.plan_said import run_text, said_html, spoken_text, title_text
from components.ui.problems import advice_of, axis_problem_text
from components.ui.texts import Texts

_FIRST = (("guidance_scale", "3-11 (+2)"), ("cfg", "2-8 (+2)"), ("seed", "1-4"))
_TEXT_CHARS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Hold what the page sent: the form, its values by wire names, and the rows of axes with their text.

    `rows` are the places of the rows that have values; the others are left out.
    """

    form: forms.Form
    base: dict[str, Any]
    axes: tuple[dict[str, str], ...]
    rows: tuple[int, ...]

    @property
    def given(self) -> list[dict[str, str]]:
        """Give the axes that have values, as `read_axes` takes them."""
        return [self.axes[row] for row in self.rows]

    @property
    def letters(self) -> dict[str, str]:
        """Give the letter of each axis by its parameter."""
        return {self.axes[row]["name"]: LETTERS[row] for row in self.rows}

    @property
    def names(self) -> tuple[str, ...]:
        """Name what may be an axis: what the form's model takes, and anything where models are an axis."""
        return ALL_NAMES if "model" in self.letters else axis_names(self.base)

    @property
    def is_drawn(self) -> bool:
        """Say whether the sweep's seed is drawn when it starts."""
        return "seed" not in self.base and "seed" not in self.letters

    @property
    def emptied(self) -> tuple[Problem, ...]:
        """Name the boxes of the form that are empty and that no axis fills."""
        return tuple(each for each in forms.problems_of(self.form) if each.field not in self.letters)


class PlanRoutes:
    """Answer the planner's calls; nothing is asked of the service but by `start`."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def frame(self, call: Call) -> Response:
        """Give the planner's frame, with the axis to begin with."""
        taken = axis_names({"model": forms.model_of({"model": call.values.get("model")}).id})
        first = next((each for each in _FIRST if each[0] in taken), _FIRST[-1])
        return fragment(frame_html({"name": first[0], "values": first[1]}, call.visitor.texts))

    def plan(self, call: Call) -> Response:
        """Give the plan of what is typed, in pieces."""
        typed, texts = _read(call), call.visitor.texts
        connection = self._services.connections.of(call.visitor.id)
        read = read_axes(typed.given, typed.base, self._services.settings.max_cells)
        estimate, problems = self._estimate(typed, read, call.owner, connection)
        fitting = None if estimate is None or estimate.problems else estimate
        wrong, no_key = _wrong(read, texts), "" if connection.is_usable else connection.host
        is_emulator = connection.service == "emulator"
        rows = [(row, typed.axes[row]["name"]) for row in typed.rows]
        letters = [LETTERS[row] for row in typed.rows]
        pictures = self._pictures(typed.base, call.owner)
        return answer(
            {
                "names": typed.names,
                "base": base_html(typed.form, typed.letters, problems, pictures, texts),
                "axes": self._rows(typed, read, texts),
                "facts": facts_html(fitting, read, texts, is_drawn=typed.is_drawn),
                "said": said_html(estimate, rows, texts, wrong=wrong, no_key=no_key, is_emulator=is_emulator),
                "run": run_text(fitting, texts),
                "can_run": fitting is not None and connection.is_usable,
                "title": title_text(read.axes, texts),
                "spoken": spoken_text(fitting, wrong or said_first(read.problems, letters, texts), texts),
            }
        )

    def start(self, call: Call) -> Response:
        """Start a sweep; answers its id, or why there is none."""
        typed, texts = _read(call), call.visitor.texts
        if not typed.rows:
            raise Refused(texts("plan_empty"), 422)
        if typed.emptied:
            raise Refused(texts("plan_spoken_wrong"), 422)
        services, title = self._services, call.values.get("title")
        connection = services.connections.of(call.visitor.id)
        try:
            if not isinstance(title, str) or not title.strip():
                title = title_text(read_axes(typed.given, typed.base, services.settings.max_cells).axes, texts)
            return answer({"sweep": services.sweeps.start(typed.base, typed.given, call.owner, connection, title)})
        except InvalidRequest:
            raise Refused(texts("plan_spoken_wrong"), 422) from None
        except MissingKey:
            raise Refused(advice_of("missing_key", texts)) from None

    def _estimate(
        self, typed: Typed, read: ReadAxes, owner: str, connection: Connection
    ) -> tuple[Estimate | None, tuple[Problem, ...]]:
        """Work out the cost of what has values, what could be thinned of too much, too; gives the form's problems."""
        problems = (*read.base_problems, *typed.emptied)
        if problems or not typed.rows:
            return None, problems
        try:
            return self._services.sweeps.plan(typed.base, typed.given, owner, connection), ()
        except InvalidRequest as error:
            return None, error.problems

    def _rows(self, typed: Typed, read: ReadAxes, texts: Texts) -> list[dict[str, Any]]:
        places = {row: place for place, row in enumerate(typed.rows)}
        rows = [row_of(given, read, places.get(row)) for row, given in enumerate(typed.axes)]
        return [row_json(row, typed.form, typed.base, texts) for row in rows]

    def _pictures(self, base: Mapping[str, Any], owner: str) -> list[str]:
        hashes = [str(base[name]) for name in params.IMAGE_NAMES if base.get(name)]
        return [init_url(self._services, sha256, owner) for sha256 in hashes]


def build_plan_routes(services: Services) -> list[Route]:
    """Build the planner's routes."""
    routes = PlanRoutes(services)
    return [
        build_route("/kolors/planner", routes.frame, services),
        build_route("/kolors/plan", routes.plan, services, "POST"),
        build_route("/kolors/sweep", routes.start, services, "POST"),
    ]


def _read(call: Call) -> Typed:
    """Read what the page sent; raises Refused where it is nothing that the page sends."""
    given, kept = call.values.get("axes"), call.values.get("form")
    if not isinstance(given, list) or len(given) > len(LETTERS) or not all(map(_is_axis, given)):
        raise Refused(call.visitor.texts("plan_gone"))
    form = {name: forms.incoming(kept.get(name)) for name in forms.NAMES} if isinstance(kept, Mapping) else None
    form = form or forms.default_form()
    axes = tuple({"name": each["name"], "values": each["values"]} for each in given)
    rows = tuple(row for row, axis in enumerate(axes) if axis["values"].strip())
    return Typed(form=form, base=forms.values_of(form), axes=axes, rows=rows)


def _wrong(read: ReadAxes, texts: Texts) -> str:
    """Say what is wrong with the plan as a whole, rather than with one of its axes."""
    whole = [each for each in read.problems if each.axis is None or each.kind == "axis_cells"]
    return axis_problem_text(whole[0], texts) if whole else ""


def _is_axis(given: Any) -> bool:
    return (
        isinstance(given, Mapping)
        and isinstance(given.get("name"), str)
        and isinstance(given.get("values"), str)
        and len(given["values"]) <= _TEXT_CHARS
    )
