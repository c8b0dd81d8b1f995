"""`/generate` as scripts call it, against the emulator over HTTP."""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path

import pytest
import requests
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from PIL import Image

from components import metadata
from components.emulator.core import Emulator
from components.emulator.options import Options
from components.emulator.server import serve
from tests.e2e.apps import running

SMALL = {"image_size": "256x256", "num_inference_steps": 20}


@pytest.fixture(scope="module")
def emulator():
    return Emulator()


@pytest.fixture(scope="module")
def app(emulator, tmp_path_factory):
    server = serve(emulator)
    environment = {
        "SILICONFLOW_BASE_URL": server.url,
        "SILICONFLOW_API_KEY": "sk-owner-secret",
        "EXPLORER_READ_TIMEOUT_S": "5",
    }
    with running(tmp_path_factory.mktemp("app") / "data", **environment) as app:
        yield app
        assert "sk-owner-secret" not in app.output
    server.stop()


@pytest.fixture(scope="module")
def client(app):
    return Client(app.url, verbose=False)


@pytest.fixture(autouse=True)
def well(emulator):
    emulator.configure(Options())


def call(client, prompt="a boat on the sea", **values):
    return client.predict(prompt, **{**SMALL, **values}, api_name="/generate")


def test_images_come_back_byte_for_byte_with_their_seed_and_settings(client):
    gallery, record = call(client, batch_size=2, seed=9_999_999_999)
    assert (record["status"], record["service"], record["seed"]) == ("done", "custom", 9_999_999_999)
    assert record["request"]["batch_size"] == 2
    for shown, image in zip(gallery, record["images"], strict=True):
        data = Path(shown["image"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == image["sha256"] != image["source_sha256"]
        assert hashlib.sha256(metadata.strip(data)).hexdigest() == image["source_sha256"]
        assert str(image["seed"]) in shown["caption"]
    assert set(record["timings"]) == {"inference", "waited_s", "request_s", "download_s", "total_s"}


def test_only_the_prompt_is_needed_and_a_seed_is_drawn(client):
    _, first = client.predict("a moon", api_name="/generate")
    _, second = client.predict("a moon", seed=-1, api_name="/generate")
    assert first["request"]["num_inference_steps"] == 20 and first["request"]["image_size"] == "1024x1024"
    assert first["seed"] != second["seed"]


def test_the_same_request_is_reused_and_fresh_asks_anew(client, emulator):
    made = emulator.images_made
    _, first = call(client, seed=11)
    gallery, again = call(client, seed=11.0, guidance_scale=7.5, negative_prompt="  ")
    assert (first["reused"], again["reused"], len(gallery)) == (False, True, 1)
    assert emulator.images_made - made == 1
    _, fresh = call(client, seed=11, fresh=True)
    assert (fresh["reused"], fresh["digest"]) == (False, first["digest"])
    assert emulator.images_made - made == 2


def test_every_bad_field_is_named_at_once_and_nothing_is_sent(client, emulator, tmp_path):
    made = emulator.images_made
    (tmp_path / "notes.png").write_text("no image at all")
    with pytest.raises(AppError) as caught:
        client.predict(
            "  ", negative_prompt="a\0b", batch_size=5, num_inference_steps="20", guidance_scale=True, seed=1.5,
            image_size="300x1000000", image=handle_file(tmp_path / "notes.png"), fresh="yes", api_name="/generate",
        )  # fmt: skip
    for name in (
        "prompt", "negative_prompt", "batch_size", "num_inference_steps", "guidance_scale", "seed", "image_size",
        "image", "fresh",
    ):  # fmt: skip
        assert f"{name}:" in str(caught.value), name
    assert emulator.images_made == made


def test_an_init_image_is_sent_and_shows(client, tmp_path):
    path = tmp_path / "red.png"
    Image.new("RGBA", (300, 200), (220, 20, 20, 255)).save(path)
    _, plain = call(client, seed=5)
    _, started = call(client, seed=5, image=handle_file(path))
    assert len(started["request"]["image"]) == 64
    assert started["images"][0]["sha256"] != plain["images"][0]["sha256"]


@pytest.mark.parametrize("path", ["/etc/passwd", "requirements.txt"])
def test_a_foreign_path_is_no_image(app, path):
    for value in ({"path": path}, {"path": path, "meta": {"_type": "gradio.FileData"}}):
        data = ["a", "", "Kwai-Kolors/Kolors", "256x256", 1, 20, 7.5, 1, value, False]
        started = requests.post(f"{app.url}/gradio_api/call/generate", json={"data": data}, timeout=30)
        answer = requests.get(f"{app.url}/gradio_api/call/generate/{started.json()['event_id']}", timeout=30).text
        assert "event: error" in answer and "root:" not in answer


@pytest.mark.parametrize("image", ["photo.jpg", 5, True, [], {}, {"path": "/etc/passwd"}])
def test_what_is_no_file_is_named_with_the_other_fields(client, image):
    with pytest.raises(AppError) as caught:
        client.predict("a", batch_size=9, image=image, api_name="/generate")
    assert "image:" in str(caught.value) and "handle_file" in str(caught.value) and "batch_size:" in str(caught.value)


def test_a_drawn_seed_attaches_again_by_what_was_asked_not_by_a_files_name(emulator, tmp_path):
    server = serve(emulator)
    emulator.configure(Options(latency_s=2.0))
    paths = [tmp_path / folder / "in.png" for folder in ("a", "b")]
    for path, colour in zip(paths, ("red", "blue"), strict=True):
        path.parent.mkdir()
        Image.new("RGB", (300, 300), colour).save(path)
    environment = {"SILICONFLOW_BASE_URL": server.url, "SILICONFLOW_API_KEY": "sk-a", "EXPLORER_WAIT_S": "0.1"}
    with running(tmp_path / "data", **environment) as app:
        client = Client(app.url, verbose=False)
        records = [call(client, image=handle_file(path))[1] for path in (paths[0], paths[1], paths[0])]
    assert records[0]["digest"] == records[2]["digest"] != records[1]["digest"]
    server.stop()


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [
        ("moderation", "refused", "moderation"),
        ("401-30014", "failed", "bad_key"),
        ("402-30001", "failed", "no_balance"),
        ("504-text", "unclear", "no_answer"),
        ("drop", "unclear", "no_answer"),
        ("empty-images", "unclear", "unreadable"),
        ("url-404", "failed", "lost_image"),
        ("redirect-private", "failed", "lost_image"),
    ],
)
def test_a_failure_of_the_service_is_an_answer(client, emulator, fault, status, kind):
    emulator.configure(Options(faults=(fault,)))
    gallery, record = call(client, prompt=f"fault {fault}")
    assert (gallery, record["status"], record["error"]["kind"]) == ([], status, kind)
    assert record["error"]["message"].endswith(".")


def test_a_caller_may_bring_a_key_in_a_header_and_it_is_never_shown(app):
    client = Client(app.url, verbose=False, headers={"X-SiliconFlow-Key": "sk-invalid-of-a-caller"})
    _, record = call(client, prompt="my own key", seed=1)
    assert record["error"]["kind"] == "bad_key"
    assert "sk-invalid" not in json.dumps(record) and "sk-invalid" not in app.output
    client = Client(app.url, verbose=False, headers={"X-SiliconFlow-Key": "sk with blanks"})
    with pytest.raises(AppError, match="Copy it again"):
        call(client)


def test_only_what_is_promised_is_public_and_the_key_is_not_in_the_config(app):
    info = requests.get(f"{app.url}/gradio_api/info", timeout=30).json()
    promised = {"/generate", "/plan", "/sweep", "/sweep_status", "/cancel", "/export"}
    assert (set(info["named_endpoints"]), info["unnamed_endpoints"]) == (promised, {})
    names = [each["parameter_name"] for each in info["named_endpoints"]["/generate"]["parameters"]]
    assert names == [
        "prompt", "negative_prompt", "model", "image_size", "batch_size", "num_inference_steps", "guidance_scale",
        "seed", "image", "fresh",
    ]  # fmt: skip
    assert "sk-owner-secret" not in requests.get(f"{app.url}/config", timeout=30).text


def test_private_files_are_not_served(app, client):
    call(client, seed=77)
    folder = next(iter(Path(app._log.name).parent.glob("data")))
    for name in ("library.sqlite3", "lock", "inits", "scratch"):
        answer = requests.get(f"{app.url}/gradio_api/file={folder / name}", timeout=30)
        assert answer.status_code in (403, 404), name
    saved = next((folder / "images").glob("*.png"))
    assert requests.get(f"{app.url}/gradio_api/file={saved}", timeout=30).content == saved.read_bytes()


def test_a_call_that_waits_too_long_is_told_and_the_same_call_attaches_again(emulator, tmp_path):
    server = serve(emulator)
    emulator.configure(Options(latency_s=2.0))
    environment = {"SILICONFLOW_BASE_URL": server.url, "SILICONFLOW_API_KEY": "sk-a", "EXPLORER_WAIT_S": "0.2"}
    made = emulator.images_made
    with running(tmp_path / "data", **environment) as app:
        client = Client(app.url, verbose=False)
        for seed in (21, None):
            answers = [call(client, seed=seed)[1]]
            assert answers[-1]["status"] == "waiting"
            while answers[-1]["status"] == "waiting":
                answers.append(call(client, seed=seed)[1])
            assert {answer["digest"] for answer in answers} == {answers[0]["digest"]}
            assert answers[-1]["status"] == "done"
        assert emulator.images_made - made == 2
    server.stop()


def test_many_calls_at_once_are_all_answered(client, emulator):
    made = emulator.images_made
    records = []

    def ask(seed):
        records.append(call(client, prompt="many at once", seed=seed)[1])

    threads = [threading.Thread(target=ask, args=(seed % 8,)) for seed in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [record["status"] for record in records] == ["done"] * 16
    assert emulator.images_made - made == 8


def test_visitors_of_a_public_app_are_kept_apart(emulator, tmp_path):
    server = serve(emulator)
    environment = {"SILICONFLOW_BASE_URL": server.url, "SILICONFLOW_API_KEY": "sk-a", "EXPLORER_PUBLIC": "1"}
    with running(tmp_path / "data", **environment) as app:
        ann = Client(app.url, verbose=False, headers={"X-Explorer-Visitor": "ann-" + "a" * 20})
        bob = Client(app.url, verbose=False, headers={"X-Explorer-Visitor": "bob-" + "b" * 20})
        nobody = Client(app.url, verbose=False)
        assert [call(each, seed=31)[1]["reused"] for each in (ann, ann, bob, nobody, nobody)] == [
            False, True, False, False, False,
        ]  # fmt: skip
    server.stop()


def test_a_killed_app_goes_on_where_it_was(emulator, tmp_path):
    server = serve(emulator)
    emulator.configure(Options(faults=("url-500:3",)))
    made = emulator.images_made
    environment = {"SILICONFLOW_BASE_URL": server.url, "SILICONFLOW_API_KEY": "sk-a", "EXPLORER_WAIT_S": "0"}
    with running(tmp_path / "data", **environment) as app:
        client = Client(app.url, verbose=False)
        _, record = call(client, seed=41)
        while not record["posts"] or record["posts"][0]["images"] == 0:
            _, record = call(client, seed=41)
    with running(tmp_path / "data", **{**environment, "EXPLORER_WAIT_S": "30"}) as app:
        _, record = call(Client(app.url, verbose=False), seed=41)
    assert (record["status"], emulator.images_made - made) == ("done", 1)
    server.stop()
