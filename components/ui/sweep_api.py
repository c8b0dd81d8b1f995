"""The endpoints for scripts that explore: `/plan`, `/sweep`, `/sweep_status`, `/cancel` and `/export`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import gradio as gr

from components import checks
from components.errors import ExplorerError, InvalidRequest, Problem
from components.services import Services
from components.sweep_status import status_json
from components.sweeping import UnknownSweep
from components.ui.api import VISITOR_HEADER, as_asked, connection_of, hidden
from components.ui.session import is_visitor_id, owner_of

_Result = TypeVar("_Result")
_BASE = 'an object of parameters such as {"prompt": "a cat"}'
_AXES = 'a list of at most three axes such as {"name": "guidance_scale", "values": "3-11 (+2)"}'
_NO_VISITOR = (
    "This app keeps visitors apart: send a random id of your own in the header X-Explorer-Visitor (16 to 128 letters, "
    "digits, - or _), by which you find the sweep again."
)
_MOST_ID_CHARS = 64


class SweepApi:
    """Answer the endpoints; bad input, and an unknown or foreign id, is a Gradio error."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def plan(self, base: Any, axes: Any = None, request: gr.Request = None) -> dict[str, Any]:
        """Say what a sweep would cost: cells, images, minutes, and what is wrong with its axes.

        `base` holds any parameters of `/generate` but image files, `axes` up to three of name and values.
        """
        headers = dict(request.headers)

        def work() -> dict[str, Any]:
            asked, given = _read_base(base), _read_axes(axes)
            connection = connection_of(self._services, headers)
            return self._services.sweeps.plan(asked, given, self._owner(headers), connection).as_json()

        return await _answered(work)

    async def sweep(self, base: Any, axes: Any = None, title: Any = "", request: gr.Request = None) -> dict[str, Any]:
        """Start a sweep, which goes on by itself; answers its id and the estimate."""
        headers = dict(request.headers)

        def work() -> dict[str, Any]:
            asked, given, named = _read_base(base), _read_axes(axes), _read_title(title)
            connection, owner = connection_of(self._services, headers), self._owner(headers, is_kept=True)
            estimate = self._services.sweeps.plan(asked, given, owner, connection).as_json()
            sweep_id = self._services.sweeps.start(asked, given, owner, connection, named)
            return {"sweep": sweep_id, "estimate": estimate}

        return await _answered(work)

    async def sweep_status(self, id: Any, since: Any = 0, request: gr.Request = None) -> dict[str, Any]:
        """Say how a sweep stands, with the cells that changed after version `since` (0: all of them)."""
        headers = dict(request.headers)
        return await _answered(lambda: self._status(_read_id(id), _read_since(since), self._owner(headers)))

    async def cancel(self, id: Any, request: gr.Request = None) -> dict[str, Any]:
        """Drop what is not sent of a sweep and answer its status; what is done stays."""
        headers = dict(request.headers)

        def work() -> dict[str, Any]:
            sweep_id, owner = _read_id(id), self._owner(headers)
            self._services.sweeps.cancel(sweep_id, owner)
            return self._status(sweep_id, 0, owner)

        return await _answered(work)

    async def export(self, id: Any, request: gr.Request = None) -> dict[str, Any]:
        """Answer the address of a ZIP of what a sweep has made so far, which works for an hour."""
        headers = dict(request.headers)
        return await _answered(lambda: self._export(_read_id(id), self._owner(headers)))

    def _status(self, sweep_id: str, since: int, owner: str) -> dict[str, Any]:
        status = self._services.sweeps.status(sweep_id, owner, since)
        if status is None:
            raise UnknownSweep()
        return status_json(status, str(self._services.store.folder.images))

    def _export(self, sweep_id: str, owner: str) -> dict[str, Any]:
        url = self._services.exports.link(owner, sweep_id)
        if url is None:
            raise UnknownSweep()
        return {"url": f"/{url}"}

    def _owner(self, headers: Mapping[str, str], *, is_kept: bool = False) -> str:
        visitor = headers.get(VISITOR_HEADER)
        if is_kept and self._services.settings.is_public and not is_visitor_id(visitor):
            raise ExplorerError(_NO_VISITOR)
        return owner_of(self._services.settings, visitor)


def build_sweep_api(services: Services) -> None:
    """Add the endpoints to the Blocks that is being built, on components that no page shows."""
    api = SweepApi(services)
    base, axes = hidden("base"), hidden("axes", [])
    of_sweep = hidden("id")
    endpoints: dict[str, tuple[Callable[..., Any], list[gr.JSON]]] = {
        "plan": (api.plan, [base, axes]),
        "sweep": (api.sweep, [base, axes, hidden("title", "")]),
        "sweep_status": (api.sweep_status, [of_sweep, hidden("since", 0)]),
        "cancel": (api.cancel, [of_sweep]),
        "export": (api.export, [of_sweep]),
    }
    for name, (handler, inputs) in endpoints.items():
        answer = gr.JSON(label=name, visible=False)
        gr.Button(visible=False).click(
            handler, inputs, answer, api_name=name, concurrency_limit=None, show_progress="hidden"
        )


async def _answered(work: Callable[[], _Result]) -> _Result:
    try:
        return await asyncio.to_thread(work)
    except ExplorerError as error:
        raise gr.Error(error.message, print_exception=False) from None


def _read_base(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise _refused("base", given, _BASE)
    return as_asked(dict(given))


def _read_axes(given: Any) -> list[Mapping[str, Any]]:
    axes = [] if given is None else given
    is_list = isinstance(axes, list) and len(axes) <= 3
    if not is_list or not all(isinstance(each, dict) and set(each) <= {"name", "values"} for each in axes):
        raise _refused("axes", given, _AXES)
    return axes


def _read_title(given: Any) -> str:
    if not isinstance(given, (str, type(None))):
        raise _refused("title", given, "a text")
    return given or ""


def _read_id(given: Any) -> str:
    if not isinstance(given, str) or not 0 < len(given) <= _MOST_ID_CHARS:
        raise UnknownSweep()
    return given


def _read_since(given: Any) -> int:
    if given is None:
        return 0
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given < 2**63:
        raise _refused("since", given, "the version of an earlier status, or 0")
    return given


def _refused(name: str, given: Any, allowed: str) -> InvalidRequest:
    shown = checks.shown(given)
    message = f"{name}: {shown} was given; give {allowed}."
    return InvalidRequest((Problem(field=name, message=message, kind="type", given=shown),))
