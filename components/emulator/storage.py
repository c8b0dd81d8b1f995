"""The image host: hands out image URLs and answers them, well or badly."""

from __future__ import annotations

import secrets
import struct
import threading
import zlib
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

from components.emulator import links
from components.emulator.contract import contract
from components.emulator.faults import Fault, parse_fault
from components.emulator.links import Item
from components.emulator.wire import Answer, Call, text_answer

_CACHED_IMAGES = 16
_KEPT_ITEMS = 1000
_KEPT_PREFIX = "mem-"  # a packed token begins with zlib's header, never so
_HUGE_BYTES = 100_000_000
_PRIVATE_URL = "http://192.0.2.1/private"
_HTML = b"<!DOCTYPE html><html><body><h1>Please log in</h1></body></html>"


class Storage:
    """Keep nothing but a few encoded images, the items too long for a URL, and how often a bad URL was asked."""

    def __init__(self, *, clock: Callable[[], float], render: Callable[[Item], bytes]) -> None:
        self._clock = clock
        self._render = render
        self._lock = threading.Lock()
        self._cache: OrderedDict[str, bytes] = OrderedDict()
        self._kept: OrderedDict[str, Item] = OrderedDict()
        self._gets: Counter[str] = Counter()

    def link(self, item: Item) -> str:
        """Build the path and query of an image's URL."""
        issued_s = self._clock()
        fault = parse_fault(item.fault)
        if fault.name == "url-404":
            return links.sign(_KEPT_PREFIX + secrets.token_hex(16), issued_s)
        if fault.name == "url-expired":
            return links.sign(self._token(replace(item, fault="ok")), issued_s - 2 * contract().facts["expires_s"])
        return links.sign(self._token(item), issued_s)

    def image(self, item: Item) -> bytes:
        """Paint and encode an item, or take it from the cache."""
        key = links.pack(replace(item, fault="ok", nonce=""))
        with self._lock:
            if key in self._cache:
                self._cache.move_to_end(key)
                return self._cache[key]
        encoded = self._render(item)
        with self._lock:
            _put(self._cache, key, encoded, _CACHED_IMAGES)
        return encoded

    def answer(self, call: Call) -> Answer:
        """Answer GET and HEAD of an image URL."""
        refusal = self._refusal(call)
        if refusal:
            return refusal
        token = links.token_of(call.route)
        item = self._item(token)
        if item is None:
            return _xml_error(404, "NoSuchKey", "The specified key does not exist.")
        fault = parse_fault(item.fault)
        if call.method == "HEAD":
            return self._whole(item)
        return self._play(fault, item, call) if self._is_due(fault, token) else self._whole(item)

    def _refusal(self, call: Call) -> Answer | None:
        if call.header("Authorization"):
            return _xml_error(400, "InvalidArgument", "Only one auth mechanism allowed")
        if "X-Amz-Signature=" not in call.query:
            return _xml_error(403, "AccessDenied", "Access Denied")
        if not links.is_signed(call.route, call.query):
            message = "The request signature we calculated does not match the signature you provided."
            return _xml_error(403, "SignatureDoesNotMatch", message)
        if self._clock() > links.expiry_s(call.query):
            return _xml_error(403, "AccessDenied", "Request has expired")
        return None

    def _token(self, item: Item) -> str:
        token = links.pack(item)
        if len(token) <= links.MAX_TOKEN_CHARS:
            return token
        token = _KEPT_PREFIX + secrets.token_hex(16)
        with self._lock:
            _put(self._kept, token, item, _KEPT_ITEMS)
        return token

    def _item(self, token: str) -> Item | None:
        with self._lock:
            return self._kept.get(token) or links.unpack(token)

    def _is_due(self, fault: Fault, token: str) -> bool:
        if fault.name == "image-slow" or fault.argument is None:
            return True
        with self._lock:
            self._gets[token] += 1
            return self._gets[token] <= fault.argument

    def _whole(self, item: Item) -> Answer:
        return Answer(status=200, headers={"Content-Type": f"image/{item.format}"}, body=self.image(item))

    def _play(self, fault: Fault, item: Item, call: Call) -> Answer:
        if fault.name == "redirect-ok":
            token = self._token(replace(item, fault="ok"))
            return _redirect(call.origin + links.sign(token, self._clock()))
        play = _PLAYS.get(fault.name)
        return play(self._whole(item), call, fault) if play else self._whole(item)


Play = Callable[[Answer, Call, Fault], Answer]

_PLAYS: dict[str, Play] = {
    "url-500": lambda _whole, _call, _fault: _xml_error(500, "InternalError", "We encountered an internal error."),
    "image-cut": lambda whole, _call, _fault: replace(whole, cut_at=len(whole.body) // 2),
    "image-drop": lambda whole, _call, _fault: replace(whole, drop=True),
    "image-slow": lambda whole, _call, fault: replace(whole, delay_s=fault.argument or 0.0),
    "image-html": lambda _whole, _call, _fault: _body(_HTML, "text/html"),
    "image-empty": lambda _whole, _call, _fault: _body(b"", "image/png"),
    "image-text": lambda _whole, _call, _fault: _body(b"this is not an image\n" * 40, "image/png"),
    "image-bomb": lambda _whole, _call, _fault: _body(_bomb(), "image/png"),
    "image-huge": lambda whole, _call, _fault: replace(whole, length=_HUGE_BYTES),
    "redirect-private": lambda _whole, _call, _fault: _redirect(_PRIVATE_URL),
    "redirect-loop": lambda _whole, call, _fault: _redirect(call.origin + call.path),
}


def _put(store: OrderedDict[str, Any], key: str, value: Any, size: int) -> None:
    store[key] = value
    if len(store) > size:
        store.popitem(last=False)


def _body(body: bytes, content_type: str) -> Answer:
    return Answer(status=200, headers={"Content-Type": content_type}, body=body)


def _redirect(url: str) -> Answer:
    return Answer(status=302, headers={"Location": url}, body=b"")


def _xml_error(status: int, code: str, message: str) -> Answer:
    told = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
    xml = f"{told}<RequestId>{secrets.token_hex(8)}</RequestId>"
    return text_answer(f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{xml}</Error>', status, "application/xml")


def _bomb() -> bytes:
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
