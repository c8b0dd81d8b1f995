"""SIGKILL at each step of the journal: nothing on disk is lost, nothing half is shown, nothing is asked for twice."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from components import images
from components.emulator.core import Emulator
from components.emulator.server import serve
from components.store.folder import Folder

WORKER = Path(__file__).with_name("kill_worker.py")


@pytest.fixture
def emulator():
    return Emulator()


@pytest.fixture
def site(emulator):
    server = serve(emulator)
    yield server.url
    server.stop()


def run(data_dir, site, step="-", batch=None):
    command = [sys.executable, str(WORKER), str(data_dir), site, step, *([str(batch)] if batch else [])]
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return subprocess.run(command, capture_output=True, text=True, timeout=90, env=environment, check=False)


def restarted(data_dir, site):
    done = run(data_dir, site)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def assert_disk_is_whole(data_dir, record):
    folder = Folder(data_dir)
    assert list(folder.scratch.iterdir()) == []
    files = [path for path in folder.images.iterdir() if not path.name.endswith(".thumb.webp")]
    assert sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in files) == sorted(
        image["sha256"] for image in record["images"]
    )
    for path in folder.images.iterdir():
        images.verify(path)


# What is left of each step when the process is gone: whether the images come in the end, and how many are ever made.
STEPS = {
    "accepted": ("done", 2),
    "sent": ("unclear", 0),
    "replied": ("unclear", 2),
    "answered": ("done", 2),
    "fetched": ("done", 2),
    "saved": ("done", 2),
    "thumbnailed": ("done", 2),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_each_step_loses_nothing_and_asks_for_nothing_twice(step, tmp_path, site, emulator):
    status, made = STEPS[step]
    killed = run(tmp_path, site, step, batch=2)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    (record,) = restarted(tmp_path, site)
    assert (record["status"], emulator.images_made) == (status, made)
    assert len(record["images"]) == (2 if status == "done" else 0)
    assert_disk_is_whole(tmp_path, record)
    if status == "unclear":
        assert record["error"]["kind"] == "no_answer"
        assert "may have been made" in record["error"]["message"]


def test_the_thumbnails_that_a_kill_prevented_are_made_on_the_next_start(tmp_path, site):
    run(tmp_path, site, "saved", batch=1)
    restarted(tmp_path, site)
    assert len(list(Folder(tmp_path).images.glob("*.thumb.webp"))) == 1


def test_a_dead_url_is_told_after_a_kill(tmp_path, site, emulator):
    run(tmp_path, site, "answered", batch=1)
    emulator._clock = lambda: time.time() + 3601
    emulator._storage._clock = emulator._clock
    (record,) = restarted(tmp_path, site)
    assert (record["status"], record["error"]["kind"]) == ("failed", "lost_image")
    assert "expired" in record["error"]["message"]
    assert emulator.images_made == 1


class _HalfImage(BaseHTTPRequestHandler):
    """Answer like the service, but give only half of the image until `whole` is set."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        url = f"http://{self.headers['Host']}/image"
        self._send(json.dumps({"images": [{"url": url}], "seed": 7}).encode())

    def do_GET(self):
        data = self.server.image
        self._send(data if self.server.whole.is_set() else data[: len(data) // 2], len(data))
        if not self.server.whole.is_set():
            self.server.whole.wait(60)

    def _send(self, data, declared=None):
        self.send_response(200)
        self.send_header("Content-Length", str(declared or len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, *arguments):
        pass


def test_a_kill_during_a_download_leaves_no_half_file(tmp_path):
    from components.emulator.pictures import Picture, encode, paint

    picture = Picture(
        model="m", prompt="sea", negative_prompt="", width=512, height=512, seed=1, steps=20, guidance=7.5, index=0,
        init=None,
    )  # fmt: skip
    server = ThreadingHTTPServer(("127.0.0.1", 0), _HalfImage)
    server.daemon_threads = True
    server.image, server.whole = encode(paint(picture), "png"), threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_address[1]}/v1"
    worker = subprocess.Popen([sys.executable, str(WORKER), str(tmp_path), site, "-", "1"], stdout=subprocess.DEVNULL)
    try:
        until(lambda: any(path.stat().st_size for path in (tmp_path / "scratch").glob("*.part")))
    finally:
        worker.kill()
        worker.wait()
    assert list((tmp_path / "images").iterdir()) == []
    server.whole.set()
    (record,) = restarted(tmp_path, site)
    assert record["status"] == "done"
    assert_disk_is_whole(tmp_path, record)
    server.shutdown()
    server.server_close()


def until(condition, timeout_s=30.0):
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, "the condition was not met in time"
        time.sleep(0.01)
