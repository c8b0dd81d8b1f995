"""The viewer's page: what it holds, that nothing in it can break out, and that its texts are whole."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any, get_args

import pytest

from components import params
from components.errors import ServiceError
from components.export.page import viewer_html
from components.store.sweep_rows import CellState

HOSTILE = "</script><script>alert(1)</script><!--<b>&amp;{{data}}{{style}}\u2028"


def record(**values: Any) -> dict[str, Any]:
    image = {"file": "images/一只猫.png", "index": 0, "seed": 7, "width": 64, "height": 64, "format": "png", "bytes": 9}
    return {
        "digest": "d" * 64, "site": "emulator:", "service": "emulator", "request": {"prompt": HOSTILE, "seed": 7},
        "status": "done", "accepted_utc": 1.0, "ended_utc": 2.0, "starred": True, "seed": 7, "trace_id": "t",
        "inference_s": 3.2, "error": None, "images": [image], **values,
    }  # fmt: skip


def sweep(title: str = HOSTILE) -> dict[str, Any]:
    axis = {"name": "guidance_scale", "values": [3, 7.5], "labels": ["3", "7.5"], "text": "3, 7.5"}
    cells = [
        {"at": [0], "values": ["3"], "status": "done", "digest": "d" * 64, "record": 0},
        {"at": [1], "values": ["7.5"], "status": "waiting", "digest": "e" * 64, "record": None},
    ]
    return {"id": "x", "title": title, "site": "emulator:", "base": {"prompt": HOSTILE}, "axes": [axis], "cells": cells}


def part(page: str, pattern: str) -> str:
    found = re.findall(pattern, page, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def test_data_comes_back_as_it_was_and_ends_nothing() -> None:
    page = viewer_html([record()], {"images/一只猫.png": "thumbs/一只猫.png.webp"}, 5.0, sweep()).decode()
    data = part(page, r'<script type="application/json" id="data">(.*?)</script>')
    assert "<" not in data
    told = json.loads(data)
    assert told["title"] == HOSTILE and told["records"][0]["request"]["prompt"] == HOSTILE
    assert told["sweep"] == sweep() and told["exported_utc"] == 5.0
    assert told["records"][0]["images"][0]["thumb"] == "thumbs/一只猫.png.webp"
    assert page.count("<script") == page.count("</script>") == 3
    title = part(page, "<title>(.*?)</title>")
    assert "<" not in title and "&lt;/script&gt;" in title


def test_the_policy_allows_this_script_and_this_style_and_no_network() -> None:
    page = viewer_html([], {}, 0.0).decode()
    policy = part(page, r'Content-Security-Policy" content="(.*?)"')
    for kind, pattern in (("script", "<script>(.*?)</script>"), ("style", "<style>(.*?)</style>")):
        digest = base64.b64encode(hashlib.sha256(part(page, pattern).encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "img-src 'self' file:;" in policy and "http" not in policy
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page) and "@import" not in page and "url(" not in page


def test_a_page_without_a_title_is_named_after_its_prompt() -> None:
    named = viewer_html([], {}, 0.0, {**sweep(""), "base": {"prompt": "a cat"}}).decode()
    assert json.loads(part(named, r'id="data">(.*?)</script>'))["title"] == "a cat"
    assert json.loads(part(viewer_html([], {}, 0.0).decode(), r'id="data">(.*?)</script>'))["sweep"] is None


@pytest.fixture(scope="module")
def texts() -> dict[str, dict[str, str]]:
    page = viewer_html([], {}, 0.0).decode()
    return dict(json.loads(part(page, r'id="texts">(.*?)</script>')))


def test_both_languages_say_the_same_with_the_same_facts(texts: dict[str, dict[str, str]]) -> None:
    assert list(texts) == ["en", "zh"] and texts["en"].keys() == texts["zh"].keys()
    for key, text in texts["en"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", texts["zh"][key])), key
        assert re.search("[\u4e00-\u9fff]", texts["zh"][key]) or key in ("none", "param_cfg"), key


def test_there_is_a_text_for_every_parameter_status_and_error(texts: dict[str, dict[str, str]]) -> None:
    wanted = [f"param_{name}" for name in (*params.BY_NAME, "prompt_sr")]
    wanted += [f"status_{state}" for state in get_args(CellState)]
    wanted += [f"error_{each.kind}" for each in ServiceError.__subclasses__()]
    assert [key for key in wanted if key not in texts["en"]] == []


def test_every_text_that_the_script_names_is_there(texts: dict[str, dict[str, str]]) -> None:
    script = part(viewer_html([], {}, 0.0).decode(), "<script>(.*?)</script>")
    named = set(re.findall(r'\bt\("(\w+)"', script)) | set(re.findall(r'\? "(\w+_one)" : "(\w+)"', script)[0])
    assert len(named) > 40 and named <= texts["en"].keys()
