"""What is wrong with axes of prompt search/replace: nothing to find, or prompts that could not be sent. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from components.params import MAX_TEXT_CHARS
from components.sweeps.bases import Axis
from components.sweeps.problems import AxisProblem, Flaw
from components.sweeps.search import is_blank, replacer
from components.sweeps.values import SEARCH, Values, flaw_of, sample_of


def search_problems(axes: Sequence[Axis], reads: Sequence[Values], base: Mapping[str, Any]) -> list[AxisProblem]:
    """Name the searches that find nothing, and the replacements that make a prompt empty or too long."""
    places = [place for place, axis in enumerate(axes) if axis.name == SEARCH and axis.values]
    if not places:
        return []
    texts = {name: _texts(name, axes, base) for name in ("prompt", "negative_prompt")}
    flaws = [(place, flaw) for place in places for flaw in _search_flaws(place, places, axes, reads, texts)]
    if not flaws:
        flaws = list(_result_flaws(places, axes, reads, texts))
    return [flaw.of(place, SEARCH) for place, flaw in flaws]


def _texts(name: str, axes: Sequence[Axis], base: Mapping[str, Any]) -> tuple[str, ...]:
    """Give every text that a sweep begins with for a prompt."""
    for axis in axes:
        if axis.name == name:
            return axis.values
    text = base.get(name)
    return (text.strip(),) if isinstance(text, str) else ("",)


def _search_flaws(
    place: int, places: Sequence[int], axes: Sequence[Axis], reads: Sequence[Values], texts: Mapping[str, Sequence[str]]
) -> Iterator[Flaw]:
    search, item = axes[place].values[0], reads[place].items[0]
    if not search:
        yield flaw_of("axis_search_blank", item, {"example": sample_of(SEARCH)})
    elif any(axes[other].values[0] == search for other in places if other < place):
        yield flaw_of("axis_search_same", item)
    elif not any(search in text for each in texts.values() for text in each):
        yield flaw_of("axis_search_missing", item)


def _result_flaws(
    places: Sequence[int], axes: Sequence[Axis], reads: Sequence[Values], texts: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, Flaw]]:
    """Name each replacement once that makes a prompt empty or too long; of two it is the one that changed last."""
    replace = replacer([axes[place].values[0] for place in places])
    named: set[tuple[int, int]] = set()
    for name, originals in texts.items():
        for original in originals:
            if is_blank(original) and name == "prompt":
                continue  # named where it stands
            for picks in product(*(range(len(axes[place].values)) for place in places)):
                text = replace(original, [axes[place].values[at] for place, at in zip(places, picks, strict=True)])
                kind = _kind(name, text)
                changed = [(place, at) for place, at in zip(places, picks, strict=True) if at]
                if kind and changed and changed[-1] not in named:
                    named.add(changed[-1])
                    place, at = changed[-1]
                    facts = {"count": f"{len(text):,}", "limit": f"{MAX_TEXT_CHARS:,}"} if "long" in kind else {}
                    yield place, flaw_of(kind, reads[place].items[at], facts)


def _kind(name: str, text: str) -> str:
    if len(text) > MAX_TEXT_CHARS:
        return "axis_search_long"
    return "axis_search_empties" if name == "prompt" and is_blank(text) else ""
