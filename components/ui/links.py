"""A request as a link that fills the form; the other way round is `form.read_link`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from components import params
from components.records import GenerationRequest

LONGEST_LINK = 60_000  # characters; servers refuse a request whose head is longer than 64 KB


def link_of(request: GenerationRequest) -> str:
    """Give /?<wire name>=<value>&... of everything that is asked for, except init images."""
    asked = request.asked().items()
    return "/?" + urlencode([(name, _text(value)) for name, value in asked if name not in params.IMAGE_NAMES])


def _text(value: Any) -> str:
    """Write a value plainly: a link's number has no exponent."""
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value)
