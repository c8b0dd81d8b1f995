"""Which addresses an image may come from."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from components.client import guard
from components.client.guard import GuardedAdapter, check_url, is_public
from components.errors import LostImage

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def resolving(*addresses: str) -> guard.Resolve:
    def resolve(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return resolve


def unresolvable(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def never_asked(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
    raise AssertionError(f"{host} was looked up")


def refusal(url: str, own_host: str | None = None, resolve: guard.Resolve = unresolvable) -> LostImage:
    with pytest.raises(LostImage) as caught:
        check_url(url, own_host, resolve)
    assert "secret" not in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    "url",
    [
        "https://s3.example.com/temporary/a.png?X-Amz-Signature=1",
        "HTTP://S3.Example.com./a.png",
        "https://s3.example.com:8443/a.png",
        "https://bücher.example/a.png",
    ],
)
def test_public_names_pass(url: str) -> None:
    check_url(url, None, resolving("93.184.216.34", "2606:2800:220:1::1"))


@pytest.mark.parametrize("url", ["http://8.8.8.8/a", "http://134744072/a", "https://[2606:4700:4700::1111]/a"])
def test_public_literals_pass_without_a_lookup(url: str) -> None:
    check_url(url, None, never_asked)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.com/a?secret",
        "file:///etc/passwd",
        "data:image/png;base64,secret",
        "//example.com/a",
        "example.com/a",
        "",
        "http://",
        "http:///a?secret",
        "http://user:secret@example.com/a",
        "http://8.8.8.8@127.0.0.1/",
        "http://8.8.8.8\\@127.0.0.1/",
        "http://8.8.8.8%2f@127.0.0.1/",
        "http://8.8.8.8%00.example/",
        "http://8.8.8.8 .example/",
        "http://8.8.8.8\t/",
        "http://8.8.8.8/a\r\nX: secret",
        "http://[::1/secret",
        "http://[fe80::1%25eth0]/",
        "http://8.8.8.8:99999/secret",
        "http://8.8.8.8:0/",
        "http://8.8.8.8:secret/",
    ],
)
def test_what_is_no_plain_http_address_is_refused_for_good(url: str) -> None:
    assert refusal(url, resolve=never_asked).again == "never"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.1.",
        "0",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fec0::1]",
        "[ff0e::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b:1::8.8.8.8]",
        "[2002:7f00:1::]",
        "[2001:0:808:808:0:0:f5ff:fffe]",
        "[2001:db8::1]",
    ],
)
def test_private_literals_are_refused_in_any_spelling(host: str) -> None:
    assert refusal(f"http://{host}/a?secret", resolve=never_asked).again == "never"


@pytest.mark.parametrize("addresses", [("10.0.0.1",), ("8.8.8.8", "127.0.0.1"), ("::1",), ("fe80::1%eth0",)])
def test_a_name_with_any_private_address_is_refused(addresses: tuple[str, ...]) -> None:
    error = refusal("https://rebind.example/a?secret=1", resolve=resolving(*addresses))
    assert error.again == "never"
    assert "rebind.example" in error.message


def test_addresses_inside_of_addresses() -> None:
    assert is_public(ip_address("64:ff9b::8.8.8.8"))
    assert is_public(ip_address("2002:808:808::"))
    assert is_public(ip_address("::ffff:8.8.8.8"))
    assert not is_public(ip_address("64:ff9b::127.0.0.1"))


@given(st.ip_addresses(v=4))
def test_an_embedded_address_is_judged_as_itself(address: Any) -> None:
    number = int(address)
    for outer in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert is_public(ip_address(outer.to_bytes(16, "big"))) == is_public(address)


@pytest.mark.parametrize(
    ("url", "own_host"),
    [
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("http://LocalHost./a", "localhost"),
        ("http://[::1]:9/a", "::1"),
        ("http://box.lan/a", "BOX.lan."),
    ],
)
def test_own_host_passes_without_a_lookup(url: str, own_host: str) -> None:
    check_url(url, own_host, never_asked)


@pytest.mark.parametrize("own_host", ["localhost", "127.0.0.1", "::1"])
@pytest.mark.parametrize("host", ["localhost", "LocalHost.", "127.0.0.1", "[::1]"])
def test_this_machine_has_three_names(own_host: str, host: str) -> None:
    check_url(f"http://{host}:8400/a", own_host, never_asked)


@pytest.mark.parametrize("own_host", ["localhost", "127.0.0.1", "::1"])
@pytest.mark.parametrize("host", ["127.0.0.2", "127.1", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1"])
def test_this_machine_has_no_further_names(own_host: str, host: str) -> None:
    assert refusal(f"http://{host}/a?secret", own_host, never_asked).again == "never"


@pytest.mark.parametrize("own_host", ["box.lan", "192.168.0.9", "8.8.8.8", None])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_site_elsewhere_opens_nothing_of_this_machine(own_host: str | None, host: str) -> None:
    assert refusal(f"http://{host}/a", own_host, resolving("127.0.0.1")).again == "never"


def test_own_host_opens_no_other() -> None:
    assert refusal("http://127.0.0.2/a", "127.0.0.1").again == "never"
    assert refusal("http://app.localhost/a", "localhost", resolving("127.0.0.1")).again == "never"
    assert refusal("http://127.0.0.1.example.com/a", "127.0.0.1", resolving("127.0.0.1")).again == "never"


def test_a_name_that_does_not_resolve_may_do_so_later() -> None:
    assert refusal("https://gone.example/a?secret").again == "hour"


def test_a_name_that_no_resolver_takes() -> None:
    def encoding(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        raise AssertionError(host.encode("idna"))

    assert refusal(f"https://{'a' * 70}.example/a", resolve=encoding).again == "never"


def test_a_proxy_resolves_what_we_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    check_url("https://gone.example/a", None, unresolvable)
    assert refusal("http://gone.example/a").again == "hour"
    assert refusal("https://10.0.0.1/a").again == "never"
    monkeypatch.setenv("no_proxy", "gone.example")
    assert refusal("https://gone.example/a").again == "hour"


def test_the_peer_is_checked_before_anything_is_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, requests.Session() as session:
        session.mount("http://", GuardedAdapter())
        with pytest.raises(LostImage) as caught:
            session.get(f"http://127.0.0.1:{server.getsockname()[1]}/?secret", timeout=5)
        peer, _ = server.accept()
        with peer:
            assert peer.recv(100) == b""
    assert caught.value.again == "never"
    assert "secret" not in caught.value.message


@pytest.mark.parametrize(("own_host", "host"), [("localhost", "127.0.0.1"), ("::1", "localhost")])
def test_the_peer_of_this_machine_s_other_names_passes(own_host: str, host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, requests.Session() as session:
        session.mount("http://", GuardedAdapter(own_host))
        with pytest.raises(requests.Timeout):
            session.get(f"http://{host}:{server.getsockname()[1]}/", timeout=(5, 0.05))


def test_the_peer_of_a_tls_connection_is_checked_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, requests.Session() as session:
        session.mount("https://", GuardedAdapter("other.example"))
        with pytest.raises(LostImage):
            session.get(f"https://localhost:{server.getsockname()[1]}/", timeout=5)
        peer, _ = server.accept()
        with peer:
            assert peer.recv(100) == b""


def test_a_name_may_resolve_to_a_tunnels_stand_in_but_its_literal_is_refused() -> None:
    def stand_in(host: str, port: int, **options: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("198.18.3.4", port))]

    check_url("https://images.example/a.png", None, resolve=stand_in)
    assert refusal("https://198.18.3.4/a.png", resolve=never_asked).again == "never"
