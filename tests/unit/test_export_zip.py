"""The streamed ZIP: what is in it, what is not, and that it never lies in memory as a whole."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from components import metadata
from components.export import manifest
from components.export.streaming import stream_zip
from components.export.zipping import StreamedZip
from tests import pipeline as pipelines
from tests.pipeline import Pipeline
from tests.unit.export_zips import exported, files_of, made

KEY = "sk-secret-secret-secret"


def saved(pipeline: Pipeline, record_id: str, at: int = 0) -> Path:
    view = pipeline.services.store.view(record_id)
    assert view is not None
    return pipeline.services.image_path(view.saved[at])


def test_a_zip_holds_images_as_on_disk_and_a_manifest_of_all(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path) as pipeline:
        first, second = made(pipeline, batch_size=2, prompt="一只猫 在海边"), made(pipeline, prompt="sea")
        files = files_of(exported(pipeline, first, second, "unknown", first))
        names = [name for name in files if name.startswith("images/")]
        assert [name.rpartition("_")[2] for name in names] == ["一只猫-在海边.png", "一只猫-在海边-2.png", "sea.png"]
        assert files[names[1]] == saved(pipeline, first, 1).read_bytes()
        assert list(files)[-3:] == ["manifest.json", "manifest.csv", "index.html"]
        assert [name for name in files if name.startswith("thumbs/")] == [
            f"thumbs/{name.removeprefix('images/')}.webp" for name in names
        ]
        told = json.loads(files["manifest.json"])
        assert (told["format"], told["version"], len(told["records"])) == (manifest.FORMAT, 1, 2)
        assert [image["file"] for record in told["records"] for image in record["images"]] == names
        record = pipeline.services.store.record(first)
        assert record is not None
        assert told["records"][0]["digest"] == record.digest
        assert told["records"][0]["request"] == record.request.asked()
        assert told["records"][0]["status"] == "done" and told["records"][0]["trace_id"]


def test_nothing_of_the_owner_the_key_or_an_address_leaves(tmp_path: Path) -> None:
    environment: dict[str, object] = {"SILICONFLOW_API_KEY": KEY, "SILICONFLOW_BASE_URL": "emulator:"}
    owner = "the-owner-of-all-this"
    with pipelines.pipeline(tmp_path, environment=environment, faults=("ok", "url-404")) as pipeline:
        ids = [made(pipeline, owner=owner), made(pipeline, owner=owner, seed=8)]
        views = [pipeline.services.store.view(each) for each in ids]
        secrets = [KEY, owner, *ids, *(view.record.account for view in views if view)]
        secrets += [image.stem for view in views if view for image in view.images] + ["http", "Authorization"]
        files = files_of(exported(pipeline, *ids, owner=owner))
        texts = files["manifest.json"] + files["manifest.csv"]
        assert b"lost_image" in texts
        assert [each for each in secrets if each.encode() in texts] == []


def test_an_address_in_an_error_is_taken_out(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path) as pipeline:
        view = pipeline.services.store.view(made(pipeline))
        assert view is not None
        error = {"kind": "bad_request", "message": "image: https://host/x.png?sig=1 is dead. Change it.", "status": 400}
        object.__setattr__(view.record, "error", error)
        entry = manifest.record_entry(view, [])
        assert entry["error"]["message"] == "image: … is dead. Change it."


def test_records_of_others_and_those_that_still_run_stay(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as pipeline:
        mine, others = made(pipeline, owner="a"), pipeline.ask(owner="b", seed=2)
        waiting = pipeline.ask(owner="a", seed=3)
        pipeline.settle()
        told = json.loads(files_of(exported(pipeline, mine, others, waiting, owner="a"))["manifest.json"])
        assert [record["request"]["seed"] for record in told["records"]] == [7]


def test_a_record_that_failed_is_in_the_manifest(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path, faults=("moderation",)) as pipeline:
        files = files_of(exported(pipeline, made(pipeline)))
        [record] = json.loads(files["manifest.json"])["records"]
        assert (record["status"], record["error"]["kind"], record["images"]) == ("refused", "moderation", [])
        assert list(files) == ["manifest.json", "manifest.csv", "index.html"]
        rows = list(csv.DictReader(io.StringIO(files["manifest.csv"].decode("utf-8-sig"))))
        assert (rows[0]["file"], rows[0]["status"]) == ("", "refused")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", rows[0]["accepted_utc"]) and rows[0]["ended_utc"]


def test_a_file_that_vanished_or_changed_is_left_out_and_said_so(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = made(pipeline, batch_size=3)
        saved(pipeline, record_id, 0).unlink()
        saved(pipeline, record_id, 2).write_bytes(b"overwritten")
        files = files_of(exported(pipeline, record_id))
        images = json.loads(files["manifest.json"])["records"][0]["images"]
        assert [(each["file"] is None, each.get("missing")) for each in images] == [
            (True, "gone"),
            (False, None),
            (True, "changed"),
        ]
        assert len(files) == 5


def test_a_file_that_vanishes_while_the_zip_streams_breaks_nothing(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = made(pipeline, batch_size=2)
        pieces = stream_zip(pipeline.services.store, [record_id], "local", pipeline.clock.now())
        data = next(pieces)
        saved(pipeline, record_id, 1).unlink()
        files = files_of(data + b"".join(pieces))
        assert [each.get("missing") for each in json.loads(files["manifest.json"])["records"][0]["images"]] == [
            None,
            "gone",
        ]


def test_without_settings_there_are_the_services_own_bytes_and_nothing_beside(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = made(pipeline, prompt="a secret garden", batch_size=2)
        on_disk = [saved(pipeline, record_id, at).read_bytes() for at in (0, 1)]
        assert all(metadata.strip(each) != each for each in on_disk)
        files = files_of(exported(pipeline, record_id, with_settings=False))
        assert list(files.values()) == [metadata.strip(each) for each in on_disk]
        names = [re.fullmatch(r"images/\d{4}-\d\d-\d\d_(\d{4})\.png", name) for name in files]
        assert [name and name[1] for name in names] == ["0001", "0002"]


def test_init_images_come_along_but_only_the_owners_own(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path) as pipeline:
        picture = saved(pipeline, made(pipeline, owner="a"))
        services = pipeline.services
        request = services.read_request({"prompt": "sea", "image_size": "256x256", "seed": 1}, {"image": picture}, "a")
        sent = services.generate(request, owner="a", connection=services.connections.default)
        pipeline.finish(sent.record_id)
        name = f"inits/{request.image}.webp"
        assert files_of(exported(pipeline, sent.record_id, owner="a"))[name].startswith(b"RIFF")
        with services.store.database.transaction() as db:
            db.execute("UPDATE records SET owner = 'b' WHERE id = ?", (sent.record_id,))
        assert name not in files_of(exported(pipeline, sent.record_id, owner="b"))


@pytest.mark.parametrize("prompt", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1+1", '=HYPERLINK("http://x","y")'])
def test_no_prompt_is_a_formula(tmp_path: Path, prompt: str) -> None:
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = made(pipeline, prompt=prompt, negative_prompt="猫,\n狗")
        text = files_of(exported(pipeline, record_id))["manifest.csv"]
        assert text.startswith(b"\xef\xbb\xbf")
        [row] = csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""))
        assert row["prompt"] == f"'{prompt.strip()}"
        assert row["negative_prompt"] == "猫,\n狗"
        assert row["seed"] == "7"


def test_entries_tell_their_size_before_their_bytes_and_pictures_are_not_compressed(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path) as pipeline:
        data = exported(pipeline, made(pipeline, prompt="月"))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        image, small, *texts = opened.infolist()
        assert opened.testzip() is None
        assert image.compress_type == small.compress_type == zipfile.ZIP_STORED
        assert {text.compress_type for text in texts} == {zipfile.ZIP_DEFLATED}
        assert not any(info.flag_bits & 0x8 for info in opened.infolist())
        assert image.flag_bits & 0x800


def test_beyond_4_gb_it_is_zip64(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1000)
    with StreamedZip() as archive:
        data = archive.add("a", bytes(900), 0) + archive.add("b", bytes(900), 0) + archive.add("c", b"c", 5e9)
        data += archive.end()
    assert b"PK\x06\x06" in data
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert opened.read("c") == b"c"
        assert opened.getinfo("a").date_time == (1980, 1, 1, 0, 0, 0)


def test_one_entry_at_a_time_is_held(tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = made(pipeline, batch_size=4)
        largest = max(saved(pipeline, record_id, at).stat().st_size for at in range(4))
        pieces = list(stream_zip(pipeline.services.store, [record_id], "local", pipeline.clock.now()))
        assert len(pieces) == 12
        assert max(len(piece) for piece in pieces) < largest + 300


def test_addresses_go_from_errors_in_linear_time() -> None:
    """Each word of dots is read once; the time would grow a hundredfold here with its square."""
    from components.export import manifest

    error = {"kind": "timeout", "message": "see " + "a" * 40 + "://x/y?key=1 and HTTP://z, end"}
    assert manifest._error_entry(error)["message"] == "see " + "a" * 19 + "… and … end"  # type: ignore[index]
    assert manifest._error_entry({"kind": "timeout", "message": "a." * 500_000})["message"] == "a." * 500_000  # type: ignore[index]
