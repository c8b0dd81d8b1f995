"""What is wrong, in the visitor's language: fields that do not fit, and errors of the service."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from components import params
from components.errors import Problem, ServiceError
from components.ui.texts import Texts

_IN_CONNECT = ("bad_key", "missing_key", "wrong_address", "unreachable", "forbidden", "no_balance")
_IN_PROMPT = ("moderation", "bad_request")


def problems_html(problems: Iterable[Problem], texts: Texts, title: str = "problems_title") -> str:
    """List every field that does not fit; the page's script marks the fields named in `data-fields`."""
    problems = tuple(problems)
    if not problems:
        return ""
    rows = "".join(
        f"<li><b>{html.escape(_label(each.field, texts))}</b> {html.escape(problem_text(each, texts))}</li>"
        for each in problems
    )
    fields = html.escape(" ".join(each.field for each in problems if each.field in params.BY_NAME))
    lead = f"<p>{texts.html(title)}</p>"
    return f'<div class="notice notice-bad" role="alert" data-fields="{fields}">{lead}<ul>{rows}</ul></div>'


def problem_text(problem: Problem, texts: Texts) -> str:
    """Say one problem in the visitor's language, as plain text."""
    kind = "blank" if problem.field == "prompt" and problem.kind == "missing" else problem.kind
    key = f"problem_{kind}" if texts.has(f"problem_{kind}") else "problem_other"
    return texts(
        key,
        given=problem.given or texts("problem_nothing"),
        allowed=_allowed(problem, texts),
        message=problem.message,
        limit=f"{params.MAX_TEXT_CHARS:,}",
        pixels=f"{params.MAX_PIXELS:,}",
        side=params.MIN_SIDE_PX,
        step=params.SIDE_STEP_PX,
    )


def message_html(text: str, *, tone: str = "bad", extra: str = "") -> str:
    """Give a notice of one sentence; `extra` is HTML that follows it."""
    role = "alert" if tone == "bad" else "status"
    return f'<div class="notice notice-{tone}" role="{role}"><p>{html.escape(text, quote=False)}</p>{extra}</div>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Hold an error as the page shows it: our advice in the visitor's language, and the words that came with it."""

    kind: str
    advice: str
    said: str
    trace_id: str | None

    @property
    def verbs(self) -> tuple[str, ...]:
        """Name the verbs that help."""
        if self.kind in _IN_CONNECT:
            return ("open_connect", "ask_again")
        return ("edit_prompt",) if self.kind in _IN_PROMPT else ("ask_again",)


def read_error(error: Mapping[str, Any], texts: Texts) -> Said:
    """Read an error as records keep it."""
    kind = str(error.get("kind") or "other")
    known = {each.kind: each.advice for each in ServiceError.__subclasses__()}
    message = str(error.get("message") or "")
    said = message.removesuffix(known.get(kind, "")).strip().rstrip(".")
    return Said(
        kind=kind,
        advice=advice_of(kind, texts),
        said="" if kind == "stopped" else said,
        trace_id=error.get("trace_id"),
    )


def advice_of(kind: str, texts: Texts) -> str:
    """Say what to do about a kind of error."""
    return texts(f"error_{kind}" if texts.has(f"error_{kind}") else "error_other")


def verb_html(verb: str, texts: Texts) -> str:
    """Give a button that presses the real one, or leads to where the verb is."""
    key = f"verb_{verb}"
    title = f' title="{texts.html(f"{key}_help")}"' if texts.has(f"{key}_help") else ""
    return f'<button type="button" class="verb" data-verb="{verb}"{title}>{texts.html(key)}</button>'


def _label(field: str, texts: Texts) -> str:
    return texts(f"param_{field}") if texts.has(f"param_{field}") else field


def _allowed(problem: Problem, texts: Texts) -> str:
    parameter = params.BY_NAME.get(problem.field)
    if parameter is None or parameter.minimum is None or parameter.maximum is None:
        return texts("allowed_other")
    allowed = texts(f"allowed_{parameter.kind}", minimum=f"{parameter.minimum:g}", maximum=f"{parameter.maximum:.0f}")
    return texts("allowed_or_random", allowed=allowed) if problem.field == "seed" else allowed
