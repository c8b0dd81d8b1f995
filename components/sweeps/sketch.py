"""The digests of a sweep's requests, without the requests: what a plan costs, worked out as it is typed. Pure.

The canonical JSON of GenerationRequest.canonical is put together from pieces that are written once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from typing import Any

from components.models import Model
from components.records import GenerationRequest
from components.sweeps.bases import Axis, base_request, models_of
from components.sweeps.search import replacer
from components.sweeps.values import SEARCH

_TEXTS = ("negative_prompt", "prompt")
_encode = json.JSONEncoder(ensure_ascii=False).encode
_OPEN_SEED = -1  # no record has it, so that nothing is known of a seed that is not drawn yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Hold how many cells a sweep has, and by model the digests of their requests with the images that each makes."""

    cells: int
    digests: Mapping[str, Mapping[str, int]]
    site: str

    @property
    def unique(self) -> int:
        """Count the requests that differ."""
        return sum(map(len, self.digests.values()))


def sketch(base: Mapping[str, Any], axes: Sequence[Axis], site: str) -> Sketch:
    """Work out the digests of a sweep of axes without problems; raises InvalidRequest where the base does not fit."""
    cells = 1
    for axis in axes:
        cells *= len(axis.values)
    models = models_of(base, axes)
    digests = {model.id: _digests(model, base_request(model, base, axes), axes, site) for model in models}
    return Sketch(cells=cells, digests=digests, site=site)


def _digests(model: Model, start: GenerationRequest, axes: Sequence[Axis], site: str) -> dict[str, int]:
    """Put the JSON together in its order: what comes before, between and after the two prompts."""
    pieces = {name: [_piece(name, value)] for name, value in start.asked().items() if name not in _TEXTS}
    pieces.setdefault("seed", [_piece("seed", _OPEN_SEED)])
    for axis in axes:
        if axis.name in pieces and axis.name != "model":
            pieces[axis.name] = [_piece(axis.name, value) for value in axis.values]
    batches = pieces.pop("batch_size", [""])
    images = _images(start, axes)
    before, between, after = _joined(pieces, "", _TEXTS[0]), _joined(pieces, *_TEXTS), _joined(pieces, _TEXTS[1], "~")
    end = _piece("site", site)[:-1] + "}"
    texts = _texts(start, axes)
    digests: dict[str, int] = {}
    for batch, count in zip(batches, images, strict=True):
        heads = ["{" + batch + head for head in before]
        tails = [tail + end for tail in after]
        written = (
            head + negative + middle + prompt + tail
            for negative, prompt in texts
            for head in heads
            for middle in between
            for tail in tails
        )
        digests.update((sha256(text.encode()).hexdigest(), count) for text in written)
    return digests


def _joined(pieces: Mapping[str, Sequence[str]], low: str, high: str) -> list[str]:
    """Join every choice of the pieces whose names lie between two."""
    names = sorted(name for name in pieces if low < name < high)
    return ["".join(each) for each in product(*(pieces[name] for name in names))]


def _piece(name: str, value: Any) -> str:
    return f'"{name}":{_encode(value) if isinstance(value, str) else repr(value)},'


def _images(start: GenerationRequest, axes: Sequence[Axis]) -> Sequence[int]:
    for axis in axes:
        if axis.name == "batch_size" and start.batch_size is not None:
            return axis.values
    return (start.images_asked,)


def _texts(start: GenerationRequest, axes: Sequence[Axis]) -> list[tuple[str, str]]:
    """Give the pieces of every pair of negative prompt and prompt, each pair once."""
    varied = {axis.name: axis.values for axis in axes}
    prompts, negatives = varied.get("prompt", (start.prompt,)), varied.get("negative_prompt", (start.negative_prompt,))
    searches = [axis.values for axis in axes if axis.name == SEARCH]
    put = replacer([values[0] for values in searches])
    pairs: dict[tuple[str, str], None] = {}
    for puts in product(*searches):
        changed = [put(text, puts) for text in negatives], [put(text, puts) for text in prompts]
        pairs.update(dict.fromkeys(product(*changed)))
    negative_pieces = {text: _piece("negative_prompt", text) if text else "" for text in {pair[0] for pair in pairs}}
    prompt_pieces = {text: _piece("prompt", text) for text in {pair[1] for pair in pairs}}
    return [(negative_pieces[negative], prompt_pieces[prompt]) for negative, prompt in pairs]
