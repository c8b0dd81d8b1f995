"""THE table: every parameter of the service (its models in models.py), and how one field's text becomes a value.

Controls, checks, the JSON body, sweep axes, metadata, snippets, links and the README's tables are made from it.
Sources: the vendor's page of `POST /images/generations` (D: documented), third parties' observations (O), other
clients' practice (C), inference (I).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from components.models import DEFAULT_MODEL, MODELS

Kind = Literal["text", "size", "integer", "decimal", "image", "model"]

MAX_TEXT_CHARS = 10_000
MAX_PIXELS = 2_073_600  # O: "width * height should not exceed 2073600"
MIN_SIDE_PX = 256  # C
SIDE_STEP_PX = 8  # C
MAX_SIDE_PX = MAX_PIXELS // MIN_SIDE_PX // SIDE_STEP_PX * SIDE_STEP_PX
SEED_COUNT = 10_000_000_000
OTHERS = "others"  # the contract's label for any other WxH; never a value to send


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
