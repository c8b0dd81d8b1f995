"""THE table: every parameter of the service (its models in models.py), and how one field's text becomes a value.

Controls, checks, the JSON body, sweep axes, metadata, snippets, links and the README's tables are made from it.
Sources: the vendor's page of `POST /images/generations` (D: documented), third parties' observations (O), other
clients' practice (C), inference (I).
"""

from __future__ import annotations

import math
import re
import reprlib
from dataclasses import dataclass
from typing import Any, Literal

from components.errors import Problem
from components.models import DEFAULT_MODEL, MODEL_BY_ID, MODELS, Model

Kind = Literal["text", "size", "integer", "decimal", "image", "model"]

MAX_TEXT_CHARS = 10_000
MAX_PIXELS = 2_073_600  # O: "width * height should not exceed 2073600"
MIN_SIDE_PX = 256  # C
SIDE_STEP_PX = 8  # C
MAX_SIDE_PX = MAX_PIXELS // MIN_SIDE_PX // SIDE_STEP_PX * SIDE_STEP_PX
SEED_COUNT = 10_000_000_000
OTHERS = "others"  # the contract's label for any other WxH; never a value to send
_SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """Describe one parameter of the API, named as on the wire."""

    name: str
    kind: Kind
    label: str
    help: str
    source: str
    default: Any = None
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None

    @property
    def allowed(self) -> str:
        """Say in words what may be given."""
        if self.kind == "text":
            return f"text of at most {MAX_TEXT_CHARS} characters"
        if self.kind == "size":
            return "WIDTHxHEIGHT, such as 1024x1024"
        if self.kind == "model":
            return "one of " + ", ".join(model.id for model in MODELS)
        if self.kind == "image":
            return "a PNG, JPEG, WebP, AVIF, GIF or BMP image"
        noun = "a whole number" if self.kind == "integer" else "a number"
        return f"{noun} from {self.minimum:g} to {self.maximum:.0f}"


PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        name="prompt",
        kind="text",
        label="Prompt",
        required=True,
        source="D",
        default="an island near sea, with seagulls, moon shining over the sea, light house, boats int he background, "
        "fish flying over the sea",
        help="What the picture should show.",
    ),
    Parameter(
        name="negative_prompt",
        kind="text",
        label="Negative prompt",
        default="",
        source="D",
        help="What the picture should not show.",
    ),
    Parameter(
        name="image_size",
        kind="size",
        label="Size",
        default="1024x1024",
        required=True,
        source="D",
        help="Width x height in pixels. Others: sides in steps of 8 from 256, at most 2,073,600 pixels in all.",
    ),
    Parameter(
        name="batch_size",
        kind="integer",
        label="Batch",
        default=1,
        required=True,
        source="D",
        minimum=1,
        maximum=4,
        step=1,
        help="Number of images to make from one request; each counts against the limits.",
    ),
    Parameter(
        name="num_inference_steps",
        kind="integer",
        label="Inference steps",
        default=20,
        required=True,
        source="D",
        minimum=1,
        maximum=100,
        step=1,
        help="Denoising steps: more take longer and settle the details.",
    ),
    Parameter(
        name="guidance_scale",
        kind="decimal",
        label="Guidance scale",
        default=7.5,
        required=True,
        source="D",
        minimum=0,
        maximum=20,
        step=0.1,
        help="Higher follows the prompt more strictly, lower is freer and more diverse.",
    ),
    Parameter(
        name="cfg",
        kind="decimal",
        label="CFG",
        default=4,
        source="D; default: the model's card (C)",
        minimum=0.1,
        maximum=20,
        step=0.1,
        help="The Qwen models' guidance: higher follows the prompt more strictly.",
    ),
    Parameter(
        name="seed",
        kind="integer",
        label="Seed",
        source="D",
        minimum=0,
        maximum=SEED_COUNT - 1,
        step=1,
        help="The same seed and settings give the same picture; -1 draws one.",
    ),
    Parameter(
        name="image",
        kind="image",
        label="Init image",
        source="D",
        help="The picture to start from (img2img). The service has no strength control.",
    ),
    Parameter(name="image2", kind="image", label="Second image", source="D", help="A second picture to edit with."),
    Parameter(name="image3", kind="image", label="Third image", source="D", help="A third picture to edit with."),
    Parameter(
        name="model",
        kind="model",
        label="Model",
        default=DEFAULT_MODEL.id,
        required=True,
        source="D",
        help="The service changes the models that it offers from time to time.",
    ),
)
BY_NAME: dict[str, Parameter] = {parameter.name: parameter for parameter in PARAMETERS}
IMAGE_NAMES = tuple(parameter.name for parameter in PARAMETERS if parameter.kind == "image")


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


def unfit(name: str, value: object, allowed: str | None = None, *, kind: str = "range") -> Unfit:
    """Build the error of one field: what was given and what is allowed."""
    allowed = allowed or BY_NAME[name].allowed
    given = shown(value)
    message = f"{name}: {given or 'nothing'} was given; give {allowed}."
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
        raise unfit(parameter.name, f"{len(text)} characters", f"at most {MAX_TEXT_CHARS}", kind="too_long")
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

    Raises Unfit where a number's text is none.
    """
    parameter = BY_NAME[name]
    if parameter.kind not in ("integer", "decimal"):
        return text
    pattern = (
        r"[+-]?[0-9]{1,40}" if parameter.kind == "integer" else r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})"
    )
    if not re.fullmatch(pattern, text.strip()):
        raise unfit(name, text, kind="type")
    return int(text) if parameter.kind == "integer" else float(text)
