"""The app's config: what is on the page, what each event says of itself, and what is public. No server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from components import models, params
from components.services import Services, build_services
from components.ui import form as forms
from components.ui.app import build_app, launch_options
from components.ui.generate_handlers import GenerateHandlers
from components.ui.texts import catalogue
from tests.builders import make_settings


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    services = build_services(make_settings(tmp_path_factory.mktemp("data")))
    yield services
    services.close()


@pytest.fixture(scope="module")
def demo(services: Services) -> gr.Blocks:
    return build_app(services)


@pytest.fixture(scope="module")
def config(demo: gr.Blocks) -> dict[str, Any]:
    return demo.get_config_file()


def props(config: dict[str, Any], elem_id: str) -> dict[str, Any]:
    [found] = [each["props"] for each in config["components"] if each["props"].get("elem_id") == elem_id]
    return found


def test_every_parameter_has_its_control_with_the_tables_range(config: dict[str, Any]) -> None:
    for parameter in params.PARAMETERS:
        control = props(config, f"param-{parameter.name}")
        assert control["visible"] == models.DEFAULT_MODEL.has_parameter(parameter.name)
        if parameter.kind in ("integer", "decimal") and parameter.name != "seed":
            shown = (control["minimum"], control["maximum"], control["step"], control["value"])
            assert shown == (parameter.minimum, parameter.maximum, parameter.step, parameter.default)


def test_numbers_of_our_own_checks_have_no_range_that_would_answer_first(config: dict[str, Any]) -> None:
    for name in ("seed", "width", "height"):
        control = props(config, f"param-{name}")
        assert [control.get(each) for each in ("minimum", "maximum", "precision")] == [None, None, None]
    assert props(config, "param-seed")["value"] == -1


@pytest.mark.parametrize(
    "elem_id",
    ["generate", "stop", "results", "tab-generate", "tab-connect", "connect-key", "param-width", "param-height"],
)
def test_what_others_rely_on_is_there(config: dict[str, Any], elem_id: str) -> None:
    assert props(config, elem_id)


def test_the_gallery_shows_originals_and_takes_nothing(config: dict[str, Any]) -> None:
    gallery = props(config, "results")
    assert (gallery["interactive"], gallery["fit_columns"]) == (False, False)


def test_only_what_scripts_are_promised_is_public(config: dict[str, Any]) -> None:
    public = {each["api_name"] for each in config["dependencies"] if each["api_visibility"] == "public"}
    assert public == {"generate", "plan", "sweep", "sweep_status", "cancel", "export"}


def test_every_event_states_what_it_shows_and_how_often_it_runs(demo: gr.Blocks) -> None:
    for function in demo.fns.values():
        assert function.show_progress in ("hidden", "minimal")
        assert function.concurrency_limit in (None, 4)


def test_gradio_never_answers_before_our_own_check(demo: gr.Blocks) -> None:
    """A stale choice, a number out of range or none at all must reach the handlers, or the page is dead for good."""
    choosy = (gr.Radio, gr.Dropdown, gr.Slider, gr.Number)
    for function in demo.fns.values():
        has_fields = any(str(each.elem_id).startswith("param-") for each in function.inputs if isinstance(each, choosy))
        if function.fn is None or not has_fields:
            continue
        stale = ["stale" if isinstance(each, choosy) else None for each in function.inputs]
        seen = asyncio.run(demo.preprocess_data(function, stale, None))
        assert seen.count("stale") == stale.count("stale")


def test_verbs_find_the_pages_record_again_after_a_restart(services: Services) -> None:
    """Gradio's state is gone then; what the browser says it shows is checked."""
    request = services.read_request({"prompt": "after a restart", "seed": 4}, {}, "local")
    record = services.generate(request, owner="local", connection=services.connections.of("x")).record_id
    services.when_ended(record).result(timeout=30)
    handlers = GenerateHandlers(services)
    told = {"id": "a" * 24, "language": "en", "record": record}
    assert handlers.on_last_seed(told, None) == 4
    assert handlers.on_reuse_all(told, None)[forms.NAMES.index("prompt")]["value"] == "after a restart"
    assert handlers.on_tick(told, None)[-1].record_id == record
    for unknown in (None, "", "nope", 7, [record]):
        assert handlers.on_tick({**told, "record": unknown}, None)[-1] is None


def test_every_label_is_a_text_of_ours(config: dict[str, Any]) -> None:
    known = set(catalogue("en"))
    for component in config["components"]:
        for name in ("label", "info", "placeholder"):
            text = component["props"].get(name)
            if isinstance(text, str) and "__i18n__" in text:
                assert text.split('"key": "')[1].split('"')[0] in known


def test_nothing_leaves_the_machine_and_nothing_typed_is_kept(services: Services, config: dict[str, Any]) -> None:
    options = launch_options(services)
    assert not options["run_history"] and not options["enable_monitoring"] and not options["show_error"]
    assert not options["ssr_mode"] and not options["pwa"]
    assert options["max_file_size"] == "21mb"
    assert not options["theme"]._stylesheets
    assert not config["analytics_enabled"]


def test_images_are_served_from_the_folder_of_images_only(services: Services, demo: gr.Blocks) -> None:
    from gradio.utils import is_static_file

    folder = services.store.folder
    assert is_static_file(folder.images / "x.png")
    assert not any(is_static_file(Path(path) / "x") for path in (folder.root, folder.inits, folder.scratch))


def test_a_public_page_leaves_the_site_to_its_owner(tmp_path: Path) -> None:
    services = build_services(make_settings(tmp_path, EXPLORER_PUBLIC="1"))
    try:
        config = build_app(services).get_config_file()
        assert not props(config, "connect-site")["visible"]
        assert not props(config, "connect-address")["visible"]
    finally:
        services.close()
