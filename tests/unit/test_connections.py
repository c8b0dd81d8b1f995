"""Typed keys: whose they are, where they go, and when they are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.connections import KEPT_S, Connections
from components.sites import EMULATOR_SITE, HOSTED_SITE, InvalidSite
from tests.builders import FakeClock, make_settings

COM = "https://api.siliconflow.com/v1"
RELAY = "https://relay.example/v1"


def make_connections(tmp_path: Path, clock: FakeClock | None = None, **environment: object) -> Connections:
    return Connections(make_settings(tmp_path, **environment), clock or FakeClock())


def key_of(connections: Connections, browser: str) -> str | None:
    key = connections.of(browser).key
    return key.reveal() if key else None


def test_a_key_belongs_to_its_browser(tmp_path: Path) -> None:
    connections = make_connections(tmp_path)
    connections.remember("ann", "sk-ann", None)
    connections.remember("bob", " sk-bob ", "")
    assert (key_of(connections, "ann"), key_of(connections, "bob")) == ("sk-ann", "sk-bob")
    assert connections.of("ann").site == HOSTED_SITE
    assert connections.of("eve").site == EMULATOR_SITE and key_of(connections, "eve") is None
    assert [connections.has_typed(name) for name in ("ann", "bob", "eve", "")] == [True, True, False, False]


def test_the_last_key_counts(tmp_path: Path) -> None:
    connections = make_connections(tmp_path)
    connections.remember("ann", "sk-old", RELAY)
    assert connections.remember("ann", "sk-new", RELAY) is connections.of("ann")
    assert (key_of(connections, "ann"), connections.of("ann").site) == ("sk-new", RELAY)


def test_forgetting(tmp_path: Path) -> None:
    connections = make_connections(tmp_path)
    connections.remember("ann", "sk-ann", None)
    connections.remember("bob", "sk-bob", None)
    connections.forget("ann")
    connections.forget("nobody")
    assert not connections.has_typed("ann") and key_of(connections, "ann") is None
    assert key_of(connections, "bob") == "sk-bob"


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_typing_nothing_forgets(tmp_path: Path, nothing: str | None) -> None:
    connections = make_connections(tmp_path, SILICONFLOW_API_KEY="sk-owner")
    connections.remember("ann", "sk-ann", RELAY)
    assert connections.remember("ann", nothing, nothing) == connections.default
    assert not connections.has_typed("ann") and key_of(connections, "ann") == "sk-owner"


@pytest.mark.parametrize(("key", "site"), [("sk a", None), ("sk-new", "ftp://x.example"), ("sk-new\nx", RELAY)])
def test_what_does_not_fit_changes_nothing(tmp_path: Path, key: str, site: str | None) -> None:
    connections = make_connections(tmp_path)
    connections.remember("ann", "sk-ann", COM)
    with pytest.raises(InvalidSite):
        connections.remember("ann", key, site)
    assert (key_of(connections, "ann"), connections.of("ann").site) == ("sk-ann", COM)


def test_a_key_goes_an_hour_after_the_last_sign_of_life(tmp_path: Path) -> None:
    clock = FakeClock()
    connections = make_connections(tmp_path, clock)
    connections.remember("ann", "sk-ann", None)
    connections.remember("bob", "sk-bob", None)
    clock.advance(KEPT_S - 1)
    connections.sweep_out(lambda connection: False)
    assert connections.has_typed("ann") and connections.has_typed("bob")
    connections.of("bob")
    clock.advance(2)
    connections.sweep_out(lambda connection: False)
    assert not connections.has_typed("ann") and connections.has_typed("bob")


def test_a_key_with_work_left_stays(tmp_path: Path) -> None:
    clock = FakeClock()
    connections = make_connections(tmp_path, clock)
    ann = connections.remember("ann", "sk-ann", None)
    connections.remember("bob", "sk-bob", None)
    clock.advance(2 * KEPT_S)
    connections.sweep_out(lambda connection: connection is ann)
    assert connections.has_typed("ann") and not connections.has_typed("bob")
    connections.sweep_out(lambda connection: False)
    assert not connections.has_typed("ann")


def test_asking_whether_a_key_was_typed_is_no_sign_of_life(tmp_path: Path) -> None:
    clock = FakeClock()
    connections = make_connections(tmp_path, clock)
    connections.remember("ann", "sk-ann", None)
    clock.advance(KEPT_S + 1)
    assert connections.has_typed("ann")
    connections.sweep_out(lambda connection: False)
    assert not connections.has_typed("ann")


@pytest.mark.parametrize("typed", [COM, RELAY, "http://127.0.0.1:8400", "http://api.siliconflow.cn/v1"])
def test_the_environment_s_key_never_goes_to_a_typed_site(tmp_path: Path, typed: str) -> None:
    connections = make_connections(tmp_path, SILICONFLOW_API_KEY="sk-owner")
    assert connections.remember("ann", None, typed).key is None
    assert key_of(connections, "ann") is None and key_of(connections, "bob") == "sk-owner"


@pytest.mark.parametrize(
    "typed", [HOSTED_SITE, "api.siliconflow.cn", "https://api.siliconflow.cn/v1/images/generations"]
)
def test_the_environment_s_key_goes_to_its_own_site(tmp_path: Path, typed: str) -> None:
    connections = make_connections(tmp_path, SILICONFLOW_API_KEY="sk-owner")
    connections.remember("ann", None, typed)
    assert key_of(connections, "ann") == "sk-owner"


def test_the_environment_s_key_for_a_relay_never_goes_to_the_hosted_site(tmp_path: Path) -> None:
    connections = make_connections(tmp_path, SILICONFLOW_API_KEY="sk-owner", SILICONFLOW_BASE_URL=RELAY)
    assert connections.default.site == RELAY
    assert connections.remember("ann", None, HOSTED_SITE).key is None
    assert connections.remember("ann", None, "emulator:").key is None


def test_a_typed_key_never_goes_to_the_environment_s_site_when_another_was_typed(tmp_path: Path) -> None:
    connections = make_connections(tmp_path, SILICONFLOW_BASE_URL=RELAY)
    assert connections.remember("ann", "sk-ann", COM).site == COM
    assert connections.remember("bob", "sk-bob", None).site == RELAY


@pytest.mark.parametrize("public", [{"EXPLORER_PUBLIC": 1}, {"SPACE_ID": "me/space"}, {"GRADIO_SHARE": "true"}])
def test_a_public_page_takes_keys_but_no_sites(tmp_path: Path, public: dict[str, object]) -> None:
    connections = make_connections(tmp_path, **public)
    assert connections.remember("ann", "sk-ann", RELAY).site == HOSTED_SITE
    assert connections.remember("bob", None, "http://127.0.0.1:8400") == connections.default
    assert not connections.has_typed("bob")
    assert connections.remember("eve", "sk-eve", "not a site").site == HOSTED_SITE


def test_a_public_page_with_the_owner_s_site(tmp_path: Path) -> None:
    connections = make_connections(
        tmp_path, EXPLORER_PUBLIC=1, SILICONFLOW_BASE_URL=RELAY, SILICONFLOW_API_KEY="sk-owner"
    )
    assert connections.remember("ann", "sk-ann", HOSTED_SITE).site == RELAY
    assert key_of(connections, "ann") == "sk-ann" and key_of(connections, "bob") == "sk-owner"


def test_a_key_that_comes_with_one_call_is_not_kept(tmp_path: Path) -> None:
    connections = make_connections(tmp_path, SILICONFLOW_API_KEY="sk-owner")
    connection = connections.with_key("sk-theirs")
    assert connection.site == HOSTED_SITE and connection.key is not None and connection.key.reveal() == "sk-theirs"
    assert key_of(connections, "") == "sk-owner"


@pytest.mark.parametrize("key", ["", "   ", "sk a", "sk\r\nx"])
def test_a_bad_key_that_comes_with_one_call_is_refused_and_not_replaced(tmp_path: Path, key: str) -> None:
    connections = make_connections(tmp_path, SILICONFLOW_API_KEY="sk-owner")
    with pytest.raises(InvalidSite):
        connections.with_key(key)
