"""What can be done with a record and its pictures: the buttons and links of its dialog. Pure."""

from __future__ import annotations

import html

from components.export.names import download_name
from components.store.rows import RecordView, StoredImage
from components.ui import cards
from components.ui.links import LONGEST_LINK, link_of
from components.ui.texts import Texts


def star_html(view: RecordView, texts: Texts) -> str:
    """Give the star, pressed or not."""
    return (
        f'<button type="button" class="ke-star" data-act="star" aria-pressed="{str(view.record.starred).lower()}" '
        f'aria-label="{texts.html("detail_star")}" title="{texts.html("detail_star_help")}"></button>'
    )


def verbs_html(view: RecordView, texts: Texts, *, there: tuple[int, ...]) -> str:
    """Lay out the verbs; `there` names the pictures whose file is there, and only they can be downloaded."""
    reuse = [_verb("choose", "reuse_all", texts, choice="reuse_all")]
    if view.seed is not None:
        reuse.append(_verb("choose", "reuse_seed", texts, choice="reuse_seed"))
    reuse.append(_verb("choose", "remix", texts, choice="remix"))
    reuse.append(_verb("choose", "use_init", texts, choice="use_init", needs_image=True))
    again, more = again_of(view, there), []
    if not view.record.is_ended:
        more.append(_verb("choose", "watch", texts, choice="attach"))
    elif again == "fresh":
        more.append(_verb("ask", again, texts))
    else:
        reuse.insert(0, _verb("ask", again, texts, look="ke-verb ke-primary"))
    more.append(_verb("compare", "compare", texts, needs_image=True))
    more.append(_link_html(view, texts))
    if view.record.is_ended:
        more.append(_verb("delete", "delete", texts, look="ke-verb ke-danger"))
    saves = "".join(_downloads_html(view, image, texts) for image in view.saved if image.index in there)
    return f'<div class="ke-verbs">{"".join([*reuse, *more])}</div>{saves}'


def again_of(view: RecordView, there: tuple[int, ...]) -> str:
    """Name the verb that asks for the same once more; a picture whose file is gone is made anew."""
    return "anew" if view.saved and not there else cards.again_of(view)


def _verb(act: str, name: str, texts: Texts, *, choice: str = "", needs_image: bool = False, look: str = "") -> str:
    key = f"verb_{name}" if texts.has(f"verb_{name}") else f"detail_{name}"
    title = f' title="{texts.html(f"detail_{name}_help")}"' if texts.has(f"detail_{name}_help") else ""
    marks = (f' data-choice="{choice}"' if choice else "") + (" data-needs" if needs_image else "")
    look = look or "ke-verb"
    return f'<button type="button" class="{look}" data-act="{act}"{marks}{title}>{texts.html(key)}</button>'


def _link_html(view: RecordView, texts: Texts) -> str:
    link = link_of(view.record.request)
    if len(link) > LONGEST_LINK:
        return f'<button type="button" class="ke-verb" disabled>{texts.html("detail_link_long")}</button>'
    key = "detail_link_help_init" if view.record.request.init_images else "detail_link_help"
    return (
        f'<a class="ke-verb" data-act="link" href=".{html.escape(link)}" title="{texts.html(key)}">'
        f"{texts.html('detail_link')}</a>"
    )


def _downloads_html(view: RecordView, image: StoredImage, texts: Texts) -> str:
    name = html.escape(download_name(view, image))
    file = html.escape(image.file or "")
    rows = (("file", "detail_download"), ("plain", "detail_download_plain"))
    links = "".join(
        f'<a class="ke-link" href="kolors/{folder}/{file}" download="{name}" title="{texts.html(f"{key}_help")}">'
        f"{texts.html(key)}</a>"
        for folder, key in rows
    )
    return f'<p class="ke-saves" data-for="{image.index}">{links}</p>'
