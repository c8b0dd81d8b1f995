"""What is asked for: a checked, frozen request, and its identity."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from components import checks, models, params
from components.errors import InvalidRequest, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationRequest:
    """Hold one request as asked for; build it with `from_values`, so that one that exists is valid.

    A parameter that the model does not take is None. Images are the SHA-256 (hex) of their prepared bytes.
    A seed of None is not drawn yet.
    """

    model: str
    prompt: str
    negative_prompt: str = ""
    image_size: str | None = None
    batch_size: int | None = None
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    cfg: float | None = None
    seed: int | None = None
    image: str | None = None
    image2: str | None = None
    image3: str | None = None

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> GenerationRequest:
        """Check values named as on the wire and fill in the table's defaults; None and "" count as absent.

        Raises InvalidRequest with a problem for every field that does not fit.
        """
        problems = [_unknown(name) for name in values if name not in params.BY_NAME]
        given = {name: value for name, value in values.items() if name in params.BY_NAME and not _is_absent(value)}
        model = _model_of(given, problems)
        checked: dict[str, Any] = {}
        for parameter in params.PARAMETERS:
            if parameter.name == "model":
                continue
            try:
                checked[parameter.name] = _checked(parameter, given.get(parameter.name), model)
            except checks.Unfit as unfit:
                problems.append(unfit.problem)
        if problems:
            raise InvalidRequest(tuple(problems))
        return cls(model=model.id, **checked)

    @property
    def images_asked(self) -> int:
        """Say how many images this asks for."""
        return self.batch_size or 1

    @property
    def init_images(self) -> tuple[str, ...]:
        """Give the hashes of the init images, in the table's order."""
        return tuple(sha for name in params.IMAGE_NAMES if (sha := getattr(self, name)) is not None)

    def asked(self) -> dict[str, Any]:
        """Give every parameter that is asked for, in the table's order; absent and empty ones are left out."""
        values = asdict(self)
        return {name: values[name] for name in params.BY_NAME if not _is_absent(values[name])}

    def with_seed(self, seed: int) -> GenerationRequest:
        """Give the same request with this seed (modulo 10^10)."""
        return replace(self, seed=seed % params.SEED_COUNT)

    def canonical(self, site: str) -> str:
        """Give the canonical JSON of this request at a site: sorted keys, compact."""
        return json.dumps({**self.asked(), "site": site}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def digest(self, site: str) -> str:
        """Give the SHA-256 (hex) by which this request is known at a site; only drawn seeds have one."""
        if self.seed is None:
            raise ValueError("a request is known by its digest only when its seed is drawn")
        return hashlib.sha256(self.canonical(site).encode("utf-8")).hexdigest()


_ANY_MODEL = models.Model(
    id="any",
    label="any",
    takes=tuple(params.BY_NAME),
    sizes=tuple(dict.fromkeys(size for model in models.MODELS for size in model.sizes)),
    price_cny=0,
    source="stands in for an unknown model, so that only what is wrong is named",
)


def _is_absent(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _unknown(name: object) -> Problem:
    known = ", ".join(params.BY_NAME)
    given = checks.shown(name) or "a name without letters"
    message = f"{given}: there is no such parameter; give {known}."
    return Problem(field=given, message=message, kind="unknown", given=given, allowed=known)


def _model_of(given: Mapping[str, Any], problems: list[Problem]) -> models.Model:
    """Find the model; where it is unknown, note the problem and go on as if any parameter and size were right."""
    value = given.get("model", models.DEFAULT_MODEL.id)
    try:
        return models.MODEL_BY_ID[checks.check(params.BY_NAME["model"], value, models.DEFAULT_MODEL)]
    except checks.Unfit as unfit:
        problems.append(unfit.problem)
        return _ANY_MODEL


def _checked(parameter: params.Parameter, value: Any, model: models.Model) -> Any:
    if not model.has_parameter(parameter.name):
        if value is None:
            return "" if parameter.kind == "text" else None
        raise checks.unfit(parameter.name, value, f"nothing: {model.id} does not take it", kind="not_taken")
    if value is None:
        value = _default(parameter, model)
    return value if value is None else checks.check(parameter, value, model)


def _default(parameter: params.Parameter, model: models.Model) -> Any:
    if parameter.name in model.requires:
        raise checks.unfit(parameter.name, "", kind="missing")
    if parameter.kind == "size":
        return model.sizes[0]
    return parameter.default
