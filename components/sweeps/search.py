"""Prompt search/replace: what prompts become, and which of them could not be sent. Pure.

Two axes replace at the same time: what one puts in, the other does not look at. Upper and lower case count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Replace = Callable[[str, Sequence[str]], str]


def replacer(searches: Sequence[str]) -> Replace:
    """Build what puts one text for each search into a prompt; the longer of two searches that overlap counts."""
    if not searches:
        return lambda text, puts: text
    if len(searches) == 1:
        search = searches[0]
        return lambda text, puts: text.replace(search, puts[0]).strip()
    pattern = re.compile("|".join(map(re.escape, sorted(searches, key=len, reverse=True))))
    places = {search: place for place, search in enumerate(searches)}
    return lambda text, puts: pattern.sub(lambda found: puts[places[found[0]]], text).strip()


def is_blank(text: str) -> bool:
    """Tell whether nothing of a prompt can be seen."""
    return not any(char.isprintable() and not char.isspace() for char in text)
