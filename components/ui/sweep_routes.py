"""Routes of sweeps: their list, how one stands, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from starlette.responses import Response
from starlette.routing import Route

from components.errors import ExplorerError, InvalidRequest, MissingKey
from components.images import change_between
from components.services import Services
from components.sites import Connection
from components.sweep_status import SweepStatus
from components.sweeping import UnknownSweep
from components.sweeps.axes import InvalidAxes
from components.sweeps.lesson import lesson
from components.ui import form as forms
from components.ui.calls import Call, Refused, answer, build_route, fragment
from components.ui.init_images import Inits
from components.ui.problems import advice_of, problem_text, sentence_of
from components.ui.sweep_days import days_json
from components.ui.sweep_json import status_json, whole_json
from components.ui.sweep_list import SHOWN, list_html
from components.ui.texts import Texts

_MOST_CELLS = 10_000
_MOST_AXES = 3
_MOST_SWEEPS = 500
_TITLE_CHARS = 400


class SweepRoutes:
    """Answer the calls about sweeps; every one sees and changes its caller's only."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._sweeps = services.sweeps
        self._inits = Inits(services)
        self._images = services.store.folder.images
        self._files = f"gradio_api/file={quote(str(self._images))}/"

    def all(self, call: Call) -> Response:
        """Give the list."""
        is_all = bool(call.values.get("all"))
        heads = self._sweeps.all(call.owner, most=_MOST_SWEEPS if is_all else SHOWN + 1)
        return fragment(list_html(heads, call.visitor.texts, self._files, is_all=is_all))

    def newest(self, call: Call) -> Response:
        """Name the newest sweep that is under way, if there is one."""
        states = ("running", "waiting", "paused")
        found = [head for head in self._sweeps.all(call.owner) if head.state in states]
        found.sort(key=lambda head: states.index(head.state))
        return answer({"sweep": found[0].sweep.id if found else None})

    def status(self, call: Call) -> Response:
        """Say how a sweep stands: with the cells that changed after `since`, all of them where the axes changed.

        `brief` leaves the cells out.
        """
        return self._standing(call, is_brief=bool(call.values.get("brief")))

    def lesson(self, call: Call) -> Response:
        """Say how much the pictures change from one value of an axis to the next."""
        status = self._read(call, 0)
        lengths = [len(axis["labels"]) for axis in status.sweep.axes]
        pictures = {cell.at: cell.image for cell in status.cells if cell.image is not None}
        lessons = lesson(lengths, pictures, lambda a, b: change_between(self._images / a, self._images / b))
        return answer({"shape": status.shape, "axes": [each.as_json() for each in lessons]})

    def pause(self, call: Call) -> None:
        self._sweeps.pause(call.path["sweep"], call.owner)

    def resume(self, call: Call) -> None:
        self._sweeps.resume(call.path["sweep"], call.owner, self._connection(call))

    def cancel(self, call: Call) -> None:
        self._sweeps.cancel(call.path["sweep"], call.owner)

    def retry(self, call: Call) -> None:
        """Ask again for the named cells, or for all that failed."""
        ats = None if call.values.get("ats") is None else _ats(call)
        self._sweeps.retry(call.path["sweep"], call.owner, self._connection(call), ats)

    def next(self, call: Call) -> None:
        """Let the named cells go first."""
        self._sweeps.go_next(call.path["sweep"], call.owner, _ats(call))

    def change(self, call: Call) -> None:
        """Give the sweep other values."""
        self._sweeps.change(call.path["sweep"], call.owner, _axes(call), self._connection(call))

    def rename(self, call: Call) -> None:
        title = call.values.get("title")
        if not isinstance(title, str):
            raise Refused(call.visitor.texts("call_malformed"))
        self._sweeps.rename(call.path["sweep"], call.owner, title[:_TITLE_CHARS])

    def delete(self, call: Call) -> Response:
        """Forget the sweep; its pictures stay."""
        self._sweeps.delete(call.path["sweep"], call.owner)
        return answer({"text": call.visitor.texts("sweep_deleted")})

    def done(self, change: Callable[[Call], Response | None]) -> Callable[[Call], Response]:
        """Make a change and answer how the sweep stands then, or the sentence that says why it was not made."""

        def handler(call: Call) -> Response:
            try:
                return change(call) or self._standing(call)
            except ExplorerError as error:
                raise _refusal(error, call.visitor.texts) from None

        return handler

    def _connection(self, call: Call) -> Connection:
        return self._services.connections.of(call.visitor.id)

    def _standing(self, call: Call, *, is_brief: bool = False) -> Response:
        since, shape = _whole(call.values.get("since")), _whole(call.values.get("shape"))
        status = self._read(call, _MOST_VERSION if is_brief else since)
        is_whole = not is_brief and (since == 0 or status.shape != shape or since > status.version)
        if is_whole and since:
            status = self._read(call, 0)
        told = status_json(status, call.visitor.texts, now=self._services.clock.now())
        told["days"] = days_json(self._services, status.sweep)
        if is_whole:
            form = self._form(status.sweep.base, call.owner)
            told["whole"] = whole_json(status.sweep, call.visitor.texts, self._files, form)
        return answer(told)

    def _form(self, base: Mapping[str, Any], owner: str) -> forms.Form:
        """Give the base as Generate's form holds it."""
        form, _ = forms.read_values(base, lambda sha256: self._inits.reread({"sha256": sha256}, owner))
        return form

    def _read(self, call: Call, since: int) -> SweepStatus:
        status = self._sweeps.status(call.path["sweep"], call.owner, since)
        if status is None:
            raise Refused(call.visitor.texts("sweep_unknown"), 404)
        return status


def build_sweep_routes(services: Services) -> list[Route]:
    """Build the routes of the list and of a sweep."""
    routes = SweepRoutes(services)
    changes: Mapping[str, Callable[[Call], Response | None]] = {
        "pause": routes.pause,
        "resume": routes.resume,
        "cancel": routes.cancel,
        "retry": routes.retry,
        "next": routes.next,
        "change": routes.change,
        "rename": routes.rename,
        "delete": routes.delete,
    }
    return [
        build_route("/kolors/sweeps", routes.all, services),
        build_route("/kolors/sweeps/newest", routes.newest, services),
        build_route("/kolors/sweep/{sweep}", routes.status, services),
        build_route("/kolors/sweep/{sweep}/lesson", routes.lesson, services),
        *(
            build_route(f"/kolors/sweep/{{sweep}}/{verb}", routes.done(change), services, "POST")
            for verb, change in changes.items()
        ),
    ]


_MOST_VERSION = 2**62


def _refusal(error: ExplorerError, texts: Texts) -> Refused:
    """Say in the visitor's language why a change was not made."""
    if isinstance(error, UnknownSweep):
        return Refused(texts("sweep_unknown"), 404)
    if isinstance(error, MissingKey):
        return Refused(texts("why_missing_key"))
    if isinstance(error, InvalidAxes):
        return Refused(texts("sweep_bad_axes"))
    if isinstance(error, InvalidRequest):
        return Refused(" ".join(problem_text(each, texts) for each in error.problems))
    key = f"error_{error.kind}"
    return Refused(advice_of(error.kind, texts) if texts.has(key) else sentence_of(error, texts))


def _ats(call: Call) -> list[tuple[int, ...]]:
    given = call.values.get("ats")
    if not isinstance(given, list) or not 0 < len(given) <= _MOST_CELLS or not all(map(_is_at, given)):
        raise Refused(call.visitor.texts("call_malformed"))
    return [tuple(each) for each in given]


def _is_at(given: Any) -> bool:
    is_short = isinstance(given, list) and len(given) <= _MOST_AXES
    return is_short and all(isinstance(each, int) and not isinstance(each, bool) for each in given)


def _axes(call: Call) -> Sequence[Mapping[str, Any]]:
    given = call.values.get("axes")
    if not isinstance(given, list) or len(given) > _MOST_AXES or not all(isinstance(each, dict) for each in given):
        raise Refused(call.visitor.texts("call_malformed"))
    return given


def _whole(given: Any) -> int:
    """Read a version; 0 where it is none."""
    if isinstance(given, str) and given.isascii() and given.isdigit() and len(given) < 19:
        return int(given)
    return given if isinstance(given, int) and not isinstance(given, bool) and given > 0 else 0
