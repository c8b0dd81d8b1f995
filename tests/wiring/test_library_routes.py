"""The routes of the library, asked as the page's script asks them; no server."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.ui.calls import VISITOR_HEADER
from components.ui.library_routes import build_library_routes
from tests.pipeline import Pipeline, pipeline

ANN, BOB = "a" * 24, "b" * 24


class Caller:
    """Call the routes as one visitor."""

    def __init__(self, client: TestClient, visitor: str | None, language: str = "en") -> None:
        self._client, self._language = client, language
        self._headers = {VISITOR_HEADER: visitor} if visitor else {}

    def get(self, path: str, **values: Any) -> Any:
        return self._client.get(f"/kolors/{path}", params={**values, "lang": self._language}, headers=self._headers)

    def post(self, path: str, values: Any) -> Any:
        content = values if isinstance(values, bytes) else json.dumps(values).encode()
        url = f"/kolors/{path}?lang={self._language}"
        return self._client.post(url, content=content, headers=self._headers)

    def records(self, **values: Any) -> list[str]:
        return re.findall(r'<li class="entry [^>]*data-record="([^"]+)"', self.get("library", **values).text)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Pipeline]:
    with pipeline(tmp_path) as running:
        yield running


def client_of(running: Pipeline) -> TestClient:
    return TestClient(Starlette(routes=build_library_routes(running.services)))


@pytest.fixture
def ann(app: Pipeline) -> Caller:
    return Caller(client_of(app), ANN)


def made(app: Pipeline, **values: Any) -> str:
    record = app.ask(**values)
    app.finish(record)
    app.clock.advance(1)
    return record


def test_the_list_shows_the_newest_first_with_thumbnails(app: Pipeline, ann: Caller) -> None:
    first, second = made(app, prompt="one", seed=1), made(app, prompt="two <b>", seed=2)
    until = time.monotonic() + 10
    while app.services.store.without_thumbnail() and time.monotonic() < until:
        time.sleep(0.001)  # they are made beside
    text = ann.get("library").text
    assert ann.records() == [second, first]
    assert "two &lt;b&gt;" in text and "<b>" not in text.replace("<b>Failed", "")
    assert text.count(".thumb.webp") == 2 and "seed 2" in text


def test_pages_follow_each_other_without_gap_or_repeat(app: Pipeline, ann: Caller) -> None:
    from components.store.library import PAGE_ENTRIES

    made_all = [app.ask(prompt=f"picture {number}", seed=number) for number in range(PAGE_ENTRIES + 3)]
    for record in made_all:
        app.finish(record)
    before = re.search(r'data-before="(\d+)"', ann.get("library").text)
    assert before
    newer = app.ask(prompt="meanwhile", seed=99)
    app.finish(newer)
    rest = ann.records(before=before[1])
    assert rest == made_all[2::-1]


def test_filters_and_search(app: Pipeline, ann: Caller) -> None:
    cat, tall = made(app, prompt="一只猫", seed=1), made(app, prompt="A Red Boat", seed=2, image_size="256x512")
    assert ann.records(text="只猫") == [cat] and ann.records(text="red bo") == [tall]
    assert ann.records(size="256x512") == [tall] and ann.records(model="nope") == []
    assert ann.post("star", {"records": [cat], "starred": True}).json() == {"count": 1}
    assert ann.records(starred="1") == [cat]
    assert ann.records(since=app.clock.now() + 1) == [] and len(ann.records(until=app.clock.now())) == 2
    told = ann.get("library/count", size="256x512").json()
    assert told == {"count": 1, "text": "1 request", "notices": ""}
    assert ann.get("library/ids", size="256x512").json() == {"records": [tall]}
    assert "256x512" in ann.get("library/bar").text


@pytest.mark.parametrize("values", [{"before": "x"}, {"since": "nan"}, {"until": "1e999"}, {"text": '"*)(' * 50}])
def test_odd_values_are_no_filter_or_find_nothing(ann: Caller, values: dict[str, Any]) -> None:
    assert ann.get("library", **values).status_code == 200


def test_what_is_deleted_can_be_brought_back(app: Pipeline, ann: Caller) -> None:
    record = made(app)
    answer = ann.post("delete", {"records": [record]}).json()
    assert answer["records"] == [record] and answer["text"].startswith("Deleted 1 request")
    assert ann.records() == []
    assert ann.post("undelete", {"records": [record]}).json() == {"count": 1, "text": "Brought back."}
    assert ann.records() == [record]


def test_what_can_still_be_brought_back_is_told_for_ten_minutes(app: Pipeline, ann: Caller) -> None:
    first, second = made(app, seed=1), made(app, seed=2)
    for record in (first, second):
        ann.post("delete", {"records": [record]})
        app.clock.advance(60)
    assert ann.get("library/deleted").json() == {"records": [second, first], "left_s": [540.0, 480.0]}
    app.clock.advance(500)
    assert ann.get("library/deleted").json()["records"] == [second]
    assert ann.post("delete", {"records": ["0" * 32]}).json()["text"] == "Unfinished ones were kept; stop them first."


def test_a_page_is_as_long_as_asked_for(app: Pipeline, ann: Caller) -> None:
    made_all = [made(app, seed=seed) for seed in range(3)]
    assert ann.records(count=2) == made_all[:0:-1] and len(ann.records(count=0)) == 3
    assert len(ann.records(count=10**15)) == 3 == len(ann.records(count="-1"))


def test_an_unfinished_record_says_how_much_of_it_is_there(app: Pipeline, ann: Caller) -> None:
    record = made(app, batch_size=4)
    assert ">×4<" in ann.get("library").text
    database = app.services.store.database
    with database.transaction() as db:
        db.execute("UPDATE records SET status = 'running'")
        db.execute("UPDATE images SET state = 'expected', file = NULL, thumbnail = NULL WHERE \"index\" = 3")
    entry = ann.get("library").text
    assert ">3/4<" in entry and "entry-waiting" in entry and "Being made" in entry
    answer = ann.post("delete", {"records": [record]}).json()
    assert answer == {"records": [], "text": "Unfinished ones were kept; stop them first.", "final": False}


def test_what_was_removed_to_make_room_did_not_fail(app: Pipeline, ann: Caller) -> None:
    made(app)
    with app.services.store.database.transaction() as db:
        db.execute("UPDATE records SET status = 'failed', error = '{\"kind\": \"removed\"}'")
        db.execute("UPDATE images SET state = 'lost', file = NULL, thumbnail = NULL")
    assert "entry-removed" in ann.get("library").text and "Removed to make room" in ann.get("library").text
    assert ann.records(failed="1") == []
    with app.services.store.database.transaction() as db:
        db.execute("UPDATE records SET error = '{damaged'")
    assert len(ann.records(failed="1")) == 1


def test_a_fresh_copy_is_marked_and_the_first_is_not(app: Pipeline, ann: Caller) -> None:
    made(app), made(app, fresh=True)
    copy, first = ann.get("library").text.split("</li>")[:2]
    assert "entry-copy" in copy and "entry-copy" not in first


def test_a_failed_request_says_why_and_is_tried_again(tmp_path: Path) -> None:
    with pipeline(tmp_path, faults=("moderation",)) as app:
        ann = Caller(client_of(app), ANN)
        record = made(app)
        entry = ann.get("library", failed="1").text
        assert 'data-status="refused"' in entry and "Try again" in entry and "Refused" in entry
        again = ann.post("ask", {"record": record}).json()["record"]
        app.finish(again)
        assert again != record and ann.records() == [again, record]


def test_asking_twice_for_the_same_makes_one(tmp_path: Path) -> None:
    with pipeline(tmp_path, faults=("moderation", "429-ipm")) as app:
        ann = Caller(client_of(app), ANN)
        record = made(app)
        first, second = (ann.post("ask", {"record": record}).json()["record"] for _ in range(2))
        assert first == second != record
        app.finish(first)


def test_every_text_comes_in_the_visitors_language(app: Pipeline) -> None:
    record = made(app)
    zhou = Caller(client_of(app), ANN, "zh-CN")
    assert "种子 7" in zhou.get("library").text and "全部模型" in zhou.get("library/bar").text
    assert zhou.post("delete", {"records": [record]}).json()["text"].startswith("已删除")


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b'{"records": "x"}', b'{"records": []}', b'{"records": [1]}', b"{" * 10_000,
     json.dumps({"records": ["x" * 65]}).encode(), json.dumps({"records": [str(n) for n in range(2001)]}).encode()],
)  # fmt: skip
def test_malformed_calls_are_refused_with_a_sentence(ann: Caller, body: bytes) -> None:
    for path in ("star", "delete", "undelete"):
        answer = ann.post(path, body)
        assert answer.status_code == 400 and answer.json()["error"].endswith(".")


def test_a_call_that_is_too_large_is_refused(ann: Caller) -> None:
    assert ann.post("star", b" " * (2**20 + 1)).status_code == 413


@pytest.mark.parametrize("visitor", [None, "short", "x" * 200, "a" * 20 + "/../"])
def test_a_call_without_a_visitor_is_refused(app: Pipeline, visitor: str | None) -> None:
    """A page of another site cannot send the header: it can neither read nor change anything."""
    record = made(app)
    stranger = Caller(client_of(app), visitor)
    for path in ("library", "library/bar", "library/count", "library/ids", "library/deleted"):
        assert stranger.get(path).status_code == 403
    for path in ("star", "delete", "undelete", "ask"):
        assert stranger.post(path, {"records": [record], "record": record, "starred": True}).status_code == 403


def test_on_a_public_app_nobody_sees_or_changes_what_is_anothers(tmp_path: Path) -> None:
    with pipeline(tmp_path, environment={"EXPLORER_PUBLIC": "1"}) as app:
        client = client_of(app)
        ann, bob = Caller(client, ANN), Caller(client, BOB)
        secret = made(app, owner=ANN, prompt="ann's secret lighthouse")
        assert ann.records() == [secret]
        assert bob.records() == [] == bob.records(text="secret")
        assert bob.get("library/count").json()["count"] == 0 and "256x256" not in bob.get("library/bar").text
        assert bob.post("star", {"records": [secret], "starred": True}).json() == {"count": 0}
        assert bob.post("delete", {"records": [secret]}).json()["records"] == []
        assert bob.post("ask", {"record": secret}).status_code == 404
        assert bob.get("library/ids").json() == {"records": []}
        ann.post("delete", {"records": [secret]})
        assert bob.get("library/deleted").json()["records"] == []
        assert bob.post("undelete", {"records": [secret]}).json()["count"] == 0
        assert ann.post("undelete", {"records": [secret]}).json()["count"] == 1 and ann.records() == [secret]
        assert ann.records(starred="1") == []
