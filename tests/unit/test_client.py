"""The thin client: what goes out, and what each way of failing means."""

from __future__ import annotations

import json
import socket
import threading

import pytest
import requests
import urllib3
from requests.adapters import BaseAdapter

from components import __version__, codec
from components.client.api import ServiceClient, build_api_session
from components.client.sessions import SessionPool
from components.emulator.core import Emulator
from components.emulator.server import serve
from components.errors import BadKey, NoAnswer, Unreachable, Unreadable, WrongAddress
from components.sites import Connection, Key
from tests.builders import make_request

SITE = "https://api.siliconflow.cn/v1"


class Recorder(BaseAdapter):
    """Keep what would be sent, and answer with what is given, or raise it."""

    def __init__(self, answer=None, status=200, headers=None):
        super().__init__()
        self.answer, self.status, self.headers = answer, status, headers or {}
        self.sent: list[requests.PreparedRequest] = []
        self.options: dict[str, object] = {}

    def send(self, request, **options):
        self.sent.append(request)
        self.options = options
        if isinstance(self.answer, Exception):
            raise self.answer
        content = self.answer or b'{"images": [{"url": "https://a.example/i.png"}], "seed": 3}'
        response = requests.Response()
        response.raw = urllib3.HTTPResponse(
            body=__import__("io").BytesIO(content), status=self.status, headers=self.headers, preload_content=False
        )
        response.status_code, response.request, response.url = self.status, request, request.url
        response.headers = requests.structures.CaseInsensitiveDict(self.headers)
        return response

    def close(self):
        pass


def client(adapter=None, site=SITE, key="sk-secret-123", timeout_s=5.0):
    pool = SessionPool(lambda: build_api_session(adapter))
    connection = Connection(site=site, key=Key(key) if key else None)
    return ServiceClient(connection, pool, read_timeout_s=timeout_s, now=lambda: 0.0)


def test_one_post_with_exactly_the_fields_that_the_model_takes():
    recorder = Recorder()
    body = codec.to_body(make_request(batch_size=2, negative_prompt="fog"), {})
    client(recorder).generate(body)
    (sent,) = recorder.sent
    assert (sent.method, sent.url) == ("POST", f"{SITE}/images/generations")
    assert json.loads(sent.body) == {
        "model": "Kwai-Kolors/Kolors",
        "prompt": "a cat",
        "negative_prompt": "fog",
        "image_size": "1024x1024",
        "batch_size": 2,
        "num_inference_steps": 20,
        "guidance_scale": 7.5,
        "seed": 7,
    }
    assert sent.headers["Authorization"] == "Bearer sk-secret-123"
    assert sent.headers["Content-Type"] == "application/json"
    assert sent.headers["User-Agent"] == f"kolors-explorer/{__version__}"
    assert recorder.options["timeout"] == (10.0, 5.0)


def test_netrc_never_replaces_the_key(tmp_path, monkeypatch):
    (tmp_path / ".netrc").write_text("machine api.siliconflow.cn login somebody password other\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for key, expected in (("sk-mine", "Bearer sk-mine"), (None, None)):
        recorder = Recorder()
        client(recorder, key=key).generate({"prompt": "a"})
        assert recorder.sent[0].headers.get("Authorization") == expected


def test_a_proxy_of_the_environment_is_used(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:3128")
    recorder = Recorder()
    client(recorder).generate({"prompt": "a"})
    assert recorder.options["proxies"]["https"] == "http://127.0.0.1:3128"


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (requests.ReadTimeout("t"), NoAnswer),
        (requests.ConnectTimeout("t"), Unreachable),
        (requests.ConnectionError(urllib3.exceptions.ProtocolError("aborted", ConnectionResetError())), NoAnswer),
        (requests.exceptions.InvalidURL("u"), WrongAddress),
        (requests.exceptions.ChunkedEncodingError("c"), NoAnswer),
    ],
)  # fmt: skip
def test_what_may_have_been_answered_is_told_from_what_never_left(raised, expected):
    with pytest.raises(expected) as caught:
        client(Recorder(raised)).generate({"prompt": "a"})
    assert "sk-secret-123" not in str(caught.value) + repr(caught.value.__dict__)


def test_a_refused_connection_and_an_unknown_name_are_unreachable():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for site in (f"http://127.0.0.1:{port}/v1", "http://nowhere.invalid/v1"):
        with pytest.raises(Unreachable, match="Nothing was sent"):
            client(site=site).generate({"prompt": "a"})


def test_a_redirect_is_not_followed_with_the_key():
    recorder = Recorder(b"", status=302, headers={"Location": "https://elsewhere.example/"})
    with pytest.raises(WrongAddress):
        client(recorder).generate({"prompt": "a"})
    assert len(recorder.sent) == 1


def test_a_body_that_is_far_too_long_is_refused(monkeypatch):
    monkeypatch.setattr("components.client.api.MAX_REPLY_BYTES", 10)
    with pytest.raises(Unreadable, match="too long"):
        client(Recorder()).generate({"prompt": "a"})
    with pytest.raises(BadKey):
        client(Recorder(b"x" * 1000, status=401)).generate({"prompt": "a"})


def test_the_models_test_a_key():
    server = serve(Emulator())
    try:
        assert "Kwai-Kolors/Kolors" in client(site=f"{server.url}/v1").models()
        with pytest.raises(BadKey, match=r"\.cn and \.com"):
            client(site=f"{server.url}/v1", key="sk-invalid").models()
        with pytest.raises(WrongAddress):
            client(site=f"{server.url}/v2").models()
    finally:
        server.stop()


def test_a_page_that_answers_everything_is_no_list_of_models():
    with pytest.raises(WrongAddress, match="no list of models"):
        client(Recorder(b"<html>hello</html>")).models()


def test_a_key_that_the_site_repeats_is_taken_out():
    echo = b'{"message": "sk-secret-123 is not welcome, key: sk-secret-123"}'
    with pytest.raises(BadKey) as caught:
        client(Recorder(echo, status=401)).generate({"prompt": "a"})
    assert "secret" not in str(caught.value)
    body = b'{"images": [{"url": "https://a.example/?k=plain-key-9"}], "echo": ["plain\\u002dkey-9"]}'
    answer = Recorder(body, headers={"x-siliconcloud-trace-id": "t-plain-key-9"})
    reply = client(answer, key="plain-key-9").generate({"prompt": "a"})
    assert "plain-key-9" not in json.dumps(reply.body) + str(reply.trace_id)
    assert reply.images[0].url == "https://a.example/?k=plain-key-9", "an address is never rewritten"


class Peer(threading.Thread):
    """Take one connection, read what comes until `until` is in it (None: nothing), and close it after an answer."""

    def __init__(self, until: bytes | None, answer: bytes = b"") -> None:
        super().__init__(daemon=True)
        self._until, self._answer = until, answer
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.connections = 0
        self.start()

    def run(self) -> None:
        connection, _ = self._listener.accept()
        self.connections += 1
        with connection, self._listener:
            received = b""
            while self._until is not None and self._until not in received:
                received += connection.recv(65536)
            connection.sendall(self._answer)


def test_what_had_left_when_the_connection_broke_may_have_been_answered():
    peer = Peer(until=b'"prompt"')
    with pytest.raises(NoAnswer):
        client(site=f"http://127.0.0.1:{peer.port}/v1").generate({"prompt": "a"})


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 502 Bad Gateway\r\n\r\n", b"\x15\x03\x03\x00\x02\x02\x28"])
def test_a_handshake_that_fails_has_sent_nothing(answer):
    peer = Peer(until=b"\x16\x03", answer=answer)
    with pytest.raises(Unreachable):
        client(site=f"https://127.0.0.1:{peer.port}/v1").generate({"prompt": "a"})


def test_a_proxy_that_breaks_after_the_request_may_have_passed_it_on(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{Peer(until=b'prompt').port}")
    with pytest.raises(NoAnswer):
        client(site="http://relay.example/v1").generate({"prompt": "a"})


def test_a_proxy_that_gives_no_tunnel_has_passed_nothing_on(monkeypatch):
    peer = Peer(until=b"CONNECT", answer=b"HTTP/1.1 403 Forbidden\r\n\r\n")
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{peer.port}")
    with pytest.raises(Unreachable):
        client(site="https://relay.example/v1").generate({"prompt": "a"})


def test_two_lengths_in_an_answer_are_no_wrong_address():
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\n{}"
    with pytest.raises(NoAnswer):
        client(site=f"http://127.0.0.1:{Peer(b'prompt', answer).port}/v1").generate({"prompt": "a"})


def test_a_key_never_travels_with_the_cookie_of_another():
    pool = SessionPool(lambda: build_api_session(Recorder(headers={"Set-Cookie": "who=ann"})))
    for _ in range(2):
        connection = Connection(site=SITE, key=Key("sk-a"))
        ServiceClient(connection, pool, read_timeout_s=5, now=lambda: 0.0).generate({"prompt": "a"})
    recorder = pool.session().adapters["https://"]
    assert [sent.headers.get("Cookie") for sent in recorder.sent] == [None, None]


def test_no_connection_is_kept_between_two_requests():
    server = serve(Emulator())
    try:
        one = client(site=f"{server.url}/v1")
        one.models()
        manager = one._pool.session().adapters["http://"].poolmanager
        assert len(manager.pools) == 0
    finally:
        server.stop()
