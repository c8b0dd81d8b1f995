"""Every text of the page, in English and Chinese."""

from __future__ import annotations

import html
import json
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh")
_FOLDER = Path(__file__).parent / "languages"


@cache
def catalogue(language: str) -> dict[str, str]:
    """Read all texts of one language, a file for each area of the page; raises ValueError for a key in two of them."""
    texts: dict[str, str] = {}
    for path in sorted((_FOLDER / language).glob("*.json")):
        area: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        twice = texts.keys() & area.keys()
        if twice:
            raise ValueError(f"{path.name} gives {', '.join(sorted(twice))} a second time")
        texts.update(area)
    return texts


def language_of(text: object) -> str:
    """Give the language that a browser's word for it means; English where there is no other."""
    return "zh" if isinstance(text, str) and text.lower().startswith("zh") else "en"


class Texts:
    """Look up texts in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = catalogue(language)

    def __call__(self, key: str, **facts: object) -> str:
        """Give a text with its facts filled in; the facts are put in as they are, not escaped."""
        return self._catalogue[key].format(**facts)

    def has(self, key: str) -> bool:
        return key in self._catalogue

    def html(self, key: str, **facts: object) -> str:
        """Give a text for HTML: the facts are escaped, unless they are `Markup` already."""
        safe = {name: fact if isinstance(fact, Markup) else html.escape(str(fact)) for name, fact in facts.items()}
        return html.escape(self._catalogue[key], quote=False).format(**safe)


class Markup(str):
    """Mark a text as HTML made by us."""

    __slots__ = ()


def in_both(key: str) -> str:
    """Give a text in all languages; the page's style shows the one of `<html lang>`."""
    return "".join(
        f'<span lang="{language}">{html.escape(catalogue(language)[key], quote=False)}</span>' for language in LANGUAGES
    )


def for_page() -> dict[str, dict[str, str]]:
    """Give the texts that the page's script needs."""
    return {
        language: {key: text for key, text in catalogue(language).items() if key.startswith("js_")}
        for language in LANGUAGES
    }
