"""The Connect panel's answers: what is selected is used and tested, and a refusal names the field and keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from components.emulator.core import Emulator
from components.emulator.options import Options
from components.emulator.server import serve
from components.services import Services, build_services
from components.sites import EMULATOR_SITE, HOSTED_SITE
from components.ui.connect import OTHER, ConnectHandlers
from components.ui.texts import Texts
from tests.builders import make_settings

ANN = {"id": "a" * 20, "language": "en"}
EN = Texts("en")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = build_services(make_settings(tmp_path))
    yield services
    services.close()


@pytest.fixture
def handlers(services: Services) -> ConnectHandlers:
    return ConnectHandlers(services)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = serve(Emulator(Options()), "127.0.0.1", 0)
    yield server.url
    server.stop()


def value(update: Any) -> Any:
    return update["value"]


def test_on_load_the_site_is_what_is_in_use(services: Services, handlers: ConnectHandlers, address: str) -> None:
    _, _, site, box = handlers.on_load(ANN)
    assert (value(site), value(box), box["visible"]) == (EMULATOR_SITE, "", False)
    handlers.on_use(ANN, "sk-private", OTHER, address)
    banner, _, site, box = handlers.on_load(ANN)
    in_use = services.connections.of(ANN["id"]).site
    assert (value(site), value(box), box["visible"]) == (OTHER, in_use, True)
    assert "127.0.0.1:" in banner


def test_using_again_what_is_in_use_keeps_its_key(services: Services, handlers: ConnectHandlers, address: str) -> None:
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
    services: Services, handlers: ConnectHandlers, key: str, site: str, typed: str, text: str
) -> None:
    kept, said, _, _, *boxes = handlers.on_use(ANN, key, site, typed)
    assert EN.html(text) in said
    assert [kept, *boxes] == [gr.skip()] * 3
    assert EN.html(text) in handlers.on_test(ANN, key, site, typed)
    assert services.connections.of(ANN["id"]) == services.connections.default


def test_success_empties_the_key_box(handlers: ConnectHandlers, address: str) -> None:
    key, said, *_ = handlers.on_use(ANN, "sk-private", OTHER, address)
    assert key == "" and "notice-good" in said


def test_forgetting_says_what_is_in_use_now(handlers: ConnectHandlers, address: str) -> None:
    handlers.on_use(ANN, "sk-private", OTHER, address)
    key, said, _, _, site, _ = handlers.on_forget(ANN)
    assert key == "" and value(site) == EMULATOR_SITE
    assert EN("service_emulator") in said


def test_the_test_is_of_what_is_selected(handlers: ConnectHandlers, address: str) -> None:
    assert EN("connect_good_emulator") in handlers.on_test(ANN, "", EMULATOR_SITE, "")
    assert EN("connect_good_emulator") in handlers.on_test(ANN, "", OTHER, "")
    said = handlers.on_test(ANN, "", OTHER, address)
    assert EN("connect_key_wanted") in said and EN("connect_bad_key") not in said
    assert EN("connect_bad_key") in handlers.on_test(ANN, "sk-invalid-x", OTHER, address)
    handlers.on_use(ANN, "sk-private", OTHER, address)
    assert EN("connect_good") in handlers.on_test(ANN, "", OTHER, address)
