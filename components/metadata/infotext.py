"""The settings as the one text that A1111 and most other programs write and read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from components import __version__, params
from components.metadata.values import FileSettings, Found
from components.models import MODEL_BY_ID, Model
from components.records import GenerationRequest

_NEGATIVE, _FIRST = "Negative prompt:", "Steps: "
_FEWEST_PAIRS = 3  # fewer, and the last line belongs to the prompt
_MOST_PAIRS = 500
_HASH_CHARS = 12  # enough to know an init image again
CUT_KEY, BATCH_POS_KEY = "Cut short", "Batch pos"
_BATCH_SEED_KEY, _INIT_KEY = "Batch seed", "Init image"
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
# One of these must be there, as a camera's comment may hold pairs, too.
_KNOWN = frozenset(_NAMES)
_NAMES |= {
    "batch size": "batch_size",
    **{f"{_INIT_KEY} {at}".removesuffix(" 1").lower(): name for at, name in enumerate(params.IMAGE_NAMES, 1)},
}
_SIZE = re.compile(r"([0-9]{1,6})\s*[xX×]\s*([0-9]{1,6})")


def infotext(settings: FileSettings, most_bytes: int | None = None) -> str:
    """Write the text, in at most so many bytes of UTF-16.

    Where it is longer, the negative prompt is cut short and ends in "…"; the prompt and all numbers stay whole.
    """
    text = _text(settings, settings.request.negative_prompt, _pairs(settings))
    if most_bytes is None or len(text.encode("utf-16-be")) <= most_bytes:
        return text
    pairs = (*_pairs(settings), (CUT_KEY, "negative prompt"))
    room = max(most_bytes - len(_text(settings, "…", pairs).encode("utf-16-be")), 0)
    kept = settings.request.negative_prompt.encode("utf-16-be")[:room].decode("utf-16-be", "ignore")
    return _text(settings, f"{kept}…", pairs)


def _text(settings: FileSettings, negative_prompt: str, pairs: Iterable[tuple[str, str]]) -> str:
    line = ", ".join(f"{key}: {_quoted(value)}" for key, value in pairs)
    return f"{settings.request.prompt}\n{_NEGATIVE} {negative_prompt}\n{line}".strip()


def _pairs(settings: FileSettings) -> Iterator[tuple[str, str]]:
    """Give the pairs; steps of 0 say that the model takes none, as readers want a line that begins with them."""
    request = settings.request
    guidance = request.cfg if request.guidance_scale is None else request.guidance_scale
    yield "Steps", str(request.num_inference_steps or 0)
    if guidance is not None:
        yield "CFG scale", _plain(guidance)
    yield "Seed", str(settings.seed)
    yield "Size", request.image_size or f"{settings.width}x{settings.height}"
    yield "Model", request.model
    yield from _batch_pairs(request, settings)
    for number, name in enumerate(params.IMAGE_NAMES, 1):
        if sha256 := getattr(request, name):
            yield f"{_INIT_KEY} {number}".removesuffix(" 1"), sha256[:_HASH_CHARS]
    yield "Version", f"Kolors Explorer {__version__}"


def _batch_pairs(request: GenerationRequest, settings: FileSettings) -> Iterator[tuple[str, str]]:
    """Say a batch as A1111 does, and the seed that it was asked with where that is not the image's own."""
    if request.images_asked > 1:
        yield "Batch size", str(request.images_asked)
        yield BATCH_POS_KEY, str(settings.index)
        if request.seed not in (None, settings.seed):
            yield _BATCH_SEED_KEY, str(request.seed)


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
    head, pairs, rest = _found_line(text)
    prompt, negative = _split(head)
    values: dict[str, str] = {"prompt": prompt, "negative_prompt": negative}
    named = {name: key for key in pairs if (name := _NAMES.get(key.strip().lower()))}
    for empty in [name for name, key in named.items() if not pairs[key]]:
        del pairs[named.pop(empty)]
    model = MODEL_BY_ID.get(pairs[named["model"]] if "model" in named else "")
    for name, wire_name in _fitting(model, named):
        values[wire_name] = pairs.pop(named[name])
    _tidy(values, pairs, model)
    return Found(values=values, source="a1111", others={**pairs, **rest})


def _found_line(text: str) -> tuple[str, dict[str, str], dict[str, str]]:
    """Find the line of settings: what stands before it, its pairs, and what other programs' extensions wrote below."""
    head, _, last = text.rpartition("\n")
    if _is_line(pairs := _read_pairs(last)):
        return head, pairs, {}
    text = f"\n{text}"
    end = len(text)
    while (start := text.rfind(f"\n{_FIRST}", 0, end)) >= 0:
        line_end = text.find("\n", start + 1)  # there is one, as the last line was no such line
        if _is_line(pairs := _read_pairs(text[start + 1 : line_end])):
            return text[1 : max(start, 1)], pairs, _read_rest(text[line_end + 1 :])
        end = start + 1
    return text[1:], {}, {}


def _is_line(pairs: dict[str, str]) -> bool:
    return len(pairs) >= _FEWEST_PAIRS and any(key.strip().lower() in _KNOWN for key in pairs)


def _read_rest(rest: str) -> dict[str, str]:
    """Read lines of one key each, whose values may go on in the lines below."""
    found, key = dict[str, list[str]](), "Text below"
    for line in rest.split("\n"):
        mark = _KEY.match(line) if len(found) < _MOST_PAIRS else None
        key = mark[1] if mark else key
        found.setdefault(key, []).append(line[mark.end() :] if mark else line)
    return {key: "\n".join(lines).strip() for key, lines in found.items()}


def _tidy(values: dict[str, str], pairs: dict[str, str], model: Model | None) -> None:
    """Make of the texts what the wire's names mean: sides as WxH, a batch's own seed, no steps where there are none."""
    if size := _SIZE.fullmatch(values.get("image_size", "")):
        values["image_size"] = f"{size[1]}x{size[2]}"
    if "batch_size" in values and "seed" in values and _BATCH_SEED_KEY in pairs:
        values["seed"] = pairs.pop(_BATCH_SEED_KEY)
    if model is not None and not model.has_parameter("num_inference_steps") and pairs.get("Steps") == "0":
        del pairs["Steps"]


def _split(head: str) -> tuple[str, str]:
    """Give prompt and negative prompt; the first line with its mark begins the negative one."""
    before, mark, after = f"\n{head}".partition(f"\n{_NEGATIVE}")
    return before.strip(), after.strip() if mark else ""


def _fitting(model: Model | None, named: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Choose the pairs that become values: of a model that we know, those that it takes."""
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
