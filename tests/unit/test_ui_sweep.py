"""What the page is told of sweeps, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components.errors import ServiceError
from components.store.sweep_rows import Sweep, SweepCell
from components.sweep_status import SweepHead, SweepStatus
from components.ui.sweep_json import name_of, status_json, why_json
from components.ui.sweep_list import list_html
from components.ui.texts import LANGUAGES, Texts

SWEEP = Sweep(
    id="s", owner="local", site="emulator:", account="a", title="", base={"prompt": "sea", "seed": 7},
    axes=({"name": "guidance_scale", "values": [3, 5], "labels": ["3", "5"], "text": "3, 5"},),
    state="running", why=None, version=3, shape=1, created_utc=1e9, ended_utc=None,
)  # fmt: skip
CELL = SweepCell(
    at=(0,), values=("3",), status="waiting", place=0, wanted=0, digest="d", is_reused=False, record_id=None,
    error=None, image=None, file=None, count=0, is_starred=False,
)  # fmt: skip


def status_of(*cells: SweepCell) -> SweepStatus:
    return SweepStatus(
        sweep=SWEEP, state="running", why=None, counts={"total": len(cells)}, version=3, shape=1, next_utc=None,
        per_image_s=None, finish_utc=None, cells=cells,
    )  # fmt: skip


def head_of(*labels: str, **changes: Any) -> SweepHead:
    axis = {"name": "prompt_sr", "values": list(labels), "labels": list(labels), "text": ""}
    sweep = replace(SWEEP, axes=(axis,), **changes)
    return SweepHead(
        sweep=sweep, state="paused", why=None, counts={"done": 1, "failed": 2, "total": 4}, cover=("a.webp",)
    )


def test_a_cell_leaves_out_what_is_nothing() -> None:
    plain, full = status_json(
        status_of(CELL, replace(CELL, status="done", record_id="r", image="i.webp", count=2, is_reused=True, wanted=3)),
        Texts("en"),
        now=5.0,
    )["cells"]
    assert plain == {"at": (0,), "status": "waiting", "place": 0}
    assert (full["record"], full["image"], full["count"], full["reused"], full["wanted"]) == ("r", "i.webp", 2, True, 3)


def test_a_picture_that_was_deleted_is_no_word_of_the_services() -> None:
    error = {"kind": "deleted", "message": "The picture was deleted from the library. Ask again to make it anew."}
    for language in LANGUAGES:
        told = status_json(status_of(replace(CELL, status="failed", error=error)), Texts(language), now=0)["errors"]
        assert told[0]["full"] == told[0]["text"] == Texts(language)("error_deleted") and told[0]["verb"] == "again"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_that_pauses_a_sweep_says_what_to_do_next(language: str) -> None:
    pausing = [each for each in ServiceError.__subclasses__() if each.pauses_sweep]
    assert len(pausing) == 4
    for error in pausing:
        told = why_json(error("Sorry", status=401).as_json(), Texts(language))
        assert (
            told is not None
            and told["verb"] == "connect"
            and told["text"].startswith(Texts(language)(f"why_{error.kind}"))
        )


def test_a_sweep_is_called_by_its_title_or_its_prompt() -> None:
    assert name_of(SWEEP) == "sea" and name_of(replace(SWEEP, title="Two seas")) == "Two seas"
    assert len(name_of(replace(SWEEP, base={"prompt": "sea " * 100}))) <= 81 and name_of(replace(SWEEP, base={})) == ""


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (("cat",), "cat"),
        (("cat", "dog"), "cat, dog"),
        (("1", "2", "3"), "1…3"),
        (("cat", "a prompt of some length"), "(2)"),
    ],
)
def test_a_card_writes_short_values_and_counts_long_ones(labels: tuple[str, ...], shown: str) -> None:
    assert f"Prompt search/replace {shown}" in list_html([head_of(*labels)], Texts("en"), "files/", is_all=False)


def test_a_card_escapes_what_is_not_ours() -> None:
    text = list_html([head_of("<i>", title='"><script>')], Texts("en"), "files/", is_all=False)
    assert "<script" not in text and "<i>" not in text.replace('<i class="dot"', "").replace("<i style", "")
    assert 'src="files/a.webp"' in text and "1 of 4" in text and "2 did not work" in text
