"""The emulator over HTTP on loopback."""

import http.client
import json
import logging
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from components.emulator import FAULTS, Emulator, Options
from components.emulator.__main__ import build_parser, main, usage
from components.emulator.adapter import EmulatorAdapter
from components.emulator.server import serve

PAINTED = b"\x89PNG\r\n\x1a\n" + bytes(100_000)
BODY = json.dumps({"model": "Kwai-Kolors/Kolors", "prompt": "a cat", "image_size": "64x64", "seed": 5}).encode()
HEADERS = {"Authorization": "Bearer sk-secret"}
ROOT = Path(__file__).parents[2]


class Served:
    """Hold a running server, a session for it, and the waits that it was asked for."""

    def __init__(self, *faults):
        self.waits = []
        painter = lambda picture, format: PAINTED  # noqa: E731
        self.emulator = Emulator(Options(faults=faults), painter=painter, sketch=lambda content: b"")
        self.server = serve(self.emulator, "127.0.0.1", 0, wait=self.waits.append)
        self.session = requests.Session()
        self.session.trust_env = False

    def post(self, data=BODY, **kwargs):
        return self.session.post(
            f"{self.server.url}/v1/images/generations", data=data, headers=HEADERS, timeout=20, **kwargs
        )

    def get_image(self, **kwargs):
        return self.session.get(self.post().json()["images"][0]["url"], timeout=20, **kwargs)

    def connection(self):
        return http.client.HTTPConnection(*self.server.server_address[:2], timeout=20)


@pytest.fixture
def served(request):
    served = Served(*getattr(request, "param", ()))
    yield served
    served.session.close()
    served.server.stop()


def faults(*names):
    return pytest.mark.parametrize("served", [names], indirect=True, ids=["-".join(names)])


def test_a_generation_and_its_image(served):
    reply = served.post()
    url = reply.json()["images"][0]["url"]
    assert url.startswith(f"{served.server.url}/temporary/")
    assert served.session.get(url, timeout=20).content == PAINTED
    assert reply.headers["x-siliconcloud-trace-id"]


def test_a_chunked_body_and_a_kept_connection(served):
    connection = served.connection()
    for _ in range(2):
        pieces = iter([BODY[:10], BODY[10:]])
        connection.request("POST", "/v1/images/generations", pieces, HEADERS, encode_chunked=True)
        response = connection.getresponse()
        assert response.status == 200 and json.loads(response.read())["seed"] == 5
        assert not response.will_close
    connection.close()


def test_the_origin_is_the_host_header(served):
    connection = served.connection()
    connection.request("POST", "/v1/images/generations", BODY, {**HEADERS, "Host": "emulator.test:99"})
    url = json.loads(connection.getresponse().read())["images"][0]["url"]
    assert url.startswith("http://emulator.test:99/temporary/")
    connection.close()


def test_head_and_errors_over_one_connection(served):
    connection = served.connection()
    path = served.post().json()["images"][0]["url"].removeprefix(served.server.url)
    connection.request("HEAD", path)
    head = connection.getresponse()
    assert head.read() == b"" and head.headers["Content-Length"] == str(len(PAINTED))
    connection.request("DELETE", "/v1/models", headers=HEADERS)
    response = connection.getresponse()
    assert (response.status, response.read()) == (404, b"404 page not found")
    connection.close()


def test_a_body_that_is_too_large_is_refused(served):
    assert served.post(b" " * (32 * 1024 * 1024 + 1)).status_code == 413


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: x\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"Transfer-Encoding: gzip\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_a_body_without_a_clear_end_is_refused(served, head):
    with socket.create_connection(served.server.server_address[:2], timeout=20) as raw:
        raw.sendall(b"POST /v1/images/generations HTTP/1.1\r\nHost: a\r\n" + head)
        assert raw.recv(100).startswith(b"HTTP/1.1 400 ")


@faults("drop")
def test_drop(served):
    with pytest.raises(requests.ConnectionError, match="RemoteDisconnected"):
        served.post()
    assert served.post().ok and served.emulator.images_made == 2


@faults("slow:7")
def test_slow(served):
    assert served.post().ok and served.waits == [7]


@faults("image-cut:1")
def test_a_cut_image(served):
    url = served.post().json()["images"][0]["url"]
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        served.session.get(url, timeout=20)
    assert served.session.get(url, timeout=20).content == PAINTED


@faults("redirect-ok", "redirect-loop")
def test_redirects(served):
    assert served.get_image().content == PAINTED
    with pytest.raises(requests.TooManyRedirects):
        served.get_image()


@faults("image-huge")
def test_a_huge_image_is_streamed(served):
    with served.get_image(stream=True) as response:
        assert int(response.headers["Content-Length"]) == 100_000_000
        assert next(response.iter_content(65536)).startswith(PAINTED[:8])


def outcome(session, url):
    """Tell what a client sees of a generation and of its image."""
    seen = []
    try:
        reply = session.post(f"{url}/v1/images/generations", data=BODY, headers=HEADERS, timeout=60)
        seen += [reply.status_code, reply.reason, reply.headers["Content-Type"], reply.headers.get("Retry-After")]
        image_url = reply.json()["images"][0]["url"]
        if not image_url.startswith(url):
            return [*seen, image_url]  # hostile on purpose: never to be asked for over a real network
        image = session.get(image_url, allow_redirects=False, stream=True, timeout=60)
        seen += [image.status_code, image.headers["Content-Length"], image.headers.get("Content-Type")]
        seen.append(b"" if seen[-2] == "100000000" else image.content[:20])
        image.close()
    except (requests.RequestException, LookupError, TypeError, ValueError) as error:
        seen.append(type(error))
    return seen


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_looks_the_same_without_sockets(served, name):
    options = Options(faults=(name,))
    served.emulator.configure(options)
    over_http = outcome(served.session, served.server.url)
    served.emulator.configure(options)
    in_process = requests.Session()
    in_process.mount("http://", EmulatorAdapter(served.emulator, wait=served.waits.append))
    assert without_ids(over_http) == without_ids(outcome(in_process, served.server.url))


def without_ids(seen):
    return [part for part in seen if not (isinstance(part, bytes) and part.startswith(b"<?xml"))]


def test_ipv6():
    try:
        server = serve(Emulator(), "::1")
    except OSError:
        pytest.skip("no IPv6 here")
    assert server.url.startswith("http://[::1]:")
    assert requests.get(f"{server.url}/v1/models", headers=HEADERS, timeout=20, proxies={"http": ""}).ok
    server.stop()


def test_the_log_has_one_line_per_request_and_no_key(served, caplog):
    with caplog.at_level(logging.INFO, logger="components.emulator"):
        served.get_image()
    lines = [record.getMessage() for record in caplog.records]
    assert lines[0] == "POST /v1/images/generations 200" and len(lines) == 2
    assert "sk-secret" not in caplog.text and "X-Amz" not in caplog.text


def test_a_stopped_server_frees_its_port():
    first = serve(Emulator())
    port = first.server_address[1]
    first.stop()
    second = serve(Emulator(), "127.0.0.1", port)
    second.stop()


def test_the_command_line_gives_the_options():
    chosen = vars(build_parser().parse_args(["--ipm", "2", "--faults", "drop, slow:3", "--batch", "ignored"]))
    del chosen["host"], chosen["port"]
    assert Options(**chosen).faults == ("drop", "slow:3") and Options(**chosen).ipm == 2


@pytest.mark.parametrize("arguments", [["--faults", "nonsense"], ["--ipm", "-1"], ["--port", "99999"]])
def test_the_command_line_refuses_with_a_sentence(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2 and "error:" in capsys.readouterr().err


def test_help_tells_every_fault(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "redirect-loop" in capsys.readouterr().out


def test_the_usage_is_one_line():
    assert "\n" not in usage("http://127.0.0.1:8400") and "curl http://127.0.0.1:8400/v1/images" in usage(
        "http://127.0.0.1:8400"
    )


def test_the_module_runs():
    command = [sys.executable, "-m", "components.emulator", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            line = process.stdout.readline()
            url = line.split()[2]
            assert requests.get(f"{url}/models", headers=HEADERS, timeout=20).ok
        finally:
            process.terminate()
