"""The endpoints for exploring, as scripts call them."""

from __future__ import annotations

import io
import json
import time
import zipfile

import pytest
import requests
from gradio_client import Client
from gradio_client.exceptions import AppError

from components.emulator.options import Options

BASE = {"prompt": "a boat", "image_size": "256x256", "seed": 7}
AXES = [
    {"name": "num_inference_steps", "values": "1, 3, .., 5"},
    {"name": "prompt_sr", "values": ["boat", "lighthouse"]},
]


@pytest.fixture(scope="module")
def client(shared_app):
    return Client(shared_app.url, verbose=False)


def status_when(client, sweep_id, *states):
    """Ask until the sweep is in one of the states."""
    until = time.monotonic() + 60
    while (status := client.predict(sweep_id, 0, api_name="/sweep_status"))["state"] not in states:
        assert time.monotonic() < until, status["counts"]
        time.sleep(0.05)
    return status


def await_thumbnails(launched):
    """Return when no thumbnail is missing; each one is a change that a status tells."""
    until = time.monotonic() + 30
    while launched.services.store.without_thumbnail():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_sweep_is_planned_made_watched_and_taken_along(client, launched):
    estimate = client.predict(BASE, AXES, api_name="/plan")
    assert (estimate["cells"], estimate["unique"], estimate["images"], estimate["problems"]) == (6, 6, 6, [])
    assert estimate["left_today"] is None and estimate["finish_utc"].endswith("Z")
    started = client.predict(BASE, AXES, "boats", api_name="/sweep")
    assert started["estimate"]["cells"] == 6
    status_when(client, started["sweep"], "done")
    await_thumbnails(launched)
    status = client.predict(started["sweep"], 0, api_name="/sweep_status")
    assert status["title"] == "boats" and status["counts"]["done"] == 6 and len(status["cells"]) == 6
    cell = next(each for each in status["cells"] if each["at"] == [1, 1])
    assert cell["values"] == [3, "lighthouse"] and (cell["status"], cell["reused"]) == ("done", False)
    assert requests.get(launched.url.rstrip("/") + cell["image"], timeout=10).content.startswith(b"\x89PNG")
    assert client.predict(started["sweep"], status["version"], api_name="/sweep_status")["cells"] == []
    assert client.predict(BASE, AXES, api_name="/plan")["known"] == 6
    url = client.predict(started["sweep"], api_name="/export")["url"]
    with zipfile.ZipFile(io.BytesIO(requests.get(launched.url.rstrip("/") + url, timeout=30).content)) as opened:
        assert {"manifest.json", "manifest.csv", "grid.png", "index.html"} <= set(opened.namelist())
        assert len(json.loads(opened.read("manifest.json"))["sweep"]["cells"]) == 6


def test_cancel_keeps_what_is_done(client, launched):
    launched.emulator.configure(Options(faults=("429-ipm",) * 50))
    sweep_id = client.predict({**BASE, "prompt": "cancelled"}, AXES[:1], api_name="/sweep")["sweep"]
    status = client.predict(sweep_id, api_name="/cancel")
    assert status["state"] == "cancelled" and status["counts"]["total"] == 3


@pytest.mark.parametrize(
    ("endpoint", "values", "said"),
    [
        ("/plan", [None], "base: "),
        ("/plan", [{**BASE, "guidance_scale": 99}, []], "guidance_scale: "),
        ("/plan", [BASE, {"name": "seed"}], "axes: "),
        ("/sweep", [BASE, [{"name": "seed", "values": "x, 1"}]], "seed"),
        ("/sweep", [BASE, [], 7], "title: "),
        ("/sweep_status", ["nobody's", 0], "no such sweep"),
        ("/sweep_status", [None, 0], "no such sweep"),
        ("/cancel", ["nobody's"], "no such sweep"),
        ("/export", ["nobody's"], "no such sweep"),
    ],
)
def test_what_does_not_fit_is_named(client, launched, endpoint, values, said):
    with pytest.raises(AppError, match=said):
        client.predict(*values, api_name=endpoint)


def test_a_range_without_end_is_a_message(client, launched):
    estimate = client.predict(BASE, [{"name": "seed", "values": "0-9999999999"}], api_name="/plan")
    assert estimate["cells"] == 10_000_000_000 and estimate["is_over"]
    assert estimate["problems"][0]["axis"] in (0, None) and "1000" in estimate["problems"][0]["message"].replace(
        ",", ""
    )
