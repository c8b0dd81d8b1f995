"""The Connect panel: which service is in use, its key, and a test of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from components.settings import Settings
from components.sites import EMULATOR_SITE, HOSTED_SITE
from components.ui.texts import in_both
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

    @property
    def standing(self) -> list[Any]:
        return [self.status, self.site, self.address]


def build_connect(settings: Settings) -> ConnectPanel:
    """Lay out the panel; on a public page the site is not to be chosen."""
    is_public, chosen = settings.is_public, site_choice(settings.connection.site)
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
            value=settings.connection.site if chosen == OTHER else "",
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
        gr.HTML('<div id="limits"></div>')  # the page's script fills it
    return ConnectPanel(
        status=status, site=site, address=address, key=key, use=use, test=test, forget=forget, said=said
    )


def site_choice(site: str) -> str:
    """Give the choice that stands for a site."""
    return site if site in (value for _, value in _SITES) else OTHER


_SITES = (
    ("connect_site_cn", HOSTED_SITE),
    ("connect_site_com", _COM_SITE),
    ("connect_site_emulator", EMULATOR_SITE),
    ("connect_site_other", OTHER),
)
