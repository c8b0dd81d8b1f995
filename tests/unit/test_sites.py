"""Addresses as people paste them, keys that never show, and which site a key goes to."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import sites
from components.sites import Connection, InvalidSite, Key, connect, read_site

SECRET = "sk-verysecret0123456789"
HOSTED = "https://api.siliconflow.cn/v1"


@pytest.mark.parametrize(
    ("pasted", "site"),
    [
        ("https://api.siliconflow.cn/v1", HOSTED),
        ("https://api.siliconflow.cn/v1/", HOSTED),
        ("https://api.siliconflow.cn", HOSTED),
        ("https://api.siliconflow.cn/", HOSTED),
        ("  https://api.siliconflow.cn/v1\n", HOSTED),
        ("https://api.siliconflow.cn/v1/images/generations", HOSTED),
        ("https://api.siliconflow.cn/v1/images/generations/", HOSTED),
        ("https://api.siliconflow.cn/images/generations", HOSTED),
        ("https://api.siliconflow.cn/v1/chat/completions", HOSTED),
        ("https://api.siliconflow.cn/v1/models?type=image", HOSTED),
        ("https://api.siliconflow.cn//v1//", HOSTED),
        ("https://api.siliconflow.cn/v1#top", HOSTED),
        ("https://api.siliconflow.cn/v1/images", HOSTED),
        ("https://api.siliconflow.cn/v1/images/", HOSTED),
        ("https://api.siliconflow.cn/V1/", HOSTED),
        ("https://api.siliconflow.cn/V1/images/generations", HOSTED),
        ("https://relay.example/OpenAI/V1", "https://relay.example/OpenAI/v1"),
        ("https://relay.example/images", "https://relay.example/images/v1"),
        ("api.siliconflow.cn", HOSTED),
        ("api.siliconflow.cn/v1", HOSTED),
        ("HTTPS://API.SiliconFlow.CN/v1", HOSTED),
        ("https://api.siliconflow.cn.:443/v1", HOSTED),
        ("https://api.siliconflow.com/v1", "https://api.siliconflow.com/v1"),
        ("http://127.0.0.1:8400", "http://127.0.0.1:8400/v1"),
        ("127.0.0.1:8400", "http://127.0.0.1:8400/v1"),
        ("localhost:8400/v1", "http://localhost:8400/v1"),
        ("localhost", "http://localhost/v1"),
        ("[::1]:8400", "http://[::1]:8400/v1"),
        ("http://[::1]:8400/v1/", "http://[::1]:8400/v1"),
        ("http://relay:3000", "http://relay:3000/v1"),
        ("relay:3000", "https://relay:3000/v1"),
        ("http://relay.example:80/v1", "http://relay.example/v1"),
        ("https://relay.example:80", "https://relay.example:80/v1"),
        ("https://relay.example/openai", "https://relay.example/openai/v1"),
        ("https://relay.example/openai/v2/", "https://relay.example/openai/v2"),
        ("https://relay.example/v1beta", "https://relay.example/v1beta"),
        ("https://my_relay.example", "https://my_relay.example/v1"),
        ("emulator:", "emulator:"),
        (" Emulator:/ ", "emulator:"),
        ("emulator", "emulator:"),
    ],
)
def test_addresses_pasted_in_all_ways(pasted: str, site: str) -> None:
    assert read_site(pasted) == site
    assert read_site(site) == site


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "   ",
        "https://",
        "ftp://api.siliconflow.cn",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://user:secret@api.siliconflow.cn/v1",
        "https://api.siliconflow.cn@evil.example/v1",
        "https://evil.example\\@api.siliconflow.cn/v1",
        "https://evil.example\\.siliconflow.cn",
        "https://api.silicon flow.cn",
        "https://api.silicon\nflow.cn/v1",
        "https://api.siliconflow.cn/a b/v1",
        "https://api.siliconflow.cn/<b>/v1",
        'https://api.siliconflow.cn/"/v1',
        "https://api.siliconflow.cn:99999/v1",
        "https://api.siliconflow.cn:0/v1",
        "https://api.siliconflow.cn:x/v1",
        "https://[::1",
        "https://[zz]/v1",
        "https://...",
        "https://.example",
        "https://a..b",
        "https://-a.example",
        "https://硅基.example",
        "https://" + "a." * 200 + "example",
        SECRET,
        f"Bearer {SECRET}",
        "none",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(pasted: str) -> None:
    with pytest.raises(InvalidSite) as caught:
        read_site(pasted)
    assert caught.value.message == f"This is no site's address. Give one such as {HOSTED}."


@given(st.text(max_size=40) | st.text("htps:/.@[]a1-_%? \n", max_size=30))
def test_any_text_is_an_address_in_its_one_form_or_refused(text: str) -> None:
    try:
        site = read_site(text)
    except InvalidSite:
        return
    assert read_site(site) == site
    assert site == "emulator:" or site.startswith(("http://", "https://"))
    assert site.isascii() and site.isprintable() and " " not in site and "@" not in urlsplit(site).netloc


@pytest.mark.parametrize(
    ("pasted", "key"),
    [
        (SECRET, SECRET),
        (f"  {SECRET}\n", SECRET),
        (f"Bearer {SECRET}", SECRET),
        (f"bearer   {SECRET} ", SECRET),
        ("Bearer", "Bearer"),
        ("x", "x"),
    ],
)
def test_keys_as_pasted(pasted: str, key: str) -> None:
    assert Key(pasted).reveal() == key


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "   ",
        "sk-a\nsecret",
        "sk-a\r\nX-Evil: secret",
        "sk-a secret",
        "sk-secret\0",
        "sk-密钥secret",
        "s" * 513,
        "\ud800",
    ],
)
def test_what_is_no_key_is_refused_without_showing_it(pasted: str) -> None:
    with pytest.raises(InvalidSite) as caught:
        Key(pasted)
    assert "secret" not in caught.value.message and "密" not in caught.value.message
    assert "sss" not in caught.value.message


@pytest.mark.parametrize(
    "show",
    [
        repr,
        str,
        "{}".format,
        "{!r}".format,
        "%s".__mod__,
        lambda key: f"{key}",
        lambda key: repr([key]),
        lambda key: repr({"key": key}),
        lambda key: repr(Connection(site=HOSTED, key=key)),
        lambda key: str(Connection(site=HOSTED, key=key)),
        lambda key: Connection(site=HOSTED, key=key).account,
        lambda key: str(hash(key)),
    ],
)
def test_a_key_never_shows(show: Callable[[Key], str]) -> None:
    assert SECRET not in show(Key(SECRET)) and "secret" not in show(Key(SECRET))


@pytest.mark.parametrize("dump", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps, vars])
def test_a_key_is_never_written_or_copied(dump: Callable[[Key], object]) -> None:
    with pytest.raises(TypeError) as caught:
        dump(Key(SECRET))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_connection_is_not_pickled_with_its_key(protocol: int) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Connection(site=HOSTED, key=Key(SECRET)), protocol)


# key | site set -> service


@pytest.mark.parametrize(
    ("key", "site", "expected", "service", "is_usable"),
    [
        (None, None, "emulator:", "emulator", True),
        (SECRET, None, HOSTED, "hosted", True),
        (None, "emulator:", "emulator:", "emulator", True),
        (SECRET, "emulator:", "emulator:", "emulator", True),
        (SECRET, HOSTED, HOSTED, "hosted", True),
        (SECRET, "https://api.siliconflow.com/v1", "https://api.siliconflow.com/v1", "hosted", True),
        (SECRET, "https://relay.example/v1", "https://relay.example/v1", "custom", True),
        (None, HOSTED, HOSTED, "hosted", False),
        (None, "https://relay.example/v1", "https://relay.example/v1", "custom", False),
        (None, "http://127.0.0.1:8400/v1", "http://127.0.0.1:8400/v1", "custom", True),
        (None, "http://[::1]:8400/v1", "http://[::1]:8400/v1", "custom", True),
        (None, "http://app.localhost/v1", "http://app.localhost/v1", "custom", True),
        (None, "http://192.168.0.9:8400/v1", "http://192.168.0.9:8400/v1", "custom", False),
    ],
)
def test_key_and_site_choose_the_service(
    key: str | None, site: str | None, expected: str, service: str, is_usable: bool
) -> None:
    connection = connect(site, Key(key) if key else None)
    assert (connection.site, connection.service, connection.is_usable) == (expected, service, is_usable)
    assert (connection.key is None) == (key is None)


@pytest.mark.parametrize(
    "site", ["https://siliconflow.cn.evil.example/v1", "https://notsiliconflow.cn/v1", "https://siliconflow.example/v1"]
)
def test_only_the_vendor_s_own_hosts_are_hosted(site: str) -> None:
    assert Connection(site=site, key=None).service == "custom"


def test_an_account_is_site_and_key() -> None:
    accounts = {
        Connection(site=site, key=key and Key(key)).account
        for site in (HOSTED, "https://api.siliconflow.com/v1")
        for key in (None, "sk-a", "sk-b")
    }
    assert len(accounts) == 6
    assert connect(None, Key("sk-a")).account == connect(HOSTED, Key(" sk-a ")).account
    assert connect("emulator:", Key("sk-a")).account == connect(None, None).account


def test_the_emulator_s_base_url_resolves_nowhere() -> None:
    assert connect(None, None).host.endswith(".invalid")
    assert connect(HOSTED, None).base_url == HOSTED and connect(HOSTED, None).host == "api.siliconflow.cn"
    assert sites.HOSTED_SITE == HOSTED
