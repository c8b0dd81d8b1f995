"""Two visitors of a public app over plain HTTP: what one made, the other can neither export, fetch nor import into."""

from __future__ import annotations

import io
import json
import re
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright")

from components.emulator.core import Emulator
from components.emulator.options import Options
from components.services import Services
from tests.e2e.launching import running_app
from tests.unit.export_zips import await_thumbnails

ALICE, BOB = "alice-alice-alice-alice", "bob-bob-bob-bob-bob-bob"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicApp:
    url: str
    services: Services

    def make(self, owner: str, **values: Any) -> str:
        """Generate for an owner and give the record's id."""
        services = self.services
        request = services.read_request({"prompt": "sea", "image_size": "256x256", **values}, {}, owner)
        sent = services.generate(request, owner=owner, connection=services.connections.default)
        services.when_ended(sent.record_id).result(timeout=60)
        await_thumbnails(services.store, sent.record_id)
        return sent.record_id

    def ask(self, path: str, visitor: str | None = None, body: Any = None) -> tuple[int, bytes, dict[str, str]]:
        """Call the app; gives status, body and headers."""
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        headers = {} if visitor is None else {"X-Explorer-Visitor": visitor}
        request = urllib.request.Request(f"{self.url}/{path}", data=data, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return reply.status, reply.read(), {key.lower(): value for key, value in reply.headers.items()}
        except urllib.error.HTTPError as error:
            return error.code, error.read(), {key.lower(): value for key, value in error.headers.items()}

    def export(self, visitor: str | None, *record_ids: str) -> tuple[int, dict[str, Any]]:
        status, body, _ = self.ask("kolors/export", visitor, {"records": record_ids, "with_settings": True})
        return status, json.loads(body)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublicApp]:
    with running_app(tmp_path_factory.mktemp("data"), Emulator(Options()), EXPLORER_PUBLIC="1") as (url, services):
        yield PublicApp(url=url, services=services)


def owned(app: PublicApp, owner: str) -> list[str]:
    rows = app.services.store.database.rows("SELECT id FROM records WHERE owner = ? ORDER BY id", (owner,))
    return [row["id"] for row in rows]


def test_a_zip_goes_out_and_comes_back_as_ones_own(app: PublicApp) -> None:
    first = app.make(ALICE, prompt="一只猫", batch_size=2, seed=1)
    status, told = app.export(ALICE, first)
    assert (status, told["count"]) == (200, 2)
    assert re.fullmatch(r"export/[A-Za-z0-9_-]{43}\.zip", told["url"])
    status, data, headers = app.ask(told["url"])
    assert (status, headers["content-type"]) == (200, "application/zip")
    assert headers["cache-control"] == "private, no-store"
    assert re.search(r"kolors-\d{4}-\d\d-\d\d-2-images\.zip", headers["content-disposition"])
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    before = owned(app, ALICE)
    visitor = "carol-carol-carol-carol"
    status, body, _ = app.ask("kolors/import", visitor, data)
    assert (status, json.loads(body)["images"]) == (200, 2)
    assert owned(app, ALICE) == before
    [copy] = owned(app, visitor)
    assert app.services.view(copy, visitor) is not None
    assert app.services.view(copy, ALICE) is None and app.services.view(first, visitor) is None
    status, body, _ = app.ask("kolors/import?lang=zh", visitor, data)
    assert json.loads(body)["text"] == "没有导入新图片；2 张图片此前已在库中。"


def test_nobody_exports_anothers_records(app: PublicApp) -> None:
    secret, own = app.make(ALICE, prompt="a secret garden", seed=2), app.make(BOB, prompt="mine", seed=3)
    for visitor, status in ((BOB, 404), (None, 403), ("short", 403), ("../../../../etc/passwd", 403)):
        assert app.export(visitor, secret)[0] == status
    status, told = app.export(BOB, own, secret)
    assert (status, told["count"], told["records"]) == (200, 1, 1)
    data = app.ask(told["url"])[1]
    manifest = zipfile.ZipFile(io.BytesIO(data)).read("manifest.json").decode()
    assert "mine" in manifest
    for theirs in ("secret garden", ALICE, BOB, secret, own):
        assert theirs not in manifest
    for path in ("export/x.zip", f"export/{secret}.zip", "export/..%2f..%2flibrary.sqlite3.zip", "export/.zip"):
        assert app.ask(path, BOB)[0] == 404


def test_a_deleted_record_leaves_its_link_and_its_pictures_empty(app: PublicApp) -> None:
    record_id = app.make(ALICE, prompt="soon gone", seed=4)
    url = app.export(ALICE, record_id)[1]["url"]
    view = app.services.view(record_id, ALICE)
    assert view is not None
    name = view.saved[0].file
    status, plain, headers = app.ask(f"kolors/plain/{name}")
    assert (status, headers["x-content-type-options"]) == (200, "nosniff")
    assert headers["content-disposition"].startswith("attachment; ")
    assert len(plain) < len(app.ask(f"kolors/file/{name}")[1])
    app.services.store.library.delete(ALICE, [record_id], app.services.clock.now())
    assert app.ask(f"kolors/plain/{name}")[0] == app.ask(f"kolors/file/{name}")[0] == 404
    assert b"soon-gone" not in app.ask(url)[1]


def test_nobody_imports_into_anothers_library(app: PublicApp) -> None:
    record_id = app.make(BOB, seed=5)
    data = app.ask(app.export(BOB, record_id)[1]["url"])[1]
    files = {
        name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    before = owned(app, ALICE)
    for name, value in (("owner", ALICE), ("account", "x"), ("id", before[0])):
        manifest = json.loads(files["manifest.json"])
        manifest["records"][0][name] = value
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as opened:
            for each, content in {**files, "manifest.json": json.dumps(manifest).encode()}.items():
                opened.writestr(each, content)
        status, body, _ = app.ask("kolors/import", BOB, buffer.getvalue())
        assert (status, name in json.loads(body)["error"]) == (400, True)
    assert app.ask("kolors/import", None, data)[0] == 403
    assert app.ask("kolors/import", "short", data)[0] == 403
    assert owned(app, ALICE) == before


def test_a_hostile_upload_leaves_the_app_as_it_was(app: PublicApp) -> None:
    before = owned(app, BOB), sorted(Path(app.services.store.folder.images).iterdir())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("images/../../../evil.png", b"x")
    status, body, _ = app.ask("kolors/import", BOB, buffer.getvalue())
    assert (status, "leads out" in json.loads(body)["error"]) == (400, True)
    assert (owned(app, BOB), sorted(Path(app.services.store.folder.images).iterdir())) == before
    assert list(app.services.store.folder.scratch.iterdir()) == []
