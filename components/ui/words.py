"""Labels that the browser translates by itself."""

from __future__ import annotations

import gradio as gr
from gradio.i18n import I18nData

from components.ui.texts import catalogue


def build_i18n() -> gr.I18n:
    """Give all texts to Gradio; the page's script makes every Chinese locale zh-CN."""
    return gr.I18n(en=catalogue("en"), **{"zh-CN": catalogue("zh")})


def word(key: str) -> I18nData:
    """Give a label that the browser looks up."""
    return I18nData(key)
