"""The values of one axis, read from its text or its list and checked by the parameter's own checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import checks
from components.errors import Problem
from components.models import DEFAULT_MODEL, MODELS
from components.params import BY_NAME, MAX_TEXT_CHARS, SEED_COUNT, Parameter
from components.sweeps.axis_text import Item, plain_choices, plain_numbers, split_items, write_items
from components.sweeps.problems import MOST_CHARS, Flaw
from components.sweeps.spans import Span, example_of, label_of, read_spans, write_numbers

SEARCH = "prompt_sr"
_PATIENCE = 4  # times the limit that is written out, since duplicates show only then
_MOST_FLAWS = 50
_WIDE_COMMAS = ("，", "、")


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """Hold an axis' values without duplicates, each with its item, and what is wrong with the other items.

    `count` is how many there are, or at least would be: far over the limit they are not written out, and `spans` says
    what they were made of. `is_wide` is a text that has only commas that part nothing.
    """

    values: tuple[Any, ...] = ()
    items: tuple[Item, ...] = ()
    count: int = 0
    flaws: tuple[Flaw, ...] = ()
    spans: tuple[Span, ...] = ()
    is_wide: bool = False


def kind_of(name: str) -> str:
    """Give the kind of an axis' values; prompt search/replace has texts."""
    return "text" if name == SEARCH else BY_NAME[name].kind


def is_numeric(name: str) -> bool:
    """Tell axes of numbers, which have ranges, from the others."""
    return kind_of(name) in ("integer", "decimal")


def sample_of(name: str) -> str:
    """Give a text with values of an axis."""
    if name == SEARCH:
        return "cat, dog"
    samples = {
        "text": "a red boat || a lighthouse, at dawn",
        "size": "1024x1024, 768x1024",
        "model": f"{MODELS[0].id}, {MODELS[1].id}",
    }
    return samples.get(kind_of(name)) or example_of(BY_NAME[name])


def write_values(name: str, values: Sequence[Any]) -> str:
    """Write an axis' values as its text."""
    return write_numbers(values) if is_numeric(name) else write_items([label_of(value) for value in values])


def flaw_of(kind: str, item: Item, facts: Mapping[str, str] | None = None, *, problem: Problem | None = None) -> Flaw:
    """Say what is wrong with an item; one of a list has no place in a text."""
    start, end = (item.start, item.end) if item.end else (None, None)
    return Flaw(kind=kind, place=item.place, item=item.text, start=start, end=end, facts=facts or {}, problem=problem)


def read_values(name: str, given: Any, most: int) -> Values:
    """Read an axis' values; numbers far more than `most` are counted and not written out."""
    if isinstance(given, str):
        read = _read_text(name, given, most)
    elif isinstance(given, (list, tuple)):
        read = _read_list(name, given, most)
    else:
        return Values(flaws=(Flaw(kind="axis_values", facts={"example": sample_of(name)}),))
    if read.count or read.flaws:
        return read
    return Values(flaws=(Flaw(kind="axis_empty", facts={"example": sample_of(name)}),))


def _read_text(name: str, text: str, most: int) -> Values:
    if len(text) > MOST_CHARS:
        facts = {"count": f"{len(text):,}", "limit": f"{MOST_CHARS:,}"}
        return Values(flaws=(Flaw(kind="axis_long", facts=facts),))
    if is_numeric(name):
        return _read_numbers(name, text, most)
    items = split_items(text if kind_of(name) == "text" else plain_choices(text))
    if kind_of(name) != "text":
        items = tuple(item for item in items if item.text)
    elif len(items) == 1 and any(comma in text for comma in _WIDE_COMMAS):
        return _checked(name, [(items[0], items[0].text)], most, is_wide=True)
    return _checked(name, [(item, item.text) for item in items], most)


def _read_numbers(name: str, text: str, most: int) -> Values:
    spans, flaws = read_spans(split_items(plain_numbers(text)), BY_NAME[name], DEFAULT_MODEL)
    count = sum(span.count for span in spans)
    if count > most * _PATIENCE:
        return Values(count=count, flaws=tuple(flaws[:_MOST_FLAWS]), spans=tuple(spans))
    found: dict[Any, Item] = {}
    for span in spans:
        for value in span.values():
            found.setdefault(value, span.item)
    return _values(found, flaws, spans=spans)


def _read_list(name: str, given: Sequence[Any], most: int) -> Values:
    chars = sum(len(value) for value in given if isinstance(value, str))
    if chars > MOST_CHARS:
        return Values(flaws=(Flaw(kind="axis_long", facts={"count": f"{chars:,}", "limit": f"{MOST_CHARS:,}"}),))
    return _checked(name, [(_listed(place, value), value) for place, value in enumerate(given)], most)


def _listed(place: int, value: Any) -> Item:
    is_plain = isinstance(value, str) or type(value) is float or (type(value) is int and abs(value) < SEED_COUNT)
    return Item(place=place, text=str(value) if is_plain else checks.shown(value), start=0, end=0)


def _checked(name: str, pairs: Sequence[tuple[Item, Any]], most: int, *, is_wide: bool = False) -> Values:
    """Check each value as the parameter does."""
    if len(pairs) > most * _PATIENCE:
        return Values(count=len(pairs))
    found: dict[Any, Item] = {}
    flaws: list[Flaw] = []
    for item, value in pairs:
        if item.is_open:
            flaws.append(flaw_of("axis_quote", item))
            continue
        try:
            found.setdefault(_check(name, value), item)
        except checks.Unfit as unfit:
            flaws.append(flaw_of(unfit.problem.kind, item, problem=unfit.problem))
    return _values(found, flaws, is_wide=is_wide)


def _check(name: str, value: Any) -> Any:
    if kind_of(name) == "text":
        return _check_text("negative_prompt" if name == SEARCH else name, value)
    parameter = BY_NAME[name]
    if isinstance(value, str) and is_numeric(name):
        value = checks.read_text(name, plain_numbers(value))
    return _check_size(parameter, value) if parameter.kind == "size" else checks.check(parameter, value, DEFAULT_MODEL)


def _check_text(name: str, value: Any) -> str:
    """Check a text; what is plainly fine is not read character by character."""
    if isinstance(value, str) and len(value) <= MAX_TEXT_CHARS and value.isprintable() and (text := value.strip()):
        return text
    return str(checks.check(BY_NAME[name], value, DEFAULT_MODEL))


def _check_size(parameter: Parameter, value: Any) -> str:
    """Check a size for any model; which of the sweep's models cannot make it is found later."""
    for model in MODELS:
        try:
            return str(checks.check(parameter, value, model))
        except checks.Unfit:
            continue
    return str(checks.check(parameter, value, DEFAULT_MODEL))


def _values(
    found: Mapping[Any, Item], flaws: Sequence[Flaw], *, spans: Iterable[Span] = (), is_wide: bool = False
) -> Values:
    return Values(
        values=tuple(found),
        items=tuple(found.values()),
        count=len(found),
        flaws=tuple(flaws[:_MOST_FLAWS]),
        spans=tuple(spans),
        is_wide=is_wide,
    )
