"""The panel of one init image: the upload box, what will be sent, and whether it fits the chosen size."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from components import checks, params
from components.errors import InvalidImage, Problem, StoreError
from components.init_images import InitImage, prepare_init_image
from components.services import Services
from components.ui import form as forms
from components.ui.init_links import init_url
from components.ui.problems import problem_text
from components.ui.sizes import has_same_aspect, matching_size, ratio_text
from components.ui.texts import Texts, in_both
from components.ui.words import word

PART_COUNT = 6
Locate = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class InitPanel:
    """Hold one init image's components; `kept` is what the form knows of it (see form.py)."""

    box: gr.Column
    head: gr.HTML
    file: gr.File
    kept: gr.JSON
    card: gr.HTML
    aspect: gr.HTML
    match: gr.Button
    remove: gr.Button

    @property
    def parts(self) -> list[Any]:
        """Give what changes with the image and the model: box, head, card, aspect note, match, remove."""
        return [self.box, self.head, self.card, self.aspect, self.match, self.remove]


def build_init(parameter: params.Parameter, *, is_shown: bool) -> InitPanel:
    """Lay out one panel."""
    name = parameter.name
    with gr.Column(visible=is_shown, elem_id=f"param-{name}", elem_classes="init", min_width=0) as box:
        head = gr.HTML(head_html(name, is_needed=False))
        card = gr.HTML(elem_classes="init-card")
        aspect = gr.HTML(visible=False, elem_classes="init-aspect")
        with gr.Row(elem_classes="init-verbs"):
            match = gr.Button(word("init_match"), visible=False, size="sm", elem_id=f"match-{name}", min_width=80)
            remove = gr.Button(word("init_remove"), visible=False, size="sm", elem_id=f"remove-{name}", min_width=80)
        file = gr.File(
            label=word(f"param_{name}"), show_label=False, type="filepath", height=92, elem_classes="init-file"
        )
        kept = gr.JSON(visible=False)
    return InitPanel(box=box, head=head, file=file, kept=kept, card=card, aspect=aspect, match=match, remove=remove)


class Inits:
    """Take uploads in and say what will be sent of them."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def take(self, source: Path, owner: str) -> dict[str, Any]:
        """Prepare and keep an image; gives the form's value. Raises InvalidImage."""
        image = prepare_init_image(source)
        self._services.store.keep_init_image(image, owner)
        return kept_of(image)

    def reread(self, kept: Any, owner: str) -> dict[str, Any] | None:
        """Give the form's value of an image that this owner gave before, None where it is gone."""
        sha256 = kept.get("sha256") if isinstance(kept, Mapping) else None
        if not isinstance(sha256, str) or not re.fullmatch(r"[0-9a-f]{64}", sha256):
            return None
        try:
            return kept_of(self._services.init_image(sha256, owner))
        except StoreError:
            return None

    def known(self, shas: tuple[str, ...], owner: str) -> dict[str, dict[str, Any]]:
        """Give the form's values of a request's init images by their hash, those that are still there."""
        found = {sha256: self.reread({"sha256": sha256}, owner) for sha256 in shas}
        return {sha256: kept for sha256, kept in found.items() if kept is not None}

    def panel(self, name: str, form: forms.Form, owner: str, texts: Texts, *, notice: str = "") -> list[Any]:
        """Give the updates of `InitPanel.parts`; `notice` is HTML to show beside the picture."""
        return panel_updates(name, form, texts, lambda sha256: init_url(self._services, sha256, owner), notice=notice)


def kept_of(image: InitImage) -> dict[str, Any]:
    """Give what the form holds of a prepared image."""
    return {"sha256": image.sha256, "width": image.width, "height": image.height, "kilobytes": image.kilobytes}


def panel_updates(name: str, form: forms.Form, texts: Texts, locate: Locate, *, notice: str = "") -> list[Any]:
    """Give the updates of `InitPanel.parts`; `locate` gives the address of an image by its hash."""
    kept = form[name]
    aspect = aspect_html(form, texts) if name == params.IMAGE_NAMES[0] else ""
    return [
        gr.update(visible=forms.is_shown(name, form)),
        gr.update(value=head_html(name, is_needed=name in forms.model_of(form).requires)),
        gr.update(value=(card_html(kept, texts, locate) if kept else "") + notice),
        gr.update(value=aspect, visible=bool(aspect)),
        gr.update(visible=bool(aspect) and has_better_size(form)),
        gr.update(visible=bool(kept)),
    ]


def head_html(name: str, *, is_needed: bool) -> str:
    """Title a panel, and say whether the model can do without it."""
    help_text = in_both("problem_missing" if is_needed else f"param_{name}_help")
    return f'<div class="init-title">{in_both(f"param_{name}")}</div><div class="init-help">{help_text}</div>'


def has_better_size(form: forms.Form) -> bool:
    """Say whether another size than the chosen one fits the init image better."""
    kept = form["image"]
    return matching_size(kept["width"], kept["height"], forms.model_of(form)) != forms.values_of(form).get("image_size")


def card_html(kept: Mapping[str, Any], texts: Texts, locate: Locate) -> str:
    """Show a kept image and what will be sent of it."""
    sha256 = re.sub(r"[^0-9a-f]", "", str(kept["sha256"]))
    facts = {name: int(kept[name]) for name in ("width", "height", "kilobytes")}
    return (
        f'<div class="init-kept"><img src="{html.escape(locate(sha256))}" alt="{texts.html("param_image")}" '
        f'width="{facts["width"]}" height="{facts["height"]}"><div><p>{texts.html("init_sent", **facts)}</p>'
        f'<p class="quiet">{texts.html("init_no_strength")}</p></div></div>'
    )


def aspect_html(form: forms.Form, texts: Texts) -> str:
    """Say that the init image's aspect differs from the chosen size's; empty where it doesn't."""
    kept, size = form["image"], checks.split_size(str(forms.values_of(form).get("image_size") or ""))
    if not kept or size is None or has_same_aspect((kept["width"], kept["height"]), size):
        return ""
    text = texts(
        "init_aspect",
        ratio=ratio_text(kept["width"], kept["height"]),
        size=f"{size[0]}x{size[1]}",
        size_ratio=ratio_text(*size),
    )
    return f'<div class="notice notice-mild" role="status"><p>{html.escape(text)}</p></div>'


def refusal_html(name: str, error: InvalidImage, path: Path, texts: Texts) -> str:
    """Say why an upload is not usable."""
    problem = Problem(field=name, message=error.message, kind=f"image_{error.reason}", given=path.name)
    text = html.escape(problem_text(problem, texts))
    return f'<div class="notice notice-bad" role="alert" data-fields="{name}"><p>{text}</p></div>'
