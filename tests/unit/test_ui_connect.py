"""The Connect panel's answers: what is selected is used and tested, and a refusal names the field and keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.connections import HANDED_S
from components.emulator.core import Emulator
from components.emulator.options import Options
from components.emulator.server import serve
from components.services import Services, build_services
from components.sites import EMULATOR_SITE, HOSTED_SITE
from components.ui.calls import VISITOR_HEADER
from components.ui.connect import OTHER
from components.ui.connect_handlers import ConnectHandlers, build_connect_route
from components.ui.texts import Texts
from tests.builders import make_settings
from tests.pipeline import pipeline

ANN = {"id": "a" * 20, "language": "en"}
EN = Texts("en")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = build_services(make_settings(tmp_path))
    yield services
    services.close()


class Panel:
    """Press the panel's buttons as its page does: the key goes ahead, and the event carries a ticket for it."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.handlers = ConnectHandlers(services)
        self.on_load, self.on_forget = self.handlers.on_load, self.handlers.on_forget

    def ticket(self, key: str) -> str:
        return self._services.connections.hand_in(ANN["id"], key) if key else ""

    def on_use(self, sent: Any, key: str, site: str, address: str) -> list[Any]:
        return self.handlers.on_use(sent, self.ticket(key), site, address)

    def on_test(self, sent: Any, key: str, site: str, address: str) -> str:
        return self.handlers.on_test(sent, self.ticket(key), site, address)


@pytest.fixture
def handlers(services: Services) -> Panel:
    return Panel(services)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = serve(Emulator(Options()), "127.0.0.1", 0)
    yield server.url
    server.stop()


def value(update: Any) -> Any:
    return update["value"]


def test_on_load_the_site_is_what_is_in_use(services: Services, handlers: Panel, address: str) -> None:
    _, _, site, box = handlers.on_load(ANN)
    assert (value(site), value(box), box["visible"]) == (EMULATOR_SITE, "", False)
    handlers.on_use(ANN, "sk-private", OTHER, address)
    banner, _, site, box = handlers.on_load(ANN)
    in_use = services.connections.of(ANN["id"]).site
    assert (value(site), value(box), box["visible"]) == (OTHER, in_use, True)
    assert "127.0.0.1:" in banner


def test_using_again_what_is_in_use_keeps_its_key(services: Services, handlers: Panel, address: str) -> None:
    handlers.on_use(ANN, "sk-private", OTHER, address)
    key, said, *_ = handlers.on_use(ANN, "", OTHER, address)
    assert EN("connect_unchanged") in said and key == gr.skip()
    assert services.connections.of(ANN["id"]).key is not None


@pytest.mark.parametrize(
    ("key", "site", "typed", "text"),
    [
        ("sk with blanks", OTHER, "http://127.0.0.1:8400/v1", "connect_bad_key_text"),
        ("密钥", HOSTED_SITE, "", "connect_bad_key_text"),
        ("sk-good", OTHER, "no site/at all", "connect_bad_site"),
        ("sk-good", OTHER, "", "connect_bad_site"),
        ("", OTHER, "no site/at all", "connect_bad_site"),
        ("sk-good", EMULATOR_SITE, "", "connect_emulator_key"),
        ("", HOSTED_SITE, "", "connect_no_key"),
    ],
)
def test_a_refusal_names_the_field_and_keeps_what_was_typed(
    services: Services, handlers: Panel, key: str, site: str, typed: str, text: str
) -> None:
    kept, said, _, _, *boxes = handlers.on_use(ANN, key, site, typed)
    assert EN.html(text) in said
    assert [kept, *boxes] == [gr.skip()] * 3
    assert EN.html(text) in handlers.on_test(ANN, key, site, typed)
    assert services.connections.of(ANN["id"]) == services.connections.default


def test_success_empties_the_key_box(handlers: Panel, address: str) -> None:
    key, said, *_ = handlers.on_use(ANN, "sk-private", OTHER, address)
    assert key == "" and "notice-good" in said


def test_forgetting_says_what_is_in_use_now(handlers: Panel, address: str) -> None:
    handlers.on_use(ANN, "sk-private", OTHER, address)
    key, said, _, _, site, _ = handlers.on_forget(ANN)
    assert key == "" and value(site) == EMULATOR_SITE
    assert EN("service_emulator") in said


def test_the_test_is_of_what_is_selected(handlers: Panel, address: str) -> None:
    assert EN("connect_good_emulator") in handlers.on_test(ANN, "", EMULATOR_SITE, "")
    assert EN("connect_good_emulator") in handlers.on_test(ANN, "", OTHER, "")
    said = handlers.on_test(ANN, "", OTHER, address)
    assert EN("connect_key_wanted") in said and EN("connect_bad_key") not in said
    assert EN("connect_bad_key") in handlers.on_test(ANN, "sk-invalid-x", OTHER, address)
    handlers.on_use(ANN, "sk-private", OTHER, address)
    assert EN("connect_good") in handlers.on_test(ANN, "", OTHER, address)


def test_a_ticket_works_once_for_its_browser_and_for_a_minute(tmp_path: Path) -> None:
    with pipeline(tmp_path) as running:
        connections = running.services.connections
        ticket = connections.hand_in("ann", "sk-private")
        assert connections.handed("bob", ticket) is None
        assert connections.handed("ann", ticket) == "sk-private"
        assert connections.handed("ann", ticket) is None
        late, forgotten = connections.hand_in("ann", "sk-late"), connections.hand_in("bob", "sk-forgotten")
        connections.forget("bob")
        running.clock.advance(HANDED_S)
        assert (connections.handed("ann", late), connections.handed("bob", forgotten)) == (None, None)


def test_few_keys_wait_at_once(services: Services) -> None:
    connections = services.connections
    tickets = [connections.hand_in("ann", f"sk-{number}") for number in range(6)]
    assert [connections.handed("ann", each) for each in tickets] == [None, None, "sk-2", "sk-3", "sk-4", "sk-5"]


def test_a_key_that_did_not_arrive_is_said(services: Services, handlers: Panel) -> None:
    _, said, *_ = handlers.handlers.on_use(ANN, "lost", OTHER, "http://127.0.0.1:1/v1")
    assert EN.html("connect_key_lost") in said
    assert EN.html("connect_key_lost") in handlers.handlers.on_test(ANN, "lost", EMULATOR_SITE, "")
    assert services.connections.of(ANN["id"]) == services.connections.default


def test_a_key_is_handed_in_by_a_route_of_our_own(services: Services) -> None:
    client = TestClient(Starlette(routes=[build_connect_route(services)]))
    headers = {VISITOR_HEADER: ANN["id"]}
    told = client.post("/kolors/connect", json={"key": "sk-private"}, headers=headers).json()
    assert services.connections.handed(ANN["id"], told["ticket"]) == "sk-private"
    assert client.post("/kolors/connect", json={"key": "sk-private"}).status_code == 403
    for wrong in (None, 7, ["x"], "k" * 5000):
        assert client.post("/kolors/connect", json={"key": wrong}, headers=headers).status_code == 400
