"""Addresses of init images: a hash is no secret, so each carries a token that only its owner's page is given."""

from __future__ import annotations

import hashlib
import hmac
import re
from pathlib import Path

from components.services import Services

_TOKEN_CHARS = 32


def init_url(services: Services, sha256: str, owner: str) -> str:
    """Give the address, relative to the page, at which this owner sees an init image."""
    return f"kolors/init/{sha256}.webp?token={_token(services, sha256, owner)}"


def find_init(services: Services, sha256: str, token: str) -> Path | None:
    """Find the file of an init image; None where it is gone, or the token was made for nobody who gave it."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256) or not re.fullmatch(rf"[0-9a-f]{{{_TOKEN_CHARS}}}", token):
        return None
    owners = services.store.init_owners(sha256)
    fits = [hmac.compare_digest(_token(services, sha256, owner), token) for owner in owners]
    path = services.store.folder.init_path(sha256)
    return path if any(fits) and path.is_file() else None


def _token(services: Services, sha256: str, owner: str) -> str:
    signed = hmac.new(services.secret, f"{sha256} {owner}".encode(), hashlib.sha256)
    return signed.hexdigest()[:_TOKEN_CHARS]
