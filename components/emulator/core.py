"""The emulated service: one call in, one answer out, no sockets and no sleep."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from components.emulator.checks import Job, Refused, Sketch, check
from components.emulator.contract import contract
from components.emulator.faults import Fault
from components.emulator.limits import Limiter
from components.emulator.links import Item
from components.emulator.options import Options
from components.emulator.script import Script
from components.emulator.storage import Storage
from components.emulator.wire import MAX_BODY_BYTES, Answer, Call, json_answer

if TYPE_CHECKING:
    from components.emulator.pictures import Picture

Painter = Callable[["Picture", str], bytes]


class Emulator:
    """Answer like the service at siliconflow.cn; safe to use from several threads.

    `clock` gives seconds since the epoch. `painter` turns a picture and a format ('png' or 'jpeg') into a file's
    bytes, `sketch` an init image's bytes into what `Picture.init` holds; the defaults are those of the pictures.
    """

    def __init__(
        self,
        options: Options | None = None,
        clock: Callable[[], float] = time.time,
        painter: Painter | None = None,
        sketch: Sketch | None = None,
    ) -> None:
        self._clock = clock
        self._painter = painter or _paint
        self._sketch = sketch or _sketch
        self._lock = threading.Lock()
        self._storage = Storage(clock=clock, render=self._render)
        self._images_made = 0
        self.configure(options or Options())

    @property
    def options(self) -> Options:
        """Give the switches in force."""
        return self._options

    @property
    def images_made(self) -> int:
        """Count the images that the service would charge for, whether or not their answer arrived."""
        return self._images_made

    def configure(self, options: Options) -> None:
        """Change the switches; the script of faults and the limits start afresh."""
        with self._lock:
            self._options = options
            self._script = Script(options)
            self._limiter = Limiter(ipm=options.ipm, ipd=options.ipd, clock=self._clock)

    def answer(self, call: Call) -> Answer:
        """Answer one call."""
        answer = self._route(call)
        headers = {contract().facts["trace_header"]: f"ti_{secrets.token_hex(10)}", **answer.headers}
        if call.method != "HEAD":
            return replace(answer, headers=headers)
        return replace(answer, headers={**headers, "Content-Length": str(answer.content_length)}, body=b"", length=None)

    def _route(self, call: Call) -> Answer:
        facts = contract().facts
        if call.route.startswith(facts["image_path"]) and call.method in ("GET", "HEAD"):
            return self._storage.answer(call)
        if not _key(call) or _key(call).startswith("sk-invalid"):
            return contract().refuse("401-30014")
        routes: dict[tuple[str, str], Callable[[Call], Answer]] = {
            ("POST", contract().endpoint["path"]): self._generate,
            ("GET", facts["models_path"]): _list_models,
            ("GET", facts["retired_path"]): lambda _call: contract().refuse("410-20092"),
        }
        handle = routes.get((call.method, call.route))
        return handle(call) if handle else contract().refuse("404-text")

    def _generate(self, call: Call) -> Answer:
        if len(call.body) > MAX_BODY_BYTES:
            return contract().refuse("413-text")
        try:
            job = self._accept(check(call.body, self._sketch))
        except Refused as refused:
            return contract().refuse(refused.name)
        fault, refusal = self._admit(_account(call), job)
        if refusal:
            answer = contract().refuse(refusal)
            return replace(answer, headers={**answer.headers, **fault.headers}) if fault.refusal else answer
        return self._make(job, fault, call.origin)

    def _accept(self, job: Job) -> Job:
        if job.batch_size > 1 and self._options.batch == "refused":
            raise Refused("400-20015")
        return replace(job, batch_size=1) if self._options.batch == "ignored" else job

    def _admit(self, account: str, job: Job) -> tuple[Fault, str | None]:
        """Draw the fault and count the images; a fault that needs images waits while the limits refuse them."""
        with self._lock:
            fault = self._script.peek()
            refusal = fault.refusal or self._limiter.admit(account=account, model=job.model, images=job.batch_size)
            if fault.refusal or not refusal:
                self._script.advance()
            if not refusal:
                self._images_made += job.batch_size
            return fault, refusal

    def _make(self, job: Job, fault: Fault, origin: str) -> Answer:
        seed = secrets.randbelow(contract().facts["seed_maximum"] + 1) if job.seed is None else job.seed
        items = [self._item(job, seed, index, fault) for index in range(job.batch_size)]
        took_s = self._options.latency_s + self._options.latency_per_step_s * job.steps * job.batch_size
        urls = [{"url": origin + self._storage.link(item)} for item in items]
        reply = {
            "images": urls,
            "timings": {"inference": round(took_s, 3)},
            "seed": seed,
            "shared_id": contract().facts["shared_id"],
            "data": urls,
            "created": int(self._clock()),
        }
        reshape = fault.reshape or (lambda reply, _paint: json_answer(reply))
        answer = reshape(reply, lambda: [self._storage.image(item) for item in items])
        return replace(answer, delay_s=took_s + fault.delay_s, drop=fault.drop)

    def _item(self, job: Job, seed: int, index: int, fault: Fault) -> Item:
        picture = asdict(job)
        del picture["batch_size"]
        picture |= {"seed": (seed + index) % (contract().facts["seed_maximum"] + 1), "index": index}
        text = fault.text if fault.hits(index) else "ok"
        return Item(picture=picture, format=self._options.output, fault=text, nonce=secrets.token_hex(4))

    def _render(self, item: Item) -> bytes:
        from components.emulator.pictures import Picture

        return self._painter(Picture(**item.picture), item.format)


def _paint(picture: Picture, format: str) -> bytes:
    from components.emulator import pictures

    return pictures.encode(pictures.paint(picture), format)


def _sketch(image_bytes: bytes) -> bytes:
    from components.emulator import pictures

    return pictures.sketch(image_bytes)


def _key(call: Call) -> str:
    scheme, _, key = call.header("Authorization").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


def _account(call: Call) -> str:
    return hashlib.sha256(_key(call).encode()).hexdigest()


def _list_models(call: Call) -> Answer:
    ids = contract().models if call.queried("type") in ("", "image") else ()
    data: list[dict[str, Any]] = [{"id": id, "object": "model", "created": 0, "owned_by": ""} for id in ids]
    return json_answer({"object": "list", "data": data})
