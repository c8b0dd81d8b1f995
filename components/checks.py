"""One field's value: checked in its canonical form, refused by name, or read from a text."""

from __future__ import annotations

import math
import re
import reprlib
from typing import Any

from components.errors import Problem
from components.models import MODEL_BY_ID, Model
from components.params import BY_NAME, MAX_PIXELS, MAX_TEXT_CHARS, MIN_SIDE_PX, SIDE_STEP_PX, Parameter

_SHOWN_CHARS = 60


class Unfit(ValueError):
    """Say that one value does not fit its parameter."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def shown(value: object) -> str:
    """Give a value as it may stand in a message: short, on one line, of any type and length."""
    text = value[: 2 * _SHOWN_CHARS] if isinstance(value, str) else _described(value)
    text = " ".join("".join(char if char.isprintable() or char.isspace() else "\ufffd" for char in text).split())
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1] + "…"


def _described(value: object) -> str:
    """Write a value out, shortened; one that cannot be written by its type."""
    if isinstance(value, int) and value.bit_length() > 256:
        return "a number with very many digits"
    try:
        return reprlib.repr(value)
    except Exception:
        return f"a value of type {type(value).__name__}"


def unfit(
    name: str, value: object, allowed: str | None = None, *, kind: str = "range", said: str | None = None
) -> Unfit:
    """Build the error of one field: what was given and what is allowed; `said` stands for it in the sentence."""
    allowed = allowed or BY_NAME[name].allowed
    given = shown(value)
    message = f"{name}: {said or given or 'nothing'} was given; give {allowed}."
    return Unfit(Problem(field=name, message=message, kind=kind, given=given, allowed=allowed))


def check(parameter: Parameter, value: Any, model: Model) -> Any:
    """Give the value in its canonical form (7.0 becomes 7, texts are stripped).

    Raises Unfit for anything outside the parameter's type and range; strings are never numbers here.
    """
    return _CHECKS[parameter.kind](parameter, value, model)


def split_size(text: str) -> tuple[int, int] | None:
    """Give (width, height) in pixels of a text such as 1024x1024, None where it is none."""
    found = re.fullmatch(r"([1-9][0-9]{0,5})x([1-9][0-9]{0,5})", text)
    return (int(found[1]), int(found[2])) if found else None


def _check_text(parameter: Parameter, value: Any, model: Model) -> str:
    if not isinstance(value, str):
        raise unfit(parameter.name, value, kind="type")
    text = value.strip()
    if parameter.required and not any(char.isprintable() and not char.isspace() for char in text):
        raise unfit(parameter.name, text, "a text that is not blank", kind="blank")
    if len(text) > MAX_TEXT_CHARS:
        said = f"a text of {len(text)} characters"
        raise unfit(parameter.name, len(text), f"at most {MAX_TEXT_CHARS}", kind="too_long", said=said)
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise unfit(parameter.name, "a NUL or half a character", "text without them", kind="characters")
    return text


def _check_number(parameter: Parameter, value: Any, model: Model) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise unfit(parameter.name, f'"{shown(value)}"' if isinstance(value, str) else value, kind="type")
    if isinstance(value, float) and not math.isfinite(value):
        raise unfit(parameter.name, value, kind="type")
    number = int(value) if value == int(value) else value
    if parameter.kind == "integer" and not isinstance(number, int):
        raise unfit(parameter.name, value)
    if not parameter.minimum <= number <= parameter.maximum:  # type: ignore[operator]
        raise unfit(parameter.name, value)
    return number


def _check_size(parameter: Parameter, value: Any, model: Model) -> str:
    if not isinstance(value, str) or (sides := split_size(value.strip().lower())) is None:
        raise unfit(parameter.name, value, kind="size_format")
    width, height = sides
    text = f"{width}x{height}"
    if text in model.sizes:
        return text
    if width * height > MAX_PIXELS:
        raise unfit(parameter.name, text, f"at most {MAX_PIXELS} pixels in all", kind="size_pixels")
    if min(sides) < MIN_SIDE_PX:
        raise unfit(parameter.name, text, f"sides of at least {MIN_SIDE_PX} pixels", kind="size_side")
    if width % SIDE_STEP_PX or height % SIDE_STEP_PX:
        raise unfit(parameter.name, text, f"sides that are multiples of {SIDE_STEP_PX}", kind="size_step")
    return text


def _check_image(parameter: Parameter, value: Any, model: Model) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9a-f]{64}", value):
        raise unfit(parameter.name, value, kind="image")
    return value


def _check_model(parameter: Parameter, value: Any, model: Model) -> str:
    if not isinstance(value, str) or value.strip() not in MODEL_BY_ID:
        raise unfit(parameter.name, value, kind="model")
    return value.strip()


_CHECKS = {
    "text": _check_text,
    "integer": _check_number,
    "decimal": _check_number,
    "size": _check_size,
    "image": _check_image,
    "model": _check_model,
}


def read_text(name: str, text: str) -> Any:
    """Read one field's text, as links, metadata and axes carry it, into a value for the one door.

    A whole number may end in .0. Raises Unfit where a number's text is none, or is not written plainly (1e1).
    """
    parameter, number = BY_NAME[name], text.strip()
    if parameter.kind not in ("integer", "decimal"):
        return text
    if re.fullmatch(_SCIENTIFIC, number):
        raise unfit(name, number, f"a plain number without e: {parameter.allowed}", kind="not_plain")
    if not re.fullmatch(_WHOLE if parameter.kind == "integer" else _DECIMAL, number):
        raise unfit(name, text, kind="type")
    return int(number.partition(".")[0]) if parameter.kind == "integer" else float(number)


_WHOLE = r"[+-]?[0-9]{1,40}(\.0{1,40})?"
_DECIMAL = r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})"
_SCIENTIFIC = r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})[eE][+-]?[0-9]{1,9}"
