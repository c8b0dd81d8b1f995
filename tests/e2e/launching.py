"""The page in a browser: the app launched in this process, and a Chromium to look at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000")

from playwright.sync_api import Browser, sync_playwright

from components.emulator.core import Emulator
from components.services import Services, build_services
from components.settings import read_settings

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the system's Chromium where there is one, else Playwright's own."""
    system = Path("/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(system) if system.exists() else None, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def running_app(folder: Path, emulator: Emulator, **environment: str) -> Iterator[tuple[str, Services]]:
    """Launch the app on loopback; gives its address and its services."""
    from components.ui.app import build_app, launch_options

    settings = read_settings({"EXPLORER_DATA_DIR": str(folder), **environment})
    services = build_services(settings, emulator=emulator)
    demo = build_app(services)
    demo.queue(api_open=False)
    try:
        _, url, _ = demo.launch(
            prevent_thread_lock=True, quiet=True, server_name="127.0.0.1", **launch_options(services)
        )
        yield url.rstrip("/"), services
    finally:
        demo.close(verbose=False)
        services.close()
