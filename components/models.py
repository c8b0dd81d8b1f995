"""The models of the service: what each takes, its sizes and its price.

Sources as in params.py: the vendor's pages (D), third parties' observations (O).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Describe one model: the parameters that it takes, its recommended sizes and its price."""

    id: str
    label: str
    takes: tuple[str, ...]
    sizes: tuple[str, ...]
    price_cny: float
    source: str
    requires: tuple[str, ...] = ("prompt",)

    def has_parameter(self, name: str) -> bool:
        return name == "model" or name in self.takes


_TEXTS = ("prompt", "negative_prompt")
_QWEN_SIZES = ("1328x1328", "1664x928", "928x1664", "1472x1140", "1140x1472", "1584x1056", "1056x1584")
_Z_SIZES = ("512x512", "768x1024", "1024x576", "576x1024")

MODELS: tuple[Model, ...] = (
    Model(
        id="Kwai-Kolors/Kolors",
        label="Kolors",
        price_cny=0,
        source="D",
        takes=(*_TEXTS, "image_size", "batch_size", "num_inference_steps", "guidance_scale", "seed", "image"),
        sizes=("1024x1024", "960x1280", "768x1024", "720x1440", "720x1280"),
    ),
    Model(
        id="Qwen/Qwen-Image",
        label="Qwen-Image",
        price_cny=0.30,
        source="D; price O",
        sizes=_QWEN_SIZES,
        takes=(*_TEXTS, "image_size", "num_inference_steps", "cfg", "seed"),
    ),
    Model(
        id="Qwen/Qwen-Image-Edit",
        label="Qwen-Image-Edit",
        price_cny=0.30,
        source="D; price O",
        sizes=(),
        takes=(*_TEXTS, "num_inference_steps", "cfg", "seed", "image"),
        requires=("prompt", "image"),
    ),
    Model(
        id="Qwen/Qwen-Image-Edit-2509",
        label="Qwen-Image-Edit-2509",
        price_cny=0.30,
        source="D; price O",
        sizes=(),
        takes=(*_TEXTS, "num_inference_steps", "cfg", "seed", "image", "image2", "image3"),
        requires=("prompt", "image"),
    ),
    Model(
        id="Tongyi-MAI/Z-Image",
        label="Z-Image",
        price_cny=0.30,
        source="D on .com; price O",
        sizes=_Z_SIZES,
        takes=(*_TEXTS, "image_size", "seed"),
    ),
    Model(
        id="Tongyi-MAI/Z-Image-Turbo",
        label="Z-Image-Turbo",
        price_cny=0.10,
        source="D on .com; price O",
        sizes=_Z_SIZES,
        takes=(*_TEXTS, "image_size", "seed"),
    ),
)
MODEL_BY_ID: dict[str, Model] = {model.id: model for model in MODELS}
DEFAULT_MODEL = MODEL_BY_ID["Kwai-Kolors/Kolors"]
