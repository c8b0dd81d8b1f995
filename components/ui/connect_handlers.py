"""The Connect panel's answers: a key is taken, tested and forgotten, and where things stand is said."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import gradio as gr
from starlette.responses import Response
from starlette.routing import Route

from components.errors import BadKey, ServiceError
from components.services import Services
from components.sites import EMULATOR_SITE, Connection, InvalidSite, Key, read_site
from components.ui.calls import Call, Refused, answer, build_route
from components.ui.connect import OTHER, site_choice
from components.ui.problems import message_html, read_error, said_html
from components.ui.session import Visitor, owner_of, read_visitor
from components.ui.texts import Texts

_KEY_CHARS = 4096


def build_connect_route(services: Services) -> Route:
    """Build the route by which the page's script hands a typed key in."""
    return build_route("/kolors/connect", ConnectHandlers(services).hand_in, services, "POST")


class ConnectHandlers:
    """Answer the panel's events.

    They never see a key: the page's script hands it in by a route of our own, since Gradio keeps what its events carry,
    and they carry a ticket in its place.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    def hand_in(self, call: Call) -> Response:
        """Take a typed key from the page's script; answers the ticket that an event brings in its place."""
        key = call.values.get("key")
        if not isinstance(key, str) or len(key) > _KEY_CHARS:
            raise Refused(call.visitor.texts("connect_bad_key_text"))
        return answer({"ticket": self._services.connections.hand_in(call.visitor.id, key)})

    def on_use(self, sent: Any, ticket: str, site: str, address: str) -> list[Any]:
        """Take what was typed; gives the key box, what is said, and where things stand.

        A refusal leaves everything typed where it is.
        """
        visitor = read_visitor(sent)
        owner, in_use = owner_of(self._services.settings, visitor.id), self._services.connections.of(visitor.id)
        try:
            key = self._key(visitor, ticket)
            chosen = self._chosen(in_use, key, site, address)
            if not chosen.is_usable:
                return self._refused(visitor, "connect_no_key")
            if chosen is in_use:
                return [
                    gr.skip(),
                    message_html(visitor.texts("connect_unchanged"), tone="good"),
                    *self.standing(visitor),
                ]
            self._services.connect(visitor.id, owner, key, _address(site, address))
        except _Refusal as refusal:
            return self._refused(visitor, refusal.key)
        return ["", message_html(visitor.texts("connect_used"), tone="good"), *self.standing(visitor)]

    def on_forget(self, sent: Any) -> list[Any]:
        """Drop what was typed; gives the same as `on_use`."""
        visitor = read_visitor(sent)
        self._services.forget(visitor.id)
        now = named(self._services.connections.of(visitor.id), visitor.texts)
        said = message_html(visitor.texts("connect_forgotten", now=now), tone="good")
        return ["", said, *self.standing(visitor)]

    def on_test(self, sent: Any, ticket: str, site: str, address: str) -> str:
        """Ask the service for its models, with what is selected and typed."""
        visitor = read_visitor(sent)
        texts = visitor.texts
        in_use = self._services.connections.of(visitor.id)
        try:
            connection = self._chosen(in_use, self._key(visitor, ticket), site, address)
        except _Refusal as refusal:
            return message_html(texts(refusal.key))
        if not connection.is_usable:
            return message_html(texts("connect_no_key"))
        try:
            return models_html(self._services.models_of(connection), connection, texts)
        except BadKey as error:
            lead = "connect_bad_key" if connection.key is not None else "connect_key_wanted"
            return failure_html(error, texts(lead), texts)
        except ServiceError as error:
            return failure_html(error, texts("connect_failed"), texts)

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
        """Give the banner, the panel's status, and the site and address that are in use."""
        connections, settings = self._services.connections, self._services.settings
        connection, has_typed = connections.of(visitor.id), connections.has_typed(visitor.id)
        texts, chosen = visitor.texts, site_choice(connection.site)
        is_other = chosen == OTHER
        return [
            banner_html(connection, texts, is_chosen=has_typed or settings.site is not None),
            status_html(connection, texts, has_typed=has_typed),
            gr.update(value=chosen),
            gr.update(value=connection.site if is_other else "", visible=is_other and not settings.is_public),
        ]

    def _refused(self, visitor: Visitor, key: str) -> list[Any]:
        banner, status, *_ = self.standing(visitor)
        return [gr.skip(), message_html(visitor.texts(key)), banner, status, gr.skip(), gr.skip()]

    def _key(self, visitor: Visitor, ticket: str) -> str:
        """Give the key that was handed in for a ticket, which works once; an empty box has none."""
        if not ticket:
            return ""
        key = self._services.connections.handed(visitor.id, ticket)
        if key is None:
            raise _Refusal("connect_key_lost")
        return key

    def _chosen(self, in_use: Connection, key: str, site: str, address: str) -> Connection:
        """Give the connection for what is selected and typed; the one in use where that is the same site and no key.

        Raises _Refusal with the text about the field that does not fit.
        """
        is_public, has_key = self._services.settings.is_public, bool((key or "").strip())
        if not has_key and (is_public or (site == OTHER and not (address or "").strip())):
            return in_use
        if has_key and not is_public and site == EMULATOR_SITE:
            raise _Refusal("connect_emulator_key")
        if has_key and not _fits(Key, key):
            raise _Refusal("connect_bad_key_text")
        if not is_public and not _fits(read_site, _address(site, address)):
            raise _Refusal("connect_bad_site")
        chosen = self._services.connections.preview(key, _address(site, address))
        return in_use if not has_key and chosen.site == in_use.site else chosen


class _Refusal(Exception):
    """Name the text that says which field does not fit."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def named(connection: Connection, texts: Texts) -> str:
    """Name what a connection leads to: the emulator, or a host with its port."""
    return texts("service_emulator") if connection.service == "emulator" else urlsplit(connection.base_url).netloc


def banner_html(connection: Connection, texts: Texts, *, is_chosen: bool) -> str:
    """Say in one calm line which service is in use, and honestly when nothing is real."""
    key = f"banner_{connection.service}"
    if connection.service == "emulator" and is_chosen:
        key = "banner_emulator_chosen"
    text = texts.html(key, host=urlsplit(connection.base_url).netloc)
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
    return message_html(lead, extra=advice + said_html(said, texts))


def _address(site: str, address: str) -> str:
    return (address or "").strip() or "?" if site == OTHER else site


def _fits(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except InvalidSite:
        return False
    return True
