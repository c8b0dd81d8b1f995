"""What is wrong, in the visitor's language: fields that do not fit, and errors of the service."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from components import params
from components.errors import ExplorerError, Problem, ServiceError, StoreError
from components.sweeps.problems import SAID, AxisProblem
from components.ui.reasons import Reason, reason_of
from components.ui.texts import Texts

_IN_CONNECT = ("bad_key", "no_key", "missing_key", "wrong_address", "unreachable", "forbidden", "no_balance")
_IN_PROMPT = ("moderation", "bad_request")
_IN_FORM = ("too_large", "init_gone")
_IN_CODE = re.compile(r"(?P<about>model|image_size|image): (?P<said>.*)", re.DOTALL)
_TOO_LARGE = 413
_MARKED = (*params.BY_NAME, "width", "height")
_BOUNDS = {
    "limit": f"{params.MAX_TEXT_CHARS:,}",
    "pixels": f"{params.MAX_PIXELS:,}",
    "side": params.MIN_SIDE_PX,
    "step": params.SIDE_STEP_PX,
}


def problems_html(problems: Iterable[Problem], texts: Texts, title: str = "problems_title") -> str:
    """List every field that does not fit; the page's script marks the fields named in `data-fields`."""
    problems = tuple(problems)
    if not problems:
        return ""
    rows = "".join(
        f"<li><b>{html.escape(_label(each.field, texts))}</b> {html.escape(problem_text(each, texts))}</li>"
        for each in problems
    )
    fields = html.escape(" ".join(each.field for each in problems if each.field in _MARKED))
    lead = f"<p>{texts.html(title)}</p>"
    return f'<div class="notice notice-bad" role="alert" data-fields="{fields}">{lead}<ul>{rows}</ul></div>'


def problem_text(problem: Problem, texts: Texts) -> str:
    """Say one problem in the visitor's language, as plain text."""
    kind = "blank" if problem.field == "prompt" and problem.kind == "missing" else problem.kind
    key = f"problem_{kind}" if texts.has(f"problem_{kind}") else "problem_other"
    return texts(
        key,
        given=problem.given or texts("problem_nothing"),
        allowed=_allowed(problem.field, texts),
        message=problem.message,
        **_BOUNDS,
    )


def axis_problem_text(problem: AxisProblem, texts: Texts) -> str:
    """Say what is wrong with an axis, or with one of its items, in the visitor's language; the item is not named."""
    facts = {"given": problem.given, "allowed": _allowed(problem.name, texts, is_axis=True), "message": problem.message}
    own = f"problem_{problem.kind}"
    if problem.kind in SAID and texts.has(own):
        return texts(own, **{**facts, **problem.facts})
    key = f"item_{problem.kind}" if texts.has(f"item_{problem.kind}") else "item_other"
    return texts(key, **facts, **_BOUNDS)


def message_html(text: str, *, tone: str = "bad", extra: str = "") -> str:
    """Give a notice of one sentence; `extra` is HTML that follows it."""
    role = "alert" if tone == "bad" else "status"
    return f'<div class="notice notice-{tone}" role="{role}"><p>{html.escape(text, quote=False)}</p>{extra}</div>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Hold an error as the page shows it: advice and reason in the visitor's language, and what the service said.

    `reason` is plain text, `about` the parameter that the service's code names.
    """

    kind: str
    advice: str
    said: str
    trace_id: str | None
    reason: str = ""
    reason_key: str = ""
    about: str = ""

    @property
    def verbs(self) -> tuple[str, ...]:
        """Name the verbs that help."""
        if self.kind in _IN_CONNECT:
            return ("open_connect", "ask_again")
        if self.kind in _IN_PROMPT:
            return () if self.about else ("edit_prompt",)
        return () if self.kind in _IN_FORM else ("ask_again",)


def read_error(error: Mapping[str, Any], texts: Texts, *, is_keyless: bool = False) -> Said:
    """Read an error as records keep it; `is_keyless` says that the request was sent without a key."""
    kind = str(error.get("kind") or "other")
    known = {each.kind: each.advice for each in ServiceError.__subclasses__()}
    said = str(error.get("message") or "").removesuffix(known.get(kind, "")).strip().rstrip(".")
    about, said = _about(error, said)
    reason = None if kind == "stopped" else reason_of(said)
    words = reason.said if reason else "" if kind == "stopped" else said
    kind = _kind_shown(kind, error.get("status"), reason, is_keyless)
    return Said(
        kind=kind,
        advice=advice_of(kind, texts, status=error.get("status")),
        said=words,
        trace_id=error.get("trace_id"),
        reason=_reason_text(reason, about, texts),
        reason_key=reason.key if reason else "",
        about=about,
    )


def said_html(said: Said, texts: Texts, trace_id: str | None = None) -> str:
    """Give the reason, the service's words as they came, and the trace id, each where there is one."""
    trace_id = said.trace_id or trace_id
    rows = (
        ("card_reason", html.escape(said.reason, quote=False)),
        ("card_said", f"<q>{html.escape(said.said)}</q>" if said.said else ""),
        ("card_trace", f"<code>{html.escape(trace_id)}</code>" if trace_id else ""),
    )
    return "".join(f'<p class="said">{texts.html(key)} {value}</p>' for key, value in rows if value)


def advice_of(kind: str, texts: Texts, **facts: object) -> str:
    """Say what to do about a kind of error."""
    return texts(f"error_{kind}" if texts.has(f"error_{kind}") else "error_other", **facts)


def sentence_of(error: ExplorerError, texts: Texts) -> str:
    """Say an error that no table of ours explains further: trouble with the library, else in its own words."""
    key = f"store_{error.reason}" if isinstance(error, StoreError) else ""
    return texts(key) if texts.has(key) else error.message


def verb_html(verb: str, texts: Texts) -> str:
    """Give a button that presses the real one, or leads to where the verb is."""
    key = f"verb_{verb}"
    title = f' title="{texts.html(f"{key}_help")}"' if texts.has(f"{key}_help") else ""
    return f'<button type="button" class="verb" data-verb="{verb}"{title}>{texts.html(key)}</button>'


def _label(field: str, texts: Texts) -> str:
    return texts(f"param_{field}") if texts.has(f"param_{field}") else field


def _allowed(field: str, texts: Texts, *, is_axis: bool = False) -> str:
    parameter = params.BY_NAME.get(field)
    if parameter is None or parameter.minimum is None or parameter.maximum is None:
        return texts("allowed_other")
    allowed = texts(f"allowed_{parameter.kind}", minimum=f"{parameter.minimum:g}", maximum=f"{parameter.maximum:.0f}")
    return texts("allowed_or_random", allowed=allowed) if field == "seed" and not is_axis else allowed


def _about(error: Mapping[str, Any], said: str) -> tuple[str, str]:
    """Part the parameter, which we put in front where the service's code names it, from the service's words."""
    match = _IN_CODE.fullmatch(said) if error.get("kind") == "bad_request" and error.get("code") else None
    return (match["about"], match["said"]) if match else ("", said)


def _kind_shown(kind: str, status: int | None, reason: Reason | None, is_keyless: bool) -> str:
    """Tell apart what is one kind for a record but not for a reader."""
    if kind == "no_answer" and status is not None:
        return "no_answer_status" if status >= 300 else "unreadable"
    if kind == "bad_key" and is_keyless:
        return "no_key"
    if kind == "bad_request":
        return "init_gone" if reason and reason.key == "reason_init_gone" else _bad_request(status)
    return kind


def _bad_request(status: int | None) -> str:
    return "too_large" if status == _TOO_LARGE else "bad_request"


def _reason_text(reason: Reason | None, about: str, texts: Texts) -> str:
    if about:
        return texts("reason_about", field=_label(about, texts))
    return reason.text(texts) if reason else ""
