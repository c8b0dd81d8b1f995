"""What can be wrong with the axes of a sweep, and what is worth knowing of them.

A kind of `SAID` is said with the facts that its sentence names; every other kind is one of the parameter's own checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from components import checks
from components.errors import InvalidRequest, Problem

MOST_AXES = 3
MOST_CHARS = 1_000_000

_TYPED = ("hint", "last", "size")  # facts that somebody typed

# The page says the same in the visitor's language: problem_<kind>, with the same facts.
SAID: Mapping[str, str] = {
    "axis_form": 'this is no axis; give one such as {{"name": "guidance_scale", "values": "3-11 (+2)"}}',
    "axis_too_many": "a sweep has {limit} axes at most; leave this one out",
    "axis_name": "there is no such axis; give {allowed}",
    "axis_image": "an init image cannot be an axis; set it in the base request",
    "axis_same": "this axis is there already; leave one of them out, or put its values into one",
    "axis_not_taken": "no model of this sweep takes it; choose another axis or another model",
    "axis_values": "its values are neither text nor a list; give some such as {example}",
    "axis_long": "its text has {count} characters; {limit} are the most",
    "axis_empty": "it has no values; give some such as {example}",
    "axis_quote": "the quotation mark of {item} is not closed; close it, or put || between the texts",
    "axis_range": "{item} cannot be read as a range; write one such as {example}",
    "axis_spaces": "{item} are several values; put commas between them: {hint}",
    "axis_step_sign": "the step of {item} has no sign; write {hint}",
    "axis_step_zero": "the step of {item} is 0; give one that moves, such as {hint}",
    "axis_step_direction": "the step of {item} leads away from its end; write {hint}",
    "axis_step_whole": "the step of {item} is no whole number; write one such as {hint}",
    "axis_count": "{item} has no count of 2 or more; write {hint}",
    "axis_dots": "before .. stand two numbers and after it one; write it such as {example}",
    "axis_dots_zero": "the two numbers before .. are the same; write it such as {example}",
    "axis_dots_direction": "the numbers before .. lead away from {last}; write it such as {example}",
    "axis_cells": "{cells} cells are more than the {limit} that one sweep may have; give fewer values",
    "axis_random": "-1 draws a seed in Generate only; write the seeds, such as {example}",
    "axis_no_image": "{item} needs an init image; set one in the base request, or leave this model out",
    "axis_model_size": "{item} cannot make {size}; choose another size, or leave this model out",
    "axis_size_model": "{item} is no size for {model}; choose another size, or leave that model out",
    "axis_search_blank": "the first item is the text to look for; it cannot be empty: write one such as {example}",
    "axis_search_same": "another axis looks for {item} already; look for another text, or put the items into one axis",
    "axis_search_missing": "neither the prompt nor the negative prompt contains {item}; write it as it stands there, "
    "upper and lower case alike",
    "axis_search_empties": "with {item} in its place the prompt would be empty; give another text",
    "axis_search_long": "with {item} in its place the prompt would have {count} characters; {limit} are the most: "
    "give a shorter text",
}
NOTES: Mapping[str, str] = {
    "axis_some_models": "{models} take no {name}: their cells are the same along this axis and are made once only.",
    "axis_wide_comma": "Only a plain comma or || parts texts: this is one text as it stands.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisProblem:
    """Say what is wrong with an axis or one of its items.

    `axis` is its index and `name` its name, as given; None and "" for all axes together. `place` is the item's number
    in the text, from 0, None for the axis as a whole; `start` and `end` are where the item stands in the text. `facts`
    are what a sentence of `SAID` needs.
    """

    axis: int | None
    name: str
    message: str
    kind: str
    place: int | None = None
    item: str = ""
    given: str = ""
    allowed: str = ""
    start: int | None = None
    end: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Give plain values, without a key named `path`."""
        return {
            "axis": self.axis,
            "item": self.item,
            "message": self.message,
            "kind": self.kind,
            "place": self.place,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisNote:
    """Say what is worth knowing of an axis that is fine."""

    axis: int
    name: str
    kind: str
    message: str
    facts: Mapping[str, str] = field(default_factory=dict)


class InvalidAxes(InvalidRequest):
    """Name everything that is wrong with the axes of a sweep, and with its base; nothing was planned."""

    kind = "invalid_axes"

    def __init__(self, axis_problems: Sequence[AxisProblem], base_problems: Sequence[Problem] = ()) -> None:
        self.axis_problems = tuple(axis_problems)
        self.base_problems = tuple(base_problems)
        told = (
            Problem(
                field=each.name or "axes", message=each.message, kind=each.kind, given=each.given, allowed=each.allowed
            )
            for each in self.axis_problems
        )
        super().__init__((*told, *self.base_problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Hold what is wrong with one item, before it is known of which axis it is; place None: with the axis."""

    kind: str
    place: int | None = None
    item: str = ""
    start: int | None = None
    end: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None

    def of(self, axis: int | None, name: str) -> AxisProblem:
        """Say it of an axis."""
        item, facts = checks.shown(self.item), {key: _shown(key, fact) for key, fact in self.facts.items()}
        facts = {**facts, "item": item or '""'}
        return AxisProblem(
            axis=axis,
            name=name,
            message=_sentence(self, name, facts),
            kind=self.kind,
            place=self.place,
            item=item,
            given=self.problem.given if self.problem else item,
            allowed=self.problem.allowed if self.problem else facts.get("allowed", ""),
            start=self.start,
            end=self.end,
            facts=facts,
        )


def note(kind: str, axis: int, name: str, **facts: str) -> AxisNote:
    """Build a note on an axis."""
    return AxisNote(axis=axis, name=name, kind=kind, message=NOTES[kind].format(name=name, **facts), facts=facts)


def _shown(key: str, fact: str) -> str:
    return checks.shown(fact) if key in _TYPED else fact


def _sentence(flaw: Flaw, name: str, facts: Mapping[str, str]) -> str:
    """Name the axis and the item, say what is wrong and what to do."""
    if flaw.problem is None:
        said = f"{SAID[flaw.kind].format(**facts)}."
    else:
        said = flaw.problem.message.partition(": ")[2] or flaw.problem.message
    is_named = flaw.place is None or facts["item"] in said
    return f"{checks.shown(name) or 'axes'}{'' if is_named else ', ' + facts['item']}: {said}"
