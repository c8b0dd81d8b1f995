"""Print how near the ideal the runner comes, over HTTP: python tests/bench/pace.py [rounds] [known|learned|free].

Every round runs the ideal first: senders that know the limit, and do nothing but ask and download.
"""

from __future__ import annotations

import json
import statistics
import struct
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from components.services import Services, build_services
from tests.builders import make_settings

BURST_ONE = 30  # images at a service that takes one a second
FREE = 64  # requests of half a second, eight at once
ACTIVE, FREE_S = 8, 0.5
MOST = {"known": (1.08, 6), "learned": (1.08, 10), "free": (1.12, 0)}


def png() -> bytes:
    """Draw one grey pixel."""
    parts = [b"\x89PNG\r\n\x1a\n"]
    for kind, body in (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\x80")),
        (b"IEND", b""),
    ):
        parts.append(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))
    return b"".join(parts)


class Service:
    """Answer on loopback: one image every `gap_s` seconds, refused requests cost nothing; `latency_s` for each."""

    def __init__(self, *, gap_s: float = 0.0, latency_s: float = 0.0) -> None:
        self.gap_s, self.latency_s = gap_s, latency_s
        self.lock = threading.Lock()
        self.reset()
        handler = type("Handler", (_Handler,), {"service": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def reset(self) -> None:
        """Begin with a full bucket and nothing counted."""
        self.tokens, self.at = 1.0, time.monotonic()
        self.taken = self.refused = 0
        self.sent_s: list[float] = []

    def admit(self) -> bool:
        """Take a request, or refuse it."""
        with self.lock:
            now = time.monotonic()
            if self.gap_s:
                self.tokens = min(self.tokens + (now - self.at) / self.gap_s, 1.0)
                self.at = now
                if self.tokens < 1.0:
                    self.refused += 1
                    return False
                self.tokens -= 1.0
            self.taken += 1
            self.sent_s.append(now)
            return True


class _Handler(BaseHTTPRequestHandler):
    service: Service
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    image = png()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        if not self.service.admit():
            self.answer(429, json.dumps({"code": 50604, "message": "Request was rejected due to rate limiting. IPM"}))
            return
        time.sleep(self.service.latency_s)
        url = f"{self.service.url}/images/{self.service.taken}.png"
        self.answer(200, json.dumps({"images": [{"url": url}], "timings": {"inference": 0.1}, "seed": 7}))

    def do_GET(self) -> None:
        self.answer(200, self.image, "image/png")

    def answer(self, status: int, body: str | bytes, kind: str = "application/json") -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *values: object) -> None:
        """Be quiet."""


@contextmanager
def app(service: Service, **environment: object):
    """Run the app's services on a fresh data folder, with this service as their site."""
    with tempfile.TemporaryDirectory() as folder:
        settings = make_settings(Path(folder), SILICONFLOW_BASE_URL=f"{service.url}/v1", **environment)
        running = build_services(settings)
        try:
            yield running
        finally:
            running.close()


def run(services: Services, count: int) -> float:
    """Ask for so many images, and give the seconds until the last is on disk."""
    begun = time.monotonic()
    connection = services.connections.default
    ids = []
    for seed in range(count):
        request = services.read_request({"prompt": "sea", "seed": seed}, {}, "local")
        ids.append(services.generate(request, owner="local", connection=connection).record_id)
    for record_id in ids:
        services.when_ended(record_id).result()
    took_s = time.monotonic() - begun
    views = [services.view(record_id, "local") for record_id in ids]
    assert all(view is not None and view.record.status == "done" and len(view.saved) == 1 for view in views)
    return took_s


def ideal(service: Service, count: int, active: int) -> float:
    """Ask for so many images and download them, as fast as the service allows; gives the seconds."""
    begun = time.monotonic()

    def ask(place: int) -> None:
        time.sleep(max(begun + place * service.gap_s - time.monotonic(), 0.0))
        connection = HTTPConnection(service.url.removeprefix("http://"))
        body = None
        while body is None:
            connection.request("POST", "/v1/images/generations", b"{}", {"Content-Length": "2"})
            answer = connection.getresponse()
            said = answer.read()
            if answer.status == 200:
                body = json.loads(said)
            else:  # a moment too early
                time.sleep(0.002)
        connection.request("GET", body["images"][0]["url"].removeprefix(service.url))
        assert connection.getresponse().read() == _Handler.image
        connection.close()

    with ThreadPoolExecutor(active) as pool:
        list(pool.map(ask, range(count)))
    return time.monotonic() - begun


def one_round(service: Service, count: int, active: int, **environment: object) -> tuple[float, float, int]:
    """Run the ideal, then the app; gives both times and the refusals of the app."""
    service.reset()
    ideal_s = ideal(service, count, active)
    service.reset()
    with app(service, **environment) as running:
        service.reset()
        took_s = run(running, count)
    return ideal_s, took_s, service.refused


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    limited, free = Service(gap_s=1.0), Service(latency_s=FREE_S)
    kinds: dict[str, Callable[[], tuple[float, float, int]]] = {
        "free": lambda: one_round(free, FREE, ACTIVE, EXPLORER_MAX_ACTIVE=ACTIVE),
        "known": lambda: one_round(limited, BURST_ONE, 1, EXPLORER_IPM=60),
        "learned": lambda: one_round(limited, BURST_ONE, 1),
    }
    wanted = sys.argv[2:] or list(kinds)
    found = {kind: [] for kind in wanted}
    for _ in range(rounds):
        for kind in wanted:
            found[kind].append(kinds[kind]())
    is_good = True
    for kind, results in found.items():
        ratio = statistics.median(took / best for best, took, _ in results)
        refused = max(count for _, _, count in results)
        is_good &= ratio <= MOST[kind][0] and refused <= MOST[kind][1]
        times = " ".join(f"{took:.2f}/{best:.2f}" for best, took, _ in results)
        print(f"{kind:8} ratio {ratio:.3f} (most {MOST[kind][0]}), 429s {refused} (most {MOST[kind][1]}), s: {times}")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
