"""The endpoint for scripts: `/generate`, checked here and answered when the request has ended."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gradio as gr

from components import params
from components.answers import caption, record_json
from components.errors import ExplorerError, InvalidRequest, Problem
from components.records import GenerationRequest
from components.services import Services
from components.sites import Connection
from components.store.rows import RecordView
from components.ui.session import owner_of

KEY_HEADER = "x-siliconflow-key"
VISITOR_HEADER = "x-explorer-visitor"
_NAMES = (
    "prompt",
    "negative_prompt",
    "model",
    "image_size",
    "batch_size",
    "num_inference_steps",
    "guidance_scale",
    "seed",
)
_LEFT_MOST = 1000


class Api:
    """Answer `/generate`; bad input is a Gradio error, a failure of the service is an answer."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._left: OrderedDict[str, str] = OrderedDict()

    async def generate(
        self,
        prompt: Any,
        negative_prompt: Any,
        model: Any,
        image_size: Any,
        batch_size: Any,
        num_inference_steps: Any,
        guidance_scale: Any,
        seed: Any = None,  # Gradio's client may leave out what is None here
        image: Any = None,
        fresh: Any = False,
        request: gr.Request = None,  # always given by Gradio
    ) -> tuple[list[tuple[str, str]], dict[str, Any]]:
        """Generate images, or answer from the library what was asked for before.

        Parameters are named and ranged as on the wire; `seed` null or -1 draws one; `fresh` true asks again even if
        the request is known. Answers the gallery and the record; after EXPLORER_WAIT_S the record is `waiting`, and
        the same call attaches to it again.
        """
        given = (prompt, negative_prompt, model, image_size, batch_size, num_inference_steps, guidance_scale, seed)
        values = _as_asked(dict(zip(_NAMES, given, strict=True)))
        headers = dict(request.headers)
        try:
            record_id, reused, owner = await asyncio.to_thread(self._submit, values, image, fresh, headers)
        except ExplorerError as error:
            raise gr.Error(error.message, print_exception=False) from None
        ended = asyncio.wrap_future(self._services.when_ended(record_id))
        await asyncio.wait({ended}, timeout=self._services.settings.wait_s)
        ended.cancel()
        view = await asyncio.to_thread(self._services.view, record_id, owner)
        if view is None:
            raise gr.Error("The record is gone. Generate again.", print_exception=False)
        self._remember(values, image, owner, view)
        return [(str(self._services.image_path(each)), caption(each)) for each in view.saved], record_json(
            view, reused=reused
        )

    def _submit(self, values: dict[str, Any], image: Any, fresh: Any, headers: dict[str, str]) -> tuple[str, bool, str]:
        owner = owner_of(self._services.settings, headers.get(VISITOR_HEADER))
        checked = self._checked(values, image, fresh, owner)
        connection = self._connection(headers)
        left = None if fresh or checked.seed is not None else self._left.pop(_name_of(values, image, owner), None)
        if left is not None:
            return left, False, owner
        submitted = self._services.generate(checked, owner=owner, connection=connection, fresh=bool(fresh))
        return submitted.record_id, submitted.reused, owner

    def _checked(self, values: dict[str, Any], image: Any, fresh: Any, owner: str) -> GenerationRequest:
        problems: tuple[Problem, ...] = ()
        if not isinstance(fresh, (bool, type(None))):
            message = f"fresh: {params.shown(fresh)} was given; give true or false."
            problems = (Problem(field="fresh", message=message, kind="type"),)
        try:
            checked = self._services.read_request(values, {"image": Path(image)} if image else {}, owner)
        except InvalidRequest as error:
            raise InvalidRequest((*error.problems, *problems)) from None
        if problems:
            raise InvalidRequest(problems)
        return checked

    def _connection(self, headers: Mapping[str, str]) -> Connection:
        key = headers.get(KEY_HEADER)
        connections = self._services.connections
        return connections.with_key(key) if key else connections.of(headers.get(VISITOR_HEADER, ""))

    def _remember(self, values: dict[str, Any], image: Any, owner: str, view: RecordView) -> None:
        """Let the same call attach again to an unfinished request, also where its seed was drawn here."""
        if values.get("seed") is None and not view.record.is_ended:
            self._left[_name_of(values, image, owner)] = view.record.id
            while len(self._left) > _LEFT_MOST:
                self._left.popitem(last=False)


def build_api(services: Services) -> None:
    """Add the public endpoint to the Blocks that is being built, on components that no page shows.

    Each value has a JSON component of its own, so that our checks see it as it was given.
    """
    inputs = [_hidden(name, params.BY_NAME[name].default if name != "prompt" else None) for name in _NAMES]
    inputs += [gr.File(label="image", visible=False), _hidden("fresh", False)]
    outputs = [gr.Gallery(label="gallery", visible=False), gr.JSON(label="record", visible=False)]
    trigger = gr.Button(visible=False)
    trigger.click(
        Api(services).generate,
        inputs,
        outputs,
        api_name="generate",
        concurrency_limit=None,
        show_progress="hidden",
    )


def _hidden(name: str, default: Any) -> gr.JSON:
    # gr.JSON reads its value as JSON text.
    return gr.JSON(label=name, value=None if default is None else json.dumps(default), visible=False)


def _as_asked(values: dict[str, Any]) -> dict[str, Any]:
    """Read -1 as a seed to be drawn, and an untouched default as absent where the model does not take the parameter."""
    seed = values["seed"]
    if not isinstance(seed, bool) and seed == -1:
        values["seed"] = None
    model = params.MODEL_BY_ID.get(values["model"]) if isinstance(values["model"], str) else None
    if model is None:
        return values
    untouched = {name for name in values if values[name] == params.BY_NAME[name].default}
    return {name: value for name, value in values.items() if model.has_parameter(name) or name not in untouched}


def _name_of(values: Mapping[str, Any], image: Any, owner: str) -> str:
    asked = {name: value for name, value in values.items() if name != "seed"}
    return json.dumps([owner, asked, Path(image).name if image else None], sort_keys=True, default=str)
