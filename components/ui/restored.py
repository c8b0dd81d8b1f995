"""What is said about a file whose settings were to be restored."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from components.errors import InvalidImage, Problem
from components.metadata import Found, MetadataError
from components.metadata.infotext import BATCH_POS_KEY, CUT_KEY
from components.metadata.sweep import PROMPT_SR
from components.ui.problems import problem_text
from components.ui.texts import Texts

_OURS = "Kolors Explorer"
_OTHERS_SHOWN = 12
_NAME_CHARS = 40
_UNSHOWN = ("App", "Version", BATCH_POS_KEY, CUT_KEY)
_stamps = count()  # Gradio leaves a notice alone that looks like the last one, which the visitor may have closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """Hold what came of a file: which parameters were taken over, and what did not fit.

    `has_defaults` says that the file leaves something open that files usually say.
    """

    file: str
    found: Found
    names: tuple[str, ...]
    problems: tuple[Problem, ...]
    is_undoable: bool
    is_held: bool
    has_defaults: bool = False

    @property
    def program(self) -> str:
        """Name the program that wrote the settings, as it does itself; empty where it does not."""
        others = self.found.others
        return str(others.get("App") or others.get("Version") or "")[:_NAME_CHARS]

    @property
    def is_ours(self) -> bool:
        return self.found.source == "ours" or (self.found.source == "a1111" and self.program.startswith(_OURS))

    @property
    def is_cut(self) -> bool:
        """Say whether the file had no room for the whole negative prompt."""
        return self.is_ours and CUT_KEY in self.found.others


def restored_html(restored: Restored, texts: Texts) -> str:
    """Say what was restored, from which program's text, and what was left out."""
    if not restored.names:
        lead = texts.html("restored_nothing_fits", file=restored.file)
        return _notice(f"<p>{lead}</p>" + _left_html(restored, texts), texts, tone="mild")
    names = _joined((_label(name, texts) for name in restored.names), texts)
    rows = [_source_html(restored, texts), texts.html("restored_names", names=names)]
    if "prompt" not in restored.names:
        rows.append(texts.html("restored_prompt_kept"))
    if restored.has_defaults:
        rows.append(texts.html("restored_defaults"))
    if restored.is_cut:
        rows.append(texts.html("restored_cut"))
    if restored.is_held:
        rows.append(texts.html("restored_held"))
    body = "".join(f"<p>{row}</p>" for row in rows) + _left_html(restored, texts)
    verbs = ("undo-restore", "restore_undo") if restored.is_undoable else None
    return _notice(body, texts, tone="mild" if restored.problems or restored.is_cut else "good", verb=verbs)


def sweep_html(file: str, axes: Iterable[str], planned: str, texts: Texts, *, title: str = "") -> str:
    """Say that a picture is the grid of a sweep, and offer to plan it again; `planned` is JSON for the script."""
    names = _joined((_axis_label(name, texts) for name in axes), texts)
    key = "restored_sweep_named" if title else "restored_sweep" if names else "restored_sweep_single"
    verb = texts.html("restored_sweep_open")
    opens = f'<button type="button" class="verb" data-plan-again="{html.escape(planned)}">{verb}</button>'
    said = texts.html(key, file=file, title=title, names=names)
    return _notice(f"<p>{said}</p>", texts, tone="good", more=opens)


def nothing_html(file: str, texts: Texts, *, program: str | None = None, silent: str | None = None) -> str:
    """Say that a picture has no settings that can be read, and offer it as init image.

    `program` names who wrote some in a way of its own (empty: unknown), `silent` a format that is not searched.
    """
    key = "restore_nothing" if silent is None else "restore_format"
    if program is not None:
        key = "restore_foreign" if program else "restore_foreign_any"
    verb = ("restore-as-init", "verb_use_init")
    said = texts.html(key, file=file, program=program, format=silent)
    return _notice(f"<p>{said}</p>", texts, tone="mild", verb=verb)


def settings_refused_html(file: str, error: MetadataError, texts: Texts) -> str:
    """Say why settings cannot be read, and offer the picture as init image."""
    key, verb = f"restore_{error.reason}", ("restore-as-init", "verb_use_init")
    return _notice(f"<p>{texts.html(key, file=file)}</p>", texts, tone="bad", verb=verb)


def refused_html(file: str, error: InvalidImage, texts: Texts) -> str:
    """Say why a file is no picture that can be read."""
    problem = Problem(field="image", message=error.message, kind=f"image_{error.reason}", given=file)
    return _notice(f"<p>{html.escape(problem_text(problem, texts))}</p>", texts, tone="bad")


def filled_html(key: str, texts: Texts, *, is_undoable: bool) -> str:
    """Say what the form was filled with, and offer the form as it was."""
    verb = ("undo-restore", "restore_undo") if is_undoable else None
    return _notice(f"<p>{texts.html(key)}</p>", texts, tone="good", verb=verb)


def said_html(key: str, texts: Texts, *, tone: str = "bad") -> str:
    """Say one sentence."""
    return _notice(f"<p>{texts.html(key)}</p>", texts, tone=tone)


def _source_html(restored: Restored, texts: Texts) -> str:
    if restored.is_ours:
        return texts.html("restored_ours", file=restored.file)
    key = "restored_program" if restored.program else "restored_a1111"
    return texts.html(key, file=restored.file, program=restored.program)


def _left_html(restored: Restored, texts: Texts) -> str:
    rows = [
        f"<b>{html.escape(_label(each.field, texts))}</b> {html.escape(problem_text(each, texts))}"
        for each in restored.problems
    ]
    others = [name[:_NAME_CHARS] for name in restored.found.others if name not in _UNSHOWN]
    if others:
        more = "…" if len(others) > _OTHERS_SHOWN else ""
        rows.append(texts.html("restored_others", names=_joined(others[:_OTHERS_SHOWN], texts) + more))
    if not rows:
        return ""
    lead, items = texts.html("restored_left"), "".join(f"<li>{row}</li>" for row in rows)
    return f"<p>{lead}</p><ul>{items}</ul>"


def _notice(body: str, texts: Texts, *, tone: str, verb: tuple[str, str] | None = None, more: str = "") -> str:
    """Frame a notice; `verb` is the id of the button that it presses and its text, `more` another button's HTML."""
    does = f'<button type="button" class="verb" data-press="{verb[0]}">{texts.html(verb[1])}</button>' if verb else ""
    closes = f'<button type="button" class="verb" data-close-notice>{texts.html("restore_close")}</button>'
    role = "alert" if tone == "bad" else "status"
    return (
        f'<div class="notice notice-{tone}" role="{role}" data-stamp="{next(_stamps)}">{body}'
        f'<p class="verbs">{more}{does}{closes}</p></div>'
    )


def _label(field: str, texts: Texts) -> str:
    return texts(f"param_{field}") if texts.has(f"param_{field}") else field


def _axis_label(name: str, texts: Texts) -> str:
    return texts("sweep_prompt_sr") if name == PROMPT_SR else _label(name, texts)


def _joined(names: Iterable[str], texts: Texts) -> str:
    return texts("restored_comma").join(names)
