"""The emulator as a transport for requests: what goes wrong looks as on a real connection."""

import io
import json

import pytest
import requests
import urllib3
from PIL import Image

from components.emulator import Emulator, Options
from components.emulator.adapter import EmulatorAdapter
from components.emulator.faults import FAULTS

BASE = "https://api.siliconflow.cn/v1"
PAINTED = b"\x89PNG\r\n\x1a\n" + bytes(100_000)
BODY = {"model": "Kwai-Kolors/Kolors", "prompt": "a cat", "image_size": "64x64", "seed": 5}


def make_session(*faults, waits=None, **options):
    painter = lambda picture, format: PAINTED  # noqa: E731
    emulator = Emulator(Options(faults=faults, **options), lambda: 1_800_000_000.0, painter, lambda content: b"")
    return mount(emulator, [] if waits is None else waits)


def mount(emulator, waits):
    session = requests.Session()
    session.trust_env = False
    adapter = EmulatorAdapter(emulator, wait=waits.append)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def post(session, **kwargs):
    headers = {"Authorization": "Bearer k"}
    return session.post(f"{BASE}/images/generations", json=BODY, headers=headers, **kwargs)


def image_url(session):
    return post(session).json()["images"][0]["url"]


def test_a_generation_and_its_image():
    session = make_session()
    reply = post(session, timeout=(3, 5))
    assert reply.ok and reply.reason == "OK" and reply.headers["X-SiliconCloud-Trace-Id"].startswith("ti_")
    url = reply.json()["images"][0]["url"]
    assert url.startswith("https://api.siliconflow.cn/temporary/")
    image = session.get(url)
    assert image.content == PAINTED and image.headers["content-type"] == "image/png" and image.url == url


def test_the_origin_is_that_of_the_request():
    session = make_session()
    headers = {"Authorization": "Bearer k"}
    reply = session.post("http://localhost:9/v1/images/generations", json=BODY, headers=headers)
    assert reply.json()["images"][0]["url"].startswith("http://localhost:9/temporary/")


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(BODY),
        json.dumps(BODY).encode(),
        io.BytesIO(json.dumps(BODY).encode()),
        iter([json.dumps(BODY).encode()]),
    ],
    ids=["text", "bytes", "file", "pieces"],
)
def test_bodies_of_every_kind(data):
    headers = {"Authorization": b"Bearer k"}
    assert make_session().post(f"{BASE}/images/generations", data=data, headers=headers).status_code == 200


def test_streaming_and_closing():
    session = make_session()
    with session.get(image_url(session), stream=True) as response:
        assert int(response.headers["Content-Length"]) == len(PAINTED)
        assert b"".join(response.iter_content(1000)) == PAINTED
    response = session.get(image_url(session), stream=True)
    assert next(response.iter_content(10)) == PAINTED[:10]
    response.close()


def test_head():
    session = make_session()
    response = session.head(image_url(session))
    assert response.content == b"" and int(response.headers["Content-Length"]) == len(PAINTED)


@pytest.mark.parametrize("timeout", [2, (9, 2), urllib3.Timeout(connect=9, read=2)])
def test_a_slow_answer_is_a_read_timeout(timeout):
    waits = []
    session = make_session("slow", waits=waits)
    with pytest.raises(requests.ReadTimeout, match="Read timed out"):
        post(session, timeout=timeout)
    assert waits == [2]


@pytest.mark.parametrize("timeout", [None, 31, (1, None), urllib3.Timeout(connect=1)])
def test_a_slow_answer_within_the_timeout_arrives(timeout):
    waits = []
    assert post(make_session("slow", waits=waits), timeout=timeout).ok
    assert waits == [30]


def test_a_dropped_answer_is_a_connection_error():
    with pytest.raises(requests.ConnectionError, match=r"Connection aborted.*RemoteDisconnected") as caught:
        post(make_session("drop"))
    assert isinstance(caught.value.args[0], urllib3.exceptions.ProtocolError)
    assert caught.value.request.url.endswith("/images/generations")


def test_a_cut_image_raises_while_it_is_read():
    session = make_session("image-cut")
    response = session.get(image_url(session), stream=True)
    read = 0
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        for piece in response.iter_content(1000):
            read += len(piece)
    assert 0 < read <= len(PAINTED) // 2
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        session.get(response.url)


def test_a_huge_image_can_be_given_up_early():
    session = make_session("image-huge")
    response = session.get(image_url(session), stream=True)
    assert int(response.headers["Content-Length"]) > 64 * 1024 * 1024
    assert len(next(response.iter_content(65536))) == 65536
    response.close()


def test_redirects_follow_the_rules_of_requests():
    session = make_session("redirect-ok", "redirect-ok", "redirect-loop", "redirect-private")
    followed = session.get(image_url(session))
    assert followed.content == PAINTED and len(followed.history) == 1
    kept = session.get(image_url(session), allow_redirects=False)
    assert kept.status_code == 302 and kept.is_redirect
    with pytest.raises(requests.TooManyRedirects):
        session.get(image_url(session))
    private = session.get(image_url(session), allow_redirects=False)
    assert private.headers["Location"].startswith("http://192.0.2.1/")


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_can_be_played(name):
    session = make_session(name)
    try:
        images = post(session, timeout=1).json()["images"]
        session.get(images[0]["url"], timeout=1, stream=True, allow_redirects=False).close()
    # What each fault does is told in detail elsewhere; here only these may come out.
    except (requests.RequestException, KeyError, IndexError, TypeError):
        pass
    assert post(session).ok


def test_real_pictures_arrive():
    for output in ("png", "jpeg"):
        session = mount(Emulator(Options(output=output)), [])
        image = Image.open(io.BytesIO(session.get(image_url(session)).content))
        assert (image.format, image.size, image.mode) == (output.upper(), (64, 64), "RGB")
