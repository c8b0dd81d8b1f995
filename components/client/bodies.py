"""The image host's answer, read with distrust: what a status means, and the body piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import requests
import urllib3

from components.errors import LostImage

NETWORK_ERRORS = (requests.RequestException, urllib3.exceptions.HTTPError)
_WHOLE = (200, 201, 203)  # 206 is a part
_PIECE_BYTES = 64 * 1024
_ERROR_BODY_BYTES = 4096
_ERROR_PIECES = 4


def refuse_status(response: requests.Response) -> None:
    """Raise what an answer means that is not to bring the whole image."""
    status = response.status_code
    if status in _WHOLE:
        return
    if status in (404, 410):
        raise LostImage(f"The image is no longer at its address ({status})", status=status)
    if status in (408, 429) or status >= 500 or status < 300:
        raise LostImage(f"The image's host answered {status}", again="hour", status=status)
    if 400 <= status < 500 and b"expired" in _first_bytes(response).lower():
        raise LostImage(f"The image's address has expired ({status})", status=status)
    raise LostImage(f"The image's host refused to give it ({status})", status=status)


def _first_bytes(response: requests.Response) -> bytes:
    try:
        return b"".join(islice(pieces(response), _ERROR_PIECES))[:_ERROR_BODY_BYTES]
    except LostImage:
        return b""


def pieces(response: requests.Response) -> Iterator[bytes]:
    """Give the body as it arrives; read1 waits for no full piece, so that a trickle cannot outlast the deadline."""
    raw, size_bytes = response.raw, 0
    try:
        if isinstance(raw, urllib3.BaseHTTPResponse):
            source = iter(lambda: raw.read1(_PIECE_BYTES, decode_content=True), b"")
        else:
            source = response.iter_content(_PIECE_BYTES)
        for piece in source:
            size_bytes += len(piece)
            yield piece
    except NETWORK_ERRORS as error:
        raise broken(error, response.status_code) from None
    if "Content-Encoding" not in response.headers and size_bytes < declared_bytes(response):
        raise LostImage("The image arrived cut short", again="hour", status=response.status_code)


def declared_bytes(response: requests.Response) -> int:
    """Read Content-Length; 0 when there is none that makes sense."""
    length = response.headers.get("Content-Length", "")
    return int(length) if re.fullmatch(r"[0-9]{1,18}", length) else 0


def broken(error: Exception, status: int | None = None) -> LostImage:
    """Say what a broken connection means; not to be chained, since requests' errors carry the signed URL."""
    timeouts = (requests.Timeout, urllib3.exceptions.TimeoutError)
    if isinstance(error, timeouts):
        return LostImage("The image's host did not answer in time", again="hour", status=status)
    if status is not None:
        return LostImage("The image arrived cut short", again="hour", status=status)
    return LostImage(f"The image's host could not be reached ({type(error).__name__})", again="hour")
