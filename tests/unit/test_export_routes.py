"""The routes of ZIPs and pictures, without a server: links, limits, uploads, sentences."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components import metadata
from components.export import importing, links
from components.export.links import LINK_LIFE_S
from components.ui import export_routes, import_route
from components.ui.export_routes import build_export_routes, disposition
from tests import pipeline as pipelines
from tests.pipeline import Pipeline
from tests.unit.export_zips import exported, files_in, made, rows_in

ALICE, BOB = "alice-alice-alice-alice", "bob-bob-bob-bob-bob-bob"


class Visitor:
    """Call the routes as one visitor's page does."""

    def __init__(self, pipeline: Pipeline, visitor_id: str | None) -> None:
        self._app = TestClient(Starlette(routes=list(build_export_routes(pipeline.services))))
        self._headers = {} if visitor_id is None else {"X-Explorer-Visitor": visitor_id}

    def __getattr__(self, name: str) -> Any:
        def call(path: str, **options: Any) -> Any:
            options["headers"] = {**self._headers, **options.get("headers", {})}
            return getattr(self._app, name)(path, **options)

        return call


@contextmanager
def public(folder: Path, **options: Any) -> Iterator[Pipeline]:
    environment = {"EXPLORER_PUBLIC": 1, **options.pop("environment", {})}
    with pipelines.pipeline(folder, environment=environment, **options) as pipeline:
        yield pipeline


def image_of(pipeline: Pipeline, record_id: str) -> tuple[str, bytes]:
    view = pipeline.services.store.view(record_id)
    assert view is not None
    path = pipeline.services.image_path(view.saved[0])
    return path.name, path.read_bytes()


def test_a_zip_of_ones_own_records_under_a_link_for_an_hour(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        alice = Visitor(pipeline, ALICE)
        own, others = made(pipeline, owner=ALICE, batch_size=2), made(pipeline, owner=BOB, seed=1)
        told = alice.post("/kolors/export", json={"records": [own, others, "unknown", own]}).json()
        assert (told["count"], told["records"]) == (2, 1)
        for _ in range(2):
            reply = alice.get("/" + told["url"], headers={"X-Explorer-Visitor": ""})
            assert reply.headers["content-type"] == "application/zip"
            assert "-2-images.zip" in reply.headers["content-disposition"]
            assert len(zipfile.ZipFile(io.BytesIO(reply.content)).namelist()) == 7
        head = alice.head("/" + told["url"])
        assert (head.status_code, head.content) == (200, b"")
        pipeline.clock.advance(LINK_LIFE_S)
        assert alice.get("/" + told["url"]).status_code == 404


def test_what_has_not_ended_is_left_out_of_a_zip_and_that_is_said(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        alice, asked = Visitor(pipeline, ALICE), {"records": [made(pipeline, owner=ALICE, seed=n) for n in (1, 2)]}
        assert "text" not in alice.post("/kolors/export", json=asked).json()
        with pipeline.services.store.database.transaction() as db:
            db.execute("UPDATE records SET status = 'running' WHERE id = ?", (asked["records"][0],))
        told = alice.post("/kolors/export", json=asked).json()
        assert (told["records"], told["left"]) == (1, 1)
        assert told["text"] == "1 unfinished request was left out of the ZIP."


def test_a_zip_without_settings_holds_pictures_only(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        alice, own = Visitor(pipeline, ALICE), made(pipeline, owner=ALICE)
        told = alice.post("/kolors/export", json={"records": [own], "with_settings": False}).json()
        opened = zipfile.ZipFile(io.BytesIO(alice.get("/" + told["url"]).content))
        assert [opened.read(name) for name in opened.namelist()] == [metadata.strip(image_of(pipeline, own)[1])]


def test_what_cannot_be_exported_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with public(tmp_path) as pipeline:
        alice, own = Visitor(pipeline, ALICE), made(pipeline, owner=ALICE)
        assert Visitor(pipeline, None).post("/kolors/export", json={"records": [own]}).status_code == 403
        assert Visitor(pipeline, BOB).post("/kolors/export", json={"records": [own]}).status_code == 404
        for records in (None, "x", {}, [1], [None], [[]]):
            assert alice.post("/kolors/export", json={"records": records}).status_code == 400
        many = alice.post("/kolors/export?lang=zh", json={"records": ["x"] * 2001})
        assert (many.status_code, many.json()["error"]) == (413, "一个 ZIP 最多包含 2000 条记录，请少选一些。")
        monkeypatch.setattr(export_routes, "MOST_TEXT_BYTES", 10)
        assert alice.post("/kolors/export", json={"records": [own]}).status_code == 413


def links_of(visitor: Visitor, *records: str) -> list[str]:
    return [visitor.post("/kolors/export", json={"records": [each]}).json()["url"] for each in records]


def test_old_links_make_room_for_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_MOST_LINKS", 2)
    with public(tmp_path) as pipeline:
        alice = Visitor(pipeline, ALICE)
        urls = links_of(alice, *(made(pipeline, owner=ALICE, seed=seed) for seed in range(3)))
        assert [alice.get(f"/{url}").status_code for url in urls] == [404, 200, 200]


def test_a_visitors_links_push_out_nobody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_MOST_LINKS_EACH", 2)
    with public(tmp_path) as pipeline:
        app = Visitor(pipeline, ALICE)
        bob = {"X-Explorer-Visitor": BOB}
        [kept] = links_of(app, made(pipeline, owner=ALICE))
        records = [made(pipeline, owner=BOB, seed=seed) for seed in range(3)]
        urls = [app.post("/kolors/export", json={"records": [each]}, headers=bob).json()["url"] for each in records]
        assert [app.head(f"/{url}").status_code for url in (kept, *urls)] == [200, 404, 200, 200]
        again = app.post("/kolors/export", json={"records": [records[2]]}, headers=bob).json()["url"]
        assert again == urls[2]
        bare = {"records": [records[2]], "with_settings": False}
        assert app.post("/kolors/export", json=bare, headers=bob).json()["url"] not in urls


def test_an_id_that_is_none_is_refused(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        alice = Visitor(pipeline, ALICE)
        for body in (b'{"records": ["\\ud800"]}', b'{"records": ["a b"]}', b'{"records": [""]}'):
            assert alice.post("/kolors/export", content=body).status_code == 400
        assert pipeline.services.store.view("\ud800") is None


def test_stars_are_not_brought_to_a_public_app(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        record = made(pipeline, owner=ALICE)
        pipeline.services.store.library.star(ALICE, [record], is_starred=True)
        told = Visitor(pipeline, BOB).post("/kolors/import", content=exported(pipeline, record, owner=ALICE)).json()
        assert told["images"] == 1
        view = pipeline.services.store.view(pipeline.services.latest(BOB) or "")
        assert view is not None and not view.record.starred


def test_what_takes_too_many_pixels_or_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with public(tmp_path) as pipeline:
        data = exported(pipeline, made(pipeline, owner=ALICE, batch_size=3), owner=ALICE)
        bob, before = Visitor(pipeline, BOB), files_in(pipeline)
        monkeypatch.setattr(import_route, "_PIXELS_PUBLIC", 2 * 256 * 256)
        reply = bob.post("/kolors/import", content=data)
        assert (reply.status_code, "megapixels" in reply.json()["error"]) == (400, True)
        monkeypatch.setattr(import_route, "_PIXELS_PUBLIC", 3 * 256 * 256)
        monkeypatch.setattr(import_route, "_WORK_S", -1.0)
        reply = bob.post("/kolors/import?lang=zh", content=data)
        assert (reply.status_code, "用时过长" in reply.json()["error"]) == (400, True)
        assert files_in(pipeline) == before and pipeline.services.latest(BOB) is None
        monkeypatch.setattr(import_route, "_WORK_S", 1.0)
        assert bob.post("/kolors/import", content=data).json()["images"] == 3


def test_an_upload_that_trickles_gives_its_place_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_route, "_STALLED_S", 0.2)

    async def ask(imports: Any) -> tuple[int, int]:
        pieces = 0

        async def trickle() -> dict[str, Any]:
            nonlocal pieces
            pieces += 1
            await asyncio.sleep(0.01)
            return {"type": "http.request", "body": b"x", "more_body": pieces < 1000}

        headers = [(b"x-explorer-visitor", BOB.encode())]
        scope = {"type": "http", "method": "POST", "path": "/i", "headers": headers, "query_string": b""}
        return (await imports.take(import_route.Request(scope, trickle))).status_code, pieces

    with public(tmp_path) as pipeline:
        status, pieces = asyncio.run(ask(import_route._Imports(pipeline.services)))
        assert status == 408 and pieces < 1000


def test_one_picture_with_and_without_its_settings(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        own = made(pipeline, owner=ALICE, prompt="一只猫")
        name, data = image_of(pipeline, own)
        anyone = Visitor(pipeline, None)
        plain, whole = anyone.get(f"/kolors/plain/{name}"), anyone.get(f"/kolors/file/{name}")
        assert (plain.content, whole.content) == (metadata.strip(data), data)
        assert plain.headers["content-type"] == "image/png"
        assert unquote(plain.headers["content-disposition"]).endswith("_7_一只猫.png")
        stem = name.partition(".")[0]
        for wrong in (f"{stem}.jpg", f"{stem}.thumb.webp", "x" * 24 + ".png", "..%2f..%2flibrary.sqlite3", "lock.x"):
            assert anyone.get(f"/kolors/file/{wrong}").status_code == 404
        pipeline.services.store.library.delete(ALICE, [own], pipeline.clock.now())
        assert anyone.get(f"/kolors/plain/{name}").status_code == 404


def test_a_picture_whose_file_is_gone(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        own = made(pipeline, owner=ALICE)
        name, _ = image_of(pipeline, own)
        (pipeline.services.store.folder.images / name).unlink()
        assert Visitor(pipeline, None).get(f"/kolors/plain/{name}").status_code == 404


def test_an_import_answers_counts_and_a_sentence_and_is_the_visitors_own(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        data = exported(pipeline, made(pipeline, owner=ALICE, batch_size=3), owner=ALICE)
        bob = Visitor(pipeline, BOB)
        told = bob.post("/kolors/import", content=data).json()
        assert told == {
            "records": 1, "images": 3, "known": 0, "left_out": 0, "gone": 0, "text": "Imported 3 images.",
        }  # fmt: skip
        assert (
            bob.post("/kolors/import?lang=zh", content=data).json()["text"] == "没有导入新图片；3 张图片此前已在库中。"
        )
        assert pipeline.services.latest(BOB) != pipeline.services.latest(ALICE)
        assert [path.name for path in pipeline.services.store.folder.scratch.iterdir()] == []


def test_a_sweep_leaves_by_its_owners_link_only_and_comes_in_with_a_sentence(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        sweep_id = pipeline.sweep({"guidance_scale": "1, 2"}, owner=ALICE)
        path = f"/kolors/sweep/{sweep_id}/export"
        alice, bob = Visitor(pipeline, ALICE), Visitor(pipeline, BOB)
        assert "plan only" in alice.post(path, json={}).json()["text"]
        pipeline.sweep_until(sweep_id, "done", owner=ALICE)
        told = alice.post(path, json={}).json()
        assert list(told) == ["url"] and told["url"] == pipeline.services.exports.link(ALICE, sweep_id)
        assert bob.post(path, json={}).status_code == alice.post("/kolors/sweep/x/export", json={}).status_code == 404
        assert pipeline.services.exports.link(BOB, sweep_id) is None
        reply = bob.get(f"/{told['url']}")
        assert "-sea.zip" in reply.headers["content-disposition"]
        pipeline.services.sweeps.rename(sweep_id, ALICE, "Two")
        found = bob.post("/kolors/import", content=alice.get(f"/{told['url']}").content).json()
        assert found["text"] == "Imported 2 images; the sweep “Two” is in Explore, all of its 2 cells done."
        assert [head.sweep.id for head in pipeline.services.sweeps.all(BOB)] == [found["sweep"]]


def test_sentences_count() -> None:
    facts: dict[str, Any] = {"record_ids": (), "images": 0, "failed": 0, "known": 0, "known_failed": 0}
    found = importing.Imported(**{**facts, "left_out": 0, "gone": 0, "images": 25, "known": 3})
    texts = import_route.Texts("en")
    assert import_route.sentence(found, texts) == "Imported 25 images; 3 were already here."
    found = importing.Imported(**{**facts, "left_out": 1, "gone": 2, "failed": 1, "known_failed": 1})
    assert import_route.sentence(found, texts) == (
        "No new images were imported; 1 request without an image came along; 1 request without an image was already "
        "here; 1 picture was left out, as it carries no full record (of single files, only PNGs of this app do); "
        "2 images were missing already when the ZIP was made."
    )


def test_an_import_that_is_refused_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        bob = Visitor(pipeline, BOB)
        for body in (b"", b"no zip", b"\x89PNG"):
            reply = bob.post("/kolors/import?lang=zh", content=body)
            assert (reply.status_code, reply.json()["error"]) == (400, "这个文件不是 ZIP。请选择由本应用导出的 ZIP。")
        assert Visitor(pipeline, None).post("/kolors/import", content=b"x").status_code == 403
        assert bob.get("/kolors/import").status_code == 405
        assert files_in(pipeline) == [] and rows_in(pipeline)["records"] == 0


def test_an_upload_is_bounded_said_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_route, "MOST_BYTES_PUBLIC", 3 * 2**20)
    with public(tmp_path) as pipeline:
        bob = Visitor(pipeline, BOB)
        for content in (bytes(4 * 2**20), (bytes(2**19) for _ in range(9))):
            reply = bob.post("/kolors/import", content=content)
            assert (reply.status_code, "3 MB" in reply.json()["error"]) == (413, True)
        assert files_in(pipeline) == []


def test_a_disk_without_room_takes_no_upload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free, total = 65 * 2**20, 2**40

    monkeypatch.setattr(import_route.shutil, "disk_usage", lambda folder: Usage)
    with public(tmp_path) as pipeline:
        reply = Visitor(pipeline, BOB).post("/kolors/import", content=bytes(2 * 2**20))
        assert (reply.status_code, "no room" in reply.json()["error"]) == (507, True)
        assert files_in(pipeline) == []


def test_a_browser_that_falls_silent_gives_its_place_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_route, "_STALLED_S", 0.01)

    async def ask(path: Any, receive: Any) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        headers = [(b"x-explorer-visitor", BOB.encode())]
        scope = {"type": "http", "method": "POST", "path": "/kolors/import", "headers": headers, "query_string": b""}
        await path.handle(scope, receive, send)
        return sent

    with public(tmp_path) as pipeline:
        route = import_route.build_import_route(pipeline.services)

        async def silent() -> dict[str, Any]:
            await asyncio.Event().wait()
            return {}

        assert asyncio.run(ask(route, silent))[0]["status"] == 408

        async def leaving() -> dict[str, Any]:
            return {"type": "http.disconnect"}

        route = import_route.build_import_route(pipeline.services)
        assert asyncio.run(ask(route, leaving))[0]["status"] == 400
        assert files_in(pipeline) == []


def test_one_import_of_a_visitor_at_a_time(tmp_path: Path) -> None:
    with public(tmp_path) as pipeline:
        imports = import_route._Imports(pipeline.services)
        imports._owners.add(BOB)
        app = TestClient(Starlette(routes=[import_route.Route("/i", imports.take, methods=["POST"])]))
        assert app.post("/i", content=b"x", headers={"X-Explorer-Visitor": BOB}).status_code == 429
        assert app.post("/i", content=b"x", headers={"X-Explorer-Visitor": ALICE}).status_code == 400
        assert imports._owners == {BOB}


def test_a_name_of_any_script_survives_the_header() -> None:
    header = disposition('a"b\\%_一只猫.png')
    assert header.startswith('attachment; filename="a_b______.png"; ')
    assert unquote(header.partition("UTF-8''")[2]) == 'a"b\\%_一只猫.png'
    assert header.isascii()
