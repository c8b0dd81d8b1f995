"""The routes of sweeps, asked as the page's script asks them; no server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.ui.calls import VISITOR_HEADER
from components.ui.export_routes import build_export_routes
from components.ui.sweep_routes import build_sweep_routes
from tests.pipeline import Pipeline, pipeline

ANN, BOB = "a" * 24, "b" * 24
AXES: dict[str, object] = {"guidance_scale": "5, 7.5", "num_inference_steps": "10, 20"}


class Caller:
    """Call the routes as one visitor."""

    def __init__(self, app: Pipeline, visitor: str | None = ANN, language: str = "en") -> None:
        self._client = TestClient(
            Starlette(routes=[*build_sweep_routes(app.services), *build_export_routes(app.services)])
        )
        self._language = language
        self._headers = {VISITOR_HEADER: visitor} if visitor else {}

    def get(self, path: str, **values: Any) -> Any:
        return self._client.get(f"/kolors/{path}", params={**values, "lang": self._language}, headers=self._headers)

    def post(self, path: str, values: Any) -> Any:
        url = f"/kolors/{path}?lang={self._language}"
        return self._client.post(url, content=json.dumps(values).encode(), headers=self._headers)

    def status(self, sweep: str, **values: Any) -> dict[str, Any]:
        return dict(self.get(f"sweep/{sweep}", **values).json())


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Pipeline]:
    """Give an app that makes one image, and more only when the time passes."""
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "1"}) as running:
        yield running


def paused(app: Pipeline, **values: Any) -> str:
    """Start a sweep and pause it when its first cell is made."""
    sweep = app.sweep(AXES, **values)
    app.settle()
    app.services.sweeps.pause(sweep, values.get("owner", "local"))
    return sweep


def test_a_page_that_opens_a_sweep_is_told_everything(app: Pipeline) -> None:
    sweep = app.sweep(AXES)
    app.sweep_until(sweep, "done")
    told = Caller(app).status(sweep, since=0)
    assert (told["state"], told["why"], told["counts"]["done"], told["counts"]["total"]) == ("done", None, 4, 4)
    whole = told["whole"]
    assert [(axis["title"], axis["labels"]) for axis in whole["axes"]] == [
        ("Guidance scale", ["5", "7.5"]),
        ("Inference steps", ["10", "20"]),
    ]
    assert whole["form"]["prompt"] == "sea" and whole["form"]["width"] == 256 and whole["base"]["seed"] == 7
    cells = {tuple(cell["at"]): cell for cell in told["cells"]}
    assert set(cells) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    for cell in cells.values():
        path = Path("/" + (whole["files"] + cell["image"]).partition("file=/")[2])
        assert cell["status"] == "done" and cell["count"] == 1 and path.is_file() and "error" not in cell


def test_a_page_is_told_what_a_short_day_leaves(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "1", "EXPLORER_IPD": "3"}) as app:
        sweep = app.sweep(AXES)
        app.settle()
        told = Caller(app).status(sweep)
        assert told["days"]["models"] == {"Kwai-Kolors/Kolors": {"left": 2, "daily": 3}}
        assert 0 < told["days"]["turns_utc"] - told["now_utc"] <= 24 * 3600
        app.services.sweeps.pause(sweep, "local")
        assert Caller(app).status(sweep)["days"] is None


def test_without_a_limit_per_day_no_day_is_told(app: Pipeline) -> None:
    assert Caller(app).status(app.sweep(AXES))["days"] is None


def test_later_only_what_changed_travels(app: Pipeline) -> None:
    sweep, ann = app.sweep(AXES), Caller(app)
    app.sweep_until(sweep, "done")
    app.await_thumbnails(4)
    first = ann.status(sweep, since=0)
    known = {"since": first["version"], "shape": first["shape"]}
    nothing = ann.status(sweep, **known)
    assert nothing["cells"] == [] and "whole" not in nothing and nothing["version"] == first["version"]
    record = first["cells"][2]["record"]
    app.services.store.library.star("local", [record], is_starred=True)
    after = ann.status(sweep, **known)
    assert [(cell["record"], cell["starred"]) for cell in after["cells"]] == [(record, True)]
    assert after["version"] > first["version"] and len(ann.get(f"sweep/{sweep}", **known).content) < 1500
    brief = ann.status(sweep, brief=1)
    assert brief["cells"] == [] and "whole" not in brief and brief["counts"]["done"] == 4


def test_a_page_that_knows_other_axes_or_a_later_version_is_told_everything(app: Pipeline) -> None:
    sweep, ann = paused(app), Caller(app)
    first = ann.status(sweep, since=0)
    for known in ({"since": first["version"], "shape": 99}, {"since": 10**9, "shape": first["shape"]}, {"since": "x"}):
        told = ann.status(sweep, **known)
        assert "whole" in told and len(told["cells"]) == 4


def test_a_sweep_is_paused_resumed_and_cancelled(app: Pipeline) -> None:
    sweep, ann = app.sweep(AXES), Caller(app)
    app.settle()
    assert ann.post(f"sweep/{sweep}/pause", {}).json()["state"] == "paused"
    assert ann.post(f"sweep/{sweep}/resume", {}).json()["state"] == "running"
    app.settle()
    told = ann.post(f"sweep/{sweep}/cancel", {"since": 0}).json()
    assert told["state"] == "cancelled" and told["counts"].get("waiting", 0) == 0 and len(told["cells"]) == 4


def test_cells_are_made_next(app: Pipeline) -> None:
    sweep, ann = paused(app), Caller(app)
    waiting = [cell["at"] for cell in ann.status(sweep, since=0)["cells"] if cell["status"] == "waiting"]
    told = ann.post(f"sweep/{sweep}/next", {"ats": waiting[1:], "since": 0}).json()
    wanted = {tuple(cell["at"]): cell.get("wanted", 0) for cell in told["cells"]}
    assert [wanted[tuple(at)] for at in waiting] == [0, 1, 1]


def test_a_sweep_gets_other_values_and_another_name(app: Pipeline) -> None:
    sweep, ann = paused(app), Caller(app)
    first = ann.status(sweep, since=0)
    assert first["title"] == "" and first["name"] == "sea"
    axes = [{"name": "guidance_scale", "values": "5, 7.5, 9"}, {"name": "num_inference_steps", "values": "20"}]
    known = {"since": first["version"], "shape": first["shape"]}
    told = ann.post(f"sweep/{sweep}/change", {"axes": axes, **known}).json()
    assert len(told["cells"]) == 3 and told["whole"]["axes"][0]["labels"] == ["5", "7.5", "9"]
    bad = ann.post(f"sweep/{sweep}/change", {"axes": [{"name": "guidance_scale", "values": "99"}], **known})
    assert bad.status_code == 400 and "Correct those that are marked" in bad.json()["error"]
    told = ann.post(f"sweep/{sweep}/rename", {"title": " Two \n words ", **known}).json()
    assert (told["title"], told["name"]) == ("Two words", "Two words")


def test_a_deleted_sweep_leaves_its_pictures(app: Pipeline) -> None:
    sweep, ann = app.sweep(AXES), Caller(app)
    app.sweep_until(sweep, "done")
    assert ann.post(f"sweep/{sweep}/delete", {}).json()["text"] == "Sweep deleted. Its pictures stay in the Library."
    assert ann.get(f"sweep/{sweep}").status_code == 404
    assert len(app.services.store.library.ids(_all("local"))) == 4


def _all(owner: str) -> Any:
    from components.store.library import Query

    return Query(owner=owner)


def test_what_went_wrong_is_said_once_and_with_the_verb_that_helps(tmp_path: Path) -> None:
    with pipeline(tmp_path, faults=("moderation", "moderation", "504-text")) as app:
        sweep = app.sweep(AXES)
        app.sweep_until(sweep, "done")
        told, zh = Caller(app).status(sweep, since=0), Caller(app, language="zh-CN").status(sweep, since=0)
        errors = [(cell["status"], told["errors"][cell["error"]]) for cell in told["cells"] if "error" in cell]
        assert sorted((status, error["verb"]) for status, error in errors) == [
            ("refused", "plan"),
            ("refused", "plan"),
            ("unclear", "anew"),
        ]
        assert len(told["errors"]) == 2 and "HTTP 504" in " ".join(error["full"] for error in told["errors"])
        assert any("拒绝" in error["text"] for error in zh["errors"])
        unclear = next(cell["at"] for cell in told["cells"] if cell["status"] == "unclear")
        again = Caller(app).post(f"sweep/{sweep}/retry", {"ats": [unclear]}).json()
        assert again["state"] == "running"
        assert app.sweep_until(sweep, "done").counts["done"] == 2


def test_a_bad_key_pauses_with_the_reason_and_leads_to_connect(tmp_path: Path) -> None:
    with pipeline(tmp_path, faults=("401-30014",) * 8) as app:
        sweep = app.sweep(AXES)
        app.sweep_until(sweep, "paused")
        why = Caller(app).status(sweep)["why"]
        assert why["verb"] == "connect" and why["text"].startswith("The key was not accepted.")
        assert Caller(app, language="zh").status(sweep)["why"]["text"].startswith("密钥")


def test_a_sweep_that_waits_for_tomorrow_says_until_when(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment={"EXPLORER_IPD": "1"}) as app:
        sweep = app.sweep({"guidance_scale": "3-8", "num_inference_steps": "10, 20"})
        app.settle()
        told = Caller(app).status(sweep)
        assert told["state"] == "running" and told["why"]["kind"] == "day"
        assert told["why"]["until_utc"] > app.clock.now() and told["next_utc"] == pytest.approx(
            told["why"]["until_utc"]
        )


def test_the_list_shows_the_newest_first_and_more_on_demand(app: Pipeline) -> None:
    ann = Caller(app)
    assert "A sweep makes a picture for every combination" in ann.get("sweeps").text
    sweeps = [paused(app, seed=seed, prompt=f"boat {seed} <b>") for seed in range(10)]
    text = ann.get("sweeps").text
    shown = [sweep for sweep in sweeps if f'data-open-sweep="{sweep}"' in text]
    assert shown == sweeps[2:] and text.index(sweeps[9]) < text.index(sweeps[2])
    assert "Show all" in text and "boat 9 &lt;b&gt;" in text and "Paused" in text
    assert "Guidance scale 5, 7.5 × Inference steps 10, 20" in text
    every = ann.get("sweeps", all=1).text
    assert all(sweep in every for sweep in sweeps) and "Show all" not in every
    assert "已暂停" in Caller(app, language="zh").get("sweeps").text


def test_the_newest_sweep_under_way_is_named(app: Pipeline) -> None:
    ann = Caller(app)
    assert ann.get("sweeps/newest").json() == {"sweep": None}
    first, second = paused(app, seed=1), paused(app, seed=2)
    assert ann.get("sweeps/newest").json() == {"sweep": second}
    app.services.sweeps.resume(first, "local", app.services.connections.default)
    assert ann.get("sweeps/newest").json() == {"sweep": first}


def test_what_a_sweep_teaches(app: Pipeline) -> None:
    sweep = app.sweep({"guidance_scale": "3, 5, 11", "num_inference_steps": "10, 20"})
    app.sweep_until(sweep, "done")
    lesson = Caller(app).get(f"sweep/{sweep}/lesson").json()
    guidance, steps = lesson["axes"]
    assert [step["pairs"] for step in guidance["steps"]] == [2, 2] and steps["steps"][0]["pairs"] == 3
    assert guidance["mean"] > 0 and {guidance["flattest"], guidance["steepest"]} == {0, 1}


def test_a_zip_of_what_is_done_has_a_link(app: Pipeline) -> None:
    sweep = app.sweep({"seed": "1, 2"})
    app.sweep_until(sweep, "done")
    assert Caller(app).post(f"sweep/{sweep}/export", {}).json()["url"].endswith(".zip")


@pytest.mark.parametrize(
    ("verb", "values"),
    [
        ("next", {}),
        ("next", {"ats": "x"}),
        ("next", {"ats": [[True]]}),
        ("next", {"ats": [[0, 0, 0, 0]]}),
        ("retry", {"ats": []}),
        ("change", {"axes": "x"}),
        ("change", {"axes": [1]}),
        ("rename", {"title": 7}),
    ],
)
def test_malformed_calls_are_refused(app: Pipeline, verb: str, values: dict[str, Any]) -> None:
    answer = Caller(app).post(f"sweep/{paused(app)}/{verb}", values)
    assert answer.status_code == 400 and answer.json()["error"].endswith(".")


def test_a_call_without_a_visitor_is_refused(app: Pipeline) -> None:
    stranger, sweep = Caller(app, None), paused(app)
    for path in ("sweeps", "sweeps/newest", f"sweep/{sweep}", f"sweep/{sweep}/lesson"):
        assert stranger.get(path).status_code == 403
    assert stranger.post(f"sweep/{sweep}/cancel", {}).status_code == 403


def test_on_a_public_app_nobody_sees_or_changes_what_is_anothers(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment={"EXPLORER_PUBLIC": "1", "EXPLORER_IPM": "1"}) as app:
        ann, bob = Caller(app, ANN), Caller(app, BOB)
        sweep = paused(app, owner=ANN, prompt="ann's secret")
        assert sweep in ann.get("sweeps").text and "secret" not in bob.get("sweeps").text
        assert bob.get("sweeps/newest").json() == {"sweep": None}
        assert bob.get(f"sweep/{sweep}").status_code == bob.get(f"sweep/{sweep}/lesson").status_code == 404
        calls: dict[str, Any] = {"next": {"ats": [[0, 0]]}, "rename": {"title": "x"}, "change": {"axes": []}}
        for verb in ("pause", "resume", "cancel", "retry", "next", "change", "rename", "delete", "export"):
            assert bob.post(f"sweep/{sweep}/{verb}", calls.get(verb, {})).status_code == 404, verb
        assert ann.status(sweep, since=0)["counts"]["waiting"] == 3
