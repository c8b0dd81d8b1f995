"""The settings as the one text that A1111 and most other programs write and read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from components import __version__
from components.metadata.values import FileSettings, Found
from components.models import MODEL_BY_ID

_NEGATIVE = "Negative prompt:"
_FEWEST_PAIRS = 3  # fewer, and the last line belongs to the prompt
_MOST_PAIRS = 500
# Lengths are bounded so that a hostile line costs no more than its own length.
_KEY = re.compile(r"\s*(\w[\w \-/]{1,80}):\s*")
_QUOTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"(?=\s*(?:,|$))')
_NAMES = {
    "steps": "num_inference_steps",
    "cfg scale": "guidance_scale",
    "seed": "seed",
    "size": "image_size",
    "model": "model",
}


def infotext(settings: FileSettings, most_bytes: int | None = None) -> str:
    """Write the text, in at most so many bytes of UTF-16.

    Where it is longer, the negative prompt is cut short and ends in "…"; the prompt and all numbers stay whole.
    """
    text = _text(settings, settings.request.negative_prompt)
    excess = 0 if most_bytes is None else len(text.encode("utf-16-be")) - most_bytes
    if excess <= 0:
        return text
    negative = settings.request.negative_prompt.encode("utf-16-be")
    kept = negative[: max(len(negative) - excess - 2, 0)].decode("utf-16-be", "ignore")
    return _text(settings, f"{kept}…")


def _text(settings: FileSettings, negative_prompt: str) -> str:
    pairs = ", ".join(f"{key}: {_quoted(value)}" for key, value in _pairs(settings))
    return f"{settings.request.prompt}\n{_NEGATIVE} {negative_prompt}\n{pairs}".strip()


def _pairs(settings: FileSettings) -> Iterator[tuple[str, str]]:
    request = settings.request
    guidance = request.cfg if request.guidance_scale is None else request.guidance_scale
    if request.num_inference_steps is not None:
        yield "Steps", str(request.num_inference_steps)
    if guidance is not None:
        yield "CFG scale", _plain(guidance)
    yield "Seed", str(settings.seed)
    yield "Size", request.image_size or f"{settings.width}x{settings.height}"
    yield "Model", request.model
    yield "Version", f"Kolors Explorer {__version__}"


def _plain(number: float) -> str:
    """Write a number without an exponent, which no reader expects, and so that it reads back as the same number."""
    text = repr(number)
    if "e" not in text:
        return text
    digits, _, exponent = text.partition("e-")
    return f"0.{'0' * (int(exponent) - 1)}{digits.replace('.', '')}"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if re.search(r"[,:\n]", value) else value


def parse_infotext(text: str) -> Found:
    """Read such a text of any program; without a line of settings, `values` has the two prompts only."""
    text = text.strip()
    if text.count("\r\n") == text.count("\n"):
        text = text.replace("\r\n", "\n")
    head, _, last = text.rpartition("\n")
    pairs = _read_pairs(last)
    if len(pairs) < _FEWEST_PAIRS:
        head, pairs = text, {}
    prompt, negative = _split(head)
    values: dict[str, str] = {"prompt": prompt, "negative_prompt": negative}
    named = {name: key for key in pairs if (name := _NAMES.get(key.strip().lower()))}
    for name, wire_name in _fitting(pairs[named["model"]] if "model" in named else "", named):
        values[wire_name] = pairs.pop(named[name])
    return Found(values=values, source="a1111", others=pairs)


def _split(head: str) -> tuple[str, str]:
    """Give prompt and negative prompt; the first line with its mark begins the negative one."""
    before, mark, after = f"\n{head}".partition(f"\n{_NEGATIVE}")
    return before.strip(), after.strip() if mark else ""


def _fitting(model_id: str, named: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Choose the pairs that become values: of a model that we know, those that it takes."""
    model = MODEL_BY_ID.get(model_id)
    for name in named:
        wire_name = "cfg" if name == "guidance_scale" and model and model.has_parameter("cfg") else name
        if model is None or model.has_parameter(wire_name):
            yield name, wire_name


def _read_pairs(line: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    at = 0
    while at < len(line) and len(pairs) < _MOST_PAIRS:
        key = _KEY.match(line, at)
        start = key.end() if key else at
        quoted = _QUOTED.match(line, start) if key else None
        comma = line.find(",", quoted.end() if quoted else start)
        end = comma if comma >= 0 else len(line)
        if key:
            pairs[key[1]] = _unquoted(quoted[0]) if quoted else line[start:end].strip()
        at = end + 1
    return pairs


def _unquoted(text: str) -> str:
    try:
        value = json.loads(text, strict=False)
        value.encode("utf-8")  # a lone half of a surrogate pair is no text
    except ValueError:
        return text
    return str(value)
