"""The checks of a generation request, in the service's order."""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from components.emulator.contract import Model, contract

Sketch = Callable[[bytes], bytes]

_SIZE = re.compile(r"([1-9][0-9]{0,6})x([1-9][0-9]{0,6})")
_DATA_URI = re.compile(r"data:image/([a-z]+);base64, ?([A-Za-z0-9+/=]+)")
_IMAGES = ("image", "image2", "image3")


class Refused(Exception):
    """Carry the name of the contract's error that answers the request."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Hold a request that passed, with the service's defaults filled in; `seed` is None when the service draws it."""

    model: str
    prompt: str
    negative_prompt: str
    width: int
    height: int
    batch_size: int
    seed: int | None
    steps: int
    guidance: float
    init: bytes | None


def check(body: bytes, sketch: Sketch) -> Job:
    """Read the body of a POST; raises Refused at the first thing that is wrong.

    Fields that the model does not take are ignored, and so are unknown ones.
    """
    values = _own_names(_object(body))
    model = _model(values)
    prompt = _prompt(values)
    width, height = _size(values, model)
    taken = {name: value for name, value in values.items() if name in model.takes and value is not None}
    return Job(
        model=model.id,
        prompt=prompt,
        width=width,
        height=height,
        batch_size=_number(taken, "batch_size"),
        steps=_number(taken, "num_inference_steps"),
        guidance=_number(taken, "cfg" if "cfg" in taken else "guidance_scale"),
        seed=_number(taken, "seed"),
        negative_prompt=_text(taken.get("negative_prompt", "")),
        init=_init(taken, model, sketch),
    )


def _refuse(name: str) -> NoReturn:
    raise Refused(name)


def _object(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body.decode(), parse_constant=_not_json)
    except (ValueError, RecursionError):
        _refuse("400-20015")
    return values if isinstance(values, dict) else _refuse("400-20015")


def _own_names(values: dict[str, Any]) -> dict[str, Any]:
    stand_ins = {alias.field: values.get(alias.name) for alias in contract().aliases}
    return values | {name: value for name, value in stand_ins.items() if values.get(name) is None}


def _not_json(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _model(values: dict[str, Any]) -> Model:
    name = values.get("model")
    if name is None or name == "":
        _refuse("400-20013")
    models = contract().models
    return models[name] if isinstance(name, str) and name in models else _refuse("400-20012")


def _prompt(values: dict[str, Any]) -> str:
    prompt = _text(values.get("prompt"))
    return prompt if prompt.strip() else _refuse("400-20015")


def _text(value: Any) -> str:
    # JSON can spell half a surrogate pair, which is no text.
    if not isinstance(value, str) or re.search(r"[\ud800-\udfff]", value):
        _refuse("400-20015")
    return value


def _size(values: dict[str, Any], model: Model) -> tuple[int, int]:
    facts = contract().facts
    text = values.get("image_size") if "image_size" in model.takes else facts["default_size"]
    match = _SIZE.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        _refuse("400-20026")
    width, height = int(match[1]), int(match[2])
    if width * height > facts["max_pixels"]:
        _refuse("400-pixels")
    return (width, height) if min(width, height) >= facts["min_side_px"] else _refuse("400-20015")


def _number(taken: dict[str, Any], name: str) -> Any:
    field = contract().fields[name]
    value = taken.get(name, field.default)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value in (math.inf, -math.inf):
        _refuse("400-20015")
    if field.type == "integer" and value != int(value):
        _refuse("400-20015")
    if not (field.minimum or 0) <= value <= (field.maximum or math.inf):
        _refuse("400-20015")
    return int(value) if field.type == "integer" else float(value)


def _init(taken: dict[str, Any], model: Model, sketch: Sketch) -> bytes | None:
    if "image" in model.requires and "image" not in taken:
        _refuse("400-20015")
    sketches = [_sketch(taken[name], sketch) for name in _IMAGES if name in taken]
    return sketches[0] if sketches else None


def _sketch(uri: Any, sketch: Sketch) -> bytes:
    match = _DATA_URI.fullmatch(uri) if isinstance(uri, str) else None
    if match is None or match[1] not in contract().facts["image_types"]:
        _refuse("400-20040")
    try:
        return sketch(base64.b64decode(match[2], validate=True))
    # Decoders raise all kinds of errors on damaged images; each means the same here.
    except Exception:
        _refuse("400-20040")
