"""Settings reach every image on its way home, and no image is lost to them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from components import metadata
from components.metadata import FileSettings, Found
from components.runner import downloading
from components.store.rows import StoredImage
from tests.metadata_samples import encoded
from tests.pipeline import Pipeline, pipeline


def files_of(running: Pipeline, record_id: str) -> list[tuple[StoredImage, bytes]]:
    store = running.services.store
    return [(image, store.folder.image_path(image).read_bytes()) for image in store.images(record_id)]


def settings_in(data: bytes) -> FileSettings:
    found = metadata.read(data)
    assert isinstance(found, Found)
    settings = metadata.settings_of(found)
    assert settings is not None
    return settings


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def make(running: Pipeline, **values: Any) -> tuple[str, list[tuple[StoredImage, bytes]]]:
    record_id = running.ask(**values)
    assert running.finish(record_id)["status"] == "done"
    return record_id, files_of(running, record_id)


@pytest.mark.parametrize("options", [{}, {"faults": ("b64",)}], ids=["by address", "inline"])
def test_every_image_says_how_it_was_made(tmp_path: Path, options: dict[str, Any]) -> None:
    with pipeline(tmp_path, **options) as running:
        record_id, files = make(running, prompt="一只猫", batch_size=2)
        view = running.services.store.view(record_id)
        assert view is not None and len(files) == 2
        for image, data in files:
            settings = settings_in(data)
            assert (settings.request, settings.digest) == (view.record.request, view.record.digest)
            assert (settings.site, settings.service) == (view.record.site, view.record.service)
            assert (settings.index, settings.seed) == (image.index, image.seed)
            assert settings.trace_id == view.posts[0].trace_id
            assert (settings.accepted_utc, settings.replied_utc) == (view.record.accepted_utc, image.replied_utc)
            assert (settings.width, settings.height) == (image.width, image.height)


def test_both_hashes_are_kept_and_the_service_s_bytes_come_back(tmp_path: Path) -> None:
    with pipeline(tmp_path) as running:
        _, [(image, data)] = make(running)
        assert (len(data), sha256(data)) == (image.bytes, image.sha256)
        assert sha256(metadata.strip(data)) == image.source_sha256 != image.sha256
        with Image.open(running.services.store.folder.image_path(image)) as opened:
            opened.load()


def test_the_address_of_an_image_is_never_in_it(tmp_path: Path) -> None:
    with pipeline(tmp_path) as running:
        record_id, files = make(running)
        view = running.services.store.view(record_id)
        assert view is not None and view.posts[0].reply is not None
        urls = [row["url"] for row in view.posts[0].reply["images"]]
        assert urls and not any(url.encode() in data for _, data in files for url in urls)


def test_nothing_half_stays_behind(tmp_path: Path) -> None:
    with pipeline(tmp_path) as running:
        make(running)
        running.services.runner.close()  # thumbnails are made beside
        assert list(running.services.store.folder.scratch.iterdir()) == []


def test_an_image_is_kept_where_its_settings_cannot_be_put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes, settings: FileSettings) -> bytes:
        raise ValueError("an odd file")

    monkeypatch.setattr(downloading.metadata, "insert", fail)
    with pipeline(tmp_path) as running:
        _, [(image, data)] = make(running)
        assert sha256(data) == image.sha256 == image.source_sha256
        assert metadata.read(data) is None


def test_an_image_is_kept_as_it_is_where_its_bytes_would_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloading.metadata, "insert", lambda data, settings: data + b"no way back")
    with pipeline(tmp_path) as running:
        _, [(image, data)] = make(running)
        assert sha256(data) == image.sha256 == image.source_sha256 and not data.endswith(b"back")


def interrupted(running: Pipeline, left: bytes | None = None) -> tuple[StoredImage, bytes]:
    """Make an image, forget that it was saved, leave a file of its name, and fetch it again."""
    record_id, [(image, _)] = make(running)
    store = running.services.store
    with store.database.transaction() as db:
        db.execute("UPDATE images SET state = 'expected', url = 'http://gone.invalid/' WHERE id = ?", (image.id,))
    if left is not None:
        store.folder.image_path(image).write_bytes(left)
    expected, record, post = store.image(image.id), store.record(record_id), store.post(image.post_id)
    assert expected is not None and record is not None and post is not None
    clients = running.services.clients
    downloaded = downloading.bring_home(expected, record, post, clients, store.folder)
    kept = downloaded.path.read_bytes()
    assert (len(kept), sha256(kept)) == (downloaded.size_bytes, downloaded.sha256)
    assert downloaded.source_sha256 == sha256(metadata.strip(kept)) == image.source_sha256 or left is not None
    return image, kept


def test_a_finished_file_of_an_interrupted_attempt_is_taken_over(tmp_path: Path) -> None:
    with pipeline(tmp_path) as running:
        image, kept = interrupted(running)
        assert sha256(kept) == image.sha256


def test_a_finished_file_without_settings_gets_them(tmp_path: Path) -> None:
    bare = encoded("PNG")
    with pipeline(tmp_path) as running:
        image, kept = interrupted(running, left=bare)
        assert metadata.strip(kept) == bare
        assert settings_in(kept).index == image.index
