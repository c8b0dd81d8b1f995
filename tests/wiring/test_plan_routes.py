"""The routes of the planner, asked as the page's script asks them; no server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.ui import form as forms
from components.ui.calls import VISITOR_HEADER
from components.ui.plan_routes import build_plan_routes
from tests.pipeline import Pipeline, pipeline

ANN, BOB = "a" * 24, "b" * 24
GUIDANCE, STEPS = ("guidance_scale", "3-11 (+2)"), ("num_inference_steps", "10, 20")


class Planner:
    """Plan and start as one visitor, with a form of small pictures."""

    def __init__(self, running: Pipeline, visitor: str = ANN, language: str = "en") -> None:
        self._client = TestClient(Starlette(routes=build_plan_routes(running.services)))
        self._headers, self._language = {VISITOR_HEADER: visitor}, language
        self.form = forms.with_size({**forms.default_form(), "prompt": "a cat by the sea", "seed": 7}, "256x256")

    def post(self, path: str, values: Any) -> Any:
        url = f"/kolors/{path}?lang={self._language}"
        return self._client.post(url, content=json.dumps(values).encode(), headers=self._headers)

    def plan(self, *axes: tuple[str, str], **form: Any) -> dict[str, Any]:
        answer = self.post("plan", {"form": {**self.form, **form}, "axes": rows(*axes)})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def start(self, *axes: tuple[str, str], title: str = "", **form: Any) -> Any:
        return self.post("sweep", {"form": {**self.form, **form}, "axes": rows(*axes), "title": title})

    def frame(self, **values: Any) -> str:
        answer = self._client.get("/kolors/planner", params={**values, "lang": self._language}, headers=self._headers)
        text: str = answer.text
        return text


def rows(*axes: tuple[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "values": text} for name, text in axes]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def fact(answer: dict[str, Any], name: str) -> str:
    found = re.search(rf"<dt>{name}</dt><dd>(.*?)</dd>", answer["facts"])
    assert found, answer["facts"]
    return plain(found[1])


@contextmanager
def planner(folder: Path, **environment: object) -> Iterator[Planner]:
    with pipeline(folder, environment=environment) as running:
        yield Planner(running)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Pipeline]:
    with pipeline(tmp_path) as running:
        yield running


@pytest.fixture
def ann(app: Pipeline) -> Planner:
    return Planner(app)


def test_a_plan_counts_cells_and_says_what_is_sent(ann: Planner) -> None:
    answer = ann.plan(GUIDANCE, STEPS)
    assert fact(answer, "Cells") == "5 × 2 = 10" and fact(answer, "Different requests") == "10"
    assert fact(answer, "Already in the library") == "0" and answer["run"] == "Make 10 images"
    assert plain(answer["axes"][0]["values"]) == "3 5 7 9 11" and "5 values" in answer["axes"][0]["note"]
    assert answer["can_run"] is True and answer["title"] == "Guidance scale 3–11 × Inference steps 10–20"


def test_what_the_library_has_is_not_made_again(app: Pipeline, ann: Planner) -> None:
    app.finish(app.ask(prompt="a cat by the sea", guidance_scale=5, image_size="256x256"))
    answer = ann.plan(GUIDANCE)
    assert fact(answer, "Already in the library") == "1" and answer["run"] == "Make 4 images"
    assert fact(ann.plan(GUIDANCE, seed=-1), "Already in the library") == "none (new seed)"
    assert ann.plan(("guidance_scale", "5"))["run"] == "Show 1 from the library"


def test_each_bad_item_is_marked_where_it_stands_with_its_reason(ann: Planner) -> None:
    answer = ann.plan(("guidance_scale", "3, 99, 5, 120"), STEPS)
    wrong, fine = answer["axes"]
    assert wrong["marks"] == [[3, 5], [10, 13]] and wrong["is_bad"] and not fine["is_bad"]
    assert plain(wrong["note"]) == "99, 120 : enter a number from 0 to 20."
    assert answer["can_run"] is False and fact(answer, "Cells") == "–"


def test_the_reasons_come_in_chinese(app: Pipeline) -> None:
    answer = Planner(app, language="zh").plan(("guidance_scale", "99"), ("prompt_sr", "dog, cat"))
    assert plain(answer["axes"][0]["note"]) == "99 ：应为 0 到 20 的数值。"
    assert "提示词和反向提示词中都没有此文字" in answer["axes"][1]["note"]
    assert not re.search("[A-Za-z]{4,}", plain(answer["axes"][1]["note"]).replace("dog", ""))


def test_a_row_without_values_is_left_out(ann: Planner) -> None:
    answer = ann.plan(("seed", "  "), GUIDANCE)
    assert fact(answer, "Cells") == "5" and "left out" in answer["axes"][0]["note"]
    assert "varied by <b>Y</b>" in answer["base"] and answer["can_run"] is True
    nothing = ann.plan(("seed", ""))
    assert nothing["can_run"] is False and nothing["run"] == "Nothing to make yet"


def test_a_form_that_does_not_fit_is_named_unless_an_axis_fills_it(ann: Planner) -> None:
    answer = ann.plan(GUIDANCE, prompt=" ")
    assert "notice-bad" in answer["base"] and 'data-plan="change"' in answer["base"] and not answer["can_run"]
    filled = ann.plan(("prompt", "one, two"), prompt=" ", guidance_scale=None)
    assert "Guidance scale" in plain(filled["base"]) and "notice-bad" in filled["base"]
    assert ann.plan(("prompt", "one, two"), prompt=" ")["can_run"] is True
    assert ann.plan(GUIDANCE, guidance_scale=None)["can_run"] is True


def test_too_many_cells_are_said_before_any_is_counted_out(ann: Planner) -> None:
    answer = ann.plan(("seed", "0-9999999999"))
    assert "10,000,000,000" in answer["said"] and "1,000" in answer["said"] and answer["can_run"] is False


def test_a_day_that_is_too_short_is_said_with_what_would_fit(tmp_path: Path) -> None:
    with planner(tmp_path, EXPLORER_IPD=5) as ann:
        answer = ann.plan(("guidance_scale", "3-11"), seed=7)
        assert "5 images today, the other 4 from tomorrow on" in answer["said"]
        thin = re.search(r'data-axis="0" data-text="([^"]+)"', answer["said"])
        assert thin and "5 instead of 9" in answer["said"]
        assert fact(ann.plan(("guidance_scale", thin[1])), "Cells") == "5"
        assert fact(answer, "Left today") == "5 images"


def test_a_site_without_its_key_leads_to_connect(app: Pipeline) -> None:
    ann = Planner(app)
    app.services.connections.remember(ANN, None, "https://images.example.org/v1")
    answer = ann.plan(GUIDANCE)
    assert 'data-verb="open_connect"' in answer["said"] and "images.example.org" in answer["said"]
    assert answer["can_run"] is False and "Connect" in ann.start(GUIDANCE).json()["error"]


def test_a_start_takes_the_sweep_in_with_a_title(app: Pipeline, ann: Planner) -> None:
    named = ann.start(GUIDANCE, STEPS, title="  my   sweep ").json()["sweep"]
    unnamed = ann.start(("guidance_scale", "4")).json()["sweep"]
    titles = {head.sweep.id: head.sweep.title for head in app.services.sweeps.all("local")}
    assert titles == {named: "my sweep", unnamed: "Guidance scale"}


@pytest.mark.parametrize(
    ("axes", "form"), [((("guidance_scale", "99"),), {}), ((GUIDANCE,), {"prompt": ""}), ((("seed", ""),), {})]
)
def test_nothing_starts_that_does_not_fit(app: Pipeline, ann: Planner, axes: Any, form: dict[str, Any]) -> None:
    refused = ann.start(*axes, **form)
    assert refused.status_code == 422 and refused.json()["error"]
    assert app.services.sweeps.all("local") == ()


@pytest.mark.parametrize("axes", [None, "x", [1], [{"name": "seed"}], [{"name": 1, "values": "2"}], rows(*[STEPS] * 4)])
def test_what_the_page_never_sends_is_refused(ann: Planner, axes: Any) -> None:
    for path in ("plan", "sweep"):
        assert ann.post(path, {"form": ann.form, "axes": axes}).status_code == 400


def test_unknown_axes_and_forms_of_any_kind_are_answered(ann: Planner) -> None:
    answer = ann.plan(("nonsense <b>", "1, 2"))
    assert answer["axes"][0]["is_bad"] and "<b>" not in answer["base"].replace("<b>X</b>", "")
    for form in (None, 7, {}, {"prompt": 5, "model": ["x"], "seed": {}, "image": "y"}):
        assert ann.post("plan", {"form": form, "axes": rows(GUIDANCE)}).status_code == 200


def test_prompts_are_shown_escaped(ann: Planner) -> None:
    answer = ann.plan(("prompt_sr", "<i>cat</i>, dog"), prompt="a <i>cat</i>")
    shown = answer["base"] + answer["axes"][0]["values"] + answer["axes"][0]["note"] + answer["title"]
    assert "<i>cat" not in shown.replace(answer["title"], "")


def test_nobody_sees_what_another_visitor_has(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment={"EXPLORER_PUBLIC": "1"}) as running:
        running.finish(running.ask(owner=ANN, prompt="a cat by the sea", guidance_scale=5, image_size="256x256"))
        known = [fact(Planner(running, each).plan(GUIDANCE), "Already in the library") for each in (ANN, BOB)]
        assert known == ["1", "0"]


def test_a_key_is_in_no_plan(app: Pipeline, ann: Planner) -> None:
    secret = "sk-plan-" + "s" * 30
    app.services.connections.remember(ANN, secret, None)
    assert app.services.connections.of(ANN).key is not None
    assert secret not in json.dumps(ann.plan(GUIDANCE)) and "images" in ann.plan(GUIDANCE)["facts"]


def test_the_frame_begins_with_an_axis_that_the_model_takes(ann: Planner) -> None:
    assert "guidance_scale" in ann.frame().split("data-first", 1)[1][:60]
    assert "&quot;cfg&quot;" in ann.frame(model="Qwen/Qwen-Image")
    assert "&quot;seed&quot;" in ann.frame(model="Tongyi-MAI/Z-Image")


def test_ten_thousand_cells_are_planned_at_once(tmp_path: Path) -> None:
    with planner(tmp_path, EXPLORER_MAX_CELLS=10_000) as ann:
        answer = ann.plan(("seed", "1-100"), ("num_inference_steps", "1-100"))
        assert fact(answer, "Cells") == "100 × 100 = 10,000" and answer["run"] == "Make 10,000 images"
        assert plain(answer["axes"][0]["values"]).endswith("12 +88")
