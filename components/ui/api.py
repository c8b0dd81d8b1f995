"""The endpoint for scripts: `/generate`, checked here and answered when the request has ended."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.data_classes import FileData, GradioRootModel

from components import checks, models, params
from components.answers import caption, record_json
from components.errors import ExplorerError, InvalidRequest, Problem
from components.records import GenerationRequest
from components.services import Services
from components.sites import Connection
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


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAFile:
    """Hold what was given in the place of a file."""

    given: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """Hold what one call asks for, and of which record it is told."""

    record_id: str
    owner: str
    reused: bool
    name: str | None  # by which the same call finds its unfinished record again, where its seed was drawn here


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
        values = as_asked(dict(zip(_NAMES, given, strict=True)))
        try:
            call = await asyncio.to_thread(self._submit, values, image, fresh, dict(request.headers))
        except ExplorerError as error:
            raise gr.Error(error.message, print_exception=False) from None
        return await self._answer(call)

    async def _answer(self, call: _Call) -> tuple[list[tuple[str, str]], dict[str, Any]]:
        ended = asyncio.wrap_future(await asyncio.to_thread(self._services.when_ended, call.record_id))
        try:
            await asyncio.wait({ended}, timeout=self._services.settings.wait_s)
        finally:  # also where the caller has gone
            if not ended.done():
                self._leave(call)
            ended.cancel()
        view = await asyncio.to_thread(self._services.view, call.record_id, call.owner)
        if view is None:
            raise gr.Error("The record is gone. Generate again.", print_exception=False)
        gallery = [(str(self._services.image_path(each)), caption(each)) for each in view.saved]
        return gallery, record_json(view, reused=call.reused)

    def _submit(self, values: dict[str, Any], image: Any, fresh: Any, headers: dict[str, str]) -> _Call:
        owner = owner_of(self._services.settings, headers.get(VISITOR_HEADER))
        checked = self._checked(values, image, fresh, owner)
        connection = connection_of(self._services, headers)
        name = None if checked.seed is not None else json.dumps([owner, connection.account, checked.asked()])
        left = None if fresh or name is None else self._left.pop(name, None)
        if left is not None:
            return _Call(record_id=left, owner=owner, reused=False, name=name)
        submitted = self._services.generate(checked, owner=owner, connection=connection, fresh=bool(fresh))
        return _Call(record_id=submitted.record_id, owner=owner, reused=submitted.reused, name=name)

    def _checked(self, values: dict[str, Any], image: Any, fresh: Any, owner: str) -> GenerationRequest:
        problems: list[Problem] = []
        if not isinstance(fresh, (bool, type(None))):
            problems.append(_problem("fresh", fresh, "true or false"))
        if isinstance(image, NotAFile):
            problems.append(_problem("image", image.given, "an uploaded file (in Python: handle_file(path))"))
        uploads = {"image": image} if isinstance(image, Path) else {}
        try:
            checked = self._services.read_request(values, uploads, owner)
        except InvalidRequest as error:
            given = {problem.field for problem in problems}
            others = [each for each in error.problems if each.field not in given]
            raise InvalidRequest((*others, *problems)) from None
        if problems:
            raise InvalidRequest(tuple(problems))
        return checked

    def _leave(self, call: _Call) -> None:
        """Let the same call attach again to an unfinished request, also where its seed was drawn here."""
        if call.name is not None:
            self._left[call.name] = call.record_id
            while len(self._left) > _LEFT_MOST:
                self._left.popitem(last=False)


def connection_of(services: Services, headers: Mapping[str, str]) -> Connection:
    """Give the connection of a caller: with the key that came along, else the one of its visitor id."""
    key = headers.get(KEY_HEADER)
    return services.connections.with_key(key) if key else services.connections.of(headers.get(VISITOR_HEADER, ""))


def build_api(services: Services) -> None:
    """Add the public endpoint to the Blocks that is being built, on components that no page shows.

    Each value has a JSON component of its own, so that our checks see it as it was given.
    """
    inputs = [hidden(name, params.BY_NAME[name].default if name != "prompt" else None) for name in _NAMES]
    inputs += [_hidden_file("image"), hidden("fresh", False)]
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


def hidden(name: str, default: Any = None) -> gr.JSON:
    """Build an input that takes any JSON, of which our own check sees whatever was given."""
    # gr.JSON reads its value as JSON text.
    return gr.JSON(label=name, value=None if default is None else json.dumps(default), visible=False)


def as_asked(values: dict[str, Any]) -> dict[str, Any]:
    """Read -1 as a seed to be drawn, and an untouched default as absent where the model does not take the parameter."""
    seed = values.get("seed")
    if not isinstance(seed, bool) and seed == -1:
        values["seed"] = None
    named = values.get("model", models.DEFAULT_MODEL.id)
    model = models.MODEL_BY_ID.get(named) if isinstance(named, str) else None
    if model is None:
        return values
    untouched = {name for name in values if name in params.BY_NAME and values[name] == params.BY_NAME[name].default}
    return {name: value for name, value in values.items() if model.has_parameter(name) or name not in untouched}


class _Anything(GradioRootModel):
    root: Any


def _hidden_file(name: str) -> gr.File:
    """Build a file input of which our own check sees whatever was given; Gradio still refuses foreign paths."""
    file = gr.File(label=name, visible=False)
    file.api_info()  # what callers are told is made once, and here: a file
    file.data_model, file.preprocess = _Anything, _read_file
    return file


def _read_file(payload: _Anything | None) -> Path | NotAFile | None:
    given = None if payload is None else payload.root
    if given is None:
        return None
    try:
        return Path(FileData.model_validate(given, context={"validate_meta": True}).path)
    except ValueError:
        return NotAFile(given=given)


def _problem(name: str, given: Any, allowed: str) -> Problem:
    shown = checks.shown(given)
    return Problem(field=name, message=f"{name}: {shown} was given; give {allowed}.", kind="type", given=shown)
