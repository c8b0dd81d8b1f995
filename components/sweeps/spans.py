"""Numbers of an axis: single ones, ranges and ellipses, counted before they are written out. Pure.

A range is `1-10`, with a step `1-10 (+2)` or a count `1-10 [5]`; an ellipsis is `1, 3, .., 9`. All arithmetic is exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from components import checks, models
from components.params import Parameter
from components.sweeps.axis_text import Item
from components.sweeps.problems import Flaw

_NUMBER = r"(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})"
_ANY = r"[0-9.]{1,90}(?:[eE][+-]?[0-9]{1,9})?"
_RANGE = re.compile(
    rf"(?P<first>[+-]?{_ANY})\s*-\s*(?P<last>{_ANY})\s*(?:\(\s*(?P<step>[^()]*?)\s*\)|\[\s*(?P<count>[^\[\]]*?)\s*\])?"
)
_SCIENTIFIC = re.compile(r"[+-]?[0-9.]{1,90}[eE][+-]?[0-9]{1,9}")
_LIKE_RANGE = re.compile(r"[0-9.]\s*-|[0-9.]\s*[(\[]")
_SPACED = re.compile(r"[+-]?[0-9.]+(?:\s+[+-]?[0-9.]+){1,20}")
_DOTS = re.compile(r"\.{2,6}|…{1,2}|。{2,6}|⋯{1,2}")
_PLACES = 6
_FEWEST_IN_RANGE = 5
_ITEM_CHARS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Hold `count` numbers from `first`, each `step` after the one before; whole ones are cut where `is_cut`."""

    item: Item
    first: Fraction
    step: Fraction
    count: int
    places: int
    is_cut: bool = False

    def values(self) -> Iterable[int | float]:
        """Give the numbers as they are sent, whole ones as int."""
        if self.first.denominator == self.step.denominator == 1:
            first, step = int(self.first), int(self.step)
            return range(first, first + step * self.count, step) if step else (first,)
        numbers = (self.first + self.step * index for index in range(self.count))
        return (int(number) if self.is_cut else _sent(number, self.places) for number in numbers)


def read_spans(items: Sequence[Item], parameter: Parameter, model: models.Model) -> tuple[list[Span], list[Flaw]]:
    """Read numeric items, of which empty ones are left out; nothing is written out yet."""
    spans: list[Span] = []
    flaws: list[Flaw] = []
    filled = [item for item in items if item.text]
    for index, item in enumerate(filled):
        try:
            if item.is_open:
                raise _Flawed("axis_quote", item)
            if _DOTS.fullmatch(item.text):
                spans += _dots(filled, index, parameter, model)
            else:
                spans.append(_span(item, parameter, model))
        except _Flawed as flawed:
            flaws.append(flawed.flaw)
    return spans, flaws


def write_numbers(values: Sequence[int | float]) -> str:
    """Write numbers so that they are read again: as ranges where many are evenly spaced, else one by one."""
    exact = [Fraction(repr(value)) for value in values]
    texts, at = [], 0
    while at < len(values):
        step = exact[at + 1] - exact[at] if at + 1 < len(values) else Fraction(0)
        end = at + 1
        while end < len(values) and exact[end] - exact[end - 1] == step:
            end += 1
        is_range = end - at >= _FEWEST_IN_RANGE or (end - at == len(values) > 2)
        if is_range and step:
            texts.append(_range_text(values[at], values[end - 1], step))
        else:
            end = at + 1
            texts.append(label_of(values[at]))
        at = end
    return ", ".join(texts)


def label_of(value: Any) -> str:
    """Write a value as it is sent: 7, 7.5, 1024x1024."""
    return value if isinstance(value, str) else repr(value)


def example_of(parameter: Parameter) -> str:
    """Give a text with values of a numeric parameter."""
    examples = {"batch_size": "1, 2, 4", "num_inference_steps": "10-50 (+10)", "cfg": "2-8 (+2)", "seed": "1-4"}
    return examples.get(parameter.name, "3-11 (+2)")


class _Flawed(Exception):
    """Carry what is wrong with an item."""

    def __init__(self, kind: str, item: Item, problem: Any = None, **facts: str) -> None:
        super().__init__(kind)
        self.flaw = Flaw(
            kind=kind, place=item.place, item=item.text, start=item.start, end=item.end, facts=facts, problem=problem
        )


def _span(item: Item, parameter: Parameter, model: models.Model) -> Span:
    text = item.text
    if len(text) > _ITEM_CHARS or _SCIENTIFIC.fullmatch(text):
        return _single(item, parameter, model)
    found = _RANGE.fullmatch(text)
    if found:
        return _range(item, found, parameter, model)
    if _SPACED.fullmatch(text):
        raise _Flawed("axis_spaces", item, hint=", ".join(text.split()))
    if _LIKE_RANGE.search(text):
        raise _Flawed("axis_range", item, example=example_of(parameter))
    return _single(item, parameter, model)


def _single(item: Item, parameter: Parameter, model: models.Model) -> Span:
    number = _number(item, item.text, parameter, model)
    return Span(item=item, first=number, step=Fraction(1), count=1, places=_places_of(item.text))


def _range(item: Item, found: re.Match[str], parameter: Parameter, model: models.Model) -> Span:
    first = _number(item, found["first"], parameter, model)
    last = _number(item, found["last"], parameter, model)
    places = max(_places_of(found["first"]), _places_of(found["last"]))
    ends = f"{found['first']}-{found['last']}"
    if found["count"] is not None:
        return _counted(item, (first, last), found["count"], ends, parameter, places)
    step = _step(item, (first, last), found["step"], ends, parameter)
    count = int((last - first) / step) + 1
    places = max(places, _places_of(found["step"] or ""))
    return Span(item=item, first=first, step=step, count=count, places=places)


def _counted(
    item: Item, ends: tuple[Fraction, Fraction], text: str, shown: str, parameter: Parameter, places: int
) -> Span:
    count = int(text) if re.fullmatch(r"[0-9]{1,40}", text) else 0
    if count < 2:
        raise _Flawed("axis_count", item, hint=f"{shown} [5]")
    first, last = ends
    if parameter.kind == "integer" and count > abs(last - first):  # every whole number is one of them
        sign = -1 if last < first else 1
        return Span(item=item, first=first, step=Fraction(sign), count=int(abs(last - first)) + 1, places=0)
    step = (last - first) / (count - 1)
    is_cut = parameter.kind == "integer"
    return Span(item=item, first=first, step=step, count=count, places=max(places, _PLACES), is_cut=is_cut)


def _step(item: Item, ends: tuple[Fraction, Fraction], text: str | None, shown: str, parameter: Parameter) -> Fraction:
    first, last = ends
    sign = -1 if last < first else 1
    if text is None:
        return Fraction(sign)
    signed = re.fullmatch(rf"([+-]?)\s*({_NUMBER})", text)
    if signed is None:
        raise _Flawed("axis_range", item, example=example_of(parameter))
    size = Fraction(signed[2])
    if size == 0:
        raise _Flawed("axis_step_zero", item, hint=f"{shown} ({_signed(Fraction(sign))})")
    if parameter.kind == "integer" and size.denominator != 1:
        raise _Flawed("axis_step_whole", item, hint=f"{shown} ({_signed(Fraction(sign * -(-size // 1)))})")
    if not signed[1]:
        raise _Flawed("axis_step_sign", item, hint=f"{shown} ({'-' if sign < 0 else '+'}{signed[2]})")
    if first != last and (signed[1] == "-") != (sign < 0):
        raise _Flawed("axis_step_direction", item, hint=f"{shown} ({'-' if sign < 0 else '+'}{signed[2]})")
    return size * sign


def _dots(items: Sequence[Item], index: int, parameter: Parameter, model: models.Model) -> Iterable[Span]:
    """Read an ellipsis: what lies between the number before it and the one after it, both left out."""
    item, around = items[index], [*items[max(index - 2, 0) : index], *items[index + 1 : index + 2]]
    example = {"example": "1, 3, .., 9"}
    numbers = [re.fullmatch(rf"[+-]?{_NUMBER}", each.text) for each in around]
    if index < 2 or len(around) < 3 or None in numbers:
        raise _Flawed("axis_dots", item, **example)
    try:
        one, two, last = (_number(each, each.text, parameter, model) for each in around)
    except _Flawed:
        return ()  # the number that does not fit is named where it stands
    step = two - one
    if step == 0:
        raise _Flawed("axis_dots_zero", item, **example)
    if (last - two) * step < 0:
        raise _Flawed("axis_dots_direction", item, last=around[2].text, **example)
    count = -int(-((last - two) / step) // 1) - 1  # those that come before the last one
    if count < 1:
        return ()
    places = max(_places_of(each.text) for each in around)
    return (Span(item=item, first=two + step, step=step, count=count, places=places),)


def _number(item: Item, text: str, parameter: Parameter, model: models.Model) -> Fraction:
    """Read one number that fits the parameter, exactly."""
    if parameter.name == "seed" and text == "-1":
        raise _Flawed("axis_random", item, example=example_of(parameter))
    try:
        number = checks.read_text(parameter.name, text)
        checks.check(parameter, int(number) if number == int(number) else number, model)
    except checks.Unfit as unfit:
        raise _Flawed(unfit.problem.kind, item, unfit.problem) from None
    return Fraction(text)


def _sent(number: Fraction, places: int) -> int | float:
    if number.denominator == 1:
        return int(number)
    value = float(round(number, places))
    return int(value) if value == int(value) else value


def _range_text(first: int | float, last: int | float, step: Fraction) -> str:
    text = f"{label_of(first)}-{label_of(last)}"
    return text if abs(step) == 1 else f"{text} ({_signed(step)})"


def _places_of(text: str) -> int:
    return len(text.partition(".")[2])


def _signed(step: Fraction) -> str:
    return f"{'-' if step < 0 else '+'}{label_of(_sent(abs(step), 12))}"
