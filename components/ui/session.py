"""Who looks at the page: the browser's random id, its language, and whose records it sees."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Any

from components.settings import Settings
from components.ui.texts import Texts, language_of

LOCAL_OWNER = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Hold what each event tells about its browser."""

    id: str
    language: str

    @property
    def texts(self) -> Texts:
        return Texts(self.language)


def is_visitor_id(text: object) -> bool:
    """Say whether this can be a browser's random id: 16 to 128 characters that are safe in a URL."""
    return isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]{16,128}", text) is not None


def is_record_id(text: object) -> bool:
    """Say whether this can be a record's id."""
    return isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", text) is not None


def owner_of(settings: Settings, visitor_id: str | None) -> str:
    """Give the owner of a visitor's records.

    All pages of a private app share one library. On a public one each browser has its own, and a visitor without
    a usable id owns what this one call makes.
    """
    if not settings.is_public:
        return LOCAL_OWNER
    if visitor_id is not None and is_visitor_id(visitor_id):
        return visitor_id
    return secrets.token_urlsafe(24)


def read_visitor(sent: Any) -> Visitor:
    """Read what the page's script sent; a malformed id becomes a random one."""
    sent = sent if isinstance(sent, dict) else {}
    found = sent.get("id")
    known = found if isinstance(found, str) and is_visitor_id(found) else secrets.token_urlsafe(24)
    return Visitor(id=known, language=language_of(sent.get("language")))
