"""The limits in Connect, asked as the page's script asks for them; no server."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.services import Services
from components.ui.calls import VISITOR_HEADER
from components.ui.limits import build_limits_routes
from tests.pipeline import pipeline

ANN, BOB = "a" * 24, "b" * 24
KOLORS = "Kwai-Kolors/Kolors"
HOSTED = {"SILICONFLOW_BASE_URL": "https://api.siliconflow.cn/v1", "SILICONFLOW_API_KEY": "sk-owner"}


class Caller:
    """Call the routes as one visitor."""

    def __init__(self, services: Services, visitor: str = ANN, language: str = "en") -> None:
        self._client = TestClient(Starlette(routes=build_limits_routes(services)))
        self._headers, self._query = {VISITOR_HEADER: visitor}, f"?lang={language}"

    def shown(self) -> str:
        """Give the panel's text without its tags."""
        return text_of(self._client.get(f"/kolors/limits{self._query}", headers=self._headers).text)

    def html(self) -> str:
        return self._client.get(f"/kolors/limits{self._query}", headers=self._headers).text

    def post(self, path: str = "limits", **values: Any) -> Any:
        url = f"/kolors/{path}{self._query}"
        return self._client.post(url, content=json.dumps({"model": KOLORS, **values}), headers=self._headers)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_what_was_used_and_what_is_in_force_is_shown(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "5", "EXPLORER_IPD": "9"}) as run:
        run.generate(batch_size=3)
        ann = Caller(run.services)
        assert "3 used, 6 left" in ann.shown() and "fixed by EXPLORER_IPM" in ann.shown()
        assert len(re.findall(r"<input[^>]* disabled", ann.html())) == 2 and "submit" not in ann.html()
        assert ann.post(ipm="100", ipd="100").status_code == 200
        assert run.services.runner.pacer.limits(run.services.connections.default, KOLORS).ipm == 5


def test_the_owner_sets_limits_and_empties_them_again(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment=HOSTED) as run:
        ann = Caller(run.services)
        assert "first guess" in ann.shown() and "0 used, 400 left" in ann.shown()
        answered = ann.post(ipm="10", ipd="0").json()
        assert "set by you" in text_of(answered["html"]) and answered["said"].startswith("Saved")
        limits = run.services.runner.pacer.limits(run.services.connections.default, KOLORS)
        assert (limits.ipm, limits.ipm_source, limits.ipd, limits.ipd_source) == (10, "yours", 0, "none")
        ann.post(ipm="", ipd="")
        assert "first guess" in ann.shown() and "set by you" not in ann.shown()


@pytest.mark.parametrize("wrong", ["-1", "1.5", "x", "10001", "１２", "1e3", True, [], {}])
def test_what_is_no_limit_is_refused_and_changes_nothing(wrong: object, tmp_path: Path) -> None:
    with pipeline(tmp_path, environment=HOSTED) as run:
        answered = Caller(run.services).post(ipm=wrong, ipd="3")
        assert answered.status_code == 422 and "0 to 10,000" in answered.json()["error"]
        assert run.services.runner.pacer.limits(run.services.connections.default, KOLORS).ipd == 400


def test_an_unknown_model_is_refused(tmp_path: Path) -> None:
    with pipeline(tmp_path) as run:
        assert Caller(run.services).post(model="x/y").status_code == 404
        assert Caller(run.services).post(model=None).status_code == 404


def test_what_was_learned_is_shown_and_forgotten(tmp_path: Path) -> None:
    with pipeline(tmp_path, ipm=2) as run:
        for seed in range(6):
            run.generate(seed=seed)
        ann = Caller(run.services)
        assert "at most 2 in any minute" in ann.shown() and 'data-limits="forget"' in ann.html()
        assert "任意一分钟内最多 2 张" in Caller(run.services, language="zh").shown()
        answered = ann.post("limits/forget").json()
        assert "nothing yet" in text_of(answered["html"]) and "6 used" in text_of(answered["html"])
        assert 'data-limits="forget"' not in answered["html"]


def test_a_full_day_says_until_when_and_a_changed_limit_lets_go_on_at_once(tmp_path: Path) -> None:
    with pipeline(tmp_path, faults=("429-ipd",)) as run:
        record_id = run.ask()
        run.settle()
        ann = Caller(run.services)
        assert "none left until" in ann.shown() and "data-at=" in ann.html()
        before = run.clock.now()
        ann.post(ipd="50")
        run.finish(record_id)
        assert run.clock.now() - before < 60


def test_on_a_public_page_only_a_key_of_one_s_own_gives_a_say(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment={**HOSTED, "EXPLORER_PUBLIC": "1"}) as run:
        ann, bob = Caller(run.services), Caller(run.services, BOB)
        run.services.connections.remember(BOB, "sk-bob", None)
        assert "<form" not in ann.html() and "400 left" in ann.shown()
        for path in ("limits", "limits/forget"):
            assert ann.post(path, ipm="99").status_code == 403
        assert "<form" in bob.html() and bob.post(ipm="7").status_code == 200
        pacer, connections = run.services.runner.pacer, run.services.connections
        assert pacer.limits(connections.of(BOB), KOLORS).ipm == 7
        assert pacer.limits(connections.default, KOLORS).ipm == 2


def test_on_a_public_page_no_typed_key_reaches_the_account_that_all_share(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment={"SILICONFLOW_BASE_URL": "emulator:", "EXPLORER_PUBLIC": "1"}) as run:
        run.services.connections.remember(ANN, "sk-anything", None)
        assert Caller(run.services).post(ipm="99").status_code == 403
