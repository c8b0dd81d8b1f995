"""How the page looks: a restrained palette over Gradio's plainest theme, with the system's own fonts."""

from __future__ import annotations

import gradio as gr

_FONTS = ["system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]
_MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]
_SEA = gr.themes.Color(
    name="sea", c50="#eef6f6", c100="#d7e9ea", c200="#b3d4d6", c300="#84b7bb", c400="#53959b", c500="#2f7880",
    c600="#1f626a", c700="#1a5058", c800="#173f46", c900="#122f35", c950="#0b1f24",
)  # fmt: skip
_STONE = gr.themes.Color(
    name="stone", c50="#faf9f7", c100="#f3f1ed", c200="#e6e2db", c300="#d2ccc2", c400="#a8a195", c500="#7d776c",
    c600="#5c5850", c700="#3c4145", c800="#22282d", c900="#181d21", c950="#101417",
)  # fmt: skip
_VARIABLES = {
    "body_background_fill": "#f6f4f0",
    "body_background_fill_dark": "#101417",
    "body_text_color": "#23282b",
    "body_text_color_dark": "#e4e7e8",
    "body_text_color_subdued": "#6b675f",
    "body_text_color_subdued_dark": "#98a1a6",
    "background_fill_primary": "#ffffff",
    "background_fill_primary_dark": "#181d21",
    "background_fill_secondary": "#faf9f7",
    "background_fill_secondary_dark": "#14191c",
    "border_color_primary": "#e6e2db",
    "border_color_primary_dark": "#2b3338",
    "block_background_fill": "transparent",
    "block_background_fill_dark": "transparent",
    "block_border_width": "0px",
    "block_shadow": "none",
    "block_shadow_dark": "none",
    "block_padding": "0px",
    "block_radius": "10px",
    "block_label_background_fill": "transparent",
    "block_label_background_fill_dark": "transparent",
    "block_title_text_weight": "600",
    "block_title_text_color": "*body_text_color",
    "block_title_text_color_dark": "*body_text_color",
    "block_info_text_color": "*body_text_color_subdued",
    "block_info_text_color_dark": "*body_text_color_subdued",
    "input_background_fill": "#ffffff",
    "input_background_fill_dark": "#14191c",
    "input_border_width": "1px",
    "checkbox_label_border_width": "1px",
    "input_border_color": "#ddd8cf",
    "input_border_color_dark": "#323b41",
    "input_border_color_focus": "#2f7880",
    "input_border_color_focus_dark": "#53959b",
    "input_radius": "9px",
    "input_shadow_focus": "0 0 0 3px rgba(47, 120, 128, 0.18)",
    "input_shadow_focus_dark": "0 0 0 3px rgba(83, 149, 155, 0.3)",
    "slider_color": "#2f7880",
    "slider_color_dark": "#53959b",
    "button_primary_background_fill": "#1f626a",
    "button_primary_background_fill_hover": "#1a5058",
    "button_primary_background_fill_dark": "#276a72",
    "button_primary_background_fill_hover_dark": "#2f7880",
    "button_primary_text_color": "#ffffff",
    "button_primary_text_color_dark": "#ffffff",
    "button_secondary_background_fill": "#ffffff",
    "button_secondary_background_fill_hover": "#f3f1ed",
    "button_secondary_background_fill_dark": "#1f262b",
    "button_secondary_background_fill_hover_dark": "#283137",
    "button_secondary_border_color": "#ddd8cf",
    "button_secondary_border_color_dark": "#323b41",
    "button_border_width": "1px",
    "button_large_radius": "10px",
    "button_small_radius": "8px",
    "layout_gap": "18px",
    "checkbox_label_background_fill": "#ffffff",
    "checkbox_label_background_fill_dark": "#14191c",
    "checkbox_label_background_fill_selected": "#e3f0f0",
    "checkbox_label_background_fill_selected_dark": "#17363b",
    "checkbox_label_text_color_selected": "#12454b",
    "checkbox_label_text_color_selected_dark": "#d7e9ea",
    "checkbox_background_color_selected": "#1f626a",
    "checkbox_background_color_selected_dark": "#53959b",
    "checkbox_label_border_color": "#ddd8cf",
    "checkbox_label_border_color_dark": "#323b41",
}


def build_theme() -> gr.themes.Base:
    """Give the theme; it loads no font from anywhere."""
    theme = gr.themes.Base(
        primary_hue=_SEA, neutral_hue=_STONE, font=_FONTS, font_mono=_MONO, radius_size="md", text_size="md"
    )
    return theme.set(**_VARIABLES)
