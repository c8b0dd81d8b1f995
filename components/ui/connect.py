"""The Connect panel: which service is in use, its key, and a test of both."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from components.errors import BadKey, ServiceError
from components.services import Services
from components.settings import Settings
from components.sites import EMULATOR_SITE, HOSTED_SITE, Connection, InvalidSite
from components.ui.problems import message_html, read_error
from components.ui.session import Visitor, owner_of, read_visitor
from components.ui.texts import Texts, in_both
from components.ui.words import word

OTHER = "other"
_COM_SITE = "https://api.siliconflow.com/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectPanel:
    """Hold the panel's components."""

    status: gr.HTML
    site: gr.Dropdown
    address: gr.Textbox
    key: gr.Textbox
    use: gr.Button
    test: gr.Button
    forget: gr.Button
    said: gr.HTML

    @property
    def typed(self) -> list[Any]:
        return [self.key, self.site, self.address]


def build_connect(settings: Settings) -> ConnectPanel:
    """Lay out the panel; on a public page the site is not to be chosen."""
    is_public, chosen = settings.is_public, site_choice(settings.site)
    with gr.Column(elem_id="connect", min_width=0):
        title = in_both("connect_title")
        gr.HTML(f"<h2>{title}</h2>")
        status = gr.HTML(elem_id="connect-status")
        site = gr.Dropdown(
            choices=[(word(key), value) for key, value in _SITES],
            value=chosen,
            label=word("connect_site"),
            filterable=False,
            visible=not is_public,
            elem_id="connect-site",
        )
        address = gr.Textbox(
            value=settings.site if chosen == OTHER else "",
            label=word("connect_address"),
            info=word("connect_address_help"),
            visible=not is_public and chosen == OTHER,
            elem_id="connect-address",
        )
        key = gr.Textbox(
            label=word("connect_key"),
            info=word("connect_key_help"),
            placeholder=word("connect_key_placeholder"),
            type="password",
            elem_id="connect-key",
            html_attributes=gr.InputHTMLAttributes(autocomplete="off", spellcheck=False),
        )
        with gr.Row(elem_id="connect-verbs"):
            use_key = "connect_use" if is_public else "connect_use_site"
            use = gr.Button(word(use_key), variant="primary", elem_id="use-key", min_width=140)
            test = gr.Button(word("connect_test"), elem_id="test-key", min_width=110)
            forget = gr.Button(word("connect_forget"), elem_id="forget-key", min_width=110)
        said = gr.HTML(elem_id="connect-said")
        if is_public:
            gr.HTML(f'<p class="quiet">{in_both("connect_public")}</p>')
    return ConnectPanel(
        status=status, site=site, address=address, key=key, use=use, test=test, forget=forget, said=said
    )


class ConnectHandlers:
    """Answer the panel's events."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def on_use(self, sent: Any, key: str, site: str, address: str) -> list[Any]:
        """Take what was typed; gives the emptied key box, what is said, and where things stand."""
        visitor = read_visitor(sent)
        owner = owner_of(self._services.settings, visitor.id)
        try:
            if not self._services.connections.preview(key, _address(site, address)).is_usable:
                return ["", message_html(visitor.texts("connect_no_key")), *self.standing(visitor)]
            self._services.connect(visitor.id, owner, key, _address(site, address))
        except InvalidSite:
            return ["", message_html(visitor.texts(_refusal(key, site))), *self.standing(visitor)]
        return ["", message_html(visitor.texts("connect_used"), tone="good"), *self.standing(visitor)]

    def on_forget(self, sent: Any) -> list[Any]:
        """Drop what was typed; gives the same as `on_use`."""
        visitor = read_visitor(sent)
        self._services.connections.forget(visitor.id)
        return ["", message_html(visitor.texts("connect_forgotten"), tone="good"), *self.standing(visitor)]

    def on_test(self, sent: Any, key: str, site: str, address: str) -> str:
        """Ask the service for its models, with what is typed or else with what is in use."""
        visitor = read_visitor(sent)
        try:
            connection = self._services.connections.of(visitor.id)
            if (key or "").strip():
                connection = self._services.connections.preview(key, _address(site, address))
            if not connection.is_usable:
                return message_html(visitor.texts("connect_no_key"))
            return models_html(self._services.models_of(connection), connection, visitor.texts)
        except InvalidSite:
            return message_html(visitor.texts(_refusal(key, site)))
        except BadKey as error:
            return failure_html(error, visitor.texts("connect_bad_key"), visitor.texts)
        except ServiceError as error:
            return failure_html(error, visitor.texts("connect_failed"), visitor.texts)

    def on_beat(self, sent: Any) -> None:
        """Take a sign of life of a page: what was typed is kept while a page of its browser is open."""
        self._services.connections.of(read_visitor(sent).id)

    def on_site(self, site: str) -> Any:
        """Open the address box for a site of one's own."""
        return gr.update(visible=site == OTHER)

    def on_load(self, sent: Any) -> list[Any]:
        """Say where things stand."""
        return self.standing(read_visitor(sent))

    def standing(self, visitor: Visitor) -> list[Any]:
        """Give the banner and the panel's status."""
        connections = self._services.connections
        connection, has_typed = connections.of(visitor.id), connections.has_typed(visitor.id)
        texts = visitor.texts
        return [
            banner_html(connection, texts, is_chosen=has_typed or self._services.settings.site is not None),
            status_html(connection, texts, has_typed=has_typed),
        ]


def banner_html(connection: Connection, texts: Texts, *, is_chosen: bool) -> str:
    """Say in one calm line which service is in use, and honestly when nothing is real."""
    key = f"banner_{connection.service}"
    if connection.service == "emulator" and is_chosen:
        key = "banner_emulator_chosen"
    text = texts.html(key, host=connection.host)
    if not connection.is_usable:
        verb = (
            f'<button type="button" class="verb" data-verb="open_connect">{texts.html("banner_open_connect")}</button>'
        )
        text = f"{text} {texts.html('banner_no_key')} {verb}"
    return (
        f'<div class="banner banner-{connection.service}" role="status"><i aria-hidden="true"></i><p>{text}</p></div>'
    )


def status_html(connection: Connection, texts: Texts, *, has_typed: bool) -> str:
    """List the service, its address, and where the key comes from; never any part of the key."""
    if connection.service == "emulator":
        key = "connect_key_unneeded"
    elif connection.key is None:
        key = "connect_key_none"
    else:
        key = "connect_key_typed" if has_typed else "connect_key_environment"
    address = "" if connection.service == "emulator" else connection.site
    rows = (
        ("connect_service", texts.html(f"service_{connection.service}")),
        ("connect_address_now", f"<code>{html.escape(address)}</code>" if address else ""),
        ("connect_key_now", texts.html(key)),
    )
    shown = "".join(f"<div><dt>{texts.html(label)}</dt><dd>{value}</dd></div>" for label, value in rows if value)
    about = f'<p class="quiet">{texts.html("connect_emulator_about")}</p>' if connection.service == "emulator" else ""
    return f'<dl class="facts">{shown}</dl>{about}'


def models_html(models: Sequence[str], connection: Connection, texts: Texts) -> str:
    """Say that the key works, and which image models the service offers."""
    if not models:
        return message_html(texts("connect_good_none"), tone="mild")
    key = "connect_good_emulator" if connection.service == "emulator" else "connect_good"
    rows = "".join(f"<li><code>{html.escape(model)}</code></li>" for model in models)
    return message_html(texts(key), tone="good", extra=f"<ul>{rows}</ul>")


def failure_html(error: ServiceError, lead: str, texts: Texts) -> str:
    """Say why the test failed: our advice, and the service's words as they came."""
    said = read_error(error.as_json(), texts)
    advice = "" if isinstance(error, BadKey) else f"<p>{html.escape(said.advice)}</p>"
    quoted = f'<p class="said">{texts.html("card_said")} <q>{html.escape(said.said)}</q></p>' if said.said else ""
    trace = (
        f'<p class="said">{texts.html("card_trace")}: <code>{html.escape(error.trace_id)}</code></p>'
        if error.trace_id
        else ""
    )
    return message_html(lead, extra=advice + quoted + trace)


def site_choice(site: str | None) -> str:
    """Give the choice that stands for a site; where none is set, the one that a key alone leads to."""
    return site or HOSTED_SITE if site in (None, *(value for _, value in _SITES)) else OTHER


_SITES = (
    ("connect_site_cn", HOSTED_SITE),
    ("connect_site_com", _COM_SITE),
    ("connect_site_emulator", EMULATOR_SITE),
    ("connect_site_other", OTHER),
)


def _address(site: str, address: str) -> str:
    return (address or "").strip() or "?" if site == OTHER else site


def _refusal(key: str, site: str) -> str:
    """Say which of the two did not fit: only an address of one's own can be wrong beside a key."""
    return "connect_bad_site" if site == OTHER and (key or "").strip().isascii() else "connect_bad_key_text"
