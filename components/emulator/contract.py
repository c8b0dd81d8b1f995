"""The emulator's own reading of the vendor's page, from `contract.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from components.emulator.wire import Answer, json_answer, text_answer

CONTRACT_FILE = Path(__file__).with_name("contract.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Describe one field of the request's body; `required` as the page marks it, `enforced` as the service does it."""

    name: str
    type: str
    required: bool
    enforced: bool
    grade: str
    source: str
    default: Any = None
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    placeholder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Describe another name of a field, taken where the field itself is absent."""

    name: str
    field: str
    grade: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Describe one model: the fields it takes and the ones it insists on, recommended sizes, price per image in CNY."""

    id: str
    takes: tuple[str, ...]
    requires: tuple[str, ...]
    sizes: tuple[str, ...]
    price: float
    grade: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Describe one known error answer; `body` is text, or a value to be sent as JSON."""

    status: int
    content_type: str
    body: Any
    means: str
    grade: str

    def answer(self) -> Answer:
        """Build the answer."""
        if self.content_type == "application/json":
            return json_answer(self.body, self.status)
        return text_answer(self.body, self.status, self.content_type)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """Hold everything that is known about the service."""

    endpoint: Mapping[str, str]
    fields: Mapping[str, Field]
    aliases: tuple[Alias, ...]
    models: Mapping[str, Model]
    facts: Mapping[str, Any]
    errors: Mapping[str, Refusal]

    def refuse(self, name: str) -> Answer:
        """Build the error answer of that name."""
        return self.errors[name].answer()


@cache
def contract() -> Contract:
    """Read the contract, once."""
    raw = json.loads(CONTRACT_FILE.read_text(encoding="utf-8"))
    return Contract(
        endpoint=raw["endpoint"],
        fields={item["name"]: Field(**_frozen(item)) for item in raw["fields"] + raw["other_fields"]},
        aliases=tuple(Alias(**item) for item in raw["aliases"]),
        models={item["id"]: Model(**_frozen(item)) for item in raw["models"]},
        facts=raw["facts"],
        errors={name: Refusal(**item) for name, item in raw["errors"].items()},
    )


def _frozen(item: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in item.items()}
