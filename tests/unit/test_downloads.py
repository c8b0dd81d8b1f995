"""One attempt to bring an image home, against a small server on loopback."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
import requests
from PIL import Image

from components.client.downloads import Downloaded, Downloader, build_download_session
from components.client.sessions import USER_AGENT, SessionPool, no_auth
from components.errors import LostImage

EXPIRED = b"<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"
QUERY = "X-Amz-Credential=AK%2Fcn%2fx&b=a+b%20c&c=%7Etilde~&d=%41&e=[x]|'%&f=%zz&X-Amz-Signature=secret=="


def picture(kind: str = "PNG") -> bytes:
    buffer = BytesIO()
    Image.effect_noise((64, 48), 90).save(buffer, kind)
    return buffer.getvalue()


IMAGE = picture()
Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answer by the path's first part; keep what was asked."""

    server: Host

    def do_GET(self) -> None:
        self.server.lines.append(self.requestline)
        self.server.headers.append(dict(self.headers))
        name = self.path.partition("?")[0].strip("/")
        self.server.answers[name](self)

    def give(self, status: int = 200, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def giving(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    return lambda handler: handler.give(status, body, **headers)


class Host(ThreadingHTTPServer):
    """Be an image host with one answer per path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {"ok": giving(body=IMAGE)}
        self.lines: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up in the middle are what is tested here."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with running(Host()) as server:
        yield server


@contextmanager
def running(server: Host) -> Iterator[Host]:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Place:
    """Hold a downloader and its folders."""

    def __init__(self, root: Path, url: str) -> None:
        self.folder, self.scratch, self.url = root / "images", root / "scratch", url
        self.folder.mkdir()
        self.scratch.mkdir()
        self.pool = SessionPool(lambda: build_download_session(own_host="127.0.0.1"))

    def fetch(self, path: str, **options: float | Callable[[], float]) -> Downloaded:
        url = path if "://" in path else f"{self.url}/{path}"
        downloader = Downloader(self.pool, "127.0.0.1", **{"read_timeout_s": 5.0} | options)  # type: ignore[arg-type]
        return downloader.fetch(url, self.folder, "abc", self.scratch)

    def lost(self, path: str, **options: float | Callable[[], float]) -> LostImage:
        with pytest.raises(LostImage) as caught:
            self.fetch(path, **options)
        assert self.files() == []
        assert "secret" not in caught.value.message
        assert caught.value.message.endswith(".")
        return caught.value

    def files(self) -> list[str]:
        return [path.name for folder in (self.folder, self.scratch) for path in folder.iterdir()]


@pytest.fixture
def place(tmp_path: Path, host: Host) -> Iterator[Place]:
    made = Place(tmp_path, host.url)
    yield made
    made.pool.session().close()


def test_an_image_comes_home_whole(place: Place) -> None:
    got = place.fetch("ok")
    assert got.path == place.folder / "abc.png"
    assert got.path.read_bytes() == IMAGE
    assert (got.size_bytes, got.sha256) == (len(IMAGE), hashlib.sha256(IMAGE).hexdigest())
    assert got.source_sha256 == got.sha256
    assert (got.facts.format, got.facts.width, got.facts.height) == ("png", 64, 48)
    assert place.files() == ["abc.png"]


def test_what_is_finished_is_described_beside_what_came(place: Place) -> None:
    url = f"{place.url}/ok"
    downloader = Downloader(place.pool, "127.0.0.1")
    got = downloader.fetch(url, place.folder, "abc", place.scratch, lambda data, facts: data + facts.format.encode())
    assert got.path.read_bytes() == IMAGE + b"png"
    assert (got.size_bytes, got.sha256) == (len(IMAGE) + 3, hashlib.sha256(IMAGE + b"png").hexdigest())
    assert got.source_sha256 == hashlib.sha256(IMAGE).hexdigest()
    assert place.files() == ["abc.png"]


def test_what_is_no_image_is_never_finished(place: Place, host: Host) -> None:
    host.answers["x"] = giving(body=IMAGE[:-5])
    seen: list[bytes] = []
    with pytest.raises(LostImage):
        Downloader(place.pool, "127.0.0.1").fetch(
            f"{place.url}/x", place.folder, "abc", place.scratch, lambda data, facts: seen.append(data) or data
        )
    assert seen == [] and place.files() == []


@pytest.mark.parametrize("status", [201, 203])
def test_a_whole_picture_counts_under_its_neighbours_of_200(status: int, place: Place, host: Host) -> None:
    host.answers["x"] = giving(status, IMAGE)
    assert place.fetch("x").path.read_bytes() == IMAGE
    host.answers["x"] = giving(status, IMAGE[:-5])
    with pytest.raises(LostImage):
        place.fetch("x")


def test_half_a_picture_is_none(place: Place, host: Host) -> None:
    host.answers["x"] = giving(206, IMAGE)
    assert place.lost("x").again == "hour"


def test_a_redirect_to_this_machine_s_other_name_is_followed(place: Place, host: Host) -> None:
    host.answers["on"] = giving(302, Location=f"{host.url.replace('127.0.0.1', 'localhost')}/ok")
    assert place.fetch("on").path.read_bytes() == IMAGE


def test_the_ending_is_of_the_bytes(place: Place, host: Host) -> None:
    host.answers["a.png"] = giving(body=picture("JPEG"), Content_Type="image/png")
    assert place.fetch("a.png").path.name == "abc.jpg"


def test_an_older_file_is_replaced(place: Place) -> None:
    (place.folder / "abc.png").write_bytes(b"half")
    assert place.fetch("ok").path.read_bytes() == IMAGE


def test_the_query_goes_out_as_given(place: Place, host: Host) -> None:
    place.fetch(f"ok?{QUERY}#part")
    host.answers["on"] = giving(302, Location=f"{host.url}/ok?{QUERY}")
    place.fetch("on")
    wanted = f"GET /ok?{QUERY} HTTP/1.1"
    assert [line for line in host.lines if line.startswith("GET /ok")] == [wanted, wanted]


@pytest.mark.parametrize("query", ["a b", "ü=ö"])
def test_a_query_that_cannot_be_sent_is_quoted(query: str, place: Place, host: Host) -> None:
    place.fetch(f"ok?{query}")
    assert host.lines[0] == f"GET /ok?{requests.utils.requote_uri(query)} HTTP/1.1"


def test_no_authorisation_and_no_cookies_are_sent(
    place: Place, host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (".netrc", "_netrc"):
        (tmp_path / name).write_text("machine 127.0.0.1 login me password secret\n", encoding="ascii")
        (tmp_path / name).chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert requests.utils.get_netrc_auth(host.url) == ("me", "secret")
    host.answers["cookie"] = giving(302, Location="/ok", Set_Cookie="a=b; Path=/")
    place.fetch("cookie")
    place.fetch("ok")
    assert len(host.headers) == 3
    for headers in host.headers:
        assert not {"Authorization", "Cookie", "Referer"} & set(headers)
        assert (headers["User-Agent"], headers["Accept-Encoding"]) == (USER_AGENT, "identity")


def test_redirects_are_followed(place: Place, host: Host) -> None:
    for number in range(5):
        status = (301, 302, 303, 307, 308)[number]
        follow = "/ok" if number == 4 else f"r{number + 1}" if number % 2 else f"{host.url}/r{number + 1}"
        host.answers[f"r{number}"] = giving(status, Location=follow)
    assert place.fetch("r0").path.read_bytes() == IMAGE


def test_six_redirects_are_too_many(place: Place, host: Host) -> None:
    host.answers["loop"] = giving(302, Location="/loop?secret")
    error = place.lost("loop")
    assert (error.again, error.status, len(host.lines)) == ("never", 302, 6)


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2/ok",
        "http://10.0.0.1/?secret",
        "ftp://127.0.0.1/a",
        "file:///etc/passwd",
        "//[::1",
        "http://127.1/",
    ],
)
def test_redirects_to_forbidden_places_are_refused(location: str, place: Place, host: Host) -> None:
    host.answers["on"] = giving(302, Location=location)
    assert place.lost("on").again == "never"
    assert len(host.lines) == 1


def test_the_body_of_a_redirect_is_not_waited_for(place: Place, host: Host) -> None:
    host.answers["on"] = giving(302, Location="/ok", Content_Length="1000000000")
    assert place.fetch("on").path.exists()


@pytest.mark.parametrize(
    ("status", "again", "words"),
    [
        (404, "never", "no longer"),
        (410, "never", "no longer"),
        (400, "never", "refused"),
        (401, "never", "refused"),
        (304, "never", "refused"),
        (302, "never", "refused"),
        (408, "hour", "408"),
        (429, "hour", "429"),
        (500, "hour", "500"),
        (503, "hour", "503"),
        (202, "hour", "202"),
        (204, "hour", "204"),
        (206, "hour", "206"),
    ],
)
def test_statuses(status: int, again: str, words: str, place: Place, host: Host) -> None:
    host.answers["x"] = giving(status)
    error = place.lost("x?secret")
    assert (error.again, error.status) == (again, status)
    assert words in error.message


@pytest.mark.parametrize(("body", "words"), [(EXPIRED, "has expired"), (b"<Error/>", "refused"), (b"", "refused")])
def test_403(body: bytes, words: str, place: Place, host: Host) -> None:
    host.answers["x"] = giving(403, body)
    error = place.lost("x?secret")
    assert (error.again, error.status) == ("never", 403)
    assert words in error.message


def test_an_endless_403_is_read_a_little_only(place: Place, host: Host) -> None:
    host.answers["x"] = giving(403, bytes(8_000_000), Content_Length="8000000000")
    assert place.lost("x").status == 403


def chunked(handler: Handler) -> None:
    handler.give(Transfer_Encoding="chunked", Content_Length="")
    handler.wfile.write(b"%x\r\n%s\r\n" % (len(IMAGE), IMAGE))


def chunked_whole(handler: Handler) -> None:
    chunked(handler)
    handler.wfile.write(b"0\r\n\r\n")


BAD: dict[str, tuple[str, Answer]] = {
    "cut by length": ("hour", giving(body=IMAGE, Content_Length=str(len(IMAGE) + 1))),
    "cut by chunks": ("hour", chunked),
    "cut without a length": ("hour", giving(body=IMAGE[:-5], Content_Length="")),
    "cut but declared so": ("hour", giving(body=IMAGE[:-5])),
    "empty": ("hour", giving()),
    "html": ("bounded", giving(body=b"<!doctype html><h1>secret</h1>")),
    "text": ("bounded", giving(body=b"secret")),
    "nonsense length": ("bounded", giving(body=b"x", Content_Length="9" * 5000)),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_bodies(name: str, place: Place, host: Host) -> None:
    again, host.answers["x"] = BAD[name]
    error = place.lost("x?secret")
    assert (error.again, error.status) == (again, 200)


def test_a_chunked_and_a_compressed_body_are_read(place: Place, host: Host) -> None:
    host.answers["chunked"] = chunked_whole
    host.answers["gzip"] = giving(body=gzip.compress(IMAGE), Content_Encoding="gzip")
    for name in ("chunked", "gzip"):
        assert place.fetch(name).path.read_bytes() == IMAGE


def test_too_large_as_declared_is_refused_at_once(place: Place, host: Host) -> None:
    host.answers["x"] = giving(Content_Length=str(2**40))
    assert place.lost("x").again == "never"


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_too_large_as_it_streams(encoding: str, place: Place, host: Host) -> None:
    body = gzip.compress(bytes(1_000_000)) if encoding else bytes(1_000_000)
    host.answers["x"] = giving(body=body, Content_Length="", Content_Encoding=encoding)
    assert place.lost("x", max_bytes=100_000).again == "never"


def test_too_many_pixels(place: Place, host: Host) -> None:
    buffer = BytesIO()
    Image.new("1", (8001, 8000)).save(buffer, "PNG")
    host.answers["x"] = giving(body=buffer.getvalue())
    assert place.lost("x").again == "never"


def test_slow(place: Place) -> None:
    seconds = iter(range(0, 10_000, 200))
    assert place.lost("ok", monotonic=lambda: float(next(seconds)), total_timeout_s=100).again == "hour"


def test_a_trickle_cannot_outlast_the_deadline(place: Place, host: Host) -> None:
    stopped = threading.Event()

    def trickle(handler: Handler) -> None:
        handler.give(Content_Length="1000")
        handler.wfile.write(b"x")
        stopped.wait(30)

    host.answers["x"] = trickle
    seconds = iter([0.0, 400.0])
    try:
        assert "within 120 seconds" in place.lost("x", monotonic=lambda: next(seconds)).message
    finally:
        stopped.set()


@pytest.mark.parametrize("begin", [lambda _: None, giving(body=IMAGE[:9], Content_Length="99")])
def test_silence(begin: Answer, place: Place, host: Host) -> None:
    stopped = threading.Event()

    def silent(handler: Handler) -> None:
        begin(handler)
        stopped.wait(30)

    host.answers["x"] = silent
    try:
        error = place.lost("x?secret", read_timeout_s=0.05)
    finally:
        stopped.set()
    assert error.again == "hour"
    assert "in time" in error.message


def test_nobody_listens(place: Place, host: Host) -> None:
    with running(Host()) as other:
        url = other.url
    error = place.lost(f"{url}/a?secret")
    assert (error.again, error.status) == ("hour", None)
    assert error.__cause__ is None


def test_no_http(place: Place, host: Host) -> None:
    def nonsense(handler: Handler) -> None:
        handler.wfile.write(b"nonsense\r\n\r\n")

    host.answers["x"] = nonsense
    assert place.lost("x").again == "hour"


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/a", "http://127.0.0.2/a?secret", "nonsense://"])
def test_forbidden_addresses_are_never_asked(url: str, place: Place) -> None:
    assert place.lost(url).again == "never"


def test_a_full_disk_is_no_lost_image(place: Place) -> None:
    place.scratch.rmdir()
    with pytest.raises(FileNotFoundError):
        place.fetch("ok")
    place.scratch.mkdir()
    assert place.files() == []


def test_an_adapter_takes_the_place_of_the_network(place: Place) -> None:
    class Played(requests.adapters.BaseAdapter):
        def send(self, request: requests.PreparedRequest, **_: object) -> requests.Response:  # type: ignore[override]
            response = requests.Response()
            response.status_code, response.request, response.raw = 200, request, BytesIO(IMAGE)
            asked.append(request.url)
            return response

        def close(self) -> None:
            pass

    asked: list[str | None] = []
    pool = SessionPool(lambda: build_download_session(Played()))
    got = Downloader(pool, "emulator.invalid").fetch(
        f"https://emulator.invalid/a?{QUERY}", place.folder, "abc", place.scratch
    )
    assert got.path.read_bytes() == IMAGE
    assert asked == [f"https://emulator.invalid/a?{QUERY}"]


def test_proxies_of_the_environment_are_used(place: Place, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", host.url)
    host.answers["http://gone.invalid/a"] = giving(body=IMAGE)
    pool = SessionPool(build_download_session)
    got = Downloader(pool, None).fetch(f"http://gone.invalid/a?{QUERY}", place.folder, "abc", place.scratch)
    pool.session().close()
    assert got.path.read_bytes() == IMAGE
    assert host.lines == [f"GET http://gone.invalid/a?{QUERY} HTTP/1.1"]


def test_one_session_per_thread() -> None:
    pool = SessionPool(build_download_session)
    mine = pool.session()
    others: list[requests.Session] = []
    thread = threading.Thread(target=lambda: others.append(pool.session()))
    thread.start()
    thread.join()
    assert pool.session() is mine
    assert others[0] is not mine
    assert no_auth(request := requests.PreparedRequest()) is request
