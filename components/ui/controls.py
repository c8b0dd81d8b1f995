"""The controls of every parameter, made from the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import gradio as gr

from components import models, params
from components.ui import form as forms
from components.ui.init_images import InitPanel, build_init
from components.ui.sizes import size_text
from components.ui.words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """Hold the controls by the form's names; init images have a panel each, whose `kept` is the form's value."""

    by_name: Mapping[str, Any]
    inits: Mapping[str, InitPanel]
    sides: gr.Row
    pixels: gr.HTML
    dice: gr.Button
    last_seed: gr.Button
    random_seed: gr.Button

    @property
    def fields(self) -> list[Any]:
        """Give the components that hold the form, in the order of `form.NAMES`."""
        return [self.by_name[name] for name in forms.NAMES]

    @property
    def files(self) -> list[gr.File]:
        """Give the upload boxes, in the table's order."""
        return [self.inits[name].file for name in params.IMAGE_NAMES]

    @property
    def shape(self) -> list[Any]:
        """Give what a new form changes: its fields, what is shown of them, and the init images' panels."""
        panels = [self.inits[name] for name in params.IMAGE_NAMES]
        return [*self.fields, self.sides, *(part for panel in panels for part in panel.parts)]


def build_controls() -> Controls:
    """Lay out all controls in the table's order."""
    by_name: dict[str, Any] = {}
    inits: dict[str, InitPanel] = {}
    extra: dict[str, Any] = {}
    for parameter in params.PARAMETERS:
        if parameter.kind == "image":
            inits[parameter.name] = build_init(parameter, is_shown=forms.is_shown(parameter.name, {}))
            by_name[parameter.name] = inits[parameter.name].kept
        elif parameter.name == "seed":
            by_name["seed"], extra["dice"], extra["last_seed"], extra["random_seed"] = _build_seed(parameter)
        elif parameter.kind == "size":
            by_name[parameter.name] = _build_size(parameter)
            by_name["width"], by_name["height"], extra["sides"], extra["pixels"] = _build_sides()
        else:
            by_name[parameter.name] = _BUILDERS[parameter.kind](parameter)
    return Controls(by_name=by_name, inits=inits, **extra)


def size_choices(model: models.Model) -> list[tuple[Any, str]]:
    """Give the model's sizes as choices, others last."""
    return [*((size_text(size), size) for size in model.sizes), (word("size_others"), params.OTHERS)]


def _build_text(parameter: params.Parameter) -> gr.Textbox:
    lines = 4 if parameter.required else 2
    return gr.Textbox(value=parameter.default, lines=lines, max_lines=12, **_common(parameter))


def _build_slider(parameter: params.Parameter) -> gr.Slider:
    return gr.Slider(
        minimum=parameter.minimum,
        maximum=parameter.maximum,
        step=parameter.step,
        value=parameter.default,
        visible=forms.is_shown(parameter.name, {}),
        **_common(parameter),
    )


def _build_model(parameter: params.Parameter) -> gr.Dropdown:
    prices = {model.id: f" · ¥{model.price_cny:.2f}" if model.price_cny else "" for model in models.MODELS}
    choices = [(model.label + prices[model.id], model.id) for model in models.MODELS]
    return gr.Dropdown(choices=choices, value=parameter.default, filterable=False, **_common(parameter))


def _build_size(parameter: params.Parameter) -> gr.Radio:
    return gr.Radio(choices=size_choices(models.DEFAULT_MODEL), value=parameter.default, **_common(parameter))


def _build_sides() -> tuple[gr.Number, gr.Number, gr.Row, gr.HTML]:
    """Build width and height; they have no range of their own, so that our check answers for all fields at once."""
    default = forms.default_form()
    with gr.Row(visible=False, elem_classes="sides") as row:
        width, height = (
            gr.Number(
                value=default[name],
                step=params.SIDE_STEP_PX,
                label=word(f"param_{name}"),
                elem_id=f"param-{name}",
                min_width=90,
            )
            for name in ("width", "height")
        )
        pixels = gr.HTML(elem_id="pixels", elem_classes="quiet")
    return width, height, row, pixels


def _build_seed(parameter: params.Parameter) -> tuple[gr.Number, gr.Button, gr.Button, gr.Button]:
    """Build the seed; it has no range of its own, so that our check answers, and -1 instead of a blank."""
    with gr.Column(elem_classes="seed", min_width=0):
        seed = gr.Number(value=forms.RANDOM_SEED, step=1, **_common(parameter))
        with gr.Row(elem_classes="seed-verbs"):
            dice, last, random = (
                gr.Button(word(key), elem_id=key.replace("_", "-"), size="sm", min_width=60)
                for key in ("seed_dice", "seed_last", "seed_random")
            )
    return seed, dice, last, random


def _common(parameter: params.Parameter) -> dict[str, Any]:
    return {
        "label": word(f"param_{parameter.name}"),
        "info": word(f"param_{parameter.name}_help"),
        "elem_id": f"param-{parameter.name}",
        "interactive": True,
    }


_BUILDERS: dict[str, Callable[[params.Parameter], Any]] = {
    "text": _build_text,
    "integer": _build_slider,
    "decimal": _build_slider,
    "model": _build_model,
}


def shape_updates(form: forms.Form, panels: Mapping[str, list[Any]], *, before: forms.Form | None = None) -> list[Any]:
    """Give the updates of `Controls.shape` for a form; `panels` has those of each init image's panel.

    Where `before` is given, fields that hold the same already are left alone, so that nothing being typed is lost.
    """
    updates = [_field_update(name, form, before) for name in forms.NAMES]
    sides = gr.update(visible=forms.is_shown("width", form))
    return [*updates, sides, *(part for name in params.IMAGE_NAMES for part in panels[name])]


def model_updates(form: forms.Form, panels: Mapping[str, list[Any]]) -> list[Any]:
    """Give the updates of `Controls.shape` for another model: what is shown, and the sizes; typed values stay."""
    updates = [_model_update(name, form) for name in forms.NAMES]
    sides = gr.update(visible=forms.is_shown("width", form))
    return [*updates, sides, *(part for name in params.IMAGE_NAMES for part in panels[name])]


def _model_update(name: str, form: forms.Form) -> Any:
    kind = params.BY_NAME[name].kind if name in params.BY_NAME else "side"
    if kind == "size":
        return _field_update(name, form, None)
    is_sliding = kind in ("integer", "decimal") and name != "seed"
    return gr.update(visible=forms.is_shown(name, form)) if is_sliding else gr.skip()


def _field_update(name: str, form: forms.Form, before: forms.Form | None) -> Any:
    is_same = before is not None and form[name] == before[name] and form["model"] == before["model"]
    if is_same:
        return gr.skip()
    if name in params.IMAGE_NAMES or name in ("width", "height", "model", "seed"):
        return gr.update(value=form[name])
    if name == "image_size":
        model = forms.model_of(form)
        return gr.update(choices=size_choices(model), value=form[name], visible=forms.is_shown(name, form))
    return gr.update(value=forms.outgoing(form[name]), visible=forms.is_shown(name, form))
