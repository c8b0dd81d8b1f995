"""One axis of the planner in pieces: what is sent of it, what is wrong with it, and what could be written. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import params
from components.models import MODEL_BY_ID
from components.sweeps.axes import ReadAxes
from components.sweeps.names import ALL_NAMES, describe_axes
from components.sweeps.presets import Preset, presets
from components.sweeps.problems import AxisNote, AxisProblem
from components.sweeps.values import SEARCH
from components.ui import form as forms
from components.ui.plan_html import plain_value
from components.ui.problems import axis_problem_text
from components.ui.sizes import size_text
from components.ui.texts import Markup, Texts

_SENTENCES, _ITEMS_SHOWN, _VALUES_SHOWN = 3, 6, 12
_SHORT_CHARS, _VALUE_CHARS, _TITLE_CHARS = 20, 60, 400
_NAMED = ("seeds_drawn", "seeds_next", "sizes_all", "models_all")
_OF_NAME = ("axis_name", "axis_image", "axis_same", "axis_not_taken", "axis_too_many")
_EXAMPLES = {
    "prompt": "a red boat || a lighthouse, at dawn",
    "negative_prompt": "blurry || text, watermark",
    "image_size": "1024x1024, 768x1024",
    "batch_size": "1, 2, 4",
    "num_inference_steps": "10, 20, 30, 50",
    "guidance_scale": "3-11 (+2)",
    "cfg": "2-8 (+2)",
    "seed": "1-4",
    "model": "Kwai-Kolors/Kolors, Qwen/Qwen-Image",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold one row: what was typed, what was read of it, and how many values it has, written out or not."""

    name: str
    text: str
    labels: tuple[str, ...] = ()
    count: int = 0
    problems: tuple[AxisProblem, ...] = ()
    notes: tuple[AxisNote, ...] = ()


def row_of(given: Mapping[str, str], read: ReadAxes, place: int | None) -> Row:
    """Collect what was read of a row; `place` is its place among the axes, None where it is left out."""
    name, text = given["name"], given["values"]
    if place is None or place >= len(read.axes):
        return Row(name=name, text=text)
    return Row(
        name=name,
        text=text,
        labels=read.axes[place].labels,
        count=read.counts[place],
        problems=tuple(each for each in read.problems if each.axis == place),
        notes=tuple(each for each in read.notes if each.axis == place),
    )


def row_json(row: Row, form: Mapping[str, Any], base: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    """Give the pieces of one row."""
    choices = choices_of(row.name, base)
    tries = presets(row.name, base) if row.name in ALL_NAMES else ()
    return {
        "values": values_html([each for each in row.labels if each not in choices], texts),
        "note": note_html(row, texts),
        "chosen": list(row.labels) if choices else [],
        "marks": [[each.start, each.end] for each in row.problems if each.start is not None and each.end is not None],
        "offers": offers_html(choices, tries, texts),
        "now": now_text(row.name, form, texts),
        "placeholder": texts("plan_example", text=example_of(row.name, str(form.get("prompt") or ""))),
        "is_bad": bool(row.problems),
        "is_name_bad": any(each.kind in _OF_NAME for each in row.problems),
    }


def said_first(problems: Sequence[AxisProblem], letters: Sequence[str], texts: Texts) -> str:
    """Say the first problem in one sentence, by the letter of its axis and by its item; nothing where there is none."""
    for problem in problems:
        if problem.axis is None:
            continue
        named = [letters[problem.axis], *([_shown(problem.item)] if problem.place is not None and problem.item else [])]
        items = texts("restored_comma").join(named)
        return texts("plan_sentence", items=items, sentence=axis_problem_text(problem, texts))
    return ""


def now_text(name: str, form: Mapping[str, Any], texts: Texts) -> str:
    """Say what the form holds for the axis' parameter, from which the axis departs."""
    value = forms.values_of(form).get(name)
    if name == "seed" and value is None:
        return texts("plan_now_random")
    is_short = value is not None and params.BY_NAME[name].kind != "text"
    return texts("plan_now", value=plain_value(name, value)) if is_short else ""


def values_html(labels: Sequence[str], texts: Texts) -> str:
    """Show the first values as they are sent, and how many more there are."""
    shown = "".join(map(_value_html, labels[:_VALUES_SHOWN]))
    more = len(labels) - _VALUES_SHOWN
    return shown + (f'<span class="axis-rest">{texts.html("plan_more", count=f"{more:,}")}</span>' if more > 0 else "")


def hint_text(name: str, texts: Texts) -> str:
    """Say what an axis takes."""
    if name == SEARCH:
        return texts("hint_search")
    parameter = params.BY_NAME[name]
    if parameter.minimum is None or parameter.maximum is None:
        return texts(f"hint_{parameter.kind}")
    return texts(f"hint_{parameter.kind}", minimum=f"{parameter.minimum:g}", maximum=f"{parameter.maximum:.0f}")


def example_of(name: str, prompt: str) -> str:
    """Give an axis text that fits; for search and replace one that finds something in the prompt."""
    if name != SEARCH:
        return _EXAMPLES.get(name, "")
    words = re.findall(r"[\u4e00-\u9fff]{2}|[^\W_]{2,20}", prompt, re.ASCII if prompt.isascii() else 0)
    found = max(words, key=len, default="red")
    return f"{found}, 太阳" if "\u4e00" <= found[0] <= "\u9fff" else f"{found}, blue"


def note_html(row: Row, texts: Texts) -> str:
    """Say what is wrong with an axis, else how many values it has and what it takes."""
    if row.problems:
        return _reasons_html(row.problems, texts)
    hint = html.escape(hint_text(row.name, texts)) if row.name in ALL_NAMES else ""
    if not row.text.strip():
        return " ".join((texts.html("plan_left_out"), hint))
    notes = " ".join(_note_html(note, texts) for note in row.notes)
    key = "plan_count_one" if row.count == 1 else "plan_count"
    return f"<b>{texts.html(key, count=f'{row.count:,}')}</b> · {notes or hint}"


def choices_of(name: str, base: Mapping[str, Any]) -> dict[str, str]:
    """Give the values that can be ticked, with their names; none where there are too many to tick."""
    found = next((each.choices for each in describe_axes(base) if each.name == name), ())
    if name == "model":
        return {model: MODEL_BY_ID[model].label for model in found}
    return {each: size_text(each) if name == "image_size" else each for each in found}


def offers_html(choices: Mapping[str, str], tries: Iterable[Preset], texts: Texts) -> str:
    """Offer all choices where there are few, and texts that a person would reach for."""
    boxes = "".join(
        f'<label class="axis-choice"><input type="checkbox" value="{html.escape(value)}"> {html.escape(text)}</label>'
        for value, text in choices.items()
    )
    buttons = "".join(_preset_html(each, texts) for each in tries)
    try_these = texts.html("plan_try")
    lead = f"<span>{try_these}</span>" if buttons and not boxes else ""
    return f"{boxes}{lead}{buttons}"


def _preset_html(preset: Preset, texts: Texts) -> str:
    """Show a preset's text, or its name where the text says nothing to anyone."""
    text, named = html.escape(preset.text), texts.html(f"preset_{preset.key}")
    shown, title = (named, text) if preset.key in _NAMED else (text, named)
    data = f'data-plan="preset" data-text="{text}"'
    return f'<button type="button" class="axis-preset" {data} title="{title}">{shown}</button>'


def _note_html(note: AxisNote, texts: Texts) -> str:
    key = f"note_{note.kind}"
    return texts.html(key, **note.facts) if texts.has(key) else html.escape(note.message)


def _reasons_html(problems: Sequence[AxisProblem], texts: Texts) -> str:
    """Give each reason once, after all the items that it is true of."""
    items: dict[str, list[str]] = {}
    for problem in problems:
        named = items.setdefault(axis_problem_text(problem, texts), [])
        if problem.place is not None and problem.item and _shown(problem.item) not in named:
            named.append(_shown(problem.item))
    rows = [_reason_html(sentence, named, texts) for sentence, named in list(items.items())[:_SENTENCES]]
    more = len(items) - _SENTENCES
    return "".join(rows) + (f"<span>{texts.html('plan_more', count=more)}</span>" if more > 0 else "")


def _reason_html(sentence: str, items: Sequence[str], texts: Texts) -> str:
    if not items:
        return f"<span>{html.escape(sentence, quote=False)}</span>"
    more = "…" if len(items) > _ITEMS_SHOWN else ""
    named = html.escape(texts("restored_comma").join(items[:_ITEMS_SHOWN]) + more, quote=False)
    return f"<span>{texts.html('plan_sentence', items=Markup(f'<b>{named}</b>'), sentence=sentence)}</span>"


def _value_html(label: str) -> str:
    text = " ".join(label.split())
    title = f' title="{html.escape(text[:_TITLE_CHARS])}"' if len(text) > _SHORT_CHARS else ""
    return f'<span class="axis-value"{title}>{html.escape(_shown(label) or "–", quote=False)}</span>'


def _shown(label: str) -> str:
    text = " ".join(label.split())
    return text if len(text) <= _VALUE_CHARS else f"{text[:_VALUE_CHARS].rstrip()}…"
