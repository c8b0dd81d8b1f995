"""Faults on demand: one table from a fault's name to what it does."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from components.emulator.contract import contract
from components.emulator.wire import Answer, json_answer, text_answer

Reply = dict[str, Any]
Reshape = Callable[[Reply, Callable[[], list[bytes]]], Answer]

_FORM = re.compile(r"(?P<name>[a-z0-9-]+)(?::(?P<argument>\d+(?:\.\d+)?))?(?:@(?P<only>\d+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Say what goes wrong with one generation.

    `refusal` names an error of the contract, sent instead of an image. `reshape` rebuilds the reply of a finished
    generation (it is given a way to paint its images). `image` says that the image URLs misbehave, as
    `components.emulator.storage` does it. `argument` is what follows a colon (seconds, or how many GETs are hit;
    None means every one); `only` is the index of the one image that is hit.
    """

    name: str = "ok"
    help: str = "no fault"
    refusal: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    reshape: Reshape | None = None
    delay_s: float = 0.0
    drop: bool = False
    image: bool = False
    argument: float | None = None
    only: int | None = None

    @property
    def takes_argument(self) -> bool:
        """Say whether a number may follow the name."""
        return self.image or self.delay_s > 0 or "Retry-After" in self.headers

    @property
    def text(self) -> str:
        """Give what `parse_fault` reads, without the index."""
        return self.name if self.argument is None else f"{self.name}:{self.argument:g}"

    def hits(self, index: int) -> bool:
        """Say whether the image at this index misbehaves."""
        return self.image and self.only in (None, index)


def parse_fault(text: str) -> Fault:
    """Read `name`, `name:argument`, `name@index` or `name:argument@index`; raises ValueError with the names."""
    match = _FORM.fullmatch(text.strip())
    fault = FAULTS.get(match["name"]) if match else None
    if match is None or fault is None:
        raise ValueError(f"{text!r} is no fault. Known faults: {', '.join(FAULTS)}.")
    if match["only"] and not fault.image:
        raise ValueError(f"{text!r}: only the faults of images take an index after @.")
    if match["argument"] and not fault.takes_argument:
        raise ValueError(f"{text!r}: {fault.name} takes no number.")
    only = int(match["only"]) if match["only"] else None
    return _with_argument(replace(fault, only=only), float(match["argument"]) if match["argument"] else fault.argument)


def parse_faults(texts: Iterable[str]) -> tuple[Fault, ...]:
    """Read several faults."""
    return tuple(parse_fault(text) for text in texts)


def _with_argument(fault: Fault, argument: float | None) -> Fault:
    if argument is None:
        return fault
    if fault.delay_s:
        return replace(fault, argument=argument, delay_s=argument)
    if "Retry-After" in fault.headers:
        return replace(fault, argument=argument, headers={"Retry-After": f"{argument:g}"})
    return replace(fault, argument=argument)


def _each(reply: Reply, image: Callable[[int], Reply]) -> Reply:
    images = [image(index) for index in range(len(reply["images"]))]
    return {**reply, "images": images, "data": images}


def _cut_json(reply: Reply, _paint: Callable[[], list[bytes]]) -> Answer:
    whole = json_answer(reply)
    return replace(whole, body=whole.body[: len(whole.body) // 2])


def _html(_reply: Reply, _paint: Callable[[], list[bytes]]) -> Answer:
    return text_answer("<!DOCTYPE html><html><body><h1>Please log in</h1></body></html>", 200, "text/html")


def _no_images(reply: Reply, _paint: Callable[[], list[bytes]]) -> Answer:
    return json_answer({**reply, "images": [], "data": []})


def _no_url(reply: Reply, _paint: Callable[[], list[bytes]]) -> Answer:
    return json_answer(_each(reply, lambda _index: {}))


def _fewer_images(reply: Reply, _paint: Callable[[], list[bytes]]) -> Answer:
    images = reply["images"][:-1] or reply["images"]
    return json_answer({**reply, "images": images, "data": images})


def _data_only(reply: Reply, _paint: Callable[[], list[bytes]]) -> Answer:
    return json_answer({name: value for name, value in reply.items() if name != "images"})


def _b64(reply: Reply, paint: Callable[[], list[bytes]]) -> Answer:
    data = [{"b64_json": b64encode(image).decode()} for image in paint()]
    return json_answer({name: value for name, value in {**reply, "data": data}.items() if name != "images"})


def _no_seed(reply: Reply, _paint: Callable[[], list[bytes]]) -> Answer:
    return json_answer({name: value for name, value in reply.items() if name != "seed"})


def _url(url: str) -> Reshape:
    return lambda reply, _paint: json_answer(_each(reply, lambda _index: {"url": url}))


_REPLY_FAULTS = (
    Fault(name="slow", help="the answer takes 30 s, or slow:N for N seconds", delay_s=30.0),
    Fault(name="drop", help="made and counted, but the connection closes without an answer", drop=True),
    Fault(name="broken-json", help="200 with half of the JSON", reshape=_cut_json),
    Fault(name="html", help="200 with an HTML page", reshape=_html),
    Fault(name="empty-images", help="200 with an empty list of images", reshape=_no_images),
    Fault(name="no-url", help="200 with images that have no URL", reshape=_no_url),
    Fault(name="fewer-images", help="200 with one image of the batch missing", reshape=_fewer_images),
    Fault(name="data-only", help="200 with the URLs under data alone", reshape=_data_only),
    Fault(name="b64", help="200 with the images themselves, as data[].b64_json", reshape=_b64),
    Fault(name="no-seed", help="200 without the seed", reshape=_no_seed),
    Fault(name="url-file", help="the image URL is a file: URL", reshape=_url("file:///etc/passwd")),
    Fault(
        name="url-private",
        help="the image URL leads to a private address",
        reshape=_url("http://192.0.2.1/private"),
    ),
    Fault(
        name="retry-after",
        help="429 with Retry-After: 2, or retry-after:N for N seconds",
        refusal="429-ipm",
        headers={"Retry-After": "2"},
    ),
)

_IMAGE_FAULTS = (
    Fault(name="url-404", help="the image is gone", image=True),
    Fault(name="url-expired", help="the image URL has already expired", image=True),
    Fault(name="url-500", help="the first 2 GETs answer 500, or url-500:N", image=True, argument=2),
    Fault(name="image-cut", help="the image is cut short, always or in the first N GETs: image-cut:N", image=True),
    Fault(name="image-drop", help="GET closes without an answer, always or N times: image-drop:N", image=True),
    Fault(name="image-slow", help="GET takes 30 s, or image-slow:N for N seconds", image=True, argument=30.0),
    Fault(name="image-html", help="GET answers an HTML page, always or N times: image-html:N", image=True),
    Fault(name="image-empty", help="GET answers no bytes, always or N times: image-empty:N", image=True),
    Fault(name="image-text", help="GET answers plain text called a PNG, always or N times: image-text:N", image=True),
    Fault(name="image-bomb", help="a PNG that claims 30000x30000 pixels", image=True),
    Fault(name="image-huge", help="100 MB: a picture followed by zeros", image=True),
    Fault(name="redirect-private", help="302 to a private address", image=True),
    Fault(name="redirect-ok", help="302 to the true image", image=True),
    Fault(name="redirect-loop", help="302 to itself", image=True),
)

FAULTS: dict[str, Fault] = {
    "ok": Fault(),
    **{name: Fault(name=name, help=error.means, refusal=name) for name, error in contract().errors.items()},
    **{fault.name: fault for fault in (*_REPLY_FAULTS, *_IMAGE_FAULTS)},
}
