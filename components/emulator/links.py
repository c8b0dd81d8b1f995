"""Image URLs that look presigned and carry in themselves all that the image needs."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qs

from components.emulator.contract import contract

MAX_TOKEN_CHARS = 6000
_SECRET = b"the emulator's URLs protect nothing; they only have to break when they are changed"
_SIGNATURE = "&X-Amz-Signature="
_DATE = "%Y%m%dT%H%M%SZ"
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Hold what one image URL stands for: the painter's values, the format and the fault's text.

    `nonce` tells apart two URLs of the same picture.
    """

    picture: dict[str, Any]
    format: str
    fault: str = "ok"
    nonce: str = ""


def pack(item: Item) -> str:
    """Turn an item into text for a URL's path."""
    picture = {**item.picture, "init": _to_text(item.picture["init"])}
    packed = json.dumps([picture, item.format, item.fault, item.nonce], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(zlib.compress(packed, 9)).decode().rstrip("=")


def unpack(token: str) -> Item | None:
    """Turn the text back into an item; None when it is none."""
    try:
        packed = zlib.decompress(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        picture, format, fault, nonce = json.loads(packed)
        init = picture["init"]
        picture["init"] = None if init is None else base64.b64decode(init)
    except (ValueError, KeyError, TypeError, zlib.error):
        return None
    return Item(picture=picture, format=format, fault=fault, nonce=nonce)


def sign(token: str, issued_s: float) -> str:
    """Build the path and query of a token's URL."""
    # Always .png: the extension is not to be trusted.
    path = f"{contract().facts['image_path']}{token}.png"
    date = (_EPOCH + timedelta(seconds=int(issued_s))).strftime(_DATE)
    query = (
        f"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=EMULATOR%2F{date[:8]}%2Fcn-east-1%2Fs3%2Faws4_request"
        f"&X-Amz-Date={date}&X-Amz-Expires={contract().facts['expires_s']}&X-Amz-SignedHeaders=host"
    )
    return f"{path}?{query}{_SIGNATURE}{_signature(path, query)}"


def is_signed(path: str, query: str) -> bool:
    """Say whether path and query are, letter for letter, as they were signed."""
    signed, _, signature = query.partition(_SIGNATURE)
    return hmac.compare_digest(_signature(path, signed).encode(), signature.encode())


def token_of(path: str) -> str:
    """Take the token out of a URL's path."""
    return path.removeprefix(contract().facts["image_path"]).removesuffix(".png")


def expiry_s(query: str) -> float:
    """Say until when a signed URL is good, in seconds since the epoch."""
    values = parse_qs(query)
    issued = datetime.strptime(values["X-Amz-Date"][0], _DATE).replace(tzinfo=timezone.utc)
    return (issued - _EPOCH).total_seconds() + int(values["X-Amz-Expires"][0])


def _signature(path: str, query: str) -> str:
    return hmac.new(_SECRET, f"{path}\n{query}".encode(), hashlib.sha256).hexdigest()


def _to_text(init: bytes | None) -> str | None:
    return None if init is None else base64.b64encode(init).decode()
