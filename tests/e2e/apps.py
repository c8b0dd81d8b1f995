"""The app as its users start it: `python app.py` in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PATIENCE_S = 60.0


class App:
    """Hold a running app: where it answers, and what it printed."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = (data_dir.parent / f"app-{self.port}.log").open("w+b")
        self.process = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=ROOT,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            env={
                **clean_environment(),
                "EXPLORER_DATA_DIR": str(data_dir),
                "GRADIO_SERVER_PORT": str(self.port),
                **environment,
            },
        )
        self._await()

    @property
    def output(self) -> str:
        """Give what the process printed so far."""
        return Path(self._log.name).read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """End the process as a crash would."""
        self.process.kill()
        self.process.wait()
        self._log.close()

    def _await(self) -> None:
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(self.url, timeout=5).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        self.process.kill()
        raise AssertionError(f"the app did not start:\n{self.output}")


@contextmanager
def running(data_dir: Path, **environment: str) -> Iterator[App]:
    """Run the app on a data folder."""
    app = App(data_dir, **environment)
    try:
        yield app
    finally:
        app.kill()


def clean_environment() -> dict[str, str]:
    """Give the environment without what would change the app, or lead it out of this machine."""
    ours = ("SILICONFLOW_", "EXPLORER_", "GRADIO_", "SPACE_")
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(ours) and not name.lower().endswith("_proxy") and name != "PYTEST_CURRENT_TEST"
    } | {"HF_HUB_OFFLINE": "1"}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
