"""The whole page: builds every panel, connects them, and says how it is launched."""

from __future__ import annotations

from typing import Any

import gradio as gr
from starlette.middleware import Middleware

from components import params
from components.services import Services
from components.ui.api import build_api
from components.ui.chosen import ChosenHandlers
from components.ui.connect import ConnectPanel, build_connect
from components.ui.connect_handlers import ConnectHandlers
from components.ui.desk import Desk
from components.ui.doors import Doors, outermost
from components.ui.explore import ExploreHandlers, build_explore, build_fill
from components.ui.generate import GeneratePanel, build_generate
from components.ui.generate_handlers import GenerateHandlers
from components.ui.init_images import InitPanel
from components.ui.library import Bridge, build_bridge, build_library
from components.ui.shell import HtmlShell, build_routes
from components.ui.sweep_api import build_sweep_api
from components.ui.texts import LANGUAGES, in_both
from components.ui.theme import build_theme
from components.ui.watching import Watcher
from components.ui.words import build_i18n, word

TITLE = "Kolors Explorer"
MAX_UPLOAD = "21mb"  # a bit above the limit of init images, so that our own sentence answers
_BEAT_S = 600  # well within the hour for which a typed key outlives its last page
# Every event's first input is what the browser tells of itself; the script fills it in, whatever is shown.
_TELL = "(told, ...rest) => [window.kolors.visitor(), ...rest]"
# Gradio keeps what its events carry, so a key goes another way.
_HAND_IN = "async (told, key, ...rest) => [window.kolors.visitor(), await window.kolors.handIn(key), ...rest]"
_TELL_ALL = "() => [window.kolors.visit()]"
_QUIET = {"api_visibility": "private", "show_progress": "hidden", "concurrency_limit": None}
# Values come as the page sent them: Gradio refuses a choice that is stale, or a number out of range, with a toast and
# before any handler runs; our own check names every such field instead.
_RAW = {**_QUIET, "preprocess": False}


def build_app(services: Services) -> gr.Blocks:
    """Build the page."""
    gr.set_static_paths([services.store.folder.images])
    with gr.Blocks(title=TITLE, analytics_enabled=False, delete_cache=(3600, 86400), fill_width=True) as demo:
        told = gr.JSON(visible=False)
        banner = _build_header()
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(word("tab_generate"), elem_id="tab-generate"):
                generate = build_generate()
            with gr.Tab(word("tab_explore"), elem_id="tab-explore"):
                build_explore()
            with gr.Tab(word("tab_library"), elem_id="tab-library"):
                build_library()
            with gr.Tab(word("tab_connect"), elem_id="tab-connect"):
                connect = build_connect(services.settings)
        bridge, fill = build_bridge(), build_fill()
        build_api(services)
        build_sweep_api(services)
        handlers, connections = GenerateHandlers(services), ConnectHandlers(services)
        wire_form(generate, handlers, told)
        wire_results(generate, handlers, told)
        wire_chosen(bridge, generate, ChosenHandlers(handlers, Watcher(services)), told)
        wire_explore(fill, generate, ExploreHandlers(Desk(services)), told)
        wire_connect(connect, connections, told, banner)
        wire_load(demo, generate, handlers, told)
        standing = [banner, *connect.standing]
        demo.load(connections.on_load, [told], standing, js="() => [window.kolors.visitor()]", **_QUIET)
    return demo


def launch_options(services: Services) -> dict[str, Any]:
    """Give the options of `launch`: nothing leaves the machine, nothing typed is kept, and our shell around it."""
    return {
        "i18n": build_i18n(),
        "theme": build_theme(),
        "app_kwargs": {
            # The doors stand inside, too, should a server not run what goes around the whole app.
            "middleware": [
                Middleware(Doors, settings=services.settings),
                Middleware(HtmlShell, is_public=services.settings.is_public),
            ],
            "lifespan": outermost(services.settings),
            "routes": build_routes(services),
        },
        "max_file_size": MAX_UPLOAD,
        "footer_links": ["api"],
        "run_history": False,
        "enable_monitoring": False,
        "show_error": False,
        "ssr_mode": False,
        "pwa": False,
    }


def wire_form(panel: GeneratePanel, handlers: GenerateHandlers, told: gr.JSON) -> None:
    """Connect what happens among the controls."""
    controls = panel.controls
    form = [told, *controls.fields]
    model, size = controls.by_name["model"], controls.by_name["image_size"]
    width, height = controls.by_name["width"], controls.by_name["height"]
    init = controls.inits[params.IMAGE_NAMES[0]]
    model.input(handlers.on_model, form, controls.shape, js=_TELL, trigger_mode="always_last", **_RAW)
    gr.on(
        [size.input, width.input, height.input],
        handlers.on_size,
        form,
        [controls.sides, init.aspect, init.match],
        js=_TELL,
        trigger_mode="always_last",
        **_RAW,
    )
    gr.on([size.change, width.change, height.change], None, [width, height], [controls.pixels], js=_PIXELS, **_QUIET)
    gr.on([each.change for each in controls.fields], None, controls.fields, None, js=_KEEP, **_QUIET)
    controls.dice.click(None, None, [controls.by_name["seed"]], js="() => window.kolors.dice()", **_QUIET)
    controls.random_seed.click(None, None, [controls.by_name["seed"]], js="() => -1", **_QUIET)
    init.match.click(handlers.on_match, form, controls.shape, js=_TELL, **_RAW)
    identity = panel.identity
    identity.check.click(handlers.identity.on_check, form, identity.parts, js=_TELL, trigger_mode="always_last", **_RAW)
    for name in params.IMAGE_NAMES:
        _wire_init(name, controls.inits[name], handlers, form)


def wire_results(panel: GeneratePanel, handlers: GenerateHandlers, told: gr.JSON) -> None:
    """Connect generating, watching and the verbs."""
    controls, shown = panel.controls, panel.results
    known = [told, shown.watched]
    submit = [*known, *controls.files, *controls.fields]
    outcome = [panel.problems, *panel.watch]
    seed = [controls.by_name["seed"]]
    panel.generate.click(handlers.on_generate, submit, outcome, js=_TELL, **_RAW)
    fresh = [*known, panel.identity.told, *controls.files, *controls.fields]
    panel.identity.fresh.click(handlers.identity.on_fresh, fresh, outcome, js=_TELL, **_RAW)
    _wire_restore(panel, handlers, told)
    panel.stop.click(handlers.on_stop, known, panel.watch, js=_TELL, **_QUIET)
    shown.ask_again.click(handlers.on_ask_again, known, outcome, js=_TELL, **_QUIET)
    shown.timer.tick(handlers.on_tick, known, panel.watch, js=_TELL, **_QUIET)
    shown.reuse_all.click(handlers.on_reuse_all, known, controls.shape, js=_TELL, **_QUIET)
    shown.remix.click(handlers.on_remix, known, controls.shape, js=_TELL, **_QUIET)
    shown.reuse_seed.click(handlers.on_last_seed, known, seed, js=_TELL, **_QUIET)
    controls.last_seed.click(handlers.on_last_seed, known, seed, js=_TELL, **_QUIET)
    picked = [*known, shown.selected, *controls.fields]
    shown.use_init.click(handlers.on_use_init, picked, controls.shape, js=_TELL, **_RAW)
    shown.gallery.select(handlers.on_select, known, [shown.selected], js=_TELL, **_QUIET)


def wire_chosen(bridge: Bridge, panel: GeneratePanel, handlers: ChosenHandlers, told: gr.JSON) -> None:
    """Connect the verbs of records that are chosen in the library or in a dialog."""
    controls = panel.controls
    watch, seed = panel.watch, [controls.by_name["seed"]]
    bridge.attach.click(handlers.on_attach, [told, panel.results.watched], watch, js=_TELL, **_QUIET)
    form, known = [told, *controls.fields], [told, panel.results.watched, *controls.fields]
    filled = [panel.restore.notice, panel.restore.before, *controls.shape]
    bridge.reuse_all.click(handlers.on_reuse_all, known, [*filled, *watch], js=_TELL, **_RAW)
    bridge.remix.click(handlers.on_remix, known, [*filled, *watch], js=_TELL, **_RAW)
    bridge.reuse_seed.click(handlers.on_reuse_seed, [told], seed, js=_TELL, **_QUIET)
    bridge.use_init.click(handlers.on_use_init, form, filled, js=_TELL, **_RAW)


def wire_explore(fill: gr.Button, panel: GeneratePanel, handlers: ExploreHandlers, told: gr.JSON) -> None:
    """Connect filling the form with a sweep's base, and the way back."""
    filled = [panel.restore.notice, panel.restore.before, *panel.controls.shape]
    fill.click(handlers.on_fill, [told, *panel.controls.fields], filled, js=_TELL, **_RAW)


def wire_connect(panel: ConnectPanel, handlers: ConnectHandlers, told: gr.JSON, banner: gr.HTML) -> None:
    """Connect the Connect panel; what is in use also shows in the banner."""
    standing = [panel.key, panel.said, banner, *panel.standing]
    panel.use.click(handlers.on_use, [told, *panel.typed], standing, js=_HAND_IN, **_QUIET)
    panel.forget.click(handlers.on_forget, [told], standing, js=_TELL, **_QUIET)
    panel.test.click(
        handlers.on_test,
        [told, *panel.typed],
        [panel.said],
        js=_HAND_IN,
        api_visibility="private",
        show_progress="minimal",
        concurrency_limit=4,
    )
    panel.site.input(handlers.on_site, [panel.site], [panel.address], **_QUIET)
    gr.Timer(_BEAT_S).tick(handlers.on_beat, [told], None, js=_TELL, **_QUIET)


def wire_load(demo: gr.Blocks, panel: GeneratePanel, handlers: GenerateHandlers, told: gr.JSON) -> None:
    """Bring the page back to where it was; only then is the form kept again."""
    outputs = [panel.problems, *panel.controls.shape, *panel.watch]
    loaded = demo.load(handlers.on_load, [told], outputs, js=_TELL_ALL, **_QUIET)
    fields = panel.controls.fields
    loaded.then(None, fields, None, js="(...values) => { window.kolors.restored(...values); }", **_QUIET)


def _wire_restore(panel: GeneratePanel, handlers: GenerateHandlers, told: gr.JSON) -> None:
    """Connect restoring settings from a file, and the ways back."""
    restore, fields, shape = panel.restore, panel.controls.fields, panel.controls.shape
    dropped = [told, panel.results.watched, restore.file, *fields]
    restored = [*restore.parts, *shape, panel.problems, *panel.watch]
    restore.file.upload(handlers.restore.on_restore, dropped, restored, js=_TELL, **_RAW)
    undone = [restore.notice, *shape]
    restore.undo.click(handlers.restore.on_undo, [told, restore.before, *fields], undone, js=_TELL, **_RAW)
    restore.as_init.click(handlers.restore.on_as_init, [told, restore.dropped, *fields], undone, js=_TELL, **_RAW)


def _wire_init(name: str, panel: InitPanel, handlers: GenerateHandlers, form: list[Any]) -> None:
    def on_upload(sent: Any, uploaded: Any, *values: Any) -> list[Any]:
        return handlers.take_upload(name, sent, uploaded, values)

    def on_remove(sent: Any, *values: Any) -> list[Any]:
        return handlers.take_away(name, sent, values)

    outputs = [panel.file, panel.kept, *panel.parts]
    told, *fields = form
    panel.file.upload(on_upload, [told, panel.file, *fields], outputs, js=_TELL, **_RAW)
    panel.remove.click(on_remove, form, outputs, js=_TELL, **_RAW)


def _build_header() -> gr.HTML:
    names = {"en": "English", "zh": "中文"}
    links = "".join(
        f'<a href="?lang={language}" data-language="{language}" lang="{language}">{names[language]}</a>'
        for language in LANGUAGES
    )
    gr.HTML(
        f'<header class="head"><div><h1>{TITLE}</h1><p>{in_both("app_tagline")}</p></div>'
        f'<nav class="languages" aria-label="Language 语言">{links}</nav></header>',
        elem_id="header",
    )
    return gr.HTML('<div class="banner banner-none"></div>', elem_id="banner")


_PIXELS = "(width, height) => window.kolors.pixels(width, height)"
_KEEP = "(...values) => { window.kolors.keep(...values); document.dispatchEvent(new Event('kolors:form')); }"
