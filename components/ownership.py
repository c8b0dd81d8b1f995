"""Whose init images a request may name: a hash is no secret, since files and exports carry it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from components.errors import Problem
from components.params import IMAGE_NAMES
from components.store.store import Store


def foreign_images(store: Store, values: Mapping[str, Any], owner: str) -> list[Problem]:
    """Name the init images that the owner never gave."""
    named = {name: values[name] for name in IMAGE_NAMES if re.fullmatch("[0-9a-f]{64}", str(values.get(name)))}
    return [
        Problem(field=name, message=f"{name}: there is no such picture here. Upload it again.", kind="init_gone")
        for name, sha256 in named.items()
        if owner not in store.init_owners(sha256)
    ]
