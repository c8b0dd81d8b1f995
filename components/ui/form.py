"""The form's values: what the controls hold, and how that becomes a request, or comes from one, a link or storage.

A form is a mapping of `NAMES` to values. An init image is a mapping of `sha256`, `width`, `height` and `kilobytes`,
or None; a seed of -1 is drawn; `width` and `height` count when the size is `others`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from components import checks, models, params
from components.errors import Problem
from components.records import GenerationRequest

Form = dict[str, Any]
Find = Callable[[str], dict[str, Any] | None]

RANDOM_SEED = -1
_SIDES = ("width", "height")
_STORED_CHARS = 100_000
_NOT_OURS = ("lang", "view", "logs")
_I18N, _WORD_JOINER = "__i18n__", "\u2060"  # what Gradio's page translates wherever it is shown, and what breaks it


def _names() -> tuple[str, ...]:
    names: list[str] = []
    for parameter in params.PARAMETERS:
        names += [parameter.name, *(_SIDES if parameter.kind == "size" else ())]
    return tuple(names)


NAMES = _names()


def default_form(model: models.Model = models.DEFAULT_MODEL) -> Form:
    """Give a fresh form for a model."""
    form: Form = {parameter.name: parameter.default for parameter in params.PARAMETERS}
    width, height = checks.split_size(params.BY_NAME["image_size"].default) or (1024, 1024)
    form.update(model=model.id, seed=RANDOM_SEED, width=width, height=height)
    if model.sizes:
        form["image_size"] = model.sizes[0]
    return {name: form[name] for name in NAMES}


def model_of(form: Mapping[str, Any]) -> models.Model:
    """Give the form's model, the default one where it names none."""
    model = form.get("model")
    return models.MODEL_BY_ID.get(model if isinstance(model, str) else "", models.DEFAULT_MODEL)


def is_shown(name: str, form: Mapping[str, Any]) -> bool:
    """Say whether a control belongs on the page: the model takes it, and sides only of a size of one's own."""
    model = model_of(form)
    if name in _SIDES:
        return model.has_parameter("image_size") and form.get("image_size") == params.OTHERS
    return model.has_parameter(name)


def with_model(form: Mapping[str, Any]) -> Form:
    """Give the form with a size that its model offers."""
    sizes = model_of(form).sizes
    if form.get("image_size") in (*sizes, params.OTHERS) or not sizes:
        return dict(form)
    return {**form, "image_size": sizes[0]}


def outgoing(value: Any) -> Any:
    """Give a text of the visitor's as it is sent to the page, so that Gradio does not take it for a key of its own."""
    return value.replace(_I18N, _I18N + _WORD_JOINER) if isinstance(value, str) else value


def incoming(value: Any) -> Any:
    """Undo `outgoing`."""
    return value.replace(_I18N + _WORD_JOINER, _I18N) if isinstance(value, str) else value


def problems_of(form: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Name the number boxes that are empty, and the sides that are no whole numbers; all else is checked as a request.

    A request may leave out what a form may not: an emptied box must not silently mean the default.
    """
    model = model_of(form)
    numbers = [each.name for each in params.PARAMETERS if each.kind in ("integer", "decimal") and each.name != "seed"]
    empty = [name for name in numbers if model.has_parameter(name) and form.get(name) in (None, "")]
    sides = [side for side in _SIDES if is_shown(side, form) and _whole(form.get(side)) is None]
    return (
        *(checks.unfit(name, "", kind="type").problem for name in empty),
        *(_side_problem(side, form.get(side)) for side in sides),
    )


def values_of(form: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values to check, named as on the wire, without what the model does not take or `problems_of` names."""
    model = model_of(form)
    values = {name: form.get(name) for name in params.BY_NAME if model.has_parameter(name)}
    values["model"] = form.get("model")
    if values.get("image_size") == params.OTHERS:
        sides = [_whole(form.get(side)) for side in _SIDES]
        values["image_size"] = None if None in sides else f"{sides[0]}x{sides[1]}"
    if values.get("seed") == RANDOM_SEED:
        values["seed"] = None
    for name in params.IMAGE_NAMES:
        kept = values.get(name)
        if isinstance(kept, Mapping):
            values[name] = kept.get("sha256")
    return {name: value for name, value in values.items() if value is not None}


def form_of(request: GenerationRequest, images: Mapping[str, Any]) -> Form:
    """Give the form of a request; `images` gives the form's value of an init image by its hash."""
    form = default_form(models.MODEL_BY_ID[request.model])
    for name, value in request.asked().items():
        form[name] = images.get(value) if name in params.IMAGE_NAMES else value
    form["negative_prompt"] = request.negative_prompt
    return with_size(form, request.image_size)


def with_size(form: Form, size: str | None) -> Form:
    """Set a size such as 800x600: one of the model's choices, or others with its sides."""
    sides = checks.split_size(size or "")
    if sides is None:
        return form
    choice = size if size in model_of(form).sizes else params.OTHERS
    return {**form, "image_size": choice, "width": sides[0], "height": sides[1]}


def read_link(pairs: Iterable[tuple[str, str]]) -> tuple[Form | None, tuple[Problem, ...]]:
    """Read a link's query into a form; what does not fit keeps its default and is named. None: no link of ours."""
    given = {name: text for name, text in pairs if not name.startswith("__") and name not in _NOT_OURS}
    if not any(name in params.BY_NAME for name in given):
        return None, ()
    form, problems = read_values(given)
    if any(problem.field == "prompt" for problem in problems):
        form["prompt"] = ""  # the sample's would look like the link's
    return form, problems


def read_values(
    given: Mapping[str, Any], find: Find = lambda sha256: None, *, prompt: Any = None
) -> tuple[Form, tuple[Problem, ...]]:
    """Read values by wire names, texts or JSON, into a form; what does not fit keeps its default and is named.

    `find` gives the form's value of an init image by its hash, or the hash's start; `prompt` stands where the values
    have none that fits.
    """
    form, problems = default_form(model_of({"model": _stripped(given.get("model"))})), []
    if isinstance(prompt, str):
        form["prompt"] = prompt
    for name, value in given.items():
        try:
            form = _with_value(form, name, value, find)
        except checks.Unfit as unfit:
            problems.append(unfit.problem)
    return form, tuple(problems)


def read_stored(stored: Any) -> Form | None:
    """Read what the browser kept of a form; anything that no control could hold is left at its default."""
    if not isinstance(stored, Mapping):
        return None
    form = default_form(model_of(stored))
    for name in NAMES:
        if name in stored and _could_hold(name, stored[name], form):
            form[name] = incoming(stored[name])
    return form


def read_kept(value: Any) -> dict[str, Any] | None:
    """Read the form's value of an init image, as a browser sends it; None where it is none."""
    if not isinstance(value, Mapping) or not re.fullmatch(r"[0-9a-f]{64}", str(value.get("sha256"))):
        return None
    facts = {name: value.get(name) for name in ("width", "height", "kilobytes")}
    if not all(isinstance(fact, int) and 0 < fact < 10**6 for fact in facts.values()):
        return None
    return {"sha256": value["sha256"], **facts}


def _with_value(form: Form, name: str, value: Any, find: Find) -> Form:
    parameter, model = params.BY_NAME.get(name), model_of(form)
    if parameter is None:
        raise checks.Unfit(Problem(field=_shown_name(name), message=f"{_shown_name(name)}: unknown", kind="unknown"))
    if value is None or (name == "seed" and _stripped(value) in ("", "-1", RANDOM_SEED)):
        return form
    if not model.has_parameter(name):
        raise checks.unfit(name, value, f"nothing: {model.id} does not take it", kind="not_taken")
    if parameter.kind == "image":
        return {**form, name: _found(name, value, find)}
    given = checks.read_text(name, value) if isinstance(value, str) else value
    value = checks.check(parameter, given, model)
    return with_size(form, value) if parameter.kind == "size" else {**form, name: value}


def _found(name: str, value: Any, find: Find) -> dict[str, Any]:
    """Find an init image by its hash (texts in files have its start), in the library of who asks; by nothing else."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9a-f]{12}|[0-9a-f]{64}", value):
        raise checks.unfit(name, "", kind="image")
    kept = find(value)
    if kept is None:
        raise checks.unfit(name, "", kind="init_gone")
    return kept


def _shown_name(name: str) -> str:
    """Give an unknown name as it may be shown: not where it looks like a key."""
    return checks.shown(name) if not name.strip().lower().startswith("sk-") else "sk-…"


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _could_hold(name: str, value: Any, form: Form) -> bool:
    if name in params.IMAGE_NAMES:
        return value is None or read_kept(value) is not None
    if name in _SIDES or name == "seed":
        return _is_number(value)
    parameter = params.BY_NAME[name]
    if parameter.kind in ("integer", "decimal"):
        return _is_number(value) and parameter.minimum <= value <= parameter.maximum
    if parameter.kind == "size":
        return value in (*model_of(form).sizes, params.OTHERS)
    if parameter.kind == "model":
        return isinstance(value, str) and value in models.MODEL_BY_ID
    return isinstance(value, str) and len(value) <= _STORED_CHARS


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _whole(value: Any) -> int | None:
    """Give a side as a whole number of pixels, None where it is none."""
    return int(value) if _is_number(value) and value == int(value) and 0 < value < 10**6 else None


def _side_problem(side: str, value: Any) -> Problem:
    given = "" if value is None else checks.shown(value)
    allowed = "a whole number of pixels"
    message = f"{side}: {given or 'nothing'} was given; give {allowed}."
    return Problem(field=side, message=message, kind="size_format", given=given, allowed=allowed)
